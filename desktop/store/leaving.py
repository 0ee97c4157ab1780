"""One person's files are erased for good, in steps that are gone through again when the program dies between them.

A note beside the files says that they have to go, from the moment that is known; it is the last to be deleted. The
key goes first: without it the files are noise, whatever a disk keeps of deleted ones, so nothing is overwritten. Not
here: how the server tells, and what it is given before (``desktop.sync.handover``).
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from desktop.store import codec
from desktop.store.account_file import Account, AccountFile
from desktop.store.disk import keeping
from desktop.store.secrets import SHARED_KEY, Secrets, everywhere, key_name, pin_name, refresh_name

NOTE = "leaving.json"


class Stage(StrEnum):
    HANDING_OVER = "handing_over"
    """The server has not confirmed everything yet."""
    ERASING = "erasing"
    """Nothing here is needed any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Somebody whose files have to leave this computer."""

    staff_id: UUID
    email: str
    stage: Stage = Stage.HANDING_OVER
    count: int = 0
    """How many changes and files were handed over."""


class Departures:
    """Those of one profile. All may raise :class:`NotKept`; what is said twice is done once."""

    def __init__(self, profile: Path, secrets: Secrets, accounts: AccountFile) -> None:
        self._people = profile / "people"
        self._secrets = secrets
        self._accounts = accounts

    def all(self) -> list[Departure]:
        """Those that are not at their end; a note that cannot be read is none, since the server tells again."""
        found = []
        with keeping(self._people):
            for path in sorted(self._people.glob(f"*/{NOTE}")):
                with suppress(codec.Malformed):
                    found.append(codec.decode(Departure, path.read_bytes()))
        return found

    def of(self, account: Account) -> Departure | None:
        """This person's, if they have to leave."""
        return next((each for each in self.all() if each.staff_id == account.staff_id), None)

    def has_files(self, staff_id: UUID) -> bool:
        """Whether there is anything to hand over, as far as one sees."""
        return (self.directory(staff_id) / "outbox.db").exists()

    def directory(self, staff_id: UUID) -> Path:
        """Where the files are."""
        return self._people / str(staff_id)

    def begin(self, staff_id: UUID, email: str) -> Departure:
        """Note that they have to leave: from now on nothing of it is shown, also after a restart."""
        departure = Departure(staff_id=staff_id, email=email)
        self._write(departure)
        # failpoint: leaving.begun
        return departure

    def confirmed(self, departure: Departure, count: int) -> Departure:
        """The server has all of it."""
        erasing = replace(departure, stage=Stage.ERASING, count=count)
        self._write(erasing)
        # failpoint: leaving.confirmed
        return erasing

    def cancel(self, departure: Departure) -> None:
        """They may stay after all."""
        with keeping(self._note(departure)):
            self._note(departure).unlink(missing_ok=True)

    def erase(self, departure: Departure) -> None:
        """Leave nothing of it; the files are closed."""
        self._drop_secret(key_name(departure.staff_id))
        self._drop_shared_key(departure)
        # failpoint: leaving.key_gone
        self._drop_secret(refresh_name(departure.staff_id))
        self._drop_secret(pin_name(departure.staff_id))
        # failpoint: leaving.token_gone
        self._delete_files(departure)
        # failpoint: leaving.files_gone
        self._accounts.forget(departure.staff_id, departure.email)
        # failpoint: leaving.account_gone
        folder = self.directory(departure.staff_id)
        with keeping(folder):
            self._note(departure).unlink(missing_ok=True)
            # failpoint: leaving.note_gone
            with suppress(FileNotFoundError):
                folder.rmdir()

    def _drop_shared_key(self, departure: Departure) -> None:
        """An older program had one key for all: it goes with the last who may need it."""
        others = set(self._people.glob("*/outbox.db")) - {self.directory(departure.staff_id) / "outbox.db"}
        if not others:
            self._drop_secret(SHARED_KEY)

    def _drop_secret(self, name: str) -> None:
        for place in everywhere(self._secrets, self._people.parent):
            place.delete(name)

    def _delete_files(self, departure: Departure) -> None:
        folder = self.directory(departure.staff_id)
        with keeping(folder):
            for path in sorted(folder.glob("*")):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                elif path.name != NOTE:
                    path.unlink(missing_ok=True)

    def _note(self, departure: Departure) -> Path:
        return self.directory(departure.staff_id) / NOTE

    def _write(self, departure: Departure) -> None:
        note = self._note(departure)
        fresh = note.with_suffix(".new")
        with keeping(note):
            note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                file.write(codec.encode(departure))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(note)
