"""The lobby's rules, what a session's day asks of commands, and the visit that a request becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.commands import Place
from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.request_visits import visit_of
from scheduling.sessions import place_of
from scheduling.visit_commands import ExtendSession, ForceEndSession, RecordTookPlace
from scheduling.visit_records import LobbyPresence, Side
from scheduling.visits import (
    LONGEST_OFFLINE,
    MOST_EXTENSION,
    VisitSettings,
    check_visit,
    is_there,
    lobby_opens_at,
    told_at,
)
from scheduling.vocabulary import SessionState, VisitKind
from tests import factories
from tests.factories import MONDAY, at
from tests.scheduling.requests import a_request

TEN = at(MONDAY, "10:00")
SETTINGS = VisitSettings()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("join_before", 0),
        ("join_before", 86_400),
        ("silence", 1),
        ("silence", 86_400),
        ("meeting_address", "https://meet.example/garage"),
    ],
)
def test_the_owners_numbers_are_taken_up_to_their_bounds(field: str, value: Any) -> None:
    assert getattr(replace(SETTINGS, **{field: value}), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("join_before", -1),
        ("join_before", 86_401),
        ("silence", 0),
        ("silence", 86_401),
        ("meeting_address", "http://meet.example/garage"),
        ("meeting_address", "https://"),
        ("meeting_address", "https://[meet"),
        ("meeting_address", "https://meet.example/a b"),
        ("meeting_address", "https://meet.example/\n"),
        ("meeting_address", f"https://meet.example/{'x' * 300}"),
    ],
)
def test_what_is_beyond_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(Invalid) as refused:
        replace(SETTINGS, **{field: value})
    assert refused.value.params["field"] == field


def test_somebody_is_there_until_they_leave_or_fall_silent() -> None:
    there = LobbyPresence(session_id=uuid7(), side=Side.CUSTOMER, joined_at=TEN, seen_at=TEN)
    assert is_there(there, TEN + SETTINGS.silence, SETTINGS)
    assert not is_there(there, TEN + SETTINGS.silence + 1, SETTINGS)
    assert not is_there(replace(there, left_at=TEN), TEN, SETTINGS)
    assert not is_there(None, TEN, SETTINGS)


def test_the_lobby_opens_before_the_start_and_at_once_for_an_immediate_session() -> None:
    assert lobby_opens_at(factories.session(starts=TEN), SETTINGS) == TEN - 900
    assert lobby_opens_at(factories.session(starts=None, created_at=TEN), SETTINGS) == TEN


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        (None, TEN),
        (TEN, TEN),
        (TEN + 1, TEN),
        (TEN - LONGEST_OFFLINE, TEN - 600),
        (TEN - LONGEST_OFFLINE - 1, TEN),
        (TEN - 300, TEN - 300),
        (TEN - 900, TEN - 600),
    ],
)
def test_what_a_device_says_it_did_counts_within_what_is_known(told: int | None, counts: int) -> None:
    session = factories.session(arrived_at=TEN - 900, started_at=TEN - 600)
    assert told_at(session, told, TEN) == counts


def test_what_is_known_to_have_happened_later_is_not_overtaken() -> None:
    assert told_at(factories.session(started_at=TEN + 60), TEN - 60, TEN) == TEN


@pytest.mark.parametrize("minutes", [0, -1, MOST_EXTENSION + 1])
def test_an_extension_has_some_minutes_and_not_too_many(minutes: int) -> None:
    check_visit(ExtendSession(session_id=uuid7(), minutes=1))
    check_visit(ExtendSession(session_id=uuid7(), minutes=MOST_EXTENSION))
    with pytest.raises(Invalid, match="minutes"):
        check_visit(ExtendSession(session_id=uuid7(), minutes=minutes))


def test_a_session_is_ended_in_its_mechanics_place_only_with_a_reason() -> None:
    check_visit(ForceEndSession(session_id=uuid7(), reason="Gone home"))
    with pytest.raises(Invalid, match="reason"):
        check_visit(ForceEndSession(session_id=uuid7(), reason=" \n"))


@pytest.mark.parametrize("state", list(SessionState))
def test_what_took_place_is_waiting_live_or_completed(state: SessionState) -> None:
    told = RecordTookPlace(session_id=uuid7(), state=state)
    if state in {SessionState.WAITING, SessionState.LIVE, SessionState.COMPLETED}:
        check_visit(told)
    else:
        with pytest.raises(Invalid, match="state"):
            check_visit(told)


@pytest.mark.parametrize(
    ("concern", "diagnosis", "told"),
    [
        ("It rattles", "The exhaust", "It rattles\n\nThe exhaust"),
        ("It rattles", " ", "It rattles"),
        ("", "The exhaust", "The exhaust"),
    ],
)
def test_a_request_becomes_a_visit_with_all_that_came_along(concern: str, diagnosis: str, told: str) -> None:
    request = a_request(
        concern=concern,
        diagnosis=diagnosis,
        vehicle_id=uuid7(),
        bay_id=uuid7(),
        from_session_id=uuid7(),
        quote_cents=42_000,
    )
    number, mechanic, clerk = uuid7(), uuid7(), uuid7()
    made = visit_of(
        request,
        number,
        SessionState.SCHEDULED,
        starts=TEN,
        mechanic_id=mechanic,
        at=TEN - 60,
        created_by=clerk,
    )
    assert made == Session(
        id=number,
        customer_id=request.customer_id,
        state=SessionState.SCHEDULED,
        kind=VisitKind.IN_PERSON,
        service_type=request.service_type,
        minutes=request.minutes,
        starts=TEN,
        mechanic_id=mechanic,
        bay_id=request.bay_id,
        vehicle_id=request.vehicle_id,
        concern=told,
        created_at=TEN - 60,
        created_by=clerk,
        referred_by=request.from_session_id,
        quote_cents=42_000,
    )


def test_a_session_stands_where_it_is_or_was_wanted() -> None:
    row = factories.session(starts=TEN, minutes=45, mechanic_id=uuid7())
    assert place_of(row) == Place(starts=TEN, minutes=45, mechanic_id=row.mechanic_id)
    assert place_of(replace(row, starts=None)).starts == 0
