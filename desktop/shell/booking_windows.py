"""The windows that book, one at a time over the screens: at a time, or at once; and what one leads to.

What is entered in one goes along to the other. Not here: what they show.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.presenters.booking_draft import BookingSeed, Draft
from desktop.shell.desk import Desk
from desktop.shell.workspace import Workspace
from desktop.theming.listen import listen

if TYPE_CHECKING:
    from desktop.presenters.booking_flow import BookingFlow
    from desktop.presenters.chosen_files import ChosenFiles
    from desktop.presenters.customer_form import CustomerForm
    from desktop.presenters.now_draft import NowSeed
    from desktop.presenters.sentence.cars import Car
    from desktop.views.booking_wizard import BookingWizard
    from desktop.views.now_wizard import NowWizard


class BookingWindows(QObject):
    """``age`` says how old the rows are; ``open_booking`` leads to a booking's card."""

    def __init__(
        self, desk: Desk, workspace: Workspace, age: Callable[[], str], open_booking: Callable[[UUID], None]
    ) -> None:
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._age = age
        self._open_booking = open_booking
        self.open: BookingWizard | NowWizard | None = None
        self._after: Callable[[], None] | None = None
        """What is wanted once it is closed."""
        self._copying: list[ChosenFiles] = []
        """Of windows that were closed while their files were still being copied."""

    def book(self, seed: BookingSeed | None = None) -> None:
        """A booking at a time."""
        if self.open is None and self._desk.calendar.rights.may_book_at_all():
            from desktop.views.booking.mechanic_words import system_words  # not needed for the first paint

            self.book_on(self._desk.begin_booking(seed or BookingSeed(), system_words))

    def book_on(self, flow: BookingFlow) -> None:
        """The same, on a booking that was begun."""
        from desktop.views.booking_wizard import BookingWizard  # not needed for the first paint

        wizard = BookingWizard(flow, self._workspace, self._age)
        wizard.destroyed.connect(flow.close)  # with its window, which nobody asked it to leave
        wizard.now_asked.connect(self._now_instead)
        wizard.show_asked.connect(self._go_to)
        self._show(wizard)

    def book_now(self, seed: NowSeed | None = None) -> None:
        """A session at once."""
        if self.open is not None or not self._desk.calendar.rights.may_seek():
            return
        from desktop.presenters.now_draft import NowSeed  # not needed for the first paint
        from desktop.views.booking.mechanic_words import system_words
        from desktop.views.now_wizard import NowWizard

        flow = self._desk.begin_now(seed or NowSeed(), system_words)
        wizard = NowWizard(flow, self._workspace, self._age)
        wizard.destroyed.connect(flow.close)
        wizard.schedule_asked.connect(self._schedule_instead)
        wizard.book_asked.connect(self._book_held)
        self._show(wizard)

    def leave_for(self, wanted: Callable[[], None]) -> None:
        """Do it, but ask first about a booking that is being made: it would be gone. Who stays, stays."""
        if self.open is None:
            wanted()
            return
        self._after = wanted
        self.open.ask_to_leave()

    def _show(self, wizard: BookingWizard | NowWizard) -> None:
        self.open = wizard
        wizard.finished.connect(self._closed)
        wizard.question.keep.connect(self._stayed)
        wizard.change_asked.connect(self._go_to)
        wizard.show()
        self._workspace.alerts.step_aside(wizard.free_room)
        wizard.reshaped.connect(self._workspace.alerts.place)

    def _closed(self, done: bool) -> None:
        """What was booked is marked in place of the time that was free before."""
        from desktop.views.booking_wizard import BookingWizard  # not needed for the first paint

        wizard, self.open = self.open, None
        if done and wizard is not None and wizard.flow.draft.customer is not None:
            self._desk.recent.opened(wizard.flow.draft.customer.id)
        self._workspace.alerts.step_aside(None)
        if isinstance(wizard, BookingWizard) and done and wizard.flow.submission is not None:
            self._desk.calendar.select(wizard.flow.submission.booking.session_id)
        if wizard is not None:
            self._follow(wizard.flow.files)
            wizard.hide()
            wizard.deleteLater()
        self._workspace.current_view().setFocus()
        wanted, self._after = self._after, None
        if wanted is not None:
            wanted()

    def _follow(self, files: ChosenFiles | None) -> None:
        if files is not None and files.copying:
            self._copying.append(files)
            listen(files.changed, self, self._tell_missing)

    def _tell_missing(self) -> None:
        """What is not with its booking, where its window is gone that would have said so."""
        from desktop.views.booking.file_words import missing_words  # not needed for the first paint

        over = [files for files in self._copying if not files.copying]
        self._copying = [files for files in self._copying if files.copying]
        for file in (each for files in over for each in files.missing):
            self._workspace.alerts.show(missing_words(file), kind="bad")

    def _stayed(self) -> None:
        self._after = None

    def _instead(self, wanted: Callable[[], None]) -> None:
        """Close it without a question: nothing that matters is lost."""
        self._after = wanted
        if self.open is not None:
            self.open.leave()

    def _now_instead(self, draft: Draft) -> None:
        from desktop.presenters.now_draft import NowSeed

        customer, vehicle = self._begun()
        seed = NowSeed(draft=draft, new_customer=customer, new_vehicle=vehicle)
        self._instead(lambda: self.book_now(seed))

    def _book_held(self, seed: NowSeed) -> None:
        self._instead(lambda: self.book_now(seed))

    def _schedule_instead(self, draft: Draft) -> None:
        customer, vehicle = self._begun()
        seed = BookingSeed(draft=draft, new_customer=customer, new_vehicle=vehicle)
        self._instead(lambda: self.book(seed))

    def _begun(self) -> tuple[CustomerForm | None, Car | None]:
        """Forms that were begun in the open window."""
        from desktop.views.booking_wizard import BookingWizard  # not needed for the first paint

        if self.open is None:
            return None, None
        page = self.open.customer if isinstance(self.open, BookingWizard) else self.open.who
        return page.begun_forms()

    def _go_to(self, session_id: UUID) -> None:
        self._instead(lambda: self._open_booking(session_id))
