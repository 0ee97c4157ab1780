"""The foot of the wizard: what is held and for how long, back, and continue with its key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QStyleOptionButton, QWidget

from desktop.presenters.booking_flow import BookingFlow
from desktop.theming import icons, style
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import EDGE
from desktop.views.calendar.calendar_words import first_name

CHIP_WIDEST = 300
"""Pixels; longer words go on a second line."""


class KeyButton(style.PushButton):
    """The main action with the key that does it."""

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._key = key
        self.setFont(theme().font("body", 600))
        self.setAutoDefault(False)
        self.setProperty("role", "primary")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._key_width() + theme().tokens.space(2), hint.height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # its second click belongs to the first: it would leave the step that has just come on

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        with painting(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            colour = theme().color("on-accent" if self.isEnabled() else "ink3")
            key_width, gap = self._key_width(), theme().tokens.space(2)
            painter.setFont(self.font())
            width = painter.fontMetrics().horizontalAdvance(words)
            left = (self.width() - width - gap - key_width) // 2
            painter.setPen(colour)
            painter.drawText(
                QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter.value, words
            )
            box = QRectF(left + width + gap, self.height() / 2 - 9, key_width, 18)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme().font("small", 600))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
            colour.setAlphaF(0.5)
            painter.setPen(QPen(colour, 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _key_width(self) -> int:
        return QFontMetrics(theme().font("small", 600)).horizontalAdvance(self._key) + 12


class HoldChip(QWidget):
    """The state of the hold in words, with an icon."""

    def __init__(self, flow: BookingFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._colour = "booked"
        self._icon = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().tokens.space(2), 5, theme().tokens.space(3), 5)
        line.setSpacing(theme().tokens.space(2))
        self._mark = QLabel()
        self._mark.setFixedSize(14, 14)
        line.addWidget(self._mark)
        self.words = style.text("", size="small", weight=600)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        line.addWidget(self.words)
        line.addStretch(1)
        icons.follow_theme(self, self._dress)

    def refresh(self) -> None:
        words, colour, icon = phrases.hold_words(self._flow, self._flow.source.zone())
        self.setVisible(bool(words))
        if words != self.words.text():
            self.words.setText(words)
            self.words.setToolTip(words)
            self.setAccessibleName(words)
            wide = self.words.fontMetrics().horizontalAdvance(words) + 4
            self.words.setFixedWidth(min(wide, CHIP_WIDEST))
        if (colour, icon) != (self._colour, self._icon):
            self._colour, self._icon = colour, icon
            icons.set_icon(self._mark, icon, colour, 14)
            self._dress()

    def _dress(self) -> None:
        self.words.setStyleSheet(f"color: {theme().tokens.colour(self._colour)};")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(f"{self._colour}-bg"))
            corner = theme().tokens.radius("chip")
            painter.drawRoundedRect(self.rect(), corner, corner)


class StepsFoot(QWidget):
    """Back, and what Enter does: of whatever goes by steps. ``back`` and ``forward`` are forwarded by its window."""

    back = Signal()
    forward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate, space = QCoreApplication.translate, theme().tokens.space
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(EDGE, space(3), space(2), 0)
        line.setSpacing(space(2))
        line.addStretch(1)
        self.back_button = style.button(translate("Booking", "Back"))
        self.back_button.setToolTip(translate("Booking", "Alt+Left"))
        self.back_button.clicked.connect(self.back)
        line.addWidget(self.back_button)
        self.next_button = KeyButton(translate("Booking", "Continue"), translate("Booking", "Enter"))
        self.next_button.clicked.connect(self.forward)
        line.addWidget(self.next_button)

    def _say(self, words: str) -> None:
        """What Enter does now."""
        if words != self.next_button.text():
            self.next_button.setText(words)
            self.next_button.updateGeometry()
        self.next_button.setAccessibleName(words)


class Foot(StepsFoot):
    """A booking's, with how long its time is held; once it is made, what leads to it."""

    show_asked = Signal()

    def __init__(self, flow: BookingFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self.chip = HoldChip(flow)
        self.again = style.button(QCoreApplication.translate("Booking", "Try again"))
        self.again.clicked.connect(self._hold_again)
        for place, widget in enumerate((self.chip, self.again)):
            self._line.insertWidget(place, widget)
        self.setTabOrder(self.again, self.back_button)
        self.show_button = style.button(QCoreApplication.translate("Booking", "Show in the calendar"))
        self.show_button.clicked.connect(self.show_asked)
        self.show_button.hide()
        self._line.insertWidget(self._line.indexOf(self.next_button), self.show_button)
        self.setTabOrder(self.back_button, self.show_button)
        self.setTabOrder(self.show_button, self.next_button)

    def refresh(self, *, first: bool, last: bool, over: bool) -> None:
        """``first`` has nothing to go back to; ``last`` books; ``over`` only closes, or leads back when refused."""
        translate = QCoreApplication.translate
        self.chip.refresh()
        self.again.setVisible(self._flow.may_hold_again() and not over)
        self.back_button.setVisible(not (first or over))
        words = self._book_words() if last else translate("Booking", "Continue")
        if self._flow.booking_asked:
            words = self._booking_words()
        if over:
            refused = self._flow.refused
            words = translate("Booking", "Change the booking") if refused else translate("Booking", "Close")
        self._say(words)

    def _book_words(self) -> str:
        """Nobody is promised what a mechanic has not agreed to."""
        asked = self._flow.asks()
        if asked is None:
            return QCoreApplication.translate("Booking", "Book")
        return phrases.say(QCoreApplication.translate("Booking", "Ask %1"), first_name(asked.name))

    def _booking_words(self) -> str:
        """While the answer about the time is awaited."""
        asked = self._flow.asks()
        if asked is None:
            return QCoreApplication.translate("Booking", "Booking …")
        return phrases.say(QCoreApplication.translate("Booking", "Asking %1 …"), first_name(asked.name))

    def _hold_again(self) -> None:
        """The button goes with the answer; Enter is to continue."""
        self.next_button.setFocus(Qt.FocusReason.TabFocusReason)
        self._flow.hold_again()
