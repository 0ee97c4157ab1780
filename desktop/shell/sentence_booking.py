"""Joins the field for a booking in one sentence with the booking flow: what is whole is booked, the rest is asked.

It goes the way of the wizard, its flow and its undo. Not here: the field (``sentence_box``), what is understood.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.open_forms import About
from desktop.presenters.quick_add import QuickAdd
from desktop.shell.desk import Desk
from desktop.shell.sentence_box import SentenceBox
from desktop.shell.typed_forms import watch_forms
from desktop.shell.unsaved import form_words
from desktop.theming import formats
from desktop.theming.listen import listen

if TYPE_CHECKING:
    from desktop.presenters.booking_flow import BookingFlow
    from desktop.shell.office import Office


_UNDER_IT = frozenset({
    About.DETAILS, About.CUSTOMER, About.CANCELLATION, About.REQUEST, About.WALK_IN,
})  # fmt: skip
"""Forms in the screens and their cards: what is typed there is not to be covered, and forgotten."""


class SentenceBooking(QObject):
    """Of one office; made when it is first asked for."""

    def __init__(self, office: Office, desk: Desk) -> None:
        super().__init__(office)
        self._office = office
        self._desk = desk
        self._flow: BookingFlow | None = None
        self._from = ""
        """The screen over which it was asked for."""
        self._waits = QTimer(self)
        """While the server is asked to hold the time."""
        self._waits.setInterval(1000)
        self._waits.timeout.connect(self._tick)
        self._quick = QuickAdd(desk.store, desk.source, desk.clock, desk.account, formats.language)
        self.destroyed.connect(self._quick.close)
        self.box = SentenceBox(
            office.workspace, self._quick, desk.store, desk.source, lambda: not desk.status.online
        )
        self.box.book_asked.connect(self._book)
        self.box.closed.connect(self._closed)
        self._over = ""
        """The screen that it is open over."""
        self._left = ""
        """What stood in it when somebody went to another screen; it is there again, and not lost without a word."""
        watch_forms(desk.forms, self.box, About.SENTENCE, self._typed)
        office.workspace.shown.connect(self._follow)

    def open(self, seed: BookingSeed, text: str = "") -> None:
        """Over the screen, for who books at all; not over what is typed there, nor over a booking being made."""
        if not self._quick.may():
            return
        below = [about for about in self._desk.forms.covered() if about in _UNDER_IT]
        if below:
            first = self.tr("Save or leave that first.")
            self._office.alerts.show(f"{form_words(below)} {first}")
            return
        self._office.windows.leave_for(partial(self._open, seed, text))

    def _open(self, seed: BookingSeed, text: str) -> None:
        self._over = self._office.workspace.current
        taken_up = not text and not self.box.isVisible()
        self.box.open(seed, text or self._left)
        if taken_up:
            self._left = ""

    def _follow(self, key: str) -> None:
        """Another screen: it closes, but while the server is asked, whose answer it has to hear."""
        if self._flow is None and self.box.isVisible() and key != self._over:
            self._left = self.box.field.text().strip() or self._left
            self.box.close_for_good()

    def _typed(self, box: SentenceBox) -> bool:
        return box.unsaved or bool(self._left)

    def _book(self) -> None:
        """Where all is known, ask for the hold and book; else the wizard goes on from the first thing that lacks."""
        from desktop.views.booking.mechanic_words import system_words  # not needed for the first paint

        flow = self._desk.begin_booking(self._quick.seed(), system_words)
        if not flow.ready():
            self._hand_over(flow)
            return
        self._flow, self._from = flow, self._office.workspace.current
        listen(flow.changed, self, self._look)
        self.box.wait()
        self._waits.start()
        flow.book()
        self._look()

    def _tick(self) -> None:
        if self._flow is None:
            self._waits.stop()
        else:
            self._flow.tick()

    def _look(self) -> None:
        """Kept, and on its way: from here on undo and alerts tell of it. Not to be held: the wizard says why.

        Who has gone to another screen meanwhile stays there.
        """
        flow = self._flow
        if flow is None:
            return
        if flow.submission is not None:
            self._flow = None
            session_id = flow.submission.booking.session_id
            self.box.close_for_good()
            flow.close()
            if self._office.workspace.current == self._from:
                self._office.show_booking(session_id)
        elif not flow.booking_asked:
            self._flow = None
            self._hand_over(flow)

    def _hand_over(self, flow: BookingFlow) -> None:
        self.box.close_for_good()
        self._office.book_on(flow)

    def _closed(self) -> None:
        """Esc while the hold is asked for: nothing is booked, and it is let go."""
        flow, self._flow = self._flow, None
        if flow is not None:
            flow.close()
