"""What a drop would do is decided before it happens; a move can be taken back while nothing else happened."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.presenters.moves import Fit
from desktop.presenters.undo import TakenBack
from scheduling.commands import MoveSession, Place
from scheduling.errors import Gone, NotAllowed, NotAvailable, RuleError, StaleMove
from scheduling.vocabulary import Reason, Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named, time_off


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


def test_where_it_stands_nothing_would_happen(shop: Scene) -> None:
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "10:00"), shop.garage.anna.id)
    assert decision.fit is Fit.SAME
    assert not decision.possible


def test_a_free_time_is_free_and_its_own_slot_is_not_in_the_way(shop: Scene) -> None:
    mover = shop.presenter.mover
    for time in ("14:00", "10:30", "09:30"):
        assert mover.decide(shop.ids["one"], at(MONDAY, time), shop.garage.anna.id).fit is Fit.FREE


@pytest.mark.parametrize(
    ("time", "reason"),
    [("11:30", Reason.ON_BREAK), ("17:30", Reason.WORKSHOP_CLOSED), ("07:00", Reason.IN_PAST)],
)
def test_what_is_not_free_says_why(shop: Scene, time: str, reason: Reason) -> None:
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, time), shop.garage.anna.id)
    assert decision.fit is Fit.REFUSED
    assert reason in decision.verdict.reasons
    with pytest.raises(NotAvailable):
        shop.presenter.mover.move(decision)
    assert shop.sent() == []


def test_an_hour_that_the_clocks_skip_is_refused(shop: Scene) -> None:
    decision = shop.presenter.mover.decide(
        shop.ids["one"], None, shop.garage.anna.id, gap=at(MONDAY, "03:00")
    )
    assert decision.verdict.reasons == (Reason.NO_SUCH_LOCAL_TIME,)
    assert not decision.possible


def test_staff_may_drop_the_buffer_of_an_affiliated_mechanic_when_told_so(shop: Scene) -> None:
    shop.booking("two", shop.garage.anna.id, "14:00")
    mover = shop.presenter.mover
    decision = mover.decide(shop.ids["one"], at(MONDAY, "15:00"), shop.garage.anna.id)
    assert decision.fit is Fit.BUFFER
    with pytest.raises(NotAvailable):
        mover.move(decision)
    mover.move(decision, drop_buffer=True)
    assert [command.drop_buffer for command in shop.sent() if isinstance(command, MoveSession)] == [True]


def test_the_buffer_of_an_independent_mechanic_stands(shop: Scene) -> None:
    shop.booking("two", shop.garage.ivan.id, "14:00")
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "15:00"), shop.garage.ivan.id)
    assert decision.fit is Fit.REFUSED
    assert decision.verdict.reasons == (Reason.BUFFER,)


def test_to_a_mechanic_who_answers_first_it_becomes_an_offer(shop: Scene) -> None:
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.olga.id)
    assert decision.fit is Fit.FREE
    assert decision.becomes_offer


def test_inside_the_notice_of_who_has_said_yes_beforehand_it_becomes_one_too(shop: Scene) -> None:
    mover, ivan = shop.presenter.mover, shop.garage.ivan.id
    assert not mover.decide(shop.ids["one"], at(MONDAY, "14:00"), ivan).becomes_offer
    shop.clock.set(at(MONDAY, "12:30"))
    decision = mover.decide(shop.ids["one"], at(MONDAY, "14:00"), ivan)
    assert decision.fit is Fit.FREE
    assert decision.becomes_offer


def test_a_visit_in_person_does_not_go_to_a_virtual_mechanic(shop: Scene) -> None:
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "19:00"), shop.garage.vera.id)
    assert Reason.KIND_NOT_OFFERED in decision.verdict.reasons


def test_a_move_names_where_it_was_seen(shop: Scene) -> None:
    mover, ivan = shop.presenter.mover, shop.garage.ivan.id
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), ivan))
    (command,) = shop.sent()
    seen = Place(starts=at(MONDAY, "10:00"), minutes=60, mechanic_id=shop.garage.anna.id)
    to = Place(starts=at(MONDAY, "14:00"), minutes=60, mechanic_id=ivan)
    assert command == MoveSession(session_id=shop.ids["one"], seen=seen, to=to)
    assert shop.session("one").starts == at(MONDAY, "14:00")


def test_undo_moves_it_back(shop: Scene) -> None:
    mover, anna = shop.presenter.mover, shop.garage.anna.id
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), anna))
    shop.presenter.undo.undo()
    assert shop.session("one").starts == at(MONDAY, "10:00")
    assert shop.presenter.undo.last is None, "taking back is not itself something to take back"


def test_undo_moves_it_back_into_its_own_bay(shop: Scene) -> None:
    mover, anna, own = shop.presenter.mover, shop.garage.anna.id, named("bay 1")
    shop.booking("two", anna, "14:00", bay_id=own)
    shop.booking("other", shop.garage.ivan.id, "16:00", bay_id=own)
    mover.move(mover.decide(shop.ids["two"], at(MONDAY, "16:00"), anna))
    shop.under_way()
    assert shop.session("two").bay_id == named("bay 2"), "another booking has its own then"
    shop.presenter.undo.undo()
    assert (shop.session("two").starts, shop.session("two").bay_id) == (at(MONDAY, "14:00"), own)


def refused_undo(shop: Scene) -> type[RuleError]:
    errors: list[RuleError] = []
    shop.presenter.undo.refused.connect(lambda _step, error: errors.append(error))
    shop.presenter.undo.undo()
    (error,) = errors
    return type(error)


def test_undo_of_a_move_is_refused_when_it_was_moved_again(shop: Scene) -> None:
    mover, anna = shop.presenter.mover, shop.garage.anna.id
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), anna))
    to = Place(starts=at(MONDAY, "15:00"), minutes=60, mechanic_id=anna)
    seen = Place(starts=at(MONDAY, "14:00"), minutes=60, mechanic_id=anna)
    shop.store.submit(MoveSession(session_id=shop.ids["one"], seen=seen, to=to))
    assert refused_undo(shop) is StaleMove
    assert shop.session("one").starts == at(MONDAY, "15:00")


def test_undo_of_a_move_is_refused_when_the_old_time_was_taken(shop: Scene) -> None:
    mover, anna = shop.presenter.mover, shop.garage.anna.id
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), anna))
    shop.booking("two", anna, "10:00")
    assert refused_undo(shop) is NotAvailable


def test_undo_of_a_move_is_refused_when_it_was_cancelled(shop: Scene) -> None:
    mover, anna = shop.presenter.mover, shop.garage.anna.id
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), anna))
    shop.booking("one", anna, "14:00", state=SessionState.CANCELLED)
    assert refused_undo(shop) is Gone


@pytest.mark.parametrize("state", [SessionState.LIVE, SessionState.COMPLETED, SessionState.NO_SHOW])
def test_what_has_begun_is_not_movable(shop: Scene, state: SessionState) -> None:
    shop.booking("two", shop.garage.ivan.id, "09:00", state=state)
    assert not shop.presenter.mover.movable(shop.session("two"))


def test_a_mechanic_moves_only_their_own_and_only_to_themselves() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=scene().garage.ivan.id)
    mine = shop.booking("mine", shop.garage.ivan.id, "10:00", kind=VisitKind.VIDEO)
    shop.booking("other", shop.garage.anna.id, "10:00")
    mover = shop.presenter.mover
    assert mover.movable(shop.session("mine"))
    assert not mover.movable(shop.session("other"))
    decision = mover.decide(mine, at(MONDAY, "14:00"), shop.garage.anna.id)
    assert decision.fit is Fit.NOT_ALLOWED
    with pytest.raises(NotAllowed):
        mover.move(decision)


def test_a_session_that_is_gone_is_gone(shop: Scene) -> None:
    with pytest.raises(Gone):
        shop.presenter.mover.decide(shop.garage.elise.id, at(MONDAY, "14:00"), None)


def test_a_move_to_a_mechanic_who_answers_first_says_so(shop: Scene) -> None:
    mover = shop.presenter.mover
    mid = mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.olga.id))
    step = shop.presenter.undo.last
    assert step is not None
    assert (step.label_code, step.params["mechanic"], step.mid) == ("moved_offer", "Olga Offers", mid)


def taken_back(shop: Scene) -> TakenBack:
    told: list[TakenBack] = []
    shop.presenter.undo.undone.connect(lambda _step, back: told.append(back))
    shop.presenter.undo.undo()
    (back,) = told
    return back


def test_moved_back_to_a_mechanic_who_answers_first_it_is_an_offer_again(shop: Scene) -> None:
    shop.booking("two", shop.garage.olga.id, "14:00")
    mover = shop.presenter.mover
    mover.move(mover.decide(shop.ids["two"], at(MONDAY, "14:00"), shop.garage.ivan.id))
    shop.under_way()
    back = taken_back(shop)
    assert (back.label_code, back.params) == ("moved_offer", {"mechanic": "Olga Offers"})
    assert back.mid == shop.store.changes()[-1].mid
    assert shop.session("two").state is SessionState.OFFERED


def test_moved_back_in_the_last_moment_it_is_an_offer_all_the_same(shop: Scene) -> None:
    shop.booking("two", shop.garage.olga.id, "09:00")
    mover = shop.presenter.mover
    mover.move(mover.decide(shop.ids["two"], at(MONDAY, "14:00"), shop.garage.ivan.id))
    shop.under_way()
    shop.clock.set(at(MONDAY, "09:01"))
    assert taken_back(shop).label_code == "moved_offer"


def test_a_move_that_nobody_has_heard_of_never_was(shop: Scene) -> None:
    shop.booking("two", shop.garage.olga.id, "14:00")
    before, mover = shop.session("two"), shop.presenter.mover
    mover.move(mover.decide(shop.ids["two"], at(MONDAY, "14:00"), shop.garage.ivan.id))
    assert taken_back(shop) == TakenBack("put_back")
    assert shop.session("two") == before, "booked, and its mechanic is not asked again"
    assert shop.sent() == []
    assert shop.store.count_waiting() == 0


def test_one_whose_old_place_was_given_away_since_is_not_put_back(shop: Scene) -> None:
    mover, anna = shop.presenter.mover, shop.garage.anna.id
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), anna))
    shop.booking("late", anna, "10:00")
    assert refused_undo(shop) is NotAvailable
    assert [type(each) for each in shop.sent()] == [MoveSession]


def test_one_on_which_another_move_builds_is_moved_back_behind_it(shop: Scene) -> None:
    mover, undo, anna = shop.presenter.mover, shop.presenter.undo, shop.garage.anna.id
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), anna))
    first = undo.last
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "15:00"), anna))
    assert first is not None
    undo.undo()
    undo.undo()
    assert shop.session("one").starts == at(MONDAY, "10:00")
    assert shop.sent() == []


def test_moved_back_to_one_of_the_workshop_it_is_booked(shop: Scene) -> None:
    mover = shop.presenter.mover
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.olga.id))
    shop.under_way()
    assert taken_back(shop).label_code == "moved"
    assert shop.session("one").state is SessionState.SCHEDULED


def test_a_move_that_was_refused_is_taken_back_by_having_seen_it(shop: Scene) -> None:
    mover = shop.presenter.mover
    mid = mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.anna.id))
    shop.answer(mid)
    assert shop.presenter.answers().count == 1
    assert taken_back(shop).label_code == "stayed"
    assert shop.presenter.answers().count == 0
    assert shop.session("one").starts == at(MONDAY, "10:00")


def test_a_decision_names_whom_it_goes_to(shop: Scene) -> None:
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.ivan.id)
    assert decision.mechanic == "Ivan Independent"


def test_a_move_nobody_heard_of_is_taken_back_though_the_hours_have_changed(shop: Scene) -> None:
    """It was dragged away because the mechanic is off by now: where it stood it may still stand."""
    mover, anna = shop.presenter.mover, shop.garage.anna.id
    shop.store.load([time_off(anna, MONDAY)])
    mover.move(mover.decide(shop.ids["one"], at(MONDAY + timedelta(days=1), "10:00"), anna))
    shop.presenter.undo.undo()
    assert shop.session("one").starts == at(MONDAY, "10:00")
    assert shop.sent() == []


def test_a_move_that_was_sent_is_not_taken_back_against_the_hours(shop: Scene) -> None:
    mover, anna = shop.presenter.mover, shop.garage.anna.id
    shop.store.load([time_off(anna, MONDAY)])
    mover.move(mover.decide(shop.ids["one"], at(MONDAY + timedelta(days=1), "10:00"), anna))
    shop.under_way()
    assert refused_undo(shop) is NotAvailable
