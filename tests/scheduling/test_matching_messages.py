"""What somebody must say who asks for a mechanic at once."""

from __future__ import annotations

from typing import Any

import pytest

from scheduling.errors import Invalid, TooLong
from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT, MOST_MINUTES, MOST_NUMBER
from scheduling.matching import Match, MatchCode, MatchReason
from scheduling.matching_messages import MOST_CATEGORY, MOST_CITY, AskNow, check_ask, mechanic_line
from scheduling.vocabulary import VisitKind
from tests.scheduling.match_making import mechanic


def ask(**over: Any) -> AskNow:
    values: dict[str, Any] = {
        "session_id": uuid7(),
        "customer_id": uuid7(),
        "kind": VisitKind.VIDEO,
        "category": "brakes",
        "concern": "x" * 10,
        "minutes": 30,
        "just_advice": True,
    }
    return AskNow(**(values | over))


@pytest.mark.parametrize(
    "over",
    [
        {},
        {"kind": VisitKind.CHAT},
        {"kind": VisitKind.PHONE},
        {"urgent": True, "concern": "x" * 5},
        {"concern": "x" * MOST_LONG_TEXT},
        {"preparation": "x" * MOST_LONG_TEXT, "special_requests": "x" * MOST_LONG_TEXT},
        {"category": "x" * MOST_CATEGORY, "city": "x" * MOST_CITY},
        {"minutes": 1},
        {"minutes": MOST_MINUTES},
        {"just_advice": False, "vehicle_id": "00000000-0000-7000-8000-000000000001"},
        {"price_cents": MOST_NUMBER},
    ],
)
def test_enough_is_enough(over: dict[str, Any]) -> None:
    check_ask(ask(**over))


@pytest.mark.parametrize(
    ("over", "error", "field"),
    [
        ({"kind": VisitKind.IN_PERSON}, Invalid, "kind"),
        ({"category": " "}, Invalid, "category"),
        ({"category": "a\x00"}, Invalid, "category"),
        ({"category": "x" * (MOST_CATEGORY + 1)}, TooLong, "category"),
        ({"city": "x" * (MOST_CITY + 1)}, TooLong, "city"),
        ({"concern": f"  {'x' * 9}  "}, Invalid, "concern"),
        ({"concern": "x" * 4, "urgent": True}, Invalid, "concern"),
        ({"concern": "x" * (MOST_LONG_TEXT + 1)}, TooLong, "concern"),
        ({"preparation": "x" * (MOST_LONG_TEXT + 1)}, TooLong, "preparation"),
        ({"special_requests": "x" * (MOST_LONG_TEXT + 1)}, TooLong, "special_requests"),
        ({"minutes": 0}, Invalid, "minutes"),
        ({"minutes": MOST_MINUTES + 1}, Invalid, "minutes"),
        ({"just_advice": False}, Invalid, "vehicle_id"),
        ({"price_cents": -1}, Invalid, "price_cents"),
        ({"price_cents": MOST_NUMBER + 1}, Invalid, "price_cents"),
    ],
)
def test_what_is_lacking_or_too_much_is_named(
    over: dict[str, Any], error: type[Invalid | TooLong], field: str
) -> None:
    with pytest.raises(error) as refused:
        check_ask(ask(**over))
    assert refused.value.params["field"] == field


def test_a_mechanics_line_has_the_profile_and_why() -> None:
    row = mechanic(
        name="Anna",
        years=12,
        rating=4.5,
        specialties=("brakes",),
        certifications=("Red Seal",),
        languages=("fr",),
    )
    why = (MatchReason(code=MatchCode.RATING, points=15), MatchReason(code=MatchCode.EXPERIENCE, points=20))
    line = mechanic_line(row, Match(mechanic_id=row.id, reasons=why))
    assert (line.mechanic_id, line.name, line.years, line.rating) == (row.id, "Anna", 12, 4.5)
    assert (line.specialties, line.certifications, line.languages) == (("brakes",), ("Red Seal",), ("fr",))
    assert (line.score, line.reasons) == (35, why)
