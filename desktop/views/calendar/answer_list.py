"""The cards of what needs an answer: beside the calendar, and on the page behind the sync badge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import partial
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.edit_clashes import EditClash
from desktop.presenters.hours_model import StrandedLine
from desktop.presenters.needs_answer import Clash, LostMove, LostTime, NeedsAnswer, OfferWaiting
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
from desktop.views.calendar.edit_card import EditCard

if TYPE_CHECKING:
    from desktop.presenters.hand_backs import HandBack  # of the server: not needed for the first paint


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A card that is to be in the list; two that are ``made_from`` the same say the same."""

    made_from: tuple[object, ...]
    make: Callable[[], AnswerCard]


class AnswerList(QScrollArea):
    """Cards, what was lost first. A card stays the same widget for as long as it says the same.

    While a button in it is down nothing comes, goes or slides: news wait until it is let go.
    """

    rebook_asked = Signal(object, object)
    """A session's id and the ``Alternative`` chosen."""
    show_asked = Signal(object)
    """A session's id."""
    cancel_asked = Signal(object)
    dismiss_asked = Signal(object)
    """A mutation's id."""
    retry_asked = Signal(object)
    """A mutation's id."""
    edit_settled = Signal(object, object)
    """A mutation's id and the fields that the person takes of it."""
    answer_asked = Signal(object, bool)
    leave_asked = Signal(object)
    """The ids of sessions."""
    handed_asked = Signal(object)
    """A refund's id."""
    emptied = Signal()
    """The last card has gone with the focus."""
    shown = Signal()
    """Other answers are on view than before."""

    def __init__(self, parent: QWidget | None = None, *, wide: bool = False) -> None:
        """``wide``: its cards have room for two values side by side."""
        super().__init__(parent)
        self._wide = wide
        self.cards: list[AnswerCard] = []
        self.calm = CalmButtons(self)
        self.answers: NeedsAnswer | None = None
        """Those on view."""
        self._shown: tuple[NeedsAnswer, tzinfo, date] | None = None
        self._next: tuple[NeedsAnswer, tzinfo, date] | None = None
        """Came while a button was down."""
        self._made_from: dict[AnswerCard, tuple[object, ...]] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(3))
        self.setWidget(self._list)

    def show_answers(self, answers: NeedsAnswer, zone: tzinfo, today: date) -> None:
        """Show these; at once, or as soon as no button is down."""
        self._next = None
        if (answers, zone, today) == self._shown:
            return
        if any(button.isDown() for button in self._buttons()):
            self._next = (answers, zone, today)
            return
        self._shown, self.answers = (answers, zone, today), answers
        had = self._focused()
        self._lay(self._wanted(answers, zone, today))
        self.calm.moved()
        if had is not None and had[0] not in self.cards:
            self._focus_again(had[0].about, had[1])
        self.shown.emit()

    def say_problem(self, about: UUID, problem: str) -> None:
        """On the card about this session or change: why what was chosen could not be done."""
        for card in self.cards:
            if about in card.about:
                card.say_problem(problem)

    def offer_elsewhere(self, lost: LostTime, zone: tzinfo) -> None:
        """Other times for a booking that stands where nobody works, on the card that lists it."""
        from desktop.views.calendar.stranded_card import StrandedCard  # seldom there

        for card in self.cards:
            if isinstance(card, StrandedCard) and lost.session_id in card.about:
                card.offer_elsewhere(lost, zone)

    def lead_to(self, about: frozenset[UUID]) -> None:
        """Put the focus on the card about any of these ids, or on the first."""
        card = next((card for card in self.cards if card.about & about), None) or next(iter(self.cards), None)
        if card is None:
            return
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, card, lambda: self.ensureWidgetVisible(card, 0, theme().tokens.space(3)))

    def hideEvent(self, event: QHideEvent) -> None:
        """A button that is down just then is not heard to be let go."""
        super().hideEvent(event)
        for button in self._buttons():
            button.setDown(False)
        self._catch_up()

    def _wanted(self, answers: NeedsAnswer, zone: tzinfo, today: date) -> Iterator[_Wanted]:
        for clash in answers.clashes:
            yield _Wanted((clash, zone), partial(self._clash, clash, zone))
        for move in answers.moves:
            yield _Wanted((move, zone), partial(self._move, move, zone))
        for edit in answers.edits:
            yield _Wanted((edit,), partial(self._edit, edit))
        for refused in answers.refused:
            yield _Wanted((refused, zone), partial(self._refused, refused, zone))
        if answers.stranded:
            yield _Wanted((answers.stranded, zone), partial(self._stranded, answers.stranded, zone))
        for back in answers.hand_backs:
            yield _Wanted((back, zone), partial(self._hand_back, back, zone))
        for offer in answers.offers:
            yield _Wanted((offer, zone, today), partial(self._offer, offer, zone, today))

    def _lay(self, wanted: Iterator[_Wanted]) -> None:
        """In this order; what is there already keeps its card, what is not wanted any more goes."""
        left = dict(self._made_from)
        self._made_from = {}
        for each in wanted:
            card = next((card for card, made_from in left.items() if made_from == each.made_from), None)
            if card is None:
                card = self._watched(each.make())
                before = next((old for old in left if old.about & card.about), None)
                if before is not None:
                    card.stand_for(before)
            else:
                del left[card]
            self._made_from[card] = each.made_from
        self.cards = [*self._made_from]
        self._clear()
        for card in self.cards:
            self._column.addWidget(card)
            card.show()  # the layout would do so later; until then it could not take the focus
        if not self.cards:
            self._column.addWidget(self._nothing())
        self._column.addStretch(1)
        self._order_tabs()

    def _watched(self, card: AnswerCard) -> AnswerCard:
        self.calm.add(*card.buttons)
        for button in card.findChildren(QAbstractButton):
            button.released.connect(self._let_go)
        return card

    def _order_tabs(self) -> None:
        """From card to card as they stand: one that came later would else be the last by Tab."""
        before: QWidget = self._list
        for card in self.cards:
            for widget in (card, *card.findChildren(QAbstractButton)):
                QWidget.setTabOrder(before, widget)
                before = widget

    def _buttons(self) -> list[QAbstractButton]:
        return [button for card in self.cards for button in card.findChildren(QAbstractButton)]

    def _let_go(self) -> None:
        """What the button does comes first: it is said to be let go before it is said to be clicked."""
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._next is not None:
            self.show_answers(*self._next)

    def _clash(self, clash: Clash, zone: tzinfo) -> AnswerCard:
        card = ClashCard(clash, zone)
        card.cancel_asked.connect(self.cancel_asked)
        return self._rebooking(card)

    def _move(self, move: LostMove, zone: tzinfo) -> AnswerCard:
        card = MoveCard(move, zone)
        card.dismiss_asked.connect(self.dismiss_asked)
        return self._rebooking(card)

    def _rebooking(self, card: LostTimeCard) -> AnswerCard:
        card.rebook_asked.connect(self.rebook_asked)
        return card

    def _edit(self, edit: EditClash) -> AnswerCard:
        card = EditCard(edit, wide=self._wide)
        card.settled.connect(self.edit_settled)
        return card

    def _refused(self, line: PendingLine, zone: tzinfo) -> AnswerCard:
        card = RefusedCard(line, zone)
        card.dismiss_asked.connect(self.dismiss_asked)
        card.retry_asked.connect(self.retry_asked)
        return card

    def _offer(self, offer: OfferWaiting, zone: tzinfo, today: date) -> AnswerCard:
        card = OfferCard(offer, zone, today)
        card.answer_asked.connect(self.answer_asked)
        card.show_asked.connect(self.show_asked)
        return card

    def _stranded(self, lines: Sequence[StrandedLine], zone: tzinfo) -> AnswerCard:
        from desktop.views.calendar.stranded_card import StrandedCard  # seldom there

        card = StrandedCard(lines, zone)
        card.show_asked.connect(self.show_asked)
        card.leave_asked.connect(self.leave_asked)
        card.rebook_asked.connect(self.rebook_asked)
        return card

    def _hand_back(self, line: HandBack, zone: tzinfo) -> AnswerCard:
        from desktop.views.calendar.hand_back_card import HandBackCard  # seldom there

        card = HandBackCard(line, zone)
        card.handed_asked.connect(self.handed_asked)
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
        label = style.text(
            QCoreApplication.translate("SidePanel", "Nothing needs an answer"), tone="muted", size="small"
        )
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        self.nothing = label
        return holder

    def _focused(self) -> tuple[AnswerCard, str] | None:
        """Which card has the focus, and what the button says that has it (nothing: the card itself has it)."""
        now = cast("QWidget | None", self.window().focusWidget())  # also while another program has the keys
        for card in self.cards:
            if now is card or (now is not None and card.isAncestorOf(now)):
                return card, next((_says(button) for button in card.buttons if button is now), "")
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
        """Take all out of the column; what is not to be in it again goes."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._made_from:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


def _says(button: QPushButton) -> str:
    return button.accessibleName() or button.text()
