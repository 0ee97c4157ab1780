"""The province's statutory holidays as closed days of a workshop: each put once, then the owner's to keep or drop.

Not for a solo practice: nobody closes an independent mechanic's days but themselves. Which days are holidays is
``statutory_holidays``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from scheduling.importing.stable_ids import stable_id
from scheduling.records import Organization, SpecialDay
from scheduling.vocabulary import OrganizationKind, SpecialDayKind
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.statutory_holidays import PROVINCES, StatutoryHoliday, statutory_holidays

DAYS_AHEAD = 730
"""Two years: further than anybody books, and far enough to be looked over in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayOffered:
    """A date that was a holiday once looked at: it is not put again, whatever the owner does with it."""

    day: date
    at: int


async def put_holidays(uow: UnitOfWork, now: int) -> int:
    """Close the holidays of the next two years that were never looked at; how many days.

    A date for which the owner has set something stays as they set it, and one that they remove stays removed.
    Bumps only if there is something to do; commits nothing.
    """
    organization = (await uow.rule_book()).organization
    wanted = _holidays(organization, now)
    known = {row.day for row in await uow.rows.find(HolidayOffered)}
    fresh = [each for each in wanted if each.day not in known]
    if not fresh:
        return 0
    await uow.bump()  # from here on nobody else writes
    taken = {row.day for row in await uow.records.all(SpecialDay)}
    count = 0
    for each in fresh:
        offered = await uow.rows.add_once(HolidayOffered(day=each.day, at=now))
        if offered and each.day not in taken:
            await uow.records.add(_closure(uow, each))
            count += 1
    return count


def _holidays(organization: Organization, now: int) -> list[StatutoryHoliday]:
    if organization.kind is OrganizationKind.SOLO or organization.province not in PROVINCES:
        return []
    today = datetime.fromtimestamp(now, ZoneInfo(organization.zone)).date()
    last = today + timedelta(days=DAYS_AHEAD)
    found = statutory_holidays(organization.province, range(today.year, last.year + 1))
    return [each for each in found if today <= each.day <= last]


def _closure(uow: UnitOfWork, holiday: StatutoryHoliday) -> SpecialDay:
    return SpecialDay(
        id=stable_id(uow.tenant_id, "statutory", holiday.day),
        day=holiday.day,
        kind=SpecialDayKind.CLOSED,
        label_en=holiday.label_en,
        label_fr=holiday.label_fr,
        statutory=True,
    )
