"""Jobs on deck: parked from a card of the day, listed, put on the calendar again, and each of it taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_times import Time
from desktop.presenters.carriers import Carriers, Reach
from desktop.presenters.on_deck import OnDeck
from desktop.presenters.pending_changes import what_of
from desktop.presenters.today_model import DayAct
from desktop.presenters.undo import PUT_BACK, STAYED, TakenBack, UndoStack
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import MoveSession, Outcome, ParkSession
from scheduling.errors import Gone, NotAllowed, NotAvailable
from scheduling.sessions import place_of
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests.desktop.calendar.days import acts, names, today_of
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

_S = SessionState


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", named("anna"), "10:00")
    return made


def _deck(shop: Scene) -> OnDeck:
    return today_of(shop).deck


def _parked(shop: Scene) -> OnDeck:
    """With the booking on deck, as the server agrees."""
    deck = _deck(shop)
    deck.park(shop.ids["one"])
    return deck


def _undo(shop: Scene) -> list[TakenBack]:
    """Take the newest step back; what came of it."""
    told: list[TakenBack] = []
    shop.presenter.undo.undone.connect(lambda _, back: told.append(back))
    shop.presenter.undo.undo()
    return told


@pytest.mark.parametrize(
    "state", [_S.OFFERED, _S.SCHEDULED, _S.PENDING, _S.WAITING, _S.LIVE, _S.COMPLETED, _S.NO_SHOW]
)
@pytest.mark.parametrize("role", [Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC])
def test_the_workshop_parks_what_has_not_begun(role: Role, state: SessionState) -> None:
    shop = scene(role, mechanic_id=named("anna") if role is Role.MECHANIC else None)
    shop.booking("one", named("anna"), "10:00", state=state)
    may = role is not Role.MECHANIC and state in {_S.OFFERED, _S.SCHEDULED, _S.PENDING, _S.WAITING}
    assert (DayAct.PARK in acts(today_of(shop), shop, "one")) == may


def test_a_visit_at_a_distance_is_not_parked(shop: Scene) -> None:
    shop.booking("far", named("vera"), "18:00", kind=VisitKind.VIDEO)
    assert DayAct.PARK not in acts(today_of(shop), shop, "far")
    with pytest.raises(NotAllowed):
        _deck(shop).park(shop.ids["far"])


def test_parked_it_leaves_the_day_and_is_on_deck_and_asks_for_no_answer(shop: Scene) -> None:
    today = today_of(shop)
    today.do(shop.ids["one"], DayAct.PARK)
    assert names(today, shop) == [[], [], [], []]
    (job,) = today.deck.jobs()
    assert (job.session_id, job.was, job.mechanic) == (
        shop.ids["one"],
        at(MONDAY, "10:00"),
        "Anna Affiliated",
    )
    assert (job.waiting, job.here) == (True, False)
    assert shop.presenter.answers().count == 0
    row = shop.session("one")
    assert shop.sent() == [ParkSession(session_id=row.id, seen=place_of(row))]


def test_what_lost_its_time_is_not_on_deck_but_needs_an_answer(shop: Scene) -> None:
    shop.booking("lost", named("anna"), "11:00", state=_S.UNPLACED, conflict_code="slot_taken")
    assert _deck(shop).jobs() == ()
    assert shop.presenter.answers().count == 1


def test_a_mechanic_sees_no_deck() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    shop.booking("one", named("anna"), "10:00", state=_S.UNPLACED, conflict_code="parked")
    assert _deck(shop).jobs() == ()


def test_its_time_is_free_for_others(shop: Scene) -> None:
    deck = _parked(shop)
    assert any(time.starts == at(MONDAY, "10:00") for time in deck.times(shop.ids["one"]))


def test_times_are_turned_page_by_page_and_each_can_be_taken(shop: Scene) -> None:
    deck = _parked(shop)
    first, second = deck.times(shop.ids["one"]), deck.times(shop.ids["one"], 1)
    assert len(first) == len(second) == 4
    assert [time.starts for time in (*first, *second)] == sorted(time.starts for time in (*first, *second))
    deck.place(shop.ids["one"], second[-1])
    row = shop.session("one")
    assert (row.state, row.starts, row.mechanic_id) == (
        _S.SCHEDULED,
        second[-1].starts,
        second[-1].mechanic_id,
    )
    assert deck.jobs() == ()
    assert deck.times(shop.ids["one"]) == ()


def test_its_own_mechanic_comes_first_where_several_are_free(shop: Scene) -> None:
    deck = _parked(shop)
    assert deck.times(shop.ids["one"])[0].mechanic_id == named("anna")
    assert deck.mechanic_of(deck.times(shop.ids["one"])[0]) == "Anna Affiliated"


def test_whoever_was_quicker_is_said(shop: Scene) -> None:
    deck = _parked(shop)
    time = deck.times(shop.ids["one"])[0]
    shop.booking("other", time.mechanic_id, "10:00", customer_id=shop.garage.marc.id)
    with pytest.raises(NotAvailable):
        deck.place(shop.ids["one"], replace(time, starts=at(MONDAY, "10:00")))


def test_what_is_on_the_calendar_is_not_placed_from_the_deck(shop: Scene) -> None:
    time = Time(starts=at(MONDAY, "14:00"), ends=at(MONDAY, "15:00"), mechanic_id=named("anna"))
    with pytest.raises(Gone):
        _deck(shop).place(shop.ids["one"], time)
    shop.booking("over", named("ivan"), "09:00", state=_S.COMPLETED)
    with pytest.raises(Gone):
        _deck(shop).park(shop.ids["over"])
    with pytest.raises(Gone):
        _deck(shop).park(named("nobody"))


def test_before_anybody_heard_parking_never_was(shop: Scene) -> None:
    _parked(shop)
    assert [back.label_code for back in _undo(shop)] == [PUT_BACK]
    assert shop.session("one").state is _S.SCHEDULED
    assert shop.sent() == []


def test_on_its_way_it_is_put_back_where_it_stood(shop: Scene) -> None:
    shop.booking("two", named("anna"), "14:00", bay_id=named("bay 2"))
    seen = place_of(shop.session("two"))
    _deck(shop).park(shop.ids["two"])
    shop.under_way()
    (back,) = _undo(shop)
    assert back.label_code == "moved"
    assert shop.sent()[-1] == MoveSession(
        session_id=shop.ids["two"], seen=seen, to=seen, bay_id=named("bay 2"), placing=True
    )
    assert what_of(shop.store.changes()[-1]) == "session.place"
    row = shop.session("two")
    assert (row.state, row.bay_id) == (_S.SCHEDULED, named("bay 2")), "though the first bay is free, too"


def test_put_back_too_late_its_place_may_be_gone(shop: Scene) -> None:
    _parked(shop)
    shop.under_way()
    shop.booking("other", named("anna"), "10:00", customer_id=shop.garage.marc.id)
    assert _undo(shop) == []
    assert shop.session("one").state is _S.UNPLACED


def test_what_the_server_refused_stayed(shop: Scene) -> None:
    mid = _deck(shop).park(shop.ids["one"])
    state = replace(shop.store.state(), epoch=named("epoch"), cursor=9)
    shop.store.apply_page([], state)
    refused = Answer(mid=mid, state=ChangeState.CONFLICT, code="stale_move", ack_ver=9, outcome=Outcome())
    shop.store.settle([refused], named("epoch"))
    assert shop.session("one").state is _S.SCHEDULED
    assert [back.label_code for back in _undo(shop)] == [STAYED]


def test_a_placing_is_taken_back_to_the_deck(shop: Scene) -> None:
    deck = _parked(shop)
    shop.under_way()
    deck.place(shop.ids["one"], deck.times(shop.ids["one"])[0])
    assert [back.label_code for back in _undo(shop)] == [PUT_BACK]
    assert [job.session_id for job in deck.jobs()] == [shop.ids["one"]]
    deck.place(shop.ids["one"], deck.times(shop.ids["one"])[1])
    shop.under_way()
    assert [back.label_code for back in _undo(shop)] == [""]
    assert isinstance(shop.sent()[-1], ParkSession)
    assert [job.session_id for job in deck.jobs()] == [shop.ids["one"]]


def test_parked_again_by_undo_it_keeps_the_time_that_its_customer_was_told(shop: Scene) -> None:
    deck = _parked(shop)
    shop.under_way()
    was = place_of(shop.session("one"))
    for turn in range(2):
        time = [each for each in deck.times(shop.ids["one"]) if each.starts != was.starts][turn]
        deck.place(shop.ids["one"], time)
        shop.under_way()
        _undo(shop)
        again = shop.sent()[-1]
        assert isinstance(again, ParkSession)
        assert (again.seen.starts, again.was) == (time.starts, was)
        assert [job.was for job in deck.jobs()] == [was.starts]
        shop.under_way()


@pytest.mark.parametrize("time", ["17:30", "07:00"])
def test_what_stood_outside_the_hours_comes_back_to_exactly_there(shop: Scene, time: str) -> None:
    shop.booking("late", named("anna"), time, minutes=30, bay_id=named("bay 2"))
    shop.clock.advance(-2 * 3600)
    _deck(shop).park(shop.ids["late"])
    shop.under_way()
    assert [back.label_code for back in _undo(shop)] == ["moved"]
    row = shop.session("late")
    assert (row.state, row.starts, row.bay_id) == (_S.SCHEDULED, at(MONDAY, time), named("bay 2"))


def test_what_began_meanwhile_comes_back_and_what_would_be_over_does_not(shop: Scene) -> None:
    _parked(shop)
    shop.under_way()
    shop.clock.advance(2 * 3600 + 300)
    assert [back.label_code for back in _undo(shop)] == ["moved"]
    shop.booking("two", named("ivan"), "11:00", customer_id=shop.garage.marc.id)
    _deck(shop).park(shop.ids["two"])
    shop.under_way()
    shop.clock.advance(3 * 3600)
    assert _undo(shop) == []
    assert shop.session("two").state is _S.UNPLACED


def test_a_placing_that_its_mechanic_answers_first_is_taken_back_too(shop: Scene) -> None:
    shop.store.load([replace(shop.garage.ivan, allow_instant_booking=False)])
    shop.booking("asked", named("ivan"), "11:00", customer_id=shop.garage.marc.id)
    deck = _deck(shop)
    deck.park(shop.ids["asked"])
    shop.under_way()
    time = next(each for each in deck.times(shop.ids["asked"]) if each.mechanic_id == named("ivan"))
    deck.place(shop.ids["asked"], time)
    assert shop.presenter.undo.last is not None
    assert shop.presenter.undo.last.label_code == "placed_offer"
    shop.under_way()
    assert shop.session("asked").state is _S.OFFERED
    assert [back.label_code for back in _undo(shop)] == [""]
    assert [job.was for job in deck.jobs()] == [at(MONDAY, "11:00")]
    shop.under_way()
    assert [back.label_code for back in _undo(shop)] == ["moved_offer"], "and the parking, too"
    assert shop.session("asked").state is _S.OFFERED


def test_what_was_placed_and_moved_by_somebody_else_since_stays_there(shop: Scene) -> None:
    deck = _parked(shop)
    shop.under_way()
    deck.place(shop.ids["one"], deck.times(shop.ids["one"])[0])
    shop.under_way()
    shop.store.load([replace(shop.session("one"), starts=at(MONDAY, "16:00"), state=_S.SCHEDULED)])
    state = replace(shop.store.state(), epoch=named("epoch"), cursor=9)
    shop.store.apply_page([], state)
    done = [
        Answer(mid=each.mid, state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())
        for each in shop.store.changes()
    ]
    shop.store.settle(done, named("epoch"))
    assert shop.session("one").starts == at(MONDAY, "16:00")
    assert _undo(shop) == []
    assert shop.session("one").state is _S.SCHEDULED


def test_who_has_arrived_is_known_to_be_here(shop: Scene) -> None:
    shop.booking("here", named("ivan"), "09:00", state=_S.WAITING, arrived_at=at(MONDAY, "08:50"))
    deck = _deck(shop)
    deck.park(shop.ids["here"])
    assert [job.here for job in deck.jobs()] == [True]


@pytest.mark.parametrize(
    ("carried", "reach"),
    [([], Reach.NOT_SET_UP), (["email"], Reach.SENT), (["sms"], Reach.IF_AGREED), (None, Reach.UNKNOWN)],
)
def test_by_whom_the_customer_hears_of_the_new_time(
    shop: Scene, carried: list[str] | None, reach: Reach
) -> None:
    shop.store.load([replace(shop.garage.elise, email="elise@example.org", phone="+15145550101")])
    source, rights = AvailabilitySource(shop.store), shop.presenter.rights
    deck = OnDeck(shop.store, source, shop.clock, rights, UndoStack(), Carriers(lambda: carried))
    deck.park(shop.ids["one"])
    assert [job.reach for job in deck.jobs()] == [reach]


def _asking(shop: Scene, state: SessionState) -> OnDeck:
    """A visit with a mechanic who answers each booking first, on deck, as the server has heard."""
    shop.store.load([replace(shop.garage.ivan, allow_instant_booking=False)])
    shop.booking("asked", named("ivan"), "11:00", state=state, customer_id=shop.garage.marc.id)
    deck = _deck(shop)
    deck.park(shop.ids["asked"])
    shop.under_way()
    return deck


def test_who_had_accepted_it_is_not_asked_again_where_it_comes_back(shop: Scene) -> None:
    _asking(shop, _S.SCHEDULED)
    shop.clock.advance(3 * 3600 + 300)
    assert [back.label_code for back in _undo(shop)] == ["moved"], "though it has begun"
    assert shop.session("asked").state is _S.SCHEDULED


def test_who_had_still_to_answer_is_asked_again_until_it_begins(shop: Scene) -> None:
    _asking(shop, _S.OFFERED)
    assert shop.session("asked").conflict_code == "parked_asked"
    assert shop.presenter.answers().count == 0
    assert [back.label_code for back in _undo(shop)] == ["moved_offer"]
    assert shop.session("asked").state is _S.OFFERED


def test_once_it_has_begun_nobody_can_answer_any_more(shop: Scene) -> None:
    _asking(shop, _S.OFFERED)
    shop.clock.advance(3 * 3600 + 300)
    assert _undo(shop) == []
    assert shop.session("asked").state is _S.UNPLACED


@pytest.mark.parametrize(("code", "may"), [("parked", True), ("parked_asked", False), ("declined", False)])
def test_a_mechanic_has_what_they_accepted(code: str, may: bool) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("one", named("ivan"), "10:00", state=_S.UNPLACED, conflict_code=code)
    rights, row = shop.presenter.rights, shop.session("one")
    found = {
        rights.may_move(row),
        rights.may_cancel(row),
        rights.may_edit_session(row),
        rights.may_see_files(row),
    }
    assert found == {may}
