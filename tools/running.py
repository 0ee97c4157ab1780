"""What `make run` tells other programs about itself: where the server is and who works in the demo workshop."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec

from desktop.store.account_file import AccountFile
from desktop.store.codec import Malformed
from desktop.store.errors import NotKept
from sync_server.db.embedded import data_home
from sync_server.db.embedded_files import end_with_parent, write_private
from sync_server.db.embedded_lock import TAKEN, fcntl, try_lock

ROOT = Path(__file__).parents[1]
TOUR_CUSTOMER = "Gisèle Tournesol"
"""For whom the offscreen tour books; nobody else in the demo has that name."""


class Person(msgspec.Struct, frozen=True):
    """One line of the demo's credentials file."""

    email: str
    password: str
    name: str
    role: str
    organization: str = ""


class People(msgspec.Struct, frozen=True):
    people: list[Person]


class Running(msgspec.Struct, frozen=True):
    """Written while `make run` runs."""

    server: str
    pid: int


class Home:
    """The files of one `make run`: database, logs, profiles of desktops, credentials of the demo."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or data_home()
        self.postgres = self.folder / "postgres"
        self.desktops = self.folder / "desktop"
        self.logs = self.folder / "logs"
        self.credentials = self.folder / "demo-credentials.json"
        self.secret = self.folder / "token-secret"
        self.running = self.folder / "running.json"
        self.gone = self.folder / ".gone"
        self._lock = self.folder / "run.lock"

    def lock(self) -> contextlib.AbstractContextManager[object] | None:
        """Held while `make run` runs; ``None`` when another one holds it. The system lets go when we end, however.

        Raises ``OSError`` where the folder's disk has no locks.
        """
        with contextlib.ExitStack() as closing:
            file = closing.enter_context(os.fdopen(os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)))
            try:
                taken = try_lock(file.fileno())
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(self._lock)) from error
            if taken:
                closing.pop_all()
            return file if taken else None

    def _is_locked(self) -> bool:
        """Whether somebody holds the lock; without locks nobody can tell, and the process is asked alone."""
        if fcntl is None:
            return True
        try:
            with self._lock.open() as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in TAKEN
        return False

    def parts(self) -> list[Path]:
        """All that FRESH=1 removes, in an order that may be cut short anywhere.

        Never credentials or desktops' copies of a database that is gone; a database without them gets new ones.
        """
        return [self.credentials, self.desktops, self.postgres, self.secret, self.logs, self.running]

    def people(self) -> list[Person]:
        """Who can sign in to the demo, the first one first."""
        return msgspec.json.decode(self.credentials.read_bytes(), type=People).people

    def read_running(self) -> Running | None:
        """What runs now, or ``None``; a file left by a program that was killed counts as none.

        Its process number alone would not do: after a power cut it may be anybody's.
        """
        try:
            running = msgspec.json.decode(self.running.read_bytes(), type=Running)
        except (OSError, msgspec.MsgspecError):
            return None
        return running if self._is_locked() and _alive(running.pid) else None

    def write_running(self, server: str) -> None:
        """Say that we run."""
        write_private(self.running, msgspec.json.encode(Running(server=server, pid=os.getpid())))

    def password_file(self, person: Person) -> Path:
        """A file with one person's password, for the desktop's ``--password-file``."""
        folder = self.desktops
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{profile_name(person)}.password"
        write_private(path, person.password.encode())
        return path


def profile_name(person: Person) -> str:
    """The name of a person's profile on this machine: the part of the address before the @."""
    return "".join(c if c.isalnum() else "-" for c in person.email.partition("@")[0])


def who_opens(home: Home, person: Person) -> str:
    """Whose window opens in a person's profile: somebody else's, where somebody else signed in there last."""
    try:
        account = AccountFile(home.desktops / profile_name(person)).current()
    except (NotKept, Malformed):
        return ""  # the desktop will say what is wrong
    if account is None:
        return f"signing in as {person.name}"
    return f"still signed in as {account.name}"


def desktop_command(home: Home, person: Person, server: str) -> list[str]:
    """How a desktop is started in the profile of ``person``, who is signed in if nobody is."""
    return [
        *end_with_parent(),
        *(sys.executable, "-m", "desktop", "--server", server, "--home", str(home.desktops)),
        *("--profile", profile_name(person), "--email", person.email),
        *("--password-file", str(home.password_file(person))),
    ]


def has_display() -> bool:
    """Whether a window can be opened."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        done = subprocess.run(
            ["tasklist", "/fi", f"pid eq {pid}"], capture_output=True, text=True, check=False
        )
        return str(pid) in done.stdout
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
