"""A failpoint is a comment in a normal run, and a call on the same line where the harness asks for it."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import CodeType

import pytest

from tests.soak import failpoints

FILES = sorted(set(failpoints.marked().values()))
ASKED = """
from tests.soak import failpoints
hits = []
failpoints.install(hits.append)
from desktop.store.local_store import LocalStore
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
store = LocalStore.in_memory()
store.submit(CreateCustomer(customer_id=uuid7(), name="A"))
print(*hits)
"""
NOT_ASKED = ASKED.replace("failpoints.install(hits.append)", "")
LATE = "import desktop.store.outbox" + ASKED


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], cwd=failpoints.ROOT, capture_output=True, text=True, check=False
    )


def _names(code: CodeType) -> set[str]:
    inner = (_names(each) for each in code.co_consts if isinstance(each, CodeType))
    texts = {each for each in code.co_consts if isinstance(each, str)}
    return {*code.co_names, *code.co_varnames, *texts}.union(*inner)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(failpoints.ROOT)))
def test_what_a_normal_run_compiles_knows_nothing_of_failpoints(path: Path) -> None:
    source = importlib.util.decode_source(path.read_bytes())
    marks = set(failpoints.names_in(source, str(path)))
    normal = _names(compile(source, str(path), "exec", dont_inherit=True))
    assert not {name for name in normal if name in {failpoints.CALL, *marks}}
    asked = _names(compile(failpoints.instrumented(source), str(path), "exec", dont_inherit=True))
    assert asked - normal == {failpoints.CALL, *marks}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(failpoints.ROOT)))
def test_a_call_moves_no_line_and_changes_nothing_else(path: Path) -> None:
    source = path.read_text()
    tree = ast.parse(failpoints.instrumented(source))
    for node in ast.walk(tree):
        for _, value in ast.iter_fields(node):
            if isinstance(value, list):
                value[:] = [each for each in value if not _is_call(each)]
    assert _with_lines(tree) == _with_lines(ast.parse(source))


def _with_lines(tree: ast.AST) -> str:
    """The tree and where each of its parts begins; a block that ends with a failpoint ends later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt | ast.expr):
            node.end_lineno = node.end_col_offset = None
    return ast.dump(tree, include_attributes=True)


def _is_call(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == failpoints.CALL
    )


def test_the_hook_calls_at_each_step_and_nothing_calls_without_it() -> None:
    asked = _run(ASKED)
    expected = ["outbox.made", "cache.made", "outbox.append_written", "outbox.append_kept", "store.submitted"]
    made = [name for name in asked.stdout.split() if name in expected]
    assert sorted(made, key=expected.index) == expected, asked.stderr
    assert made.index("outbox.append_written") < made.index("outbox.append_kept")
    without = _run(NOT_ASKED)
    assert (without.returncode, without.stdout) == (0, "\n")


def test_a_product_that_is_imported_already_is_refused() -> None:
    late = _run(LATE)
    assert "BadMark: imported before its failpoints: desktop.store.outbox" in late.stderr


@pytest.mark.parametrize(
    "line",
    [
        "    # Failpoint: outbox.kept",
        "    #failpoint: outbox.kept",
        "    # fail-point: outbox.kept",
        "    # failpoint outbox.kept",
        "    # failpoint: outbox",
        "    # failpoint: outbox.kept, really",
        "    x = 1  # failpoint: outbox.kept",
        "# failpoint: outbox.kept",
    ],
)
def test_what_is_nearly_a_failpoint_is_refused(line: str) -> None:
    with pytest.raises(failpoints.BadMark, match="somewhere"):
        failpoints.names_in(f"def f():\n{line}\n    return 1\n", "somewhere")


def test_a_name_is_there_once(tmp_path: Path) -> None:
    for package in failpoints.PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "a.py").write_text("def f():\n    # failpoint: a.step\n    return 1\n")
    with pytest.raises(failpoints.BadMark, match=r"a\.step: in .*desktop.* and in .*scheduling"):
        failpoints.marked(tmp_path)


def test_an_unknown_name_is_refused() -> None:
    among = frozenset(failpoints.marked())
    failpoints.known(["outbox.append_kept"], among)
    with pytest.raises(failpoints.BadMark, match=r"no such failpoint: outbox\.appended"):
        failpoints.known(["outbox.append_kept", "outbox.appended"], among)
