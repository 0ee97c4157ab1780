"""What happened is told once: by night, to staff in their part, and left to a reminder that says it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.message_kinds import (
    REMINDERS,
    Audience,
    Channel,
    Happened,
    MessageKind,
)
from scheduling.message_relevance import Drop
from scheduling.reminders import due_messages
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
    plan,
    session,
    story,
    texts,
)
from tests.scheduling.shop import MONDAY, ZONE, at

NIGHT = at(MONDAY, 22)
MORNING = at(MONDAY + timedelta(1), 8)


def test_at_night_an_email_wakes_nobody_and_an_sms_waits_for_the_morning() -> None:
    start = at(MONDAY + timedelta(4), 14)
    for kind in (K.CONFIRMATION, K.CANCELLED, K.REFUNDED, K.DECLINED):
        state = S.UNPLACED if kind is K.DECLINED else S.SCHEDULED
        told = story(session(start, state=state), Happened(kind=kind, at=NIGHT))
        assert (kind, NIGHT) in emails(told)
        assert (kind, MORNING) in texts(told)
        assert decide(message(told, kind, Channel.SMS), told, NIGHT) == (
            held(MORNING) if kind is not K.CANCELLED else dropped(Drop.TOO_LATE)
        )


def test_nobody_drives_to_the_shop_in_vain_for_the_sake_of_quiet() -> None:
    for minutes, due in ((-30, NIGHT), (30, NIGHT), (60, NIGHT), (61, MORNING)):
        row = session(MORNING + minutes * 60, S.CANCELLED)
        assert texts(story(row, Happened(kind=K.CANCELLED, at=NIGHT))) == [(K.CANCELLED, due)]
        # Moved to next week: the visit that was taken away counts.
        row = session(START + 7 * 86_400, sequence=1)
        moved = Happened(kind=K.MOVED, at=NIGHT, version=1, former_starts=MORNING + minutes * 60)
        assert texts(story(row, moved))[0] == (K.MOVED, due)
    begun = story(session(NIGHT - 60, S.CANCELLED), Happened(kind=K.CANCELLED, at=NIGHT))
    assert texts(begun) == [(K.CANCELLED, MORNING)], "what has begun is no hurry"


def test_a_confirmation_by_sms_that_a_reminder_would_catch_up_with_is_left_to_it() -> None:
    told = story(session(MORNING + 1800), Happened(kind=K.CONFIRMATION, at=NIGHT))
    assert texts(told) == [(K.HOUR_BEFORE, MORNING - 1800), (K.SIGN_AND_JOIN, MORNING + 900)]
    assert emails(told)[0] == (K.CONFIRMATION, NIGHT)
    unreminded = replace(told, reminders_on=False)
    assert texts(unreminded) == [(K.CONFIRMATION, NIGHT)], "else they would never hear of it"


def test_two_that_would_come_in_the_same_second_are_one() -> None:
    told = story(session(MORNING + 86_400), Happened(kind=K.CONFIRMATION, at=NIGHT))
    assert texts(told)[0] == (K.DAY_BEFORE, MORNING)
    later = story(session(MORNING + 86_401), Happened(kind=K.CONFIRMATION, at=NIGHT))
    assert texts(later)[:2] == [(K.CONFIRMATION, MORNING), (K.DAY_BEFORE, MORNING + 1)]


def test_a_time_is_reminded_of_even_if_nobody_noted_the_last_move() -> None:
    told = story(session(sequence=4), Happened(kind=K.CONFIRMATION, at=BOOKED))
    assert [kind for kind, _ in emails(told)] == [K.CONFIRMATION, *REMINDERS]


def test_receipts_and_what_cannot_wait_go_at_night() -> None:
    row = session(NIGHT, S.WAITING)
    for kind in (K.RECEIPT, K.WAIVER_COPY, K.WAITLIST_FREE, K.CUSTOMER_WAITING):
        told = story(row, Happened(kind=kind, at=NIGHT), recipients=[CLARA, INA])
        assert {due for _, _, due in plan(told)} == {NIGHT}


def test_how_was_it_comes_an_hour_after_and_not_at_night() -> None:
    row = session(state=S.COMPLETED)
    assert emails(story(row, Happened(kind=K.HOW_WAS_IT, at=START))) == [(K.HOW_WAS_IT, START + 3600)]
    told = story(row, Happened(kind=K.HOW_WAS_IT, at=NIGHT - 3600))
    assert emails(told) == [(K.HOW_WAS_IT, MORNING)]
    one = message(told, K.HOW_WAS_IT)
    assert decide(one, told, MORNING) == SEND
    assert decide(one, replace(told, rated=True), MORNING) == dropped(Drop.RATED)


def test_staff_are_told_in_their_part_and_not_of_their_own_doing() -> None:
    both = replace(DESK, id=uuid7(), audiences=frozenset({Audience.DESK, Audience.MECHANIC}))
    everyone = [CLARA, DESK, INA, both]

    def told(kind: MessageKind, by: UUID | None = None) -> set[UUID]:
        one = story(session(), Happened(kind=kind, at=START, by=by), recipients=everyone)
        return {each.recipient for each in due_messages(one, USUAL, ZONE) if each.kind is kind}

    assert told(K.NEW_REQUEST) == {DESK.id, both.id}
    assert told(K.NEW_OFFER) == {INA.id, both.id}
    assert told(K.CUSTOMER_WAITING) == {DESK.id, INA.id, both.id}
    assert told(K.STAFF_CANCELLED, by=INA.id) == {DESK.id, both.id}
    assert told(K.CANCELLED, by=CLARA.id) == {CLARA.id}, "a customer is told of their own cancellation"


def test_one_person_in_two_parts_is_told_once_and_of_both() -> None:
    parts = [replace(INA, audiences=frozenset({part})) for part in (Audience.DESK, Audience.MECHANIC)]
    for kind in (K.NEW_REQUEST, K.NEW_OFFER, K.CUSTOMER_WAITING):
        told = story(session(state=S.WAITING), Happened(kind=kind, at=START), recipients=parts)
        assert plan(told) == [(kind, Channel.EMAIL, START), (kind, Channel.SMS, START)]
