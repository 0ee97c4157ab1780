"""More of what a person does and looks at in a journey, beyond the tour's. Nothing is asserted here but the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from desktop.presenters.calendar_model import Block, Column
from desktop.store.pending import REFUSED, PendingChange
from scheduling.records import Session
from tools.desks import Driven, Where, until
from tools.offscreen_tour import on_view

V = TypeVar("V", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
GRIP = QPointF(12, 6)
"""Where a block is taken hold of, from its corner."""


def later_than_today(column: Column) -> bool:
    """So that no time passes by while the journey goes on."""
    return not column.today


def employed(column: Column) -> bool:
    """Later than today, of a mechanic of the workshop's own, who is not asked first."""
    return later_than_today(column) and column.name in {"Luc Tremblay", "Amira Haddad", "Sam O'Neil"}


def quiet(column: Column) -> bool:
    """Such a mechanic's day with five free hours in all, if not in one go."""
    return employed(column) and column.bookable_minutes - column.booked_minutes >= 300


def with_break(column: Column) -> bool:
    """Such a mechanic's day with a break for lunch in it."""
    return employed(column) and bool(column.breaks)


def session(driven: Driven, session_id: UUID) -> Session | None:
    """As this desktop knows it."""
    return driven.desk.store.get(Session, session_id)


async def drawn(driven: Driven, session_id: UUID, look: Callable[[Block], bool]) -> Block:
    """The block of a booking on the calendar on view, once it looks so."""

    def found() -> Block | None:
        board = driven.calendar.grid.board
        block = board.block(session_id) if board else None
        return block if block is not None and look(block) else None

    return await until(found, "the block as it should be drawn")


def other_free(driven: Driven, where: Where, session_id: UUID) -> int:
    """Another start in the same column at which the booking may stand."""
    board = driven.calendar.grid.board
    assert board is not None
    column = board.columns[where.column]
    decide = driven.desk.calendar.mover.decide
    for low, high in column.open:
        for starts in range(low, high - where.minutes * 60 + 1, 900):
            decision = decide(session_id, starts, column.mechanic_id)
            if decision.verdict.available and decision.possible:
                return starts
    raise AssertionError("the day has no other free time for this booking")


async def grip(driven: Driven, session_id: UUID) -> QPointF:
    """The point at which the block is taken, once it is on view."""
    await on_view(driven, session_id)
    return driven.calendar.grid.rect_of(session_id).topLeft() + GRIP


async def drag_to(
    driven: Driven, session_id: UUID, where: Where, starts: int, *, drop: bool = True
) -> QPointF:
    """Drag a block within its column so that it would begin at ``starts``; the point where the mouse ends."""
    seen = session(driven, session_id)
    assert seen is not None
    assert seen.starts is not None
    start = await grip(driven, session_id)
    height = driven.point(where.column, starts).y() - driven.point(where.column, seen.starts).y()
    end = start + QPointF(0, height)
    await driven.drag(start, end, drop=drop)
    return end


async def go_to(driven: Driven, view: type[V], key: Qt.Key) -> V:
    """A screen by its key with Ctrl."""
    await driven.activate()
    driven.key(key, CTRL)
    office = driven.app.office
    assert office is not None
    shown = office.workspace.current_view()
    assert isinstance(shown, view)
    return shown


async def take_back(driven: Driven) -> None:
    """Ctrl+Z; once more where it asks first, since what was done is on another screen by now."""
    await driven.activate()
    step = driven.desk.undo.last
    assert step is not None
    driven.key(Qt.Key.Key_Z, CTRL)
    if driven.desk.undo.last is step:
        driven.key(Qt.Key.Key_Z, CTRL)
    assert driven.desk.undo.last is not step


async def at_rest(*desktops: Driven) -> None:
    """Everything is answered and has come back as the server keeps it, at all of them."""

    def all_rest() -> bool:
        seen = [driven.desk.store.state().cursor for driven in desktops]
        return all(
            driven.desk.status.online and cursor == max(seen) and not _under_way(driven, cursor)
            for driven, cursor in zip(desktops, seen, strict=True)
        )

    await until(all_rest, "all desktops at rest")


def _under_way(driven: Driven, cursor: int) -> list[PendingChange]:
    """What was refused stays listed: why may be on its way still."""
    changes = driven.desk.store.changes()
    return [change for change in changes if change.state not in REFUSED or change.ack_ver > cursor]
