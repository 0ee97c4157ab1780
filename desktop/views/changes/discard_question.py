"""Asked before a change is discarded: what it is, what builds on it and goes with it, and that it may have arrived."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.presenters.change_list import DiscardQuestion
from desktop.presenters.pending_changes import PendingLine
from desktop.theming import style
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.changes import phrases
from desktop.views.question import Question

NAMED = 5
"""Of those that build on it; of more only the number is said."""
WIDE = 460


class DiscardBox(Question):
    """Covers the window while it asks: nothing beside the page is to be had either. It is the page's all the same,
    goes with it, and lies on it in between. Only its button discards; Esc, or Enter, keeps."""

    confirmed = Signal(object)
    """The ``DiscardQuestion`` that was answered with yes."""
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._page = over
        over.destroyed.connect(self.deleteLater)
        self.lose.connect(self._confirm)
        self.keep.connect(self._close)
        self._question: DiscardQuestion | None = None
        self.box.setFixedWidth(WIDE)
        self.heading = _wrapped(style.text("", size="brand", weight=700))
        self.what = _wrapped(style.text("", weight=600))
        self.others = _wrapped(style.text("", tone="muted"))
        self.arrived = _wrapped(style.text("", tone="muted"))
        for label in (self.heading, self.what, self.others, self.arrived):
            self.column.addWidget(label)
        self.calm = CalmButtons(self)  # where it is asked again, a double click answers once
        self.calm.add(self.lose_button)

    def ask(self, question: DiscardQuestion, zone: tzinfo) -> None:
        """Show it over the page."""
        translate = QCoreApplication.translate
        self._question = question
        self._over = self._page.window()
        self.setParent(self._over)
        count = len(question.others)
        self.heading.setText(translate("Changes", "Discard this change?"))
        self.what.setText(_named(question.line, zone))
        self.others.setText(_others(question, zone))
        self.others.setVisible(bool(count))
        gone = translate("Changes", "It was not sent yet. Once discarded it is gone, and nobody else saw it.")
        if question.may_have_arrived:
            gone = translate(
                "Changes",
                "It was sent already, and may have arrived. If the server had it, it holds, and you are told here.",
            )
        self.arrived.setText(gone)
        self._open(
            phrases.Counted().discard(count + 1) if count else translate("Changes", "Discard"),
            translate("Changes", "Keep"),
        )

    def fit(self) -> None:
        """The page has another size, and so has the window."""
        self.setGeometry(self._over.rect())

    def put_off(self) -> None:
        """Another page is looked at: nothing is discarded."""
        self._question = None
        self.hide()
        self._over = self._page
        self.setParent(self._page)

    def _confirm(self) -> None:
        question = self._question
        self._close()
        if question is not None:
            self.confirmed.emit(question)

    def _close(self) -> None:
        self.put_off()
        self.closed.emit()


def _named(line: PendingLine, zone: tzinfo) -> str:
    return ", ".join(part for part in (phrases.title(line), phrases.when(line, zone)) if part)


def _others(question: DiscardQuestion, zone: tzinfo) -> str:
    """What goes with it, a line each."""
    translate, others = QCoreApplication.translate, question.others
    if not others:
        return ""
    lines = [translate("Changes", "This builds on it, and is discarded with it:")]
    lines += [f"– {_named(line, zone)}" for line in others[:NAMED]]
    if len(others) > NAMED:
        lines.append(phrases.Counted().more(len(others) - NAMED))
    return "\n".join(lines)


def _wrapped(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
