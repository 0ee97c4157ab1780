"""The owner's settings of what the workshop is and sells, for `tools.screenshots`: a pretended server answers them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar, cast

from PySide6.QtWidgets import QWidget

from desktop.presenters.on_server import OnServer
from desktop.sync.errors import Unreachable
from desktop.sync.management import Management, SetUpSaid
from desktop.views.settings.bays_section import BaysSection
from desktop.views.settings.calendars_section import CalendarsSection
from desktop.views.settings.keys_section import KeysSection
from desktop.views.settings.organization_section import PlaceSection
from desktop.views.settings.plans_section import PlansSection
from desktop.views.settings.policies_section import PoliciesSection
from desktop.views.settings_view import SettingsView
from scheduling.calendar_messages import CalendarLine, CalendarTrouble
from scheduling.ids import uuid7
from scheduling.key_messages import KeyWish
from scheduling.keys import Scope
from scheduling.management_messages import ListingForm
from scheduling.vocabulary import SessionState, VisitKind
from tools.pretended_owner import PretendedOwner
from tools.quiet import answered, settle
from tools.stage import NOW, Stage

W = TypeVar("W", bound=QWidget)
Then = Callable[[Stage, PretendedOwner], Awaitable[None]]


def server_of(stage: Stage) -> PretendedOwner:
    """With the demo's own rows."""
    made = PretendedOwner(stage.tenant.organization)
    made.rows_of_bays = {row.id: row for row in stage.tenant.bays}
    last = stage.tenant.bays[-1]
    made.rows_of_bays[last.id] = replace(last, active=False)
    made.rows_of_plans = {row.id: row for row in stage.tenant.plans}
    website = "https://garage-tremblay.example/rendez-vous"
    made.listed = ListingForm(listed=True, website=website, kinds=[VisitKind.IN_PERSON, VisitKind.VIDEO])
    return made


def _scene(key: str, then: Then | None = None, *, silent: bool = False) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        server = server_of(stage)
        if silent:
            server.fault = Unreachable("away")
        stage.desk.management = cast("Management", server)
        view = stage.open("settings").workspace.current_view()
        assert isinstance(view, SettingsView)
        view.sections.choose(key)
        settle()
        if then is not None:
            stage.desk.ask(then(stage, server))  # type: ignore[arg-type]  # a coroutine

    return show


def _the(stage: Stage, kind: type[W]) -> W:
    (found,) = stage.window.findChildren(kind)
    return found


async def _known(page: OnServer) -> None:
    while page.busy or not page.known:
        await answered()


async def _typed(stage: Stage, _: PretendedOwner) -> None:
    """Something is wrong with what was typed."""
    place = stage.desk.owner_pages.place
    await _known(place)
    place.type("buffer_minutes", "un peu")
    place.type("email", "garage@")
    place.type("zone", "America/Halifax")
    section = _the(stage, PlaceSection)
    section.refresh()
    section.form.take()


async def _clash(stage: Stage, server: PretendedOwner) -> None:
    """Somebody else changed the same meanwhile."""
    place = stage.desk.owner_pages.place
    await _known(place)
    place.type("notice_minutes", "90")
    server.place = replace(server.place, notice_minutes=240, phone="+15145550199")
    await place.save()


async def _in_use(stage: Stage, server: PretendedOwner) -> None:
    """A bay in which bookings stand."""
    bays = stage.desk.owner_pages.bays
    await _known(bays)
    rows = stage.someone(SessionState.SCHEDULED)
    server.standing[bays.rows[0].id] = [row.id for row in rows[:7]]
    await bays.set_active(bays.rows[0], active=False)
    section = _the(stage, BaysSection)
    section.begin(bays.rows[1])
    section.refresh()


async def _price(stage: Stage, _: PretendedOwner) -> None:
    """Another price is typed."""
    plans = stage.desk.owner_pages.plans
    await _known(plans)
    section = _the(stage, PlansSection)
    section.begin(plans.rows[1])
    plans.type("price_cents", "35")
    section.refresh()


