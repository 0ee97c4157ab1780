"""The list of steps at the left: done ones with a check and what was chosen, the current one, the rest."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.booking_draft import STEPS, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.painted import Painted

_DISC = 22


class StepLine(Painted):
    """Opens its step when everything before it is answered."""

    def __init__(self, number: int, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(phrases.step_title(step), parent, leaves=True)
        self.number = number
        self.value = ""
        self.done = False
        self._said: list[str] = []
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, value: str, *, done: bool, current: bool, open_: bool) -> None:
        translate = QCoreApplication.translate
        self.value, self.done = value, done
        self._said = self._lines()
        self.setChecked(current)
        self.setEnabled(open_)
        state = translate("Booking", "done") if done else ""
        self.setAccessibleName(", ".join(part for part in (self.text(), value, state) if part))
        self.setToolTip(value)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, 32 + 16 * len(self._said) if self.value else 38)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._said = self._lines()
        self.updateGeometry()

    def _room(self) -> int:
        """For the words, from the disc to the edge."""
        return self.width() - theme().tokens.space(2) * 2 - _DISC - theme().tokens.space(3)

    def _lines(self) -> list[str]:
        """The answer on one line, or, where that is too short, what is before and what after its comma."""
        if not self.value:
            return []
        wide = QFontMetrics(theme().font("small")).horizontalAdvance(self.value)
        return [self.value] if wide <= self._room() else self.value.split(", ", maxsplit=1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        space, current = theme().tokens.space, self.isChecked()
        fill = "accent-weak" if current else ("hover" if self.underMouse() and self.isEnabled() else "")
        if fill or self.hasFocus():
            self.ground(painter, fill=fill, line=fill or "focus")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRect(space(2), self.rect().center().y() - _DISC // 2 + 1, _DISC, _DISC)
        if self.value:
            disc.moveTop(7)
        self._disc(painter, disc, current=current)
        left = disc.right() + space(3)
        room = QRect(left, 0, self.width() - left - space(2), self.height())
        title = QRect(room.left(), disc.top() - 1, room.width(), 20) if self.value else room
        ink = "accent-ink" if current else ("ink" if self.isEnabled() else "ink2")
        self.write(painter, title, self.text(), colour=ink, weight=600)
        if self.value:
            for number, line in enumerate(self._said):
                low = QRect(room.left(), title.bottom() - 2 + 16 * number, room.width(), 18)
                self.write(painter, low, line, colour="ink2", size="small")
        painter.end()

    def _disc(self, painter: QPainter, disc: QRect, *, current: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        fill = "accent" if current else ("done-bg" if self.done else "sunken")
        painter.setBrush(theme().color(fill))
        painter.drawEllipse(disc)
        if self.done and not current:
            tick = icons.pixmap("check", "done", 14, self.devicePixelRatioF())
            painter.drawPixmap(disc.center().x() - 6, disc.center().y() - 6, tick)
            return
        painter.setPen(theme().color("on-accent" if current else "ink2"))
        painter.setFont(theme().font("small", 700))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number))


class StepList(QWidget):
    """Under it, in whose time the times are."""

    def __init__(self, flow: BookingFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(6), space(4), space(6))
        column.setSpacing(space(1))
        title = style.text(translate("Booking", "Book a visit"), size="brand", weight=700)
        title.setContentsMargins(space(2), 0, 0, space(2))
        column.addWidget(title)
        self.lines: dict[Step, StepLine] = {}
        for number, step in enumerate(STEPS, start=1):
            line = StepLine(number, step)
            line.clicked.connect(lambda _checked, step=step: self._open(step))
            self.lines[step] = line
            column.addWidget(line)
        column.addStretch(1)
        self.zone = style.text("", tone="faint", size="small")
        self.zone.setContentsMargins(space(2), 0, 0, 0)
        column.addWidget(self.zone)
        self.refresh()

    def refresh(self) -> None:
        flow = self._flow
        for step, line in self.lines.items():
            done = flow.is_done(step) or flow.submission is not None
            line.show_state(
                phrases.step_value(flow, step) if done else "",
                done=done,
                current=step is flow.step and flow.submission is None,
                open_=flow.may_go(step),
            )
        place = flow.source.organization().city or flow.source.organization().zone
        said = QCoreApplication.translate("Booking", "Times in %1")
        self.zone.setText(phrases.say(said, place))

    def _open(self, step: Step) -> None:
        self._flow.go(step)
        self.refresh()
