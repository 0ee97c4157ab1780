"""Who comes to work at this computer and who goes: signing in and out, entering by a PIN, leaving for good.

One person's desk is open at a time; whoever comes next waits until the files of who was there are free. Not here: the
pages that are shown meanwhile (``app``), whose PIN is right (``counter``), what goes on for the others (``absent``).
"""

from __future__ import annotations

import asyncio
import platform
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.presenters.sign_in import Attempt, SignInFailed, Trouble, refused
from desktop.shell.absent import Absent
from desktop.shell.desk import Desk
from desktop.shell.farewell import FarewellPage
from desktop.shell.opening import Ending, Farewell
from desktop.shell.place import Place
from desktop.store.account_file import Account
from desktop.store.errors import NotKept
from desktop.store.leaving import Departure
from desktop.sync.account import Access, AccessTaken
from desktop.sync.errors import Offline, Refused
from desktop.sync.handover import HandingOver
from scheduling.errors import ErrorCode


class Pages(Protocol):
    """What the window shows. ``desktop.app.App`` is one."""

    def show(self, page: QWidget, title: str) -> None: ...
    def show_office(self) -> None: ...
    def show_sign_in(
        self,
        trouble: ErrorCode | Trouble | None = None,
        handed_over: int | None = None,
        *,
        has_way_back: bool = False,
    ) -> None: ...
    def show_out(self, *, without: UUID | None = None) -> None: ...
    def first_page(self, *, again: bool = False) -> None: ...
    def unlock(self) -> None: ...


