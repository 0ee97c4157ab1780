"""What stands where a request would, when a list has none: what it is for, and the way to note one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.requests.request_words import empty_words
from scheduling.request_queue import Group

WIDE = 420


class EmptyPage(QWidget):
    """Its button is there for whoever notes requests."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(theme().tokens.space(2))
        column.addStretch(1)
        self.title = style.text("", size="title", weight=700)
        self.text = style.text("", tone="muted")
        for label in (self.title, self.text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(WIDE)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.new = style.button(self.tr("New request"), icon="plus")
        self.new.setToolTip(self.tr("Note what a customer asks for by phone or at the counter (N)"))
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_group(self, group: Group, *, may_create: bool) -> None:
        """Of this list."""
        title, text = empty_words(group)
        self.title.setText(title)
        self.text.setText(text)
        self.text.setFixedHeight(self.text.heightForWidth(WIDE))
        self.new.setVisible(may_create and group is Group.PENDING)
