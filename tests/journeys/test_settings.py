"""The owner's settings against a real server: all pages, a price that a receptionist books by."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.presenters.booking_draft import Step
from desktop.presenters.on_server import OnServer
from desktop.views.booking.plan_page import PlanPage
from desktop.views.booking_wizard import BookingWizard
from desktop.views.settings.plans_section import PlansSection
from desktop.views.settings_view import SettingsView
from scheduling.keys import Scope
from scheduling.records import Customer, Plan
from scheduling.vocabulary import VisitKind
from tests.journeys.hands import employed
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, until
from tools.offscreen_tour import wizard_to


async def test_a_new_price_reaches_the_booking_that_is_being_made(
    demo: Demo, sit: Sit, picture: Picture
) -> None:
    owner = next(person for person in demo.people if person.role == "owner")
    first = next(
        one for one in demo.people if one.role == "receptionist" and one.organization == owner.organization
    )
    async with sit(first) as desk, sit(owner) as boss:
        where = await desk.find_free(fits=employed)
        wizard = await wizard_to(desk, Step.KIND, where=where)
        wizard.flow.choose_kind(VisitKind.PHONE)
        wizard.flow.choose_customer(desk.desk.store.all(Customer)[0])
        wizard.flow.skip_vehicle()
        wizard.flow.go(Step.PLAN)
        await until(lambda: isinstance(wizard.page, PlanPage), "the plans")
        before = _prices(wizard)
        standard = next(row for row in boss.desk.store.all(Plan) if row.code == "standard")
        assert before["Standard"] == "$29.00"

        section = await _plans(boss)
        await boss.press(_button(section, f"Change: {standard.name_en}"))
        (price,) = [it for it in section.findChildren(QLineEdit) if it.accessibleName() == "Price"]
        price.setFocus()
        price.selectAll()
        boss.type("31.50")
        assert "What is booked keeps its price of $29.00." in section.form.kept.said.text()  # type: ignore[attr-defined]
        picture(boss, "another-price")
        await boss.press(_button(section, "Save"))
        await until(lambda: not section.form.isVisible(), "the price is saved")

        await until(lambda: _prices(wizard).get("Standard") == "$31.50", "the new price in the booking")
        assert {name: said for name, said in _prices(wizard).items() if name != "Standard"} == {
            name: said for name, said in before.items() if name != "Standard"
        }
        assert wizard.flow.step is Step.PLAN, "nothing else of the booking is another"
        picture(desk, "the-new-price")
        section._plans.open(next(row for row in section._plans.rows if row.id == standard.id))
        section._plans.type("price_cents", "29")
        assert await section._plans.save(), "as the other journeys know it"


async def test_every_page_is_answered_by_a_real_server(demo: Demo, sit: Sit, picture: Picture) -> None:
    owner = next(person for person in demo.people if person.role == "owner")
    async with sit(owner) as boss:
        view = await _settings(boss)
        pages = boss.desk.owner_pages
        asked: dict[str, OnServer] = {
            "organization": pages.place, "bays": pages.bays, "listing": pages.listing, "plans": pages.plans,
            "policies": pages.policies, "messages": pages.setup, "payments": pages.setup,
            "calendars": pages.subscriptions, "keys": pages.keys, "about": pages.about,
        }  # fmt: skip
        for key, page in asked.items():
            view.sections.choose(key)
            await until(lambda page=page: page.known and not page.busy, f"the answer to {key}")  # type: ignore[misc]  # bound on purpose
            assert page.problem == "", key
        await until(lambda: pages.about.version, "the server's version")
        assert not pages.setup.sends

        before = boss.desk.source.organization()
        pages.place.type("notice_minutes", "75")
        assert await pages.place.save()
        await until(
            lambda: boss.desk.source.organization().notice_minutes == 75, "the notice on this desktop"
        )
        pages.place.type("notice_minutes", str(before.notice_minutes))
        assert await pages.place.save()
        pages.policies.open("messages")
        pages.policies.type("quiet/start_minute", "20:30")
        assert await pages.policies.save()
        pages.policies.open("messages")
        assert pages.policies.text("quiet/start_minute") == "20:30"
        pages.policies.to_default(pages.policies.fields())
        assert await pages.policies.save()
        pages.keys.open()
        pages.keys.type("name", "website")
        pages.keys.tick(Scope.AVAILABILITY, on=True)
        assert await pages.keys.save()
        assert pages.keys.made is not None
        assert await pages.keys.revoke(pages.keys.rows[0])
        assert not pages.keys.lives(pages.keys.rows[0])
        bay = next(row for row in pages.bays.rows if row.active)
        pages.bays.open(bay)
        pages.bays.type("name", f"{bay.name} (2)")
        assert await pages.bays.save()
        picture(boss, "settings")


def _prices(wizard: BookingWizard) -> dict[str, str]:
    page = wizard.page
    assert isinstance(page, PlanPage)
    return {choice.plan.name_en: tile.trailing for choice, tile in page.tiles if choice.plan is not None}


async def _settings(boss: Driven) -> SettingsView:
    office = boss.app.office
    assert office is not None
    await boss.to_front()
    office.workspace.rail.chosen.emit("settings")
    view = office.workspace.current_view()
    assert isinstance(view, SettingsView)
    return view


async def _plans(boss: Driven) -> PlansSection:
    view = await _settings(boss)
    view.sections.choose("plans")
    section = await until(lambda: view.sections.findChild(PlansSection), "the page on plans")
    await until(lambda: section._plans.known, "the plans")
    return section


def _button(section: PlansSection, name: str) -> QPushButton:
    (found,) = [
        it
        for it in section.findChildren(QPushButton)
        if name in {it.text(), it.accessibleName()} and it.isVisibleTo(section)
    ]
    return found
