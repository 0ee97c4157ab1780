"""`make screenshots`: a picture of every screen, in each state, theme, language and size, in build/screenshots.

The rows are the demo's (a seeded generator), the clock stands at 10:50 on a Friday in Montréal; nothing is
spoken to. ``python -m tools.screenshots --only calendar`` takes those whose name contains the word; with
``--docs`` those that the documents show are written to docs/pictures as well.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.presenters.calendar_model import Mode
from desktop.presenters.clock import FixedClock
from desktop.presenters.settings import Language, Preferences, Settings
from desktop.presenters.sign_in import Attempt, SignInPresenter, Trouble
from desktop.presenters.tasks import Tasks
from desktop.shell.desk import Desk
from desktop.shell.first_fetch import FirstFetch
from desktop.shell.main_window import MainWindow
from desktop.shell.office import Office
from desktop.shell.profile import Profile
from desktop.shell.waiting_list import WaitingList
from desktop.store.account_file import Account, AccountFile
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.secrets import FileSecrets
from desktop.sync.account import Access
from desktop.sync.transport import Transport
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.theming.tokens import THEMES, ThemeName
from desktop.views.calendar.time_grid import TimeGrid
from desktop.views.sign_in_view import SignInView
from scheduling.commands import Alternative, Blocking, BookSession, MoveSession, Outcome, Place
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import Customer, ExternalBusy, Mechanic, Record, Session
from scheduling.vocabulary import Role, ServiceType, SessionState, VisitKind
from sync_server.services.demo import DemoTenant, generate
from tools import booking_scenes
from tools.quiet import answered, settle, spoken, use_screen
from tools.translations import compile_all

OUT = Path(__file__).parents[1] / "build" / "screenshots"
PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SIZES = ((1366, 768), (1920, 1080))
DOCUMENTS = {
    "calendar-day-light-en-1366": "calendar",
    "calendar-week-dark-fr-1920": "week-dark-fr",
}
LANGUAGES: tuple[Language, ...] = ("en", "fr")
NOW = int(datetime(2026, 11, 20, 10, 50, tzinfo=ZoneInfo("America/Toronto")).timestamp())
HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """``show`` fills the window; it is called anew for each language, theme and size."""

    name: str
    show: Callable[[Stage], None]
    rows: bool = True
    """Whether the workshop's rows are there."""


class Stage:
    """A window over a desk whose server is only pretended: it never starts its exchange."""

    def __init__(self, folder: Path, tenant: DemoTenant, language: Language, *, rows: bool) -> None:
        self.tenant = tenant
        self.folder = folder
        self.store = LocalStore.in_memory(now=lambda: NOW - 240)
        if rows:
            self.store.load(_rows(tenant))
            self.store.write_state(replace(self.store.state(), epoch=uuid7(), refreshed_at=NOW - 60))
        self.transport = Transport("https://garage.example", client=httpx.AsyncClient())
        access = Access(self.transport, FileSecrets(folder / "secrets"), AccountFile(folder), app="0.1.0")
        person = next(staff for staff in tenant.staff if staff.role is Role.RECEPTIONIST)
        account = Account(
            tenant_id=tenant.organization.id,
            staff_id=person.id,
            role=person.role,
            name=person.name,
            device_id=uuid7(),
            server="https://garage.example",
        )
        self.clock = FixedClock(NOW)
        self.desk = Desk(self.store, access, account, tzdata="", clock=self.clock)
        self.online()
        self.settings = Settings(folder / "none.json", default=Preferences(language=language))
        self.window = MainWindow()
        self.tasks = Tasks(_raise)
        self.office: Office | None = None

    def online(self) -> None:
        """The server answers."""
        self._hear(online=True, problem="")

    def offline(self) -> None:
        """It does not, since 9:12."""
        self._hear(online=False, problem="unreachable")
        if self.store.state().refreshed_at is not None:
            self.store.write_state(replace(self.store.state(), refreshed_at=NOW - 98 * 60))

    def _hear(self, *, online: bool, problem: str) -> None:
        """What the exchange would have found, if it ran."""
        self.desk.engine.online, self.desk.engine._problems["pull"] = online, problem

    def open(self, screen: str) -> Office:
        """The signed-in window on a screen."""
        profile = Profile("front-desk", Path("/home/reception/.local/share/autodoctor/desktop/front-desk"))
        office = Office(self.desk, profile, self.settings, secrets_in_file=True)
        self.window.show_page(office.workspace, "")
        office.open(screen)
        self.office = office
        return office

    def someone(self, *states: SessionState) -> list[Session]:
        """Today's bookings in these states, by their start."""
        today = self.store.between(Session, NOW - 12 * HOUR, NOW + 12 * HOUR)
        return [row for row in today if row.state in states and row.mechanic_id and row.starts]

    async def close(self) -> None:
        """Leave nothing behind."""
        self.window.close()
        self.window.deleteLater()
        await self.tasks.close()
        await self.transport.aclose()
        self.store.close()


