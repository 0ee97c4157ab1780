"""Local wall time to instants and back, clock changes included.

Two axes are used: *instants* (seconds UTC) and *wall minutes* (minutes since 1970-01-01T00:00 as a clock
on the wall shows them). A wall minute that daylight saving skips has no instant; one that occurs twice
means the first. Zones are arguments; nothing here looks one up. Which hours apply is in ``base_hours``.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from scheduling.intervals import Span

DAY_MINUTES = 1440
DAY_SECONDS = 86_400
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def wall_of(day: date, minute: int = 0) -> int:
    """The wall minute of ``minute`` minutes after the clock's midnight of ``day``."""
    return (day.toordinal() - EPOCH_ORDINAL) * DAY_MINUTES + minute


def day_of_wall(wall: int) -> date:
    """The local day in which a wall minute lies."""
    return date.fromordinal(wall // DAY_MINUTES + EPOCH_ORDINAL)


def instant_of(day: date, minute: int, zone: tzinfo) -> int | None:
    """The instant at which the clock shows ``minute`` (since midnight; 1440 and more is a later day).

    ``None`` when daylight saving skips that time; the first when it occurs twice.
    """
    wall = wall_of(day, minute)
    instant = wall * 60 - _offset_on_wall(wall, zone, 0)
    return instant if instant + offset_at(instant, zone) == wall * 60 else None


def local_of(instant: int, zone: tzinfo) -> tuple[date, int]:
    """The local day and the whole minutes since its midnight that the clock shows at ``instant``."""
    wall = (instant + offset_at(instant, zone)) // 60
    return day_of_wall(wall), wall % DAY_MINUTES


def day_bounds(day: date, zone: tzinfo) -> Span:
    """``[first instant of the local day, first instant of the next)``.

    23, 24 or 25 hours as a rule; empty for a day that the zone left out altogether. A midnight that
    occurs twice begins its day the first time.
    """
    wall = wall_of(day)
    return edge_of(wall, zone), edge_of(wall + DAY_MINUTES, zone)


def edge_of(wall: int, zone: tzinfo) -> int:
    """The first instant at which the clock shows this wall minute or a later one.

    As ``instant_of``, but a skipped time gives the instant of the change: what an opening or closing time
    means on such a day.
    """
    midnight = straight_midnight(wall // DAY_MINUTES, zone)
    if midnight is not None:
        return midnight + wall % DAY_MINUTES * 60
    return _edge(wall, zone)


@lru_cache(maxsize=65_536)
def straight_midnight(day: int, zone: tzinfo) -> int | None:
    """The instant at which ``day`` (days since 1970-01-01) begins, if no clock change is in it.

    Then each of its wall minutes is 60 s after the one before, up to the next midnight. ``None`` on a
    day with a change.
    """
    wall = day * DAY_MINUTES
    start = _edge(wall, zone)
    quarters = (_edge(wall + DAY_MINUTES * part // 4, zone) for part in (1, 2, 3, 4))
    straight = offset_at(start, zone) + start == wall * 60 and all(
        edge == start + DAY_SECONDS * part // 4 for part, edge in enumerate(quarters, 1)
    )
    return start if straight else None


@lru_cache(maxsize=65_536)
def _edge(wall: int, zone: tzinfo) -> int:
    high = wall * 60 - _offset_on_wall(wall, zone, 0)
    if high + offset_at(high, zone) == wall * 60:
        return high
    # Skipped: fold 0 takes the offset before the change, fold 1 the one after; the change is between.
    low = wall * 60 - _offset_on_wall(wall, zone, 1)
    while high - low > 1:
        middle = (low + high) // 2
        if middle + offset_at(middle, zone) >= wall * 60:
            high = middle
        else:
            low = middle
    return high


def offset_at(instant: int, zone: tzinfo) -> int:
    """Seconds that local time is ahead of UTC at ``instant``."""
    return _seconds((_EPOCH + timedelta(seconds=instant)).astimezone(zone).utcoffset())


def _offset_on_wall(wall: int, zone: tzinfo, fold: int) -> int:
    hour, minute = divmod(wall % DAY_MINUTES, 60)
    shown = datetime.combine(day_of_wall(wall), time(hour, minute, fold=fold), tzinfo=zone)
    return _seconds(shown.utcoffset())


def _seconds(offset: timedelta | None) -> int:
    if offset is None:
        raise ValueError("the zone does not say its offset from UTC")
    return offset.days * DAY_SECONDS + offset.seconds
