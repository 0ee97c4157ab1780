"""The frame of a booking: a card over the window with the steps at the left, a page, and the foot; its keys.

It covers the window, which gets no keys while it is open. Not here: which steps there are, or what they lead to.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.theming import enters, icons, style
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.booking.leave_question import LeaveQuestion
from desktop.views.booking.page import BookingPage
from desktop.views.booking.steps import StepColumn
from desktop.views.painted import ENTER
from desktop.views.scrim import dim

STEPS_WIDTH = 216


class Card(QWidget):
    """The surface with round corners; the list of steps lies on its own ground."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        icons.follow_theme(self, self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = QPainterPath()
            corner = theme().tokens.radius("dialog")
            path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
            painter.fillPath(path, theme().color("surface"))
            right = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = QRectF(self.width() - STEPS_WIDTH if right else 0, 0, STEPS_WIDTH, self.height())
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(side, theme().color("canvas"))
            painter.setPen(QPen(theme().color("line"), 1))
            edge = int(side.left()) if right else int(side.right())
            painter.drawLine(edge, 0, edge, self.height())
            painter.restore()
            painter.setPen(QPen(theme().color("line2" if theme().name == "dark" else "line"), 1))
            painter.drawPath(path)


class Frame(QWidget):
    """Covers ``parent``. ``finished`` says whether something was asked for or booked."""

    finished = Signal(bool)
    reshaped = Signal()
    """Its free part is another."""

    def __init__(self, parent: QWidget, name: str, age: Callable[[], str] = str) -> None:
        """``age`` says how old the rows are that free times are worked out from; empty while they are fresh."""
        super().__init__(parent)
        self._over = parent
        self._age = age
        self.age = style.text("", tone="muted", size="small")
        self._closed = False
        self._before = QApplication.focusWidget()
        self.setAccessibleName(name)
        self.card = Card(self)
        self.stack = QStackedWidget()

    @property
    @abstractmethod
    def page(self) -> BookingPage:
        """The one on view."""

    @abstractmethod
    def refresh(self) -> None:
        """Show what is behind it again."""

    @abstractmethod
    def forward(self) -> None:
        """Enter, or the button."""

    @abstractmethod
    def back(self) -> None:
        """Alt+Left."""

    @property
    @abstractmethod
    def would_lose(self) -> bool:
        """Whether something was entered that would be gone."""

    @abstractmethod
    def main_button(self) -> QPushButton:
        """What Enter stands for."""

    @abstractmethod
    def ask_to_leave(self) -> None:
        """Esc: asks only when something would be lost."""

    @abstractmethod
    def _let_go(self) -> bool:
        """Close what is behind it; whether something was asked for or booked."""

    def _starts_on_main(self) -> bool:
        """Whether the keys begin on the main button."""
        return False

    @abstractmethod
    def _was_sent(self) -> bool:
        """Whether the page on view tells what came of it."""

    def _takes_numbers(self) -> bool:
        """Whether digits choose on the page."""
        return True

    def _may_go_on(self) -> bool:
        """Whether Enter goes on."""
        return True

    def _open(self, steps: StepColumn, foot: QWidget) -> None:
        """Lay it out and show it, once the pages are in the stack."""
        self._steps = steps
        steps.reshaped.connect(self.reshaped)
        self._lay_out(steps, foot)
        self.question = LeaveQuestion(self)
        self.question.lose.connect(self.leave)
        self.question.keep.connect(self._stay)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._over.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._scroll_to)
        self._cover()
        self._say_age()
        self.show()
        self.raise_()
        self.refresh()
        self._enter()

    def free_room(self) -> QRect:
        """What nothing stands in, below the steps, as ``parent`` sees it."""
        steps, space = self._steps, theme().tokens.space
        free = steps.free().adjusted(space(2), space(2), -space(2), -space(2))
        return QRect(steps.mapTo(self._over, free.topLeft()), free.size())

    def leave(self) -> None:
        """Close: what is not finished is cleared."""
        if self._closed:
            return
        self._closed = True
        self._clock.stop()
        self._over.removeEventFilter(self)
        done = self._let_go()
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit(done)
        self.deleteLater()

    # --- Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            quits = event.matches(QKeySequence.StandardKey.Quit)
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            event.setAccepted(not quits and (not alt or event.key() == Qt.Key.Key_Left))
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        digit = event.key() - Qt.Key.Key_0
        if self.question.isVisible():
            self.question.keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat() and not self.page.typed.forget():  # held down it loses nothing
                self.ask_to_leave()
        elif event.key() in ENTER:
            if enters.once(event):  # nor does it rush through the steps
                self._entered()
        elif alt and event.key() == Qt.Key.Key_Left:
            self.back()
        elif self.page.typed.key(event):
            pass
        elif 0 <= digit <= 9 and not (alt or control) and self._takes_numbers():
            self.page.number(digit)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        now = QApplication.focusWidget()
        start = now if now is not None and self.isAncestorOf(now) else self
        room: QWidget = self.question if self.question.isVisible() else self
        step = start
        while True:
            after = step.nextInFocusChain() if forward else step.previousInFocusChain()
            if after is None or after is start:
                return True
            step = after
            takes = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus) and step.focusProxy() is None
            if room.isAncestorOf(step) and takes and step.isEnabled() and step.isVisible():
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                step.setFocus(reason)
                return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        dim(self)
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("shadow"))
            corner = theme().tokens.radius("dialog")
            box = QRectF(self.card.geometry())
            for spread in (12, 8, 4):
                painter.setOpacity(0.35)
                grown = box.adjusted(-spread, -spread + 6, spread, spread + 8)
                painter.drawRoundedRect(grown, corner + spread, corner + spread)

    # --- inside

    def _lay_out(self, steps: QWidget, foot: QWidget) -> None:
        space = theme().tokens.space
        line = QHBoxLayout(self.card)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(self._left(steps))
        right = QVBoxLayout()
        right.setContentsMargins(space(7) - space(1), space(6), space(6), space(6))
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(foot)
        line.addLayout(right, 1)
        self.close_button = _close_button(self.card)
        self.close_button.clicked.connect(self.ask_to_leave)

    def _left(self, steps: QWidget) -> QVBoxLayout:
        """The steps, and below them how old the data is: the badge is covered."""
        space = theme().tokens.space
        steps.setFixedWidth(STEPS_WIDTH)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(steps, 1)
        self.age.setWordWrap(True)
        self.age.setFixedWidth(STEPS_WIDTH)
        self.age.setContentsMargins(space(6), 0, space(4), space(4))
        column.addWidget(self.age)
        return column

    def _say_age(self) -> None:
        """Only where it changes: a label that is set anew each second flickers for a screen reader."""
        age = self._age()
        if age != self.age.text():
            self.age.setText(age)
        self.age.setVisible(bool(age))

    def _cover(self) -> None:
        tokens = theme().tokens
        self.setGeometry(self._over.rect())
        margin = tokens.space(7)
        width = min(tokens.size("dialog_width"), self.width() - margin)
        height = min(tokens.size("dialog_height"), self.height() - margin)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self.card.setGeometry(left, top, width, height)
        gap = tokens.space(3)
        right = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        across = gap if right else width - gap - self.close_button.width()
        self.close_button.move(across, gap)
        self.question.setGeometry(self.rect())

    def _entered(self) -> None:
        """Enter: a button that has the focus is pressed; a choice is made and left; else on."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and focus is not self.main_button() and self.isAncestorOf(focus):
            focus.click()
            if not focus.isCheckable():
                return
        if self._may_go_on():
            self.forward()

    def _stay(self) -> None:
        """Back to where the question came up."""
        before = self.question.before
        if before is not None and shiboken6.isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._enter()

    def _enter(self) -> None:
        if self._closed:
            return
        if self._was_sent():
            enters.sent()
        self.stack.setCurrentWidget(self.page)
        self.page.tell("")
        self.refresh()
        if self.question.isVisible():
            self.question.before = None
            return
        if self._starts_on_main():
            self.main_button().setFocus(Qt.FocusReason.TabFocusReason)
        self.page.enter()

    def _scroll_to(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is in view."""
        if not self._closed and now is not None and self.page.content.isAncestorOf(now):
            self.page.area.ensureWidgetVisible(now)

    def _tick(self) -> None:
        """Once a second."""
        self._say_age()


def _close_button(card: QWidget) -> QPushButton:
    """For the mouse; the keyboard has Esc, so it is no stop for Tab."""
    words = QCoreApplication.translate("Booking", "Leave (Esc)")
    button = style.button("", role="quiet", icon="x", parent=card)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAccessibleName(words)
    button.setToolTip(words)
    side = theme().tokens.size("control")
    button.setFixedSize(side, side)
    return button
