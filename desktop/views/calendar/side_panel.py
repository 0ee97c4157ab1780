"""What needs an answer, beside the calendar, and the legend below it."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import cast
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.conflicts import Clash, LostMove, NeedsAnswer, OfferWaiting
from desktop.presenters.pending_changes import PendingLine
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.answer_cards import (
    AnswerCard,
    ClashCard,
    LostTimeCard,
    MoveCard,
    OfferCard,
    RefusedCard,
)
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.calendar.legend import Legend

STRIP = 44


class SidePanel(QWidget):
    """Cards, what was lost first. Collapsed it is a strip with their number."""

    rebook_asked = Signal(object, object)
    """A session's id and the ``Alternative`` chosen."""
    show_asked = Signal(object)
    """A session's id."""
    cancel_asked = Signal(object)
    dismiss_asked = Signal(object)
    """A mutation's id."""
    answer_asked = Signal(object, bool)
    folded = Signal(bool)
    """The person made it a strip (``True``), or a whole panel."""
    reshaped = Signal()
    """It has become a strip or a whole panel, whoever asked for it."""
    emptied = Signal()
    """The last card has gone with the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="side")
        tokens = theme().tokens
        self.collapsed = False
        self.cards: list[AnswerCard] = []
        self.calm = CalmButtons(self)
        self._answers: NeedsAnswer | None = None
        self._today: date | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self.strip = style.button("", role="quiet")
        icons.set_icon(self.strip, "inbox")
        self.strip.clicked.connect(lambda: self._fold(collapsed=False))
        outer.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.full = QWidget()
        outer.addWidget(self.full, 1)
        inside = QVBoxLayout(self.full)
        inside.setContentsMargins(tokens.space(4), tokens.space(4), tokens.space(4), tokens.space(4))
        inside.setSpacing(tokens.space(3))
        inside.addLayout(self._head())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.space(3))
        self._area.setWidget(self._list)
        inside.addWidget(self._area, 1)
        inside.addWidget(style.text(self.tr("Legend"), tone="muted", size="small", weight=600))
        self.legend = Legend()
        inside.addWidget(self.legend)
        self.set_collapsed(False)

    def show_answers(self, answers: NeedsAnswer, zone: tzinfo, today: date) -> None:
        """Show these; cards that did not change are made anew too, they are few."""
        if (answers, today) == (self._answers, self._today):
            return
        self._answers, self._today = answers, today
        had = self._focused()
        self._clear()
        for clash in answers.clashes:
            self._add(self._clash(clash, zone))
        for move in answers.moves:
            self._add(self._move(move, zone))
        for refused in answers.refused:
            self._add(self._refused(refused, zone))
        for offer in answers.offers:
            self._add(self._offer(offer, zone, today))
        if not answers.count:
            self._column.addWidget(self._nothing())
        self._column.addStretch(1)
        self.calm.moved()
        self._show_count()
        if had is not None:
            self._focus_again(*had)

    def say_problem(self, session_id: UUID, problem: str) -> None:
        """On the card of what lost its time: why the time chosen could not be taken."""
        for card in self.cards:
            if isinstance(card, LostTimeCard) and card.session_id == session_id:
                card.say_problem(problem)

    def lead_to(self, about: frozenset[UUID]) -> None:
        """Open the panel and put the focus on the card about any of these ids, or on the first."""
        self.set_collapsed(False)
        card = next((card for card in self.cards if card.about & about), None) or next(iter(self.cards), None)
        if card is None:
            return
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, theme().tokens.space(3)))

    def set_collapsed(self, collapsed: bool) -> None:
        """A strip, or the whole panel."""
        changed = collapsed != self.collapsed
        self.collapsed = collapsed
        self.full.setVisible(not collapsed)
        self.strip.setVisible(collapsed)
        self.setFixedWidth(STRIP if collapsed else theme().tokens.size("side"))
        self._show_count()
        if changed:
            self.reshaped.emit()

    def sizeHint(self) -> QSize:
        return QSize(STRIP if self.collapsed else theme().tokens.size("side"), 200)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.heading = style.text(self.tr("Needs an answer"), tone="muted", size="small", weight=600)
        row.addWidget(self.heading)
        row.addStretch(1)
        self.fold = style.button("", role="quiet")
        self.fold.setProperty("compact", True)
        icons.set_icon(self.fold, "chevron-right", "ink3")
        self.fold.setAccessibleName(self.tr("Fold this list"))
        self.fold.setToolTip(self.fold.accessibleName())
        self.fold.clicked.connect(lambda: self._fold(collapsed=True))
        row.addWidget(self.fold)
        return row

    def _fold(self, *, collapsed: bool) -> None:
        self.set_collapsed(collapsed)
        self.folded.emit(collapsed)

    def _show_count(self) -> None:
        count = self._answers.count if self._answers else 0
        said = self.tr("%n things need an answer", "", count) if count else self.tr("Nothing needs an answer")
        self.strip.setText(str(count) if count else "")
        self.strip.setToolTip(said)
        self.strip.setAccessibleName(said)
        self.setAccessibleName(said)

    def _clash(self, clash: Clash, zone: tzinfo) -> AnswerCard:
        card = ClashCard(clash, zone)
        card.rebook_asked.connect(self.rebook_asked)
        card.cancel_asked.connect(self.cancel_asked)
        return card

    def _move(self, move: LostMove, zone: tzinfo) -> AnswerCard:
        card = MoveCard(move, zone)
        card.rebook_asked.connect(self.rebook_asked)
        card.dismiss_asked.connect(self.dismiss_asked)
        return card

    def _refused(self, line: PendingLine, zone: tzinfo) -> AnswerCard:
        card = RefusedCard(line, zone)
        card.dismiss_asked.connect(self.dismiss_asked)
        return card

    def _offer(self, offer: OfferWaiting, zone: tzinfo, today: date) -> AnswerCard:
        card = OfferCard(offer, zone, today)
        card.answer_asked.connect(self.answer_asked)
        card.show_asked.connect(self.show_asked)
        return card

    def _nothing(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme().tokens.space(5), 0, 0)
        column.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "circle-check", "done", 20)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(mark)
        label = style.text(self.tr("Nothing needs an answer"), tone="muted", size="small")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        self.nothing = label
        return holder

    def _add(self, card: AnswerCard) -> None:
        self.cards.append(card)
        self.calm.add(*card.buttons)
        self._column.addWidget(card)
        card.show()  # the layout would do so later; until then it could not take the focus

    def _focused(self) -> tuple[frozenset[UUID], str] | None:
        """Which card has the focus, and what the button says that has it (nothing: the card itself has it)."""
        now = cast("QWidget | None", self.window().focusWidget())  # also while another program has the keys
        for card in self.cards:
            if now is card or (now is not None and card.isAncestorOf(now)):
                return card.about, next((_says(button) for button in card.buttons if button is now), "")
        return None

    def _focus_again(self, about: frozenset[UUID], said: str) -> None:
        """What was made anew under the fingers keeps the focus; a card that has gone leaves it to the first.

        A button that says something else is another one, also where it stands in the same place.
        """
        same = next((card for card in self.cards if card.about & about), None)
        button = next((each for each in same.buttons if _says(each) == said), None) if same else None
        if button is not None:
            button.setFocus()
        elif same is not None or self.cards:
            (same or self.cards[0]).setFocus()
        else:
            self.emptied.emit()

    def _clear(self) -> None:
        self.cards.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


def _says(button: QPushButton) -> str:
    return button.accessibleName() or button.text()
