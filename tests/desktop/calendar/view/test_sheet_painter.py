"""The day sheet on letter paper: all that is needed, in the program's language, on as many pages as it takes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPdfWriter

from desktop.presenters.day_sheet import DaySheet
from desktop.theming import formats
from desktop.views.calendar.sheet_painter import FOOT, HEAD, NAME, SheetLayout, _font, print_sheet, set_up
from scheduling.records import Customer
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at

WIDE, HIGH = 530.0, 710.0


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00", vehicle_id=made.garage.civic.id, concern="It squeals")
    return made


def _full(shop: Scene) -> None:
    """A day of more than a page, most of it one mechanic's."""
    for number in range(14):
        shop.booking(f"n{number}", shop.garage.anna.id, f"{9 + number // 2}:{number % 2 * 30:02}", minutes=30)
    shop.booking("last", shop.garage.ivan.id, "15:00")


def _sheet(shop: Scene) -> DaySheet:
    return shop.presenter.sheets.of(MONDAY)


def _said(sheet: DaySheet, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is written on each page."""
    pages: list[list[str]] = []
    write = SheetLayout._write

    def heard(painter: QPainter, x: float, y: float, said: str, size: int, **more: object) -> float:
        pages[-1].append(said)
        return write(painter, x, y, said, size, **more)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(SheetLayout, "_write", staticmethod(heard))
    layout = SheetLayout(sheet, WIDE, HIGH)
    image = QImage(int(WIDE), int(HIGH), QImage.Format.Format_RGB32)
    made = layout.pages()
    for number, page in enumerate(made, 1):
        pages.append([])
        painter = QPainter(image)
        layout.paint(painter, page, number, len(made))
        painter.end()
    return pages


def test_a_booking_has_all_that_is_needed_away_from_the_screen(
    shop: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((*page,),) = _said(_sheet(shop), monkeypatch)
    text = "\n".join(page)
    for part in (
        "Monday 15 June 2026",
        "Garage Test",
        "Anna Affiliated",
        "10:00–11:00",
        "Élise Tremblay",
        "(514) 555-0142",
        "Honda Civic 2018",
        "It squeals",
        "Notes",
        "Page 1 of 1",
    ):
        assert part in text


def test_it_speaks_the_programs_language(shop: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    formats.use_language("fr")
    assert "Lundi 15 juin 2026" in _said(_sheet(shop), monkeypatch)[0]


def test_a_full_day_goes_on_with_the_mechanics_name(shop: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    _full(shop)
    pages = _said(_sheet(shop), monkeypatch)
    assert len(pages) > 1
    assert "Anna Affiliated, continued" in pages[1]
    assert all(page[-1] == f"Page {n} of {len(pages)}" for n, page in enumerate(pages, 1))
    times = [said for page in pages for said in page if re.match(r"\d+:\d\d–", said)]
    assert len(times) == 16


def test_no_page_is_fuller_than_it_is_high_and_no_heading_is_left_alone(shop: Scene) -> None:
    _full(shop)
    for high in range(240, 760, 20):
        for page in SheetLayout(_sheet(shop), WIDE, high).pages():
            assert page.used <= high - HEAD - FOOT or len(page.pieces) <= 2
            assert page.pieces
            assert not page.pieces[-1].heading


def test_what_waits_is_marked_and_explained(shop: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    mover = shop.presenter.mover
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.anna.id))
    (page,) = _said(_sheet(shop), monkeypatch)
    assert "14:00–15:00*" in page
    assert any("waits for the server" in said for said in page)


def test_a_day_without_bookings_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    (page,) = _said(_sheet(scene()), monkeypatch)
    assert "Nothing is booked on this day." in page


def test_a_long_concern_ends_in_dots(shop: Scene) -> None:
    layout = SheetLayout(_sheet(shop), WIDE, HIGH)
    lines = layout._broken("a rather long story about a noise " * 30)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_a_long_name_leaves_room_for_the_whole_phone_number(
    shop: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = next(row for row in shop.store.all(Customer) if row.name == "Élise Tremblay")
    shop.store.load([replace(customer, name="Coopérative de transport adapté de la Montérégie " * 4)])
    wide: dict[str, float] = {}
    write = SheetLayout._write

    def heard(painter: QPainter, x: float, y: float, said: str, size: int, **more: object) -> float:
        wide[said] = write(painter, x, y, said, size, **more)  # type: ignore[arg-type]  # passed on as it came
        return wide[said]

    monkeypatch.setattr(SheetLayout, "_write", staticmethod(heard))
    layout = SheetLayout(_sheet(shop), WIDE, HIGH)
    image = QImage(int(WIDE), int(HIGH), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    layout.paint(painter, layout.pages()[0], 1, 1)
    painter.end()
    phone = formats.phone(customer.phone)
    assert wide[phone] == QFontMetricsF(_font(NAME, 400)).horizontalAdvance(phone)


def test_as_pdf_it_has_as_many_pages_on_letter_paper(shop: Scene) -> None:
    _full(shop)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    set_up(writer)
    count = print_sheet(_sheet(shop), writer)
    del writer
    data = bytes(buffer.data().data())
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == count > 1
    boxes = [tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", data)]
    assert {box[2:] for box in boxes} == {(612.0, 792.0)}