def _numbers(name: str, **typed: str) -> Then:
    """The numbers of a kind, some of them typed."""

    async def then(stage: Stage, server: PretendedOwner) -> None:
        policies = stage.desk.owner_pages.policies
        server.numbers["money"] = {
            "deposit": 20_00,
            "independent_share": 7_000,
            "affiliated_fee": 0,
            "referral_share": 0,
        }
        await policies.load()
        await _known(policies)
        section = _the(stage, PoliciesSection)
        if name:
            section.begin(name)
        for field, value in typed.items():
            policies.type(field, value)
        section.refresh()

    return then


async def _calendars(stage: Stage, server: PretendedOwner) -> None:
    """One that is well, one that fails, one that is new."""
    mechanics = stage.tenant.mechanics
    for name, age, trouble in (
        ("Dentiste et congés", 600, None),
        (
            "Calendrier de l’école, avec un nom assez long pour deux lignes",
            3 * 86_400,
            CalendarTrouble.REFUSED,
        ),
        ("Entraînement", None, None),
    ):
        line = CalendarLine(
            id=uuid7(), name=name, shown="calendar.example/…", mechanic_id=mechanics[0].id if trouble else None,
            age_seconds=age, fetched_at=None if age is None else NOW - age, busy=12, trouble=trouble,
            failing=trouble is not None, left_out=1 if trouble else 0,
        )  # fmt: skip
        server.subscribed[line.id] = line
    page = stage.desk.owner_pages.subscriptions
    await page.load()
    await _known(page)
    section = _the(stage, CalendarsSection)
    section.begin()
    page.type("address", "calendrier de Luc")
    section.refresh()
    section.form.take()


async def _calendar_saved(stage: Stage, server: PretendedOwner) -> None:
    """The bookings ahead were saved to a file just now."""
    del server
    page = stage.desk.owner_pages.subscriptions
    await page.load()
    await _known(page)
    _the(stage, CalendarsSection).out.write(None, stage.folder / "Garage Tremblay.ics")


async def _newer(stage: Stage, server: PretendedOwner) -> None:
    """A newer server sends by something that this program has no name for, too."""
    server.set_up = SetUpSaid(message_channels=["sms", "post"], payments="none")
    await stage.desk.owner_pages.setup.load()


async def _keys(stage: Stage, server: PretendedOwner) -> None:
    """One is made and shown, one is in use, one is over."""
    page = stage.desk.owner_pages.keys
    for name in ("ancien site", "garage-tremblay.example"):
        await server.make_key(
            KeyWish(name=name, scopes=[Scope.AVAILABILITY, Scope.BOOKINGS, Scope.CUSTOMERS])
        )
    first, second = server.made_keys.values()
    server.made_keys[first.id] = replace(first, revoked_at=NOW - 86_400)
    server.made_keys[second.id] = replace(second, last_used=NOW - 600, expires_at=NOW + 90 * 86_400)
    await page.load()
    await _known(page)
    page.open()
    page.type("name", "application mobile")
    page.tick(Scope.AVAILABILITY, on=True)
    await page.save()


async def _new_key(stage: Stage, _: PretendedOwner) -> None:
    """One is about to be made."""
    page = stage.desk.owner_pages.keys
    await _known(page)
    _the(stage, KeysSection).begin()
    page.tick(Scope.BOOKINGS, on=True)
    _the(stage, KeysSection).refresh()


SCENES: dict[str, Callable[[Stage], None]] = {
    "organization": _scene("organization"),
    "organization-wrong": _scene("organization", _typed),
    "organization-clash": _scene("organization", _clash),
    "organization-offline": _scene("organization", silent=True),
    "bays": _scene("bays", _in_use),
    "listing": _scene("listing"),
    "policies": _scene("policies", _numbers("")),
    "policies-cancellation": _scene("policies", _numbers("cancellation", fee="8", late_share="40")),
    "policies-messages": _scene("policies", _numbers("messages", day_before="0.5")),
    "policies-matching": _scene("policies", _numbers("matching")),
    "plans": _scene("plans"),
    "messages": _scene("messages"),
    "messages-newer": _scene("messages", _newer),
    "calendars": _scene("calendars", _calendars),
    "calendar-saved": _scene("calendars", _calendar_saved),
    "payments": _scene("payments"),
    "keys": _scene("keys", _keys),
    "keys-new": _scene("keys", _new_key),
    "about": _scene("about"),
    "plans-price": _scene("plans", _price),
}
