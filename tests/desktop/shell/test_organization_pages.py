"""The settings' pages on the organization, its listing and its bays, with the real widgets over a pretended server."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.organization import Bays, Listing, Place
from desktop.sync.errors import Unreachable
from desktop.views.settings.bays_section import BaysSection
from desktop.views.settings.organization_section import ListingSection, PlaceSection
from scheduling.ids import uuid7
from scheduling.management_messages import OrganizationForm
from scheduling.records import Bay, Organization
from scheduling.vocabulary import OrganizationKind, VisitKind
from tests.desktop.shell.owner_page import OwnerPage
from tools.pretended_owner import PretendedOwner, refused

FIRST, SECOND = uuid7(), uuid7()


@pytest.fixture
def server() -> PretendedOwner:
    made = PretendedOwner(
        Organization(
            id=uuid7(), kind=OrganizationKind.WORKSHOP, name="Garage", zone="America/Toronto", locale="fr-CA",
            province="QC", city="Laval", postal_code="H7A 0A1", phone="+15145550142",
        )
    )  # fmt: skip
    made.rows_of_bays = {
        FIRST: Bay(id=FIRST, name="One", sort=0),
        SECOND: Bay(id=SECOND, name="Two", sort=1, active=False),
    }
    return made


@pytest.fixture
async def place(qtbot: QtBot, server: PretendedOwner) -> OwnerPage:
    page, place = OwnerPage(qtbot), Place(server)
    await page.open(PlaceSection(place, page.tasks.spawn), place)
    return page


async def test_the_organization_is_changed_by_keyboard(place: OwnerPage, server: PretendedOwner) -> None:
    assert place.field("Phone").text() == "(514) 555-0142", "as people write it"
    assert not place.button("Save").isEnabled()
    place.sound()
    place.type("Name", "Garage Neuf")
    assert place.button("Save").isEnabled()
    place.type("Kept free after a visit", "20")
    await place.press("Steps of times: 15 min")
    assert place.field("Name").text() == "Garage Neuf"
    QTest.keyClick(place.field("Name"), Qt.Key.Key_Return)
    await place.idle()
    assert (server.place.name, server.place.buffer_minutes, server.place.grid_minutes) == (
        "Garage Neuf",
        20,
        15,
    )
    assert server.place.phone == "+15145550142"
    assert not place.button("Save").isEnabled()
    place.sound()


async def test_nothing_can_be_typed_that_would_be_gone_with_what_is_saved(
    place: OwnerPage, server: PretendedOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, put = asyncio.Event(), server.put_organization

    async def slow(form: OrganizationForm) -> Organization:
        await answered.wait()
        return await put(form)

    monkeypatch.setattr(server, "put_organization", slow)
    place.type("Name", "Garage Neuf")
    QTest.keyClick(place.field("Name"), Qt.Key.Key_Return)
    await asyncio.sleep(0)
    assert not place.field("City").isEnabled()
    assert place.field("Name").text() == "Garage Neuf"
    answered.set()
    await place.idle()
    assert server.place.name == "Garage Neuf"
    assert place.field("City").isEnabled()
    assert place.field("Name").hasFocus(), "the keys are where they were"
    place.view.load()
    await asyncio.sleep(0)
    assert place.field("City").isEnabled(), "it is only looked at"
    await place.idle()


async def test_what_is_wrong_stands_under_its_field_once_saving_was_tried(
    place: OwnerPage, server: PretendedOwner
) -> None:
    place.type("Email", "garage@")
    assert "no email address" not in place.words
    await place.press("Save")
    assert "This is no email address." in place.words
    assert place.field("Email").hasFocus()
    place.type("Email", "garage@example.test")
    assert "no email address" not in place.words
    server.fault = refused("invalid", 400, field="phone")
    await place.press("Save")
    assert "This cannot be read as a phone number." in place.words
    assert place.field("Email").text() == "garage@example.test"
    place.sound()
    server.fault = Unreachable("away")
    await place.press("Save")
    assert "The server does not answer." in place.words
    assert place.field("Email").text() == "garage@example.test"
    await place.press("Leave as it was")
    assert place.field("Email").text() == ""


async def test_what_somebody_else_changed_is_said_with_both_ways_on(
    place: OwnerPage, server: PretendedOwner
) -> None:
    place.type("Notice", "90")
    server.place = replace(server.place, notice_minutes=240, phone="+15145550199")
    await place.press("Save")
    assert "Somebody else changed this meanwhile." in place.words
    assert "Notice: 120\u00a0minutes → 240\u00a0minutes" in place.words
    assert "Phone: (514) 555-0142 → (514) 555-0199" in place.words
    assert not place.button("Save").isEnabled()
    assert server.place.notice_minutes == 240
    place.sound()
    await place.press("Go on with what I typed")
    await place.press("Save")
    assert (server.place.notice_minutes, server.place.phone) == (90, "+15145550199")
    place.type("Notice", "100")
    server.place = replace(server.place, notice_minutes=300)
    await place.press("Save")
    await place.press("Take what stands there now")
    assert place.field("Notice").text() == "300"


async def test_another_zone_says_what_it_means(place: OwnerPage) -> None:
    assert "What is booked stays" not in place.words
    box = place.view.form._fields["zone"].control  # type: ignore[attr-defined]  # the form's own list
    box.take("America/Halifax")
    place.view.refresh()
    assert "What is booked stays at its instant." in place.words


async def test_the_listing(qtbot: QtBot, server: PretendedOwner) -> None:
    page, listing = OwnerPage(qtbot), Listing(server)
    await page.open(ListingSection(listing, page.tasks.spawn), listing)
    assert "Now it is not on the list." in page.words
    await page.press("Public list: Customers find the workshop")
    await page.press("In person")
    page.type("Website", "https://garage.example")
    page.sound()
    await page.press("Save")
    assert (server.listed.listed, server.listed.kinds) == (True, [VisitKind.IN_PERSON])
    assert "On the list now: Garage · Laval, QC, H7A" in page.words
    page.sound()


class BaysPage(OwnerPage):
    """With what it would lead to."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.known: dict[UUID, str] = {}
        self.shown: list[UUID] = []

    async def begin(self, server: PretendedOwner) -> None:
        bays = Bays(server)
        view = BaysSection(
            bays, self.tasks.spawn, lambda row_id: self.known.get(row_id, ""), self.shown.append
        )
        await self.open(view, bays)


