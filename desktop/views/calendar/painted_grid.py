"""The painted week or day: columns of hours with their blocks, kept as one picture, and the line of now over it.

The picture is made anew only when the board, the size or the theme changes. Nothing answers a mouse or key here, and
nothing asks a presenter: that is ``time_grid``. So it can be shown before anything else of the program is there.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.presenters.calendar_model import Board
from desktop.theming import icons
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar import geometry as measures
from desktop.views.calendar.ahead import Ahead
from desktop.views.calendar.block_painter import BlockPainter
from desktop.views.calendar.geometry import Geometry
from desktop.views.calendar.ground_painter import GroundPainter, ground_of, now_y, paint_now
from desktop.views.calendar.texts import Texts


class PaintedGrid(QWidget):
    """Shows a board. Lives in a scroll area; ``hour`` is the height of an hour (zoom)."""

    remade = Signal()
    """Columns or sizes changed: what is aligned with them follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = Texts()
        self.board: Board | None = None
        self.geometry_: Geometry | None = None
        self.hour = float(measures.HOUR)
        self._ground = GroundPainter(self.texts)
        self._blocks = BlockPainter(self.texts)
        self._ahead = Ahead(self._blocks)
        self._layer: QPixmap | None = None
        self._kept_ground: tuple[object, QPixmap] | None = None
        """What is below the blocks, with all that it was painted from: it stays while bookings come and go."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        icons.follow_theme(self, self._theme_changed)

    def show_board(self, board: Board | None) -> None:
        """Show this from now on."""
        self.board = board
        self._remake()

    @property
    def painted(self) -> bool:
        """Whether the board as it is now has its picture."""
        return self._layer is not None

    def set_hour(self, hour: float) -> None:
        """Zoom: pixels an hour."""
        hour = min(max(hour, measures.HOUR_LEAST), measures.HOUR_MOST)
        if not math.isclose(hour, self.hour):
            self.hour = hour
            self._remake()

    def now_height(self) -> float | None:
        """Where now is; ``None`` when today is not on view."""
        if self.geometry_ is None or self.board is None or self.board.today not in self.board.days:
            return None
        return now_y(self.geometry_)

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.least_width(self.board) if self.board else 200, 200)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.geometry_ is None:
                self._paint_nothing(painter)
                return
            if self._layer is None:
                self._layer = self._paint_layer(self.geometry_)
            ratio = self._layer.devicePixelRatio()
            rect = QRectF(event.rect())
            source = QRectF(
                rect.left() * ratio, rect.top() * ratio, rect.width() * ratio, rect.height() * ratio
            )
            painter.drawPixmap(rect, self._layer, source)
            self.paint_over(painter, self.geometry_)
            if self.shift > 0:
                self._paint_hours(painter, self.geometry_, self._layer)

    @property
    def shift(self) -> int:
        """How far it is scrolled sideways."""
        return max(0, -self.x())

    def in_gutter(self, x: float) -> bool:
        """Whether the hours are there, over columns that are scrolled under them."""
        return x < self.shift + measures.GUTTER

    def _paint_hours(self, painter: QPainter, geometry: Geometry, layer: QPixmap) -> None:
        """Their gutter stays in sight where the columns are scrolled sideways."""
        ratio = layer.devicePixelRatio()
        painter.save()
        painter.translate(self.shift, 0)
        gutter = QRectF(0, 0, measures.GUTTER, self.height())
        painter.setClipRect(gutter)
        painter.drawPixmap(gutter, layer, QRectF(0, 0, measures.GUTTER * ratio, self.height() * ratio))
        paint_now(painter, geometry, self.texts)
        painter.restore()

    def _paint_nothing(self, painter: QPainter) -> None:
        """The rows are not there, or not any more (the cache was damaged): nobody may take that for a free week."""
        painter.fillRect(self.rect(), self.palette().base())
        painter.setFont(theme().font("title", 700))
        painter.setPen(theme().color("ink2"))
        said = QCoreApplication.translate("FirstFetch", "Fetching the calendar of your workshop …")
        painter.drawText(self.visibleRegion().boundingRect(), Qt.AlignmentFlag.AlignCenter, said)

    def _paint_layer(self, geometry: Geometry) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(self._ground_of(geometry, ratio))
        with painting(layer) as painter:
            self._paint_blocks(painter, geometry, ratio)
        return layer

    def _ground_of(self, geometry: Geometry, ratio: float) -> QPixmap:
        """The kept one, if nothing that it shows has changed."""
        asked = ground_of(geometry.board), geometry.width, geometry.hour, ratio
        if self._kept_ground is not None and self._kept_ground[0] == asked:
            return self._kept_ground[1]
        ground = QPixmap(math.ceil(geometry.width * ratio), math.ceil(geometry.height * ratio))
        ground.setDevicePixelRatio(ratio)
        with painting(ground) as painter:
            self._ground.paint(painter, geometry, ratio)
        self._kept_ground = asked, ground
        return ground

    def paint_still(self, painter: QPainter, geometry: Geometry, ratio: float) -> None:
        """Everything that does not move, painted anew: for the benchmark."""
        self._ground.paint(painter, geometry, ratio)
        self._paint_blocks(painter, geometry, ratio)

    def _paint_blocks(self, painter: QPainter, geometry: Geometry, ratio: float) -> None:
        columns = geometry.board.columns
        self._blocks.keep_only(column.blocks for column in columns)
        for number in range(len(columns)):
            zone, named = geometry.board.zone, geometry.named(number)
            self._blocks.stamp(painter, geometry.placed(number), zone, named=named, dpr=ratio)

    def paint_over(self, painter: QPainter, geometry: Geometry) -> None:
        """What moves: here the line of now alone."""
        paint_now(painter, geometry, self.texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._remake()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._remake()
        return super().event(event)

    def _theme_changed(self) -> None:
        self.texts.clear()
        self._blocks.clear()
        self._kept_ground = None
        self._remake()

    def _remake(self) -> None:
        self._layer = None
        if self.board is None:
            self.geometry_ = None
        else:
            self.geometry_ = self._ahead.geometry(self.board, float(self.width()), self.hour)
            self.setMinimumWidth(measures.least_width(self.board))
            self.setFixedHeight(math.ceil(self.geometry_.height))
        self.update()
        self.remade.emit()
