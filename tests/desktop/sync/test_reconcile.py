"""The server's rows and answers as the local store keeps them."""

from __future__ import annotations

import msgspec
import pytest

from desktop.store.pending import ChangeState
from desktop.store.replica import Drop, Put, Unread
from desktop.sync.errors import BadAnswer
from desktop.sync.reconcile import PushAnswers, line_changes, results_of, row_changes, verdicts
from scheduling.ids import uuid7
from scheduling.wire import PushResult, PushStatus, Row
from tests.factories import bay


def test_rows_are_put_dropped_or_ignored() -> None:
    row, gone = bay(), uuid7()
    rows = [
        Row(kind="bay", id=row.id, ver=3, body=msgspec.to_builtins(row)),
        Row(kind="bay", id=gone, ver=4),
        Row(kind="drone", id=uuid7(), ver=5, body={}),
    ]
    assert row_changes(rows) == [Put(row, 3), Drop("bay", gone)]


def test_a_body_of_another_row_is_a_bad_answer() -> None:
    with pytest.raises(BadAnswer, match="another row"):
        row_changes([Row(kind="bay", id=uuid7(), ver=3, body=msgspec.to_builtins(bay()))])


def test_a_row_of_a_newer_server_is_kept_as_it_came() -> None:
    row = bay()
    body = msgspec.to_builtins(row) | {"name": {"en": "Bay", "es": "Foso"}}
    assert row_changes([Row(kind="bay", id=row.id, ver=3, body=body)]) == [
        Unread("bay", row.id, 3, msgspec.json.encode(body))
    ]


def test_a_newer_servers_verdict_on_a_change_is_read_as_far_as_it_can_be() -> None:
    mid, other = uuid7(), uuid7()
    outcome = {
        "upcoming": [{"session_id": str(uuid7()), "state": "parked", "kind": "hologram", "minutes": 30}]
    }
    assert results_of(
        PushAnswers(
            results=[
                {"mid": str(mid), "status": "conflict", "code": "slot_taken", "ver": 4, "outcome": outcome},
                {"mid": str(other), "status": "pondered", "ver": 5},
            ]
        )
    ) == [
        PushResult(mid=mid, status=PushStatus.CONFLICT, code="slot_taken", ver=4),
        PushResult(mid=other, status=PushStatus.REJECTED, code="upgrade_needed", ver=5),
    ]


def test_what_is_no_result_is_a_bad_answer() -> None:
    with pytest.raises(BadAnswer):
        results_of(PushAnswers(results=["<html>"]))


@pytest.mark.parametrize("stop", [PushStatus.GAP, PushStatus.FORKED])
def test_answers_count_up_to_where_the_numbers_went_wrong(stop: PushStatus) -> None:
    one, two, three = uuid7(), uuid7(), uuid7()
    results = [
        PushResult(mid=one, status=PushStatus.APPLIED, ver=7),
        PushResult(mid=uuid7(), status=PushStatus.APPLIED),
        PushResult(mid=two, status=stop),
        PushResult(mid=three, status=PushStatus.APPLIED),
    ]
    decided = verdicts(results, {one, two, three})
    assert [(answer.mid, answer.state, answer.ack_ver) for answer in decided.answers] == [
        (one, ChangeState.APPLIED, 7)
    ]
    assert decided.stopped is stop


def test_rows_as_they_came_mean_the_same_and_keep_their_bytes() -> None:
    row, gone = bay(), uuid7()
    newer = msgspec.to_builtins(row) | {"lift": "two posts"}
    rows = [
        Row(kind="bay", id=row.id, ver=3, body=newer),
        Row(kind="bay", id=gone, ver=4),
        Row(kind="drone", id=uuid7(), ver=5, body={}),
        Row(kind="bay", id=gone, ver=6, body={"id": str(gone)}),
    ]
    changes = line_changes(map(msgspec.json.encode, rows))
    assert changes == row_changes(rows)
    assert isinstance(changes[0], Put)
    assert changes[0].body == msgspec.json.encode(newer), "nobody writes it anew"
    with pytest.raises(BadAnswer):
        line_changes([b"<html>"])
    with pytest.raises(BadAnswer, match="another row's"):
        line_changes([msgspec.json.encode(Row(kind="bay", id=uuid7(), ver=3, body=newer))])
