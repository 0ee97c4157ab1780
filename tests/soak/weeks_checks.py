"""What must hold whenever everything has come through, and what must hold at every single step.

Each raises ``AssertionError`` and says what is wrong. Not here: how it came about (``weeks``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

import msgspec

from desktop.store.pending import REFUSED, UNANSWERED, Discard
from desktop.store.replica import Put
from desktop.sync.reconcile import line_changes
from scheduling.commands import BookSession, Command, MoveSession, ParkSession
from scheduling.lease_commands import WalkIn
from scheduling.records import Record, Reservation, Session
from scheduling.request_commands import ConfirmRequest
from scheduling.visit_requests import OPEN, VisitRequest, derived_state
from scheduling.vocabulary import ReservationStatus, SessionState
from scheduling.wire import PushResult, PushStatus
from tests.soak.weeks_device import WeeksDevice
from tests.soak.weeks_ledger import Ledger, Stored, made_by
from tests.soak.weeks_server import WeeksServer

_LIVE = frozenset({ReservationStatus.RESERVED, ReservationStatus.CONFIRMED})
_STANDS = frozenset(
    {
        SessionState.SCHEDULED,
        SessionState.OFFERED,
        SessionState.PENDING,
        SessionState.WAITING,
        SessionState.LIVE,
    }
)
_FILES = (
    "SELECT f.id, f.session_id, encode(sha256(string_agg(c.content, ''::bytea ORDER BY c.number)), 'hex')"
    " FROM session_file f JOIN session_file_chunk c ON (c.tenant_id, c.file_id) = (f.tenant_id, f.id)"
    " WHERE f.tenant_id = %s AND f.state = 'ready' GROUP BY f.id, f.session_id"
)
_STANDS_NOWHERE = frozenset({SessionState.UNPLACED, SessionState.CANCELLED})


def honest(device: WeeksDevice, ledger: Ledger, lost: Collection[UUID] = ()) -> None:
    """What the server does not have is drawn as waiting for it; and what waits is drawn.

    ``lost``: the bookings that are without a place on the server.
    """
    changes = device.store.changes()
    promised = {each.command.session_id for each in changes if isinstance(each.command, WalkIn)}
    waiting = device.store.waiting_rows() | promised  # what a lease promised is drawn as what it is
    for row in device.store.all(Session):
        known = row.id in waiting or row.id in ledger.on_server
        assert known, f"{device.name} draws {row.id} as {row.state}, and the server never had it"
    for change in changes:
        if isinstance(change.command, BookSession | WalkIn) and change.state in UNANSWERED:
            shown = device.store.get(Session, change.command.session_id)
            assert shown is not None, f"{device.name} does not draw the waiting {change.command.session_id}"

    if device.name != "ivan":  # what a mechanic gives away goes from the screen
        _nothing_vanishes(device, ledger, lost)


def _nothing_vanishes(device: WeeksDevice, ledger: Ledger, lost: Collection[UUID]) -> None:
    """A booking that was drawn stays drawn, unless it was taken back, or was refused without leaving a row.

    One that was said months late goes once it is answered, and has its place or was settled; and a request's yes, if
    the request is over meanwhile.
    """
    state, seen = device.store.state(), device.seen
    now = {row.id for row in device.store.all(Session)}
    place = state.epoch, state.window_from
    if place == seen.place:
        for session_id in sorted(seen.sessions - now):
            mid = ledger.made.get(session_id)
            change = None if mid is None else device.store.change(mid)
            kept = change is None or (change.outcome is not None and change.outcome.stored_as)
            over = change is not None and (change.discarded or (change.state in REFUSED and not kept))
            entry = None if mid is None else ledger.get(mid)
            if entry is not None and (change is None or change.state not in UNANSWERED):
                over = over or (session_id not in lost and _is_before(entry.command, state.window_from))
            if change is not None and isinstance(change.command, ConfirmRequest):
                request = device.store.get(VisitRequest, change.command.request_id)
                over = over or request is None or derived_state(request, change.created_at) not in OPEN
            assert over, f"{session_id} went from the screen of {device.name}: {change}"
    seen.place, seen.sessions = place, now


def _is_before(command: Command, window_from: int) -> bool:
    """Whether the booking that it makes was over before what a device keeps begins."""
    match command:
        case BookSession() | WalkIn():
            return command.starts + command.minutes * 60 <= window_from
        case ConfirmRequest():
            return command.starts < window_from
        case _:
            return False


def answers(server: WeeksServer) -> dict[UUID, Stored]:
    """What the server keeps, by the change's id."""
    rows = server.rows("SELECT mid, ver, result FROM sync_mutation WHERE tenant_id = %s", server.tenant_id)
    found: dict[UUID, Stored] = {}
    for mid, ver, raw in rows:
        result = msgspec.convert(raw, PushResult)
        assert isinstance(mid, UUID)
        assert isinstance(ver, int)
        found[mid] = Stored(mid, result.status, ver, result.code, result.outcome)
    return found


