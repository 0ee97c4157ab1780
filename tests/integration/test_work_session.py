"""A session's page at the real server: the end with its summary, the thread, the lobby, and the visit it leads to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.presenters.today_model import DayAct
from desktop.presenters.work_session import WorkSession
from desktop.sync.transport import Transport
from scheduling.records import Session
from scheduling.visit_records import Side
from scheduling.visit_requests import VisitRequest
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.integration.desks import open_desk, until
from tests.integration.serving import ServerProcess
from tests.integration.working import Mechanic
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import be_there, now_of, stand

_S = SessionState
SUMMARY = "Changed the front pads"


@pytest.fixture
async def live(shop: Shop) -> Session:
    """A video of Ivan's that goes on. Asked for before his desktop: it fetches it at once."""
    return await stand(
        shop,
        _S.LIVE,
        kind=VisitKind.VIDEO,
        mechanic_id=shop.ivan.id,
        customer_id=shop.customer.id,
        vehicle_id=shop.vehicle.id,
        concern="Squeals when it rains",
        started_at=now_of(shop) - 600,
        slot=True,
    )


@pytest.fixture
async def ivan(live: Session, shop: Shop, server: ServerProcess, tmp_path: Path) -> AsyncIterator[Mechanic]:
    desk = await open_desk(shop, "ivan", Transport(server.address), tmp_path / "ivan")
    await until(lambda: desk.state_of(live.id) is not None)
    made = Mechanic(desk)
    await made.heard()
    yield made
    await made.close()


def _page(ivan: Mechanic, session: Session) -> WorkSession:
    return ivan.work.session(session.id)


async def test_the_end_without_the_server_takes_the_summary_along(
    ivan: Mechanic, live: Session, shop: Shop, server: ServerProcess
) -> None:
    server.end()
    await until(lambda: not ivan.desk.status.online)
    summary = ivan.work.summary(live.id)
    summary.type(SUMMARY)
    _page(ivan, live).do(DayAct.FINISH, summary=summary.now.text)
    server.start()
    await until(lambda: ivan.desk.store.changes() == [])
    assert (await shop.session(live.id)).state is _S.COMPLETED
    summary.look()
    await until(lambda: summary.now.known)
    assert (summary.now.text, summary.now.unsent) == (SUMMARY, False)
    summary.type(f"{SUMMARY}; the discs last")
    summary.save()
    await until(lambda: not summary.now.sending)
    assert (summary.now.text, summary.now.unsent, summary.now.code) == (
        f"{SUMMARY}; the discs last",
        False,
        "",
    )


async def test_a_message_is_written_once_and_told_in_order(ivan: Mechanic, live: Session) -> None:
    thread = ivan.work.thread(live.id)
    for text in ("First", "Second"):
        thread.type(text)
        thread.send()
        await until(lambda: not thread.now.sending)
    await until(lambda: len(thread.now.messages) == 2)
    assert [(line.text, line.side, line.name) for line in thread.now.messages] == [
        ("First", Side.STAFF, "Ivan"),
        ("Second", Side.STAFF, "Ivan"),
    ]
    again = ivan.work.thread(live.id)
    again.look()
    await until(lambda: again.now.known)
    assert [line.number for line in again.now.messages] == [1, 2]


async def test_in_the_lobby_one_is_there_and_sees_who_is(ivan: Mechanic, live: Session, shop: Shop) -> None:
    await be_there(shop, live, Side.CUSTOMER)
    lobby = ivan.work.lobby(live.id)
    lobby.look()
    await until(lambda: lobby.now.lobby is not None)
    assert lobby.now.lobby is not None
    assert (lobby.now.lobby.customer_there, lobby.is_in, lobby.now.open) == (True, False, True)
    lobby.join()
    await until(lambda: lobby.is_in)
    lobby.leave()
    await until(lambda: not lobby.now.joined and not lobby.is_in)


async def test_what_is_referred_stands_in_the_queue_with_its_diagnosis(
    ivan: Mechanic, live: Session, shop: Shop
) -> None:
    _page(ivan, live).do(DayAct.FINISH, summary=SUMMARY)
    referral = ivan.work.referral(live.id)
    made = referral.refer("The discs as well", ServiceType.REPAIR, [shop.at(10)])
    await until(lambda: ivan.desk.store.changes() == [])
    async with shop.uow() as uow:
        row = await uow.records.get(VisitRequest, made)
    assert row is not None
    assert (row.from_session_id, row.referring_mechanic_id, row.diagnosis, row.concern) == (
        live.id,
        shop.ivan.id,
        "The discs as well",
        "Squeals when it rains",
    )
    assert [each.waiting for each in referral.made()] == [False]


async def test_longer_where_there_is_room(ivan: Mechanic, live: Session, shop: Shop) -> None:
    page = _page(ivan, live)
    details = page.details()
    assert details is not None
    assert 15 in details.extensions
    page.do(DayAct.EXTEND, minutes=15)
    await until(lambda: ivan.desk.store.changes() == [])
    assert (await shop.session(live.id)).minutes == live.minutes + 15
