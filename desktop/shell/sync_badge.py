"""How it stands with the server, in plain words, and on a click what is waiting. Decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.problem_codes import UNREACHABLE_CODES
from desktop.store.errors import Trouble
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from desktop.theming.words import QT_TRANSLATE_NOOP
from scheduling.errors import ErrorCode

SIGN_IN_AGAIN = frozenset({"not_signed_in", "device_revoked"})
STOPPED = "stopped"
SOON_MS = 700
"""A change that is answered sooner than this is never shown as waiting: it would only flicker."""

FRESH_SECONDS = 60
"""The age of what is shown is said once it is more than this; the server is asked more often while it answers."""


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
    def files_waiting(self) -> int: ...
    @property
    def files_refused(self) -> int: ...
    @property
    def refreshed_at(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Face:
    """What a badge shows: ``colour`` is a chip colour, or empty for the quiet one."""

    words: str
    colour: str
    icon: str
    brief: str = ""
    """The same where there is less room; empty where the words are short already."""


class Counts(QObject):
    """Words that have a plural: lupdate finds these only in a ``tr``."""

    def to_answer(self, count: int) -> str:
        return self.tr("%n to answer", "", count)

    def left(self, count: int) -> str:
        return self.tr("%n to send", "", count)

    def refused(self, count: int) -> str:
        return self.tr("%n changes need your answer", "", count)

    def waiting(self, count: int) -> str:
        return self.tr("%n changes are waiting for the server", "", count)

    def files(self, count: int) -> str:
        return self.tr("%n files", "", count)

    def files_waiting(self, count: int) -> str:
        return self.tr("%n files are waiting for the server", "", count)

    def files_refused(self, count: int) -> str:
        return self.tr("%n files were not accepted", "", count)

    def days_ago(self, count: int) -> str:
        return self.tr("%n days ago", "", count)

    def days(self, count: int) -> str:
        return self.tr("%n days", "", count)


def since(instant: int, now: int, zone: tzinfo) -> str:
    """An instant as the time of today, or with its day."""
    if formats.local(instant, zone).date() == formats.local(now, zone).date():
        return formats.time(instant, zone)
    return formats.moment(instant, zone)


def away(status: Link) -> bool:
    """Whether it is the server that does not answer: not one that was only not asked yet, a full disk, a bug."""
    return not status.online and status.problem in UNREACHABLE_CODES


def overdue_words() -> str:
    """That somebody should look after the connection."""
    return QCoreApplication.translate(
        "SyncBadge",
        "The server has been away for very long. Have the connection looked at: what is done here is only on"
        " this computer so far.",
    )


def span_words(seconds: int) -> str:
    """How long something lasts: ``12 min``, ``2 h``, ``3 days``."""
    if seconds < 3600:
        return f"{seconds // 60} min"
    return f"{seconds // 3600} h" if seconds < 2 * 86400 else Counts().days(seconds // 86400)


def age_of(status: Status, now: int) -> int:
    """Seconds since what is shown was as the server has it; 0 while that is not worth a word, or never was."""
    refreshed = status.refreshed_at
    age = 0 if refreshed is None else now - refreshed
    return age if age > FRESH_SECONDS else 0


def data_words(status: Status, now: int, zone: tzinfo) -> str:
    """How old what is shown is, once that is worth a word: ``data from 14:05``."""
    if not age_of(status, now):
        return ""
    when = since(status.refreshed_at or 0, now, zone)
    return QCoreApplication.translate("SyncBadge", "data from %1").replace("%1", when)


def face(status: Status, *, now: int, zone: tzinfo) -> Face:
    """The words of a status. What needs a person comes first, then what waits, then being offline.

    The age of what is shown goes with all of them, as soon as it is more than a minute.
    """
    shown, age = _face(status, now), data_words(status, now, zone)
    if not age:
        return shown
    colour, icon = shown.colour, shown.icon
    if not colour:  # up to date it is not
        colour, icon = "arrived", "clock-alert"
    words = f"{shown.words} · {age}" if shown.words else formats.capital(age)
    return Face(words, colour, icon, f"{shown.brief} · {age}" if shown.brief else "")


def _face(status: Status, now: int) -> Face:
    translate = QCoreApplication.translate
    if status.problem in SIGN_IN_AGAIN:
        again = translate("SyncBadge", "Signed out: sign in again")
        return Face(again, "bad", "key-round", translate("SyncBadge", "Signed out"))
    troubled = _troubled(status.problem)
    if troubled is not None:
        return troubled
    refused = _refused(status)
    if refused is not None:
        return refused
    words = _waiting(status.waiting, status.files_waiting)
    if words:
        colour, icon = ("wait", "refresh-cw") if status.online else ("arrived", "cloud-off")
        return Face(words, colour, icon, Counts().left(status.waiting + status.files_waiting))
    if status.online:
        fresh = not age_of(status, now)
        return Face(translate("SyncBadge", "Up to date") if fresh else "", "", "cloud-check")
    return _offline(status, now)


def _waiting(changes: int, files: int) -> str:
    """What has not been sent; empty when there is nothing."""
    if changes and files:
        return f"{Counts().waiting(changes)}, {Counts().files(files)}"
    if files:
        return Counts().files_waiting(files)
    return Counts().waiting(changes) if changes else ""


def _refused(status: Status) -> Face | None:
    """What the server did not take: changes first."""
    if status.needs_attention:
        count = status.needs_attention
        return Face(Counts().refused(count), "bad", "git-compare-arrows", Counts().to_answer(count))
    if status.files_refused:
        return Face(Counts().files_refused(status.files_refused), "bad", "circle-alert")
    return None


_DISK = QT_TRANSLATE_NOOP("SyncBadge", "This computer's disk does not take it")
_TROUBLED: Mapping[str, tuple[str, str]] = {
    Trouble.DISK_FULL: (QT_TRANSLATE_NOOP("SyncBadge", "This computer's disk is full"), "hard-drive"),
    Trouble.DISK_READ_ONLY: (_DISK, "hard-drive"),
    Trouble.DISK_FAILED: (_DISK, "hard-drive"),
    Trouble.DISK_BUSY: (_DISK, "hard-drive"),
    Trouble.OUTBOX_DAMAGED: (QT_TRANSLATE_NOOP("SyncBadge", "Open the program again"), "hard-drive"),
    Trouble.FILES_UNREADABLE: (
        QT_TRANSLATE_NOOP("SyncBadge", "Files waiting here cannot be read"),
        "hard-drive",
    ),
    Trouble.KEYRING_LOCKED: (QT_TRANSLATE_NOOP("SyncBadge", "The keyring is locked"), "lock"),
    ErrorCode.UPGRADE_NEEDED: (QT_TRANSLATE_NOOP("SyncBadge", "Update this program"), "cloud-alert"),
    STOPPED: (QT_TRANSLATE_NOOP("SyncBadge", "Open the program again"), "cloud-alert"),
}


def _troubled(problem: str) -> Face | None:
    """What somebody has to do at this computer; the list says more."""
    if problem not in _TROUBLED:
        return None
    words, icon = _TROUBLED[problem]
    return Face(QCoreApplication.translate("SyncBadge", words), "bad", icon)


def _offline(status: Status, now: int) -> Face:
    translate = QCoreApplication.translate
    if not status.problem:
        return Face(translate("SyncBadge", "Connecting …"), "", "refresh-cw")
    age = age_of(status, now)
    if not age:
        return Face(translate("SyncBadge", "Offline"), "arrived", "cloud-off")
    words = translate("SyncBadge", "Offline for %1").replace("%1", span_words(age))
    return Face(words, "arrived", "cloud-off", translate("SyncBadge", "Offline"))


class SyncBadge(QPushButton):
    """Shows ``face_now()``, anew at each ``refresh()``; a click asks for the list of what is waiting."""

    opened = Signal()

    def __init__(
        self, face_now: Callable[[], Face], *, in_flight: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face_now = face_now
        self._in_flight = in_flight
        self._shown: Face | None = None
        self._brief = False
        self.setFont(theme().font("small", 600))
        self.setProperty("role", "badge")
        self.setAutoDefault(True)  # Enter opens it too
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
        if face == self._shown:
            return
        self._shown = face
        self._say()
        self.setAccessibleName(face.words)
        icons.set_icon(self, face.icon, face.colour or "ink3", 14)
        style.mark(self, colour=face.colour)

    def _say(self) -> None:
        self.setText(self._text(brief=self._brief))
        tip = self.tr("What is waiting, and when the server was last heard")
        shortened = self._shown is not None and self._brief and bool(self._shown.brief)
        self.setToolTip(f"{self.accessibleName()}\n{tip}" if shortened else tip)

    def _text(self, *, brief: bool) -> str:
        """The age on a line of its own: the header has no room."""
        shown = self._shown
        words = "" if shown is None else (shown.brief or shown.words) if brief else shown.words
        return words.replace(" · ", "\n", 1)

    def say_less(self, brief: bool) -> None:
        """In fewer words, where other things need the room."""
        if brief is not self._brief:
            self._brief = brief
            self._say()

    def saved(self) -> int:
        """How much narrower than in all its words it is in fewer, whatever it says now."""
        return self._wide(brief=False) - self._wide(brief=True)

    def _wide(self, *, brief: bool) -> int:
        lines = self._text(brief=brief).split("\n")
        return max(self.fontMetrics().horizontalAdvance(line) for line in lines)

    @property
    def brief(self) -> bool:
        """Whether it says so now."""
        return self._brief
