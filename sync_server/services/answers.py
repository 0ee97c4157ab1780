"""The answer to a refused time: why, what stands there as far as the asker may know, and the nearest free times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from scheduling.availability import Refusal, Slot, Verdict
from scheduling.availability_reasons import reserved
from scheduling.commands import Alternative, Blocking, Outcome
from scheduling.errors import ErrorCode
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.vocabulary import Reason
from scheduling.wire import PushStatus
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import allows
from sync_server.services.reservations import Standing, TakeAnswer
from sync_server.services.schedule import SURE, Question, Schedule
from sync_server.services.unnamed import TAKEN

ALTERNATIVES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of one command."""

    status: PushStatus = PushStatus.APPLIED
    code: str = ""
    outcome: Outcome = field(default_factory=Outcome)

    @classmethod
    def conflict(cls, code: ErrorCode, outcome: Outcome | None = None) -> Decision:
        """The world had moved on."""
        return cls(status=PushStatus.CONFLICT, code=code.value, outcome=outcome or Outcome())


APPLIED = Decision()


def code_of(verdict: Verdict) -> ErrorCode:
    """Taken by somebody, or not a time that can be booked."""
    return ErrorCode.SLOT_TAKEN if TAKEN & set(verdict.reasons) else ErrorCode.NOT_AVAILABLE


def verdict_of(answer: TakeAnswer, question: Question) -> Verdict:
    """The database's own refusal in the engine's words."""
    span = question.place.starts, question.ends
    if answer.no_bay:
        return Verdict((Refusal(reason=Reason.NO_BAY, starts=span[0], ends=span[1]),))
    others = [row for row in answer.blockers if row.id not in question.ignoring]
    if answer.blockers and not others:
        # One's own hold cut somebody's buffer, which is whole again without it: whose is not known here.
        return Verdict((Refusal(reason=Reason.BUFFER, starts=span[0], ends=span[0]),))
    refusals = reserved(others, span)
    return Verdict(tuple(refusals) or (Refusal(reason=Reason.BOOKED, starts=span[0], ends=span[1]),))


async def refusal(
    uow: UnitOfWork, account: Account, schedule: Schedule, question: Question, verdict: Verdict
) -> Outcome:
    """Reasons, who stands there, and up to five alternatives."""
    return Outcome(
        reasons=[reason.value for reason in verdict.reasons],
        blocking=await blocking(uow, account, verdict.refusals),
        alternatives=await alternatives(account, schedule, question, refused=True),
    )


async def alternatives(
    account: Account, schedule: Schedule, question: Question, *, refused: bool = False
) -> list[Alternative]:
    """The free times nearest to the one asked for; somebody else's only for who may book there.

    A customer is told what a customer may book, also where the time itself was the shop's offer.

    The very time that was ``refused`` is none of them, whatever the engine says of it.
    Most often they are within a few days, and the rest of the booking window need not be read.
    """
    place, question = question.place, replace(question, as_staff=question.as_staff and account.as_staff)
    wanted = (place.starts, place.mechanic_id) if refused else None
    others = allows(account, Action.BOOK)
    found = (await schedule.near(place.starts)).nearest(question, count=ALTERNATIVES + 1, others=others)
    slots = _others(found, wanted)
    if len(slots) < ALTERNATIVES or any(abs(slot.starts - place.starts) > SURE for slot in slots):
        found = (await schedule.whole(question.now)).nearest(question, count=ALTERNATIVES + 1, others=others)
        slots = _others(found, wanted)
    return [
        Alternative(starts=slot.starts, minutes=place.minutes, mechanic_id=slot.mechanic_id)
        for slot in slots[:ALTERNATIVES]
    ]


def _others(slots: Sequence[Slot], but: tuple[int, UUID | None] | None) -> list[Slot]:
    return [slot for slot in slots if (slot.starts, slot.mechanic_id) != but]


async def blocking(uow: UnitOfWork, account: Account, refusals: Sequence[Refusal]) -> list[Blocking]:
    """What stands in the way, one for each refusal: whose it is only for who may see that booking."""
    ids = {row.reservation_id for row in refusals if row.reservation_id is not None}
    standing = await uow.reservations.standing(ids) if ids else {}
    named = await _named(uow, account, standing.values())
    found: list[Blocking] = []
    for refused in refusals:
        seen = Blocking(reason=refused.reason.value, starts=refused.starts, ends=refused.ends)
        there = standing.get(refused.reservation_id) if refused.reservation_id else None
        if there is None:
            found.append(seen)
            continue
        own = account.is_mechanic(there.mechanic_id)
        if there.session_id is None or not allows(account, Action.VIEW_CALENDAR, own=own):
            found.append(replace(seen, mechanic_id=there.slot_mechanic_id))
            continue
        found.append(
            replace(
                seen,
                session_id=there.session_id,
                customer_name=there.customer_name if there.session_id in named else "",
                mechanic_id=there.mechanic_id,
            )
        )
    return found


async def _named(uow: UnitOfWork, account: Account, standing: Iterable[Standing]) -> set[UUID | None]:
    """The sessions whose customer the asker may know by name: a mechanic who is asked for one, from the yes on."""
    if account.mechanic_id is None or allows(account, Action.VIEW_CALENDAR):
        return {there.session_id for there in standing}
    own = [there.session_id for there in standing if account.is_mechanic(there.mechanic_id)]
    if not own:
        return set()
    sessions = await uow.records.find(Session, id=own)
    known = await uow.feed.customers_of(account.mechanic_id, [row.customer_id for row in sessions])
    return {row.id for row in sessions if row.customer_id in known}
