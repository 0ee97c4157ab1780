"""That a customer stands on the waitlist, on their page: what for, how it stands, and the way off it.

Not here: the list of all who wait (``waiting_view``), which books too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.presenters.on_server import Reached
from desktop.presenters.waiting_line import Waiter, WaitingLine
from desktop.theming import style
from desktop.theming.listen import listen
from desktop.views.asked import Spawn, asked_twice, note, trouble_words
from desktop.views.booking.phrases import say
from desktop.views.customers.card import Card
from desktop.views.waiting_words import about_words, standing_words

TICK_MS = 1000


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
        self._rows: dict[UUID, _Row] = {}
        """Each stays as long as its place does, and with it a press that is under way."""
        self._trouble = note("", "bad")
        self.put(self._trouble)
        self._had: QWidget | None = None
        """What had the keys before it was disabled."""
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.refresh)
        self.hide()
        listen(line.changed, self, self.refresh)

    def show_customer(self, customer_id: UUID) -> None:
        """This one is looked at."""
        self._customer_id = customer_id
        self.refresh()

    def refresh(self) -> None:
        """What is known of them now."""
        waiters = self._line.of(self._customer_id) if self._customer_id is not None else []
        self._keep({each.line.entry_id: each for each in waiters})
        for waiter in waiters:
            self._rows[waiter.line.entry_id].said.setText(self._words(waiter))
        acted = self._line.reached is not Reached.LOOKED  # that looking failed is no matter of this one's
        self._trouble.setText(trouble_words(self._line) if waiters and acted else "")
        self._trouble.setVisible(bool(self._trouble.text()))
        self._enable()
        self.setVisible(bool(waiters))

    # --- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    # --- inside

    def _keep(self, waiters: dict[UUID, Waiter]) -> None:
        """A row for each of these and for no other."""
        for gone in self._rows.keys() - waiters.keys():
            row = self._rows.pop(gone).holder
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (entry_id, waiter) in enumerate(waiters.items()):
            if entry_id not in self._rows:
                made = self._rows[entry_id] = self._row(waiter)
                self.body.insertWidget(place, made.holder)
                made.holder.show()

    def _enable(self) -> None:
        """Not while the server is asked; the keys wait on the card then, and come back."""
        buttons = [row.off for row in self._rows.values()]
        busy = self._line.busy
        had = next((each for each in buttons if each.hasFocus()), None)
        if busy and had is not None:
            self._had = had
            self.setFocus()
        for each in buttons:
            each.setEnabled(not busy)
        if not busy:
            if self._had in buttons and self.hasFocus() and self._had is not None:
                self._had.setFocus()
            self._had = None

    def _words(self, waiter: Waiter) -> str:
        return f"{about_words(waiter, self._zone())}\n{standing_words(waiter, self._zone())}"

    def _row(self, waiter: Waiter) -> _Row:
        translate = QCoreApplication.translate
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        said = style.text("")
        said.setWordWrap(True)
        row.addWidget(said, 1)
        off = style.button(translate("WaitingView", "Take off the list"))
        off.setAccessibleName(say(translate("WaitingView", "Take %1 off the list"), waiter.name))
        asked_twice(
            off,
            translate("WaitingView", "Really take off"),
            partial(_take_off, self._spawn, self._line, waiter.line.entry_id),
        )
        row.addWidget(off)
        return _Row(holder, said, off)


class _Row(NamedTuple):
    """Of one place: what is said of it, and the way off."""

    holder: QWidget
    said: QLabel
    off: QPushButton


def _take_off(spawn: Spawn, line: WaitingLine, entry_id: UUID) -> None:
    spawn(line.take_off(entry_id))
