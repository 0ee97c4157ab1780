"""One click on a card of the day: who may do what when, what is sent, what is shown at once, what is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop.presenters.today_model import DayAct, Phase
from desktop.presenters.undo import TakenBack, UndoStep
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import Outcome
from scheduling.errors import ActiveElsewhere, Gone, IllegalTransition, NotAllowed, RuleError, TooLate
from scheduling.limits import MOST_MINUTES
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    MarkNoShow,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
)
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests.desktop.calendar.days import acts, card, today_of
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

_S = SessionState
NOT_HERE = DayAct.ARRIVED_BACK
ARRIVED, NO_SHOW, BACK = DayAct.ARRIVED, DayAct.NO_SHOW, DayAct.NO_SHOW_BACK
START, FINISH, EXTEND = DayAct.START, DayAct.FINISH, DayAct.EXTEND
OWNER, DESK, MECHANIC = Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC
SUNDAY, TUESDAY = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)


def shop_of(role: Role = DESK, mechanic: str | None = None, now: str = "10:30") -> Scene:
    made = scene(role, mechanic_id=named(mechanic) if mechanic else None)
    made.clock.set(at(MONDAY, now))
    return made


def allowed(shop: Scene, state: SessionState, *, mechanic: str = "anna", **over: Any) -> set[DayAct]:
    """What may be done with a booking at ten; that it may be parked besides is ``test_on_deck``'s."""
    shop.booking("one", named(mechanic), "10:00", state=state, **over)
    return set(acts(today_of(shop), shop, "one")) - {DayAct.PARK}


@pytest.mark.parametrize(
    ("role", "mechanic", "state", "expected"),
    [
        (DESK, None, _S.PENDING, {ARRIVED, NO_SHOW}),
        (DESK, None, _S.SCHEDULED, {ARRIVED, NO_SHOW}),
        (DESK, None, _S.OFFERED, set()),
        (DESK, None, _S.WAITING, {NOT_HERE}),
        (DESK, None, _S.LIVE, {EXTEND}),
        (DESK, None, _S.COMPLETED, set()),
        (DESK, None, _S.NO_SHOW, {BACK}),
        (OWNER, None, _S.PENDING, {ARRIVED, NO_SHOW}),
        (OWNER, None, _S.WAITING, {NOT_HERE}),
        (OWNER, None, _S.LIVE, {FINISH, EXTEND}),
        (OWNER, None, _S.NO_SHOW, {BACK}),
        (OWNER, "anna", _S.WAITING, {START, NOT_HERE}),
        (DESK, "anna", _S.WAITING, {START, NOT_HERE}),
        (DESK, "anna", _S.LIVE, {FINISH, EXTEND}),
        (MECHANIC, "anna", _S.PENDING, {ARRIVED}),
        (MECHANIC, "anna", _S.WAITING, {START, NOT_HERE}),
        (MECHANIC, "anna", _S.LIVE, {FINISH, EXTEND}),
        (MECHANIC, "anna", _S.NO_SHOW, set()),
    ],
)
def test_each_role_may_do_what_the_rules_give_it(
    role: Role, mechanic: str | None, state: SessionState, expected: set[DayAct]
) -> None:
    assert allowed(shop_of(role, mechanic), state) == expected


@pytest.mark.parametrize(("now", "there"), [("10:09", False), ("10:10", True)])
def test_a_no_show_is_offered_from_ten_minutes_after_the_start(now: str, there: bool) -> None:
    assert (NO_SHOW in allowed(shop_of(now=now), _S.PENDING)) == there


@pytest.mark.parametrize("kind", [VisitKind.VIDEO, VisitKind.CHAT, VisitKind.PHONE])
@pytest.mark.parametrize(("role", "mechanic"), [(DESK, None), (MECHANIC, "ivan")])
def test_at_a_distance_nobody_arrives_at_the_desk(role: Role, mechanic: str | None, kind: VisitKind) -> None:
    """Nor does it say who did not come: that is for a mechanic who waits in the lobby."""
    assert allowed(shop_of(role, mechanic), _S.PENDING, mechanic="ivan", kind=kind) == set()


