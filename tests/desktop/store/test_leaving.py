"""A person's files are erased: nothing is left of them, whatever step the program dies at; others' stay."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store import secrets
from desktop.store.account_file import Account, AccountFile
from desktop.store.leaving import NOTE, Departures, Stage
from desktop.store.left_behind import LeftBehind
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.secrets import FileSecrets, KeyringSecrets, file_key, key_name, refresh_name
from scheduling.commands import CreateCustomer, Outcome
from scheduling.ids import uuid7
from scheduling.vocabulary import Role
from tests.soak import failpoints

STEPS = sorted(name for name in failpoints.marked() if name.startswith("leaving."))
KILLED_AT = """
import os, sys
from pathlib import Path
from uuid import UUID
from tests.soak import failpoints
failpoints.install(lambda name: os._exit(9) if name == sys.argv[2] else None)
from desktop.store.account_file import AccountFile
from desktop.store.leaving import Departures
from desktop.store.secrets import FileSecrets
profile = Path(sys.argv[1])
departures = Departures(profile, FileSecrets(profile), AccountFile(profile))
departure = departures.begin(UUID(sys.argv[3]), "anna@example.test")
departures.erase(departures.confirmed(departure, 1))
"""


class Profile:
    """A profile in which some have worked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.secrets = FileSecrets(folder)
        self.accounts = AccountFile(folder)
        self.departures = Departures(folder, self.secrets, self.accounts)

    def works(self, email: str) -> Account:
        """Somebody with a change that waits; who came last is signed in."""
        account = Account(
            tenant_id=uuid7(),
            staff_id=uuid7(),
            role=Role.OWNER,
            name="Somebody",
            device_id=self.accounts.device_for(email),
            email=email,
        )
        self.accounts.save(account)
        self.secrets.set(refresh_name(account.staff_id), f"token of {email}")
        directory = self.accounts.directory_of(account)
        store = LocalStore.open(directory, file_key(self.secrets, account.staff_id), account.device_id)
        store.submit(CreateCustomer(customer_id=uuid7(), name="Zoé Zimmermann"))
        store.close()
        (directory / "cache.db.1.unreadable").write_bytes(b"of before")
        (directory / "blobs").mkdir()
        (directory / "blobs" / "one").write_bytes(b"x")
        return account

    def left_of(self, account: Account) -> list[str]:
        """Where anything of the person still stands."""
        names = [key_name(account.staff_id), refresh_name(account.staff_id)]
        found = [name for name in names if self.secrets.get(name) is not None]
        texts = [account.email, str(account.staff_id), str(account.device_id)]
        for path in sorted(self.folder.rglob("*")):
            words = path.read_bytes() if path.is_file() else b""
            if str(account.staff_id) in str(path) or any(text.encode() in words for text in texts):
                found.append(path.name)
        return found


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def test_nothing_is_left_of_who_leaves_and_everything_of_the_others(profile: Profile) -> None:
    luc, anna = profile.works("luc@example.test"), profile.works("anna@example.test")
    departure = profile.departures.begin(anna.staff_id, anna.email)
    assert profile.departures.of(anna) == departure
    assert profile.departures.of(luc) is None
    profile.departures.erase(profile.departures.confirmed(departure, 1))
    assert profile.left_of(anna) == []
    assert profile.accounts.current() is None
    assert profile.departures.all() == []
    key = file_key(profile.secrets, luc.staff_id, made=profile.folder)
    with LeftBehind(profile.accounts.directory_of(luc), key) as left:
        assert left.count() == 1
    assert profile.accounts.device_for(luc.email) == luc.device_id
    assert profile.accounts.device_for(anna.email) != anna.device_id, "who comes back is another device"


@pytest.mark.parametrize("step", STEPS)
def test_a_program_killed_at_any_step_goes_on_at_the_next_start(profile: Profile, step: str) -> None:
    anna = profile.works("anna@example.test")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_AT, str(profile.folder), step, str(anna.staff_id)],
        cwd=failpoints.ROOT,
        check=False,
    )
    assert killed.returncode == 9
    left = profile.departures.all()
    if step == "leaving.note_gone":
        assert left == [], "all that mattered was gone before"
        profile.departures.directory(anna.staff_id).rmdir()
    for departure in left:
        expected = Stage.HANDING_OVER if step == "leaving.begun" else Stage.ERASING
        assert departure.stage is expected
        profile.departures.erase(departure)
    assert profile.left_of(anna) == []


def test_every_step_is_tried() -> None:
    assert len(STEPS) == 7


def test_a_note_that_cannot_be_read_is_none_and_who_stays_keeps_everything(profile: Profile) -> None:
    anna = profile.works("anna@example.test")
    departure = profile.departures.begin(anna.staff_id, anna.email)
    (profile.departures.directory(anna.staff_id) / NOTE).write_bytes(b"{")
    assert profile.departures.all() == []
    profile.departures.begin(anna.staff_id, anna.email)
    profile.departures.cancel(departure)
    profile.departures.cancel(departure)
    assert profile.departures.all() == []
    assert profile.departures.has_files(anna.staff_id)


def test_the_key_that_all_had_once_goes_with_the_last_of_them(profile: Profile) -> None:
    luc, anna = profile.works("luc@example.test"), profile.works("anna@example.test")
    profile.secrets.set(secrets.SHARED_KEY, "x")
    for account, there in ((anna, True), (luc, False)):
        profile.departures.erase(profile.departures.begin(account.staff_id, account.email))
        assert (profile.secrets.get(secrets.SHARED_KEY) is not None) is there


def test_a_copy_in_the_keyring_goes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring could not be used at one start, and the key was found in it at the next."""
    folder, staff_id, ring = tmp_path / "profile", uuid7(), Ring()
    in_ring = KeyringSecrets(ring, str(folder.resolve()))
    key = file_key(in_ring, staff_id)
    in_ring.set(refresh_name(staff_id), "a token")
    monkeypatch.setattr(secrets, "keyring_backend", lambda: ring)
    in_file = FileSecrets(folder)
    assert file_key(in_file, staff_id, made=folder) == key
    departures = Departures(folder, in_file, AccountFile(folder))
    departures.erase(departures.confirmed(departures.begin(staff_id, "anna@example.test"), 0))
    assert (ring.kept, in_file.get(key_name(staff_id))) == ({}, None)


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str) -> str | None:
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, value: str) -> None:
        self.kept[service, user] = value

    def delete_password(self, service: str, user: str) -> None:
        del self.kept[service, user]


def test_what_came_late_and_waits_again_is_handed_over(tmp_path: Path) -> None:
    """Taken back too late, and then the server was restored from before it."""
    key = bytes(32)
    store = LocalStore.open(tmp_path, key)
    mid = store.submit(CreateCustomer(customer_id=uuid7(), name="Late"))
    store.mark_sent(store.parcels(10, 10_000))
    store.discard([mid])
    answer = Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=5, outcome=Outcome())
    store.settle([answer], uuid7())
    store.resend_after(0)
    store.close()
    with LeftBehind(tmp_path, key) as left:
        assert [change.mid for change in left.after(0, 10, 10_000)[1]] == [mid]
