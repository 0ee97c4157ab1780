"""On a booking's card: the invitation to save, and the confirmation to send again, with the real widgets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.carriers import Carriers
from desktop.presenters.confirmations import Confirmations
from desktop.sync.errors import Unreachable
from desktop.theming import resources
from desktop.views.confirmation_row import ConfirmationRow
from scheduling.commands import CancelSession
from scheduling.message_kinds import Channel
from scheduling.vocabulary import CancelledBy, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.open_card import OpenCard, assert_sound
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at
from tools.pretended_messages import Post


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    made.booking("done", made.garage.anna.id, "13:00", state=SessionState.COMPLETED)
    return made


class Counter(OpenCard):
    """Before a server that tells."""

    def __init__(self, pilot: Pilot, name: str = "one", carried: set[str] | None = None) -> None:
        super().__init__(pilot)
        self.post = Post(lambda _: at(MONDAY, "10:00"), Channel.EMAIL, Channel.SMS)
        shop = pilot.shop
        rights, source = shop.presenter.rights, AvailabilitySource(shop.store)
        shop.presenter.actions.confirmations = Confirmations(
            shop.store, source, shop.clock, rights, self.post, self.spawn, Carriers(lambda: carried)
        )
        self.open(name)

    @property
    def row(self) -> ConfirmationRow:
        assert self.card.confirmation is not None
        return self.card.confirmation

    def sound(self) -> None:
        assert_sound(self.row)


async def test_by_what_it_goes_is_said_to_have_no_name_here(qtbot: QtBot, shop: Scene) -> None:
    counter = Counter(Pilot(qtbot, shop), carried={"pigeon"})
    counter.post.channels = ()
    counter.post.carried = None
    assert counter.row.send.isEnabled()
    counter.row.send.click()
    await counter.idle()
    assert counter.row.said.text() == "It goes out again within a minute."
    counter.post.others = True
    counter.row.send.click()
    await counter.idle()
    assert (
        counter.row.said.text() == "It goes out again within a minute, by a way this version does not know."
    )
    counter.post.channels = (Channel.EMAIL,)
    counter.row.send.click()
    await counter.idle()
    said = "It goes out again within a minute, by email, and by a way this version does not know."
    assert counter.row.said.text() == said


async def test_it_goes_out_again_and_the_card_says_so_and_stays(qtbot: QtBot, shop: Scene) -> None:
    counter = Counter(Pilot(qtbot, shop))
    assert (counter.row.save.text(), counter.row.send.text()) == ("Invitation…", "Resend")
    before = counter.card.height()
    counter.row.send.setFocus()
    counter.row.send.click()
    await counter.idle()
    assert counter.row.said.text() == "It goes out again within a minute, by email and SMS."
    assert counter.card.height() > before
    counter.sound()
    assert counter.row.send.hasFocus()
    row = counter.row
    counter.pilot.shop.store.changed.emit(frozenset({"session"}))
    counter.pilot.settle()
    assert counter.row is row, "what came of it stays while the card is filled anew"
    assert row.said.isVisible()
    counter.sound()


async def test_without_the_server_it_says_so_and_the_invitation_is_saved_all_the_same(
    qtbot: QtBot, shop: Scene, tmp_path: Path
) -> None:
    counter = Counter(Pilot(qtbot, shop))
    counter.post.fault = Unreachable("away")
    counter.row.send.click()
    await counter.idle()
    assert counter.row.said.text().startswith("The server does not answer.")
    counter.row.write(tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert counter.row.said.text() == "Saved as a.ics"
    counter.sound()


async def test_of_what_is_over_there_is_neither(qtbot: QtBot, shop: Scene) -> None:
    counter = Counter(Pilot(qtbot, shop), "done")
    assert counter.row.isHidden()


async def test_of_a_cancelled_visit_it_is_its_cancellation_that_is_saved(
    qtbot: QtBot, shop: Scene, tmp_path: Path
) -> None:
    counter = Counter(Pilot(qtbot, shop))
    assert "Confirmation" in [label.text() for label in counter.row.findChildren(QLabel)]
    counter.card.close_now()
    shop.store.load([replace(shop.session("one"), state=SessionState.CANCELLED)])
    counter.pilot.settle()
    counter.pilot.view.show_booking(shop.ids["one"])
    row = counter.row
    said = [label.text() for label in row.findChildren(QLabel)]
    assert ("Cancellation" in said, "Confirmation" in said) == (True, False)
    assert (row.save.text(), row.send.isHidden()) == ("For a calendar…", True)
    row.write(tmp_path / "a.ics")
    assert "STATUS:CANCELLED" in (tmp_path / "a.ics").read_text(encoding="utf-8")


async def test_what_was_cancelled_meanwhile_is_saved_no_more(
    qtbot: QtBot, shop: Scene, tmp_path: Path
) -> None:
    """The dialog was open; the cancellation waits for the server, so it is neither confirmed nor cancelled."""
    counter = Counter(Pilot(qtbot, shop))
    row = counter.row
    shop.store.submit(
        CancelSession(
            session_id=shop.ids["one"], cancelled_by=CancelledBy.STAFF, at=shop.clock.now(), reason="ill"
        )
    )
    row.write(tmp_path / "a.ics")
    assert not (tmp_path / "a.ics").exists()
    assert row.empty


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The server is not set up to send it to this customer: please tell them yourself."),
        ("fr", "Le serveur n’est pas configuré pour l’envoyer à ce client\xa0: avisez-le vous-même."),
    ],
)
async def test_where_nothing_would_be_sent_it_says_why_in_its_place(
    qtbot: QtBot, shop: Scene, language: str, said: str
) -> None:
    words = QTranslator()
    assert words.load(f"autodoctor_{language}", str(resources.path("translations"))) or language == "en"
    QCoreApplication.installTranslator(words)
    try:
        counter = Counter(Pilot(qtbot, shop), carried=set())
        assert counter.row.send.isHidden()
        assert counter.row.save.isVisible()
        assert counter.row.said.text() == said
        assert not counter.row.empty
        counter.sound()
    finally:
        QCoreApplication.removeTranslator(words)


async def test_it_fits_on_the_card_in_french_too(qtbot: QtBot, shop: Scene) -> None:
    french = QTranslator()
    assert french.load("autodoctor_fr", str(resources.path("translations")))
    QCoreApplication.installTranslator(french)
    try:
        counter = Counter(Pilot(qtbot, shop))
        assert counter.row.send.text() == "Renvoyer"
        assert counter.row.minimumSizeHint().width() <= counter.row.width()
        counter.row.send.click()
        await counter.idle()
        counter.sound()
    finally:
        QCoreApplication.removeTranslator(french)
