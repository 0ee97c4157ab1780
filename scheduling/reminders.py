"""Which message is due when, and, asked again at the moment of sending, whether it still is.

Pure: what happened, whom it concerns, the zone and ``now`` are arguments. Not here: the kinds themselves
(``message_kinds``), words, links, carriers and retries, and the row that makes a key unique.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from scheduling.calendar_rules import edge_of, local_of, wall_of
from scheduling.message_kinds import (
    KINDS,
    REMINDERS,
    Audience,
    Channel,
    Happened,
    Holding,
    Message,
    MessageKey,
    MessageKind,
    MessageSettings,
    Recipient,
    Story,
    channels_for,
    reachable,
)
from scheduling.message_relevance import PLACING, STATES, URGENT, Drop, gone
from scheduling.quiet_hours import quiet_until
from scheduling.vocabulary import VisitKind


class Fate(StrEnum):
    SEND = "send"
    HOLD = "hold"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of a message now."""

    fate: Fate
    drop: Drop | None = None
    """Why not, if it is dropped."""
    until: int | None = None
    """When to ask again, if it is held back."""


_SEND = Decision(fate=Fate.SEND)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One person's side of a story, by the settings, in their zone."""

    story: Story
    recipient: Recipient
    settings: MessageSettings
    zone: tzinfo

    def held(self, kind: MessageKind, channel: Channel | None, instant: int) -> int:
        """``instant``, or the end of the quiet hours that hold this kind back on this channel."""
        holding = KINDS[kind].holding
        if holding is Holding.ALL or (holding is Holding.SMS_ONLY and channel is Channel.SMS):
            return quiet_until(instant, self.settings.quiet, self.zone)
        return instant

    def message(self, kind: MessageKind, version: int, channel: Channel, *, at: int, due: int) -> Message:
        session = self.story.session
        return Message(
            about=self.story.about,
            version=version,
            kind=kind,
            recipient=self.recipient.id,
            channel=channel,
            at=at,
            due=due,
            starts=session.starts if session else None,
        )


def due_messages(story: Story, settings: MessageSettings, zone: tzinfo) -> list[Message]:
    """All messages of a story, each with the instant to send it, in that order.

    Past and future alike: the key says which of them have gone out. ``zone`` is the workshop's; quiet hours
    follow the recipient's own where it is known. A reminder needs a time that was confirmed before it is
    due: booked or moved 3 h before the start, there is none of 24 h. Sign and join is for online visits
    only, since in person one signs on arrival; a booking made within its last 15 min gets none, its
    confirmation carries the link.
    """
    found: dict[MessageKey, Message] = {}
    for recipient in _each(story.recipients):
        telling = _Telling(story, recipient, settings, recipient.zone or zone)
        for message in (*_reminders(telling), *_tidings(telling)):
            found.setdefault(message.key, message)
    return sorted(
        found.values(), key=lambda each: (each.due, each.at, each.recipient.int, each.kind, each.channel)
    )


def still_due(message: Message, story: Story, settings: MessageSettings, zone: tzinfo, now: int) -> Decision:
    """Send, hold back until an instant, or drop with a reason: decided again at the moment of sending.

    ``story`` is as things are at ``now``. Of the reminders that are due by now only the newest goes.
    """
    recipient = next((each for each in _each(story.recipients) if each.id == message.recipient), None)
    if recipient is None or not recipient.audiences & KINDS[message.kind].audiences:
        return _drop(Drop.NOT_CONCERNED)
    if not reachable(recipient, message.channel):
        return _drop(Drop.NOT_REACHABLE)
    own = recipient.zone or zone
    weekly = message.kind is MessageKind.WEEKLY_HOURS
    why = _weekly_gone(message, recipient, own, now) if weekly else gone(message, story, now)
    if why is not None:
        return _drop(why)
    telling = _Telling(story, recipient, settings, own)
    later = _later_reminders(telling, message)
    if any(due <= now for due in later):
        return _drop(Drop.OVERTAKEN)
    instant = _instant(telling, message, max(now, message.due), later)
    if isinstance(instant, Drop):
        return _drop(instant)
    return Decision(fate=Fate.HOLD, until=instant) if instant > now else _SEND


def weekly_question(
    recipient: Recipient, settings: MessageSettings, zone: tzinfo, now: int
) -> Message | None:
    """This local week's question whether the hours are right; ``None`` for who does not want it.

    ``about`` is the recipient and ``version`` the week (202627 is week 27 of 2026), so that a week that was
    missed is never asked afterwards.
    """
    wanted = recipient.wants_weekly and Audience.MECHANIC in recipient.audiences
    if not wanted or not reachable(recipient, Channel.EMAIL):
        return None
    own = recipient.zone or zone
    today = local_of(now, own)[0]
    day = today - timedelta(today.weekday() - settings.weekly_weekday)
    at = edge_of(wall_of(day, settings.weekly_minute), own)
    return Message(
        about=recipient.id,
        version=_week(now, own),
        kind=MessageKind.WEEKLY_HOURS,
        recipient=recipient.id,
        channel=Channel.EMAIL,
        at=at,
        due=quiet_until(at, settings.quiet, own),
    )


