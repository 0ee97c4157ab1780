"""What a block tells when somebody rests on it: what it has no room for, and which changes to it wait."""

from __future__ import annotations

from desktop.presenters.calendar_model import Block
from scheduling.commands import MoveSession
from scheduling.vocabulary import ReservationKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at


def _block(shop: Scene, name: str) -> Block:
    board = shop.presenter.board()
    assert board is not None
    block = board.block(shop.ids[name])
    assert block is not None
    return block


def _shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00", vehicle_id=made.garage.civic.id)
    return made


def test_it_knows_the_phone_number_and_the_plate() -> None:
    shop = _shop()
    glance = shop.presenter.glances.of(_block(shop, "one"))
    assert (glance.phone, glance.plate) == (shop.garage.elise.phone, shop.garage.civic.plate)
    assert glance.waiting == ()


def test_the_changes_that_wait_are_told_in_their_order_and_no_others() -> None:
    shop = _shop()
    shop.booking("two", shop.garage.ivan.id, "11:00")
    mover = shop.presenter.mover
    for time in ("13:00", "14:00"):
        mover.move(mover.decide(shop.ids["one"], at(MONDAY, time), shop.garage.anna.id))
    mover.move(mover.decide(shop.ids["two"], at(MONDAY, "15:00"), shop.garage.ivan.id))
    lines = shop.presenter.glances.of(_block(shop, "one")).waiting
    assert [line.what for line in lines] == ["session.move"] * 2
    assert len([command for command in shop.sent() if isinstance(command, MoveSession)]) == 3


def test_what_the_server_has_answered_waits_no_longer() -> None:
    shop = _shop()
    mid = shop.lose_move("one", "13:00", shop.garage.anna.id)
    shop.presenter.dismiss(mid)
    assert shop.presenter.glances.of(_block(shop, "one")).waiting == ()


def test_of_somebodys_hold_there_is_only_what_is_painted() -> None:
    shop = scene()
    hold = shop.hold(mechanic_id=shop.garage.anna.id, kind=ReservationKind.CHECKOUT)
    board = shop.presenter.board()
    assert board is not None
    block = board.block(hold.id)
    assert block is not None
    glance = shop.presenter.glances.of(block)
    assert (glance.block, glance.phone, glance.plate) == (block, "", "")
