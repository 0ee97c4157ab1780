"""What needs an answer: clashes with alternatives that are free, offers, refused changes; and answering them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.store.errors import NotKept, Trouble
from desktop.store.outbox import Answer as Settled
from desktop.store.pending import ChangeState
from desktop.store.replica import Put
from scheduling.commands import AnswerOffer, Blocking, CancelSession, MoveSession, Outcome, Place
from scheduling.errors import Gone, NotAllowed, NotAvailable
from scheduling.records import Reservation, Session
from scheduling.sessions import place_of
from scheduling.vocabulary import CancelledBy, ReservationStatus, Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, NOW, at, named


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


def test_a_booking_whose_price_changed_says_what_it_costs_now() -> None:
    fresh = scene()
    lost = {"state": SessionState.UNPLACED, "price_cents": 3500, "conflict_code": "price_changed"}
    fresh.booking("told", fresh.garage.anna.id, "10:00", **lost)
    (clash,) = fresh.presenter.answers().clashes
    assert (clash.price_cents, clash.plan_withdrawn, clash.blocking) == (3500, False, ())


def test_a_booking_whose_plan_is_not_sold_any_more_is_no_lost_race() -> None:
    fresh = scene()
    lost = {"state": SessionState.UNPLACED, "price_cents": 3500, "conflict_code": "plan_withdrawn"}
    fresh.booking("told", fresh.garage.anna.id, "10:00", **lost)
    (clash,) = fresh.presenter.answers().clashes
    assert (clash.price_cents, clash.plan_withdrawn) == (None, True)


def test_a_time_that_has_passed_is_not_called_free() -> None:
    shop = scene()
    shop.booking("lost", shop.garage.anna.id, "10:00", state=SessionState.UNPLACED)
    shop.clock.set(at(MONDAY, "10:01"))
    shop.presenter.tick()
    (clash,) = shop.presenter.answers().clashes
    assert [item.reason for item in clash.blocking] == ["in_past"]


def test_it_can_be_cancelled_instead_and_that_is_not_undone(shop: Scene) -> None:
    shop.presenter.actions.cancel(shop.ids["lost"], " found a time elsewhere ", by=CancelledBy.STAFF)
    (command,) = shop.sent()
    assert command == CancelSession(
        session_id=shop.ids["lost"], cancelled_by=CancelledBy.STAFF, reason="found a time elsewhere", at=NOW
    )
    assert shop.presenter.undo.last is None


def test_offers_that_wait_are_listed_but_only_their_mechanic_answers(shop: Scene) -> None:
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    (offer,) = shop.presenter.answers().offers
    assert (offer.mechanic, offer.mine) == ("Olga Offers", False)
    assert offer.expires_at is not None
    with pytest.raises(NotAllowed):
        shop.presenter.actions.answer(shop.ids["offer"], accept=True)


@pytest.mark.parametrize("first", [UUID(int=1), UUID(int=2**128 - 1)])
def test_it_stands_as_long_as_the_time_it_is_on_not_one_that_ran_out(shop: Scene, first: UUID) -> None:
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    (slot,) = [row for row in shop.store.all(Reservation) if row.session_id == shop.ids["offer"]]
    shop.store.load([replace(slot, id=first, status=ReservationStatus.EXPIRED, expires_at=NOW - 3600)])
    (offer,) = shop.presenter.answers().offers
    assert offer.expires_at == slot.expires_at
    details = shop.presenter.actions.details(shop.ids["offer"])
    assert details is not None
    assert details.offer_expires == slot.expires_at


@pytest.mark.parametrize("accept", [True, False])
def test_the_mechanic_answers(accept: bool) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    (offer,) = shop.presenter.answers().offers
    assert offer.mine
    shop.presenter.actions.answer(shop.ids["offer"], accept=accept)
    seen = Place(starts=at(MONDAY, "14:00"), minutes=60, mechanic_id=shop.garage.olga.id)
    assert shop.sent() == [AnswerOffer(session_id=shop.ids["offer"], accept=accept, seen=seen)]


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
    mid = shop.store.submit(command)
    shop.answer(mid, outcome=Outcome(stored_as="unplaced"), ver=10)
    assert [clash.session_id for clash in shop.presenter.answers().clashes] == [command.session_id]
    row = shop.store.get(Session, command.session_id)
    assert row is not None
    placed = replace(row, state=SessionState.SCHEDULED, starts=at(MONDAY, "14:00"))
    shop.store.apply_page([Put(placed, 10)], replace(shop.store.state(), cursor=10))
    assert shop.presenter.answers().count == 0
    assert shop.store.changes() == []


class TestLostMove:
    """A move that the server refused: who has the time, other times, and that the booking stands elsewhere."""

    @pytest.fixture
    def shop(self) -> Scene:
        made = scene()
        made.booking("one", made.garage.anna.id, "10:00")
        made.booking("winner", made.garage.ivan.id, "14:00")
        return made

    def test_it_says_who_has_the_time_and_where_the_booking_stands(self, shop: Scene) -> None:
        mid = shop.lose_move("one", "14:00", shop.garage.ivan.id)
        answers = shop.presenter.answers()
        (lost,) = answers.moves
        assert (answers.refused, answers.count) == ((), 1)
        assert (lost.mid, lost.session_id) == (mid, shop.ids["one"])
        assert (lost.starts, lost.mechanic) == (at(MONDAY, "14:00"), "Ivan Independent")
        assert (lost.stands, lost.stands_with) == (at(MONDAY, "10:00"), "Anna Affiliated")
        assert not lost.elsewhere
        assert shop.ids["winner"] in {row.session_id for row in lost.blocking}

    def test_other_times_are_free_and_none_is_where_it_stands(self, shop: Scene) -> None:
        shop.booking("next", shop.garage.anna.id, "11:00")
        shop.lose_move("one", "11:00", shop.garage.anna.id)
        (lost,) = shop.presenter.answers().moves
        assert len(lost.alternatives) == 3
        here = (at(MONDAY, "10:00"), shop.garage.anna.id)
        assert here not in {(other.starts, other.mechanic_id) for other in lost.alternatives}
        for other in lost.alternatives:
            assert shop.presenter.mover.decide(lost.session_id, other.starts, other.mechanic_id).possible
            assert other.mechanic_id in lost.names

    def test_one_click_moves_it_from_where_it_stands_now(self, shop: Scene) -> None:
        shop.lose_move("one", "14:00", shop.garage.ivan.id, code="stale_move")
        shop.booking("one", shop.garage.anna.id, "09:00")
        (lost,) = shop.presenter.answers().moves
        assert lost.elsewhere
        chosen = lost.alternatives[0]
        shop.presenter.rebook(lost.session_id, chosen)
        command = shop.sent()[-1]
        assert isinstance(command, MoveSession)
        assert command.seen.starts == at(MONDAY, "09:00")
        assert (command.to.starts, command.to.mechanic_id) == (chosen.starts, chosen.mechanic_id)
        assert shop.presenter.answers().count == 0
        shop.presenter.undo.undo()
        assert shop.session("one").starts == at(MONDAY, "09:00")

    def test_a_time_that_went_meanwhile_leaves_the_card(self, shop: Scene) -> None:
        shop.lose_move("one", "14:00", shop.garage.ivan.id)
        (lost,) = shop.presenter.answers().moves
        chosen = lost.alternatives[0]
        assert chosen.starts == at(MONDAY, "14:00")
        shop.booking("late", chosen.mechanic_id, "14:00")
        with pytest.raises(NotAvailable):
            shop.presenter.rebook(lost.session_id, chosen)
        assert [each.mid for each in shop.presenter.answers().moves] == [lost.mid]

    def test_it_may_stay_where_it_is(self, shop: Scene) -> None:
        mid = shop.lose_move("one", "14:00", shop.garage.ivan.id)
        shop.presenter.dismiss(mid)
        assert shop.presenter.answers().count == 0
        assert shop.session("one").starts == at(MONDAY, "10:00")

    def test_moving_it_by_hand_answers_it_too(self, shop: Scene) -> None:
        shop.lose_move("one", "14:00", shop.garage.ivan.id)
        mover = shop.presenter.mover
        mover.move(mover.decide(shop.ids["one"], at(MONDAY, "15:00"), shop.garage.anna.id))
        assert shop.presenter.answers().count == 0

    @pytest.mark.parametrize("state", [SessionState.CANCELLED, SessionState.LIVE])
    def test_a_booking_cancelled_or_begun_elsewhere_asks_nothing_more(
        self, shop: Scene, state: SessionState
    ) -> None:
        shop.lose_move("one", "14:00", shop.garage.ivan.id)
        shop.booking("one", shop.garage.anna.id, "10:00", state=state)
        assert shop.presenter.answers().count == 0
        assert shop.store.changes() == []

    def test_a_booking_moved_elsewhere_since_asks_nothing_more(self, shop: Scene) -> None:
        shop.lose_move("one", "14:00", shop.garage.ivan.id)
        shop.booking("one", shop.garage.anna.id, "09:00")
        assert shop.presenter.answers().count == 0

    def test_a_booking_that_is_there_by_now_asks_nothing_more(self, shop: Scene) -> None:
        shop.lose_move("one", "15:00", shop.garage.anna.id, code="stale_move")
        assert shop.presenter.answers().count == 1
        shop.booking("one", shop.garage.anna.id, "15:00")
        assert shop.presenter.answers().count == 0

    def test_of_two_refused_moves_the_last_is_asked_about(self, shop: Scene) -> None:
        shop.lose_move("one", "14:00", shop.garage.ivan.id)
        last = shop.lose_move("one", "14:30", shop.garage.ivan.id)
        assert [each.mid for each in shop.presenter.answers().moves] == [last]
        assert [change.mid for change in shop.store.changes()] == [last]

    def test_a_second_move_fails_with_the_first_and_nobody_else_moved_it(self, shop: Scene) -> None:
        one, anna = shop.ids["one"], shop.garage.anna.id
        first = shop.presenter.mover.move(shop.presenter.mover.decide(one, at(MONDAY, "14:00"), anna))
        second = shop.presenter.mover.move(shop.presenter.mover.decide(one, at(MONDAY, "15:30"), anna))
        shop.answer(first)
        shop.answer(second, "stale_move")
        [move] = shop.presenter.answers().moves
        assert (move.mid, move.starts) == (second, at(MONDAY, "15:30"))
        assert not move.elsewhere, "it is where it was before the first of the two"
        assert not move.was_taken
        assert move.stands == at(MONDAY, "10:00")

    def test_a_full_disk_lets_an_overtaken_refusal_stand_and_asks_nothing_of_the_user(
        self, shop: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_mid: UUID) -> None:
            raise NotKept(Path("outbox.db"), Trouble.DISK_FULL)

        shop.lose_move("one", "14:00", shop.garage.ivan.id)
        monkeypatch.setattr(shop.store, "dismiss", full)
        wanted = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "15:00"), shop.garage.anna.id)
        moved = shop.presenter.mover.move(wanted)
        assert shop.session("one").starts == at(MONDAY, "15:00")
        assert shop.presenter.undo.last is not None, "the move is kept, and can be taken back"
        monkeypatch.undo()
        other = shop.presenter.actions.cancel(shop.ids["winner"], by=CancelledBy.STAFF)
        left = [change.mid for change in shop.store.changes()]
        assert left == [moved, other], "the refusal goes at the next change"

    def test_what_can_not_be_moved_any_more_is_only_told(self, shop: Scene) -> None:
        shop.booking("one", shop.garage.anna.id, "10:00", state=SessionState.LIVE)
        shop.lose_move("one", "14:00", shop.garage.ivan.id, code="gone")
        answers = shop.presenter.answers()
        assert answers.moves == ()
        assert [line.code for line in answers.refused] == ["gone"]

    def test_a_lost_booking_is_told_once(self, shop: Scene) -> None:
        shop.booking("one", shop.garage.anna.id, "10:00", state=SessionState.UNPLACED)
        shop.lose_move("one", "14:00", shop.garage.ivan.id)
        answers = shop.presenter.answers()
        assert (len(answers.clashes), answers.moves, answers.refused) == (1, (), ())

    def test_before_the_winner_is_here_the_server_is_believed(self, shop: Scene) -> None:
        row = shop.session("one")
        seen = place_of(row)
        wanted = Place(starts=at(MONDAY, "16:00"), minutes=60, mechanic_id=shop.garage.anna.id)
        mid = shop.store.submit(MoveSession(session_id=row.id, seen=seen, to=wanted))
        other = Blocking(reason="booked", starts=wanted.starts, ends=wanted.starts + 3600)
        newer = replace(other, reason="of_a_newer_server")
        lost = Settled(
            mid=mid,
            state=ChangeState.CONFLICT,
            code="slot_taken",
            ack_ver=7,
            outcome=Outcome(blocking=[newer, other]),
        )
        shop.store.settle([lost], named("epoch"))
        (move,) = shop.presenter.answers().moves
        assert move.blocking == (other,)

    def test_a_mechanic_is_offered_only_their_own_times(self) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
        shop.booking("mine", shop.garage.ivan.id, "10:00")
        shop.booking("winner", shop.garage.ivan.id, "14:00")
        shop.lose_move("mine", "14:00", shop.garage.ivan.id)
        (lost,) = shop.presenter.answers().moves
        assert {other.mechanic_id for other in lost.alternatives} == {shop.garage.ivan.id}

    def test_what_is_not_the_mechanics_own_has_no_other_times(self) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
        shop.booking("other", shop.garage.anna.id, "10:00")
        shop.lose_move("other", "14:00", shop.garage.anna.id)
        (lost,) = shop.presenter.answers().moves
        assert lost.alternatives == ()


def test_an_offer_that_the_server_does_not_know_has_been_made_to_nobody(shop: Scene) -> None:
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    mover = shop.presenter.mover
    shop.booking("one", shop.garage.anna.id, "15:00")
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "15:30"), shop.garage.olga.id))
    assert [(offer.starts, offer.unsent) for offer in shop.presenter.answers().offers] == [
        (at(MONDAY, "14:00"), False),
        (at(MONDAY, "15:30"), True),
    ]
