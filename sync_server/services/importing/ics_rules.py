"""What a recurrence rule may cost: it is followed to the end of the days that are asked for, and its steps are counted.

The libraries follow a rule that never occurs to the year 9999, and cannot be told not to: its end is compared only with
what it brings. Steps are counted, not timed, so a file that is refused on one machine is refused on every other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dateutil.rrule import (  # type: ignore[import-untyped] # it has no stubs
    DAILY,
    HOURLY,
    MONTHLY,
    WEEKLY,
    YEARLY,
)
from icalendar.prop import vRecur
from recurring_ical_events.series import Series

MOST_STEPS = 2_000_000
"""Of all rules of a file together; each stands for one or two microseconds."""
MOST_LISTED = 500
"""Values of a rule's lists (BYDAY, BYSETPOS …) together: each step looks at all of them."""
_WEIGHTS = {YEARLY: 30, MONTHLY: 4, WEEKLY: 2}
"""A step of a year looks at each of its days."""


class TooCostly(Exception):
    """The steps of a file are used up."""


class Steps:
    """What is left to be spent on one file."""

    def __init__(self, most: int = MOST_STEPS) -> None:
        self.left = most

    def take(self, count: int) -> None:
        """Raises ``TooCostly``."""
        if count > self.left:
            self.left = 0
            raise TooCostly
        self.left -= count


class _Far(Exception):
    """A rule has gone past what was asked for."""


class _Interval(int):
    """A rule's INTERVAL, which it adds each time it goes on: so a step is seen that brings nothing, too."""

    left: int
    weight: int
    steps: Steps

    def __radd__(self, other: int) -> int:
        self._step()
        return other + int(self)

    def __mul__(self, other: Any) -> int:
        self._step()
        return int(self) * int(other)

    def _step(self) -> None:
        if self.left < 1:
            raise _Far
        self.left -= 1
        self.steps.take(self.weight)


class BoundedRule:
    """What the expansion asks of a dateutil rule, with each of its steps counted."""

    def __init__(self, rule: Any, steps: Steps) -> None:
        self.string: str = rule.string
        self.until = rule.until
        self._rule, self._steps = rule, steps
        self._found: list[datetime] = []
        self._reached: datetime | None = None

    def between(self, after: datetime, before: datetime, inc: bool = False) -> Sequence[datetime]:
        """Its starts within both, in order; those exactly on one of them with ``inc``. Raises ``TooCostly``."""
        if self._reached is None or self._reached < before:
            self._found = self._follow(before)
            self._reached = before
        left, right = (bisect_left, bisect_right) if inc else (bisect_right, bisect_left)
        starts = self._found[left(self._found, after) : right(self._found, before)]
        self._steps.take(len(starts))
        return starts

    def _follow(self, before: datetime) -> list[datetime]:
        interval = _Interval(self._rule._interval)
        interval.left = _periods(self._rule, before)
        interval.weight, interval.steps = weight(self._rule), self._steps
        self._steps.take(interval.weight)
        found: list[datetime] = []
        try:
            for start in self._rule.replace(interval=interval, cache=False):
                if start > before:
                    break
                self._steps.take(1)
                found.append(start)
        except _Far:
            pass
        return found


def _periods(rule: Any, before: datetime) -> int:
    """How often a rule may go on from its start until it is past ``before``; once more at each end."""
    start = rule._dtstart
    days = max((before.date() - start.date()).days, 0) + 2
    months = max((before.year - start.year) * 12 + before.month - start.month, 0)
    count = {
        YEARLY: before.year - start.year,
        MONTHLY: months,
        WEEKLY: days // 7,
        DAILY: days,
        HOURLY: days * 24,
    }[rule._freq]
    return int(max(count, 0) // int(rule._interval)) + 2


def weight(rule: Any) -> int:
    """What one step of a dateutil rule costs, counted in the cheapest."""
    lists = (value for key, value in rule._original_rule.items() if key.startswith("by"))
    listed = sum(len(value) for value in lists if isinstance(value, tuple | list))
    return int(_WEIGHTS.get(rule._freq, 1)) * (1 + listed // 4)


def listed(rule: vRecur) -> int:
    """How many values the lists of a rule have together."""
    return sum(len(value) for key, value in rule.items() if key.startswith("BY") and isinstance(value, list))


def bounded_series(steps: Steps) -> type[Series]:
    """The library's series of one UID, whose rules spend these steps.

    With each start it goes through the changes "from here on" once, so they are counted with it.
    """

    class _Rules(Series.RecurrenceRules):  # type: ignore[misc] # the library has no types
        def rrulestr(self, rule_string: str) -> BoundedRule:
            return BoundedRule(super().rrulestr(rule_string), steps)

    class _Series(Series):  # type: ignore[misc] # the same
        RecurrenceRules = _Rules

        def get_component_for_recurrence_id(self, recurrence_id: Any) -> Any:
            steps.take(len(self.this_and_future))
            return super().get_component_for_recurrence_id(recurrence_id)

    return _Series
