"""One drag, by mouse or by keyboard: which booking, where its ghost is, what dropping it would do. No painting."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.calendar_model import Block, Board, Column, ColumnKey, Mode
from desktop.presenters.calendar_selection import Way
from desktop.presenters.moves import Decision
from desktop.presenters.slot_checks import SNAP_MINUTES, SlotCheck
from scheduling.errors import Gone
from scheduling.vocabulary import Reason


@dataclass(slots=True)
class Drag:
    """``grabbed`` is how many minutes below the block's top the pointer holds it."""

    block: Block
    column: int
    grabbed: float
    decision: Decision
    keyboard: bool = False
    """Picked up by the keyboard and carried: by the arrows, or by the mouse without a button."""
    met: QPointF | None = None
    """Of one that is carried: where on the screen the mouse rests while the keys lead."""
    led: bool = False
    """Of one that is carried: whether the mouse leads it."""
    length: bool = False
    """It stays where it is: its lower edge is in hand, and ``grabbed`` counts from there."""
    begun: Decision | None = None
    """Of what comes from the deck, and stands nowhere yet: what was decided where it was picked up."""
    over: ColumnKey | None = None
    """Of the column where the ghost is; its number may be another's on the next board."""


class Dragger:
    """Moves the ghost; asks for a decision only when it comes to another place."""

    def __init__(self, presenter: CalendarPresenter) -> None:
        self._presenter = presenter
        self.current: Drag | None = None
        self._mouse: QPointF | None = None
        """Where on the screen it was last seen."""

    def begin(
        self, board: Board, block: Block, column: int, grabbed: float, *, keyboard: bool = False
    ) -> Drag:
        """Pick up a block where it stands."""
        decision = self._decide(board, column, block, block.starts, block.mechanic_id)
        over = board.columns[column].key
        self.current = Drag(block, column, grabbed, decision, keyboard, self._mouse, over=over)
        return self.current

    def begin_placing(
        self, board: Board, block: Block, column: int, grabbed: float, *, keyboard: bool = False
    ) -> Drag:
        """Pick up what is parked, over the place at which the block is made."""
        drag = self.begin(board, block, column, grabbed, keyboard=keyboard)
        drag.begun = drag.decision
        return drag

    def begin_length(self, block: Block, column: int, grabbed: float, *, keyboard: bool = False) -> Drag:
        """Take a block by its lower edge."""
        decision = self._presenter.lengths.decide(block.id, (block.ends - block.starts) // 60)
        self.current = Drag(block, column, grabbed, decision, keyboard, self._mouse, length=True)
        return self.current

    def follows(self, screen: QPointF) -> bool:
        """The mouse is there: whether the ghost goes with it. What the keys lead, only once it moves on purpose."""
        self._mouse = QPointF(screen)
        drag = self.current
        if drag is None or not drag.keyboard or drag.led:
            return drag is not None
        if drag.met is None:
            drag.met = self._mouse
        drag.led = (screen - drag.met).manhattanLength() >= QApplication.startDragDistance()
        return drag.led

    def is_put_at(self, screen: QPointF) -> bool:
        """What is carried is put down by a click: whether there, as on a touch screen, or where its ghost is."""
        drag = self.current
        unseen = drag is not None and drag.met is None
        return self.follows(screen) or unseen

    def renew(self, board: Board) -> bool:
        """The rows changed under the drag: decide again; whether the block can still be moved."""
        drag = self.current
        if drag is None:
            return False
        to = drag.decision.to
        if drag.begun is not None and not self._presenter.deck.has(drag.block.id):
            return False  # somebody else gave it a time
        if drag.length:
            try:
                drag.decision = self._presenter.lengths.decide(drag.block.id, to.minutes)
            except Gone:
                return False
            return drag.decision.to.starts == drag.block.starts  # else somebody moved it meanwhile
        missing = Reason.NO_SUCH_LOCAL_TIME in drag.decision.verdict.reasons
        starts = None if missing else to.starts
        drag.block = board.block(drag.block.id) or drag.block
        try:
            mechanic = self._whose(board, drag.column, drag.block)
            drag.decision = self._decide(board, drag.column, drag.block, starts, mechanic, gap=to.starts)
        except Gone:
            return False
        drag.over = board.columns[drag.column].key
        return True

    def end(self) -> Drag | None:
        """Let go, without dropping."""
        drag, self.current = self.current, None
        return drag

    def to_minute(self, board: Board, column: int, minute: float) -> bool:
        """The pointer is over that minute of a column's axis; whether the ghost moved."""
        drag = self.current
        if drag is None:
            return False
        top = round((minute - drag.grabbed) / SNAP_MINUTES) * SNAP_MINUTES
        if drag.length:
            return self._end_at(board, top)
        top = min(max(top, 0), board.axis.length - SNAP_MINUTES)
        return self._place(board, column, top)

    def step(self, board: Board, way: Way) -> bool:
        """An arrow key moves the ghost by a quarter of an hour, or to the next column; the mouse leads no longer."""
        drag = self.current
        if drag is None:
            return False
        drag.met, drag.led = self._mouse, False
        across, down = way.value
        if drag.length:
            return bool(down) and self._last(drag.decision.to.minutes + down * SNAP_MINUTES)
        column = drag.column + across
        if not 0 <= column < len(board.columns):
            return False
        day = board.axis.day(board.columns[drag.column].day)
        top = int(day.minute(drag.decision.to.starts)) + down * SNAP_MINUTES
        if not 0 <= top <= board.axis.length - SNAP_MINUTES:
            return False
        return self._place(board, column, top, down=down)

    def _end_at(self, board: Board, bottom: int) -> bool:
        """The lower edge is at that minute of the axis of its own day."""
        drag = self.current
        if drag is None:
            return False
        column = board.columns[drag.column]
        bottom = min(max(bottom, 0), board.axis.length)
        ends = column.ends if bottom == board.axis.length else board.axis.day(column.day).instant(bottom)
        if ends is None:  # an hour that the clocks skip, or that only another day has twice
            return False
        return self._last((ends - drag.decision.to.starts) // 60)

    def _last(self, minutes: int) -> bool:
        """It is to last so long; whether that is another length than before."""
        drag = self.current
        if drag is None:
            return False
        before = drag.decision.to.minutes
        drag.decision = self._presenter.lengths.decide(drag.block.id, minutes)
        return drag.decision.to.minutes != before

    def _place(self, board: Board, column: int, top: int, *, down: int = 0) -> bool:
        drag = self.current
        if drag is None:
            return False
        day = board.axis.day(board.columns[column].day)
        starts = day.instant(top)
        while starts is None and drag.keyboard and down and 0 <= top < board.axis.length:
            top += down * SNAP_MINUTES  # an hour that is missing is stepped over
            starts = day.instant(top)
        mechanic = self._whose(board, column, drag.block)
        gap = day.pieces[-1].starts
        at = gap if starts is None else starts
        same = (at, mechanic) == (drag.decision.to.starts, drag.decision.to.mechanic_id)
        if same and column == drag.column:
            return False
        drag.decision = self._decide(board, column, drag.block, starts, mechanic, gap=gap)
        drag.column, drag.over = column, board.columns[column].key
        return True

    def _whose(self, board: Board, column: int, block: Block) -> UUID | None:
        """Whose it would be there: a day's column says so; in a week, and among bays, it stays with its mechanic.

        With the one that it has now, who need not be the one with whom it was picked up.
        """
        by_mechanic = board.mode is Mode.DAY and not board.by_bay
        return (
            board.columns[column].mechanic_id if by_mechanic else self._presenter.mover.mechanic_of(block.id)
        )

    def _decide(
        self,
        board: Board,
        column: int,
        block: Block,
        starts: int | None,
        mechanic_id: UUID | None,
        *,
        gap: int = 0,
    ) -> Decision:
        """Among bays the column says which; elsewhere each keeps its own."""
        if not board.by_bay:
            return self._presenter.mover.decide(block.id, starts, mechanic_id, gap=gap)
        bay = board.columns[column].bay_id
        return self._presenter.bay_moves.decide(block.id, starts, mechanic_id, bay, gap=gap)


def number_under(board: Board, drag: Drag) -> int | None:
    """Where the ghost stands on a board made anew: columns may have come or gone beside it, or its own has."""
    if drag.length:  # it is held where its block ends, also where it would last beyond what is on view
        return next((n for n, c in reversed([*enumerate(board.columns)]) if _has(c, drag.block)), None)
    to = drag.decision.to
    for number, column in enumerate(board.columns):
        mine = board.mode is not Mode.DAY or column.mechanic_id == to.mechanic_id
        if board.by_bay:
            mine = drag.over is not None and column.key[2:] == drag.over[2:]
        if mine and column.starts <= to.starts < column.ends:
            return number
    return None


def drawn_on(board: Board | None, within: ColumnKey | None, drawn: SlotCheck) -> Column | None:
    """The column of a slot that is being drawn out, if a board made anew still has it."""
    number = board.number_of(within) if board is not None and within is not None else None
    column = board.columns[number] if board is not None and number is not None else None
    return column if column is not None and column.starts <= drawn.starts < column.ends else None


def _has(column: Column, block: Block) -> bool:
    return any(each.id == block.id for each in column.blocks)
