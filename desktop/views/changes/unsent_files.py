"""The pictures and papers that the server does not have, a line each, which leads to the booking it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.booking_files import Standing, UnsentFile
from desktop.theming import formats, icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT
from desktop.views.calendar.file_list import KIND_ICONS, standing_words

MOST = 3
"""Lines; of more only the number is told."""


class UnsentFiles(QWidget):
    """Hidden while there are none. ``show_asked`` has the id of a booking on whose card a file is."""

    show_asked = Signal(object)
    away_asked = Signal(object, object)
    """The ids of a booking without a card, and of its file, which nobody could deal with elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))
        self._shown: object = None

    def show_files(self, files: Sequence[UnsentFile], zone: tzinfo) -> None:
        """Refused ones first; nothing moves while they stay the same."""
        listed = sorted(files, key=lambda each: each.file.standing is not Standing.REFUSED)
        if listed == self._shown:
            return
        self._shown = listed
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.setVisible(bool(listed))
        if listed:
            self._column.addWidget(style.text(self.tr("Pictures and papers"), weight=600))
        for each in listed[:MOST]:
            self._column.addWidget(self._row(each, zone))
        if len(listed) > MOST:
            more = self.tr("and %n more", "", len(listed) - MOST)
            self._column.addWidget(style.text(more, tone="muted", size="small"))

    def _row(self, each: UnsentFile, zone: tzinfo) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(theme().tokens.space(2))
        refused = each.file.standing is Standing.REFUSED
        mark = QLabel()
        icon = "circle-alert" if refused else KIND_ICONS[each.file.kind]
        icons.set_icon(mark, icon, "bad" if refused else "ink3")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(ElidedLabel(each.file.name, weight=500))
        when = formats.moment(each.starts, zone) if each.starts is not None else ""
        whose = DOT.join(part for part in (each.who, when) if part)
        if whose:
            text.addWidget(ElidedLabel(whose, tone="muted", size="small"))
        about = style.text(standing_words(each.file), tone="bad" if refused else "muted", size="small")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        text.addWidget(about)
        row.addLayout(text, 1)
        row.addWidget(self._button(each), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _button(self, each: UnsentFile) -> QWidget:
        button = style.button(self.tr("Show") if each.on_card else self.tr("Take away"))
        style.mark(button, compact=True)
        button.setAccessibleName(f"{button.text()} {each.file.name}")
        if each.on_card:
            button.clicked.connect(lambda: self.show_asked.emit(each.session_id))
        else:
            button.clicked.connect(lambda: self.away_asked.emit(each.session_id, each.file.id))
        return button
