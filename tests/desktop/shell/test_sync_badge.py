"""The badge says in plain words how it stands with the server, for each state; it does not flicker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.shell.sync_badge import FRESH_SECONDS, Face, SyncBadge, face
from desktop.sync.backoff import Pace

MONTREAL = ZoneInfo("America/Toronto")
NOW = 1_795_189_800  # Friday 20 November 2026, 10:50 in Montréal


@dataclass
class State:
    online: bool = True
    problem: str = ""
    waiting: int = 0
    needs_attention: int = 0
    files_waiting: int = 0
    files_refused: int = 0
    refreshed_at: int | None = NOW - 60


OFFLINE: dict[str, Any] = {"online": False, "problem": "unreachable"}


@pytest.mark.parametrize(
    ("state", "words", "colour"),
    [
        (State(), "Up to date", ""),
        (State(online=False), "Connecting …", ""),
        (State(waiting=3), "3 changes are waiting for the server", "wait"),
        (
            State(waiting=3, online=False, problem="unreachable"),
            "3 changes are waiting for the server",
            "arrived",
        ),
        (State(online=False, problem="unreachable"), "Offline", "arrived"),
        (State(online=False, problem="unreachable", refreshed_at=None), "Offline", "arrived"),
        (State(needs_attention=2, waiting=1), "2 changes need your answer", "bad"),
        (State(files_waiting=2), "2 files are waiting for the server", "wait"),
        (State(waiting=3, files_waiting=2), "3 changes are waiting for the server, 2 files", "wait"),
        (
            State(files_waiting=2, online=False, problem="unreachable"),
            "2 files are waiting for the server",
            "arrived",
        ),
        (State(files_refused=2, waiting=1, files_waiting=1), "2 files were not accepted", "bad"),
        (State(needs_attention=2, files_refused=1), "2 changes need your answer", "bad"),
        (State(problem="files_unreadable"), "Files waiting here cannot be read", "bad"),
        (State(problem="not_signed_in", waiting=1), "Signed out: sign in again", "bad"),
        (State(problem="device_revoked"), "Signed out: sign in again", "bad"),
        (State(problem="disk_full", waiting=1), "This computer's disk is full", "bad"),
        (State(problem="disk_read_only"), "This computer's disk does not take it", "bad"),
        (State(problem="disk_failed", online=False), "This computer's disk does not take it", "bad"),
        (State(problem="keyring_locked", online=False), "The keyring is locked", "bad"),
        (State(problem="upgrade_needed"), "Update this program", "bad"),
        (State(problem="stopped", online=False, waiting=1), "Open the program again", "bad"),
    ],
)
def test_words_of_each_state(state: State, words: str, colour: str) -> None:
    shown = face(state, now=NOW, zone=MONTREAL)
    assert (shown.words, shown.colour) == (words, colour)


LONG_AGO = NOW - 7200


@pytest.mark.parametrize(
    ("state", "words", "colour"),
    [
        (State(refreshed_at=NOW - 61), "Data from 10:48", "arrived"),
        (State(refreshed_at=NOW + 600), "Up to date", ""),
        (State(online=False, refreshed_at=LONG_AGO), "Connecting … · data from 8:50", "arrived"),
        (State(**OFFLINE, refreshed_at=NOW - 61), "Offline for 1 min · data from 10:48", "arrived"),
        (State(**OFFLINE, refreshed_at=LONG_AGO), "Offline for 2 h · data from 8:50", "arrived"),
        (
            State(**OFFLINE, refreshed_at=LONG_AGO, waiting=3),
            "3 changes are waiting for the server · data from 8:50",
            "arrived",
        ),
        (
            State(refreshed_at=LONG_AGO, needs_attention=1),
            "1 changes need your answer · data from 8:50",
            "bad",
        ),
        (
            State(problem="not_signed_in", refreshed_at=LONG_AGO),
            "Signed out: sign in again · data from 8:50",
            "bad",
        ),
        (
            State(problem="disk_full", refreshed_at=LONG_AGO),
            "This computer's disk is full · data from 8:50",
            "bad",
        ),
        (
            State(refreshed_at=LONG_AGO, waiting=2),
            "2 changes are waiting for the server · data from 8:50",
            "wait",
        ),
    ],
)
def test_the_age_of_what_is_shown_goes_with_every_state_once_it_is_over_a_minute(
    state: State, words: str, colour: str
) -> None:
    shown = face(state, now=NOW, zone=MONTREAL)
    assert (shown.words, shown.colour) == (words, colour)
    assert shown.icon


def test_a_server_that_answers_is_asked_before_a_minute_is_over() -> None:
    assert Pace().safety < FRESH_SECONDS


def test_the_age_stands_on_a_line_of_its_own(badge: SyncBadge, shown: Shown) -> None:
    shown.face = Face("3 changes are waiting for the server · data from 9:12", "arrived", "cloud-off")
    badge.refresh()
    assert badge.text() == "3 changes are waiting for the server\ndata from 9:12"
    assert badge.accessibleName() == shown.face.words
    one_line = badge.fontMetrics().horizontalAdvance(shown.face.words)
    assert badge.sizeHint().width() < one_line


def test_what_says_the_same_is_not_said_anew(badge: SyncBadge, shown: Shown) -> None:
    badge.setToolTip("untouched")
    badge.refresh()
    assert badge.toolTip() == "untouched"
    shown.face = Face("Offline", "arrived", "cloud-off")
    badge.refresh()
    assert badge.toolTip() != "untouched"


def test_data_of_another_day_is_dated() -> None:
    shown = face(State(online=False, problem="unreachable", refreshed_at=NOW - 86400), now=NOW, zone=MONTREAL)
    assert shown.words == "Offline for 24 h · data from Thu 19 Nov, 10:50"


def test_states_are_told_apart_without_colour() -> None:
    states = (
        State(),
        State(waiting=3),
        State(online=False, problem="unreachable"),
        State(needs_attention=1),
        State(problem="not_signed_in"),
    )
    icons = [face(state, now=NOW, zone=MONTREAL).icon for state in states]
    assert len(set(icons)) == len(states)


class Shown:
    def __init__(self) -> None:
        self.face = Face("Up to date", "", "cloud-check")
        self.flying = False


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def badge(qtbot: QtBot, shown: Shown) -> SyncBadge:
    made = SyncBadge(lambda: shown.face, in_flight=lambda: shown.flying)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_answered_at_once_is_never_shown(badge: SyncBadge, shown: Shown) -> None:
    shown.face, shown.flying = Face("1 change waits", "wait", "refresh-cw"), True
    badge.refresh()
    assert badge.text() == "Up to date"
    shown.face, shown.flying = Face("Up to date", "", "cloud-check"), False
    badge.refresh()
    assert badge.text() == "Up to date"


def test_what_takes_longer_is_shown(qtbot: QtBot, badge: SyncBadge, shown: Shown) -> None:
    shown.face, shown.flying = Face("1 change waits", "wait", "refresh-cw"), True
    badge.refresh()
    badge.refresh()
    qtbot.waitUntil(lambda: badge.text() == "1 change waits")
    assert badge.accessibleName() == "1 change waits"


def test_offline_is_shown_at_once(badge: SyncBadge, shown: Shown) -> None:
    shown.face = Face("Offline", "arrived", "cloud-off")
    badge.refresh()
    assert badge.text() == "Offline"
    assert badge.property("colour") == "arrived"


def test_click_and_space_open_the_list(qtbot: QtBot, badge: SyncBadge) -> None:
    with qtbot.waitSignal(badge.opened):
        qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(badge.opened):
        qtbot.keyClick(badge, Qt.Key.Key_Space)


def test_where_room_is_short_it_says_the_same_in_fewer_words(badge: SyncBadge, shown: Shown) -> None:
    shown.face = face(State(**OFFLINE, waiting=12, refreshed_at=LONG_AGO), now=NOW, zone=MONTREAL)
    badge.refresh()
    whole, saves = badge.text(), badge.saved()
    badge.say_less(True)
    assert badge.text() == "12 to send\ndata from 8:50"
    assert badge.accessibleName() in badge.toolTip()
    assert saves > 0
    assert badge.saved() == saves, "whatever it says now"
    shown.face = face(State(**OFFLINE, waiting=13, refreshed_at=LONG_AGO), now=NOW, zone=MONTREAL)
    badge.refresh()
    assert badge.text().startswith("13 to send")
    badge.say_less(False)
    assert badge.text() == whole.replace("12", "13")
    assert badge.accessibleName() not in badge.toolTip()


@pytest.mark.parametrize("state", [State(), State(problem="disk_full"), State(online=False)])
def test_short_words_stay_as_they_are(badge: SyncBadge, shown: Shown, state: State) -> None:
    shown.face = face(state, now=NOW, zone=MONTREAL)
    badge.refresh()
    before = badge.text()
    badge.say_less(True)
    assert (badge.text(), badge.saved()) == (before, 0)
