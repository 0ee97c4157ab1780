"""What the clock asks of a day's sessions: the platform's steps that are due, and when to look again.

One pure function over rows and facts. It decides and nothing more: each step is taken, with its event, slot
and money, by the server, after ``sessions.check_transition`` said yes. Not here: offers to mechanics and
requests that nobody accepts (``offer_rounds``), messages (``reminders``), what a person does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from scheduling.base_hours import Weekly
from scheduling.calendar_rules import DAY_MINUTES, day_bounds, edge_of, local_of, wall_of
from scheduling.errors import Invalid
from scheduling.offers import DEFAULT_OFFERS
from scheduling.records import Reservation, Session
from scheduling.reservations import counts
from scheduling.sessions import (
    ACTIVE,
    NO_SHOW_AFTER,
    NO_SHOW_JOB_AFTER,
    PENDING_BEFORE,
    Facts,
    both_in_the_lobby,
)
from scheduling.vocabulary import SessionState, VisitKind

_S = SessionState
NOT_BEGUN = frozenset({_S.SCHEDULED, _S.PENDING, _S.WAITING})
OPEN = NOT_BEGUN | {_S.LIVE}
"""What closing time finds left open."""
MOST_SECONDS = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSettings:
    """Seconds, each of them."""

    pending_before: int = PENDING_BEFORE
    """Before its start a scheduled session becomes pending."""
    no_show_after: int = NO_SHOW_AFTER
    """After its start from which a person may mark a no-show."""
    no_show_job_after: int = NO_SHOW_JOB_AFTER
    """After its start at which the job marks one."""
    retry: int = 60
    """Until a session is tried again whose customer is still active elsewhere."""

    def __post_init__(self) -> None:
        for name in ("pending_before", "no_show_after", "no_show_job_after"):
            if not 0 <= getattr(self, name) <= MOST_SECONDS:
                raise Invalid(f"{name} is out of range", field=name)
        if not 1 <= self.retry <= MOST_SECONDS:
            raise Invalid("retry is out of range", field="retry")
        if self.no_show_job_after < self.no_show_after:
            raise Invalid("the job marks no no-show before a person may", field="no_show_job_after")

    def facts(self, now: int) -> Facts:
        """What the guards are asked with at ``now``, by these numbers."""
        return Facts(
            now=now,
            pending_before=self.pending_before,
            no_show_after=self.no_show_after,
            no_show_job_after=self.no_show_job_after,
        )


DEFAULT_CLOCK = ClockSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one session besides its row; the defaults are what nobody has heard of."""

    slot: Reservation | None = None
    """Of an offer: its latest reservation, whatever became of it."""
    mechanic_joined_at: int | None = None
    """When the mechanic was first in the lobby, whether or not they are still."""
    mechanic_in_lobby: bool = False
    customer_in_lobby: bool = False
    waiver_valid: bool = False
    money_due: bool = False
    """Of an immediate session: something is still to be paid."""
    pending_at: int | None = None
    """When it was recorded as pending."""
    reopened: bool = False
    """Staff took a no-show back."""
    listed: bool = False
    """Staff have it on the list of what was left open."""
    active_elsewhere: bool = False
    """Over the linked account, in another organization."""


_NOTHING = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The sessions near ``now``: all of a customer's active ones are among them, whichever day they are of."""

    sessions: Sequence[Session]
    zone: tzinfo
    known: Mapping[UUID, Known] = field(default_factory=dict)
    closings: Mapping[date, int] = field(default_factory=dict)
    """The instant at which the hours end that begin on a local day, which may be on the next; a day without one
    closes when it ends. For a session both its own day and the one before are looked up."""
    looked_for: int = DEFAULT_OFFERS.immediate_given_up_after
    """Seconds in which somebody may accept an immediate session."""