class Door:
    """``desk`` is of who is at work."""

    def __init__(self, pages: Pages, place: Place) -> None:
        self._pages = pages
        self._window, self._settings = place.window, place.settings
        self._files, self._accounts = place.files, place.accounts
        self._connections = place.connections
        self._spawn, self._tell = place.spawn, place.tell
        self.absent = Absent(place, self._is_busy)
        self.desk: Desk | None = None
        self._parting: Desk | None = None
        """Of who was at work, until the page over it is gone."""
        self._online = False
        """Whether the server of who is at work answered when it was asked last."""
        self._passing: set[UUID] = set()
        """Who is on the way in or out: their files are in use, though they are not at work."""
        self._left = asyncio.Event()
        """Set while nobody is on the way out, whose files are still open."""
        self._left.set()

    def start(self) -> None:
        """Speak with the server, for who is at work and for the others."""
        self._start_desk()
        self.absent.start()

    async def close(self) -> None:
        """Close all files; the tasks are ended."""
        await self.absent.close()
        for desk in (self._parting, self.desk):
            if desk is not None:
                await desk.close()

    def _is_busy(self, staff_id: UUID) -> bool:
        """Whether this person is at work, or on the way in or out."""
        return staff_id in self._passing or (self.desk is not None and staff_id == self.desk.account.staff_id)

    @asynccontextmanager
    async def _files_of(self, staff_id: UUID | None) -> AsyncIterator[None]:
        """Nobody visits them meanwhile, nor did so a moment ago."""
        if staff_id is None:
            yield
            return
        self._passing.add(staff_id)
        try:
            if self._parting is not None and self._parting.account.staff_id == staff_id:
                await self._part()  # their page is gone already
            await self.absent.let_go(staff_id)
            yield
        finally:
            self._passing.discard(staff_id)

    def _start_desk(self) -> None:
        if self.desk is not None:
            self.desk.start(self._tell)

    async def sign_in(self, attempt: Attempt) -> None:
        """What the sign-in page asks for, once who was here before is gone; raises ``SignInFailed``."""
        await self._left.wait()
        access = self._access_for(attempt)
        try:
            account = await access.sign_in(attempt.email, attempt.password, platform.node())
            self._files.stays(account)
        except AccessTaken as taken:
            departure = self._files.begin_leaving(taken.staff_id, attempt.email)
            at_work = self.desk is not None and self.desk.account.staff_id != taken.staff_id
            leave = self.absent.leave if at_work else self.take_leave
            self._spawn(leave(access, departure))
            raise SignInFailed(ErrorCode.DEVICE_REVOKED) from taken
        except Refused as error:
            raise refused(error.problem.code) from error
        except Offline as offline:
            raise SignInFailed(self._files.offline(attempt.email)) from offline
        except NotKept as error:
            raise SignInFailed(Trouble.NOT_KEPT) from error
        self._settings.set_server(attempt.server)
        self._settings.set_email(attempt.email)
        if self.desk is not None and self.desk.account.staff_id == account.staff_id:
            return  # who is at work, and forgot their PIN
        async with self._files_of(account.staff_id):
            self.seat(await self._files.open_or_recover(access, account, attempt.password))

    def _access_for(self, attempt: Attempt) -> Access:
        """Of who is at work, where it is them that sign in: their desk goes on with it."""
        desk = self.desk
        same = desk is not None and (desk.account.email, desk.account.server) == (
            attempt.email,
            attempt.server,
        )
        return desk.access if desk is not None and same else self._connections.access(attempt.server)

    def signed_in(self) -> None:
        """What the sign-in page tells once it has."""
        if self._window.is_covered and self._parting is None:
            self._pages.unlock()
            return
        self._start_desk()
        self._pages.show_office()

    async def enter(self, account: Account) -> None:
        """Whose PIN was right, in place of who is at work; raises ``SignInFailed``."""
        await self._left.wait()
        async with self._files_of(account.staff_id):
            desk = self._files.open(self._connections.access(account.server, account.staff_id), account)
            try:
                self._accounts.switch(account.staff_id)
            except NotKept as error:
                await desk.close()
                raise SignInFailed(Trouble.NOT_KEPT) from error
            self.seat(desk)
        self._start_desk()
        self._pages.show_office()

    def page_is_there(self) -> None:
        """Another page is shown: whose desk was parted with has none any more."""
        if self._parting is not None:
            self._spawn(self._part())

    async def _part(self) -> None:
        """With who was at work: their page is gone, so that their files can be closed."""
        desk, self._parting = self._parting, None
        self._window.let_go()
        if desk is not None:
            self.absent.part(desk)

    async def sign_out(self) -> None:
        """Forget the sign-in here and, if it answers, on the server. What waits stays in their files."""
        if self.desk is None:
            return
        access = self.desk.access
        show = partial(self._pages.show_out, without=self.desk.account.staff_id)
        refresh_token = await self._leave_desk(forget=True, show=show)
        with suppress(Offline, Refused):
            await access.tell_signed_out(refresh_token)

    async def to_sign_in(self) -> None:
        """For who was signed out by the server. It may be away: what is on this computer stays in reach."""
        await self._leave_desk(show=partial(self._pages.show_sign_in, has_way_back=True))

    async def open_anew(self) -> None:
        """The same person's desk once more, with what they may do by now."""
        await self._leave_desk(show=partial(self._pages.show, QWidget(), ""))
        await self.open_again()

    async def open_again(self) -> None:
        """The same person's desk, as when the program begins."""
        await self._left.wait()
        account = self._accounts.current()
        async with self._files_of(account.staff_id if account is not None else None):
            self._pages.first_page(again=True)
        self._start_desk()

    async def _leave_desk(self, *, forget: bool = False, show: Callable[[], None] | None = None) -> str:
        """To the sign-in page, where nobody signs in before the person's files are closed.

        ``show`` shows another page. To ``forget`` them is a part of it: who signs in next may be the same. Their
        refresh token is returned.
        """
        desk, self.desk = self.desk, None
        if desk is None:
            return ""
        self._left.clear()
        self._files.note_unsent(desk)
        (show or self._pages.show_sign_in)()
        self._window.let_go()
        try:
            await desk.close()
        finally:
            try:
                refresh_token = desk.access.forget(desk.account) if forget else ""
            finally:
                self._left.set()
        return refresh_token

    def _revoked(self, desk: Desk) -> None:
        """This device has no access any more; told again and again while the desk is still open."""
        if desk is self.desk and self._files.leaving(desk.account) is None:
            departure = self._files.begin_leaving(desk.account.staff_id, desk.account.email)
            self._spawn(self.take_leave(desk.access, departure))

    def _heard(self, desk: Desk) -> None:
        """The server is there: what the others had not sent need not wait."""
        if desk is self.desk and desk.engine.online != self._online:
            self._online = desk.engine.online
            if self._online:
                self.absent.wake()

    async def take_leave(self, access: Access, departure: Departure) -> None:
        """Of who was at work, or would be: this computer has no access for them any more."""
        if self._another_than(departure):
            async with self._files_of(departure.staff_id):
                await self.absent.leave(access, departure)
            return
        page = FarewellPage()
        if self.desk is None:
            self._pages.show(page, "")
        await self._leave_desk(show=partial(self._pages.show, page, ""))
        try:
            async with self._files_of(departure.staff_id):
                end = await self._files.take_leave(departure, access, partial(_follow, page))
        except SignInFailed as failure:
            self.absent.goes_on(access, departure)
            if not self._another_than(departure):
                self._pages.show_sign_in(failure.code)
            return
        await self._taken_leave(departure, end)

    def _another_than(self, departure: Departure) -> bool:
        """Whether somebody else came to work, before or meanwhile: then what the window shows is theirs."""
        return self.desk is not None and self.desk.account.staff_id != departure.staff_id

    async def _taken_leave(self, departure: Departure, end: Farewell) -> None:
        if self._another_than(departure):
            self.absent.changed()
        elif end.ending is Ending.STAYS:
            await self.open_again()
        elif end.ending is Ending.SIGN_IN:
            self._pages.show_sign_in(ErrorCode.NOT_SIGNED_IN)
        else:
            if self._settings.preferences.email == departure.email:
                self._settings.set_email("")
            self._pages.show_sign_in(handed_over=end.count)

    def seat(self, desk: Desk) -> None:
        """From now on this is the person at work."""
        self._parting, self.desk, self._online = self.desk, desk, False
        desk.engine.revoked.connect(partial(self._revoked, desk))
        desk.engine.status_changed.connect(partial(self._heard, desk))


def _follow(page: FarewellPage, handing: HandingOver) -> None:
    """What is handed over goes on where somebody else came to work meanwhile, whose page is shown."""
    if isValid(page):
        page.follow(handing)
