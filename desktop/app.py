"""The composition root: what is made of what, and the way from start to end. No rule is written here.

Start: preferences, language, theme, window; the signed-in person's cache is read and painted; only then is
the server spoken to. End: the exchange stops, files and connections close, nothing is left running.
"""

from __future__ import annotations

import asyncio
import contextlib
import platform
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from desktop import VERSION
from desktop.presenters.preferences import Preferences
from desktop.presenters.settings import Settings
from desktop.presenters.sign_in import Attempt, SignInFailed, SignInPresenter, Trouble, address, refused
from desktop.presenters.tasks import Tasks
from desktop.shell import profile as profiles
from desktop.shell.alerts import Alerts
from desktop.shell.asked_to_end import AskedToEnd
from desktop.shell.desk import Desk
from desktop.shell.farewell import FarewellPage
from desktop.shell.fault_words import fault_words
from desktop.shell.faults import Faults
from desktop.shell.first_fetch import FirstFetch
from desktop.shell.first_week import FirstWeek
from desktop.shell.main_window import MainWindow
from desktop.shell.office import Office
from desktop.shell.opening import Ending, Farewell, PeoplesFiles, set_password
from desktop.shell.options import Options
from desktop.shell.quick import keep_quick
from desktop.shell.translations import Translations, system_language
from desktop.store.account_file import AccountFile
from desktop.store.errors import NotKept
from desktop.store.leaving import Departure
from desktop.store.secrets import open_secrets
from desktop.sync.account import Access, AccessTaken
from desktop.sync.errors import Offline, Refused
from desktop.sync.transport import Transport
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.sign_in_view import SignInView
from scheduling.errors import ErrorCode


