"""The waitlist of those who found nobody online: an entry's states, and which step may be taken by whom.

It decides and nothing more: storing, the held slot itself (a reservation of kind ``waitlist``) and the email
are the server's. Who is told next, and the place in the line, are in ``waitlist_line``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from scheduling.errors import IllegalTransition, Invalid
from scheduling.reservations import HOLD_SECONDS
from scheduling.sessions import Actor
from scheduling.vocabulary import ReservationKind, VisitKind


class WaitlistState(StrEnum):
    """Joining is becoming ``pending``; ``booked`` tells whose waiting had an end from who gave up."""

    PENDING = "pending"
    NOTIFIED = "notified"
    """Told, with a slot held for a quarter of an hour."""
    BOOKED = "booked"
    EXPIRED = "expired"
    """Waited too long, or did not answer the notice. Who still wants to wait joins anew, at the end."""
    CANCELLED = "cancelled"


LEAST_HOLD, MOST_HOLD = 60, 86_400
"""Seconds: time to answer a notice, and no longer than a reservation may be."""
FINAL = frozenset({WaitlistState.BOOKED, WaitlistState.EXPIRED, WaitlistState.CANCELLED})
"""No step leads out of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitlistSettings:
    """The owner's numbers, in seconds unless said otherwise."""

    told_within: int = 2 * 3600
    """Who joined longer ago is told no more; exactly as long ago still is."""
    hold: int = HOLD_SECONDS[ReservationKind.WAITLIST] or 0
    measured_within: int = 28 * 86_400
    """How far back the waiting time is measured."""
    least_rows: int = 5
    """With fewer, no waiting time is said."""

    def __post_init__(self) -> None:
        if not LEAST_HOLD <= self.hold <= MOST_HOLD:
            raise Invalid("hold is out of range", field="hold")


DEFAULT_WAITLIST = WaitlistSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitlistEntry:
    id: UUID
    customer_id: UUID
    kind: VisitKind
    """What is waited for."""
    joined_at: int
    state: WaitlistState = WaitlistState.PENDING
    mechanic_id: UUID | None = None
    """Waits for this mechanic only; ``None``: for anybody."""
    notified_at: int | None = None
    held_mechanic_id: UUID | None = None
    """Whose time the notice holds."""
    held_until: int | None = None
    minutes: int = 30
    """How long the session that is waited for lasts: so much of the mechanic's time is held."""
    reference: UUID | None = None
    """Of a website's customer whom the shop knew before: under whose name there it was made. Such an entry stands
    beside the shop's own, so that nobody learns of that one; the first of a person's is served."""
    joined_ver: int = 0
    """The organization's version when they joined: who came first, as the database decided."""
    concern: str = ""
    """With the three below: what was said when they joined."""
    category: str = ""
    urgent: bool = False
    city: str = ""
    vehicle_id: UUID | None = None
    """The customer's, with which they wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitlistFacts:
    """What the guards ask about, true at ``now``."""

    now: int
    already_in_line: bool = False
    """The customer has another entry that is pending or notified, as far as whoever joins may know."""
    first_in_line: bool = False
    """``next_notices`` named it."""
    booked: bool = False
    """A session came of it."""


Guard = Callable[[WaitlistEntry, WaitlistFacts, WaitlistSettings], bool]


class WaitlistStep(NamedTuple):
    """One line of the table. ``source`` is ``None`` for an entry that does not exist yet."""

    source: WaitlistState | None
    target: WaitlistState
    actors: frozenset[Actor]
    guard: Guard


def _not_yet_in_line(_: WaitlistEntry, facts: WaitlistFacts, __: WaitlistSettings) -> bool:
    return not facts.already_in_line


def _first_and_recent(entry: WaitlistEntry, facts: WaitlistFacts, settings: WaitlistSettings) -> bool:
    return facts.first_in_line and not waited_out(entry, facts.now, settings)


def _booked(_: WaitlistEntry, facts: WaitlistFacts, __: WaitlistSettings) -> bool:
    return facts.booked


def _waited_out(entry: WaitlistEntry, facts: WaitlistFacts, settings: WaitlistSettings) -> bool:
    return waited_out(entry, facts.now, settings)


def _hold_lapsed(entry: WaitlistEntry, facts: WaitlistFacts, _: WaitlistSettings) -> bool:
    return not holds(entry, facts.now)


def _always(_: WaitlistEntry, __: WaitlistFacts, ___: WaitlistSettings) -> bool:
    return True


_STAFF = frozenset({Actor.OWNER, Actor.RECEPTIONIST})
_CUSTOMER = frozenset({Actor.CUSTOMER})
_PLATFORM = frozenset({Actor.PLATFORM})
_S = WaitlistState

TRANSITIONS: tuple[WaitlistStep, ...] = (
    WaitlistStep(None, _S.PENDING, _CUSTOMER | _STAFF, _not_yet_in_line),
    WaitlistStep(_S.PENDING, _S.NOTIFIED, _PLATFORM, _first_and_recent),
    # Booked from pending: scheduled instead, or at the counter. The server does it, in the booking's name.
    *(
        WaitlistStep(source, _S.BOOKED, frozenset({Actor.FACTORY}), _booked)
        for source in (_S.PENDING, _S.NOTIFIED)
    ),
    WaitlistStep(_S.PENDING, _S.EXPIRED, _PLATFORM, _waited_out),
    WaitlistStep(_S.NOTIFIED, _S.EXPIRED, _PLATFORM, _hold_lapsed),
    *(
        WaitlistStep(source, _S.CANCELLED, _CUSTOMER | _STAFF, _always)
        for source in (_S.PENDING, _S.NOTIFIED)
    ),
)


def steps(source: WaitlistState | None, target: WaitlistState) -> tuple[WaitlistStep, ...]:
    """The lines of the table for one step; none: it is always an error."""
    return tuple(step for step in TRANSITIONS if step.source is source and step.target is target)


def check_waitlist_step(
    source: WaitlistState | None,
    target: WaitlistState,
    entry: WaitlistEntry,
    actor: Actor,
    facts: WaitlistFacts,
    *,
    settings: WaitlistSettings = DEFAULT_WAITLIST,
) -> None:
    """Raise ``IllegalTransition`` unless the table has the step, for this actor, with its guard fulfilled.

    As ``sessions.check_transition``: ``params["why"]`` is ``no_such_step``, ``not_by_this_actor`` or
    ``guard``. Whether what is booked from a hold still has it, is for the server to look at.
    """
    possible = steps(source, target)
    by_actor = [step for step in possible if actor in step.actors]
    if any(step.guard(entry, facts, settings) for step in by_actor):
        return
    why = "guard" if by_actor else "not_by_this_actor" if possible else "no_such_step"
    raise IllegalTransition(
        f"waitlist: {source} to {target} by {actor}: {why}",
        source=source.value if source else "",
        target=target.value,
        actor=actor.value,
        why=why,
    )


def waited_out(entry: WaitlistEntry, now: int, settings: WaitlistSettings = DEFAULT_WAITLIST) -> bool:
    """Whether it was joined too long ago to be told."""
    return now - entry.joined_at > settings.told_within


def holds(entry: WaitlistEntry, now: int) -> bool:
    """Whether its notice holds a mechanic's time: from the second of ``held_until`` on it does not."""
    notified = entry.state is WaitlistState.NOTIFIED
    return notified and entry.held_until is not None and now < entry.held_until
