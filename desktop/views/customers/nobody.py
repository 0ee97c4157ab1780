"""In the place of a customer's page while nobody is chosen: what can be done, and by which keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme


class Nobody(QWidget):
    """Says it in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "users", "ink3", 28)
        self.title = style.text("", weight=600)
        self.detail = style.text("", tone="muted")
        column.addStretch(2)
        for label in (mark, self.title, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.detail.setWordWrap(True)
        column.addStretch(3)
        self.say(any_listed=True, typed=False)

    def say(self, *, any_listed: bool, typed: bool) -> None:
        """Whether there is anybody to choose, and whether somebody was looked for."""
        if typed and not any_listed:
            self.title.setText(self.tr("No one found"))
            self.detail.setText(self.tr("Try less of the name, the end of the phone number, or the plate."))
        elif any_listed:
            self.title.setText(self.tr("Nobody chosen"))
            self.detail.setText(self.tr("Type to find somebody; the arrows choose, Enter opens."))
        else:
            self.title.setText(self.tr("No customer yet"))
            self.detail.setText(self.tr("Whoever is booked stands here from then on."))
