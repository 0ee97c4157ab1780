"""The booking window's times: a taken one says why, a held one counts down, leaving gives it back to all at once."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_hold import HoldState
from desktop.presenters.calendar_model import Block, BlockKind, Column
from desktop.views.booking.slots import SlotButton
from desktop.views.booking.time_page import TimePage
from desktop.views.booking_wizard import BookingWizard
from tests.journeys.hands import at_rest, employed, session
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, Where, on_view, until
from tools.offscreen_tour import book_by_keys, wizard_to

HELD = re.compile(r"(\d{1,2}:\d{2}) is held for you, (\d+):(\d{2}) left")


async def test_a_taken_time_says_why(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        taken = await left.find_free(fits=employed, days=30, times=2)
        booked, _ = await book_by_keys(left, "Thérèse Tient", where=taken)
        await until(lambda: session(right, booked), "the booking on the second desktop")
        await right.show_same_day(left)
        free = await _free_beside(right, taken)
        wizard = await wizard_to(right, Step.CONCERN, "Étienne Essaie", where=free)
        await until(lambda: wizard.flow.hold.state is HoldState.HELD, "the hold")
        right.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        await until(lambda: wizard.flow.step is Step.TIME, "the step back to the time")
        button = await until(lambda: _slot(wizard, taken.starts), "the taken time among the day's")
        assert not button.isEnabled()
        assert "booked" in button.accessibleName()
        assert re.fullmatch(r"Already booked \(.*\d{1,2}:\d{2}–\d{1,2}:\d{2}\)", button.toolTip()), (
            button.toolTip()
        )
        picture(right, "a-taken-time")
        await right.click(button, button.rect().center().toPointF())
        assert wizard.flow.draft.starts == free.starts, "a click on it changes nothing"

        page = wizard.page
        assert isinstance(page, TimePage)
        page.exact.setFocus()
        right.type(button.text())
        assert page.verdict.text().startswith("Already booked ("), page.verdict.text()
        await _leave(right)


async def test_a_held_time_counts_down_and_leaving_gives_it_back(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        where = await left.find_free(fits=employed)
        await right.show_same_day(left)
        wizard = await wizard_to(left, Step.CONCERN, "Hélène Hésite", where=where)
        await until(lambda: wizard.flow.hold.state is HoldState.HELD, "the hold")
        before = await until(lambda: _seconds_left(wizard), "the countdown")
        assert 0 < before <= 15 * 60
        picture(left, "held")
        await until(lambda: (_seconds_left(wizard) or before) < before, "the countdown to go on")
        held = await until(lambda: _hold_on(right, where), "the hold on the second desktop")
        picture(right, "held-by-another")
        check = right.desk.calendar.check(_column(right, where), where.starts, where.minutes)
        assert not check.verdict.available, "it is not offered to anybody else"
        await _leave(left)
        await until(lambda: _hold_on(right, where) is None, "the time to be free on the second desktop")
        booked, _ = await book_by_keys(right, "Rapide Rémi", where=where)
        await at_rest(right)
        found = await until(lambda: session(left, booked), "the booking on the first desktop")
        assert found.starts == where.starts
        assert held.kind is BlockKind.HOLD
        assert left.desk.store.changes() == [], "nothing was booked by leaving"


async def _leave(driven: Driven) -> None:
    """Esc asks, Tab leads to the button that leaves."""
    wizard = driven.wizard()
    assert wizard is not None
    driven.key(Qt.Key.Key_Escape)
    await until(wizard.question.isVisible, "the question before leaving")
    driven.key(Qt.Key.Key_Backtab)
    assert wizard.question.lose_button.hasFocus()
    driven.key(Qt.Key.Key_Return)
    await until(lambda: driven.wizard() is None, "the wizard closes")


async def _free_beside(driven: Driven, taken: Where) -> Where:
    """Another free time of the same mechanic on the same day."""
    board = driven.calendar.grid.board
    assert board is not None
    mechanic = board.columns[taken.column].mechanic_id
    return await driven.find_free(
        kind=taken.minutes, fits=lambda column: column.mechanic_id == mechanic, days=1
    )


def _slot(wizard: BookingWizard, starts: int) -> SlotButton | None:
    return next((one for one in on_view(wizard, SlotButton) if one.time.starts == starts), None)


def _seconds_left(wizard: BookingWizard) -> int | None:
    """What the chip at the foot says."""
    found = HELD.fullmatch(wizard.foot.chip.words.text())
    return int(found[2]) * 60 + int(found[3]) if found else None


def _column(driven: Driven, where: Where) -> Column:
    board = driven.calendar.grid.board
    assert board is not None
    return board.columns[where.column]


def _hold_on(driven: Driven, where: Where) -> Block | None:
    return next(
        (
            one
            for one in _column(driven, where).blocks
            if one.kind is BlockKind.HOLD and one.starts == where.starts
        ),
        None,
    )
