"""The states of a session: which step may be taken, by whom, and under which guard. One table.

It decides and nothing more: writing the row, its event and its slot is the server's. Whether a role may
act at all is in ``rights``; who gets what back is in ``cancellation``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scheduling.errors import ErrorCode, IllegalTransition
from scheduling.records import Session
from scheduling.vocabulary import SessionState, VisitKind

if TYPE_CHECKING:
    from scheduling.commands import MoveSession, Place

PENDING_BEFORE = 15 * 60
"""Seconds before its start at which a scheduled session becomes pending."""
NO_SHOW_AFTER = 10 * 60
"""Seconds after the start from which a person may mark a no-show."""
NO_SHOW_JOB_AFTER = 15 * 60
"""Seconds after the start at which the job marks one."""

ACTIVE = frozenset({SessionState.PENDING, SessionState.WAITING, SessionState.LIVE})
"""A customer has at most one session in these states in an organization."""
FINAL = frozenset({SessionState.COMPLETED, SessionState.CANCELLED})
"""No step leads out of these."""
NOT_TAKEN = frozenset({ErrorCode.DECLINED.value, ErrorCode.UNANSWERED.value})
"""Why a booking is unplaced whose time nobody took, but whose mechanic did not take it."""

PARKED = "parked"
"""Why a booking is unplaced that the shop itself took off its place, to give it another one later."""
PARKED_ASKED = "parked_asked"
"""The same, of one that its mechanic had not accepted: the question was withdrawn, and it is not theirs."""
LEFT = NOT_TAKEN | {PARKED_ASKED}
"""The ``conflict_code`` of what its row's mechanic has no more."""
PARKABLE = frozenset(
    {SessionState.OFFERED, SessionState.SCHEDULED, SessionState.PENDING, SessionState.WAITING}
)
"""What may be parked; of one that its mechanic has still to answer, the question is withdrawn."""


class Actor(StrEnum):
    """Who takes a step. ``factory`` is the one place that creates sessions, on anybody's behalf."""

    FACTORY = "factory"
    CUSTOMER = "customer"
    OWNER = "owner"
    RECEPTIONIST = "receptionist"
    MECHANIC = "mechanic"
    KIOSK = "kiosk"
    PLATFORM = "platform"
    """The job, by the clock."""
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the guards ask about; whoever takes a step says what is true at ``now``."""

    now: int
    own: bool = False
    """The acting mechanic's own session."""
    slot_confirmed: bool = False
    slot_reserved: bool = False
    """Held for a mechanic who answers first."""
    slot_lost: bool = False
    offer_lapsed: bool = False
    took_place: bool = False
    """It is told afterwards: what happened, happened without a slot."""
    checked_in_on_its_day: bool = False
    """Now is the session's day, as far as the shop is open beyond its midnight."""
    customer_in_lobby: bool = False
    mechanic_in_lobby: bool = False
    waiver_valid: bool = False
    money_due: bool = False
    """Something is still to be paid that an immediate session costs: it is paid before it begins."""
    accepted_beforehand: bool = False
    """By the standing acceptance of the mechanic who gets it."""
    nobody_accepted: bool = False
    mechanic_absent: bool = False
    """The day closed and the mechanic never came."""
    money_settled: bool = False
    reason: str = ""
    pending_before: int = PENDING_BEFORE
    """Seconds, the owner's number where it differs; the two below as well."""
    no_show_after: int = NO_SHOW_AFTER
    no_show_job_after: int = NO_SHOW_JOB_AFTER


Guard = Callable[[Session, Facts], bool]


class Step(NamedTuple):
    """One line of the table. ``source`` is ``None`` for a session that does not exist yet."""

    source: SessionState | None
    target: SessionState
    actors: frozenset[Actor]
    guard: Guard


def _confirmed_slot(session: Session, facts: Facts) -> bool:
    return facts.slot_confirmed and session.starts is not None


def _reserved_slot(session: Session, facts: Facts) -> bool:
    return facts.slot_reserved and session.starts is not None and session.mechanic_id is not None


def _own_confirmed_slot(session: Session, facts: Facts) -> bool:
    return facts.own and _confirmed_slot(session, facts)


def _accepted_beforehand(session: Session, facts: Facts) -> bool:
    return facts.accepted_beforehand and _confirmed_slot(session, facts)


