"""Free times asked over HTTP: verdicts with every reason, and slots by day. The engine is ``scheduling.availability``.

What was read of an organization is kept until its version changes: asking again reads nothing but the version.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Availability, Inputs, Verdict
from scheduling.availability_messages import (
    MOST_DAYS,
    MOST_IGNORED,
    MOST_VERDICTS,
    DaySlots,
    MechanicSlots,
    SlotsAnswer,
    VerdictAnswer,
    VerdictQuestion,
    VerdictsAnswer,
)
from scheduling.commands import Blocking
from scheduling.errors import Invalid, Rule
from scheduling.limits import FIRST_DAY, LAST_DAY, MOST_MINUTES, check_span
from scheduling.parts_of_day import Part, edges_of, split_day
from scheduling.records import KIND_OF, ExternalBusy, Reservation
from scheduling.rights import Action
from scheduling.vocabulary import ReservationStatus, VisitKind
from sync_server.services import unnamed
from sync_server.services.answers import blocking
from sync_server.services.greeting import TZDATA
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook, SyncState
from sync_server.services.permissions import require
from sync_server.services.placing import may_drop_buffer
from sync_server.services.schedule import DAY, SLACK, crew_of, horizon_seconds, mechanic_in, read_inputs

R = TypeVar("R", bound=Reservation | ExternalBusy)

MOST_KEPT = 64
MOST_CHANGES = 500
"""Rows that are read one by one; beyond that all are read anew."""
FEW_DAYS = 8 * DAY
"""Seconds: of fewer, only these are read."""
MOST_TOLD = 64
"""Answers about the same rows that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The engine over an organization's rows of ``[start, end)``, as of one version."""

    state: SyncState
    start: int
    end: int
    book: RuleBook
    inputs: Inputs
    engine: Availability
    told: dict[tuple[tuple[int, int], SlotsWanted], list[MechanicSlots]] = field(default_factory=dict)
    """The times that were answered from these very rows in a minute: many ask for the same month."""

    def covers(self, state: SyncState, start: int, end: int) -> bool:
        """Whether it knew, at some version of the same history, all that decides times within ``[start, end)``."""
        return self.state.epoch == state.epoch and self.start <= start and end <= self.end


