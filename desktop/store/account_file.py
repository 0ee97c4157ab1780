"""Who uses this desktop: a small file without secrets, read before anything else.

Each person has a directory and a device id of their own here, since a device id stands for one outbox.
Not here: tokens and keys (``secrets``), signing in (``desktop.sync.account``).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from desktop.store import codec
from desktop.store.disk import keeping
from scheduling.ids import uuid7
from scheduling.vocabulary import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The signed-in person on this device."""

    tenant_id: UUID
    staff_id: UUID
    role: Role
    name: str
    device_id: UUID
    email: str = ""
    server: str = ""
    """Base address of the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """So much of somebody's was not sent when their files were closed. They are named as beside the files."""

    name: str
    changes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    current: Account | None = None
    devices: dict[str, UUID] = field(default_factory=dict)
    """Email address to the device id used for it."""
    refused: bool = False
    """The server did not take the token of who is signed in."""
    unsent: dict[str, Unsent] = field(default_factory=dict)
    """By the staff member's id; nothing more of what it is can be known without their key."""


class AccountFile:
    """``account.json`` in the profile's directory. All may raise :class:`NotKept`, where the disk does not let us."""

    def __init__(self, profile: Path) -> None:
        self._profile = profile
        self._path = profile / "account.json"

    def current(self) -> Account | None:
        """Who is signed in, if anybody."""
        return self._read().current

    def refused(self) -> bool:
        """Whether the server signed out whoever is signed in here: they have to sign in again."""
        return self._read().refused

    def refuse(self) -> None:
        """It did; so until somebody is signed in anew."""
        self._write(replace(self._read(), refused=True))

    def accept(self) -> None:
        """It takes the same token after all."""
        self._write(replace(self._read(), refused=False))

    def device_for(self, email: str) -> UUID:
        """The device id of this person here; made once and kept."""
        contents = self._read()
        known = contents.devices.get(_key(email))
        if known is not None:
            return known
        made = uuid7()
        self._write(replace(contents, devices=contents.devices | {_key(email): made}))
        return made

    def save(self, account: Account) -> None:
        """This person is signed in now, under this device id."""
        devices = self._read().devices | {_key(account.email): account.device_id}
        self._write(replace(self._read(), current=account, devices=devices, refused=False))

    def sign_out(self) -> None:
        """Nobody is signed in; the person's files and device id stay."""
        self._write(replace(self._read(), current=None, refused=False))

    def unsent(self) -> list[Unsent]:
        """Whose files have something that was not sent."""
        return list(self._read().unsent.values())

    def note_unsent(self, account: Account, changes: int, files: int) -> None:
        """So much of theirs is left; of whom nothing is, or who is at work, nothing is noted."""
        contents, key = self._read(), str(account.staff_id)
        unsent = {other: each for other, each in contents.unsent.items() if other != key}
        if changes or files:
            unsent[key] = Unsent(name=account.name, changes=changes, files=files)
        if unsent != contents.unsent:
            self._write(replace(contents, unsent=unsent))

    def forget(self, staff_id: UUID, email: str) -> None:
        """Neither signed in nor known here; the next sign-in is another device's."""
        contents = self._read()
        others = contents.current is not None and contents.current.staff_id != staff_id
        devices = {key: device for key, device in contents.devices.items() if key != _key(email)}
        unsent = {other: each for other, each in contents.unsent.items() if other != str(staff_id)}
        if others:
            self._write(replace(contents, devices=devices, unsent=unsent))
        else:
            self._write(_Contents(devices=devices, unsent=unsent))

    def directory_of(self, account: Account) -> Path:
        """Where this person's local files are."""
        return self._profile / "people" / str(account.staff_id)

    def _read(self) -> _Contents:
        with keeping(self._path):
            try:
                data = self._path.read_bytes()
            except FileNotFoundError:
                return _Contents()
        return codec.decode(_Contents, data)

    def _write(self, contents: _Contents) -> None:
        fresh = self._path.with_suffix(".new")
        with keeping(self._path):
            self._profile.mkdir(mode=0o700, parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                file.write(codec.encode(contents))
                file.flush()
                os.fsync(file.fileno())
            # failpoint: account.draft_written
            fresh.replace(self._path)


def _key(email: str) -> str:
    return email.strip().casefold()
