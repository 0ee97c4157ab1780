"""A share of the disks that a power cut may leave, and that the harness would tell of one that loses something."""

from __future__ import annotations

from pathlib import Path
from random import Random

from desktop.store.database import Database
from tests.soak import powerloss
from tests.soak.recorded_disk import SECTOR, Recording, Synced, Written, recorded

SEED = 20261121


def test_what_is_called_saved_outlives_the_power() -> None:
    counts = powerloss.run(SEED, 100)
    assert counts.faults == []
    assert (counts.figures["disks opened"], counts.figures["lost"]) == (100, 0)
    assert min(counts.figures["told to be saved"], counts.figures["syncs"]) > 100


def test_a_commit_that_is_not_synced_is_noticed_to_lose_something() -> None:
    counts = powerloss.run(SEED, 100, synchronous="NORMAL")
    assert counts.figures["lost"] > 0
    assert counts.faults[0].startswith("lost: ")


def test_of_a_file_what_was_synced_is_there_and_any_sector_of_the_rest_or_not() -> None:
    recording = Recording({"a": b"0" * SECTOR})
    recording.events += [Written("a", 0, b"1" * SECTOR), Synced("a"), Written("a", SECTOR - 1, b"2" * SECTOR)]
    for at, possible in (
        (0, {b"0" * SECTOR}),
        (1, {b"0" * SECTOR, b"1" * SECTOR}),
        (2, {b"1" * SECTOR}),
        (
            3,
            {
                b"1" * SECTOR,
                b"1" * (SECTOR - 1) + b"2",
                b"1" * (SECTOR - 1) + b"2" * SECTOR,
                b"1" * SECTOR + b"2" * (SECTOR - 1),
            },
        ),
    ):
        assert {recording.cut(at, Random(seed))["a"] for seed in range(50)} == possible
    recording.events += [Written("a", 3, None), Synced("a")]
    assert recording.cut(5, Random(1)) == {"a": b"111"}


def test_what_was_recorded_is_what_is_on_the_disk(tmp_path: Path) -> None:
    Database.open(tmp_path / "some.db", bytes(32)).close()
    with recorded(tmp_path) as recording:
        database = Database.open(tmp_path / "some.db", bytes(32))
        with database.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE t (x)")
            connection.exec_driver_sql("INSERT INTO t VALUES (randomblob(20000))")
        files = {str(path): path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".db-shm"}
        assert recording.cut(len(recording.events), Random(1)) == files
        assert isinstance(recording.events[-1], Synced), "a commit ends with a sync"
        database.close()
    count = len(recording.events)
    Database.open(tmp_path / "some.db", bytes(32)).close()
    assert len(recording.events) == count, "what is opened afterwards is not recorded"