class Cause(StrEnum):
    OFFER_LAPSED = "offer_lapsed"
    BOTH_THERE = "both_there"
    """Customer and mechanic are in the lobby, and it is time."""
    CUSTOMER_LATE = "customer_late"
    MECHANIC_ABSENT = "mechanic_absent"
    """The customer is refunded in full."""
    LEFT_OPEN = "left_open"
    """To be listed for staff; the state stays as it is."""
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStep:
    session_id: UUID
    cause: Cause
    source: SessionState
    target: SessionState
    """The same as ``source`` for what is only listed."""
    facts: Facts
    """What ``check_transition`` is to be asked with, as the platform."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    steps: tuple[ClockStep, ...]
    """To be taken in this order: what frees a customer stands before what makes the same one active."""
    look_again: int | None
    """After ``now``: until then the clock alone changes nothing. ``None``: it never will."""


def closings(calendar: Weekly, sessions: Iterable[Session], zone: tzinfo) -> dict[date, int]:
    """When the hours end that begin on each local day of the sessions, and on the day before; a closed day has none."""
    days = {local_of(row.created_at if row.starts is None else row.starts, zone)[0] for row in sessions}
    days |= {day - timedelta(days=1) for day in days}
    spans = {day: calendar.begins(wall_of(day) // DAY_MINUTES) for day in days}
    return {day: edge_of(max(end for _, end in found), zone) for day, found in spans.items() if found}


def closes_at(session: Session, day: Day) -> int:
    """When its day closed over it: the shop's closing time, or, for what is booked beyond that, midnight.

    An immediate session stands on the day it was made, for the minutes it was sold with, from the last moment at
    which a mechanic may have accepted it.
    """
    starts, waits = (session.created_at, day.looked_for) if session.starts is None else (session.starts, 0)
    ends = starts + waits + session.minutes * 60
    today = local_of(starts, day.zone)[0]
    # After midnight the shop may still be open from the evening before.
    for opened in (today - timedelta(days=1), today):
        closing = day.closings.get(opened)
        if closing is not None and ends <= closing:
            return closing
    return day_bounds(local_of(max(starts, ends - 1), day.zone)[0], day.zone)[1]


def counts_as_active(session: Session, day: Day, now: int) -> bool:
    """Whether it is its customer's one active session: what was left open at closing no longer is.

    By its recorded state: derived from the clock, two that come near together would each stop the other.
    """
    return session.state in ACTIVE and not _left(session, day, now)


def tick(day: Day, now: int, settings: ClockSettings = DEFAULT_CLOCK) -> Tick:
    """The steps that are due at ``now``, at most one a session, and when to look again.

    After they were taken, the same question at the same ``now`` gives none. Nothing is asked twice of what
    is listed, final or unplaced. Whoever could not join because they were active elsewhere has 15 min from
    the moment they could.
    """
    steps = [step for session in _in_order(day) if (step := _own_step(session, day, now, settings))]
    after = apply(day, steps, now)
    for session in _in_order(after):
        if _is_near(session, after, now, settings) and not _busy_elsewhere(session, after, now):
            near = _step(session, Cause.NEAR, _S.PENDING, settings.facts(now))
            steps.append(near)
            after = apply(after, [near], now)
    instants = [at for session in after.sessions for at in _instants(session, after, now, settings)]
    return Tick(steps=tuple(steps), look_again=min((at for at in instants if at > now), default=None))


def apply(day: Day, steps: Sequence[ClockStep], now: int) -> Day:
    """The day as it is once these steps were taken at ``now``."""
    taken = {step.session_id: step for step in steps}
    known = dict(day.known)
    for step in steps:
        before = _known(day, step.session_id)
        if step.cause is Cause.LEFT_OPEN:
            known[step.session_id] = replace(before, listed=True)
        elif step.cause is Cause.NEAR:
            known[step.session_id] = replace(before, pending_at=now)
    sessions = [replace(row, state=taken[row.id].target) if row.id in taken else row for row in day.sessions]
    return replace(day, sessions=sessions, known=known)


def _own_step(session: Session, day: Day, now: int, settings: ClockSettings) -> ClockStep | None:
    """What is due of a session whatever its customer's other sessions do."""
    known = _known(day, session.id)
    if known.listed:
        return None
    if session.state is _S.OFFERED and now >= _answer_by(session, known, now):
        return _step(session, Cause.OFFER_LAPSED, _S.UNPLACED, Facts(now=now, offer_lapsed=True))
    if _no_show_due(session, day, now, settings):
        facts = replace(settings.facts(now), mechanic_in_lobby=True)
        return _step(session, Cause.CUSTOMER_LATE, _S.NO_SHOW, facts)
    if session.state in OPEN and _left(session, day, now):
        return _closing_step(session, known, now)
    if _can_begin(session, known, now):
        return _step(session, Cause.BOTH_THERE, _S.LIVE, _met(known, now))
    return None


