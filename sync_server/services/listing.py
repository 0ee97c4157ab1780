"""The list of workshops near a postal code: an owner's setting, and what anybody may ask of it (domain, section 7).

Only what an owner chose to list is on it, and of that only what is shown. How near is ``scheduling.postal_codes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlsplit

from scheduling.errors import Invalid, NotFound, Rule, StaleEdit
from scheduling.folding import folded
from scheduling.limits import check_message
from scheduling.management_messages import ListedWorkshop, ListingAnswer, ListingForm
from scheduling.mechanics import offered_kinds
from scheduling.postal_codes import Ring, area_of, canadian, city_key, nearest, rings
from scheduling.records import Organization
from scheduling.rights import Action
from scheduling.vocabulary import OrganizationKind, VisitKind
from sync_server.services import audit
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.listing_messages import WorkshopListing, WorkshopNear, WorkshopsNear
from sync_server.services.models import Account
from sync_server.services.permissions import require

MOST_NEAR = 50


class Directory(Protocol):
    """The listed workshops of all organizations."""

    async def find(self, ring: Ring, limit: int) -> Sequence[WorkshopListing]:
        """Listed ones that are in the ring, by name."""
        ...


async def listing(uow: UnitOfWork, account: Account) -> ListingAnswer:
    """As it stands; a workshop is not listed before its owner says so. Raises ``NotAllowed``."""
    require(account, Action.MANAGE_WORKSHOP)
    row = await uow.rows.get(WorkshopListing, uow.tenant_id)
    return _standing((await uow.rule_book()).organization, row)


def _standing(there: Organization, row: WorkshopListing | None) -> ListingAnswer:
    return _answer(_shown(there, ListingForm(listed=False), 0) if row is None else row)


async def put(uow: UnitOfWork, account: Account, form: ListingForm, now: int) -> ListingAnswer:
    """List the workshop, change what is shown, or take it off.

    Raises ``NotAllowed``, ``Invalid``, and ``StaleEdit`` where it is not as it was seen any more.
    """
    require(account, Action.MANAGE_WORKSHOP)
    check_message(form)
    form = replace(form, website=_website(form.website), kinds=sorted(set(form.kinds)))
    await uow.bump()
    there = await uow.records.get(Organization, uow.tenant_id)
    if there is None:
        raise NotFound("organization")
    await _check(uow, there, form)
    before = await uow.rows.get(WorkshopListing, uow.tenant_id)
    after = _shown(there, form, now)
    if before is not None and replace(before, changed_at=now) == after:
        return _answer(before)
    if form.seen is not None and _said(form.seen) != _said(_standing(there, before)):
        raise StaleEdit("the listing was changed meanwhile")
    await _keep(uow, before, after)
    said = "listed" if form.listed else "not listed"
    await audit.note(uow, account, "listing.edit", now, subject=("organization", there.id), detail=said)
    return _answer(after)


def _said(answer: ListingAnswer) -> ListingForm:
    """What the owner said of it; the rest follows the organization."""
    shown = answer.shown
    return ListingForm(
        listed=answer.listed, website=shown.website, kinds=shown.kinds, shows_phone=answer.shows_phone
    )


async def organization_changed(uow: UnitOfWork, after: Organization, now: int) -> None:
    """What is shown of it follows; raises ``Invalid`` where it is listed and would be nowhere."""
    before = await uow.rows.get(WorkshopListing, uow.tenant_id)
    if before is None:
        return
    form = ListingForm(
        listed=before.listed,
        website=before.website,
        kinds=list(before.kinds),
        shows_phone=before.shows_phone,
    )
    _check_place(after, form)
    shown = _shown(after, form, now)
    if replace(shown, changed_at=before.changed_at) != before:
        await _keep(uow, before, shown)


async def _keep(uow: UnitOfWork, before: WorkshopListing | None, after: WorkshopListing) -> None:
    if before is None:
        await uow.rows.add(after)
    else:
        await uow.rows.put(after)


def _website(text: str) -> str:
    address = text.strip()
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise Invalid("website is no address", field="website", rule=Rule.SECURE_ADDRESS) from error
    if parts.scheme != "https" or not parts.hostname or not address.isprintable() or " " in address:
        raise Invalid(
            "website is an address that begins with https://", field="website", rule=Rule.SECURE_ADDRESS
        )
    return address


async def _check(uow: UnitOfWork, there: Organization, form: ListingForm) -> None:
    _check_place(there, form)
    offered = {
        VisitKind(kind)
        for mechanic in (await uow.rule_book()).mechanics
        if mechanic.active
        for kind in offered_kinds(mechanic)
    }
    if not set(form.kinds) <= offered:
        raise Invalid("no mechanic offers one of the kinds", field="kinds", rule=Rule.KIND_OFFERED)


def _check_place(there: Organization, form: ListingForm) -> None:
    if not form.listed:
        return
    if there.kind is not OrganizationKind.WORKSHOP:
        raise Invalid("only a workshop is listed", field="listed", rule=Rule.WORKSHOP_ONLY)
    if canadian(there.postal_code) is None:
        raise Invalid(
            "a listed workshop has a Canadian postal code", field="postal_code", rule=Rule.POSTAL_CODE
        )
    if not city_key(there.city):
        raise Invalid("a listed workshop has a city", field="city", rule=Rule.MISSING)


def _shown(there: Organization, form: ListingForm, now: int) -> WorkshopListing:
    return WorkshopListing(
        workshop_id=there.id,
        listed=form.listed,
        name=there.name,
        name_key=folded(there.name),
        city=there.city.strip(),
        city_key=city_key(there.city),
        province=there.province,
        postal_area=(canadian(there.postal_code) or "")[:3],
        phone=there.phone if form.shows_phone else "",
        shows_phone=form.shows_phone,
        website=form.website,
        kinds=tuple(form.kinds),
        changed_at=now,
    )


def _answer(row: WorkshopListing) -> ListingAnswer:
    return ListingAnswer(listed=row.listed, shows_phone=row.shows_phone, shown=_public(row))


def _public(row: WorkshopListing) -> ListedWorkshop:
    return ListedWorkshop(
        organization_id=row.workshop_id,
        name=row.name,
        city=row.city,
        province=row.province,
        postal_area=row.postal_area,
        phone=row.phone,
        website=row.website,
        kinds=list(row.kinds),
    )


async def near(directory: Directory, postal_code: str, city: str, limit: int) -> WorkshopsNear:
    """Listed workshops near a postal code, the nearest first; raises ``Invalid``. Ring by ring, as far as needed."""
    area = area_of(postal_code)
    found: dict[object, WorkshopListing] = {}
    for ring in rings(area, city):
        found |= {row.workshop_id: row for row in await directory.find(ring, limit)}
        if len(found) >= limit:
            break
    ordered = nearest(found.values(), area, city, limit)
    return WorkshopsNear(
        workshops=[WorkshopNear(nearness=nearness, workshop=_public(row)) for nearness, row in ordered]
    )
