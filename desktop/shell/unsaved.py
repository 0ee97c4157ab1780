"""Leaving the program over hours, settings or a form that are not saved: said, and asked about once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent

from desktop.presenters.open_forms import About
from desktop.shell.alerts import Alert
from desktop.shell.desk import Desk
from desktop.shell.main_window import MainWindow
from desktop.shell.workspace import Workspace


def unsaved_words(desk: Desk) -> str:
    """What is not saved, a sentence each; empty where nothing is."""
    translate = QCoreApplication.translate
    said = []
    if desk.unsaved_hours:
        said.append(translate("Unsaved", "The hours that you changed are not saved yet."))
    if desk.unsaved_settings:
        said.append(translate("Unsaved", "What you typed into the settings is not saved yet."))
    if desk.unsaved_text:
        said.append(translate("Unsaved", "A text or a signed sheet under Waivers is not finished yet."))
    if desk.uncopied_key:
        said.append(
            translate("Unsaved", "The new key in the settings is not copied yet, and is not shown again.")
        )
    if desk.shown_code:
        said.append(
            translate(
                "Unsaved", "The code for somebody’s password still stands there, and is not shown again."
            )
        )
    return " ".join([*said, form_words(desk.forms.lost())]).strip()


def typed_words(desk: Desk) -> str:
    """The same of what goes with the window, as for another language: hours and settings outlive it."""
    return form_words(desk.forms.lost())


def form_words(typed: Sequence[About]) -> str:
    """A sentence for each of these forms, in which something is typed."""
    translate = QCoreApplication.translate
    words = {
        About.DETAILS: translate("Unsaved", "What you changed in a booking’s details is not saved yet."),
        About.CUSTOMER: translate(
            "Unsaved", "What you typed about a customer or a vehicle is not saved yet."
        ),
        About.IMPORT: translate(
            "Unsaved", "A list of customers is being imported, and not all of it is kept yet."
        ),
        About.CANCELLATION: translate(
            "Unsaved", "You typed why a booking is cancelled, and it is not cancelled yet."
        ),
        About.SENTENCE: translate("Unsaved", "The sentence that you typed is not booked yet."),
        About.REQUEST: translate("Unsaved", "What you typed on a visit request is not noted yet."),
        About.WALK_IN: translate("Unsaved", "What you typed for a walk-in is not booked yet."),
        About.SETTINGS: translate("Unsaved", "What you typed about a person or a computer is not saved yet."),
        About.CODE: translate("Unsaved", "The code for a kiosk still counts, and is not shown again."),
        About.WAIVER: translate("Unsaved", "Why you do that with a waiver is typed, and it is not done yet."),
        About.HOURS: translate("Unsaved", "The day that you were describing is not added yet."),
    }
    return " ".join(words[about] for about in typed)


LOOK_MS = 1_000
LASTS_MS = 20_000
"""For so long the question counts: whoever went on working and closes later is asked anew."""


class Unsaved(QObject):
    """Asks once before the window is closed over what is not saved: it would be gone."""

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._alert: Alert | None = None
        self._asked = ""
        """What was not saved when it was asked."""
        self._window: MainWindow | None = None
        self._counts = QTimer(self)
        self._counts.setSingleShot(True)
        self._counts.setInterval(LASTS_MS)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._look)
        workspace.shown.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QCloseEvent) and watched is self._window and self._holds(event):
            event.ignore()
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        self._look()
        window = self._workspace.window()
        if isinstance(window, MainWindow) and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def _holds(self, event: QCloseEvent) -> bool:
        """Not where it was asked already, nor where the system or the program itself ends."""
        by_hand = event.spontaneous() or (self._window is not None and self._window.by_hand)
        on_view = self._workspace.isVisible()  # where it is locked, whoever closes it cannot be asked
        words = unsaved_words(self._desk)
        asked = self._alert is not None and self._counts.isActive() and words == self._asked
        return by_hand and on_view and not asked and bool(words)

    def _ask(self) -> None:
        if self._alert is not None:
            self._alert.close_now()
        loses, self._asked = self.tr("Closing the program loses that."), unsaved_words(self._desk)
        said = f"{self._asked} {loses}"
        self._alert = self._workspace.alerts.show(said, self.tr("Close all the same"), self._close, "bad")
        self._alert.closed.connect(self._forget)
        self._counts.start()
        self._clock.start()

    def _look(self) -> None:
        """What is saved meanwhile is not asked about any more."""
        if self._alert is not None and not unsaved_words(self._desk):
            self._alert.close_now()

    def _forget(self) -> None:
        self._alert = None
        self._clock.stop()

    def _close(self) -> None:
        """What was typed since nobody was asked about."""
        if unsaved_words(self._desk) not in {"", self._asked}:
            self._ask()
        elif self._window is not None:
            self._window.close()
