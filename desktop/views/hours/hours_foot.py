"""The row at the foot of the Availability screen: what is not saved, and saving it, also knowing what it strands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.presenters.hours_model import HoursPage
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.hours.hours_words import stranded_title, unsaved_words


class HoursFoot(QFrame):
    """There while something is not saved, or has just been discarded."""

    saved = Signal()
    discarded = Signal()
    back_asked = Signal()
    """Bring again what was discarded."""
    week_asked = Signal()
    """Show what somebody else changed of the week."""

    def __init__(self) -> None:
        super().__init__()
        space = theme().tokens.space
        style.mark(self, panel="foot")
        line = QHBoxLayout(self)
        line.setContentsMargins(space(5), space(2), space(5), space(2))
        line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "pencil", "ink2", 14)
        self.stale = style.text(self.tr("Somebody else changed this week."), tone="bad", weight=600)
        self.to_week = style.button(self.tr("Show the week"))
        self.back = style.button(self.tr("Bring it back"))
        self.back.setToolTip(self.tr("Bring it back (Ctrl+Z)"))
        self.said = style.text("", weight=500)
        self.said.setWordWrap(True)
        self.stranded = style.text("", tone="bad", weight=600)
        self.problem = style.text("", tone="bad")
        self.discard = style.button(self.tr("Discard"))
        self.save = style.button("", role="primary")
        self.save.setToolTip(self.tr("Save (Ctrl+S)"))
        line.addWidget(mark)
        line.addWidget(self.said, 1)
        line.addWidget(self.problem)
        line.addWidget(self.stranded)
        line.addWidget(self.stale)
        line.addWidget(self.to_week)
        line.addWidget(self.back)
        line.addWidget(self.discard)
        line.addWidget(self.save)
        self.save.clicked.connect(self.saved)
        self.discard.clicked.connect(self.discarded)
        self.back.clicked.connect(self.back_asked)
        self.to_week.clicked.connect(self.week_asked)
        self.hide()

    def show_page(
        self, page: HoursPage, stranded: int, *, discarded: bool = False, on_week: bool = True
    ) -> None:
        """``stranded``: how many bookings saving would leave without hours; ``on_week``: that is what is on view."""
        there = page.unsaved.any
        self._keep_keys(there=there, discarded=discarded and not there)
        self.setVisible(there or discarded)
        said = unsaved_words(page.unsaved) if there else ""
        if discarded and not there:
            said = self.tr("What was not saved is discarded.")
        self.said.setText(said)
        self.stranded.setText(stranded_title(stranded) if stranded else "")
        self.stranded.setVisible(stranded > 0)
        self.save.setText(self.tr("Save all the same") if stranded else self.tr("Save"))
        self.save.setEnabled(not page.stale)
        for widget in (self.stale, self.to_week):
            widget.setVisible(page.stale and not on_week)  # else the week itself says so
        if not there:
            self.say("")

    def _keep_keys(self, *, there: bool, discarded: bool) -> None:
        """From what goes to what comes in its place: what was discarded comes back at the next press."""
        has = self.window().focusWidget()
        for widget in (self.save, self.discard):
            widget.setVisible(there)
        self.back.setVisible(discarded)
        if has is self.discard and discarded:
            self.back.setFocus()
        elif has is self.back and there:
            self.discard.setFocus()

    def say(self, problem: str) -> None:
        """Why it was not saved."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
