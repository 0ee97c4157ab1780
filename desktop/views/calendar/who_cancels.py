"""Asks whether a booking is cancelled by its customer or by the workshop: what comes back depends on it.

Nobody is chosen beforehand: the keys are on both at first. An arrow or a click chooses, Enter goes on after that.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.theming import enters, icons, style
from desktop.theming.theme import theme
from desktop.views.booking.page import segments
from scheduling.vocabulary import CancelledBy

_KEYS = {
    Qt.Key.Key_Left: CancelledBy.CUSTOMER,
    Qt.Key.Key_Up: CancelledBy.CUSTOMER,
    Qt.Key.Key_Right: CancelledBy.STAFF,
    Qt.Key.Key_Down: CancelledBy.STAFF,
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class WhoCancels(QWidget):
    """``follows`` says what follows for the customer's money; it is asked anew at each ``refresh``."""

    chosen = Signal()
    confirmed = Signal()
    """Enter, with somebody chosen."""
    insisted = Signal()

    def __init__(self, follows: Callable[[CancelledBy], str]) -> None:
        super().__init__()
        self._follows = follows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(1))
        label = style.text(self.tr("Who cancels?"), weight=600)
        column.addWidget(label)
        self._group = QButtonGroup(self)
        self.buttons = {
            CancelledBy.CUSTOMER: self._choice(self.tr("The customer"), label.text()),
            CancelledBy.STAFF: self._choice(self.tr("The workshop"), label.text()),
        }
        self.both = segments(*self.buttons.values())
        self.both.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.both.setAccessibleName(label.text())
        self.both.installEventFilter(self)
        column.addWidget(self.both)
        self.meaning = style.text(self._meaning(), tone="muted", size="small")
        self.meaning.setWordWrap(True)
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        # room for two lines, so that nothing moves under the pointer when somebody is chosen
        self.meaning.setMinimumHeight(2 * self.meaning.fontMetrics().lineSpacing())
        column.addWidget(self.meaning)

    @property
    def who(self) -> CancelledBy | None:
        """Whoever was chosen."""
        return next((who for who, button in self.buttons.items() if button.isChecked()), None)

    def insist(self) -> None:
        """Somebody wanted to go on without saying who."""
        style.mark(self.meaning, tone="bad")
        self.meaning.setText(self.tr("Choose who cancels first: what the customer gets back depends on it."))
        self.start()
        self.insisted.emit()

    def refresh(self) -> None:
        """More is known of what follows."""
        if self.who is not None:
            self._chosen(taken=True)

    def start(self) -> None:
        """The keys are here: on whoever was chosen, or on neither."""
        (self.buttons[self.who] if self.who else self.both).setFocus()

    def _choice(self, words: str, question: str) -> QPushButton:
        button = style.button(words, role="segment")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{question} {words}")
        button.toggled.connect(self._chosen)
        button.toggled.connect(lambda taken: button.setIcon(icons.icon("check", "ink") if taken else QIcon()))
        button.installEventFilter(self)
        self._group.addButton(button)
        return button

    def _chosen(self, taken: bool) -> None:
        if taken:
            style.mark(self.meaning, tone="muted")
            self.meaning.setText(self._meaning())
            self.chosen.emit()

    def _meaning(self) -> str:
        return (
            self.tr("What the customer gets back depends on it.")
            if self.who is None
            else self._follows(self.who)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _KEYS:
                self.buttons[_KEYS[key]].setChecked(True)
                self.buttons[_KEYS[key]].setFocus()
                return True
            if key in _ENTER:
                if enters.once(event):
                    self.confirmed.emit() if self.who else self.insist()
                return True
        return super().eventFilter(watched, event)
