"""The table of what each journey takes: what is kept, added to, and printed. No journey is driven here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import journey_counts
from tools.journey_counts import Effort, keep, read, table


def test_each_journey_is_kept_beside_the_others_and_counted_anew(tmp_path: Path) -> None:
    file = tmp_path / "build" / "journeys.json"
    assert read(file) == {}
    keep("walk-in", Effort(steps=["who"], keys=9), file)
    keep("a booking", Effort(steps=["kind", "who"], keys=14, letters=66), file)
    keep("walk-in", Effort(steps=["who"], keys=6, clicks=1), file)
    assert [*read(file)] == ["a booking", "walk-in"]
    assert read(file)["walk-in"] == Effort(steps=["who"], keys=6, clicks=1)


def test_what_was_done_since_is_counted_alone() -> None:
    effort = Effort(steps=["before"], keys=3, letters=10, clicks=1)
    before = effort.copy()
    effort.steps.append("kind")
    effort.keys += 2
    effort.letters += 5
    effort.drags += 1
    assert effort.since(before) == Effort(steps=["kind"], keys=2, letters=5, drags=1)
    assert before.steps == ["before"]


def test_how_long_it_takes_by_hand_grows_with_each_kind_of_work() -> None:
    least = Effort().seconds
    more = (Effort(steps=["x"]), Effort(keys=1), Effort(letters=1), Effort(clicks=1), Effort(drags=1))
    assert least == 0
    assert [round(each.seconds, 2) for each in more] == [1.35, 0.28, 0.28, 1.3, 2.0]


def test_the_table_has_a_line_a_journey() -> None:
    said = table({"a booking": Effort(steps=["kind", "who"], keys=14, letters=66)})
    head, line = said.splitlines()
    assert head.split() == ["journey", "steps", "keys", "letters", "clicks", "drags", "about"]
    assert line.split() == ["a", "booking", "2", "14", "66", "0", "0", "25", "s"]


@pytest.mark.parametrize("counted", [False, True])
def test_the_command_prints_it_or_says_how_to_count(
    counted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "journeys.json"
    if counted:
        keep("walk-in", Effort(keys=6), file)
    monkeypatch.setattr(sys, "argv", ["journey_counts", str(file)])
    assert journey_counts.main() == (0 if counted else 1)
    printed = capsys.readouterr()
    assert ("walk-in" in printed.out) is counted
    assert ("make test-journeys" in printed.err) is not counted
