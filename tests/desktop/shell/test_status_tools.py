"""What the list under the badge says is wrong: the server that is away is told apart from one that answers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from desktop.shell.desk import Desk
from desktop.shell.status_tools import StatusTools, trouble_words
from desktop.shell.sync_badge import overdue_words
from tests.desktop.shell.watched import Link


def _trouble(problem: str, *, online: bool, now: int = 10) -> str:
    """What is said when the server was not heard for long."""
    link = Link(online=online)
    link.problem = problem
    desk = SimpleNamespace(status=link, clock=SimpleNamespace(now=lambda: now))
    return StatusTools(cast("Desk", desk), lambda: None, lambda _: None).trouble()


@pytest.mark.parametrize("problem", ["unreachable", "bad_answer"])
def test_a_server_that_is_away_for_too_long_is_said_to_be(problem: str) -> None:
    assert _trouble(problem, online=False) == f"{trouble_words(problem)} {overdue_words()}"
    assert _trouble(problem, online=False, now=9) == trouble_words(problem)


@pytest.mark.parametrize(
    ("problem", "online"),
    [
        ("upgrade_needed", True),
        ("not_signed_in", True),
        ("disk_full", True),
        ("disk_full", False),
        ("keyring_locked", False),
        ("stopped", False),
        ("", True),
        ("", False),
    ],
)
def test_what_has_another_cause_is_not_said_to_be_the_server(problem: str, online: bool) -> None:
    assert _trouble(problem, online=online) == trouble_words(problem)
