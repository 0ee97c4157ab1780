"""A row of the outbox as a change, and a change that was made just now. Not here: the file itself (``outbox``)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from desktop.store import codec
from desktop.store.pending import ChangeState, Discard, PendingChange
from scheduling.commands import Command

AS_NEW: dict[str, object] = {
    "state": ChangeState.WAITING.value,
    "code": "",
    "ack_ver": 0,
    "ack_epoch": None,
    "outcome": None,
    "settled_at": None,
    "dismissed": False,
}
"""What a change is before any answer; after a restore of the server again."""

COLUMNS = (
    "place, seq, mid, name, args, created_at, state, attempts, code, ack_ver, ack_epoch, outcome,"
    " settled_at, dismissed, discard"
)
SELECT = f"SELECT {COLUMNS} FROM outbox WHERE"  # noqa: S608 constant names


def new_change(command: Command, *, seq: int, mid: UUID, name: str, now: int, place: int) -> PendingChange:
    """One that waits, as it is from the moment it is kept."""
    from desktop.store.projection import touched  # not needed for the first paint when nothing waits

    return PendingChange(
        seq=seq,
        mid=mid,
        name=name,
        command=command,
        state=ChangeState.WAITING,
        created_at=now,
        rows=touched(command),
        place=place,
    )


def change_of(row: tuple[Any, ...]) -> PendingChange:
    """``row`` has ``COLUMNS``."""
    from desktop.store.projection import touched  # not needed for the first paint when nothing waits

    place, seq, mid, name, args, created, state, attempts, code, ver, epoch, outcome, settled, seen, gone = (
        row
    )
    command = codec.decode_command(name, args)
    return PendingChange(
        seq=seq or 0,
        mid=UUID(mid),
        name=name,
        command=command,
        state=ChangeState(state),
        created_at=created,
        code=code,
        outcome=codec.decode_outcome(outcome),
        rows=touched(command),
        attempts=attempts,
        ack_ver=ver,
        ack_epoch=uuid_of(epoch),
        settled_at=settled,
        dismissed=bool(seen),
        place=place,
        discard=Discard(gone),
    )


def uuid_of(text: str | None) -> UUID | None:
    """As it is kept in a file."""
    return None if text is None else UUID(text)


def text_of(value: UUID | None) -> str | None:
    """To be kept in a file."""
    return None if value is None else str(value)