def _rows(tenant: DemoTenant) -> Iterator[Record]:
    yield tenant.organization
    for batch in tenant.batches():
        yield from batch


def _raise(fault: BaseException) -> None:
    raise fault


# --- what the server has not answered, or refused


def _wait(stage: Stage) -> None:
    """Three changes of the receptionist that wait for the server."""
    later = [row for row in stage.someone(SessionState.SCHEDULED) if row.starts and row.starts > NOW + HOUR]
    for row in later[:2]:
        assert row.starts is not None
        seen = Place(starts=row.starts, minutes=row.minutes, mechanic_id=row.mechanic_id)
        stage.store.submit(
            MoveSession(session_id=row.id, seen=seen, to=replace(seen, starts=row.starts + HOUR // 2))
        )
    _book(stage, NOW + 25 * 60)


def _book(stage: Stage, starts: int, mechanic_id: UUID | None = None) -> BookSession:
    mechanic = next(row for row in stage.store.all(Mechanic) if row.has_workshop)
    command = BookSession(
        session_id=uuid7(),
        reservation_id=uuid7(),
        customer_id=stage.tenant.customers[7].id,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.DIAGNOSTIC,
        starts=starts // 900 * 900,
        minutes=60,
        mechanic_id=mechanic_id or mechanic.id,
        concern="Battery light comes on when idling",
    )
    stage.store.submit(command)
    return command


def _refuse(stage: Stage) -> None:
    """A booking lost its time to somebody else; a second change was not allowed."""
    taken = next(row for row in stage.someone(SessionState.SCHEDULED) if row.minutes >= 60)
    assert taken.starts is not None
    booking = _book(stage, taken.starts, taken.mechanic_id)
    owner = stage.store.get(Customer, taken.customer_id)
    outcome = Outcome(
        reasons=["booked"],
        blocking=[
            Blocking(
                reason="booked",
                starts=taken.starts,
                ends=taken.starts + taken.minutes * 60,
                customer_name=owner.name if owner else "",
            )
        ],
        alternatives=[
            Alternative(starts=booking.starts + step * HOUR // 2, minutes=60, mechanic_id=booking.mechanic_id)
            for step in (3, 5)
        ],
        stored_as="unplaced",
    )
    mid = stage.store.changes()[-1].mid
    answer = Answer(
        mid=mid, state=ChangeState.CONFLICT, code=ErrorCode.SLOT_TAKEN.value, ack_ver=9, outcome=outcome
    )
    epoch = stage.store.state().epoch
    assert epoch is not None
    stage.store.settle([answer], epoch)


# --- the scenes


def _calendar(mode: Mode, prepare: Callable[[Stage], None] = Stage.online) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        prepare(stage)
        stage.desk.calendar.set_mode(mode)
        stage.open("calendar")

    return show


def _offline_waiting(stage: Stage) -> None:
    stage.offline()
    _wait(stage)


def _empty_day(stage: Stage) -> None:
    stage.desk.calendar.go_to(datetime(2027, 4, 2, tzinfo=stage.tenant.zone).date())


def _list(stage: Stage) -> None:
    _offline_waiting(stage)
    stage.desk.calendar.set_mode(Mode.DAY)
    office = stage.open("calendar")
    settle()  # a window that becomes active later would close the popup
    office.tools.open_list()


def _alerts(stage: Stage) -> None:
    stage.desk.calendar.set_mode(Mode.DAY)
    office = stage.open("calendar")
    translate = QCoreApplication.translate
    office.alerts.show(
        translate("Undo", "The booking of %1 is moved.").replace("%1", "Marc Pelletier"),
        translate("UndoWatch", "Undo"),
        lambda: None,
        "done",
    )
    fault = translate("App", "Something went wrong in the program (%1). The details are in %2.")
    office.alerts.show(fault.replace("%1", "KeyError").replace("%2", "desktop.log"), kind="bad")


def _settings(stage: Stage) -> None:
    stage.open("settings")


def _card(stage: Stage) -> None:
    """A booking's card, beside it."""
    _calendar(Mode.DAY)(stage)
    settle()
    grid = stage.window.findChildren(TimeGrid)[0]
    grid.opened.emit(stage.someone(SessionState.LIVE)[0].id)


def _one_mechanic(stage: Stage) -> None:
    stage.desk.calendar.toggle_mechanic(next(row for row in stage.store.all(Mechanic) if row.has_workshop).id)


def _busy_elsewhere(stage: Stage) -> None:
    """An imported calendar: one mechanic is away for two days, another early and late on the first of them."""
    day = datetime(2026, 12, 17, tzinfo=stage.tenant.zone)
    first, second = [row.id for row in stage.desk.source.mechanics() if row.has_workshop][:2]
    midnight = int(day.timestamp())
    rows = [
        (first, 0, 24, "Stage hybride, Trois-Rivières"),
        (first, 24, 48, ""),
        (second, 6, 9, "Dentiste"),
        (second, 11, 12, "Garderie"),
    ]
    stage.store.load(
        ExternalBusy(
            id=uuid7(),
            mechanic_id=mechanic_id,
            source="cal",
            uid=str(place),
            starts=midnight + starts * HOUR,
            ends=midnight + ends * HOUR,
            summary=summary,
        )
        for place, (mechanic_id, starts, ends, summary) in enumerate(rows)
    )
    stage.desk.calendar.go_to(day.date())


def _night(stage: Stage) -> None:
    stage.clock.set(NOW + 11 * HOUR + 23 * 60)


def _booking(scene: booking_scenes.BookingScene) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.desk.calendar.set_mode(Mode.DAY)
        office = stage.open("calendar")
        settle()
        booking_scenes.open_wizard(stage.desk, office.workspace, stage.tasks.spawn, scene)

    return show


def _sign_in(trouble: Trouble | ErrorCode | None) -> Callable[[Stage], None]:
    async def ask(_: Attempt) -> None:
        raise AssertionError

    def show(stage: Stage) -> None:
        presenter = SignInPresenter(
            ask, server="https://garage.example", email="mireille@garage.example", secrets_in_file=True
        )
        presenter.trouble = trouble
        stage.window.show_page(SignInView(presenter, stage.tasks.spawn), "")

    return show


def _first_fetch(prepare: Callable[[Stage], None]) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        prepare(stage)
        stage.window.show_page(FirstFetch(stage.desk.source, stage.desk.status), "")

    return show


SCENES = (
    Scene(name="calendar-day", show=_calendar(Mode.DAY)),
    Scene(name="calendar-day-offline", show=_calendar(Mode.DAY, Stage.offline)),
    Scene(name="calendar-day-waiting", show=_calendar(Mode.DAY, _offline_waiting)),
    Scene(name="calendar-day-refused", show=_calendar(Mode.DAY, _refuse)),
    Scene(name="calendar-day-empty", show=_calendar(Mode.DAY, _empty_day)),
    Scene(name="calendar-week", show=_calendar(Mode.WEEK)),
    Scene(name="calendar-week-offline", show=_calendar(Mode.WEEK, Stage.offline)),
    Scene(name="calendar-week-one", show=_calendar(Mode.WEEK, _one_mechanic)),
    Scene(name="calendar-day-elsewhere", show=_calendar(Mode.DAY, _busy_elsewhere)),
    Scene(name="calendar-week-elsewhere", show=_calendar(Mode.WEEK, _busy_elsewhere)),
    Scene(name="calendar-night", show=_calendar(Mode.WEEK, _night)),
    Scene(name="calendar-card", show=_card),
    Scene(name="calendar-alerts", show=_alerts),
    Scene(name="waiting-list", show=_list),
    *(Scene(name=scene.name, show=_booking(scene)) for scene in booking_scenes.SCENES),
    Scene(name="settings", show=_settings),
    Scene(name="sign-in", show=_sign_in(None), rows=False),
    Scene(name="sign-in-refused", show=_sign_in(ErrorCode.WRONG_CREDENTIALS), rows=False),
    Scene(name="sign-in-offline", show=_sign_in(Trouble.OFFLINE), rows=False),
    Scene(name="first-fetch", show=_first_fetch(Stage.online), rows=False),
    Scene(name="first-fetch-offline", show=_first_fetch(Stage.offline), rows=False),
)


def _sizes(scene: Scene) -> tuple[tuple[int, int], ...]:
    return SIZES if scene.name.startswith(("calendar", "booking")) else SIZES[:1]


async def take(scene: Scene, tenant: DemoTenant, language: Language, look: ThemeName) -> list[Path]:
    """The pictures of one scene in one language and theme."""
    theme().set_mode(look)
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for width, height in _sizes(scene):
            stage = Stage(Path(folder), tenant, language, rows=scene.rows)
            stage.window.resize(width, height)
            stage.window.show()
            scene.show(stage)
            await answered()
            file = OUT / f"{scene.name}-{look}-{language}-{width}.png"
            _grab(stage.window, file)
            made.append(file)
            await stage.close()
            settle()
    return made


def _grab(window: MainWindow, file: Path) -> None:
    """The window with the popup over it, if one is open."""
    picture = window.grab()
    for popup in window.findChildren(WaitingList):
        popup.render(picture, window.mapFromGlobal(popup.pos()))
        popup.close()
    if not picture.save(str(file)):
        raise OSError(f"{file} could not be written")


def main() -> int:
    """0; the paths are printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="take the pictures whose name contains this")
    parser.add_argument("--themes", nargs="+", default=list(THEMES), choices=THEMES)
    parser.add_argument("--languages", nargs="+", default=list(LANGUAGES), choices=LANGUAGES)
    parser.add_argument("--docs", action="store_true", help="write the pictures of the documents as well")
    chosen = parser.parse_args()
    zoneinfo.reset_tzpath(to=[])
    compile_all()
    use_screen(SIZES[-1], OUT)
    app = QApplication(sys.argv[:1])
    style.install(app)
    tenant = generate(7, NOW)[0]
    wanted = [scene for scene in SCENES if chosen.only in scene.name]
    for language in chosen.languages:
        with spoken(language):
            for look in chosen.themes:
                for scene in wanted:
                    for file in asyncio.run(take(scene, tenant, language, look)):
                        print(file)
                        if chosen.docs and file.stem in DOCUMENTS:
                            PICTURES.mkdir(exist_ok=True)
                            shutil.copy(file, PICTURES / f"{DOCUMENTS[file.stem]}.png")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
