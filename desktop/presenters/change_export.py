"""Everything that waits, was refused or came late, as one file for people and programs. Words are given by the view.

Not here: where it is written (``desktop.store.export_file``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from desktop.presenters.change_list import ChangeList
from desktop.presenters.pending_changes import LineState, PendingLine
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.change_file import FORMAT, VERSION, ChangeFile, FiledChange, seal_of
from scheduling.records import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWords:
    """In the user's language: what the file is, when it is written, and a change's line, time and state."""

    about: Sequence[str]
    written: str
    line: Callable[[PendingLine], str]
    made: Callable[[PendingLine], str]
    state: Callable[[PendingLine], str]


def count(changes: ChangeList) -> int:
    """How many changes would be written."""
    return sum(number for state, number in changes.counts().items() if state is not LineState.DISCARDED)


def document(
    store: LocalStore, changes: ChangeList, account: Account, said: ExportWords, written_at: int
) -> bytes:
    """The file. What was discarded is not in it: reading it in would do what nobody wants any more."""
    listed = [change for change in changes.changes() if not change.discarded]
    frozen = store.frozen([change.mid for change in listed])
    filed = []
    for change in listed:
        line = changes.line(change)
        filed.append(
            FiledChange(
                words=said.line(line),
                made=said.made(line),
                state=said.state(line),
                name=change.name,
                args=msgspec.json.decode(frozen[change.mid]),
                mid=change.mid,
                seq=change.seq,
                client_time=change.created_at,
                tries=change.attempts,
                code=change.code,
            )
        )
    names = [row.name for row in store.all(Organization)]
    file = ChangeFile(
        format=FORMAT,
        version=VERSION,
        about=list(said.about),
        written=said.written,
        written_at=written_at,
        organization=names[0] if names else "",
        organization_id=account.tenant_id,
        person=account.name,
        staff_id=account.staff_id,
        device_id=store.device_id,
        server=account.server,
        changes=filed,
        seal=seal_of(account.tenant_id, filed),
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"
