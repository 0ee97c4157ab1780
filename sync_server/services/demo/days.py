"""What departs from the weekly hours in the demo: holidays, special days, time off, busy elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scheduling.records import ExternalBusy, SpecialDay, TimeOff
from scheduling.vocabulary import SpecialDayKind, TimeOffStatus
from sync_server.services.demo.dice import Dice
from sync_server.services.demo.tenant import DemoTenant
from sync_server.services.statutory_holidays import statutory_holidays


def add_holidays(tenant: DemoTenant, dice: Dice, today: date, now: int) -> None:
    """The statutory holidays of the organization's province, last year's to next year's."""
    for holiday in statutory_holidays(tenant.organization.province, range(today.year - 1, today.year + 2)):
        tenant.special_days.append(
            SpecialDay(
                id=dice.id(now), day=holiday.day, kind=SpecialDayKind.CLOSED, statutory=True,
                label_en=holiday.label_en, label_fr=holiday.label_fr,
            )
        )  # fmt: skip


def add_special_days(tenant: DemoTenant, dice: Dice, today: date, now: int) -> None:
    """A shortened day soon and a closed one later, on working days that are no holidays."""
    taken = {special.day for special in tenant.special_days}
    monday = today - timedelta(days=today.weekday())
    short = _free_day(monday + timedelta(days=9), taken)
    closed = _free_day(monday + timedelta(days=18), taken | {short})
    tenant.special_days += [
        SpecialDay(
            id=dice.id(now), day=short, kind=SpecialDayKind.HOURS, start_minute=8 * 60, end_minute=15 * 60,
            label_en="Team training from 15:00", label_fr="Formation de l’équipe dès 15 h",
        ),
        SpecialDay(
            id=dice.id(now), day=closed, kind=SpecialDayKind.CLOSED,
            label_en="Closed for stocktaking", label_fr="Fermé pour l’inventaire",
        ),
    ]  # fmt: skip


def _free_day(day: date, taken: set[date]) -> date:
    while day in taken or day.weekday() > 4:
        day += timedelta(days=1)
    return day


def add_time_off(tenant: DemoTenant, dice: Dice, today: date, now: int) -> None:
    """Holidays in the past summer, days and hours around today, and one request that nobody answered yet.

    Everybody notes the reason in their own language, as people do.
    """
    luc, amira, noah, chloe, sam = tenant.mechanics
    monday = today - timedelta(days=today.weekday())
    approved, pending = TimeOffStatus.APPROVED, TimeOffStatus.PENDING
    summer = _last_july(today)
    whole = [
        (sam, approved, monday + timedelta(days=8), monday + timedelta(days=9), "Moving day"),
        (luc, pending, monday + timedelta(days=21), monday + timedelta(days=25), "Voyage"),
        (noah, approved, monday - timedelta(days=10), monday - timedelta(days=10), "Family"),
        (luc, approved, summer, summer + timedelta(days=13), "Vacances de la construction"),
        (sam, approved, summer + timedelta(days=14), summer + timedelta(days=20), "Vacation"),
        (amira, approved, summer + timedelta(days=21), summer + timedelta(days=34), "Vacances"),
    ]
    for mechanic, status, first, last, label in whole:
        tenant.time_off.append(
            TimeOff(
                id=dice.id(now),
                mechanic_id=mechanic.id,
                status=status,
                first_day=first,
                last_day=last,
                label=label,
            )
        )
    hours = [
        (amira, monday + timedelta(days=3), (13, 15), "Dentiste"),
        (chloe, monday + timedelta(days=4), (15, 17), "Rencontre à l’école"),
        (noah, monday + timedelta(days=7), (8, 10), "Dentist"),
    ]
    for mechanic, day, (start, end), label in hours:
        tenant.time_off.append(
            TimeOff(
                id=dice.id(now), mechanic_id=mechanic.id, status=approved, label=label,
                starts=_instant(day, start, tenant.zone), ends=_instant(day, end, tenant.zone),
            )
        )  # fmt: skip


def _last_july(today: date) -> date:
    """The Monday of the construction holiday that lies behind."""
    year = today.year if today >= date(today.year, 9, 15) else today.year - 1
    day = date(year, 7, 20)
    return day - timedelta(days=day.weekday())


def add_busy_elsewhere(tenant: DemoTenant, dice: Dice, today: date, now: int) -> None:
    """Weekly times from the own calendars of the two independent mechanics, five weeks each way."""
    _, _, noah, chloe, _ = (mechanic.id for mechanic in tenant.mechanics)
    monday = today - timedelta(days=today.weekday())
    series = [
        (chloe, "Chloé – personnel", "physio", "Physiothérapie", 1, (10, 11)),
        (noah, "Noah – calendar", "parts-run", "Parts run", 3, (14, 15)),
    ]
    for mechanic, source, uid, summary, weekday, (start, end) in series:
        for day in _weekly(monday + timedelta(days=weekday)):
            tenant.external_busy.append(
                ExternalBusy(
                    id=dice.id(now), mechanic_id=mechanic, source=source, summary=summary,
                    uid=f"{uid}@demo.example/{day:%Y%m%d}", starts=_instant(day, start, tenant.zone),
                    ends=_instant(day, end, tenant.zone),
                )
            )  # fmt: skip


def _weekly(day: date) -> Iterator[date]:
    for week in range(-5, 6):
        yield day + timedelta(weeks=week)


def _instant(day: date, hour: int, zone: ZoneInfo) -> int:
    return int(datetime.combine(day, time(hour), zone).timestamp())
