"""A visit request on its way from the server to a desktop's own file: nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop.store import codec
from desktop.store.local_store import LocalStore
from desktop.store.replica import Put, ReplicaState
from desktop.sync.reconcile import row_changes
from scheduling.records import Session
from scheduling.visit_requests import VisitRequest
from scheduling.wire import Row
from tests.factories import garage
from tests.scheduling.requests import countered, offered

KEY = b"k" * 32


def _over_the_wire(record: VisitRequest) -> VisitRequest:
    row = Row(kind="visit_request", id=record.id, ver=3, body=record)
    (change,) = row_changes([msgspec.json.decode(msgspec.json.encode(row), type=Row)])
    assert isinstance(change, Put)
    assert isinstance(change.record, VisitRequest)
    return change.record


def test_a_request_and_its_offered_times_survive_the_wire_and_the_file(tmp_path: Path) -> None:
    row = countered(offered(), offered(), concern="ça grince", quote_cents=100)
    store = LocalStore.open(tmp_path, KEY)
    store.apply_snapshot([Put(each, 1) for each in garage().records], ReplicaState(cursor=1))
    store.apply_page([Put(_over_the_wire(row), 3)], ReplicaState(cursor=3))
    assert store.get(VisitRequest, row.id) == row
    store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert again.all(VisitRequest) == [row]
    again.close()


def test_a_session_of_before_has_no_quote_and_no_referral() -> None:
    """As a cache that was written by the last version of the program has it."""
    row_id = str(offered().hold_id)
    before = {"id": row_id, "customer_id": row_id, "state": "scheduled", "kind": "chat"}
    session = codec.convert(Session, before | {"service_type": "repair", "minutes": 30})
    assert (session.quote_cents, session.referred_by) == (None, None)
