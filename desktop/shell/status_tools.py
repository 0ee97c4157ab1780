"""Makes the header tools of each view and keeps them true: the badge, its list, the Book button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QTimer

from desktop.presenters.availability_source import NothingYet
from desktop.shell.connection_words import connection
from desktop.shell.desk import Desk
from desktop.shell.header_tools import HeaderTools
from desktop.shell.sync_badge import (
    SIGN_IN_AGAIN,
    STOPPED,
    Face,
    SyncBadge,
    away,
    data_words,
    face,
    overdue_words,
    since,
)
from desktop.shell.waiting_list import MOST, WaitingList
from desktop.store.errors import Trouble
from desktop.theming import words
from desktop.theming.listen import listen
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.changes.connection_panel import Connection
from desktop.views.changes.left_line import LeftWords
from scheduling.errors import ErrorCode

LOOK_MS = 5_000
"""How often the badge looks at the clock."""


class StatusTools:
    """``book`` is what the Book button does, seen only by who may. ``show`` leads to a refused change."""

    def __init__(
        self,
        desk: Desk,
        book: Callable[[], None],
        show: Callable[[frozenset[UUID]], None],
        show_all: Callable[[], None] = lambda: None,
        show_booking: Callable[[UUID], None] = lambda _: None,
        *,
        review: Callable[[], None] = lambda: None,
        sign_in: Callable[[], None] = lambda: None,
        find: Callable[[], None] = lambda: None,
    ) -> None:
        """``show_all`` leads to the page with everything that waits, ``show_booking`` to a booking's card.

        ``review`` leads to what computers without access handed over, ``sign_in`` to the sign-in page; ``find``
        opens the search.
        """
        self._review = review
        self._sign_in = sign_in
        self._find = find
        self._show_booking = show_booking
        self._desk = desk
        self._show_all = show_all
        self._show = show
        self._book = book
        self._badges: list[SyncBadge] = []

    def make(self) -> HeaderTools:
        """Tools for one view's header."""
        badge = SyncBadge(self.face, in_flight=self._in_flight)
        tools = HeaderTools(badge, may_book=self._desk.calendar.rights.may_book_at_all)
        listen(self._desk.store.changed, tools, tools.refresh)
        listen(self._desk.status.changed, badge, badge.refresh)
        clock = QTimer(badge)
        clock.timeout.connect(badge.refresh)
        clock.start(LOOK_MS)
        badge.opened.connect(self.open_list)
        self._badges.append(badge)
        tools.book_clicked.connect(self._book)
        tools.find_clicked.connect(self._find)
        return tools

    def face(self) -> Face:
        """What the badge shows now."""
        return face(self._desk.status, now=self._desk.clock.now(), zone=self.zone())

    def open_list(self) -> WaitingList:
        """What waits, below the badge that is on view."""
        under = next((badge for badge in self._badges if badge.isVisible()), self._badges[0])
        lines, unlisted = self._desk.pending.begin(MOST)
        waiting = WaitingList(
            lines,
            unlisted=unlisted,
            files=self._desk.attached.unsent(),
            left=self.left(),
            heard=self.heard(),
            trouble=self.trouble(),
            stopped=self._desk.status.problem == STOPPED,
            signed_out=self.signed_out(),
            zone=self.zone(),
            parent=under,
        )
        waiting.show_asked.connect(self._show)
        waiting.files.show_asked.connect(self._show_booking)
        waiting.files.away_asked.connect(self._desk.attached.take_away)
        waiting.all_asked.connect(self._show_all)
        waiting.review_asked.connect(self._review)
        waiting.try_now.connect(self._desk.status.try_now)
        waiting.sign_in_asked.connect(self._sign_in)
        waiting.open_under(under)
        return waiting

    def signed_out(self) -> bool:
        """Whether it is the server that signed this person out."""
        return self._desk.status.problem in SIGN_IN_AGAIN

    def left(self) -> str:
        """How much of computers without access waits for this person, as a sentence; empty when nothing does."""
        status = self._desk.status
        return LeftWords().said(status.handed_over, status.handed_over_files)

    def trouble(self) -> str:
        """Why the exchange does not work, and whether the server is away for too long; empty when it does."""
        status = self._desk.status
        late = overdue_words() if away(status) and status.overdue(self._desk.clock.now()) else ""
        return " ".join(part for part in (trouble_words(status.problem), late) if part)

    def connection(self) -> Connection:
        """How it stands with the server, in sentences."""
        return connection(
            self._desk.status,
            oldest=self._desk.changes.oldest_waiting(),
            trouble=self.trouble(),
            now=self._desk.clock.now(),
            zone=self.zone(),
        )

    def age(self) -> str:
        """How old what is shown is, and that the server is away, where the badge is covered; else empty."""
        status, now = self._desk.status, self._desk.clock.now()
        return self.face().words if away(status) or data_words(status, now, self.zone()) else ""

    def heard(self) -> str:
        """When the server was last heard, as a sentence."""
        when = self.heard_at()
        if not when:
            return QCoreApplication.translate("WaitingList", "The server was not heard yet.")
        return QCoreApplication.translate("WaitingList", "Last heard from the server: %1.").replace(
            "%1", when
        )

    def heard_at(self) -> str:
        """The time alone; empty when it never was."""
        refreshed = self._desk.status.refreshed_at
        return "" if refreshed is None else since(refreshed, self._desk.clock.now(), self.zone())

    def zone(self) -> tzinfo:
        """The workshop's zone; UTC for the moment before it is known."""
        try:
            return self._desk.source.zone()
        except NothingYet:
            return UTC

    def _in_flight(self) -> bool:
        status = self._desk.status
        return status.online and status.waiting > 0 and not status.needs_attention


