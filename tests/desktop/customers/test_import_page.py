"""What an import shows before it writes, while it does and afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.customer_import import compare
from desktop.store.errors import NotKept, Trouble
from desktop.theming import formats
from desktop.views.customers.import_page import ImportPage
from desktop.views.customers.import_words import WHY, entry_words
from scheduling.importing.report import Code, Entry
from scheduling.records import Customer
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.customers.hands import Hands
from tests.desktop.presenters.test_customer_import import OWN
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable

KEYS = Qt.Key


@pytest.fixture
def shop() -> Scene:
    return scene()


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)


def _shown(hands: Hands, data: bytes = OWN) -> ImportPage:
    hands.view.show_import(compare("clients.csv", data, hands.people.importing.known()))
    assert hands.view.importing is not None
    return hands.view.importing


def test_new_ones_those_alike_and_what_cannot_be_read(hands: Hands) -> None:
    page = _shown(hands)
    assert page.about.text() == "5 rows · 3 new customers · 3 new vehicles. Nothing is written yet."
    assert page.columns.text().startswith("Prénom → first name")
    cards = [
        (card.title.text(), card.count.text()) for card in (page.people, page.alike, page.unread) if card
    ]
    assert cards == [
        ("New customers", "3"),
        ("Looks like somebody already here", "2"),
        ("Could not be read", "7"),
    ]
    assert page.take.text() == "Import 3"
    assert hands.focus() is page.take
    assert hands.shop.sent() == []


def test_columns_that_nothing_is_taken_of_are_named(hands: Hands) -> None:
    page = _shown(hands, b"Name,Phone,Fax,Notes 2,\nZed Moss,514 555 0177,514 555 0178,call first,x\n")
    assert page.left_out.isVisible()
    assert page.left_out.text() == "Not taken over: Fax, Notes 2, what has no heading"
    assert page.columns.text() == "Name → name · Phone → phone"


def test_a_file_of_which_every_column_is_taken_says_nothing_of_it(hands: Hands) -> None:
    page = _shown(hands, b"Name,Phone\nZed Moss,514 555 0177\n")
    assert not page.left_out.isVisible()


def test_enter_takes_it_and_says_that_it_is_kept(hands: Hands) -> None:
    page = _shown(hands)
    hands.key(KEYS.Key_Return)
    hands.qtbot.waitUntil(lambda: not page.under_way)
    assert "Zoé Côté" in {row.name for row in hands.shop.store.all(Customer)}
    assert page.about.text() == "All of it is kept here, and goes to the server by itself."
    assert not page.take.isVisible()
    assert hands.focus() is page.leave
    hands.key(KEYS.Key_Return)
    assert hands.view.importing is None
    assert hands.focus() is hands.view.list.field


def test_it_stays_while_it_writes(hands: Hands) -> None:
    page = _shown(hands)
    page.begin()
    assert page.under_way
    hands.view.list.field.setText("elise")
    hands.view.show_customer(hands.shop.garage.marc.id)
    hands.view.begin_new("Somebody")
    assert hands.view.stack.currentWidget() is page
    hands.qtbot.waitUntil(lambda: not page.under_way)


@pytest.mark.parametrize("fault", [NotKept(Path("outbox.db"), Trouble.DISK_FULL), ValueError("not foreseen")])
def test_what_is_not_taken_is_said_and_can_be_tried_again(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, shop: Scene, fault: Exception
) -> None:
    page = _shown(hands)

    def full(*_: object) -> None:
        raise fault

    with monkeypatch.context() as patch, hands.qtbot.captureExceptions() as told:
        patch.setattr(shop.store, "submit_all", full)
        page.begin()
        hands.qtbot.waitUntil(lambda: not page.under_way)
    assert [kind for kind, *_ in told] == [type(fault)]
    assert page.about.text() == "Not all of it could be kept. Try the rest again."
    page.take.click()
    hands.qtbot.waitUntil(lambda: not page.under_way)
    assert "Zoé Côté" in {row.name for row in shop.store.all(Customer)}


def test_a_list_that_brings_nothing_has_nothing_to_press(hands: Hands) -> None:
    elise = hands.shop.garage.elise
    page = _shown(hands, f"name,phone\n{elise.name},{elise.phone}\n".encode())
    assert page.about.text() == "1 rows · 1 known already. There is nothing new in it."
    assert not page.take.isVisible()
    assert hands.focus() is page.leave
    hands.key(KEYS.Key_Escape)
    assert hands.view.importing is None


def test_somebody_who_is_chosen_takes_its_place(hands: Hands) -> None:
    _shown(hands)
    hands.view.list.field.setFocus()
    hands.type("elise")
    assert hands.view.importing is None
    assert hands.name() == "Élise Tremblay"


def test_each_reason_of_a_list_has_words() -> None:
    assert entry_words(Entry(line=3, code=Code.NO_NAME)) == "Line 3: there is no name"
    said = entry_words(Entry(line=0, code=Code.TOO_MANY, params={"limit": 9}))
    assert said == "The file: there are more than 9 rows in it; import it in parts"
    customers = [*Code][[*Code].index(Code.BAD_ROW) :]
    assert set(customers) <= set(WHY)


@pytest.mark.parametrize(("width", "language"), [(1190, "en"), (848, "fr"), (1744, "fr")])
def test_every_word_fits_has_a_name_and_is_reached(
    qtbot: QtBot, shop: Scene, width: int, language: formats.Language
) -> None:
    formats.use_language(language)
    hands = Hands(qtbot, shop, width=width)
    _shown(hands)
    hands.settle()
    assert hands.view.width() == width, "it asks for no more room than it has"
    assert cut_labels(hands.view) == []
    assert nameless(hands.view) == []
    assert unreachable(hands.view) == []
