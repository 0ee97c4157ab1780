"""Every change the user made, frozen and in order, with what became of it: ``outbox.db``.

Never rebuilt and never thrown away. A change is on the disk (fsync) before anybody is told it is saved.
Answered ones stay 14 days: after the server was restored from a backup they are pushed again under their
old ids. Not here: how they travel (``desktop.sync``), or how they look meanwhile (``overlay``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3.dbapi2 import DatabaseError

from desktop.store import codec
from desktop.store.database import Database
from desktop.store.errors import NotKept, OutboxTooNew, OutboxUnreadable, Unreadable
from desktop.store.pending import REFUSED, UNANSWERED, ChangeState, PendingChange
from desktop.store.projection import touched
from scheduling.commands import Command, Outcome
from scheduling.ids import uuid7

VERSION = 1
KEPT_SECONDS = 14 * 86_400

_UNANSWERED: dict[str, object] = {
    "state": ChangeState.WAITING.value,
    "code": "",
    "ack_ver": 0,
    "ack_epoch": None,
    "outcome": None,
    "settled_at": None,
    "dismissed": False,
}

_COLUMNS = (
    "place, seq, mid, name, args, created_at, state, attempts, code, ack_ver, ack_epoch, outcome,"
    " settled_at, dismissed"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The server's answer to one change."""

    mid: UUID
    state: ChangeState
    code: str = ""
    ack_ver: int = 0
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Position:
    """How far the rows are: the cursor in the server's ``epoch``."""

    epoch: UUID | None
    cursor: int
    coming: UUID | None = None
    """The epoch in which the server answers already, while the rows are still those of another one."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One change as it is pushed: the very bytes that were stored when it was made."""

    seq: int
    mid: UUID
    name: str
    args: bytes
    created_at: int


