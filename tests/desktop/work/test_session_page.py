"""A session's page: what a click does, that nothing typed is lost, and the way back."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct
from desktop.theming import formats
from scheduling.edit_commands import EditSession
from scheduling.visit_commands import CompleteSession, ExtendSession, StartSession
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests.desktop.calendar.attaching import JPEG
from tests.desktop.calendar.historic import step
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.desktop.work.hands import Hands
from tests.factories import MONDAY, at, named

_S = SessionState
KEYS = Qt.Key
IVAN = named("ivan")


@pytest.fixture
def shop() -> Scene:
    """One waits, one is in service, one is over, one comes later; a video as well."""
    made = scene(Role.MECHANIC, mechanic_id=IVAN)
    made.clock.set(at(MONDAY, "10:30"))
    civic = made.garage.civic.id
    came = at(MONDAY, "10:18")
    made.booking(
        "waits",
        IVAN,
        "10:30",
        state=_S.WAITING,
        arrived_at=came,
        vehicle_id=civic,
        concern="Squeals when cold",
    )
    made.booking("live", IVAN, "09:00", state=_S.LIVE, started_at=at(MONDAY, "09:05"), minutes=60)
    made.booking("over", IVAN, "07:00", state=_S.COMPLETED, ended_at=at(MONDAY, "07:50"))
    made.booking("later", IVAN, "15:00", day=MONDAY, customer_id=made.garage.marc.id)
    made.booking("video", IVAN, "16:00", kind=VisitKind.VIDEO)
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop).show()


def test_it_tells_all_that_is_known(hands: Hands) -> None:
    page = hands.open("waits")
    assert hands.view.header.title.text() == hands.shop.garage.elise.name
    assert page.acts.when.text() == "Mon 15 Jun, 10:30–11:30"
    assert page.acts.note.text() == "Waiting 12 min"
    assert page.concern.text.text() == "Squeals when cold"
    assert page.name.text.text() == hands.shop.garage.elise.name
    assert "(514) 555-0142" in page.reach.text.text()
    assert hands.shop.garage.civic.plate in page.vehicle.text.text()
    assert not page.nothing.isVisible()


def test_who_did_what_with_it_is_told_when_the_page_opens(qtbot: QtBot, hands: Hands, shop: Scene) -> None:
    hands.historic.told[shop.ids["waits"]] = [step("booked"), step("checked in", "Ivan", "Bay 2")]
    page = hands.open("waits")
    assert [row.accessibleName().split(". ")[:2] for row in page.steps.steps] == [
        ["Booked", "Sylvie Gagnon · Front desk"],
        ["Arrived", "Ivan · Bay 2"],
    ]
    with qtbot.waitSignal(hands.view.changes_asked):
        page.steps.changes.click()


def test_with_nothing_said_it_says_so(hands: Hands, shop: Scene) -> None:
    shop.booking("mute", IVAN, "12:00", concern="", category="")
    assert hands.open("mute").nothing.text() == "Nothing was said beforehand."


def test_start_end_and_what_was_typed_goes_along(hands: Hands) -> None:
    page = hands.open("waits")
    assert hands.focus() is page.acts.acts[DayAct.START]
    hands.key(KEYS.Key_Return)
    assert hands.focus() is page.acts.acts[DayAct.FINISH], "what is next has the keys"
    page.summary.edit.setFocus()
    QTest.keyClicks(page.summary.edit, "Changed the pads")
    page.acts.acts[DayAct.FINISH].click()
    session_id, now = hands.shop.ids["waits"], at(MONDAY, "10:30")
    assert hands.shop.sent() == [
        StartSession(session_id=session_id, at=now),
        CompleteSession(session_id=session_id, summary="Changed the pads", at=now),
    ]
    assert (
        page.summary.where.text() == "It goes along with the end of the session, which waits for the server."
    )
    assert not page.summary.save.isEnabled()


@pytest.mark.parametrize(("minutes", "able"), [(15, True), (30, True), (45, False), (60, False)])
def test_longer_as_far_as_there_is_room_and_why_not(
    hands: Hands, shop: Scene, minutes: int, able: bool
) -> None:
    shop.booking("next", IVAN, "10:30", state=_S.SCHEDULED)
    page = hands.open("live")
    button = page.acts.more[minutes]
    assert button.isEnabled() == able
    assert page.acts.why.text() == "The next booking begins at 10:30."
    hands.click(button)
    sent = [ExtendSession(session_id=shop.ids["live"], minutes=minutes)] if able else []
    assert shop.sent() == sent
    if able:
        assert page.acts.when.text().endswith("9:00–10:15" if minutes == 15 else "9:00–10:30")


def test_what_cannot_be_done_yet_says_why_and_has_no_button(hands: Hands) -> None:
    page = hands.open("video")
    assert page.acts.hint.text() == "It can begin once the customer has signed and joined the lobby."
    assert not any(button.isVisible() for button in page.acts.acts.values())


@pytest.mark.parametrize("name", ["live", "over"])
def test_an_enter_too_many_ends_nothing(hands: Hands, name: str) -> None:
    page = hands.open(name)
    assert hands.focus() is page.summary.edit


class TestSummary:
    """Nothing that is typed is lost."""

    def test_it_is_there_again_when_the_page_is(self, hands: Hands) -> None:
        page = hands.open("live")
        page.summary.edit.setFocus()
        QTest.keyClicks(page.summary.edit, "Half done")
        hands.key(KEYS.Key_Escape)
        assert hands.view.page is None
        assert hands.open("live").summary.edit.toPlainText() == "Half done"

    def test_going_to_another_screen_keeps_it(self, hands: Hands) -> None:
        page = hands.open("live")
        QTest.keyClicks(page.summary.edit, "Half done")
        hands.view.hide()
        assert hands.working.drafts.get("summary", hands.shop.ids["live"]) == "Half done"

    def test_news_do_not_sweep_away_what_is_being_typed(self, hands: Hands, shop: Scene) -> None:
        page = hands.open("live")
        page.summary.edit.setFocus()
        QTest.keyClicks(page.summary.edit, "Half")
        shop.booking("other", IVAN, "17:00")
        hands.settle()
        QTest.keyClicks(page.summary.edit, " done")
        assert page.summary.edit.toPlainText() == "Half done"

    @pytest.mark.parametrize("by", ["click", "keys"])
    def test_afterwards_it_is_saved_on_the_server(self, hands: Hands, by: str) -> None:
        page = hands.open("over")
        assert not page.summary.save.isEnabled()
        page.summary.edit.setFocus()
        QTest.keyClicks(page.summary.edit, "Pads")
        page.summary.keep()
        if by == "click":
            hands.click(page.summary.save)
        else:
            QTest.keyClick(page.summary.edit, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
            hands.settle()
        assert hands.working.visits.summaries == {hands.shop.ids["over"]: "Pads"}
        assert page.summary.where.text() == "Saved: the customer can read it."

    def test_out_of_reach_it_is_kept_and_says_so(self, hands: Hands) -> None:
        page = hands.open("over")
        hands.working.visits.away = hands.calls.away = True
        hands.working.status.say(online=False)
        page.summary.edit.setFocus()
        QTest.keyClicks(page.summary.edit, "Pads")
        page.summary.keep()
        hands.settle()
        assert page.summary.where.text() == "Kept on this computer. It can be saved once the server answers."
        assert not page.summary.save.isEnabled()

    def test_what_somebody_else_wrote_stays_until_one_saves_again(self, hands: Hands) -> None:
        page, over = hands.open("over"), hands.shop.ids["over"]
        page.summary.edit.setFocus()
        QTest.keyClicks(page.summary.edit, "Pads")
        hands.working.visits.summaries[over] = "Discs"
        page.summary.keep()
        hands.click(page.summary.save)
        assert hands.working.visits.summaries == {over: "Discs"}
        assert page.summary.edit.toPlainText() == "Pads"
        assert "“Discs”" in page.summary.other.text()
        assert page.summary.other.isVisible()
        hands.click(page.summary.save)
        assert hands.working.visits.summaries == {over: "Pads"}
        assert not page.summary.other.isVisible()
        assert not page.summary.theirs.isVisible()

    def test_what_somebody_else_wrote_can_be_left_as_it_is(self, hands: Hands) -> None:
        page, over = hands.open("over"), hands.shop.ids["over"]
        page.summary.edit.setFocus()
        QTest.keyClicks(page.summary.edit, "Pads")
        hands.working.visits.summaries[over] = "Discs"
        page.summary.keep()
        hands.click(page.summary.save)
        hands.click(page.summary.theirs)
        assert page.summary.edit.toPlainText() == "Discs"
        assert page.summary.where.text() == "Saved: the customer can read it."
        assert hands.focus() is page.summary.edit
        assert hands.working.visits.summaries == {over: "Discs"}

    def test_what_the_server_has_is_shown(self, hands: Hands) -> None:
        hands.working.visits.summaries[hands.shop.ids["over"]] = "Pads and discs"
        assert hands.open("over").summary.edit.toPlainText() == "Pads and discs"


def test_a_page_that_was_left_is_gone_for_good(hands: Hands) -> None:
    page = weakref.ref(hands.open("live"))
    hands.key(KEYS.Key_Escape)
    hands.settle()
    gc.collect()
    assert page() is None


class TestBack:
    """To the line that it was opened from."""

    @pytest.mark.parametrize("by", ["escape", "button"])
    def test_the_keys_are_on_its_line_again(self, hands: Hands, by: str) -> None:
        hands.open("later")
        if by == "escape":
            hands.key(KEYS.Key_Escape)
        else:
            hands.click(hands.view.header.back)
        assert hands.view.page is None
        assert hands.view.header.title.text() == "My work"
        assert not hands.view.header.back.isVisible()
        assert hands.focus() is hands.line("later")

    def test_what_is_somebody_elses_by_now_closes_by_itself(self, hands: Hands, shop: Scene) -> None:
        hands.open("later")
        shop.booking("later", named("anna"), "15:00")
        hands.settle()
        hands.settle()
        assert hands.view.page is None

    def test_what_is_not_ones_own_does_not_open(self, hands: Hands, shop: Scene) -> None:
        shop.booking("annas", named("anna"), "15:00")
        hands.view.open_page(shop.ids["annas"])
        assert hands.view.page is None


def test_its_files_are_listed(hands: Hands) -> None:
    hands.attaching.library.add(hands.shop.ids["live"], "front.jpg", JPEG)
    page = hands.open("live")
    assert [line.name for line in hands.attaching.files.lines(page.session.session_id)] == ["front.jpg"]
    assert page.papers.isVisible()


@pytest.mark.parametrize("language", formats.LANGUAGES)
@pytest.mark.parametrize("width", [850, 1190, 1744])
@pytest.mark.parametrize("name", ["waits", "live", "over", "video"])
def test_everything_is_named_reached_and_whole(
    qtbot: QtBot, shop: Scene, language: formats.Language, width: int, name: str
) -> None:
    formats.use_language(language)
    hands = Hands(qtbot, shop, width=width).show()
    page = hands.open(name)
    assert nameless(page) == []
    assert unreachable(page) == []
    assert cut_labels(page) == []


def test_what_was_said_is_edited_by_its_key_and_shown_at_once(hands: Hands) -> None:
    page = hands.open("waits")
    page.acts.acts[DayAct.START].setFocus()
    QTest.keyClick(page.acts.acts[DayAct.START], KEYS.Key_E)
    sheet = page.editor.sheet
    assert sheet is not None
    assert sheet.form.text.hasFocus()
    QTest.keyClicks(sheet.form.text, ", rear left")
    hands.view.setFocus()
    assert sheet.form.text.hasFocus(), "the keys go on in it"
    QTest.keyClick(sheet.form.text, KEYS.Key_Return)
    hands.settle()
    assert hands.shop.sent() == [
        EditSession(
            session_id=hands.shop.ids["waits"],
            set={"concern": ("Squeals when cold", "Squeals when cold, rear left")},
        )
    ]
    assert page.concern.text.text() == "Squeals when cold, rear left"
    assert page.editor.sheet is None
    assert hands.view.window().focusWidget() is page.edit, hands.view.window().focusWidget()


def test_what_is_over_is_not_edited(hands: Hands) -> None:
    page = hands.open("over")
    assert not page.edit.isVisible()
    QTest.keyClick(page, KEYS.Key_E)
    assert page.editor.sheet is None


def test_esc_in_the_form_leaves_the_form_alone(hands: Hands) -> None:
    page = hands.open("waits")
    page.edit.click()
    sheet = page.editor.sheet
    assert sheet is not None
    QTest.keyClick(sheet.form.text, KEYS.Key_Escape)
    assert page.editor.sheet is None
    assert hands.view.page is page
