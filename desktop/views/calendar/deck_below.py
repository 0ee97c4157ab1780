"""Parked jobs below the calendar: a strip while any waits, out of which one is dragged, or picked up by Enter.

Each button is a job. What is parked is ``presenters/calendar_deck``'s, the ghost over the hours ``placing``'s, the
strip is the one of the Today screen. Where there are many, the later ones are counted and stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.presenters.calendar_model import TIMED, Mode
from desktop.theming import enters

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from desktop.presenters.calendar import CalendarPresenter
    from desktop.views.calendar_view import CalendarView
    from desktop.views.today.deck_strip import DeckStrip

MOST = 4
"""So many jobs have a button: the hours need the room."""


class _Day(NamedTuple):
    """The workshop's day, by which moments are said."""

    zone: tzinfo
    today: date


class DeckBelow(QObject):
    """Belongs to one calendar. The strip is made when a job first waits."""

    def __init__(self, view: CalendarView, presenter: CalendarPresenter) -> None:
        super().__init__(view)
        self._presenter = presenter
        self.strip: DeckStrip | None = None
        self._pressed: QPointF | None = None
        """Where on the screen a job was pressed."""
        self._held: UUID | None = None
        """The job that the mouse has dragged off its button."""
        self._led = False
        """Whether it has come over the grid."""

    def show(self) -> None:
        """Those that wait now."""
        jobs = self._presenter.deck.jobs()
        if jobs and self.strip is None:
            from desktop.views.today.deck_strip import DeckStrip  # not needed for the first paint

            self.strip = DeckStrip(places=True)
            self.strip.opened.connect(self.carry)
            self._view().put_below(self.strip)
        if self.strip is None:
            return
        had = self._has_keys()
        day = _Day(self._presenter.zone(), self._presenter.today())
        self.strip.show_jobs(jobs[:MOST], day, more=len(jobs) - MOST)
        for button in self.strip.buttons.values():
            button.installEventFilter(self)  # one that is there already is not there twice
        if had and not self._has_keys():
            self._view().keys_home().setFocus()

    def take_keys(self) -> bool:
        """The keys go to the first job; whether one waits."""
        first = next(iter(self.strip.shown()), None) if self.strip is not None else None
        if first is None:
            return False
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def carry(self, session_id: UUID) -> None:
        """Pick it up: arrows or the mouse lead it, Enter or a click puts it down."""
        view = self._view()
        if not view.card.give_way():
            return
        if self._presenter.mode not in TIMED:
            self._presenter.set_mode(Mode.DAY)
        enters.sent()  # where it would be put down is looked at first
        view.grid.placing.carry(session_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and isinstance(watched, QPushButton):
            return self._mouse(watched, event)
        back = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if back and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            self._view().keys_home().setFocus()
            return True
        return super().eventFilter(watched, event)

    # --- inside

    def _view(self) -> CalendarView:
        return cast("CalendarView", self.parent())

    def _has_keys(self) -> bool:
        inside = cast("QPushButton | None", self._view().window().focusWidget())
        return self.strip is not None and inside is not None and self.strip.isAncestorOf(inside)

    def _mouse(self, button: QPushButton, event: QMouseEvent) -> bool:
        """Pressed and pulled off it is a drag, and no click any more."""
        kind, at = event.type(), event.globalPosition()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._held, self._led = at, None, False
        elif kind == QEvent.Type.MouseMove and self._pressed is not None:
            return self._pull(button, at)
        elif kind == QEvent.Type.MouseButtonRelease:
            return self._release(button, at)
        return False

    def _pull(self, button: QPushButton, at: QPointF) -> bool:
        """It is led over the grid from when it comes there: before, its edge would scroll the hours away."""
        if self._held is None and not self._pulled_off(button, at):
            return False
        grid = self._view().grid
        if self._held is None or (self._led and grid.dragger.current is None):
            return True  # let go of by Esc, or somebody else gave it a time
        if self._led or self._over_grid(at):
            self._led = grid.placing.lead(self._held, grid.mapFromGlobal(at))
        return True

    def _pulled_off(self, button: QPushButton, at: QPointF) -> bool:
        """Whether it is a drag from now on."""
        far = (at - self._pressed).manhattanLength() if self._pressed is not None else 0.0
        timed = self._presenter.mode in TIMED
        if self.strip is None or far < QApplication.startDragDistance() or not timed:
            return False
        if not self._view().card.give_way():
            return False
        self._held = next(job for job, each in self.strip.buttons.items() if each is button)
        button.setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def _release(self, button: QPushButton, at: QPointF) -> bool:
        """Whether it was a drag, and so is no click."""
        held, led = self._held, self._led
        self._pressed, self._held, self._led = None, None, False
        if held is None:
            return False
        button.setDown(False)
        button.unsetCursor()
        if led:
            self._view().grid.placing.let_go(here=self._over_grid(at))
        return True

    def _over_grid(self, at: QPointF) -> bool:
        """Whether that point on the screen is among the hours that are seen."""
        grid = self._view().grid
        return grid.isVisible() and grid.seen().contains(grid.mapFromGlobal(at))
