"""The journal held against what PostgreSQL has: everything that was called saved is there, once, as it was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from scheduling.commands import (
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    MoveSession,
    Place,
)
from tests.soak.counts import Counts
from tests.soak.journal import Journal, Wish, is_whim, place_booked
from tests.soak.truth import Truth

SCHEDULED, CANCELLED, UNPLACED = "scheduled", "cancelled", "unplaced"


@dataclass(slots=True)
class _Bounds:
    """How often at least (told) and at most (told, and gone down over)."""

    told: int = 0
    asked: int = 0

    def count(self, wish: Wish) -> None:
        self.asked += 1
        self.told += bool(wish.mids)

    def hold(self, found: int) -> bool:
        return self.told <= found <= self.asked


@dataclass(slots=True)
class _Story:
    """What was asked of one row."""

    created: _Bounds = field(default_factory=_Bounds)
    edits: _Bounds = field(default_factory=_Bounds)
    cancels: _Bounds = field(default_factory=_Bounds)
    ends: list[tuple[bool, str | Place]] = field(default_factory=list)
    """The notes, or the place, after each of its changes; whether it was told."""

    def may_be(self, found: object) -> bool:
        """Whether that is how it may stand in the end: as was told last, or as was asked after that."""
        last = max((number for number, (told, _) in enumerate(self.ends) if told), default=0)
        return found in [end for _, end in self.ends[last:]]


def judge(journal: Journal, truth: Truth, counts: Counts) -> None:
    """Count, and say every fault."""
    counts.figures["saved"] += journal.told
    counts.figures["went down before it was called saved"] += sum(not wish.mids for wish in journal.wishes)
    for kind, fault in (
        *(("lost", each) for each in _lost(journal, truth)),
        *(("conflicted with itself", each) for each in _refused(journal, truth)),
        *_rows(journal, truth),
        *_shared(journal, truth),
        *(("doubled", each) for each in _from_nowhere(journal, truth)),
        *_pictures(journal, truth),
        *(("came though taken back", each) for each in _taken_back(journal, truth)),
    ):
        counts.figures[kind] += 1
        counts.faults.append(f"{kind}: {fault}")
    counts.figures["files attached"] += sum(each.told for each in journal.pictures)
    counts.figures["taken back"] += len(journal.taken_back)
    for name in ("lost", "doubled", "conflicted with itself"):
        counts.figures[name] += 0


def _lost(journal: Journal, truth: Truth) -> Iterator[str]:
    for wish in journal.wishes:
        yield from (f"{mid} of {wish.who}: {wish.commands}" for mid in wish.mids if mid not in truth.answers)


def _refused(journal: Journal, truth: Truth) -> Iterator[str]:
    for wish in journal.wishes:
        for mid in wish.mids:
            status, code = truth.answers.get(mid, ("applied", ""))
            lost_race = wish.shared and (status, code) == ("conflict", "slot_taken")
            if status != "applied" and not lost_race and mid not in journal.taken_back:
                yield f"{mid} of {wish.who} was answered {status} {code}: {wish.commands}"


def _rows(journal: Journal, truth: Truth) -> Iterator[tuple[str, str]]:
    people, vehicles, sessions = _stories(journal)
    for row_id, story in people.items():
        found = truth.customers.get(row_id)
        yield from _often(f"customer {row_id} created", story.created, truth.trail[row_id, "customer.create"])
        yield from _often(f"customer {row_id} edited", story.edits, truth.trail[row_id, "customer.edit"])
        if found is not None and not story.may_be(found[2]):
            yield "lost", f"customer {row_id}: {found} is none of {story.ends}"
    for row_id, story in vehicles.items():
        yield from _often(f"vehicle {row_id} created", story.created, truth.trail[row_id, "vehicle.create"])
    for row_id, story in sessions.items():
        booked = truth.steps[row_id, "booked"] + truth.steps[row_id, "lost its slot"]
        yield from _often(f"session {row_id} booked", story.created, booked)
        yield from _often(f"session {row_id} moved", story.edits, truth.steps[row_id, "moved"])
        yield from _often(f"session {row_id} cancelled", story.cancels, truth.steps[row_id, "cancelled"])
        yield from _standing(row_id, story, truth)


def _often(what: str, bounds: _Bounds, found: int) -> Iterator[tuple[str, str]]:
    if not bounds.hold(found):
        yield ("lost" if found < bounds.told else "doubled"), f"{what}: {found} times, {bounds}"


def _standing(row_id: UUID, story: _Story, truth: Truth) -> Iterator[tuple[str, str]]:
    if row_id not in truth.sessions:
        return
    _, state, starts, minutes, mechanic = truth.sessions[row_id]
    if truth.slots[row_id] != (state == SCHEDULED):
        yield "doubled", f"session {row_id} is {state} and has {truth.slots[row_id]} times"
    if not story.may_be(Place(starts=starts or 0, minutes=minutes, mechanic_id=mechanic)):
        yield "lost", f"session {row_id} stands at {starts} with {mechanic}, and not at {story.ends}"
    cancelled = story.cancels.hold(int(state == CANCELLED))
    if not cancelled:
        yield "lost", f"session {row_id} is {state}: {story.cancels}"


def _shared(journal: Journal, truth: Truth) -> Iterator[tuple[str, str]]:
    """Of those who booked one time on purpose one has it, and the others are kept without."""
    wanted: defaultdict[Place, list[str]] = defaultdict(list)
    for wish in journal.wishes:
        for command in wish.commands:
            if isinstance(command, BookSession) and command.session_id in truth.sessions:
                state = truth.sessions[command.session_id][1]
                if wish.shared:
                    wanted[place_booked(command)].append(state)
                elif state == UNPLACED:
                    yield "conflicted with itself", f"session {command.session_id} lost a time of its own"
    for place, states in wanted.items():
        if sorted(states) != [SCHEDULED, *[UNPLACED] * (len(states) - 1)]:
            yield "lost", f"{place} was wanted by {len(states)}: {states}"


def _from_nowhere(journal: Journal, truth: Truth) -> Iterator[str]:
    people, vehicles, sessions = _stories(journal)
    for kind, found, asked in (
        ("customer", set(truth.customers) - {journal.shop.customer.id}, people),
        ("vehicle", set(truth.vehicles) - {journal.shop.vehicle.id}, vehicles),
        ("session", set(truth.sessions), sessions),
    ):
        yield from (f"{kind} {row_id}, which nobody asked for" for row_id in found - set(asked))
    for wish in journal.wishes:
        there = [_is_there(command, truth) for command in wish.commands]
        if any(there) and not all(there):
            yield f"a part of what belongs together: {wish}"


def _is_there(command: Command, truth: Truth) -> bool:
    match command:
        case CreateCustomer():
            person = truth.customers.get(command.customer_id)
            return person is not None and person[:2] == (command.name, command.phone)
        case CreateVehicle():
            return truth.vehicles.get(command.vehicle_id) == (command.customer_id, command.plate)
        case _:
            return True


def _standing_mids(journal: Journal, wish: Wish) -> tuple[UUID, ...]:
    return tuple(mid for mid in wish.mids if mid not in journal.taken_back)


def _pictures(journal: Journal, truth: Truth) -> Iterator[tuple[str, str]]:
    """Each attached file is there whole, and none that nobody attached."""
    for each in journal.pictures:
        bounds = _Bounds(told=int(each.told), asked=1)
        yield from _often(f"file of {each.session_id}", bounds, truth.files[each.session_id, each.sha256])
    known = {(each.session_id, each.sha256) for each in journal.pictures}
    yield from (("doubled", f"a file nobody attached: {key}") for key in set(+truth.files) - known)


def _taken_back(journal: Journal, truth: Truth) -> Iterator[str]:
    for wish in journal.wishes:
        for mid, command in zip(wish.mids, wish.commands, strict=False):
            if not isinstance(command, CreateCustomer) or not journal.taken_back.get(mid):
                continue
            if command.customer_id in truth.customers:
                yield f"{mid} of {wish.who} came though it was taken back before it was ever sent"


def _stories(journal: Journal) -> tuple[dict[UUID, _Story], dict[UUID, _Story], dict[UUID, _Story]]:
    people: defaultdict[UUID, _Story] = defaultdict(_Story)
    vehicles: defaultdict[UUID, _Story] = defaultdict(_Story)
    sessions: defaultdict[UUID, _Story] = defaultdict(_Story)
    for wish in journal.wishes:
        told = bool(wish.mids)
        for command in wish.commands:
            match command:
                case CreateCustomer() if is_whim(command):
                    stands = replace(wish, mids=_standing_mids(journal, wish))
                    people[command.customer_id].created.count(stands)
                    people[command.customer_id].ends.append((told, command.notes))
                case CreateCustomer():
                    people[command.customer_id].created.count(wish)
                    people[command.customer_id].ends.append((told, command.notes))
                case EditCustomer():
                    people[command.customer_id].edits.count(wish)
                    people[command.customer_id].ends.append((told, command.set["notes"][1]))
                case CreateVehicle():
                    vehicles[command.vehicle_id].created.count(wish)
                case BookSession():
                    sessions[command.session_id].created.count(wish)
                    sessions[command.session_id].ends.append((told, place_booked(command)))
                case MoveSession():
                    sessions[command.session_id].edits.count(wish)
                    sessions[command.session_id].ends.append((told, command.to))
                case CancelSession():
                    sessions[command.session_id].cancels.count(wish)
    return people, vehicles, sessions
