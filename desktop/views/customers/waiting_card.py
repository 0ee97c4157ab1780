"""That a customer stands on the waitlist, on their page: what for, how it stands, and the way off it.

Not here: the list of all who wait (``waiting_view``), which books too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.presenters.on_server import Reached
from desktop.presenters.waiting_line import Waiter, WaitingLine
from desktop.theming import style
from desktop.theming.listen import listen
from desktop.views.asked import Spawn, asked_twice, note, trouble_words
from desktop.views.booking.phrases import say
from desktop.views.customers.card import Card
from desktop.views.waiting_words import about_words, standing_words


class WaitingCard(Card):
    """Hidden while they do not wait."""

    def __init__(
        self, line: WaitingLine, spawn: Spawn, zone: Callable[[], tzinfo], parent: QWidget | None = None
    ) -> None:
        super().__init__(QCoreApplication.translate("WaitingView", "On the waitlist"), parent=parent)
        self._line = line
        self._spawn = spawn
        self._zone = zone
        self._customer_id: UUID | None = None
        self._shown: object = None
        self.hide()
        listen(line.changed, self, self.refresh)

    def show_customer(self, customer_id: UUID) -> None:
        """This one is looked at."""
        self._customer_id = customer_id
        self.refresh()

    def refresh(self) -> None:
        """What is known of them now; what says the same stays, and with it a press that is under way."""
        waiters = self._line.of(self._customer_id) if self._customer_id is not None else []
        acted = self._line.reached is not Reached.LOOKED  # that looking failed is no matter of this one's
        said = trouble_words(self._line) if waiters and acted else ""
        shown = [(each.line.entry_id, *self._words(each)) for each in waiters], said, self._line.busy
        if shown == self._shown:
            return
        self._shown = shown
        self.empty()
        for waiter in waiters:
            self.put(self._row(waiter))
        if said:
            self.put(note(said, "bad"))
        self.setVisible(bool(waiters))

    def _words(self, waiter: Waiter) -> tuple[str, str]:
        return about_words(waiter, self._zone()), standing_words(waiter, self._zone())

    def _row(self, waiter: Waiter) -> QWidget:
        translate = QCoreApplication.translate
        about, standing = self._words(waiter)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        said = style.text(f"{about}\n{standing}")
        said.setWordWrap(True)
        row.addWidget(said, 1)
        off = style.button(translate("WaitingView", "Take off the list"))
        off.setAccessibleName(say(translate("WaitingView", "Take %1 off the list"), waiter.name))
        off.setEnabled(not self._line.busy)
        asked_twice(
            off,
            translate("WaitingView", "Really take off"),
            partial(_take_off, self._spawn, self._line, waiter.line.entry_id),
        )
        row.addWidget(off)
        return holder


def _take_off(spawn: Spawn, line: WaitingLine, entry_id: UUID) -> None:
    spawn(line.take_off(entry_id))
