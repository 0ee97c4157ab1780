"""How many requests for time off wait for a person's answer: for the rail and the Availability screen.

Asked at each change, at the start too: it needs no more than the rows. What is to be known of each is ``hours_rows``.
"""

from __future__ import annotations

from datetime import date

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.mechanics import is_affiliated
from scheduling.records import Mechanic, TimeOff
from scheduling.vocabulary import TimeOffStatus


def time_off_waiting(store: LocalStore, source: AvailabilitySource, rights: Rights, now: int) -> int:
    """Those not over yet at ``now``, an instant, of the mechanics whose hours this person may set."""
    if not source.ready:
        return 0
    today = local_of(now, source.zone())[0]
    here = (row for row in store.all(Mechanic) if row.active and is_affiliated(row))
    mechanics = {row.id for row in here if rights.may_set_hours(row)}
    return sum(
        row.status is TimeOffStatus.PENDING and row.mechanic_id in mechanics and not over(row, now, today)
        for row in store.all(TimeOff)
    )


def over(row: TimeOff, now: int, today: date) -> bool:
    """Whether it lies behind: whole days by the day, else by the instant."""
    if row.last_day is not None:
        return row.last_day < today
    return row.ends is not None and row.ends <= now
