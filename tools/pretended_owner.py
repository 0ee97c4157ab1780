"""A pretended server for the owner's settings, in memory, for pictures and tests. It refuses as the real one does."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar
from uuid import UUID

import msgspec

from desktop.presenters.server_setup import Said
from desktop.sync.errors import Refused, Unreachable
from scheduling.calendar_messages import CalendarLine, SubscribeWish
from scheduling.errors import RuleError
from scheduling.ids import uuid7
from scheduling.key_messages import KeyLine, KeyMade, KeyWish
from scheduling.management_messages import (
    BayForm,
    ListedWorkshop,
    ListingAnswer,
    ListingForm,
    OrganizationForm,
    PlanForm,
    PolicyForm,
    PolicyLine,
    ServerHealth,
    ServerSetup,
)
from scheduling.policy_kinds import POLICIES
from scheduling.records import Bay, Organization, Plan
from scheduling.wire import Problem

R = TypeVar("R")


class PretendedOwner:
    """``fault`` is raised instead of the next answers. ``standing``: bay to the bookings that stand in it."""

    def __init__(self, place: Organization) -> None:
        self.place = place
        self.listed = ListingForm(listed=False)
        self.rows_of_bays: dict[UUID, Bay] = {}
        self.rows_of_plans: dict[UUID, Plan] = {}
        self.numbers: dict[str, dict[str, object]] = {}
        """Of the kinds that were changed."""
        self.set_up: Said = ServerSetup(message_channels=[], payments="none")
        self.subscribed: dict[UUID, CalendarLine] = {}
        self.addresses: dict[UUID, str] = {}
        self.made_keys: dict[UUID, KeyLine] = {}
        self.standing: dict[UUID, list[UUID]] = {}
        self.fault: Exception | None = None
        self.answers = True
        """Else what was asked is done, and nobody hears of it."""

    async def organization(self) -> Organization:
        self._maybe()
        return self.place

    async def put_organization(self, form: OrganizationForm) -> Organization:
        self._maybe()
        said = {field.name: getattr(form, field.name) for field in fields(form) if field.name != "seen"}
        after = replace(self.place, **said)
        self._check(self.place, after, form.seen)
        self.place = after
        return self._told(after)

    async def listing(self) -> ListingAnswer:
        self._maybe()
        return self._listing()

    async def put_listing(self, form: ListingForm) -> ListingAnswer:
        self._maybe()
        before = self._listing()
        after = replace(form, seen=None)
        if form.seen is not None and form.seen != before and after != self.listed:
            raise refused("stale_edit")
        self.listed = after
        return self._told(self._listing())

    async def bays(self) -> list[Bay]:
        self._maybe()
        return sorted(self.rows_of_bays.values(), key=lambda row: row.sort)

    async def put_bay(self, bay_id: UUID, form: BayForm) -> Bay:
        self._maybe()
        before = self.rows_of_bays.get(bay_id)
        after = Bay(id=bay_id, name=form.name, sort=form.sort, active=form.active)
        standing = self.standing.get(bay_id, [])
        if standing and not form.active:
            raise refused(
                "in_use", 409, count=len(standing), until=1, sessions=[str(each) for each in standing]
            )
        self._check(before, after, form.seen)
        self.rows_of_bays[bay_id] = after
        return self._told(after)

    async def plans(self) -> list[Plan]:
        self._maybe()
        return sorted(self.rows_of_plans.values(), key=lambda row: row.sort)

    async def put_plan(self, plan_id: UUID, form: PlanForm) -> Plan:
        self._maybe()
        said = {field.name: getattr(form, field.name) for field in fields(form) if field.name != "seen"}
        after = Plan(id=plan_id, **said | {"kinds": tuple(form.kinds)})
        if any(row.code == form.code and row.id != plan_id for row in self.rows_of_plans.values()):
            raise refused("invalid", 400, field="code")
        self._check(self.rows_of_plans.get(plan_id), after, form.seen)
        self.rows_of_plans[plan_id] = after
        return self._told(after)

    async def policies(self) -> list[PolicyLine]:
        self._maybe()
        return [self._policy(name) for name in sorted(POLICIES)]

    async def put_policy(self, name: str, form: PolicyForm) -> PolicyLine:
        self._maybe()
        try:
            wanted = msgspec.convert(form.value, POLICIES[name])
        except RuleError as error:
            raise refused("invalid", 400, **error.params) from error
        before = self._policy(name)
        after = msgspec.to_builtins(wanted)
        if form.seen is not None and before.value not in (form.seen, after):
            raise refused("stale_edit")
        self.numbers[name] = msgspec.json.decode(msgspec.json.encode(after))
        return self._told(self._policy(name))

    async def setup(self) -> Said:
        self._maybe()
        return self.set_up

    async def health(self) -> ServerHealth:
        self._maybe()
        return ServerHealth(version="0.2.0")

    async def calendars(self) -> list[CalendarLine]:
        self._maybe()
        return sorted(self.subscribed.values(), key=lambda line: line.name)

    async def subscribe(self, wish: SubscribeWish) -> CalendarLine:
        self._maybe()
        if wish.address in self.addresses.values() and self.addresses.get(wish.id) != wish.address:
            raise refused("invalid", 400)
        name = wish.name or wish.address.split("/")[2]
        shown = f"{wish.address.split('/')[2]}/…"
        line = CalendarLine(id=wish.id, name=name, shown=shown, mechanic_id=wish.mechanic_id)
        self.subscribed[wish.id], self.addresses[wish.id] = line, wish.address
        return self._told(line)

    async def unsubscribe(self, calendar_id: UUID) -> None:
        self._maybe()
        del self.subscribed[calendar_id]

    async def keys(self) -> list[KeyLine]:
        self._maybe()
        return list(self.made_keys.values())[::-1]

    async def make_key(self, wish: KeyWish) -> KeyMade:
        self._maybe()
        made = self.made_keys.get(wish.key_id) if wish.key_id is not None else None
        if made is not None and made.revoked_at is not None:
            raise refused("gone")
        line = KeyLine(
            id=wish.key_id or uuid7(), name=wish.name, scopes=wish.scopes, site_id=uuid7(), created_at=1,
            created_by=self.place.id, expires_at=wish.expires_at, revoked_at=None, last_used=None,
        )  # fmt: skip
        self.made_keys[line.id] = line
        return self._told(KeyMade(key=f"adk_{line.id.hex}{line.site_id.hex}", line=line))

    async def revoke_key(self, key_id: UUID) -> None:
        self._maybe()
        self.made_keys[key_id] = replace(self.made_keys[key_id], revoked_at=2)

    def _policy(self, name: str) -> PolicyLine:
        defaults = msgspec.json.decode(msgspec.json.encode(POLICIES[name]()))
        value = self.numbers.get(name, defaults)
        return PolicyLine(name=name, value=value, defaults=defaults, changed_at=None, changed_by=None)

    def _listing(self) -> ListingAnswer:
        said, place = self.listed, self.place
        shown = ListedWorkshop(
            organization_id=place.id,
            name=place.name,
            city=place.city,
            province=place.province,
            postal_area=place.postal_code[:3],
            phone=place.phone if said.shows_phone else "",
            website=said.website,
            kinds=said.kinds,
        )
        return ListingAnswer(listed=said.listed, shows_phone=said.shows_phone, shown=shown)

    def _maybe(self) -> None:
        if self.fault is not None:
            raise self.fault

    def _told(self, answer: R) -> R:
        if not self.answers:
            raise Unreachable("the answer is lost")
        return answer

    def _check(self, before: R | None, after: R, seen: R | None) -> None:
        if seen is not None and before not in (seen, after):
            raise refused("stale_edit")


def refused(code: str, status: int = 409, **params: object) -> Refused:
    """As the server says no."""
    return Refused(status, Problem(code=code, detail="", params=params))
