"""The card beside a block on which the pointer rests, or that was asked about by a key: to read, not to act.

It takes neither mouse nor keys and never covers its block. Not here: when it comes and goes (``hovering``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.presenters.glance import Glance
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.block_painter import look
from desktop.views.calendar.calendar_words import block_title
from desktop.views.calendar.card_parts import chip, fact
from desktop.views.calendar.glance_words import facts, glance_aloud, state_said, waiting_words, when_words

WIDE = 288
GAP = 8


class HoverCard(QFrame):
    """One of a calendar; filled anew for each block."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        style.mark(self, panel="popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDE)
        tokens = theme().tokens
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.space(3), tokens.space(2), tokens.space(3), tokens.space(2))
        self._column.setSpacing(tokens.space(1))
        self.hide()

    def show_glance(self, glance: Glance, zone: tzinfo, near: QRect, within: QRect) -> bool:
        """Fill it and show it beside ``near``; ``False``, and nothing shown, where it would cover that."""
        self._empty()
        for widget in _parts(glance, zone):
            self._column.addWidget(widget)
            widget.show()
        self.setAccessibleName(block_title(glance.block))
        self.setAccessibleDescription(glance_aloud(glance, zone))
        self._column.activate()
        high = self._column.totalHeightForWidth(WIDE)
        place = beside(near, QSize(WIDE, high), within)
        if place is None:
            self.hide()
            return False
        self.setGeometry(QRect(place, QSize(WIDE, high)))
        self.show()
        self.raise_()
        return True

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _parts(glance: Glance, zone: tzinfo) -> Iterator[QWidget]:
    name = style.text(block_title(glance.block), weight=600)
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.setWordWrap(True)
    yield name
    when = style.text(when_words(glance, zone), tone="muted", size="small", weight=500)
    when.setWordWrap(True)
    yield when
    said = state_said(glance, zone)
    if said:
        token, icon = look(glance.block) if not glance.block.waiting else _unwaited(glance)
        yield _flush(chip(icon, formats.capital(said), token))
    if glance.phone:
        yield fact("phone", formats.phone(glance.phone))
    for icon, words in facts(glance):
        yield fact(icon, words)
    for words in waiting_words(glance, zone):
        yield fact("cloud-off", words, faint=True)


def _unwaited(glance: Glance) -> tuple[str, str]:
    """The look of its state: that it waits is said in a line of its own."""
    return look(replace(glance.block, waiting=False))


def _flush(widget: QWidget) -> QWidget:
    """As wide as it needs, not as the card."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    return holder


def beside(near: QRect, size: QSize, within: QRect) -> QPoint | None:
    """Where a card of that size stands beside ``near``: right, left, below or above; ``None`` without room."""
    top = max(within.top() + GAP, min(near.top(), within.bottom() - size.height() - GAP))
    left = max(within.left() + GAP, min(near.left(), within.right() - size.width() - GAP))
    places = (
        QPoint(near.right() + 1 + GAP, top),
        QPoint(near.left() - GAP - size.width(), top),
        QPoint(left, near.bottom() + 1 + GAP),
        QPoint(left, near.top() - GAP - size.height()),
    )
    for place in places:
        card = QRect(place, size)
        if within.contains(card) and not card.intersects(near):
            return place
    return None
