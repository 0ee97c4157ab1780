"""A booking's messages for the tests: who is told, a story, and what the rules make of it."""

from __future__ import annotations

from dataclasses import replace

from scheduling.ids import uuid7
from scheduling.message_kinds import (
    Audience,
    Channel,
    Happened,
    Message,
    MessageKind,
    MessageSettings,
    Recipient,
    Story,
)
from scheduling.message_relevance import Drop
from scheduling.records import Session
from scheduling.reminders import Decision, Fate, due_messages, still_due
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
