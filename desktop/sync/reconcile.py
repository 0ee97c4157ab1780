"""The server's rows and answers, turned into what the local store keeps. Pure; unknown kinds are ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from desktop.store import codec
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.replica import Drop, Put, RowChange
from desktop.sync.errors import BadAnswer
from scheduling.records import KINDS, Record
from scheduling.wire import PushResult, PushStatus, Row

_STATES = {
    PushStatus.APPLIED: ChangeState.APPLIED,
    PushStatus.CONFLICT: ChangeState.CONFLICT,
    PushStatus.REJECTED: ChangeState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The answers of one push, up to the first that says that the numbering went wrong."""

    answers: list[Answer]
    stopped: PushStatus | None
    """``GAP`` or ``FORKED``, else ``None``."""


def row_changes(rows: Iterable[Row]) -> list[RowChange]:
    """Rows put or dropped; raises ``BadAnswer`` when a body is not what its kind says."""
    return [_change(row) for row in rows if row.kind in KINDS]


def verdicts(results: Iterable[PushResult], sent: Collection[UUID]) -> Verdicts:
    """What became of the changes that were ``sent``; what was not asked is not answered."""
    answers: list[Answer] = []
    for result in results:
        state = _STATES.get(result.status)
        if state is None:
            return Verdicts(answers, result.status)
        if result.mid in sent:
            answers.append(
                Answer(
                    mid=result.mid,
                    state=state,
                    code=result.code,
                    ack_ver=result.ver,
                    outcome=result.outcome,
                )
            )
    return Verdicts(answers, None)


def _change(row: Row) -> RowChange:
    if row.body is None:
        return Drop(row.kind, row.id)
    try:
        record: Record = codec.convert(KINDS[row.kind], row.body)
    except codec.Malformed as error:
        raise BadAnswer(f"{row.kind} {row.id}: {error}") from error
    if record.id != row.id:
        raise BadAnswer(f"{row.kind} {row.id}: the body is another row's")
    return Put(record, row.ver)
