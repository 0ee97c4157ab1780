"""A good request of each endpoint about one session, for the test of every endpoint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.visit_messages import FileFinish, FileRequest, MessageRequest, RatingRequest, SummaryRequest
from scheduling.visit_records import FileChunk, FileState, SessionFile, Side
from scheduling.vocabulary import SessionState, VisitKind
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import now_of, stand

PDF = b"%PDF-1.7 nothing in it"


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
    over: Session
    begun: UUID
    """A file of one byte that has not arrived."""
    arrived: UUID
    """A file that is to be finished."""
    whole: UUID


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
    over = await stand(shop, SessionState.COMPLETED, mechanic_id=mechanic_id, created_by=staff_id)
    files = [
        await a_file(shop, online, size=1, content=b""),
        await a_file(shop, online),
        await a_file(shop, online, whole=True),
    ]
    return Ready(online, person, over, *files)


async def a_file(
    shop: Shop, session: Session, *, size: int = len(PDF), content: bytes = PDF, whole: bool = False
) -> UUID:
    """A file of the session, as far as it has come."""
    row = SessionFile(
        id=uuid7(), session_id=session.id, state=FileState.OPEN, name="a.pdf", size=size, side=Side.STAFF,
        begun_at=now_of(shop),
    )  # fmt: skip
    if whole:
        digest = hashlib.sha256(PDF).hexdigest()
        row = replace(row, state=FileState.READY, media_type="application/pdf", sha256=digest, ready_at=1)
    async with shop.uow() as uow:
        await uow.rows.add(row)
        if content:
            await uow.rows.add(FileChunk(file_id=row.id, number=0, content=content))
        await uow.commit()
    return row.id


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


def _files(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/files")


def _begin(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/files", FileRequest(id=uuid7(), name="a.pdf", size=9))


def _chunk(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/files/{ready.begun}/chunks/0", 1)


def _finish(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    digest = hashlib.sha256(PDF).hexdigest()
    return Call(f"/sessions/{ready.online.id}/files/{ready.arrived}/finish", FileFinish(sha256=digest))


def _forget(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/files/{ready.begun}")


def _read(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.online.id}/files/{ready.whole}")


def _afterwards(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.over.id}/afterwards")


def _summary(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.over.id}/summary", SummaryRequest(text="Pads changed"))


def _rating(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/sessions/{ready.over.id}/rating", RatingRequest(stars=4))


def _favourites(_: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/customers/{ready.online.customer_id}/favourites")


def _upcoming(own: Shop, __: Shop, ___: str, ready: Ready) -> Call:
    query = {"starts": own.at(10), "minutes": 30}
    return Call(f"/customers/{ready.online.customer_id}/upcoming", query=query)


def _favourite(_: Shop, theirs: Shop, ___: str, ready: Ready) -> Call:
    return Call(f"/customers/{ready.online.customer_id}/favourites/{theirs.anna.id}")


_FILE = "/sessions/{session_id:uuid}/files/{file_id:uuid}"
_FAVOURITE = "/customers/{customer_id:uuid}/favourites"
VISITS: dict[tuple[str, str], Any] = {
    ("GET", "/sessions/left-open"): _left_open,
    ("POST", "/sessions/{session_id:uuid}/check-in"): _check_in,
    ("GET", "/sessions/{session_id:uuid}/lobby"): _lobby,
    ("PUT", "/sessions/{session_id:uuid}/lobby"): _lobby,
    ("DELETE", "/sessions/{session_id:uuid}/lobby"): _lobby,
    ("GET", "/sessions/{session_id:uuid}/thread"): _messages,
    ("POST", "/sessions/{session_id:uuid}/thread"): _write,
    ("GET", "/sessions/{session_id:uuid}/events"): _events,
    ("GET", "/sessions/{session_id:uuid}/files"): _files,
    ("POST", "/sessions/{session_id:uuid}/files"): _begin,
    ("PUT", f"{_FILE}/chunks/{{number:int}}"): _chunk,
    ("POST", f"{_FILE}/finish"): _finish,
    ("DELETE", _FILE): _forget,
    ("GET", _FILE): _read,
    ("GET", "/sessions/{session_id:uuid}/afterwards"): _afterwards,
    ("PUT", "/sessions/{session_id:uuid}/summary"): _summary,
    ("PUT", "/sessions/{session_id:uuid}/rating"): _rating,
    ("GET", _FAVOURITE): _favourites,
    ("GET", "/customers/{customer_id:uuid}/upcoming"): _upcoming,
    ("PUT", f"{_FAVOURITE}/{{mechanic_id:uuid}}"): _favourite,
    ("DELETE", f"{_FAVOURITE}/{{mechanic_id:uuid}}"): _favourite,
}
