"""The list of steps at the left: done ones with a check and what was chosen, the current one, the rest.

A chosen time that is not to be had any more stays there, marked, with why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.booking_draft import STEPS, Step
from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.theming import icons, style
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.painted import Painted
from scheduling.records import Organization

_DISC = 22
MESSAGE = 112
"""So much stays free below the steps for a message; where it would not, each says what was chosen on one line."""


class StepLine(Painted):
    """Opens its step when everything before it is answered."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, leaves=True)
        self.number = number
        self.value = ""
        self.done = False
        self.trouble = ""
        self._parts: tuple[str, ...] = ()
        self._said: list[str] = []
        self._brief = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(
        self,
        parts: Sequence[str],
        *,
        done: bool,
        current: bool,
        open_: bool,
        trouble: str = "",
        why: str = "",
    ) -> None:
        """``parts`` are what was chosen; ``trouble`` a word where that is not to be had any more, and ``why``."""
        translate = QCoreApplication.translate
        self._parts, self.done, self.trouble = tuple(parts), done, trouble
        self.value = ", ".join(parts)
        self._said = self._lines()
        self.setChecked(current)
        self.setEnabled(open_)
        state = translate("Booking", "done") if done else ""
        said = (self.text(), self.value, trouble, why, state)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip("\n".join(part for part in (self.value, why) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, _high(self._said) if self.value else 38)

    def whole(self) -> int:
        """How high it is with all that it has to say."""
        return _high(self._lines(brief=False)) if self.value else 38

    def be_brief(self, brief: bool) -> None:
        """What was chosen on one line, cut where that is too short; the tip has all of it."""
        if brief is not self._brief:
            self._brief = brief
            self._said = self._lines()
            self.updateGeometry()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._said = self._lines()
        self.updateGeometry()

    def _room(self) -> int:
        """For the words, from the disc to the edge."""
        return self.width() - theme().tokens.space(2) * 2 - _DISC - theme().tokens.space(3)

    def _lines(self, *, brief: bool | None = None) -> list[str]:
        """The answer on one line, or, where that is too short, each part of it on its own; then the trouble with it."""
        wide = QFontMetrics(theme().font("small")).horizontalAdvance(self.value)
        one = wide <= self._room() or (self._brief if brief is None else brief)
        shown = [self.value] if one else list(self._parts)
        return [line for line in (*shown, self.trouble) if line]

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
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
                    bad = bool(self.trouble) and number == len(self._said) - 1
                    self.write(
                        painter,
                        low,
                        line,
                        colour="bad" if bad else "ink2",
                        size="small",
                        weight=600 if bad else 400,
                    )

    def _disc(self, painter: QPainter, disc: QRect, *, current: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        mark = "" if current else ("bad" if self.trouble else "done" if self.done else "")
        painter.setBrush(theme().color("accent" if current else f"{mark}-bg" if mark else "sunken"))
        painter.drawEllipse(disc)
        if mark:
            icon = icons.pixmap(
                "check" if mark == "done" else "circle-alert", mark, 14, self.devicePixelRatioF()
            )
            painter.drawPixmap(disc.center().x() - 6, disc.center().y() - 6, icon)
            return
        painter.setPen(theme().color("on-accent" if current else "ink2"))
        painter.setFont(theme().font("small", 700))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number))


def _high(said: Sequence[str]) -> int:
    """With so many lines below its title."""
    return 32 + 16 * len(said)


class StepColumn(QWidget):
    """A title, the steps under it, and in whose time the times are."""

    reshaped = Signal()
    """Its free part is another."""

    def __init__(self, title: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme().tokens.space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(4), space(6), space(4), space(6))
        self._column.setSpacing(space(1))
        heading = style.text(title, size="brand", weight=700)
        heading.setContentsMargins(space(2), 0, 0, space(2))
        self._column.addWidget(heading)
        self._column.addStretch(1)
        said = QCoreApplication.translate("Booking", "Times in %1")
        self.zone = style.text(phrases.say(said, place), tone="faint", size="small")
        self.zone.setContentsMargins(space(2), 0, 0, 0)
        self._column.addWidget(self.zone)

    def add(self, title: str, chosen: Callable[[], None]) -> StepLine:
        """One more at the end."""
        number = self._column.count() - 2
        line = StepLine(number, title)
        line.clicked.connect(lambda _checked: chosen())
        self._column.insertWidget(number, line)
        return line

    def free(self) -> QRect:
        """What nothing stands in, between the last step and whose time it is."""
        lines = self.findChildren(StepLine)
        top = max(line.geometry().bottom() for line in lines) + 1
        return QRect(0, top, self.width(), self.zone.y() - top)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Move}:
            self._fit()
            self.reshaped.emit()
        return done

    def _fit(self) -> None:
        """Every step is brief, or none: by what all of them would take."""
        lines = self.findChildren(StepLine)
        if lines:
            high = sum(line.whole() + self._column.spacing() for line in lines)
            brief = lines[0].y() + high > self.zone.y() - MESSAGE
            for line in lines:
                line.be_brief(brief)


def place_of(organization: Organization) -> str:
    """Where it is, or its zone."""
    return organization.city or organization.zone


class StepList(StepColumn):
    """Of a booking at a time."""

    def __init__(self, flow: BookingFlow, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("Booking", "Book a visit")
        super().__init__(title, place_of(flow.source.organization()), parent)
        self._flow = flow
        self.lines = {step: self.add(phrases.step_title(step), partial(self._open, step)) for step in STEPS}
        self.refresh()

    def refresh(self) -> None:
        flow = self._flow
        for step, line in self.lines.items():
            over = flow.submission is not None
            done = over or flow.is_done(step)
            lost = not over and flow.missing(step) is Missing.TIME_TAKEN
            line.show_state(
                phrases.step_value(flow, step) if done or lost else (),
                done=done,
                current=step is flow.step and not over,
                open_=flow.may_go(step),
                trouble=QCoreApplication.translate("Booking", "not free") if lost else "",
                why=phrases.refused_words(flow) if lost else "",
            )

    def _open(self, step: Step) -> None:
        self._flow.go(step)
        self.refresh()
