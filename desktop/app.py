"""The composition root: what is made of what, and the way from start to end. No rule is written here.

Start: preferences, language, theme, window; the signed-in person's cache is read and painted; only then is
the server spoken to. End: the exchange stops, files and connections close, nothing is left running.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from desktop.presenters.preferences import Preferences
from desktop.presenters.settings import Settings
from desktop.presenters.sign_in import SignInFailed, SignInPresenter, Trouble, address
from desktop.presenters.tasks import Tasks
from desktop.shell import profile as profiles
from desktop.shell.alerts import Alerts
from desktop.shell.asked_to_end import AskedToEnd
from desktop.shell.begins_locked import begins_locked
from desktop.shell.connections import Connections
from desktop.shell.counter import Counter
from desktop.shell.desk import Desk
from desktop.shell.door import Door
from desktop.shell.fault_words import fault_words
from desktop.shell.faults import Faults
from desktop.shell.first_fetch import FirstFetch
from desktop.shell.first_week import FirstWeek
from desktop.shell.main_window import MainWindow
from desktop.shell.office import Office
from desktop.shell.opening import PeoplesFiles, set_password
from desktop.shell.options import Options
from desktop.shell.place import Place
from desktop.shell.quick import keep_quick
from desktop.shell.translations import Translations, system_language
from desktop.store.account_file import AccountFile
from desktop.store.errors import NotKept
from desktop.store.pins import Pins
from desktop.store.secrets import open_secrets
from desktop.sync.transport import Transport
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.sign_in_view import SignInView
from scheduling.errors import ErrorCode, RuleError


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
        self._connections = Connections(connect, self._secrets, self._accounts, self.settings)
        self.office: Office | None = None
        self._shown: Desk | None = None
        """What the office was over."""
        self._alerts: Alerts | None = None
        self._ended = asyncio.Event()
        self._dress()
        self.window = begun.window if begun else MainWindow(geometry=self.settings.preferences.geometry)
        self.window.keep_geometry = self.settings.set_geometry
        self.window.closing.connect(self._ended.set)
        place = self._place()
        self.door = Door(self, place)
        self.counter = Counter(
            place,
            at_work=self._at_work,
            show=self.show,
            enter=self.door.enter,
            sign_in=self._show_sign_in_of,
        )
        self.door.absent.changed = self.counter.look
        faults.listener = self._show_fault

    def _place(self) -> Place:
        """What this computer has, whoever is at work."""
        return Place(
            window=self.window,
            settings=self.settings,
            files=self._files,
            accounts=self._accounts,
            pins=Pins(self._secrets, time.time),
            connections=self._connections,
            spawn=self.tasks.spawn,
            tell=self._faults.tell,
        )

    @property
    def desk(self) -> Desk | None:
        """Of who is at work."""
        return self.door.desk

    def _at_work(self) -> tuple[UUID | None, Office | None]:
        return (self.desk.account.staff_id if self.desk is not None else None), self.office

    def unlock(self) -> None:
        """Who is at work is back."""
        self.counter.unlock()

    async def run(self) -> None:
        """Show the window, work until it is closed, leave nothing behind."""
        if self._begun:
            self._take_the_place()
        else:
            self.first_page()
            self.window.show()
            # As soon as the window system shows it, the cache is painted. Not processEvents(): it would run other
            # tasks inside this one, which asyncio refuses.
            self.window.repaint()
        keep_quick()
        await asyncio.sleep(0)
        self.door.start()
        try:
            await self._ended.wait()
        finally:
            await self._close()

    def _take_the_place(self) -> None:
        """Of the first week, in one step: what is seen is painted again only when the new page is laid out."""
        self.window.setUpdatesEnabled(False)
        self.first_page()
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
        self.show_office()

    def _look(self, mode: str) -> None:
        self.settings.set_theme("dark" if mode == "dark" else "light" if mode == "light" else "system")
        theme().set_mode(self.settings.preferences.theme)

    # --- pages

    def first_page(self, *, again: bool = False) -> None:
        """Of the program; or ``again`` of whoever went to the sign-in page and came back."""
        try:
            erased = self._files.finish_erasing()
            account = self._accounts.current()
            leaving = self._files.leaving(account) if account else None
            locked = (
                self._accounts.locked()
                if again
                else begins_locked(self._accounts, self._secrets, self.settings.preferences)
            )
        except NotKept:
            self.show_sign_in(Trouble.NOT_KEPT)
            return
        except SignInFailed as failure:
            self.show_sign_in(failure.code)
            return
        if account is None:
            self.show_out(handed_over=erased)
            return
        server = address(self._options.server) or account.server
        access = self._connections.access(server, account.staff_id)
        if leaving is not None:
            self.tasks.spawn(self.door.take_leave(access, leaving))
            return
        if locked:
            if not self.counter.show():  # it cannot be read who may come in
                self.show_sign_in(Trouble.NOT_KEPT)
            return
        try:
            self.door.seat(self._files.open(access, replace(account, server=server)))
        except SignInFailed as failure:
            self.show_sign_in(failure.code)
            return
        self.show_office()

    def show_sign_in(
        self,
        trouble: ErrorCode | Trouble | None = None,
        handed_over: int | None = None,
        *,
        has_way_back: bool = False,
        to_people: bool = True,
    ) -> None:
        """``has_way_back``: to the files of whoever is signed in; ``to_people``: to those of this computer, if any."""
        to_people = to_people and not has_way_back and bool(self.counter.people())
        presenter = self._sign_in_presenter(handed_over, has_way_back=has_way_back, to_people=to_people)
        presenter.trouble = trouble
        view = SignInView(presenter, self.tasks.spawn)
        self.show(view, QCoreApplication.translate("App", "Sign in"))
        view.focus_first_empty()
        file = self._options.password_file
        if file is not None and presenter.email and trouble is None and handed_over is None:
            self._options = replace(self._options, password_file=None)
            password = file.read_text(encoding="utf-8").strip()
            self.tasks.spawn(presenter.sign_in(presenter.server, presenter.email, password))

    def _show_sign_in_of(self, email: str) -> None:
        """Over what is being done: of one of this computer's people, or of somebody else."""
        presenter = self._sign_in_presenter(None, email=email, to_people=True)
        view = SignInView(presenter, self.tasks.spawn)
        show = self.window.cover if self.desk is not None else self.show
        show(view, QCoreApplication.translate("App", "Sign in"))
        view.focus_first_empty()

    def _sign_in_presenter(
        self,
        handed_over: int | None,
        *,
        to_people: bool,
        has_way_back: bool = False,
        email: str | None = None,
    ) -> SignInPresenter:
        kept = self.settings.preferences
        presenter = SignInPresenter(
            self.door.sign_in,
            set_password=lambda attempt: set_password(self._connections.access(attempt.server), attempt),
            server=address(self._options.server) or self._server_of(email) or kept.server,
            email=(self._options.email or kept.email) if email is None else email,
            secrets_in_file=self._secrets.kind == "file",
            handed_over=handed_over,
            has_way_back=has_way_back,
            back_to_people=to_people,
            unsent=self._files.unsent(),
        )
        presenter.signed_in.connect(self.door.signed_in)
        presenter.gone_back.connect(
            self.show_out if to_people else lambda: self.tasks.spawn(self.door.open_again())
        )
        return presenter

    def _server_of(self, email: str | None) -> str:
        """Where one of this computer's people is signed in: their password is no other server's business."""
        with suppress(NotKept):
            people = [each.account for each in self._accounts.people()]
            return next((each.server for each in people if email and each.email == email), "")
        return ""

    def show_out(self, *, handed_over: int | None = None, without: UUID | None = None) -> None:
        """Where nobody is at work, or may be seen at it: this computer's people, or else the way to sign in."""
        if handed_over is not None:
            self.show_sign_in(handed_over=handed_over)
        elif not self.counter.show(without):
            self.show_sign_in(to_people=False)

    def show_office(self) -> None:
        desk = self.desk
        if desk is None:
            self.show_sign_in()
        elif desk.source.ready:
            self._show_workspace(desk)
        else:
            self._show_first_fetch(desk)

    def _show_workspace(self, desk: Desk) -> None:
        before = self.office.workspace.current if self.office and self._shown is desk else ""
        in_file = self._secrets.kind == "file"
        office = Office(desk, self._profile, self.settings, secrets_in_file=in_file)
        office.language_chosen.connect(self._speak)
        office.theme_chosen.connect(self._look)
        office.switch_chosen.connect(self.counter.lock)
        office.sign_out_chosen.connect(lambda: self.tasks.spawn(self.door.sign_out()))
        office.anew_wanted.connect(lambda: self.tasks.spawn(self.door.open_anew()))
        office.sign_in_wanted.connect(lambda: self.tasks.spawn(self.door.to_sign_in()))
        self._shown = desk
        self.show(office.workspace, desk.source.organization().name, office)
        office.open(before)

    def _show_first_fetch(self, desk: Desk) -> None:
        page = FirstFetch(desk.source, desk.status)
        page.ready.connect(self.show_office)
        page.sign_out_chosen.connect(lambda: self.tasks.spawn(self.door.sign_out()))
        self.show(page, "")

    def show(self, page: QWidget, title: str, office: Office | None = None) -> None:
        """All that the window shows from now on; ``office`` is what the page is of."""
        self.office = office
        self._alerts = office.alerts if office is not None else Alerts(page)
        self.window.show_page(page, title)
        self.door.page_is_there()

    def _show_fault(self, fault: BaseException) -> None:
        """A bug is said, with where its details are; the work goes on. So is what this computer did not keep.

        Over a page that covers another, too; but there nothing of what lies under it.
        """
        if self._alerts is None:
            return
        said = fault_words(fault, self._faults.file)
        self._alerts.show(said, kind="bad")
        cover = self.window.centralWidget() if self.window.is_covered else None
        if cover is not None and not isinstance(fault, RuleError):
            (cover.findChild(Alerts) or Alerts(cover)).show(said, kind="bad")

    async def _close(self) -> None:
        self._faults.listener = None
        self._alerts = None
        await self.tasks.close()
        self.window.clear()
        await self.door.close()
        await self._connections.aclose()
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
