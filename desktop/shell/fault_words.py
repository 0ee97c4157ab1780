"""What an alert says of a fault: a bug, what this computer did not keep, what a rule refused."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.shell.status_tools import trouble_words
from desktop.shell.watch import refused_words
from desktop.store.errors import NotKept, NotShown
from scheduling.errors import RuleError


def fault_words(fault: BaseException, log: Path) -> str:
    """A full sentence; of a bug also where its details are."""
    translate = QCoreApplication.translate
    if isinstance(fault, NotKept):
        return translate("App", "This was not saved. %1").replace("%1", trouble_words(fault.trouble))
    if isinstance(fault, NotShown):
        return translate("App", "Something that is saved cannot be shown right now. It will show by itself.")
    if isinstance(fault, RuleError):
        return refused_words(fault)
    text = translate("App", "Something went wrong in the program (%1). The details are in %2.")
    return text.replace("%1", type(fault).__name__).replace("%2", str(log))
