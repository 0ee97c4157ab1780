"""Paints what moves over the time grid: the dragged ghost with its tip, the slot to book, focus and hover."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.presenters.moves import Decision, Fit
from desktop.presenters.slot_checks import SlotCheck
from desktop.theming import formats, icons
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, fill, verdict_words
from desktop.views.calendar.geometry import BLOCK_LEAST, SIDE, Geometry
from desktop.views.calendar.texts import NAME, PLAIN, STRONG, TIME, Texts

TIP_HIGH = 30
ROOM = 4
"""Around a rectangle, for outlines and what is rounded."""


class OverlayPainter:
    """Every method gives back where it painted, so that only that is repainted."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def ghost_rect(self, geometry: Geometry, column: int, decision: Decision) -> QRectF:
        """Where the ghost of a drag stands."""
        area = geometry.span_rect(column, decision.to.starts, decision.ends)
        side = SIDE if area.width() > 80 else 2
        return area.adjusted(side, 1, -side, -1)

    def ghost(
        self, painter: QPainter, rect: QRectF, decision: Decision, title: str, geometry: Geometry
    ) -> None:
        """The ghost: in the colour of whether it fits, with the time it would have."""
        token = ghost_token(decision)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color(f"{token}-bg"))
        painter.setPen(QPen(theme().color(token), 2))
        radius = theme().tokens.radius("block")
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        x, y, room = rect.left() + 11, rect.top() + 5, rect.width() - 18
        times = self.ghost_times(decision, geometry.board.zone, room)
        if rect.height() < 40:
            y = rect.top() + max(1.0, (rect.height() - 16) / 2)
            used = self.texts.draw(painter, QPointF(x, y), times, TIME, theme().color(token), room)
            at = QPointF(x + used + 6, y)
            self.texts.draw(painter, at, title, STRONG, theme().color("ink"), room - used - 6)
            return
        self.texts.draw(painter, QPointF(x, y), times, TIME, theme().color(token), room)
        self.texts.draw(painter, QPointF(x, y + 18), title, NAME, theme().color("ink"), room)

    def ghost_times(self, decision: Decision, zone: tzinfo, room: float) -> str:
        """The time it would have; of another length that too, which is the last to go where the room is narrow."""
        tight = formats.time_range(decision.to.starts, decision.ends, zone)
        said = [tight.replace("–", " – "), tight, formats.time(decision.to.starts, zone)]
        if decision.to.minutes != decision.seen.minutes:
            length = formats.duration(decision.to.minutes)
            said = [*(DOT.join((times, length)) for times in said[:2]), length]
        return next((words for words in said if self.texts.width(words, TIME) <= room), said[-1])

    def tip_rect(self, near: QRectF, words: str, within: QRectF) -> QRectF:
        """Where the tip with ``words`` goes: below ``near``, above it where there is no room."""
        if not words:
            return QRectF()
        width = min(self.texts.width(words, PLAIN) + 22, within.width() - 16)
        left = min(max(near.left() + 4, within.left() + 8), within.right() - width - 8)
        top = near.bottom() + 4
        if top + TIP_HIGH > within.bottom():
            top = max(within.top() + 4, near.top() - TIP_HIGH - 4)
        return QRectF(left, top, width, TIP_HIGH)

    def tip(self, painter: QPainter, rect: QRectF, words: str) -> None:
        """The dark label that says why not."""
        if rect.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("tip"))
        painter.drawRoundedRect(rect, 8, 8)
        at = QPointF(rect.left() + 11, rect.top() + (TIP_HIGH - self.texts.height(PLAIN)) / 2)
        self.texts.draw(painter, at, words, PLAIN, theme().color("on-tip"), rect.width() - 20)

    def veil(self, painter: QPainter, rect: QRectF) -> None:
        """Fades the block that is being dragged, at its old place."""
        veil = QColor(theme().color("surface"))
        veil.setAlphaF(0.6)
        painter.fillRect(rect, veil)

    def focus(self, painter: QPainter, rect: QRectF) -> None:
        """The ring around the selected block."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme().tokens.radius("block") + 1
        painter.setPen(QPen(theme().color("surface"), 4))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.drawRoundedRect(rect, radius, radius)

    def slot_rect(self, geometry: Geometry, column: int, check: SlotCheck) -> QRectF:
        """Where a selected free time stands."""
        area = geometry.span_rect(column, check.starts, check.starts + check.minutes * 60)
        side = SIDE if area.width() > 80 else 2
        rect = area.adjusted(side, 1, -side, -1)
        rect.setHeight(max(BLOCK_LEAST, rect.height()))
        roomy = QRectF(rect)
        roomy.setHeight(max(24.0, rect.height()))
        return roomy if geometry.is_free(column, roomy) else rect

    def frame(self, painter: QPainter, rect: QRectF, check: SlotCheck) -> None:
        """The slot where bookings stand already: only its outline over them, the tip has the words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme().tokens.radius("block")
        inner = rect.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme().color("surface"), 4))
        painter.drawRoundedRect(inner, radius, radius)
        pen = QPen(theme().color("accent" if check.bookable else "field-line"), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(inner, radius, radius)

    def slot(self, painter: QPainter, rect: QRectF, check: SlotCheck, geometry: Geometry, dpr: float) -> None:
        """``+ Book 10:00``, or an outline where nothing can be booked (the tip says why)."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "accent" if check.bookable else "field-line"
        pen = QPen(theme().color(token), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme().color("accent-weak") if check.bookable else Qt.BrushStyle.NoBrush)
        radius = theme().tokens.radius("block")
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        ink = theme().color("accent-ink" if check.bookable else "ink3")
        zone = geometry.board.zone
        words = slot_times(check, zone)
        x = rect.left() + 8
        y = rect.top() + min(6.0, (rect.height() - 16) / 2)
        if check.bookable:
            painter.drawPixmap(QPointF(x, y + 1), icons.pixmap("plus", "accent-ink", 14, dpr))
            x += 18
            full = book_words(check, zone)
            words = full if self.texts.width(full, STRONG) < rect.right() - x - 4 else words
        self.texts.draw(painter, QPointF(x, y), words, STRONG, ink, rect.right() - x - 4)

    def slot_tip(self, check: SlotCheck, geometry: Geometry) -> str:
        """Why nothing can be booked there; empty when it can, but beside the bays: which one it gets is open."""
        if not check.allowed:
            return QCoreApplication.translate("Calendar", "Your role does not book here")
        if check.bookable and geometry.board.by_bay and check.bay_id is None:
            return QCoreApplication.translate(
                "Calendar", "The bay is given when it is booked: any that is free"
            )
        breaks = [span for column in geometry.board.columns for span in column.breaks]
        return verdict_words(check.verdict, geometry.board.zone, breaks)


def slot_times(check: SlotCheck, zone: tzinfo) -> str:
    """When it would begin, and end where that is not the usual half hour."""
    if check.bookable and check.minutes > 30:
        return formats.time_range(check.starts, check.starts + check.minutes * 60, zone)
    return formats.time(check.starts, zone)


def book_words(check: SlotCheck, zone: tzinfo) -> str:
    """What Enter, or a click on it, does."""
    return fill(QCoreApplication.translate("Calendar", "Book %1"), slot_times(check, zone))


def ghost_token(decision: Decision) -> str:
    """The colour of a decision; the tip says the same in words."""
    return {Fit.FREE: "booked", Fit.SAME: "wait", Fit.BUFFER: "arrived"}.get(decision.fit, "bad")
