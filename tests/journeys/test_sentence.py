"""A booking by one sentence, English and French, by keys alone: read live, booked, on the server; doubts are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.presenters.quick_add_model import Standing
from desktop.presenters.sentence.parts import Part
from desktop.shell.sentence_box import SentenceBox
from desktop.theming import formats
from desktop.views.calendar_view import CalendarView
from scheduling.calendar_rules import local_of
from scheduling.records import Customer, Mechanic, Session, Vehicle
from scheduling.vocabulary import ServiceType, SessionState
from tests.journeys.counting import counted
from tests.journeys.hands import CTRL, at_rest, employed, go_to
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, Where, on_view, until

K = Qt.Key
MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


async def test_an_english_sentence_is_booked_by_enter(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        where = await left.find_free(fits=employed, days=30)
        wish = _wish(left, where)
        said = (
            f"oil change {wish.vehicle.model} {wish.customer.name} {_day(wish.day, 'en')} {_half_day(wish.minute)}"
            f" with {wish.first_name}"
        )
        with counted(left, "booking by one sentence", steps=1, keys=2):
            box = await _typed(left, said)
            assert {
                box.chips[part].property("standing") for part in (Part.CUSTOMER, Part.DAY, Part.TIME)
            } == {Standing.SAID.value}
            assert "is free, until" in box.verdict.text()
            picture(left, "read")
            await _enter(left, box)
        row = await _booked(left, right, wish)
        assert row.service_type is ServiceType.MAINTENANCE
        assert row.state in {SessionState.SCHEDULED, SessionState.PENDING}
        assert any("is booked" in told for told in left.said())


async def test_a_french_sentence_is_booked_by_enter_in_french(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        where = await left.find_free(fits=employed, days=30)
        await _in_french(left)
        wish = _wish(left, where)
        said = (
            f"freins qui grincent, {wish.vehicle.model} de {wish.customer.name} le {_day(wish.day, 'fr')}"
            f" à {wish.minute // 60}h{wish.minute % 60:02} avec {wish.first_name}"
        )
        with counted(left, "booking by one sentence, in French", steps=1, keys=2):
            box = await _typed(left, said)
            assert "libre" in box.verdict.text(), box.verdict.text()
            picture(left, "read")
            await _enter(left, box)
        row = await _booked(left, right, wish)
        assert row.concern == "Freins qui grincent"


async def test_another_day_or_person_that_may_be_meant_is_asked_first(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        where = await left.find_free(fits=employed, days=30)
        day, minute = local_of(where.starts, left.desk.source.zone())
        name = _shared_name(left)
        mechanic = _mechanic(left, where)
        said = (
            f"oil change for {name} on {_day(day, 'en')} or {_day(day + timedelta(days=1), 'en')}"
            f" at {_half_day(minute)} with {mechanic.name.split()[0]}"
        )
        changes = len(left.desk.store.changes())
        box = await _typed(left, said)
        assert box.chips[Part.CUSTOMER].text() == "Which customer?"
        assert box.chips[Part.DAY].text() == "Which day?"
        picture(left, "asked")
        left.key(K.Key_Return)
        assert box.isVisible(), "nothing is booked yet"
        who = await _choose(left, box, name)
        customer = next(
            row for row in left.desk.store.all(Customer) if who.startswith(row.name) and name in row.name
        )
        if box.chips[Part.VEHICLE].property("standing") == Standing.CHOOSE.value:
            left.key(K.Key_Return)
            await _choose(left, box, "")
        assert box.chips[Part.DAY].text() == "Which day?"
        left.key(K.Key_Return)
        await _choose(left, box, formats.capital(formats.day_short(day)))
        assert len(left.desk.store.changes()) == changes, "nothing is booked before all is answered"
        assert "is free, until" in box.verdict.text()
        picture(left, "answered")
        await _enter(left, box)
        await at_rest(left, right)
        row = await _found(right, customer.id, where.starts)
        assert row.mechanic_id == mechanic.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be said: who comes with which car, when, to whom."""

    customer: Customer
    vehicle: Vehicle
    mechanic: Mechanic
    starts: int
    day: date
    minute: int

    @property
    def first_name(self) -> str:
        return self.mechanic.name.split()[0]


def _wish(driven: Driven, where: Where) -> Wish:
    """Somebody, at that free time."""
    customer, vehicle = _somebody(driven)
    day, minute = local_of(where.starts, driven.desk.source.zone())
    return Wish(
        customer=customer,
        vehicle=vehicle,
        mechanic=_mechanic(driven, where),
        starts=where.starts,
        day=day,
        minute=minute,
    )


