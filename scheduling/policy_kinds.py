"""The numbers that an owner may change: their kinds by name.

The defaults and what a number may be are those of the rules; what each means is said there. How they are kept is the
server's, what they are called is the desktop's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from scheduling.cancellation import CancellationPolicy
from scheduling.clockwork import ClockSettings
from scheduling.errors import Invalid
from scheduling.file_types import FileSettings
from scheduling.leases import LeasePolicy
from scheduling.matching import MatchingPolicy
from scheduling.message_kinds import MessageSettings
from scheduling.money import MoneySettings
from scheduling.offers import OfferPolicy
from scheduling.payments import PaymentSettings
from scheduling.presence import PresencePolicy
from scheduling.visit_requests import RequestPolicy
from scheduling.visits import VisitSettings
from scheduling.waitlist import WaitlistSettings
from scheduling.waiver_records import WaiverPolicy

T = TypeVar("T")

POLICIES: dict[str, type[Any]] = {
    "cancellation": CancellationPolicy,
    "clock": ClockSettings,
    "files": FileSettings,
    "leases": LeasePolicy,
    "matching": MatchingPolicy,
    "messages": MessageSettings,
    "money": MoneySettings,
    "offers": OfferPolicy,
    "payments": PaymentSettings,
    "presence": PresencePolicy,
    "requests": RequestPolicy,
    "waitlist": WaitlistSettings,
    "visits": VisitSettings,
    "waivers": WaiverPolicy,
}

TOLD: dict[type[Any], frozenset[str]] = {
    MessageSettings: frozenset({"day_before", "hour_before", "join_before"}),
    MoneySettings: frozenset({"deposit"}),
    OfferPolicy: frozenset(each.name for each in fields(OfferPolicy)),
    RequestPolicy: frozenset(each.name for each in fields(RequestPolicy)),
}
"""Kind to those of its numbers that every desk is told: what it says of requests, offers and deposits, to anybody."""
_NAMES = {kind: name for name, kind in POLICIES.items()}


def told(policy: Callable[[type[Any]], Any]) -> dict[str, dict[str, int]]:
    """Kind by name to the numbers of it that a desk is told, of those that the owner changed."""
    found = {}
    for kind, shown in TOLD.items():
        usual, own = kind(), policy(kind)
        changed = {
            name: getattr(own, name) for name in sorted(shown) if getattr(own, name) != getattr(usual, name)
        }
        if changed:
            found[_NAMES[kind]] = changed
    return found


def heard(numbers: Mapping[str, Mapping[str, int]], kind: type[T]) -> T:
    """The kind as a desk knows it by what it was told; what it does not know, or cannot be, is as usual.

    A newer server may tell numbers that this program has no name for.
    """
    said = numbers.get(_NAMES[kind], {})
    known = {name: number for name, number in said.items() if name in TOLD[kind]}
    try:
        return replace(kind(), **known)  # type: ignore[type-var]  # each is a dataclass
    except Invalid:
        return kind()
