"""Every change the user made, frozen and in order, with what became of it: ``outbox.db``.

Never rebuilt and never thrown away. A change is on the disk (fsync) before anybody is told it is saved.
Answered ones stay 14 days: after the server was restored from a backup they are pushed again under their
old ids. Not here: how they travel (``desktop.sync``), or how they look meanwhile (``overlay``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.store import codec, discarding
from desktop.store.collecting import collector_spared
from desktop.store.database import Database
from desktop.store.disk import DAMAGE, only_damage
from desktop.store.errors import NotKept, OutboxTooNew, OutboxUnreadable, Trouble, Unreadable
from desktop.store.outbox_file import CROSSED, UNSETTLED, VERSION, coming
from desktop.store.outbox_rows import AS_NEW, SELECT, change_of, new_change, text_of, uuid_of
from desktop.store.pending import HUSK, REFUSED, UNANSWERED, ChangeState, Discard, PendingChange
from desktop.store.position import Position, is_over
from desktop.store.recalled import Recalled
from scheduling.commands import Command, Outcome
from scheduling.ids import uuid7

KEPT_SECONDS = 14 * 86_400

_LEFT = (
    "discard <> 'asked' AND (state IN ('waiting', 'sent')"
    " OR (state IN ('conflict', 'rejected') AND NOT dismissed))"
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
class Parcel:
    """One change as it is pushed: the very bytes that were stored when it was made; a discarded one without them."""

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
                # failpoint: outbox.made
        elif database.version < VERSION:
            from desktop.store import tables

            with database.begin() as connection:
                tables.upgrade_outbox(connection, database.version)
                # failpoint: outbox.upgraded
        ((text, next_seq, epoch, over),) = database.read(
            "SELECT id, next_seq, answered_in, answered_over FROM device"
        )
        self.device_id, self._next_seq = UUID(text), int(next_seq)
        self._answered = uuid_of(epoch), uuid_of(over)
        self.recalled = Recalled()
        """What is not settled, in memory."""

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
        except DAMAGE as error:
            database.close()
            only_damage(error)
            raise OutboxUnreadable(path, "the outbox is damaged; it was left as it is") from error
        except (OutboxTooNew, NotKept):
            database.close()
            raise

    def check(self) -> None:
        """Look at every page; raises :class:`OutboxUnreadable`."""
        if self._database.read("PRAGMA cipher_integrity_check"):
            raise OutboxUnreadable(self._database.path, "the outbox is damaged; it was left as it is")

    def watch(self, note: Path) -> None:
        """From now on damage that is met is :class:`NotKept`, and noted for the next start."""

        def met(error: Exception) -> NotKept:
            with suppress(OSError):
                note.touch()
            return NotKept(note, Trouble.OUTBOX_DAMAGED, str(error))

        self._database.on_damage = met

    def close(self) -> None:
        self._database.close()

    @property
    def last_seq(self) -> int:
        """The number of the newest change, 0 when there was none."""
        return self._next_seq - 1

    def coming(self, over: UUID | None) -> UUID | None:
        """The epoch in which the server answers already, while the rows here are still those of ``over``."""
        return coming(*self._answered, over)

    def recall(self, position: Position) -> None:
        """Read what is not settled: unanswered, to be told and not dismissed, or answered beyond the cursor."""
        until = text_of(position.epoch), position.cursor, text_of(position.coming)
        rows = self._database.read(f"{SELECT} {UNSETTLED} ORDER BY place", *until)
        with collector_spared():
            self.recalled = Recalled(map(change_of, rows))

    def change(self, mid: UUID) -> PendingChange | None:
        """One change of the last 14 days."""
        known = self.recalled.get(mid)
        if known is not None:
            return known
        rows = self._database.read(f"{SELECT} mid = ?", str(mid))
        return change_of(rows[0]) if rows else None

    def frozen(self, mids: Sequence[UUID]) -> dict[UUID, bytes]:
        """The arguments as they were stored when the changes were made."""
        rows = self._database.read(
            "SELECT mid, args FROM outbox WHERE mid IN (SELECT value FROM json_each(?))",
            json.dumps([str(mid) for mid in mids]),
        )
        return {UUID(mid): bytes(args) for mid, args in rows}

    def refused_before(self, change: PendingChange, limit: int) -> list[PendingChange]:
        """Refused changes of the same kind that were made before it, the newest first; seen ones too."""
        wanted = "name = ? AND place < ? AND state IN ('conflict', 'rejected') ORDER BY place DESC LIMIT ?"
        rows = self._database.read(f"{SELECT} {wanted}", change.name, change.place, limit)
        return [change_of(row) for row in rows]

    def came_to_nothing(self) -> list[PendingChange]:
        """What was taken back, and the server has none of it."""
        return [change_of(row) for row in self._database.read(f"{SELECT} {discarding.CAME_TO_NOTHING}")]

    def meant(self) -> list[PendingChange]:
        """All of the last 14 days but what was taken back or made anew."""
        return [change_of(row) for row in self._database.read(f"{SELECT} {discarding.MEANT}")]

    def append(
        self, commands: Sequence[Command], now: int, instead_of: UUID | None = None
    ) -> list[PendingChange]:
        """Keep new changes, all or none; they are on the disk when this returns. Raises :class:`NotKept`.

        ``instead_of``: the refused change that they take the place of, in the same transaction.
        """
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
                place = int(connection.execute(tables.new_change, AS_NEW | new).scalar_one())
                made.append(new_change(command, seq=seq, mid=mid, name=name, now=now, place=place))
            connection.execute(tables.next_number, {"number": self._next_seq + len(made)})
            if instead_of is not None:
                discarding.supersede(connection, instead_of)
            # failpoint: outbox.append_written
        # failpoint: outbox.append_kept
        self._next_seq += len(made)
        if instead_of is not None:
            self.recalled.update(instead_of, dismissed=True, discard=Discard.ASKED)
        for change in made:
            self.recalled.put(change)
        return made

    def parcels(self, limit: int, size: int) -> list[Parcel]:
        """The next unanswered changes in order: at most ``limit`` and ``size`` bytes, but at least one."""
        rows = self._database.read(
            "SELECT seq, mid, name, args, created_at, discard FROM outbox"
            " WHERE state IN ('waiting', 'sent') ORDER BY seq LIMIT ?",
            limit,
        )
        parcels: list[Parcel] = []
        total = 0
        for seq, mid, name, args, created_at, discard in rows:
            sent = HUSK if discard == Discard.ASKED else args
            total += len(sent)
            if parcels and total > size:
                break
            parcels.append(Parcel(seq, UUID(mid), name, sent, created_at))
        return parcels

    def count_left(self) -> int:
        """How many changes the server has not taken, or has refused and nobody has seen to."""
        ((count,),) = self._database.read(f"SELECT count(*) FROM outbox WHERE {_LEFT}")  # noqa: S608 a constant
        return int(count)

    def left(self, after: int, limit: int) -> list[tuple[Any, ...]]:
        """Place, mid, name, arguments, time and code of such changes behind a place, in their order."""
        sql = f"SELECT place, mid, name, args, created_at, code FROM outbox WHERE {_LEFT}"  # noqa: S608 a constant
        return self._database.read(f"{sql} AND place > ? ORDER BY place LIMIT ?", after, limit)

    def mark_sent(self, parcels: Sequence[Parcel]) -> None:
        """They are under way. A husk is no attempt, so that it stays known whether anything else was ever sent."""
        self._count_attempt(parcels, 1)

    def mark_unsent(self, parcels: Sequence[Parcel]) -> None:
        """As :meth:`mark_sent` had never been: they did not leave. What was sent before may have arrived still."""
        self._count_attempt(parcels, -1)

    def _count_attempt(self, parcels: Sequence[Parcel], more: int) -> None:
        from sqlalchemy import case

        from desktop.store import tables

        table = tables.outbox
        mids = [str(parcel.mid) for parcel in parcels]
        husks = [str(parcel.mid) for parcel in parcels if parcel.args == HUSK]
        attempts = table.c.attempts + case((table.c.mid.in_(husks), 0), else_=more)
        sent, waiting = ChangeState.SENT.value, ChangeState.WAITING.value
        state = sent if more > 0 else case((attempts > 0, sent), else_=waiting)
        with self._database.begin() as connection:
            connection.execute(
                table.update().where(table.c.mid.in_(mids)).values(state=state, attempts=attempts)
            )
        # failpoint: outbox.sent_kept
        for parcel in parcels:
            known = self.recalled.get(parcel.mid)
            if known is not None:
                count = known.attempts + more * (parcel.args != HUSK)
                under_way = more > 0 or count > 0
                told = ChangeState.SENT if under_way else ChangeState.WAITING
                self.recalled.update(parcel.mid, state=told, attempts=count)

    def settle(self, answers: Sequence[Answer], epoch: UUID, now: int, over: UUID | None) -> None:
        """Keep the server's answers; an answer to a change that is no longer here is let go.

        ``over``: the epoch of the rows that are shown, which may be another one until a snapshot has come.
        """
        from sqlalchemy import bindparam

        from desktop.store import tables

        table = tables.outbox
        names = ("state", "code", "ack_ver", "ack_epoch", "outcome", "settled_at", "discard", "dismissed")
        ends = {answer.mid: self._end(answer) for answer in answers}
        with self._database.begin() as connection:
            connection.execute(
                table.update()
                .where(table.c.mid == bindparam("m"))
                .values({name: bindparam(f"new_{name}") for name in names}),
                [_settled(answer, epoch, now) | _named_new(ends[answer.mid]) for answer in answers],
            )
            if self._answered != (epoch, over):
                connection.execute(
                    tables.device.update().values(answered_in=str(epoch), answered_over=text_of(over))
                )
        # failpoint: outbox.settle_kept
        self._answered = epoch, over
        for answer in answers:
            self.recalled.update(
                answer.mid,
                state=answer.state,
                code=answer.code,
                ack_ver=answer.ack_ver,
                ack_epoch=epoch,
                outcome=answer.outcome,
                settled_at=now,
                **ends[answer.mid],
            )

    def _end(self, answer: Answer) -> dict[str, Any]:
        change = self.recalled.get(answer.mid)
        return discarding.end(change.discard if change else Discard.NONE, answer.state, answer.outcome)

    def discard(self, mids: Sequence[UUID]) -> None:
        """Take unanswered changes back, all or none; raises ``ValueError`` when one of them is none."""
        changes = [self.change(mid) for mid in mids]
        if any(change is None or change.state not in UNANSWERED for change in changes):
            raise ValueError("not an unanswered change")
        with self._database.begin() as connection:
            discarding.ask(connection, mids)
            # failpoint: outbox.discard_written
        for mid in mids:
            self.recalled.update(mid, discard=Discard.ASKED)

    def dismiss(self, mid: UUID) -> None:
        """What came of a change was seen; raises ``ValueError`` where there was nothing to be told of it."""
        from desktop.store import tables

        change = self.change(mid)
        if change is None or not (change.state in REFUSED or change.came_late or change.crossed_by):
            raise ValueError(f"{mid} is not a refused change")
        table = tables.outbox
        with self._database.begin() as connection:
            connection.execute(
                table.update()
                .where(table.c.mid == str(mid))
                .values(dismissed=True, discard=discarding.seen(change))
            )
        # failpoint: outbox.dismiss_kept
        self.recalled.update(mid, dismissed=True, discard=discarding.seen(change))

    def forget_passed(self, position: Position) -> bool:
        """Let go, in memory, of what is settled and below the cursor; whether there was any."""
        passed = [change.mid for change in self.recalled.answered() if is_over(change, position)]
        for mid in passed:
            self.recalled.take(mid)
        return bool(passed)

    def prune(self, now: int) -> None:
        """Delete what was answered more than 14 days ago; what is to be told stays until it is dismissed."""
        from sqlalchemy import Boolean, literal_column

        from desktop.store import tables

        table = tables.outbox
        unseen = (table.c.discard == Discard.LATE.value) | literal_column(CROSSED, Boolean)
        done = ((table.c.state == ChangeState.APPLIED.value) & ~unseen) | table.c.dismissed
        with self._database.begin() as connection:
            connection.execute(table.delete().where(table.c.settled_at < now - KEPT_SECONDS, done))
            # failpoint: outbox.prune_written

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
            connection.execute(table.update().where(table.c.seq > seq).values(AS_NEW))
            # failpoint: outbox.resend_written

    def stranded(self, epoch: UUID) -> bool:
        """Whether the server may have lost, by a restore, what it answered to an earlier device id of this outbox."""
        sql = "SELECT 1 FROM outbox WHERE seq IS NULL AND ack_epoch <> ? LIMIT 1"
        return bool(self._database.read(sql, str(epoch)))

    def fork(self, device_id: UUID, epoch: UUID | None = None) -> None:
        """Go on as another device, with what is unanswered and what was not answered in this ``epoch``."""
        from desktop.store import renumbering

        with self._database.begin() as connection:
            count = renumbering.as_another_device(connection, device_id, epoch)
        # failpoint: outbox.fork_kept
        self.device_id, self._next_seq = device_id, count + 1


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


def _named_new(values: dict[str, Any]) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in values.items()}
