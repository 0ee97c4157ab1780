"""Accepting an offer: the mechanic's time is taken and the session is theirs, or it is refused and nothing changed.

The only way in which a session that looked for its mechanic gets one. Who may is ``scheduling.offers``; whose the
time is, the database decides, and the first acceptance wins there too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scheduling.availability import Verdict
from scheduling.commands import Outcome, Place
from scheduling.errors import NotFound
from scheduling.offers import Offer, OfferFacts, accept
from scheduling.records import Mechanic, Reservation, Session
from scheduling.sessions import Actor, Facts
from scheduling.vocabulary import ReservationKind, SessionState
from sync_server.services import offers as scheduled_offers
from sync_server.services import placing, steps, tasks
from sync_server.services.answers import blocking, code_of, verdict_of
from sync_server.services.candidates import seeks
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.moving import slot_id_of
from sync_server.services.schedule import Question, Schedule


async def settle(
    uow: UnitOfWork,
    session: Session,
    rows: Sequence[Offer],
    offer: Offer,
    *,
    actor: Actor,
    account: Account | None,
    now: int,
    inside: bool = False,
) -> Session:
    """The session with its mechanic; one that was left unplaced is scheduled again.

    ``rows`` are the session's offers, read under the lock.

    Raises ``HoldRefused`` with the reasons where the time is not free, ``SlotTaken`` where somebody was first,
    ``IllegalTransition`` where the table has no such step (the workshop and an independent mechanic, for one).
    """
    mechanic = (await uow.rule_book()).mechanic(offer.mechanic_id)
    if mechanic is None:
        raise NotFound("mechanic")
    facts = OfferFacts(
        now=now,
        mechanic=mechanic,
        acting_mechanic_id=account.mechanic_id if account and actor is Actor.MECHANIC else None,
        slot_confirmed=True,  # else what follows raises, and nothing of this is kept
        inside_published_times=inside,
        request_closed=not seeks(session),
    )
    changed = accept(rows, offer.id, actor, facts)
    slot = await _take_time(uow, session, mechanic, account, now)
    await _put(uow, rows, changed)
    left = session.state is SessionState.UNPLACED
    placed = await steps.change(
        uow,
        session,
        SessionState.SCHEDULED if left else session.state,
        actor=actor,
        facts=Facts(
            now=now,
            own=actor is Actor.MECHANIC,
            slot_confirmed=True,
            accepted_beforehand=actor is Actor.PLATFORM,
        ),
        what="accepted",
        account=account,
        detail="" if changed[0].acceptance is None else changed[0].acceptance.value,
        mechanic_id=mechanic.id,
        conflict_code="",
    )
    if left:
        await tasks.plan_ahead(uow, placed, slot)
    return placed


async def _put(uow: UnitOfWork, before: Sequence[Offer], after: Sequence[Offer]) -> None:
    known = {row.id: row for row in before}
    for row in after:
        if row != known[row.id]:
            await uow.rows.put(row)


async def _take_time(
    uow: UnitOfWork, session: Session, mechanic: Mechanic, account: Account | None, now: int
) -> Reservation:
    """The slot that the session had, if it had one (its customer's, from the waitlist), becomes the mechanic's."""
    held = await uow.reservations.of_session(session.id)
    wanted_id = held.id if held else slot_id_of(session.id)
    starts = now if session.starts is None else session.starts
    schedule = await Schedule.around(uow, starts, starts + session.minutes * 60)
    question = Question(
        place=Place(starts=starts, minutes=session.minutes, mechanic_id=mechanic.id),
        kind=session.kind,
        now=now,
        begun=True,  # until the search ends
        ignoring=frozenset({session.id, wanted_id}),
    )
    wanted = replace(
        placing.slot_for(schedule, question, wanted_id, ReservationKind.BOOKING), session_id=session.id
    )
    if session.starts is None:
        placed = await _take_now(uow, question, wanted, now)
    else:
        placed = await placing.take(uow, schedule, question, wanted, turning=wanted_id)
    if placed.reservation is None:
        raise await _refused(uow, account, placed.verdict)
    return placed.reservation


async def _take_now(uow: UnitOfWork, question: Question, wanted: Reservation, now: int) -> placing.Placed:
    """Somebody who accepts now is there, whatever the published hours say: only what is taken is in the way."""
    answer = await uow.reservations.take(wanted, needs_bay=False, turning=wanted.id)
    others = [each for each in answer.lapsed_sessions if each != wanted.session_id]
    await scheduled_offers.lapse(uow, others, now)
    verdict = Verdict(()) if answer.taken else verdict_of(answer, question)
    return placing.Placed(reservation=answer.reservation, verdict=verdict)


async def _refused(uow: UnitOfWork, account: Account | None, verdict: Verdict) -> HoldRefused:
    told = [] if account is None else await blocking(uow, account, verdict.refusals)
    outcome = Outcome(reasons=[reason.value for reason in verdict.reasons], blocking=told)
    return HoldRefused(code_of(verdict).value, outcome)
