"""What a signed-in person works with: local data, its exchange with the server, presenters.

It is opened and closed as one. No widget is here: the window is built anew (another language) over the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_history import Histories
from desktop.presenters.booking_money import BookingMoneys
from desktop.presenters.booking_tasks import BookingTasks
from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.carriers import Carriers
from desktop.presenters.clock import Clock, SystemClock
from desktop.presenters.confirmations import Confirmations
from desktop.presenters.hand_backs import HandBacks
from desktop.presenters.handed_over import HandedOver
from desktop.presenters.handover_news import HandoverNews
from desktop.presenters.pending_changes import PendingChanges
from desktop.presenters.recent_customers import RecentCustomers
from desktop.presenters.sync_status import SyncStatus
from desktop.presenters.undo import UndoStack
from desktop.store.account_file import Account
from desktop.store.drafts import Drafts
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.sync.account import Access
from desktop.sync.engine import SyncEngine
from desktop.sync.escrow import KeyInEscrow
from desktop.sync.holds import Holds
from desktop.sync.library import FileLibrary
from desktop.sync.messages import Messages
from desktop.sync.money import Money
from desktop.sync.quarantine import Quarantine
from desktop.sync.visiting import Visiting

if TYPE_CHECKING:
    from desktop.presenters.booking_draft import BookingSeed
    from desktop.presenters.booking_flow import BookingFlow
    from desktop.presenters.calendar_out import CalendarOut
    from desktop.presenters.customer_extras import CustomerExtras
    from desktop.presenters.customers import CustomersPresenter
    from desktop.presenters.hours import HoursPresenter
    from desktop.presenters.now_draft import NowSeed
    from desktop.presenters.now_flow import NowFlow
    from desktop.presenters.open_forms import OpenForms
    from desktop.presenters.own_pin import OwnPin
    from desktop.presenters.owner_pages import OwnerPages
    from desktop.presenters.requests import RequestsPresenter
    from desktop.presenters.today import TodayPresenter
    from desktop.presenters.waiting_line import WaitingLine
    from desktop.presenters.waivers import WaiversDesk
    from desktop.presenters.work import WorkPresenter
    from desktop.sync.management import Management
    from desktop.sync.seeking import Seeking

LETTING_GO_S = 2
"""At the end, for the hold of a booking that was not finished; afterwards it lapses by itself."""
COPYING_S = 20
"""At the end, for a long video that was attached just before; nobody was told that it is kept."""


class Desk:
    """``account`` is who is signed in through ``access``; the store is open, with ``key`` where it is on a disk."""

    def __init__(
        self,
        store: LocalStore,
        access: Access,
        account: Account,
        *,
        tzdata: str,
        clock: Clock | None = None,
        files: KeptFiles | None = None,
        key: bytes | None = None,
        drafts: Drafts | None = None,
    ) -> None:
        self.store = store
        self.access = access
        self.account = account
        state = store.state()
        system = SystemClock(state.refreshed_at, state.heard_at)
        self.clock: Clock = clock or system
        self.files = files or KeptFiles.in_memory()
        self.drafts = drafts or Drafts()
        self.engine = SyncEngine(
            store,
            access,
            tzdata=tzdata,
            on_server_time=system.adjust,
            files=self.files,
            escrow=KeyInEscrow(access, key) if key is not None else None,
        )
        self.source = AvailabilitySource(store, lambda: access.last_heard.numbers)
        self.carriers = Carriers(lambda: access.last_heard.carried)
        self.status = SyncStatus(store, self.engine)
        self.pending = PendingChanges(store, store.now)
        self.holds = Holds(access)
        self.undo = UndoStack()
        self.recent = RecentCustomers(store)
        self.handed_over = HandedOver(Quarantine(access), store)
        self.handover_news = HandoverNews(self.status)
        self._asking = BookingTasks()
        self._copying = BookingTasks()
        self._booking: BookingFlow | None = None
        self._told: BaseException | None = None
        self._make_calendar()
        self._equip_calendar()

    def _make_calendar(self) -> None:
        """The calendar, and what of a booking the server is asked for."""
        store, access = self.store, self.access
        self.calendar = CalendarPresenter(store, self.source, self.clock, self.account, self.undo)
        rights, asking = self.calendar.rights, self._asking.spawn
        self.attached = BookingFiles(
            store, self.files, FileLibrary(access), rights, asking, copying=self._copying.spawn
        )
        self.histories = Histories(store, rights, self.undo, Visiting(access), self.status, asking)
        self.confirmations = Confirmations(
            store, self.source, self.clock, rights, Messages(access), asking, self.carriers
        )
        self.changes = self.calendar.changes

    def _equip_calendar(self) -> None:
        """What needs a server to ask, which the calendar does without where there is none."""
        from desktop.presenters.against_hours import AgainstHours  # not needed for the first paint

        calendar = self.calendar
        calendar.conflicts.carriers = calendar.deck.carriers = self.carriers
        calendar.conflicts.against_hours = AgainstHours(
            self.store, self.source, self.clock, calendar.rights, self.drafts
        )
        money, asking = Money(self.access), self._asking.spawn
        self.hand_backs = HandBacks(self.store, calendar.rights, money, asking)
        calendar.conflicts.follow(self.hand_backs)
        calendar.files = self.changes.files = self.attached
        calendar.histories = self.histories
        calendar.actions.moneys = BookingMoneys(self.store, calendar.rights, money, asking)
        calendar.actions.confirmations = self.confirmations

    @cached_property
    def today(self) -> TodayPresenter:
        """The day, for whoever looks at it."""
        from desktop.presenters.today import TodayPresenter  # not needed for the first paint

        rights = self.calendar.rights
        return TodayPresenter(self.store, self.source, self.clock, rights, self.undo, self.carriers)

    @cached_property
    def customers(self) -> CustomersPresenter:
        """All customers, for whoever looks for one."""
        from desktop.presenters.customers import CustomersPresenter  # not needed for the first paint

        return CustomersPresenter(
            self.store, self.source, self.clock, self.calendar.rights, self.undo, self.recent
        )

    @cached_property
    def customer_extras(self) -> CustomerExtras:
        """What the server alone knows of the customer who is looked at."""
        from desktop.presenters.customer_extras import CustomerExtras  # not needed for the first paint
        from desktop.sync.customer_service import CustomerService

        return CustomerExtras(CustomerService(self.access), self.store, self.calendar.rights)

    @cached_property
    def requests(self) -> RequestsPresenter:
        """The visit requests, for whoever answers them."""
        from desktop.presenters.requests import RequestsPresenter  # not needed for the first paint

        return RequestsPresenter(self.store, self.source, self.clock, self.calendar.rights, self.undo)

    @cached_property
    def work(self) -> WorkPresenter:
        """A mechanic's own offers and sessions."""
        from desktop.presenters.work import WorkPresenter  # not needed for the first paint
        from desktop.sync.accepting import Accepting

        return WorkPresenter(
            self.store,
            self.source,
            self.clock,
            self.calendar.rights,
            self.status,
            Accepting(self.access),
            Visiting(self.access),
            self.calendar.actions,
            self.undo,
            self.drafts,
            self.ask,
        )

    @cached_property
    def management(self) -> Management:
        """What the owner asks of the server."""
        from desktop.sync.management import Management  # not needed for the first paint

        return Management(self.access)

    @cached_property
    def owner_pages(self) -> OwnerPages:
        """The owner's settings; what is not saved of them outlives the window's language."""
        from desktop.presenters.owner_pages import OwnerPages  # not needed for the first paint

        return OwnerPages(self.management, self.clock.now, self._calendars_of)

    @cached_property
    def waivers(self) -> WaiversDesk:
        """Who has to sign what, and what was signed; a text that is written outlives the window's language."""
        from desktop.presenters.waivers import WaiversDesk  # not needed for the first paint
        from desktop.sync.waivers import Waivers
        from desktop.theming import resources

        server, rights = Waivers(self.access), self.calendar.rights
        shipped = resources.path("waivers")
        return WaiversDesk(
            server,
            self.store,
            self.source,
            self.clock,
            rights,
            shipped=shipped,
            account=self.account,
            attach=self.attached.keep,
        )

    @property
    def unsaved_text(self) -> bool:
        """Whether a waiver's next text is being written, or a signed sheet copied."""
        waivers: WaiversDesk | None = self.__dict__.get("waivers")
        return waivers is not None and waivers.unsaved

    @cached_property
    def calendar_out(self) -> CalendarOut:
        """The bookings ahead, for a calendar elsewhere."""
        from desktop.presenters.calendar_out import CalendarOut  # not needed for the first paint

        return CalendarOut(self.store, self.source, self.clock, self.calendar.rights, self._calendars_of)

    def _calendars_of(self) -> list[tuple[UUID | None, str]]:
        """For whom this person may subscribe a calendar: the workshop as a whole first, then by name."""
        rights = self.calendar.rights
        shop = [(None, self.source.organization().name)] if rights.may_set_workshop_hours() else []
        own = [(row.id, row.name) for row in self.source.mechanics() if rights.may_set_hours(row)]
        return [*shop, *own]

    @cached_property
    def own_pin(self) -> OwnPin:
        """By which this person comes back to this computer."""
        from desktop.presenters.own_pin import OwnPin  # not needed for the first paint

        return OwnPin(self.access.pins, self.account.staff_id, self._prove)

    async def _prove(self, password: str) -> None:
        """That it is this person's; raises ``SignInFailed``."""
        from desktop.shell.proving import prove  # not needed for the first paint

        await prove(self.access, self.account, password)

    @cached_property
    def hours(self) -> HoursPresenter:
        """When people and the workshop can be booked; what is not saved of it outlives the window's language."""
        from desktop.presenters.hours import HoursPresenter  # not needed for the first paint
        from desktop.presenters.province_holidays import Holidays
        from desktop.theming import resources

        holidays = Holidays(resources.path("holidays.json"))
        return HoursPresenter(self.store, self.source, self.clock, self.calendar.rights, self.undo, holidays)

    @property
    def unsaved_hours(self) -> bool:
        """Whether hours were changed and not saved."""
        hours: HoursPresenter | None = self.__dict__.get("hours")
        return hours is not None and any(subject.unsaved for subject in hours.subjects())

    @property
    def unsaved_settings(self) -> bool:
        """Whether something was typed into the owner's settings and not saved."""
        pages: OwnerPages | None = self.__dict__.get("owner_pages")
        return pages is not None and pages.unsaved

    @property
    def uncopied_key(self) -> bool:
        """Whether a new key stands in the settings that nobody has copied."""
        pages: OwnerPages | None = self.__dict__.get("owner_pages")
        return pages is not None and pages.uncopied_key

    @property
    def shown_code(self) -> bool:
        """Whether a code for somebody’s password stands in the settings."""
        pages: OwnerPages | None = self.__dict__.get("owner_pages")
        return pages is not None and pages.shown_code

    @property
    def forms(self) -> OpenForms:
        """Those that are open over a screen, and go with the window."""
        return self.calendar.actions.forms

    def start(self, on_fault: Callable[[BaseException], None]) -> None:
        """Begin to speak with the server; a bug that ends the exchange is told."""
        before = asyncio.all_tasks()
        self.engine.start()
        for task in asyncio.all_tasks() - before:
            task.add_done_callback(lambda ended: self._tell(ended, on_fault))

    def ask(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do this beside the rest; it is ended with the desk."""
        self._asking.spawn(work)

    def begin_booking(self, seed: BookingSeed, say: Callable[[str], str]) -> BookingFlow:
        """One booking; if it is still open when the desk is closed, what it holds is let go.

        ``say`` gives the words of what a concern is about.
        """
        from desktop.presenters.booking_flow import BookingFlow  # not needed for the first paint

        self._booking = BookingFlow(
            self.store,
            self.source,
            self.holds,
            self.clock,
            self.account,
            seed,
            spawn=self._asking.spawn,
            undo=self.undo,
            terms=Money(self.access),
            say=say,
            attached=self.attached,
            likes=self.seeking,
            confirmations=self.confirmations,
            link=self.status,
        )
        return self._booking

    @cached_property
    def seeking(self) -> Seeking:
        """A mechanic at once, and the waitlist, asked of the server."""
        from desktop.sync.seeking import Seeking  # not needed for the first paint

        return Seeking(self.access)

    @cached_property
    def waiting(self) -> WaitingLine:
        """Who waits for a mechanic, and which searches go on."""
        from desktop.presenters.waiting_line import WaitingLine  # not needed for the first paint

        return WaitingLine(self.seeking, self.store, self.clock, self.carriers)

    def begin_now(self, seed: NowSeed, say: Callable[[str], str]) -> NowFlow:
        """A session at once; ``say`` gives the words of what a concern is about."""
        from desktop.presenters.now_flow import NowFlow  # not needed for the first paint

        return NowFlow(
            self.store,
            self.source,
            self.seeking,
            self.clock,
            self.account,
            seed,
            spawn=self._asking.spawn,
            say=say,
            line=self.waiting,
            terms=Money(self.access),
            attached=self.attached,
            confirmations=self.confirmations,
        )

    async def close(self) -> None:
        """Let holds go, stop the exchange, close the files. A bug that ended the exchange was told when it did."""
        if self._booking is not None:
            self._booking.close()
        try:
            await self._asking.finish(LETTING_GO_S)
            await self._copying.finish(COPYING_S)
        finally:  # also when the program is closed meanwhile
            await self._stop()

    async def _stop(self) -> None:
        try:
            await self.engine.stop()
        except Exception as fault:
            if fault is not self._told:
                raise
        finally:
            self.files.close()
            self.drafts.close()
            self.store.close()

    def _tell(self, ended: asyncio.Task[None], on_fault: Callable[[BaseException], None]) -> None:
        fault = None if ended.cancelled() else ended.exception()
        if fault is not None:
            self._told = fault
            on_fault(fault)
