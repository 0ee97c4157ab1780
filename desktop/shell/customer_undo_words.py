"""What is said of a customer who was added, and of two who were made one: done, waiting, taken back, or why not.

They are taken back as long as they were not sent: the server erases nobody for a second thought, and what it has put
together it does not part again. Not here: when it is said.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.undo import UndoStep
from desktop.presenters.undo_labels import MERGED


def customer_done(step: UndoStep, *, known: bool) -> str:
    """What was done; as long as the server's answer is not ``known``, that it waits. ``%1`` is the customer."""
    translate = QCoreApplication.translate
    if step.label_code == MERGED:
        done = translate("Undo", "%1 and %3 are one customer now; that is for good.")
        waits = translate("Undo", "%1 and %3 become one customer as soon as the server has answered.")
        return _both(done if known else waits, step)
    if known:
        return translate("Undo", "%1 is among the customers now.")
    return translate("Undo", "The new customer %1 is kept here and waits for the server.")


def customer_undone(step: UndoStep) -> str:
    """What was taken back, before the server heard of it."""
    if step.label_code == MERGED:
        return _both(QCoreApplication.translate("Undo", "%1 and %3 stay two customers."), step)
    return QCoreApplication.translate("Undo", "The new customer %1 is taken back.")


def customer_question(step: UndoStep) -> str:
    """Whether that is to be taken back."""
    if step.label_code == MERGED:
        return _both(QCoreApplication.translate("Undo", "Keep %1 and %3 apart as two customers?"), step)
    return QCoreApplication.translate("Undo", "Take back the new customer %1?")


def customer_stays(step: UndoStep, *, built: bool = False) -> str:
    """Why it cannot be, and what can be done instead. ``built``: it was not sent; more was done with them since."""
    translate = QCoreApplication.translate
    if built and step.label_code != MERGED:
        return translate("Undo", "More was done with %1 since, so they stay: take that back first.")
    if step.label_code == MERGED:
        return _both(translate("Undo", "The server has it: %1 and %3 are one customer, for good."), step)
    return translate(
        "Undo", "%1 has been sent and stays: correct their details, or merge them with who they are."
    )


def _both(text: str, step: UndoStep) -> str:
    return text.replace("%3", str(step.params["other"]))