class Outbox:
    """The changes that matter still are in memory; all of 14 days are on the disk."""

    def __init__(self, database: Database, device_id: UUID | None = None) -> None:
        self._database = database
        if database.version == 0:
            from desktop.store import tables

            with database.begin() as connection:
                tables.create_outbox(connection, str(device_id or uuid7()))
        ((text, next_seq),) = database.read("SELECT id, next_seq FROM device")
        self.device_id, self._next_seq = UUID(text), int(next_seq)
        self._changes: dict[UUID, PendingChange] = {}

    @classmethod
    def open(cls, path: Path, key: bytes, device_id: UUID | None = None) -> Outbox:
        """Open or create; raises :class:`OutboxUnreadable` or :class:`NotKept` and leaves the file as it is."""
        try:
            database = Database.open(path, key)
        except Unreadable as error:
            raise OutboxUnreadable(path, "the outbox can not be read; it was left as it is") from error
        try:
            if database.version > VERSION:
                raise OutboxTooNew(path, "written by a newer version of the program")
            return cls(database, device_id)
        except DatabaseError as error:
            database.close()
            raise OutboxUnreadable(path, "the outbox is damaged; it was left as it is") from error
        except (OutboxTooNew, NotKept):
            database.close()
            raise

    def close(self) -> None:
        self._database.close()

    @property
    def last_seq(self) -> int:
        """The number of the newest change, 0 when there was none."""
        return self._next_seq - 1

    def recall(self, position: Position) -> None:
        """Read what is not settled: unanswered, refused and not dismissed, or answered beyond the cursor."""
        rows = self._database.read(
            f"SELECT {_COLUMNS} FROM outbox WHERE state IN ('waiting', 'sent')"  # noqa: S608 constant names
            " OR (state IN ('conflict', 'rejected') AND NOT dismissed)"
            " OR (ack_epoch = ? AND ack_ver > ?) ORDER BY place",
            None if position.epoch is None else str(position.epoch),
            position.cursor,
        )
        self._changes = {change.mid: change for change in map(_change, rows)}

    def changes(self) -> list[PendingChange]:
        """What was recalled and what came since, oldest first."""
        return sorted(self._changes.values(), key=lambda change: change.place)

    def change(self, mid: UUID) -> PendingChange | None:
        """One change of the last 14 days."""
        if mid in self._changes:
            return self._changes[mid]
        rows = self._database.read(f"SELECT {_COLUMNS} FROM outbox WHERE mid = ?", str(mid))  # noqa: S608
        return _change(rows[0]) if rows else None

    def refused_before(self, change: PendingChange, limit: int) -> list[PendingChange]:
        """Refused changes of the same kind that were made before it, the newest first; seen ones too."""
        rows = self._database.read(
            f"SELECT {_COLUMNS} FROM outbox WHERE name = ? AND place < ?"  # noqa: S608 constant names
            " AND state IN ('conflict', 'rejected') ORDER BY place DESC LIMIT ?",
            change.name,
            change.place,
            limit,
        )
        return [_change(row) for row in rows]

    def append(self, commands: Sequence[Command], now: int) -> list[PendingChange]:
        """Keep new changes, all or none; they are on the disk when this returns. Raises :class:`NotKept`."""
        from desktop.store import tables

        made: list[PendingChange] = []
        with self._database.begin() as connection:
            for seq, command in enumerate(commands, start=self._next_seq):
                name, args = codec.encode_command(command)
                mid = uuid7()
                new = {
                    "seq": seq,
                    "mid": str(mid),
                    "name": name,
                    "args": args,
                    "created_at": now,
                    "attempts": 0,
                }
                place = int(connection.execute(tables.new_change, _UNANSWERED | new).scalar_one())
                made.append(_new_change(command, seq=seq, mid=mid, name=name, now=now, place=place))
            connection.execute(tables.next_number, {"number": self._next_seq + len(made)})
        self._next_seq += len(made)
        self._changes.update({change.mid: change for change in made})
        return made

    def parcels(self, limit: int, size: int) -> list[Parcel]:
        """The next unanswered changes in order: at most ``limit`` and ``size`` bytes, but at least one."""
        rows = self._database.read(
            "SELECT seq, mid, name, args, created_at FROM outbox WHERE state IN ('waiting', 'sent')"
            " ORDER BY seq LIMIT ?",
            limit,
        )
        parcels: list[Parcel] = []
        total = 0
        for seq, mid, name, args, created_at in rows:
            total += len(args)
            if parcels and total > size:
                break
            parcels.append(Parcel(seq, UUID(mid), name, args, created_at))
        return parcels

    def mark_sent(self, parcels: Sequence[Parcel]) -> None:
        """They are under way."""
        from desktop.store import tables

        table = tables.outbox
        mids = [str(parcel.mid) for parcel in parcels]
        with self._database.begin() as connection:
            connection.execute(
                table.update()
                .where(table.c.mid.in_(mids))
                .values(state=ChangeState.SENT.value, attempts=table.c.attempts + 1)
            )
        for parcel in parcels:
            self._update(parcel.mid, state=ChangeState.SENT)

    def settle(self, answers: Sequence[Answer], epoch: UUID, now: int) -> None:
        """Keep the server's answers; an answer to a change that is no longer here is let go."""
        from sqlalchemy import bindparam

        from desktop.store import tables

        table = tables.outbox
        names = ("state", "code", "ack_ver", "ack_epoch", "outcome", "settled_at")
        with self._database.begin() as connection:
            connection.execute(
                table.update()
                .where(table.c.mid == bindparam("m"))
                .values({name: bindparam(f"new_{name}") for name in names}),
                [_settled(answer, epoch, now) for answer in answers],
            )
        for answer in answers:
            self._update(
                answer.mid,
                state=answer.state,
                code=answer.code,
                ack_ver=answer.ack_ver,
                ack_epoch=epoch,
                outcome=answer.outcome,
                settled_at=now,
            )

    def dismiss(self, mid: UUID) -> None:
        """A refused change was seen; raises ``ValueError`` for any other."""
        from desktop.store import tables

        change = self.change(mid)
        if change is None or change.state not in REFUSED:
            raise ValueError(f"{mid} is not a refused change")
        table = tables.outbox
        with self._database.begin() as connection:
            connection.execute(table.update().where(table.c.mid == str(mid)).values(dismissed=True))
        self._update(mid, dismissed=True)

    def forget_passed(self, position: Position) -> bool:
        """Let go, in memory, of what is settled and below the cursor; whether there was any."""
        passed = [change.mid for change in self._changes.values() if is_over(change, position)]
        for mid in passed:
            del self._changes[mid]
        return bool(passed)

    def prune(self, now: int) -> None:
        """Delete what was answered more than 14 days ago; refused changes stay until dismissed."""
        from desktop.store import tables

        table = tables.outbox
        old = table.c.settled_at < now - KEPT_SECONDS
        done = (table.c.state == ChangeState.APPLIED.value) | table.c.dismissed
        with self._database.begin() as connection:
            connection.execute(table.delete().where(old, done))

    def has_all_after(self, seq: int) -> bool:
        """Whether every change with a higher number is still here; ``False`` too when none was made yet."""
        ((count,),) = self._database.read("SELECT count(*) FROM outbox WHERE seq > ?", seq)
        return seq + int(count) == self.last_seq

    def answered_after(self, seq: int) -> bool:
        """Whether any change with a higher number has been answered."""
        sql = "SELECT 1 FROM outbox WHERE seq > ? AND state NOT IN ('waiting', 'sent') LIMIT 1"
        return bool(self._database.read(sql, seq))

    def resend_after(self, seq: int) -> None:
        """The server knows nothing above ``seq``: everything above waits again, in memory too."""
        from desktop.store import tables

        table = tables.outbox
        with self._database.begin() as connection:
            connection.execute(table.update().where(table.c.seq > seq).values(_UNANSWERED))

    def fork(self, device_id: UUID) -> None:
        """Go on as another device: what is unanswered is numbered from 1 again, under its old ids."""
        from desktop.store import tables

        table = tables.outbox
        waiting = self._database.read(
            "SELECT mid FROM outbox WHERE state IN ('waiting', 'sent') ORDER BY place"
        )
        with self._database.begin() as connection:
            connection.execute(table.update().values(seq=None))
            for seq, (mid,) in enumerate(waiting, start=1):
                connection.execute(table.update().where(table.c.mid == mid).values(seq=seq))
            connection.execute(tables.device.update().values(id=str(device_id), next_seq=len(waiting) + 1))
        self.device_id, self._next_seq = device_id, len(waiting) + 1

    def _update(self, mid: UUID, **values: Any) -> None:
        if mid in self._changes:
            self._changes[mid] = replace(self._changes[mid], **values)


