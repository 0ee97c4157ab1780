"""The people of one computer: the page where they switch, which is also what a locked program shows.

It lies over what who is at work was doing, and that is there again as it was when they come back; once somebody else
enters it is gone. Not here: how somebody's desk is opened (``app``), what goes on for the others (``absent``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.presenters.idle import Idle
from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.presenters.switching import Left, Person, Switching
from desktop.shell.idle_watch import IdleWatch
from desktop.shell.office import Office
from desktop.shell.place import Place
from desktop.store.account_file import Account
from desktop.store.errors import NotKept
from desktop.views.calendar.popover import Popover
from desktop.views.switch_view import SwitchView


class Counter:
    """``at_work``: who is, and what of theirs the window is about; ``enter`` opens the desk of a person in its place.

    ``show`` has the window about a page, ``sign_in`` about signing in.
    """

    def __init__(
        self,
        place: Place,
        *,
        at_work: Callable[[], tuple[UUID | None, Office | None]],
        show: Callable[[QWidget, str], None],
        enter: Callable[[Account], Awaitable[None]],
        sign_in: Callable[[str], None],
    ) -> None:
        self._window, self._settings = place.window, place.settings
        self._files, self._accounts, self._pins = place.files, place.accounts, place.pins
        self._spawn = place.spawn
        self._show_page = show
        self._enter = enter
        self._sign_in = sign_in
        self._page: Switching | None = None
        self._who = at_work
        self._idle = IdleWatch(Idle(self._minutes), self._lock_by_itself, self._window)
        self._settings.changed.connect(self._watch)
        self._watch()

    @property
    def at_work(self) -> UUID | None:
        """Whose desk is open."""
        return self._who()[0]

    @property
    def office(self) -> Office | None:
        """Theirs, as long as it is what the window is about."""
        return self._who()[1]

    def people(self, without: UUID | None = None) -> list[Person]:
        """Whoever may come in here, as far as one knows without asking the server."""
        try:
            return [
                self._person(each.account)
                for each in self._accounts.people()
                if each.account.staff_id != without and self._has_a_way(each.account, refused=each.refused)
            ]
        except (NotKept, SignInFailed):
            return []

    def lock(self) -> None:
        """Show the page over what is being done; whoever has a PIN needs it to come back."""
        if self.office is None or self._window.is_covered:
            return
        _close_what_is_open(self._window)
        if self._has_pin():
            with suppress(NotKept):  # then it is locked until the program ends
                self._accounts.lock()
        self._show(self._window.cover)

    def show(self, without: UUID | None = None) -> bool:
        """Show the page where nobody is at work, or over what they do; whether there is anybody to choose."""
        if not self.people(without):
            return False
        self._show(self._window.cover if self.at_work is not None else self._show_page, without)
        return True

    def unlock(self) -> None:
        """Who is at work is back: what they were doing is there as it was."""
        if self.at_work is not None:
            with suppress(NotKept):  # locked still, should it end now
                self._accounts.switch(self.at_work)
        self._page = None
        self._window.uncover()

    def look(self) -> None:
        """It stands otherwise with somebody."""
        if self._page is not None:
            self._page.look()

    def _show(self, show: Callable[[QWidget, str], None], without: UUID | None = None) -> None:
        page = Switching(lambda: self.people(without), self._pins, self._come_in, unfinished=self._unfinished)
        page.sign_in_wanted.connect(self._sign_in)
        page.gone_back.connect(self.unlock)
        view = SwitchView(page, self._spawn)
        self._page = page
        show(view, QCoreApplication.translate("Switch", "Who is working?"))
        view.begin()

    async def _come_in(self, staff_id: UUID) -> None:
        """Whose PIN was right."""
        if staff_id == self.at_work:
            self.unlock()
            return
        try:
            account = self._accounts.account(staff_id)
        except NotKept as error:
            raise SignInFailed(Trouble.NOT_KEPT) from error
        if account is not None:
            await self._enter(account)

    def _person(self, account: Account) -> Person:
        standing = self._pins.standing(account.staff_id)
        return Person(
            account=account,
            by_pin=standing.known and not standing.spent,
            at_work=account.staff_id == self.at_work,
            unsent=self._accounts.unsent_of(account.staff_id),
        )

    def _has_a_way(self, account: Account, *, refused: bool) -> bool:
        """Not who has to leave; nor who needs the password in any case and left nothing here."""
        if self._files.leaving(account) is not None:
            return False
        at_work = account.staff_id == self.at_work
        known = self._pins.standing(account.staff_id).known
        return not refused or at_work or known or self._accounts.unsent_of(account.staff_id) > 0

    def _unfinished(self) -> Left | None:
        return self.office.unfinished() if self.office is not None else None

    def _has_pin(self) -> bool:
        try:
            return self.at_work is not None and self._pins.standing(self.at_work).known
        except NotKept:
            return False

    # --- by itself

    def _minutes(self) -> int:
        return int(self._settings.preferences.lock or 0)

    def _watch(self) -> None:
        self._idle.run(bool(self._minutes()))

    def _lock_by_itself(self) -> None:
        """Not who has no PIN: only the network would let them back."""
        if self.at_work is None:
            self._lock_way_back()
        elif self._has_pin():
            self.lock()

    def _lock_way_back(self) -> None:
        """From the sign-in page, to whoever went there: the page of this computer's people stands in it then."""
        with suppress(NotKept):
            account = self._accounts.current()
            if account is not None and self._pins.standing(account.staff_id).known:
                self._accounts.lock()


def _close_what_is_open(window: QWidget) -> None:
    """Menus, lists and dialogs stand over the window, not in it; a small card may be the window's own."""
    QToolTip.hideText()
    for card in window.findChildren(Popover, options=Qt.FindChildOption.FindDirectChildrenOnly):
        card.close_now()
    for _ in range(10):
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is None:
            return
        popup.close()
