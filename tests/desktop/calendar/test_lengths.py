"""Another length is decided before it is kept, says why not, and is taken back while nothing else happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from desktop.presenters.moves import Decision, Fit
from desktop.presenters.undo import TakenBack
from scheduling.commands import MoveSession, Place
from scheduling.errors import Gone, NotAllowed, NotAvailable, RuleError, TooLate
from scheduling.visit_commands import ExtendSession
from scheduling.vocabulary import Reason, Role, SessionState
from tests.desktop.calendar.scenes import Scene, clocks_change, scene
from tests.factories import MONDAY, at, workshop_hours


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


def _decide(shop: Scene, minutes: int, name: str = "one") -> Decision:
    return shop.presenter.lengths.decide(shop.ids[name], minutes)


def _live(shop: Scene, time: str = "13:00", **over: object) -> None:
    values: dict[str, object] = {"mechanic_id": shop.garage.anna.id} | over
    mechanic_id = values.pop("mechanic_id")
    assert isinstance(mechanic_id, UUID)
    shop.booking("live", mechanic_id, time, state=SessionState.LIVE, **values)


class TestNotBegun:
    def test_it_is_moved_onto_its_own_place_with_other_minutes(self, shop: Scene) -> None:
        shop.presenter.lengths.change(_decide(shop, 105))
        seen = Place(starts=at(MONDAY, "10:00"), minutes=60, mechanic_id=shop.garage.anna.id)
        to = replace(seen, minutes=105)
        assert shop.sent() == [MoveSession(session_id=shop.ids["one"], seen=seen, to=to)]
        assert shop.session("one").minutes == 105

    def test_as_long_as_it_is_nothing_would_happen(self, shop: Scene) -> None:
        assert _decide(shop, 60).fit is Fit.SAME

    def test_what_it_would_run_into_is_said(self, shop: Scene) -> None:
        decision = _decide(shop, 135)
        assert decision.fit is Fit.REFUSED
        assert decision.verdict.reasons == (Reason.ON_BREAK,)
        with pytest.raises(NotAvailable):
            shop.presenter.lengths.change(decision)
        assert shop.sent() == []

    def test_the_next_ones_buffer_is_asked_about_where_it_may_be_dropped(self, shop: Scene) -> None:
        shop.booking("two", shop.garage.anna.id, "11:30")
        decision = _decide(shop, 90)
        assert decision.fit is Fit.BUFFER
        shop.presenter.lengths.change(decision, drop_buffer=True)
        (command,) = shop.sent()
        assert isinstance(command, MoveSession)
        assert command.drop_buffer

    def test_it_never_vanishes(self, shop: Scene) -> None:
        assert _decide(shop, -30).to.minutes == 15

    def test_an_independent_mechanic_answers_first(self, shop: Scene) -> None:
        shop.booking("olgas", shop.garage.olga.id, "14:00")
        assert _decide(shop, 90, "olgas").becomes_offer

    def test_undo_gives_it_its_length_back(self, shop: Scene) -> None:
        shop.presenter.lengths.change(_decide(shop, 90))
        step = shop.presenter.undo.last
        assert step is not None
        assert step.label_code == "resized"
        shop.presenter.undo.undo()
        assert shop.session("one").minutes == 60
        assert shop.sent() == [], "nobody had heard of it"

    def test_undo_after_the_server_heard_of_it_asks_for_the_old_length(self, shop: Scene) -> None:
        shop.presenter.lengths.change(_decide(shop, 90))
        shop.under_way()
        backs: list[TakenBack] = []
        shop.presenter.undo.undone.connect(lambda _step, back: backs.append(back))
        shop.presenter.undo.undo()
        assert [back.label_code for back in backs] == ["resized"]
        last = shop.sent()[-1]
        assert isinstance(last, MoveSession)
        assert (last.seen.minutes, last.to.minutes) == (90, 60)

    def test_a_mechanic_of_the_workshop_changes_none(self) -> None:
        garage = scene().garage
        mine = scene(Role.MECHANIC, mechanic_id=garage.anna.id)
        mine.booking("one", mine.garage.anna.id, "10:00")
        assert not mine.presenter.lengths.changeable(mine.ids["one"])

    @pytest.mark.parametrize("state", [SessionState.COMPLETED, SessionState.CANCELLED, SessionState.UNPLACED])
    def test_what_is_over_has_the_length_that_it_has(self, shop: Scene, state: SessionState) -> None:
        shop.booking("over", shop.garage.ivan.id, "10:00", state=state)
        assert not shop.presenter.lengths.changeable(shop.ids["over"])
        if state is not SessionState.UNPLACED:
            with pytest.raises(Gone):
                _decide(shop, 90, "over")


class TestUnderWay:
    def test_it_is_extended(self, shop: Scene) -> None:
        _live(shop)
        shop.presenter.lengths.change(_decide(shop, 105, "live"))
        assert shop.sent() == [ExtendSession(session_id=shop.ids["live"], minutes=45)]
        assert shop.session("live").minutes == 105

    def test_it_may_run_past_the_hours_of_work(self, shop: Scene) -> None:
        _live(shop, "16:00")
        assert _decide(shop, 180, "live").fit is Fit.FREE

    def test_but_not_into_the_next_booking(self, shop: Scene) -> None:
        _live(shop)
        shop.booking("next", shop.garage.anna.id, "14:30")
        assert _decide(shop, 90, "live").fit is Fit.FREE
        decision = _decide(shop, 105, "live")
        assert decision.fit is Fit.REFUSED
        assert decision.verdict.reasons[0] is Reason.BOOKED
        with pytest.raises(NotAvailable):
            shop.presenter.lengths.change(decision)

    def test_nor_into_who_has_the_bay_next(self, shop: Scene) -> None:
        bay = shop.presenter._source.bays()[0].id
        _live(shop, bay_id=bay)
        shop.booking("next", shop.garage.ivan.id, "14:30", bay_id=bay)
        assert _decide(shop, 105, "live").verdict.reasons == (Reason.NO_BAY,)

    def test_it_does_not_get_shorter(self, shop: Scene) -> None:
        _live(shop)
        decision = _decide(shop, 45, "live")
        assert decision.fit is Fit.ONLY_LONGER
        assert not decision.possible

    def test_nobody_extends_an_independent_mechanics_session_in_their_place(self, shop: Scene) -> None:
        _live(shop, mechanic_id=shop.garage.ivan.id)
        assert not shop.presenter.lengths.changeable(shop.ids["live"])
        decision = _decide(shop, 90, "live")
        assert decision.fit is Fit.NOT_ALLOWED
        with pytest.raises(NotAllowed):
            shop.presenter.lengths.change(decision)

    def test_taken_back_before_anybody_heard_of_it_it_never_was(self, shop: Scene) -> None:
        _live(shop)
        shop.presenter.lengths.change(_decide(shop, 90, "live"))
        shop.presenter.undo.undo()
        assert (shop.session("live").minutes, shop.sent()) == (60, [])

    def test_afterwards_it_is_too_late_and_said(self, shop: Scene) -> None:
        _live(shop)
        shop.presenter.lengths.change(_decide(shop, 90, "live"))
        shop.under_way()
        errors: list[RuleError] = []
        shop.presenter.undo.refused.connect(lambda _step, error: errors.append(error))
        shop.presenter.undo.undo()
        assert [type(error) for error in errors] == [TooLate]
        assert shop.session("live").minutes == 90


@pytest.mark.parametrize("spring", [True, False], ids=["march", "november"])
def test_over_a_change_of_the_clocks_it_lasts_what_was_said(spring: bool) -> None:
    shop = scene()
    day = clocks_change(spring)
    shop.store.load(
        [
            workshop_hours(
                weekday=6, start="00:00", end="24:00", break_start_minute=None, break_end_minute=None
            )
        ]
    )
    shop.clock.set(at(day - timedelta(days=1), "12:00"))
    shop.booking("night", shop.garage.anna.id, "00:30", day=day)
    decision = _decide(shop, 180, "night")
    assert decision.ends - decision.to.starts == 180 * 60
