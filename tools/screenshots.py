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
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.presenters.calendar_model import Mode
from desktop.presenters.hints import Hints
from desktop.presenters.preferences import Language
from desktop.presenters.sign_in import Attempt, SignInPresenter, Trouble
from desktop.shell.find_box import FindBox
from desktop.shell.first_fetch import FirstFetch
from desktop.shell.hinting import Hinting
from desktop.shell.main_window import MainWindow
from desktop.shell.waiting_list import WaitingList
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.theming.tokens import THEMES, ThemeName
from desktop.views.sign_in_view import SignInView
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy, Mechanic
from scheduling.vocabulary import Role
from sync_server.services.demo import DemoTenant, generate
from tools import (
    alert_scenes,
    booking_scenes,
    calendar_scenes,
    card_scenes,
    change_scenes,
    confirmation_scenes,
    customer_scenes,
    handover_scenes,
    history_scenes,
    hours_scenes,
    intake_scenes,
    money_scenes,
    now_scenes,
    owner_scenes,
    requests_scenes,
    sentence_scenes,
    settings_scenes,
    signing_scenes,
    switching_scenes,
    today_scenes,
    waiver_scenes,
    walk_in_scenes,
    work_scenes,
)
from tools.booking_stage import BookingScene, open_wizard
from tools.quiet import answered, settle, spoken, use_screen
from tools.stage import HOUR, NOW, Stage, refuse, wait
from tools.translations import compile_all

