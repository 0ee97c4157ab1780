"""The My work screen: what a click and a key do, what is said when there is nothing or no server."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.work_model import Asked
from desktop.theming import formats
from desktop.views.work.work_words import LITTLE
from scheduling.commands import AnswerOffer
from scheduling.errors import ErrorCode, NotAllowed
from scheduling.offers import Closing, OfferState
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.working import CONTACT, ended, offer
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.desktop.work.hands import LEFT, Hands
from tests.factories import MONDAY, NOW, at, named

_S = SessionState
KEYS = Qt.Key


@pytest.fixture
def shop() -> Scene:
    """Two sessions today, one tomorrow."""
    made = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    ivan = named("ivan")
    made.booking("first", ivan, "09:00", concern="Squeals when cold")
    made.booking("second", ivan, "13:00", customer_id=made.garage.marc.id)
    made.booking("third", ivan, "10:00", day=MONDAY + timedelta(days=1))
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)


class TestSwitch:
    """It shows what the server says."""

    @pytest.mark.parametrize("on", [True, False])
    def test_it_stands_as_the_server_says_in_words_too(self, hands: Hands, on: bool) -> None:
        hands.calls.on = on
        hands.show()
        panel = hands.view.switch
        assert panel.button.isChecked() == on
        assert panel.button.accessibleName() == "Accepting now"
        assert panel.button.accessibleDescription() == panel.words.text()
        said = "are offered to you" if on else "Being off costs you nothing."
        assert said in panel.words.text()

    @pytest.mark.parametrize("key", [KEYS.Key_Space, KEYS.Key_Return, None])
    def test_a_click_and_a_key_turn_it(self, hands: Hands, key: Qt.Key | None) -> None:
        button = hands.show().view.switch.button
        button.setFocus()
        if key is None:
            hands.click(button)
        else:
            hands.key(key)
        assert hands.calls.on
        assert button.isChecked()

    def test_a_click_alone_turns_nothing_before_the_server_has_said_so(self, hands: Hands) -> None:
        hands.show()
        QTest.mouseClick(hands.view.switch.button, LEFT)
        hands.view.refresh()
        assert hands.view.switch.words.text() == "Turning it on …"
        assert not hands.calls.on
        hands.settle()
        assert hands.view.switch.button.isChecked()

    def test_what_was_refused_says_why_and_stays_off(self, hands: Hands) -> None:
        hands.show()
        hands.calls.refuse = ErrorCode.NOT_ALLOWED
        hands.click(hands.view.switch.button)
        assert not hands.view.switch.button.isChecked()
        assert hands.view.switch.problem.isVisible()

    def test_out_of_reach_it_cannot_be_turned_and_says_so(self, hands: Hands) -> None:
        hands.show()
        hands.calls.away = True
        hands.working.status.say(online=False)
        hands.settle()
        assert not hands.view.switch.button.isEnabled()
        assert "cannot be turned on while the server is out of reach" in hands.view.switch.words.text()
        hands.calls.away = False
        hands.working.status.say(online=True)
        hands.settle()
        assert hands.view.switch.button.isEnabled()


class TestOffers:
    """Those to answer, and what became of others."""

    def test_all_there_is_to_know_before_the_yes(self, hands: Hands) -> None:
        hands.calls.told = [offer(answer_until=NOW + 224)]
        (card,) = hands.show().offers()
        said = [card.when, card.vehicle, card.concern, card.place, card.payout, card.left]
        assert [label.text() for label in said] == [
            "At once, 30 min",
            "Honda Civic 2015 · 120,000 km",
            "Brakes squeal in the morning",
            "Laval",
            "$20.30 to you",
            "3:44 to answer",
        ]
        assert "Élise" not in card.accessibleName()
        assert card.accessibleName().endswith("to answer until 8:03")

    def test_a_visit_without_a_price_is_paid_as_the_workshop_agrees(self, hands: Hands) -> None:
        hands.calls.told = [offer(kind=VisitKind.IN_PERSON, payout_cents=0)]
        (card,) = hands.show().offers()
        assert card.payout.text() == "price agreed at the workshop"

    def test_both_answers_look_alike(self, hands: Hands) -> None:
        hands.calls.told = [offer()]
        (card,) = hands.show().offers()
        assert card.accept.property("role") == card.decline.property("role")
        assert card.accept.height() == card.decline.height()

    @pytest.mark.parametrize(("place", "what"), [(0, "accept"), (1, "decline")])
    @pytest.mark.parametrize("by", ["click", "number", "enter"])
    def test_one_click_or_key_answers(self, hands: Hands, place: int, what: str, by: str) -> None:
        hands.calls.told = [offer()]
        (card,) = hands.show().offers()
        button = card.buttons[place]
        if by == "click":
            hands.click(button)
        elif by == "number":
            assert hands.focus() is card
            hands.key([KEYS.Key_1, KEYS.Key_2][place])
        else:
            button.setFocus()
            hands.key(KEYS.Key_Return)
        assert [each for each in hands.calls.asked if each in {"accept", "decline"}] == [what]
        assert hands.offers() == []

    @pytest.mark.parametrize(("place", "what"), [(0, "accept"), (1, "decline")])
    def test_the_keys_answer_the_only_one_from_the_switch_too(
        self, hands: Hands, place: int, what: str
    ) -> None:
        hands.calls.told = [offer()]
        hands.show()
        hands.view.switch.button.setFocus()
        hands.key([KEYS.Key_1, KEYS.Key_2][place])
        assert [each for each in hands.calls.asked if each in {"accept", "decline"}] == [what]
        assert hands.offers() == []

    def test_of_several_the_keys_lead_to_the_first_before_they_answer(self, hands: Hands) -> None:
        hands.calls.told = [offer(), offer()]
        first, _ = hands.show().offers()
        hands.view.switch.button.setFocus()
        hands.key(KEYS.Key_2)
        assert hands.focus() is first
        assert "decline" not in hands.calls.asked
        hands.key(KEYS.Key_2)
        assert "decline" in hands.calls.asked

    def test_declining_is_said_to_cost_nothing_once(self, hands: Hands) -> None:
        hands.calls.told = [offer(), offer()]
        hands.show()
        assert hands.view.offers.hint.text().endswith("declining costs you nothing.")
        assert hands.view.offers.hint.isVisible()

    def test_the_countdown_goes_by_the_second_and_its_end_takes_the_card_away(self, hands: Hands) -> None:
        hands.calls.told = [offer(answer_until=NOW + LITTLE + 1)]
        (card,) = hands.show().offers()
        assert (card.left.text(), card.left.property("tone")) == ("1:01 to answer", "muted")
        hands.shop.clock.advance(2)
        hands.view._second()
        assert (card.left.text(), card.left.property("tone")) == ("0:59 to answer", "bad")
        hands.shop.clock.advance(LITTLE)
        hands.calls.told = []
        hands.calls.asked.clear()
        hands.view._second()
        hands.settle()
        assert hands.offers() == []
        assert "offers" in hands.calls.asked

    def test_a_booked_time_is_answered_through_the_outbox(self, hands: Hands, shop: Scene) -> None:
        shop.booking("asked", named("ivan"), "15:00", state=_S.OFFERED)
        hands.show().click(hands.offers()[0].decline)
        assert [type(command) for command in shop.sent()] == [AnswerOffer]
        assert hands.offers() == []

    def test_an_accepted_one_tells_whom_to_reach_and_leads_to_its_page(
        self, hands: Hands, shop: Scene
    ) -> None:
        hands.calls.told = [
            offer(
                state=OfferState.ACCEPTED,
                contact=CONTACT,
                session_id=shop.ids["first"],
                starts=at(MONDAY, "09:00"),
                answer_until=None,
            )
        ]
        (card,) = hands.show().view.offers.accepted
        assert "Élise Tremblay, (514) 555-0123, elise@example.test, ABC 123" in card.accessibleName()
        hands.click(card)
        assert hands.view.page is not None
        assert hands.view.page.session.session_id == shop.ids["first"]

    def test_it_is_said_that_somebody_else_was_quicker(self, hands: Hands) -> None:
        hands.calls.told = [ended(Closing.TAKEN)]
        (label,) = hands.show().view.offers.ended
        assert label.text().endswith("Another mechanic was quicker.")

    def test_a_yes_that_came_too_late_says_so_on_its_card(self, hands: Hands) -> None:
        hands.calls.told = [offer()]
        hands.show()
        hands.calls.refuse = ErrorCode.SLOT_TAKEN
        hands.click(hands.offers()[0].accept)
        assert hands.offers()[0].problem.text() == "Another mechanic was quicker."

    def test_without_the_server_what_was_told_last_stands_with_its_age(self, hands: Hands) -> None:
        hands.calls.told = [offer(answer_until=NOW + 900)]
        hands.show()
        hands.calls.away = True
        hands.working.status.say(online=False)
        hands.settle()
        assert hands.view.offers.age.text() == "As the server told at 8:00: there may be others by now."
        hands.click(hands.offers()[0].accept)
        assert hands.offers()[0].problem.text() == "The server does not answer. Nothing was changed."

    @pytest.mark.parametrize("on", [True, False])
    def test_with_none_it_says_what_to_expect(self, hands: Hands, on: bool) -> None:
        hands.calls.on = on
        hands.show()
        assert hands.view.offers.nothing.text().startswith("No offers.")
        assert ("When you accept now" in hands.view.offers.nothing.text()) == (not on)

    def test_news_take_neither_the_press_nor_the_keys(self, hands: Hands) -> None:
        hands.calls.told = [offer(answer_until=NOW + 200)]
        (card,) = hands.show().offers()
        card.decline.setFocus()
        QTest.mousePress(card.decline, LEFT)
        hands.calls.told = [offer(answer_until=NOW + 100), *hands.calls.told]
        hands.working.look()
        hands.view.refresh()
        assert hands.offers() == [card]
        QTest.mouseRelease(card.decline, LEFT)
        hands.settle()
        assert [each.offer.asked for each in hands.offers()] == [Asked.OPEN]
        assert hands.offers()[0] is not card
        assert hands.focus() is hands.offers()[0]

    def test_what_is_down_when_the_screen_is_left_holds_no_news_up(self, hands: Hands) -> None:
        hands.calls.told = [offer()]
        (card,) = hands.show().offers()
        QTest.mousePress(card, LEFT, pos=QPoint(5, 5))
        hands.view.hide()
        hands.view.show()
        hands.calls.told = [offer(), offer()]
        hands.working.look()
        hands.settle()
        assert len(hands.offers()) == 2

    def test_why_an_answer_could_not_be_given_stays_until_the_offer_is_another(
        self, hands: Hands, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hands.calls.told = [offer(answer_until=NOW + 900)]
        (card,) = hands.show().offers()

        def refuse(*_: object, accept: bool) -> None:
            raise NotAllowed

        monkeypatch.setattr(hands.working.work.offers, "answer", refuse)
        hands.click(card.accept)
        hands.view.refresh()
        assert card.problem.text() == "Your role does not allow this."
        hands.calls.told = [replace(hands.calls.told[0], minutes=45)]
        hands.working.look()
        hands.settle()
        assert card.problem.text() == ""


class TestUpcoming:
    """What is ahead."""

    def test_days_and_lines_in_order(self, hands: Hands) -> None:
        hands.show()
        headings = [heading.text() for heading in hands.view.upcoming.headings]
        assert headings == ["Today, Monday 15 June", "Tomorrow, Tuesday 16 June"]
        assert [*hands.view.upcoming.lines] == [hands.shop.ids[name] for name in ("first", "second", "third")]

    def test_a_line_is_read_aloud_whole(self, hands: Hands) -> None:
        said = hands.show().line("first").accessibleName()
        assert said.startswith("9:00–10:00, Élise")
        assert said.endswith("Squeals when cold")
        assert "booked" in said

    @pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_Space, None])
    def test_a_click_or_enter_opens_its_page(self, hands: Hands, key: Qt.Key | None) -> None:
        line = hands.show().line("second")
        if key is None:
            hands.click(line)
        else:
            line.setFocus()
            hands.key(key)
        assert hands.view.page is not None
        assert hands.view.page.session.session_id == hands.shop.ids["second"]

    def test_arrows_walk_and_the_keys_begin_on_what_is_ahead(self, hands: Hands, shop: Scene) -> None:
        shop.booking("done", named("ivan"), "07:00", state=_S.COMPLETED)
        hands.show()
        assert hands.focus() is hands.line("first")
        hands.key(KEYS.Key_Down)
        assert hands.focus() is hands.line("second")
        hands.key(KEYS.Key_Up, 2)
        assert hands.focus() is hands.line("done")

    def test_a_line_that_stays_keeps_the_keys(self, hands: Hands, shop: Scene) -> None:
        hands.show()
        line = hands.line("second")
        line.setFocus()
        shop.booking("between", named("ivan"), "11:00")
        hands.settle()
        assert hands.focus() is line is hands.line("second")

    def test_with_nothing_it_says_so(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, scene(Role.MECHANIC, mechanic_id=named("ivan"))).show()
        assert hands.view.upcoming.nothing.isVisible()
        assert hands.focus() is hands.view.switch.button


def test_offers_have_the_keys_before_what_is_ahead(hands: Hands) -> None:
    hands.calls.told = [offer()]
    hands.show()
    assert hands.focus() is hands.offers()[0]


def test_who_is_no_mechanic_any_more_sees_why_there_is_nothing(qtbot: QtBot) -> None:
    hands = Hands(qtbot, scene(Role.RECEPTIONIST)).show()
    assert hands.view.note.text() == "Your role does not allow this."
    assert not hands.view.switch.isVisible()


@pytest.mark.parametrize("language", formats.LANGUAGES)
@pytest.mark.parametrize("width", [850, 1190, 1744])
def test_everything_is_named_reached_and_whole(
    qtbot: QtBot, shop: Scene, language: formats.Language, width: int
) -> None:
    formats.use_language(language)
    hands = Hands(qtbot, shop, width=width)
    hands.calls.told = [
        offer(),
        ended(),
        offer(state=OfferState.ACCEPTED, contact=CONTACT, answer_until=None),
    ]
    hands.show()
    assert nameless(hands.view) == []
    assert unreachable(hands.view) == []
    assert cut_labels(hands.view) == []


def test_asked_for_once_more_the_lists_take_the_place_of_the_session_that_is_open(hands: Hands) -> None:
    hands.show().open("second")
    hands.view.show_lists()
    hands.settle()
    assert hands.view.page is None
    assert hands.line("second").hasFocus(), "the way back"
    hands.view.show_lists()
    assert hands.line("second").hasFocus()
