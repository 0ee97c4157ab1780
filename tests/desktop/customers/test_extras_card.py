"""Credit, favourites, SMS and waivers on a customer's page: as the server tells them, and nothing without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.theming import formats
from scheduling.commands import Outcome
from scheduling.message_delivery import ConsentAnswer
from scheduling.money_messages import CreditLine
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.customers.hands import Hands
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.factories import NOW, named


@pytest.fixture
def shop() -> Scene:
    return scene()


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    """Élise is on view."""
    found = Hands(qtbot, shop)
    found.type("tremblay")
    assert found.name() == shop.garage.elise.name
    return found


def test_it_is_asked_for_once_somebody_is_looked_at_for_a_moment(hands: Hands, shop: Scene) -> None:
    elise, card = shop.garage.elise.id, hands.view.page.extras
    assert hands.server.asked == []
    assert card.said.text() == "Asking the server …"
    assert not card.facts.isVisible()
    hands.qtbot.waitUntil(card.facts.isVisible)
    assert set(hands.server.asked) == {elise}
    assert card.credit.text() == "none"
    assert card.consent.text() == "Was not asked: no SMS are sent"
    assert card.waivers.text() == "none signed"
    assert card.none.isVisible()


def test_credit_and_waivers_are_told_line_by_line(hands: Hands, shop: Scene) -> None:
    elise = shop.garage.elise.id
    hands.server.credits[elise] = [
        CreditLine(reason="spent", cents=-5_00, at=NOW, note="", session_id=None),
        CreditLine(reason="goodwill", cents=25_00, at=NOW, note="Waited long", session_id=None),
    ]
    hands.server.sign(elise, superseded=True)
    hands.server.sign(elise, minor_name="Léo")
    hands.server.sign(elise, altered=True)
    card = hands.asked()
    first, second, third = card.credit.text().replace("\u00a0", " ").split("\n")
    assert first == "$20.00, which never expire"
    assert second.endswith(" · −$5.00 · spent") or second.endswith(" · -$5.00 · spent")
    assert third.endswith(" · $25.00 · goodwill · Waited long")
    altered, minor, old = card.waivers.text().split("\n")
    assert altered == "One that is no longer what was received"
    assert minor.endswith(" · Marie Tremblay · for Léo · version 2")
    assert old.endswith(" · superseded")


def test_a_favourite_is_added_and_taken_away_by_keys(hands: Hands, shop: Scene) -> None:
    card = hands.asked()
    card.names.setFocus()
    first = card.names.currentText()
    hands.key(Qt.Key.Key_Down)
    assert hands.server.liked[shop.garage.elise.id] == [], "who looks through the names adds none"
    hands.key(Qt.Key.Key_Up)
    card.add.setFocus()
    hands.key(Qt.Key.Key_Space)
    (liked,) = hands.server.liked[shop.garage.elise.id]
    (button,) = card._likes.values()
    assert button.isVisible()
    assert button.text() == first == "Anna Affiliated"
    assert liked == named("anna")
    button.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert hands.server.liked[shop.garage.elise.id] == []
    assert card.none.isVisible()


def test_what_they_say_about_sms_is_noted(hands: Hands) -> None:
    card = hands.asked()
    assert card.agree.text() == "They agree to SMS"
    hands.click(card.agree)
    assert card.consent.text().startswith("Agreed on ")
    assert card.agree.text() == "No longer agrees"
    hands.click(card.agree)
    assert card.consent.text().startswith("Wants none, said on ")


def test_without_the_server_it_says_so_and_asks_again(hands: Hands) -> None:
    hands.server.away = True
    card = hands.asked()
    assert card.said.text() == "The server does not answer. Nothing was changed."
    assert not card.facts.isVisible()
    hands.server.away = False
    hands.click(card.again)
    assert card.facts.isVisible()
    assert not card.said.isVisible()
    assert not card.again.isVisible()


def test_another_customer_has_another_card(hands: Hands, shop: Scene) -> None:
    hands.server.liked[shop.garage.elise.id] = [named("anna")]
    assert not hands.asked().none.isVisible()
    hands.view.page.show_customer(shop.garage.marc.id)
    assert not hands.view.page.extras.facts.isVisible()
    assert hands.asked().none.isVisible()


def test_an_affiliated_mechanic_sees_no_money(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    hands = Hands(qtbot, shop)
    hands.view.page.show_customer(shop.garage.elise.id)
    hands.view.stack.setCurrentWidget(hands.view.page)
    card = hands.asked()
    assert card.facts.isVisible()
    assert not card.credit.isVisible()
    assert not card.credit_name.isVisible()


@pytest.mark.parametrize("language", formats.LANGUAGES)
def test_it_is_named_reached_and_whole(qtbot: QtBot, shop: Scene, language: formats.Language) -> None:
    formats.use_language(language)
    hands = Hands(qtbot, shop)
    hands.type("tremblay")
    hands.server.liked[shop.garage.elise.id] = [named("anna"), named("olga")]
    card = hands.asked()
    assert nameless(card) == []
    assert unreachable(card) == []
    assert cut_labels(card) == []


def test_what_stands_beside_buttons_is_on_one_line_with_its_name(hands: Hands) -> None:
    card = hands.asked()
    (name,) = [label for label in card.facts.findChildren(QLabel) if label.text() == "SMS"]
    tops = {label.y() + label.contentsRect().y() for label in (name, card.consent)}
    assert len(tops) == 1
    middle = card.agree.geometry().center().y()
    assert abs(tops.pop() + name.fontMetrics().height() // 2 - middle) <= 2


@pytest.mark.parametrize(("later", "said"), [(0, False), (400, True)])
def test_another_year_is_said_of_credit_and_consent_and_any_of_what_was_signed(
    hands: Hands, shop: Scene, later: int, *, said: bool
) -> None:
    elise = shop.garage.elise.id
    line = CreditLine(reason="spent", cents=-5_00, at=NOW, note="", session_id=None)
    hands.server.credits[elise] = [line]
    hands.server.consents[elise] = ConsentAnswer(customer_id=elise, given=True, changed_at=NOW)
    hands.server.sign(elise)
    formats.use_clock(lambda: NOW + later * 86_400)
    card = hands.asked()
    year = str(formats.local(NOW, UTC).year)
    assert (year in card.credit.text(), year in card.consent.text()) == (said, said)
    assert year in card.waivers.text()


def test_once_the_server_has_heard_of_a_new_customer_it_is_asked(hands: Hands, shop: Scene) -> None:
    hands.view.header.new.click()
    hands.settle()
    assert hands.view.new is not None
    hands.view.new.customer.name.line.setText("Nora Neuve")
    hands.view.new.take()
    hands.settle()
    card = hands.asked()
    assert card.said.text() == "The server has not heard of this customer yet."
    (change,) = shop.store.changes()
    shop.store.apply_page([], replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    applied = Answer(mid=change.mid, state=ChangeState.APPLIED, ack_ver=12, outcome=Outcome())
    shop.store.settle([applied], named("epoch"))
    hands.settle()
    hands.qtbot.waitUntil(card.facts.isVisible)
    assert not card.said.isVisible()


def test_while_the_server_is_asked_the_keys_stay_with_the_card(hands: Hands) -> None:
    card = hands.asked()
    card.agree.setFocus()
    presenter = card._presenter
    presenter.busy = True
    card.refresh()
    assert card.hasFocus()
    presenter.busy = False
    card.refresh()
    assert card.agree.hasFocus()


def test_after_a_favourite_is_taken_away_the_keys_are_on_adding_another(hands: Hands) -> None:
    card = hands.asked()
    card.add.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert card.add.hasFocus()
    (button,) = card._likes.values()
    button.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert not button.isVisible()
    assert card.add.hasFocus()
