"""What a fetched calendar changes: claimed by one worker, its own busy times replaced, its failures counted.

Fetching is the job's. Of a mechanic's calendar only the times are kept, not what they are for: colleagues see that
they are busy, and the desk needs no more.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Inputs
from scheduling.calendar_messages import CalendarTrouble
from scheduling.calendar_rules import day_bounds
from scheduling.importing.report import Code, FileRefused
from scheduling.records import ExternalBusy
from sync_server.services.calendar_rows import CalendarSubscription
from sync_server.services.importing.calendar_plan import Existing, plan_busy
from sync_server.services.importing.calendar_reader import CalendarContent, read_calendar
from sync_server.services.importing.ics_occurrences import Window
from sync_server.services.importing.ics_zones import BROKEN
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import RuleBook
from sync_server.services.schedule import horizon_seconds

logger = logging.getLogger("sync_server.calendars")

DAY = 86_400
CLAIM_SECONDS = 900
"""Longer than fetching and reading may take together."""
EVERY_SECONDS = 1800
FIRST_PAUSE, LONGEST_PAUSE = 900, 6 * 3600
"""After a failure; doubled each time."""
READ_ANEW = 20 * 3600
"""An unchanged calendar is read again after that: each day brings another into the window."""
DAYS_BACK, DAYS_AHEAD, DAYS_KEPT = 1, 180, 40
MOST_BUSY = 5_000
MEANT = frozenset(
    {
        Code.NOT_AN_EVENT,
        Code.NO_EVENTS,
        Code.CANCELLED,
        Code.NOT_BUSY,
        Code.ZERO_LENGTH,
        Code.OUTSIDE_WINDOW,
        Code.REPLACED,
        Code.NO_OCCURRENCE,
        Code.LEFT_OUT,
        Code.DUPLICATE,
    }
)
"""What is left out because the calendar says so; anything else could not be read."""
UNFINISHED = frozenset({Code.OUT_OF_TIME, Code.TOO_FULL})
"""The rest was not read: what is missing is not gone."""
CHUNK = 500
"""Rows a transaction: the organization's lock is held for a moment only."""


