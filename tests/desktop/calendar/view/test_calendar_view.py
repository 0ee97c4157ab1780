"""The calendar with mouse and keys: booking on free time, cards, the panel, opening hours, themes, languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_flow import BookingSeed
from desktop.presenters.calendar_model import TIMED, Mode
from desktop.theming import formats
from desktop.theming.theme import theme
from desktop.views.calendar.answer_cards import ClashCard, OfferCard
from desktop.views.calendar.calendar_page import AROUND
from desktop.views.calendar.calendar_words import block_aloud
from desktop.views.calendar.texts import STRONG, Texts
from scheduling.commands import CancelSession, MoveSession
from scheduling.records import Mechanic
from scheduling.vocabulary import CancelledBy, Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at, named

Key = Qt.Key


def test_a_first_click_on_free_time_selects_and_a_second_books(pilot: Pilot) -> None:
    seeds: list[BookingSeed] = []
    pilot.view.book_requested.connect(seeds.append)
    place = pilot.point(1, 14 * 60)
    pilot.click(place)
    assert pilot.shop.presenter.selection == pilot.shop.slot(1, at(MONDAY, "14:00"))
    assert seeds == []
    pilot.click(place + QPoint(0, 4))
    assert seeds == [BookingSeed(starts=at(MONDAY, "14:00"), mechanic_id=pilot.shop.garage.ivan.id)]


def test_enter_and_c_book_the_selected_time(pilot: Pilot) -> None:
    seeds: list[BookingSeed] = []
    pilot.view.book_requested.connect(seeds.append)
    pilot.click(pilot.point(0, 14 * 60))
    pilot.key(Key.Key_Return)
    pilot.key(Key.Key_C)
    assert [seed.starts for seed in seeds] == [at(MONDAY, "14:00")] * 2


def test_drawing_out_free_time_books_that_long(pilot: Pilot) -> None:
    seeds: list[BookingSeed] = []
    pilot.view.book_requested.connect(seeds.append)
    start, end = pilot.point(0, 13 * 60), pilot.point(0, 14 * 60 + 16)
    QTest.mousePress(pilot.grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 20))
    QTest.mouseMove(pilot.grid, end)
    QTest.mouseRelease(pilot.grid, Qt.MouseButton.LeftButton, pos=end)
    assert [(seed.starts, seed.minutes) for seed in seeds] == [(at(MONDAY, "13:00"), 90)]


def test_drawing_out_over_a_booking_books_nothing_and_says_why(pilot: Pilot) -> None:
    seeds: list[BookingSeed] = []
    pilot.view.book_requested.connect(seeds.append)
    start, end = pilot.point(0, 9 * 60), pilot.point(0, 10 * 60 + 31)
    QTest.mousePress(pilot.grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 20))
    QTest.mouseMove(pilot.grid, end)
    QTest.mouseRelease(pilot.grid, Qt.MouseButton.LeftButton, pos=end)
    assert seeds == []
    assert "Already booked" in pilot.grid.tip


def test_a_mechanic_does_not_book_for_another(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    pilot = Pilot(qtbot, shop)
    seeds: list[BookingSeed] = []
    pilot.view.book_requested.connect(seeds.append)
    pilot.click(pilot.point(1, 14 * 60))
    pilot.key(Key.Key_Return)
    assert seeds == []
    check = shop.check(1, at(MONDAY, "14:00"))
    geometry = pilot.grid.geometry_
    assert geometry is not None
    assert pilot.grid.overlay.slot_tip(check, geometry) == "Your role does not book here"


def test_keys_go_to_days_and_weeks(pilot: Pilot) -> None:
    presenter = pilot.shop.presenter
    pilot.key(Key.Key_W)
    assert presenter.mode is Mode.WEEK
    pilot.key(Key.Key_Right)
    assert presenter.days()[0] == MONDAY + timedelta(days=7)
    pilot.key(Key.Key_T)
    pilot.key(Key.Key_D)
    assert presenter.days() == (MONDAY,)
    pilot.key(Key.Key_Left)
    assert presenter.days() == (MONDAY - timedelta(days=1),)


def test_tab_reaches_the_block_enter_opens_its_card_and_escape_closes_it(pilot: Pilot) -> None:
    pilot.key(Key.Key_Tab)
    assert pilot.shop.presenter.selection == pilot.shop.ids["one"]
    pilot.key(Key.Key_Return)
    assert pilot.view.card.isVisible()
    QTest.keyClick(pilot.view.card, Key.Key_Escape)
    assert not pilot.view.card.isVisible()


def test_delete_asks_and_then_cancels_with_the_reason(pilot: Pilot) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_Delete)
    assert pilot.shop.sent() == []
    assert pilot.view.card.reason is not None
    pilot.view.card.reason.setText("The car was sold")
    assert pilot.view.card.who is not None
    pilot.view.card.who.buttons[CancelledBy.CUSTOMER].click()
    pilot.view.card.buttons["cancel"].click()
    (command,) = pilot.shop.sent()
    assert isinstance(command, CancelSession)
    assert (command.reason, command.cancelled_by) == ("The car was sold", CancelledBy.CUSTOMER)
    assert not pilot.view.card.isVisible()


def test_the_card_offers_only_what_the_role_may(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    pilot.click(pilot.centre(shop.ids["one"]))
    assert pilot.view.card.isVisible()
    assert set(pilot.view.card.buttons) == {"edit"}, (
        "what was said of an own one, but neither its time nor its end"
    )


def test_the_mechanic_of_an_offer_accepts_it_from_the_card(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    shop.booking("one", shop.garage.olga.id, "10:00", state=SessionState.OFFERED)
    pilot = Pilot(qtbot, shop)
    pilot.click(pilot.centre(shop.ids["one"]))
    assert "decline" in pilot.view.card.buttons
    pilot.view.card.buttons["accept"].click()
    assert shop.session("one").state is SessionState.SCHEDULED


def test_a_click_elsewhere_closes_the_card(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    pilot.click(pilot.point(0, 16 * 60))
    assert not pilot.view.card.isVisible()


def test_one_click_in_the_panel_rebooks_a_clash(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("lost", shop.garage.anna.id, "10:00", state=SessionState.UNPLACED)
    pilot = Pilot(qtbot, shop)
    (card,) = pilot.view.panel.cards
    assert isinstance(card, ClashCard)
    assert "Élise Tremblay" in card.accessibleName()
    card.buttons[0].click()
    pilot.settle()
    assert [type(command) for command in shop.sent()] == [MoveSession]
    assert pilot.view.panel.cards == []
    assert pilot.view.panel.nothing.text() == "Nothing needs an answer"


def test_an_offer_that_waits_is_in_the_panel(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    pilot = Pilot(qtbot, shop)
    (card,) = pilot.view.panel.cards
    assert isinstance(card, OfferCard)
    assert "Olga has not answered yet." in card.accessibleName()


@pytest.mark.parametrize(("width", "collapsed"), [(1100, True), (1300, False)])
def test_in_a_narrow_window_the_panel_is_a_strip(
    qtbot: QtBot, shop: Scene, width: int, collapsed: bool
) -> None:
    assert Pilot(qtbot, shop, width=width).view.panel.collapsed is collapsed


def test_the_strip_opens_the_panel(qtbot: QtBot, shop: Scene) -> None:
    pilot = Pilot(qtbot, shop, width=1100)
    pilot.view.panel.strip.click()
    assert not pilot.view.panel.collapsed


def test_it_opens_at_the_working_hours_with_now_in_view(pilot: Pilot) -> None:
    now = pilot.grid.now_height()
    assert now is not None
    top = pilot.view.area.verticalScrollBar().value()
    assert top <= now <= top + pilot.view.area.viewport().height()


@pytest.mark.parametrize(("time", "height"), [("22:13", 700), ("3:10", 700), ("22:13", 400)])
def test_at_night_it_opens_at_the_working_day(qtbot: QtBot, shop: Scene, time: str, height: int) -> None:
    shop.clock.set(at(MONDAY, time))
    pilot = Pilot(qtbot, shop, height=height)
    board, geometry = pilot.grid.board, pilot.grid.geometry_
    assert board is not None
    assert geometry is not None
    opens = geometry.y(board.opens)
    assert pilot.view.area.verticalScrollBar().value() == pytest.approx(opens - AROUND, abs=1)


def test_days_that_are_not_kept_say_so(qtbot: QtBot, shop: Scene) -> None:
    tuesday = at(MONDAY + timedelta(days=1), "00:00")
    shop.store.write_state(replace(shop.store.state(), window_from=at(MONDAY, "00:00"), window_to=tuesday))
    pilot = Pilot(qtbot, shop)
    shop.presenter.go_to(MONDAY)
    assert not pilot.view.outside.isVisible()
    shop.presenter.go_by(7)
    assert pilot.view.outside.isVisible()
    assert "Mon 15 Jun" in pilot.view.outside.text()


@pytest.mark.usefixtures("pilot")
def test_a_name_is_cut_to_letters_without_dots() -> None:
    texts = Texts()
    whole = texts.width("Geneviève", STRONG)
    assert texts.first_letters("Geneviève", STRONG, whole) == "Geneviève"
    for room in range(12, int(whole)):
        cut = texts.first_letters("Geneviève", STRONG, room)
        assert "Geneviève".startswith(cut)
        assert cut
        assert texts.width(cut, STRONG) <= room
    assert texts.first_letters("Jean-Luc", STRONG, texts.width("Jean-", STRONG)) == "Jean"


def test_hovering_a_narrow_block_says_who_does_it_or_that_nobody_is_named(shop: Scene) -> None:
    shop.booking("two", None, "13:00")
    board = shop.presenter.board()
    assert board is not None
    one, two = (board.block(shop.ids[name]) for name in ("one", "two"))
    assert one is not None
    assert two is not None
    assert "Anna" in block_aloud(one, board.zone)
    assert "Unassigned" in block_aloud(two, board.zone)


def test_another_theme_repaints_it_all(pilot: Pilot) -> None:
    light = pilot.view.grab().toImage()
    theme().set_mode("dark")
    dark = pilot.view.grab().toImage()
    assert light.pixelColor(300, 300).lightness() > 200
    assert dark.pixelColor(300, 300).lightness() < 60


def test_dates_follow_the_language(qtbot: QtBot, shop: Scene) -> None:
    formats.use_language("fr")
    pilot = Pilot(qtbot, shop)
    assert pilot.view.header.title.text() == "Lun. 15 juin"


@pytest.mark.parametrize("mode", sorted(TIMED))
@pytest.mark.parametrize("width", [720, 1024, 1920])
def test_every_state_paints_at_every_size(qtbot: QtBot, mode: Mode, width: int) -> None:
    shop = scene(mode=mode)
    for number, state in enumerate(SessionState):
        shop.booking(f"{number}", shop.garage.anna.id, f"{8 + number}:00", state=state, minutes=45)
        shop.booking(f"{number} b", None, f"{8 + number}:10", state=state, minutes=15)
    shop.hold(mechanic_id=shop.garage.ivan.id)
    pilot = Pilot(qtbot, shop, width=width)
    shown = pilot.grid.grab().toImage()
    assert shown.width() == pilot.grid.width()
    colours = {
        shown.pixelColor(x, y).name() for x in range(60, shown.width(), 3) for y in range(520, 1100, 7)
    }
    assert theme().color("done-bg").name() in colours
    assert theme().color("live-bg").name() in colours


def test_the_card_grows_for_the_question_why(pilot: Pilot) -> None:
    pilot.view.open_card(pilot.shop.ids["one"])
    before = pilot.view.card.height()
    pilot.view.card.ask_cancel()
    card = pilot.view.card
    assert card.reason is not None
    assert card.height() > before
    for part in (card.reason, card.buttons["cancel"]):
        foot = part.mapTo(card, QPoint(0, part.height())).y()
        assert foot <= card.height()
        assert part.height() >= part.minimumSizeHint().height()


def test_a_day_of_nobody_is_painted_to_its_edges(qtbot: QtBot) -> None:
    """A workshop whose mechanics are still to come: nothing of what was on the screen before shines through."""
    shop = scene()
    shop.store.load([replace(row, active=False) for row in shop.store.all(Mechanic)])
    grid = Pilot(qtbot, shop).grid
    geometry = grid.geometry_
    assert geometry is not None
    assert geometry.board.columns == ()
    picture = QImage(int(geometry.width), int(geometry.height), QImage.Format.Format_RGB32)
    before = QColor("magenta")
    picture.fill(before)
    painter = QPainter(picture)
    grid.paint_still(painter, geometry, 1.0)
    painter.end()
    points = [(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 11)]
    assert [point for point in points if picture.pixelColor(*point) == before] == []
