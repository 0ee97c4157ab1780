"""Whose a visit is that its mechanic did not take, or was asked for in vain: also once it is cancelled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.sessions import (
    NOT_TAKEN,
    PARKED,
    PARKED_ASKED,
    cancelled_as,
    is_accepted,
    is_left,
    is_unanswered,
)
from scheduling.vocabulary import SessionState
from tests.factories import named, session

NEVER = sorted(NOT_TAKEN | {PARKED_ASKED})


@pytest.mark.parametrize("code", NEVER)
def test_who_never_had_it_does_not_have_it_once_it_is_cancelled(code: str) -> None:
    row = session(state=SessionState.UNPLACED, conflict_code=code)
    cancelled = session(state=SessionState.CANCELLED, conflict_code=cancelled_as(row))
    assert is_left(row)
    assert is_left(cancelled)
    assert not is_accepted(cancelled)


def test_who_was_still_asked_when_it_was_cancelled_never_had_it() -> None:
    row = session(state=SessionState.OFFERED)
    cancelled = session(state=SessionState.CANCELLED, conflict_code=cancelled_as(row))
    assert cancelled.conflict_code == "unanswered"
    assert is_left(cancelled)
    assert not is_accepted(cancelled)


@pytest.mark.parametrize("code", ["", PARKED, "slot_taken"])
def test_whose_it_was_has_it_also_once_it_is_cancelled(code: str) -> None:
    row = session(state=SessionState.UNPLACED, conflict_code=code)
    assert not is_left(row)
    assert cancelled_as(row) == ""
    assert is_accepted(session(state=SessionState.CANCELLED, conflict_code=cancelled_as(row)))


def test_what_mechanics_are_asked_for_is_unanswered_until_one_says_yes() -> None:
    at_once = session(starts=None, mechanic_id=None, state=SessionState.PENDING)
    assert is_unanswered(at_once)
    assert not is_unanswered(replace(at_once, mechanic_id=named("mechanic")))
    booked = session(state=SessionState.OFFERED, mechanic_id=named("mechanic"))
    assert is_unanswered(booked)
    assert not is_unanswered(replace(booked, state=SessionState.SCHEDULED))
    assert not is_unanswered(replace(booked, state=SessionState.SCHEDULED, mechanic_id=None)), "a bay alone"
