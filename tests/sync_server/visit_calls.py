"""A good request of each endpoint about one session, for the test of every endpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.visit_messages import MessageRequest
from scheduling.vocabulary import SessionState, VisitKind
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import now_of, stand


class Call(NamedTuple):
    """As in the test of every endpoint."""

    path: str
    body: object = None
    query: dict[str, Any] = {}  # noqa: RUF012 - never changed


@dataclass(frozen=True, slots=True)
class Ready:
    """One session at a distance and one in person, of the asker where the asker is a mechanic."""

    online: Session
    person: Session


async def prepare_visit(shop: Shop, mechanic_id: UUID, staff_id: UUID) -> Ready:
    """Both are due, and were booked by that member of staff, or site."""
    soon = now_of(shop)
    online = await stand(
        shop,
        SessionState.PENDING,
        kind=VisitKind.VIDEO,
        starts=soon,
        mechanic_id=mechanic_id,
        created_by=staff_id,
    )
    person = await stand(
        shop, SessionState.PENDING, starts=soon, mechanic_id=mechanic_id, created_by=staff_id
    )
    return Ready(online, person)


def _left_open(_: Shop, __: Shop, ___: str, ____: Any) -> Call:
    return Call("/sessions/left-open")


def _check_in(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.person.id}/check-in")


def _lobby(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/lobby")


def _messages(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/thread", query={"after": 0, "limit": 10})


def _write(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/thread", MessageRequest(id=uuid7(), text="Hello"))


def _events(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/events")


VISITS: dict[tuple[str, str], Any] = {
    ("GET", "/sessions/left-open"): _left_open,
    ("POST", "/sessions/{session_id:uuid}/check-in"): _check_in,
    ("GET", "/sessions/{session_id:uuid}/lobby"): _lobby,
    ("PUT", "/sessions/{session_id:uuid}/lobby"): _lobby,
    ("DELETE", "/sessions/{session_id:uuid}/lobby"): _lobby,
    ("GET", "/sessions/{session_id:uuid}/thread"): _messages,
    ("POST", "/sessions/{session_id:uuid}/thread"): _write,
    ("GET", "/sessions/{session_id:uuid}/events"): _events,
}
