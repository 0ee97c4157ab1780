"""A time that is not to be had: why, and the nearest free ones as buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.booking_flow import BookingFlow
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import cleared, shown_now
from scheduling.commands import Alternative


class AlternativeButtons(QWidget):
    """At most four, two in a row."""

    def __init__(
        self, flow: BookingFlow, take: Callable[[Alternative], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._take = take
        self._shown: list[Alternative] = []
        self.buttons: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().tokens.space(2))
        self._grid.setColumnStretch(2, 1)

    def show_all(self, alternatives: list[Alternative]) -> None:
        """These; the keys stay with the time on which they were."""
        if alternatives == self._shown:
            return
        had = [shown for shown, button in zip(self._shown, self.buttons, strict=True) if button.hasFocus()]
        cleared(self._grid)
        self._shown, self.buttons = alternatives, []
        for place, alternative in enumerate(alternatives):
            button = style.button(phrases.alternative_words(self._flow, alternative))
            button.clicked.connect(lambda _checked, chosen=alternative: self._take(chosen))
            self.buttons.append(button)
            self._grid.addWidget(button, place // 2, place % 2)
            shown_now(button)
            if alternative in had:
                button.setFocus(Qt.FocusReason.OtherFocusReason)


class Refused(QWidget):
    """Shown only while the chosen time is refused, by this computer's rows or by the server.

    Where only a buffer stands in the way that may be dropped, that is offered first. ``taken`` when something was.
    """

    taken = Signal()

    def __init__(self, flow: BookingFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        style.mark(self, panel="bad")
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "circle-alert", "bad")
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.words = style.text("", weight=600)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        head.addWidget(self.words, 1)
        column.addLayout(head)
        self.without = style.button(QCoreApplication.translate("Booking", "Book without the buffer"))
        icons.set_icon(self.without, "timer")
        self.without.clicked.connect(lambda _checked: self._take(flow.drop_buffer))
        column.addWidget(self.without, 0, Qt.AlignmentFlag.AlignLeft)
        nearest = QCoreApplication.translate("Booking", "The nearest free times:")
        self.nearest = style.text(nearest, tone="muted", size="small")
        column.addWidget(self.nearest)
        self.offered = AlternativeButtons(flow, lambda chosen: self._take(lambda: flow.take(chosen)))
        column.addWidget(self.offered)
        self.hide()

    def refresh(self) -> None:
        flow = self._flow
        refused = flow.time_refused() is not None
        self.setVisible(refused)
        if not refused or flow.draft.starts is None:
            return
        when = formats.moment(flow.draft.starts, flow.source.zone())
        said = QCoreApplication.translate("Booking", "%1: %2")
        self.words.setText(phrases.say(said, formats.capital(when), phrases.refused_words(flow)))
        self.without.setVisible(flow.free_without_buffer())
        alternatives = flow.alternatives()
        self.offered.show_all(alternatives)
        self.nearest.setVisible(bool(alternatives))

    def _take(self, take: Callable[[], object]) -> None:
        take()
        self.taken.emit()
