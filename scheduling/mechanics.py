"""The three types of mechanic, what each may be booked for, and who answers first.

The type is derived by one function and never stored. Who is paid is in ``money``.
"""

from __future__ import annotations

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
