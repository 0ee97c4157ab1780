"""A signed-in person's window over one desk: which screens there are, the wizard over them, alerts, undo.

It is made anew for another language; what lasts longer is the desk's. A new screen is added to ``_screens``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import VERSION
from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.crossed_answers import CrossedAnswers
from desktop.presenters.hints import Hints
from desktop.presenters.open_forms import About
from desktop.presenters.pending_changes import LineState
from desktop.presenters.settings import Settings
from desktop.shell import managing, screens
from desktop.shell.booking_windows import BookingWindows
from desktop.shell.calendar_offers import keep_zoom, offer_printing
from desktop.shell.crossed_watch import CrossedWatch
from desktop.shell.desk import Desk
from desktop.shell.exporting import Exporting
from desktop.shell.going import Going
from desktop.shell.hand_back_watch import HandBackWatch
from desktop.shell.handover_watch import HandoverWatch
from desktop.shell.hinting import Hinting
from desktop.shell.hours_screen import TimeOffCount, build_hours
from desktop.shell.money_watch import MoneyWatch
from desktop.shell.on_deck import lead_to_deck
from desktop.shell.person import PersonButton
from desktop.shell.profile import Profile
from desktop.shell.requests_screen import RequestsScreen
from desktop.shell.role_watch import RoleWatch
from desktop.shell.salvage_words import tell_salvaged
from desktop.shell.screens import CUSTOMERS, HOME, SETTINGS, WORK, Screen, listed, rail_screens
from desktop.shell.searching import Searching
from desktop.shell.signed_out_alert import SignedOutAlert
from desktop.shell.status_tools import StatusTools
from desktop.shell.status_watch import StatusWatch
from desktop.shell.typed_forms import watch_card, watch_forms
from desktop.shell.unsaved import Unsaved
from desktop.shell.waiting_screen import WaitingWatch, waiting_screen
from desktop.shell.waivers_screen import waivers_screen
from desktop.shell.watch import UndoWatch
from desktop.shell.work_watch import WorkWatch
from desktop.shell.workspace import Workspace
from desktop.theming import formats, words
from desktop.theming.listen import listen
from desktop.views.calendar_view import CalendarView
from desktop.views.key_list import BOOKING
from desktop.views.settings_view import Facts, SettingsView
from scheduling.records import Session
from scheduling.vocabulary import Role, SessionState

if TYPE_CHECKING:
    from desktop.presenters.booking_flow import BookingFlow
    from desktop.presenters.edit_clashes import EditClash
    from desktop.presenters.now_draft import NowSeed
    from desktop.presenters.switching import Left


class Office(QObject):
    """``workspace`` is its widget. What a person chooses about the whole program is told by signals."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    switch_chosen = Signal()
    sign_out_chosen = Signal()
    sign_in_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, desk: Desk, profile: Profile, settings: Settings, *, secrets_in_file: bool) -> None:
        super().__init__()
        formats.use_clock(desk.clock.now)
        self._desk = desk
        self._profile = profile
        self._settings = settings
        self._secrets_in_file = secrets_in_file
        self.tools = StatusTools(
            desk,
            self.book,
            self.show_answer,
            self.show_changes,
            self.show_booking,
            review=self.show_handed_over,
            sign_in=self._sign_in,
            find=self.find,
        )
        made = self._screens()
        self.workspace = Workspace(made, self._person())
        self.searching = Searching(self, desk, [screen for screen in made if screen.on_rail])
        self.workspace.find_asked.connect(self.find)
        self.workspace.keys_asked.connect(self.searching.show_keys)
        self.workspace.destroyed.connect(self.deleteLater)
        self.requests = RequestsScreen(desk, self.workspace)
        self.alerts = self.workspace.alerts
        TimeOffCount(desk, self.workspace.rail)
        Unsaved(desk, self.workspace)
        self.windows = BookingWindows(desk, self.workspace, self.tools.age, self._open_booking)
        self.going = Going(desk, self.alerts, self.windows.leave_for)
        self.alerts.home = lambda: self.windows.open or self.workspace.home()  # below it nothing takes keys
        self.exporting = Exporting(desk, self.tools, self.alerts, self.workspace.window)
        self._watch()
        self._listen()

    def _watch(self) -> None:
        """What tells of things that happen by themselves, on whatever screen."""
        desk = self._desk
        undo = UndoWatch(desk.undo, self.alerts, desk.status, desk.source.zone)
        self.workspace.undo_asked.connect(undo.undo)
        StatusWatch(
            desk.status,
            self.alerts,
            self._show_newest,
            desk.clock.now,
            self._whose_newest,
            late=self._late_newest,
        )
        if WORK in listed(desk.calendar.rights):
            WorkWatch(desk, self.workspace, self.show_work)
        Hinting(Hints(self._settings, lambda: desk.calendar.answers().count > 0), self.workspace)
        self.waiting = WaitingWatch(desk, self.workspace, self.show_waiting)
        CrossedWatch(CrossedAnswers(desk.store), self.alerts)
        HandoverWatch(desk.status, desk.handover_news, self.alerts, self.show_handed_over)
        RoleWatch(desk, self.alerts, self.going).anew_wanted.connect(self.anew_wanted)
        MoneyWatch(desk.calendar.actions.moneys, self.alerts)
        HandBackWatch(desk, self.alerts, self.workspace)
        tell_salvaged(desk.store, self.alerts)

    def _listen(self) -> None:
        """To the keys that act everywhere, and to the desk."""
        desk = self._desk
        self.workspace.book_asked.connect(self.book)
        self.workspace.switch_asked.connect(self.switch_chosen)
        self.workspace.now_asked.connect(self.book_now)
        listen(desk.status.changed, self, self._heard)
        listen(desk.calendar.settled, self, self._settled, arguments=True)
        self.signed_out = SignedOutAlert(
            desk, self.alerts, partial(self.going.leave, self.sign_in_wanted.emit), self._is_booking
        )

    def open(self, screen: str = "") -> None:
        """Show a screen, the calendar if none is named."""
        self.workspace.go(screen or HOME)

    def book(self, seed: BookingSeed | None = None) -> None:
        """Open the booking wizard over the screen; one at a time."""
        self.windows.book(seed)

    def book_on(self, flow: BookingFlow) -> None:
        """Open the wizard on a booking that was begun."""
        self.windows.book_on(flow)

    def book_now(self, seed: NowSeed | None = None) -> None:
        """Ask for a mechanic at once, over the screen."""
        self.windows.book_now(seed)

    def show_waiting(self) -> None:
        """Lead to who waits for a mechanic; a booking that is being made is asked about first."""
        self.windows.leave_for(lambda: self.workspace.go(screens.WAITING))

    def show_answer(self, about: frozenset[UUID]) -> None:
        """Lead to the card of something refused; a booking that is being made is asked about first."""

        def lead() -> None:
            if not (self.requests.lead_to(about) or lead_to_deck(self.workspace, self._desk, about)):
                self.in_calendar(lambda view: view.show_answer(about))

        self.windows.leave_for(lead)

    def _settled(self, clash: EditClash, mine: frozenset[str]) -> None:
        from desktop.views.calendar.edit_card import settled_words  # not needed for the first paint

        self.alerts.show(settled_words(clash, mine), kind="done")

    def show_changes(self) -> None:
        """Lead to the page with every change; a booking that is being made is asked about first."""
        self.windows.leave_for(lambda: self.workspace.go(screens.CHANGES))

    def show_handed_over(self) -> None:
        """Lead to what computers without access had not sent; a booking that is being made is asked about first."""
        self.windows.leave_for(lambda: self.workspace.go(screens.HANDED_OVER))

    def show_work(self) -> None:
        """Lead to the offers; a booking that is being made is asked about first."""
        self.windows.leave_for(lambda: self.workspace.go(WORK))

    def show_customer(self, customer_id: UUID) -> None:
        """Lead to their page; a booking that is being made is asked about first."""

        def show() -> None:
            from desktop.views.customers_view import CustomersView  # not needed for the first paint

            self.workspace.go(CUSTOMERS)
            view = self.workspace.current_view()
            if isinstance(view, CustomersView):
                view.show_customer(customer_id)

        self.windows.leave_for(show)

    def find(self) -> None:
        """Search over the window; not over a booking that is being made."""
        if self.windows.open is None:
            self.searching.open()

    def here(self) -> str:
        """The screen on view; over it, the booking that is being made."""
        return BOOKING if self.windows.open is not None else self.workspace.current

    # --- the screens

    def _screens(self) -> list[Screen]:
        build = {
            screens.TODAY: self._today,
            HOME: self._calendar,
            screens.REQUESTS: lambda: self.requests.build(self.tools.make(), self.show_booking),
            WORK: self._work,
            screens.CUSTOMERS: self._customers,
            screens.AVAILABILITY: lambda: build_hours(self._desk, self.tools.make(), self.show_booking),
            screens.WAIVERS: lambda: waivers_screen(self, self._desk),
            SETTINGS: self._settings_page,
        }
        return [
            *rail_screens(listed(self._desk.calendar.rights), build.__getitem__),
            *screens.led_to_screens(
                self._changes_page, self._handed_over_page, partial(waiting_screen, self, self._desk)
            ),
        ]

    def _today(self) -> QWidget:
        from desktop.shell.today_screen import today_screen  # not needed for the first paint

        return today_screen(self, self._desk)

    def _work(self) -> QWidget:
        from desktop.shell.work_screen import work_screen  # not needed for the first paint

        return work_screen(self, self._desk)

    def _customers(self) -> QWidget:
        from desktop.shell.customers_screen import customers_screen  # not needed for the first paint

        return customers_screen(self, self._desk)

    def _calendar(self) -> QWidget:
        view = CalendarView(self._desk.calendar)
        view.set_trailing(self.tools.make())
        view.book_requested.connect(self.book)
        view.changes_asked.connect(self.show_changes)
        view.sentence_asked.connect(self.searching.write)
        watch_card(self._desk.forms, view.card)
        watch_forms(self._desk.forms, view.walk_ins.card, About.WALK_IN)
        keep_zoom(view, self._settings)
        offer_printing(view, self._desk.calendar, self.alerts)
        return view

    def _changes_page(self) -> QWidget:
        from desktop.views.changes_view import ChangesView  # not needed for the first paint

        view = ChangesView(self._desk.calendar, self.tools.connection, self.tools.zone, self.tools.left)
        view.set_trailing(self.tools.make())
        view.try_asked.connect(self._desk.status.try_now)
        view.sign_in_asked.connect(self._sign_in)
        view.export_asked.connect(self.exporting.ask)
        view.review_asked.connect(self.show_handed_over)
        view.show_asked.connect(lambda session_id: self.in_calendar(lambda it: it.show_booking(session_id)))
        view.cancel_asked.connect(lambda session_id: self.in_calendar(lambda it: it.ask_cancel(session_id)))
        return view

    def _handed_over_page(self) -> QWidget:
        from desktop.views.handed_over_view import HandedOverView  # not needed for the first paint

        view = HandedOverView(self._desk.handed_over, self._desk.ask, self.tools.zone)
        view.set_trailing(self.tools.make())
        self.workspace.shown.connect(lambda key: view.load() if key == screens.HANDED_OVER else None)
        return view

    def _settings_page(self) -> QWidget:
        chosen = self._settings.preferences
        view = SettingsView(
            self._facts(),
            language=chosen.language,
            mode=chosen.theme,
            hints=chosen.hints,
            sections=managing.sections(self._desk, managing.Leads.of(self, self._settings)),
        )
        view.set_trailing(self.tools.make())
        view.language_chosen.connect(self._speak)
        view.theme_chosen.connect(self.theme_chosen)
        view.hints_chosen.connect(self._settings.set_hints)
        view.sign_in_chosen.connect(self._sign_in)
        view.sign_out_chosen.connect(self._leave)
        view.review_asked.connect(self.show_handed_over)
        return view

    def _facts(self) -> Facts:
        account = self._desk.account
        return Facts(
            person=account.name,
            role=words.role_words(self._desk.calendar.rights.role),
            organization=self._desk.source.organization().name,
            profile=self._profile.name,
            folder=str(self._profile.folder),
            server=account.server,
            heard=self.tools.heard_at() or formats.EN_DASH,
            secrets_in_file=self._secrets_in_file,
            signed_out=self.tools.signed_out(),
            version=VERSION,
            reviews=self._desk.calendar.rights.role is Role.OWNER,
        )

    def _person(self) -> PersonButton:
        person = PersonButton(self._desk.account.name, self._desk.source.organization().name)
        person.language = self._settings.preferences.language
        person.mode = self._settings.preferences.theme
        person.language_chosen.connect(self._speak)
        person.theme_chosen.connect(self.theme_chosen)
        person.signed_out = self.tools.signed_out
        person.sign_in_chosen.connect(self._sign_in)
        person.switch_chosen.connect(self.switch_chosen)
        person.sign_out_chosen.connect(self._leave)
        return person

    # --- what happens

    def in_calendar(self, act: Callable[[CalendarView], None]) -> None:
        """Do it there."""
        self.workspace.go(HOME)
        view = self.workspace.current_view()
        if isinstance(view, CalendarView):
            act(view)

    def open_booking(self, session_id: UUID) -> None:
        """Its card in the calendar, or where it needs an answer; a booking that is being made is asked about first."""
        row = self._desk.store.get(Session, session_id)
        if row is None or row.state is SessionState.UNPLACED:
            self.show_booking(session_id)
        else:
            self.windows.leave_for(lambda: self._open_booking(session_id))

    def show_booking(self, session_id: UUID) -> None:
        """Marked in the calendar; a booking that is being made is asked about first."""
        self.windows.leave_for(lambda: self.in_calendar(lambda it: it.show_booking(session_id)))

    def _open_booking(self, session_id: UUID) -> None:
        """Its card, with what can be done about it."""

        def show(view: CalendarView) -> None:
            view.show_booking(session_id)
            if (
                view.card.isHidden() or view.card.session_id != session_id
            ):  # of one that is cancelled it is open
                view.open_card(session_id)

        self.in_calendar(show)

    def unfinished(self) -> Left | None:
        """What is being done that would be gone, were somebody else to come."""
        return self.going.unfinished(booking=self.windows.open is not None and self.windows.open.would_lose)

    def _is_booking(self) -> bool:
        return self.windows.open is not None

    def _speak(self, language: str) -> None:
        """Another language builds the window anew: what would go with it is asked about first."""
        view = self.workspace.view(SETTINGS)
        asked = self.going.rebuild(partial(self.language_chosen.emit, language))
        if asked is not None and isinstance(view, SettingsView):
            view.languages.show_taken(self._settings.preferences.language)

    def _leave(self) -> None:
        self.going.sign_out(self.sign_out_chosen.emit)

    def _heard(self) -> None:
        view = self.workspace.view(SETTINGS)
        if isinstance(view, SettingsView):
            view.hear(self.tools.heard_at() or formats.EN_DASH, signed_out=self.tools.signed_out())

    def _whose_newest(self) -> str:
        refused = self._desk.pending.refused()
        return refused[-1].who if refused else ""

    def _late_newest(self) -> bool:
        return [line.state for line in self._desk.pending.refused()][-1:] == [LineState.LATE]

    def _show_newest(self) -> None:
        """Lead to what was refused last."""
        refused = self._desk.pending.refused()
        self.show_answer(refused[-1].about if refused else frozenset())

    def _sign_in(self) -> None:
        self.signed_out.sign_in()
