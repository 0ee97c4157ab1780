"""Why a time is not available: one function a layer, asked only when somebody wants to know.

Each gives every refusal of its layer for one span. The order of the layers is ``availability``'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo

from scheduling.availability_index import BayBoard
from scheduling.availability_subject import Ask, Subject
from scheduling.availability_types import Refusal
from scheduling.base_hours import Weekly
from scheduling.calendar_rules import DAY_MINUTES, edge_of, offset_at
from scheduling.intervals import Span, clip, contains, difference, intersection
from scheduling.records import Reservation
from scheduling.reservations import is_hold
from scheduling.vocabulary import Reason

HEAVIEST_FIRST = (Reason.BOOKED, Reason.HELD, Reason.BUFFER)
"""Of what is reserved: no buffer that is dropped, and nobody's waiting, frees a time that is booked."""


def kind_refusals(subject: Subject, span: Span, ask: Ask) -> Iterator[Refusal]:
    """Layer 0: the mechanic is not to be booked for such visits."""
    if ask.kind not in subject.kinds:
        yield Refusal(reason=Reason.KIND_NOT_OFFERED, starts=span[0], ends=span[1])


def window_refusals(subject: Subject, span: Span, ask: Ask) -> Iterator[Refusal]:
    """Layer 7: past, within the notice, or beyond the horizon; these exclude each other."""
    earliest, latest = subject.window(ask)
    reason = None
    if span[0] < ask.now:
        reason = Reason.IN_PAST
    elif span[0] < earliest:
        reason = Reason.TOO_SOON
    elif span[0] > latest:
        reason = Reason.TOO_FAR
    if reason is not None:
        yield Refusal(reason=reason, starts=span[0], ends=span[1])


def wall_days(span: Span, zone: tzinfo) -> tuple[int, int]:
    """The first and the last local day that a span can touch, a day to spare on both sides."""
    first, last = ((at + offset_at(at, zone)) // 60 // DAY_MINUTES for at in span)
    return first - 1, last + 1


def hours_refusals(
    subject: Subject, span: Span, zone: tzinfo, labels: Mapping[int, str]
) -> Iterator[Refusal]:
    """Layers 1 and 2: what of the span lies outside the base hours, by whose rule."""
    first, last = wall_days(span, zone)
    blocks = _instants(subject.hours.blocks(first, last), zone)
    if any(contains(block, span) for block in blocks):
        return
    found = False
    for calendar, usual in ((subject.workshop, Reason.WORKSHOP_CLOSED), (subject.own, Reason.OUTSIDE_HOURS)):
        if calendar is None:
            continue
        for gap in difference([span], _instants(calendar.near(first, last), zone)):
            found = True
            specials, rest = _split_at_specials(calendar, gap, (first, last), zone)
            for day, (start, end) in specials:
                yield Refusal(reason=Reason.SPECIAL_DAY, starts=start, ends=end, label=labels.get(day, ""))
            pauses = _instants(calendar.breaks(first, last), zone)
            for start, end in intersection(rest, pauses):
                yield Refusal(reason=Reason.ON_BREAK, starts=start, ends=end)
            for start, end in difference(rest, pauses):
                yield Refusal(reason=usual, starts=start, ends=end)
    if not found:
        yield Refusal(reason=Reason.OUTSIDE_HOURS, starts=span[0], ends=span[1])


def _split_at_specials(
    calendar: Weekly, gap: Span, days: tuple[int, int], zone: tzinfo
) -> tuple[list[tuple[int, Span]], list[Span]]:
    """The parts of ``gap`` in special days, with their day, and the rest of it."""
    specials = [
        (day, part)
        for day in range(days[0], days[1] + 1)
        if calendar.is_special(day)
        for part in clip(_instants([(day * DAY_MINUTES, (day + 1) * DAY_MINUTES)], zone), gap)
    ]
    return specials, difference([gap], [part for _, part in specials])


def _instants(walls: list[Span], zone: tzinfo) -> list[Span]:
    return [(edge_of(start, zone), edge_of(end, zone)) for start, end in walls]


def absence_refusals(subject: Subject, span: Span) -> Iterator[Refusal]:
    """Layers 3 and 5: time off, and events of calendars outside."""
    for row in subject.away.hits(*span):
        yield Refusal(reason=Reason.TIME_OFF, starts=span[0], ends=span[1], label=row.label)
    for event in subject.elsewhere.hits(*span):
        yield Refusal(reason=Reason.BUSY_ELSEWHERE, starts=event.starts, ends=event.ends, label=event.summary)


def reservation_refusals(subject: Subject, span: Span, ask: Ask) -> Iterator[Refusal]:
    """Layer 4: other sessions and holds of the mechanic, and the buffers between."""
    start, end = span
    tail = 0 if ask.drop_buffer else subject.buffer
    found = reserved(subject.ledger.blocking(start, end + tail, ask.now, ask.ignoring), span)
    yield from (each for each in found if not (ask.drop_buffer and each.reason is Reason.BUFFER))


def reserved(rows: Iterable[Reservation], span: Span) -> list[Refusal]:
    """What ``rows``, which block ``span``, refuse it for: what stands in it first, then what is only near.

    Most places have room for one reason, and a time that is taken is not free for want of a buffer. Each
    is told with the hours of its own visit, those that its card shows, without the buffer.
    """
    found = [
        Refusal(
            reason=_reason_of(row, span),
            starts=row.starts,
            ends=row.ends,
            reservation_id=row.id,
            session_id=row.session_id,
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (HEAVIEST_FIRST.index(each.reason), each.starts, each.ends))


def _reason_of(row: Reservation, span: Span) -> Reason:
    if row.ends <= span[0] or row.starts >= span[1]:
        return Reason.BUFFER
    return Reason.HELD if is_hold(row) else Reason.BOOKED


def bay_refusals(bays: BayBoard, span: Span, ask: Ask) -> Iterator[Refusal]:
    """Layer 6: no bay is free for the whole span."""
    if not bays.free(*span, ask.now, ask.ignoring):
        yield Refusal(reason=Reason.NO_BAY, starts=span[0], ends=span[1])
