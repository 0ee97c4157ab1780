"""The numbers that an owner may change: their kinds by name, stored as one row a kind.

The defaults are those of the rules; what each means is said there. Read through ``RuleBook.policy``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from scheduling.cancellation import CancellationPolicy
from scheduling.clockwork import ClockSettings
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
from sync_server.services.models import Policy

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


def decoded(rows: Iterable[Policy]) -> dict[type[Any], Any]:
    """Kind to the owner's numbers; a number that a later version no longer has is left out."""
    return {
        POLICIES[row.name]: msgspec.convert(row.value, POLICIES[row.name])
        for row in rows
        if row.name in POLICIES
    }