def _new_change(command: Command, *, seq: int, mid: UUID, name: str, now: int, place: int) -> PendingChange:
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


def is_over(change: PendingChange, position: Position) -> bool:
    """Whether the rows tell all of it: answered, seen if refused, and the cursor is past the answer."""
    if change.state in UNANSWERED or (change.state in REFUSED and not change.dismissed):
        return False
    return not is_ahead(change, position)


def is_ahead(change: PendingChange, position: Position) -> bool:
    """Whether the change must still be laid over the rows."""
    if change.state in UNANSWERED:
        return True
    if change.ack_epoch == position.coming:
        return change.ack_ver > 0
    return change.ack_epoch == position.epoch and change.ack_ver > position.cursor


def _settled(answer: Answer, epoch: UUID, now: int) -> dict[str, object]:
    return {
        "m": str(answer.mid),
        "new_state": answer.state.value,
        "new_code": answer.code,
        "new_ack_ver": answer.ack_ver,
        "new_ack_epoch": str(epoch),
        "new_outcome": codec.encode(answer.outcome),
        "new_settled_at": now,
    }


def _change(row: tuple[Any, ...]) -> PendingChange:
    place, seq, mid, name, args, created, state, attempts, code, ver, epoch, outcome, settled, seen = row
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
        ack_epoch=None if epoch is None else UUID(epoch),
        settled_at=settled,
        dismissed=bool(seen),
        place=place,
    )
