"""The booking wizard: a booking at a time, in seven steps.

It shows a ``BookingFlow`` and forwards to it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import Answer, BookingFlow
from desktop.theming.listen import listen
from desktop.views.booking import phrases
from desktop.views.booking.concern_page import ConcernPage
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking.foot import Foot
from desktop.views.booking.frame import Frame
from desktop.views.booking.kind_page import KindPage
from desktop.views.booking.mechanic_page import MechanicPage
from desktop.views.booking.page import BookingPage
from desktop.views.booking.plan_page import PlanPage
from desktop.views.booking.result_page import ResultPage
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking.steps import StepList
from desktop.views.booking.time_page import TimePage


class BookingWizard(Frame):
    """``finished`` says whether something was booked (or waits for the server)."""

    now_asked = Signal(object)
    """Carries what was entered, as a ``Draft``: it is to be at once."""
    change_asked = Signal(object)
    """A booking's id: that one is to be changed instead."""
    show_asked = Signal(object)
    """The id of the one that was made: it is to be shown."""

    def __init__(self, flow: BookingFlow, parent: QWidget, age: Callable[[], str] = str) -> None:
        super().__init__(parent, QCoreApplication.translate("Booking", "Book a visit"), age)
        self.flow = flow
        self.steps = StepList(flow)
        kind, customer = KindPage(flow), CustomerPage(flow)
        self.customer = customer
        kind.now_asked.connect(self._now)
        customer.change_asked.connect(self.change_asked)
        self.pages: dict[Step, BookingPage] = {
            Step.KIND: kind,
            Step.CUSTOMER: customer,
            Step.PLAN: PlanPage(flow),
            Step.MECHANIC: MechanicPage(flow),
            Step.TIME: TimePage(flow),
            Step.CONCERN: ConcernPage(flow),
            Step.REVIEW: ReviewPage(flow),
        }
        self.result = ResultPage(flow)
        for page in (*self.pages.values(), self.result):
            self.stack.addWidget(page)
        self.foot = Foot(flow)
        self.foot.back.connect(self.back)
        self.foot.forward.connect(self.forward)
        self.foot.show_asked.connect(self._show_made)
        listen(flow.changed, self, self.refresh)
        listen(flow.step_changed, self, self._enter)
        self._open(self.steps, self.foot)

    @property
    def page(self) -> BookingPage:
        """The one on view."""
        return self.result if self.flow.submission is not None else self.pages[self.flow.step]

    def refresh(self) -> None:
        """Show the flow again."""
        if self._closed:
            return
        self.steps.refresh()
        self.page.refresh()
        over = self.flow.submission is not None
        first = self.flow.step is Step.KIND
        self.foot.refresh(first=first, last=self.flow.step is Step.REVIEW, over=over)
        self.foot.show_button.setVisible(self.result.stands)

    def forward(self) -> None:
        """Enter, or the button. Why a step can not be left is said on the page where it can be mended."""
        if self.flow.refused:
            self.flow.revise()
            return
        if self.flow.submission is not None:
            self.leave()
            return
        missing = self.page.forward()
        if missing is not None:
            self.page.tell(phrases.missing_words(missing))

    def back(self) -> None:
        """Alt+Left: back within the page, else to the step before."""
        if self.flow.submission is None and not self.page.backward():
            self.flow.back()

    @property
    def would_lose(self) -> bool:
        """Whether something was entered that is not booked."""
        lost = self.flow.touched or any(page.begun() for page in self.pages.values())
        return lost and (self.flow.submission is None or self.flow.refused)

    def ask_to_leave(self) -> None:
        """Esc: asks only when something would be lost. While it asks, nothing is booked."""
        if self.question.isVisible():
            return
        if self.would_lose:
            self.flow.book_later()
            self.question.ask(held=self.flow.hold.hold_id is not None)
        else:
            self.leave()

    def _now(self) -> None:
        self.now_asked.emit(self.flow.draft)

    def _show_made(self) -> None:
        if self.flow.submission is not None:
            self.show_asked.emit(self.flow.submission.booking.session_id)

    def main_button(self) -> QPushButton:
        return self.foot.next_button

    def _let_go(self) -> bool:
        """An unfinished booking is cleared and its hold released."""
        submission = self.flow.submission
        done = submission is not None and not self.flow.refused
        self.flow.close()
        return done

    def _starts_on_main(self) -> bool:
        return self.flow.submission is not None or self.flow.step is Step.REVIEW

    def _was_sent(self) -> bool:
        return self.flow.submission is not None

    def _takes_numbers(self) -> bool:
        return self.flow.submission is None

    def _may_go_on(self) -> bool:
        """Pressed twice, it would close before the answer is seen."""
        submission = self.flow.submission
        return submission is None or submission.answer is not Answer.SENDING

    def _tick(self) -> None:
        self.flow.tick()
        super()._tick()
        self.foot.chip.refresh()
        self.result.follow()
        self.foot.show_button.setVisible(self.result.stands)
