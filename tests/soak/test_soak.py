"""A bounded share of ``make soak``: in programs of their own, since failpoints come before the product is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.soak.crashes import OF_OTHERS
from tests.soak.failpoints import ROOT, marked

SEED = "20261121"


def soak(directory: Path, *arguments: str) -> dict[str, Any]:
    """The row of one part, which ended well."""
    result = directory / "soak.json"
    command = [sys.executable, "-m", "tests.soak", *arguments, "--seed", SEED, "--json", str(result)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"{ended.stdout[-4000:]}{ended.stderr[-4000:]}"
    (row,) = json.loads(result.read_text())["rows"]
    assert isinstance(row, dict)
    return row


@pytest.mark.timeout(600)
def test_programs_that_go_down_at_every_failpoint_lose_and_double_nothing(tmp_path: Path) -> None:
    row = soak(tmp_path, "crashes", "--crashes", "30")
    wanted = {name for name in marked() if not name.startswith(OF_OTHERS)}
    assert wanted <= set(row["failpoints"]), "each failpoint is hit, and none is dead"
    figures = row["figures"]
    assert (figures["lost"], figures["doubled"], figures["conflicted with itself"]) == (0, 0, 0)
    assert min(figures["saved"], figures["went down before it was called saved"]) > 0
    assert min(figures["backups restored"], figures["old copies of caches and outboxes"]) > 0


@pytest.mark.timeout(600)
def test_without_deduplication_the_same_is_noticed_to_double(tmp_path: Path) -> None:
    figures = soak(tmp_path, "undeduplicated", "--controls", "100")["figures"]
    assert figures["doubled"] + figures["conflicted with itself"] > 0


@pytest.mark.timeout(600)
def test_killed_processes_lose_and_double_nothing(tmp_path: Path) -> None:
    figures = soak(tmp_path, "kills", "--kills", "8")["figures"]
    assert (figures["lost"], figures["doubled"], figures["conflicted with itself"]) == (0, 0, 0)
    assert figures["processes killed"] >= 8
    assert min(figures["saved"], figures["desktops killed"], figures["servers killed"]) > 0


@pytest.mark.timeout(300)
def test_a_plain_sequence_misses_rows_where_our_cursor_misses_none(tmp_path: Path) -> None:
    figures = soak(tmp_path, "cursor", "--rounds", "2")["figures"]
    assert figures["missed by a plain sequence"] >= 2
    assert figures["missed by ours"] == 0
