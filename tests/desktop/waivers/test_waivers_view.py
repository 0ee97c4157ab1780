"""The Waivers screen as somebody uses it: what it says, where the keys are, and that nothing typed is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.tasks import Tasks
from desktop.sync.errors import Unreachable
from desktop.theming import formats
from desktop.views.waivers.act_form import ActForm
from desktop.views.waivers.due_page import DuePage
from desktop.views.waivers.paper_form import PaperForm
from desktop.views.waivers.signature_view import SignatureView
from desktop.views.waivers.signed_page import SignedPage
from desktop.views.waivers.texts_page import TextsPage
from desktop.views.waivers_view import Tab, WaiversView
from scheduling.vocabulary import Role
from scheduling.waiver_messages import StaffAct, WaiverDue
from scheduling.waiver_records import Point, Stroke, TemplateTick, WaiverMode
from scheduling.waivers import AskedWhen
from tests.desktop.shell.widgets import cut_labels, nameless, until
from tests.desktop.waivers.scene import GONE, Desk, desk
from tests.factories import ZONE

K = Qt.Key


class Hands:
    """The screen, and whoever looks at it."""

    def __init__(self, qtbot: QtBot, front: Desk) -> None:
        self.front = front
        self.faults: list[BaseException] = []
        self.tasks = Tasks(self.faults.append)
        waivers, spawn = front.waivers, self.tasks.spawn
        self.view = WaiversView(
            DuePage(waivers.due, waivers.texts, waivers.paper, spawn, lambda: ZONE),
            SignedPage(waivers.signed, spawn, lambda: ZONE),
            TextsPage(waivers.texts, spawn, lambda: ZONE),
        )
        self.led_to: list[object] = []
        self.view.show_asked.connect(self.led_to.append)
        qtbot.addWidget(self.view)
        self.view.resize(1190, 768)
        self.view.show()
        self.view.activateWindow()
        assert QTest.qWaitForWindowActive(self.view), "else nothing has the keys"

    async def on(self, tab: Tab) -> None:
        """That part of it, answered."""
        self.view.tabs.buttons[tab].click()
        await self.idle()

    async def idle(self) -> None:
        """Until the server has answered all of it."""
        waivers = self.front.waivers
        await asyncio.sleep(0)
        await until(lambda: not (waivers.due.busy or waivers.signed.busy or waivers.texts.busy))
        await asyncio.sleep(0)

    def words(self) -> str:
        labels = self.view.findChildren(QLabel)
        return " | ".join(label.text() for label in labels if label.isVisibleTo(self.view))

    def button(self, text: str) -> QPushButton:
        """The first on view that says so."""
        buttons = [each for each in self.view.findChildren(QPushButton) if each.isVisibleTo(self.view)]
        found = [each for each in buttons if text in {each.text(), each.accessibleName()}]
        assert found, [each.text() for each in buttons]
        return found[0]

    def form(self) -> ActForm | None:
        """In which a reason is typed."""
        return self.view.signed.form

    def copied(self) -> PaperForm | None:
        """Into which a sheet is copied."""
        return self.view.due.form

    def has(self, text: str) -> bool:
        buttons = [each for each in self.view.findChildren(QPushButton) if each.isVisibleTo(self.view)]
        return any(each.text() == text for each in buttons)

    async def press(self, text: str) -> None:
        self.button(text).click()
        await self.idle()


@pytest.fixture
def owner(qtbot: QtBot) -> Hands:
    return Hands(qtbot, desk())


def _due(front: Desk, session_id: UUID, *, is_asked: bool) -> None:
    customer = front.shop.garage.elise.id
    asked = AskedWhen.ON_ARRIVAL.value
    front.server.due.append(
        WaiverDue(session_id=session_id, customer_id=customer, asked=asked, is_asked=is_asked, enough=False)
    )


async def test_who_has_still_to_sign_leads_to_the_booking(qtbot: QtBot) -> None:
    front = desk(Role.RECEPTIONIST)
    session_id = front.shop.booking("one", front.shop.garage.anna.id, "10:00")
    _due(front, session_id, is_asked=True)
    hands = Hands(qtbot, front)
    await hands.on(Tab.DUE)
    assert "1 customers have still to sign today." in hands.words()
    assert "is here, and has not signed" in hands.words()
    hands.button("Show").click()
    assert hands.led_to == [session_id]
    assert nameless(hands.view) == []
    assert cut_labels(hands.view) == []


async def test_without_a_text_it_says_why_nobody_signs(qtbot: QtBot) -> None:
    hands = Hands(qtbot, desk(Role.RECEPTIONIST, texts=False))
    await hands.on(Tab.DUE)
    assert "No text is published, so nobody is asked to sign." in hands.words()
    await hands.on(Tab.TEXTS)
    assert not hands.has("Write the first version"), "that is the owner's"


async def test_where_one_language_has_a_text_the_other_one_says_who_signs_it(qtbot: QtBot) -> None:
    front = desk()
    front.server.templates = [row for row in front.server.templates if row.language == "fr"]
    hands = Hands(qtbot, front)
    await hands.on(Tab.TEXTS)
    assert "No text is published in this language: its customers sign the other one." in hands.words()
    front.server.templates = []
    await front.waivers.texts.load()
    await hands.idle()
    assert hands.words().count("No text is published: nobody is asked to sign.") == 2


async def test_where_nothing_is_left_to_sign_it_says_so(owner: Hands) -> None:
    await owner.on(Tab.DUE)
    assert "Nobody has anything left to sign today." in owner.words()


async def test_without_the_server_it_says_so_and_asks_again(owner: Hands) -> None:
    owner.front.server.fault = Unreachable("away")
    await owner.on(Tab.SIGNED)
    assert "The server does not answer." in owner.words()
    owner.front.server.fault = None
    await owner.press("Try again")
    assert owner.front.shop.garage.elise.name in owner.words()


async def test_one_is_opened_read_and_left_by_the_keys(owner: Hands) -> None:
    await owner.on(Tab.SIGNED)
    await owner.press(f"Open: {owner.front.shop.garage.elise.name}")
    assert owner.button("All waivers").hasFocus()
    (signature,) = owner.view.findChildren(SignatureView)
    assert signature.accessibleName().startswith(f"The signature of {owner.front.shop.garage.elise.name}")
    image = signature.grab().toImage()
    line = {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 2)}
    assert len(line) > 1, "ink on its ground"
    assert "Fingerprint of the text" in owner.words()
    assert "Rien dans ce document ne limite" in owner.words()
    assert nameless(owner.view) == []
    QTest.keyClick(owner.button("All waivers"), K.Key_Escape)
    await owner.idle()
    assert owner.has("Check them all")


async def test_the_owner_says_why_before_one_is_superseded(owner: Hands) -> None:
    await owner.on(Tab.SIGNED)
    await owner.press(f"Open: {owner.front.shop.garage.elise.name}")
    await owner.press("Supersede…")
    form = owner.view.signed.form
    assert form is not None
    assert form.reason.hasFocus()
    assert not form.go.isEnabled()
    QTest.keyClicks(form.reason, "Wrong person")
    assert owner.view.unsaved
    QTest.keyClick(form.reason, K.Key_Return)
    await owner.idle()
    assert owner.view.signed.form is None
    assert "Superseded" in owner.words()
    assert not owner.has("Supersede…"), "once is enough"
    assert [act.reason for act in owner.front.server.acts] == ["Wrong person"]


async def test_a_reason_stays_where_the_server_is_away(owner: Hands) -> None:
    await owner.on(Tab.SIGNED)
    await owner.press(f"Open: {owner.front.shop.garage.elise.name}")
    owner.view.signed.ask(StaffAct.HOLD)
    form = owner.view.signed.form
    assert form is not None
    QTest.keyClicks(form.reason, "File 12")
    owner.front.server.fault = Unreachable("away")
    form.go.click()
    await owner.idle()
    assert owner.view.signed.form is form
    assert form.reason.text() == "File 12"
    assert "The server does not answer." in owner.words()
    QTest.keyClick(form.reason, K.Key_Escape)
    await owner.idle()
    assert owner.form() is None
    assert not owner.view.unsaved


async def test_a_check_says_what_it_found(owner: Hands) -> None:
    await owner.on(Tab.SIGNED)
    await owner.press("Check them all")
    assert (
        "2 records were checked, of signing and of what was done since: nothing was altered." in owner.words()
    )
    owner.front.server.altered.add(next(iter(owner.front.server.records)))
    await owner.press("Check them all")
    assert "1 things are wrong with what was signed:" in owner.words()


async def test_a_receptionist_reads_and_neither_acts_nor_checks(qtbot: QtBot) -> None:
    front = desk(Role.RECEPTIONIST)
    hands = Hands(qtbot, front)
    await hands.on(Tab.SIGNED)
    assert not hands.has("Check them all")
    await hands.press(f"Open: {front.shop.garage.elise.name}")
    assert not hands.has("Supersede…")


async def test_the_next_version_is_written_approved_and_published(owner: Hands) -> None:
    await owner.on(Tab.TEXTS)
    await owner.press("Write the next version: QC, French")
    form = owner.view.texts.form
    assert form is not None
    assert form.text.hasFocus()
    form.text.setPlainText("Un texte.\n")
    form.add.click()
    assert form.rows[-1].words.hasFocus()
    QTest.keyClicks(form.rows[-1].words, "Oui")
    await owner.press("Publish")
    await owner.press("Yes, ask for it from now on")
    assert "Say first that your lawyer has approved it." in owner.words()
    assert form.approved.hasFocus()
    QTest.keyClick(form.approved, K.Key_Space)
    await owner.press("Publish")
    await owner.press("Yes, ask for it from now on")
    assert owner.view.texts.form is None
    newest = owner.front.server.templates[-1]
    assert (newest.version, newest.text, newest.ticks[-1].words) == (2, "Un texte.\n", "Oui")
    assert "Version 2" in owner.words()
    assert nameless(owner.view) == []


async def test_what_is_typed_into_the_text_stays_while_news_arrive(owner: Hands) -> None:
    await owner.on(Tab.TEXTS)
    await owner.press("Write the next version: QC, French")
    form = owner.view.texts.form
    assert form is not None
    QTest.keyClicks(form.text, "abc")
    at = form.text.textCursor().position()
    await owner.front.waivers.texts.load()
    await owner.on(Tab.SIGNED)
    await owner.on(Tab.TEXTS)
    assert owner.view.texts.form is form
    assert form.text.toPlainText().startswith("abc")
    assert form.text.textCursor().position() == at


async def test_an_agreement_is_removed_and_the_keys_go_on_with_the_next(owner: Hands) -> None:
    await owner.on(Tab.TEXTS)
    await owner.press("Write the next version: QC, French")
    form = owner.view.texts.form
    assert form is not None
    first, second = form.rows[0].words.text(), form.rows[1].words.text()
    form.rows[0].remove.setFocus()
    form.rows[0].remove.click()
    assert form.rows[0].words.text() == second != first
    assert form.rows[0].remove.hasFocus()


async def test_a_version_is_read_with_what_it_changed(owner: Hands) -> None:
    first = owner.front.server.templates[0]
    owner.front.server._publish("fr", first.text + "7. Encore\n", first.ticks, owner.front.server.now)
    await owner.on(Tab.TEXTS)
    await owner.press("Read: French, Version 2")
    assert "What changed from the version before" in owner.words()
    said = [label.accessibleName() for label in owner.view.findChildren(QLabel)]
    assert "New: 7. Encore" in said
    QTest.keyClick(owner.button("All texts"), K.Key_Escape)
    await owner.idle()
    assert owner.has("Write the next version")


async def _copying(qtbot: QtBot) -> Hands:
    """A receptionist who copies the sheet of whoever came."""
    front = desk(Role.RECEPTIONIST)
    _due(front, front.shop.booking("one", front.shop.garage.anna.id, "10:00"), is_asked=True)
    hands = Hands(qtbot, front)
    await hands.on(Tab.DUE)
    await hands.press(f"On paper…: {front.shop.garage.elise.name}")
    return hands


async def test_a_signed_sheet_is_copied_and_taken_in(qtbot: QtBot) -> None:
    hands = await _copying(qtbot)
    form = hands.view.due.form
    assert form is not None
    assert form.signer.hasFocus()
    assert form.signer.text() == hands.front.shop.garage.elise.name
    await hands.press("Take it in, as its witness")
    assert "An agreement that is needed is not ticked." in hands.words()
    assert "The scan is missing." in hands.words()
    for box in form.ticks.values():
        QTest.keyClick(box, K.Key_Space)
    form._chosen([Path("sheet.pdf")])
    await hands.idle()
    assert "With the booking: sheet.pdf" in hands.words()
    assert nameless(hands.view) == []
    QTest.keyClick(form.signer, K.Key_Return)
    await hands.idle()
    assert hands.view.due.form is None
    assert "Nobody has anything left to sign today." in hands.words()
    (*_, record) = hands.front.server.records.values()
    assert (record.mode, record.witness_id) == (WaiverMode.PAPER, hands.front.waivers.paper._account.staff_id)


async def test_a_guardian_names_the_minor_and_the_time_is_typed(qtbot: QtBot) -> None:
    hands = await _copying(qtbot)
    form = hands.view.due.form
    assert form is not None
    assert not form.minor.isVisible()
    QTest.keyClick(form.guardian, K.Key_Space)
    assert form.minor.hasFocus()
    QTest.keyClicks(form.minor, "Lea")
    form.time.selectAll()
    QTest.keyClicks(form.time, "7:45")
    sheet = hands.front.waivers.paper.sheet
    assert sheet is not None
    assert (sheet.by_guardian, sheet.minor) == (True, "Lea")
    assert formats.time(sheet.signed_at, ZONE) == "7:45"


async def test_what_was_copied_stays_where_the_server_is_away_and_is_left_when_asked_twice(
    qtbot: QtBot,
) -> None:
    hands = await _copying(qtbot)
    form = hands.view.due.form
    assert form is not None
    form._chosen([Path("sheet.pdf"), Path(GONE)])
    await hands.idle()
    assert "With the booking: sheet.pdf" in hands.words()
    assert "This file cannot be read." in hands.words()
    for box in form.ticks.values():
        box.click()
    hands.front.server.fault = Unreachable("away")
    await hands.press("Take it in, as its witness")
    assert hands.view.due.form is form
    assert "The server does not answer." in hands.words()
    assert form.ticks["read"].isChecked()
    await hands.press("Leave it")
    await hands.press("Yes, leave it")
    assert hands.copied() is None
    assert hands.front.waivers.paper.sheet is None


async def test_the_owner_witnesses_no_sheet(owner: Hands) -> None:
    _due(
        owner.front, owner.front.shop.booking("one", owner.front.shop.garage.anna.id, "10:00"), is_asked=True
    )
    await owner.on(Tab.DUE)
    assert owner.has("Show")
    assert not owner.has("On paper…")


def _slow(hands: Hands, name: str) -> asyncio.Event:
    """The server's answer to that comes once this is set."""
    gate, real = asyncio.Event(), getattr(hands.front.server, name)

    async def wait(*what: object) -> object:
        await gate.wait()
        return await real(*what)

    setattr(hands.front.server, name, wait)
    return gate


