"""The settings' page on the program and its server: versions, licence, files, and the server's backup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop import VERSION
from desktop.presenters.about import About
from desktop.theming import formats
from desktop.views.asked import AskedPage, Spawn, note
from desktop.views.settings.page_parts import top
from desktop.views.settings.parts import card, row, value


class AboutSection(AskedPage):
    """``server`` is its address; ``operator``: whether who reads it may have to do with running the server."""

    def __init__(self, about: About, spawn: Spawn, server: str, *, operator: bool) -> None:
        super().__init__(about, spawn)
        self._about = about
        self._server = server
        self._operator = operator
        self.refresh()

    def load(self) -> None:
        """Ask for the server's version."""
        self._spawn(self._about.load())

    def content(self) -> Sequence[QWidget]:
        shown = [
            top(self.tr("About and backup") if self._operator else self.tr("About"), ""),
            self._program(),
        ]
        return [*shown, self._backup()] if self._operator else shown

    def _program(self) -> QWidget:
        made, grid = card("Auto Doctor Workshop")
        row(grid, self.tr("This program"), value(VERSION))
        row(grid, self.tr("Server"), value(self._about.version or formats.EN_DASH))
        row(grid, self.tr("Its address"), value(self._server))
        row(grid, self.tr("Licence"), value("Apache-2.0"))
        said = self.tr(
            "What this computer keeps is encrypted; when it is lost, all but what it had not sent is fetched again."
            " Where that is, and the licences of what the program is made of, stand under “This computer”."
        )
        grid.addWidget(note(said, "muted"), grid.rowCount(), 0, 1, 2)
        return made

    def _backup(self) -> QWidget:
        made, grid = card(self.tr("Backup of the server"))
        rows = (
            (
                self.tr("What"),
                self.tr(
                    "The database, with pg_dump as the role autodoctor_backup; and, apart from it, the files"
                    " token-secret.seal and token-secret.escrow."
                ),
            ),
            (
                self.tr("Where"),
                self.tr(
                    "On the server: in /var/lib/autodoctor where it runs as root, else in ~/.local/share/autodoctor, or"
                    " where AUTODOCTOR_HOME says."
                ),
            ),
            (
                self.tr("Restore"),
                self.tr(
                    "pg_restore into an empty database, then one line that the instructions give. Computers fetch anew"
                    " and send again what they sent in the last 14 days."
                ),
            ),
            (self.tr("Instructions"), "docs/operations.md"),
        )
        for name, words in rows:
            row(grid, name, value(words))
        said = self.tr("It is done where the server runs: nothing of it is started from here.")
        grid.addWidget(note(said, "muted"), grid.rowCount(), 0, 1, 2)
        return made
