"""What is said of an answer to a visit request: given, waiting, taken back, or why it cannot be. Not here: when."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.undo import TakenBack, UndoStep
from desktop.presenters.undo_labels import (
    ALL_CONFIRMED,
    CONFIRMED,
    COUNTERED,
    DECLINED,
    MADE,
    OFFERED,
    WITHDRAWN,
)


class Several(QObject):
    """Of requests that were confirmed at one go; Qt forms a plural in the name of an object."""

    def done(self, count: int) -> str:
        return self.tr("%n visits are confirmed.", "", count)

    def waits(self, count: int) -> str:
        return self.tr("%n confirmations wait for the server.", "", count)

    def back(self, count: int) -> str:
        return self.tr("%n confirmations are taken back.", "", count)

    def stay(self, count: int) -> str:
        return self.tr("%n had reached the server already and stay.", "", count)

    def question(self, count: int) -> str:
        return self.tr("Take back %n confirmations?", "", count)


def request_done(step: UndoStep, *, known: bool) -> str:
    """What was answered; as long as the server's own answer is not ``known``, that it waits. ``%1`` is the customer."""
    translate = QCoreApplication.translate
    if step.label_code == ALL_CONFIRMED:
        count = _count(step.params)
        return f"{Several().done(count)} {_instead(step)}" if known else Several().waits(count)
    if not known:
        if step.label_code == MADE:
            return translate("Undo", "The request of %1 is kept here and waits for the server.")
        return translate("Undo", "The answer to %1 is kept here and waits for the server.")
    said: Mapping[str, str] = {
        CONFIRMED: translate("Undo", "The visit of %1 is confirmed."),
        OFFERED: translate("Undo", "%1: offered to the mechanic, who answers first."),
        COUNTERED: translate("Undo", "Other times are offered to %1."),
        DECLINED: translate("Undo", "The request of %1 is declined."),
        WITHDRAWN: translate("Undo", "The request of %1 is withdrawn."),
        MADE: translate("Undo", "The request of %1 is in the queue."),
    }
    return f"{said[step.label_code]} {_instead(step)}".rstrip()


def _instead(step: UndoStep) -> str:
    """Why there is no way back, in short: the server has it, whoever is told of it. What can be done, if anything."""
    translate = QCoreApplication.translate
    if step.label_code == ALL_CONFIRMED:
        return translate("Undo", "To change one, move or cancel its visit.")
    if step.label_code in {CONFIRMED, OFFERED}:
        return translate("Undo", "To change it, move or cancel the visit.")
    if step.label_code in {COUNTERED, DECLINED}:
        return translate("Undo", "They may have been told: it is not taken back.")
    return ""


def request_undone(step: UndoStep, back: TakenBack) -> str:
    """What was taken back, before anybody heard of it."""
    translate = QCoreApplication.translate
    if step.label_code == MADE:
        return translate("Undo", "The request of %1 is taken back.")
    if step.label_code != ALL_CONFIRMED:
        return translate("Undo", "The answer is taken back: the request of %1 waits again.")
    said = Several().back(_count(back.params))
    kept = back.params.get("kept")
    if not isinstance(kept, int) or not kept:
        return said
    return f"{said} {Several().stay(kept)}"


def request_question(step: UndoStep) -> str:
    """Whether that is to be taken back."""
    translate = QCoreApplication.translate
    if step.label_code == ALL_CONFIRMED:
        return Several().question(_count(step.params))
    if step.label_code == MADE:
        return translate("Undo", "Take back the request of %1?")
    return translate("Undo", "Take back the answer to %1?")


def request_stays(step: UndoStep) -> str:
    """Why it cannot be: who may have been told, by a message or by somebody here, is not untold."""
    translate = QCoreApplication.translate
    if step.label_code == MADE:
        return translate(
            "Undo", "The request of %1 is in the queue of every desk. Decline or withdraw it instead."
        )
    if step.label_code in {CONFIRMED, OFFERED, ALL_CONFIRMED}:
        return translate(
            "Undo", "It counts, and the customer may know of it. Move or cancel the visit instead."
        )
    if step.label_code == WITHDRAWN:
        return translate("Undo", "It counts already: note a new request if they want it after all.")
    return translate("Undo", "It counts, and the customer may know of it: it cannot be taken back.")


def _count(params: Mapping[str, object]) -> int:
    count = params.get("count")
    return count if isinstance(count, int) else 0
