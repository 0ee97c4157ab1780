"""The Today screen: what a click and a key do, and that news take neither a press nor the focus away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.today import TodayPresenter
from desktop.presenters.today_model import DayAct, Phase
from desktop.store.local_store import LocalStore
from desktop.theming import formats
from desktop.views.today_view import TodayView
from scheduling.visit_commands import CheckIn, ExtendSession, MarkNoShow
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.desktop.today.hands import LEFT, Hands
from tests.factories import MONDAY, NOW, at, named

_S = SessionState
ARRIVED, NO_SHOW, BACK = DayAct.ARRIVED, DayAct.NO_SHOW, DayAct.NO_SHOW_BACK
KEYS = Qt.Key


@pytest.fixture
def shop() -> Scene:
    """Half past ten: one is late, one comes later, one waits, one is being worked on, two are over."""
    made = scene()
    made.clock.set(at(MONDAY, "10:30"))
    anna, ivan, olga = made.garage.anna.id, made.garage.ivan.id, made.garage.olga.id
    made.booking("late", anna, "10:00", customer_id=made.garage.marc.id)
    others = [factories.customer(name, id=named(name)) for name in ("Lea Later", "Walt Waits")]
    made.store.load(others)
    made.booking("later", anna, "13:00", customer_id=others[0].id)
    came = at(MONDAY, "10:18")
    made.booking("waits", ivan, "10:30", state=_S.WAITING, arrived_at=came, customer_id=others[1].id)
    made.booking("live", olga, "09:30", state=_S.LIVE, started_at=at(MONDAY, "09:40"), minutes=90)
    made.booking("done", ivan, "08:00", state=_S.COMPLETED, ended_at=at(MONDAY, "08:50"))
    made.booking("missed", ivan, "09:00", state=_S.NO_SHOW)
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)


def _crowded() -> Scene:
    """A dozen to come, at each full hour."""
    shop = scene()
    for hour in range(12):
        shop.booking(f"at {hour}", shop.garage.anna.id, f"{9 + hour}:00")
    return shop


class TestShown:
    """What stands there."""

    def test_four_columns_with_their_counts(self, hands: Hands) -> None:
        assert hands.columns() == [["late", "later"], ["waits"], ["live"], ["missed", "done"]]
        counts = [column.count.text() for column in hands.view.columns.columns]
        assert counts == ["2", "1", "1", "2"]
        assert hands.view.columns.columns[0].accessibleName() == "Coming: 2"

    def test_where_nobody_is_expected_it_leads_to_the_next_day(self, qtbot: QtBot) -> None:
        shop = scene()
        shop.clock.set(at(MONDAY + timedelta(days=6), "12:00"))
        hands = Hands(qtbot, shop)
        column = hands.view.columns.columns[0]
        assert column.nothing.text() == "The workshop is closed today."
        assert column.after is not None
        assert column.after.said.text() == "Monday 22 June: nothing booked yet"
        with qtbot.waitSignal(hands.view.day_asked) as asked:
            column.after.show_it.click()
        assert asked.args == [MONDAY + timedelta(days=7)]
        shop.booking("later", shop.garage.anna.id, "15:00", day=MONDAY + timedelta(days=6))
        hands.view.refresh()
        assert not column.after.isVisible()

    @pytest.mark.parametrize(
        ("name", "note"),
        [
            ("late", "30 min late"),
            ("later", ""),
            ("waits", "waiting 12 min"),
            ("live", "50 min · until 11:00"),
            ("done", "ended 8:50"),
            ("missed", ""),
        ],
    )
    def test_each_card_says_how_it_stands(self, hands: Hands, name: str, note: str) -> None:
        card = hands.card(name)
        assert card.note.text() == note
        assert card.note.isVisible() == bool(note)

    @pytest.mark.parametrize(
        ("me", "note"), [("olga", "waits for your answer"), (None, "Olga has not answered yet")]
    )
    def test_an_offer_says_whose_answer_it_waits_for(self, qtbot: QtBot, me: str | None, note: str) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named(me)) if me else scene()
        shop.booking("one", shop.garage.olga.id, "13:00", state=_S.OFFERED)
        assert Hands(qtbot, shop).card("one").note.text() == note

    def test_a_session_left_from_the_evening_before_names_its_day(self, qtbot: QtBot) -> None:
        shop = scene()
        shop.clock.set(at(MONDAY, "00:20"))
        evening = MONDAY - timedelta(days=1)
        shop.booking("one", shop.garage.anna.id, "23:30", day=evening, state=_S.LIVE)
        assert Hands(qtbot, shop).card("one").time.text() == "Sun 23:30"

    def test_a_card_is_read_aloud_whole(self, hands: Hands) -> None:
        said = hands.card("late").accessibleName()
        assert said.startswith("10:00, Marc-André O'Neil, due now, Anna Affiliated, Repair")
        assert said.endswith("30 min late")

    def test_the_title_tells_day_and_time_and_follows_the_minute(self, hands: Hands) -> None:
        assert hands.view.header.title.text() == "Monday 15 June, 10:30"
        hands.shop.clock.advance(60)
        hands.today.tick()
        hands.settle()
        assert hands.view.header.title.text() == "Monday 15 June, 10:31"
        assert hands.card("waits").note.text().startswith("waiting 13 min")

    def test_the_minute_makes_a_no_show_possible(self, qtbot: QtBot) -> None:
        shop = scene()
        shop.booking("one", shop.garage.anna.id, "10:00")
        shop.clock.set(at(MONDAY, "10:09"))
        hands = Hands(qtbot, shop)
        arrived = hands.button("one", ARRIVED)
        assert [*hands.card("one").buttons] == [ARRIVED, DayAct.PARK]
        shop.clock.advance(60)
        hands.today.tick()
        hands.settle()
        assert [*hands.card("one").buttons] == [ARRIVED, NO_SHOW, DayAct.PARK]
        assert hands.button("one", ARRIVED) is arrived, "nothing slid under the mouse"

    def test_an_empty_column_says_what_it_is_for(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, scene())
        shown = [column.nothing for column in hands.view.columns.columns]
        assert all(label.isVisible() and label.text() for label in shown)
        assert len({label.text() for label in shown}) == 4

    def test_before_the_first_rows_it_says_that_they_are_fetched(self, qtbot: QtBot, shop: Scene) -> None:
        store = LocalStore.in_memory()
        source = AvailabilitySource(store)
        calendar = CalendarPresenter(store, source, shop.clock, shop.presenter.rights._account)
        today = TodayPresenter(store, source, shop.clock, calendar.rights, calendar.undo)
        view = TodayView(today, calendar)
        qtbot.addWidget(view)
        view.show()
        assert view.fetching.isVisible()
        assert not view.columns.isVisible()
        store.load(shop.garage.records)
        qtbot.waitUntil(view.columns.isVisible)
        assert not view.fetching.isVisible()

    def test_the_strip_tells_the_next_three_hours_of_each(self, hands: Hands) -> None:
        said = [lane.accessibleName() for lane in hands.view.foot.lanes]
        assert said[0] == "Anna Affiliated: taken 10:30–11:00, 13:00–13:30; not at work 12:00–13:00"
        assert [lane.name.text() for lane in hands.view.foot.lanes] == ["Anna", "Ivan", "Olga"]
        assert hands.view.foot.free.text().startswith("Next free: ")

    @pytest.mark.parametrize(("width", "language"), [(1190, "en"), (1190, "fr"), (848, "fr"), (1744, "fr")])
    def test_every_word_fits_has_a_name_and_is_reached(
        self, qtbot: QtBot, shop: Scene, width: int, language: formats.Language
    ) -> None:
        formats.use_language(language)
        hands = Hands(qtbot, shop, width=width)
        hands.settle()
        assert hands.view.width() == width, "it asks for no more room than it has"
        assert cut_labels(hands.view) == []
        assert nameless(hands.view) == []
        assert unreachable(hands.view) == []

    def test_a_dozen_cards_scroll_in_their_column(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, _crowded())
        column = hands.view.columns.columns[0]
        assert column.area.verticalScrollBar().maximum() > 0
        hands.key(KEYS.Key_Down, 11)
        last = hands.card("at 11")
        assert last.hasFocus()
        assert not last.visibleRegion().isEmpty()


class TestActs:
    """One click."""

    def test_arrived_is_kept_and_shown_and_waits(self, hands: Hands) -> None:
        hands.click(hands.button("later", ARRIVED))
        assert isinstance(hands.shop.sent()[-1], CheckIn)
        assert hands.columns()[:2] == [["late"], ["waits", "later"]]
        card = hands.card("later")
        assert card.waits.isVisible()
        assert "waiting for the server" in card.accessibleName()
        assert card.note.text() == "just arrived"

    def test_the_focus_goes_with_the_card(self, hands: Hands) -> None:
        hands.click(hands.button("later", ARRIVED))
        assert hands.focused() == "later"

    def test_a_no_show_and_back_on_its_card(self, hands: Hands) -> None:
        hands.click(hands.button("late", NO_SHOW))
        assert hands.column(Phase.DONE) == ["late", "missed", "done"]
        hands.view.columns.calm.resting.stop()
        hands.click(hands.button("late", BACK))
        assert hands.column(Phase.COMING) == ["late", "later"]
        assert hands.shop.presenter.undo.last is None

    @pytest.mark.parametrize(("key", "command"), [(KEYS.Key_1, CheckIn), (KEYS.Key_2, MarkNoShow)])
    def test_numbers_do_what_the_buttons_do(self, hands: Hands, key: Qt.Key, command: type) -> None:
        hands.card("late").setFocus()
        hands.key(key)
        assert [type(sent) for sent in hands.shop.sent()] == [command]

    def test_the_tips_name_the_keys(self, hands: Hands) -> None:
        tips = [button.toolTip() for button in hands.card("late").buttons.values()]
        assert [tip[-3:] for tip in tips] == ["(1)", "(2)", "(3)"]

    def test_a_number_without_a_button_does_nothing(self, hands: Hands) -> None:
        hands.card("done").setFocus()
        hands.key(KEYS.Key_1)
        assert hands.shop.sent() == []

    def test_what_cannot_be_done_is_said_on_the_card(self, hands: Hands) -> None:
        hands.shop.booking("same", hands.shop.garage.anna.id, "11:00", state=_S.SCHEDULED)
        hands.settle()
        hands.click(hands.button("same", ARRIVED))  # Élise is being served already
        card = hands.card("same")
        assert card.problem.isVisible()
        assert card.problem.text() == "This customer has another session under way. End that one first."
        assert hands.shop.sent() == []

    def test_the_second_half_of_a_double_click_hits_nothing_that_slid_there(self, hands: Hands) -> None:
        hands.click(hands.button("late", ARRIVED))
        hands.click(hands.button("later", ARRIVED))
        assert len(hands.shop.sent()) == 1

    def test_who_may_not_sees_no_button(self, qtbot: QtBot) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
        shop.clock.set(at(MONDAY, "10:30"))
        shop.booking("one", shop.garage.anna.id, "10:00")
        hands = Hands(qtbot, shop)
        assert [*hands.card("one").buttons] == [ARRIVED]
        assert not hands.view.header.walk_in.isVisible()


class TestKeys:
    """Between cards and columns."""

    def test_the_screen_begins_on_its_first_card(self, hands: Hands) -> None:
        assert hands.focused() == "late"

    @pytest.mark.parametrize(
        ("keys", "at_last"),
        [
            ([KEYS.Key_Down], "later"),
            ([KEYS.Key_Down, KEYS.Key_Down], "later"),
            ([KEYS.Key_Up], "late"),
            ([KEYS.Key_Right], "waits"),
            ([KEYS.Key_Right] * 3, "missed"),
            ([KEYS.Key_Right] * 4, "missed"),
            ([KEYS.Key_Down, KEYS.Key_Right], "waits"),
            ([KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Left], "waits"),
        ],
    )
    def test_arrows(self, hands: Hands, keys: list[Qt.Key], at_last: str) -> None:
        for key in keys:
            hands.key(key)
        assert hands.focused() == at_last

    def test_arrows_pass_over_an_empty_column(self, hands: Hands) -> None:
        hands.shop.booking("waits", hands.shop.garage.ivan.id, "10:30", state=_S.COMPLETED)
        hands.settle()
        hands.key(KEYS.Key_Right)
        assert hands.focused() == "live"

    def test_arrows_go_on_from_a_button(self, hands: Hands) -> None:
        hands.button("late", NO_SHOW).setFocus()
        hands.key(KEYS.Key_Right)
        assert hands.focused() == "waits"

    def test_tab_goes_through_cards_and_buttons_as_they_stand(self, hands: Hands) -> None:
        expected = [hands.card("late"), *hands.card("late").buttons.values(), hands.card("later")]
        walked = []
        for _ in expected:
            walked.append(hands.focus())
            hands.key(KEYS.Key_Tab)
        assert walked == expected

    @pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_Space])
    def test_enter_opens_the_booking_and_esc_comes_back(self, hands: Hands, key: Qt.Key) -> None:
        hands.key(KEYS.Key_Down)
        hands.key(key)
        assert hands.view.card.isVisible()
        assert hands.view.card.session_id == hands.shop.ids["later"]
        hands.key(KEYS.Key_Escape)
        assert not hands.view.card.isVisible()
        assert hands.focused() == "later"

    def test_enter_held_down_opens_the_booking_and_presses_nothing_in_it(self, hands: Hands) -> None:
        hands.key(KEYS.Key_Down)
        hands.key(KEYS.Key_Return)
        hands.hold(KEYS.Key_Return)
        assert hands.view.card.isVisible()
        assert hands.view.card.reason is None
        assert hands.shop.sent() == []

    def test_enter_held_down_extends_once(self, qtbot: QtBot) -> None:
        shop = scene()
        shop.booking("live", shop.garage.anna.id, "08:00", state=SessionState.LIVE, started_at=NOW)
        hands = Hands(qtbot, shop)
        hands.button("live", DayAct.EXTEND).setFocus()
        hands.key(KEYS.Key_Return)
        hands.hold(KEYS.Key_Return)
        assert [type(command) for command in shop.sent()] == [ExtendSession]

    def test_what_is_typed_in_a_correction_stays_when_another_card_is_clicked(self, hands: Hands) -> None:
        view = hands.view
        view.open_card(hands.shop.ids["later"])
        view.card.correct()
        assert view.card.form is not None
        view.card.form.customer.phone.line.setText("514 555 0100")
        hands.click(hands.card("late"))
        assert (view.card.session_id, view.card.holds()) == (hands.shop.ids["later"], True)
        assert view.ask_walk_in()
        assert view.card.isVisible()
        assert not view.walk_in.isVisible()

    def test_i_asks_for_a_walk_in(self, hands: Hands) -> None:
        hands.key(KEYS.Key_I)
        assert hands.view.walk_in.isVisible()
        hands.key(KEYS.Key_Escape)
        assert not hands.view.walk_in.isVisible()
        assert hands.focused() == "late"

    def test_without_a_card_the_keys_are_on_what_there_is_to_press(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, scene())
        assert hands.view.header.walk_in.hasFocus()


class TestNews:
    """What changes meanwhile."""

    def test_a_click_is_not_lost_to_news_between_press_and_release(self, hands: Hands) -> None:
        button = hands.button("later", ARRIVED)
        QTest.mousePress(button, LEFT)
        hands.shop.booking("late", hands.shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        hands.settle()
        assert hands.column(Phase.COMING) == ["late", "later"], "nothing slides from under the button"
        QTest.mouseRelease(button, LEFT)
        hands.settle()
        assert [type(sent) for sent in hands.shop.sent()] == [CheckIn]
        assert hands.columns()[:2] == [[], ["waits", "later"]]

    def test_a_click_on_a_card_opens_it_though_news_come_while_it_is_down(self, hands: Hands) -> None:
        card = hands.card("later")
        QTest.mousePress(card, LEFT)
        hands.shop.booking("late", hands.shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        hands.settle()
        assert hands.column(Phase.COMING) == ["late", "later"]
        QTest.mouseRelease(card, LEFT)
        hands.settle()
        assert hands.view.card.session_id == hands.shop.ids["later"]
        assert hands.column(Phase.COMING) == ["later"]

    def test_a_press_that_is_left_acts_on_nothing_and_lets_the_news_in(self, hands: Hands) -> None:
        card = hands.card("later")
        QTest.mousePress(card, LEFT)
        hands.shop.booking("more", hands.shop.garage.ivan.id, "15:00")
        hands.settle()
        QTest.mouseRelease(card, LEFT, pos=card.rect().bottomRight() * 2)
        hands.settle()
        assert not hands.view.card.isVisible()
        assert hands.column(Phase.COMING) == ["late", "later", "more"]

    def test_the_card_stays_the_same_widget_with_the_focus_wherever_it_goes(self, hands: Hands) -> None:
        card = hands.card("later")
        card.setFocus()
        hands.shop.booking(
            "later",
            hands.shop.garage.anna.id,
            "13:00",
            state=_S.WAITING,
            arrived_at=at(MONDAY, "10:29"),
        )
        hands.settle()
        assert hands.card("later") is card
        assert hands.column(Phase.HERE) == ["waits", "later"]
        assert card.hasFocus()

    def test_a_button_that_goes_leaves_the_focus_to_its_card(self, hands: Hands) -> None:
        hands.button("later", ARRIVED).setFocus()
        hands.shop.booking("later", hands.shop.garage.anna.id, "13:00", state=_S.WAITING)
        hands.settle()
        assert hands.card("later").hasFocus()

    def test_a_card_that_goes_leaves_the_focus_to_the_one_in_its_place(self, hands: Hands) -> None:
        hands.card("late").setFocus()
        hands.shop.booking("late", hands.shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        hands.settle()
        assert hands.focused() == "later"

    def test_the_focus_elsewhere_stays_there(self, hands: Hands) -> None:
        hands.view.header.walk_in.setFocus()
        hands.shop.booking("more", hands.shop.garage.ivan.id, "15:00")
        hands.settle()
        assert hands.view.header.walk_in.hasFocus()

    def test_several_cards_go_to_other_columns_at_once(self, hands: Hands) -> None:
        hands.card("late").setFocus()
        anna, came = hands.shop.garage.anna.id, at(MONDAY, "10:29")
        hands.shop.booking("later", anna, "13:00", state=_S.NO_SHOW)
        hands.shop.booking("late", anna, "10:00", state=_S.WAITING, arrived_at=came)
        hands.settle()
        assert hands.columns() == [[], ["waits", "late"], ["live"], ["later", "missed", "done"]]
        assert hands.focused() == "late"

    def test_a_click_on_a_card_that_is_seen_in_part_does_not_slide_it_away(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, _crowded(), height=420)
        bar = hands.view.columns.columns[0].area.verticalScrollBar()
        cards = hands.view.columns.columns[0].cards
        part = next(
            card for card in cards if 0 < card.visibleRegion().boundingRect().height() < card.height()
        )
        QTest.mouseClick(part, LEFT, pos=QPoint(20, 4))
        assert bar.value() == 0
        assert hands.view.card.session_id == part.card.session_id

    def test_a_click_that_closes_what_is_open_slides_nothing_away_either(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, _crowded(), height=420)
        bar = hands.view.columns.columns[0].area.verticalScrollBar()
        hands.click(hands.card("at 0"))
        bar.setValue(bar.maximum())
        button = hands.button("at 11", ARRIVED)
        QTest.mousePress(button, LEFT)
        assert not hands.view.card.isVisible()
        assert bar.value() == bar.maximum()
        QTest.mouseRelease(button, LEFT)
        assert [type(sent) for sent in hands.shop.sent()] == [CheckIn]

    def test_back_by_keys_scrolls_to_what_is_reached(self, qtbot: QtBot) -> None:
        shop = _crowded()
        shop.booking("here", shop.garage.ivan.id, "10:00", state=_S.WAITING, customer_id=shop.garage.marc.id)
        hands = Hands(qtbot, shop, height=420)
        hands.card("here").setFocus()
        hands.key(KEYS.Key_Backtab)
        button = hands.button("at 11", DayAct.PARK)
        assert button.hasFocus()
        assert not button.visibleRegion().isEmpty()

    def test_an_open_card_follows(self, hands: Hands) -> None:
        hands.click(hands.card("later"))
        assert "move" in hands.view.card.buttons
        hands.shop.booking("later", hands.shop.garage.anna.id, "13:00", state=_S.LIVE)
        hands.settle()
        assert hands.view.card.isVisible()
        assert "move" not in hands.view.card.buttons

    def test_what_changes_while_it_is_hidden_is_there_when_it_is_shown(self, hands: Hands) -> None:
        hands.view.hide()
        hands.shop.booking("more", hands.shop.garage.ivan.id, "15:00")
        QApplication.processEvents()
        assert hands.column(Phase.COMING) == ["late", "later"]
        hands.view.show()
        assert hands.column(Phase.COMING) == ["late", "later", "more"]


class TestAround:
    """What leads elsewhere."""

    def test_what_needs_an_answer_is_counted_and_led_to(self, qtbot: QtBot, hands: Hands) -> None:
        button = hands.view.header.answers
        assert not button.isVisible()
        for name in ("lost", "lost too"):
            hands.shop.booking(name, hands.shop.garage.anna.id, "11:00", state=_S.UNPLACED)
        hands.settle()
        assert (button.isVisible(), button.text()) == (True, "2 need an answer")
        with qtbot.waitSignal(hands.view.answers_asked):
            button.click()

    def test_moving_is_asked_of_the_calendar(self, qtbot: QtBot, hands: Hands) -> None:
        hands.click(hands.card("later"))
        with qtbot.waitSignal(hands.view.move_asked) as asked:
            hands.view.card.buttons["move"].click()
        assert asked.args == [hands.shop.ids["later"]]

    def test_the_walk_in_button_opens_and_closes_the_form(self, hands: Hands) -> None:
        button = hands.view.header.walk_in
        hands.click(button)
        assert hands.view.walk_in.isVisible()
        hands.click(button)
        assert not hands.view.walk_in.isVisible()

    def test_a_walk_in_that_was_booked_opens_its_card_here(self, hands: Hands) -> None:
        hands.view.walk_in.show_asked.emit(hands.shop.ids["later"])
        assert hands.view.card.session_id == hands.shop.ids["later"]

    def test_one_of_another_day_is_shown_in_the_calendar(self, qtbot: QtBot, hands: Hands) -> None:
        with qtbot.waitSignal(hands.view.show_asked) as asked:
            hands.view.walk_in.show_asked.emit(named("of another day"))
        assert asked.args == [named("of another day")]
