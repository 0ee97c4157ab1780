"""What needs an answer, beside the calendar, and the legend below it."""

from __future__ import annotations

from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.conflicts import Clash, NeedsAnswer, OfferWaiting
from desktop.presenters.pending_changes import PendingLine
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.answer_cards import ClashCard, OfferCard, RefusedCard
from desktop.views.calendar.legend import Legend

STRIP = 44


class SidePanel(QWidget):
    """Cards, oldest matter first. Collapsed it is a strip with their number."""

    rebook_asked = Signal(object, object)
    """A session's id and the ``Alternative`` chosen."""
    show_asked = Signal(object)
    """A session's id."""
    cancel_asked = Signal(object)
    dismiss_asked = Signal(object)
    """A mutation's id."""
    answer_asked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="side")
        tokens = theme().tokens
        self.collapsed = False
        self.cards: list[QFrame] = []
        self._answers: NeedsAnswer | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self.strip = style.button("", role="quiet")
        icons.set_icon(self.strip, "inbox")
        self.strip.clicked.connect(lambda: self.set_collapsed(False))
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
        if answers == self._answers:
            return
        self._answers = answers
        self._clear()
        for clash in answers.clashes:
            self._add(self._clash(clash, zone))
        for refused in answers.refused:
            self._add(self._refused(refused, zone))
        for offer in answers.offers:
            self._add(self._offer(offer, zone, today))
        if not answers.count:
            self._column.addWidget(self._nothing())
        self._column.addStretch(1)
        self._show_count()

    def say_problem(self, session_id: UUID, problem: str) -> None:
        """On the card of a clash: why the time chosen could not be taken."""
        for card in self.cards:
            if isinstance(card, ClashCard) and card.session_id == session_id:
                card.problem.setText(problem)
                card.problem.show()

    def set_collapsed(self, collapsed: bool) -> None:
        """A strip, or the whole panel."""
        self.collapsed = collapsed
        self.full.setVisible(not collapsed)
        self.strip.setVisible(collapsed)
        self.setFixedWidth(STRIP if collapsed else theme().tokens.size("side"))
        self._show_count()

    def sizeHint(self) -> QSize:
        return QSize(STRIP if self.collapsed else theme().tokens.size("side"), 200)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.heading = style.text(self.tr("Needs an answer"), tone="muted", size="small", weight=600)
        row.addWidget(self.heading)
        row.addStretch(1)
        return row

    def _show_count(self) -> None:
        count = self._answers.count if self._answers else 0
        said = self.tr("%n things need an answer", "", count) if count else self.tr("Nothing needs an answer")
        self.strip.setText(str(count) if count else "")
        self.strip.setToolTip(said)
        self.strip.setAccessibleName(said)
        self.setAccessibleName(said)

    def _clash(self, clash: Clash, zone: tzinfo) -> QFrame:
        card = ClashCard(clash, zone)
        card.rebook_asked.connect(self.rebook_asked)
        card.cancel_asked.connect(self.cancel_asked)
        return card

    def _refused(self, line: PendingLine, zone: tzinfo) -> QFrame:
        card = RefusedCard(line, zone)
        card.dismiss_asked.connect(self.dismiss_asked)
        return card

    def _offer(self, offer: OfferWaiting, zone: tzinfo, today: date) -> QFrame:
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

    def _add(self, card: QFrame) -> None:
        self.cards.append(card)
        self._column.addWidget(card)

    def _clear(self) -> None:
        self.cards.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
