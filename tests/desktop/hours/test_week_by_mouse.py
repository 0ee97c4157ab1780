"""The painted week by hand: drawn, taken by its edges and whole, closed with Shift, copied, over midnight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.hours_week import Week
from tests.desktop.hours.hands import FRI, LEFT, MON, NONE, SAT, SUN, THU, TUE, WED, Hands
from tests.desktop.presenters.hours_shop import mechanic, owner

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ivan(qtbot: QtBot) -> Hands:
    """An independent mechanic before a week that is empty but for Monday 9:00 to 12:00."""
    shop, hours = mechanic("ivan")
    hours.set_week(Week().paint(9 * 60, 12 * 60))
    return Hands(qtbot, shop, hours)


@pytest.fixture
def rosa(qtbot: QtBot) -> Hands:
    """The owner before the workshop's week."""
    return Hands(qtbot, *owner())


def drawn(hands: Hands) -> str | None:
    """Why what is being drawn cannot be; ``None`` where nothing is."""
    ghost = hands.grid.ghost
    return ghost.wrong if ghost is not None else None


def test_a_block_is_drawn_to_quarters_of_an_hour(ivan: Hands) -> None:
    ivan.drag((WED, "9:04"), (WED, "16:38"))
    assert ivan.day(WED) == [("9:00", "16:45")]
    assert ivan.view.foot.isVisible()
    assert ivan.shop.sent() == []


def test_it_is_drawn_upwards_too(ivan: Hands) -> None:
    ivan.drag((WED, "12:05"), (WED, "10:00"))
    assert ivan.day(WED) == [("10:00", "12:15")]


def test_to_the_end_of_the_day_and_from_its_begin(ivan: Hands) -> None:
    ivan.drag((WED, "22:00"), (WED, "24:00"))
    ivan.drag((THU, "3:00"), (THU, "0:00"))
    assert ivan.day(WED) == [("22:00", "24:00")]
    assert ivan.day(THU) == [("0:00", "3:15")]


def test_a_hand_that_slips_sideways_draws_no_night(ivan: Hands) -> None:
    ivan.drag((WED, "9:00"), (THU, "11:00"))
    assert ivan.day(WED) == [("9:00", "11:00")]
    assert ivan.day(THU) == []


def test_into_the_next_day_at_an_earlier_time_it_runs_over_midnight(ivan: Hands) -> None:
    ivan.drag((FRI, "20:00"), (SAT, "2:00"))
    assert ivan.day(FRI) == [("20:00", "26:00")]
    ivan.drag((SUN, "22:00"), (MON, "1:00"))
    assert ivan.day(SUN) == [("22:00", "25:00")]


def test_several_blocks_a_day_and_what_meets_becomes_one(ivan: Hands) -> None:
    ivan.drag((MON, "13:00"), (MON, "17:00"))
    assert ivan.day(MON) == [("9:00", "12:00"), ("13:00", "17:00")]
    ivan.drag((MON, "12:30"), (MON, "13:30"))
    assert ivan.day(MON) == [("9:00", "12:00"), ("12:30", "17:00")]


def test_a_block_is_resized_by_its_edges(ivan: Hands) -> None:
    edge = QPoint(0, 2)
    begin = ivan.point(MON, "12:00") - edge
    QTest.mousePress(ivan.grid, LEFT, NONE, begin)
    QTest.mouseMove(ivan.grid, ivan.point(MON, "14:00"))
    QTest.mouseRelease(ivan.grid, LEFT, NONE, ivan.point(MON, "14:00"))
    ivan.settle()
    assert ivan.day(MON) == [("9:00", "14:00")]
    ivan.drag((MON, "9:00"), (MON, "7:30"), shift=2)
    assert ivan.day(MON) == [("7:30", "14:00")]


def test_an_edge_goes_no_further_than_its_other_edge(ivan: Hands) -> None:
    ivan.drag((MON, "9:00"), (MON, "13:00"), shift=2)
    assert ivan.day(MON) == [("11:45", "12:00")]


def test_a_nights_end_is_drawn_over_midnight(ivan: Hands) -> None:
    ivan.drag((FRI, "20:00"), (FRI, "24:00"))
    begin = ivan.point(FRI, "24:00") - QPoint(0, 2)
    QTest.mousePress(ivan.grid, LEFT, NONE, begin)
    QTest.mouseMove(ivan.grid, ivan.point(SAT, "1:30"))
    QTest.mouseRelease(ivan.grid, LEFT, NONE, ivan.point(SAT, "1:30"))
    ivan.settle()
    assert ivan.day(FRI) == [("20:00", "25:30")]


def test_a_block_is_moved_to_another_day_and_time(ivan: Hands) -> None:
    ivan.drag((MON, "10:00"), (THU, "14:30"))
    assert ivan.week() == [(THU, "13:30", "16:30")]


def test_what_would_overlap_says_so_while_it_is_drawn_and_changes_nothing(ivan: Hands) -> None:
    ivan.drag((MON, "13:00"), (MON, "17:00"))
    before = ivan.week()
    ivan.drag((MON, "10:30"), (MON, "13:30"), drop=False)
    assert drawn(ivan) == "Two blocks would overlap"
    QTest.mouseRelease(ivan.grid, LEFT, NONE, ivan.point(MON, "13:30"))
    ivan.settle()
    assert ivan.week() == before
    assert ivan.view.week.problem.text() == "Two blocks would overlap"
    ivan.drag((WED, "9:00"), (WED, "10:00"))
    assert not ivan.view.week.problem.isVisible()


