"""Writing the next version of a waiver's text: the text, the agreements, and that a lawyer has approved it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.waiver_texts import DraftProblem, WaiverTextsPage
from desktop.theming import style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import Spawn, asked_twice, note, run_by
from desktop.views.hours.fields import Tick
from desktop.views.waivers import waiver_words
from scheduling.waiver_checks import MOST_TEMPLATE_TEXT
from scheduling.waiver_messages import MOST_TICKS
from scheduling.waiver_records import TemplateTick

HIGH = 320
PARAGRAPH = "\u2029"
"""By which Qt's documents end a line."""


class TextForm(QWidget):
    """Of the presenter's draft. ``left`` when it was published or discarded."""

    left = Signal()

    def __init__(self, texts: WaiverTextsPage, spawn: Spawn) -> None:
        super().__init__()
        self._texts = texts
        self._spawn = spawn
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(3))
        column.setSpacing(space(3))
        self.text = _Text()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The text"))
        self.text.textChanged.connect(self._wrote)
        column.addWidget(self.text)
        column.addWidget(style.text(self.tr("Agreements that the customer ticks"), weight=600))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(space(2))
        column.addLayout(self._ticks)
        self.rows: list[TickRow] = []
        self.add = style.button(self.tr("Add an agreement"), icon="plus")
        self.add.clicked.connect(self._add)
        self.shipped = style.button(self.tr("Begin with our draft"), role="quiet")
        asked_twice(self.shipped, self.tr("Yes, in the place of this"), self._take_shipped)
        column.addLayout(_row(self.add, self.shipped))
        said = self.tr(
            "What comes with the program is a draft. A lawyer of the province has to approve what you publish."
        )
        column.addWidget(note(said, "muted"))
        follows = self.tr(
            "From then on a visit begins only once its customer has signed. Until there is a kiosk they"
            " sign on paper; sessions by video, phone and chat have no way to sign yet."
        )
        column.addWidget(note(follows, "bad"))
        self.approved = Tick(self.tr("Our lawyer has approved this text"))
        self.approved.toggled.connect(self._approve)
        column.addWidget(self.approved)
        self.wrong = note("", "bad")
        column.addWidget(self.wrong)
        self.go = style.button(self.tr("Publish"), role="primary")
        sure = self.tr("Yes, ask for it from now on")
        asked_twice(self.go, sure, partial(run_by, spawn, self._publish))
        self.leave = style.button(self.tr("Discard"))
        asked_twice(self.leave, self.tr("Yes, discard it"), self._discard)
        column.addLayout(_row(self.go, self.leave))
        listen(texts.changed, self, self.show_draft)
        self.show_draft()

    def show_draft(self) -> None:
        """As the presenter has it."""
        draft = self._texts.draft
        if draft is None:
            return
        if self.text.document().toRawText().replace(PARAGRAPH, "\n") != draft.text:
            blocker = QSignalBlocker(self.text)
            self.text.setPlainText(draft.text)
            blocker.unblock()
        self._show_ticks(draft.ticks)
        self._tell()

    # --- inside

    def _tell(self) -> None:
        """What is approved, and what stands in the way once publishing was tried."""
        texts = self._texts
        blocker = QSignalBlocker(self.approved)
        self.approved.setChecked(texts.draft is not None and texts.draft.approved)
        blocker.unblock()
        free = not texts.busy
        for widget in (self.text, self.approved, self.go, self.leave, self.shipped, self.add, *self.rows):
            widget.setEnabled(free)
        self.add.setEnabled(free and len(self.rows) < MOST_TICKS)
        problems = texts.problems() if texts.pressed else []
        self.wrong.setText(" ".join(map(waiver_words.problem_words, problems)))
        self.wrong.setVisible(bool(problems))

    def _show_ticks(self, ticks: tuple[TemplateTick, ...]) -> None:
        if [row.code for row in self.rows] != [tick.code for tick in ticks]:
            for row in self.rows:
                row.hide()
                row.setParent(None)
                row.deleteLater()
            self.rows = [TickRow(tick.code, self._changed, self._drop) for tick in ticks]
            for row in self.rows:
                self._ticks.addWidget(row)
                row.show()
        for row, tick in zip(self.rows, ticks, strict=True):
            row.show_tick(tick)

    def _wrote(self) -> None:
        # not the plain text, in which no-break spaces are none
        self._texts.write(self.text.document().toRawText().replace(PARAGRAPH, "\n"))
        self._tell()

    def _changed(self) -> None:
        self._texts.put_ticks(tuple(row.tick for row in self.rows))
        self._tell()

    def _add(self) -> None:
        taken = {row.code for row in self.rows}
        code = next(
            name for number in range(1, MOST_TICKS + 2) if (name := f"agreement-{number}") not in taken
        )
        self._texts.put_ticks((*(row.tick for row in self.rows), TemplateTick(code=code, words="")))
        self.show_draft()
        self.rows[-1].words.setFocus()

    def _drop(self, code: str) -> None:
        had = [row.code for row in self.rows].index(code)
        self._texts.put_ticks(tuple(row.tick for row in self.rows if row.code != code))
        self.show_draft()
        after = self.rows[min(had, len(self.rows) - 1)].remove if self.rows else self.add
        after.setFocus()

    def _take_shipped(self) -> None:
        self._texts.take_shipped()
        self.text.setFocus()

    def _approve(self, approved: bool) -> None:
        self._texts.approve(approved)
        self._tell()

    async def _publish(self) -> None:
        done = await self._texts.publish()
        if not isValid(self):
            return  # the window was made anew meanwhile
        if done:
            self.left.emit()
        elif DraftProblem.NOT_APPROVED in self._texts.problems():
            self.approved.setFocus()

    def _discard(self) -> None:
        self._texts.discard()
        self.left.emit()


class _Text(QPlainTextEdit):
    """High enough to see where one is."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HIGH)


class TickRow(QWidget):
    """One agreement: its words, and whether nobody signs without it."""

    def __init__(self, code: str, changed: Callable[[], None], drop: Callable[[str], None]) -> None:
        super().__init__()
        self.code = code
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().tokens.space(2))
        self.words = QLineEdit()
        self.words.setMaxLength(MOST_TEMPLATE_TEXT)
        self.words.setAccessibleName(self.tr("Words of an agreement"))
        self.words.textEdited.connect(lambda _typed: changed())
        self.required = Tick(self.tr("Needed"))
        self.required.toggled.connect(lambda _on: changed())
        self.remove: QPushButton = style.button("", role="quiet", icon="trash-2")
        self.remove.clicked.connect(lambda _checked: drop(code))
        row.addWidget(self.words, 1)
        row.addWidget(self.required)
        row.addWidget(self.remove)

    @property
    def tick(self) -> TemplateTick:
        """As it stands."""
        return TemplateTick(code=self.code, words=self.words.text(), required=self.required.isChecked())

    def show_tick(self, tick: TemplateTick) -> None:
        """These words; where they stand there the cursor stays."""
        if self.words.text() != tick.words:
            self.words.setText(tick.words)
            self.words.setCursorPosition(0)
        blocker = QSignalBlocker(self.required)
        self.required.setChecked(tick.required)
        blocker.unblock()
        said = self.tr("Remove: %1").replace("%1", tick.words)
        self.remove.setAccessibleName(said)
        self.remove.setToolTip(said)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().tokens.space(2))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
