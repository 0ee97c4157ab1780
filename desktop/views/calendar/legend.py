"""What the colours, icons and hatches of the calendar mean: at the foot of the side panel, or of the calendar."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.theming import icons, style, words
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.texts import STRONG, Texts
from scheduling.vocabulary import SessionState

STATES = (
    SessionState.SCHEDULED,
    SessionState.PENDING,
    SessionState.WAITING,
    SessionState.LIVE,
    SessionState.COMPLETED,
    SessionState.NO_SHOW,
    SessionState.OFFERED,
)
CHIP = 18
GAP = 3
ICON = 12
PAD = 4
"""Small, so that the answers above it have the height."""


class Legend(QWidget):
    """Chips that flow into as many rows as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = Texts()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        icons.follow_theme(self, self._theme_changed)
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(", ".join(entry[2] for entry in self.entries()))

    def entries(self) -> list[tuple[str, str, str, str]]:
        """Colour token, icon, words, and how it is drawn: ``chip``, ``dashed``, ``dotted``, ``outlined``,
        ``hatched``, ``shaded``."""
        kinds = [(*words.state_style(state), words.state_words(state), "chip") for state in STATES]
        return [
            *kinds,
            ("wait", "cloud-off", self.tr("waiting"), "dashed"),
            ("wait", "hourglass", self.tr("held"), "dotted"),
            ("wait", "user-plus", self.tr("walk-ins"), "outlined"),
            ("wait", "calendar-clock", self.tr("busy elsewhere"), "hatched"),
            ("wait", "coffee", self.tr("break"), "hatched"),
            ("wait", "palmtree", self.tr("time off"), "shaded"),
            ("wait", "calendar-off", self.tr("holiday"), "shaded"),
            ("wait", "door-closed", self.tr("closed"), "shaded"),
        ]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rects = self._flow(width)
        return int(rects[-1].bottom()) + 2 if rects else 0

    def sizeHint(self) -> QSize:
        width = theme().tokens.size("side") - 2 * theme().tokens.space(4)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rects = self._flow(self.width())
            for (token, icon, said, drawn), rect in zip(self.entries(), rects, strict=True):
                self._chip(painter, rect, token, drawn)
                pixmap = icons.pixmap(icon, token, ICON, self.devicePixelRatioF())
                painter.drawPixmap(rect.topLeft() + QPointF(PAD, (CHIP - ICON) / 2), pixmap)
                at = rect.topLeft() + QPointF(PAD + ICON + 4, (CHIP - self._texts.height(STRONG)) / 2)
                self._texts.draw(painter, at, said, STRONG, theme().color(token), rect.width())

    @staticmethod
    def _chip(painter: QPainter, rect: QRectF, token: str, drawn: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("shade" if drawn == "shaded" else f"{token}-bg"))
        painter.drawRoundedRect(rect, 5, 5)
        pen = QPen(theme().color("wait" if drawn in {"dashed", "dotted"} else "line2"), 1)
        if drawn == "dashed":
            pen.setDashPattern([3, 2.5])
        if drawn == "dotted":
            pen.setDashPattern([1, 2])
        if drawn == "hatched":
            painter.save()
            painter.setClipRect(rect)
            painter.setPen(QPen(theme().color("line2"), 1))
            for x in range(int(rect.left()) - CHIP, int(rect.right()), 7):
                painter.drawLine(QLineF(x, rect.bottom(), x + CHIP, rect.top()))
            painter.restore()
        if drawn != "chip":
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _flow(self, width: int) -> list[QRectF]:
        metrics = QFontMetricsF(theme().font(*STRONG))
        x = y = 0.0
        rects = []
        for entry in self.entries():
            wide = metrics.horizontalAdvance(entry[2]) + ICON + 4 + 2 * PAD
            if x and x + wide > width:
                x, y = 0.0, y + CHIP + GAP
            rects.append(QRectF(x, y, wide, CHIP))
            x += wide + GAP
        return rects

    def _theme_changed(self) -> None:
        self._texts.clear()
        self.update()


class LegendLine(QWidget):
    """The legend below the calendar, for when the panel that has it is a strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="surface")
        tokens = theme().tokens
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(3), tokens.space(1), tokens.space(3), tokens.space(1))
        self.legend = Legend()
        column.addWidget(self.legend)
        self.hide()
