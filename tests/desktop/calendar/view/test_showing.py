"""The calendar shows what changed soon, step by step, and seldom while changes do not end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop.views.calendar import showing
from desktop.views.calendar.showing import Showing


def test_several_changes_are_read_step_by_step_and_painted_once(qtbot: QtBot) -> None:
    done: list[str] = []
    above = QObject()

    def prepare() -> Iterator[None]:
        done.append("board")
        yield
        done.append("answers")

    shows = Showing(prepare, above)
    shows.due.connect(lambda: done.append("paint"))
    for _ in range(5):
        shows.soon()
    qtbot.waitUntil(lambda: "paint" in done)
    assert done == ["board", "answers", "paint"]


def test_somebody_at_the_keys_is_served_between_two_parts(qtbot: QtBot) -> None:
    done: list[str] = []
    above = QObject()

    def prepare() -> Iterator[None]:
        for _ in range(3):
            QTimer.singleShot(0, lambda: done.append("key"))
            done.append("part")
            yield

    shows = Showing(prepare, above)
    shows.due.connect(lambda: done.append("paint"))
    shows.soon()
    qtbot.waitUntil(lambda: "paint" in done)
    assert done == [*["part", "key"] * 3, "paint"]


def test_what_changes_between_two_parts_is_shown_after(qtbot: QtBot) -> None:
    done: list[str] = []
    above = QObject()

    def prepare() -> Iterator[None]:
        done.append("board")
        yield
        if done == ["board"]:
            shows.soon()

    shows = Showing(prepare, above)
    shows.due.connect(lambda: done.append("paint"))
    shows.soon()
    qtbot.waitUntil(lambda: done.count("paint") == 2)
    assert done == ["board", "paint"] * 2, "what is painted at last was read after the last change"


def test_what_was_shown_meanwhile_by_another_is_not_gone_on_with(qtbot: QtBot) -> None:
    done: list[str] = []
    above = QObject()

    def prepare() -> Iterator[None]:
        done.append("begun")
        shows.done()
        yield
        done.append("gone on")

    shows = Showing(prepare, above)
    shows.due.connect(lambda: done.append("paint"))
    shows.soon()
    qtbot.wait(20)
    assert done == ["begun"]


class Burst:
    """As many changes as make one were just shown, and the next would have to wait for its end."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(showing, "PAUSE_MS", 600_000)
        monkeypatch.setattr(showing, "BURST_SECONDS", 600.0)
        self.painted: list[int] = []
        self.changes = 0
        self._above = QObject()
        self.shows = Showing(lambda: iter(()), self._above)
        self.shows.due.connect(lambda: self.painted.append(self.changes))
        for wanted in range(1, showing.BURST + 1):
            self.change()
            qtbot.waitUntil(lambda wanted=wanted: self.painted[-1:] == [wanted])  # type: ignore[misc]

    def change(self) -> None:
        self.changes += 1
        self.shows.soon()


@pytest.fixture
def burst(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Burst:
    return Burst(qtbot, monkeypatch)


def test_a_burst_is_shown_seldom_and_its_end_is_to_be_shown(qtbot: QtBot, burst: Burst) -> None:
    for _ in range(20):
        burst.change()
        qtbot.wait(1)
    assert len(burst.painted) == showing.BURST, "each showing would take time from what arrives"
    timer = burst.shows.findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.setInterval(0)
    qtbot.waitUntil(lambda: burst.painted[-1] == burst.changes)


def test_what_is_done_here_does_not_wait_for_the_end_of_a_burst(qtbot: QtBot, burst: Burst) -> None:
    burst.change()
    burst.shows.at_once()
    qtbot.waitUntil(lambda: burst.painted[-1] == burst.changes)
    burst.shows.at_once()
    qtbot.wait(20)
    assert len(burst.painted) == showing.BURST + 1, "nothing more had changed"


def test_what_is_shown_already_is_not_shown_again(qtbot: QtBot) -> None:
    painted: list[None] = []
    above = QObject()
    shows = Showing(lambda: iter(()), above)
    shows.due.connect(lambda: painted.append(None))
    shows.soon()
    shows.done()
    qtbot.wait(20)
    assert painted == []


@pytest.mark.parametrize("at_once", [False, True], ids=["later", "meanwhile"])
def test_what_fails_once_does_not_keep_what_changes_later_from_being_shown(
    qtbot: QtBot, *, at_once: bool
) -> None:
    painted: list[None] = []
    tries = 0
    above = QObject()

    def prepare() -> Iterator[None]:
        nonlocal tries
        tries += 1
        yield
        if tries == 1:
            if at_once:
                shows.soon()
            raise OSError("the disk is busy")

    shows = Showing(prepare, above)
    shows.due.connect(lambda: painted.append(None))
    with qtbot.captureExceptions() as told:
        shows.soon()
        qtbot.waitUntil(lambda: bool(told))
    assert [str(value) for _, value, _ in told] == ["the disk is busy"]
    if not at_once:
        assert painted == []
        shows.soon()
    qtbot.waitUntil(lambda: bool(painted))
    assert tries == 2
