"""How it stands with a server that is only pretended, and what the alerts say of it."""

from __future__ import annotations

from uuid import UUID

from psygnal import Signal
from PySide6.QtWidgets import QPushButton

from desktop.shell.alerts import Alerts
from desktop.store.pending import ChangeState


class Link:
    """How it stands with the server."""

    changed = Signal()

    def __init__(self, *, online: bool) -> None:
        self.online = online
        self.problem = "" if online else "unreachable"
        self.waiting = 0
        self.needs_attention = 0
        self.late_from = 10
        self.fates: dict[UUID, ChangeState] = {}

    def fate(self, mid: UUID) -> ChangeState | None:
        """What became of a change."""
        return self.fates.get(mid)

    def overdue(self, now: int) -> bool:
        """Whether it has been away for too long."""
        return now >= self.late_from

    def answer(self, mid: UUID, state: ChangeState) -> None:
        """The server's answer comes."""
        self.fates[mid] = state
        self.changed.emit()


def said(alerts: Alerts) -> list[str]:
    return [alert.text for alert in alerts.current()]


def ways_back(alerts: Alerts) -> dict[str, QPushButton]:
    """The "Undo" of each alert that has one."""
    found = {alert.text: alert.findChildren(QPushButton) for alert in alerts.current()}
    return {text: each for text, buttons in found.items() for each in buttons if each.text() == "Undo"}
