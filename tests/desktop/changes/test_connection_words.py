"""How it stands with the server, in sentences: since when, how old, how much waits, what will be done about it."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.shell.connection_words import connection
from desktop.shell.sync_badge import span_words
from desktop.shell.translations import Translations
from desktop.theming import formats
from desktop.views.changes.connection_panel import Connection
from desktop.views.changes.phrases import Counted
from tests.desktop.shell.test_sync_badge import MONTREAL, NOW, OFFLINE, State

ARRIVED = "Everything that was done here has reached the server."
DAY = 86_400


def _said(state: State, *, oldest: int | None = None, trouble: str = "") -> Connection:
    return connection(state, oldest=oldest, trouble=trouble, now=NOW, zone=MONTREAL)


def test_all_is_well() -> None:
    said = _said(State())
    assert (said.headline, said.icon, said.colour) == ("Connected to the server", "cloud-check", "done")
    assert said.lines == ("What is shown is as the server has it.", ARRIVED)
    assert said.may_try


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State(waiting=1), "What is shown is as the server has it, with what waits here."),
        (State(**OFFLINE), "What is shown is as the server had it a moment ago."),
        (State(**OFFLINE, waiting=1), "What is shown is as the server had it a moment ago."),
    ],
)
def test_in_the_first_minute_nothing_is_said_to_be_as_the_server_has_it_that_is_not(
    state: State, said: str
) -> None:
    assert _said(state).lines[0] == said


def test_away_for_days_with_things_waiting() -> None:
    said = _said(
        State(**OFFLINE, refreshed_at=NOW - 3 * DAY, waiting=12), oldest=NOW - 3 * DAY + 600, trouble="Why."
    )
    assert (said.headline, said.icon, said.trouble) == ("Offline for 3 days", "cloud-off", "Why.")
    data, waits, will = said.lines
    assert data == "What is shown is from Tue 17 Nov, 10:50, when the server was last heard."
    assert waits == "12 changes wait; the oldest was made Tue 17 Nov, 11:00."
    assert will.startswith(
        "They are kept on this computer, also when it is switched off, and sent in this order"
    )


@pytest.mark.parametrize(
    ("state", "headline", "last"),
    [
        (State(**OFFLINE), "Offline", "Keep working: what you do is kept on this computer and sent later."),
        (State(online=False, refreshed_at=None), "Connecting …", ARRIVED),
        (State(waiting=2), "Connected to the server", "They are being sent."),
        (
            State(online=False, problem="stopped", waiting=1),
            "Open the program again",
            "They are kept on this computer and sent once the program is opened again.",
        ),
        (State(problem="disk_full"), "This computer's disk is full", ARRIVED),
        (
            State(problem="not_signed_in"),
            "Signed out: sign in again",
            "Keep working: what you do is kept on this computer and sent once you have signed in again.",
        ),
        (
            State(problem="not_signed_in", waiting=1),
            "Signed out: sign in again",
            "They are kept on this computer, also when it is switched off, and sent in this order once you have signed"
            " in again.",
        ),
    ],
)
def test_each_state_has_its_own_sentences(state: State, headline: str, last: str) -> None:
    said = _said(state, oldest=NOW if state.waiting else None)
    assert (said.headline, said.lines[-1]) == (headline, last)
    assert said.may_try is (state.problem not in {"stopped", "not_signed_in"})
    assert said.may_sign_in is (state.problem == "not_signed_in")
    assert said.icon


def test_files_that_wait_or_are_not_accepted_are_counted_too() -> None:
    files = _said(State(**OFFLINE, files_waiting=2, files_refused=3)).lines
    assert files[1] == "2 files are waiting for the server. 3 files were not accepted."
    assert files[2].startswith("They are kept on this computer")
    both = _said(State(waiting=1, files_waiting=1), oldest=NOW).lines[1]
    assert (
        both == "1 changes wait; the oldest was made Fri 20 Nov, 10:50. 1 files are waiting for the server."
    )


@pytest.mark.parametrize(
    ("language", "one", "more"),
    [("en", "It is ", "They are "), ("fr", "C’est ", "Tout est ")],
)
@pytest.mark.parametrize(
    "away", [{}, OFFLINE, {"online": False, "problem": "stopped"}, {"problem": "not_signed_in"}]
)
def test_of_one_thing_it_is_not_spoken_as_of_many(
    language: formats.Language, one: str, more: str, away: dict[str, Any]
) -> None:
    translations = Translations()
    translations.use(language)
    try:
        alone = [_said(State(**away, waiting=1), oldest=NOW), _said(State(**away, files_waiting=1))]
        many = [
            _said(State(**away, waiting=2), oldest=NOW),
            _said(State(**away, waiting=1, files_waiting=1), oldest=NOW),
        ]
        assert [said.lines[-1].startswith(one) for said in alone] == [True, True]
        assert [said.lines[-1].startswith(more) for said in many] == [True, True]
    finally:
        translations.drop()
        formats.use_language("en")


@pytest.mark.parametrize(("language", "said"), [("en", "sent once"), ("fr", "envoyée une fois")])
def test_what_was_tried_once_is_said_so(language: formats.Language, said: str) -> None:
    translations = Translations()
    translations.use(language)
    try:
        assert Counted().tries(1) == said
    finally:
        translations.drop()
        formats.use_language("en")


def test_a_server_that_was_never_heard_is_said() -> None:
    assert _said(State(**OFFLINE, refreshed_at=None)).lines[0] == "The server was not heard yet."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (61, "1 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (2 * DAY - 1, "47 h"),
        (2 * DAY, "2 days"),
        (9 * DAY, "9 days"),
    ],
)
def test_how_long(seconds: int, words: str) -> None:
    assert span_words(seconds) == words
