"""`make run` where there is no display: everything up from nothing, the main job offscreen, everything down again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.running import ROOT, Home


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that other users can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="autodoctor-run-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_the_main_job_without_a_display(home: Path, tmp_path: Path) -> None:
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "AUTODOCTOR_DATABASE_URL", "AUTODOCTOR_OWNER_DATABASE_URL"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment["AUTODOCTOR_HOME"] = str(home)
    done = subprocess.run(
        [sys.executable, "-m", "tools.run", "--fresh", "--pictures", str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no display" in done.stdout
    assert "on the first and on the second desktop" in done.stdout
    for picture in ("1-week.png", "2-first-desktop.png", "3-second-desktop.png"):
        assert (tmp_path / picture).stat().st_size > 20_000
        assert str(tmp_path / picture) in done.stdout
    assert Home(home).read_running() is None
    assert not (home / "postgres" / "data" / "postmaster.pid").exists(), "PostgreSQL still runs"
