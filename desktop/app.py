"""The composition root: what is made of what, and the way from start to end. No rule is written here.

Start: preferences, language, theme, window; the signed-in person's cache is read and painted; only then is
the server spoken to. End: the exchange stops, files and connections close, nothing is left running.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.metadata
import platform
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from qasync import QEventLoop

from desktop import VERSION
from desktop.presenters.settings import Language, Mode, Preferences, Settings
from desktop.presenters.sign_in import Attempt, SignInFailed, SignInPresenter, Trouble, address
from desktop.presenters.tasks import Tasks
from desktop.shell import profile as profiles
from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.faults import Faults
from desktop.shell.first_fetch import FirstFetch
from desktop.shell.main_window import MainWindow
from desktop.shell.office import Office
from desktop.shell.status_tools import trouble_words
from desktop.shell.translations import Translations, system_language
from desktop.shell.watch import refused_words
from desktop.store.account_file import Account, AccountFile
from desktop.store.errors import AlreadyOpen, NotKept, NotShown, OutboxTooNew, StoreError
from desktop.store.local_store import LocalStore
from desktop.store.secrets import KeyMissing, file_key, open_secrets
from desktop.sync.account import Access
from desktop.sync.errors import Offline, Refused
from desktop.sync.transport import Transport
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.sign_in_view import SignInView
from scheduling.errors import ErrorCode, RuleError

PROFILE_IN_USE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The command line; what is empty is as last time."""

    server: str = ""
    profile: str = "default"
    email: str = ""
    password_file: Path | None = None
    home: str | None = None
    language: Language | None = None
    theme: Mode | None = None


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
    ) -> None:
        self._qt = qt
        self._profile = profile
        self._options = options
        self._faults = faults
        self.tasks = Tasks(faults.tell)
        self.settings = Settings(profile.preferences, default=Preferences(language=system_language()))
        self._translations = Translations()
        self._accounts = AccountFile(profile.folder)
        self._secrets = open_secrets(profile.folder)
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
        self.window = MainWindow(
            geometry=self.settings.preferences.geometry, keep_geometry=self.settings.set_geometry
        )
        self.window.closing.connect(self._ended.set)
        faults.listener = self._show_fault

    async def run(self) -> None:
        """Show the window, work until it is closed, leave nothing behind."""
        self._first_page()
        self.window.show()
        # The cache is on screen before the server is spoken to. Not processEvents(): it would run other tasks inside
        # this one, which asyncio refuses.
        self.window.repaint()
        await asyncio.sleep(0)
        if self.desk is not None:
            self.desk.start(self._faults.tell)
        try:
            await self._ended.wait()
        finally:
            await self._close()

    def quit(self) -> None:
        """As if the window were closed."""
        self.window.close()

    # --- language and look

    def _dress(self) -> None:
        if self._options.language:
            self.settings.set_language(self._options.language)
        if self._options.theme:
            self.settings.set_theme(self._options.theme)
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
            account = self._accounts.current()
        except NotKept:
            self._show_sign_in(Trouble.NOT_KEPT)
            return
        if account is None:
            self._show_sign_in()
            return
        server = address(self._options.server) or account.server
        try:
            self._open_desk(self._access(server), replace(account, server=server))
        except SignInFailed as failure:
            self._show_sign_in(failure.code)
            return
        self._show_office()

    def _show_sign_in(self, trouble: ErrorCode | Trouble | None = None) -> None:
        kept = self.settings.preferences
        presenter = SignInPresenter(
            self._sign_in,
            server=address(self._options.server) or kept.server,
            email=self._options.email or kept.email,
            secrets_in_file=self._secrets.kind == "file",
        )
        presenter.trouble = trouble
        presenter.signed_in.connect(self._signed_in)
        view = SignInView(presenter, self.tasks.spawn)
        self._show(view, QCoreApplication.translate("App", "Sign in"))
        view.focus_first_empty()
        file = self._options.password_file
        if file is not None and presenter.email and trouble is None:
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
        self.office = Office(
            desk,
            self._profile,
            self.settings,
            secrets_in_file=self._secrets.kind == "file",
        )
        self.office.language_chosen.connect(self._speak)
        self.office.theme_chosen.connect(self._look)
        self.office.sign_out_chosen.connect(lambda: self.tasks.spawn(self._sign_out()))
        self.office.sign_in_wanted.connect(lambda: self.tasks.spawn(self._leave_desk()))
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
        self.window.show_page(page, f"{title} – Auto Doctor" if title else "Auto Doctor")

    def _show_fault(self, fault: BaseException) -> None:
        """A bug is said, with where its details are; the work goes on. So is what this computer did not keep."""
        translate = QCoreApplication.translate
        if isinstance(fault, NotKept):
            text = translate("App", "This was not saved. %1").replace("%1", trouble_words(fault.trouble))
        elif isinstance(fault, NotShown):
            text = translate(
                "App", "Something that is saved cannot be shown right now. It will show by itself."
            )
        elif isinstance(fault, RuleError):
            text = refused_words(fault)
        else:
            text = translate("App", "Something went wrong in the program (%1). The details are in %2.")
            text = text.replace("%1", type(fault).__name__).replace("%2", str(self._faults.file))
        if self._alerts is not None:
            self._alerts.show(text, kind="bad")

    # --- signing in and out

    async def _sign_in(self, attempt: Attempt) -> None:
        """What the sign-in page asks for, once who was here before is gone; raises ``SignInFailed``."""
        await self._left.wait()
        access = self._access(attempt.server)
        try:
            account = await access.sign_in(attempt.email, attempt.password, platform.node())
        except Refused as refused:
            raise SignInFailed(_known(refused.problem.code)) from refused
        except Offline as offline:
            raise SignInFailed(Trouble.OFFLINE) from offline
        except NotKept as error:
            raise SignInFailed(Trouble.NOT_KEPT) from error
        self.settings.set_server(attempt.server)
        self.settings.set_email(attempt.email)
        self._open_desk(access, account)

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

    async def _leave_desk(self, *, forget: bool = False) -> str:
        """To the sign-in page, where nobody signs in before the person's files are closed.

        To ``forget`` them is a part of it: who signs in next may be the same. Their refresh token is returned.
        """
        desk, self.desk, self.office = self.desk, None, None
        if desk is None:
            return ""
        self._left.clear()
        self._show_sign_in()
        try:
            await desk.close()
        finally:
            try:
                refresh_token = desk.access.forget(desk.account) if forget else ""
            finally:
                self._left.set()
        return refresh_token

    def _access(self, server: str) -> Access:
        if self._transport is None or self._transport.base_url != server:
            if self._transport is not None:
                self.tasks.spawn(self._transport.aclose())
            language = "fr-CA" if self.settings.preferences.language == "fr" else "en-CA"
            self._transport = self._connect(server, language=language)
        return Access(self._transport, self._secrets, self._accounts, app=VERSION)

    def _open_desk(self, access: Access, account: Account) -> None:
        """Open the person's files; raises ``SignInFailed`` when they can not be."""
        directory = self._accounts.directory_of(account)
        made = any(directory.parent.glob("*/outbox.db"))
        try:
            key = file_key(self._secrets, made=self._profile.folder if made else None)
            store = LocalStore.open(directory, key, account.device_id)
        except AlreadyOpen as error:
            raise SignInFailed(Trouble.FILES_IN_USE) from error
        except OutboxTooNew as error:
            raise SignInFailed(Trouble.FILES_TOO_NEW) from error
        except NotKept as error:
            raise SignInFailed(Trouble.NOT_KEPT) from error
        except (StoreError, KeyMissing) as error:
            raise SignInFailed(Trouble.FILES_UNREADABLE) from error
        self.desk = Desk(store, access, account, tzdata=importlib.metadata.version("tzdata"))

    async def _close(self) -> None:
        self._faults.listener = None
        self._alerts = None
        await self.tasks.close()
        if self.desk is not None:
            await self.desk.close()
        if self._transport is not None:
            await self._transport.aclose()
        self._translations.drop()
        self.window.deleteLater()


