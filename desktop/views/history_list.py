"""What became of one booking, newest last, for its card and for its page. Paints and forwards.

What waits on this computer is at the end and marked; what can be taken back is led to, nothing is done here.
"""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.booking_history import BookingHistory, HistoryState, HistoryStep
from desktop.theming import formats, icons, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.answer_cards import what_words as change_words
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.changes.phrases import LOOKS, state_words
from desktop.views.trail_words import detail_words, what_words, who_words
from desktop.views.work.parts import line, say

MOST_HIGH = 220
"""Of the steps; more of them scroll."""


class HistoryList(QWidget):
    """``wide``: what it is laid out for, of which its height follows. ``reshaped`` when that became another."""

    reshaped = Signal()
    changes_asked = Signal()
    """Lead to all that waits, where it can be discarded too."""

    def __init__(
        self, history: BookingHistory, zone: tzinfo, wide: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._zone = zone
        self._wide = wide
        self._shown: HistoryState | None = None
        self._to_newest = False
        self.steps: list[QWidget] = []
        self.setAccessibleName(QCoreApplication.translate("History", "History"))
        space = theme().tokens.space
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._scrolling())
        self.note = line("muted")
        column.addWidget(self.note)
        acts = QHBoxLayout()
        acts.setSpacing(space(2))
        self.undo = self._button(acts, self.tr("Undo the last step"), "history")
        self.undo.setToolTip(self.tr("What you just did here is taken back (Ctrl+Z)"))
        self.undo.clicked.connect(history.take_back)
        self.changes = self._button(acts, self.tr("See what waits"), "cloud-off")
        self.changes.setToolTip(
            self.tr("Everything that waits for the server, and a way to discard it (Ctrl+E)")
        )
        self.changes.clicked.connect(self.changes_asked)
        acts.addStretch(1)
        column.addLayout(acts)
        self.refresh()
        listen(history.changed, self, self.refresh)

    def refresh(self) -> None:
        """Show how it is now."""
        state = self._history.now
        if state == self._shown:
            return
        longer = self._shown is None or len(state.steps) != len(self._shown.steps)
        if self._shown is None or state.steps != self._shown.steps:
            self._fill(state.steps)
        self._shown = state
        say(self.note, note_words(state))
        self.undo.setVisible(state.may_undo)
        self.changes.setVisible(state.waiting)
        self._column.activate()  # its parent asks before Qt would tell
        self._to_newest = self._to_newest or longer
        self.reshaped.emit()

    # --- inside

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().tokens.space(2))
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.accessibleName())
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)  # setWidget switches it on
        area.verticalScrollBar().rangeChanged.connect(self._reach)
        return area

    def _fill(self, steps: tuple[HistoryStep, ...]) -> None:
        self.steps.clear()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for step in steps:
            row = _row(step, self._zone)
            self.steps.append(row)
            self._rows.addWidget(row)
            row.show()  # only then it counts for the height
        needed = self._rows.totalHeightForWidth(self._wide) if steps else 0
        if needed > MOST_HIGH:
            bar = self._area.verticalScrollBar().sizeHint().width()
            needed = self._rows.totalHeightForWidth(self._wide - bar)
        scrolls = needed > MOST_HIGH
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
        self._area.setFixedHeight(min(needed, MOST_HIGH))
        self._area.setVisible(bool(needed))

    def _reach(self, _least: int, most: int) -> None:
        """There is more to scroll: the newest is what one looks for."""
        if self._to_newest and most:
            self._to_newest = False
            self._area.verticalScrollBar().setValue(most)

    @staticmethod
    def _button(row: QHBoxLayout, words: str, icon: str) -> QPushButton:
        button = style.button(words, icon=icon)
        style.mark(button, compact=True)
        row.addWidget(button)
        return button


def note_words(state: HistoryState) -> str:
    """How far what is shown is all of it; empty where it is."""
    translate = QCoreApplication.translate
    if state.asking and not state.whole:
        return translate("History", "Asking the server …")
    if not state.whole:
        return translate(
            "History",
            "This is what this computer knows. Who did it, and the rest, the server tells once it answers.",
        )
    if state.code or state.away:
        return translate("History", "As the server told it last. It does not answer now.")
    return ""


def step_words(step: HistoryStep, zone: tzinfo) -> tuple[str, str]:
    """What was done; and by whom, from which computer."""
    translate = QCoreApplication.translate
    if step.waits is not None:
        you, here = translate("History", "you"), translate("History", "this computer")
        return change_words(step.what), DOT.join((state_words(step.waits), you, here))
    what, detail = what_words(step.what), detail_words(step.what, step.detail, zone)
    who = "" if step.here else who_words(step.who, automatic=step.automatic)
    about = DOT.join(part for part in (who, step.device) if part)
    return (fill(translate("History", "%1: %2"), what, detail) if detail else what), about


def _row(step: HistoryStep, zone: tzinfo) -> QWidget:
    what, about = step_words(step, zone)
    when = formats.moment(step.at, zone)
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme().tokens.space(2))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    mark = QLabel()
    icon, token = LOOKS[step.waits] if step.waits is not None else ("dot", "ink3")
    icons.set_icon(mark, icon, token, 14)
    said, below = line(size="small", weight=600), line("muted")
    said.setText(what)
    say(below, about)
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(mark, 0, 0, top)
    grid.addWidget(said, 0, 1)
    grid.addWidget(style.text(when, tone="muted", size="small"), 0, 2, top)
    grid.addWidget(below, 1, 1, 1, 2)
    holder.setAccessibleName(". ".join(part for part in (what, about, when) if part))
    return holder