def _lost_slot(session: Session, facts: Facts) -> bool:
    return facts.slot_lost and session.starts is not None


def _immediate(session: Session, _: Facts) -> bool:
    return session.starts is None


def _in_person(session: Session, _: Facts) -> bool:
    return session.kind is VisitKind.IN_PERSON and session.starts is not None


def _in_its_place(session: Session, facts: Facts) -> bool:
    return _in_person(session, facts) and facts.slot_confirmed


def _own_in_its_place(session: Session, facts: Facts) -> bool:
    return facts.own and _in_its_place(session, facts)


def _took_place(_: Session, facts: Facts) -> bool:
    return facts.took_place


def _its_time_is_near(session: Session, facts: Facts) -> bool:
    return session.starts is not None and facts.now >= session.starts - facts.pending_before


def _signed_and_joined(session: Session, facts: Facts) -> bool:
    return session.kind is not VisitKind.IN_PERSON and facts.waiver_valid and facts.customer_in_lobby


def _checked_in(session: Session, facts: Facts) -> bool:
    return session.kind is VisitKind.IN_PERSON and facts.checked_in_on_its_day


def _own_checked_in(session: Session, facts: Facts) -> bool:
    return facts.own and _checked_in(session, facts)


def _may_begin(session: Session, facts: Facts) -> bool:
    return facts.waiver_valid and not (session.starts is None and facts.money_due)


def _mechanic_starts(session: Session, facts: Facts) -> bool:
    return facts.own and _may_begin(session, facts)


def both_in_the_lobby(session: Session, facts: Facts) -> bool:
    """Whether a session that waits begins by itself: both are there, all is signed and paid, and it is time."""
    met = facts.customer_in_lobby and facts.mechanic_in_lobby and _may_begin(session, facts)
    return met and (session.starts is None or facts.now >= session.starts)


def _own(_: Session, facts: Facts) -> bool:
    return facts.own


def _with_reason(_: Session, facts: Facts) -> bool:
    return bool(facts.reason.strip())


def _nobody_came(_: Session, facts: Facts) -> bool:
    return facts.nobody_accepted or facts.mechanic_absent


def _nobody_accepted(_: Session, facts: Facts) -> bool:
    return facts.nobody_accepted


def _offer_lapsed(_: Session, facts: Facts) -> bool:
    return facts.offer_lapsed


def _always(_: Session, __: Facts) -> bool:
    return True


def _late(session: Session, facts: Facts, seconds: int) -> bool:
    return session.starts is not None and facts.now >= session.starts + seconds


def _late_in_person(session: Session, facts: Facts) -> bool:
    return session.kind is VisitKind.IN_PERSON and _late(session, facts, facts.no_show_after)


def _late_online_mechanic_there(session: Session, facts: Facts) -> bool:
    online = session.kind is not VisitKind.IN_PERSON
    return online and facts.own and facts.mechanic_in_lobby and _late(session, facts, facts.no_show_after)


def _late_online_unsigned(session: Session, facts: Facts) -> bool:
    online = session.kind is not VisitKind.IN_PERSON and facts.mechanic_in_lobby
    return online and not facts.waiver_valid and _late(session, facts, facts.no_show_job_after)


def _money_not_settled(_: Session, facts: Facts) -> bool:
    return not facts.money_settled


_FACTORY = frozenset({Actor.FACTORY})
_STAFF = frozenset({Actor.OWNER, Actor.RECEPTIONIST})
_MECHANIC = frozenset({Actor.MECHANIC})
_PLATFORM = frozenset({Actor.PLATFORM})
_CUSTOMER = frozenset({Actor.CUSTOMER})
_DOOR = _STAFF | {Actor.KIOSK}
_S = SessionState

