"""The numbers that an owner may change: their kinds by name.

The defaults and what a number may be are those of the rules; what each means is said there. How they are kept is the
server's, what they are called is the desktop's.
"""

from __future__ import annotations

from typing import Any

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
