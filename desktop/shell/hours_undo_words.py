"""What is said of hours that were saved, and of taking them back. Not here: when it is said (``watch``)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.undo import UndoStep
from desktop.presenters.undo_labels import (
    HOURS_ANSWERED,
    HOURS_AT_ONCE,
    HOURS_PARTLY,
    HOURS_STAYED,
    STAY,
    TIME_OFF,
    WORKSHOP_HOURS,
)
from desktop.shell.stranded_undo_words import StrandedUndoWords


def hours_done_words(step: UndoStep, *, known: bool) -> str:
    """That they are saved; as long as the server's answer is not ``known``, that they wait; what they leave behind."""
    if step.label_code == STAY:
        return StrandedUndoWords().done(step)
    said = _saved(step, known=known)
    return f"{said} {StrandedUndoWords().left(step)}" if step.params.get("left") else said


def _saved(step: UndoStep, *, known: bool) -> str:
    translate = QCoreApplication.translate
    if step.label_code == TIME_OFF and step.params.get("asks"):
        waits = translate("Undo", "The request for time off is kept here and waits for the server.")
        return translate("Undo", "Time off is asked for; the owner answers.") if known else waits
    if step.label_code == TIME_OFF:
        waits = translate("Undo", "Time off is kept here and waits for the server.")
        return translate("Undo", "Time off is saved.") if known else waits
    if step.label_code == WORKSHOP_HOURS:
        waits = translate("Undo", "The workshop’s hours are kept here and wait for the server.")
        return translate("Undo", "The workshop’s hours are saved.") if known else waits
    waits = translate("Undo", "The hours of %1 are kept here and wait for the server.")
    return _named(translate("Undo", "The hours of %1 are saved.") if known else waits, step)


def hours_undone_words(step: UndoStep, label: str, *, known: bool) -> str:
    """That they are as they were, or why not."""
    translate = QCoreApplication.translate
    kept = {
        HOURS_ANSWERED: translate("Undo", "The request has been answered. Give another answer in its line."),
        STAY: StrandedUndoWords().undone(step),
        HOURS_STAYED: translate("Undo", "The hours stayed as they were: the server had refused the change."),
    }
    if label in kept:
        return kept[label]
    if label == HOURS_PARTLY:
        stays = translate("Undo", "The request stays answered: give another answer in its line.")
        return f"{hours_undone_words(step, '', known=known)} {stays}"
    if not known and label not in HOURS_AT_ONCE:
        return translate("Undo", "Taking the hours back waits for the server.")
    if step.label_code == TIME_OFF:
        return translate("Undo", "Time off is as it was.")
    if step.label_code == WORKSHOP_HOURS:
        return translate("Undo", "The workshop’s hours are as they were.")
    return _named(translate("Undo", "The hours of %1 are as they were."), step)


def hours_question_words(step: UndoStep) -> str:
    """What Ctrl+Z would take back that is no longer on view."""
    if step.label_code == STAY:
        return StrandedUndoWords().question(step)
    translate = QCoreApplication.translate
    if step.label_code == TIME_OFF:
        return translate("Undo", "Take back the change of time off?")
    if step.label_code == WORKSHOP_HOURS:
        return translate("Undo", "Take back the change of the workshop’s hours?")
    return _named(translate("Undo", "Take back the change of the hours of %1?"), step)


def _named(text: str, step: UndoStep) -> str:
    return text.replace("%1", str(step.params.get("customer", "")))
