"""What a booking costs and what was paid; money taken by hand is recorded once, and never another amount."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.booking_money import BookingMoney, BookingMoneys, Taken
from desktop.presenters.on_server import Reached
from desktop.sync.errors import Unreachable
from scheduling.ids import uuid7
from scheduling.money_messages import SessionMoney
from scheduling.payments import PaymentMethod
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tools.pretended_till import DUE, Till


@pytest.fixture
def desk() -> Scene:
    return scene(Role.RECEPTIONIST)


@pytest.fixture
def session_id(desk: Scene) -> UUID:
    return desk.booking("first", factories.garage().anna.id, "10:00")


@pytest.fixture
def till(session_id: UUID) -> Till:
    return Till(session_id)


def _opened(desk: Scene, till: Till) -> BookingMoney:
    money = BookingMoneys(desk.store, desk.presenter.rights, till, print).open(till.money.session_id)
    assert money is not None
    return money


async def test_what_is_due_is_recorded_once_though_the_answer_was_lost(desk: Scene, till: Till) -> None:
    money = _opened(desk, till)
    await money.load()
    assert (money.by_hand, money.by_credit, money.is_due) == (DUE, 0, True)
    till.answers = False
    assert not await money.take(PaymentMethod.CASH)
    assert money.reached is Reached.ASKED
    till.answers = True
    assert await money.take(PaymentMethod.CASH)
    assert [payment.cents for payment in till.taken.values()] == [DUE]
    assert not await money.take(PaymentMethod.CASH), "nothing is due any more"
    assert len(till.taken) == 1


async def test_what_was_recorded_is_told_once_though_what_stands_now_could_not_be_asked(
    desk: Scene, till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    moneys = BookingMoneys(desk.store, desk.presenter.rights, till, print)
    told: list[Taken] = []
    moneys.taken.connect(told.append)
    money = moneys.open(till.money.session_id)
    assert money is not None
    await money.load()
    till.answers = False
    assert not await money.take(PaymentMethod.CASH)
    assert told == [], "whether it was recorded is not known"
    till.answers = True

    async def away(_: UUID) -> SessionMoney:
        raise Unreachable("away")

    monkeypatch.setattr(till, "of_session", away)
    assert not await money.take(PaymentMethod.CASH)
    name = desk.garage.elise.name
    assert told == [Taken(till.money.session_id, name, PaymentMethod.CASH, DUE)]


async def _lost(desk: Scene, till: Till) -> BookingMoney:
    """The deposit was recorded, and its answer lost."""
    money = _opened(desk, till)
    await money.load()
    till.answers = False
    assert not await money.take(PaymentMethod.CASH)
    till.answers = True
    return money


async def test_after_a_lost_answer_what_is_due_later_is_another_payment(desk: Scene, till: Till) -> None:
    money = await _lost(desk, till)
    await money.load()
    till.money = replace(till.money, due_cents=85_00)
    await money.load()
    assert await money.take(PaymentMethod.CASH)
    assert [payment.cents for payment in till.taken.values()] == [DUE, 85_00]


async def test_of_the_same_amount_by_another_means_too(desk: Scene, till: Till) -> None:
    money = await _lost(desk, till)
    till.money = replace(till.money, due_cents=DUE)
    assert not await money.take(PaymentMethod.TERMINAL)
    assert (money.overtaken, money.problem, money.by_hand) == (True, "", DUE)
    assert await money.take(PaymentMethod.TERMINAL)
    assert [payment.method for payment in till.taken.values()] == [PaymentMethod.CASH, PaymentMethod.TERMINAL]


async def test_the_customers_credit_pays_first(desk: Scene, till: Till) -> None:
    till.balance = 10_00
    money = _opened(desk, till)
    await money.load()
    assert (money.by_credit, money.by_hand) == (10_00, DUE - 10_00)
    assert await money.take(PaymentMethod.TERMINAL)
    assert [payment.cents for payment in till.taken.values()] == [DUE - 10_00]


async def test_another_amount_than_is_due_by_now_is_never_recorded(desk: Scene, till: Till) -> None:
    money = _opened(desk, till)
    await money.load()
    till.money = replace(till.money, due_cents=20_00)
    assert not await money.take(PaymentMethod.CASH)
    assert till.taken == {}
    assert (money.overtaken, money.problem, money.by_hand) == (True, "", 20_00)
    assert await money.take(PaymentMethod.CASH)
    assert [payment.cents for payment in till.taken.values()] == [20_00]
    await money.load()
    assert (money.overtaken, money.is_due) == (False, False)


async def test_without_the_server_nothing_is_known_and_nothing_recorded(desk: Scene, till: Till) -> None:
    money = _opened(desk, till)
    till.fault = Unreachable("away")
    await money.load()
    assert (money.money, money.problem) == (None, "unreachable")
    assert not await money.take(PaymentMethod.CASH)
    assert till.taken == {}


@pytest.mark.parametrize(
    ("role", "mechanic", "sees", "takes"),
    [
        (Role.OWNER, None, True, True),
        (Role.RECEPTIONIST, None, True, True),
        (Role.MECHANIC, "anna", False, False),
        (Role.MECHANIC, "ivan", True, False),
    ],
)
async def test_who_sees_it_and_who_takes_money(
    role: Role, mechanic: str | None, sees: bool, takes: bool
) -> None:
    garage = factories.garage()
    desk = scene(role, mechanic_id=factories.named(mechanic) if mechanic else None)
    whose = garage.ivan.id if mechanic == "ivan" else garage.anna.id
    row, slot = factories.booked(starts=desk.presenter.now() + 7200, mechanic_id=whose)
    desk.store.load([row, slot])
    assert row.state is SessionState.SCHEDULED
    till = Till(row.id)
    money = BookingMoneys(desk.store, desk.presenter.rights, till, print).open(row.id)
    assert (money is not None) is sees
    assert BookingMoneys(desk.store, desk.presenter.rights, till, print).open(uuid7()) is None
    if money is not None:
        await money.load()
        assert money.may_take is takes
        assert await money.take(PaymentMethod.CASH) is takes


# --- more is given back than the policy does


@pytest.fixture
def owners() -> Scene:
    return scene(Role.OWNER)


async def _divided(owners: Scene, cents: int = DUE) -> tuple[BookingMoney, Till]:
    till = Till(owners.booking("first", factories.garage().anna.id, "10:00"))
    till.divide(cents)
    money = _opened(owners, till)
    await money.load()
    return money, till


async def test_the_owner_gives_back_with_a_reason_at_most_what_is_left(owners: Scene) -> None:
    money, till = await _divided(owners)
    assert money.most_back == DUE
    assert not await money.give_back(DUE + 1, "too much", as_credit=False)
    assert not await money.give_back(5_00, "  ", as_credit=False)
    assert till.given == {}
    assert await money.give_back(5_00, " Charged twice ", as_credit=True)
    (given,) = till.given.values()
    assert (given.cents, given.reason, given.as_credit) == (5_00, "Charged twice", True)
    assert money.most_back == DUE - 5_00


async def test_nothing_before_it_is_divided_and_the_owner_knows_that_it_comes(owners: Scene) -> None:
    money, till = await _divided(owners)
    till.money = replace(till.money, settled=False)
    await money.load()
    assert (money.most_back, money.gives_back_later) == (0, True)
    assert not await money.give_back(5_00, "why", as_credit=False)


async def test_staff_give_nothing_back_beyond_the_policy(desk: Scene, till: Till) -> None:
    till.divide()
    money = _opened(desk, till)
    await money.load()
    assert not money.may_give_back
    assert not await money.give_back(5_00, "why", as_credit=False)
    assert till.given == {}


async def test_given_back_once_though_the_answer_was_lost(owners: Scene) -> None:
    money, till = await _divided(owners)
    till.answers = False
    assert not await money.give_back(5_00, "why", as_credit=False)
    assert money.reached is Reached.ASKED
    till.answers = True
    assert await money.give_back(5_00, "why", as_credit=False)
    assert [given.cents for given in till.given.values()] == [5_00]


async def test_another_amount_after_a_lost_answer_is_given_only_where_the_first_had_not_arrived(
    owners: Scene,
) -> None:
    money, till = await _divided(owners)
    till.answers = False
    assert not await money.give_back(5_00, "why", as_credit=False)
    till.answers = True
    assert not await money.give_back(7_00, "why", as_credit=False)
    assert money.given_meanwhile
    assert [given.cents for given in till.given.values()] == [5_00]
    till.fault = Unreachable("away")
    assert not await money.give_back(7_00, "why", as_credit=False)
    till.fault = None
    assert await money.give_back(8_00, "why", as_credit=False)
    assert [given.cents for given in till.given.values()] == [5_00, 8_00]


async def test_what_waits_to_be_handed_back_is_said_to_be(owners: Scene) -> None:
    money, till = await _divided(owners)
    assert await money.give_back(5_00, "why", as_credit=False)
    assert money.money is not None
    (waiting,) = money.money.refunds
    assert waiting.by_hand
    assert await money.hand_back(waiting)
    (done,) = till.money.refunds
    assert (done.state, done.by_hand) == ("done", False)
    assert not await money.hand_back(done)


async def test_as_money_at_most_what_the_payments_still_hold(owners: Scene) -> None:
    money, till = await _divided(owners)
    till.divide(credit=20_00)
    await money.load()
    assert (money.most_given(as_credit=False), money.most_given(as_credit=True)) == (13_34, DUE)
    assert not await money.give_back(13_35, "why", as_credit=False)
    assert till.given == {}
    assert await money.give_back(10_00, "why", as_credit=False), money.problem
    assert (money.most_given(as_credit=False), money.most_given(as_credit=True)) == (3_34, 23_34)
    assert await money.hand_back(till.money.refunds[0])
    assert money.most_given(as_credit=False) == 3_34, "what was handed back is counted once"
