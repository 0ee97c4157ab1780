"""One booking of the day as a card: what there is to know at a glance, and a button for each thing to do now.

The same widget for as long as the booking is of the day, wherever it stands: news change its words, never itself, so
that no press and no focus is lost to them.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.today_model import DayAct, DayBoard, DayCard
from desktop.theming import enters, icons, style, words
from desktop.theming.elide import ElidedLabel
from desktop.theming.parts_label import PartsLabel
from desktop.theming.theme import theme
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.calendar.card_parts import Chip, chip
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.today import today_words
from scheduling.vocabulary import SessionState

ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class DayCardView(QFrame):
    """``acted`` carries a ``DayAct`` too, ``walked`` the arrow that was pressed."""

    opened = Signal(object)
    """A session's id; of the next as well."""
    acted = Signal(object, object)
    walked = Signal(object)
    reached = Signal(object, object)
    """It or one of its buttons has the focus now; and the ``Qt.FocusReason``."""
    let_go = Signal()
    """A press on it is over."""

    def __init__(self, card: DayCard, board: DayBoard, calm: CalmButtons, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = card
        self._calm = calm
        self.held = False
        """Whether the mouse is down on it, but for its buttons."""
        self.buttons: dict[DayAct, QPushButton] = {}
        """Those on view, in their order."""
        self._made: dict[DayAct, QPushButton] = {}
        self._state: SessionState | None = None
        self.chip: Chip | None = None
        """How it stands."""
        style.mark(self, panel="card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.show_card(card, board)

    def show_card(self, card: DayCard, board: DayBoard) -> None:
        """It says this now."""
        if card.acts != self.card.acts or card.phase is not self.card.phase:
            self.say_problem("")
        self.card = card
        self.time.setText(today_words.time_words(card, board))
        self.mechanic.brief = today_words.with_whom(card, brief=True)
        self.mechanic.setText(today_words.with_whom(card, short=True))
        self.customer.setText(today_words.customer_words(card))
        self.detail.setText(today_words.detail_words(card))
        self.concern.setText(today_words.concern_words(card))
        self.concern.setVisible(bool(self.concern.text()))
        whole = (today_words.with_whom(card), card.concern)  # of what may be cut short
        self.setToolTip("".join(f"<p>{escape(text)}</p>" for text in whole if text))
        note = today_words.note_words(card, board)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        tone = "bad" if today_words.is_late(card) else "muted"
        if self.note.property("tone") != tone:
            style.mark(self.note, tone=tone)
        self.waits.setVisible(card.waiting)
        self._show_state(card.state)
        self._make_room()
        self._show_buttons(card.acts)
        self.setCursor(Qt.CursorShape.ArrowCursor if card.immediate else Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(today_words.aloud(card, board))

    def say_problem(self, problem: str) -> None:
        """Why what was clicked could not be done."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and numbers do the same on its buttons as on itself."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.reached.emit(self.card.session_id, event.reason())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            other = Qt.Key(event.key()) not in _OPENS
            return other and self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.held = event.button() == Qt.MouseButton.LeftButton
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self.held = self.held, False
        self.let_go.emit()
        if held and self.rect().contains(event.position().toPoint()):
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit(self.card.session_id, event.reason())

    # --- inside

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in ARROWS:
            self.walked.emit(key)
        elif key in _OPENS:
            if enters.once(event):
                self._open()
        elif key in _NUMBERS and _NUMBERS.index(key) < len(self.buttons):
            if not event.isAutoRepeat():
                [*self.buttons.values()][_NUMBERS.index(key)].click()
        else:
            return False
        return True

    def _open(self) -> None:
        if not self.card.immediate:
            self.opened.emit(self.card.session_id)

    def _lay_out(self) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        column.setSpacing(space(1))
        self.time = style.text("", weight=700)
        self.mechanic = ElidedLabel(tone="muted", size="small")
        self._head = QHBoxLayout()
        self._head.setSpacing(space(2))
        self._head.addWidget(self.time)
        self._head.addWidget(self.mechanic, 1)
        column.addLayout(self._head)
        self.customer = ElidedLabel(size="brand", weight=600)
        column.addWidget(self.customer)
        self.detail = self._line("muted")
        self.concern = ElidedLabel(tone="muted", size="small")
        self.note = self._line("muted")
        self.waits = QWidget()
        line = QHBoxLayout(self.waits)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(1))
        mark = QLabel()
        icons.set_icon(mark, "cloud-off", "wait", 13)
        line.addWidget(mark)
        line.addWidget(style.text(self.tr("waiting for the server"), tone="faint", size="small"), 1)
        self.problem = self._line("bad")
        self._row = FlowRow(space(2))
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, space(1), 0, 0)
        foot.addWidget(self._row)
        for widget in (self.detail, self.concern, self.note, self.waits, self.problem, self._foot):
            column.addWidget(widget)
        self.problem.hide()

    @staticmethod
    def _line(tone: str) -> QLabel:
        return PartsLabel(tone=tone, size="small")

    def _show_state(self, state: SessionState) -> None:
        if state is self._state:
            return
        self._state = state
        token, icon = words.state_style(state)
        last = self._head.takeAt(2)
        old = last.widget() if last is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()
        self.chip = chip(icon, words.state_words(state), token)
        self.chip.setToolTip(words.state_words(state))
        self._head.addWidget(self.chip)

    def _make_room(self) -> None:
        """Where the mechanic has no room beside the state, its icon alone says that: so does the column."""
        if self.chip is None:
            return
        edges = 2 * theme().tokens.space(3) + 2 * self._head.spacing()
        whom = self.mechanic.fontMetrics().horizontalAdvance(self.mechanic.brief or self.mechanic.text())
        needs = edges + self.time.sizeHint().width() + whom + self.chip.whole
        self.chip.words.setVisible(needs <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _show_buttons(self, acts: tuple[DayAct, ...]) -> None:
        if acts != (*self.buttons,):
            for act in acts:
                if act not in self._made:
                    self._made[act] = self._button(act)
            self.buttons = {act: self._made[act] for act in acts}
            for place, (act, button) in enumerate(self.buttons.items(), start=1):
                button.setToolTip(today_words.act_tip(act, place))
            self._row.keep([*self.buttons.values()])
        self._foot.setVisible(bool(acts))
        for place, button in enumerate(self.buttons.values()):
            role = "" if place else today_words.first_role(self.card)
            if (button.property("role") or "") != role:
                style.mark(button, role=role)

    def _button(self, act: DayAct) -> QPushButton:
        button = style.button(today_words.act_words(act))
        button.setProperty("compact", True)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.installEventFilter(self)
        button.clicked.connect(self._pressed)
        button.released.connect(self.let_go)
        self._calm.add(button)
        return button

    def _pressed(self) -> None:
        button = self.sender()
        act = next(act for act, made in self._made.items() if made is button)
        self.acted.emit(self.card.session_id, act)
