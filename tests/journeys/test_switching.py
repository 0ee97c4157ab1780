"""Two receptionists at one computer without the network: each sets a PIN, each books, and both arrive as their own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from PySide6.QtCore import Qt

from desktop.views.calendar_view import CalendarView
from desktop.views.settings.pin_section import PinSection
from desktop.views.settings_view import SettingsView
from desktop.views.sign_in_view import SignInView
from desktop.views.switch_view import SwitchView
from tests.integration.serving import ServerProcess
from tests.journeys.conftest import serving
from tests.journeys.hands import employed
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, on_view, until
from tools.offscreen_tour import book_by_keys, two_desks
from tools.running import Person

PINS = ("4711", "2580")


@pytest.fixture
def server(demo: Demo) -> Iterator[ServerProcess]:
    """One of the journey's own, which it stops and starts."""
    yield from serving(demo.urls, demo.folder)


async def _set_pin(driven: Driven, person: Person, pin: str) -> None:
    """In the settings, by the password."""
    await driven.activate()
    driven.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (settings,) = await until(lambda: on_view(driven.app.window, SettingsView), "the settings")
    settings.sections.choose("pin")
    (section,) = await until(lambda: on_view(driven.app.window, PinSection), "one's PIN")
    for field, text in ((section.password, person.password), (section.new, pin), (section.again, pin)):
        field.setFocus()
        driven.type(text)
    driven.key(Qt.Key.Key_Return)
    await until(lambda: driven.desk.access.pins.standing(driven.desk.account.staff_id).known, "the PIN")
    driven.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)


async def _page(driven: Driven) -> SwitchView:
    """By its key."""
    await driven.activate()
    driven.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (page,) = await until(lambda: on_view(driven.app.window, SwitchView), "the people of this computer")
    return page


async def _back(driven: Driven) -> None:
    await until(lambda: on_view(driven.app.window, CalendarView), "the calendar")


async def _switch(driven: Driven, person: Person, pin: str) -> None:
    """By tile and PIN."""
    page = await _page(driven)
    (tile,) = [each for each in page._tiles.values() if each.text() == person.name]
    await driven.press(tile)
    driven.type(pin)
    driven.key(Qt.Key.Key_Return)
    await until(
        lambda: driven.app.desk is not None and driven.desk.account.email == person.email, "the switch"
    )
    await _back(driven)


def _who_booked(demo: Demo, *sessions: UUID) -> list[tuple[str, int]]:
    """Of each: by whom the server says that it was booked, and how many devices booked it."""
    asked = """
        SELECT min(staff.name), count(DISTINCT event.device_id) FROM session_event AS event
        JOIN staff_member AS staff ON staff.id = event.staff_id WHERE event.session_id = %s
    """
    with psycopg.connect(demo.urls.superuser) as connection:
        return [connection.execute(asked, (each,)).fetchone() for each in sessions]  # type: ignore[misc]  # one row


async def test_each_booking_of_a_shared_computer_arrives_as_its_writers(
    demo: Demo, server: ServerProcess, sit: Sit, picture: Picture
) -> None:
    first, second = two_desks(demo.people)
    async with sit(first) as driven:
        await _set_pin(driven, first, PINS[0])
        page = await _page(driven)
        await driven.press(page.other)
        (signing_in,) = await until(lambda: on_view(driven.app.window, SignInView), "the sign-in page")
        for field, text in ((signing_in.email, second.email), (signing_in.password, second.password)):
            field.setFocus()
            driven.type(text)
        driven.key(Qt.Key.Key_Return)
        await until(
            lambda: driven.app.desk is not None and driven.desk.account.email == second.email, "the second"
        )
        await driven.ready()
        await _set_pin(driven, second, PINS[1])
        await _switch(driven, first, PINS[0])
        await until(driven.settled, "the exchange with the server")

        await asyncio.to_thread(server.end)
        await until(lambda: not driven.desk.status.online, "that the server is away")
        where = await driven.find_free(fits=employed)
        of_first, _ = await book_by_keys(driven, "Aline Avant", where=where)
        page = await _page(driven)
        picture(driven, "people")
        assert page.pin.hasFocus()
        driven.type(PINS[0])
        driven.key(Qt.Key.Key_Return)
        await _back(driven)

        await _switch(driven, second, PINS[1])
        assert driven.desk.status.waiting == 0, "what the first one booked is not the second's to send"
        other = await driven.find_free(fits=lambda column: employed(column) and column.bookable_minutes > 0)
        of_second, _ = await book_by_keys(driven, "Benoît Bientôt", where=other)
        assert driven.desk.status.waiting > 0
        page = await _page(driven)
        picture(driven, "both-wait")
        driven.type(PINS[1])
        driven.key(Qt.Key.Key_Return)
        await _back(driven)

        await asyncio.to_thread(server.start)
        await driven.try_now()
        await until(driven.settled, "the second one's booking")
        await until(lambda: _who_booked(demo, of_first)[0][1], "the first one's booking")
    assert _who_booked(demo, of_first, of_second) == [(first.name, 1), (second.name, 1)]
