"""What needs an answer, beside the calendar, and the legend below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.legend import Legend

if TYPE_CHECKING:
    from desktop.presenters.needs_answer import LostTime, NeedsAnswer
    from desktop.views.calendar.answer_cards import AnswerCard
    from desktop.views.calendar.answer_list import AnswerList
    from desktop.views.calendar.calm_buttons import CalmButtons

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
    retry_asked = Signal(object)
    edit_settled = Signal(object, object)
    answer_asked = Signal(object, bool)
    leave_asked = Signal(object)
    handed_asked = Signal(object)
    folded = Signal(bool)
    """The person made it a strip (``True``), or a whole panel."""
    emptied = Signal()
    """The last card has gone with the focus."""

    def __init__(self, parent: QWidget | None = None, *, collapsed: bool = False) -> None:
        super().__init__(parent)
        style.mark(self, panel="side")
        self.collapsed = collapsed
        self._made: AnswerList | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self.strip = style.button("", role="quiet")
        icons.set_icon(self.strip, "inbox")
        self.strip.clicked.connect(lambda: self._fold(collapsed=False))
        outer.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.full = QWidget()
        outer.addWidget(self.full, 1)
        self.set_collapsed(collapsed)

    @cached_property
    def list(self) -> AnswerList:
        """The cards; all that stands beside the strip is made with them, when it is first needed."""
        from desktop.views.calendar.answer_list import AnswerList  # a strip without a card needs none

        tokens = theme().tokens
        made = self._made = AnswerList()
        inside = QVBoxLayout(self.full)
        inside.setContentsMargins(tokens.space(4), tokens.space(4), tokens.space(4), tokens.space(4))
        inside.setSpacing(tokens.space(3))
        inside.addLayout(self._head())
        for asked, told in (
            (made.rebook_asked, self.rebook_asked),
            (made.show_asked, self.show_asked),
            (made.cancel_asked, self.cancel_asked),
            (made.dismiss_asked, self.dismiss_asked),
            (made.retry_asked, self.retry_asked),
            (made.edit_settled, self.edit_settled),
            (made.answer_asked, self.answer_asked),
            (made.leave_asked, self.leave_asked),
            (made.handed_asked, self.handed_asked),
            (made.emptied, self.emptied),
        ):
            asked.connect(told)
        made.shown.connect(self._show_count)
        inside.addWidget(made, 1)
        inside.addWidget(style.text(self.tr("Legend"), tone="muted", size="small", weight=600))
        self.legend = Legend()
        inside.addWidget(self.legend)
        return made

    @property
    def cards(self) -> Sequence[AnswerCard]:
        """Those on view, from the top."""
        return self.list.cards

    @property
    def calm(self) -> CalmButtons:
        """What keeps a second click from what has come to lie under it."""
        return self.list.calm

    @property
    def nothing(self) -> QLabel:
        """What is said where there is no card."""
        return self.list.nothing

    def show_answers(self, answers: NeedsAnswer, zone: tzinfo, today: date) -> None:
        """Show these."""
        self.list.show_answers(answers, zone, today)

    def say_problem(self, about: UUID, problem: str) -> None:
        """On the card about this session or change: why what was chosen could not be done."""
        self.list.say_problem(about, problem)

    def offer_elsewhere(self, lost: LostTime, zone: tzinfo) -> None:
        """Other times for a booking that stands where nobody works, on the card that lists it."""
        self.list.offer_elsewhere(lost, zone)

    def lead_to(self, about: frozenset[UUID]) -> None:
        """Open the panel and put the focus on the card about any of these ids, or on the first."""
        self.set_collapsed(False)
        self.list.lead_to(about)

    def set_collapsed(self, collapsed: bool) -> None:
        """A strip, or the whole panel."""
        self.collapsed = collapsed
        if not collapsed:
            _ = self.list
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
        answers = self._made.answers if self._made else None
        count = answers.count if answers else 0
        said = self.tr("%n things need an answer", "", count) if count else self.tr("Nothing needs an answer")
        self.strip.setText(str(count) if count else "")
        self.strip.setToolTip(said)
        self.strip.setAccessibleName(said)
        self.setAccessibleName(said)
