"""In the place of a customer's page while nobody is chosen: what can be done, and by which keys."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.records import Customer


class Nobody(QWidget):
    """Says it in a sentence. ``lead_asked``: the id of whoever has what was theirs who are not here any more."""

    lead_asked = Signal(object)

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
        for words in (self.title, self.detail):
            words.setTextFormat(Qt.TextFormat.PlainText)
        for label in (mark, self.title, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.detail.setWordWrap(True)
        self._kept: UUID | None = None
        self.lead = style.button(self.tr("Show who stays"))
        self.lead.clicked.connect(self._lead)
        column.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self.say(any_listed=True, typed=False)

    def say(self, *, any_listed: bool, typed: bool) -> None:
        """Whether there is anybody to choose, and whether somebody was looked for."""
        self.lead.hide()
        if typed and not any_listed:
            self.title.setText(self.tr("No one found"))
            self.detail.setText(self.tr("Try less of the name, the end of the phone number, or the plate."))
        elif any_listed:
            self.title.setText(self.tr("Nobody chosen"))
            self.detail.setText(self.tr("Type to find somebody; the arrows choose, Enter opens."))
        else:
            self.title.setText(self.tr("No customer yet"))
            self.detail.setText(self.tr("Whoever is booked stands here from then on."))

    def say_gone(self, name: str, kept: Customer | None, typed: list[str]) -> None:
        """Somebody who was on view is not here any more: ``kept`` has what was theirs; ``typed`` was not saved."""
        self._kept = None if kept is None else kept.id
        self.title.setText(fill(self.tr("%1 is not here any more"), name))
        said = [fill(self.tr("They are one with %1 now."), kept.name)] if kept is not None else []
        if typed:
            said.append(fill(self.tr("What you had typed was not saved: %1"), DOT.join(typed)))
        self.detail.setText("\n".join(said))
        self.lead.setVisible(kept is not None)
        if kept is not None:
            self.lead.setText(fill(self.tr("Show %1"), kept.name).replace("&", "&&"))

    def _lead(self) -> None:
        if self._kept is not None:
            self.lead_asked.emit(self._kept)
