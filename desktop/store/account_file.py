"""Who uses this desktop: a small file without secrets, read before anything else.

One person is at work; others may stay signed in beside them, to come back by their PIN (docs/adr/0029). Each has a
directory and a device id of their own here, since a device id stands for one outbox.
Not here: tokens, keys and PINs (``secrets``, ``pins``), signing in (``desktop.sync.account``).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from desktop.store import codec
from desktop.store.disk import keeping
from scheduling.ids import uuid7
from scheduling.vocabulary import Role

T = TypeVar("T")


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
    carried: tuple[str, ...] | None = None
    """The channels over which the server sends messages, as it last said; ``None``: it has never said."""
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    """The owner's numbers of requests, offers and deposits, where they are not the usual ones, as last heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """So much of somebody's was not sent when their files were closed. They are named as beside the files."""

    name: str
    changes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stays:
    """Somebody who is signed in on this computer; ``refused``: the server does not take their token any more."""

    account: Account
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    current: Account | None = None
    """Who is at work."""
    devices: dict[str, UUID] = field(default_factory=dict)
    """Email address to the device id used for it."""
    refused: bool = False
    """The server did not take the token of who is at work."""
    unsent: dict[str, Unsent] = field(default_factory=dict)
    """By the staff member's id; nothing more of what it is can be known without their key."""
    others: dict[str, Stays] = field(default_factory=dict)
    """Who stays signed in while somebody else is at work, by their id."""
    locked: bool = False
    """Who is at work went away from the computer."""


