"""`make serve`: the demo workshop's server for another program, until Ctrl+C."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from scheduling.ids import uuid7
from tools.running import ROOT, Home


@pytest.fixture
def home() -> Iterator[Home]:
    """A folder that other users can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="autodoctor-run-"))
    folder.chmod(0o755)
    yield Home(folder)
    shutil.rmtree(folder)


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        yield line
        if line.startswith("Ctrl+C here stops everything"):
            return


def _made(answer: httpx.Response) -> Any:
    assert answer.is_success, answer.text
    return answer.json()


def test_another_program_signs_in_with_what_it_was_told(home: Home) -> None:
    unset = {"AUTODOCTOR_DATABASE_URL", "AUTODOCTOR_OWNER_DATABASE_URL", "AUTODOCTOR_PAYMENTS"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"AUTODOCTOR_HOME": str(home.folder), "AUTODOCTOR_PORT": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "tools.run", "--serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            said = "".join(_lines(process))
            found = re.search(r"document: (\S+)/schema/openapi.json", said)
            assert found, said
            owner = next(person for person in home.people() if person.role == "owner")
            assert owner.email in said
            assert str(home.credentials) in said
            with httpx.Client(base_url=found[1], trust_env=False) as client:
                device = {"device_id": str(uuid7()), "device_name": "another program", "app": "1.0.0"}
                person = {"email": owner.email, "password": owner.password}
                tokens = _made(client.post("/auth/sign-in", json=person | device))
                bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
                wish = {"name": "Website", "scopes": ["availability"]}
                key = _made(client.post("/keys", json=wish, headers=bearer))
                shop = client.get("/site/shop", headers={"Authorization": f"Bearer {key['key']}"})
                assert shop.json()["zone"] == "America/Toronto"
                assert "/site/shop" in client.get("/schema/openapi.json").json()["paths"]
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.stdout.read() if process.stdout else ""
            assert process.wait(timeout=60) == 0, rest
    assert f"The data stays in {home.folder}" in rest
    assert home.read_running() is None
    assert not (home.postgres / "data" / "postmaster.pid").exists(), "PostgreSQL still runs"
