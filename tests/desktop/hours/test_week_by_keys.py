"""The painted week by keys alone: a cell that walks, a block begun, ended, moved, resized, deleted; and read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop.presenters.hours_week import Week
from desktop.views.hours.week_access import WeekInterface
from tests.desktop.hours.hands import MON, SUN, TUE, WED, Hands
from tests.desktop.presenters.hours_shop import at, mechanic, owner

K = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def ivan(qtbot: QtBot) -> Hands:
    """An independent mechanic before an empty week; the keys are on Monday 9:00."""
    shop, hours = mechanic("ivan")
    hours.set_week(Week())
    return Hands(qtbot, shop, hours)


def test_the_arrows_walk_quarters_hours_and_days(ivan: Hands) -> None:
    assert ivan.grid.hasFocus()
    assert ivan.grid.cell_said() == "Monday 9:00, closed"
    ivan.key(K.Key_Down)
    ivan.key(K.Key_Right)
    assert ivan.grid.cell_said() == "Tuesday 9:15, closed"
    ivan.key(K.Key_Down, 2, CTRL)
    ivan.key(K.Key_Up, 1)
    assert ivan.grid.cell_said() == "Tuesday 11:00, closed"
    ivan.key(K.Key_Home)
    assert ivan.grid.cell_said() == "Tuesday 0:00, closed"
    ivan.key(K.Key_Up)
    assert ivan.grid.cell_said() == "Monday 23:45, closed"
    ivan.key(K.Key_Left)
    assert ivan.grid.cell_said() == "Sunday 23:45, closed"
    ivan.key(K.Key_Down)
    assert ivan.grid.cell_said() == "Monday 0:00, closed"
    ivan.key(K.Key_End)
    assert ivan.grid.cell_said() == "Monday 23:45, closed"


def test_space_begins_and_ends_a_block(ivan: Hands) -> None:
    ivan.key(K.Key_Space)
    assert ivan.grid.cell_said() == "Monday 9:00, block begins at 9:00"
    ivan.key(K.Key_Down, 3, CTRL)
    assert ivan.grid.ghost is not None
    assert (ivan.grid.ghost.start, ivan.grid.ghost.end) == (at(MON, "9:00"), at(MON, "12:15"))
    ivan.key(K.Key_Up)
    ivan.key(K.Key_Space)
    assert ivan.week() == [(MON, "9:00", "12:00")]
    assert ivan.grid.cell_said() == "Monday 11:45, open, Monday 9:00–12:00"
    assert ivan.grid.ghost is None


def test_a_block_runs_over_midnight_and_over_sunday(ivan: Hands) -> None:
    ivan.grid.go_to(at(SUN, "22:00"))
    ivan.key(K.Key_Space)
    ivan.key(K.Key_Down, 15)
    ivan.key(K.Key_Space)
    assert ivan.week() == [(SUN, "22:00", "26:00")]
    assert ivan.grid.cell_said() == "Monday 1:45, open, Sunday 22:00 to Monday 2:00"


def test_no_further_back_than_where_it_began(ivan: Hands) -> None:
    ivan.key(K.Key_Space)
    ivan.key(K.Key_Up, 3)
    ivan.key(K.Key_Space)
    assert ivan.week() == [(MON, "9:00", "9:15")]


def test_escape_gives_up_what_was_begun(ivan: Hands) -> None:
    ivan.key(K.Key_Space)
    ivan.key(K.Key_Down, 4)
    ivan.key(K.Key_Escape)
    assert ivan.grid.ghost is None
    ivan.key(K.Key_Delete)
    assert ivan.week() == []


def test_delete_takes_a_block_away_or_closes_what_space_began(ivan: Hands) -> None:
    ivan.grid.edited.emit(
        Week().paint(at(MON, "8:00"), at(MON, "12:00")).paint(at(TUE, "9:00"), at(TUE, "10:00"))
    )
    ivan.settle()
    ivan.key(K.Key_Space)
    ivan.key(K.Key_Down, 3)
    ivan.key(K.Key_Delete)
    assert ivan.day(MON) == [("8:00", "9:00"), ("10:00", "12:00")]
    ivan.key(K.Key_Right)
    ivan.key(K.Key_Home)
    ivan.key(K.Key_Down, 9, CTRL)
    ivan.key(K.Key_Delete)
    assert ivan.day(TUE) == []
    assert ivan.day(MON) == [("8:00", "9:00"), ("10:00", "12:00")]


def test_alt_moves_a_block_and_with_shift_its_end(ivan: Hands) -> None:
    ivan.grid.edited.emit(Week().paint(at(MON, "9:00"), at(MON, "12:00")))
    ivan.settle()
    ivan.grid.go_to(at(MON, "9:00"))
    ivan.key(K.Key_Down, 2, ALT)
    ivan.key(K.Key_Right, 2, ALT)
    assert ivan.week() == [(WED, "9:30", "12:30")]
    assert ivan.grid.cell_said() == "Wednesday 9:30, open, Wednesday 9:30–12:30"
    ivan.key(K.Key_Down, 2, ALT | SHIFT)
    ivan.key(K.Key_Up, 1, ALT | SHIFT)
    assert ivan.week() == [(WED, "9:30", "12:45")]


def test_c_asks_to_which_days_to_copy(ivan: Hands) -> None:
    ivan.grid.edited.emit(Week().paint(at(MON, "9:00"), at(MON, "12:00")))
    ivan.settle()
    ivan.key(K.Key_C)
    card = ivan.view.week.copying
    assert card.isVisible()
    assert card.ticks[TUE].hasFocus()
    ivan.key(K.Key_Return)
    assert card.ticks[TUE].isChecked()
    card.yes.setFocus()
    ivan.key(K.Key_Return)
    assert ivan.day(TUE) == [("9:00", "12:00")]
    assert ivan.grid.hasFocus()


@pytest.mark.parametrize("key", [K.Key_F2, K.Key_Question])
def test_why_a_cell_is_not_free_is_asked_by_a_key(ivan: Hands, key: Qt.Key) -> None:
    ivan.key(key, held=SHIFT if key == K.Key_Question else Qt.KeyboardModifier.NoModifier)
    assert ivan.view.why.isVisible()
    assert ivan.view.why.hasFocus()
    assert "Outside working hours" in ivan.view.why.reasons
    ivan.key(K.Key_Escape)
    assert not ivan.view.why.isVisible()
    assert ivan.grid.hasFocus()


def test_ctrl_z_takes_the_last_edit_back_before_anything_that_was_saved(ivan: Hands) -> None:
    ivan.grid.edited.emit(Week().paint(at(MON, "9:00"), at(MON, "12:00")))
    ivan.grid.edited.emit(Week().paint(at(MON, "9:00"), at(MON, "13:00")))
    ivan.settle()
    ivan.key(K.Key_Z, 1, CTRL)
    assert ivan.week() == [(MON, "9:00", "12:00")]
    assert ivan.shop.sent() == []


def test_ctrl_s_saves(ivan: Hands) -> None:
    ivan.key(K.Key_S, 1, CTRL)
    assert len(ivan.shop.sent()) == 1
    assert not ivan.view.foot.isVisible()
    ivan.key(K.Key_S, 1, CTRL)
    assert len(ivan.shop.sent()) == 1


def test_what_may_not_be_edited_can_be_walked_through(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *mechanic("anna"))
    hands.key(K.Key_Down)
    assert hands.grid.cell_said() == "Monday 9:15, open, Monday 9:00–12:00"
    for key in (K.Key_Space, K.Key_Delete, K.Key_C):
        hands.key(key)
    hands.key(K.Key_Down, 1, ALT)
    assert len(hands.week()) == 10
    assert not hands.view.foot.isVisible()
    assert not hands.view.week.copying.isVisible()
    hands.key(K.Key_F2)
    assert hands.view.why.isVisible()


def test_a_screen_reader_has_the_cell_and_every_block(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *owner())
    interface = QAccessible.queryAccessibleInterface(hands.grid)
    assert isinstance(interface, WeekInterface)
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == 11
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(3)]  # type: ignore[union-attr]  # there are so many
    assert names == ["Monday 9:00, open, Monday 9:00–12:00", "Monday 9:00–12:00", "Monday 13:00–17:00"]
    assert interface.child(11) is None
    cell = interface.focusChild()
    assert cell is not None
    assert cell.state().focused
    assert interface.indexOfChild(cell) == 0
    block = interface.child(1)
    assert block is not None
    assert (block.state().selected, block.role()) == (False, QAccessible.Role.ListItem)
    hands.grid.go_to(at(MON, "10:00"))
    assert block.state().selected
    centre = block.rect().center()
    assert interface.indexOfChild(interface.childAt(centre.x(), centre.y())) == 1  # type: ignore[arg-type]  # it is there
    hands.grid.go_to(at(MON, "12:30"))
    assert cell.text(QAccessible.Text.Name) == "Monday 12:30, break"
