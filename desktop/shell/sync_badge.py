"""How it stands with the server, in plain words, and on a click what is waiting. Decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.store.errors import Trouble
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from scheduling.errors import ErrorCode

SIGN_IN_AGAIN = frozenset({"not_signed_in", "device_revoked"})
NOT_REACHED = frozenset({"unreachable", "bad_answer"})
STOPPED = "stopped"
SOON_MS = 700
"""A change that is answered sooner than this is never shown as waiting: it would only flicker."""


class Link(Protocol):
    """Whether the server answers."""

    @property
    def online(self) -> bool: ...
    @property
    def problem(self) -> str: ...


class Status(Link, Protocol):
    """What the badge reads; ``desktop.presenters.sync_status.SyncStatus`` is one."""

    @property
    def waiting(self) -> int: ...
    @property
    def needs_attention(self) -> int: ...
    @property
    def refreshed_at(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Face:
    """What a badge shows: ``colour`` is a chip colour, or empty for the quiet one."""

    words: str
    colour: str
    icon: str


class Counts(QObject):
    """Words that have a plural: lupdate finds these only in a ``tr``."""

    def refused(self, count: int) -> str:
        return self.tr("%n changes need your answer", "", count)

    def waiting(self, count: int) -> str:
        return self.tr("%n changes are waiting for the server", "", count)

    def days_ago(self, count: int) -> str:
        return self.tr("%n days ago", "", count)


def since(instant: int, now: int, zone: tzinfo) -> str:
    """An instant as the time of today, or with its day."""
    if formats.local(instant, zone).date() == formats.local(now, zone).date():
        return formats.time(instant, zone)
    return formats.moment(instant, zone)


def away(status: Link) -> bool:
    """Whether it is the server that does not answer: not one that was only not asked yet, a full disk, a bug."""
    return not status.online and status.problem in NOT_REACHED


def overdue_words() -> str:
    """That somebody should look after the connection."""
    return QCoreApplication.translate(
        "SyncBadge",
        "The server has been away for very long. Have the connection looked at: what is done here is only on"
        " this computer so far.",
    )


def face(status: Status, *, now: int, zone: tzinfo) -> Face:
    """The words of a status. What needs a person comes first, then what waits, then being offline."""
    translate = QCoreApplication.translate
    if status.problem in SIGN_IN_AGAIN:
        return Face(translate("SyncBadge", "Signed out: sign in again"), "bad", "key-round")
    troubled = _troubled(status.problem)
    if troubled is not None:
        return troubled
    refused, waiting = status.needs_attention, status.waiting
    if refused:
        words = Counts().refused(refused)
        return Face(words, "bad", "git-compare-arrows")
    if waiting:
        words = Counts().waiting(waiting)
        return Face(words, "wait", "refresh-cw") if status.online else Face(words, "arrived", "cloud-off")
    if status.online:
        return Face(translate("SyncBadge", "Up to date"), "", "cloud-check")
    return _offline(status, now, zone)


def _troubled(problem: str) -> Face | None:
    """What somebody has to do at this computer; the list says more."""
    translate = QCoreApplication.translate
    match problem:
        case Trouble.DISK_FULL:
            return Face(translate("SyncBadge", "This computer's disk is full"), "bad", "hard-drive")
        case Trouble.DISK_READ_ONLY | Trouble.DISK_FAILED | Trouble.DISK_BUSY:
            return Face(translate("SyncBadge", "This computer's disk does not take it"), "bad", "hard-drive")
        case Trouble.KEYRING_LOCKED:
            return Face(translate("SyncBadge", "The keyring is locked"), "bad", "lock")
        case ErrorCode.UPGRADE_NEEDED:
            return Face(translate("SyncBadge", "Update this program"), "bad", "cloud-alert")
        case "stopped":
            return Face(translate("SyncBadge", "Open the program again"), "bad", "cloud-alert")
        case _:
            return None


def _offline(status: Status, now: int, zone: tzinfo) -> Face:
    translate = QCoreApplication.translate
    if not status.problem:
        return Face(translate("SyncBadge", "Connecting …"), "", "refresh-cw")
    if status.refreshed_at is None:
        return Face(translate("SyncBadge", "Offline"), "arrived", "cloud-off")
    words = translate("SyncBadge", "Offline, data from %1").replace(
        "%1", since(status.refreshed_at, now, zone)
    )
    return Face(words, "arrived", "cloud-off")


class SyncBadge(QPushButton):
    """Shows ``face_now()``, anew at each ``refresh()``; a click asks for the list of what is waiting."""

    opened = Signal()

    def __init__(
        self, face_now: Callable[[], Face], *, in_flight: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face_now = face_now
        self._in_flight = in_flight
        self.setFont(theme().font("small", 600))
        self.setProperty("role", "badge")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._paint)
        self.clicked.connect(self.opened)
        self._paint()

    def refresh(self) -> None:
        """Look again; what only passes by on its way to a server that answers is shown a moment later."""
        if self._in_flight():
            if not self._soon.isActive():
                self._soon.start()
        else:
            self._soon.stop()
            self._paint()

    def _paint(self) -> None:
        face = self._face_now()
        self.setText(face.words)
        self.setAccessibleName(face.words)
        self.setToolTip(self.tr("What is waiting, and when the server was last heard"))
        icons.set_icon(self, face.icon, face.colour or "ink3", 14)
        style.mark(self, colour=face.colour)
