"""The panel in which an answer is given: what is chosen at its start, what the customer will be told at its end.

Enter gives the answer, Esc goes back; each kind of answer fills in its own part (``confirm_panel`` and others).
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.request_told import Told
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import Placement, RequestDetail, RequestsBoard
from desktop.theming import enters, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import error_words
from desktop.views.requests.key_caps import enter_key, escape_key, keyed
from desktop.views.requests.message_words import heading_words, message_text, sent_words, way_words
from scheduling.errors import RuleError

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
QWIDGETSIZE_MAX = (1 << 24) - 1
LETTER = 360
"""How wide the message is at most."""
LETTER_HIGH, LETTER_LOW = 250, 132
SIDE_BY_SIDE = 700
"""Narrower than this the message stands below what is chosen."""


def is_letter(event: QKeyEvent) -> bool:
    """Whether it was typed as a word is."""
    other = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return not event.modifiers() & other and event.text().isalpha()


class MessagePreview(QFrame):
    """The letter as the customer gets it, and above it how and in which language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="letter")
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        column.setSpacing(space(1))
        self.heading = style.text(heading_words(None), tone="muted", size="small", weight=600)
        self.way = style.text("", tone="muted", size="small")
        self.text = style.text("", size="small")
        self.when = style.text("", tone="muted", size="small")
        for label in (self.heading, self.way, self.text, self.when):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.text)
        self.text.setAutoFillBackground(False)
        column.addWidget(self.heading)
        column.addWidget(self.way)
        column.addWidget(area, 1)
        column.addWidget(self.when)

    def show_told(self, told: Told | None) -> None:
        """This message; none while there is nothing to say yet."""
        self.heading.setText(heading_words(told))
        self.text.setText(message_text(told) if told is not None else "")
        self.way.setText(way_words(told) if told is not None else "")
        self.when.setText(sent_words(told) if told is not None else "")
        self.when.setVisible(bool(self.when.text()))
        said = (self.heading.text(), self.way.text(), self.text.text())
        self.setAccessibleName(". ".join(part for part in said if part))


class AnswerPanel(QFrame):
    """``done`` when it was given, ``left`` when the person went back; ``looked``: what the strip shows, and its day."""

    done = Signal()
    left = Signal()
    looked = Signal(object, object)

    def __init__(self, presenter: RequestsPresenter, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.detail: RequestDetail | None = None
        self.board: RequestsBoard | None = None
        self._kept: dict[UUID, tuple[str, ...]] = {}
        """What was typed and not given yet, by the request."""
        self.letter_high = LETTER_HIGH
        """Less where there is little to tell."""
        style.mark(self, panel="foot")
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(6), space(3), space(6), space(3))
        outer.setSpacing(space(2))
        pair = self._pair = QHBoxLayout()
        pair.setSpacing(space(5))
        self.form = QVBoxLayout()
        self.form.setSpacing(space(2))
        self.title = style.text(title, weight=600)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)  # a name may be long
        self.form.addWidget(self.title)
        pair.addLayout(self.form, 1)
        self.preview = MessagePreview()
        self.preview.setMaximumWidth(LETTER)
        pair.addWidget(self.preview, 1)
        outer.addLayout(pair, 1)
        self.problem = style.text("", tone="bad")
        self.problem.setWordWrap(True)
        self.problem.hide()
        outer.addWidget(self.problem)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(space(2))
        self.yes = keyed("", enter_key(), role="primary")
        self.yes.clicked.connect(self.answer)
        self.back = keyed(self.tr("Back"), escape_key(), role="quiet")
        self.back.clicked.connect(self.left)
        self.foot.addWidget(self.yes)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)
        outer.addLayout(self.foot)

    # --- what each kind fills in

    def begin(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """Of this request, from the beginning."""
        self.detail, self.board = detail, board
        self.say("")

    def follow(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """News came meanwhile: what was chosen stays."""
        self.detail, self.board = detail, board
        self.refill()

    def refill(self) -> None:
        """Say anew what is chosen, and what will be told."""

    def give(self) -> None:
        """Give the answer; raises ``RuleError``."""
        raise NotImplementedError

    def number(self, number: int) -> bool:
        """A digit was pressed; whether it meant something here."""
        del number
        return False

    # --- what is typed

    def typed(self) -> tuple[QLineEdit, ...]:
        """The fields whose words are kept for who looks at another request in between."""
        return ()

    def type(self, letters: str) -> None:
        """Letters that no button takes are meant for the words."""
        field = self.own_words()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.insert(letters)
            field.textEdited.emit(field.text())

    def own_words(self) -> QLineEdit | None:
        """The field for letters that are typed where none is."""
        return None

    def keep_words(self) -> None:
        """Something was typed."""
        if self.detail is not None:
            self._kept[self.detail.line.request_id] = tuple(field.text() for field in self.typed())

    def kept(self) -> list[UUID]:
        """The requests for which something was typed and not given yet."""
        return [request_id for request_id, words in self._kept.items() if any(words)]

    def restore_words(self) -> None:
        """What was typed for this request before, if it was not given."""
        if self.detail is not None and self.detail.line.request_id in self._kept:
            for field, words in zip(self.typed(), self._kept[self.detail.line.request_id], strict=True):
                field.setText(words)

    # --- for all of them

    def start(self) -> None:
        """The keys are on what gives the answer."""
        first: QPushButton = self.yes if self.yes.isEnabled() else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> None:
        """Enter: give it, or say why not."""
        if self.detail is None or not self.yes.isEnabled():
            return
        self.say("")
        try:
            self.give()
        except RuleError as error:
            self.say(error_words(error))
            return
        self._kept.pop(self.detail.line.request_id, None)
        self.done.emit()

    def say(self, words: str) -> None:
        """Why it could not be given."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def look(self, places: list[Placement]) -> None:
        """Let the strip show these, on their own day."""
        self.looked.emit(places, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        self._pair.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self.preview.setMaximumWidth(LETTER if wide else QWIDGETSIZE_MAX)
        self.preview.setMinimumHeight(self.letter_high if wide else LETTER_LOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ENTER:
            if enters.once(event):
                self.answer()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.own_words() is not None and is_letter(event):
            self.type(event.text())
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self.number(key - Qt.Key.Key_0):
            event.accept()
        else:
            super().keyPressEvent(event)
