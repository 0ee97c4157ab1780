"""One booking of a customer as a line: when, what and with whom, how it stands. A click leads to it in the calendar."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.presenters.customer_sheet import Visit
from desktop.theming import icons, words
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.customers.customers_words import visit_aloud, visit_detail, visit_time
from desktop.views.painted import Painted

_WHEN = 176
"""Room for a day with its year, and a time."""
_CHIP = 20
_ICON = 13


class VisitLine(Painted):
    """What has no time leads nowhere, and is only read."""

    def __init__(self, visit: Visit, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(visit_time(visit, zone), parent)
        self.visit = visit
        self.setAccessibleName(visit_aloud(visit, zone))
        self.setToolTip(" ".join(visit.concern.split()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not visit.has_card:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
            self.setEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(2 * _WHEN, theme().tokens.size("control") + theme().tokens.space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        space = theme().tokens.space
        lit = self.underMouse() and self.isEnabled()
        fill = "hover" if lit else "surface"
        room = self.rect().adjusted(space(2), 0, -space(2), 0)
        with painting(self) as painter:
            self.ground(painter, fill=fill, line=fill)
            room = self._paint_state(painter, room)
            when = QRect(room.left(), room.top(), min(_WHEN, room.width()), room.height())
            self.write(painter, when, self.text(), weight=600)
            rest = room.adjusted(when.width() + space(2), 0, -space(2), 0)
            if rest.width() > 0:
                self.write(painter, rest, visit_detail(self.visit), colour="ink2")

    def _paint_state(self, painter: QPainter, room: QRect) -> QRect:
        """The state as a word and an icon on its colour, at the end; what is left of the room."""
        space = theme().tokens.space
        token, icon = ("wait", "cloud-off") if self.visit.waiting else words.state_style(self.visit.state)
        said = words.state_words(self.visit.state)
        painter.setFont(theme().font("small", 600))
        wide = painter.fontMetrics().horizontalAdvance(said) + _ICON + 3 * space(1) + space(2)
        chip = QRect(room.right() - wide + 1, room.center().y() - _CHIP // 2 + 1, wide, _CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(f"{token}-bg"))
        corner = theme().tokens.radius("chip")
        painter.drawRoundedRect(chip, corner, corner)
        picture = icons.pixmap(icon, token, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(chip.left() + space(1) + 2, chip.center().y() - _ICON // 2, picture)
        inside = chip.adjusted(_ICON + 2 * space(1) + 2, 0, -space(1), 0)
        self.write(painter, inside, said, colour=token, size="small", weight=600)
        return room.adjusted(0, 0, -wide - space(2), 0)
