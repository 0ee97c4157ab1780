"""A hint for whoever sees a screen for the first time: a card in the free part of the rail, over nothing.

It comes a moment after the screen, takes no focus, and goes for good when it is closed or the screen is left. When it
is shown is decided by ``presenters/hints``.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.presenters.hints import Hints
from desktop.shell.workspace import Workspace
from desktop.theming import style
from desktop.theming.theme import theme

SOON_MS = 1500
"""Who comes for something looks for that first."""


def hint_words(screen: str) -> str:
    """What is good to know there."""
    translate = QCoreApplication.translate
    return {
        "today": translate("Hint", "One click on a card says what happened. Ctrl+Z takes it back."),
        "calendar": translate(
            "Hint", "Press Q and type a booking in one sentence. Drag a booking to move it."
        ),
        "requests": translate("Hint", "Enter shows what the customer will be told; Enter again confirms."),
        "work": translate("Hint", "The switch lets offers come. The keys 1 and 2 answer them."),
        "customers": translate("Hint", "Type a name, the end of a phone number or a plate. Enter opens."),
        "availability": translate(
            "Hint", "Drag over the week to open hours. Nothing counts before you save."
        ),
    }.get(screen, "")


class HintCard(QFrame):
    """``read`` and ``unwanted``: what was pressed."""

    read = Signal()
    unwanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        style.mark(self, panel="letter")
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(2))
        self.words = style.text("", size="small")
        self.words.setWordWrap(True)
        column.addWidget(self.words)
        self.got_it = style.button(self.tr("Got it"))
        self.got_it.setProperty("compact", True)
        self.got_it.clicked.connect(self.read)
        self.no_more = style.button(self.tr("No more hints"), role="link")
        self.no_more.setProperty("compact", True)
        self.no_more.clicked.connect(self.unwanted)
        for button in (self.got_it, self.no_more):
            column.addWidget(button)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the words need in the rail's width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width() - 2 * theme().tokens.space(3)
        self.words.setMinimumHeight(max(0, self.words.heightForWidth(room)))

    def show_words(self, words: str) -> None:
        """Say this."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._fit()


class Hinting(QObject):
    """Of one window."""

    def __init__(self, hints: Hints, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._hints = hints
        self._workspace = workspace
        self._shown = ""
        """The screen whose hint is on view."""
        self.card = HintCard()
        workspace.rail.make_room(self.card)
        self.card.read.connect(self._read)
        self.card.unwanted.connect(self._no_more)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.look)
        workspace.shown.connect(self._came)
        workspace.alerts.peopled.connect(self._make_way)

    def look(self) -> None:
        """Show the hint of the screen on view, if it has one still."""
        screen = self._workspace.current
        if not self._workspace.alerts.current() and not self._shown and self._hints.of(screen):
            self._shown = screen
            self.card.show_words(hint_words(screen))

    def _came(self, screen: str) -> None:
        if self._shown and self._shown != screen:
            if self.card.isHidden():  # behind messages: to be read another time
                self._shown = ""
            else:
                self._read()
        self._soon.start()

    def _make_way(self, alerts: bool) -> None:
        """Messages have the room, as long as there are any."""
        if alerts:
            self._hide()
        elif self._shown:
            self.card.show()
        else:
            self._soon.start()

    def _read(self) -> None:
        self._hints.seen(self._shown)
        self._away()

    def _no_more(self) -> None:
        self._hints.none()
        self._away()

    def _away(self) -> None:
        self._shown = ""
        self._hide()

    def _hide(self) -> None:
        inside: QWidget | None = self._workspace.window().focusWidget()
        held = inside is not None and self.card.isAncestorOf(inside)
        self.card.hide()
        if held:
            self._workspace.home().setFocus()
