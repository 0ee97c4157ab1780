"""Paints a slot that is kept for walk-ins: calm, since nothing is asked for; words only where they have room."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.presenters.calendar_model import Block
from desktop.theming import formats, icons
from desktop.theming.theme import theme
from desktop.views.calendar import headings
from desktop.views.calendar.calendar_words import DOT, block_title
from desktop.views.calendar.geometry import Named
from desktop.views.calendar.texts import PLAIN, TIME, Texts

ICON = 13
LINE = 16
WORDS_LEAST = 90
"""Narrower than this there is the bay's name alone,"""
BAY_LEAST = 44
"""and narrower than this the icon."""
PAD = 8


def paint_kept(
    painter: QPainter, block: Block, rect: QRectF, texts: Texts, zone: tzinfo, *, named: Named, dpr: float
) -> None:
    """The whole slot in ``rect``."""
    block = block if Named.BAY in named else replace(block, bay="")
    _ground(painter, rect)
    painter.save()
    painter.setClipRect(rect.adjusted(0, 0, -1, 0))
    pixmap = icons.pixmap("user-plus", "accent-ink" if block.mine else "ink3", ICON, dpr)
    if rect.width() < BAY_LEAST:
        painter.drawPixmap(QPointF(rect.center().x() - ICON / 2 + 0.5, rect.top() + 4), pixmap)
    elif rect.width() < WORDS_LEAST:
        x, room = rect.left() + 4, rect.width() - ICON - 10
        painter.drawPixmap(QPointF(x, rect.top() + 4), pixmap)
        bay = headings.place(block.bay, (), room, lambda words: texts.width(words, PLAIN))
        texts.draw(painter, QPointF(x + ICON + 3, rect.top() + 2), bay, PLAIN, theme().color("ink3"), room)
    else:
        _words(painter, block, rect, texts, zone)
        painter.drawPixmap(rect.topLeft() + QPointF(PAD, 4), pixmap)
    painter.restore()


def _ground(painter: QPainter, rect: QRectF) -> None:
    radius = min(theme().tokens.radius("block"), rect.width() / 3, rect.height() / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color("line2"), 1, Qt.PenStyle.SolidLine))
    painter.setBrush(theme().color("wait-bg"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _words(painter: QPainter, block: Block, rect: QRectF, texts: Texts, zone: tzinfo) -> None:
    """Time and bay; below, where there is room, what it is."""
    ink, faint = theme().color("ink2"), theme().color("ink3")
    x, right = rect.left() + PAD + ICON + 4, rect.right() - 4
    time = formats.time(block.starts, zone)
    head = rect.top() + min(2.0, max(0.0, (rect.height() - LINE) / 2))
    x += texts.draw(painter, QPointF(x, head), time, TIME, ink, right - x)
    below = rect.height() >= 2 * LINE + 4
    beside = block.bay if below else DOT.join(part for part in (block.bay, block_title(block)) if part)
    texts.draw(painter, QPointF(x + 6, head), beside, PLAIN, faint, right - x - 6)
    if below:
        at = QPointF(rect.left() + PAD, head + LINE)
        texts.draw(painter, at, block_title(block), PLAIN, faint, right - at.x())