class Refused(Exception):
    """The content is no calendar that can be used; ``trouble`` says why."""

    def __init__(self, trouble: CalendarTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A calendar's content as busy times by id."""

    wanted: dict[UUID, ExternalBusy]
    window: Window
    left_out: int


async def due(uow: UnitOfWork, now: int, limit: int) -> list[CalendarSubscription]:
    """Those to be fetched by now, the longest waiting first."""
    return await uow.rows.find(
        CalendarSubscription, order="next_at", limit=limit, next_at=Within(high=now + 1)
    )


async def claim(uow: UnitOfWork, subscription_id: UUID, now: int) -> CalendarSubscription | None:
    """The row, if it is due and nobody else has it."""
    row = await uow.rows.get(CalendarSubscription, subscription_id)
    if row is None or row.next_at > now:
        return None
    mine = replace(row, claim=row.claim + 1, next_at=now + CLAIM_SECONDS)
    return mine if await uow.rows.put_if(mine, claim=row.claim, next_at=row.next_at) else None


def conditional(row: CalendarSubscription, now: int) -> bool:
    """Whether it is enough to hear that nothing has changed."""
    return row.read_at is not None and now - row.read_at < READ_ANEW and not row.failures


async def failed(uow: UnitOfWork, mine: CalendarSubscription, trouble: CalendarTrouble, now: int) -> bool:
    """Count it and try again later; the busy times of before stay. Whether it was still ours."""
    pause = min(FIRST_PAUSE << min(mine.failures, 10), LONGEST_PAUSE)
    row = replace(
        mine, checked_at=now, failures=mine.failures + 1, trouble=trouble.value, next_at=now + pause
    )
    return await uow.rows.put_if(row, claim=mine.claim)


async def succeeded(uow: UnitOfWork, mine: CalendarSubscription, now: int) -> bool:
    """It is as its busy times say, as of now; whether it was still ours."""
    row = replace(mine, checked_at=now, fetched_at=now, failures=0, trouble="", next_at=now + EVERY_SECONDS)
    return await uow.rows.put_if(row, claim=mine.claim)


def fingerprint(body: bytes) -> bytes:
    """Of a content: the same again need not be read again."""
    return hashlib.sha256(body).digest()


def read(body: bytes, mine: CalendarSubscription, book: RuleBook, now: int) -> Reading:
    """What it says within the window; takes a while, so away from the loop. Raises ``Refused``."""
    zone = ZoneInfo(book.organization.zone)
    window = _window(book, zone, now)
    try:
        content = read_calendar(body, zone, window)
    except FileRefused:
        raise Refused(CalendarTrouble.NOT_A_CALENDAR) from None
    except BROKEN as error:  # what nobody thought of is told, too, rather than tried for ever unseen
        logger.warning("a calendar that breaks the reader: %s", type(error).__name__)
        raise Refused(CalendarTrouble.NOT_A_CALENDAR) from None
    if any(entry.params.get("component") == "VCALENDAR" for entry in content.entries):  # it was cut off
        raise Refused(CalendarTrouble.NOT_A_CALENDAR)
    if any(entry.code is Code.TOO_COSTLY for entry in content.entries):
        raise Refused(CalendarTrouble.TOO_COSTLY)
    if len(content.occurrences) > MOST_BUSY or any(entry.code in UNFINISHED for entry in content.entries):
        raise Refused(CalendarTrouble.TOO_MANY_EVENTS)
    return Reading(
        wanted={row.id: row for row in _busy_times(content, mine, book, now)},
        window=window,
        left_out=sum(entry.count for entry in content.entries if entry.whole and entry.code not in MEANT),
    )


def _window(book: RuleBook, zone: ZoneInfo, now: int) -> Window:
    today = datetime.fromtimestamp(now, zone).date()
    first = day_bounds(today - timedelta(days=DAYS_BACK), zone)[0]
    days = max(DAYS_AHEAD, horizon_seconds(book) // DAY + 1)
    return Window(first, day_bounds(today + timedelta(days=days), zone)[1])


def _busy_times(
    content: CalendarContent, mine: CalendarSubscription, book: RuleBook, now: int
) -> list[ExternalBusy]:
    """By the importer's plan, with nothing in the way: a busy time that a booking covers counts once it is gone."""
    mechanic = book.mechanic(mine.mechanic_id)
    nothing = Existing(inputs=Inputs(organization=book.organization, zone=content.zone))
    rows = plan_busy(content, nothing, mechanic, mine.name, now).busy_new
    return [replace(row, summary="") for row in rows] if mechanic is not None else rows


async def write_some(uow: UnitOfWork, mine: CalendarSubscription, reading: Reading, now: int) -> bool | None:
    """Up to ``CHUNK`` changes; whether there are more, ``None`` if the calendar is not ours any more."""
    await uow.bump()  # from here on nobody else writes
    row = await uow.rows.get(CalendarSubscription, mine.id)
    if row is None or row.claim != mine.claim:
        return None
    present = await uow.records.find(ExternalBusy, source=mine.name, mechanic_id=mine.mechanic_id)
    before = {each.id: each for each in present}
    gone = [each.id for each in present if each.id not in reading.wanted and _is_ours(each, reading, now)]
    fresh = [each for row_id, each in reading.wanted.items() if row_id not in before]
    changed = [each for row_id, each in reading.wanted.items() if row_id in before and before[row_id] != each]
    for row_id in gone[:CHUNK]:
        await uow.records.delete(ExternalBusy, row_id)
    for each in changed[:CHUNK]:
        await uow.records.put(each)
    await uow.records.add_many(fresh[:CHUNK])
    if gone or changed or fresh:
        await uow.commit()
    return max(len(gone), len(changed), len(fresh)) > CHUNK


def _is_ours(row: ExternalBusy, reading: Reading, now: int) -> bool:
    """Within the window, or older than anybody looks at; what lies between was true when it was."""
    return row.ends > reading.window.starts or row.ends < now - DAYS_KEPT * DAY
