"""What the page is made of that makes two customers one: a name with what becomes of them, a value to choose."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.presenters.customer_merging import FieldChoice, Side
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.card_parts import chip
from desktop.views.calendar.field_words import field_words, value_words
from desktop.views.hours.fields import elided
from scheduling.records import Customer

NOTHING = "–"
"""Where one has no value: it does not look like any other."""


def side_button(choice: FieldChoice, side: Side) -> QPushButton:
    """One value to choose; all of it is in its tip."""
    shown = value_words(choice.name, choice.value(side))
    whose = {
        Side.KEPT: QCoreApplication.translate("MergePage", "of the one who stays"),
        Side.OTHER: QCoreApplication.translate("MergePage", "of the one who goes"),
        Side.BOTH: QCoreApplication.translate("MergePage", "both"),
    }[side]
    said = (
        QCoreApplication.translate("MergePage", "Both, one below the other")
        if side is Side.BOTH
        else " ".join(shown.split())
        if choice.value(side)
        else NOTHING
    )
    button = style.button(said.replace("&", "&&"), role="choice")
    button.setFont(theme().font("small", 500))
    button.setCheckable(True)
    if said == NOTHING:
        style.mark(button, tone="faint")
    button.setToolTip(shown)
    button.setAccessibleName(f"{field_words(choice.name)}, {whose}: {shown}")
    elided(button, said, edge=theme().tokens.space(7))
    return button


def head(row: Customer, icon: str, said: str, token: str) -> QWidget:
    """Who it is, and what becomes of them."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, theme().tokens.space(1))
    column.setSpacing(theme().tokens.space(1))
    column.addWidget(chip(icon, said, token), 0, Qt.AlignmentFlag.AlignLeft)
    name = style.text(row.name, weight=600)
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.setWordWrap(True)
    column.addWidget(name)
    return holder
