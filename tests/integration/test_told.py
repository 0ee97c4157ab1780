"""What a customer is told of a booking, asked by a desk of a real server: one that nobody told how to send says so."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_submission import Answer
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.carriers import Reach
from desktop.presenters.clock import SystemClock
from desktop.presenters.confirmations import Confirmation, Confirmations
from desktop.presenters.invites import InviteWords
from desktop.presenters.next_steps import Next, Outlook, next_steps
from desktop.sync.messages import Messages
from scheduling.records import Session
from scheduling.vocabulary import VisitKind
from tests.integration.desks import Desk, until
from tests.integration.serving import ServerProcess
from tests.sync_server.mailing import EMAIL, Mailing
from tests.sync_server.shop import Shop

WORDS = InviteWords(summary="Visit", location="", description="", file_name="visit.ics")


@pytest.fixture
async def booked(shop: Shop) -> UUID:
    """Asked for before the desks: they fetch it at once."""
    await Mailing(shop, 0).reach()
    command = shop.booking(shop.at(14))
    assert (await shop.send("desk", command)).status == "applied"
    return command.session_id


def _confirmation(desk: Desk, session_id: UUID) -> Confirmation:
    account, state = desk.access.account, desk.store.state()
    assert account is not None
    clock = SystemClock(state.refreshed_at, state.heard_at)
    return Confirmations(
        desk.store,
        AvailabilitySource(desk.store),
        clock,
        Rights(desk.store, account),
        Messages(desk.access),
        print,
    ).open(session_id)


async def test_a_server_that_cannot_send_says_so_and_the_invitation_is_there_all_the_same(
    booked: UUID, server: ServerProcess, desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    _, desk = desks
    await until(lambda: desk.store.get(Session, booked) is not None)
    confirmation = _confirmation(desk, booked)
    await confirmation.look()
    assert confirmation.told is not None
    assert confirmation.told.carried == frozenset()
    outlook = Outlook(
        answer=Answer.BOOKED,
        kind=VisitKind.IN_PERSON,
        email=EMAIL,
        phone="",
        ahead=3 * 86_400,
        told=confirmation.told,
    )
    assert next_steps(outlook)[0].what is Next.NOT_SET_UP
    assert (confirmation.reach, confirmation.sendable) == (Reach.NOT_SET_UP, False)
    assert not await confirmation.send()
    assert confirmation.problem == "", "nothing was asked: it is said why in its place"
    server.end()
    await confirmation.look()
    assert confirmation.problem == "unreachable"
    invitation = confirmation.invitation
    assert invitation is not None
    confirmation.save(invitation, WORDS, tmp_path / "visit.ics")
    assert "STATUS:CONFIRMED" in (tmp_path / "visit.ics").read_text(encoding="utf-8")
