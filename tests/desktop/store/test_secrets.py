"""Secrets in a keyring or a private file, and the small file that says who is signed in."""

from __future__ import annotations

import base64
import sys
import types
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store import secrets
from desktop.store.account_file import Account, AccountFile
from desktop.store.secrets import FileSecrets, KeyringSecrets, file_key, keyring_backend, open_secrets
from scheduling.ids import uuid7
from scheduling.vocabulary import Role

ROSA, LUC = uuid7(), uuid7()


class FakeKeyring:
    """A keyring backend as the keyring package's are."""

    def __init__(self) -> None:
        self.passwords: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str) -> str | None:
        return self.passwords.get((service, user))

    def set_password(self, service: str, user: str, password: str) -> None:
        self.passwords[service, user] = password

    def delete_password(self, service: str, user: str) -> None:
        del self.passwords[service, user]


@pytest.mark.parametrize("kind", ["file", "keyring"])
def test_secrets_are_kept_changed_and_forgotten(tmp_path: Path, kind: str) -> None:
    ring = FakeKeyring()

    def opened() -> secrets.Secrets:
        return open_secrets(tmp_path / "profile", lambda: ring if kind == "keyring" else None)

    kept = opened()
    assert kept.kind == kind
    assert kept.get("token") is None
    kept.set("token", "one")
    kept.set("token", "two")
    kept.set("other", "x")
    assert opened().get("token") == "two"
    kept.delete("token")
    kept.delete("token")
    assert opened().get("token") is None
    assert opened().get("other") == "x"
    assert bool(ring.passwords) == (kind == "keyring")


def test_the_file_is_for_its_user_only(tmp_path: Path) -> None:
    directory = tmp_path / "profile"
    directory.mkdir(mode=0o755)
    FileSecrets(directory).set("token", "one")
    assert directory.stat().st_mode & 0o777 == 0o700
    assert (directory / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in directory.iterdir()] == ["secrets.json"]


def test_a_file_half_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "secrets.new").write_bytes(b"{")
    FileSecrets(tmp_path).set("token", "one")
    assert FileSecrets(tmp_path).get("token") == "one"


def test_profiles_do_not_share_a_keyring_entry(tmp_path: Path) -> None:
    ring = FakeKeyring()
    KeyringSecrets(ring, "one").set("token", "a")
    assert KeyringSecrets(ring, "two").get("token") is None


def test_what_is_in_the_file_stays_there_when_a_keyring_appears(tmp_path: Path) -> None:
    open_secrets(tmp_path, lambda: None).set("token", "one")
    again = open_secrets(tmp_path, FakeKeyring)
    assert (again.kind, again.get("token")) == ("file", "one")


def test_the_key_of_the_files_is_made_once(tmp_path: Path) -> None:
    kept = FileSecrets(tmp_path)
    key = file_key(kept, ROSA)
    assert len(key) == 32
    assert file_key(FileSecrets(tmp_path), ROSA) == key
    assert file_key(kept, LUC) != key


def test_files_that_exist_are_never_given_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = FakeKeyring()
    key = file_key(open_secrets(tmp_path, lambda: ring), ROSA)
    monkeypatch.setattr(secrets, "keyring_backend", lambda: None)
    without = open_secrets(tmp_path)  # a session without a keyring
    with pytest.raises(secrets.KeyMissing):
        file_key(without, ROSA, made=tmp_path)
    without.set("token", "one")  # somebody signs in all the same
    monkeypatch.setattr(secrets, "keyring_backend", lambda: ring)
    assert file_key(open_secrets(tmp_path), ROSA, made=tmp_path) == key


def test_the_one_key_of_an_older_program_goes_on_for_who_has_files(tmp_path: Path) -> None:
    kept = FileSecrets(tmp_path)
    kept.set(secrets.SHARED_KEY, base64.b64encode(bytes(32)).decode())
    assert file_key(kept, ROSA, made=tmp_path) == bytes(32)
    assert kept.get(secrets.key_name(ROSA)) == kept.get(secrets.SHARED_KEY)
    assert file_key(kept, LUC) != bytes(32), "who is new here has a key alone"


def test_without_a_session_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert keyring_backend("linux") is None
    monkeypatch.setattr(secrets, "keyring_backend", lambda: None)
    assert open_secrets(tmp_path).kind == "file"


def test_a_bus_without_a_keyring_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    assert keyring_backend("linux") is None
    assert keyring_backend("a system of its own") is None


@pytest.mark.parametrize(
    ("platform", "module", "name"), [(key, *value) for key, value in secrets.BACKENDS.items()]
)
def test_each_system_has_its_backend(
    monkeypatch: pytest.MonkeyPatch, platform: str, module: str, name: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    fake = types.ModuleType(module)
    setattr(fake, name, FakeKeyring)
    monkeypatch.setitem(sys.modules, module, fake)
    assert isinstance(keyring_backend(platform), FakeKeyring)


def _account(email: str = "rosa@example.test") -> Account:
    return Account(
        tenant_id=uuid7(), staff_id=uuid7(), role=Role.OWNER, name="Rosa", device_id=uuid7(), email=email
    )


def test_who_is_signed_in_is_remembered_until_signing_out(tmp_path: Path) -> None:
    file = AccountFile(tmp_path / "profile")
    assert file.current() is None
    account = _account()
    file.save(account)
    again = AccountFile(tmp_path / "profile")
    assert again.current() == account
    assert again.directory_of(account) == tmp_path / "profile" / "people" / str(account.staff_id)
    again.sign_out()
    assert file.current() is None
    assert file.device_for(account.email) == account.device_id


def test_each_person_has_a_device_id_of_their_own(tmp_path: Path) -> None:
    file = AccountFile(tmp_path)
    rosa = file.device_for("Rosa@example.test ")
    assert file.device_for("rosa@example.test") == rosa
    assert file.device_for("renee@example.test") != rosa
    account = replace(_account(), device_id=uuid7())
    file.save(account)
    assert file.device_for("rosa@example.test") == account.device_id, "after a fork, the new one"
