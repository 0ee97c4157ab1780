"""Who waits for a mechanic at once: searches that go on, and the waitlist. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.now_draft import NowSeed
from desktop.presenters.waiting_line import Running, Waiter, WaitingLine
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.asked import AskedPage, Spawn, asked_twice, note
from desktop.views.booking.phrases import say
from desktop.views.booking_now import now_words
from desktop.views.header import Header
from desktop.views.waiting_words import about_words, said_words, standing_words

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
        self._counting: dict[UUID, QLabel] = {}
        """What counts down, by the place in the line."""
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

    def content(self) -> Sequence[QWidget]:
        self._counting = {}
        searches, waiters = self._line.running(), self._line.waiters()
        shown: list[QWidget] = []
        if searches:
            shown.append(style.text(self.tr("Searches under way"), weight=600))
            shown += [self._search_card(each) for each in searches]
        if waiters:
            shown.append(style.text(self.tr("On the waitlist"), weight=600))
            shown += [self._card(each) for each in waiters]
        if not shown and not self._line.problem:
            shown.append(
                note(
                    self.tr("Nobody is waiting. Who finds no mechanic online can join from Book now."),
                    "muted",
                )
            )
        shown.append(self._ask())
        return shown

    # --- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    # --- inside

    def _ask(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        button = style.button(self.tr("Book now"), icon="phone")
        button.clicked.connect(partial(_open, self._book_now, NowSeed()))
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _card(self, waiter: Waiter) -> QWidget:
        line = waiter.line
        held = waiter.held_for is not None
        place = "" if line.position is None else f"{line.position} · "
        about = about_words(waiter, self._zone())
        card, column, row = _card(place + (waiter.name or self.tr("A customer")), about)
        said = said_words(waiter)
        if said:
            card.setAccessibleName(f"{card.accessibleName()}. {said}")
            column.addWidget(note(said, "muted"))
        count = style.text(standing_words(waiter, self._zone()), weight=600 if held else 400)
        if not held:
            style.mark(count, tone="muted")
        count.setWordWrap(True)
        column.addWidget(count)
        if held:
            self._counting[line.entry_id] = count
            book = style.button(self.tr("Book"), role="primary", icon="phone")
            book.setAccessibleName(say(self.tr("Book for %1"), waiter.name))
            seed = NowSeed(entry=line, draft=self._line.draft(line.entry_id))
            book.clicked.connect(partial(_open, self._book_now, seed))
            row.addWidget(book)
        off = style.button(self.tr("Take off the list"))
        off.setAccessibleName(say(self.tr("Take %1 off the list"), waiter.name))
        asked_twice(off, self.tr("Really take off"), partial(self._take_off, line.entry_id))
        row.addWidget(off)
        return card

    def _search_card(self, each: Running) -> QWidget:
        standing = now_words.standing_words(each.search.standing, "")
        card, column, row = _card(each.name, standing)
        asked = ", ".join(offer.name for offer in each.search.open_offers())
        if asked:
            column.addWidget(note(say(self.tr("Asked now: %1"), asked), "muted"))
        show = style.button(self.tr("Show"), icon="search")
        show.setAccessibleName(say(self.tr("Show the search for %1"), each.name))
        show.clicked.connect(partial(self._show, each))
        row.addWidget(show)
        return card

    def _tick(self) -> None:
        """Only what counts down is written anew; whose time has run out is shown so."""
        self._line.tick()
        held = {waiter.line.entry_id: waiter for waiter in self._line.held()}
        if set(held) != set(self._counting):
            self.refresh()
            return
        for entry_id, label in self._counting.items():
            label.setText(standing_words(held[entry_id], self._zone()))

    def _show(self, each: Running, _checked: bool = False) -> None:
        self._line.let_go(each.search)
        self._book_now(NowSeed(draft=each.draft, search=each.search))

    def _take_off(self, entry_id: UUID) -> None:
        self._spawn(self._line.take_off(entry_id))


def _open(book_now: Callable[[NowSeed], None], seed: NowSeed, _checked: bool = False) -> None:
    book_now(seed)


def _card(title: str, about: str) -> tuple[QFrame, QVBoxLayout, QHBoxLayout]:
    """A card, what stands under its title, and where its buttons go."""
    card = QFrame()
    style.mark(card, panel="card")
    card.setAccessibleName(f"{title}, {about}")
    space = theme().tokens.space
    line = QHBoxLayout(card)
    line.setContentsMargins(space(4), space(3), space(4), space(3))
    line.setSpacing(space(3))
    mark = QLabel()
    icons.set_icon(mark, "user")
    line.addWidget(mark)
    column = QVBoxLayout()
    column.setSpacing(space(1))
    column.addWidget(style.text(title, weight=600))
    column.addWidget(note(about, "muted"))
    line.addLayout(column, 1)
    row = QHBoxLayout()
    row.setSpacing(space(2))
    line.addLayout(row)
    return card, column, row