@pytest.fixture
async def bays(qtbot: QtBot, server: PretendedOwner) -> BaysPage:
    page = BaysPage(qtbot)
    await page.begin(server)
    return page


async def test_a_bay_is_made_and_named(bays: BaysPage, server: PretendedOwner) -> None:
    await bays.press("New bay")
    assert bays.field("Name").hasFocus()
    bays.type("Name", "Three")
    bays.sound()
    QTest.keyClick(bays.field("Name"), Qt.Key.Key_Return)
    await bays.idle()
    assert "Three" in bays.words
    await bays.press("Rename: One")
    assert not bays.button("New bay").isEnabled()
    bays.type("Name", "Two")
    await bays.press("Save")
    assert "Another one is called so already." in bays.words
    bays.type("Name", "Lift")
    await bays.press("Save")
    assert sorted(row.name for row in server.rows_of_bays.values()) == ["Lift", "Three", "Two"]
    await bays.press("Rename: Three")
    await bays.press("Leave as it was")
    assert not bays.there("Save")
    bays.sound()


async def test_a_bay_in_which_bookings_stand_says_which_and_leads_to_them(
    bays: BaysPage, server: PretendedOwner
) -> None:
    booked = [uuid7() for _ in range(3)]
    server.standing[FIRST] = booked
    bays.known = {booked[0]: "Fri 20 Nov, 9:00 · Ada"}
    sure = "Nothing is booked there any more: Take out of use: One"
    bays.button("Take out of use: One").click()
    await bays.press(sure)
    assert "One stays in use: bookings stand in it." in bays.words
    assert "2 more stand there" in bays.words
    bays.sound()
    await bays.press("Fri 20 Nov, 9:00 · Ada")
    assert bays.shown == [booked[0]]
    server.standing.clear()
    bays.button("Take out of use: One").click()
    await bays.press(sure)
    assert not server.rows_of_bays[FIRST].active
    assert "stays in use" not in bays.words
    await bays.press("Use again: One")
    assert server.rows_of_bays[FIRST].active
