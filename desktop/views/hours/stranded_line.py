"""One booking that stands, or would stand, where nobody works: who; when, with whom and why. A click leads to it."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.presenters.hours_model import StrandedLine
from desktop.theming import style
from desktop.views.hours import hours_words
from desktop.views.hours.fields import elided, telling


def stranded_line(owner: QWidget, line: StrandedLine, zone: tzinfo) -> tuple[QWidget, QPushButton]:
    """The line and its link, by which ``owner`` emits its ``show_asked``."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    link = style.button("", role="link")
    style.mark(link, line=True, flush=True)
    who, when = hours_words.stranded_who(line), hours_words.stranded_when(line, zone)
    elided(link, who)
    link.setToolTip(QCoreApplication.translate("PreviewPanel", "Show it in the calendar"))
    link.setAccessibleName(f"{who}. {when}")
    link.clicked.connect(telling(owner, "show_asked", line.session_id))
    column.addWidget(link)
    note = style.text(when, tone="muted", size="small")
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setWordWrap(True)
    column.addWidget(note)
    return holder, link