def _week(instant: int, zone: tzinfo) -> int:
    year, week, _ = local_of(instant, zone)[0].isocalendar()
    return year * 100 + week


def _each(recipients: Iterable[Recipient]) -> Iterable[Recipient]:
    """One entry a person: two with the same id are one person in two parts, reached as the first says."""
    found: dict[UUID, Recipient] = {}
    for each in recipients:
        known = found.setdefault(each.id, each)
        found[each.id] = replace(known, audiences=known.audiences | each.audiences)
    return found.values()


def _placed_at(story: Story) -> int | None:
    """When the time that stands was confirmed: by the latest confirmation or move, whichever version it had."""
    return max((each.at for each in story.happened if each.kind in PLACING), default=None)


def _reminders(telling: _Telling) -> list[Message]:
    """The latest first; one that the quiet hours would push to the next one, or to the start, is left out."""
    story, session = telling.story, telling.story.session
    if session is None or session.starts is None or not story.reminders_on:
        return []
    placed = _placed_at(story)
    if placed is None or Audience.CUSTOMER not in telling.recipient.audiences:
        return []
    found: list[Message] = []
    limit = session.starts
    for kind in reversed(REMINDERS):
        at = session.starts - telling.settings.before(kind)
        due = telling.held(kind, None, at)
        no_need = kind is MessageKind.SIGN_AND_JOIN and session.kind is VisitKind.IN_PERSON
        if no_need or session.state not in STATES[kind] or at <= placed or due >= limit:
            continue
        limit = due
        found += [
            telling.message(kind, session.sequence, channel, at=at, due=due)
            for channel in channels_for(telling.recipient, kind)
        ]
    return found


def _tidings(telling: _Telling) -> list[Message]:
    """What happened, each told once; a held one that a reminder would catch up with is left to it."""
    found = []
    for each in telling.story.happened:
        if not _concerns(each, telling.recipient):
            continue
        at = each.at + (telling.settings.how_was_it_after if each.kind is MessageKind.HOW_WAS_IT else 0)
        for channel in channels_for(telling.recipient, each.kind):
            message = telling.message(each.kind, each.version, channel, at=at, due=at)
            message = replace(message, former_starts=each.former_starts)
            due = _instant(telling, message, at, _later_reminders(telling, message))
            if not isinstance(due, Drop):
                found.append(replace(message, due=due))
    return found


def _concerns(each: Happened, recipient: Recipient) -> bool:
    audiences = KINDS[each.kind].audiences & recipient.audiences
    return bool(audiences) and (Audience.CUSTOMER in audiences or each.by != recipient.id)


def _later_reminders(telling: _Telling, message: Message) -> list[int]:
    """When the reminders are due that say this again, later, to the same person on the same channel.

    Of a confirmation or a move only an SMS is overtaken: by email they bring the invitation.
    """
    retold = message.kind in REMINDERS or (message.kind in PLACING and message.channel is Channel.SMS)
    return [
        each.due
        for each in (_reminders(telling) if retold else ())
        if each.channel is message.channel and each.at > message.at
    ]


def _instant(telling: _Telling, message: Message, instant: int, later: Sequence[int]) -> int | Drop:
    """When a message goes that could go at ``instant``, by the quiet hours, or why it does not at all.

    A reminder that would come at the start or at the next one is dropped. What is urgent goes at once if
    its hold would end in the last hour before the start that it speaks of, or took away.
    """
    until = telling.held(message.kind, message.channel, instant)
    if until == instant:
        return instant
    lead = telling.settings.hour_before
    if message.kind in REMINDERS and _outlasts(instant, until, message.starts):
        return Drop.TOO_LATE
    if _outlasts(instant, until + lead, message.former_starts):
        return instant
    if any(due <= until for due in later):
        return Drop.OVERTAKEN
    return instant if message.kind in URGENT and _outlasts(instant, until + lead, message.starts) else until


def _outlasts(instant: int, until: int, starts: int | None) -> bool:
    return starts is not None and instant < starts <= until


def _weekly_gone(message: Message, recipient: Recipient, zone: tzinfo, now: int) -> Drop | None:
    if not recipient.wants_weekly:
        return Drop.NOT_WANTED
    return None if _week(now, zone) == message.version else Drop.TOO_LATE


def _drop(why: Drop) -> Decision:
    return Decision(fate=Fate.DROP, drop=why)