class App:
    """One window over one profile. ``run`` ends when the window is closed."""

    def __init__(
        self,
        qt: QApplication,
        profile: profiles.Profile,
        options: Options,
        faults: Faults,
        *,
        connect: Callable[..., Transport] = Transport,
        begun: FirstWeek | None = None,
    ) -> None:
        """``begun``: the window with the first week painted, whose place is taken."""
        self._qt = qt
        self._profile = profile
        self._options = options
        self._faults = faults
        self._begun = begun is not None
        self.tasks = Tasks(faults.tell)
        self.settings = Settings(profile.preferences, default=Preferences(language=system_language()))
        self._translations = begun.translations if begun else Translations()
        self._accounts = AccountFile(profile.folder)
        self._secrets = begun.secrets if begun else open_secrets(profile.folder)
        self._files = PeoplesFiles(
            profile.folder, self._secrets, self._accounts, begun.opened if begun else None
        )
        self._connect = connect
        self._transport: Transport | None = None
        self.desk: Desk | None = None
        self.office: Office | None = None
        self._alerts: Alerts | None = None
        self._ended = asyncio.Event()
        self._left = asyncio.Event()
        """Set while nobody is on the way out, whose files are still open."""
        self._left.set()
        self._dress()
        self.window = begun.window if begun else MainWindow(geometry=self.settings.preferences.geometry)
        self.window.keep_geometry = self.settings.set_geometry
        self.window.closing.connect(self._ended.set)
        faults.listener = self._show_fault

    async def run(self) -> None:
        """Show the window, work until it is closed, leave nothing behind."""
        if self._begun:
            self._take_the_place()
        else:
            self._first_page()
            self.window.show()
            # As soon as the window system shows it, the cache is painted. Not processEvents(): it would run other
            # tasks inside this one, which asyncio refuses.
            self.window.repaint()
        keep_quick()
        await asyncio.sleep(0)
        if self.desk is not None:
            self.desk.start(self._faults.tell)
        try:
            await self._ended.wait()
        finally:
            await self._close()

    def _take_the_place(self) -> None:
        """Of the first week, in one step: what is seen is painted again only when the new page is laid out."""
        self.window.setUpdatesEnabled(False)
        self._first_page()
        self._files.close_unused()
        QTimer.singleShot(0, self.window, partial(self.window.setUpdatesEnabled, True))

    def quit(self) -> None:
        """As if the window were closed."""
        self.window.close()

    # --- language and look

    def _dress(self) -> None:
        if self._options.language:
            self.settings.set_language(self._options.language)
        if self._options.theme:
            self.settings.set_theme(self._options.theme)
        if self._begun:
            return  # as for the first week, which looked at the same
        self._translations.use(self.settings.preferences.language)
        theme().set_mode(self.settings.preferences.theme)
        style.install(self._qt)

    def _speak(self, language: str) -> None:
        self.settings.set_language("fr" if language == "fr" else "en")
        self._translations.use(self.settings.preferences.language)
        self._show_office()

    def _look(self, mode: str) -> None:
        self.settings.set_theme("dark" if mode == "dark" else "light" if mode == "light" else "system")
        theme().set_mode(self.settings.preferences.theme)

    # --- pages

    def _first_page(self) -> None:
        try:
            erased = self._files.finish_erasing()
            account = self._accounts.current()
            leaving = self._files.leaving(account) if account else None
        except NotKept:
            self._show_sign_in(Trouble.NOT_KEPT)
            return
        except SignInFailed as failure:
            self._show_sign_in(failure.code)
            return
        if account is None:
            self._show_sign_in(handed_over=erased)
            return
        server = address(self._options.server) or account.server
        access = self._access(server)
        if leaving is not None:
            self.tasks.spawn(self._take_leave(access, leaving))
            return
        try:
            self._seat(self._files.open(access, replace(account, server=server)))
        except SignInFailed as failure:
            self._show_sign_in(failure.code)
            return
        self._show_office()

    def _show_sign_in(
        self,
        trouble: ErrorCode | Trouble | None = None,
        handed_over: int | None = None,
        *,
        has_way_back: bool = False,
    ) -> None:
        kept = self.settings.preferences
        presenter = SignInPresenter(
            self._sign_in,
            set_password=lambda attempt: set_password(self._access(attempt.server), attempt),
            server=address(self._options.server) or kept.server,
            email=self._options.email or kept.email,
            secrets_in_file=self._secrets.kind == "file",
            handed_over=handed_over,
            has_way_back=has_way_back,
            unsent=self._files.unsent(),
        )
        presenter.trouble = trouble
        presenter.signed_in.connect(self._signed_in)
        presenter.gone_back.connect(lambda: self.tasks.spawn(self._open_again()))
        view = SignInView(presenter, self.tasks.spawn)
        self._show(view, QCoreApplication.translate("App", "Sign in"))
        view.focus_first_empty()
        file = self._options.password_file
        if file is not None and presenter.email and trouble is None and handed_over is None:
            self._options = replace(self._options, password_file=None)
            password = file.read_text(encoding="utf-8").strip()
            self.tasks.spawn(presenter.sign_in(presenter.server, presenter.email, password))

    def _show_office(self) -> None:
        desk = self.desk
        if desk is None:
            self._show_sign_in()
        elif desk.source.ready:
            self._show_workspace(desk)
        else:
            self._show_first_fetch(desk)

    def _show_workspace(self, desk: Desk) -> None:
        before = self.office.workspace.current if self.office else ""
        in_file = self._secrets.kind == "file"
        self.office = Office(desk, self._profile, self.settings, secrets_in_file=in_file)
        self.office.language_chosen.connect(self._speak)
        self.office.theme_chosen.connect(self._look)
        self.office.sign_out_chosen.connect(lambda: self.tasks.spawn(self._sign_out()))
        self.office.sign_in_wanted.connect(lambda: self.tasks.spawn(self._to_sign_in()))
        self._show(self.office.workspace, desk.source.organization().name)
        self.office.open(before)

    def _show_first_fetch(self, desk: Desk) -> None:
        self.office = None
        page = FirstFetch(desk.source, desk.status)
        page.ready.connect(self._show_office)
        page.sign_out_chosen.connect(lambda: self.tasks.spawn(self._sign_out()))
        self._show(page, "")

    def _show(self, page: QWidget, title: str) -> None:
        self._alerts = self.office.alerts if self.office else Alerts(page)
        self.window.show_page(page, title)

    def _show_fault(self, fault: BaseException) -> None:
        """A bug is said, with where its details are; the work goes on. So is what this computer did not keep."""
        if self._alerts is not None:
            self._alerts.show(fault_words(fault, self._faults.file), kind="bad")

    # --- signing in and out

    async def _sign_in(self, attempt: Attempt) -> None:
        """What the sign-in page asks for, once who was here before is gone; raises ``SignInFailed``."""
        await self._left.wait()
        access = self._access(attempt.server)
        try:
            account = await access.sign_in(attempt.email, attempt.password, platform.node())
            self._files.stays(account)
        except AccessTaken as taken:
            departure = self._files.begin_leaving(taken.staff_id, attempt.email)
            self.tasks.spawn(self._take_leave(access, departure))
            raise SignInFailed(ErrorCode.DEVICE_REVOKED) from taken
        except Refused as error:
            raise refused(error.problem.code) from error
        except Offline as offline:
            raise SignInFailed(self._files.offline(attempt.email)) from offline
        except NotKept as error:
            raise SignInFailed(Trouble.NOT_KEPT) from error
        self.settings.set_server(attempt.server)
        self.settings.set_email(attempt.email)
        self._seat(await self._files.open_or_recover(access, account, attempt.password))

    def _signed_in(self) -> None:
        if self.desk is not None:
            self.desk.start(self._faults.tell)
        self._show_office()

    async def _sign_out(self) -> None:
        """Forget the sign-in here and, if it answers, on the server. What waits stays in their files."""
        if self.desk is None:
            return
        access = self.desk.access
        refresh_token = await self._leave_desk(forget=True)
        with contextlib.suppress(Offline, Refused):
            await access.tell_signed_out(refresh_token)

    async def _to_sign_in(self) -> None:
        """For who was signed out by the server. It may be away: what is on this computer stays in reach."""
        await self._leave_desk(show=partial(self._show_sign_in, has_way_back=True))

    async def _open_again(self) -> None:
        """The same person's desk, as when the program begins."""
        await self._left.wait()
        self._first_page()
        if self.desk is not None:
            self.desk.start(self._faults.tell)

    async def _leave_desk(self, *, forget: bool = False, show: Callable[[], None] | None = None) -> str:
        """To the sign-in page, where nobody signs in before the person's files are closed.

        ``show`` shows another page. To ``forget`` them is a part of it: who signs in next may be the same. Their
        refresh token is returned.
        """
        desk, self.desk, self.office = self.desk, None, None
        if desk is None:
            return ""
        self._left.clear()
        self._files.note_unsent(desk)
        (show or self._show_sign_in)()
        self.window.let_go()
        try:
            await desk.close()
        finally:
            try:
                refresh_token = desk.access.forget(desk.account) if forget else ""
            finally:
                self._left.set()
        return refresh_token

    def _revoked(self) -> None:
        """This device has no access any more; told again and again while the desk is still open."""
        desk = self.desk
        if desk is not None and self._files.leaving(desk.account) is None:
            departure = self._files.begin_leaving(desk.account.staff_id, desk.account.email)
            self.tasks.spawn(self._take_leave(desk.access, departure))

    async def _take_leave(self, access: Access, departure: Departure) -> None:
        page = FarewellPage()
        if self.desk is None:
            self._show(page, "")
        await self._leave_desk(show=partial(self._show, page, ""))
        try:
            end = await self._files.take_leave(departure, access, page.follow)
        except SignInFailed as failure:
            self._show_sign_in(failure.code)
            return
        await self._taken_leave(departure, end)

    async def _taken_leave(self, departure: Departure, end: Farewell) -> None:
        if end.ending is Ending.STAYS:
            await self._open_again()
        elif end.ending is Ending.SIGN_IN:
            self._show_sign_in(ErrorCode.NOT_SIGNED_IN)
        else:
            if self.settings.preferences.email == departure.email:
                self.settings.set_email("")
            self._show_sign_in(handed_over=end.count)

    def _access(self, server: str) -> Access:
        if self._transport is None or self._transport.base_url != server:
            if self._transport is not None:
                self.tasks.spawn(self._transport.aclose())
            language = "fr-CA" if self.settings.preferences.language == "fr" else "en-CA"
            self._transport = self._connect(server, language=language)
        return Access(self._transport, self._secrets, self._accounts, app=VERSION)

    def _seat(self, desk: Desk) -> None:
        """From now on this is the person at work."""
        self.desk = desk
        desk.engine.revoked.connect(self._revoked)

    async def _close(self) -> None:
        self._faults.listener = None
        self._alerts = None
        await self.tasks.close()
        self.window.clear()
        if self.desk is not None:
            await self.desk.close()
        if self._transport is not None:
            await self._transport.aclose()
        self._translations.drop()
        self.window.deleteLater()


def work(
    qt: QApplication,
    profile: profiles.Profile,
    options: Options,
    begun: FirstWeek | Exception | None,
    asked: AskedToEnd,
) -> None:
    """All that follows the first paint, until the window is closed. ``begun``: it, or the bug that kept it away."""
    faults = Faults(profile.log)
    faults.install()
    if isinstance(begun, Exception):
        faults.tell(begun, where="at the first paint")
        begun = None
    try:
        with QEventLoop(qt) as loop:
            faults.watch_loop(loop)
            loop.run_until_complete(_work(qt, profile, options, faults, begun, asked))
    finally:
        faults.restore()


async def _work(  # noqa: PLR0917 each is of another kind
    qt: QApplication,
    profile: profiles.Profile,
    options: Options,
    faults: Faults,
    begun: FirstWeek | None,
    asked: AskedToEnd,
) -> None:
    app = App(qt, profile, options, faults, begun=begun)
    asked.tell(app.quit)
    await app.run()
