"""Money that has to be handed back: who is told of it, that it is handed once, and what is said where it fails."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any
from uuid import UUID

import pytest

from desktop.presenters.hand_backs import HandBack, HandBacks
from desktop.sync.errors import Unreachable
from scheduling.money_messages import RefundsByHand, RefundView
from scheduling.vocabulary import Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, NOW, at, named
from tools.pretended_owner import refused

_S = SessionState


class Drawer:
    """Of a pretended server: what waits to be handed back."""

    def __init__(self, *refunds: RefundView) -> None:
        self.refunds = list(refunds)
        self.handed_over: list[UUID] = []
        self.fault: Exception | None = None
        self.lists = True
        """Whether it says what waits."""

    async def to_hand_back(self) -> RefundsByHand:
        if self.fault is not None or not self.lists:
            raise self.fault or Unreachable("away")
        return RefundsByHand(refunds=list(self.refunds))

    async def handed(self, refund_id: UUID) -> None:
        if self.fault is not None:
            raise self.fault
        self.handed_over.append(refund_id)
        self.refunds = [each for each in self.refunds if each.id != refund_id]


def refund(name: str, session_id: UUID, cents: int = 15_00, handed: int | None = None) -> RefundView:
    return RefundView(
        id=named(name), session_id=session_id, payment_id=named("paid"), method="cash", cents=cents,
        handed_cents=handed, state="due", by_hand=True, reason="cancelled", trouble="", asked_at=NOW, done_at=None,
    )  # fmt: skip


class Watched:
    """A desk, what waits on the server, and how often other lines were told of."""

    def __init__(self, shop: Scene, drawer: Drawer) -> None:
        self.asked: list[Coroutine[Any, Any, None]] = []
        self.backs = HandBacks(shop.store, shop.presenter.rights, drawer, self.asked.append)
        self.told = 0
        self.backs.listed.connect(self._count)
        shop.presenter.conflicts.follow(self.backs)

    def _count(self) -> None:
        self.told += 1

    async def done(self) -> tuple[HandBack, ...]:
        """What is listed once all that was asked has been answered."""
        asked, self.asked[:] = list(self.asked), []
        await asyncio.gather(*asked)
        return self.backs.lines


@pytest.fixture
def shop() -> Scene:
    made = scene(Role.RECEPTIONIST)
    made.booking("off", made.garage.anna.id, "10:00", state=_S.CANCELLED)
    return made


@pytest.fixture
def drawer(shop: Scene) -> Drawer:
    return Drawer(refund("first", shop.ids["off"], 15_02, 15_00))


async def test_it_is_listed_beside_the_calendar_with_whose_it_is(shop: Scene, drawer: Drawer) -> None:
    watched = Watched(shop, drawer)
    assert shop.presenter.answers().hand_backs == ()
    watched.backs.look()
    (line,) = await watched.done()
    assert (line.customer, line.starts) == (shop.garage.elise.name, at(MONDAY, "10:00"))
    assert line.cents == 15_00, "as it is put into their hand"
    answers = shop.presenter.answers()
    assert (answers.hand_backs, answers.count) == ((line,), 1)
    watched.backs.look()
    await watched.done()
    assert watched.told == 1, "the same is no news"


async def test_what_was_handed_back_goes_and_is_told_once(shop: Scene, drawer: Drawer) -> None:
    watched = Watched(shop, drawer)
    watched.backs.look()
    (line,) = await watched.done()
    said: list[HandBack] = []
    watched.backs.handed.connect(said.append)
    shop.presenter.conflicts.hand(line.refund_id)
    assert await watched.done() == ()
    assert said == [line]
    shop.presenter.conflicts.hand(line.refund_id)
    assert (watched.asked, drawer.handed_over) == ([], [line.refund_id])
    assert shop.presenter.answers().count == 0


@pytest.mark.parametrize("why", ["unreachable", "not_allowed"])
async def test_where_it_could_not_be_noted_it_stays_and_says_why(
    shop: Scene, drawer: Drawer, why: str
) -> None:
    watched = Watched(shop, drawer)
    watched.backs.look()
    (line,) = await watched.done()
    drawer.fault = Unreachable("away") if why == "unreachable" else refused(why, 403)
    watched.backs.handed.connect(lambda _line: pytest.fail("it was not handed back"))
    watched.backs.hand(line.refund_id)
    (line,) = await watched.done()
    assert line.problem == why
    drawer.fault = None
    watched.backs.look()
    (line,) = await watched.done()
    assert line.problem == why, "until it is tried again"
    watched.backs.handed.disconnect()
    watched.backs.hand(line.refund_id)
    assert await watched.done() == ()


async def test_what_was_noted_goes_though_the_list_could_not_be_asked(shop: Scene, drawer: Drawer) -> None:
    watched = Watched(shop, drawer)
    watched.backs.look()
    (line,) = await watched.done()
    drawer.lists = False
    watched.backs.hand(line.refund_id)
    assert await watched.done() == ()
    assert drawer.handed_over == [line.refund_id]


async def test_without_the_server_what_is_known_stands(shop: Scene, drawer: Drawer) -> None:
    watched = Watched(shop, drawer)
    watched.backs.look()
    known = await watched.done()
    drawer.fault = Unreachable("away")
    watched.backs.look()
    assert await watched.done() == known
    assert [line.problem for line in known] == [""]


async def test_of_a_booking_that_is_not_here_no_name_is_known(shop: Scene) -> None:
    watched = Watched(shop, Drawer(refund("other", named("long ago"))))
    watched.backs.look()
    (line,) = await watched.done()
    assert (line.customer, line.starts, line.cents) == ("", None, 15_00)


async def test_who_takes_no_money_is_not_told_of_any() -> None:
    shop = scene(Role.MECHANIC)
    watched = Watched(shop, Drawer(refund("first", named("some booking"))))
    watched.backs.look()
    watched.backs.hand(named("first"))
    assert (watched.asked, watched.backs.lines) == ([], ())
