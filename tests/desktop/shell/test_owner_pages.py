"""The settings' pages on calendars, keys, messages, payments and the program, with the real widgets."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.about import About
from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_out import CalendarOut
from desktop.presenters.server_setup import SetUp
from desktop.presenters.subscriptions import Subscriptions
from desktop.presenters.website_keys import WebsiteKeys
from desktop.sync.errors import Unreachable
from desktop.sync.management import SetUpSaid
from desktop.views.settings.about_section import AboutSection
from desktop.views.settings.calendars_section import CalendarsSection, trouble_words
from desktop.views.settings.keys_section import KeysSection, scope_words
from desktop.views.settings.message_words import message_title
from desktop.views.settings.setup_sections import MessagesSection, PaymentsSection
from scheduling.calendar_messages import CalendarTrouble
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.management_messages import ServerSetup
from scheduling.message_kinds import Channel, MessageKind
from scheduling.records import Organization
from scheduling.vocabulary import OrganizationKind
from tests.desktop.calendar.scenes import scene
from tests.desktop.shell.owner_page import OwnerPage
from tools.pretended_owner import PretendedOwner

ZONE = ZoneInfo("America/Toronto")
NOW = 1_800_000_000
LUC = uuid7()


@pytest.fixture
def server() -> PretendedOwner:
    return PretendedOwner(
        Organization(
            id=uuid7(), kind=OrganizationKind.WORKSHOP, name="Garage", zone="America/Toronto", locale="fr-CA",
            province="QC",
        )
    )  # fmt: skip


@pytest.fixture
async def calendars(qtbot: QtBot, server: PretendedOwner) -> OwnerPage:
    page, made = OwnerPage(qtbot), Subscriptions(server, lambda: [(None, "Garage"), (LUC, "Luc")])
    shop = scene()
    source, rights = AvailabilitySource(shop.store), shop.presenter.rights
    out = CalendarOut(shop.store, source, shop.clock, rights, lambda: [(None, "Garage")])
    await page.open(CalendarsSection(made, page.tasks.spawn, lambda: ZONE, out), made)
    return page


@pytest.fixture
async def keys(qtbot: QtBot, server: PretendedOwner) -> OwnerPage:
    page, made = OwnerPage(qtbot), WebsiteKeys(server, lambda: NOW)
    await page.open(KeysSection(made, page.tasks.spawn, lambda: ZONE), made)
    return page


async def test_a_calendar_is_subscribed_looked_at_and_removed(
    calendars: OwnerPage, server: PretendedOwner
) -> None:
    assert "No calendar is subscribed." in calendars.words
    assert "gives out no calendar" in calendars.words
    await calendars.press("Subscribe a calendar")
    assert calendars.field("Address").hasFocus()
    calendars.type("Address", "ftp://x")
    await calendars.press("Save")
    assert "it begins with https:// or webcal://" in calendars.words
    calendars.type("Address", "https://calendar.example/luc.ics")
    calendars.type("Name", "Dentist")
    calendars.sound()
    await calendars.press("Save")
    assert "Garage · calendar.example/… · not fetched yet" in calendars.words
    (line,) = server.subscribed.values()
    server.subscribed[line.id] = replace(
        line, fetched_at=NOW, age_seconds=600, busy=3, failing=True, failures=4, left_out=1,
        trouble=CalendarTrouble.NOT_FOUND,
    )  # fmt: skip
    calendars.view.load()
    await calendars.idle()
    assert "as of 10 min ago" in calendars.words
    assert "There is no calendar at this address." in calendars.words
    assert "Fails" in calendars.words
    calendars.sound()
    server.subscribed[line.id] = replace(line, fetched_at=NOW, age_seconds=90_000)
    calendars.view.load()
    await calendars.idle()
    assert "as of Fri 15 Jan" in calendars.words
    calendars.button("Remove: Dentist").click()
    assert server.subscribed
    await calendars.press("Remove with its busy times: Remove: Dentist")
    assert not server.subscribed


def test_every_trouble_scope_and_message_has_words() -> None:
    assert len({trouble_words(each) for each in CalendarTrouble}) == len(CalendarTrouble)
    assert len({scope_words(each) for each in Scope}) == len(Scope)
    assert len({message_title(each) for each in MessageKind}) == len(MessageKind)


async def test_a_key_is_made_copied_and_revoked(keys: OwnerPage, server: PretendedOwner) -> None:
    assert "There is no key." in keys.words
    await keys.press("Make a key")
    keys.type("Name", "website")
    await keys.press("Save")
    assert "This cannot be empty." in keys.words
    await keys.press("Book, move and cancel")
    await keys.press("It ends: After 90\u00a0days")
    keys.sound()
    await keys.press("Save")
    shown = keys.field("The key").text()
    assert shown.startswith("adk_")
    assert "it is not shown again" in keys.words
    assert not keys.button("Make a key").isEnabled()
    keys.sound()
    keys.button("Copy").click()
    assert QGuiApplication.clipboard().text() == shown
    await keys.press("Done")
    assert "not shown again" not in keys.words
    assert "never used · until 15 Apr 2027 · book, move and cancel" in keys.words
    keys.button("Revoke: website").click()
    assert all(line.revoked_at is None for line in server.made_keys.values())
    await keys.press("Revoke for good: Revoke: website")
    assert "Opens nothing" in keys.words
    assert not keys.there("Revoke: website")
    keys.sound()


async def test_messages_say_that_none_leaves_a_server_without_a_carrier(
    qtbot: QtBot, server: PretendedOwner
) -> None:
    page, setup = OwnerPage(qtbot), SetUp(server)
    await page.open(MessagesSection(setup, page.tasks.spawn), setup)
    assert "No message leaves this server" in page.words
    assert "Quiet hours: 21:00 to 8:00." in page.words
    assert "24\u00a0hours before the start · email, SMS with consent · waits for the morning" in page.words
    assert "when it happens · to owner and reception, to the mechanic" in page.words
    assert "once a week, at 9:00, if wanted · to the mechanic · email" in page.words
    page.sound()
    server.set_up = ServerSetup(message_channels=[Channel.EMAIL, Channel.SMS], payments="none")
    server.numbers["messages"] = {"quiet": {"start_minute": 60, "end_minute": 60}}
    page.view.load()
    await page.idle()
    assert "Messages go out by email and SMS." in page.words
    assert "There are no quiet hours." in page.words
    page.sound()


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        (["pigeon"], "Messages go out by a way this version does not know."),
        (["pigeon", "sms"], "Messages go out by SMS, and by a way this version does not know."),
    ],
)
async def test_a_newer_servers_way_is_said_to_be_one(
    qtbot: QtBot, server: PretendedOwner, channels: list[str], said: str
) -> None:
    server.set_up = SetUpSaid(message_channels=channels, payments="none")
    page, setup = OwnerPage(qtbot), SetUp(server)
    await page.open(MessagesSection(setup, page.tasks.spawn), setup)
    assert said in page.words
    assert "No message leaves" not in page.words
    page.sound()


@pytest.mark.parametrize(
    ("payments", "said"),
    [("none", "No card service is connected."), ("fake", "charges nobody"), ("stripe", "Connected: stripe.")],
)
async def test_payments_say_who_charges_cards(
    qtbot: QtBot, server: PretendedOwner, payments: str, said: str
) -> None:
    server.set_up = ServerSetup(message_channels=[], payments=payments)
    page, setup = OwnerPage(qtbot), SetUp(server)
    await page.open(PaymentsSection(setup, page.tasks.spawn), setup)
    assert said in page.words
    assert "cash is rounded to $0.05" in page.words
    page.sound()


@pytest.mark.parametrize("operator", [True, False])
async def test_the_program_tells_its_version_without_the_server(
    qtbot: QtBot, server: PretendedOwner, operator: bool
) -> None:
    server.fault = Unreachable("away")
    page, about = OwnerPage(qtbot), About(server)
    await page.open(AboutSection(about, page.tasks.spawn, "https://garage.example", operator=operator), about)
    assert "https://garage.example" in page.words
    assert "The server does not answer." in page.words
    assert ("pg_dump" in page.words) is operator
    page.sound()
    server.fault = None
    page.view.load()
    await page.idle()
    assert "0.2.0" in page.words
