"""Each message once: written when it is due, decided again when it goes, claimed, handed over, tried again.

A message is claimed in a transaction of its own before the carrier hears of it, so no two workers send one. Who is
killed between the claim and the carrier's answer cannot know whether it went: after the claim's end it is tried
again under the same key, since a reminder that never comes costs a customer more than one that the carrier, which
knows the key, may see twice. What goes out in which words is the notifier's.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.message_delivery import MessageState
from scheduling.message_kinds import REMINDERS, Message, MessageKind, MessageSettings, Recipient, language_of
from scheduling.message_relevance import PLACING
from scheduling.quiet_hours import own_time_shown
from scheduling.reminders import Fate, due_messages, still_due, weekly_question
from sync_server.services import account_tokens
from sync_server.services.interfaces import Notifier, UnitOfWork, Within
from sync_server.services.message_rows import SentMessage, Tiding
from sync_server.services.outgoing import Outgoing, carrier_key
from sync_server.services.stories import (
    Standing,
    recipient_of,
    standing,
    weekly_recipients,
    weekly_standing,
)

CLAIM_SECONDS = 300
"""Longer than any carrier is waited for."""
MOST_ATTEMPTS = 8
FIRST_PAUSE, LONGEST_PAUSE = 60, 3600
"""Seconds until the next try: doubled each time."""
NO_CARRIER = "no_carrier"
"""Why a message is dropped where nothing is set up for its channel."""
_GONE_OUT = frozenset({MessageState.SENDING, MessageState.SENT})
GAVE_UP = "gave_up"
REFUSED = "refused"
"""Why a message failed: the carrier was busy each time, or said no."""


async def plan(uow: UnitOfWork, about: UUID, now: int) -> int:
    """Write the messages of a story that are due, and when to look at it again; how many.

    Of what happened all are written at its first look, with those that quiet hours hold back: whoever is hired or
    leaves an address later is not told of old things. Reminders are written when they are due, for whom they then
    reach; one that went out for the very time before it was parked and put back is not written again.
    """
    found = await standing(uow, about)
    gone_out = {
        _of_time(each) for each in await uow.rows.find(SentMessage, about=about) if each.state in _GONE_OUT
    }
    untold = {(each.kind, each.version) for each in found.tidings if each.told_at is None}
    session = found.story.session
    count = 0
    for message in due_messages(found.story, found.settings, found.zone):
        reminder = message.kind in REMINDERS
        due = message.due <= now and _of_time(message) not in gone_out
        if due if reminder else (message.kind, message.version) in untold:
            count += await uow.rows.add_once(SentMessage.of(message, session.id if session else None))
    newest = max(
        (each for each in found.tidings if each.kind in PLACING), key=lambda each: each.at, default=None
    )
    for each in found.tidings:
        look_at = _next_look(found, now) if each is newest else None
        looked = replace(each, told_at=each.told_at or now, look_at=look_at)
        if looked != each:  # unless a step of the session asked for another look meanwhile
            await uow.rows.put_if(looked, look_at=each.look_at)
    return count


def _of_time(each: Message | SentMessage) -> tuple[object, ...]:
    """What a reminder says to whom, whichever version the booking had then."""
    return each.kind, each.recipient, each.channel, each.starts


def _next_look(found: Standing, now: int) -> int | None:
    messages = (
        each for story in found.of_anybody() for each in due_messages(story, found.settings, found.zone)
    )
    return min((each.due for each in messages if each.kind in REMINDERS and each.due > now), default=None)


async def waiting_stories(uow: UnitOfWork, now: int, limit: int) -> list[UUID]:
    """What is to be looked at by now, the longest waiting first."""
    rows = await uow.rows.find(Tiding, order="look_at", limit=limit, look_at=_until(now))
    return list(dict.fromkeys(row.about for row in rows))


async def waiting_messages(uow: UnitOfWork, now: int, limit: int) -> list[SentMessage]:
    """What is to be decided by now, and what somebody claimed and never answered for."""
    return await uow.rows.find(SentMessage, order="next_at", limit=limit, next_at=_until(now))


def _until(now: int) -> Within:
    return Within(high=now + 1)


async def ask_weekly(uow: UnitOfWork, now: int) -> int:
    """Write this week's question to each mechanic who wants it, once it is due; how many."""
    recipients = await weekly_recipients(uow)
    if not recipients:
        return 0
    book = await uow.rule_book()
    settings, zone = book.policy(MessageSettings), ZoneInfo(book.organization.zone)
    count = 0
    for each in recipients:
        message = weekly_question(each, settings, zone, now)
        if message is not None and message.due <= now:
            count += await uow.rows.add_once(SentMessage.of(message, None))
    return count


