"""Part ``powerloss``: the power goes at any moment, and of what was written since the last sync any sector is lost.

A desktop's two files are worked with once, and recorded as SQLCipher writes and syncs them (``recorded_disk``); then
disks are made as a cut at this or that moment may leave them, and opened. What a user was told is saved is in each.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from random import Random
from uuid import UUID

from desktop.store.database import Database
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.replica import Put, ReplicaState
from scheduling.commands import CreateCustomer, Outcome
from scheduling.ids import uuid7
from scheduling.records import Customer
from tests.soak import ending
from tests.soak.counts import Counts
from tests.soak.memory import in_memory
from tests.soak.recorded_disk import Recording, Synced, Told, Written, recorded

KEY = bytes(range(32))
STEPS = 60
A_RECORDING = 500
"""Disks that are made of one recording."""
GOES_ON = 8
"""Of so many disks one is worked on with by the product itself; each of the others takes a write as well."""
EPOCH = UUID(int=1)


def run(seed: int, cuts: int, synchronous: str = "FULL") -> Counts:
    """``synchronous``: how SQLite is told to sync the outbox; anything but FULL is a control that loses something."""
    ending.listen()
    chance = Random(seed)
    counts = Counts(part="powerloss", seed=seed)
    while counts.figures["disks opened"] < cuts and not ending.asked():
        with tempfile.TemporaryDirectory(dir=in_memory()) as name:
            directory = Path(name) / "desk"
            recording = _record(directory, chance, synchronous)
            counts.figures["writes"] += sum(isinstance(each, Written) for each in recording.events)
            counts.figures["syncs"] += sum(isinstance(each, Synced) for each in recording.events)
            number = min(A_RECORDING, cuts - counts.figures["disks opened"])
            moments = [chance.randint(1, len(recording.events)) for _ in range(number)]
            place = Path(name) / "cut"
            for at, files in recording.cuts(moments, chance):
                place.mkdir()
                for path, data in files.items():
                    (place / Path(path).relative_to(directory)).write_bytes(data)
                _open(place, recording, at, counts)
                shutil.rmtree(place)
    counts.figures["lost"] += 0
    return counts


def _record(directory: Path, chance: Random, synchronous: str) -> Recording:
    LocalStore.open(directory, KEY).close()
    with recorded(directory) as recording:
        store = LocalStore.open(directory, KEY)
        for database in (store._outbox._database, store._replica._database):
            assert database is not None
            database.read("PRAGMA wal_autocheckpoint = 20")  # as after much more work
        store._outbox._database.read(f"PRAGMA synchronous = {synchronous}")
        for step in range(1, STEPS + 1):
            _work(store, recording, chance, step)
        store.close()
    return recording


def _work(store: LocalStore, recording: Recording, chance: Random, step: int) -> None:
    """One change is saved and told; now and then some are answered, and a page or a snapshot comes."""
    notes = "x" * chance.randrange(3_000)
    recording.told(store.submit(CreateCustomer(customer_id=uuid7(), name=str(step), notes=notes)))
    if chance.random() < 0.3:
        parcels = store.parcels(chance.randint(1, 5), 100_000)
        store.mark_sent(parcels)
        answers = [
            Answer(mid=each.mid, state=ChangeState.APPLIED, ack_ver=step, outcome=Outcome())
            for each in parcels
        ]
        store.settle(answers, EPOCH)
    if chance.random() < 0.3:
        put = Put(Customer(id=uuid7(), name=f"row {step}", created_at=step), step)
        state = ReplicaState(epoch=EPOCH, cursor=step, refreshed_at=len(_shown(store)) + 1)
        if chance.random() < 0.2:
            store.apply_snapshot([*(Put(row, row.created_at) for row in _shown(store)), put], state)
        else:
            store.apply_page([put], state)


def _shown(store: LocalStore) -> list[Customer]:
    return store._replica.all(Customer)


def _open(place: Path, recording: Recording, at: int, counts: Counts) -> None:
    """One disk; ``refreshed_at`` of the work above is how many rows there have to be."""
    counts.figures["disks opened"] += 1
    told = [event.what for event in recording.events[:at] if isinstance(event, Told)]
    where = f"the power went after {at} of {len(recording.events)} writes and syncs"
    store = LocalStore.open(place, KEY)
    try:
        lost = [mid for mid in told if store.change(mid) is None]
        counts.figures["told to be saved"] += len(told)
        counts.figures["lost"] += len(lost)
        wrong = [f"lost: {len(lost)} changes, {where}"] if lost else []
        if (rows := len(_shown(store))) != (store.state().refreshed_at or 0):
            wrong.append(f"torn: {rows} rows at {store.state()}, {where}")
        if list(place.glob("*.unreadable*")) or not _whole(store._outbox._database):
            wrong.append(f"damaged: {where}")
        if counts.figures["disks opened"] % GOES_ON == 1:
            store.submit(CreateCustomer(customer_id=uuid7(), name="afterwards"))
        counts.faults += wrong
    finally:
        store.close()


def _whole(outbox: Database) -> bool:
    """Whether each page is as SQLite wrote it, the next number is a new one, and a write is taken."""
    whole = outbox.read("PRAGMA integrity_check") == [("ok",)]
    ((used,),) = outbox.read("SELECT count(*) FROM outbox WHERE seq >= (SELECT next_seq FROM device)")
    outbox.read("UPDATE device SET next_seq = next_seq")
    return whole and not used
