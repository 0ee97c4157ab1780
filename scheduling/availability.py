"""The one engine that says whether a time is free, and if not, every reason why; server and desktop ask it.

Pure: the rows, the zone and ``now`` are arguments, nothing is looked up. Taking a slot, and refusing a
race, is the database's; who may ask as staff is ``rights``'.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from itertools import repeat
from uuid import UUID

from scheduling import availability_reasons as why
from scheduling.availability_index import BayBoard, Blocked, blocked, sweep
from scheduling.availability_subject import Ask, Subject, Subjects
from scheduling.availability_types import DayShape, Inputs, Offer, Refusal, Slot, Verdict
from scheduling.calendar_rules import (
    DAY_SECONDS,
    EPOCH_ORDINAL,
    day_bounds,
    edge_of,
    instant_of,
    local_of,
    wall_of,
)
from scheduling.intervals import Span, clip, intersection, union
from scheduling.records import SpecialDay
from scheduling.vocabulary import Reason, SpecialDayKind, VisitKind

__all__ = ["Availability", "DayShape", "Inputs", "Offer", "Refusal", "Slot", "Verdict"]

_make_slot = partial(tuple.__new__, Slot)


class Availability:
    """Indexes the inputs once and answers any number of questions; what it remembers changes no answer."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._subjects = Subjects(inputs)
        french = inputs.organization.locale.startswith("fr")
        self._specials = _special_days(inputs.special_days)
        self._labels = {
            day: (row.label_fr if french else row.label_en) or row.label_en or row.label_fr
            for day, row in self._specials.items()
        }
        self._with_bays: dict[tuple[UUID | None, int], Blocked] = {}

    @cached_property
    def _bays(self) -> BayBoard:
        """Made for the first question about a time: what a day looks like asks for no reservation."""
        return BayBoard(self._inputs.bays, self._inputs.reservations)

    def verdict(
        self,
        mechanic_id: UUID | None,
        start: int,
        end: int,
        kind: VisitKind,
        *,
        now: int,
        ignoring: Collection[UUID] = (),
        as_staff: bool = False,
        drop_buffer: bool = False,
    ) -> Verdict:
        """Whether a session may stand at ``[start, end)`` (instants), with every reason why not.

        Without mechanic: the workshop's hours and bays. ``ignoring`` names one's own reservations, holds or
        sessions. Staff may book inside the notice and off the grid; ``drop_buffer`` counts only for staff
        and an affiliated mechanic. Raises ``NotFound`` for an unknown mechanic and ``ValueError`` for an
        empty span.
        """
        if end <= start:
            raise ValueError("a session must end after it starts")
        subject = self._subjects[mechanic_id]
        drop = drop_buffer and as_staff and subject.affiliated
        ask = Ask(kind, now, frozenset(ignoring), as_staff, drop)
        return Verdict(tuple(self._refusals(subject, (start, end), ask)))

    def _refusals(self, subject: Subject, span: Span, ask: Ask) -> Iterator[Refusal]:
        yield from why.kind_refusals(subject, span, ask)
        yield from why.window_refusals(subject, span, ask)
        yield from why.hours_refusals(subject, span, self._inputs.zone, self._labels)
        yield from why.absence_refusals(subject, span)
        yield from why.reservation_refusals(subject, span, ask)
        if ask.kind is VisitKind.IN_PERSON:
            yield from why.bay_refusals(self._bays, span, ask)

    def verdict_at(
        self,
        mechanic_id: UUID | None,
        day: date,
        minute: int,
        minutes: int,
        kind: VisitKind,
        *,
        now: int,
        ignoring: Collection[UUID] = (),
        as_staff: bool = False,
        drop_buffer: bool = False,
    ) -> Verdict:
        """As ``verdict``, for a local time (minutes since midnight), which daylight saving may skip."""
        start = instant_of(day, minute, self._inputs.zone)
        if start is None:
            edge = edge_of(wall_of(day, minute), self._inputs.zone)
            return Verdict(
                (Refusal(reason=Reason.NO_SUCH_LOCAL_TIME, starts=edge, ends=edge + minutes * 60),)
            )
        return self.verdict(
            mechanic_id,
            start,
            start + minutes * 60,
            kind,
            now=now,
            ignoring=ignoring,
            as_staff=as_staff,
            drop_buffer=drop_buffer,
        )

    def slots(
        self,
        mechanic_id: UUID | None,
        days: Iterable[date],
        minutes: int,
        kind: VisitKind,
        *,
        now: int,
        ignoring: Collection[UUID] = (),
        as_staff: bool = False,
    ) -> list[Slot]:
        """The grid times of those local days whose verdict is available, in order, each once."""
        starts = self.starts(mechanic_id, days, minutes, kind, now=now, ignoring=ignoring, as_staff=as_staff)
        length = _seconds(minutes)
        ends = [start + length for start in starts]
        return list(map(_make_slot, zip(starts, ends, repeat(mechanic_id))))

    def starts(
        self,
        mechanic_id: UUID | None,
        days: Iterable[date],
        minutes: int,
        kind: VisitKind,
        *,
        now: int,
        ignoring: Collection[UUID] = (),
        as_staff: bool = False,
    ) -> list[int]:
        """When the ``slots`` begin."""
        subject = self._subjects[mechanic_id]
        if kind not in subject.kinds:
            return []
        ask = Ask(kind, now, frozenset(ignoring), as_staff)
        return self._free_starts(subject, _numbers(days), _seconds(minutes), ask)

    def _free_starts(self, subject: Subject, days: list[int], length: int, ask: Ask) -> list[int]:
        span = length + subject.buffer
        runs = [run for day in days for run in subject.hours.runs(day)]
        in_person = ask.kind is VisitKind.IN_PERSON
        taken = self._taken(subject, length, ask.ignoring) if in_person else subject.busy(ask.ignoring)
        starts = sweep(runs, taken, (length, span), subject.window(ask))
        for low, high in subject.ledger.lapsing_spans(ask.now, ask.ignoring):
            starts = [at for at in starts if not low - span < at < high]
        if in_person and self._bays.has_lapsing(ask.now, ask.ignoring):
            starts = [at for at in starts if self._bays.free(at, at + length, ask.now, ask.ignoring)]
        return starts

    def _taken(self, subject: Subject, length: int, ignoring: frozenset[UUID]) -> Blocked:
        """The subject's blocked starts together with those at which no bay is free."""
        key = subject.mechanic_id, length
        own = bool(ignoring) and (subject.ledger.knows(ignoring) or self._bays.knows(ignoring))
        known = None if own else self._with_bays.get(key)
        if known is not None:
            return known
        span = length + subject.buffer
        full = [(low - 1 + span, high) for low, high in self._bays.full_starts(length, ignoring)]
        taken = blocked(subject.busy(ignoring).pairs + full)
        if not own:
            self._with_bays[key] = taken
        return taken

    def offers(
        self,
        mechanic_id: UUID | None,
        day: date,
        minutes: int,
        kind: VisitKind,
        *,
        now: int,
        ignoring: Collection[UUID] = (),
        as_staff: bool = False,
    ) -> list[Offer]:
        """Every grid time of that day's base hours, each with its verdict."""
        subject = self._subjects[mechanic_id]
        length = _seconds(minutes)
        runs = subject.hours.runs(_number(day))
        starts = [at for run in runs for at in range(run.first, run.limit, run.step)]
        return [
            Offer(
                starts=at,
                ends=at + length,
                verdict=self.verdict(
                    mechanic_id, at, at + length, kind, now=now, ignoring=ignoring, as_staff=as_staff
                ),
            )
            for at in starts
        ]

    def nearest(
        self,
        mechanic_id: UUID | None,
        start: int,
        minutes: int,
        kind: VisitKind,
        *,
        now: int,
        count: int = 5,
        as_staff: bool = False,
        others: bool = True,
        ignoring: Collection[UUID] = (),
    ) -> list[Slot]:
        """The free times nearest to ``start``: the same mechanic's first, then with ``others`` anybody's."""
        ask = Ask(kind, now, frozenset(ignoring), as_staff)
        length = _seconds(minutes)
        found = self._around(self._subjects[mechanic_id], start, length, count, ask)
        if others and len(found) < count:
            rows = sorted(self._inputs.mechanics, key=lambda row: (row.sort, row.id.int))
            rest = [
                (abs(slot.starts - start), place, slot)
                for place, row in enumerate(rows)
                if row.id != mechanic_id
                for slot in self._around(self._subjects[row.id], start, length, count - len(found), ask)
            ]
            found += [
                slot for _, _, slot in sorted(rest, key=lambda each: (each[0], each[1], each[2].starts))
            ]
        return found[:count]

    def nearest_of_anybody(
        self,
        start: int,
        minutes: int,
        kind: VisitKind,
        *,
        now: int,
        count: int = 5,
        as_staff: bool = False,
        ignoring: Collection[UUID] = (),
    ) -> list[Slot]:
        """The times nearest to ``start`` at which some mechanic is free, each once, with the first who is."""
        ask = Ask(kind, now, frozenset(ignoring), as_staff)
        found: dict[int, Slot] = {}
        for row in sorted(self._inputs.mechanics, key=lambda row: (row.sort, row.id.int)):
            for slot in self._around(self._subjects[row.id], start, _seconds(minutes), count, ask):
                found.setdefault(slot.starts, slot)
        return sorted(found.values(), key=lambda slot: (abs(slot.starts - start), slot.starts))[:count]

    def _around(self, subject: Subject, start: int, length: int, count: int, ask: Ask) -> list[Slot]:
        """One subject's nearest free times; the search widens until it has enough or nothing is left."""
        if ask.kind not in subject.kinds:
            return []
        zone = self._inputs.zone
        earliest, latest = subject.window(ask)
        first, last = (_number(local_of(at, zone)[0]) for at in (earliest, max(earliest, latest)))
        middle = _number(local_of(start, zone)[0])
        radius = 2
        while True:
            low, high = max(first, middle - radius), min(last, middle + radius)
            starts = self._free_starts(subject, list(range(low, high + 1)), length, ask)
            starts.sort(key=lambda at: (abs(at - start), at))
            through = low == first and high == last
            # Beyond this distance a day that was not looked at may have something nearer.
            sure = (radius - 1) * DAY_SECONDS
            if through or (len(starts) >= count and abs(starts[count - 1] - start) <= sure):
                return [Slot(at, at + length, subject.mechanic_id) for at in starts[:count]]
            radius *= 4

    def free_bays(self, start: int, end: int, *, now: int, ignoring: Collection[UUID] = ()) -> list[UUID]:
        """The bays free for the whole of ``[start, end)``, in the order of the shop."""
        return self._bays.free(start, end, now, frozenset(ignoring))

    def shape(self, mechanic_id: UUID | None, day: date) -> DayShape:
        """What a mechanic's (or the workshop's) local day looks like, for painting."""
        subject = self._subjects[mechanic_id]
        zone = self._inputs.zone
        bounds = day_bounds(day, zone)
        number = _number(day)
        pauses = union(subject.workshop.breaks(number - 1, number)) if subject.workshop else []
        if subject.own is not None:
            pauses = intersection(pauses, subject.own.near(number, number))
        return DayShape(
            day=day,
            starts=bounds[0],
            ends=bounds[1],
            open=tuple(clip(self._edges(subject.hours.blocks(number, number)), bounds)),
            breaks=tuple(clip(self._edges(pauses), bounds)),
            special=self._specials.get(number),
            time_off=tuple(
                (part, row)
                for start, end, row in subject.away.entries
                for part in clip([(start, end)], bounds)
            ),
            external=tuple(
                (part, row)
                for start, end, row in subject.elsewhere.entries
                for part in clip([(start, end)], bounds)
            ),
        )

    def _edges(self, walls: Iterable[Span]) -> list[Span]:
        return [(edge_of(start, self._inputs.zone), edge_of(end, self._inputs.zone)) for start, end in walls]

    def effective_buffer(self, mechanic_id: UUID | None) -> int:
        """Minutes after each session: the mechanic's own, or the organization's."""
        return self._subjects[mechanic_id].settings.buffer

    def effective_notice(self, mechanic_id: UUID | None) -> int:
        """Minutes before which a session must be booked (staff excepted)."""
        return self._subjects[mechanic_id].settings.notice

    def effective_horizon(self, mechanic_id: UUID | None) -> int:
        """Days ahead that can be booked."""
        return self._subjects[mechanic_id].settings.horizon

    def effective_grid(self, mechanic_id: UUID | None) -> int:
        """Minutes between the times offered."""
        return self._subjects[mechanic_id].settings.grid


def _number(day: date) -> int:
    return day.toordinal() - EPOCH_ORDINAL


def _numbers(days: Iterable[date]) -> list[int]:
    return sorted({_number(day) for day in days})


def _seconds(minutes: int) -> int:
    if minutes <= 0:
        raise ValueError("a session lasts at least a minute")
    return minutes * 60


def _special_days(rows: Iterable[SpecialDay]) -> dict[int, SpecialDay]:
    """Day to its row; of several, a closure."""
    ordered = sorted(rows, key=lambda row: (row.kind is SpecialDayKind.CLOSED, -row.id.int))
    return {_number(row.day): row for row in ordered}
