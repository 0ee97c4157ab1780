"""A damaged outbox goes on with what can be read of it; nothing of the damaged file is thrown away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.store import salvage
from desktop.store.database import Database
from desktop.store.errors import NotKept, OutboxTooNew, OutboxUnreadable, Trouble
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.outbox_file import VERSION
from desktop.store.pending import ChangeState, Discard, PendingChange
from desktop.store.salvage_pages import USABLE, Reader
from desktop.store.write_ahead import PAGE
from scheduling.commands import Outcome
from tests.factories import NOW, book, named

KEY = bytes(range(32))
EPOCH = named("epoch")
MANY = 40
ON_A_PAGE = 8
"""More changes than these do not stand on one page."""
LONG = "é" * 1_999
"""With its booking it does not find room on one page."""


@dataclass
class Kept:
    """A directory whose outbox is damaged, and all that was in it."""

    directory: Path
    device: UUID
    changes: dict[UUID, PendingChange]
    frozen: dict[UUID, bytes]

    @property
    def path(self) -> Path:
        return self.directory / "outbox.db"

    def flip(self, at: int, suffix: str = "") -> bytes:
        """Let one bit be another; the file as it is then."""
        path = self.path.with_name(self.path.name + suffix)
        data = bytearray(path.read_bytes())
        data[at] ^= 4
        path.write_bytes(data)
        return bytes(data)

    def copy(self, to: Path) -> Kept:
        to.mkdir()
        for path in self.directory.glob("outbox.db*"):
            shutil.copy(path, to)
        return Kept(to, self.device, self.changes, self.frozen)


def opened(directory: Path) -> LocalStore:
    return LocalStore.open(directory, KEY, now=lambda: NOW)


def _all(store: LocalStore, mids: list[UUID]) -> dict[UUID, PendingChange]:
    return {mid: change for mid in mids if (change := store.change(mid)) is not None}


def _fill(directory: Path) -> tuple[LocalStore, Kept]:
    store = opened(directory)
    mids = [
        store.submit(book(concern=LONG if number % 7 == 0 else f"No. {number}")) for number in range(MANY)
    ]
    store.mark_sent(store.parcels(20, 1 << 20))
    states = {0: ChangeState.APPLIED, 1: ChangeState.CONFLICT, 2: ChangeState.REJECTED}
    answers = [
        Answer(mid=mids[at], state=state, ack_ver=at + 1, outcome=Outcome(reasons=["x"]), code="invalid")
        for at, state in states.items()
    ]
    store.settle(answers, EPOCH)
    store.dismiss(mids[2])
    store.discard([mids[5], mids[30]])
    return store, Kept(directory, store.device_id, _all(store, mids), store.frozen(mids))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    store, made = _fill(tmp_path / "whole")
    store.close()
    return made


@pytest.fixture
def amid(tmp_path: Path) -> Iterator[Kept]:
    """As a program leaves it that is killed: much of it stands only in the log."""
    store, made = _fill(tmp_path / "open")
    yield made.copy(tmp_path / "killed")
    store.close()


def unnumbered(changes: dict[UUID, PendingChange]) -> dict[UUID, PendingChange]:
    return {mid: replace(change, seq=0) for mid, change in changes.items()}


def check(store: LocalStore, before: Kept, *, lost: int) -> None:
    """All but so many changes are there, each as it was; what waits goes on under another device's numbers."""
    found = _all(store, list(before.changes))
    assert len(before.changes) - len(found) <= lost
    assert unnumbered(found) == unnumbered({mid: before.changes[mid] for mid in found})
    assert store.frozen(list(found)) == {mid: before.frozen[mid] for mid in found}
    assert store.device_id != before.device
    waiting = [change for change in found.values() if change.state in (ChangeState.WAITING, ChangeState.SENT)]
    assert [parcel.mid for parcel in store.parcels(1_000, 1 << 30)] == [change.mid for change in waiting]
    assert [change.seq for change in waiting] == list(range(1, len(waiting) + 1))
    assert all(change.seq == 0 for change in found.values() if change not in waiting)


