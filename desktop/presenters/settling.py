"""Which refused changes nobody need look at any more: dealt with here, overtaken, or settled elsewhere since.

Not here: what is shown of those that are left (``conflicts``).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from desktop.store.errors import NotKept
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, ChangeState, PendingChange
from desktop.store.projected import HERE, MOVABLE
from scheduling.commands import BookSession, MoveSession, Place
from scheduling.errors import ErrorCode
from scheduling.lease_commands import WalkIn
from scheduling.records import Session
from scheduling.request_commands import RequestCommand
from scheduling.sessions import place_of
from scheduling.visit_commands import CheckIn, VisitCommand
from scheduling.vocabulary import SessionState


def seen_first(store: LocalStore, change: PendingChange, command: MoveSession) -> Place:
    """Where the booking stood before the refused move, and before those refused moves that it built on."""
    seen = command.seen
    for earlier in store.refused_before(change):
        before, answered = earlier.command, earlier.settled_at
        built_on = answered is not None and answered >= change.created_at
        if not isinstance(before, MoveSession) or before.session_id != command.session_id or not built_on:
            continue
        if before.to == seen:
            seen = before.seen
    return seen


def settle_refused(store: LocalStore, session_id: UUID) -> None:
    """A person has dealt with this session: its refused changes are seen."""
    _dismiss(store, [c.mid for c in store.changes() if c.state in REFUSED and session_id in c.rows])


def settle_visit(store: LocalStore, session_id: UUID) -> None:
    """A person has gone on with the session's day: what was refused of it before is seen."""
    refused = [change for change in store.changes() if change.state in REFUSED]
    _dismiss(store, [c.mid for c in refused if isinstance(c.command, VisitCommand) and session_id in c.rows])


def settle_request(store: LocalStore, request_id: UUID) -> None:
    """A person has answered the request anew: what was refused of it before is seen."""
    refused = [change for change in store.changes() if change.state in REFUSED]
    _dismiss(
        store, [c.mid for c in refused if isinstance(c.command, RequestCommand) and request_id in c.rows]
    )


def settle_past(store: LocalStore) -> None:
    """Refused bookings and moves of this computer that the rows have overtaken ask nothing any more."""
    _dismiss(store, _come_for_nothing(store.changes()))
    changes = store.changes()
    lost = [change for change in changes if change.state is ChangeState.CONFLICT]
    if not lost:
        return
    last = {c.command.session_id: c.mid for c in changes if isinstance(c.command, MoveSession)}
    past = [change.mid for change in lost if _placed(store, change) or _overtaken(store, change, last)]
    _dismiss(store, past)


def _come_for_nothing(changes: Iterable[PendingChange]) -> list[UUID]:
    """That a customer is here for a booking that was refused with it: what became of that says it all."""
    refused = [change for change in changes if change.state in REFUSED]
    lost = {c.command.session_id for c in refused if isinstance(c.command, BookSession)}
    return [c.mid for c in refused if isinstance(c.command, CheckIn) and c.command.session_id in lost]


def _dismiss(store: LocalStore, mids: Iterable[UUID]) -> None:
    """Each at most once: whoever hears of one may settle the others.

    Nobody asked for this by itself: where the disk does not take it, it is tried again at the next change.
    """
    with suppress(NotKept):
        for mid in mids:
            if any(change.mid == mid for change in store.changes()):
                store.dismiss(mid)


def _placed(store: LocalStore, change: PendingChange) -> bool:
    """A booking that lost its time, and has one now or is off."""
    command = change.command
    if not isinstance(command, BookSession | WalkIn):
        return False
    kept = change.outcome is not None and change.outcome.stored_as == SessionState.UNPLACED.value
    row = store.get(Session, command.session_id)
    return kept and row is not None and row.state is not SessionState.UNPLACED


def _overtaken(store: LocalStore, change: PendingChange, last: dict[UUID, UUID]) -> bool:
    """A refused move after which the booking was moved again, cancelled or begun, or is where it was to go."""
    command = change.command
    if not isinstance(command, MoveSession):
        return False
    if last[command.session_id] != change.mid:
        return True
    row = store.get(Session, command.session_id)
    if row is None or change.code == ErrorCode.GONE:
        return False
    if command.only_bay:
        return row.state not in MOVABLE | HERE or row.bay_id == command.bay_id
    if row.state not in MOVABLE or row.state is SessionState.UNPLACED:
        return row.state is not SessionState.UNPLACED
    here = place_of(row)
    moved = change.code != ErrorCode.STALE_MOVE and here != command.seen
    return moved or here == command.to