class Calendars:
    """The calendars that were asked about last, one for an organization. One a process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, Calendar] = OrderedDict()

    async def over(self, uow: UnitOfWork, start: int, end: int, now: int) -> Calendar:
        """At least ``[start, end)``, as it stands in this transaction (a reading one).

        What changed since it was kept is read by itself. Of a few days only those are read; of more, the whole
        booking window, so that the next question finds it too; the widest is kept.
        """
        state, book = await uow.feed.state(), await uow.rule_book()
        kept = self._kept.get(uow.tenant_id)
        if kept is not None and kept.covers(state, start, end):
            if kept.state.ver == state.ver:
                self._kept.move_to_end(uow.tenant_id)
                return kept
            if kept.book is book and kept.state.ver >= state.floor_ver:
                caught_up = await _catch_up(uow, kept, state)
                if caught_up is not None:
                    return self._keep(uow.tenant_id, caught_up)
        if end - start > FEW_DAYS:
            start, end = min(start, now), max(end, now + horizon_seconds(book) + DAY)
        read = await _read(uow, state, book, start, end)
        narrower = kept is not None and kept.book is book and kept.end - kept.start > end - start
        return read if narrower else self._keep(uow.tenant_id, read)

    def _keep(self, tenant_id: UUID, calendar: Calendar) -> Calendar:
        self._kept[tenant_id] = calendar
        self._kept.move_to_end(tenant_id)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return calendar


async def _read(uow: UnitOfWork, state: SyncState, book: RuleBook, start: int, end: int) -> Calendar:
    inputs = await read_inputs(uow, book, start - SLACK, end + SLACK)
    engine = Availability(inputs)
    return Calendar(state=state, start=start, end=end, book=book, inputs=inputs, engine=engine)


async def _catch_up(uow: UnitOfWork, kept: Calendar, state: SyncState) -> Calendar | None:
    """The same rows with those that changed since; ``None`` when so many did that all are better read anew."""
    heads = await uow.feed.heads(kept.state.ver, MOST_CHANGES)
    if len(heads) >= MOST_CHANGES:
        return None
    slots = {head.row_id for head in heads if head.kind == KIND_OF[Reservation]}
    outside = {head.row_id for head in heads if head.kind == KIND_OF[ExternalBusy]}
    if not slots and not outside:
        return replace(kept, state=state)
    before = kept.inputs
    inputs = replace(
        before,
        reservations=await _patched(uow, Reservation, kept, before.reservations, slots),
        external_busy=await _patched(uow, ExternalBusy, kept, before.external_busy, outside),
    )
    return replace(kept, state=state, inputs=inputs, engine=Availability(inputs), told={})


async def _patched(
    uow: UnitOfWork, cls: type[R], kept: Calendar, before: Sequence[R], changed: Collection[UUID]
) -> Sequence[R]:
    if not changed:
        return before
    start, end = kept.start - SLACK, kept.end + SLACK
    fresh = [row for row in await uow.records.find(cls, id=list(changed)) if _stands(row, start, end)]
    return [*(row for row in before if row.id not in changed), *fresh]


def _stands(row: Reservation | ExternalBusy, start: int, end: int) -> bool:
    """Whether a reading of ``[start, end)`` would find it."""
    if isinstance(row, ExternalBusy):
        return row.starts < end and row.ends > start
    live = row.status in {ReservationStatus.RESERVED, ReservationStatus.CONFIRMED}
    return live and row.starts < end and row.blocks_end > start


async def verdicts(
    uow: UnitOfWork, account: Account, calendars: Calendars, asked: Sequence[VerdictQuestion], now: int
) -> VerdictsAnswer:
    """Raises ``NotAllowed``, ``NotFound`` for a mechanic who is not there, and ``Invalid``."""
    require(account, Action.VIEW_BUSY)
    if not 0 < len(asked) <= MOST_VERDICTS:
        raise Invalid(f"ask 1 to {MOST_VERDICTS} questions at once")
    for question in asked:
        _check(question)
    starts = [question.starts for question in asked]
    ends = [question.starts + question.minutes * 60 for question in asked]
    if max(ends) - min(starts) > MOST_DAYS * 86_400:
        raise Invalid(f"the questions lie more than {MOST_DAYS} days apart")
    calendar = await calendars.over(uow, min(starts), max(ends), now)
    judged = [_judge(calendar, account, question, now) for question in asked]
    told = await blocking(uow, account, [refusal for verdict in judged for refusal in verdict.refusals])
    return VerdictsAnswer(server_time=now, tzdata=TZDATA, verdicts=_answers(judged, told))


def _answers(judged: Sequence[Verdict], told: Sequence[Blocking]) -> list[VerdictAnswer]:
    answers, place = [], 0
    for verdict in judged:
        count = len(verdict.refusals)
        answers.append(VerdictAnswer(available=not count, refusals=list(told[place : place + count])))
        place += count
    return answers


def _check(question: VerdictQuestion) -> None:
    check_span(question.starts, question.minutes)
    kind_of(question.kind)
    if len(question.ignoring) > MOST_IGNORED:
        raise Invalid(f"ignoring names more than {MOST_IGNORED}")


def kind_of(word: str) -> VisitKind:
    """The visit kind of that name; raises ``Invalid``."""
    try:
        return VisitKind(word)
    except ValueError as error:
        raise Invalid("kind is no visit kind", field="kind", rule=Rule.NOT_KNOWN) from error


def _judge(calendar: Calendar, account: Account, asked: VerdictQuestion, now: int) -> Verdict:
    mechanic = mechanic_in(calendar.book, asked.mechanic_id)
    return calendar.engine.verdict(
        asked.mechanic_id,
        asked.starts,
        asked.starts + asked.minutes * 60,
        VisitKind(asked.kind),
        now=now,
        ignoring=frozenset(asked.ignoring),
        as_staff=account.as_staff and not asked.for_customer,
        drop_buffer=asked.drop_buffer and may_drop_buffer(account, mechanic),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsWanted:
    """``mechanic_ids`` empty: everybody who is active."""

    first_day: date
    days: int
    minutes: int
    kind: VisitKind
    mechanic_ids: Sequence[UUID] = ()
    anybody: bool = False
    """Also the times of a visit without a named mechanic."""
    for_customer: bool = False


async def slots(
    uow: UnitOfWork, account: Account, calendars: Calendars, wanted: SlotsWanted, now: int
) -> SlotsAnswer:
    """Raises as ``verdicts`` does."""
    require(account, Action.VIEW_BUSY)
    if not 0 < wanted.days <= MOST_DAYS:
        raise Invalid(f"ask for 1 to {MOST_DAYS} days", field="days", rule=Rule.OUT_OF_RANGE)
    if not 0 < wanted.minutes <= MOST_MINUTES:
        raise Invalid("minutes is out of range", field="minutes", rule=Rule.OUT_OF_RANGE)
    days = _days(wanted)
    wanted = wanted if account.as_staff else replace(wanted, for_customer=True)
    zone = ZoneInfo((await uow.rule_book()).organization.zone)
    edges = [edges_of(day, zone) for day in days]
    calendar = await calendars.over(uow, edges[0][0], edges[-1][-1], now)
    asked, minute = replace(wanted, mechanic_ids=tuple(wanted.mechanic_ids)), (now // 60, -(-now // 60))
    told = calendar.told.get((minute, asked))
    if told is None:
        told = [
            MechanicSlots(mechanic_id=mechanic_id, days=_by_day(starts, days, edges))
            for mechanic_id, starts in _starts(calendar, days, wanted, now)
        ]
        _remember(calendar, minute, asked, told)
    return SlotsAnswer(server_time=now, zone=zone.key, tzdata=TZDATA, mechanics=told)


def _remember(
    calendar: Calendar, minute: tuple[int, int], asked: SlotsWanted, told: list[MechanicSlots]
) -> None:
    """For the minute: times begin at whole ones, so only a hold that lapses makes one free in between.

    What was told in another minute is never told again, and let go: a month of twenty mechanics is a megabyte.
    """
    if any(row.expires_at is not None for row in calendar.inputs.reservations):
        return
    if len(calendar.told) >= MOST_TOLD or any(known != minute for known, _ in calendar.told):
        calendar.told.clear()
    calendar.told[minute, asked] = told


def _days(wanted: SlotsWanted) -> list[date]:
    if not FIRST_DAY <= wanted.first_day <= LAST_DAY:
        raise Invalid("first_day is out of range", field="first_day", rule=Rule.OUT_OF_RANGE)
    return [wanted.first_day + timedelta(days=place) for place in range(wanted.days)]


def _asked_for(book: RuleBook, wanted: SlotsWanted) -> list[UUID | None]:
    for mechanic_id in wanted.mechanic_ids:
        mechanic_in(book, mechanic_id, field="mechanic")  # as it is written in the address
    everybody = sorted(book.mechanics, key=lambda row: (row.sort, row.id.int))
    chosen = set(wanted.mechanic_ids) or {row.id for row in everybody if row.active}
    ids: list[UUID | None] = [row.id for row in everybody if row.id in chosen]
    return [*ids, None] if wanted.anybody else ids


def _starts(
    calendar: Calendar, days: Sequence[date], wanted: SlotsWanted, now: int
) -> Iterator[tuple[UUID | None, list[int]]]:
    """Each of those asked for, and when they can begin."""

    @cache
    def of(mechanic_id: UUID | None) -> list[int]:
        return calendar.engine.starts(
            mechanic_id, days, wanted.minutes, wanted.kind, now=now, as_staff=not wanted.for_customer
        )

    crew = crew_of(calendar.book, calendar.engine, calendar.inputs.reservations)
    wish = unnamed.Wish(minutes=wanted.minutes, kind=wanted.kind, now=now)
    for mechanic_id in _asked_for(calendar.book, wanted):
        if mechanic_id is None and wanted.for_customer and not crew.by_bays(wish):
            yield None, crew.starts_among([of(row.id) for row in crew.mechanics], wish)
        else:
            yield mechanic_id, of(mechanic_id)


def _by_day(starts: Sequence[int], days: Sequence[date], edges: Sequence[Sequence[int]]) -> list[DaySlots]:
    answers = []
    for day, own in zip(days, edges, strict=True):
        parts = split_day(starts, own)
        answers.append(
            DaySlots(
                day=day,
                count=sum(map(len, parts.values())),
                morning=list(parts[Part.MORNING]),
                afternoon=list(parts[Part.AFTERNOON]),
                evening=list(parts[Part.EVENING]),
            )
        )
    return answers