def _works(store: LocalStore, before: Kept) -> bool:
    """Whether all of it can be read and a change be added; else that is said."""
    try:
        assert len(_all(store, list(before.changes))) == MANY
        store.submit(book())
    except NotKept as error:
        trouble = error.trouble
    else:
        return True
    assert trouble is Trouble.OUTBOX_DAMAGED
    return False


def test_whatever_page_is_damaged_the_others_are_read(kept: Kept, tmp_path: Path) -> None:
    whole = kept.path.read_bytes()
    found = {"at the start": 0, "later": 0}
    for page in range(len(whole) // PAGE):
        one = kept.copy(tmp_path / f"page {page}")
        damaged = one.flip(page * PAGE + 1_000)
        store = opened(one.directory)
        if store.salvaged is not None:
            found["at the start"] += 1
            assert (one.directory / store.salvaged.kept).read_bytes() == damaged, (
                "the damaged file is kept as it was"
            )
        elif not _works(store, one):  # met just now: the next start sees to it
            found["later"] += 1
            store.close()
            store = opened(one.directory)
        assert store.salvaged is not None
        assert store.salvaged.count >= MANY - ON_A_PAGE
        assert store.salvaged.waiting == len(store.parcels(1_000, 1 << 30))
        check(store, one, lost=ON_A_PAGE)
        again = store.submit(book())
        report = store.salvaged
        store.close()
        store = opened(one.directory)
        assert store.salvaged == report, "told until somebody heard it"
        store.told_salvaged()
        store.close()
        later = opened(one.directory)
        assert (later.salvaged, later.change(again) is None) == (None, False)
        later.close()
    assert all(found.values())


@pytest.mark.parametrize("at", [0, 15, 16, 24, 100, PAGE - 1])
def test_a_damaged_first_page_costs_no_change(kept: Kept, at: int) -> None:
    kept.flip(at)
    store = opened(kept.directory)
    assert store.salvaged is not None
    check(store, kept, lost=0)
    store.close()


@pytest.mark.parametrize("at", [0, 2_000, USABLE - 1, USABLE, USABLE + 16, PAGE - 1])
def test_a_page_that_is_not_as_it_was_written_is_not_read_at_all(kept: Kept, at: int) -> None:
    kept.flip(3 * PAGE + at)
    reader = Reader(kept.path, KEY)
    ((pages, fresh),) = reader.states()
    assert reader.proven
    assert fresh == set(pages) == set(range(1, kept.path.stat().st_size // PAGE + 1)) - {4}


@pytest.mark.parametrize("share", [0.5, 0.8])
def test_a_file_that_was_cut_off_keeps_what_is_left(kept: Kept, share: float) -> None:
    whole = kept.path.read_bytes()
    kept.path.write_bytes(whole[: int(len(whole) * share)])
    store = opened(kept.directory)
    assert store.salvaged is not None
    assert 0 < store.salvaged.count < MANY
    check(store, kept, lost=MANY - store.salvaged.count)
    store.close()


def test_damage_in_the_log_hides_nothing_that_was_written_behind_it(amid: Kept, tmp_path: Path) -> None:
    size = amid.path.with_name("outbox.db-wal").stat().st_size
    frames = (size - 32) // (PAGE + 24)
    assert frames > MANY
    for at in (
        3,
        24,
        *(32 + frame * (PAGE + 24) + spot for frame in (0, 7, frames // 2) for spot in (9, 500)),
    ):
        one = amid.copy(tmp_path / f"at {at}")
        damaged = one.flip(at, "-wal")
        store = opened(one.directory)
        assert store.salvaged is not None, at
        check(store, one, lost=1)
        assert (one.directory / f"{store.salvaged.kept}-wal").read_bytes() == damaged
        store.close()


def test_a_log_that_a_power_cut_tore_is_no_damage(amid: Kept) -> None:
    log = amid.path.with_name("outbox.db-wal")
    log.write_bytes(log.read_bytes()[:-700])
    store = opened(amid.directory)
    assert store.salvaged is None
    assert len(_all(store, list(amid.changes))) == MANY
    store.close()


def test_a_log_of_which_all_stands_in_the_file_is_no_damage(amid: Kept, tmp_path: Path) -> None:
    """As where a power cut tears the first pages of the next round, which is written over it."""
    database = Database.open(amid.path, KEY)
    database.read("PRAGMA wal_checkpoint(PASSIVE)")
    torn = amid.copy(tmp_path / "torn")
    database.close()
    torn.flip(32 + 24 + 500, "-wal")
    store = opened(torn.directory)
    assert store.salvaged is None
    assert len(_all(store, list(torn.changes))) == MANY
    store.close()


def test_a_key_of_another_opens_and_changes_nothing(amid: Kept) -> None:
    amid.flip(32 + 5 * (PAGE + 24) + 500, "-wal")
    before = {path.name: path.read_bytes() for path in amid.directory.glob("outbox*")}
    with pytest.raises(OutboxUnreadable):
        LocalStore.open(amid.directory, bytes(32))
    assert {name: (amid.directory / name).read_bytes() for name in before} == before
    assert not list(amid.directory.glob("outbox-damaged*"))


def test_a_newer_programs_damaged_file_is_left_as_it_is(kept: Kept) -> None:
    database = Database.open(kept.path, KEY)
    database.read("ALTER TABLE outbox ADD COLUMN wish VARCHAR DEFAULT 'x'")
    database.read("UPDATE outbox SET wish = 'y'")
    database.read(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    damaged = kept.flip(100)
    with pytest.raises(OutboxTooNew):
        opened(kept.directory)
    assert kept.path.read_bytes() == damaged


def test_a_row_that_an_older_program_wrote_is_read_too(kept: Kept) -> None:
    database = Database.open(kept.path, KEY)
    database.read("ALTER TABLE outbox DROP COLUMN discard")
    database.read("PRAGMA user_version = 1")
    database.close()
    kept.flip(100)
    store = opened(kept.directory)
    found = _all(store, list(kept.changes))
    assert len(found) == MANY
    assert {change.discard for change in found.values()} == {Discard.NONE}
    store.close()


STEPS = ["_write", "_set_beside", "finish", "_put"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
def test_a_program_that_dies_amid_it_goes_on_at_the_next_start(
    amid: Kept, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    amid.flip(32 + 5 * (PAGE + 24) + 500, "-wal")
    amid.flip(100)
    real = getattr(salvage, step)

    def dying(*args: object) -> None:
        if after:
            real(*args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(salvage, step, dying)
        with pytest.raises(KeyboardInterrupt):
            opened(amid.directory)
    for _ in range(2):
        store = opened(amid.directory)
        check(store, amid, lost=1)
        assert store.salvaged is not None
        store.close()
    store = opened(amid.directory)
    store.told_salvaged()
    store.close()
    assert list(amid.directory.glob("outbox-damaged*.db"))
    left = {path.name for path in amid.directory.glob("outbox*") if "damaged" not in path.name}
    assert left == {"outbox.db"}


def test_a_disk_without_room_leaves_all_as_it_was(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = kept.flip(100)

    def full(*_: object) -> None:
        raise NotKept(kept.path, Trouble.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(salvage, "_copy", full)
        with pytest.raises(NotKept):
            opened(kept.directory)
    assert kept.path.read_bytes() == damaged
    store = opened(kept.directory)
    check(store, kept, lost=0)
    store.close()


def test_files_and_lock_are_let_go_of(kept: Kept) -> None:
    open_files = Path("/proc/self/fd")
    kept.flip(100)
    before = len(list(open_files.iterdir()))
    for _ in range(2):
        opened(kept.directory).close()
    assert len(list(open_files.iterdir())) <= before


def test_two_damages_of_one_moment_are_kept_side_by_side(kept: Kept) -> None:
    for _ in range(2):
        kept.flip(100)
        opened(kept.directory).close()
    names = sorted(path.name for path in kept.directory.glob("outbox-damaged*"))
    assert names == ["outbox-damaged-2026-06-15-120000-2.db", "outbox-damaged-2026-06-15-120000.db"]
