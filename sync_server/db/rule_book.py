"""What decides which times are free and changes seldom, kept in memory by the version of its last change."""

from __future__ import annotations

from collections import OrderedDict
from uuid import UUID

from scheduling.records import (
    Bay,
    Mechanic,
    Organization,
    Plan,
    SpecialDay,
    TimeOff,
    WeeklyBlock,
    WorkshopHours,
)
from sync_server.services.interfaces import Records, Rows
from sync_server.services.models import Policy, RuleBook
from sync_server.services.policies import decoded

MOST_KEPT = 256


class RuleBookCache:
    """One a process. A book is kept only of a version that was committed before the reader's transaction."""

    def __init__(self) -> None:
        self._books: OrderedDict[UUID, tuple[UUID, int, RuleBook]] = OrderedDict()

    def get(self, tenant_id: UUID, epoch: UUID, rules_ver: int) -> RuleBook | None:
        kept = self._books.get(tenant_id)
        if kept is None or kept[:2] != (epoch, rules_ver):
            return None
        self._books.move_to_end(tenant_id)
        return kept[2]

    def keep(self, tenant_id: UUID, epoch: UUID, rules_ver: int, book: RuleBook) -> None:
        self._books[tenant_id] = (epoch, rules_ver, book)
        self._books.move_to_end(tenant_id)
        while len(self._books) > MOST_KEPT:
            self._books.popitem(last=False)


async def read_rule_book(records: Records, rows: Rows, tenant_id: UUID) -> RuleBook:
    """All of it, from the tables."""
    organization = await records.get(Organization, tenant_id)
    if organization is None:
        raise LookupError("the unit of work's organization has no row")
    return RuleBook(
        organization=organization,
        mechanics=tuple(await records.all(Mechanic)),
        bays=tuple(await records.all(Bay)),
        plans=tuple(await records.all(Plan)),
        weekly_blocks=tuple(await records.all(WeeklyBlock)),
        workshop_hours=tuple(await records.all(WorkshopHours)),
        special_days=tuple(await records.all(SpecialDay)),
        time_off=tuple(await records.all(TimeOff)),
        policies=decoded(await rows.find(Policy)),
    )