def _closing_step(session: Session, known: Known, now: int) -> ClockStep:
    """A mechanic's absence is known online only: a shop that was offline may well have done the work."""
    online = session.kind is not VisitKind.IN_PERSON
    if online and known.mechanic_joined_at is None and session.state in NOT_BEGUN:
        return _step(session, Cause.MECHANIC_ABSENT, _S.CANCELLED, Facts(now=now, mechanic_absent=True))
    return _step(session, Cause.LEFT_OPEN, session.state, Facts(now=now))


def _step(session: Session, cause: Cause, target: SessionState, facts: Facts) -> ClockStep:
    return ClockStep(session_id=session.id, cause=cause, source=session.state, target=target, facts=facts)


def _in_order(day: Day) -> list[Session]:
    """By start, so that of two sessions of a customer the earlier becomes pending."""
    return sorted(
        day.sessions,
        key=lambda row: (row.created_at if row.starts is None else row.starts, row.id.int),
    )


def _known(day: Day, session_id: UUID) -> Known:
    return day.known.get(session_id, _NOTHING)


def _left(session: Session, day: Day, now: int) -> bool:
    return _known(day, session.id).listed or now >= closes_at(session, day)


def _is_near(session: Session, day: Day, now: int, settings: ClockSettings) -> bool:
    near = session.starts is not None and now >= session.starts - settings.pending_before
    return session.state is _S.SCHEDULED and near and not _left(session, day, now)


def _busy_elsewhere(session: Session, day: Day, now: int) -> bool:
    return _known(day, session.id).active_elsewhere or any(
        other.id != session.id
        and other.customer_id == session.customer_id
        and counts_as_active(other, day, now)
        for other in day.sessions
    )


def _answer_by(session: Session, known: Known, now: int) -> int:
    """When an offer lapses: with its slot, and at the latest when it would begin (nobody could accept it)."""
    if known.slot is not None and not counts(known.slot, now):
        return now
    ends = (session.starts, known.slot.expires_at if known.slot else None)
    return min((end for end in ends if end is not None), default=now)


def _late_at(session: Session, known: Known, settings: ClockSettings) -> int | None:
    """When the job marks a no-show, should the mechanic have been there; ``None``: it never does.

    Not in person, not once signed, not again after staff took it back, and not before the customer had
    15 min in which it was pending: until then they could not join.
    """
    excused = session.kind is VisitKind.IN_PERSON or known.waiver_valid or known.reopened
    if session.state is not _S.PENDING or session.starts is None or excused:
        return None
    return max(session.starts, known.pending_at or session.starts) + settings.no_show_job_after


def _no_show_due(session: Session, day: Day, now: int, settings: ClockSettings) -> bool:
    """A mechanic who came after the customer's time was up cannot have waited for them."""
    known = _known(day, session.id)
    late, joined = _late_at(session, known, settings), known.mechanic_joined_at
    if late is None or joined is None:
        return False
    return joined <= late <= now and late < closes_at(session, day)


def _can_begin(session: Session, known: Known, now: int) -> bool:
    online = session.kind is not VisitKind.IN_PERSON
    return online and session.state is _S.WAITING and both_in_the_lobby(session, _met(known, now))


def _met(known: Known, now: int) -> Facts:
    return Facts(
        now=now,
        customer_in_lobby=known.customer_in_lobby,
        mechanic_in_lobby=known.mechanic_in_lobby,
        waiver_valid=known.waiver_valid,
        money_due=known.money_due,
    )


def _instants(session: Session, day: Day, now: int, settings: ClockSettings) -> Iterator[int]:
    """When the clock may change something of a session, past instants among them."""
    known = _known(day, session.id)
    if session.state is _S.OFFERED:
        yield _answer_by(session, known, now)
    if session.state not in OPEN or known.listed:
        return
    yield closes_at(session, day)
    if _is_near(session, day, now, settings):
        yield now + settings.retry
    elif session.starts is not None:
        yield session.starts - settings.pending_before
        yield session.starts
    late = _late_at(session, known, settings)
    if late is not None:
        yield late
