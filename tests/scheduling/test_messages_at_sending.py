"""Asked again at the moment of sending: sent, held back, or dropped with why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from scheduling.ids import uuid7
from scheduling.message_kinds import (
    REMINDERS,
    Audience,
    Channel,
    Happened,
    MessageKind,
    Story,
)
from scheduling.message_relevance import STATES, Drop
from scheduling.reminders import Fate, due_messages
from scheduling.vocabulary import SessionState, VisitKind
from tests.scheduling.message_world import (
    BOOKED,
    CLARA,
    DESK,
    INA,
    SEND,
    START,
    USUAL,
    K,
    S,
    decide,
    dropped,
    emails,
    held,
    message,
    session,
    story,
)
from tests.scheduling.shop import MONDAY, ZONE, at


def test_what_is_due_is_sent_and_what_is_early_waits() -> None:
    told = story()
    for one in due_messages(told, USUAL, ZONE):
        assert decide(one, told, one.due) == SEND
        assert decide(one, told, one.due - 1) == held(one.due)


def test_after_a_move_the_old_reminder_is_dropped_and_the_new_one_is_another_message() -> None:
    row = session()
    told = story(row)
    moved = replace(row, starts=START + 3600, sequence=1)
    after = replace(
        told, session=moved, happened=(*told.happened, Happened(kind=K.MOVED, at=BOOKED + 60, version=1))
    )
    for kind in (*REMINDERS, K.CONFIRMATION):
        assert decide(message(told, kind), after, START - 600) == dropped(Drop.MOVED)
    one = message(after, K.DAY_BEFORE)
    assert one.key != message(told, K.DAY_BEFORE).key
    assert decide(one, after, one.due) == SEND
    assert decide(message(after, K.MOVED), after, BOOKED + 60) == SEND
    again = replace(after, session=replace(moved, sequence=2))
    assert decide(message(after, K.MOVED), again, BOOKED + 60) == dropped(Drop.MOVED)
    # A row whose time changed without its version is not believed either.
    odd = replace(told, session=replace(row, starts=START + 60))
    assert decide(message(told, K.DAY_BEFORE), odd, START - 86_400) == dropped(Drop.MOVED)


STATE_DROPS = {
    S.CANCELLED: Drop.CANCELLED,
    S.OFFERED: Drop.NOT_PLACED,
    S.UNPLACED: Drop.NOT_PLACED,
    S.WAITING: Drop.ALREADY_THERE,
    S.LIVE: Drop.STARTED,
    S.COMPLETED: Drop.STARTED,
    S.NO_SHOW: Drop.STARTED,
}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("kind", REMINDERS)
def test_a_reminder_says_nothing_any_more_once_the_session_is_past_it(
    kind: MessageKind, state: SessionState
) -> None:
    told = story()
    one = message(told, kind)
    assert told.session
    now = replace(told, session=replace(told.session, state=state))
    expected = dropped(STATE_DROPS[state]) if state in STATE_DROPS else SEND
    assert decide(one, now, one.due) == expected


@pytest.mark.parametrize("kind", [*REMINDERS, K.CONFIRMATION])
def test_at_the_start_it_is_too_late_to_the_second(kind: MessageKind) -> None:
    told = story()
    one = message(told, kind)
    assert decide(one, told, START) == dropped(Drop.STARTED)
    if kind is not K.DAY_BEFORE and kind is not K.HOUR_BEFORE:
        assert decide(one, told, START - 1) == SEND


def test_after_the_server_was_down_only_the_newest_reminder_goes() -> None:
    told = story()
    for channel in Channel:
        ones = [message(told, kind, channel) for kind in REMINDERS]
        for now, newest in (
            (START - 3601, K.DAY_BEFORE),
            (START - 3600, K.HOUR_BEFORE),
            (START - 901, K.HOUR_BEFORE),
            (START - 900, K.SIGN_AND_JOIN),
            (START - 1, K.SIGN_AND_JOIN),
        ):
            fates = {one.kind: decide(one, told, now) for one in ones if one.due <= now}
            assert [kind for kind, each in fates.items() if each == SEND] == [newest]
            assert {each for kind, each in fates.items() if kind is not newest} <= {dropped(Drop.OVERTAKEN)}


def test_a_reminder_is_overtaken_only_by_one_that_goes_to_the_same_place() -> None:
    """In person nothing comes 15 min before: the one of an hour still goes."""
    told = story(session(kind=VisitKind.IN_PERSON))
    assert decide(message(told, K.HOUR_BEFORE), told, START - 60) == SEND
    assert decide(message(told, K.DAY_BEFORE), told, START - 60) == dropped(Drop.OVERTAKEN)


def test_a_confirmation_that_was_late_still_brings_the_invitation_by_email() -> None:
    told = story()
    assert decide(message(told, K.CONFIRMATION), told, START - 60) == SEND
    one = message(told, K.CONFIRMATION, Channel.SMS)
    assert decide(one, told, START - 60) == dropped(Drop.OVERTAKEN)
    assert decide(one, told, at(MONDAY - timedelta(2), 22)) == held(at(MONDAY - timedelta(1), 8))
    assert decide(one, told, at(MONDAY - timedelta(1), 13)) == SEND


def test_held_back_at_the_moment_of_sending() -> None:
    told = story()
    one = message(told, K.DAY_BEFORE)
    night = at(MONDAY - timedelta(1), 23)
    assert decide(one, told, night) == held(at(MONDAY, 8))
    soon = story(session(at(MONDAY, 8, 30)))
    assert decide(message(soon, K.DAY_BEFORE), soon, night) == dropped(Drop.OVERTAKEN)
    assert decide(message(soon, K.HOUR_BEFORE), soon, at(MONDAY, 7, 40)) == SEND


def test_the_consent_and_the_address_are_asked_again() -> None:
    told = story()
    one = message(told, K.HOUR_BEFORE, Channel.SMS)
    for now in (replace(CLARA, sms_consent=False), replace(CLARA, phone="")):
        after = replace(told, recipients=[now])
        assert decide(one, after, one.due) == dropped(Drop.NOT_REACHABLE)
        assert decide(message(told, K.HOUR_BEFORE), after, one.due) == SEND
    gone = replace(told, recipients=[replace(CLARA, email="")])
    assert decide(message(told, K.HOUR_BEFORE), gone, one.due) == dropped(Drop.NOT_REACHABLE)


def test_whom_it_concerns_is_asked_again() -> None:
    told = story(session(), Happened(kind=K.STAFF_CANCELLED, at=START), recipients=[INA])
    one = message(told, K.STAFF_CANCELLED)
    cancelled = session(state=S.CANCELLED)
    assert decide(one, replace(told, session=cancelled), START) == SEND
    assert decide(one, replace(told, recipients=[DESK]), START) == dropped(Drop.NOT_CONCERNED)
    no_part = replace(INA, audiences=frozenset({Audience.CUSTOMER}))
    assert decide(one, replace(told, recipients=[no_part]), START) == dropped(Drop.NOT_CONCERNED)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize(
    "kind",
    [
        K.CANCELLED,
        K.DECLINED,
        K.STAFF_CANCELLED,
        K.CUSTOMER_WAITING,
        K.HOW_WAS_IT,
        K.REFUNDED,
        K.RECEIPT,
    ],
)
def test_what_tells_of_a_state_goes_while_it_is_so(kind: MessageKind, state: SessionState) -> None:
    told = story(session(state=state), Happened(kind=kind, at=START), recipients=[CLARA, DESK])
    now = START + 3600
    if state in STATES.get(kind, S):
        assert decide(message(told, kind), told, now) == SEND
    else:
        why = Drop.CANCELLED if state is S.CANCELLED else Drop.TOO_LATE
        assert decide(message(told, kind), told, now) == dropped(why)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("mechanic", [None, uuid7()])
def test_a_new_offer_is_told_while_it_can_be_accepted(state: SessionState, mechanic: UUID | None) -> None:
    row = session(state=state, mechanic_id=mechanic)
    told = story(row, Happened(kind=K.NEW_OFFER, at=BOOKED, until=BOOKED + 4 * 3600), recipients=[INA])
    open_ = state is S.OFFERED or (state in (S.SCHEDULED, S.PENDING) and mechanic is None)
    one = message(told, K.NEW_OFFER)
    assert (decide(one, told, BOOKED) == SEND) is open_
    assert (decide(one, told, BOOKED + 4 * 3600 - 1) == SEND) is open_
    assert decide(one, told, BOOKED + 4 * 3600).fate is Fate.DROP


def test_of_what_one_mechanic_did_not_take_others_are_told_and_that_one_no_more() -> None:
    row = session(state=S.UNPLACED, mechanic_id=uuid7())
    offer = Happened(kind=K.NEW_OFFER, at=BOOKED, until=BOOKED + 4 * 3600)
    alone = story(row, offer, recipients=[INA])
    assert decide(message(alone, K.NEW_OFFER), alone, BOOKED) == dropped(Drop.TOO_LATE)
    another = replace(alone, about=uuid7())
    assert decide(message(another, K.NEW_OFFER), another, BOOKED) == SEND
    placed = replace(another, session=replace(row, state=S.SCHEDULED))
    assert decide(message(another, K.NEW_OFFER), placed, BOOKED) == dropped(Drop.TOO_LATE)


@pytest.mark.parametrize(
    ("kind", "later"),
    [
        (K.COUNTERED, [K.COUNTERED, K.DECLINED, K.CONFIRMATION, K.CANCELLED]),
        (K.DECLINED, [K.COUNTERED, K.CONFIRMATION]),
        (K.NEW_REQUEST, [K.COUNTERED, K.DECLINED, K.CONFIRMATION, K.STAFF_CANCELLED]),
        (K.WAITLIST_FREE, [K.WAITLIST_FREE, K.CONFIRMATION]),
        (K.CONFIRMATION, [K.CONFIRMATION, K.MOVED]),
        (K.MOVED, [K.CONFIRMATION, K.MOVED]),
        (K.REFUNDED, []),
        (K.WAITLIST_JOINED, []),
    ],
)
def test_an_answer_is_overtaken_by_a_later_one(kind: MessageKind, later: list[MessageKind]) -> None:
    first = Happened(kind=kind, at=BOOKED)
    alone = Story(about=uuid7(), recipients=[CLARA, DESK], happened=[first])
    one = message(alone, kind)
    assert decide(one, alone, BOOKED) == SEND
    for other in K:
        for when, version in ((BOOKED + 1, 1), (BOOKED, 1), (BOOKED - 1, 1)):
            after = replace(alone, happened=[first, Happened(kind=other, at=when, version=version)])
            overtaken = other in later and when >= BOOKED
            assert decide(one, after, BOOKED + 60) == (dropped(Drop.OVERTAKEN) if overtaken else SEND)


def test_what_is_known_no_more_or_has_run_out_is_too_late() -> None:
    held_slot = Happened(kind=K.WAITLIST_FREE, at=BOOKED, until=BOOKED + 900)
    told = Story(about=uuid7(), recipients=[CLARA], happened=[held_slot])
    one = message(told, K.WAITLIST_FREE)
    assert decide(one, told, BOOKED + 899) == SEND
    assert decide(one, told, BOOKED + 900) == dropped(Drop.TOO_LATE)
    assert decide(one, replace(told, happened=[]), BOOKED) == dropped(Drop.TOO_LATE)
    other = replace(held_slot, version=1)
    assert decide(one, replace(told, happened=[other]), BOOKED) == dropped(Drop.TOO_LATE)


def test_a_second_refund_is_another_message() -> None:
    twice = [Happened(kind=K.REFUNDED, at=BOOKED + part, version=part) for part in (0, 1)]
    told = story(session(), *twice)
    assert [kind for kind, _ in emails(told)] == [K.REFUNDED] * 2
    assert all(decide(one, told, BOOKED + 9) == SEND for one in due_messages(told, USUAL, ZONE))
