"""Real desktops in this process, driven by keys and mouse as a person would: for the tour and for journeys.

Each desk is the program's own ``App`` over a profile and a server. Events are sent, never slept for: what should
happen is waited for with a deadline. Mouse events are sent directly, because ``QTest.mouseMove`` runs the event
loop inside the running task.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.app import App
from desktop.presenters.calendar_model import Column, Mode
from desktop.shell import profile as profiles
from desktop.shell.alerts import Alert
from desktop.shell.desk import Desk
from desktop.shell.faults import Faults
from desktop.shell.options import Options
from desktop.shell.sync_badge import SyncBadge
from desktop.shell.waiting_list import WaitingList
from desktop.views.booking_wizard import BookingWizard
from desktop.views.calendar.answer_cards import ClashCard
from desktop.views.calendar_view import CalendarView
from scheduling.records import Session
from tools.journey_counts import Effort
from tools.running import Person

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
PATIENCE = 30.0
STEADY = 8
"""Looks one after the other at which nothing moved: the window is laid out."""
NO_KEYS = Qt.KeyboardModifier.NoModifier


class NeverHappened(AssertionError):
    """What was waited for did not come in time."""


async def until(look: Callable[[], T | None], what: str, seconds: float = PATIENCE) -> T:
    """The first true answer of ``look``; raises :class:`NeverHappened`."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not (found := look()):
        if loop.time() > deadline:
            raise NeverHappened(what)
        await asyncio.sleep(0.01)
    return found


@dataclass(frozen=True, slots=True)
class Where:
    """A free time on a calendar: the column's number and the span."""

    column: int
    starts: int
    minutes: int


