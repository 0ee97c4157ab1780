"""A session at once: four steps, then the search for a mechanic, or the ways on where nobody is there.

It shows a ``NowFlow`` and forwards to it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.theming.listen import listen
from desktop.views.booking.frame import Frame
from desktop.views.booking.page import BookingPage
from desktop.views.booking_now import now_words
from desktop.views.booking_now.ask_page import AskPage
from desktop.views.booking_now.concern_page import NowConcernPage
from desktop.views.booking_now.join_page import JoinPage
from desktop.views.booking_now.line_page import LinePage
from desktop.views.booking_now.nobody_page import NobodyPage
from desktop.views.booking_now.now_foot import NowFoot
from desktop.views.booking_now.now_steps import NowSteps
from desktop.views.booking_now.review_page import NowReviewPage
from desktop.views.booking_now.search_page import SearchPage
from desktop.views.booking_now.who_page import WhoPage


class NowWizard(Frame):
    """``finished`` says whether somebody was asked, or a place in the line was taken."""

    schedule_asked = Signal(object)
    """Carries all that was entered, as a ``Draft``: it goes on in the other window."""
    change_asked = Signal(object)
    """A booking's id: that one is to be changed instead."""
    book_asked = Signal(object)
    """A ``NowSeed``: the time that is held for a place in the line is to be booked."""

    def __init__(self, flow: NowFlow, parent: QWidget, age: Callable[[], str] = str) -> None:
        super().__init__(parent, QCoreApplication.translate("BookNow", "Book now"), age)
        self.flow = flow
        self.steps = NowSteps(flow)
        who, ask, review = WhoPage(flow), AskPage(flow), NowReviewPage(flow)
        self.who = who
        self.pages: dict[NowStep, BookingPage] = {
            NowStep.WHO: who,
            NowStep.MECHANIC: ask,
            NowStep.CONCERN: NowConcernPage(flow),
            NowStep.REVIEW: review,
        }
        self.nobody, self.search = NobodyPage(flow), SearchPage(flow)
        self.join, self.line = JoinPage(flow), LinePage(flow)
        for page in (*self.pages.values(), self.nobody, self.search, self.join, self.line):
            self.stack.addWidget(page)
        for asking in (who, ask, self.nobody, self.search):
            asking.schedule_asked.connect(self._schedule)
        review.schedule.clicked.connect(self._schedule)
        who.change_asked.connect(self.change_asked)
        self.foot = NowFoot(flow)
        who.panels.currentChanged.connect(self.refresh_foot)
        self.foot.back.connect(self.back)
        self.foot.forward.connect(self.forward)
        listen(flow.changed, self, self.refresh)
        listen(flow.step_changed, self, self._enter)
        self._open(self.steps, self.foot)

    @property
    def page(self) -> BookingPage:
        match self.flow.phase:
            case NowPhase.STEPS:
                return self.pages[self.flow.step]
            case NowPhase.NOBODY:
                return self.nobody
            case NowPhase.SEARCH:
                return self.search
            case NowPhase.JOIN:
                return self.join
            case NowPhase.LINE:
                return self.line

    def refresh(self) -> None:
        if self._closed:
            return
        self.steps.refresh()
        self.page.refresh()
        self.refresh_foot()

    def refresh_foot(self) -> None:
        """Another panel of the first step is on view, or all is shown again."""
        self.foot.refresh(within=self.page.goes_back())

    def forward(self) -> None:
        seed = self.flow.held_for_line()
        if seed is not None:
            self.book_asked.emit(seed)
            return
        if self.flow.phase in {NowPhase.SEARCH, NowPhase.LINE}:
            self.leave()
            return
        missing = self.page.forward()
        if missing is not None:
            self.page.tell(now_words.missing_words(missing, self.flow.draft))

    def back(self) -> None:
        if not self.page.backward():
            self.flow.back()

    @property
    def would_lose(self) -> bool:
        lost = self.flow.touched or any(page.begun() for page in self.pages.values())
        early = self.flow.phase in {NowPhase.STEPS, NowPhase.NOBODY, NowPhase.JOIN}
        return lost and early and self.flow.search_now.view is None

    def ask_to_leave(self) -> None:
        if self.question.isVisible():
            return
        if self.would_lose:
            self.question.ask(held=False)
        else:
            self.leave()

    def main_button(self) -> QPushButton:
        return self.foot.next_button

    def _let_go(self) -> bool:
        """What was asked for goes on without the window."""
        asked = self.flow.under_way
        self.flow.close()
        return asked or self.flow.search_now.view is not None or self.flow.phase is NowPhase.LINE

    def _starts_on_main(self) -> bool:
        phase = self.flow.phase
        return phase in {NowPhase.SEARCH, NowPhase.JOIN, NowPhase.LINE} or (
            phase is NowPhase.STEPS and self.flow.step is NowStep.REVIEW
        )

    def _was_sent(self) -> bool:
        return self.flow.phase in {NowPhase.SEARCH, NowPhase.LINE}

    def _may_go_on(self) -> bool:
        """Nothing is asked twice; where nobody is there, a way is chosen."""
        if self.flow.phase is NowPhase.JOIN:
            return not self.flow.joining.busy and not self.flow.taking_place
        return not self.flow.search_now.busy or self.flow.phase is not NowPhase.STEPS

    def _schedule(self) -> None:
        self.schedule_asked.emit(self.flow.schedule())

    def _tick(self) -> None:
        self.flow.tick()
        super()._tick()
        self.search.tick()
