"""Who has still to sign today: whoever is here first, with what is known of them on this computer."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.sync.errors import Unreachable
from scheduling.vocabulary import Role, VisitKind
from scheduling.waiver_messages import WaiverDue
from scheduling.waivers import AskedWhen
from tests.desktop.waivers.scene import Desk, desk
from tests.factories import MONDAY, at, named


@pytest.fixture
def front() -> Desk:
    return desk(Role.RECEPTIONIST)


def _due(front: Desk, session_id: UUID, customer_id: UUID, *, is_asked: bool) -> None:
    front.server.due.append(
        WaiverDue(
            session_id=session_id,
            customer_id=customer_id,
            asked=AskedWhen.ON_ARRIVAL.value,
            is_asked=is_asked,
            enough=False,
        )
    )


async def test_whoever_is_here_stands_first(front: Desk) -> None:
    shop = front.shop
    early = shop.booking("early", shop.garage.anna.id, "09:00")
    late = shop.booking("late", shop.garage.anna.id, "14:00")
    _due(front, early, shop.garage.elise.id, is_asked=False)
    _due(front, late, shop.garage.elise.id, is_asked=True)
    await front.waivers.due.load()
    lines = front.waivers.due.lines()
    assert [(line.due.session_id, line.here) for line in lines] == [(late, True), (early, False)]
    assert (lines[0].customer, lines[0].kind) == (shop.garage.elise.name, VisitKind.IN_PERSON)
    assert lines[0].starts == at(MONDAY, "14:00")


async def test_of_a_booking_that_is_not_here_only_its_number_is_known(front: Desk) -> None:
    _due(front, named("elsewhere"), named("somebody"), is_asked=True)
    await front.waivers.due.load()
    (line,) = front.waivers.due.lines()
    assert (line.customer, line.starts, line.here) == ("", None, False)


async def test_without_the_server_what_is_known_stands(front: Desk) -> None:
    shop = front.shop
    _due(front, shop.booking("one", shop.garage.anna.id, "09:00"), shop.garage.elise.id, is_asked=False)
    await front.waivers.due.load()
    front.server.fault = Unreachable("away")
    await front.waivers.due.load()
    assert (front.waivers.due.problem, len(front.waivers.due.lines())) == ("unreachable", 1)
