"""The workshop's queue of visit requests, with everything a receptionist wants to know before the first click.

For each open request: its times with the engine's reasons against them, the free bay, the rivals, and the
nearest other times. Whether a time is free is asked of ``availability`` and decided nowhere else; answering is
in ``request_answers``; which person may see whose request is ``rights``'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.availability import Availability
from scheduling.records import Session
from scheduling.request_choices import Alternative, Choice, Choices
from scheduling.sessions import FINAL as SESSION_FINAL
from scheduling.visit_requests import (
    OPEN,
    Age,
    RequestPolicy,
    RequestState,
    VisitRequest,
    age,
    answer_by,
    derived_state,
    offer_expires_at,
)
from scheduling.vocabulary import SessionState

__all__ = [
    "Alternative",
    "Choice",
    "Entry",
    "Group",
    "Queue",
    "by_urgency",
    "entries_of",
    "group_of",
    "request_queue",
]

_OVER = SESSION_FINAL | {SessionState.NO_SHOW}


class Group(StrEnum):
    """The three lists of the queue."""

    PENDING = "pending"
    """Open: those that wait for the shop, then those that wait for their customer."""
    CONFIRMED = "confirmed"
    """Whose visit is to come, or going on."""
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the queue."""

    request: VisitRequest
    state: RequestState
    """As the clock shows it."""
    age: Age | None
    answer_by: int
    choices: tuple[Choice, ...] = ()
    """In the customer's order; of a countered request its offered times that are still held."""
    alternatives: tuple[Alternative, ...] = ()
    """Of a pending request: nearest to its first wish, the wishes themselves left out."""

    @property
    def rivals(self) -> tuple[UUID, ...]:
        """Those of all its times, each once."""
        return tuple(dict.fromkeys(rival for choice in self.choices for rival in choice.rivals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Pending: the oldest first, then the countered by when they lapse. Confirmed: the next visit first.

    Done: the latest first.
    """

    pending: tuple[Entry, ...]
    confirmed: tuple[Entry, ...]
    done: tuple[Entry, ...]


def request_queue(
    requests: Iterable[VisitRequest],
    *,
    engine: Availability,
    policy: RequestPolicy,
    now: int,
    sessions: Mapping[UUID, Session] | None = None,
) -> Queue:
    """The whole queue in one pass.

    ``sessions`` are the confirmed requests' sessions by id, as far as they are known: a visit may have been
    moved or cancelled since. Of an unknown one the confirmed time counts. Raises ``ValueError`` for a request
    of no length.
    """
    known = sessions or {}
    groups: dict[Group, list[VisitRequest]] = {group: [] for group in Group}
    for request in requests:
        groups[group_of(request, now, known)].append(request)
    groups[Group.PENDING].sort(key=by_urgency)
    groups[Group.CONFIRMED].sort(key=lambda request: (_visit(request, known)[0], request.id.int))
    groups[Group.DONE].sort(key=lambda request: (-_ended(request, known), request.id.int))
    among = groups[Group.PENDING]
    pending, confirmed, done = (
        entries_of(groups[group], among=among, engine=engine, policy=policy, now=now) for group in Group
    )
    return Queue(pending=pending, confirmed=confirmed, done=done)


def entries_of(
    shown: Iterable[VisitRequest],
    *,
    among: Iterable[VisitRequest],
    engine: Availability,
    policy: RequestPolicy,
    now: int,
) -> tuple[Entry, ...]:
    """The lines of a part of the queue in the order given; ``among`` are all open requests, who may be rivals."""
    asked = Choices(among, engine, policy, now)
    return tuple(_entry(request, policy, now, asked) for request in shown)


def _entry(request: VisitRequest, policy: RequestPolicy, now: int, asked: Choices) -> Entry:
    state = derived_state(request, now)
    return Entry(
        request=request,
        state=state,
        age=age(request, now, policy),
        answer_by=answer_by(request, policy),
        choices=asked.choices(request) if state in OPEN else (),
        alternatives=asked.alternatives(request) if state is RequestState.PENDING else (),
    )


def group_of(request: VisitRequest, now: int, sessions: Mapping[UUID, Session]) -> Group:
    """In which list a request stands: a confirmed one is done when its session, or else its time, is over."""
    state = derived_state(request, now)
    if state in OPEN:
        return Group.PENDING
    if state is not RequestState.CONFIRMED:
        return Group.DONE
    session = sessions.get(request.session_id) if request.session_id is not None else None
    over = session.state in _OVER if session is not None else _visit(request, sessions)[1] <= now
    return Group.DONE if over else Group.CONFIRMED


def _visit(request: VisitRequest, sessions: Mapping[UUID, Session]) -> tuple[int, int]:
    """When a confirmed visit begins and ends: as moved since, or as confirmed."""
    session = sessions.get(request.session_id) if request.session_id is not None else None
    if session is not None and session.starts is not None:
        return session.starts, session.starts + session.minutes * 60
    starts = request.confirmed_starts or 0
    return starts, starts + request.minutes * 60


def by_urgency(request: VisitRequest) -> tuple[bool, int, int, int]:
    """The order of the pending: the oldest first, then the countered by when they lapse."""
    lapses = offer_expires_at(request)
    if request.state is RequestState.COUNTERED and lapses is not None:
        return True, lapses, request.asked_at, request.id.int
    return False, request.asked_at, min(request.requested), request.id.int


def _ended(request: VisitRequest, sessions: Mapping[UUID, Session]) -> int:
    if request.state is RequestState.CONFIRMED:
        return _visit(request, sessions)[1]
    return request.ended_at or offer_expires_at(request) or 0
