"""Correcting what was said of a booking, over the screen where it was found: the calendar, Today, a mechanic's page.

The wizard's own intake (``booking.intake_fields``) with two buttons. What is sent decides
``presenters.intake_editing``.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPaintEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.intake_editing import IntakeEditing
from desktop.theming import enters, formats, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.intake_fields import IntakeForm
from desktop.views.calendar.calendar_words import DOT, error_words
from desktop.views.lose_question import LoseQuestion
from desktop.views.painted import ENTER
from desktop.views.scrim import dim
from scheduling.errors import RuleError

WIDE = 21
"""Of the sheet, in heights of a control, where there is room."""


class IntakeSheet(QWidget):
    """One open form, over all of ``over``. ``left``: it is gone; ``kept``: who was asked goes on with it."""

    left = Signal()
    kept = Signal()

    def __init__(self, editing: IntakeEditing, zone: tzinfo, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.editing = editing
        translate, space = QCoreApplication.translate, theme().tokens.space
        self.setAccessibleName(translate("EditIntake", "Edit details"))
        self.box = QWidget()
        style.mark(self.box, panel="dialog")
        column = QVBoxLayout(self.box)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(2))
        column.addWidget(style.text(translate("EditIntake", "Edit details"), size="title", weight=700))
        about = style.text(_about(editing, zone), tone="muted")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        column.addWidget(about)
        column.addSpacing(space(2))
        self.form = IntakeForm(
            editing, translate("EditIntake", "Enter saves, Shift+Enter begins a new line.")
        )
        self.form.keep_keys(self)
        column.addWidget(self.form)
        self.problem = style.text("", tone="bad", size="small")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addSpacing(space(2))
        column.addLayout(self._buttons())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(4), space(4), space(4), space(4))
        outer.addWidget(self.box, 0, Qt.AlignmentFlag.AlignCenter)
        self.question = LoseQuestion(self)
        self.question.lose.connect(self._leave)
        self.question.keep.connect(self.begin)
        self.question.keep.connect(self.kept)
        listen(editing.changed, self, self._changed)
        over.installEventFilter(self)
        self._fit()
        self._changed()
        self.show()
        self.raise_()
        self.form.text.moveCursor(QTextCursor.MoveOperation.End)  # there is more to say, mostly
        self.begin()

    def showEvent(self, event: QShowEvent) -> None:
        self.editing.in_sight = True
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.editing.in_sight = False
        super().hideEvent(event)

    def begin(self) -> None:
        """The keys begin in the text, or go on with the question."""
        on = self.question.keep_button if self.question.isVisible() else self.form.text
        on.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_to_leave(self) -> None:
        """Esc, or the way back of the screen below: at once where nothing was changed."""
        if self.editing.unsaved:
            self.question.ask()
        else:
            self._leave()

    def say_stopped(self) -> None:
        """The booking went to somebody else, or is over, while it was open: why nothing of it can be saved."""
        stopped = self.editing.stopped
        self._say(error_words(stopped) if stopped is not None else "")

    def take(self) -> None:
        """Save it, or say what is wrong."""
        self._say("")
        if self.editing.missing() is not None:
            self.form.tell(phrases.short_words(self.editing.least_concern))
            self.form.text.setFocus()
            return
        try:
            self.editing.save()
        except RuleError as error:
            self._say(error_words(error))
            return
        enters.sent()
        self._leave()

    # --- events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives it the keys gives them to what is to be answered in it."""
        super().focusInEvent(event)
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing of what is below hears a key."""
        if event.isAutoRepeat():
            pass
        elif event.key() == Qt.Key.Key_Escape:
            self.ask_to_leave()
        elif event.key() in ENTER and enters.once(event):
            self.take()
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The keys stay within it."""
        super().focusNextPrevChild(forwards)
        now = cast("QWidget | None", self.window().focusWidget())
        if now is None or not self.isAncestorOf(now):
            first = next(button for button in self.form.services.values() if button.isChecked())
            last = self.save if self.save.isEnabled() else self.leave
            (first if forwards else last).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        dim(self)

    # --- inside

    def _buttons(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        row.setSpacing(theme().tokens.space(2))
        row.addStretch(1)
        self.leave = style.button(translate("Correct", "Leave as it was"))
        self.save = style.button(translate("Correct", "Save"), role="primary")
        self.leave.clicked.connect(self._leave)
        self.save.clicked.connect(self.take)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        return row

    def _changed(self) -> None:
        self.form.refresh()
        self.save.setEnabled(self.editing.unsaved)

    def _say(self, said: str) -> None:
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def _fit(self) -> None:
        self.setGeometry(self._over.rect())
        room = self.width() - 2 * theme().tokens.space(4)
        self.box.setFixedWidth(min(WIDE * theme().tokens.size("control"), room))

    def _leave(self) -> None:
        self._over.removeEventFilter(self)
        self.hide()
        self.left.emit()
        self.deleteLater()


def _about(editing: IntakeEditing, zone: tzinfo) -> str:
    """Whose it is and when."""
    when = formats.moment(editing.starts, zone) if editing.starts is not None else ""
    return DOT.join(part for part in (editing.customer, when) if part)
