"""What is sold, for the owner: plans with their length and price, made, changed, taken out of sale. No words."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from desktop.presenters.editing import FieldProblem, OneOf
from desktop.presenters.typed_values import MINUTES, MONEY
from scheduling.folding import words_of
from scheduling.limits import MOST_MINUTES, MOST_NUMBER
from scheduling.management_messages import PlanForm
from scheduling.records import Plan
from scheduling.vocabulary import VisitKind

ALL = tuple(VisitKind)
FIRST: dict[str, Any] = {
    "name_en": "", "name_fr": "", "code": "", "minutes": 30, "price_cents": None, "kinds": ALL,
    "brand_specialist": False, "active": True,
}  # fmt: skip
"""What a new plan begins with, in the form's order."""


class ManagesPlans(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def plans(self) -> list[Plan]: ...
    async def put_plan(self, plan_id: UUID, form: PlanForm) -> Plan: ...


class Plans(OneOf[Plan]):
    """In the shop's order, those that are sold first."""

    def __init__(self, server: ManagesPlans) -> None:
        super().__init__({"minutes": MINUTES, "price_cents": MONEY})
        self._server = server

    def id_of(self, row: Plan) -> UUID:
        return row.id

    def fields(self) -> list[str]:
        return list(FIRST)

    def stored(self, row: Plan | None, field: str) -> Any:
        if row is None:
            return FIRST[field]
        return (row.kinds or ALL) if field == "kinds" else getattr(row, field)

    def text(self, field: str) -> Any:
        if field == "code" and self.is_new and field not in self.typed:
            return "-".join(words_of(str(self.text("name_en"))))
        return super().text(field)

    def may_be_empty(self, field: str) -> bool:
        return field == "price_cents"

    def tick(self, kind: VisitKind, *, on: bool) -> None:
        """It is sold for that kind of visit, or not."""
        had = set(self.text("kinds")) - {kind} | ({kind} if on else set())
        self.type("kinds", tuple(each for each in ALL if each in had))

    @property
    def price_changes(self) -> bool:
        """Whether what is booked was sold at another price than what is typed."""
        price = self.read("price_cents")
        return self.row is not None and price is not None and price != self.row.price_cents

    def problems(self) -> dict[str, FieldProblem]:
        found = super().problems()
        for field in ("name_en", "name_fr", "code"):
            if not self.read(field):
                found[field] = FieldProblem.MISSING
        if any(row.code == self.read("code") and row.id != self.opened for row in self.rows):
            found["code"] = FieldProblem.TAKEN
        if "minutes" not in found and not 0 < self.read("minutes") <= MOST_MINUTES:
            found["minutes"] = FieldProblem.OUT_OF_RANGE
        if "price_cents" not in found and (self.read("price_cents") or 0) > MOST_NUMBER:
            found["price_cents"] = FieldProblem.OUT_OF_RANGE
        if "price_cents" not in found and self.read("active") and self.read("price_cents") is None:
            found["price_cents"] = FieldProblem.PRICE_MISSING
        if not self.read("kinds"):
            found["kinds"] = FieldProblem.MISSING
        return found

    def _is(self, row: Plan | None, field: str, value: Any) -> bool:
        if field == "kinds":  # in whatever order they are kept: ticked off and on again nothing is changed
            return set(value) == set(self.stored(row, field))
        return super()._is(row, field, value)

    async def _load(self) -> None:
        self.rows = sorted(await self._server.plans(), key=lambda row: not row.active)

    async def _put(self, seen: Plan | None) -> None:
        row, kinds = self.row, self.read("kinds")
        last = max((each.sort for each in self.rows), default=-1) + 1
        said = {field: self.read(field) for field in self.fields()} | {
            "kinds": [] if kinds == ALL else list(kinds)
        }
        form = PlanForm(**said, sort=last if row is None else row.sort, seen=seen)
        await self._server.put_plan(self.id, form)