async def everything(server: WeeksServer, devices: Sequence[WeeksDevice], ledger: Ledger) -> Counter[str]:
    """All of it, once everything came through; how many changes the server has by their status."""
    stored = answers(server)
    for device in devices:
        _nothing_waits(device)
        await _shows_what_the_server_gives(device)
        _clashes_are_shown(device, ledger, stored)
    _nothing_is_lost(devices, ledger, stored)
    _bookings_are_there(server, ledger, stored)
    _promises_are_kept(server, ledger, stored)
    _files_are_there(server, ledger)
    await _stand_on_their_slots(server)
    await _nothing_overlaps(server)
    return Counter(each.status.value for each in stored.values())


def _nothing_waits(device: WeeksDevice) -> None:
    left = [change.name for change in device.store.changes() if change.state in UNANSWERED]
    assert not left, f"{device.name} still waits with {left}"
    assert not device.store.discarded(), f"{device.name} still takes back {device.store.discarded()}"
    assert not device.store.waiting_rows(), f"{device.name} draws rows as waiting"


async def _shows_what_the_server_gives(device: WeeksDevice) -> None:
    """The rows as the user sees them are those of a snapshot taken now, for the same window."""
    state = device.store.state()
    window = {"from": state.window_from, "to": state.window_to}
    given: dict[UUID, Record] = {}
    async with device.access.snapshot(window) as (head, batches):
        async for rows in batches:
            given |= {each.record.id: each.record for each in line_changes(rows) if isinstance(each, Put)}
    assert (head.epoch, head.cursor) == (state.epoch, state.cursor), f"{device.name} is behind"
    shown = device.rows()
    wrong = differences(shown, given)
    assert not wrong, f"{device.name} shows other rows than the server gives: {wrong}"


def differences(shown: Mapping[UUID, Record], given: Mapping[UUID, Record]) -> list[str]:
    """The first few rows that are not the same, in words."""
    found: list[str] = []
    for row_id in sorted(shown.keys() | given.keys()):
        mine, theirs = shown.get(row_id), given.get(row_id)
        if mine != theirs:
            found.append(f"{mine} instead of {theirs}")
    return found[:3]


def _clashes_are_shown(device: WeeksDevice, ledger: Ledger, stored: Mapping[UUID, Stored]) -> None:
    """Each refused change once, where it was made and nowhere else; of a lost booking everybody sees why."""
    listed = Counter(change.mid for change in device.store.changes())
    assert all(count == 1 for count in listed.values()), f"{device.name} lists a change twice"
    for entry in ledger:
        change = device.store.change(entry.mid)
        if entry.device != device.name:
            assert entry.mid not in listed, f"{device.name} lists a change of {entry.device}"
        elif change is None:
            answer = stored.get(entry.mid)
            assert entry.forgotten or answer is not None, f"{device.name} lost {entry.command}"
        else:
            told = change.state in REFUSED or change.discard is Discard.LATE
            shown = told and not change.dismissed
            assert (entry.mid in listed) is shown, f"{device.name}: {change.state} {change.command}"
    if device.name == "ivan":
        return
    for row in (device.store.get(Session, made_by(entry.command) or UUID(int=0)) for entry in ledger):
        assert row is None or row.state is not SessionState.UNPLACED or row.conflict_code, f"{row} has no why"


def _nothing_is_lost(devices: Sequence[WeeksDevice], ledger: Ledger, stored: Mapping[UUID, Stored]) -> None:
    """Every change has the server's answer, and its device knows the same one."""
    stores = {device.name: device.store for device in devices}
    for entry in ledger:
        answer = stored.get(entry.mid)
        assert answer is not None or entry.excused, f"{entry.device}'s {entry.command} is lost"
        change = stores[entry.device].change(entry.mid)
        if answer is not None and change is not None and not entry.unsure:
            assert change.state.value == answer.status.value, f"{entry.command}: {change.state}, {answer}"
    strange = stored.keys() - {entry.mid for entry in ledger}
    assert not strange, f"nobody made {strange}"


