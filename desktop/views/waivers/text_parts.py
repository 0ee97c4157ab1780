"""A version of a waiver's text to read: its paragraphs and agreements, and what it changed from the one before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.waivers.waiver_detail import plain
from scheduling.waiver_messages import DiffKind, DiffPart, TextDiff
from scheduling.waiver_records import WaiverTemplate

_TOKENS = {DiffKind.ADDED: ("+", "done"), DiffKind.REMOVED: ("−", "bad")}


def preview(template: WaiverTemplate) -> QWidget:
    """As a customer reads it."""
    translate = QCoreApplication.translate
    card, column = _card()
    column.addWidget(plain(template.text))
    for tick in template.ticks:
        needed = "" if tick.required else f" ({translate('Waivers', 'may be left out')})"
        column.addWidget(plain(f"☐  {tick.words}{needed}"))
    return card


def changes(diff: TextDiff) -> QWidget:
    """Line by line: what went, with a minus, and what came, with a plus."""
    translate = QCoreApplication.translate
    card, column = _card()
    _add_parts(column, diff.text)
    if any(part.kind is not DiffKind.SAME for part in diff.ticks):
        column.addWidget(style.text(translate("Waivers", "Agreements"), weight=600))
        _add_parts(column, diff.ticks)
    return card


def _add_parts(column: QVBoxLayout, parts: Sequence[DiffPart]) -> None:
    for part in parts:
        for line in part.lines:
            if line.strip():
                column.addWidget(_line(part.kind, line))


def _line(kind: DiffKind, said: str) -> QWidget:
    translate, space = QCoreApplication.translate, theme().tokens.space
    row = QFrame()
    line = QHBoxLayout(row)
    line.setContentsMargins(space(2), 1, space(2), 1)
    line.setSpacing(space(2))
    sign, token = _TOKENS.get(kind, ("", ""))
    if token:
        style.mark(row, panel="chip", chip=token)
    mark = style.text(sign, weight=600)
    mark.setFixedWidth(space(3))
    label = plain(said)
    if token:
        names = {
            DiffKind.ADDED: translate("Waivers", "New: %1"),
            DiffKind.REMOVED: translate("Waivers", "Gone: %1"),
        }
        label.setAccessibleName(names[kind].replace("%1", said))
        for each in (mark, label):
            each.setProperty("tint", token)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label, 1)
    return row


def _card() -> tuple[QFrame, QVBoxLayout]:
    space = theme().tokens.space
    card = QFrame()
    style.mark(card, panel="card")
    column = QVBoxLayout(card)
    column.setContentsMargins(space(5), space(4), space(5), space(4))
    column.setSpacing(space(1))
    return card, column
