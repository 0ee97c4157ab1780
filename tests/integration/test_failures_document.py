"""docs/failures.md names tests that exist, and has every failure that the program must live through."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "docs" / "failures.md").read_text(encoding="utf-8").splitlines()
ROWS = {cells[1].strip(): cells[3] for line in LINES if len(cells := line.split("|")) == 5 and "::" in line}
NAMED = sorted({name for shown in ROWS.values() for name in re.findall(r"`(tests/[^`]+::[^`]+)`", shown)})
FAILURES = [
    "kill -9", "controls", "dropped", "torn", "delayed", "doubled", "reordered", "one slot", "waiver on the unplaced",
    "clock", "daylight-saving", "half-open", "buffers", "captive portal", "PostgreSQL restarted", "LISTEN", "new epoch",
    "disk full", "read-only disk", "corrupt cache", "keyring", "old client", "new client", "tombstones", "window moved",
    "foreign ids", "poison", "very much", "two processes", "state machine",
]  # fmt: skip


@cache
def _tests_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assigned = {name.id for node in tree.body if isinstance(node, ast.Assign) for name in node.targets
                if isinstance(name, ast.Name)}  # fmt: skip
    return frozenset(functions | assigned)


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_is_named_exists(name: str) -> None:
    path, _, test = name.partition("::")
    assert test in _tests_of(path)


@pytest.mark.parametrize("failure", FAILURES)
def test_each_failure_has_its_row(failure: str) -> None:
    assert any(failure.lower() in row.lower() for row in ROWS), failure


def test_no_row_goes_without_a_test() -> None:
    tables = [line for line in LINES if line.startswith("| ")]
    assert len(ROWS) == len(tables) - 2, "its head and the line below it"
