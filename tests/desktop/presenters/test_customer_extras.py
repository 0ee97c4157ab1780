"""What the server alone knows of a customer: always of whom is looked at, and never pretended."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any
from uuid import UUID

import pytest

from desktop.presenters.customer_extras import CustomerExtras
from scheduling.commands import CreateCustomer
from scheduling.message_delivery import ConsentAnswer
from scheduling.money_messages import CreditLine
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.extras import FakeExtras
from tests.factories import NOW, named


@pytest.fixture
def shop() -> Scene:
    return scene()


@pytest.fixture
def server() -> FakeExtras:
    return FakeExtras()


@pytest.fixture
def extras(shop: Scene, server: FakeExtras) -> CustomerExtras:
    return CustomerExtras(server, shop.store, shop.presenter.rights)


def run(work: Coroutine[Any, Any, Any]) -> None:
    asyncio.run(work)


def test_all_of_it_is_asked_for_once_somebody_is_chosen(
    shop: Scene, server: FakeExtras, extras: CustomerExtras
) -> None:
    elise = shop.garage.elise.id
    server.credits[elise] = [
        CreditLine(reason="granted", cents=25_00, at=NOW, note="", session_id=None),
        CreditLine(reason="spent", cents=-5_00, at=NOW, note="", session_id=None),
    ]
    server.liked[elise] = [named("anna")]
    server.sign(elise)
    run(extras.look())
    assert server.asked == [], "nobody is looked at"
    assert extras.choose(elise)
    run(extras.look())
    known = extras.extras
    assert known is not None
    assert known.credit is not None
    assert (known.credit.balance_cents, known.favourites) == (20_00, (named("anna"),))
    assert (known.consent.given, len(known.waivers)) == (False, 1)
    assert not extras.choose(elise), "nothing to ask for again"


def test_another_ones_are_never_shown(shop: Scene, server: FakeExtras, extras: CustomerExtras) -> None:
    elise, marc = shop.garage.elise.id, shop.garage.marc.id
    server.liked[elise] = [named("anna")]
    extras.choose(elise)
    told = server.consent

    async def late(customer_id: UUID) -> ConsentAnswer:
        """Meanwhile somebody else is chosen, whose looking has to wait."""
        if customer_id == elise:
            assert extras.choose(marc)
            await extras.look()
        return await told(customer_id)

    server.consent = late  # type: ignore[method-assign]  # for this once
    run(extras.look())
    assert extras.extras is not None
    assert (extras.customer_id, extras.extras.favourites) == (marc, ())


def test_who_comes_back_to_one_whose_favourite_is_on_its_way_sees_them(
    shop: Scene, server: FakeExtras, extras: CustomerExtras
) -> None:
    elise, marc = shop.garage.elise.id, shop.garage.marc.id
    extras.choose(elise)
    run(extras.look())
    like = server.like

    async def late(customer_id: UUID, mechanic_id: UUID) -> None:
        """Meanwhile another is chosen and the first one again, and looking has to wait."""
        for each in (marc, elise):
            assert extras.choose(each)
            await extras.look()
        await like(customer_id, mechanic_id)

    server.like = late  # type: ignore[method-assign]  # for this once
    run(extras.like(named("anna"), yes=True))
    assert extras.extras is not None
    assert (extras.customer_id, extras.extras.favourites) == (elise, (named("anna"),))


def test_who_walks_on_before_it_is_known_sees_nothing(
    shop: Scene, server: FakeExtras, extras: CustomerExtras
) -> None:
    extras.choose(shop.garage.elise.id)
    run(extras.look())
    extras.choose(shop.garage.marc.id)
    assert extras.extras is None
    assert not extras.known


def test_a_favourite_is_added_and_taken_away(shop: Scene, server: FakeExtras, extras: CustomerExtras) -> None:
    elise = shop.garage.elise.id
    extras.choose(elise)
    run(extras.look())
    names = [row.name for row in extras.mechanics()]
    run(extras.like(named("anna"), yes=True))
    assert server.liked[elise] == [named("anna")]
    assert extras.extras is not None
    assert extras.extras.favourites == (named("anna"),)
    assert [row.name for row in extras.mechanics()] == [name for name in names if name != "Anna Affiliated"]
    assert extras.name_of(named("anna")) == "Anna Affiliated"
    assert extras.name_of(named("nobody")) == ""
    run(extras.like(named("anna"), yes=False))
    assert server.liked[elise] == []
    assert not extras.extras.favourites


def test_what_a_customer_said_about_sms_is_noted(
    shop: Scene, server: FakeExtras, extras: CustomerExtras
) -> None:
    extras.choose(shop.garage.elise.id)
    run(extras.look())
    for given in (True, False):
        run(extras.agree(given=given))
        assert extras.extras is not None
        assert extras.extras.consent.given is given


def test_without_the_server_nothing_is_known_nor_changed(
    shop: Scene, server: FakeExtras, extras: CustomerExtras
) -> None:
    extras.choose(shop.garage.elise.id)
    server.away = True
    run(extras.look())
    assert (extras.extras, extras.problem) == (None, "unreachable")
    run(extras.like(named("anna"), yes=True))
    assert server.liked == {shop.garage.elise.id: []} or not server.liked[shop.garage.elise.id]
    server.away = False
    run(extras.look())
    assert extras.extras is not None
    server.refuse = "not_found"
    run(extras.agree(given=True))
    assert (extras.problem, extras.extras.consent.given) == ("not_found", False)


def test_of_whom_the_server_has_not_heard_it_is_not_asked(
    shop: Scene, server: FakeExtras, extras: CustomerExtras
) -> None:
    new = named("new")
    shop.store.submit(CreateCustomer(customer_id=new, name="New Here", phone="+15145550000"))
    extras.choose(new)
    assert extras.unheard
    run(extras.look())
    assert server.asked == []


@pytest.mark.parametrize(
    ("role", "who", "money"),
    [
        (Role.OWNER, None, True),
        (Role.RECEPTIONIST, None, True),
        (Role.MECHANIC, "ivan", True),
        (Role.MECHANIC, "anna", False),
    ],
)
def test_who_may_not_see_money_is_not_asked_about_credit(role: Role, who: str | None, money: bool) -> None:
    shop, server = scene(role, mechanic_id=named(who) if who else None), FakeExtras()
    extras = CustomerExtras(server, shop.store, shop.presenter.rights)
    extras.choose(shop.garage.elise.id)
    run(extras.look())
    assert extras.extras is not None
    assert (extras.extras.credit is not None) is money
