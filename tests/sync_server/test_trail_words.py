"""Every word that the server writes into the trail is one of the trail's own, found in the server's source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sync_server
from scheduling.commands import NAMES, Command
from scheduling.trail import ENTRIES, STEPS
from scheduling.waiver_records import ActKind
from sync_server.services.account_rows import AccountPurpose
from sync_server.services.clocking import _WHAT

KNOWN = STEPS.union(*ENTRIES.values())
KEPT = ("plan", "bay", "organization", "staff_member", "mechanic")
"""What ``management.keep`` writes under two names each; nobody founds an organization there."""
WRITERS = frozenset(
    {"note", "record_sign", "_record", "create", "change", "_step", "AuditEntry", "Event", "keep_placed"}
)


def _literals() -> Iterator[tuple[str, str]]:
    """Where, and what; of each call that writes into the trail."""
    folder = Path(sync_server.__file__).parent
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            place = f"{file.relative_to(folder)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in WRITERS:
                yield from ((place, word) for word in _words_of(node))
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "what":
                yield from ((place, word) for word in _constants(node.value) if "." in word)


def _words_of(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        if keyword.arg == "what":
            yield from _constants(keyword.value)
    for argument in call.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and "." in argument.value:
            yield argument.value


def _constants(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _constants(value.body)
        yield from _constants(value.orelse)


FOUND = list(_literals())


def test_the_search_finds_steps_and_entries() -> None:
    words = {word for _, word in FOUND}
    assert {"booked", "moved", "placed", "imported", "auth.sign_in", "payment.by_hand"} <= words
    assert {"favourite.add", "favourite.remove", "import.customers", "platform.found"} <= words


@pytest.mark.parametrize(("place", "word"), sorted(FOUND))
def test_a_word_that_is_written_is_known(place: str, word: str) -> None:
    assert word in KNOWN, place


def test_words_that_are_put_together_are_known() -> None:
    assert set(_WHAT.values()) <= STEPS
    assert {f"waiver.{kind.value}" for kind in ActKind} <= KNOWN
    assert {f"account.{purpose.value}" for purpose in AccountPurpose} <= KNOWN
    assert {f"account.ask_{purpose.value}" for purpose in AccountPurpose} <= KNOWN
    assert {f"{kind}.{verb}" for kind in KEPT for verb in ("create", "edit")} - {
        "organization.create"
    } <= KNOWN


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_command_that_is_no_step_of_a_session_is_known(name: str) -> None:
    command: type[Command] = NAMES[name]
    if name.startswith("session.") or name == "offer.answer@1":
        return
    assert name.partition("@")[0] in KNOWN, command
