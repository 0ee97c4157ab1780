"""What lies over the window by a key: the search, with where what it finds leads to, the list of keys, a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.finding import FoundBooking, FoundCustomer, FoundScreen, FoundSection, FoundSentence
from desktop.shell import managing
from desktop.shell.desk import Desk
from desktop.shell.screens import HOME, SETTINGS, Screen
from scheduling.rights import Action
from scheduling.vocabulary import SessionState

if TYPE_CHECKING:
    from desktop.shell.find_box import FindBox
    from desktop.shell.keys_box import KeysBox
    from desktop.shell.office import Office
    from desktop.shell.sentence_booking import SentenceBooking


class Searching:
    """Of one office; ``screens`` are those that one may go to."""

    def __init__(self, office: Office, desk: Desk, screens: list[Screen]) -> None:
        self._office = office
        self._desk = desk
        self._screens = {screen.key: (screen.title(), screen.icon) for screen in screens}
        self._box: FindBox | None = None
        self._keys: KeysBox | None = None
        self._sentence: SentenceBooking | None = None
        if desk.calendar.rights.may_at_all(Action.VIEW_AUDIT):
            QShortcut(QKeySequence("Ctrl+H"), office.workspace).activated.connect(self.show_history)

    def open(self) -> None:
        """Show it over the screen."""
        if self._box is None:
            self._box = self._made()
        self._box.open()

    def show_keys(self) -> None:
        """The list of keys over the screen; shown already, it goes."""
        if self._keys is None:
            from desktop.shell.keys_box import KeysBox  # not needed for the first paint

            self._keys = KeysBox(self._office.workspace, self._office.here)
        self._keys.open()

    def write(self, seed: BookingSeed, text: str = "") -> None:
        """The field for a booking in one sentence; ``seed`` is where the calendar stands, ``text`` typed already."""
        if self._sentence is None:
            from desktop.shell.sentence_booking import SentenceBooking  # not needed for the first paint

            self._sentence = SentenceBooking(self._office, self._desk)
        self._sentence.open(seed, text)

    def _seed(self) -> BookingSeed:
        """Where the calendar stands, if it is on view: a slot that nobody sees is not meant."""
        if self._office.workspace.current == HOME:
            return self._desk.calendar.seed_at_selection()
        return BookingSeed()

    def _made(self) -> FindBox:
        from desktop.presenters.finding import Finding
        from desktop.shell.find_box import FindBox  # not needed for the first paint

        desk = self._desk
        finding = Finding(desk.store, desk.source, desk.clock, desk.calendar.rights, desk.recent)
        rights = desk.calendar.rights
        box = FindBox(self._office.workspace, finding, lambda: self._screens, lambda: managing.titles(rights))
        box.chosen.connect(self._go)
        return box

    def _go(self, found: object) -> None:
        match found:
            case FoundScreen():
                self._office.workspace.go(found.key)
            case FoundSection():
                self._settings(found.key)
            case FoundCustomer():
                self._office.show_customer(found.customer.id)
            case FoundSentence():
                self.write(self._seed(), found.text)
            case FoundBooking(state=SessionState.UNPLACED):
                self._office.show_answer(frozenset({found.session_id}))  # it stands nowhere in the calendar
            case FoundBooking():
                self._office.show_booking(found.session_id)

    def show_history(self) -> None:
        """Who did what in the workshop."""
        self._settings(managing.HISTORY)

    def _settings(self, section: str) -> None:
        from desktop.views.settings_view import SettingsView  # not needed for the first paint

        self._office.workspace.go(SETTINGS)
        view = self._office.workspace.current_view()
        if isinstance(view, SettingsView):
            view.sections.choose(section)
