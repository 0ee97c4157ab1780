"""Taking a slot for a session, new or moved: the engine is asked, then the database decides."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.availability import Verdict
from scheduling.errors import Invalid, Rule
from scheduling.mechanics import is_affiliated
from scheduling.offers import OfferPolicy, answer_by
from scheduling.records import Mechanic, Reservation
from scheduling.reservations import blocks, expiry
from scheduling.vocabulary import ReservationKind, ReservationStatus, Role, VisitKind
from sync_server.services import offers
from sync_server.services.answers import verdict_of
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.reservations import TakeAnswer
from sync_server.services.schedule import Question, Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The slot, or why there is none."""

    reservation: Reservation | None
    verdict: Verdict

    @property
    def offered(self) -> bool:
        """Reserved until its mechanic answers."""
        return self.reservation is not None and self.reservation.kind is ReservationKind.OFFER


def is_offer(schedule: Schedule, account: Account, question: Question) -> bool:
    """Whether the mechanic has to answer: never to a booking of one's own making."""
    return schedule.asks_first(question) and not account.is_mechanic(question.place.mechanic_id)


def drops_buffer(schedule: Schedule, account: Account, mechanic_id: UUID | None, wanted: bool) -> bool:
    """Whether the buffer that is to be dropped may be."""
    return wanted and may_drop_buffer(account, schedule.mechanic(mechanic_id))


def may_drop_buffer(account: Account, mechanic: Mechanic | None) -> bool:
    """The owner and the reception may drop the buffer, of an affiliated mechanic only."""
    may = account.role in {Role.OWNER, Role.RECEPTIONIST}
    return may and mechanic is not None and is_affiliated(mechanic)


def slot_for(
    schedule: Schedule, question: Question, reservation_id: UUID, kind: ReservationKind
) -> Reservation:
    """The reservation that the place asks for, its buffer included, lapsing as its kind does.

    An offer at short notice lapses at the visit's start at the latest.
    """
    place = question.place
    buffer = schedule.availability.effective_buffer(place.mechanic_id)
    confirmed = kind is ReservationKind.BOOKING
    expires_at = expiry(kind, question.now)
    if kind is ReservationKind.OFFER:
        expires_at = answer_by(place.starts, question.now, schedule.book.policy(OfferPolicy))
    return Reservation(
        id=reservation_id,
        kind=kind,
        status=ReservationStatus.CONFIRMED if confirmed else ReservationStatus.RESERVED,
        starts=place.starts,
        ends=question.ends,
        blocks_end=blocks(place.starts, question.ends, buffer)[1],
        mechanic_id=place.mechanic_id,
        expires_at=expires_at,
    )


async def take(
    uow: UnitOfWork,
    schedule: Schedule,
    question: Question,
    wanted: Reservation,
    *,
    turning: UUID | None = None,
    replaces_holds: bool = False,
) -> Placed:
    """Ask the engine, then the database; offers found lapsed on the way lose their sessions' slots."""
    verdict = schedule.verdict(question)
    if not verdict.available:
        return Placed(reservation=None, verdict=verdict)
    if not question.as_staff and not schedule.is_offered(question):
        raise Invalid("starts is none of those offered", field="starts", rule=Rule.NOT_OFFERED)
    answer = await uow.reservations.take(
        wanted,
        needs_bay=question.kind is VisitKind.IN_PERSON,
        turning=turning,
        drop_buffer=question.drop_buffer,
        replaces_holds=replaces_holds,
        free_bays=schedule.free_bays(question),
    )
    await offers.lapse(uow, _others(answer, wanted), question.now)
    if not answer.taken:
        verdict = verdict_of(answer, question)
    return Placed(reservation=answer.reservation, verdict=verdict)


def _others(answer: TakeAnswer, wanted: Reservation) -> list[UUID]:
    return [session_id for session_id in answer.lapsed_sessions if session_id != wanted.session_id]
