"""Merging two customers on the Customers screen: by keys, side by side, and with the way back named."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.customer_merging import Side
from desktop.store.row_changes import Drop
from desktop.views.customers.merge_page import MergePage
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.vocabulary import Role
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.customers.hands import Hands
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.factories import MONDAY, at, named

KEYS = Qt.Key
OTHER = named("other")


@pytest.fixture
def shop() -> Scene:
    made = scene()
    elise = made.garage.elise
    made.store.load(
        [
            factories.customer(
                "Elise Tremblay", id=OTHER, phone="+15145550199", email=elise.email, notes="Twice"
            )
        ]
    )
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    made = Hands(qtbot, shop)
    made.view.show_customer(shop.garage.elise.id)
    return made


def _page(hands: Hands) -> MergePage:
    assert hands.view.merging is not None
    return hands.view.merging


def _said(page: MergePage) -> str:
    return " ".join(label.text() for label in page.compared.findChildren(QLabel) if label.isVisibleTo(page))


def test_by_keys_alone_the_likeliest_is_merged(hands: Hands, shop: Scene) -> None:
    hands.view.page.start()
    hands.key(KEYS.Key_M)
    page = _page(hands)
    assert page.tiles[0].hasFocus()
    hands.key(KEYS.Key_Return)
    assert page.choices["name"][Side.KEPT].hasFocus()
    assert "cannot be taken back" in _said(page)
    QTest.keyClick(hands.focus(), KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    (command,) = shop.sent()
    assert command == MergeCustomers(
        kept_id=shop.garage.elise.id,
        other_id=OTHER,
        seen=Called(
            name="Elise Tremblay", phone="+15145550199", email=shop.garage.elise.email, notes="Twice"
        ),
        set={"notes": (shop.garage.elise.notes, "Twice")},
    )
    assert hands.view.merging is None
    assert hands.name() == shop.garage.elise.name
    assert hands.view.page.waits.isVisible()
    assert not hands.view.page.merge.isVisible()


def test_it_says_that_older_bookings_are_not_among_those_counted(hands: Hands, shop: Scene) -> None:
    state = replace(shop.store.state(), window_from=at(MONDAY, "00:30"))
    shop.store.apply_page([], state)
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    since = "Only what this computer has is counted: bookings and requests since 15 Jun"
    assert since in _said(page)
    assert "What is older goes along too." in _said(page)
    shop.store.apply_page([], replace(state, window_from=0))
    page.compare(OTHER)
    assert "Only what this computer has is counted. What else there is goes along too." in _said(page)


def test_each_field_is_chosen_and_who_stays_too(hands: Hands, shop: Scene) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    assert page.choices["phone"][Side.KEPT].isChecked()
    page.choices["phone"][Side.OTHER].click()
    page.swap.click()
    assert page.choices["name"][Side.KEPT].text() == "Elise Tremblay"
    page.save.click()
    (command,) = shop.sent()
    assert isinstance(command, MergeCustomers)
    assert (command.kept_id, command.other_id) == (OTHER, shop.garage.elise.id)


def test_of_whom_there_is_more_stays_and_the_title_follows_when_that_is_changed(
    hands: Hands, shop: Scene
) -> None:
    elise = shop.garage.elise
    shop.booking("theirs", shop.garage.anna.id, "10:00", customer_id=OTHER)
    hands.view.page.merge.click()
    page = _page(hands)
    assert page.title.text() == f"Merge {elise.name} with …"
    page.compare(OTHER)
    assert page.title.text() == f"Merge {elise.name} into Elise Tremblay"
    assert page.choices["name"][Side.KEPT].text() == "Elise Tremblay"
    page.swap.click()
    assert page.title.text() == f"Merge Elise Tremblay into {elise.name}"
    page.again.click()
    assert page.title.text() == f"Merge {elise.name} with …"
    page.compare(OTHER)
    page.save.click()
    (command,) = shop.sent()
    assert isinstance(command, MergeCustomers)
    assert (command.kept_id, command.other_id) == (OTHER, elise.id)


def test_somebody_else_is_searched_for(hands: Hands, shop: Scene) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    page.again.click()
    assert page.field.hasFocus()
    page.field.setText(shop.garage.marc.name)
    assert [tile.accessibleName() for tile in page.tiles] != []
    page.tiles[0].click()
    assert shop.garage.marc.name in _said(page)
    page.again.click()
    page.field.setText("xqzw")
    assert page.hint.text() == "No one found"


def test_what_is_typed_at_once_searches(hands: Hands) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    assert page.tiles[0].hasFocus()
    for letter in "marc":
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)
    assert (page.field.text(), page.field.hasFocus()) == ("marc", True)
    assert len(page.tiles) == 1


def test_enter_in_the_search_takes_the_one_who_is_found(hands: Hands, shop: Scene) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    page.field.setFocus()
    page.field.setText(shop.garage.marc.name)
    assert len(page.tiles) == 1
    QTest.keyClick(page.field, KEYS.Key_Return)
    assert shop.garage.marc.name in _said(page)
    assert shop.sent() == []


def test_enter_in_the_search_leads_to_the_first_of_several(hands: Hands) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    page.field.setFocus()
    page.field.setText("e")
    assert len(page.tiles) > 1
    QTest.keyClick(page.field, KEYS.Key_Return)
    assert page.tiles[0].hasFocus()
    assert page._preview is None


def test_esc_leaves_them_two(hands: Hands, shop: Scene) -> None:
    hands.view.page.merge.click()
    _page(hands).compare(OTHER)
    QTest.keyClick(_page(hands), KEYS.Key_Escape)
    assert hands.view.merging is None
    assert hands.name() == shop.garage.elise.name
    assert shop.sent() == []


def test_a_double_click_that_leaves_them_two_books_nothing(hands: Hands, shop: Scene) -> None:
    """The second half of it falls on what lies there then."""
    page = hands.view.page
    QTest.mouseDClick(page.book, Qt.MouseButton.LeftButton)
    assert hands.told == []
    QTest.mouseClick(page.book, Qt.MouseButton.LeftButton)
    assert [what for what, _ in hands.told] == ["book_asked"]


def test_who_went_meanwhile_is_not_merged(hands: Hands, shop: Scene) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    shop.store.apply_page([Drop(kind="customer", id=OTHER)], shop.store.state())
    page.save.click()
    assert page.problem.isVisible()
    assert shop.sent() == []
    page.compare(OTHER)
    assert page.problem.text() == "They are not here any more."


@pytest.mark.parametrize("first", [True, False])
def test_who_goes_while_they_are_compared_is_said_and_the_other_is_kept(
    hands: Hands, shop: Scene, first: bool
) -> None:
    elise = shop.garage.elise
    went, stays = (elise.id, OTHER) if first else (OTHER, elise.id)
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    shop.store.apply_page([Drop(kind="customer", id=went)], shop.store.state())
    hands.view.refresh()
    assert page.problem.isVisible()
    assert page.problem.text() == f"{elise.name if first else 'Elise Tremblay'} is not here any more."
    assert page.customer_id == stays
    assert not page.save.isVisible()
    assert page.whom.isVisible()
    page.leave.click()
    assert hands.view.page.customer_id == stays
    assert hands.view.stack.currentWidget() is hands.view.page
    assert shop.sent() == []


def test_who_goes_before_anybody_is_chosen_is_said(hands: Hands, shop: Scene) -> None:
    elise = shop.garage.elise
    hands.view.page.merge.click()
    page = _page(hands)
    shop.store.apply_page([Drop(kind="customer", id=elise.id)], shop.store.state())
    hands.view.refresh()
    assert page.problem.text() == f"{elise.name} is not here any more."
    assert not page.whom.isVisible(), "nobody can be merged with them"
    page.problem.clear()
    hands.view.refresh()
    assert page.problem.text() == "", "it is said once"
    page.leave.click()
    assert hands.view.stack.currentWidget() is hands.view.nobody


def test_what_was_changed_meanwhile_is_shown_before_it_is_merged(hands: Hands, shop: Scene) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    page.choices["phone"][Side.OTHER].click()
    other = page._preview.other if page._preview is not None else None
    assert other is not None
    shop.store.load([replace(other, postal_code="J1J 1J1")])
    page.save.click()
    assert shop.sent() == []
    assert "changed meanwhile" in page.problem.text()
    assert page.choices["postal_code"][Side.OTHER].text() == "J1J 1J1"
    assert page.choices["phone"][Side.OTHER].isChecked()
    page.save.click()
    assert len(shop.sent()) == 1


def test_ctrl_enter_merges_from_anywhere_on_the_page(hands: Hands, shop: Scene) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    QTest.keyClick(page, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shop.sent() == []
    page.compare(OTHER)
    QTest.keyClick(page.choices["phone"][Side.OTHER], KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(shop.sent()) == 1


def test_a_mechanic_is_not_offered_it(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    shop.booking("own", shop.garage.anna.id, "10:00")
    hands = Hands(qtbot, shop)
    hands.view.show_customer(shop.garage.elise.id)
    assert not hands.view.page.merge.isVisible()
    hands.view.begin_merge(shop.garage.elise.id)
    assert hands.view.merging is None


def test_everything_has_a_name_and_nothing_is_cut(hands: Hands) -> None:
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    assert nameless(page) == []
    assert unreachable(page) == []
    assert cut_labels(page) == []


def test_left_it_is_gone(hands: Hands) -> None:
    hands.view.page.merge.click()
    page = weakref.ref(_page(hands))
    _page(hands).leave.click()
    hands.settle()
    gc.collect()
    assert page() is None


def test_where_one_has_nothing_it_looks_like_nothing_and_is_said(hands: Hands, shop: Scene) -> None:
    there = replace(shop.garage.elise, postal_code="H2J 3V7", phone="+15145550100")
    shop.store.load([there, replace(factories.customer("Elise Tremblay", id=OTHER), postal_code="")])
    hands.view.page.merge.click()
    page = _page(hands)
    page.compare(OTHER)
    sides = page.choices["postal_code"]
    (nothing,) = [button for button in sides.values() if button.text() == "–"]
    (something,) = [button for button in sides.values() if button.text() == "H2J 3V7"]
    assert nothing.property("tone") == "faint"
    assert something.property("tone") is None
    assert nothing.accessibleName().endswith(": empty")


def test_the_numeric_keypad_searches_for_the_other_one(hands: Hands) -> None:
    hands.view.page.merge.click()
    for key in (Qt.Key.Key_5, Qt.Key.Key_1, Qt.Key.Key_4):
        inside = QApplication.focusWidget()
        assert inside is not None
        QTest.keyClick(inside, key, Qt.KeyboardModifier.KeypadModifier)
    assert _page(hands).field.text() == "514"