async def claim(uow: UnitOfWork, row: SentMessage, notifier: Notifier, now: int) -> Outgoing | None:
    """Decide about a message and, if it is to go, take it: ``None`` if it is not, or is somebody else's by now."""
    weekly = row.kind is MessageKind.WEEKLY_HOURS
    found = await (weekly_standing(uow, row.about) if weekly else standing(uow, row.about))
    decision = still_due(row.message, found.story, found.settings, found.zone, now)
    if decision.fate is Fate.HOLD:
        held = replace(row, state=MessageState.WAITING, next_at=decision.until)
        await _replace(uow, row, held)
        return None
    why = decision.drop.value if decision.drop is not None else ""
    if not why and row.channel not in notifier.channels:
        why = NO_CARRIER
    recipient = recipient_of(found.story.recipients, row.recipient)
    if why or recipient is None:
        await _replace(uow, row, _ended(row, MessageState.DROPPED, now, why=why))
        return None
    if row.attempts >= MOST_ATTEMPTS:  # each time somebody was ended before the carrier's answer
        await _replace(uow, row, _ended(row, MessageState.FAILED, now, why=GAVE_UP))
        return None
    if not await _replace(uow, row, claimed(row, now)):
        return None
    outgoing = _outgoing(found, row.message, recipient, uow.tenant_id)
    return replace(outgoing, params=outgoing.params | await account_tokens.params_of(uow, row))


def claimed(row: SentMessage, now: int) -> SentMessage:
    """The row as whoever claims it leaves it."""
    return replace(row, state=MessageState.SENDING, attempts=row.attempts + 1, next_at=now + CLAIM_SECONDS)


async def sent(uow: UnitOfWork, mine: SentMessage, receipt: str, now: int) -> bool:
    """The carrier took it; whether it was still ours."""
    return await _replace(uow, mine, _ended(mine, MessageState.SENT, now, receipt=receipt[:200]))


async def not_sent(uow: UnitOfWork, mine: SentMessage, now: int, *, for_good: bool) -> bool:
    """The carrier said no, or could not: for good, or until the next try, of which there are eight."""
    if for_good or mine.attempts >= MOST_ATTEMPTS:
        why = REFUSED if for_good else GAVE_UP
        return await _replace(uow, mine, _ended(mine, MessageState.FAILED, now, why=why))
    pause = min(FIRST_PAUSE << (mine.attempts - 1), LONGEST_PAUSE)
    return await _replace(uow, mine, replace(mine, state=MessageState.WAITING, next_at=now + pause))


def _ended(
    row: SentMessage, state: MessageState, now: int, *, why: str = "", receipt: str = ""
) -> SentMessage:
    return replace(row, state=state, next_at=None, done_at=now, why=why, receipt=receipt)


async def _replace(uow: UnitOfWork, before: SentMessage, after: SentMessage) -> bool:
    """Unless somebody else claimed or settled it since it was read."""
    return await uow.rows.put_if(after, state=before.state, attempts=before.attempts, next_at=before.next_at)


def _outgoing(found: Standing, message: Message, recipient: Recipient, tenant_id: UUID) -> Outgoing:
    session, organization = found.story.session, found.organization
    params: dict[str, str | int] = {"organization": organization.name}
    if message.starts is not None:
        params["starts"] = message.starts
    if message.former_starts is not None:
        params["former_starts"] = message.former_starts
    if session is not None:
        mechanic = found.book.mechanic(session.mechanic_id)
        params |= {
            "session_id": str(session.id),
            "sequence": session.sequence,
            "visit": session.kind.value,
            "minutes": session.minutes,
            "mechanic": mechanic.name if mechanic else "",
        }
    return Outgoing(
        key=carrier_key(tenant_id, message.key),
        kind=message.kind,
        channel=message.channel,
        to=recipient.email if message.channel == "email" else recipient.phone,
        language=language_of(recipient, organization.locale),
        zone=organization.zone,
        own_zone=_own_zone(found, message, recipient),
        params=params,
    )


def _own_zone(found: Standing, message: Message, recipient: Recipient) -> str:
    """Where any time that the message tells is another one on the recipient's own clock."""
    told = [at for at in (message.starts, message.former_starts) if at is not None]
    if any(own_time_shown(at, found.zone, recipient.zone) for at in told):
        return str(recipient.zone)
    return ""