def _known(code: str) -> ErrorCode | Trouble:
    return ErrorCode(code) if code in set(ErrorCode) else ErrorCode.INVALID


def run(options: Options) -> int:
    """The whole life of the program; its exit status."""
    qt = _qt()
    profile = profiles.open_profile(profiles.home(options.home), options.profile)
    try:
        lock = profiles.lock(profile)
    except profiles.InUse:
        _say_in_use(options.profile)
        return PROFILE_IN_USE
    faults = Faults(profile.log)
    faults.install()
    try:
        with QEventLoop(qt) as loop:
            faults.watch_loop(loop)
            loop.run_until_complete(_work(qt, profile, options, faults))
    finally:
        faults.restore()
        lock.unlock()
    return 0


async def _work(qt: QApplication, profile: profiles.Profile, options: Options, faults: Faults) -> None:
    app = App(qt, profile, options, faults)
    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, app.quit)
    await app.run()


def _qt() -> QApplication:
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = QApplication(sys.argv[:1])
    qt.setApplicationName("autodoctor")
    qt.setApplicationDisplayName("Auto Doctor")
    qt.setApplicationVersion(VERSION)
    qt.setDesktopFileName("autodoctor")
    qt.setQuitOnLastWindowClosed(False)
    return qt


def _say_in_use(name: str) -> None:
    """On the terminal, and on screen where there is no terminal to read it on."""
    translate = QCoreApplication.translate
    text = translate("App", "The profile %1 is open already in another window.").replace("%1", f"“{name}”")
    sys.stderr.write(text + "\n")
    if not sys.stderr.isatty() and QApplication.platformName() not in {"offscreen", "minimal"}:
        QMessageBox.information(None, "Auto Doctor", text)
