"""The foot of a session at once: back, and what Enter does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.booking.foot import KeyButton
from desktop.views.booking.page import EDGE


class NowFoot(QWidget):
    """``back`` and ``forward`` are forwarded by the window."""

    back = Signal()
    forward = Signal()

    def __init__(self, flow: NowFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        translate, space = QCoreApplication.translate, theme().tokens.space
        line = QHBoxLayout(self)
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

    def refresh(self) -> None:
        """Show the flow again."""
        phase = self._flow.phase
        first = self._flow.step is NowStep.WHO
        steps = phase is NowPhase.STEPS
        self.back_button.setVisible(phase is NowPhase.NOBODY or (steps and not first))
        self.next_button.setVisible(phase is not NowPhase.NOBODY)
        said = self._words()
        if said != self.next_button.text():
            self.next_button.setText(said)
            self.next_button.updateGeometry()
        self.next_button.setAccessibleName(said)

    def _words(self) -> str:
        translate, flow = QCoreApplication.translate, self._flow
        if flow.phase is not NowPhase.STEPS:
            return translate("Booking", "Close")
        if flow.step is not NowStep.REVIEW:
            return translate("Booking", "Continue")
        if flow.search_now.busy:
            return translate("BookNow", "Asking …")
        return translate("BookNow", "Ask for a mechanic")
