"""A made-up sender over made-up bookings: moved, cancelled, at night, down for hours; each message once at most."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.ids import uuid7
from scheduling.message_kinds import (
    KINDS,
    REMINDERS,
    Channel,
    Happened,
    Holding,
    Message,
    MessageKey,
    MessageKind,
    MessageSettings,
    Recipient,
    Story,
)
from scheduling.quiet_hours import quiet_until
from scheduling.records import Session
from scheduling.reminders import Fate, due_messages, still_due
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.scheduling.shop import MONDAY, ZONE, at

USUAL = MessageSettings()
LATEST = at(MONDAY, 0)
zones = st.sampled_from((None, ZoneInfo("America/Vancouver"), ZoneInfo("America/St_Johns")))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Booked up to three days ahead, to the second near the boundaries, perhaps moved, perhaps cancelled."""
    starts = LATEST + draw(st.integers(0, 47)) * 1800
    ahead = draw(st.sampled_from((86_401, 86_400, 3601, 3600, 901, 900)) | st.integers(0, 3 * 86_400))
    booked = starts - ahead
    happened = [Happened(kind=MessageKind.CONFIRMATION, at=booked)]
    state, sequence = SessionState.SCHEDULED, 0
    if draw(st.booleans()):
        sequence, former = 1, starts
        starts += draw(st.integers(-10, 90)) * 600
        moved_at = draw(st.integers(booked, max(booked, former)))
        happened.append(Happened(kind=MessageKind.MOVED, at=moved_at, version=1, former_starts=former))
    if draw(st.booleans()):
        state = SessionState.CANCELLED
        at_ = draw(st.integers(happened[-1].at, max(happened[-1].at, starts)))
        happened.append(Happened(kind=MessageKind.CANCELLED, at=at_, version=sequence))
    row = Session(
        id=uuid7(),
        customer_id=uuid7(),
        state=state,
        kind=draw(st.sampled_from(VisitKind)),
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=starts,
        sequence=sequence,
    )
    clara = Recipient(
        id=row.customer_id,
        email=draw(st.sampled_from(("", "c@example.org"))),
        phone="+15145550100",
        sms_consent=draw(st.booleans()),
        zone=draw(zones),
    )
    return Story(
        about=row.id,
        session=row,
        recipients=[clara],
        happened=happened,
        reminders_on=draw(st.booleans()),
    )


def run(told: Story, wakes: list[int]) -> dict[MessageKey, tuple[Message, int]]:
    """What a sender does that wakes at these instants and knows from keys what went out."""
    sent: dict[MessageKey, tuple[Message, int]] = {}
    for now in sorted(wakes):
        for one in due_messages(told, USUAL, ZONE):
            if one.key not in sent and one.due <= now:
                decision = still_due(one, told, USUAL, ZONE, now)
                assert (decision.until is not None) is (decision.fate is Fate.HOLD)
                assert (decision.drop is not None) is (decision.fate is Fate.DROP)
                assert decision.until is None or decision.until > now
                if decision.fate is Fate.SEND:
                    sent[one.key] = one, now
    return sent


@given(stories())
@settings(deadline=None)
def test_a_server_that_is_always_up_sends_each_planned_message_in_time(told: Story) -> None:
    planned = due_messages(told, USUAL, ZONE)
    assert len({one.key for one in planned}) == len(planned)
    sent = run(told, [one.due for one in planned])
    assert told.session is not None
    assert told.session.starts is not None
    for one in planned:
        assert one.due >= one.at
        if one.kind in REMINDERS:
            assert sent[one.key] == (one, one.due)
            assert one.due < told.session.starts
    for _, now in sent.values():
        assert now >= told.happened[0].at
    cancelled = told.session.state is SessionState.CANCELLED
    assert {one.kind for one, _ in sent.values()} <= {
        *(
            (MessageKind.CANCELLED,)
            if cancelled
            else (*REMINDERS, MessageKind.CONFIRMATION, MessageKind.MOVED)
        )
    }
    if cancelled:
        # The one message that must never be lost.
        assert {key.channel for key in sent} == {one.channel for one in planned}


@given(stories(), st.lists(st.integers(LATEST - 3 * 86_400, LATEST + 3 * 86_400), max_size=6))
@settings(deadline=None)
def test_a_server_that_was_down_tells_of_no_reminder_but_the_newest(told: Story, wakes: list[int]) -> None:
    sent = run(told, wakes)
    assert told.session is not None
    assert told.session.starts is not None
    for channel in Channel:
        reminders = [
            (one, now) for one, now in sent.values() if one.kind in REMINDERS and one.channel is channel
        ]
        instants = [now for _, now in reminders]
        assert len(set(instants)) == len(instants), "never two at once"
        order = [REMINDERS.index(one.kind) for one, _ in sorted(reminders, key=lambda each: each[1])]
        assert order == sorted(order), "never an older one after a newer one"
        assert all(now < told.session.starts for now in instants)
    for one, now in sent.values():
        assert one.due <= now


@given(stories(), st.lists(st.integers(LATEST - 3 * 86_400, LATEST + 3 * 86_400), max_size=6))
@settings(deadline=None)
def test_nobody_is_woken_but_for_what_cannot_wait(told: Story, wakes: list[int]) -> None:
    """Held back on every channel: the reminder of 24 h. By SMS: the rest, unless it is a matter of hours."""
    sent = run(told, [*wakes, *(one.due for one in due_messages(told, USUAL, ZONE))])
    zone = told.recipients[0].zone or ZONE
    for one, now in sent.values():
        holding = KINDS[one.kind].holding
        held = holding is Holding.ALL or (holding is Holding.SMS_ONLY and one.channel is Channel.SMS)
        until = quiet_until(now, USUAL.quiet, zone)
        if held and until > now:
            assert one.kind not in REMINDERS
            near = [start for start in (one.starts, one.former_starts) if start is not None]
            assert any(now < start <= until + USUAL.hour_before for start in near)


@given(stories(), st.integers(LATEST - 3 * 86_400, LATEST + 3 * 86_400))
@settings(deadline=None)
def test_a_message_of_before_a_change_is_never_sent_after_it(told: Story, now: int) -> None:
    planned = due_messages(told, USUAL, ZONE)
    assert told.session is not None
    later = replace(told, session=replace(told.session, sequence=9))
    gone = replace(told, session=replace(told.session, state=SessionState.CANCELLED))
    for one in planned:
        if one.kind is not MessageKind.CANCELLED:
            assert still_due(one, later, USUAL, ZONE, now).fate is Fate.DROP
            assert still_due(one, gone, USUAL, ZONE, now).fate is Fate.DROP
