"""The four columns of the Today screen: their headings and cards, and the keys between them.

A booking's card is one widget for the whole day, also when it goes to another column. While a card or a button is
down nothing comes, goes or slides: news wait until it is let go.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.today_model import DayAct, DayBoard, Phase
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.today import today_words
from desktop.views.today.day_after import DayAfter
from desktop.views.today.day_card import DayCardView

_BY_MOUSE = frozenset(
    {
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
"""Why the focus comes while a press may be under way: on the card, beside what floated over it, on the window."""


class DayColumn(QWidget):
    """One column: how many there are, and the cards, which scroll."""

    def __init__(self, phase: Phase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phase = phase
        self.cards: list[DayCardView] = []
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(style.text(today_words.phase_words(phase), weight=600))
        self.count = style.text("", tone="faint")
        head.addWidget(self.count)
        head.addStretch(1)
        outer.addLayout(head)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, space(3))
        self._column.setSpacing(space(2))
        self.nothing = style.text("", tone="faint", size="small")
        self.nothing.setWordWrap(True)
        self._column.addWidget(self.nothing)
        self.after: DayAfter | None = DayAfter() if phase is Phase.COMING else None
        if self.after is not None:
            self._column.addWidget(self.after)
        self._column.addStretch(1)
        self.area.setWidget(inside)
        outer.addWidget(self.area, 1)

    def lay(self, cards: list[DayCardView], board: DayBoard) -> None:
        """These from the top; those that stay where they are are not touched."""
        self.nothing.setText(today_words.empty_words(self.phase, board))
        if cards != self.cards:
            for card in self.cards:
                self._column.removeWidget(card)
            self.cards = cards
            for place, card in enumerate(cards):
                self._column.insertWidget(place, card)
                card.show()  # the layout would do so later; until then it could not take the focus
        self.nothing.setVisible(not cards)
        if self.after is not None:
            self.after.show_board(board)
        self.count.setText(str(len(cards)))
        named = self.tr("%1: %2")
        self.setAccessibleName(fill(named, today_words.phase_words(self.phase), str(len(cards))))

    def show_whole(self, card: DayCardView) -> None:
        """Scroll so that all of it can be seen."""
        self.area.ensureWidgetVisible(card, 0, theme().tokens.space(2))


class DayColumns(QWidget):
    """``opened`` carries a session's id."""

    opened = Signal(object)
    acted = Signal(object, object)
    """A session's id and a ``DayAct``."""
    emptied = Signal()
    """The last card has gone with the focus."""
    day_asked = Signal(object)
    """A day that is to be shown in the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = [DayColumn(phase) for phase in Phase]
        self.cards: dict[UUID, DayCardView] = {}
        self.calm = CalmButtons(self)
        self._next: DayBoard | None = None
        """Came while something was down."""
        self._last: UUID | None = None
        """Whose card had the focus last."""
        self._laying = False
        """Qt passes the focus around then: that is nobody's wish."""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().tokens.space(4))
        for column in self.columns:
            line.addWidget(column, 1)
            if column.after is not None:
                column.after.asked.connect(self.day_asked)

    def show_board(self, board: DayBoard) -> None:
        """Show this; at once, or as soon as nothing is down."""
        if any(card.held or any(b.isDown() for b in card.buttons.values()) for card in self.cards.values()):
            self._next = board
            return
        self._next = None
        had, where = self._where_the_focus_is()
        self._laying = True
        ids = {card.session_id for cards in board.columns for card in cards}
        gone = [self.cards.pop(session_id) for session_id in [*self.cards] if session_id not in ids]
        for column in self.columns:
            cards = [self._shown(card.session_id, board) for card in board.of(column.phase)]
            column.lay(cards, board)
        for card in gone:
            card.hide()
            card.deleteLater()
        self._laying = False
        self._order_tabs()
        self.calm.moved()
        if had is not None:
            self._focus_again(had, where)

    def focus_card(
        self, session_id: UUID | None = None, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> bool:
        """Put the keys on that card, else on the one that had them last, else on the first; whether there is one."""
        wanted = session_id if session_id is not None else self._last
        card = self.cards.get(wanted) if wanted is not None else None
        card = card or next((card for column in self.columns for card in column.cards), None)
        if card is None:
            return False
        card.setFocus(reason)
        return True

    def say_problem(self, session_id: UUID, problem: str) -> None:
        """On that card."""
        if session_id in self.cards:
            self.cards[session_id].say_problem(problem)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is down just then is not heard to be let go."""
        super().hideEvent(event)
        for card in self.cards.values():
            card.held = False
            for button in card.buttons.values():
                button.setDown(False)
        self._catch_up()

    # --- inside

    def _shown(self, session_id: UUID, board: DayBoard) -> DayCardView:
        """Its widget, saying what is so now."""
        values = board.card(session_id)
        assert values is not None  # noqa: S101 - its id is from the board
        view = self.cards.get(session_id)
        if view is not None:
            view.show_card(values, board)
            return view
        view = self.cards[session_id] = DayCardView(values, board, self.calm, self)
        view.opened.connect(self.opened)
        view.acted.connect(self.acted)
        view.reached.connect(self._reached)
        view.walked.connect(self._walk)
        view.let_go.connect(self._let_go)
        return view

    def _reached(self, session_id: UUID, reason: Qt.FocusReason) -> None:
        """What is reached by keys is scrolled to; under the mouse nothing slides away between press and release."""
        if self._laying:
            return
        self._last = session_id
        if reason not in _BY_MOUSE:
            card = self.cards[session_id]
            self.columns[self._place(card)[0]].show_whole(card)

    def _place(self, card: DayCardView) -> tuple[int, int]:
        """The column's number, and where it stands in it."""
        return next(
            (number, column.cards.index(card))
            for number, column in enumerate(self.columns)
            if card in column.cards
        )

    def _walk(self, key: Qt.Key) -> None:
        """To the card above or below, or to one as high in the next column that has any; right to left as it reads."""
        card = self.sender()
        assert isinstance(card, DayCardView)  # noqa: S101 - nothing else walks
        number, place = self._place(card)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            cards = self.columns[number].cards
            to = place + (1 if key == Qt.Key.Key_Down else -1)
            target = cards[to] if 0 <= to < len(cards) else None
        else:
            forwards = (key == Qt.Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
            rest = self.columns[number + 1 :] if forwards else self.columns[:number][::-1]
            cards = next((column.cards for column in rest if column.cards), [])
            target = cards[min(place, len(cards) - 1)] if cards else None
        (target or card).setFocus(Qt.FocusReason.OtherFocusReason)

    def _where_the_focus_is(self) -> tuple[tuple[UUID, DayAct | None] | None, tuple[int, int]]:
        """Whose card has it, or which of its buttons; and where that stands."""
        now = cast("QWidget | None", self.window().focusWidget())  # also while another program has the keys
        for session_id, card in self.cards.items():
            if now is card or (now is not None and card.isAncestorOf(now)):
                act = next((act for act, button in card.buttons.items() if button is now), None)
                return (session_id, act), self._place(card)
        return None, (0, 0)

    def _focus_again(self, had: tuple[UUID, DayAct | None], where: tuple[int, int]) -> None:
        """Where it was; of a button that has gone its card has it, of a card that has gone the one in its place."""
        session_id, act = had
        card = self.cards.get(session_id)
        if card is not None:
            button = card.buttons.get(act) if act is not None else None
            (button or card).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        cards = self.columns[where[0]].cards
        near = cards[min(where[1], len(cards) - 1)].card.session_id if cards else None
        if not self.focus_card(near):
            self.emptied.emit()

    def _order_tabs(self) -> None:
        """From card to card as they stand: one that came later would else be the last by Tab."""
        before: QWidget = self
        for column in self.columns:
            for card in column.cards:
                for widget in (card, *card.buttons.values()):
                    QWidget.setTabOrder(before, widget)
                    before = widget

    def _let_go(self) -> None:
        """What the press does comes first: a button is let go before it is clicked."""
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._next is not None:
            self.show_board(self._next)