def _bookings_are_there(server: WeeksServer, ledger: Ledger, stored: Mapping[UUID, Stored]) -> None:
    """The sessions are those that were booked, each made once."""
    expected = {
        session_id
        for entry in ledger
        if (session_id := made_by(entry.command)) is not None
        and entry.mid in stored
        and stored[entry.mid].kept
    }
    rows = server.rows("SELECT id FROM session WHERE tenant_id = %s", server.tenant_id)
    there = {row_id for (row_id,) in rows}
    assert there == expected, f"lost: {expected - there}; doubled or nobody's: {there - expected}"
    made = server.rows(
        "SELECT session_id, count(*) FROM session_event WHERE tenant_id = %s AND from_state IS NULL"
        " GROUP BY session_id HAVING count(*) > 1",
        server.tenant_id,
    )
    assert not made, f"made twice: {made}"


def _promises_are_kept(server: WeeksServer, ledger: Ledger, stored: Mapping[UUID, Stored]) -> None:
    """A walk-in that was confirmed out of a lease, without the server or with it, has its bay, at its time."""
    rows = server.rows("SELECT id, bay_id FROM session WHERE tenant_id = %s", server.tenant_id)
    bays = {row[0]: row[1] for row in rows}
    moved = {
        entry.command.session_id for entry in ledger if isinstance(entry.command, MoveSession | ParkSession)
    }
    for entry in ledger:
        if not isinstance(entry.command, WalkIn) or not entry.promised:
            continue
        answer = stored.get(entry.mid)
        kept = answer is None or answer.status is PushStatus.APPLIED
        assert kept, f"{entry.device} was promised a bay and was answered {answer}: {entry.command}"
        if answer is not None and entry.command.session_id not in moved:
            bay = bays.get(entry.command.session_id)
            assert bay == entry.command.bay_id, f"{entry.device} was promised another bay than {bay}: {entry}"


def whole_files(server: WeeksServer) -> dict[UUID, tuple[UUID, str]]:
    """The files that the server has whole, by their id: of which session, and the digest of the bytes themselves."""
    rows = server.rows(_FILES, server.tenant_id)
    return {row[0]: (row[1], row[2]) for row in rows}  # type: ignore[misc] # as the query asks


def _files_are_there(server: WeeksServer, ledger: Ledger) -> None:
    """Each that was called kept once and whole, if there is what it was attached to; and none besides."""
    there = whole_files(server)
    sessions = {
        row_id for (row_id,) in server.rows("SELECT id FROM session WHERE tenant_id = %s", server.tenant_id)
    }
    for file_id, file in ledger.files.items():
        if file.session_id in sessions and not file.excused:
            assert file_id in there, f"{file.device}'s file {file_id} of {file.session_id} is lost"
    for file_id, found in there.items():
        known = ledger.files.get(file_id)
        assert known is not None, f"nobody attached {file_id}"
        assert found == (known.session_id, known.sha256), f"{file_id} is other than was attached: {found}"


async def _stand_on_their_slots(server: WeeksServer) -> None:
    """What is booked or offered has one slot, what is not placed has none."""
    async with server.shop.uow() as uow:
        sessions = await uow.records.all(Session)
        slots = [row for row in await uow.records.all(Reservation) if row.status in _LIVE]
    held = Counter(row.session_id for row in slots)
    for row in sessions:
        if row.state in _STANDS:
            assert held[row.id] == 1, f"{row.state} on {held[row.id]} slots: {row}"
        if row.state in _STANDS_NOWHERE:
            assert held[row.id] == 0, f"{row.state}, but on {held[row.id]} slots: {row}"


async def _nothing_overlaps(server: WeeksServer) -> None:
    """Nobody is in two places, and no bay has two vehicles."""
    async with server.shop.uow() as uow:
        slots = [row for row in await uow.records.all(Reservation) if row.status in _LIVE]
    for what, end in (("mechanic_id", "blocks_end"), ("bay_id", "ends")):
        taken: dict[UUID, list[tuple[int, int]]] = {}
        for row in slots:
            who: Any = getattr(row, what)
            if who is not None:
                taken.setdefault(who, []).append((row.starts, getattr(row, end)))
        for spans in taken.values():
            spans.sort()
            pairs = pairwise(spans)
            assert all(before[1] <= after[0] for before, after in pairs), f"{what} twice: {spans}"