TRANSITIONS: tuple[Step, ...] = (
    Step(None, _S.SCHEDULED, _FACTORY, _confirmed_slot),
    Step(None, _S.OFFERED, _FACTORY, _reserved_slot),
    Step(None, _S.UNPLACED, _FACTORY, _lost_slot),
    Step(None, _S.PENDING, _FACTORY, _immediate),
    Step(_S.OFFERED, _S.SCHEDULED, _MECHANIC, _own_confirmed_slot),
    Step(_S.OFFERED, _S.UNPLACED, _MECHANIC, _own),
    Step(_S.OFFERED, _S.UNPLACED, _PLATFORM, _offer_lapsed),
    Step(_S.OFFERED, _S.CANCELLED, _STAFF | _CUSTOMER, _always),
    # Parked: the shop needs its bay now, or a part has not come.
    *(
        Step(source, _S.UNPLACED, _STAFF, _in_person)
        for source in (_S.OFFERED, _S.SCHEDULED, _S.PENDING, _S.WAITING)
    ),
    Step(_S.UNPLACED, _S.SCHEDULED, _STAFF | _CUSTOMER, _confirmed_slot),
    Step(_S.UNPLACED, _S.SCHEDULED, _MECHANIC, _own_confirmed_slot),
    Step(_S.UNPLACED, _S.CANCELLED, _STAFF | _CUSTOMER, _always),
    Step(_S.UNPLACED, _S.CANCELLED, _MECHANIC, _own),
    # Offered elsewhere once its mechanic did not take it (domain, section 1), as any that names nobody.
    Step(_S.UNPLACED, _S.SCHEDULED, _PLATFORM, _accepted_beforehand),
    Step(_S.UNPLACED, _S.CANCELLED, _PLATFORM, _nobody_accepted),
    *(
        Step(_S.UNPLACED, target, _STAFF | _MECHANIC, _took_place)
        for target in (_S.WAITING, _S.LIVE, _S.COMPLETED)
    ),
    # Placed anew with, or moved to, a mechanic who answers first: an offer too (domain, section 1).
    Step(_S.UNPLACED, _S.OFFERED, _STAFF, _reserved_slot),
    Step(_S.SCHEDULED, _S.OFFERED, _STAFF | _CUSTOMER, _reserved_slot),
    Step(_S.SCHEDULED, _S.PENDING, _PLATFORM, _its_time_is_near),
    # Staff reschedule at any time: one that was due is scheduled again, for later.
    Step(_S.PENDING, _S.SCHEDULED, _STAFF, _confirmed_slot),
    Step(_S.PENDING, _S.SCHEDULED, _MECHANIC, _own_confirmed_slot),
    Step(_S.PENDING, _S.OFFERED, _STAFF, _reserved_slot),
    Step(_S.PENDING, _S.WAITING, _CUSTOMER, _signed_and_joined),
    *(
        step
        for source in (_S.SCHEDULED, _S.PENDING)
        for step in (
            Step(source, _S.WAITING, _DOOR | _CUSTOMER, _checked_in),
            # A mechanic who receives the customer, as the table of rights has it.
            Step(source, _S.WAITING, _MECHANIC, _own_checked_in),
        )
    ),
    # The wrong card was clicked (adr/0035): expected again, where it was; nobody had begun.
    Step(_S.WAITING, _S.SCHEDULED, _STAFF, _in_its_place),
    Step(_S.WAITING, _S.SCHEDULED, _MECHANIC, _own_in_its_place),
    Step(_S.WAITING, _S.LIVE, _MECHANIC, _mechanic_starts),
    Step(_S.WAITING, _S.LIVE, _PLATFORM, both_in_the_lobby),
    Step(_S.LIVE, _S.COMPLETED, _MECHANIC, _own),
    Step(_S.LIVE, _S.COMPLETED, frozenset({Actor.OWNER}), _always),
    Step(_S.LIVE, _S.COMPLETED, frozenset({Actor.ADMIN}), _with_reason),
    *(
        step
        for source in (_S.SCHEDULED, _S.PENDING, _S.WAITING)
        for step in (
            Step(source, _S.CANCELLED, _STAFF | _CUSTOMER, _always),
            Step(source, _S.CANCELLED, _MECHANIC, _own),
            Step(source, _S.CANCELLED, _PLATFORM, _nobody_came),
        )
    ),
    *(
        step
        for source in (_S.SCHEDULED, _S.PENDING)
        for step in (
            Step(source, _S.NO_SHOW, _STAFF, _late_in_person),
            Step(source, _S.NO_SHOW, _MECHANIC, _late_online_mechanic_there),
            Step(source, _S.NO_SHOW, _PLATFORM, _late_online_unsigned),
        )
    ),
    Step(_S.NO_SHOW, _S.PENDING, _STAFF, _money_not_settled),
)


