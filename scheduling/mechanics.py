"""The three types of mechanic, what each may be booked for, who answers first and who is paid.

The type is derived by one function and never stored.
"""

from __future__ import annotations

from enum import StrEnum

from scheduling.records import Mechanic
from scheduling.vocabulary import MechanicType, VisitKind

INDIVIDUAL = "individual_mechanic"
WORKSHOP = "workshop_mechanic"
PARTNERSHIPS = frozenset({"employee", "contractor"})

VIRTUAL_KINDS = frozenset({VisitKind.VIDEO, VisitKind.CHAT, VisitKind.PHONE})
ALL_KINDS = frozenset(VisitKind)

ALLOWED_KINDS: dict[MechanicType, frozenset[VisitKind]] = {
    MechanicType.VIRTUAL_ONLY: VIRTUAL_KINDS,
    MechanicType.INDEPENDENT_WORKSHOP: ALL_KINDS,
    MechanicType.WORKSHOP_AFFILIATED: ALL_KINDS,
}


class Payee(StrEnum):
    """To whom the share goes that is not the platform's."""

    MECHANIC = "mechanic"
    WORKSHOP = "workshop"


def mechanic_type(mechanic: Mechanic) -> MechanicType:
    """One of three; whatever is unclear counts as virtual only.

    The account type is asked first: an individual's account stays independent whatever the partnership says.
    """
    if not mechanic.has_workshop:
        return MechanicType.VIRTUAL_ONLY
    if mechanic.account_type == INDIVIDUAL:
        return MechanicType.INDEPENDENT_WORKSHOP
    if mechanic.account_type == WORKSHOP or mechanic.partnership in PARTNERSHIPS:
        return MechanicType.WORKSHOP_AFFILIATED
    return MechanicType.VIRTUAL_ONLY


def is_affiliated(mechanic: Mechanic) -> bool:
    """Whether the workshop assigns, rosters and approves the time off of this mechanic."""
    return mechanic_type(mechanic) is MechanicType.WORKSHOP_AFFILIATED


def offered_kinds(mechanic: Mechanic) -> frozenset[VisitKind]:
    """The visit kinds for which this mechanic can be booked: what the row says, as far as the type allows."""
    if not mechanic.active:
        return frozenset()
    return frozenset(mechanic.kinds) & ALLOWED_KINDS[mechanic_type(mechanic)]


def answers_first(mechanic: Mechanic) -> bool:
    """Whether a booking is an offer until the mechanic accepts: independent, without instant booking."""
    return not is_affiliated(mechanic) and not mechanic.allow_instant_booking


def payee(mechanic: Mechanic) -> Payee:
    """Who is paid for the sessions of this mechanic."""
    return Payee.WORKSHOP if is_affiliated(mechanic) else Payee.MECHANIC


def payee_share_percent(mechanic: Mechanic, agreed_fee_percent: int = 0) -> int:
    """The payee's share of a price, in percent; the platform keeps the rest.

    ``agreed_fee_percent`` is the platform's fee in a workshop's agreement, for affiliated mechanics only.
    """
    return 100 - agreed_fee_percent if is_affiliated(mechanic) else 70
