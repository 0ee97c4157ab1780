"""The four steps of a session at once at the left, with what was entered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.presenters.now_draft import NOW_STEPS, NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.views.booking.steps import StepColumn, place_of
from desktop.views.booking_now import now_words


class NowSteps(StepColumn):
    """Once mechanics are asked nothing of it can be changed any more. What was not done has no tick."""

    def __init__(self, flow: NowFlow, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("BookNow", "Book now")
        super().__init__(title, place_of(flow.source.organization()), parent)
        self._flow = flow
        self.lines = {
            step: self.add(now_words.step_title(step), partial(self._go, step)) for step in NOW_STEPS
        }
        self.refresh()

    def refresh(self) -> None:
        """Show the flow again."""
        flow = self._flow
        here = flow.phase in {NowPhase.STEPS, NowPhase.NOBODY, NowPhase.JOIN}
        asked = flow.phase is NowPhase.SEARCH
        for step, line in self.lines.items():
            done = flow.is_done(step) or (asked and step is NowStep.REVIEW)
            line.show_state(
                now_words.step_value(flow, step) if done else (),
                done=done,
                current=here and step is flow.step,
                open_=flow.may_go(step),
            )

    def _go(self, step: NowStep) -> None:
        self._flow.go(step)
        self.refresh()