async def test_who_goes_back_while_it_is_sent_stays_on_the_list(owner: Hands) -> None:
    await owner.on(Tab.SIGNED)
    await owner.press(f"Open: {owner.front.shop.garage.elise.name}")
    owner.view.signed.ask(StaffAct.HOLD)
    form = owner.form()
    assert form is not None
    QTest.keyClicks(form.reason, "File 12")
    gate = _slow(owner, "act")
    form.go.click()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not form.leave.isEnabled(), "it is under way"
    owner.button("All waivers").click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    await owner.idle()
    assert owner.front.waivers.signed.opened is None
    assert len(owner.front.server.acts) == 1
    assert owner.faults == []


async def test_a_text_keeps_its_long_agreements_and_its_no_break_spaces(owner: Hands) -> None:
    server = owner.front.server
    ticks = (TemplateTick(code="a", words="x" * 400), TemplateTick(code="b", words="short"))
    server._publish("fr", "Attention\u00a0: ceci\nDeux\n", ticks, server.now)
    await owner.on(Tab.TEXTS)
    await owner.press("Write the next version: QC, French")
    form = owner.view.texts.form
    assert form is not None
    form.rows[1].required.click()
    form.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(form.text, "Trois")
    draft = owner.front.waivers.texts.draft
    assert draft is not None
    assert [len(tick.words) for tick in draft.ticks] == [400, 5]
    assert draft.text == "Attention\u00a0: ceci\nDeux\nTrois"


def test_the_dot_over_an_i_is_painted(qtbot: QtBot) -> None:
    line = Stroke(points=(Point(x=0, y=1000), Point(x=3000, y=1000)))
    view = SignatureView((line, Stroke(points=(Point(x=1500, y=0),))), "A signature")
    qtbot.addWidget(view)
    view.resize(320, 120)
    image = view.grab().toImage()
    ground = image.pixel(0, 0)
    high = range(image.height() // 3)
    assert any(image.pixel(x, y) != ground for x in range(image.width()) for y in high)


async def test_a_long_reason_of_a_hold_is_shortened_on_its_button(owner: Hands) -> None:
    await owner.on(Tab.SIGNED)
    await owner.press(f"Open: {owner.front.shop.garage.elise.name}")
    assert await owner.front.waivers.signed.act(StaffAct.HOLD, "Garage & Sons " * 12)
    await owner.idle()
    said = [it.text() for it in owner.view.findChildren(QPushButton) if it.text().startswith("End the hold")]
    assert len(said) == 1
    assert "Garage && Sons" in said[0]
    assert len(said[0]) < 80
