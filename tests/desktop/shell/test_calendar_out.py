"""The bookings ahead are saved as a calendar file from the settings, with the real page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_out import CalendarOut
from desktop.presenters.subscriptions import Subscriptions
from desktop.sync.errors import Unreachable
from desktop.views.settings.calendars_section import CalendarsSection
from scheduling.records import Organization
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.shell.owner_page import OwnerPage
from tools.pretended_owner import PretendedOwner


@pytest.fixture
def shop() -> Scene:
    made = scene(Role.OWNER)
    made.booking("one", made.garage.anna.id, "10:00")
    made.booking("two", made.garage.anna.id, "14:00")
    return made


@pytest.fixture
async def page(qtbot: QtBot, shop: Scene) -> OwnerPage:
    source = AvailabilitySource(shop.store)
    whose = [(None, "Garage"), (shop.garage.anna.id, "Anna"), (shop.garage.ivan.id, "Ivan")]
    out = CalendarOut(shop.store, source, shop.clock, shop.presenter.rights, lambda: whose)
    (organization,) = shop.store.all(Organization)
    made, opened = Subscriptions(PretendedOwner(organization), lambda: whose), OwnerPage(qtbot)
    await opened.open(CalendarsSection(made, opened.tasks.spawn, source.zone, out), made)
    return opened


def _section(page: OwnerPage) -> CalendarsSection:
    assert isinstance(page.view, CalendarsSection)
    return page.view


async def test_each_that_one_may_has_a_line_with_how_many(page: OwnerPage) -> None:
    assert page.words.count("2 bookings ahead") == 2
    assert "nothing booked ahead" in page.words
    assert page.button("Save…: Anna").isEnabled()
    assert not page.button("Save…: Ivan").isEnabled()
    page.sound()


async def test_it_is_saved_where_one_says(page: OwnerPage, tmp_path: Path) -> None:
    box = _section(page).out
    page.button("Save…: Anna").click()
    assert box.dialog is not None
    assert [Path(name).name for name in box.dialog.selectedFiles()] == ["Anna.ics"]
    box.dialog.fileSelected.emit(str(tmp_path / "Anna.ics"))
    box.dialog.reject()
    text = (tmp_path / "Anna.ics").read_text(encoding="utf-8").replace("\n ", "")
    assert text.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Élise Tremblay" in text
    assert "With Anna" in text
    assert box.said.text() == "Saved as Anna.ics. It names customers: keep it where only you can read it."
    assert box.said.isVisible()
    page.sound()


async def test_what_came_of_it_stays_while_the_page_is_asked_for_anew(
    page: OwnerPage, tmp_path: Path
) -> None:
    box = _section(page).out
    box.write(None, tmp_path / "Garage.ics")
    page.view.load()
    await page.idle()
    assert box.isVisible()
    assert box.said.text().startswith("Saved as Garage.ics.")


async def test_why_it_was_not_saved_is_said(page: OwnerPage, shop: Scene, tmp_path: Path) -> None:
    box = _section(page).out
    box.write(None, tmp_path / "nowhere" / "Garage.ics")
    assert box.said.text().startswith("The calendar was not saved: ")
    assert box.said.property("tone") == "bad"
    box.write(shop.garage.ivan.id, tmp_path / "Ivan.ics")
    assert box.said.text() == "Nothing is booked ahead any more: no file was written."
    assert not (tmp_path / "Ivan.ics").exists()
    page.sound()


async def test_it_is_there_while_the_server_is_not(qtbot: QtBot, shop: Scene) -> None:
    server = PretendedOwner(shop.store.all(Organization)[0])
    server.fault = Unreachable("away")
    source, whose = AvailabilitySource(shop.store), [(None, "Garage"), (shop.garage.anna.id, "Anna")]
    out = CalendarOut(shop.store, source, shop.clock, shop.presenter.rights, lambda: whose)
    made, opened = Subscriptions(server, lambda: whose), OwnerPage(qtbot)
    await opened.open(CalendarsSection(made, opened.tasks.spawn, source.zone, out), made)
    assert not made.known
    assert opened.button("Save…: Anna").isEnabled()
    assert opened.there("Try again")
    opened.sound()


async def test_a_year_is_counted_through_once_for_all_and_for_nobody_while_it_is_hidden(
    page: OwnerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = _section(page).out._out
    counts = out.counts
    counted: list[int] = []

    def count() -> Counter[UUID | None]:
        counted.append(1)
        return counts()

    monkeypatch.setattr(out, "counts", count)
    page.view.hide()
    page.view.load()
    await page.idle()
    assert counted == []
    page.view.show()
    assert counted == [1]
    assert page.words.count("2 bookings ahead") == 2
