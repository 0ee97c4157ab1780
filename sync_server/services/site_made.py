"""Which of its customers a site made a session or request for: a reference sees what was made under it.

Somebody whom the shop knew before may be a stranger who typed a name and a number, also where the site itself
brought that person earlier. Whose very row was made for a reference sees all of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from scheduling.records import Session
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.site_models import SiteCustomer, SiteMade


async def keep(uow: UnitOfWork, known: SiteCustomer, made_id: UUID) -> None:
    """It was made for this customer of the site."""
    await uow.rows.add_once(SiteMade(made_id=made_id, site_id=known.site_id, reference=known.reference))


async def keep_following(uow: UnitOfWork, made_id: UUID, after: UUID) -> None:
    """It came of another one, if that was a site's."""
    before = await uow.rows.get(SiteMade, after)
    if before is not None:
        await uow.rows.add_once(SiteMade(made_id=made_id, site_id=before.site_id, reference=before.reference))


async def seen(uow: UnitOfWork, known: SiteCustomer, session: Session) -> bool:
    """Whether a session may be told, and acted on, under this reference: it is this customer's, and seen."""
    return session.customer_id == known.customer_id and bool(await seen_of(uow, known, [session.id]))


async def known_of(uow: UnitOfWork, site_id: UUID, session: Session) -> SiteCustomer | None:
    """For whom of the site's customers it was made; of one that the site did not make, whose very row that is."""
    made = await uow.rows.get(SiteMade, session.id)
    if made is not None and made.site_id == site_id:
        return await uow.rows.get(SiteCustomer, site_id, made.reference)
    brought = await uow.rows.find(SiteCustomer, site_id=site_id, customer_id=session.customer_id)
    return next((row for row in brought if row.made), None)


async def seen_of(uow: UnitOfWork, known: SiteCustomer, ids: Iterable[UUID]) -> set[UUID]:
    """Those of a customer's sessions that may be told under this reference."""
    if known.made:
        return set(ids)
    rows = await uow.rows.find(SiteMade, site_id=known.site_id, reference=known.reference)
    return set(ids) & {row.made_id for row in rows}
