"""Who may answer an offer, and a workshop that assigns its own mechanics."""

from __future__ import annotations

import pytest

from scheduling.errors import (
    Gone,
    IllegalTransition,
    NotAllowed,
    NotFound,
)
from scheduling.offers import Acceptance, Closing, Offer
from sync_server.services import assigning
from tests.sync_server.matching_shop import (
    accept,
    asked,
    at_clock,
    decline,
    offers_of,
    online,
)
from tests.sync_server.shop import Shop


async def test_nobody_answers_for_another(shop: Shop, other_shop: Shop) -> None:
    at_clock(shop)
    at_clock(other_shop)
    await online(shop, "anna", "ivan")
    made = await asked(shop)
    offer = (await offers_of(shop, made.id))[shop.ivan.id]
    for name, error in (
        ("owner", NotAllowed),
        ("desk", NotAllowed),
        ("anna", NotFound),
        ("kiosk", NotAllowed),
    ):
        with pytest.raises(error):
            await accept(shop, name, offer)
        with pytest.raises(error):
            await decline(shop, name, offer)
    with pytest.raises(NotFound):
        await accept(other_shop, "ivan", offer)


async def test_the_workshop_assigns_its_affiliated_and_never_an_independent(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "ivan")
    made = await asked(shop)
    for name in ("owner", "desk"):
        async with shop.acting(name) as (uow, account):
            with pytest.raises(IllegalTransition):
                await assigning.assign(uow, account, made.id, shop.ivan.id, now)
    assert (await shop.session(made.id)).mechanic_id is None
    for name in ("anna", "ivan"):
        async with shop.acting(name) as (uow, account):
            with pytest.raises(NotAllowed):
                await assigning.assign(uow, account, made.id, shop.anna.id, now)
    async with shop.acting("desk") as (uow, account):
        view = await assigning.assign(uow, account, made.id, shop.anna.id, now)
    assert view.mechanic_id == shop.anna.id
    offers = await offers_of(shop, made.id)
    assert offers[shop.anna.id].acceptance is Acceptance.WORKSHOP
    assert offers[shop.ivan.id].closing is Closing.TAKEN
    async with shop.acting("desk") as (uow, account):
        assert (await assigning.assign(uow, account, made.id, shop.anna.id, now)).mechanic_id == shop.anna.id
        with pytest.raises(Gone):
            await assigning.assign(uow, account, made.id, shop.bert.id, now)


async def test_assigning_somebody_who_was_asked_or_waits_to_be_asked(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "anna")
    made = await asked(shop)
    async with shop.acting("owner") as (uow, account):
        await assigning.assign(uow, account, made.id, shop.anna.id, now)
    async with shop.uow() as uow:
        rows = await uow.rows.find(Offer, session_id=made.id)
    assert sorted((row.state, row.round) for row in rows) == [("accepted", "chosen"), ("expired", "best")]
