"""Which message is due when: the specification's table, and the reminders with their quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from scheduling.message_kinds import (
    KINDS,
    REMINDERS,
    Channel,
    Happened,
    Holding,
    MessageKind,
    MessageSettings,
    channels_for,
)
from scheduling.message_relevance import Drop
from scheduling.quiet_hours import QuietHours
from scheduling.reminders import due_messages, still_due
from scheduling.vocabulary import SessionState, VisitKind
from tests.scheduling.message_world import (
    BOOKED,
    CLARA,
    DESK,
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

TABLE = """
confirmation: customer email sms
confirmation_again: customer email sms
day_before: customer email sms
hour_before: customer email sms
sign_and_join: customer email sms
moved: customer email sms
cancelled: customer email sms
countered: customer email sms
declined: customer email sms
refunded: customer email sms
waitlist_joined: customer email
waitlist_free: customer email
receipt: customer email
waiver_copy: customer email
how_was_it: customer email
new_request: desk email sms
new_offer: mechanic email sms
customer_waiting: desk mechanic email sms
staff_cancelled: desk mechanic email sms
weekly_hours: mechanic email
account_link: customer email
"""


def test_every_kind_has_its_audience_and_channels() -> None:
    written = {
        K(name): set(words.split()) for name, words in (line.split(":") for line in TABLE.strip().split("\n"))
    }
    assert written == {
        kind: {"email", *map(str, rule.audiences), *(["sms"] if rule.by_sms else [])}
        for kind, rule in KINDS.items()
    }
    assert set(KINDS) == set(K)


def test_quiet_hours_hold_back_reminders_but_the_last_two() -> None:
    assert [KINDS[kind].holding for kind in REMINDERS] == [Holding.ALL, Holding.NONE, Holding.NONE]


def test_a_booking_is_confirmed_and_reminded_24_h_1_h_and_15_min_before() -> None:
    expected = [
        (K.CONFIRMATION, BOOKED),
        (K.DAY_BEFORE, START - 86_400),
        (K.HOUR_BEFORE, START - 3600),
        (K.SIGN_AND_JOIN, START - 900),
    ]
    assert emails(story()) == texts(story()) == expected


def test_email_always_sms_with_a_number_and_consent() -> None:
    for email, phone, consent in product(("", " ", "c@example.org"), ("", " ", "+1514"), (False, True)):
        someone = replace(CLARA, email=email, phone=phone, sms_consent=consent)
        expected = {
            *([Channel.EMAIL] if email.strip() else []),
            *([Channel.SMS] if phone.strip() and consent else []),
        }
        assert set(channels_for(someone, K.DAY_BEFORE)) == expected
        assert set(channels_for(someone, K.RECEIPT)) == expected - {Channel.SMS}
        assert {each.channel for each in due_messages(story(recipients=[someone]), USUAL, ZONE)} == expected


def test_the_key_is_booking_version_kind_recipient_and_channel() -> None:
    row = session(sequence=3)
    told = story(row)
    one = message(told, K.DAY_BEFORE, Channel.SMS)
    assert one.key == (row.id, 3, K.DAY_BEFORE, CLARA.id, Channel.SMS)
    keys = [each.key for each in due_messages(told, USUAL, ZONE)]
    assert len(set(keys)) == len(keys) == 8
    twice = story(row, *told.happened, *told.happened)
    assert [each.key for each in due_messages(twice, USUAL, ZONE)] == keys


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        (86_401, [K.DAY_BEFORE, K.HOUR_BEFORE, K.SIGN_AND_JOIN]),
        (86_400, [K.HOUR_BEFORE, K.SIGN_AND_JOIN]),
        (3 * 3600, [K.HOUR_BEFORE, K.SIGN_AND_JOIN]),
        (3601, [K.HOUR_BEFORE, K.SIGN_AND_JOIN]),
        (3600, [K.SIGN_AND_JOIN]),
        (901, [K.SIGN_AND_JOIN]),
        (900, []),
        (0, []),
    ],
)
@pytest.mark.parametrize("kind", [K.CONFIRMATION, K.MOVED])
def test_a_late_booking_or_move_gets_no_reminder_from_before_it(
    before: int, kinds: list[MessageKind], kind: MessageKind
) -> None:
    row = session(sequence=1)
    told = story(row, Happened(kind=kind, at=START - before, version=1))
    assert [each for each, _ in emails(told)] == [kind, *kinds]


def test_in_person_one_signs_on_arrival_and_is_not_asked_to_join() -> None:
    told = story(session(kind=VisitKind.IN_PERSON))
    assert [kind for kind, _ in emails(told)] == [K.CONFIRMATION, K.DAY_BEFORE, K.HOUR_BEFORE]


@pytest.mark.parametrize("state", S)
def test_only_what_has_a_confirmed_time_is_reminded_of(state: SessionState) -> None:
    told = story(session(state=state))
    reminded = [kind for kind, _ in emails(told) if kind in REMINDERS]
    assert reminded == (list(REMINDERS) if state in (S.SCHEDULED, S.PENDING) else [])


def test_an_offer_that_was_not_accepted_and_an_immediate_session_have_no_reminders() -> None:
    other = Happened(kind=K.REFUNDED, at=BOOKED)
    assert [kind for kind, _ in emails(story(session(), other))] == [K.REFUNDED]
    assert [kind for kind, _ in emails(story(session(starts=None)))] == [K.CONFIRMATION]
    nobody = story(recipients=[replace(DESK, sms_consent=True)])
    assert plan(nobody) == []
    assert plan(replace(story(), session=None)) == [
        (K.CONFIRMATION, Channel.EMAIL, BOOKED),
        (K.CONFIRMATION, Channel.SMS, BOOKED),
    ]


def test_reminders_can_be_switched_off_and_the_rest_still_goes() -> None:
    moved = Happened(kind=K.MOVED, at=BOOKED + 60, version=0)
    told = story(session(), Happened(kind=K.CONFIRMATION, at=BOOKED), moved)
    off = replace(told, reminders_on=False)
    assert [kind for kind, _ in emails(off)] == [K.CONFIRMATION, K.MOVED]
    assert decide(message(told, K.HOUR_BEFORE), off, START - 3600) == dropped(Drop.REMINDERS_OFF)
    assert decide(message(told, K.MOVED), off, BOOKED + 60) == SEND


def test_the_earlier_reminder_is_held_back_to_the_end_of_the_quiet_hours_the_last_two_are_not() -> None:
    early = at(MONDAY, 7, 30)
    told = story(session(early))
    assert (
        emails(told)[1:]
        == texts(told)[1:]
        == [
            (K.DAY_BEFORE, at(MONDAY - timedelta(1), 8)),
            (K.HOUR_BEFORE, early - 3600),
            (K.SIGN_AND_JOIN, early - 900),
        ]
    )


@pytest.mark.parametrize(("minute", "kept"), [(59, True), (60, False), (61, False)])
def test_what_would_come_at_the_next_reminder_or_after_it_is_dropped(minute: int, kept: bool) -> None:
    """Reminded 10 h before; held back until 08:00; the next one comes an hour before the start."""
    settings = MessageSettings(day_before=10 * 3600)
    start = at(MONDAY, 9) + (60 - minute) * 60
    assert (K.DAY_BEFORE in dict(emails(story(session(start)), settings))) is kept


@pytest.mark.parametrize(("end", "kept"), [(539, True), (540, False), (600, False)])
def test_what_would_come_at_the_start_or_after_it_is_dropped(end: int, kept: bool) -> None:
    """An in-person visit at 09:00, booked at 08:20, has no other reminder left than the one held back."""
    settings = MessageSettings(
        day_before=3600 * 8, hour_before=3600 * 7, quiet=QuietHours(start_minute=0, end_minute=end)
    )
    row = session(at(MONDAY, 9), kind=VisitKind.IN_PERSON)
    with_late_reminder = replace(settings, hour_before=901, join_before=900)
    told = story(row, Happened(kind=K.CONFIRMATION, at=BOOKED))
    # The reminder of 15 min is not for visits in person; the one of 901 s always goes.
    due = dict(emails(told, with_late_reminder))
    assert K.HOUR_BEFORE in due
    assert (K.DAY_BEFORE in due) is (at(MONDAY, 0) + end * 60 < due[K.HOUR_BEFORE])
    one = replace(message(told, K.DAY_BEFORE), due=at(MONDAY, 1))
    off = replace(told, happened=(Happened(kind=K.CONFIRMATION, at=START, version=0),))
    verdict = still_due(one, off, settings, ZONE, at(MONDAY, 1))
    assert verdict == (held(at(MONDAY, 0) + end * 60) if kept else dropped(Drop.TOO_LATE))


def test_quiet_hours_are_those_of_the_recipient_where_their_zone_is_known() -> None:
    start = at(MONDAY, 10)  # 07:00 in Vancouver
    told = story(session(start))
    west = replace(told, recipients=[replace(CLARA, zone=ZoneInfo("America/Vancouver"))])
    assert dict(emails(told))[K.DAY_BEFORE] == start - 86_400
    assert dict(emails(west))[K.DAY_BEFORE] == start - 86_400 + 3600
