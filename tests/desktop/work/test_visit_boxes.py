"""Lobby and messages on a session's page."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct
from desktop.theming import formats
from scheduling.errors import ErrorCode
from scheduling.request_commands import CreateRequest
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presses import SOON, moment, press_at, second_half
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.desktop.work.hands import LEFT, Hands
from tests.factories import MONDAY, NOW, at, named

_S = SessionState
IVAN = named("ivan")
KEYS = Qt.Key


@pytest.fixture
def shop() -> Scene:
    made = scene(Role.MECHANIC, mechanic_id=IVAN)
    made.booking("video", IVAN, "08:10", kind=VisitKind.VIDEO, state=_S.PENDING)
    made.booking("phone", IVAN, "10:00", kind=VisitKind.PHONE)
    made.booking("chat", IVAN, "11:00", kind=VisitKind.CHAT)
    made.booking("person", IVAN, "13:00")
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop).show()


class TestLobby:
    """Who is there."""

    def test_there_is_one_at_a_distance_only(self, hands: Hands) -> None:
        assert hands.open("video").lobby.isVisible()
        assert not hands.open("person").lobby.isVisible()

    def test_it_says_who_is_there_and_whether_the_waiver_is_signed(self, hands: Hands) -> None:
        hands.working.visits.there["customer"] = True
        lobby = hands.open("video").lobby
        assert lobby.who.text() == "The customer is here and waits for you."
        assert lobby.signed.text().startswith("The waiver is not signed")

    def test_the_keys_begin_on_what_there_is_to_do(self, hands: Hands) -> None:
        page = hands.open("person")
        assert hands.focus() is page.acts.acts[DayAct.ARRIVED]
        page = hands.open("video")
        page.setFocus()
        assert hands.focus() is page.lobby.join
        hands.click(page.lobby.join)
        page.setFocus()
        assert hands.focus() is page.messages.edit

    def test_join_and_leave(self, hands: Hands) -> None:
        lobby, there = hands.open("video").lobby, hands.working.visits.there
        hands.click(lobby.join)
        assert there == {"customer": False, "mechanic": True}
        assert lobby.who.text() == "You are here. The customer is not here yet."
        shown = [button.isVisible() for button in (lobby.join, lobby.leave)]
        hands.click(lobby.leave)
        assert there == {"customer": False, "mechanic": False}
        assert shown == [False, True]
        assert [button.isVisible() for button in (lobby.join, lobby.leave)] == [True, False]

    def test_a_double_click_on_join_does_not_leave(self, hands: Hands) -> None:
        lobby, view = hands.open("video").lobby, hands.view
        at = lobby.join.mapTo(view, lobby.join.rect().center())
        hands.click(lobby.join)
        assert view.childAt(at) is lobby.leave, "it lies there by now"
        second_half(view, at)
        hands.settle()
        assert hands.working.visits.there["mechanic"]
        lobby.calm.resting.stop()
        QTest.mouseClick(lobby.leave, LEFT)
        hands.settle()
        assert not hands.working.visits.there["mechanic"]

    def test_a_double_enter_on_join_neither_leaves_nor_opens_the_meeting(
        self, hands: Hands, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
        hands.working.visits.address = "https://meet.example/garage"
        lobby = hands.open("video").lobby
        lobby.join.setFocus()
        first = moment()
        press_at(KEYS.Key_Return, first)
        hands.settle()
        press_at(KEYS.Key_Return, first + SOON)
        hands.settle()
        assert hands.working.visits.there["mechanic"]
        assert opened == []

    def test_leaving_the_page_leaves_no_lobby(self, hands: Hands) -> None:
        hands.click(hands.open("video").lobby.join)
        hands.key(KEYS.Key_Escape)
        assert hands.working.visits.there["mechanic"]
        assert hands.open("video").lobby.leave.isVisible()

    def test_before_it_opens_it_says_when(self, hands: Hands) -> None:
        hands.working.visits.opens_at = NOW + 3600
        lobby = hands.open("video").lobby
        assert not lobby.join.isEnabled()
        assert lobby.note.text() == "Open from Mon 15 Jun, 9:00."

    def test_the_meeting_opens_in_the_browser(self, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
        hands.working.visits.address = "https://meet.example/garage"
        lobby = hands.open("video").lobby
        hands.click(lobby.meeting)
        assert opened == ["https://meet.example/garage"]

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("video", "No meeting address was set up for video."),
            ("phone", "Call (514) 555-0142."),
            ("chat", "You write to each other in the messages here."),
        ],
    )
    def test_how_one_meets(self, hands: Hands, name: str, said: str) -> None:
        assert hands.open(name).lobby.meets.text() == said

    def test_out_of_reach_nobody_can_join(self, hands: Hands) -> None:
        lobby = hands.open("video").lobby
        hands.working.visits.away = hands.calls.away = True
        hands.working.status.say(online=False)
        hands.view.page._tick()  # type: ignore[union-attr]
        hands.settle()
        lobby.refresh()
        assert not lobby.join.isEnabled()
        assert lobby.note.text() == "The server is out of reach: who is here is not known."

    def test_who_waits_in_the_lobby_may_say_who_did_not_come(self, hands: Hands, shop: Scene) -> None:
        shop.clock.set(at(MONDAY, "08:20"))
        page = hands.open("video")
        assert not page.acts.acts[DayAct.NO_SHOW].isVisible()
        hands.click(page.lobby.join)
        assert page.acts.acts[DayAct.NO_SHOW].isVisible()

    def test_who_comes_back_to_the_page_is_in_it_still(self, hands: Hands) -> None:
        hands.click(hands.open("video").lobby.join)
        hands.shop.clock.set(at(MONDAY, "08:21"))
        hands.settle()
        hands.key(KEYS.Key_Escape)
        assert hands.open("video").acts.acts[DayAct.NO_SHOW].isVisible()


class TestMessages:
    """Between customer and staff."""

    def test_with_who_and_when(self, hands: Hands) -> None:
        hands.working.visits.say("It squeals")
        hands.working.visits.say("I am looking", side="staff", name="Ivan")
        lines = hands.open("video").messages.lines
        assert [line.text.accessibleName() for line in lines] == [
            "Élise Tremblay · Mon 15 Jun, 8:00: It squeals",
            "Ivan · Mon 15 Jun, 8:00: I am looking",
        ]

    @pytest.mark.parametrize("by", ["click", "keys"])
    def test_one_is_sent(self, hands: Hands, by: str) -> None:
        box = hands.open("video").messages
        assert box.note.text() == "Nobody has written yet."
        QTest.keyClicks(box.edit, "On my way")
        if by == "click":
            hands.click(box.send)
        else:
            QTest.keyClick(box.edit, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
            hands.settle()
        assert [line.text for line in hands.working.visits.messages] == ["On my way"]
        assert box.edit.toPlainText() == ""
        assert len(box.lines) == 1

    def test_what_is_typed_on_meanwhile_is_the_next_one(self, hands: Hands) -> None:
        box = hands.open("video").messages
        QTest.keyClicks(box.edit, "On my way.")
        QTest.mouseClick(box.send, Qt.MouseButton.LeftButton)
        QTest.keyClicks(box.edit, " Bay 2")
        hands.settle()
        assert [line.text for line in hands.working.visits.messages] == ["On my way."]
        assert box.edit.toPlainText() == "Bay 2"
        QTest.keyClicks(box.edit, ", please.")
        assert box.edit.toPlainText() == "Bay 2, please."

    def test_what_came_just_before_ones_own_stands_above_it(self, hands: Hands) -> None:
        box = hands.open("video").messages
        hands.working.visits.say("Which bay?")
        QTest.keyClicks(box.edit, "On my way")
        hands.click(box.send)
        said = [line.text.accessibleName().rpartition(": ")[2] for line in box.lines]
        assert said == ["Which bay?", "On my way"]

    def test_without_the_server_it_is_a_draft_that_says_so(self, hands: Hands) -> None:
        box = hands.open("video").messages
        hands.working.visits.away = hands.calls.away = True
        hands.working.status.say(online=False)
        QTest.keyClicks(box.edit, "On my way")
        assert not box.send.isEnabled()
        box.keep()
        assert box.where.text() == "Not sent: a draft on this computer. Send it once the server answers."
        hands.key(KEYS.Key_Escape)
        assert hands.open("video").messages.edit.toPlainText() == "On my way"

    def test_what_was_refused_stays_and_says_why(self, hands: Hands) -> None:
        box = hands.open("video").messages
        hands.working.visits.refuse = ErrorCode.NOT_FOUND
        QTest.keyClicks(box.edit, "On my way")
        box.keep()
        QTest.mouseClick(box.send, Qt.MouseButton.LeftButton)
        hands.settle()
        assert box.edit.toPlainText() == "On my way"
        assert hands.working.visits.messages == []


class TestReferral:
    """To a visit in the workshop."""

    @pytest.fixture(autouse=True)
    def over(self, shop: Scene) -> None:
        ended = at(MONDAY, "07:30")
        shop.booking("over", IVAN, "07:00", kind=VisitKind.VIDEO, state=_S.COMPLETED, ended_at=ended)

    def test_from_the_summary_to_a_request_in_the_queue(self, hands: Hands) -> None:
        hands.working.visits.summaries[hands.shop.ids["over"]] = "The bearing at the left"
        box = hands.open("over").referral
        hands.click(box.begin)
        assert box.diagnosis.toPlainText() == "The bearing at the left"
        hands.click(box.times.forth)
        box.times.buttons[0].click()
        box.times.buttons[3].click()
        assert len(box.wishes) == 2
        hands.click(box.refer)
        (command,) = hands.shop.sent()
        assert isinstance(command, CreateRequest)
        assert (command.diagnosis, len(command.requested)) == ("The bearing at the left", 2)
        assert not box.form.isVisible()
        assert box.made.text().endswith(": waiting for the server")

    def test_a_time_is_needed_and_one_can_be_taken_away(self, hands: Hands) -> None:
        box = hands.open("over").referral
        hands.click(box.begin)
        hands.click(box.times.forth)
        box.times.buttons[0].click()
        (chosen,) = box._drops.values()
        chosen.click()
        hands.click(box.refer)
        assert box.problem.text() == "Choose at least one time that suits the customer."
        assert hands.shop.sent() == []

    def test_the_keys_of_a_time_that_is_taken_away_are_the_next_ones(self, hands: Hands) -> None:
        box = hands.open("over").referral
        hands.click(box.begin)
        hands.click(box.times.forth)
        for number in (0, 3, 5):
            box.times.buttons[number].click()
        first, second, third = (box._drops[starts] for starts in box.wishes)
        second.setFocus()
        hands.key(KEYS.Key_Space)
        assert hands.focus() is third
        hands.key(KEYS.Key_Space)
        assert hands.focus() is first
        hands.key(KEYS.Key_Space)
        assert (box.wishes, hands.focus()) == ([], box.times.forth)

    def test_what_is_free_follows_while_the_form_is_open_and_the_keys_stay_with_their_time(
        self, hands: Hands, shop: Scene
    ) -> None:
        page = hands.open("over")
        box = page.referral
        hands.click(box.begin)
        hands.click(box.times.forth)
        before = [place.starts for place in box.times.places]
        box.times.buttons[2].setFocus()
        for bay in shop.garage.bays:
            shop.booking(bay.name, None, "09:00", day=MONDAY + timedelta(days=1), minutes=30, bay_id=bay.id)
        page.refresh()
        now = [place.starts for place in box.times.places]
        assert now == [starts for starts in before if starts != before[0]]
        assert hands.focus() is box.times.buttons[now.index(before[2])]

    def test_what_was_typed_is_there_again(self, hands: Hands) -> None:
        box = hands.open("over").referral
        hands.click(box.begin)
        QTest.keyClicks(box.diagnosis, "The bear")
        hands.click(box.cancel)
        hands.key(KEYS.Key_Escape)
        box = hands.open("over").referral
        hands.click(box.begin)
        assert box.diagnosis.toPlainText() == "The bear"

    def test_what_is_typed_is_kept_while_the_page_is_open(self, hands: Hands) -> None:
        box = hands.open("over").referral
        hands.click(box.begin)
        QTest.keyClicks(box.diagnosis, "The bear")
        kept = partial(hands.working.drafts.get, "referral", hands.shop.ids["over"])
        hands.qtbot.waitUntil(lambda: kept() == "The bear")

    def test_after_a_visit_in_person_there_is_none(self, hands: Hands, shop: Scene) -> None:
        shop.booking("inside", IVAN, "06:00", state=_S.COMPLETED, ended_at=NOW - 60)
        assert not hands.open("inside").referral.isVisible()

    @pytest.mark.parametrize("language", formats.LANGUAGES)
    def test_the_form_is_named_reached_and_whole(
        self, qtbot: QtBot, shop: Scene, language: formats.Language
    ) -> None:
        formats.use_language(language)
        hands = Hands(qtbot, shop).show()
        page = hands.open("over")
        hands.click(page.referral.begin)
        hands.click(page.referral.times.forth)
        page.referral.times.buttons[0].click()
        hands.settle()
        assert nameless(page) == []
        assert unreachable(page) == []
        assert cut_labels(page) == []


@pytest.mark.parametrize("language", formats.LANGUAGES)
@pytest.mark.parametrize("width", [850, 1190])
def test_everything_is_named_reached_and_whole(
    qtbot: QtBot, shop: Scene, language: formats.Language, width: int
) -> None:
    formats.use_language(language)
    hands = Hands(qtbot, shop, width=width).show()
    hands.working.visits.say("It squeals when it is cold, and only on the left side, at low speed")
    hands.working.visits.address = "https://meet.example/garage"
    page = hands.open("video")
    hands.click(page.lobby.join)
    assert nameless(page) == []
    assert unreachable(page) == []
    assert cut_labels(page) == []
