"""Calendars from outside, keys for websites, and what the server is set up for, as the owner sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.about import About
from desktop.presenters.editing import FieldProblem
from desktop.presenters.owner_pages import OwnerPages
from desktop.presenters.server_setup import SetUp
from desktop.presenters.subscriptions import Subscriptions
from desktop.presenters.website_keys import DAY, WebsiteKeys
from desktop.sync.errors import Unreachable
from scheduling.ids import uuid7
from scheduling.key_messages import KeyLine
from scheduling.keys import Scope
from scheduling.management_messages import ServerSetup
from scheduling.message_kinds import KINDS, Channel, MessageKind
from scheduling.records import Organization
from scheduling.vocabulary import OrganizationKind
from tools.pretended_owner import PretendedOwner

LUC = uuid7()
NOW = 1_800_000_000
ADDRESS = "https://calendar.example/luc.ics"


@pytest.fixture
def server() -> PretendedOwner:
    return PretendedOwner(
        Organization(
            id=uuid7(), kind=OrganizationKind.WORKSHOP, name="Garage", zone="America/Toronto", locale="fr-CA",
            province="QC",
        )
    )  # fmt: skip


@pytest.fixture
async def calendars(server: PretendedOwner) -> Subscriptions:
    made = Subscriptions(server, lambda: [(None, "Garage"), (LUC, "Luc")])
    await made.load()
    return made


@pytest.fixture
async def keys(server: PretendedOwner) -> WebsiteKeys:
    made = WebsiteKeys(server, lambda: NOW)
    await made.load()
    return made


async def test_a_calendar_is_subscribed_once_however_often_that_is_tried(
    calendars: Subscriptions, server: PretendedOwner
) -> None:
    calendars.open()
    calendars.type("address", f" {ADDRESS} ")
    calendars.type("mechanic_id", LUC)
    server.answers = False
    assert not await calendars.save()
    server.answers = True
    assert await calendars.save()
    (line,) = calendars.rows
    assert (line.mechanic_id, line.name, calendars.name_of(line.mechanic_id)) == (
        LUC,
        "calendar.example",
        "Luc",
    )
    assert server.addresses[line.id] == ADDRESS
    assert calendars.typed == {}


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", FieldProblem.MISSING),
        ("luc.ics", FieldProblem.CALENDAR),
        ("http://calendar.example/luc.ics", FieldProblem.CALENDAR),
        ("https://calendar.example/a b.ics", FieldProblem.CALENDAR),
        ("https://" + "x" * 2000, FieldProblem.CALENDAR),
    ],
)
async def test_an_address_that_is_none(calendars: Subscriptions, address: str, problem: FieldProblem) -> None:
    calendars.open()
    calendars.type("name", "Luc")
    calendars.type("address", address)
    assert calendars.problems() == {"address": problem}
    calendars.type("address", "webcal://calendar.example/luc.ics")
    assert calendars.problems() == {}
    calendars.type("name", "x" * 81)
    assert calendars.problems() == {"name": FieldProblem.OUT_OF_RANGE}


async def test_the_same_address_twice_is_refused_and_stays_typed(
    calendars: Subscriptions, server: PretendedOwner
) -> None:
    for _ in range(2):
        calendars.open()
        calendars.type("address", ADDRESS)
        await calendars.save()
    assert calendars.problem == "invalid"
    assert calendars.text("address") == ADDRESS
    assert len(server.subscribed) == 1


async def test_a_calendar_is_removed(calendars: Subscriptions, server: PretendedOwner) -> None:
    calendars.open()
    calendars.type("address", ADDRESS)
    await calendars.save()
    assert await calendars.remove(calendars.rows[0])
    assert (calendars.rows, server.subscribed) == ([], {})


async def test_a_key_is_made_and_shown_once(keys: WebsiteKeys, server: PretendedOwner) -> None:
    keys.open()
    assert keys.problems() == {"name": FieldProblem.MISSING, "scopes": FieldProblem.MISSING}
    keys.type("name", "x" * 101)
    keys.tick(Scope.BOOKINGS, on=True)
    assert keys.problems() == {"name": FieldProblem.OUT_OF_RANGE}
    keys.type("name", "website")
    keys.tick(Scope.AVAILABILITY, on=True)
    keys.tick(Scope.PAYMENTS, on=True)
    keys.tick(Scope.PAYMENTS, on=False)
    keys.type("lasts", 90)
    assert await keys.save()
    made = keys.made
    assert made is not None
    assert (made.line.scopes, made.line.expires_at) == ([Scope.AVAILABILITY, Scope.BOOKINGS], NOW + 90 * DAY)
    assert keys.opened is None
    keys.drop()
    assert keys.made is None
    assert [line.name for line in keys.rows] == ["website"]


async def test_a_key_whose_answer_was_lost_is_asked_for_again_and_is_one(
    keys: WebsiteKeys, server: PretendedOwner
) -> None:
    keys.open()
    keys.type("name", "website")
    keys.tick(Scope.BOOKINGS, on=True)
    server.answers = False
    assert not await keys.save()
    server.answers = True
    assert await keys.save()
    assert keys.made is not None
    assert list(server.made_keys) == [keys.made.line.id]
    keys.drop()
    keys.open()
    keys.type("name", "website")
    keys.tick(Scope.BOOKINGS, on=True)
    assert await keys.save()
    assert len(server.made_keys) == 2, "the same words for another key, once the first one was told"


async def test_what_is_wished_otherwise_after_a_lost_answer_is_another_key(
    keys: WebsiteKeys, server: PretendedOwner
) -> None:
    keys.open()
    keys.type("name", "website")
    keys.tick(Scope.BOOKINGS, on=True)
    server.answers = False
    await keys.save()
    server.answers = True
    keys.tick(Scope.PAYMENTS, on=True)
    assert await keys.save()
    assert keys.made is not None
    assert keys.made.line.scopes == [Scope.BOOKINGS, Scope.PAYMENTS]
    assert len(server.made_keys) == 2


async def _make_unheard(keys: WebsiteKeys, server: PretendedOwner) -> KeyLine:
    """A key is made, and its answer is lost."""
    _wish(keys)
    server.answers = False
    assert not await keys.save()
    server.answers = True
    keys.discard()
    (line,) = server.made_keys.values()
    return line


def _wish(keys: WebsiteKeys) -> None:
    keys.open()
    keys.type("name", "website")
    keys.tick(Scope.BOOKINGS, on=True)


@pytest.mark.parametrize("by", ["here", "elsewhere, and heard of", "elsewhere", "its end"])
async def test_the_same_words_for_a_key_that_opens_nothing_any_more_are_another_key(
    server: PretendedOwner, by: str
) -> None:
    now = [NOW]
    keys = WebsiteKeys(server, lambda: now[0])
    await keys.load()
    line = await _make_unheard(keys, server)
    if by == "here":
        await keys.load()
        assert await keys.revoke(line)
    elif by == "its end":
        server.made_keys[line.id] = replace(line, expires_at=NOW + 1)
        now[0] += DAY
        await keys.load()
    else:
        await server.revoke_key(line.id)
        if by == "elsewhere, and heard of":
            await keys.load()
    _wish(keys)
    assert await keys.save()
    assert keys.made is not None
    assert keys.made.line.id != line.id
    assert keys.lives(keys.made.line)


async def test_a_key_whose_answer_was_lost_is_the_same_also_after_the_form_was_closed(
    keys: WebsiteKeys, server: PretendedOwner
) -> None:
    line = await _make_unheard(keys, server)
    await keys.load()
    _wish(keys)
    assert await keys.save()
    assert keys.made is not None
    assert keys.made.line.id == line.id


async def test_a_key_that_nobody_copied_is_not_left_unasked(server: PretendedOwner) -> None:
    pages = OwnerPages(server, lambda: NOW, list)  # type: ignore[arg-type]  # pretended
    keys = pages.keys
    assert not pages.uncopied_key
    keys.open()
    keys.type("name", "website")
    keys.tick(Scope.BOOKINGS, on=True)
    assert await keys.save()
    assert (pages.uncopied_key, pages.unsaved) == (True, False)
    assert keys.made is not None
    assert keys.copy() == keys.made.key
    assert not pages.uncopied_key


async def test_those_that_open_something_come_first(keys: WebsiteKeys, server: PretendedOwner) -> None:
    for name in ("old", "mid", "new"):
        keys.open()
        keys.type("name", name)
        keys.tick(Scope.AVAILABILITY, on=True)
        assert await keys.save()
    assert [line.name for line in keys.rows] == ["new", "mid", "old"]
    assert await keys.revoke(keys.rows[0])
    assert [line.name for line in keys.rows] == ["mid", "old", "new"]
    mid = keys.rows[0]
    server.made_keys[mid.id] = replace(mid, expires_at=NOW)
    await keys.load()
    assert [line.name for line in keys.rows if keys.lives(line)] == ["old"]


async def test_what_the_server_is_set_up_for(server: PretendedOwner) -> None:
    setup = SetUp(server)
    await setup.load()
    assert (setup.sends, setup.quiet, setup.money.deposit) == (False, (21 * 60, 8 * 60), 15_00)
    server.set_up = ServerSetup(message_channels=[Channel.EMAIL], payments="fake")
    server.numbers["messages"] = {"quiet": {"start_minute": 0, "end_minute": 0}, "day_before": 7200}
    await setup.load()
    assert (setup.sends, setup.quiet, setup.messages.day_before) == (True, None, 7200)


def test_every_message_is_to_customers_or_to_staff(server: PretendedOwner) -> None:
    setup = SetUp(server)
    customers, staff = setup.planned(customers=True), setup.planned(customers=False)
    assert {each.kind for each in [*customers, *staff]} == set(KINDS)
    assert len(customers) + len(staff) == len(KINDS)
    assert MessageKind.NEW_OFFER in {each.kind for each in staff}


async def test_the_servers_version_needs_the_server_and_nothing_else_does(server: PretendedOwner) -> None:
    about = About(server)
    server.fault = Unreachable("away")
    await about.load()
    assert (about.known, about.version, about.problem) == (True, "", "unreachable")
    server.fault = None
    await about.load()
    assert about.version == "0.2.0"


async def test_each_page_is_kept_with_what_is_typed_into_it(server: PretendedOwner) -> None:
    pages = OwnerPages(server, lambda: NOW, list)  # type: ignore[arg-type]  # pretended
    unsaved = [pages.unsaved]
    await pages.place.load()
    pages.place.type("city", "Laval")
    unsaved.append(pages.unsaved)
    assert pages.place.text("city") == "Laval"
    pages.place.discard()
    unsaved.append(pages.unsaved)
    assert unsaved == [False, True, False]