class Driven:
    """One desktop with a person's hands, whose work is counted."""

    def __init__(self, app: App, faults: Faults) -> None:
        self.app = app
        self.effort = Effort()
        self._faults = faults

    @property
    def desk(self) -> Desk:
        """What is behind the window; there is one once somebody is signed in."""
        assert self.app.desk is not None
        return self.app.desk

    @property
    def calendar(self) -> CalendarView:
        """The calendar's widget."""
        return self.app.window.findChildren(CalendarView)[-1]

    def wizard(self) -> BookingWizard | None:
        """The booking wizard, while it is open."""
        return next((w for w in self.app.window.findChildren(BookingWizard) if w.isVisible()), None)

    def session(self, look: Callable[[Session], bool]) -> Session | None:
        """The first session of the local copy that fits."""
        return next((row for row in self.desk.store.all(Session) if look(row)), None)

    async def ready(self) -> None:
        """Signed in, the calendar on view, everything exchanged."""
        await until(lambda: self.app.office is not None, "the calendar opens")
        await until(self.settled, "the exchange with the server")

    def settled(self) -> bool:
        """Online, and nothing waits."""
        return self.desk.status.online and not self.desk.status.waiting

    # --- hands

    async def to_front(self) -> None:
        """Make this the active window, as shortcuts need, with the focus on the calendar."""
        await self.activate()
        self.calendar.setFocus()
        await self.laid_out()

    async def laid_out(self) -> None:
        """Wait until the window is laid out: what is pointed at now is where it will be clicked."""
        seen: list[tuple[int, ...]] = []

        def unchanged() -> bool:
            where = self.calendar.grid.visibleRegion().boundingRect()
            seen.append((where.x(), where.y(), where.width(), where.height()))
            return len(seen) > STEADY and len(set(seen[-STEADY:])) == 1

        await until(unchanged, "the calendar to be laid out")

    async def activate(self) -> None:
        """Make this the active window; the focus stays where it is."""
        self.app.window.activateWindow()
        await until(self.app.window.isActiveWindow, "the window to be the active one")

    def step(self, what: str) -> None:
        """Something else is asked from here on, for the count."""
        self.effort.steps.append(what)

    def at_hand(self, inside: QWidget) -> bool:
        """Whether what is typed next goes into that part of the window."""
        focus: QWidget | None = self.app.window.focusWidget()
        return focus is not None and focus.isVisible() and inside.isAncestorOf(focus)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press and release, wherever the focus of this window is, which has to be the active one."""
        window = self.app.window
        assert window.isActiveWindow(), "another window would get the key"
        self.effort.keys += 1
        focus: QWidget | None = window.focusWidget()
        QTest.keyClick(window if focus is None else focus, key, modifier)

    def type(self, text: str) -> None:
        """Type into the field that has the focus; any letter, which ``QTest.keyClicks`` cannot."""
        focus: QWidget | None = self.app.window.focusWidget()
        assert focus is not None, "nothing has the focus"
        self.effort.letters += len(text)
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, NO_KEYS, letter))

    async def click(self, widget: QWidget, point: QPointF) -> None:
        """The left button, at a point of a widget. As on any desktop that makes the window the active one."""
        await self.activate()
        self.effort.clicks += 1
        _mouse(widget, QEvent.Type.MouseButtonPress, point)
        _mouse(widget, QEvent.Type.MouseButtonRelease, point)
        await asyncio.sleep(0)

    async def click_into(self, field: QWidget) -> None:
        """A click on a field: what is typed next goes there, which Qt does only for clicks of its own."""
        await self.activate()
        assert field.focusPolicy() & Qt.FocusPolicy.ClickFocus, "a click does not lead there"
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        await self.click(field, QPointF(field.rect().center()))

    async def drag_onto_grid(self, button: QAbstractButton, end: QPointF) -> None:
        """A button is dragged to a point of the calendar's grid, in steps, and let go of there."""
        await self.activate()
        self.effort.drags += 1
        start = QPointF(button.rect().center())
        there = QPointF(button.mapFromGlobal(self.calendar.grid.mapToGlobal(end)))
        _mouse(button, QEvent.Type.MouseButtonPress, start)
        for step in range(1, 11):
            _mouse(button, QEvent.Type.MouseMove, start + (there - start) * (step / 10))
            await asyncio.sleep(0)
        _mouse(button, QEvent.Type.MouseButtonRelease, there)
        await asyncio.sleep(0)

    async def drag(self, start: QPointF, end: QPointF, *, drop: bool = True) -> None:
        """Across the calendar's grid, in steps."""
        await self.activate()
        self.effort.drags += 1
        grid = self.calendar.grid
        _mouse(grid, QEvent.Type.MouseButtonPress, start)
        for step in range(1, 11):
            _mouse(grid, QEvent.Type.MouseMove, start + (end - start) * (step / 10))
            await asyncio.sleep(0)
        if drop:
            await self.drop(end)

    async def drop(self, point: QPointF) -> None:
        """Let the left button go over the calendar's grid."""
        _mouse(self.calendar.grid, QEvent.Type.MouseButtonRelease, point)
        await asyncio.sleep(0)

    async def press(self, button: QAbstractButton) -> None:
        """Click a button that can be seen and pressed once the window is the active one; news may come before."""
        await self.activate()
        assert shiboken6.isValid(button), "the button went before the window was the active one"
        assert button.isVisible(), f"{button.text()!r} is not on view"
        assert button.isEnabled(), f"{button.text()!r} is not enabled"
        await self.click(button, QPointF(button.rect().center()))

    # --- what is read

    def badge(self) -> str:
        """What the sync badge on view says."""
        (badge,) = on_view(self.app.window, SyncBadge)
        return badge.text()

    def said(self) -> list[str]:
        """The alerts on view, oldest first."""
        return [alert.text for alert in on_view(self.app.window, Alert)]

    async def try_now(self) -> None:
        """Open the list under the sync badge and ask the server at once."""
        (badge,) = on_view(self.app.window, SyncBadge)
        await self.press(badge)
        waiting = badge.findChild(WaitingList)
        assert waiting is not None
        (button,) = [one for one in on_view(waiting, QAbstractButton) if one.text() == "Try now"]
        await self.press(button)

    def clashes(self) -> list[ClashCard]:
        """The cards of bookings that lost their time."""
        return on_view(self.calendar.panel, ClashCard)

    # --- the calendar

    async def find_free(
        self,
        *,
        kind: int = 60,
        days: int = 20,
        fits: Callable[[Column], bool] = lambda _column: True,
        times: int = 1,
    ) -> Where:
        """By keyboard: the day view, then day after day until a mechanic whose column fits has ``kind`` minutes.

        So many ``times``, half an hour or more apart; the first of them.
        """
        await self.to_front()
        self.key(Qt.Key.Key_D)
        for _ in range(days):
            await until(self._day_on_view, "the day on view")
            found = self._free_on_view(kind, fits, times)
            if found is not None:
                return found
            self.desk.calendar.select(None)
            self.key(Qt.Key.Key_Right)
        raise NeverHappened("a free time on the calendar")

    def _day_on_view(self) -> bool:
        """The grid shows the day that the calendar is at."""
        board, days = self.calendar.grid.board, self.desk.calendar.days()
        return (
            board is not None
            and board.mode is Mode.DAY
            and {column.day for column in board.columns} == {*days}
        )

    def _free_on_view(self, minutes: int, fits: Callable[[Column], bool], times: int) -> Where | None:
        board = self.calendar.grid.board
        assert board is not None
        for number, column in enumerate(board.columns):
            found: list[int] = []
            for starts in self._free_in(column, minutes) if fits(column) else ():
                if not found or starts >= found[-1] + (minutes + 30) * 60:
                    found.append(starts)
                if len(found) == times:
                    return Where(number, found[0], minutes)
        return None

    def _free_in(self, column: Column, minutes: int) -> Iterator[int]:
        """Where so many minutes can be booked, by the half hour."""
        for low, high in column.open:
            for starts in range(low, high - minutes * 60 + 1, 1800):
                check = self.desk.calendar.check(column, starts, minutes)
                if check.bookable and check.verdict.available and column.mechanic_id is not None:
                    yield starts

    async def show_same_day(self, other: Driven) -> None:
        """The day that another desk shows, by keys."""
        await self.to_front()
        self.key(Qt.Key.Key_D)
        self.key(Qt.Key.Key_T)
        for _ in range(40):
            if self.desk.calendar.days() == other.desk.calendar.days():
                return
            self.desk.calendar.select(None)
            self.key(Qt.Key.Key_Right)
            await until(self._day_on_view, "the day on view")
        raise NeverHappened("the same day")

    def point(self, column: int, instant: int) -> QPointF:
        """Just below the line of an instant, in the middle of a column; scrolled into view."""
        grid = self.calendar.grid
        geometry = grid.geometry_
        assert geometry is not None
        point = geometry.span_rect(column, instant, instant + 900).center()
        self.calendar.area.ensureVisible(round(point.x()), round(point.y()), 40, 120)
        return point

    def picture(self, path: Path) -> Path:
        """The window as it is now."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.app.window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        return path


def on_view(inside: QWidget, kind: type[W]) -> list[W]:
    """The widgets of a kind that can be seen."""
    return [widget for widget in inside.findChildren(kind) if widget.isVisible()]


def words(inside: QWidget) -> list[str]:
    """All labels and buttons that can be seen (what is painted is not among them)."""
    found = [label.text() for label in on_view(inside, QLabel)]
    found += [button.text() for button in on_view(inside, QAbstractButton)]
    return [text for text in found if text]


def _mouse(widget: QWidget, kind: QEvent.Type, point: QPointF) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    everywhere = QPointF(widget.mapToGlobal(QPoint(round(point.x()), round(point.y()))))
    QApplication.sendEvent(widget, QMouseEvent(kind, point, everywhere, button, held, NO_KEYS))


@contextlib.asynccontextmanager
async def desk(
    server: str, person: Person | None, home: Path, *, size: tuple[int, int] = (1366, 768)
) -> AsyncIterator[Driven]:
    """A desktop, signed in as ``person`` (nobody: on the sign-in page); closed and left clean at the end."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    name = "nobody" if person is None else person.email.partition("@")[0]
    profile = profiles.open_profile(home, name)
    options = Options(server=server, profile=name, language="en")
    if person is not None:
        options = replace(options, email=person.email, password_file=_password_file(home, person))
    faults = Faults(profile.log)
    app = App(qt, profile, options, faults)
    app.window.resize(*size)
    running = asyncio.ensure_future(app.run())
    driven = Driven(app, faults)
    try:
        if person is not None:
            await driven.ready()
        yield driven
    finally:
        app.quit()
        await running


def _password_file(home: Path, person: Person) -> Path:
    file = home / f"{person.email.partition('@')[0]}.password"
    file.touch(mode=0o600)
    file.write_text(person.password)
    return file
