"""What a booking that is put down on the time grid does: it moves, or is asked first whether without its buffer.

What came from the deck is on the calendar again. Whether it may is decided before (``presenters.moves``); what cannot
be kept is said beside the booking.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.moves import Decision, Fit
from desktop.views.calendar.buffer_question import BufferQuestion
from desktop.views.calendar.calendar_words import decision_words, error_words
from desktop.views.calendar.popover import rect_in
from desktop.views.calendar.time_grid import TimeGrid
from scheduling.errors import RuleError, StaleMove


class Dropping(QObject):
    """Belongs to a grid. ``over``: the screen on which it asks."""

    def __init__(self, grid: TimeGrid, over: QWidget, presenter: CalendarPresenter) -> None:
        super().__init__(grid)
        self._presenter = presenter
        self.question = BufferQuestion(over)
        self.question.confirmed.connect(self._without_buffer)
        grid.dropped.connect(self._dropped)

    def _dropped(self, decision: Decision) -> None:
        grid = self._grid()
        board, geometry = grid.board, grid.geometry_
        if decision.fit is not Fit.BUFFER or board is None or geometry is None:
            self._move(decision, drop_buffer=False)
            return
        self.question.ask(decision, board.zone)
        near = geometry.span_rect(_column_of(grid, decision), decision.to.starts, decision.ends)
        over: QWidget = self.question.parent()  # type: ignore[assignment]  # given as such
        self.question.open_beside(rect_in(grid, near.toAlignedRect(), over))

    def _without_buffer(self, decision: Decision) -> None:
        """As it is now: somebody may have moved it, or taken the time, while the question was open."""
        grid = self._grid()
        try:
            now = self._decided_again(decision)
        except RuleError as error:
            grid.say_of(decision.session_id, error_words(error))
            return
        if now.possible and now.seen == decision.seen:
            self._move(now, drop_buffer=now.fit is Fit.BUFFER)
        elif now.possible:
            grid.say_of(decision.session_id, error_words(StaleMove()))
        else:
            zone = self._presenter.zone()
            grid.say_of(decision.session_id, decision_words(now, zone))

    def _decided_again(self, decision: Decision) -> Decision:
        presenter, to = self._presenter, decision.to
        if decision.bay_id is not None:
            return presenter.bay_moves.decide(decision.session_id, to.starts, to.mechanic_id, decision.bay_id)
        if decision.stays and not presenter.deck.has(decision.session_id):
            return presenter.lengths.decide(decision.session_id, to.minutes)
        return presenter.mover.decide(decision.session_id, to.starts, to.mechanic_id, minutes=to.minutes)

    def _move(self, decision: Decision, *, drop_buffer: bool) -> None:
        try:
            self._presenter.drop(decision, drop_buffer=drop_buffer)
        except RuleError as error:
            grid = self._grid()
            grid.say(error_words(error), grid.rect_of(decision.session_id))
        else:
            self._presenter.select(decision.session_id)  # what came from the deck was on no board before

    def _grid(self) -> TimeGrid:
        grid: TimeGrid = self.parent()  # type: ignore[assignment]  # given as such
        return grid


def _column_of(grid: TimeGrid, decision: Decision) -> int:
    board = grid.board
    place = board.place_of(decision.session_id) if board is not None and board.by_bay else None
    if place is not None:
        return place[0]
    for number, column in enumerate(board.columns if board else ()):
        mine = column.mechanic_id == decision.to.mechanic_id or len(board.days if board else ()) > 1
        if column.starts <= decision.to.starts < column.ends and mine:
            return number
    return 0
