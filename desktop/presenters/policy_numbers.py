"""Which numbers the owner may change, kind by kind: where each stands in its kind, and in which unit people say it.

What they are called is ``views.settings.policy_words``; what they may be is asked of the rules themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from desktop.presenters import typed_values as typed
from desktop.presenters.typed_values import Measure, Unit, in_seconds

Kind: TypeAlias = Measure | Unit | str
"""A measure; of seconds the unit in which they are said if that can be; else what is chosen or typed as it is."""
WEEKDAY, ADDRESS = "weekday", "address"
OF_THE_DAY, OF_BYTES, OF_CENTS, OF_WHOLE = typed.CLOCK, typed.MEGABYTES, typed.MONEY, typed.PERCENT
SO_MANY, SO_MANY_DAYS, SO_MANY_MINUTES = typed.COUNT, typed.DAYS, typed.MINUTES
SO_MANY_POINTS, SO_MANY_STARS, SO_MANY_YEARS = typed.POINTS, typed.STARS, typed.YEARS
HOURS, MINUTES, SECONDS, DAYS = Unit.HOURS, Unit.MINUTES, Unit.SECONDS, Unit.DAYS

NUMBERS: Mapping[str, Mapping[str, Kind]] = {
    "cancellation": {
        "early": HOURS, "fee": OF_CENTS, "late": HOURS, "late_share": OF_WHOLE, "last_share": OF_WHOLE,
        "deposit_late_share": OF_WHOLE, "deposit_last_share": OF_WHOLE, "reschedule": HOURS,
    },
    "money": {
        "deposit": OF_CENTS, "independent_share": OF_WHOLE, "affiliated_fee": OF_WHOLE, "referral_share": OF_WHOLE,
    },
    "payments": {"settles_after": HOURS, "cash_step": OF_CENTS},
    "messages": {
        "day_before": HOURS, "hour_before": MINUTES, "join_before": MINUTES, "how_was_it_after": MINUTES,
        "quiet/start_minute": OF_THE_DAY, "quiet/end_minute": OF_THE_DAY, "weekly_weekday": WEEKDAY,
        "weekly_minute": OF_THE_DAY,
    },
    "requests": {
        "promise_seconds": HOURS, "due_soon_seconds": HOURS, "counter_offer_seconds": HOURS,
        "minutes": SO_MANY_MINUTES, "most_requested": SO_MANY, "most_offered": SO_MANY, "alternatives": SO_MANY,
    },
    "offers": {
        "stands_for": HOURS, "best_at_once": SO_MANY, "broadcast_after": MINUTES,
        "immediate_given_up_after": MINUTES, "matching_before_start": MINUTES, "given_up_after_start": MINUTES,
    },
    "waitlist": {"told_within": HOURS, "hold": MINUTES, "measured_within": DAYS, "least_rows": SO_MANY},
    "visits": {"join_before": MINUTES, "silence": SECONDS, "meeting_address": ADDRESS},
    "clock": {
        "pending_before": MINUTES, "no_show_after": MINUTES, "no_show_job_after": MINUTES, "retry": SECONDS,
    },
    "waivers": {
        "valid_days": SO_MANY_DAYS, "online_asked_before": MINUTES, "retention_years": SO_MANY_YEARS,
        "clock_tolerance": MINUTES, "shortest_ink": SO_MANY_POINTS,
    },
    "leases": {
        "bays": SO_MANY, "slot_minutes": SO_MANY_MINUTES, "from_minute": OF_THE_DAY, "to_minute": OF_THE_DAY,
        "days_ahead": SO_MANY_DAYS,
    },
    "presence": {"heard_within": MINUTES, "half_hour": MINUTES, "hour": MINUTES},
    "matching": {
        "online_now": SO_MANY_POINTS, "within_half_hour": SO_MANY_POINTS, "within_hour": SO_MANY_POINTS,
        "today": SO_MANY_POINTS, "keyword": SO_MANY_POINTS, "brand": SO_MANY_POINTS,
        "same_postal_area": SO_MANY_POINTS, "same_city": SO_MANY_POINTS, "best": SO_MANY,
    },
    "files": {
        "picture": OF_BYTES, "video": OF_BYTES, "document": OF_BYTES, "session_bytes": OF_BYTES,
        "session_files": SO_MANY,
    },
}  # fmt: skip
"""In the order of the page: what customers notice first. A step of a list is ``experience/0/1``."""
STEPS: Mapping[str, Mapping[str, tuple[Kind, Kind]]] = {
    "matching": {"experience": (SO_MANY_YEARS, SO_MANY_POINTS), "rating": (SO_MANY_STARS, SO_MANY_POINTS)}
}
"""Lists of pairs: from so much on, so many points. How many steps there are stays as it is."""


def numbers_of(name: str, value: Mapping[str, Any]) -> dict[str, Kind]:
    """Those of a kind, as many steps as ``value`` has of each list."""
    found = dict(NUMBERS.get(name, {}))
    for path, kinds in STEPS.get(name, {}).items():
        for place in range(len(value.get(path, ()))):
            found |= {f"{path}/{place}/{side}": kind for side, kind in enumerate(kinds)}
    return found


def measure_of(kind: Kind, *values: Any) -> Measure | None:
    """In which unit a number stands in its field, so that each of ``values`` is whole in it; ``None`` of no number."""
    if isinstance(kind, Measure):
        return kind
    if isinstance(kind, Unit):
        return in_seconds(kind, *(value for value in values if value is not None))
    return None


def picked(value: Any, path: str) -> Any:
    """What stands at ``quiet/start_minute``; ``None`` where nothing does."""
    for part in path.split("/"):
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list | tuple) and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def placed(value: Any, path: str, number: Any) -> Any:
    """The same with ``number`` there; what was given stays as it is."""
    part, _, rest = path.partition("/")
    within = placed(picked(value, part), rest, number) if rest else number
    if isinstance(value, Mapping):
        return {**value, part: within}
    made = list(value)
    made[int(part)] = within
    return made
