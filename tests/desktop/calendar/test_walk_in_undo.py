"""Ctrl+Z after a walk-in: as if it had never been while nobody heard of it, afterwards a cancellation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.pending_changes import PendingChanges
from desktop.presenters.undo import TakenBack, UndoStep
from desktop.presenters.walk_in_model import Choice, Entered, Result, Standing
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import BookSession, CancelSession, CreateCustomer, MoveSession, Outcome, Place
from scheduling.errors import Gone, RuleError
from scheduling.lease_commands import WalkIn
from scheduling.records import Customer, Reservation, Session
from scheduling.visit_commands import CheckIn, StartSession
from scheduling.vocabulary import CancelledBy, SessionState
from tests.desktop.calendar.leased import lease
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

WANDA = Entered(name="Wanda Walker", phone="514 555 0188", concern="A tire loses air.")


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.clock.set(at(MONDAY, "10:00"))
    return made


def walked_in(shop: Scene) -> tuple[Result, Choice]:
    desk = shop.presenter.walk_in
    choice = desk.choices(60)[0]
    return desk.confirm(WANDA, choice), choice


def answered(shop: Scene, result: Result, state: ChangeState, stored_as: str = "") -> None:
    shop.store.write_state(replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    outcome = Outcome(stored_as=stored_as)
    answers = [Answer(mid=result.mid, state=state, ack_ver=10, outcome=outcome)]
    shop.store.settle(answers, named("epoch"))


def undone(shop: Scene) -> TakenBack:
    """What Ctrl+Z comes to."""
    told: list[TakenBack] = []
    shop.presenter.undo.undone.connect(lambda _step, back: told.append(back))
    shop.presenter.undo.undo()
    [back] = told
    return back


def refused(shop: Scene) -> RuleError:
    told: list[RuleError] = []
    shop.presenter.undo.refused.connect(lambda _step, error: told.append(error))
    shop.presenter.undo.undo()
    [error] = told
    return error


def last(shop: Scene) -> UndoStep:
    step = shop.presenter.undo.last
    assert step is not None
    return step


def test_before_it_is_sent_its_lease_is_free_again_at_once(shop: Scene) -> None:
    row = lease(shop, "10:00")
    result, choice = walked_in(shop)
    assert (last(shop).label_code, last(shop).mid) == ("walked_in", result.mid)
    assert last(shop).params == {"customer": "Wanda Walker", "starts": row.starts, "mechanic": "", "waits": 0}
    assert undone(shop) == TakenBack(label_code="let_go")
    desk = shop.presenter.walk_in
    assert shop.store.get(Session, result.session_id) is None
    assert shop.store.get(Reservation, row.id) == row
    assert desk.standing(result) is Standing.DISCARDED
    assert desk.choices(60)[0] == choice
    assert [row.name for row in shop.store.all(Customer)].count("Wanda Walker") == 1
    again, _ = walked_in(shop)
    assert desk.standing(again) is Standing.CONFIRMED
    made = [type(each) for each in shop.sent()]
    assert made[-1] is WalkIn
    assert CancelSession not in made


@pytest.mark.parametrize("state", [None, ChangeState.APPLIED], ids=["under way", "answered"])
def test_after_it_was_sent_it_is_cancelled_by_the_rules(shop: Scene, state: ChangeState | None) -> None:
    row = lease(shop, "10:00")
    result, _ = walked_in(shop)
    shop.under_way()
    if state is not None:
        answered(shop, result, state)
    back = undone(shop)
    assert (back.label_code, back.mid is None) == ("", False)
    cancel = shop.sent()[-1]
    assert cancel == CancelSession(session_id=result.session_id, cancelled_by=CancelledBy.STAFF)
    session, slot = shop.store.get(Session, result.session_id), shop.store.get(Reservation, row.id)
    assert session is not None
    assert session.state is SessionState.CANCELLED
    assert slot is None or slot.session_id == session.id, "it is no lease any more"


def test_what_something_else_builds_on_is_cancelled_behind_it(shop: Scene) -> None:
    row = lease(shop, "10:00")
    result, _ = walked_in(shop)
    place = Place(starts=row.starts, minutes=60)
    given = replace(place, mechanic_id=named("anna"))
    shop.store.submit(MoveSession(session_id=result.session_id, to=given, seen=place))
    assert undone(shop).mid is not None
    assert [type(each) for each in shop.sent()] == [CreateCustomer, WalkIn, MoveSession, CancelSession]


@pytest.mark.parametrize("heard", [False, True])
def test_one_that_is_being_served_stays(shop: Scene, heard: bool) -> None:
    lease(shop, "10:00")
    result, _ = walked_in(shop)
    if heard:
        shop.under_way()
    shop.store.submit(StartSession(session_id=result.session_id))
    assert isinstance(refused(shop), Gone)
    assert [type(each) for each in shop.sent()] == [CreateCustomer, WalkIn, StartSession]


def test_one_that_waits_for_the_server_is_called_so(shop: Scene) -> None:
    result, _ = walked_in(shop)
    assert last(shop).label_code == "kept"
    assert undone(shop).label_code == "let_go"
    assert shop.store.get(Session, result.session_id) is None


def test_a_refused_one_is_nothing_to_take_back_and_a_lost_one_is_cancelled(shop: Scene) -> None:
    lease(shop, "10:00")
    result, _ = walked_in(shop)
    answered(shop, result, ChangeState.REJECTED)
    assert isinstance(refused(shop), Gone)
    lost, _ = walked_in(shop)
    answered(shop, lost, ChangeState.CONFLICT, SessionState.UNPLACED.value)
    undone(shop)
    assert shop.sent()[-1] == CancelSession(session_id=lost.session_id, cancelled_by=CancelledBy.STAFF)


def test_what_was_discarded_in_the_list_of_changes_is_no_step_any_more(shop: Scene) -> None:
    lease(shop, "10:00")
    result, _ = walked_in(shop)
    changes = shop.presenter.changes
    question = changes.question(result.mid)
    assert question is not None
    changes.discard(question)
    assert shop.presenter.undo.last is None


def test_who_is_here_for_it_is_taken_back_with_it(shop: Scene) -> None:
    result, _ = walked_in(shop)
    assert [type(each) for each in shop.sent()] == [CreateCustomer, BookSession, CheckIn]
    assert undone(shop).label_code == "let_go"
    assert [type(each) for each in shop.sent()] == [CreateCustomer]
    again, _ = walked_in(shop)
    shop.under_way()
    assert undone(shop).mid is not None
    session = shop.store.get(Session, again.session_id)
    assert session is not None
    assert session.state is SessionState.CANCELLED
    assert result.session_id != again.session_id


def test_what_was_done_since_keeps_it(shop: Scene) -> None:
    result, _ = walked_in(shop)
    shop.store.submit(StartSession(session_id=result.session_id))
    assert isinstance(refused(shop), Gone)
    assert StartSession in [type(each) for each in shop.sent()]


@pytest.mark.parametrize(
    ("state", "stored_as"),
    [(ChangeState.CONFLICT, SessionState.UNPLACED.value), (ChangeState.REJECTED, "")],
    ids=["lost", "rejected"],
)
def test_of_one_that_was_refused_nothing_is_said_of_having_come(
    shop: Scene, state: ChangeState, stored_as: str
) -> None:
    result, _ = walked_in(shop)
    came = shop.store.changes()[-1]
    shop.under_way()
    shop.store.write_state(replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    lost = Answer(
        mid=result.mid,
        state=state,
        ack_ver=10,
        outcome=Outcome(stored_as=stored_as),
    )
    late = replace(lost, mid=came.mid, state=ChangeState.REJECTED, outcome=Outcome())
    shop.store.settle([lost, late], named("epoch"))
    refusals = PendingChanges(shop.store, shop.clock.now).refused()
    assert [line.mid for line in refusals] == [result.mid]
