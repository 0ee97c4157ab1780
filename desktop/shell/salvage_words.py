"""That the file with a computer's changes was damaged, and how many of them were read, is said until it was heard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.shell.alerts import Alerts
from desktop.store.local_store import LocalStore
from desktop.store.outbox_opening import Salvaged
from desktop.theming import formats


def tell_salvaged(store: LocalStore, alerts: Alerts) -> None:
    """Show it, if that happened; it stays until somebody closes it, and comes back at the next start if nobody did."""
    if store.salvaged is not None:
        alert = alerts.show(SalvageWords().of(store.salvaged), kind="bad")
        alert.closed.connect(store.told_salvaged)


class SalvageWords(QObject):
    """What was damaged, what was read, what goes on, and what a person has to look after."""

    def of(self, salvaged: Salvaged) -> str:
        """In a few sentences."""
        rest = self.tr("All of them had reached the server.") if salvaged.count else ""
        if salvaged.waiting:
            rest = self.tr("%n of them had not reached the server and are sent now.", "", salvaged.waiting)
        said = (
            self.tr("The file with the changes made on this computer was damaged."),
            self.tr("%n changes of the last two weeks could be read.", "", salvaged.count),
            rest,
            self.tr("Look through the last days for what is missing."),
            self.tr("The damaged file was kept below the folder that the settings name: %1").replace(
                "%1", formats.breakable(Path(salvaged.kept).name)
            ),
        )
        return " ".join(filter(None, said))
