"""The offers of the My work screen: those to answer on top, then what was accepted, and what ended without an answer.

While something is pressed nothing comes or goes: news wait until it is let go.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.work_model import OfferBoard, Switch
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.work import work_words
from desktop.views.work.offer_card import AcceptedCardView, OfferCardView
from desktop.views.work.parts import line, say
from desktop.views.work.work_card import NUMBERS, WorkCard


class OfferList(QWidget):
    """``answered`` carries an offer's key and whether it was accepted, ``opened`` a session's id."""

    answered = Signal(object, bool)
    opened = Signal(object)
    emptied = Signal()
    """The last offer has gone with the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[UUID, OfferCardView] = {}
        self.accepted: list[AcceptedCardView] = []
        self.ended: list[QLabel] = []
        self.calm = CalmButtons(self)
        self._next: tuple[OfferBoard, Switch, tzinfo] | None = None
        """Came while something was down."""
        self._shown: object = None
        self._lay_out()

    def show_offers(self, board: OfferBoard, switch: Switch, zone: tzinfo, now: int) -> None:
        """Show these; at once, or as soon as nothing is down."""
        if any(card.is_down for card in self._all_cards()):
            self._next = (board, switch, zone)
            return
        self._next = None
        had = self._focused()
        self._show_open(board, zone)
        self._show_past(board, zone)
        self.count.setText(str(len(board.to_answer)) if board.to_answer else "")
        self.setAccessibleName(fill(self.tr("Offers: %1"), str(len(board.to_answer))))
        say(
            self.hint,
            self.tr("Accept or decline as suits you: declining costs you nothing.")
            if board.to_answer
            else "",
        )
        say(self.age, work_words.age_words(board, switch, zone))
        say(self.nothing, "" if board.to_answer else work_words.nothing_words(switch))
        self.count_down(now)
        self.calm.moved()
        if had is not None:
            self._focus_again(*had)

    def count_down(self, now: int) -> None:
        """Some seconds have passed."""
        for card in self.cards.values():
            card.count_down(now)

    def focus_first(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> bool:
        """Put the keys on the first offer; whether there is one."""
        first = next(iter(self._all_cards()), None)
        if first is not None:
            first.setFocus(reason)
        return first is not None

    def answer_only(self, event: QKeyEvent) -> bool:
        """A number that was pressed beside the offers: of one alone it is the answer, of several it leads to the first.

        Whether it was a number, and there is an offer.
        """
        open_ones = [*self.cards.values()]
        if Qt.Key(event.key()) not in NUMBERS or not open_ones:
            return False
        if len(open_ones) == 1:
            return open_ones[0].answer_by(event)
        open_ones[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """What is down just then is not heard to be let go."""
        super().hideEvent(event)
        for card in self._all_cards():
            card.held = False
            for button in card.buttons:
                button.setDown(False)
        self._catch_up()

    # --- inside

    def _lay_out(self) -> None:
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(style.text(self.tr("Offers"), weight=600))
        self.count = style.text("", tone="faint")
        head.addWidget(self.count)
        head.addStretch(1)
        outer.addLayout(head)
        self.hint, self.age = line("faint"), line("muted")
        outer.addWidget(self.hint)
        outer.addWidget(self.age)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, space(3))
        column.setSpacing(space(2))
        self.nothing = line("faint")
        column.addWidget(self.nothing)
        self._open, self._past = QVBoxLayout(), QVBoxLayout()
        for part in (self._open, self._past):
            part.setSpacing(space(2))
            column.addLayout(part)
        column.addStretch(1)
        self._area.setWidget(inside)
        outer.addWidget(self._area, 1)

    def _all_cards(self) -> list[WorkCard]:
        return [*self.cards.values(), *self.accepted]

    def _show_open(self, board: OfferBoard, zone: tzinfo) -> None:
        wanted = {offer.key: offer for offer in board.to_answer}
        for key in [key for key in self.cards if key not in wanted]:
            _away(self.cards.pop(key))
        cards = {}
        for place, (key, offer) in enumerate(wanted.items()):
            card = self.cards.get(key)
            if card is None:
                card = OfferCardView(offer, board, zone, self.calm, self)
                card.answered.connect(self.answered)
                card.walked.connect(self._walk)
                card.let_go.connect(self._let_go)
            else:
                card.show_offer(offer, board, zone)
            if self._open.indexOf(card) != place:
                self._open.insertWidget(place, card)
                card.show()
            cards[key] = card
        self.cards = cards

    def _show_past(self, board: OfferBoard, zone: tzinfo) -> None:
        """Made anew when something of it is other than before."""
        shown = (board.accepted, board.ended)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._past.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                _away(widget)
        self.accepted, self.ended = [], []
        if board.accepted:
            self._past.addWidget(style.text(self.tr("Accepted"), tone="muted", size="small", weight=600))
        for offer in board.accepted:
            card = AcceptedCardView(offer, zone, self)
            card.opened.connect(self._open_accepted)
            card.walked.connect(self._walk)
            card.let_go.connect(self._let_go)
            self._past.addWidget(card)
            card.show()
            self.accepted.append(card)
        if board.ended:
            self._past.addWidget(
                style.text(self.tr("No longer offered"), tone="muted", size="small", weight=600)
            )
        for offer in board.ended:
            label = line("faint")
            about = DOT.join((work_words.when_words(offer, zone), work_words.vehicle_words(offer)))
            label.setText(f"{about}\n{work_words.ended_words(offer)}")
            self._past.addWidget(label)
            self.ended.append(label)

    def _open_accepted(self, key: UUID) -> None:
        card = next(card for card in self.accepted if card.key == key)
        self.opened.emit(card.offer.session_id)

    def _walk(self, step: int) -> None:
        cards = self._all_cards()
        at = cards.index(cast("WorkCard", self.sender())) + step
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(cards[at])

    def _focused(self) -> tuple[UUID, int, int] | None:
        """Which card has the keys, which of its buttons (-1: itself), and where it stands."""
        now = cast("QWidget | None", self.window().focusWidget())
        for place, card in enumerate(self._all_cards()):
            if now is card or (now is not None and card.isAncestorOf(now)):
                return card.key, next((n for n, b in enumerate(card.buttons) if b is now), -1), place
        return None

    def _focus_again(self, key: UUID, button: int, place: int) -> None:
        """A card that has gone leaves the keys to the one in its place, never to a button of it."""
        cards = self._all_cards()
        same = next((card for card in cards if card.key == key), None)
        if same is not None:
            (same.buttons[button] if 0 <= button < len(same.buttons) else same).setFocus()
        elif cards:
            cards[min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.emptied.emit()

    def _let_go(self) -> None:
        """What the press does comes first: a button is let go before it is clicked."""
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._next is not None:
            board, switch, zone = self._next
            self.show_offers(board, switch, zone, next((c._now for c in self.cards.values()), 0))


def _away(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
