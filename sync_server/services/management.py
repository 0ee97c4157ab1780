"""What the owner keeps in order: plans, bays, the organization's own data. Every device sees the change.

The people are ``staffing``, the numbers of the rules ``policy_editing``. Prices of before are kept by the database.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import msgspec

from scheduling.errors import Invalid, NotFound, StaleEdit
from scheduling.limits import MOST_MINUTES, check_message
from scheduling.management_messages import (
    BayForm,
    BayList,
    OrganizationAnswer,
    OrganizationForm,
    PlanForm,
    PlanList,
)
from scheduling.records import Bay, Organization, Plan, Record, Reservation
from scheduling.reservations import counts
from scheduling.rights import Action
from scheduling.vocabulary import ReservationStatus
from sync_server.services import audit, listing
from sync_server.services.founding import check_place, email_of
from sync_server.services.importing import phone_numbers
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.refusals import InUse

GRIDS = frozenset({15, 20, 30, 60})
MOST_TOLD = 50
MOST_ROWS = 200
"""Plans, or bays, of an organization."""
MOST_HORIZON = 730
LIVE = [ReservationStatus.RESERVED, ReservationStatus.CONFIRMED]


async def plans(uow: UnitOfWork, account: Account) -> PlanList:
    """All of them, sold or not; raises ``NotAllowed``."""
    require(account, Action.MANAGE_PLANS)
    rows = await uow.records.all(Plan)
    return PlanList(plans=sorted(rows, key=lambda row: (row.sort, row.id.int)))


async def put_plan(uow: UnitOfWork, account: Account, plan_id: UUID, form: PlanForm, now: int) -> Plan:
    """Make a plan, or say anew what it is; what is booked keeps its price.

    Raises ``NotAllowed``, ``Invalid``, and ``StaleEdit`` where it is not as it was seen any more.
    """
    require(account, Action.MANAGE_PLANS)
    _check_plan(form)
    await uow.bump()
    others = await uow.records.all(Plan)
    if any(row.code == form.code.strip() and row.id != plan_id for row in others):
        raise Invalid("another plan has this code", field="code")
    plan = Plan(
        id=plan_id,
        code=form.code.strip(),
        name_en=form.name_en.strip(),
        name_fr=form.name_fr.strip(),
        minutes=form.minutes,
        price_cents=form.price_cents,
        kinds=tuple(dict.fromkeys(form.kinds)),
        brand_specialist=form.brand_specialist,
        active=form.active,
        sort=form.sort,
    )
    before = next((row for row in others if row.id == plan_id), None)
    await keep(uow, account, before, plan, now, what="plan", count=len(others), seen=form.seen)
    return plan


def _check_plan(form: PlanForm) -> None:
    check_message(form)
    for name in ("code", "name_en", "name_fr"):
        if not getattr(form, name).strip():
            raise Invalid(f"a plan has a {name}", field=name)
    if not 0 < form.minutes <= MOST_MINUTES:
        raise Invalid("minutes is out of range", field="minutes")
    if form.price_cents is None and form.active:
        raise Invalid("a plan without a price is not sold", field="price_cents")


async def keep(
    uow: UnitOfWork,
    account: Account,
    before: Record | None,
    after: Record,
    now: int,
    *,
    what: str,
    count: int,
    seen: Record | None = None,
) -> None:
    """Written and noted, with which fields changed; nothing for what is so already.

    Raises ``StaleEdit`` with the fields that are not as they were ``seen`` any more, and writes nothing then.
    """
    if before == after:
        return
    if seen is not None and before != seen:
        fields = "" if before is None else _changed(seen, before)
        raise StaleEdit(f"this {what} was changed meanwhile", fields=fields.split(", ") if fields else [])
    if before is None:
        if count >= MOST_ROWS:
            raise Invalid(f"there are {MOST_ROWS} already", most=MOST_ROWS)
        await uow.records.add(after)
    else:
        await uow.records.put(after)
    detail = "" if before is None else _changed(before, after)
    verb = "create" if before is None else "edit"
    await audit.note(uow, account, f"{what}.{verb}", now, subject=(what, after.id), detail=detail)


def _changed(before: Record, after: Record) -> str:
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return ", ".join(name for name in new if old[name] != new[name])


async def bays(uow: UnitOfWork, account: Account) -> BayList:
    """All of them; raises ``NotAllowed``."""
    require(account, Action.MANAGE_WORKSHOP)
    rows = await uow.records.all(Bay)
    return BayList(bays=sorted(rows, key=lambda row: (row.sort, row.id.int)))


async def put_bay(uow: UnitOfWork, account: Account, bay_id: UUID, form: BayForm, now: int) -> Bay:
    """Make a bay, rename it, take it out of use or back; raises ``NotAllowed``, ``Invalid``, ``InUse``, ``StaleEdit``.

    One in which bookings stand is not taken out of use before they are moved.
    """
    require(account, Action.MANAGE_WORKSHOP)
    check_message(form)
    if not form.name.strip():
        raise Invalid("a bay has a name", field="name")
    await uow.bump()
    rows = await uow.records.all(Bay)
    before = next((row for row in rows if row.id == bay_id), None)
    bay = Bay(id=bay_id, name=form.name.strip(), sort=form.sort, active=form.active)
    if before is not None and before.active and not bay.active:
        await refuse_in_use(uow, now, bay_id=bay_id)
    await keep(uow, account, before, bay, now, what="bay", count=len(rows), seen=form.seen)
    return bay


async def refuse_in_use(uow: UnitOfWork, now: int, **of: UUID) -> None:
    """Raise ``InUse`` while a reservation of that bay or mechanic is not over."""
    rows = await uow.records.find(Reservation, status=LIVE, **of)
    standing = [row for row in rows if counts(row, now) and row.ends > now]
    if standing:
        standing.sort(key=lambda row: (row.starts, row.id.int))
        sessions = [str(row.session_id) for row in standing if row.session_id is not None]
        raise InUse(
            count=len(standing), sessions=sessions[:MOST_TOLD], until=max(row.ends for row in standing)
        )


async def organization(uow: UnitOfWork, account: Account) -> OrganizationAnswer:
    """As it stands; raises ``NotAllowed``."""
    require(account, Action.MANAGE_WORKSHOP)
    return OrganizationAnswer(organization=(await uow.rule_book()).organization)


async def put_organization(
    uow: UnitOfWork, account: Account, form: OrganizationForm, now: int
) -> OrganizationAnswer:
    """Say anew what the organization is; raises ``NotAllowed``, ``Invalid`` and ``StaleEdit``.

    Bookings keep their instants in another time zone: only opening hours move with it.
    """
    require(account, Action.MANAGE_WORKSHOP)
    form = _normal(form)
    await uow.bump()
    before = await uow.records.get(Organization, uow.tenant_id)
    if before is None:
        raise NotFound("organization")
    said = msgspec.to_builtins(form)
    del said["seen"]
    after = replace(before, **said)
    await listing.organization_changed(uow, after, now)
    await keep(uow, account, before, after, now, what="organization", count=1, seen=form.seen)
    return OrganizationAnswer(organization=after)


def _normal(form: OrganizationForm) -> OrganizationForm:
    check_message(form)
    check_place(form.zone, form.locale, form.province)
    if not form.name.strip():
        raise Invalid("an organization has a name", field="name")
    if form.buffer_minutes > MOST_MINUTES:
        raise Invalid("buffer_minutes is out of range", field="buffer_minutes")
    if form.horizon_days > MOST_HORIZON:
        raise Invalid("horizon_days is out of range", field="horizon_days")
    if form.notice_minutes > MOST_HORIZON * MOST_MINUTES:
        raise Invalid("notice_minutes is out of range", field="notice_minutes")
    if form.grid_minutes not in GRIDS:
        raise Invalid("grid_minutes is 15, 20, 30 or 60", field="grid_minutes")
    number = phone_numbers.phone(form.phone) if form.phone.strip() else ("", "")
    if number is None:
        raise Invalid("phone cannot be read as a number", field="phone")
    email = email_of(form.email) if form.email.strip() else ""
    return replace(form, name=form.name.strip(), phone=number[0], email=email)