@pytest.mark.parametrize(
    ("day", "time", "now", "there"),
    [
        (MONDAY, "16:00", "00:00", True),
        (MONDAY, "08:00", "23:59", True),
        (TUESDAY, "00:10", "23:55", True),
        (SUNDAY, "23:30", "00:05", True),
    ],
)
def test_somebody_arrives_on_the_day_only(day: Any, time: str, now: str, there: bool) -> None:
    shop = shop_of(now=now)
    shop.booking("one", shop.garage.anna.id, time, day=day)
    assert (ARRIVED in acts(today_of(shop), shop, "one")) == there


def test_on_the_day_before_an_arrival_is_refused() -> None:
    shop = shop_of()
    shop.booking("one", shop.garage.anna.id, "10:00", day=TUESDAY)
    with pytest.raises(IllegalTransition):
        today_of(shop).do(shop.ids["one"], ARRIVED)


class TestExtending:
    """Half an hour more, where nobody else has it."""

    @pytest.mark.parametrize(
        ("next_time", "next_at"), [("11:29", at(MONDAY, "11:29")), ("11:30", None), (None, None)]
    )
    def test_not_into_the_next_booking(self, next_time: str | None, next_at: int | None) -> None:
        shop = shop_of()
        if next_time is not None:
            shop.booking("next", shop.garage.anna.id, next_time)
        shop.booking("one", shop.garage.anna.id, "10:00", state=_S.LIVE)
        found = card(today_of(shop), shop, "one")
        assert (EXTEND in found.acts, found.next_at) == (next_at is None, next_at)

    def test_not_while_the_next_has_its_bay(self) -> None:
        shop = shop_of()
        one, _ = shop.garage.bays
        shop.booking("one", shop.garage.anna.id, "10:00", state=_S.LIVE, bay_id=one.id)
        assert EXTEND in acts(today_of(shop), shop, "one")
        shop.booking("two", shop.garage.ivan.id, "11:15", bay_id=one.id)
        found = card(today_of(shop), shop, "one")
        assert EXTEND not in found.acts, "it stands in its bay, and goes to no other"
        assert found.next_at == at(MONDAY, "11:15")
        with pytest.raises(IllegalTransition):
            today_of(shop).do(shop.ids["one"], EXTEND)

    def test_not_while_every_bay_is_taken(self) -> None:
        shop = shop_of()
        one, two = shop.garage.bays
        shop.booking("one", shop.garage.anna.id, "10:00", state=_S.LIVE)
        shop.booking("two", shop.garage.ivan.id, "11:00", bay_id=one.id)
        assert EXTEND in acts(today_of(shop), shop, "one"), "a bay is free for it"
        shop.booking("three", shop.garage.olga.id, "11:15", bay_id=two.id)
        assert card(today_of(shop), shop, "one").next_at is not None

    def test_beyond_the_hours_of_work_it_may(self) -> None:
        shop = shop_of(now="16:30")
        shop.booking("one", shop.garage.anna.id, "16:00", state=_S.LIVE)
        assert EXTEND in acts(today_of(shop), shop, "one")

    def test_an_independent_mechanics_is_theirs_alone_to_extend(self) -> None:
        assert allowed(shop_of(OWNER), _S.LIVE, mechanic="ivan") == {FINISH}
        assert allowed(shop_of(MECHANIC, "ivan"), _S.LIVE, mechanic="ivan") == {FINISH, EXTEND}

    def test_not_for_ever(self) -> None:
        longest = MOST_MINUTES - 29
        assert EXTEND not in allowed(shop_of(), _S.LIVE, minutes=longest)

    def test_each_click_adds_half_an_hour_at_once(self) -> None:
        shop = shop_of()
        shop.booking("one", shop.garage.anna.id, "10:00", state=_S.LIVE)
        today = today_of(shop)
        for ends in ("11:30", "12:00"):
            today.do(shop.ids["one"], EXTEND)
            found = card(today, shop, "one")
            assert (found.ends, found.waiting) == (at(MONDAY, ends), True)
        assert shop.sent() == [ExtendSession(session_id=shop.ids["one"], minutes=30)] * 2


