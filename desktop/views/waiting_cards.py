"""The cards of those who wait for a mechanic at once, and of searches that go on.

Each stays as long as what it is about, and with it the keys and half a press; news change its words. Not here: who
waits, or what a press leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.waiting_line import Running, Waiter
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.asked import asked_twice, asks, note
from desktop.views.booking.phrases import say
from desktop.views.booking_now import now_words
from desktop.views.waiting_words import about_words, said_words, standing_words


class _Card(QFrame):
    """A title, what stands under it, and buttons at the end."""

    def __init__(self) -> None:
        super().__init__()
        style.mark(self, panel="card")
        space = theme().tokens.space
        line = QHBoxLayout(self)
        line.setContentsMargins(space(4), space(3), space(4), space(3))
        line.setSpacing(space(3))
        mark = QLabel()
        icons.set_icon(mark, "user")
        line.addWidget(mark)
        self.column = QVBoxLayout()
        self.column.setSpacing(space(1))
        self.title = style.text("", weight=600)
        self.about, self.more = note("", "muted"), note("", "muted")
        for label in (self.title, self.about, self.more):
            self.column.addWidget(label)
        line.addLayout(self.column, 1)
        self.row = QHBoxLayout()
        self.row.setSpacing(space(2))
        line.addLayout(self.row)

    def say(self, title: str, about: str, more: str) -> None:
        self.title.setText(title)
        self.about.setText(about)
        self.more.setText(more)
        self.more.setVisible(bool(more))

    @property
    def buttons(self) -> list[QPushButton]:
        """In the order in which Tab goes through them."""
        found = [self.row.itemAt(place) for place in range(self.row.count())]
        return [cast("QPushButton", item.widget()) for item in found if item is not None]


class WaiterCard(_Card):
    """``booked`` carries the place in the line whose time is held."""

    booked = Signal(object)

    def __init__(self, waiter: Waiter, take_off: Callable[[], None]) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._waiter = waiter
        self._held: bool | None = None
        self.count = style.text("")
        self.count.setWordWrap(True)
        self.column.addWidget(self.count)
        self.book = style.button(translate("WaitingView", "Book"), role="primary", icon="phone")
        self.book.clicked.connect(self._book)
        self.off = style.button(translate("WaitingView", "Take off the list"))
        asked_twice(self.off, translate("WaitingView", "Really take off"), take_off)
        self.row.addWidget(self.book)
        self.row.addWidget(self.off)

    def show_waiter(self, waiter: Waiter, zone: tzinfo) -> None:
        """As they stand now."""
        translate = QCoreApplication.translate
        self._waiter = waiter
        held, line, said = waiter.held_for is not None, waiter.line, said_words(waiter)
        place = "" if line.position is None else f"{line.position} · "
        name, about = waiter.name or translate("WaitingView", "A customer"), about_words(waiter, zone)
        self.say(place + name, about, said)
        aloud = f"{place}{name}, {about}"
        self.setAccessibleName(f"{aloud}. {said}" if said else aloud)
        self.count.setText(standing_words(waiter, zone))
        if held != self._held:
            self._held = held
            style.set_font(self.count, weight=600 if held else 400)
            style.mark(self.count, tone="" if held else "muted")
        if not asks(self.off):
            self.off.setAccessibleName(say(translate("WaitingView", "Take %1 off the list"), waiter.name))
        self.book.setAccessibleName(say(translate("WaitingView", "Book for %1"), waiter.name))
        if self.book.hasFocus() and not held:
            self.off.setFocus()  # else they would go to another's
        self.book.setVisible(held)

    def _book(self) -> None:
        self.booked.emit(self._waiter.line)


class SearchCard(_Card):
    """``asked`` carries the search that is to be shown."""

    asked = Signal(object)

    def __init__(self, running: Running) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._running = running
        self.open = style.button(translate("WaitingView", "Show"), icon="search")
        self.open.setAccessibleName(say(translate("WaitingView", "Show the search for %1"), running.name))
        self.open.clicked.connect(self._ask)
        self.row.addWidget(self.open)

    def show_running(self, running: Running) -> None:
        """As it stands now."""
        self._running = running
        standing = now_words.standing_words(running.search.standing, "")
        names = ", ".join(offer.name for offer in running.search.open_offers())
        asked = say(QCoreApplication.translate("WaitingView", "Asked now: %1"), names) if names else ""
        self.say(running.name, standing, asked)
        self.setAccessibleName(f"{running.name}, {standing}")

    def _ask(self) -> None:
        self.asked.emit(self._running)


class CardList(QWidget):
    """A heading and cards below each other; nothing while there are none. ``page`` has the keys of one that goes."""

    def __init__(self, heading: str, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(4))
        self._column.addWidget(style.text(heading, weight=600))
        self._cards: list[_Card] = []

    def show_cards(self, cards: Sequence[_Card]) -> None:
        """These and no others, in this order."""
        for card in self._cards:
            if card not in cards:
                self._drop(card)
        self._cards = list(cards)
        for place, card in enumerate(cards, start=1):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show()
        _tab_through([button for card in cards for button in card.buttons])
        self.setVisible(bool(cards))

    def _drop(self, card: _Card) -> None:
        if card.isAncestorOf(cast("QWidget | None", self.window().focusWidget()) or self):
            self._page.setFocus()
        card.hide()
        self._column.removeWidget(card)
        card.deleteLater()


def _tab_through(buttons: Iterable[QWidget]) -> None:
    for one, other in pairwise(buttons):
        QWidget.setTabOrder(one, other)
