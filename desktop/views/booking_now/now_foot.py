"""The foot of a session at once: back, and what Enter does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.views.booking.foot import StepsFoot


class NowFoot(StepsFoot):
    """Of the four steps, of the search that follows them, and of the waitlist."""

    def __init__(self, flow: NowFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow

    def refresh(self, *, within: bool = False) -> None:
        """Show the flow again; ``within`` the step on view there is something to go back to."""
        phase = self._flow.phase
        first = self._flow.step is NowStep.WHO and not within
        steps = phase is NowPhase.STEPS
        ways = phase in {NowPhase.NOBODY, NowPhase.JOIN}
        self.back_button.setVisible(ways or (steps and not first))
        self.next_button.setVisible(phase is not NowPhase.NOBODY)
        self._say(self._words())

    def _words(self) -> str:
        translate, flow = QCoreApplication.translate, self._flow
        if flow.phase is NowPhase.JOIN:
            joining = flow.joining.busy or flow.taking_place
            return (
                translate("BookNow", "Joining …")
                if joining
                else translate("BookNow", "Put them on the waitlist")
            )
        if flow.held_for_line() is not None:
            return translate("BookNow", "Book their time")
        if flow.phase is not NowPhase.STEPS:
            return translate("Booking", "Close")
        if flow.step is not NowStep.REVIEW:
            return translate("Booking", "Continue")
        if flow.search_now.busy:
            return translate("BookNow", "Asking …")
        return translate("BookNow", "Ask for a mechanic")