OUT = Path(__file__).parents[1] / "build" / "screenshots"
PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SIZES = ((1366, 768), (1920, 1080))
DOCUMENTS = {
    "calendar-day-light-en-1366": "calendar",
    "calendar-week-dark-fr-1920": "week-dark-fr",
}
LANGUAGES: tuple[Language, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """``show`` fills the window; it is called anew for each language, theme and size."""

    name: str
    show: Callable[[Stage], None]
    rows: bool = True
    """Whether the workshop's rows are there."""
    role: Role = Role.RECEPTIONIST
    """Whose desk it is."""


def _calendar(mode: Mode, prepare: Callable[[Stage], None] = Stage.online) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        prepare(stage)
        stage.desk.calendar.set_mode(mode)
        stage.open("calendar")

    return show


def _offline_waiting(stage: Stage) -> None:
    stage.offline()
    wait(stage)


def _empty_day(stage: Stage) -> None:
    stage.desk.calendar.go_to(datetime(2027, 4, 2, tzinfo=stage.tenant.zone).date())


def _list(stage: Stage) -> None:
    _offline_waiting(stage)
    stage.desk.calendar.set_mode(Mode.DAY)
    office = stage.open("calendar")
    settle()  # a window that becomes active later would close the popup
    office.tools.open_list()


def _hint(stage: Stage) -> None:
    """Whoever sees the calendar for the first time."""
    stage.settings.set_hints("on")
    _calendar(Mode.WEEK)(stage)
    (hinting,) = stage.window.findChildren(Hinting)
    hinting._hints = Hints(stage.settings, lambda: False)
    hinting.look()


def _settings(stage: Stage) -> None:
    stage.open("settings")


def _search(typed: str) -> Callable[[Stage], None]:
    """The search over the window."""

    def show(stage: Stage) -> None:
        stage.desk.calendar.set_mode(Mode.WEEK)
        stage.open("calendar").find()
        (box,) = stage.window.findChildren(FindBox)
        box.field.setText(typed)
        settle()

    return show


def _keys(stage: Stage) -> None:
    """The list of keys over the window."""
    office = stage.open("today")
    settle()
    office.searching.show_keys()


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


def _booking(scene: BookingScene) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.desk.calendar.set_mode(Mode.DAY)
        office = stage.open("calendar")
        settle()
        wizard = open_wizard(stage.desk, office.workspace, stage.tasks.spawn, scene)
        office.alerts.step_aside(wizard.free_room)  # as whoever opens the window does

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
    Scene(name="calendar-day-refused", show=_calendar(Mode.DAY, refuse)),
    Scene(name="calendar-day-empty", show=_calendar(Mode.DAY, _empty_day)),
    Scene(name="calendar-week", show=_calendar(Mode.WEEK)),
    Scene(name="calendar-week-offline", show=_calendar(Mode.WEEK, Stage.offline)),
    Scene(name="calendar-week-one", show=_calendar(Mode.WEEK, _one_mechanic)),
    Scene(name="calendar-day-elsewhere", show=_calendar(Mode.DAY, _busy_elsewhere)),
    Scene(name="calendar-week-elsewhere", show=_calendar(Mode.WEEK, _busy_elsewhere)),
    Scene(name="calendar-night", show=_calendar(Mode.WEEK, _night)),
    *(Scene(name=f"calendar-{name}", show=show) for name, show in card_scenes.SCENES.items()),
    *(Scene(name=f"calendar-card-{name}", show=show) for name, show in money_scenes.SCENES.items()),
    *(Scene(name=f"calendar-{name}", show=show) for name, show in money_scenes.BESIDE.items()),
    *(
        Scene(name=f"calendar-card-{name}", show=show, role=Role.OWNER)
        for name, show in money_scenes.AS_OWNER.items()
    ),
    *(Scene(name=f"calendar-card-{name}", show=show) for name, show in confirmation_scenes.SCENES.items()),
    *(Scene(name=f"calendar-{name}", show=show) for name, show in intake_scenes.SCENES.items()),
    *(Scene(name=f"calendar-{name}", show=show) for name, show in calendar_scenes.SCENES.items()),
    *(Scene(name=name, show=show) for name, show in walk_in_scenes.SCENES),
    *(Scene(name=f"alerts-{name}", show=show) for name, show in alert_scenes.SCENES.items()),
    Scene(name="hint", show=_hint),
    Scene(name="waiting-list", show=_list),
    Scene(name="search", show=_search("")),
    Scene(name="keys", show=_keys),
    Scene(name="search-found", show=_search("tremb")),
    Scene(name="search-nothing", show=_search("xqzwv")),
    Scene(name="search-sentence", show=_search("Marie Tremblay freins jeudi 14 h")),
    *(Scene(name=scene.name, show=_booking(scene)) for scene in booking_scenes.SCENES),
    *(Scene(name=f"changes-{name}", show=show) for name, show in change_scenes.SCENES.items()),
    *(Scene(name=f"customers-{name}", show=show) for name, show in customer_scenes.SCENES.items()),
    *(Scene(name=f"handed-over-{name}", show=show) for name, show in handover_scenes.SCENES.items()),
    *(Scene(name=f"history-{name}", show=show) for name, show in history_scenes.SCENES.items()),
    *(Scene(name=f"sentence-{name}", show=show) for name, show in sentence_scenes.SCENES.items()),
    *(Scene(name=f"today-{name}", show=show) for name, show in today_scenes.SCENES.items()),
    *(Scene(name=f"requests-{name}", show=show) for name, show in requests_scenes.SCENES.items()),
    *(Scene(name=f"work-{name}", show=show) for name, show in work_scenes.SCENES.items()),
    *(Scene(name=f"availability-{name}", show=show) for name, show in hours_scenes.SCENES.items()),
    *(Scene(name=f"signed-out-{name}", show=show) for name, show in signing_scenes.SCENES.items()),
    *(Scene(name=f"switching-{name}", show=show) for name, show in switching_scenes.SCENES.items()),
    *(Scene(name=f"now-{name}", show=show) for name, show in now_scenes.SCENES.items()),
    *(Scene(name=f"waivers-{name}", show=show) for name, show in waiver_scenes.SCENES.items()),
    *(
        Scene(name=f"waivers-{name}", show=show, role=Role.OWNER)
        for name, show in waiver_scenes.AS_OWNER.items()
    ),
    Scene(name="settings", show=_settings),
    *(
        Scene(name=f"settings-{name}", show=show, role=Role.OWNER)
        for name, show in (settings_scenes.SCENES | owner_scenes.SCENES).items()
    ),
    *(
        Scene(name=f"settings-{name}", show=show, role=Role.OWNER)
        for name, show in history_scenes.OF_THE_SHOP.items()
    ),
    Scene(name="sign-in", show=_sign_in(None), rows=False),
    Scene(name="sign-in-refused", show=_sign_in(ErrorCode.WRONG_CREDENTIALS), rows=False),
    Scene(name="sign-in-offline", show=_sign_in(Trouble.OFFLINE), rows=False),
    Scene(name="first-fetch", show=_first_fetch(Stage.online), rows=False),
    Scene(name="first-fetch-offline", show=_first_fetch(Stage.offline), rows=False),
)


_IN_BOTH = (
    "alerts",
    "calendar",
    "booking",
    "changes",
    "customers",
    "handed-over",
    "history",
    "today",
    "requests",
    "work",
    "availability",
    "settings-",
)
"""Screens whose pictures are taken in both sizes."""


def _sizes(scene: Scene) -> tuple[tuple[int, int], ...]:
    return SIZES if scene.name.startswith(_IN_BOTH) else SIZES[:1]


async def take(scene: Scene, tenant: DemoTenant, language: Language, look: ThemeName) -> list[Path]:
    """The pictures of one scene in one language and theme."""
    theme().set_mode(look)
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for width, height in _sizes(scene):
            stage = Stage(Path(folder), tenant, language, rows=scene.rows, role=scene.role)
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
