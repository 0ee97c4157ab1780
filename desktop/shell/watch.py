"""What happened becomes an alert: a change that can be undone, one refused, the server lost and found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from psygnal import SignalInstance
from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.undo import KEPT, UndoStack, UndoStep
from desktop.shell.alerts import Alert, Alerts
from desktop.theming import words
from desktop.theming.listen import listen
from scheduling.errors import RuleError


class Status(Protocol):
    """As much of ``SyncStatus`` as is watched."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def online(self) -> bool: ...
    @property
    def waiting(self) -> int: ...
    @property
    def needs_attention(self) -> int: ...


def done_words(step: UndoStep, *, online: bool = True) -> str:
    """What was just done; without the server, that it waits."""
    translate = QCoreApplication.translate
    kept = translate("Undo", "The booking of %1 is kept here and waits for the server.")
    if not online:
        known = {
            "moved": translate("Undo", "The move of %1 is kept here and waits for the server."),
            "cancelled": translate("Undo", "The cancellation of %1 is kept here and waits for the server."),
            "answered": translate("Undo", "The answer to %1 is kept here and waits for the server."),
        }
        return _named(known.get(step.label_code, kept), step)
    known = {
        "booked": translate("Undo", "%1 is booked."),
        "offered": translate("Undo", "%1: offered to the mechanic, who answers first."),
        "kept": kept,
        "moved": translate("Undo", "%1 is moved."),
        "cancelled": translate("Undo", "%1 is cancelled."),
        "answered": translate("Undo", "%1 is answered."),
    }
    return _named(known.get(step.label_code, step.label_code), step)


def undone_words(step: UndoStep, *, online: bool = True) -> str:
    """What was just taken back; without the server, that this waits."""
    translate = QCoreApplication.translate
    if not online:
        source = translate("Undo", "Taking it back for %1 waits for the server.")
        return _named(source, step)
    back = translate("Undo", "The booking of %1 is taken back.")
    known = {
        **dict.fromkeys(("booked", "offered", "kept"), back),
        "moved": translate("Undo", "%1 is back where it was."),
        "cancelled": translate("Undo", "%1 is booked again."),
        "answered": translate("Undo", "The answer to %1 is taken back."),
    }
    return _named(known.get(step.label_code, step.label_code), step)


def refused_words(error: RuleError) -> str:
    """Why something was refused: the rule's words, with the first reason of a time."""
    said = words.error_words(error.code)
    reasons = error.params.get("reasons")
    if isinstance(reasons, list) and reasons:
        return f"{said} {words.reason_words(reasons[0])}."
    return said


def _named(text: str, step: UndoStep) -> str:
    who = str(step.params.get("customer") or QCoreApplication.translate("Undo", "The booking"))
    return text.replace("%1", who)


class UndoWatch(QObject):
    """Says what was done, with a way back; Ctrl+Z does the same."""

    def __init__(self, undo: UndoStack, alerts: Alerts, status: Status) -> None:
        super().__init__(alerts)
        self._undo = undo
        self._status = status
        self._alerts = alerts
        self._seen: list[UndoStep] = [undo.last] if undo.last else []
        self._waits: list[Alert] = []
        """Those that say that something waits, for as long as it does."""
        listen(undo.changed, self, self._changed)
        listen(undo.undone, self, self._undone, arguments=True)
        listen(undo.refused, self, self._refused, arguments=True)
        listen(status.changed, self, self._answered)

    def undo(self) -> None:
        """Take back the last step, or say that there is none."""
        if self._undo.undo() is None:
            self._alerts.show(self.tr("There is nothing to undo."))

    def _changed(self) -> None:
        step = self._undo.last
        if step is None or any(step is seen for seen in self._seen):
            return
        self._seen = [*self._seen[-KEPT:], step]
        online = self._status.online
        self._say(
            self._alerts.show(done_words(step, online=online), self.tr("Undo"), self.undo, "done"), online
        )

    def _undone(self, step: UndoStep) -> None:
        online = self._status.online
        self._say(self._alerts.show(undone_words(step, online=online), kind="done"), online)

    def _say(self, alert: Alert, online: bool) -> None:
        if not online:
            self._waits.append(alert)
            alert.closed.connect(lambda: self._waits.remove(alert))

    def _answered(self) -> None:
        """The server has everything: what says otherwise goes."""
        if self._status.online and not self._status.waiting:
            for alert in list(self._waits):
                alert.close_now()

    def _refused(self, _step: UndoStep, error: RuleError) -> None:
        self._alerts.show(refused_words(error), kind="bad")


class StatusWatch(QObject):
    """Says when the server is lost or found, and when it refused a change. Quiet about all else."""

    def __init__(self, status: Status, alerts: Alerts, show_waiting: Callable[[], None]) -> None:
        super().__init__(alerts)
        self._status = status
        self._alerts = alerts
        self._show_waiting = show_waiting
        self._was_online = status.online
        self._refused = status.needs_attention
        self._lost: Alert | None = None
        listen(status.changed, self, self._changed)

    def _changed(self) -> None:
        online, refused = self._status.online, self._status.needs_attention
        if self._was_online and not online:
            self._lost = self._alerts.show(
                self.tr("The server does not answer. Keep working: changes are kept here and sent later.")
            )
            self._lost.closed.connect(self._forget)
        elif online and self._lost is not None:
            self._lost.close_now()
        if refused > self._refused:
            words_ = self.tr("%n changes were refused by the server.", "", refused - self._refused)
            self._alerts.show(words_, self.tr("Look"), self._show_waiting, "bad")
        self._was_online, self._refused = online, refused

    def _forget(self) -> None:
        self._lost = None