TROUBLES: Mapping[str, str] = {
    "unreachable": QT_TRANSLATE_NOOP("WaitingList", "The server does not answer."),
    "bad_answer": QT_TRANSLATE_NOOP(
        "WaitingList", "Something else than the server answers: is this a network with a sign-in page?"
    ),
    STOPPED: QT_TRANSLATE_NOOP(
        "WaitingList", "The exchange with the server has stopped. Close the program and open it again."
    ),
    Trouble.DISK_FULL: QT_TRANSLATE_NOOP(
        "WaitingList", "This computer's disk is full. Make room on it; what was saved before is safe."
    ),
    Trouble.DISK_READ_ONLY: QT_TRANSLATE_NOOP(
        "WaitingList", "This computer's disk may not be written to, so nothing new can be kept."
    ),
    Trouble.DISK_FAILED: QT_TRANSLATE_NOOP(
        "WaitingList", "This computer's disk did not take the data; it is tried again."
    ),
    Trouble.DISK_BUSY: QT_TRANSLATE_NOOP(
        "WaitingList", "Another program has this computer's data open, perhaps a backup; it is tried again."
    ),
    Trouble.CACHE_DAMAGED: QT_TRANSLATE_NOOP(
        "WaitingList", "This computer's copy of the calendar was damaged; it is fetched again."
    ),
    Trouble.OUTBOX_DAMAGED: QT_TRANSLATE_NOOP(
        "WaitingList",
        "The file with the changes made on this computer is damaged. Close the program and open it again: what can"
        " be read of it is recovered then.",
    ),
    Trouble.FILES_UNREADABLE: QT_TRANSLATE_NOOP(
        "WaitingList",
        "Pictures and papers that wait on this computer cannot be read. They are left as they are; have the"
        " computer looked at, and attach them again.",
    ),
    Trouble.KEYRING_LOCKED: QT_TRANSLATE_NOOP(
        "WaitingList", "This computer's keyring is locked. Unlock it; then it goes on by itself."
    ),
}


def trouble_words(problem: str) -> str:
    """Why the exchange does not work, by the engine's code; empty when it does."""
    if problem in TROUBLES:
        return QCoreApplication.translate("WaitingList", TROUBLES[problem])
    return words.error_words(problem) if problem in set(ErrorCode) else problem
