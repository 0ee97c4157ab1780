"""The Today screen: what it shows, and what a click does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.today import TodayPresenter
from desktop.presenters.today_model import DayAct, Phase
from desktop.store.local_store import LocalStore
from desktop.theming import formats
from desktop.views.today_view import TodayView
from scheduling.visit_commands import CheckIn, MarkNoShow
from scheduling.vocabulary import Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.desktop.today.hands import Hands, crowded
from tests.factories import MONDAY, at, named

_S = SessionState
ARRIVED, NO_SHOW, BACK = DayAct.ARRIVED, DayAct.NO_SHOW, DayAct.NO_SHOW_BACK
KEYS = Qt.Key


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

    def test_of_an_independents_session_that_takes_too_long_it_says_who_alone_can_end_it(
        self, qtbot: QtBot, shop: Scene
    ) -> None:
        ivan = shop.garage.ivan
        shop.booking("theirs", ivan.id, "09:00", state=SessionState.LIVE, started_at=at(MONDAY, "09:00"))
        hands = Hands(qtbot, shop)
        card = hands.card("theirs")
        assert card.note.text() == (
            "1 h 30 · until 10:00 · 30 min over · only Ivan ends it, or lets it last longer"
        )
        assert list(card.buttons) == []

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
        assert hands.view.foot.free.text().startswith("Next free with a mechanic: ")

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
        hands = Hands(qtbot, crowded())
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
