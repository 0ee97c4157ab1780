"""The server's rows and answers as the local store keeps them."""

from __future__ import annotations

import msgspec
import pytest

from desktop.store.pending import ChangeState
from desktop.store.replica import Drop, Put
from desktop.sync.errors import BadAnswer
from desktop.sync.reconcile import row_changes, verdicts
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
