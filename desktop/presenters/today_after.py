"""What comes after today: the next day on which the workshop works or somebody is booked.

For the Today screen where nobody else is expected: on a closed day, in the evening. Reads the local rows, no words.
"""

from __future__ import annotations

from datetime import date, timedelta

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.today_model import NextDay
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState

DAYS_LOOKED_AT = 14
"""A workshop's winter holidays are shorter."""
_EXPECTED = frozenset({SessionState.OFFERED, SessionState.SCHEDULED, SessionState.PENDING})


def day_after(store: LocalStore, source: AvailabilitySource, rights: Rights, now: int) -> NextDay | None:
    """The first such day; of a mechanic what is theirs. ``None`` where there is none within two weeks."""
    today = local_of(now, source.zone())[0]
    for ahead in range(1, DAYS_LOOKED_AT + 1):
        day = today + timedelta(days=ahead)
        begins, ends = day_bounds(day, source.zone())
        rows = [
            row
            for row in store.between(Session, begins, ends)
            if row.starts is not None and begins <= row.starts < ends
            if row.state in _EXPECTED and rights.may_see(row)
        ]
        if rows or source.open_on(day):
            return _told(store, day, rows)
    return None


def _told(store: LocalStore, day: date, rows: list[Session]) -> NextDay:
    first = min(rows, key=lambda row: (row.starts or 0, row.id), default=None)
    customer = store.get(Customer, first.customer_id) if first is not None else None
    return NextDay(
        day=day,
        count=len(rows),
        starts=first.starts if first is not None else None,
        customer=customer.name if customer is not None else "",
    )
