"""What needs an answer: clashes with alternatives that are free, offers, refused changes; and answering them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.store.outbox import Answer as Settled
from desktop.store.pending import ChangeState
from desktop.store.replica import Put
from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Outcome
from scheduling.errors import Gone, NotAllowed
from scheduling.records import Session
from scheduling.vocabulary import CancelledBy, Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("winner", made.garage.anna.id, "10:00")
    made.booking(
        "lost", made.garage.anna.id, "10:00", state=SessionState.UNPLACED, conflict_code="slot_taken"
    )
    return made


def test_a_clash_says_who_has_the_time(shop: Scene) -> None:
    (clash,) = shop.presenter.answers().clashes
    assert clash.session_id == shop.ids["lost"]
    assert shop.ids["winner"] in {row.session_id for row in clash.blocking}
    assert "Élise Tremblay" in {row.customer_name for row in clash.blocking}


def test_its_alternatives_are_free_and_one_is_with_somebody_else(shop: Scene) -> None:
    (clash,) = shop.presenter.answers().clashes
    assert len(clash.alternatives) == 3
    assert shop.garage.anna.id in {other.mechanic_id for other in clash.alternatives}
    assert len({other.mechanic_id for other in clash.alternatives}) == 2
    for other in clash.alternatives:
        decision = shop.presenter.mover.decide(clash.session_id, other.starts, other.mechanic_id)
        assert decision.possible
        assert other.mechanic_id in clash.names


def test_one_click_places_it_there(shop: Scene) -> None:
    (clash,) = shop.presenter.answers().clashes
    chosen = clash.alternatives[0]
    shop.presenter.rebook(clash.session_id, chosen)
    (command,) = shop.sent()
    assert isinstance(command, MoveSession)
    assert command.to.starts == chosen.starts
    assert shop.presenter.answers().clashes == ()
    assert shop.session("lost").state in {SessionState.SCHEDULED, SessionState.OFFERED}


def test_when_the_time_is_free_again_nobody_is_named(shop: Scene) -> None:
    fresh = scene()
    fresh.booking("lost", fresh.garage.anna.id, "10:00", state=SessionState.UNPLACED)
    (clash,) = fresh.presenter.answers().clashes
    assert clash.blocking == ()
    assert clash.alternatives[0].starts == at(MONDAY, "10:00")
    fresh.presenter.rebook(clash.session_id, clash.alternatives[0])
    assert fresh.session("lost").state is SessionState.SCHEDULED


def test_it_can_be_cancelled_instead_and_that_is_not_undone(shop: Scene) -> None:
    shop.presenter.actions.cancel(shop.ids["lost"], " found a time elsewhere ")
    (command,) = shop.sent()
    assert command == CancelSession(
        session_id=shop.ids["lost"], cancelled_by=CancelledBy.STAFF, reason="found a time elsewhere"
    )
    assert shop.presenter.undo.last is None


def test_offers_that_wait_are_listed_but_only_their_mechanic_answers(shop: Scene) -> None:
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    (offer,) = shop.presenter.answers().offers
    assert (offer.mechanic, offer.mine) == ("Olga Offers", False)
    assert offer.expires_at is not None
    with pytest.raises(NotAllowed):
        shop.presenter.actions.answer(shop.ids["offer"], accept=True)


@pytest.mark.parametrize("accept", [True, False])
def test_the_mechanic_answers(accept: bool) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    (offer,) = shop.presenter.answers().offers
    assert offer.mine
    shop.presenter.actions.answer(shop.ids["offer"], accept=accept)
    assert shop.sent() == [AnswerOffer(session_id=shop.ids["offer"], accept=accept)]


def test_an_answer_comes_once() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    shop.booking("taken", shop.garage.olga.id, "14:00")
    with pytest.raises(Gone):
        shop.presenter.actions.answer(shop.ids["taken"], accept=True)


def test_nothing_needs_an_answer_on_a_quiet_day() -> None:
    assert scene().presenter.answers().count == 0


def test_a_clash_of_this_computer_that_was_settled_elsewhere_asks_nothing_more() -> None:
    shop = scene()
    shop.booking("winner", shop.garage.anna.id, "10:00")
    command = factories.book(shop.garage.elise.id, mechanic_id=shop.garage.anna.id)
    mid, epoch = shop.store.submit(command), named("epoch")
    shop.store.apply_page([], replace(shop.store.state(), epoch=epoch, cursor=1))
    lost = Settled(
        mid=mid,
        state=ChangeState.CONFLICT,
        code="slot_taken",
        ack_ver=2,
        outcome=Outcome(stored_as="unplaced"),
    )
    shop.store.settle([lost], epoch)
    assert [clash.session_id for clash in shop.presenter.answers().clashes] == [command.session_id]
    row = shop.store.get(Session, command.session_id)
    assert row is not None
    placed = replace(row, state=SessionState.SCHEDULED, starts=at(MONDAY, "14:00"))
    shop.store.apply_page([Put(placed, 3)], replace(shop.store.state(), cursor=3))
    assert shop.presenter.answers().count == 0
    assert shop.store.changes() == []
