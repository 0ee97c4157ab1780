"""A signature as it was drawn: the lines that are kept, fitted into a strip. Nothing is painted that was not drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theming import icons
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from scheduling.waiver_records import Stroke

HIGH, LINE = 120, 2.2
DOT = QPointF(0.5, 0.0)
"""Of a stroke of one point, such as that over an i: a line of no length is not painted."""


class SignatureView(QWidget):
    """``name``: whose it is, for who cannot see it."""

    def __init__(self, strokes: Sequence[Stroke], name: str) -> None:
        super().__init__()
        self._path = _path_of(strokes)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.follow_theme(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(320, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        drawn = self._path.boundingRect()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect()).adjusted(8, 8, -8, -8)
            if room.isEmpty():
                return
            scale = min(room.width() / max(drawn.width(), 1.0), room.height() / max(drawn.height(), 1.0))
            painter.translate(room.left(), room.center().y() - drawn.height() * scale / 2)
            painter.scale(scale, scale)
            painter.translate(-drawn.left(), -drawn.top())
            pen = QPen(theme().color("ink"), LINE / scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(self._path)


def _path_of(strokes: Sequence[Stroke]) -> QPainterPath:
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(point.x, point.y) for point in stroke.points]
        if not points:
            continue
        path.moveTo(points[0])
        for point in points[1:] or [points[0] + DOT]:
            path.lineTo(point)
    return path