async def _typed(driven: Driven, said: str) -> SentenceBox:
    """By Q in the calendar; what is read stands below while one types."""
    calendar = driven.app.office.workspace.current_view()  # type: ignore[union-attr]  # it is open
    assert isinstance(calendar, CalendarView)
    await driven.to_front()
    driven.key(K.Key_Q)
    (box,) = await until(lambda: on_view(driven.app.window, SentenceBox), "the field")
    driven.step("the sentence")
    assert box.field.hasFocus()
    driven.type(said)
    assert box.field.text() == said
    return box


async def _choose(driven: Driven, box: SentenceBox, wanted: str) -> str:
    """Among what is offered, by arrows and Enter; what was taken."""
    await until(lambda: box.offered and box.offered[0].hasFocus(), "the keys at what is offered")
    place = next(place for place, each in enumerate(box.offered) if wanted in each.text())
    taken = box.offered[place].text()
    for _ in range(place):
        driven.key(K.Key_Down)
    driven.key(K.Key_Return)
    await until(box.field.hasFocus, "the keys in the field again")
    return taken


async def _enter(driven: Driven, box: SentenceBox) -> None:
    """What was read is booked."""
    driven.key(K.Key_Return)
    await until(lambda: not box.isVisible(), "the field closes")


async def _booked(left: Driven, right: Driven, wish: Wish) -> Session:
    """The booking, on the second desktop, just as it was wished."""
    await at_rest(left, right)
    row = await _found(right, wish.customer.id, wish.starts)
    assert (row.mechanic_id, row.vehicle_id) == (wish.mechanic.id, wish.vehicle.id)
    return row


async def _found(driven: Driven, customer_id: UUID, starts: int) -> Session:
    def look() -> Session | None:
        return driven.session(lambda row: (row.customer_id, row.starts) == (customer_id, starts))

    return await until(look, "the booking on the second desktop")


def _somebody(driven: Driven) -> tuple[Customer, Vehicle]:
    """Whom a plain name stands for alone, with one car of a plain name."""
    store = driven.desk.store
    people = sorted(store.all(Customer), key=lambda row: row.name)
    working = {part for row in store.all(Mechanic) for part in row.name.casefold().split()}
    for row in people:
        plain = len(row.name.split()) == 2 and row.name.isascii() and row.name.replace(" ", "").isalpha()
        alone = len(store.search_customers(row.name, 2)) == 1 and not working & {*row.name.casefold().split()}
        cars = store.vehicles_of(row.id)
        if plain and alone and len(cars) == 1 and cars[0].model.isalpha():
            return row, cars[0]
    raise AssertionError("the demo has nobody like that")


def _shared_name(driven: Driven) -> str:
    """A family name that a few customers with cars have, and nobody who works here."""
    store = driven.desk.store
    people = [row for row in store.all(Customer) if len(row.name.split()) == 2]
    families: dict[str, list[Customer]] = {}
    for row in people:
        families.setdefault(row.name.split()[1], []).append(row)
    everybody = [part for row in store.all(Customer) for part in row.name.split()]
    working = {part for row in store.all(Mechanic) for part in row.name.split()}
    for name, rows in sorted(families.items()):
        cars = all(store.vehicles_of(row.id) for row in rows)
        if 2 <= len(rows) <= 5 and cars and everybody.count(name) == len(rows) and name not in working:
            return name
    raise AssertionError("no two of the demo have one name")


def _mechanic(driven: Driven, where: Where) -> Mechanic:
    board = driven.calendar.grid.board
    assert board is not None
    mechanic_id = board.columns[where.column].mechanic_id
    found = driven.desk.store.get(Mechanic, mechanic_id) if mechanic_id is not None else None
    assert found is not None
    return found


def _day(day: date, language: str) -> str:
    return f"{day.day} {MONTHS[language].split()[day.month - 1]}"


def _half_day(minute: int) -> str:
    hour = minute // 60
    return f"{hour % 12 or 12}:{minute % 60:02}{'am' if hour < 12 else 'pm'}"


async def _in_french(driven: Driven) -> None:
    """In the settings, by mouse; then back to the calendar."""
    await driven.activate()
    driven.key(K.Key_Comma, CTRL)
    (button,) = await until(
        lambda: [one for one in on_view(driven.app.window, QAbstractButton) if one.text() == "Français"],
        "the languages",
    )
    await driven.press(button)
    await go_to(driven, CalendarView, K.Key_2)