def steps(source: SessionState | None, target: SessionState) -> tuple[Step, ...]:
    """The lines of the table for one step; none: it is always an error."""
    return tuple(step for step in TRANSITIONS if step.source is source and step.target is target)


def check_transition(
    source: SessionState | None, target: SessionState, session: Session, actor: Actor, facts: Facts
) -> None:
    """Raise ``IllegalTransition`` unless the table has the step, for this actor, with its guard fulfilled.

    ``session`` is the row as it will be placed (its ``starts``, ``kind`` and mechanic count; its state does
    not). ``params["why"]`` of the error is ``no_such_step``, ``not_by_this_actor`` or ``guard``.
    """
    possible = steps(source, target)
    by_actor = [step for step in possible if actor in step.actors]
    if any(step.guard(session, facts) for step in by_actor):
        return
    why = "guard" if by_actor else "not_by_this_actor" if possible else "no_such_step"
    raise IllegalTransition(
        f"{source} to {target} by {actor}: {why}",
        source=source.value if source else "",
        target=target.value,
        actor=actor.value,
        why=why,
    )


def derived_state(session: Session, now: int, pending_before: int = PENDING_BEFORE) -> SessionState:
    """The state that a clock shows: a scheduled session is pending from 15 min before its start.

    Both sides derive it, so that nobody waits for the job that records it. ``pending_before`` is in seconds.
    """
    if session.state is SessionState.SCHEDULED and session.starts is not None:
        return SessionState.PENDING if now >= session.starts - pending_before else SessionState.SCHEDULED
    return session.state


def is_not_taken(session: Session) -> bool:
    """Whether its mechanic said no, or nothing: everything goes back, and it owes again when it is placed."""
    return session.state is SessionState.UNPLACED and session.conflict_code in NOT_TAKEN


def is_parked(session: Session) -> bool:
    """Whether the shop itself took it off its place: it waits on deck, and nothing was lost."""
    return session.state is SessionState.UNPLACED and session.conflict_code in {PARKED, PARKED_ASKED}


def parked_as(session: Session, kept: Place, *, answers_first: bool) -> str:
    """Why it is unplaced, parked with ``kept`` as its last place; ``answers_first``: whose that was may be asked first.

    What they had accepted is known of where it stands alone; of another place they are asked again.
    """
    asked = session.state is SessionState.OFFERED if kept == place_of(session) else answers_first
    return PARKED_ASKED if asked else PARKED


def is_withdrawn(session: Session) -> bool:
    """Whether it was parked before its mechanic had accepted it."""
    return is_parked(session) and session.conflict_code == PARKED_ASKED


def is_left(session: Session) -> bool:
    """Whether the mechanic whom its row names has it no more: they did not take it, or were asked for it in vain.

    Cancelled afterwards it is theirs no more than before (``cancelled_as``).
    """
    without = session.state in {SessionState.UNPLACED, SessionState.CANCELLED}
    return without and session.conflict_code in LEFT


def cancelled_as(session: Session) -> str:
    """The ``conflict_code`` that stays with what is cancelled: whom its row names, and never had it, has it no more."""
    if session.state is SessionState.OFFERED:
        return ErrorCode.UNANSWERED.value
    return session.conflict_code if is_left(session) else ""


def is_accepted(session: Session) -> bool:
    """Whether its mechanic has it; not one who is asked, or was. What took place all the same is theirs."""
    return session.state is not SessionState.OFFERED and not is_left(session)


def is_unanswered(session: Session) -> bool:
    """Whether mechanics are asked for it, and none has said yes."""
    return session.state is SessionState.OFFERED or (session.starts is None and session.mechanic_id is None)


def comes_back(session: Session, command: MoveSession) -> bool:
    """Whether the move puts a parked visit where it stood."""
    return command.placing and is_parked(session) and command.to == place_of(session)


def was_accepted(session: Session, command: MoveSession) -> bool:
    """Whether nobody is asked for it: it comes back to who had it there."""
    return comes_back(session, command) and not is_withdrawn(session)


def place_of(session: Session) -> Place:
    """Where it stands now (or, unplaced, where it was wanted)."""
    from scheduling.commands import Place  # heavy to import, and not needed to show a session

    return Place(starts=session.starts or 0, minutes=session.minutes, mechanic_id=session.mechanic_id)
