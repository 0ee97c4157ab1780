"""What the mechanic tells the customer: a text that is kept as it is typed, and where it is. Paints and forwards."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop.presenters.work_session import SessionDetails
from desktop.presenters.work_summary import WorkSummary
from desktop.theming import style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.painted import ENTER
from desktop.views.work import session_words
from desktop.views.work.parts import Panel, line, say, tone
from scheduling.vocabulary import SessionState

HIGH = 150
KEPT_MS = 400
"""After the last key; what is left in between is kept when the page goes."""
_SHOWN = frozenset({SessionState.WAITING, SessionState.LIVE, SessionState.COMPLETED})


class SummaryEdit(QPlainTextEdit):
    """Tab leaves it; Ctrl+Enter is the button's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(HIGH)


class SummaryBox(Panel):
    """Of one session."""

    def __init__(self, summary: WorkSummary, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._summary = summary
        self._details: SessionDetails | None = None
        self._known = False
        name = self.tr("Summary for the customer")
        self.setAccessibleName(name)
        self.column.addWidget(style.text(name, tone="muted", size="small", weight=600))
        self.edit = SummaryEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(self.tr("What was found, what was done, what is to be done next"))
        self.edit.setPlainText(summary.now.text)
        self.edit.textChanged.connect(self._typed)
        self.column.addWidget(self.edit)
        foot = QHBoxLayout()
        foot.setSpacing(theme().tokens.space(2))
        self.where = line("muted")
        foot.addWidget(self.where, 1)
        self.save = style.button(self.tr("Save"), role="primary")
        self.save.setToolTip(self.tr("Send it to the server (Ctrl+Enter)"))
        self.save.clicked.connect(self._save)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(foot)
        self.other = line(size="body")
        self.column.insertWidget(self.column.indexOf(self.edit) + 1, self.other)
        self.theirs = style.button(self.tr("Leave that one"), role="quiet")
        self.theirs.clicked.connect(self._leave_other)
        foot.insertWidget(1, self.theirs, 0, Qt.AlignmentFlag.AlignTop)
        self.rating = line()
        self.column.addWidget(self.rating)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEPT_MS)
        self._later.timeout.connect(self.keep)
        listen(summary.changed, self, self.refresh)

    def show_details(self, details: SessionDetails) -> None:
        """The session stands so now."""
        self._details = details
        self.setVisible(details.state in _SHOWN or bool(self._summary.now.text))
        self.refresh()

    def refresh(self) -> None:
        """Show where it is."""
        state, details = self._summary.now, self._details
        if details is None:
            return
        first, self._known = state.known and not self._known, state.known
        differs = state.text != self.edit.toPlainText() and not self._later.isActive()
        if differs and (first or not self.edit.hasFocus()):
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(state.text)
        say(self.other, session_words.other_words(state))
        self.theirs.setVisible(bool(state.other))
        self.where.setText(session_words.summary_words(state, details))  # it keeps the button at the end
        bad = state.only_in_memory or state.too_long or bool(state.code)
        tone(self.where, "bad" if bad else "muted")
        self.save.setVisible(details.over)
        ready = state.unsent and not (state.away or state.sending or state.too_long or details.waiting)
        self.save.setEnabled(ready)
        say(self.rating, session_words.rating_words(state))

    def keep(self) -> None:
        """What was typed is kept now."""
        self._later.stop()
        if self.edit.toPlainText() != self._summary.now.text:
            self._summary.type(self.edit.toPlainText())
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in ENTER and self.save.isVisibleTo(self):
            self._save()
            return
        super().keyPressEvent(event)

    def _typed(self) -> None:
        self._later.start()

    def _leave_other(self) -> None:
        self._later.stop()
        self.edit.setFocus()
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(self._summary.now.other)
        self._summary.take_other()

    def _save(self) -> None:
        self.keep()
        if self.save.isEnabled():
            self._summary.save()
