"""The words of the page behind the sync badge: a change in a sentence or two, and how it stands with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.pending_changes import LineState, PendingLine
from desktop.theming import formats
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.answer_cards import unbroken, what_words, why_words
from desktop.views.calendar.calendar_words import fill

STATES: Mapping[LineState, str] = {
    LineState.WAITING: QT_TRANSLATE_NOOP("Changes", "waiting"),
    LineState.SENT: QT_TRANSLATE_NOOP("Changes", "on its way"),
    LineState.REFUSED: QT_TRANSLATE_NOOP("Changes", "refused"),
    LineState.LATE: QT_TRANSLATE_NOOP("Changes", "had arrived"),
    LineState.DISCARDED: QT_TRANSLATE_NOOP("Changes", "discarded"),
}
LOOKS: Mapping[LineState, tuple[str, str]] = {
    LineState.WAITING: ("clock", "wait"),
    LineState.SENT: ("cloud-upload", "booked"),
    LineState.REFUSED: ("circle-alert", "bad"),
    LineState.LATE: ("clock-alert", "bad"),
    LineState.DISCARDED: ("x", "wait"),
}
"""The icon and the chip's colour."""


class Counted(QObject):
    """Words that have a plural: lupdate finds these only in a ``tr``."""

    def tries(self, count: int) -> str:
        return self.tr("sent %n times", "", count)

    def changes(self, count: int) -> str:
        return self.tr("%n changes", "", count)

    def wait(self, count: int) -> str:
        return self.tr("%n changes wait", "", count)

    def on_the_way(self, count: int) -> str:
        return self.tr("They are being sent.", "", count)

    def kept(self, count: int) -> str:
        return self.tr(
            "They are kept on this computer, also when it is switched off, and sent in this order as soon as the"
            " server answers. It decides then; what clashes is listed beside.",
            "",
            count,
        )

    def kept_till_opened(self, count: int) -> str:
        return self.tr("They are kept on this computer and sent once the program is opened again.", "", count)

    def kept_till_signed_in(self, count: int) -> str:
        return self.tr(
            "They are kept on this computer, also when it is switched off, and sent in this order once you have signed"
            " in again.",
            "",
            count,
        )

    def more(self, count: int) -> str:
        return self.tr("and %n more", "", count)

    def discard(self, count: int) -> str:
        return self.tr("Discard all %n", "", count)


def state_words(state: LineState) -> str:
    """How it stands with a change, in a word or two."""
    return QCoreApplication.translate("Changes", STATES[state])


def title(line: PendingLine) -> str:
    """What it is and whose: ``Move · Marie Tremblay``."""
    return " · ".join(part for part in (what_words(line.what), line.who) if part)


def when(line: PendingLine, zone: tzinfo) -> str:
    """What time it is about; empty where it is about none."""
    return formats.moment(line.starts, zone) if line.starts is not None else ""


def made(line: PendingLine, zone: tzinfo) -> str:
    """When it was made, and how often it was sent: ``made Fri 20 Nov, 10:46 · sent 2 times``."""
    translate = QCoreApplication.translate
    parts = [fill(translate("Changes", "made %1"), unbroken(formats.moment(line.made_at, zone)))]
    if line.tries:
        parts.append(Counted().tries(line.tries))
    return " · ".join(parts)


def reason(line: PendingLine) -> str:
    """Why it is not as it was wished; empty while nothing is known."""
    return why_words(line) if line.state in {LineState.LATE, LineState.REFUSED} else ""


def explained(line: PendingLine) -> str:
    """What happens with it next, for whoever has chosen its line."""
    translate = QCoreApplication.translate
    match line.state:
        case LineState.WAITING:
            return translate("Changes", "Kept on this computer until it can be sent.")
        case LineState.SENT:
            return translate(
                "Changes",
                "Sent, but not answered: it may have arrived. It is sent again until the server answers.",
            )
        case LineState.DISCARDED:
            return translate(
                "Changes", "Nothing of it counts any more. The server is told, and says if it had it already."
            )
        case _:
            return reason(line)


def spoken(line: PendingLine, zone: tzinfo) -> str:
    """All of a line, for a screen reader and for the search."""
    parts = [title(line), when(line, zone), state_words(line.state), reason(line), made(line, zone)]
    return ", ".join(part for part in parts if part)
