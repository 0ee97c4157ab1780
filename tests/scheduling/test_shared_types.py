"""The shared rows, commands and messages: names that belong together, ids, and where a row stands in time."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import get_args
from uuid import UUID

from scheduling import commands, records, wire
from scheduling.errors import ErrorCode, RuleError, SlotTaken
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy, Session, kept_span, span_of
from scheduling.visit_requests import RequestState
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.scheduling.requests import DAY, a_request, countered
from tests.scheduling.shop import ALEX, BAY, NINE, NOW, booking


def test_every_record_has_a_kind_and_an_id() -> None:
    assert set(records.KINDS.values()) == set(get_args(records.Record))
    assert {cls: kind for kind, cls in records.KINDS.items()} == records.KIND_OF
    assert all("id" in {field.name for field in fields(cls)} for cls in records.KINDS.values())


def test_every_command_has_a_versioned_name() -> None:
    assert set(commands.NAMES.values()) == set(get_args(commands.Command))
    assert {cls: name for name, cls in commands.NAMES.items()} == commands.NAME_OF
    assert all(name.rpartition("@")[2].isdigit() for name in commands.NAMES)


def test_messages_are_plain_dataclasses_with_fresh_defaults() -> None:
    result = [wire.PushResult(mid=uuid7(), status=wire.PushStatus.APPLIED) for _ in range(2)]
    assert is_dataclass(wire.Problem)
    assert result[0].outcome == result[1].outcome
    assert result[0].outcome is not result[1].outcome


def test_where_a_row_stands_in_time() -> None:
    session = Session(
        id=uuid7(),
        customer_id=uuid7(),
        state=SessionState.SCHEDULED,
        kind=VisitKind.CHAT,
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=NINE,
    )
    event = ExternalBusy(id=uuid7(), mechanic_id=None, source="s", uid="u", starts=NINE, ends=NINE + 60)
    assert span_of(session) == (NINE, NINE + 1800)
    assert span_of(booking(NINE, 60)) == (NINE, NINE + 4500)
    assert span_of(booking(NINE, 60, blocks_end=NINE)) == (NINE, NINE + 3600)
    assert span_of(event) == (NINE, NINE + 60)
    assert span_of(ALEX) is None
    assert span_of(BAY) is None
    assert kept_span(session) == (NINE, NINE + 1800)
    assert kept_span(BAY) is None


def test_a_booking_without_a_place_is_kept_whenever_it_was_wanted() -> None:
    lost = Session(
        id=uuid7(),
        customer_id=uuid7(),
        state=SessionState.UNPLACED,
        kind=VisitKind.CHAT,
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=NINE,
    )
    assert span_of(lost) == (NINE, NINE + 1800)
    assert kept_span(lost) is None


def test_an_open_request_stands_at_no_time_and_a_done_one_until_its_visit_is_over() -> None:
    assert span_of(a_request()) is None
    assert span_of(countered()) is None
    declined = a_request(state=RequestState.DECLINED, ended_at=NOW + 60)
    assert span_of(declined) == (NOW, NOW + 60)
    confirmed = replace(declined, state=RequestState.CONFIRMED, confirmed_starts=NINE)
    assert span_of(confirmed) == (NOW, NINE + 3600)
    assert span_of(replace(confirmed, ended_at=NINE + DAY)) == (NOW, NINE + DAY)


def test_ids_sort_by_time_and_are_version_7() -> None:
    early, late = uuid7(1_000, bytes(10)), uuid7(1_001, bytes(10))
    assert early < late
    assert early == UUID("00000000-03e8-7000-8000-000000000000")
    for made in (uuid7(), uuid7(5, b"\xff" * 10)):
        assert made.version == 7
        assert made.variant == "specified in RFC 4122"
    assert uuid7() != uuid7()


def test_a_refusal_carries_a_code_and_plain_parameters() -> None:
    error = SlotTaken(starts=5)
    assert (error.code, error.params, str(error)) == (ErrorCode.SLOT_TAKEN, {"starts": 5}, "slot_taken")
    assert str(RuleError("no name")) == "no name"