@pytest.mark.parametrize(
    ("act", "state", "command", "phase"),
    [
        (ARRIVED, _S.SCHEDULED, CheckIn, Phase.HERE),
        (START, _S.WAITING, StartSession, Phase.SERVICE),
        (FINISH, _S.LIVE, CompleteSession, Phase.DONE),
        (NO_SHOW, _S.SCHEDULED, MarkNoShow, Phase.DONE),
    ],
)
def test_what_is_clicked_is_kept_and_shown_at_once_and_waits(
    act: DayAct, state: SessionState, command: Any, phase: Phase
) -> None:
    shop = shop_of(OWNER, "anna")
    shop.booking("one", shop.garage.anna.id, "10:00", state=state)
    today = today_of(shop)
    today.do(shop.ids["one"], act)
    found = card(today, shop, "one")
    assert (found.phase, found.waiting) == (phase, True)
    assert shop.sent() == [command(session_id=shop.ids["one"], at=at(MONDAY, "10:30"))]


def test_a_whole_visit_without_the_server() -> None:
    shop = shop_of(OWNER, "anna", now="09:58")
    shop.booking("one", shop.garage.anna.id, "10:00")
    today = today_of(shop)
    for act, minutes in ((ARRIVED, 7), (START, 40), (FINISH, 0)):
        today.do(shop.ids["one"], act)
        shop.clock.advance(minutes * 60)
    row = shop.session("one")
    assert row.state is _S.COMPLETED
    assert [row.arrived_at, row.started_at, row.ended_at] == [
        at(MONDAY, "09:58"),
        at(MONDAY, "10:05"),
        at(MONDAY, "10:45"),
    ]
    for _ in range(3):
        shop.presenter.undo.undo()
    assert (shop.session("one").state, shop.sent()) == (_S.SCHEDULED, []), "nobody had heard of it"


