"""What of a person's work has not reached the server, in words, before they sign out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.shell.sync_badge import Counts
from desktop.views.calendar.calendar_words import fill


class Unsent(QObject):
    """Its words are translated as those of an object: only so a number chooses among their forms."""

    def typed(self, count: int) -> str:
        """Texts that are sent by nobody but their writer; empty where there are none."""
        if not count:
            return ""
        return self.tr(
            "%n texts that you typed (messages, summaries, referrals) are not sent; only you can send them.",
            "",
            count,
        )

    def words(self, changes: int, files: int) -> str:
        """What stays behind; empty when nothing does."""
        if changes and files:
            from desktop.views.changes.phrases import Counted  # not needed for the first paint

            both = self.tr(
                "%1 and %2 have not reached the server. They stay here and are sent when you sign in."
            )
            return fill(both, Counted().changes(changes), Counts().files(files))
        if changes:
            return self.tr(
                "%n changes have not reached the server. They stay here and are sent when you sign in.",
                "",
                changes,
            )
        if files:
            return self.tr(
                "%n files have not reached the server. They stay here and are sent when you sign in.",
                "",
                files,
            )
        return ""
