"""Quiet hours, and whether a time is told in one zone or in two.

Pure arithmetic on local time. Which messages are held back is in ``message_kinds`` and ``reminders``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from scheduling.calendar_rules import DAY_MINUTES, edge_of, local_of, offset_at, wall_of
from scheduling.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """``[start, end)`` in minutes since local midnight, past midnight where the end is before the start.

    The same twice: no quiet hours. Raises ``Invalid`` for a minute that no day has.
    """

    start_minute: int = 21 * 60
    end_minute: int = 8 * 60

    def __post_init__(self) -> None:
        if not all(0 <= minute < DAY_MINUTES for minute in (self.start_minute, self.end_minute)):
            raise Invalid("quiet hours need minutes of a day")


DEFAULT_QUIET = QuietHours()


def quiet_until(instant: int, quiet: QuietHours, zone: tzinfo) -> int:
    """The instant at which the quiet hours end that ``instant`` lies in; ``instant`` itself outside them.

    Where daylight saving lets the end occur twice, they end the first time and do not begin again; where
    it skips the end, they end at the change.
    """
    day, minute = local_of(instant, zone)
    over_midnight = quiet.start_minute > quiet.end_minute
    evening = over_midnight and minute >= quiet.start_minute
    morning = minute < quiet.end_minute and (over_midnight or minute >= quiet.start_minute)
    if not (evening or morning):
        return instant
    return max(instant, edge_of(wall_of(day, quiet.end_minute + DAY_MINUTES * evening), zone))


def own_time_shown(instant: int, workshop: tzinfo, own: tzinfo | None) -> bool:
    """Whether the recipient's own time stands beside the workshop's, which is always shown and named.

    It does where their clock shows another time at that instant: two names of one time are told once.
    """
    return own is not None and offset_at(instant, own) != offset_at(instant, workshop)