class AccountFile:
    """``account.json`` in the profile's directory. All may raise :class:`NotKept`, where the disk does not let us."""

    def __init__(self, profile: Path) -> None:
        self._profile = profile
        self._path = profile / "account.json"

    def current(self) -> Account | None:
        """Who is at work, if anybody."""
        return self._read().current

    def account(self, staff_id: UUID) -> Account | None:
        """This person, as long as they are signed in here, at work or not."""
        found = self._stays(self._read(), staff_id)
        return found.account if found is not None else None

    def people(self) -> list[Stays]:
        """Everybody who is signed in here: who is at work first, then by their names."""
        contents = self._read()
        others = sorted(contents.others.values(), key=lambda each: each.account.name.casefold())
        if contents.current is None:
            return others
        return [Stays(account=contents.current, refused=contents.refused), *others]

    def refused(self, staff_id: UUID | None = None) -> bool:
        """Whether the server signed this person out, or whoever is at work: they have to sign in again."""
        contents = self._read()
        if staff_id is None:
            return contents.refused
        found = self._stays(contents, staff_id)
        return found is not None and found.refused

    def refuse(self, staff_id: UUID | None = None) -> None:
        """It did; so until they are signed in anew."""
        self._mark(staff_id, refused=True)

    def accept(self, staff_id: UUID | None = None) -> None:
        """It takes the same token after all."""
        self._mark(staff_id, refused=False)

    def locked(self) -> bool:
        """Whether who is at work left the computer locked."""
        return self._read().locked

    def lock(self) -> None:
        """From now on nothing of theirs is shown, also after a restart."""
        contents = self._read()
        if not contents.locked:
            self._write(replace(contents, locked=True))

    def device_for(self, email: str) -> UUID:
        """The device id of this person here; made once and kept."""
        contents = self._read()
        known = contents.devices.get(_key(email))
        if known is not None:
            return known
        made = uuid7()
        self._write(replace(contents, devices=contents.devices | {_key(email): made}))
        return made

    def save(self, account: Account, *, proves: bool = False) -> Account | None:
        """This person has signed in now, under this device id; who was at work stays beside them.

        It only ``proves`` who they are, of somebody who is signed in here: they come to no work by it, and open no
        lock. Whose place they took whom the server had signed out is returned.
        """
        contents = self._read()
        if proves and self._stays(contents, account.staff_id) is not None:
            self.update(account)
            self.accept(account.staff_id)
            return None
        self._put_to_work(account, refused=False)
        before = contents.current if contents.refused else None
        return before if before is not None and before.staff_id != account.staff_id else None

    def switch(self, staff_id: UUID) -> None:
        """Who stays signed in here is at work from now on; ``KeyError`` for anybody else."""
        found = self._stays(self._read(), staff_id)
        if found is None:
            raise KeyError(staff_id)
        self._put_to_work(found.account, refused=found.refused)

    def update(self, account: Account) -> None:
        """The same person, under another device id; they are at work, or not, as before."""
        contents, key = self._read(), str(account.staff_id)
        contents = replace(contents, devices=contents.devices | {_key(account.email): account.device_id})
        if key in contents.others:
            stays = replace(contents.others[key], account=account)
            self._write(replace(contents, others=contents.others | {key: stays}))
        else:
            self._write(replace(contents, current=account))

    def sign_out(self, staff_id: UUID | None = None) -> None:
        """This person, or whoever is at work, is not signed in any more; their files and device id stay."""
        contents = self._read()
        current = contents.current
        if staff_id is not None:
            contents = replace(contents, others=_without(contents.others, staff_id))
        if staff_id is None or (current is not None and current.staff_id == staff_id):
            contents = replace(contents, current=None, refused=False, locked=False)
        self._write(contents)

    def unsent_of(self, staff_id: UUID) -> int:
        """How many changes and files of this person were not sent when their files were closed."""
        left = self._read().unsent.get(str(staff_id))
        return left.changes + left.files if left is not None else 0

    def unsent(self) -> list[Unsent]:
        """Whose files have something that was not sent."""
        return list(self._read().unsent.values())

    def note_unsent(self, account: Account, changes: int, files: int) -> None:
        """So much of theirs is left; of whom nothing is, or who is at work, nothing is noted."""
        contents, key = self._read(), str(account.staff_id)
        unsent = _without(contents.unsent, account.staff_id)
        if changes or files:
            unsent[key] = Unsent(name=account.name, changes=changes, files=files)
        if unsent != contents.unsent:
            self._write(replace(contents, unsent=unsent))

    def forget(self, staff_id: UUID, email: str) -> None:
        """Neither signed in nor known here; the next sign-in is another device's."""
        contents = self._read()
        contents = replace(
            contents,
            devices={key: device for key, device in contents.devices.items() if key != _key(email)},
            unsent=_without(contents.unsent, staff_id),
            others=_without(contents.others, staff_id),
        )
        if contents.current is None or contents.current.staff_id == staff_id:
            contents = replace(contents, current=None, refused=False, locked=False)
        self._write(contents)

    def directory_of(self, account: Account) -> Path:
        """Where this person's local files are."""
        return self._profile / "people" / str(account.staff_id)

    def _put_to_work(self, account: Account, *, refused: bool) -> None:
        contents, before = self._read(), self._read().current
        others = _without(contents.others, account.staff_id)
        if before is not None and before.staff_id != account.staff_id:
            others[str(before.staff_id)] = Stays(account=before, refused=contents.refused)
        devices = contents.devices | {_key(account.email): account.device_id}
        self._write(
            replace(contents, current=account, devices=devices, others=others, refused=refused, locked=False)
        )

    def _mark(self, staff_id: UUID | None, *, refused: bool) -> None:
        contents = self._read()
        stays = contents.others.get(str(staff_id))
        if stays is not None:
            marked = replace(stays, refused=refused)
            self._write(replace(contents, others=contents.others | {str(staff_id): marked}))
        elif staff_id is None or (contents.current is not None and contents.current.staff_id == staff_id):
            self._write(replace(contents, refused=refused))

    @staticmethod
    def _stays(contents: _Contents, staff_id: UUID) -> Stays | None:
        if contents.current is not None and contents.current.staff_id == staff_id:
            return Stays(account=contents.current, refused=contents.refused)
        return contents.others.get(str(staff_id))

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


def _without(each: dict[str, T], staff_id: UUID) -> dict[str, T]:
    return {key: value for key, value in each.items() if key != str(staff_id)}


def _key(email: str) -> str:
    return email.strip().casefold()
