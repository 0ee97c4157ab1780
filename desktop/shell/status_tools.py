"""Makes the header tools of each view and keeps them true: the badge, its list, the Book button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QTimer

from desktop.presenters.availability_source import NothingYet
from desktop.shell.desk import Desk
from desktop.shell.header_tools import HeaderTools
from desktop.shell.sync_badge import Face, SyncBadge, face, since
from desktop.shell.waiting_list import WaitingList
from desktop.theming import words
from desktop.theming.listen import listen
from scheduling.errors import ErrorCode

MINUTE_MS = 60_000


class StatusTools:
    """``book`` is the Book button's, which is not there without it. ``show`` leads to a refused change."""

    def __init__(
        self, desk: Desk, book: Callable[[], None] | None, show: Callable[[frozenset[UUID]], None]
    ) -> None:
        self._desk = desk
        self._show = show
        self._book = book
        self._badges: list[SyncBadge] = []

    def make(self) -> HeaderTools:
        """Tools for one view's header."""
        badge = SyncBadge(self.face, in_flight=self._in_flight)
        tools = HeaderTools(badge, may_book=self._book is not None)
        listen(self._desk.status.changed, badge, badge.refresh)
        clock = QTimer(badge)
        clock.timeout.connect(badge.refresh)
        clock.start(MINUTE_MS)
        badge.opened.connect(self.open_list)
        self._badges.append(badge)
        if self._book is not None:
            tools.book_clicked.connect(self._book)
        return tools

    def face(self) -> Face:
        """What the badge shows now."""
        return face(self._desk.status, now=self._desk.clock.now(), zone=self.zone())

    def open_list(self) -> WaitingList:
        """What waits, below the badge that is on view."""
        under = next((badge for badge in self._badges if badge.isVisible()), self._badges[0])
        waiting = WaitingList(
            self._desk.pending.lines(),
            heard=self.heard(),
            trouble=trouble_words(self._desk.status.problem),
            zone=self.zone(),
            parent=under,
        )
        waiting.show_asked.connect(self._show)
        waiting.try_now.connect(self._desk.status.try_now)
        waiting.open_under(under)
        return waiting

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


def trouble_words(problem: str) -> str:
    """Why the exchange does not work, by the engine's code; empty when it does."""
    translate = QCoreApplication.translate
    match problem:
        case "":
            return ""
        case "unreachable":
            return translate("WaitingList", "The server does not answer.")
        case "bad_answer":
            return translate(
                "WaitingList",
                "Something else than the server answers: is this a network with a sign-in page?",
            )
        case "stopped":
            return translate(
                "WaitingList",
                "The exchange with the server has stopped. Close the program and open it again.",
            )
        case _ if problem in set(ErrorCode):
            return words.error_words(problem)
        case _:
            return problem
