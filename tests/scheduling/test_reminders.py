"""Which message is due when: the specification's table, quiet hours, and the decision at the moment of sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.message_kinds import (
    KINDS,
    REMINDERS,
    Audience,
    Channel,
    Happened,
    Holding,
    Message,
    MessageKind,
    MessageSettings,
    Recipient,
    Story,
    channels_for,
    language_of,
)
from scheduling.message_relevance import STATES, Drop
from scheduling.quiet_hours import QuietHours
from scheduling.records import Session
from scheduling.reminders import Decision, Fate, due_messages, still_due, weekly_question
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.scheduling.shop import MONDAY, ZONE, at

K, S = MessageKind, SessionState
USUAL = MessageSettings()
START = at(MONDAY, 14)
BOOKED = START - 5 * 86_400
CLARA = Recipient(
    id=uuid7(), email="clara@example.org", phone="+15145550100", sms_consent=True, language="fr"
)
DESK = Recipient(id=uuid7(), audiences=frozenset({Audience.DESK}), email="desk@example.org")
INA = Recipient(
    id=uuid7(),
    audiences=frozenset({Audience.MECHANIC}),
    email="ina@example.org",
    phone="+15145550101",
    sms_consent=True,
)
SEND = Decision(fate=Fate.SEND)


def session(starts: int | None = START, state: SessionState = S.SCHEDULED, **over: object) -> Session:
    row = Session(
        id=uuid7(),
        customer_id=CLARA.id,
        state=state,
        kind=VisitKind.VIDEO,
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=starts,
        mechanic_id=uuid7(),
    )
    return replace(row, **over)  # type: ignore[arg-type] # a test names real fields


def story(row: Session | None = None, *happened: Happened, **over: object) -> Story:
    row = row or session()
    told = happened or (Happened(kind=K.CONFIRMATION, at=BOOKED, version=row.sequence),)
    return replace(
        Story(about=row.id, session=row, recipients=(CLARA,), happened=told),
        **over,  # type: ignore[arg-type] # a test names real fields
    )


def plan(told: Story, settings: MessageSettings = USUAL) -> list[tuple[MessageKind, Channel, int]]:
    return [(each.kind, each.channel, each.due) for each in due_messages(told, settings, ZONE)]


def emails(told: Story, settings: MessageSettings = USUAL) -> list[tuple[MessageKind, int]]:
    return [(kind, due) for kind, channel, due in plan(told, settings) if channel is Channel.EMAIL]


def texts(told: Story, settings: MessageSettings = USUAL) -> list[tuple[MessageKind, int]]:
    return [(kind, due) for kind, channel, due in plan(told, settings) if channel is Channel.SMS]


def message(told: Story, kind: MessageKind, channel: Channel = Channel.EMAIL) -> Message:
    (found,) = (
        each for each in due_messages(told, USUAL, ZONE) if (each.kind, each.channel) == (kind, channel)
    )
    return found


def decide(one: Message, told: Story, now: int) -> Decision:
    return still_due(one, told, USUAL, ZONE, now)


def dropped(why: Drop) -> Decision:
    return Decision(fate=Fate.DROP, drop=why)


def held(until: int) -> Decision:
    return Decision(fate=Fate.HOLD, until=until)


TABLE = """
confirmation: customer email sms
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


def test_are_your_hours_right_is_asked_once_a_week_of_who_wants_it() -> None:
    ina = replace(INA, wants_weekly=True)
    for now in (at(MONDAY, 0), at(MONDAY, 9), at(MONDAY + timedelta(6), 23, 59)):
        one = weekly_question(ina, USUAL, ZONE, now)
        assert one is not None
        assert (one.due, one.version, one.about) == (at(MONDAY, 9), 202625, ina.id)
    following = weekly_question(ina, USUAL, ZONE, at(MONDAY + timedelta(7), 0))
    assert following is not None
    assert following.version == 202626
    assert following.due == at(MONDAY + timedelta(7), 9)
    for nobody in (INA, replace(ina, email=""), replace(ina, audiences=frozenset({Audience.DESK}))):
        assert weekly_question(nobody, USUAL, ZONE, at(MONDAY, 9)) is None
    friday = weekly_question(ina, MessageSettings(weekly_weekday=4, weekly_minute=0), ZONE, at(MONDAY, 9))
    assert friday is not None
    assert friday.due == at(MONDAY + timedelta(4), 8), "not at night"
    new_year = weekly_question(ina, USUAL, ZONE, at(date(2027, 1, 1), 12))
    assert new_year is not None
    assert new_year.version == 202653


def test_the_weekly_question_is_decided_again_too() -> None:
    ina = replace(INA, wants_weekly=True)
    one = weekly_question(ina, USUAL, ZONE, at(MONDAY, 9))
    assert one is not None
    told = Story(about=ina.id, recipients=[ina])
    assert decide(one, told, at(MONDAY, 9)) == SEND
    assert decide(one, told, at(MONDAY, 8)) == held(at(MONDAY, 9))
    assert decide(one, told, at(MONDAY + timedelta(6), 20)) == SEND
    assert decide(one, told, at(MONDAY + timedelta(7), 9)) == dropped(Drop.TOO_LATE)
    assert decide(one, replace(told, recipients=[INA]), at(MONDAY, 9)) == dropped(Drop.NOT_WANTED)


@pytest.mark.parametrize(
    ("language", "locale", "expected"),
    [
        ("fr", "en-CA", "fr"),
        ("en", "fr-CA", "en"),
        ("fr-CA", "en-CA", "fr"),
        ("EN", "fr-CA", "en"),
        ("", "fr-CA", "fr"),
        ("de", "fr-CA", "fr"),
        ("", "", "en"),
    ],
)
def test_the_language_is_the_customers_else_the_organizations(
    language: str, locale: str, expected: str
) -> None:
    assert language_of(replace(CLARA, language=language), locale) == expected


@pytest.mark.parametrize(
    "numbers",
    [
        {"day_before": 3600},
        {"hour_before": 900},
        {"join_before": 0},
        {"how_was_it_after": -1},
        {"weekly_weekday": 7},
        {"weekly_weekday": -1},
        {"weekly_minute": 1440},
        {"weekly_minute": -1},
    ],
)
def test_settings_out_of_order_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        MessageSettings(**numbers)  # type: ignore[arg-type] # a test names real fields


def test_only_a_reminder_has_a_time_before_the_start() -> None:
    assert [USUAL.before(kind) for kind in REMINDERS] == [86_400, 3600, 900]
    with pytest.raises(KeyError):
        USUAL.before(K.CONFIRMATION)
