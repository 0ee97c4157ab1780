"""What somebody may join the waitlist for, and how much is said of it at most."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.errors import Invalid, TooLong
from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT
from scheduling.matching_messages import MOST_CATEGORY, MOST_CITY, JoinWaitlist, check_join
from scheduling.vocabulary import VisitKind

WISH = JoinWaitlist(
    entry_id=uuid7(),
    customer_id=uuid7(),
    kind=VisitKind.VIDEO,
    concern="x" * MOST_LONG_TEXT,
    category="x" * MOST_CATEGORY,
    city="x" * MOST_CITY,
)


def test_as_much_as_anything_keeps_may_be_said_or_nothing() -> None:
    check_join(WISH)
    check_join(replace(WISH, concern="", category="", city=""))


@pytest.mark.parametrize("name", ["concern", "category", "city"])
def test_what_is_too_long_is_refused(name: str) -> None:
    longer: dict[str, Any] = {name: getattr(WISH, name) + "x"}
    with pytest.raises(TooLong):
        check_join(replace(WISH, **longer))


def test_nobody_waits_for_a_visit_in_person_or_for_no_time() -> None:
    for over in ({"kind": VisitKind.IN_PERSON}, {"minutes": 0}):
        wrong: dict[str, Any] = over
        with pytest.raises(Invalid):
            check_join(replace(WISH, **wrong))
