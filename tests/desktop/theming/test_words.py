"""Every code of the closed sets has words and an icon that exists; a refusal says what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop.theming import words
from desktop.theming.resources import path
from desktop.theming.tokens import THEMES, load
from scheduling.commands import Blocking
from scheduling.errors import ErrorCode
from scheduling.vocabulary import (
    MechanicType,
    Reason,
    ReservationKind,
    Role,
    ServiceType,
    SessionState,
    VisitKind,
)

MONTREAL = ZoneInfo("America/Toronto")
TEN = 1_795_186_800  # Friday 20 November 2026, 10:00 in Montréal


@pytest.mark.parametrize(
    ("codes", "say"),
    [
        (Reason, words.reason_words),
        (Reason, words.reason_short),
        (ErrorCode, words.error_words),
        (SessionState, words.state_words),
        (VisitKind, words.kind_words),
        (ServiceType, words.service_words),
        (Role, words.role_words),
        (MechanicType, words.mechanic_type_words),
        (ReservationKind, words.hold_words),
    ],
)
def test_every_code_has_words(codes: type[StrEnum], say: Callable[[Any], str]) -> None:
    said = {code: say(code) for code in codes}
    assert all(said.values())
    assert not [code for code, text in said.items() if "_" in text]


def test_words_tell_the_codes_apart() -> None:
    for codes, say in ((Reason, words.reason_words), (ErrorCode, words.error_words)):
        said = [say(code) for code in codes]
        assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("codes", "name"),
    [
        (Reason, words.reason_icon),
        (SessionState, lambda state: words.state_style(state)[1]),
        (VisitKind, words.kind_icon),
        (ServiceType, words.service_icon),
    ],
)
def test_every_code_has_an_icon(codes: type[StrEnum], name: Callable[[Any], str]) -> None:
    missing = [name(code) for code in codes if not path("icons", f"{name(code)}.svg").exists()]
    assert missing == []


def test_states_are_told_apart_without_colour() -> None:
    icons = [words.state_style(state)[1] for state in SessionState]
    assert len(icons) == len(set(icons))


@pytest.mark.parametrize("theme_name", THEMES)
def test_state_colours_exist(theme_name: Any) -> None:
    tokens = load(theme_name)
    for state in SessionState:
        colour = words.state_style(state)[0]
        assert tokens.colour(colour)
        assert tokens.colour(f"{colour}-bg")


def test_refusal_names_the_time_and_who() -> None:
    blocking = Blocking(reason="booked", starts=TEN, ends=TEN + 3600, customer_name="Luc Roy")
    assert words.refusal_words(blocking, MONTREAL) == "Already booked (Luc Roy, 10:00–11:00)"


def test_refusal_of_a_whole_day_has_no_times() -> None:
    blocking = Blocking(reason="special_day", starts=TEN, ends=TEN + 86400)
    assert words.refusal_words(blocking, MONTREAL) == "Closed then, on a special day"


def test_code_of_a_newer_server_is_named() -> None:
    assert "odd_new_code" in words.error_words("odd_new_code")