def test_escape_lets_go_of_what_is_drawn(ivan: Hands) -> None:
    ivan.drag((WED, "9:00"), (WED, "12:00"), drop=False)
    seen = [drawn(ivan)]
    ivan.key(Qt.Key.Key_Escape)
    assert [*seen, drawn(ivan)] == ["", None]
    QTest.mouseRelease(ivan.grid, LEFT, NONE, ivan.point(WED, "12:00"))
    ivan.settle()
    assert ivan.day(WED) == []


def test_shift_closes_a_time(ivan: Hands) -> None:
    ivan.drag((MON, "10:00"), (MON, "11:00"), held=SHIFT)
    assert ivan.day(MON) == [("9:00", "10:00"), ("11:00", "12:00")]


def test_a_click_only_chooses(ivan: Hands) -> None:
    before = ivan.week()
    QTest.mouseClick(ivan.grid, LEFT, NONE, ivan.point(MON, "10:10"))
    ivan.settle()
    assert ivan.grid.selected_block() == ivan.grid.week.blocks[0]
    assert ivan.view.week.tools.remove.isVisible()
    QTest.mouseClick(ivan.grid, LEFT, NONE, ivan.point(TUE, "10:10"))
    ivan.settle()
    assert ivan.grid.selected_block() is None
    assert not ivan.view.week.tools.remove.isVisible()
    assert ivan.week() == before


def test_a_chosen_block_has_its_hours_to_type_and_can_be_removed(ivan: Hands) -> None:
    QTest.mouseClick(ivan.grid, LEFT, NONE, ivan.point(MON, "10:10"))
    ivan.settle()
    tools = ivan.view.week.tools
    assert (tools.day.text(), tools.from_.currentText(), tools.to.currentText()) == (
        "Monday",
        "9:00",
        "12:00",
    )
    tools.to.take(26 * 60)
    ivan.settle()
    assert ivan.day(MON) == [("9:00", "26:00")]
    assert tools.to.currentText() == "2:00 next day"
    tools.from_.take(8 * 60 + 15)
    ivan.settle()
    assert ivan.day(MON) == [("8:15", "26:00")]
    ivan.click(tools.remove)
    assert ivan.week() == []
    assert ivan.grid.hasFocus()


def test_a_break_is_put_into_a_block(rosa: Hands) -> None:
    rosa.drag((SAT, "9:00"), (SAT, "15:00"))
    QTest.mouseClick(rosa.grid, LEFT, NONE, rosa.point(SAT, "10:10"))
    rosa.settle()
    tools = rosa.view.week.tools
    assert tools.pause.isVisible()
    rosa.click(tools.pause)
    assert rosa.day(SAT) == [("9:00", "12:00"), ("13:00", "15:00")]
    QTest.mouseClick(rosa.grid, LEFT, NONE, rosa.point(SAT, "10:10"))
    rosa.settle()
    assert not tools.pause.isVisible()


def test_a_short_block_has_no_room_for_a_break(ivan: Hands) -> None:
    ivan.drag((WED, "9:00"), (WED, "9:45"))
    QTest.mouseClick(ivan.grid, LEFT, NONE, ivan.point(WED, "9:20"))
    ivan.settle()
    assert not ivan.view.week.tools.pause.isEnabled()


def test_a_day_of_the_workshop_has_one_break(rosa: Hands) -> None:
    before = rosa.week()
    rosa.drag((MON, "18:00"), (MON, "19:00"))
    assert rosa.week() == before
    assert rosa.view.week.problem.text() == "A day of the workshop has one break"


def test_a_day_is_copied_to_others(rosa: Hands) -> None:
    rosa.drag((TUE, "16:00"), (TUE, "18:00"))
    QTest.mouseClick(rosa.grid, LEFT, NONE, rosa.point(TUE, "15:00"))
    rosa.settle()
    rosa.click(rosa.view.week.tools.copy)
    card = rosa.view.week.copying
    assert card.isVisible()
    assert card.heading.text() == "Copy Tuesday to"
    assert not card.yes.isEnabled()
    assert not card.ticks[TUE].isVisible()
    rosa.click(card.working)
    card.ticks[SAT].click()
    rosa.click(card.yes)
    assert not card.isVisible()
    tuesday = rosa.day(TUE)
    assert [rosa.day(day) for day in (MON, WED, THU, FRI, SAT)] == [tuesday] * 5
    assert rosa.day(SUN) == []


def test_the_pointer_says_what_it_would_take(ivan: Hands) -> None:
    shapes = {}
    for time in ("9:01", "10:30", "15:00"):
        QTest.mouseMove(ivan.grid, ivan.point(MON, time))
        shapes[time] = ivan.grid.cursor().shape()
    assert list(shapes.values()) == [
        Qt.CursorShape.SizeVerCursor,
        Qt.CursorShape.OpenHandCursor,
        Qt.CursorShape.CrossCursor,
    ]


def test_nothing_is_drawn_where_the_hours_are_the_workshops(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *mechanic("anna"))
    hands.drag((SAT, "9:00"), (SAT, "12:00"))
    hands.drag((MON, "10:00"), (TUE, "10:00"))
    assert not hands.view.foot.isVisible()
    assert len(hands.week()) == 10
    assert hands.shop.sent() == []


@pytest.mark.parametrize("width", [1190, 1744])
def test_every_block_stands_in_its_own_column(qtbot: QtBot, width: int) -> None:
    hands = Hands(qtbot, *owner(), width=width)
    geometry = hands.grid.geometry_
    for block in hands.grid.week.blocks:
        (rect,) = geometry.rects(block)
        assert geometry.weekday_at(rect.left()) == geometry.weekday_at(rect.right()) == block.weekday
        assert geometry.minute_at(geometry.y(block.span[0])) == block.span[0]
