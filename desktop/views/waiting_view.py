"""Who waits for a mechanic at once: searches that go on, and the waitlist. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.now_draft import NowSeed
from desktop.presenters.now_search import Search
from desktop.presenters.waiting_line import Running, Waiter, WaitingLine
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.asked import AskedPage, Spawn, note
from desktop.views.header import Header
from desktop.views.waiting_cards import CardList, SearchCard, WaiterCard
from scheduling.matching_messages import WaitlistLine

TICK_MS = 1000


class WaitingView(AskedPage):
    """``zone`` is the workshop's; ``book_now`` opens the window for a session at once."""

    def __init__(
        self,
        presenter: WaitingLine,
        spawn: Spawn,
        zone: Callable[[], tzinfo],
        book_now: Callable[[NowSeed], None],
    ) -> None:
        super().__init__(presenter, spawn)
        self._line = presenter
        self._zone = zone
        self._book_now = book_now
        self._laid = False
        """Whether the lists are on view: from then on the same cards follow what is known."""
        self._searches: dict[Search, SearchCard] = {}
        self._waiters: dict[UUID, WaiterCard] = {}
        self._header = Header(self.tr("Waiting for a mechanic"))
        self.column.insertWidget(0, self._header)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self.refresh()

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end of the header."""
        self._header.set_trailing(widget)

    def load(self) -> None:
        """Ask the server anew."""
        self._spawn(self._line.load())

    def refresh(self) -> None:
        if self._laid:
            self._tell()
            self._follow()
        else:
            super().refresh()

    def content(self) -> Sequence[QWidget]:
        """Laid once: a press that is half done, or the keys, are lost to no news."""
        self._laid = True
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(4))
        self._running = CardList(self.tr("Searches under way"), self)
        self._waiting = CardList(self.tr("On the waitlist"), self)
        self._nobody = note(
            self.tr("Nobody is waiting. Who finds no mechanic online can join from Book now."), "muted"
        )
        for part in (self._running, self._waiting, self._nobody, self._ask()):
            column.addWidget(part)
        self._follow()
        return [holder]

    # --- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    # --- inside

    def _follow(self) -> None:
        """What is known now."""
        running, waiters, zone = self._line.running(), self._line.waiters(), self._zone()
        self._searches = {each.search: self._search_card(each) for each in running}
        for each in running:
            self._searches[each.search].show_running(each)
        self._waiters = {each.line.entry_id: self._card(each) for each in waiters}
        for waiter in waiters:
            self._waiters[waiter.line.entry_id].show_waiter(waiter, zone)
        self._running.show_cards([*self._searches.values()])
        self._waiting.show_cards([*self._waiters.values()])
        self._nobody.setVisible(not running and not waiters and not self._line.problem)

    def _ask(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        button = style.button(self.tr("Book now"), icon="phone")
        button.clicked.connect(partial(_open, self._book_now, NowSeed()))
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _card(self, waiter: Waiter) -> WaiterCard:
        entry_id = waiter.line.entry_id
        known = self._waiters.get(entry_id)
        if known is not None:
            return known
        card = WaiterCard(waiter, partial(_take_off, self._spawn, self._line, entry_id))
        card.booked.connect(self._book)
        return card

    def _search_card(self, running: Running) -> SearchCard:
        known = self._searches.get(running.search)
        if known is not None:
            return known
        card = SearchCard(running)
        card.asked.connect(self._show)
        return card

    def _tick(self) -> None:
        """What counts down is written anew; whose time has run out is shown so."""
        self._line.tick()
        if self._laid:
            self._follow()

    def _book(self, line: WaitlistLine) -> None:
        self._book_now(NowSeed(entry=line, draft=self._line.draft(line.entry_id)))

    def _show(self, each: Running) -> None:
        self._line.let_go(each.search)
        self._book_now(NowSeed(draft=each.draft, search=each.search))


def _open(book_now: Callable[[NowSeed], None], seed: NowSeed, _checked: bool = False) -> None:
    book_now(seed)


def _take_off(spawn: Spawn, line: WaitingLine, entry_id: UUID) -> None:
    spawn(line.take_off(entry_id))
