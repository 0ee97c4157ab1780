"""The server's rows and answers, turned into what the local store keeps. Pure; unknown kinds are ignored.

A row that a newer server writes otherwise than this program reads holds up no other: it is kept unread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec

from desktop.store import codec
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.replica import Drop, Put, RowChange, Unread
from desktop.sync.errors import BadAnswer
from scheduling.errors import ErrorCode
from scheduling.records import KINDS, Record
from scheduling.wire import PushResult, PushStatus, Row

NOTHING = b"null"

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
    """Rows put, dropped or unread; raises ``BadAnswer`` when a body is another row's."""
    return [_change(row) for row in rows if row.kind in KINDS]


class _Line(msgspec.Struct, kw_only=True):
    """A ``Row`` whose body is not read yet: it is kept as it came."""

    kind: str
    id: UUID
    ver: int
    body: msgspec.Raw = msgspec.Raw(NOTHING)


def line_changes(lines: Iterable[bytes]) -> list[RowChange]:
    """The same of rows as they came, one a line; raises ``BadAnswer`` for what is no row at all."""
    try:
        rows = [codec.decode(_Line, line) for line in lines]
    except codec.Malformed as error:
        raise BadAnswer(str(error)) from error
    return [_read(row) for row in rows if row.kind in KINDS]


@dataclass(frozen=True, slots=True, kw_only=True)
class PushAnswers:
    """A ``PushAnswer`` before its results are read one by one."""

    results: list[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gist:
    """What any server says of a change."""

    mid: UUID
    status: str
    code: str = ""
    ver: int = 0


def results_of(answers: PushAnswers) -> list[PushResult]:
    """Each as far as this program can read it; raises ``BadAnswer`` for what is no result at all.

    A change about which a newer server says something that is not known here is decided there, and must not be sent
    for ever: it stays in the list, for whoever has updated the program.
    """
    return [_result(body) for body in answers.results]


def _result(body: object) -> PushResult:
    try:
        return codec.convert(PushResult, body)
    except codec.Malformed:
        pass
    try:
        gist = codec.convert(_Gist, body)
    except codec.Malformed as error:
        raise BadAnswer(f"push: {error}") from error
    if gist.status in set(PushStatus):
        return PushResult(mid=gist.mid, status=PushStatus(gist.status), code=gist.code, ver=gist.ver)
    code = ErrorCode.UPGRADE_NEEDED.value
    return PushResult(mid=gist.mid, status=PushStatus.REJECTED, code=code, ver=gist.ver)


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


def _read(row: _Line) -> RowChange:
    body = bytes(row.body)
    if body == NOTHING:
        return Drop(row.kind, row.id)
    try:
        record: Record = codec.decode(KINDS[row.kind], body)
    except codec.Malformed:
        return Unread(row.kind, row.id, row.ver, body)
    if record.id != row.id:
        raise BadAnswer(f"{row.kind} {row.id}: the body is another row's")
    return Put(record, row.ver, body)


def _change(row: Row) -> RowChange:
    if row.body is None:
        return Drop(row.kind, row.id)
    try:
        record: Record = codec.convert(KINDS[row.kind], row.body)
    except codec.Malformed:
        return Unread(row.kind, row.id, row.ver, codec.encode(row.body))
    if record.id != row.id:
        raise BadAnswer(f"{row.kind} {row.id}: the body is another row's")
    return Put(record, row.ver)
