"""Bookings that a day off or other hours left behind stay in sight, until they are moved, or left there on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.against_hours import AgainstHours
from desktop.presenters.calendar_model import Block
from desktop.presenters.hours_model import StrandedLine
from desktop.presenters.undo import TakenBack, UndoStep
from desktop.shell.undo_question import question_words
from desktop.shell.watch import done_words, undone_words
from desktop.store.drafts import Drafts
from desktop.views.calendar.block_painter import look
from desktop.views.calendar.booking_facts import fact_lines
from desktop.views.calendar.calendar_words import block_aloud, block_detail
from desktop.views.calendar.sheet_painter import _details as sheet_details
from scheduling.records import TimeOff
from scheduling.vocabulary import Reason, Role, SessionState, TimeOffStatus
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named


def _shop(role: Role = Role.RECEPTIONIST) -> Scene:
    made = scene(role, mechanic_id=factories.garage().ivan.id if role is Role.MECHANIC else None)
    made.booking("early", made.garage.anna.id, "10:00")
    made.booking("late", made.garage.anna.id, "15:00")
    made.booking("ivan's", made.garage.ivan.id, "10:00")
    made.presenter.conflicts.against_hours = _against(made)
    return made


def _against(made: Scene, drafts: Drafts | None = None) -> AgainstHours:
    presenter = made.presenter
    return AgainstHours(made.store, presenter._source, made.clock, presenter.rights, drafts or Drafts())


def _off(made: Scene, first: str = "00:00", last: str = "23:59", name: str = "off") -> TimeOff:
    row = TimeOff(
        id=named(name),
        mechanic_id=made.garage.anna.id,
        starts=at(MONDAY, first),
        ends=at(MONDAY, last),
        status=TimeOffStatus.APPROVED,
    )
    made.store.load([row])
    return row


def _stranded(made: Scene) -> tuple[StrandedLine, ...]:
    return made.presenter.answers().stranded


@pytest.fixture
def shop() -> Scene:
    return _shop()


def test_where_everybody_works_there_is_nothing(shop: Scene) -> None:
    assert _stranded(shop) == ()
    assert shop.presenter.answers().count == 0


def test_a_day_off_leaves_its_bookings_in_sight_as_one_card(shop: Scene) -> None:
    _off(shop)
    first, second = _stranded(shop)
    assert (first.session_id, second.session_id) == (shop.ids["early"], shop.ids["late"])
    assert (first.customer, first.mechanic) == ("Élise Tremblay", shop.garage.anna.name)
    assert [why.reason for why in first.refusals] == [Reason.TIME_OFF]
    assert shop.presenter.answers().count == 1


def test_a_part_of_the_day_leaves_what_stands_in_it(shop: Scene) -> None:
    _off(shop, "14:00", "17:00")
    assert [line.session_id for line in _stranded(shop)] == [shop.ids["late"]]


def test_what_is_only_asked_for_leaves_nothing_yet(shop: Scene) -> None:
    row = _off(shop)
    shop.store.load([replace(row, status=TimeOffStatus.PENDING)])
    assert _stranded(shop) == ()


def test_one_that_is_moved_or_cancelled_goes(shop: Scene) -> None:
    _off(shop)
    mover = shop.presenter.mover
    mover.move(mover.decide(shop.ids["early"], at(MONDAY, "13:00"), shop.garage.ivan.id))
    assert [line.session_id for line in _stranded(shop)] == [shop.ids["late"]]
    shop.store.load([replace(shop.session("late"), state=SessionState.CANCELLED)])
    assert _stranded(shop) == ()


def test_with_the_former_hours_they_are_well_again(shop: Scene) -> None:
    row = _off(shop)
    assert len(_stranded(shop)) == 2
    shop.store.load([replace(row, status=TimeOffStatus.DECLINED)])
    assert _stranded(shop) == ()


def test_what_has_begun_is_told_no_more(shop: Scene) -> None:
    _off(shop)
    shop.clock.set(at(MONDAY, "10:01"))
    shop.presenter.tick()
    assert [line.session_id for line in _stranded(shop)] == [shop.ids["late"]]


def test_who_is_here_or_only_offered_is_not_told(shop: Scene) -> None:
    _off(shop)
    shop.store.load([replace(shop.session("early"), state=SessionState.WAITING)])
    shop.store.load([replace(shop.session("late"), state=SessionState.OFFERED)])
    assert _stranded(shop) == ()


def test_those_that_are_to_stay_are_told_again_only_elsewhere(shop: Scene) -> None:
    drafts = Drafts()
    shop.presenter.conflicts.against_hours = _against(shop, drafts)
    _off(shop)
    shop.presenter.conflicts.leave([shop.ids["early"]], shop.presenter.undo)
    assert [line.session_id for line in _stranded(shop)] == [shop.ids["late"]]
    assert len(_against(shop, drafts).find()) == 1, "after a restart too"
    row = shop.session("early")
    shop.store.load([replace(row, starts=(row.starts or 0) + 1800)])
    assert len(_stranded(shop)) == 2


def test_that_they_are_to_stay_is_told_and_taken_back(shop: Scene) -> None:
    drafts = Drafts()
    shop.presenter.conflicts.against_hours = _against(shop, drafts)
    _off(shop)
    done: list[UndoStep] = []
    shop.presenter.undo.pushed.connect(done.append)
    shop.presenter.conflicts.leave([shop.ids["early"], shop.ids["late"]], shop.presenter.undo)
    assert _stranded(shop) == ()
    assert [done_words(step, shop.presenter.zone()) for step in done] == [
        "2 bookings stay where they are, though nobody works there then."
    ]
    assert question_words(done[0], shop.presenter.zone()).startswith("Ask again about the 2 bookings")
    step = shop.presenter.undo.undo()
    assert step is not None
    assert undone_words(step, TakenBack(), known=False) == "2 bookings need an answer again."
    assert len(_stranded(shop)) == 2
    assert len(_against(shop, drafts).find()) == 2, "after a restart too"


def _block(shop: Scene, name: str) -> Block:
    board = shop.presenter.board()
    assert board is not None
    block = board.block(shop.ids[name])
    assert block is not None
    return block


@pytest.mark.parametrize("leave", [False, True])
def test_each_says_so_on_the_calendar_on_its_card_and_on_the_day_sheet(shop: Scene, leave: bool) -> None:
    assert _block(shop, "early").against is None
    row = _off(shop)
    if leave:
        shop.presenter.conflicts.leave([shop.ids["early"]], shop.presenter.undo)
    block, zone = _block(shop, "early"), shop.presenter.zone()
    assert block.against is Reason.TIME_OFF
    assert block_detail(block, zone, with_mechanic=False).startswith("mechanic off")
    assert "mechanic off" in block_aloud(block, zone)
    assert look(block)[1] == "circle-alert"
    details = shop.presenter.actions.details(shop.ids["early"])
    assert details is not None
    assert fact_lines(details, zone)[0][1] == (
        "The mechanic is off: it needs another time, or another mechanic."
    )
    (line,) = [
        line
        for part in shop.presenter.sheets.of(MONDAY).parts
        for line in part.lines
        if line.block.id == shop.ids["early"]
    ]
    assert sheet_details(line).startswith("Mechanic off")
    assert line.block.against is Reason.TIME_OFF
    assert _block(shop, "ivan's").against is None
    shop.store.load([replace(row, status=TimeOffStatus.DECLINED)])
    assert _block(shop, "early").against is None


def test_a_mechanic_is_told_of_none_that_is_somebody_elses() -> None:
    shop = _shop(Role.MECHANIC)
    row = _off(shop)
    assert _stranded(shop) == ()
    shop.store.load([replace(row, mechanic_id=shop.garage.ivan.id)])
    assert [line.session_id for line in _stranded(shop)] == [shop.ids["ivan's"]]
