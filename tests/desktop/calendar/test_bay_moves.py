"""A visit among the bays: where it may stand, why not, what is sent, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.moves import Decision, Fit
from desktop.presenters.pending_changes import PendingChanges
from desktop.presenters.renewing import renewed
from desktop.presenters.settling import settle_past
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import MoveSession, Outcome
from scheduling.errors import Gone, NotAvailable, StaleMove
from scheduling.records import Bay, Reservation, Session
from scheduling.vocabulary import Reason, Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

TEN, TWO = at(MONDAY, "10:00"), at(MONDAY, "14:00")


@pytest.fixture
def shop() -> Scene:
    """One in the first bay at ten, one in the second at half past, a call."""
    made = scene()
    first, second = (bay.id for bay in made.garage.bays)
    made.booking("one", made.garage.anna.id, "10:00", bay_id=first)
    made.booking("two", made.garage.ivan.id, "10:30", bay_id=second)
    made.booking("call", made.garage.vera.id, "19:00", kind=VisitKind.PHONE)
    return made


def decide(shop: Scene, bay: int | None, starts: int = TEN, name: str = "one") -> Decision:
    row = shop.store.get(Session, shop.ids[name])
    assert row is not None
    bay_id = None if bay is None else shop.garage.bays[bay].id
    return shop.presenter.bay_moves.decide(row.id, starts, row.mechanic_id, bay_id)


def bays(shop: Scene, name: str = "one") -> tuple[object, object]:
    """Of the session and of its slot."""
    row = shop.store.get(Session, shop.ids[name])
    assert row is not None
    (slot,) = (each for each in shop.store.all(Reservation) if each.session_id == row.id)
    return row.bay_id, slot.bay_id


def test_in_its_own_it_stands_already(shop: Scene) -> None:
    assert decide(shop, 0).fit is Fit.SAME


def test_in_one_that_is_taken_it_says_by_whom(shop: Scene) -> None:
    decision = decide(shop, 1)
    (refusal,) = decision.verdict.refusals
    assert (decision.fit, refusal.reason, refusal.session_id) == (Fit.REFUSED, Reason.BOOKED, shop.ids["two"])
    with pytest.raises(NotAvailable):
        shop.presenter.mover.move(decision)


def test_one_that_is_out_of_use_is_none(shop: Scene) -> None:
    second = shop.garage.bays[1]
    shop.store.load([Bay(id=second.id, name=second.name, active=False)])
    assert decide(shop, 1, TWO).verdict.reasons == (Reason.NO_BAY,)


def test_at_its_own_time_the_bay_alone_is_another(shop: Scene) -> None:
    shop.booking("three", named("olga"), "14:00", bay_id=shop.garage.bays[0].id)
    decision = decide(shop, 1, TWO, "three")
    assert (decision.fit, decision.only_bay, decision.stays) == (Fit.FREE, True, False)
    shop.presenter.mover.move(decision)
    (command,) = shop.sent()
    assert isinstance(command, MoveSession)
    assert (command.only_bay, command.bay_id) == (True, shop.garage.bays[1].id)
    assert bays(shop, "three") == (shop.garage.bays[1].id, shop.garage.bays[1].id)
    (line,) = PendingChanges(shop.store, shop.store.now).lines()
    assert line.what == "session.bay"


def test_at_another_time_both_are(shop: Scene) -> None:
    decision = decide(shop, 1, TWO)
    assert (decision.fit, decision.only_bay) == (Fit.FREE, False)
    shop.presenter.mover.move(decision)
    assert bays(shop) == (shop.garage.bays[1].id, shop.garage.bays[1].id)
    step = shop.presenter.undo.last
    assert step is not None
    assert step.label_code == "moved"
    shop.presenter.undo.undo()
    assert bays(shop) == (shop.garage.bays[0].id, shop.garage.bays[0].id)


def test_what_it_cannot_do_elsewhere_it_cannot_in_another_bay(shop: Scene) -> None:
    assert decide(shop, 1, at(MONDAY, "3:00")).fit is Fit.REFUSED


def test_a_call_needs_no_bay_and_a_visit_does(shop: Scene) -> None:
    assert decide(shop, 0, at(MONDAY, "19:00"), "call").fit is Fit.OTHER_BAY
    assert decide(shop, None, at(MONDAY, "19:00"), "call").fit is Fit.SAME
    assert decide(shop, None, at(MONDAY, "19:30"), "call").bay_id is None
    assert decide(shop, None).fit is Fit.OTHER_BAY


@pytest.mark.parametrize("state", [SessionState.WAITING, SessionState.LIVE])
def test_who_is_here_keeps_the_time_and_may_have_another_bay(shop: Scene, state: SessionState) -> None:
    shop.booking("here", named("olga"), "14:00", bay_id=shop.garage.bays[0].id, state=state)
    assert shop.presenter.bay_moves.movable(shop.ids["here"])
    assert decide(shop, 1, at(MONDAY, "15:00"), "here").fit is Fit.ONLY_BAY
    shop.presenter.mover.move(decide(shop, 1, TWO, "here"))
    row = shop.store.get(Session, shop.ids["here"])
    assert row is not None
    assert (row.state, row.starts, row.bay_id) == (state, TWO, shop.garage.bays[1].id)


@pytest.mark.parametrize("state", [SessionState.COMPLETED, SessionState.CANCELLED])
def test_what_is_over_stands_where_it_stood(shop: Scene, state: SessionState) -> None:
    shop.booking("over", named("olga"), "08:00", bay_id=shop.garage.bays[0].id, state=state)
    assert not shop.presenter.bay_moves.movable(shop.ids["over"])
    with pytest.raises(Gone):
        decide(shop, 1, at(MONDAY, "08:00"), "over")


def test_what_is_not_there_is_not_moved(shop: Scene) -> None:
    assert not shop.presenter.bay_moves.movable(named("nobody"))
    with pytest.raises(Gone):
        shop.presenter.bay_moves.decide(named("nobody"), TEN, None, shop.garage.bays[0].id)


def test_an_affiliated_mechanic_moves_none() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    first, second = (bay.id for bay in shop.garage.bays)
    shop.booking("one", named("anna"), "10:00", bay_id=first, state=SessionState.WAITING)
    assert not shop.presenter.bay_moves.movable(shop.ids["one"])
    assert shop.presenter.bay_moves.decide(shop.ids["one"], TEN, named("anna"), second).fit is Fit.NOT_ALLOWED


class TestTakenBack:
    @pytest.fixture
    def three(self, shop: Scene) -> Scene:
        """One more, in the first bay at two, put in the second."""
        shop.booking("three", named("olga"), "14:00", bay_id=shop.garage.bays[0].id)
        shop.presenter.mover.move(decide(shop, 1, TWO, "three"))
        return shop

    def test_before_anybody_heard_of_it_it_never_was(self, three: Scene) -> None:
        step = three.presenter.undo.last
        assert step is not None
        assert step.label_code == "bay"
        three.presenter.undo.undo()
        assert three.sent() == []
        assert bays(three, "three")[0] == three.garage.bays[0].id

    def test_afterwards_it_is_put_back(self, three: Scene) -> None:
        (parcel,) = three.store.parcels(1, 100_000)
        three.store.mark_sent([parcel])
        three.presenter.undo.undo()
        assert [getattr(each, "bay_id", None) for each in three.sent()] == [
            three.garage.bays[1].id,
            three.garage.bays[0].id,
        ]
        assert bays(three, "three")[0] == three.garage.bays[0].id

    def test_not_where_its_bay_is_taken_by_now(self, three: Scene) -> None:
        three.booking("later", named("anna"), "14:00", bay_id=three.garage.bays[0].id)
        errors: list[Exception] = []
        three.presenter.undo.refused.connect(lambda _step, error: errors.append(error))
        three.presenter.undo.undo()
        assert [type(each) for each in errors] == [NotAvailable]

    def test_not_where_somebody_put_it_elsewhere(self, three: Scene) -> None:
        first, errors = three.garage.bays[0].id, list[Exception]()
        mid = three.store.changes()[0].mid
        three.store.settle(
            [Answer(mid=mid, state=ChangeState.APPLIED, code="", outcome=Outcome())], named("epoch")
        )
        row = three.store.get(Session, three.ids["three"])
        assert row is not None
        three.store.load([replace(row, bay_id=first)])
        three.presenter.undo.refused.connect(lambda _step, error: errors.append(error))
        three.presenter.undo.undo()
        assert [type(each) for each in errors] == [StaleMove]


def test_refused_it_stays_where_it_is_and_offers_no_other_time(shop: Scene) -> None:
    shop.booking("three", named("olga"), "14:00", bay_id=shop.garage.bays[0].id)
    mid = shop.presenter.mover.move(decide(shop, 1, TWO, "three"))
    shop.store.settle(
        [Answer(mid=mid, state=ChangeState.CONFLICT, code="slot_taken", outcome=Outcome())], named("epoch")
    )
    settle_past(shop.store)
    assert bays(shop, "three")[0] == shop.garage.bays[0].id
    answers = shop.presenter.answers()
    assert not answers.moves
    (line,) = answers.refused
    assert (line.what, line.code) == ("session.bay", "slot_taken")


def test_tried_again_it_is_about_the_place_of_by_now(shop: Scene) -> None:
    row = shop.store.get(Session, shop.ids["one"])
    assert row is not None
    first, second = (bay.id for bay in shop.garage.bays)
    decision = decide(shop, 1, TWO)
    command = MoveSession(session_id=row.id, seen=decision.to, to=decision.to, bay_id=second)
    again = renewed(command, shop.store)
    assert isinstance(again, MoveSession)
    assert (again.seen, again.to, again.bay_id) == (decision.seen, decision.seen, second)
    there = MoveSession(session_id=row.id, seen=decision.to, to=decision.to, bay_id=first)
    assert renewed(there, shop.store) is None
