"""A confirmation may be told once more while it still says something, and not too often."""

from __future__ import annotations

import pytest

from scheduling.confirming_again import MOST, WITHIN, seconds_to_wait, why_not_again
from scheduling.errors import ErrorCode
from scheduling.message_kinds import REMINDERS, Channel, Happened
from scheduling.message_relevance import Drop
from scheduling.vocabulary import SessionState
from tests.scheduling.message_world import (
    BOOKED,
    SEND,
    START,
    K,
    S,
    decide,
    dropped,
    held,
    message,
    plan,
    session,
    story,
)
from tests.scheduling.shop import MONDAY, at

WHY = {
    S.OFFERED: ErrorCode.TOO_EARLY,
    S.UNPLACED: ErrorCode.TOO_EARLY,
    S.CANCELLED: ErrorCode.GONE,
    S.COMPLETED: ErrorCode.TOO_LATE,
    S.NO_SHOW: ErrorCode.TOO_LATE,
}


@pytest.mark.parametrize("state", S)
def test_what_stands_is_confirmed_again_until_it_begins(state: SessionState) -> None:
    row = session(state=state)
    assert why_not_again(row, START - 1) == WHY.get(state)
    assert why_not_again(row, START) == WHY.get(state, ErrorCode.TOO_LATE)


def test_a_session_at_once_is_confirmed_once_somebody_has_it() -> None:
    assert why_not_again(session(None, S.PENDING), BOOKED) is None
    assert why_not_again(session(None, S.PENDING, mechanic_id=None), BOOKED) is ErrorCode.TOO_EARLY


def test_so_many_in_an_hour_to_the_second() -> None:
    assert seconds_to_wait([], BOOKED) == 0
    asked = [BOOKED + 60 * place for place in range(MOST)]
    last = asked[-1]
    assert seconds_to_wait(asked[:-1], last) == 0
    assert seconds_to_wait(asked, last) == BOOKED + WITHIN - last
    assert seconds_to_wait(asked, BOOKED + WITHIN - 1) == 1
    assert seconds_to_wait(asked, BOOKED + WITHIN) == 0
    assert seconds_to_wait([BOOKED - 1, *asked], BOOKED + WITHIN) == 0, "the order does not matter"


def test_told_again_it_goes_by_each_way_and_brings_no_reminder_of_its_own() -> None:
    again = story(session(), Happened(kind=K.CONFIRMATION_AGAIN, at=BOOKED))
    assert [(kind, channel) for kind, channel, _ in plan(again)] == [
        (K.CONFIRMATION_AGAIN, Channel.EMAIL),
        (K.CONFIRMATION_AGAIN, Channel.SMS),
    ]
    assert decide(message(again, K.CONFIRMATION_AGAIN), again, BOOKED) == SEND


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"state": S.CANCELLED}, Drop.CANCELLED),
        ({"state": S.UNPLACED}, Drop.NOT_PLACED),
        ({"state": S.COMPLETED}, Drop.STARTED),
        ({"starts": START + 3600, "sequence": 1}, Drop.MOVED),
    ],
)
def test_told_again_it_says_nothing_once_things_are_otherwise(changed: dict[str, object], why: Drop) -> None:
    told = Happened(kind=K.CONFIRMATION_AGAIN, at=BOOKED)
    row = session()
    before = story(row, told)
    after = story(session(**{"starts": START, **changed}), told)  # type: ignore[arg-type] # names real fields
    assert decide(message(before, K.CONFIRMATION_AGAIN), after, BOOKED) == dropped(why)
    assert decide(message(before, K.CONFIRMATION_AGAIN), before, START) == dropped(Drop.STARTED)


def test_by_night_the_text_message_waits_unless_the_visit_is_too_near() -> None:
    night = at(MONDAY, 22)
    told = Happened(kind=K.CONFIRMATION_AGAIN, at=night)
    later = story(session(START + 7 * 86_400), told)
    one = message(later, K.CONFIRMATION_AGAIN, Channel.SMS)
    assert decide(one, later, night) == held(one.due)
    assert one.due > night
    assert message(later, K.CONFIRMATION_AGAIN).due == night
    near = story(session(one.due + 1800), told)
    assert message(near, K.CONFIRMATION_AGAIN, Channel.SMS).due == night


def test_it_moves_no_reminder_of_the_booking() -> None:
    usual = story()
    asked = Happened(kind=K.CONFIRMATION_AGAIN, at=START - 3000)
    both = story(usual.session, *usual.happened, asked)
    assert [each for each in plan(both) if each[0] in REMINDERS] == [
        each for each in plan(usual) if each[0] in REMINDERS
    ]
