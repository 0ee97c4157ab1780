"""The switch "Accepting now" with its state in words. Paints and forwards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.work_model import Switch
from desktop.theming import style
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.card_parts import chip
from desktop.views.painted import Painted
from desktop.views.work import work_words
from desktop.views.work.parts import line, say


class SwitchButton(Painted):
    """A track and a knob. It shows what it is told; a click only asks."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        high = theme().tokens.size("compact")
        return QSize(high * 2 - theme().tokens.space(1), high)

    def nextCheckState(self) -> None:
        """Not by the click: the server says how it stands."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            on, able = self.isChecked(), self.isEnabled()
            painter.setPen(
                theme().color(
                    "ink" if on and self.hasFocus() else "focus" if self.hasFocus() else "field-line"
                )
            )
            painter.setBrush(theme().color(("accent" if on else "surface") if able else "sunken"))
            painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
            if self.hasFocus():
                inner = area.adjusted(1, 1, -1, -1)
                painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
            knob = area.height() / 2 - theme().tokens.space(1)
            at_end = on == self.isLeftToRight()
            x = area.right() - area.height() / 2 if at_end else area.left() + area.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("on-accent" if on and able else "field-line"))
            painter.drawEllipse(QPointF(x, area.center().y()), knob, knob)


class SwitchPanel(QFrame):
    """``turned`` carries what was chosen."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="card")
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        self._head = QHBoxLayout()
        self._head.setSpacing(space(2))
        self.button = SwitchButton(self.tr("Accepting now"))
        self.button.clicked.connect(self._clicked)
        self._head.addWidget(self.button)
        self._head.addWidget(style.text(self.tr("Accepting now"), weight=600))
        self._head.addStretch(1)
        column.addLayout(self._head)
        self.words = line("muted")
        self.problem = line("bad")
        column.addWidget(self.words)
        column.addWidget(self.problem)
        self._chip: QWidget | None = None
        self._switch = Switch()
        self.show_switch(self._switch)

    def show_switch(self, switch: Switch) -> None:
        """It stands so now."""
        same = self._chip is not None and work_words.switch_state(switch) == work_words.switch_state(
            self._switch
        )
        self._switch = switch
        self.button.setChecked(bool(switch.on if switch.wanted is None else switch.wanted))
        self.button.setEnabled(switch.may_turn or (self.button.hasFocus() and not switch.away))
        said = work_words.switch_words(switch)
        self.words.setText(said)
        self.button.setAccessibleDescription(said)
        self.button.setToolTip(said)
        problem = work_words.trouble_words(switch.code)
        say(self.problem, problem)
        if not same:
            self._show_state()

    def _show_state(self) -> None:
        if self._chip is not None:
            self._head.removeWidget(self._chip)
            self._chip.hide()
            self._chip.deleteLater()
        icon, word, token = work_words.switch_state(self._switch)
        self._chip = chip(icon, word, token)
        self._head.addWidget(self._chip)

    def _clicked(self) -> None:
        if self._switch.may_turn:
            self.turned.emit(not self._switch.on)
