"""What may be corrected of a booking, until when, and what becomes of it; two people's edits of the same field."""

from __future__ import annotations

from dataclasses import fields

import pytest

from scheduling.edit_commands import EditSession
from scheduling.errors import Invalid, Rule
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.session_editing import FIELDS, check_edit, edited, may_be_edited, present, stale
from scheduling.vocabulary import ServiceType, SessionState
from tests.factories import session

OVER = {SessionState.COMPLETED, SessionState.CANCELLED, SessionState.NO_SHOW}


@pytest.mark.parametrize("state", SessionState)
def test_until_it_is_over_it_may_be_corrected(state: SessionState) -> None:
    assert may_be_edited(session(state=state)) is (state not in OVER)


def test_what_mechanics_were_asked_on_at_once_stays() -> None:
    assert not may_be_edited(session(starts=None, state=SessionState.PENDING))


@pytest.mark.parametrize("name", [each.name for each in fields(Session) if each.name not in FIELDS])
def test_what_was_agreed_on_is_nothing_to_correct(name: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_edit(EditSession(session_id=uuid7(), set={name: ("1", "2")}))
    assert caught.value.params == {"field": name, "rule": Rule.NOT_KNOWN}


def test_only_a_service_that_there_is_may_be_wished_for() -> None:
    check_edit(EditSession(session_id=uuid7(), set={"service_type": ("a newer one", "repair")}))
    with pytest.raises(Invalid, match="service_type"):
        check_edit(EditSession(session_id=uuid7(), set={"service_type": ("repair", "towing")}))


def test_it_is_as_wished_and_all_else_as_it_was() -> None:
    before = session(concern="Brakes squeal", preparation="Lift")
    wished = {
        "service_type": (before.service_type.value, "inspection"),
        "concern": ("Brakes squeal", "Brakes squeal, rear left"),
        "special_requests": ("", "A ride to the metro"),
    }
    after = edited(before, wished)
    assert after.service_type is ServiceType.INSPECTION
    assert {name: present(after, name) for name in FIELDS} == {
        "service_type": "inspection",
        "category": before.category,
        "concern": "Brakes squeal, rear left",
        "preparation": "Lift",
        "special_requests": "A ride to the metro",
    }
    others = [each.name for each in fields(Session) if each.name not in FIELDS]
    assert [getattr(after, name) for name in others] == [getattr(before, name) for name in others]


def test_without_the_service_it_stays() -> None:
    before = session(service_type=ServiceType.MAINTENANCE)
    assert edited(before, {"category": ("", "Oil")}).service_type is ServiceType.MAINTENANCE


def test_a_field_that_is_neither_as_seen_nor_as_wished_is_told_with_both() -> None:
    row = session(concern="theirs", preparation="as wished", category="as seen")
    edits = {
        "concern": ("seen", "yours"),
        "preparation": ("seen", "as wished"),
        "category": ("as seen", "yours"),
        "service_type": ("consultation", "inspection"),
    }
    assert stale(row, edits) == {
        "concern": ("theirs", "yours"),
        "service_type": (row.service_type.value, "inspection"),
    }


def test_blanks_around_what_is_said_are_not_kept_and_nobody_elses() -> None:
    wished = {"concern": ("seen", "  Brakes squeal \n"), "preparation": ("Lift", " ")}
    row = session(concern="seen", preparation="Lift")
    after = edited(row, wished)
    assert (after.concern, after.preparation) == ("Brakes squeal", "")
    assert stale(after, wished) == {}, "sent twice it is there already"
    assert stale(session(concern="theirs", preparation=""), wished) == {
        "concern": ("theirs", "Brakes squeal")
    }
