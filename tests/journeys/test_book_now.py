"""A mechanic at once, by keyboard in the real window: one who is online takes it; nobody is, and a time is booked."""

from __future__ import annotations

import asyncio
import hashlib
import time
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_submission import Answer
from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowPhase
from desktop.presenters.now_search import Standing
from desktop.sync.accepting import Accepting
from desktop.sync.library import FileLibrary
from desktop.views.booking_now.ask_page import AskPage
from desktop.views.booking_now.concern_page import NowConcernPage
from desktop.views.now_wizard import NowWizard
from scheduling.offer_views import OfferView
from scheduling.records import Customer
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, session
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, until

MECHANIC = "Chloé Gagnon"
"""Independent: nobody answers for her."""
DAY = 86_400
CONCERN = "Brakes squeal since this morning"
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2_500


async def test_who_is_online_is_asked_and_takes_it(demo: Demo, sit: Sit, picture: Picture) -> None:
    async with sit(demo.people[0]) as reception, sit(demo.named(MECHANIC)) as chloe:
        hers = await _online(demo, chloe)
        await reception.to_front()
        with counted(reception, "a mechanic at once, just advice", steps=7, keys=8):
            wizard = await _entered(reception, "Nadia Now")
            picture(reception, "review")
            reception.key(Qt.Key.Key_Return)
            await until(lambda: wizard.flow.phase is NowPhase.SEARCH, "the search")
        assert wizard.flow.search_now.standing is Standing.ASKING
        picture(reception, "search")

        assert wizard.flow.search_now.view is not None
        session_id = wizard.flow.search_now.view.session_id
        (offer,) = await _open_offers(hers, session_id)
        assert offer.concern == CONCERN
        assert offer.contact is None
        await hers.accept(offer.offer_id)
        await until(lambda: wizard.flow.search_now.standing is Standing.FOUND, "that she has it")
        assert wizard.search.heading.text() == f"{MECHANIC} takes it"
        picture(reception, "found")
        reception.key(Qt.Key.Key_Return)
        await until(lambda: _now(reception) is None, "the window closes")
        row = await until(lambda: session(chloe, session_id), "the session on her desktop")
        assert (row.kind, row.mechanic_id) == (VisitKind.VIDEO, chloe.desk.calendar.rights.own_mechanic)
        assert row.state in {SessionState.PENDING, SessionState.WAITING}
        await hers.switch(on=False)


async def test_a_search_has_its_files_and_is_cancelled(demo: Demo, sit: Sit, tmp_path: Path) -> None:
    async with sit(demo.people[0]) as reception, sit(demo.named(MECHANIC)) as chloe:
        hers = await _online(demo, chloe)
        wizard = await _entered(reception, "Carla Cancels", attached=_photo(tmp_path))
        reception.key(Qt.Key.Key_Return)
        await until(lambda: wizard.flow.phase is NowPhase.SEARCH, "the search")
        assert wizard.flow.search_now.view is not None
        session_id = wizard.flow.search_now.view.session_id
        assert await _open_offers(hers, session_id)
        await _has_the_photo(reception, session_id)
        await reception.press(wizard.search.cancel)
        await reception.press(wizard.search.cancel)
        await until(lambda: wizard.flow.search_now.standing is Standing.CANCELLED, "that it is over")
        await at_rest(reception)
        assert await _open_offers(hers, session_id) == []
        await hers.switch(on=False)


async def test_nobody_is_online_and_a_time_is_booked_with_all_that_was_entered(
    demo: Demo, sit: Sit, picture: Picture, tmp_path: Path
) -> None:
    async with sit(demo.people[0]) as reception, sit(demo.named(MECHANIC)) as chloe:
        hers = await _online(demo, chloe)
        wizard = await _entered(reception, "Paula Patiente", attached=_photo(tmp_path))
        await hers.switch(on=False)
        reception.key(Qt.Key.Key_Return)
        await until(lambda: wizard.flow.phase is NowPhase.NOBODY, "that nobody is there")
        picture(reception, "nobody")
        reception.key(Qt.Key.Key_2)
        booking = await until(reception.wizard, "the window for a time")
        assert booking.flow.step is Step.TIME
        assert booking.flow.draft.concern == CONCERN
        await until(lambda: reception.at_hand(booking.page), "the keys at the times")
        picture(reception, "time-instead")
        reception.key(Qt.Key.Key_Return)
        await until(lambda: booking.flow.draft.starts is not None, "the time")
        for _ in range(3):
            if booking.flow.submission is None:
                await until(
                    lambda: reception.at_hand(booking.page) or reception.at_hand(booking.foot), "the keys"
                )
                reception.key(Qt.Key.Key_Return)
                await reception.laid_out()
        submission = await until(lambda: booking.flow.submission, "the booking")
        await until(lambda: submission.answer in {Answer.BOOKED, Answer.OFFERED}, "the server's answer")
        await at_rest(reception)
        row = session(reception, submission.booking.session_id)
        assert row is not None
        assert (row.kind, row.concern, row.category) == (VisitKind.VIDEO, CONCERN, "Brakes")
        customer = reception.desk.store.get(Customer, row.customer_id)
        assert customer is not None
        assert customer.name == "Paula Patiente"
        await _has_the_photo(reception, row.id)
        reception.key(Qt.Key.Key_Return)
        await until(lambda: reception.wizard() is None, "the window closes")


