"""Taking saved hours back: the former ones come again, unless somebody else changed them meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.presenters.hours import HoursPresenter
from desktop.presenters.undo import TakenBack
from desktop.presenters.undo_labels import HOURS_ANSWERED, HOURS_LET_GO, HOURS_PARTLY, HOURS_STAYED
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import Outcome, RemoveTimeOff, SetMechanicHours, SetMechanicSettings
from scheduling.errors import ErrorCode, Gone, RuleError, StaleEdit
from scheduling.hours_editing import settings_of
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import TimeOffStatus
from tests import factories
from tests.desktop.calendar.scenes import Scene
from tests.desktop.presenters.hours_shop import (
    CLOSED,
    OFF,
    TUESDAY,
    at,
    closure,
    day_off,
    mechanic,
    owner,
    page,
)
from tests.factories import named

ANNA, IVAN = named("anna"), named("ivan")


def _other_week(shop: Scene) -> None:
    seen = [row.id for row in shop.store.all(WeeklyBlock) if row.mechanic_id == IVAN]
    shop.store.submit(SetMechanicHours(mechanic_id=IVAN, seen=seen, blocks=[]))


def _other_buffer(shop: Scene) -> None:
    row = shop.store.get(Mechanic, IVAN)
    assert row is not None
    seen = settings_of(row)
    shop.store.submit(SetMechanicSettings(mechanic_id=IVAN, seen=seen, to=replace(seen, buffer_minutes=5)))


def rows(shop: Scene) -> object:
    """The hours that count, whatever their rows are called."""
    store = shop.store
    return (
        sorted((r.mechanic_id, r.weekday, r.start_minute, r.end_minute) for r in store.all(WeeklyBlock)),
        sorted(
            (r.weekday, r.start_minute, r.end_minute, r.break_start_minute) for r in store.all(WorkshopHours)
        ),
        sorted((r.day, r.kind, r.label_en, r.start_minute) for r in store.all(SpecialDay)),
        sorted((r.mechanic_id, r.status, r.first_day, r.label) for r in store.all(TimeOff)),
        sorted((r.id, settings_of(r).buffer_minutes) for r in store.all(Mechanic)),
    )


def saved(shop: Scene, hours: HoursPresenter, *, sent: bool = True) -> None:
    hours.save()
    if sent:
        shop.under_way()


def undo(shop: Scene) -> TakenBack | RuleError:
    """What Ctrl+Z says."""
    told: list[TakenBack | RuleError] = []
    stack = shop.presenter.undo
    stack.undone.connect(lambda _, back: told.append(back))
    stack.refused.connect(lambda _, error: told.append(error))
    stack.undo()
    return told[0]


def _week(hours: HoursPresenter) -> None:
    hours.set_week(
        page(hours).week.paint(at(5, "9:00"), at(5, "13:00")).remove(page(hours).week.blocks[0].id)
    )


def _mine(hours: HoursPresenter) -> None:
    seen = page(hours).settings
    assert seen is not None
    hours.set_settings(replace(seen, buffer_minutes=45))


def _change(hours: HoursPresenter) -> None:
    known = page(hours).specials[0].row
    hours.set_special(replace(closure(known.day, known.id), label_en="Later"))


_OWNER: list[Callable[[HoursPresenter], None]] = [
    _week,
    lambda hours: hours.set_special(closure(TUESDAY, named("new"))),
    _change,
    lambda hours: hours.remove_special(CLOSED),
    lambda hours: hours.ask_time_off(day_off(time_off_id=named("new"))),
    lambda hours: hours.remove_time_off(OFF),
    lambda hours: hours.remove_time_off(named("no")),
    lambda hours: hours.decide(OFF, approve=False),
    lambda hours: hours.decide(named("no"), approve=True),
]


@pytest.mark.parametrize("place", range(len(_OWNER)))
@pytest.mark.parametrize("sent", [True, False])
def test_whatever_an_owner_saved_is_taken_back(place: int, sent: bool) -> None:
    shop, hours = owner()
    declined = factories.time_off(ANNA, TUESDAY, id=named("no"), status=TimeOffStatus.DECLINED)
    shop.store.load([factories.special_day(id=CLOSED), factories.time_off(ANNA, id=OFF), declined])
    before = rows(shop)
    _OWNER[place](hours)
    saved(shop, hours, sent=sent)
    assert rows(shop) != before
    back = undo(shop)
    assert isinstance(back, TakenBack)
    assert (back.label_code == HOURS_LET_GO) is (not sent)
    assert rows(shop) == before


@pytest.mark.parametrize("act", [_week, _mine])
def test_whatever_a_mechanic_saved_is_taken_back(act: Callable[[HoursPresenter], None]) -> None:
    shop, hours = mechanic("ivan")
    before = rows(shop)
    act(hours)
    saved(shop, hours)
    assert rows(shop) != before
    undo(shop)
    assert rows(shop) == before


def test_several_changes_that_were_saved_as_one_are_taken_back_as_one() -> None:
    shop, hours = owner()
    before = rows(shop)
    _week(hours)
    hours.set_special(closure())
    hours.ask_time_off(day_off())
    saved(shop, hours)
    assert len(shop.sent()) == 3
    undo(shop)
    assert rows(shop) == before
    assert len(shop.sent()) == 6
    assert shop.presenter.undo.last is None


def test_somebody_elses_change_since_then_is_not_undone() -> None:
    shop, hours = owner()
    _week(hours)
    saved(shop, hours)
    shop.store.load([factories.workshop_hours(6)])
    assert isinstance(undo(shop), StaleEdit)


@pytest.mark.parametrize(
    ("act", "meanwhile"),
    [
        (_week, _other_week),
        (_mine, _other_buffer),
    ],
)
def test_nor_somebody_elses_of_a_mechanic(
    act: Callable[[HoursPresenter], None], meanwhile: Callable[[Scene], None]
) -> None:
    shop, hours = mechanic("ivan")
    act(hours)
    saved(shop, hours)
    meanwhile(shop)
    assert isinstance(undo(shop), StaleEdit)


def test_nor_of_a_special_day() -> None:
    shop, hours = owner()
    hours.set_special(closure())
    saved(shop, hours)
    shop.store.submit(replace(closure(), day=TUESDAY.replace(day=20)))
    assert isinstance(undo(shop), StaleEdit)
    shop.store.load([factories.special_day(id=named("old"))])
    hours.remove_special(named("old"))
    saved(shop, hours)
    shop.store.submit(closure(row_id=named("old")))
    assert isinstance(undo(shop), StaleEdit)


def test_what_somebody_else_removed_is_gone() -> None:
    shop, hours = owner()
    hours.ask_time_off(day_off())
    saved(shop, hours)
    shop.store.submit(RemoveTimeOff(time_off_id=OFF))
    assert isinstance(undo(shop), Gone)


def test_an_answer_that_has_gone_out_stays_but_may_be_given_anew() -> None:
    shop, hours = owner()
    shop.store.load([factories.time_off(ANNA, id=OFF, status=TimeOffStatus.PENDING)])
    hours.decide(OFF, approve=True)
    saved(shop, hours)
    back = undo(shop)
    assert isinstance(back, TakenBack)
    assert back.label_code == HOURS_ANSWERED
    row = shop.store.get(TimeOff, OFF)
    assert row is not None
    assert row.status is TimeOffStatus.APPROVED
    hours.decide(OFF, approve=False)
    saved(shop, hours)


def test_of_hours_saved_with_an_answer_the_answer_stays_and_that_is_told() -> None:
    shop, hours = owner()
    shop.store.load([factories.time_off(ANNA, id=OFF, status=TimeOffStatus.PENDING)])
    hours.decide(OFF, approve=True)
    hours.set_special(closure())
    saved(shop, hours)
    back = undo(shop)
    assert isinstance(back, TakenBack)
    assert back.label_code == HOURS_PARTLY
    assert back.mid is not None
    row = shop.store.get(TimeOff, OFF)
    assert row is not None
    assert row.status is TimeOffStatus.APPROVED
    assert shop.store.get(SpecialDay, CLOSED) is None


def test_an_answer_that_nobody_has_heard_of_is_taken_back() -> None:
    shop, hours = owner()
    shop.store.load([factories.time_off(ANNA, id=OFF, status=TimeOffStatus.PENDING)])
    hours.decide(OFF, approve=True)
    saved(shop, hours, sent=False)
    undo(shop)
    row = shop.store.get(TimeOff, OFF)
    assert row is not None
    assert row.status is TimeOffStatus.PENDING


def test_a_request_is_taken_back_until_it_is_approved() -> None:
    shop, hours = mechanic("anna")
    hours.ask_time_off(day_off())
    saved(shop, hours)
    shop.answer(shop.store.changes()[-1].mid, ErrorCode.BUSY.value, ver=0)
    assert isinstance(undo(shop), TakenBack)
    hours.ask_time_off(day_off(time_off_id=named("second")))
    saved(shop, hours)
    shop.store.load([factories.time_off(ANNA, id=named("second"))])
    applied = Answer(mid=shop.store.changes()[-1].mid, state=ChangeState.APPLIED, outcome=Outcome())
    shop.store.settle([applied], named("epoch"))
    assert isinstance(undo(shop), StaleEdit)


def test_a_request_that_its_mechanic_took_back_is_asked_again() -> None:
    shop, hours = mechanic("anna")
    shop.store.load([factories.time_off(ANNA, id=OFF, status=TimeOffStatus.PENDING)])
    before = rows(shop)
    hours.remove_time_off(OFF)
    saved(shop, hours)
    undo(shop)
    assert rows(shop) == before
    assert [getattr(each, "as_request", None) for each in shop.sent()] == [None, True]


def test_what_the_server_refused_stayed_as_it_was() -> None:
    shop, hours = owner()
    _week(hours)
    saved(shop, hours)
    mid = shop.store.changes()[-1].mid
    shop.answer(mid, ErrorCode.NOT_ALLOWED.value)
    back = undo(shop)
    assert isinstance(back, TakenBack)
    assert back.label_code == HOURS_STAYED
    assert shop.store.changes() == []


def test_of_several_only_what_held_is_taken_back() -> None:
    shop, hours = owner()
    before = rows(shop)
    _week(hours)
    hours.set_special(closure())
    saved(shop, hours)
    first, _ = (change.mid for change in shop.store.changes())
    shop.answer(first, ErrorCode.STALE_EDIT.value)
    back = undo(shop)
    assert isinstance(back, TakenBack)
    assert back.mid is not None
    assert rows(shop) == before


def test_what_another_change_builds_on_is_not_let_go_but_taken_back() -> None:
    shop, hours = owner()
    hours.set_special(closure())
    saved(shop, hours, sent=False)
    shop.store.submit(replace(closure(), label_en="Inventory"))
    back = undo(shop)
    assert isinstance(back, TakenBack)
    assert back.label_code != HOURS_LET_GO
