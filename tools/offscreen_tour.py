"""The main job without a display: two real desktops at a real server, a booking on one seen on the other.

Booked by keyboard, moved with the mouse, taken back with Ctrl+Z, cancelled on the second desktop. Leaves pictures in
``--out``. ``make run`` does this where no window can be opened; the journeys use the same hands.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import zoneinfo
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMessageLogContext, QPointF, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_submission import Answer
from desktop.presenters.calendar_model import Column
from desktop.views.booking_wizard import BookingWizard
from scheduling.mechanics import is_affiliated
from scheduling.records import Mechanic, Session
from scheduling.vocabulary import SessionState
from tools.desks import Driven, Where, desk, until
from tools.running import TOUR_CUSTOMER as CUSTOMER
from tools.running import Home, Person

CONCERN = "Whistling at 80 km/h, since the roof rack came off"


def two_desks(people: list[Person]) -> tuple[Person, Person]:
    """Who sits where: the first person of the file, and another who sees the whole calendar."""
    first = people[0]
    second = next(
        p for p in people[1:] if p.role in {"owner", "receptionist"} and p.organization == first.organization
    )
    return first, second


async def book_by_keys(
    driven: Driven, name: str = CUSTOMER, concern: str = CONCERN, where: Where | None = None
) -> tuple[UUID, Where]:
    """From the calendar to "Booked" without the mouse, but for the click on the free time.

    ``where`` is a free time of the day on view; without it one is looked for.
    """
    where = where or await driven.find_free()
    wizard = await wizard_to(driven, None, name, concern, where=where)
    submission = wizard.flow.submission
    assert submission is not None, f"still at {wizard.flow.step}"
    await until(lambda: submission.answer not in {Answer.SENDING}, "the server's answer")
    assert submission.answer in {Answer.BOOKED, Answer.OFFERED, Answer.WAITING}, submission.answer
    driven.key(Qt.Key.Key_Return)
    await until(lambda: driven.wizard() is None, "the wizard closes")
    return submission.booking.session_id, where


async def wizard_to(
    driven: Driven, wanted: Step | None, name: str = CUSTOMER, concern: str = CONCERN, *, where: Where
) -> BookingWizard:
    """Open the booking window on a free time of the calendar and answer it up to a step; ``None``: all of it."""
    point = driven.point(where.column, where.starts)
    await driven.click(driven.calendar.grid, point)
    driven.key(Qt.Key.Key_C)
    wizard = await until(driven.wizard, "the booking wizard opens")
    for _ in range(12):
        if wizard.flow.submission is not None or wizard.flow.step is wanted:
            break
        step = wizard.flow.step
        await _answer(driven, wizard, step, name, concern)
        await until(partial(_past, wizard, step), f"the step after {step}")
    return wizard


def _past(wizard: BookingWizard, step: Step) -> bool:
    return wizard.flow.submission is not None or wizard.flow.step is not step


async def _answer(driven: Driven, wizard: BookingWizard, step: Step, name: str, concern: str) -> None:
    """What a person types at each step; what is filled in already is just confirmed."""
    await until(lambda: driven.at_hand(wizard.page) or driven.at_hand(wizard.foot), f"the keys at {step}")
    if step is Step.KIND:
        driven.key(Qt.Key.Key_1)
    elif step is Step.CUSTOMER:
        driven.type(name)
        driven.key(Qt.Key.Key_Return)
        if wizard.flow.draft.customer is None:  # nobody of that name: the form for a new customer
            await until(lambda: driven.at_hand(wizard.page), "the keys in the form")
            driven.key(Qt.Key.Key_Return)
            await until(lambda: wizard.flow.draft.customer, "the customer")
        await until(lambda: driven.at_hand(wizard.page), "the keys at the vehicles")
        driven.key(Qt.Key.Key_1 if wizard.flow.vehicles() else Qt.Key.Key_2)
    elif step is Step.CONCERN:
        driven.type(concern)
        driven.key(Qt.Key.Key_Return)
    else:
        driven.key(Qt.Key.Key_Return)


async def tour(server: str, people: list[Person], home: Path, out: Path) -> list[Path]:
    """The whole story; the pictures it left."""
    first, second = two_desks(people)
    pictures: list[Path] = []
    async with desk(server, first, home) as left, desk(server, second, home) as right:
        say(f"Two desktops are signed in: {first.name} and {second.name}")
        await left.laid_out()
        pictures.append(left.picture(out / "1-week.png"))
        where = await left.find_free(fits=lambda column: has_choice(left, column))
        session_id, where = await book_by_keys(left, where=where)
        asked = time.monotonic()
        seen = await until(
            lambda: right.desk.store.get(Session, session_id), "the booking on the second desktop"
        )
        say(
            f"{CUSTOMER} is booked on the first and on the second desktop (waited {time.monotonic() - asked:.2f} s)"
        )
        await until(lambda: left.settled() and right.settled(), "both desktops at rest")
        await right.show_same_day(left)
        for driven, name in ((left, "2-first-desktop.png"), (right, "3-second-desktop.png")):
            await on_view(driven, session_id)
            await driven.laid_out()
            pictures.append(driven.picture(out / name))
        await move_and_undo(left, right, session_id, seen, where)
        say("Moved with the mouse, seen on the second, and taken back with Ctrl+Z")
        await cancel(right, session_id)
        await until(
            lambda: _state(left, session_id) is SessionState.CANCELLED,
            "the cancellation on the first desktop",
        )
        say("Cancelled on the second, gone from the first")
    return pictures


async def on_view(driven: Driven, session_id: UUID) -> None:
    """The block of a session, selected and scrolled into view."""
    grid = driven.calendar.grid
    await until(
        lambda: grid.board is not None and grid.board.block(session_id), "the booking on the calendar"
    )
    centre = grid.rect_of(session_id).center()
    driven.calendar.area.ensureVisible(round(centre.x()), round(centre.y()), 60, 200)


async def move_and_undo(left: Driven, right: Driven, session_id: UUID, seen: Session, where: Where) -> None:
    """Drag the block to another free time of its column, then Ctrl+Z."""
    assert seen.starts is not None
    starts = seen.starts
    target = _free_elsewhere(left, where, session_id)
    grid = left.calendar.grid
    await on_view(left, session_id)
    grip = grid.rect_of(session_id).topLeft() + QPointF(12, 6)
    height = left.point(where.column, target).y() - left.point(where.column, starts).y()
    await left.drag(grip, grip + QPointF(0, height))
    await until(lambda: _starts(right, session_id) == target, "the move on the second desktop")
    await left.to_front()
    step = left.desk.undo.last
    left.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    if left.desk.undo.last is step:  # on a slow machine it is no longer on view, and is asked about
        left.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: _starts(right, session_id) == starts, "the undone move on the second desktop")
    await until(left.settled, "the first desktop at rest")


def has_choice(driven: Driven, column: Column) -> bool:
    """Whether an hour of a mechanic who need not be asked fits into that day at more than one time, to be moved."""
    board = driven.calendar.grid.board
    assert board is not None
    mechanic = driven.desk.store.get(Mechanic, column.mechanic_id) if column.mechanic_id else None
    if mechanic is None or not is_affiliated(mechanic):
        return False
    number = board.columns.index(column)
    free = 0
    for low, high in column.open:
        for starts in range(low, high - 3600 + 1, 900):
            check = driven.desk.calendar.check(board.columns[number], starts, 60)
            free += check.bookable and check.verdict.available
    return free > 1


def _free_elsewhere(driven: Driven, where: Where, session_id: UUID) -> int:
    """Another start on that day at which the booking may stand, as the engine says."""
    source, desk_ = driven.desk.source, driven.desk
    session = desk_.store.get(Session, session_id)
    assert session is not None
    board = driven.calendar.grid.board
    assert board is not None
    for low, high in board.columns[where.column].open:
        for starts in range(low, high - where.minutes * 60 + 1, 900):
            verdict = source.availability().verdict(
                session.mechanic_id,
                starts,
                starts + where.minutes * 60,
                session.kind,
                now=desk_.clock.now(),
                ignoring=(session_id,),
                as_staff=True,
            )
            if verdict.available and starts != where.starts:
                return starts
    raise AssertionError("the day has no other free time for this booking")


async def cancel(driven: Driven, session_id: UUID) -> None:
    """Select the block, Delete, say that the workshop cancels, confirm with Enter."""
    await driven.to_front()
    await on_view(driven, session_id)
    driven.desk.calendar.select(session_id)
    driven.key(Qt.Key.Key_Delete)
    await until(driven.calendar.card.isVisible, "the question before cancelling")
    await until(lambda: driven.at_hand(driven.calendar.card), "the keys in the question")
    driven.key(Qt.Key.Key_Right)
    driven.key(Qt.Key.Key_Return)


def _state(driven: Driven, session_id: UUID) -> SessionState | None:
    session = driven.desk.store.get(Session, session_id)
    return session.state if session else None


def _starts(driven: Driven, session_id: UUID) -> int | None:
    session = driven.desk.store.get(Session, session_id)
    return session.starts if session else None


def say(words: str) -> None:
    """A line at once."""
    print(f"  {words}", flush=True)


def _quiet(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """Qt's messages, but for the offscreen platform's word about sizes, which says nothing about us."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)


def main() -> int:
    """0 when the whole story happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True)
    parser.add_argument("--home", type=Path, required=True, help="where `make run` keeps its files")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    zoneinfo.reset_tzpath(to=[])
    home = Home(arguments.home)
    qInstallMessageHandler(_quiet)
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="autodoctor-tour-") as folder, QEventLoop(application) as loop:
        loop.run_until_complete(tour(arguments.server, home.people(), Path(folder), arguments.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
