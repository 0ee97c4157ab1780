"""A mechanic's own day in the real window: an offer is accepted, begun, ended, and its customer told what was done."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.presenters.today_model import DayAct
from desktop.views.work.session_page import SessionPage
from desktop.views.work_view import WorkView
from scheduling.ids import uuid7
from scheduling.offers import Offer, OfferRound, OfferState
from scheduling.records import Customer, Reservation, Session, Vehicle
from scheduling.visit_records import SessionSummary
from scheduling.vocabulary import (
    CancelledBy,
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.services.chosen_offers import offer_id_of
from sync_server.services.interfaces import UnitOfWork
from tests.journeys.hands import at_rest, session
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, until

WHO = "Chloé Gagnon"
"""Independent: she answers each booking."""
NAME, CONCERN = "Otto Offered", "Clunks over bumps, front left"
SUMMARY = "Stabilizer link replaced, front left."
MINUTE = 60
TAKEN = {SessionState.SCHEDULED, SessionState.PENDING}
"""The second a moment later: it begins in a few minutes."""


async def test_a_mechanic_takes_an_offer_through_to_its_summary(
    demo: Demo, sit: Sit, picture: Picture
) -> None:
    async with sit(demo.named(WHO)) as chloe:
        bootstrap = _database(demo)
        try:
            tenant_id, mechanic_id = chloe.desk.account.tenant_id, chloe.desk.calendar.rights.own_mechanic
            assert mechanic_id is not None
            asked = await _offer(bootstrap, tenant_id, mechanic_id)
            work = await _go_to_my_work(chloe)
            await until(lambda: _has_payout(work, asked), "the offer with what it pays")
            card = work.offers.cards[asked]
            assert NAME not in card.accessibleName()
            picture(chloe, "offer")

            await chloe.activate()
            work.offers.cards[asked].setFocus()
            chloe.key(Qt.Key.Key_1)
            await until(lambda: _state(chloe, asked) in TAKEN, "it is hers")
            await at_rest(chloe)
            await until(lambda: asked in work.upcoming.lines, "it is ahead of her")
            await until(lambda: [one.offer.contact for one in work.offers.accepted], "whom to reach")
            await chloe.activate()
            work.upcoming.lines[asked].setFocus()
            chloe.key(Qt.Key.Key_Return)
            page = await until(lambda: work.page, "the session's page")
            assert CONCERN in page.concern.text.text()
            assert page.name.text.text() == NAME

            for act, state in ((DayAct.ARRIVED, SessionState.WAITING), (DayAct.START, SessionState.LIVE)):
                await _press(chloe, page, act)
                await until(lambda state=state: _state(chloe, asked) is state, state.value)  # type: ignore[misc] # bound on purpose
                await at_rest(chloe)
            page.summary.edit.setFocus()
            chloe.type(SUMMARY)
            picture(chloe, "in-service")
            await _press(chloe, page, DayAct.FINISH)
            await at_rest(chloe)
            await until(lambda: page.summary.where.text().startswith("Saved"), "the summary is the server's")
            picture(chloe, "over")
            assert chloe.desk.drafts.get("summary", asked) == ""
            assert await _kept(bootstrap, tenant_id, asked) == (SessionState.COMPLETED, SUMMARY)
        finally:
            await bootstrap.close()


def _database(demo: Demo) -> Bootstrap:
    settings = Settings(database_url=demo.urls.app, secret_file=Path(demo.folder) / "server.secret")
    return Bootstrap.from_settings(settings)


async def _offer(bootstrap: Bootstrap, tenant_id: UUID, mechanic_id: UUID) -> UUID:
    """A booking that begins in a few minutes, whatever the hour, is offered to her; the session's id."""
    now = int(time.time())
    customer = Customer(id=uuid7(), name=NAME, phone="+15145550188", created_at=now)
    vehicle = Vehicle(id=uuid7(), customer_id=customer.id, make="Mazda", model="3", year=2016)
    row = Session(
        id=uuid7(),
        customer_id=customer.id,
        vehicle_id=vehicle.id,
        state=SessionState.OFFERED,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=now + 10 * MINUTE,
        mechanic_id=mechanic_id,
        price_cents=9900,
        concern=CONCERN,
        created_at=now,
    )
    assert row.starts is not None
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        book = await uow.rule_book()
        await _make_room(uow, row, mechanic_id, book.bays[0].id)
        taken = await uow.reservations.take(
            Reservation(
                id=uuid7(),
                kind=ReservationKind.OFFER,
                status=ReservationStatus.RESERVED,
                starts=row.starts,
                ends=row.starts + 30 * MINUTE,
                blocks_end=row.starts + 45 * MINUTE,
                mechanic_id=mechanic_id,
                bay_id=book.bays[0].id,
                session_id=row.id,
                expires_at=row.starts,
            ),
            needs_bay=False,
        )
        assert taken.taken, "nobody is in its way"
        await uow.records.add_many([customer, vehicle, row])
        await uow.rows.add(
            Offer(
                id=offer_id_of(row),
                session_id=row.id,
                mechanic_id=mechanic_id,
                state=OfferState.OFFERED,
                round=OfferRound.CHOSEN,
                made_at=now,
                expires_at=row.starts,
                starts=row.starts,
            )
        )
        await uow.commit()
    return row.id


async def _make_room(uow: UnitOfWork, row: Session, mechanic_id: UUID, bay_id: UUID) -> None:
    """What the demo has there just then is cancelled."""
    starts = row.starts or 0
    for other in await uow.reservations.live_between(starts, starts + 45 * MINUTE):
        if mechanic_id != other.mechanic_id and bay_id != other.bay_id:
            continue
        await uow.reservations.release(other.id)
        booked = await uow.records.get(Session, other.session_id) if other.session_id else None
        if booked is not None:
            over = replace(booked, state=SessionState.CANCELLED, cancelled_by=CancelledBy.STAFF)
            await uow.records.put(over)


async def _go_to_my_work(driven: Driven) -> WorkView:
    await driven.activate()
    entries = driven.app.window.findChildren(QPushButton)
    (entry,) = [one for one in entries if one.text() == "My work" and one.isVisible()]
    await driven.press(entry)
    assert driven.app.office is not None
    view = driven.app.office.workspace.current_view()
    assert isinstance(view, WorkView)
    return view


def _has_payout(work: WorkView, session_id: UUID) -> bool:
    card = work.offers.cards.get(session_id)
    return card is not None and bool(card.payout.text())


def _state(driven: Driven, session_id: UUID) -> SessionState | None:
    row = session(driven, session_id)
    return None if row is None else row.state


async def _press(driven: Driven, page: SessionPage, act: DayAct) -> None:
    """Once the button is there, and takes clicks again after the one before."""
    button = page.acts.acts[act]
    await until(lambda: button.isVisible() and not page.acts._calm.resting.isActive(), act.value)
    await asyncio.sleep(0)
    await driven.press(button)


async def _kept(bootstrap: Bootstrap, tenant_id: UUID, session_id: UUID) -> tuple[SessionState, str]:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        row = await uow.records.get(Session, session_id)
        summary = await uow.rows.get(SessionSummary, session_id)
    assert row is not None
    return row.state, "" if summary is None else summary.text
