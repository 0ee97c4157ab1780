"""The row at the foot of the Today screen: the next three hours of each mechanic at a glance, the next free time."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.today_lanes import Lane
from desktop.theming import icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import first_name
from desktop.views.today.today_words import lane_words

HIGH = 8
HOUR = 3600
LEAST, MOST = 32, 112
"""How wide a lane is."""


class LaneBar(QWidget):
    """A lane's bar: full where it is taken, hatched where the mechanic does not work; a line at each full hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane: Lane | None = None
        self.setFixedHeight(HIGH)
        icons.follow_theme(self, self.update)

    def show_lane(self, lane: Lane) -> None:
        """Paint this one."""
        if lane != self._lane:
            self._lane = lane
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        lane, tokens = self._lane, theme().tokens
        if lane is None:
            return
        whole, radius = QRectF(self.rect()), HIGH / 2
        outline = QPainterPath()
        outline.addRoundedRect(whole, radius, radius)
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(outline, QColor(tokens.colour("done-bg")))
            painter.setClipPath(outline)
            hatched = QBrush(QColor(tokens.colour("ink3")), Qt.BrushStyle.BDiagPattern)
            ground, taken = QBrush(QColor(tokens.colour("sunken"))), QBrush(QColor(tokens.colour("accent")))
            for spans, brush in ((lane.away, ground), (lane.away, hatched), (lane.taken, taken)):
                for span in spans:
                    left, right = sorted(self._x(lane, at) for at in span)
                    painter.fillRect(QRectF(left, 0, right - left, HIGH), brush)
            first = (lane.starts // HOUR + 1) * HOUR
            for hour in range(first, lane.ends, HOUR):
                painter.fillRect(QRectF(self._x(lane, hour), 0, 1, HIGH), QColor(tokens.colour("surface")))

    def _x(self, lane: Lane, at: int) -> float:
        share = (at - lane.starts) / (lane.ends - lane.starts)
        return self.width() * (share if self.isLeftToRight() else 1 - share)


class LaneView(QWidget):
    """A mechanic's name above the bar; all of it in words in its tip and for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(1))
        self.name = ElidedLabel(tone="muted", size="small")
        self.bar = LaneBar()
        column.addWidget(self.name)
        column.addWidget(self.bar)

    def sizeHint(self) -> QSize:
        return QSize(MOST, super().sizeHint().height())

    def show_lane(self, lane: Lane, zone: tzinfo) -> None:
        """Say and paint this one."""
        self.name.setText(first_name(lane.mechanic))
        self.bar.show_lane(lane)
        said = lane_words(lane, zone)
        self.setAccessibleName(said)
        self.setToolTip(said)


class TodayFoot(QFrame):
    """Lanes at the start, the next free time at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme().tokens.space
        style.mark(self, panel="foot")
        self.lanes: list[LaneView] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(space(5), space(2), space(5), space(2))
        line.setSpacing(space(4))
        self.heading = style.text(self.tr("Next three hours"), tone="muted", size="small")
        line.addWidget(self.heading)
        self._row = QHBoxLayout()
        self._row.setSpacing(space(3))
        line.addLayout(self._row)
        line.addStretch(1)
        self.free = ElidedLabel(tone="muted", size="small")
        self.free.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.free.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)  # for its tip
        line.addWidget(self.free)

    def show_lanes(self, lanes: tuple[Lane, ...], zone: tzinfo) -> None:
        """One for each; those that are there are used again."""
        while len(self.lanes) > len(lanes):
            gone = self.lanes.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.lanes) < len(lanes):
            made = LaneView()
            self.lanes.append(made)
            self._row.addWidget(made)
        for view, lane in zip(self.lanes, lanes, strict=True):
            view.show_lane(lane, zone)
        self.heading.setVisible(bool(lanes))

    def show_free(self, said: str, brief: str) -> None:
        """The next free time, in brief where there is little room; nothing for whoever books none."""
        self.free.brief = brief
        self.free.setText(said)
        self.free.setAccessibleName(said)
        self.free.setToolTip(said)
