"""The messages with a session's customer, and the field for another one. Paints and forwards."""

from __future__ import annotations

from datetime import tzinfo
from itertools import takewhile

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.work_session import SessionDetails
from desktop.presenters.work_thread import WorkThread
from desktop.theming import style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.painted import ENTER
from desktop.views.work import visit_words
from desktop.views.work.parts import Panel, Said, line, say, tone
from desktop.views.work.summary_box import KEPT_MS, SummaryEdit
from scheduling.visit_messages import MessageLine

LOW = 64
MOST_HIGH = 240
"""Of the messages; more of them scroll."""


class ThreadBox(Panel):
    """Of one session."""

    def __init__(self, thread: WorkThread, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._thread = thread
        self._zone = zone
        self._customer = ""
        self._shown: tuple[MessageLine, ...] | None = None
        name = self.tr("Messages")
        self.setAccessibleName(name)
        self.column.addWidget(style.text(name, tone="muted", size="small", weight=600))
        self.lines: list[Said] = []
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme().tokens.space(2))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.column.addWidget(self._area)
        self.note = line("faint")
        self.column.addWidget(self.note)
        self.edit = SummaryEdit()
        self.edit.setMinimumHeight(LOW)
        self.edit.setMaximumHeight(LOW)
        self.edit.setAccessibleName(self.tr("Message to the customer"))
        self.edit.setPlaceholderText(self.edit.accessibleName())
        self.edit.setPlainText(thread.now.draft)
        self.edit.textChanged.connect(self._typed)
        self.column.addWidget(self.edit)
        foot = QHBoxLayout()
        foot.setSpacing(theme().tokens.space(2))
        self.where = line("muted")
        foot.addWidget(self.where, 1)
        self.send = style.button(self.tr("Send"))
        self.send.setToolTip(self.tr("Send it to the customer (Ctrl+Enter)"))
        self.send.clicked.connect(self._send)
        foot.addWidget(self.send, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(foot)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEPT_MS)
        self._later.timeout.connect(self.keep)
        listen(thread.changed, self, self.refresh)
        listen(thread.arriving, self, self.keep)

    def show_details(self, details: SessionDetails) -> None:
        """The session stands so now."""
        self._customer = details.customer
        self.refresh()

    def refresh(self) -> None:
        """Show what was written, and where what is typed is."""
        state = self._thread.now
        if state.messages != self._shown:
            self._show_lines(state.messages)
        say(self.note, visit_words.thread_note(state))
        if not self._later.isActive() and state.draft != self.edit.toPlainText() and not state.sending:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(state.draft)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.where.setText(
            visit_words.draft_words(state)
        )  # it keeps the button at the end, also without words
        tone(self.where, "bad" if state.code or state.too_long else "muted")
        self.send.setEnabled(state.may_send)

    def keep(self) -> None:
        """What was typed is kept now."""
        self._later.stop()
        if self.edit.toPlainText() != self._thread.now.draft:
            self._thread.type(self.edit.toPlainText())
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in ENTER:
            self._send()
            return
        super().keyPressEvent(event)

    def _show_lines(self, messages: tuple[MessageLine, ...]) -> None:
        """Those that stand where they belong stay, what follows is made anew; the last one is scrolled to."""
        stays = sum(1 for _ in takewhile(_is_same, zip(self._shown or (), messages, strict=False)))
        self._shown = messages
        while len(self.lines) > stays:
            gone = self.lines.pop()
            gone.hide()
            gone.deleteLater()
        for message in messages[stays:]:
            made = Said(visit_words.message_head(message, self._customer, self._zone))
            self._lines.addWidget(made)
            made.show_text(visit_words.message_text(message))
            self.lines.append(made)
        self._area.setVisible(bool(messages))
        QTimer.singleShot(0, self, self._to_the_last)

    def _to_the_last(self) -> None:
        wide = max(1, self._area.viewport().width())
        self._area.setFixedHeight(min(MOST_HIGH, max(1, self._lines.totalHeightForWidth(wide))))
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _typed(self) -> None:
        self.send.setEnabled(bool(self.edit.toPlainText().strip()) and not self._thread.now.away)
        self._later.start()

    def _send(self) -> None:
        self.keep()
        self._thread.send()


def _is_same(pair: tuple[MessageLine, MessageLine]) -> bool:
    return pair[0] == pair[1]