class TestRefused:
    """What cannot be done says why, and sends nothing."""

    def test_by_role(self) -> None:
        shop = shop_of(DESK)
        shop.booking("one", shop.garage.anna.id, "10:00", state=_S.LIVE)
        with pytest.raises(NotAllowed):
            today_of(shop).do(shop.ids["one"], FINISH)
        assert shop.sent() == []

    def test_by_state(self) -> None:
        shop = shop_of(DESK)
        shop.booking("one", shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        with pytest.raises(IllegalTransition):
            today_of(shop).do(shop.ids["one"], ARRIVED)

    def test_what_is_gone(self) -> None:
        with pytest.raises(Gone):
            today_of(shop_of()).do(named("nobody"), ARRIVED)

    @pytest.mark.parametrize("act", [ARRIVED, BACK])
    def test_while_the_customer_is_in_another_session(self, act: DayAct) -> None:
        shop = shop_of()
        shop.booking("other", shop.garage.ivan.id, "10:00", state=_S.LIVE)
        state = _S.NO_SHOW if act is BACK else _S.SCHEDULED
        shop.booking("one", shop.garage.anna.id, "10:00", state=state)
        with pytest.raises(ActiveElsewhere):
            today_of(shop).do(shop.ids["one"], act)
        assert shop.sent() == []

    def test_one_that_was_left_open_yesterday_is_no_longer_in_the_way(self) -> None:
        shop = shop_of()
        shop.booking("other", shop.garage.ivan.id, "14:00", day=SUNDAY, state=_S.LIVE)
        shop.booking("one", shop.garage.anna.id, "10:00")
        today_of(shop).do(shop.ids["one"], ARRIVED)
        assert shop.session("one").state is _S.WAITING


class TestNoShow:
    """It can be taken back: on the card, and with Ctrl+Z."""

    @pytest.fixture
    def shop(self) -> Scene:
        made = shop_of()
        made.booking("one", made.garage.anna.id, "10:00")
        return made

    def test_ctrl_z_takes_it_back(self, shop: Scene) -> None:
        today = today_of(shop)
        today.do(shop.ids["one"], NO_SHOW)
        step = shop.presenter.undo.last
        assert step is not None
        assert (step.label_code, step.params["customer"]) == ("no_show", "Élise Tremblay")
        assert step.params["starts"] == at(MONDAY, "10:00")
        shop.under_way()
        back = self.undone(shop)
        assert shop.sent()[-1] == TakeBackNoShow(session_id=shop.ids["one"])
        assert back.mid == shop.store.changes()[-1].mid
        assert card(today, shop, "one").phase is Phase.COMING

    @pytest.mark.parametrize("back", ["ctrl_z", "card"])
    def test_one_that_nobody_has_heard_of_never_was(self, shop: Scene, back: str) -> None:
        today, before = today_of(shop), shop.session("one")
        today.do(shop.ids["one"], NO_SHOW)
        if back == "card":
            today.do(shop.ids["one"], BACK)
        else:
            assert self.undone(shop) == TakenBack("expected")
        assert shop.session("one") == before
        assert (shop.sent(), shop.presenter.undo.last) == ([], None)

    def test_the_card_takes_back_the_newest_step_as_ctrl_z_does(self, shop: Scene) -> None:
        today = today_of(shop)
        today.do(shop.ids["one"], NO_SHOW)
        shop.under_way()
        told: list[TakenBack] = []
        shop.presenter.undo.undone.connect(lambda _step, back: told.append(back))
        today.do(shop.ids["one"], BACK)
        assert len(told) == 1
        assert shop.presenter.undo.last is None
        assert [type(command) for command in shop.sent()] == [MarkNoShow, TakeBackNoShow]

    def test_the_card_takes_back_one_that_is_older_or_another_computers(self, shop: Scene) -> None:
        shop.booking("other", shop.garage.ivan.id, "10:00", state=_S.NO_SHOW)
        today = today_of(shop)
        today.do(shop.ids["one"], NO_SHOW)
        today.do(shop.ids["other"], BACK)
        assert shop.session("other").state is _S.PENDING
        assert shop.session("one").state is _S.NO_SHOW
        assert shop.presenter.undo.last is not None

    def test_one_that_somebody_took_back_is_not_taken_back_again(self, shop: Scene) -> None:
        today_of(shop).do(shop.ids["one"], NO_SHOW)
        mid = shop.store.changes()[-1].mid
        self.answer(shop, mid, ChangeState.APPLIED)
        shop.store.load([replace(shop.session("one"), state=_S.WAITING)])
        assert isinstance(self.refused(shop), Gone)

    def test_one_that_the_server_refused_stays_as_it_was(self, shop: Scene) -> None:
        today = today_of(shop)
        today.do(shop.ids["one"], NO_SHOW)
        shop.answer(shop.store.changes()[-1].mid, "too_early")
        assert card(today, shop, "one").phase is Phase.COMING
        assert self.undone(shop).label_code == "stayed"
        assert [change for change in shop.store.changes() if not change.dismissed] == []

    def test_not_by_whom_it_is_no_right_of_any_more(self, shop: Scene) -> None:
        today_of(shop).do(shop.ids["one"], NO_SHOW)
        (me,) = [row for row in shop.store.all(type(shop.garage.owner)) if row.id == named("me")]
        shop.store.load([replace(me, role=MECHANIC)])
        assert isinstance(self.refused(shop), NotAllowed)

    @staticmethod
    def answer(shop: Scene, mid: Any, state: ChangeState) -> None:
        shop.store.write_state(replace(shop.store.state(), epoch=named("epoch"), cursor=9))
        shop.store.settle([Answer(mid=mid, state=state, ack_ver=9, outcome=Outcome())], named("epoch"))

    @staticmethod
    def undone(shop: Scene) -> TakenBack:
        told: list[TakenBack] = []
        shop.presenter.undo.undone.connect(lambda _step, back: told.append(back))
        shop.presenter.undo.undo()
        [back] = told
        return back

    @staticmethod
    def refused(shop: Scene) -> RuleError:
        told: list[RuleError] = []
        shop.presenter.undo.refused.connect(lambda _step, error: told.append(error))
        shop.presenter.undo.undo()
        [error] = told
        return error


def test_going_on_settles_what_the_server_refused_of_the_day_before_that() -> None:
    """And nothing else that was refused of the same booking."""
    shop = shop_of()
    shop.booking("one", shop.garage.anna.id, "10:00")
    move = shop.lose_move("one", "13:00", shop.garage.ivan.id)
    today = today_of(shop)
    today.do(shop.ids["one"], ARRIVED)
    shop.answer(shop.store.changes()[-1].mid, "active_elsewhere")
    assert len(shop.presenter.answers().refused) == 1
    today.do(shop.ids["one"], NO_SHOW)
    assert shop.presenter.answers().refused == ()
    assert move not in {change.mid for change in shop.store.changes() if change.dismissed}


@pytest.mark.parametrize(("act", "state"), [(NO_SHOW, _S.SCHEDULED), (START, _S.WAITING)])
def test_what_is_tried_again_counts_from_then(act: DayAct, state: SessionState) -> None:
    """What was missing when it was told, a waiver or the minutes, may be there now."""
    shop = shop_of(OWNER, "anna")
    shop.booking("one", shop.garage.anna.id, "10:00", state=state)
    today_of(shop).do(shop.ids["one"], act)
    mid = shop.store.changes()[-1].mid
    shop.answer(mid, "waiver_missing")
    shop.presenter.changes.retry(mid)
    again = shop.sent()[-1]
    assert isinstance(again, MarkNoShow | StartSession)
    assert again.at is None


class TestArrived:
    """It can be taken back: on the card, and with Ctrl+Z; and nothing older is taken back in its place."""

    @pytest.fixture
    def shop(self) -> Scene:
        made = shop_of()
        made.booking("one", made.garage.anna.id, "10:00")
        return made

    @pytest.mark.parametrize("back", ["ctrl_z", "card"])
    def test_it_is_expected_again(self, shop: Scene, back: str) -> None:
        today = today_of(shop)
        today.do(shop.ids["one"], ARRIVED)
        step = shop.presenter.undo.last
        assert step is not None
        assert (step.label_code, step.params["customer"]) == ("arrived", "Élise Tremblay")
        shop.under_way()
        assert card(today, shop, "one").phase is Phase.HERE
        if back == "card":
            today.do(shop.ids["one"], NOT_HERE)
        else:
            shop.presenter.undo.undo()
        assert shop.sent()[-1] == TakeBackCheckIn(session_id=shop.ids["one"])
        assert card(today, shop, "one").phase is Phase.COMING
        assert shop.session("one").arrived_at is None
        assert shop.presenter.undo.last is None

    def test_what_nobody_has_heard_of_never_was(self, shop: Scene) -> None:
        before = shop.session("one")
        today_of(shop).do(shop.ids["one"], ARRIVED)
        shop.presenter.undo.undo()
        assert (shop.session("one"), shop.sent()) == (before, [])

    def test_once_somebody_has_begun_it_stays(self, shop: Scene) -> None:
        today_of(shop).do(shop.ids["one"], ARRIVED)
        shop.under_way()
        shop.store.load([replace(shop.session("one"), state=_S.LIVE)])
        told: list[RuleError] = []
        shop.presenter.undo.refused.connect(lambda _step, error: told.append(error))
        shop.presenter.undo.undo()
        assert [type(error) for error in told] == [Gone]
        assert shop.session("one").state is _S.LIVE


@pytest.mark.parametrize(("act", "state"), [(START, _S.WAITING), (EXTEND, _S.LIVE), (FINISH, _S.LIVE)])
@pytest.mark.parametrize("sent", [True, False])
def test_what_is_for_good_keeps_ctrl_z_from_what_was_done_before_it(
    act: DayAct, state: SessionState, sent: bool
) -> None:
    shop = shop_of(DESK, "anna")
    shop.booking("before", shop.garage.ivan.id, "10:00", customer_id=shop.garage.marc.id)
    today = today_of(shop)
    shop.booking("one", shop.garage.anna.id, "10:00", state=state)
    today.do(shop.ids["before"], ARRIVED)
    pushed: list[UndoStep] = []
    shop.presenter.undo.pushed.connect(pushed.append)
    before = shop.session("one")
    today.do(shop.ids["one"], act)
    if sent:
        shop.under_way()
    told: list[RuleError] = []
    shop.presenter.undo.refused.connect(lambda _step, error: told.append(error))
    shop.presenter.undo.undo()
    assert pushed == [], "its card says so"
    assert [type(error) for error in told] == ([TooLate] if sent else [])
    assert (shop.session("one") == before) is not sent
    assert shop.session("before").state is _S.WAITING
    left = shop.presenter.undo.last
    assert left is not None
    assert left.label_code == "arrived"
