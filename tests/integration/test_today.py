"""The desk's day without the server: what one click did is the server's afterwards, with when it was done."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import SystemClock
from desktop.presenters.today import TodayPresenter
from desktop.presenters.today_model import DayAct, DayCard, Phase
from desktop.presenters.undo import UndoStack
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests.integration.desks import Desk, agreed, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import stand


@pytest.fixture
async def row(shop: Shop) -> Session:
    """A visit that should have begun twenty minutes ago. Asked for before the desks: they fetch it at once."""
    return await stand(shop, SessionState.SCHEDULED, slot=True)


def _today(desk: Desk) -> TodayPresenter:
    source, state, account = AvailabilitySource(desk.store), desk.store.state(), desk.access.account
    assert account is not None
    clock = SystemClock(state.refreshed_at, state.heard_at)
    return TodayPresenter(desk.store, source, clock, Rights(desk.store, account), UndoStack())


def _card(today: TodayPresenter, session_id: UUID) -> DayCard:
    board = today.board()
    card = None if board is None else board.card(session_id)
    assert card is not None
    return card


@pytest.mark.parametrize("act", [DayAct.ARRIVED, DayAct.NO_SHOW])
async def test_a_click_without_the_server_arrives_once_and_is_seen_by_the_other(
    row: Session, shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk], act: DayAct
) -> None:
    owner, desk = desks
    server.end()
    await until(lambda: not desk.status.online)
    today = _today(desk)
    phase = Phase.HERE if act is DayAct.ARRIVED else Phase.DONE
    today.do(row.id, act)
    card = _card(today, row.id)
    assert (card.phase, card.waiting) == (phase, True)
    told = desk.store.changes()[-1].command.at  # type: ignore[union-attr]  # both have it
    server.start()
    await until(lambda: desk.store.changes() == [])
    await agreed(owner, desk)
    assert _card(_today(owner), row.id).phase is phase
    assert not _card(today, row.id).waiting
    if act is DayAct.ARRIVED:
        assert (await shop.session(row.id)).arrived_at == told


async def test_a_no_show_and_back_without_the_server_leave_it_expected(
    row: Session, shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    owner, desk = desks
    server.end()
    await until(lambda: not desk.status.online)
    today = _today(desk)
    for act in (DayAct.NO_SHOW, DayAct.NO_SHOW_BACK):
        today.do(row.id, act)
    server.start()
    await until(lambda: desk.store.changes() == [])
    await agreed(owner, desk)
    assert (await shop.session(row.id)).state is row.state
    card = _card(_today(owner), row.id)
    assert (card.phase, card.acts) == (Phase.COMING, (DayAct.ARRIVED, DayAct.NO_SHOW, DayAct.PARK))