async def test_nobody_is_online_and_the_customer_joins_the_line(
    demo: Demo, sit: Sit, picture: Picture
) -> None:
    async with sit(demo.people[0]) as reception, sit(demo.named(MECHANIC)) as chloe:
        hers = await _online(demo, chloe)
        wizard = await _entered(reception, "Wanda Wartet")
        await hers.switch(on=False)
        reception.key(Qt.Key.Key_Return)
        await until(lambda: wizard.flow.phase is NowPhase.NOBODY, "that nobody is there")
        reception.key(Qt.Key.Key_1)
        await until(lambda: wizard.flow.phase is NowPhase.JOIN, "what would be joined")
        await until(wizard.join.text.hasFocus, "the keys in what it is about")
        await reception.laid_out()
        picture(reception, "join")
        reception.key(Qt.Key.Key_Return)
        await until(lambda: wizard.flow.phase is NowPhase.LINE, "the place in the line")
        picture(reception, "line")
        reception.key(Qt.Key.Key_Return)
        await until(lambda: _now(reception) is None, "the window closes")

        await hers.switch(on=True)
        line = reception.desk.waiting
        await until(line.held, "that her time is held", seconds=60)
        assert reception.app.office is not None
        reception.app.office.show_waiting()
        picture(reception, "held")
        (waiter,) = line.held()
        assert (waiter.name, waiter.mechanic) == ("Wanda Wartet", MECHANIC)
        await line.take_off(waiter.line.entry_id)
        assert line.waiters() == []
        await hers.switch(on=False)


async def _online(demo: Demo, mechanic: Driven) -> Accepting:
    """Accepting now, and free, whatever the demo has for the day."""
    settings = Settings(database_url=demo.urls.app, secret_file=demo.folder / "server.secret")
    bootstrap = Bootstrap.from_settings(settings)
    now, own = int(time.time()), mechanic.desk.calendar.rights.own_mechanic
    try:
        async with bootstrap.unit_of_work(mechanic.desk.account.tenant_id) as uow:
            await uow.bump()
            for row in await uow.reservations.live_between(now - DAY, now + DAY):
                if row.mechanic_id == own:
                    await uow.reservations.release(row.id)
            await uow.commit()
    finally:
        await bootstrap.close()
    hers = Accepting(mechanic.desk.access)
    await hers.switch(on=True)
    return hers


async def _open_offers(hers: Accepting, session_id: UUID) -> list[OfferView]:
    """Of this search, among those that the demo has for her."""
    offers = await hers.offers()
    return [one for one in offers if one.session_id == session_id and one.answer_until is not None]


def _now(driven: Driven) -> NowWizard | None:
    return next((w for w in driven.app.window.findChildren(NowWizard) if w.isVisible()), None)


def _photo(folder: Path) -> Path:
    """Of several parts, so that it takes a few ways to the server."""
    path = folder / "front.jpg"
    path.write_bytes(PHOTO)
    return path


async def _attach(driven: Driven, wizard: NowWizard, path: Path) -> None:
    """By the key, in the system's dialog."""
    driven.key(Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    dialog = await until(lambda: next(iter(driven.app.window.findChildren(QFileDialog)), None), "the dialog")
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    await driven.to_front()
    await until(lambda: [file.size for file in wizard.flow.draft.files] == [len(PHOTO)], "the file's line")


async def _has_the_photo(driven: Driven, session_id: UUID) -> None:
    """The server, whoever asks it."""
    library = FileLibrary(driven.desk.access)
    for _ in range(100):
        found = [file for file in await library.page(session_id) if file.ready]
        if found:
            break
        await asyncio.sleep(0.1)
    (file,) = found
    assert (file.name, file.size) == ("front.jpg", len(PHOTO))
    assert file.sha256 == hashlib.sha256(PHOTO).hexdigest()


async def _entered(driven: Driven, name: str, *, attached: Path | None = None) -> NowWizard:
    """A new customer, by video, just advice, whoever suits best, up to the review; she is online."""
    await driven.to_front()
    driven.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    wizard = await until(lambda: _now(driven), "the window for a mechanic at once")
    flow = wizard.flow
    await until(lambda: driven.at_hand(wizard.page), "the keys at the kinds")
    driven.step("kind")
    driven.key(Qt.Key.Key_1)
    await until(lambda: flow.draft.kind is VisitKind.VIDEO and driven.at_hand(wizard.page), "the search")
    driven.step("customer")
    driven.type(name)
    driven.key(Qt.Key.Key_Return)
    await until(lambda: driven.at_hand(wizard.page), "the keys in the form")
    driven.step("new customer")
    driven.key(Qt.Key.Key_Return)
    await until(lambda: flow.draft.customer is not None and driven.at_hand(wizard.page), "the vehicle")
    driven.step("vehicle")
    driven.key(Qt.Key.Key_2)
    await until(lambda: flow.step is NowStep.MECHANIC, "who is asked")
    page = wizard.page
    assert isinstance(page, AskPage)
    await until(lambda: page.tiles and driven.at_hand(page), "the keys at the mechanics")
    await until(lambda: MECHANIC in [tile.text() for _, tile in page.tiles], "who is online")
    driven.step("mechanic")
    driven.key(Qt.Key.Key_1)
    await until(lambda: flow.step is NowStep.CONCERN and driven.at_hand(wizard.page), "the concern")
    driven.step("concern")
    driven.type(CONCERN)
    if attached is not None:
        await _attach(driven, wizard, attached)
        assert isinstance(wizard.page, NowConcernPage)
        wizard.page.text.setFocus()
    driven.key(Qt.Key.Key_Return)
    await until(lambda: flow.step is NowStep.REVIEW and driven.at_hand(wizard.foot), "the review")
    driven.step("review")
    return wizard
