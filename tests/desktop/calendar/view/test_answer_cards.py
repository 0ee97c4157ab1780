"""The cards beside the calendar: what each says and does, that one is led to, and that the focus stays."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.needs_answer import OfferWaiting
from desktop.theming import formats, resources
from desktop.views.calendar.answer_cards import AnswerCard, ClashCard, MoveCard, OfferCard, RefusedCard
from scheduling.commands import CancelSession, MoveSession
from scheduling.vocabulary import SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at

TOLD = (
    "Once another time stands on the server, Élise Tremblay is told of it, "
    "if the server is set up to send messages."
)


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    made.booking("winner", made.garage.ivan.id, "14:00")
    return made


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    return Pilot(qtbot, shop)


class _French(QTranslator):
    """The French of our cards, from its source: it needs not be compiled."""

    def __init__(self) -> None:
        super().__init__()
        tree = ET.parse(resources.path("translations", "autodoctor_fr.ts"))  # noqa: S314 our own file
        (context,) = (node for node in tree.iter("context") if node.findtext("name") == "Calendar")
        self._known = {
            message.findtext("source"): message.findtext("translation") or ""
            for message in context.iter("message")
        }

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,  # noqa: ARG002 as the method
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        return self._known.get(sourceText) if context == "Calendar" else None


@contextmanager
def in_french() -> Iterator[None]:
    """What is made meanwhile speaks French."""
    french = _French()
    QCoreApplication.installTranslator(french)
    formats.use_language("fr")
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(french)
        formats.use_language("en")


def only(pilot: Pilot) -> AnswerCard:
    pilot.settle()
    (card,) = pilot.view.panel.cards
    return card


def said(card: AnswerCard) -> list[str]:
    """Its lines, with plain spaces."""
    texts = [label.text().replace("\u00a0", " ") for label in card.findChildren(QLabel)]
    return [text for text in texts if text]


def named(card: AnswerCard, words: str) -> int:
    """The place of a button."""
    return [button.text() for button in card.buttons].index(words)


def test_a_refused_move_says_who_has_the_time_and_where_it_stands(pilot: Pilot) -> None:
    pilot.shop.lose_move("one", "14:00", pilot.shop.garage.ivan.id)
    card = only(pilot)
    assert isinstance(card, MoveCard)
    assert said(card) == [
        "Not moved",
        "Élise Tremblay, Mon 15 Jun, 14:00",
        "Ivan has Élise Tremblay then (14:00–15:00).",
        "It is still at 10:00, with Anna.",
        TOLD,
    ]
    assert card.buttons[0].text() == "14:00 Anna"
    assert card.buttons[0].accessibleName() == "Move to Mon 15 Jun, 14:00–15:00 with Anna Affiliated"
    assert card.buttons[-1].text() == "Leave it where it is"


def test_a_card_of_another_year_says_which_on_its_buttons_too(pilot: Pilot) -> None:
    formats.use_clock(lambda: at(MONDAY + timedelta(days=300), "9:00"))
    pilot.shop.lose_move("one", "14:00", pilot.shop.garage.ivan.id)
    card = only(pilot)
    assert said(card)[1] == f"Élise Tremblay, Mon 15 Jun {MONDAY.year}, 14:00"
    name = card.buttons[0].accessibleName()
    assert name == f"Move to Mon 15 Jun {MONDAY.year}, 14:00–15:00 with Anna Affiliated"


def test_moved_by_somebody_else_it_says_so(pilot: Pilot) -> None:
    pilot.shop.lose_move("one", "15:00", pilot.shop.garage.anna.id, code="stale_move")
    pilot.shop.booking("one", None, "09:30")
    card = only(pilot)
    assert said(card)[2:] == ["The time is free.", "It was moved before: it is at 9:30 now.", TOLD]
    assert card.buttons[0].text() == "15:00 Anna"


def _stood(qtbot: QtBot, *, elsewhere: bool, alone: bool) -> str:
    """What a card says of where a booking stands whose move to Tuesday was refused."""
    shop = scene()
    shop.booking("one", None if alone else shop.garage.anna.id, "10:00")
    code = "stale_move" if elsewhere else "slot_taken"
    shop.lose_move("one", "15:00", shop.garage.anna.id, code=code, day=MONDAY + timedelta(days=1))
    if elsewhere:
        shop.booking("one", None if alone else shop.garage.anna.id, "09:30")
    return said(only(Pilot(qtbot, shop)))[3]


ON_ANOTHER_DAY = [
    (
        (False, False),
        "It is still on Mon 15 Jun at 10:00, with Anna.",
        "C’est toujours le lun. 15 juin à 10:00, avec Anna.",
    ),
    ((False, True), "It is still on Mon 15 Jun at 10:00.", "C’est toujours le lun. 15 juin à 10:00."),
    (
        (True, False),
        "It was moved before: it is on Mon 15 Jun at 9:30 now, with Anna.",
        "Déplacé entre-temps : c’est maintenant le lun. 15 juin à 9:30, avec Anna.",
    ),
    (
        (True, True),
        "It was moved before: it is on Mon 15 Jun at 9:30 now.",
        "Déplacé entre-temps : c’est maintenant le lun. 15 juin à 9:30.",
    ),
]


@pytest.mark.parametrize(("how", "english", "french"), ON_ANOTHER_DAY)
def test_what_stands_on_another_day_than_it_was_to_go_to_is_said_with_its_day(
    qtbot: QtBot, how: tuple[bool, bool], english: str, french: str
) -> None:
    elsewhere, alone = how
    assert _stood(qtbot, elsewhere=elsewhere, alone=alone) == english
    with in_french():
        assert _stood(qtbot, elsewhere=elsewhere, alone=alone) == french


def test_one_click_moves_it_and_shows_it(pilot: Pilot) -> None:
    shop = pilot.shop
    shop.lose_move("one", "14:00", shop.garage.ivan.id)
    only(pilot).buttons[0].click()
    command = shop.sent()[-1]
    assert isinstance(command, MoveSession)
    assert (command.to.starts, command.to.mechanic_id) == (at(MONDAY, "14:00"), shop.garage.anna.id)
    assert pilot.view.panel.cards == []
    assert shop.presenter.selection == shop.ids["one"]


def test_it_may_stay(pilot: Pilot) -> None:
    pilot.shop.lose_move("one", "14:00", pilot.shop.garage.ivan.id)
    card = only(pilot)
    card.buttons[named(card, "Leave it where it is")].click()
    pilot.settle()
    assert pilot.view.panel.cards == []
    assert pilot.shop.sent() == []


def test_a_time_that_has_gone_is_said_on_the_card(pilot: Pilot) -> None:
    shop = pilot.shop
    shop.lose_move("one", "14:00", shop.garage.ivan.id)
    card = only(pilot)
    shop.booking("late", shop.garage.anna.id, "14:00")
    card.buttons[0].click()  # the row came before the window had looked again
    assert card.problem.text() == "Already booked"
    assert not card.problem.isHidden()
    assert shop.session("one").starts == at(MONDAY, "10:00")


def test_a_lost_booking_names_the_mechanic_of_every_other_time(pilot: Pilot) -> None:
    pilot.shop.booking("lost", pilot.shop.garage.ivan.id, "14:00", state=SessionState.UNPLACED)
    card = only(pilot)
    assert isinstance(card, ClashCard)
    times = card.buttons[:-1]
    assert len(times) == 3
    assert {button.text().split(" ")[-1] for button in times} >= {"Ivan", "Anna"}


def test_a_buffer_is_not_called_having_the_time(pilot: Pilot) -> None:
    pilot.shop.booking("lost", pilot.shop.garage.ivan.id, "15:00", state=SessionState.UNPLACED)
    card = only(pilot)
    assert said(card)[2] == "Too close to another booking (Élise Tremblay, 14:00–15:00)."


def test_an_offer_that_has_not_been_sent_says_so(pilot: Pilot) -> None:
    shop = pilot.shop
    mover = shop.presenter.mover
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "15:30"), shop.garage.olga.id))
    card = only(pilot)
    assert isinstance(card, OfferCard)
    assert "Waits for the server: Olga has not been asked yet." in said(card)
    assert not [line for line in said(card) if "answered" in line or "Held" in line]


def test_what_can_only_be_read_is_put_away(pilot: Pilot) -> None:
    shop = pilot.shop
    mid = shop.store.submit(CancelSession(session_id=shop.ids["one"]))
    shop.answer(mid, "gone")
    card = only(pilot)
    assert isinstance(card, RefusedCard)
    assert "Cancellation: This booking can no longer be changed." in said(card)
    card.buttons[0].click()
    pilot.settle()
    assert pilot.view.panel.cards == []


def test_a_move_of_what_was_cancelled_meanwhile_says_so_and_offers_no_second_try(pilot: Pilot) -> None:
    shop = pilot.shop
    shop.lose_move("one", "15:00", shop.garage.anna.id, code="gone")
    shop.store.load([replace(shop.session("one"), state=SessionState.CANCELLED)])
    pilot.settle()
    card = only(pilot)
    assert isinstance(card, RefusedCard)
    assert "Move: The booking was cancelled meanwhile." in said(card)
    assert [button.text() for button in card.buttons] == ["Dismiss"]


def test_one_is_led_to_a_card_wherever_it_is(qtbot: QtBot, shop: Scene) -> None:
    for number in range(4):
        shop.booking(f"lost {number}", shop.garage.anna.id, f"{13 + number}:00", state=SessionState.UNPLACED)
    mid = shop.lose_move("one", "14:00", shop.garage.ivan.id)
    pilot = Pilot(qtbot, shop, width=1100, height=640)
    panel = pilot.view.panel
    panel.set_collapsed(True)
    pilot.view.show_answer(frozenset({mid}))
    assert not panel.collapsed
    card = next(card for card in panel.cards if isinstance(card, MoveCard))
    qtbot.waitUntil(card.hasFocus)

    def seen() -> bool:
        head = card.mapTo(panel, card.rect().topLeft()).y()
        return bool(card.visibleRegion().boundingRect().height() > card.height() // 2 and head >= 0)

    qtbot.waitUntil(seen)


def test_led_to_what_has_gone_one_comes_to_the_first_card(pilot: Pilot) -> None:
    pilot.shop.lose_move("one", "14:00", pilot.shop.garage.ivan.id)
    pilot.view.show_answer(frozenset())
    pilot.qtbot.waitUntil(only(pilot).hasFocus)


def test_the_focus_stays_on_the_button_when_something_else_comes_in(pilot: Pilot) -> None:
    shop = pilot.shop
    shop.lose_move("one", "14:00", shop.garage.ivan.id)
    only(pilot).buttons[-1].setFocus()
    pilot.qtbot.waitUntil(only(pilot).buttons[-1].hasFocus)
    shop.booking("lost", shop.garage.ivan.id, "14:00", state=SessionState.UNPLACED)
    pilot.settle()
    move = next(card for card in pilot.view.panel.cards if isinstance(card, MoveCard))
    assert move.buttons[-1].hasFocus()
    QTest.keyClick(move.buttons[-1], Qt.Key.Key_Space)
    pilot.settle()
    left = pilot.view.panel.cards
    assert [type(card) for card in left] == [ClashCard]
    assert left[0].hasFocus(), "to what is left to answer"


def test_after_the_last_answer_the_calendar_has_the_focus(pilot: Pilot) -> None:
    pilot.shop.lose_move("one", "14:00", pilot.shop.garage.ivan.id)
    leave = only(pilot).buttons[-1]
    leave.setFocus()
    pilot.qtbot.waitUntil(leave.hasFocus)
    QTest.keyClick(leave, Qt.Key.Key_Space)
    pilot.settle()
    assert QApplication.focusWidget() is pilot.grid


def test_a_card_is_read_whole_when_it_has_the_focus(pilot: Pilot) -> None:
    pilot.shop.lose_move("one", "14:00", pilot.shop.garage.ivan.id)
    card = only(pilot)
    aloud = QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name)
    assert "Not moved" in aloud
    assert "It is still at 10:00, with Anna." in aloud.replace("\u00a0", " ")
    assert card.focusPolicy() is Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize(
    ("column", "words"), [(0, "Move to 14:00–15:00"), (1, "Move to 14:00–15:00 with Ben Beside")]
)
def test_the_question_about_the_buffer_names_another_mechanic(qtbot: QtBot, column: int, words: str) -> None:
    shop = scene()
    ben = factories.affiliated("Ben Beside", sort=1)
    hours = [factories.weekly_block(ben.id, weekday=day) for day in range(5)]
    shop.store.load([ben, *hours])
    shop.booking("one", shop.garage.anna.id, "10:00")
    for name, mechanic in (("two", shop.garage.anna.id), ("three", ben.id)):
        shop.booking(name, mechanic, "13:00")
    pilot = Pilot(qtbot, shop)
    mechanic_id = (shop.garage.anna.id, ben.id)[column]
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "14:00"), mechanic_id)
    pilot.grid.dropped.emit(decision)
    assert words in [label.text() for label in pilot.view.drops.question.findChildren(QLabel)]


def test_news_while_another_program_has_the_keys_leave_them_on_the_same_card(pilot: Pilot) -> None:
    shop = pilot.shop
    shop.lose_move("one", "14:00", shop.garage.ivan.id)
    leave = only(pilot).buttons[-1]
    with pilot.qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    leave.setFocus()
    with pilot.elsewhere():
        shop.booking("other", shop.garage.ivan.id, "15:00")  # one of the times that the card proposes
        pilot.settle()
    card = next(card for card in pilot.view.panel.cards if isinstance(card, MoveCard))
    assert card.buttons[-1] is not leave, "it was made anew"
    assert card.buttons[-1].hasFocus()


@pytest.mark.parametrize(
    ("hours", "english", "french"),
    [
        (4, "Held until 14:00.", "Retenu jusqu’à 14:00."),
        (28, "Held until Tue 16 Jun at 14:00.", "Retenu jusqu’au mar. 16 juin à 14:00."),
    ],
)
def test_an_offer_says_until_when_it_is_held(qtbot: QtBot, hours: int, english: str, french: str) -> None:
    offer = OfferWaiting(
        session_id=factories.named("asked"),
        customer="Élise Tremblay",
        starts=at(MONDAY, "16:00"),
        minutes=60,
        mechanic="Ivan Independent",
        concern="",
        expires_at=at(MONDAY, "10:00") + hours * 3600,
        mine=False,
    )

    def text() -> list[str]:
        card = OfferCard(offer, ZoneInfo("America/Toronto"), MONDAY)
        qtbot.addWidget(card)
        return said(card)

    assert english in text()
    with in_french():
        assert french in text()


def test_no_button_of_a_card_is_indented(pilot: Pilot) -> None:
    """One without an outline would be, where it has a line to itself."""
    pilot.shop.booking("lost", pilot.shop.garage.ivan.id, "14:00", state=SessionState.UNPLACED)
    card = only(pilot)
    assert card.buttons
    assert [button.text() for button in card.buttons if button.property("role") == "quiet"] == []
