"""The row at the foot of the Availability screen: what is not saved, and saving it, also knowing what it strands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.presenters.hours_model import HoursPage
from desktop.theming import icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.hours.hours_words import stranded_title, unsaved_words


class HoursFoot(QFrame):
    """There while something is not saved."""

    saved = Signal()
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        space = theme().tokens.space
        style.mark(self, panel="foot")
        line = QHBoxLayout(self)
        line.setContentsMargins(space(5), space(2), space(5), space(2))
        line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "pencil", "ink2", 14)
        self.said = ElidedLabel(weight=500)
        self.stranded = style.text("", tone="bad", weight=600)
        self.problem = style.text("", tone="bad")
        self.discard = style.button(self.tr("Discard"))
        self.save = style.button("", role="primary")
        self.save.setToolTip(self.tr("Save (Ctrl+S)"))
        line.addWidget(mark)
        line.addWidget(self.said, 1)
        line.addWidget(self.problem)
        line.addWidget(self.stranded)
        line.addWidget(self.discard)
        line.addWidget(self.save)
        self.save.clicked.connect(self.saved)
        self.discard.clicked.connect(self.discarded)
        self.hide()

    def show_page(self, page: HoursPage, stranded: int) -> None:
        """``stranded``: how many bookings saving would leave without hours."""
        self.setVisible(page.unsaved.any)
        said = unsaved_words(page.unsaved)
        self.said.setText(said)
        self.said.setToolTip(said)
        self.stranded.setText(stranded_title(stranded) if stranded else "")
        self.stranded.setVisible(stranded > 0)
        self.save.setText(self.tr("Save all the same") if stranded else self.tr("Save"))
        self.save.setEnabled(not page.stale)
        if not page.unsaved.any:
            self.say("")

    def say(self, problem: str) -> None:
        """Why it was not saved."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
