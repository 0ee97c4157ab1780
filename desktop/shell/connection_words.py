"""How it stands with the server, told in sentences for the page behind the sync badge; the badge itself says less."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.problem_codes import UNREACHABLE_CODES
from desktop.shell.sync_badge import (
    SIGN_IN_AGAIN,
    STOPPED,
    Counts,
    Status,
    age_of,
    away,
    face,
    since,
    span_words,
)
from desktop.theming import formats
from desktop.views.calendar.calendar_words import fill
from desktop.views.changes.connection_panel import Connection
from desktop.views.changes.phrases import Counted


def connection(status: Status, *, oldest: int | None, trouble: str, now: int, zone: tzinfo) -> Connection:
    """``oldest`` is when the first of the changes was made that wait; ``trouble`` what somebody has to see to."""
    shown = face(status, now=now, zone=zone)
    lines = (_data(status, now, zone), _waiting(status, oldest, zone), _what_will_be(status))
    icon, colour = (
        ("cloud-check", "done") if status.online and not status.problem else (shown.icon, shown.colour)
    )
    if away(status):
        icon, colour = "cloud-off", "arrived"
    return Connection(
        icon=icon,
        colour=colour or "ink2",
        headline=_headline(status, now, shown.words),
        lines=tuple(filter(None, lines)),
        trouble=trouble,
        may_try=status.problem != STOPPED and status.problem not in SIGN_IN_AGAIN,
        may_sign_in=status.problem in SIGN_IN_AGAIN,
    )


def _headline(status: Status, now: int, badge: str) -> str:
    translate = QCoreApplication.translate
    if away(status):
        age = age_of(status, now)
        return (
            fill(translate("Changes", "Offline for %1"), span_words(age))
            if age
            else translate("Changes", "Offline")
        )
    if status.problem:
        return badge
    if not status.online:
        return translate("Changes", "Connecting …")
    return translate("Changes", "Connected to the server")


def _data(status: Status, now: int, zone: tzinfo) -> str:
    translate = QCoreApplication.translate
    if status.refreshed_at is None:
        return translate("Changes", "The server was not heard yet.")
    if not age_of(status, now):
        if away(status):
            return translate("Changes", "What is shown is as the server had it a moment ago.")
        if status.waiting:
            return translate("Changes", "What is shown is as the server has it, with what waits here.")
        return translate("Changes", "What is shown is as the server has it.")
    when = since(status.refreshed_at, now, zone)
    return fill(translate("Changes", "What is shown is from %1, when the server was last heard."), when)


def _waiting(status: Status, oldest: int | None, zone: tzinfo) -> str:
    """What waits, changes and files; files that are not accepted are said too."""
    translate = QCoreApplication.translate
    said = []
    if status.waiting and oldest is not None:
        source = translate("Changes", "%1; the oldest was made %2.")
        said.append(fill(source, Counted().wait(status.waiting), formats.moment(oldest, zone)))
    if status.files_waiting:
        said.append(f"{Counts().files_waiting(status.files_waiting)}.")
    if status.files_refused:
        said.append(f"{Counts().files_refused(status.files_refused)}.")
    return " ".join(said) or translate("Changes", "Everything that was done here has reached the server.")


def _what_will_be(status: Status) -> str:
    translate = QCoreApplication.translate
    waits = status.waiting + status.files_waiting
    if status.problem in SIGN_IN_AGAIN:
        working = translate(
            "Changes",
            "Keep working: what you do is kept on this computer and sent once you have signed in again.",
        )
        return Counted().kept_till_signed_in(waits) if waits else working
    if not waits:
        keep = translate("Changes", "Keep working: what you do is kept on this computer and sent later.")
        return keep if status.problem in UNREACHABLE_CODES else ""
    if status.problem == STOPPED:
        return Counted().kept_till_opened(waits)
    if status.online and not status.problem:
        return Counted().on_the_way(waits)
    return Counted().kept(waits)
