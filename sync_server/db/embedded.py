"""PostgreSQL that comes along: start and stop a cluster of our own from the binaries of a wheel.

SCRAM for every connection, loopback only, a free port at each start, random passwords in a file for the user's eyes.
As root, which PostgreSQL refuses, binaries and data belong to the system user ``autodoctor``. Not here: tables
(``migrate``), and any PostgreSQL that somebody else runs. Why so: docs/adr/0005-embedded-postgres.md
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec
import psycopg

from sync_server.db import embedded_files as files
from sync_server.db.embedded_files import EmbeddedPostgresError
from sync_server.db.embedded_lock import NOBODY_KNOWN, ClusterBusy, ClusterLock, Holder

__all__ = ["ClusterBusy", "EmbeddedPostgres", "EmbeddedPostgresError", "Urls"]

DATABASE = "autodoctor"
SUPERUSER = "postgres"
ROLES = {
    "autodoctor_owner": "NOSUPERUSER",
    "autodoctor_app": "NOSUPERUSER",
    "autodoctor_backup": "NOSUPERUSER BYPASSRLS",
}
START_SECONDS = 60
STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Urls:
    """Where the database answers, for each role: ``postgresql://role:password@127.0.0.1:port/autodoctor``."""

    owner: str
    app: str
    backup: str
    superuser: str

    def of_database(self, name: str) -> Urls:
        """The same roles at another database of the cluster."""
        return Urls(*(f"{url.rpartition('/')[0]}/{name}" for url in self._all()))

    def _all(self) -> tuple[str, str, str, str]:
        return self.owner, self.app, self.backup, self.superuser


class EmbeddedPostgres:
    """One cluster in ``directory``; also a context manager.

    ``fsync=False`` is for tests, whose data nobody misses. Start it from the main thread: on Linux the server is
    told to stop when the thread that started it ends, so that a program that dies leaves nothing running. ``who``
    starts it is what others are told; ``passing``: a command that soon ends, in whose cluster nobody else works.
    """

    def __init__(
        self,
        directory: Path,
        *,
        fsync: bool = True,
        settings: dict[str, str] | None = None,
        who: str = NOBODY_KNOWN.who,
        passing: bool = False,
    ) -> None:
        directory = directory.absolute()  # PostgreSQL may be started elsewhere
        self.directory = directory
        self._holder = Holder(who, os.getpid(), passing)
        self._lock = ClusterLock(directory.with_name(f"{directory.name}.lock"))
        self._claimed = False
        self._data = directory / "data"
        self._log = directory / "postgres.log"
        self._passwords_file = directory / "passwords.json"
        self._fsync = fsync
        self._settings = settings or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._user = files.service_user()
        self.port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def binaries(self) -> Path:
        """The folder with ``postgres``, ``pgbench`` and the rest, made runnable by the service user."""
        return files.binaries(self._user)

    def start(self) -> Urls:
        """Create the cluster if there is none, start it, and answer when it does; roles and database included.

        Raises :class:`ClusterBusy` when another program has it.
        """
        if self._process is None:
            try:
                self._take()
                self._start()
            except BaseException:
                self.stop()
                raise
        return self.urls()

    @contextlib.contextmanager
    def claim(self) -> Iterator[None]:
        """Keep all others from it, however often it is started and stopped meanwhile, or even removed."""
        self._take()
        self._claimed = True
        try:
            yield
        finally:
            self._claimed = False
            self.stop()

    def _take(self) -> None:
        holder = self._lock.take(self._holder)
        if holder is not None:
            raise ClusterBusy(self.directory, holder)

    def _start(self) -> None:
        self._prepare()
        self._stop_left_over()
        for _ in range(3):  # somebody may take the port between the look and the start
            self.port = _free_port()
            self._process = self._launch()
            if self._wait_until_ready():
                break
            self._process = None
        else:
            raise EmbeddedPostgresError(
                f"PostgreSQL does not start; the end of {self._log}:\n{self._log_end()}"
            )
        self._create_roles()

    def stop(self) -> None:
        """Stop at once, without waiting for clients, and leave the data consistent. One that is gone is no error."""
        self._end("fast")

    def kill(self) -> None:
        """Stop it as a power cut would; for tests of recovery."""
        self._end("immediate")

    def _end(self, mode: str) -> None:
        process, self._process = self._process, None
        try:
            if process is not None and process.poll() is None:
                with contextlib.suppress(EmbeddedPostgresError):  # it may end by itself just now
                    self._pg_ctl("stop", "-m", mode, "-t", str(STOP_SECONDS))
                try:
                    process.wait(STOP_SECONDS)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        finally:
            if not self._claimed:
                self._lock.release()

    def urls(self) -> Urls:
        """Where the running cluster answers."""
        passwords = self._passwords()

        def url(role: str) -> str:
            return f"postgresql://{role}:{passwords[role]}@127.0.0.1:{self.port}/{DATABASE}"

        owner, app, backup = (url(role) for role in ROLES)
        return Urls(owner, app, backup, url(SUPERUSER))

    def running_urls(self) -> Urls | None:
        """Where the cluster answers when another program runs it already; ``None`` when it does not run.

        Raises :class:`ClusterBusy` when that program is soon over, or the cluster runs and lets nobody in now: that
        it does not answer us is no proof that it may be started anew.
        """
        holder = self._lock.holder()
        if holder is not None and holder.passing:
            raise ClusterBusy(self.directory, holder)
        pid_file = self._data / "postmaster.pid"
        try:  # the file's fourth line is the port; PostgreSQL removes it when it stops
            self.port = int(pid_file.read_text().splitlines()[3])
            urls = self.urls()
            runs = not files.is_another_program(pid_file, self._data) and _listens(self.port)
        except (FileNotFoundError, IndexError, ValueError):
            runs = False
        if not runs:
            if holder is not None:
                raise ClusterBusy(self.directory, holder)
            return None
        try:
            psycopg.connect(urls.app, connect_timeout=2).close()
        except psycopg.OperationalError as error:
            why = str(error).strip().splitlines()[-1].rpartition("FATAL:")[2].strip()
            raise ClusterBusy(self.directory, holder, why) from error
        return urls

    def _prepare(self) -> None:
        files.make_reachable(self.directory, self._user)
        ready = (self._data / "autodoctor-ready").exists()
        if ready and self._passwords_file.exists():
            return
        if self._data.exists():  # a first start that was cut short: nothing was ever stored in it
            if ready:
                raise EmbeddedPostgresError(f"{self._passwords_file} is missing, but {self._data} holds data")
            shutil.rmtree(self._data)
        passwords = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *ROLES)}
        files.write_private(self._passwords_file, msgspec.json.encode(passwords))
        self._initdb(passwords[SUPERUSER])

    def _initdb(self, password: str) -> None:
        files.make_owned(self._data, self._user)
        password_file = self.directory / f"pw-{secrets.token_hex(4)}"
        files.write_private(password_file, password.encode())
        files.give(password_file, self._user)
        try:
            self._run(
                "initdb",
                f"--pgdata={self._data}",
                f"--username={SUPERUSER}",
                "--auth=scram-sha-256",
                f"--pwfile={password_file}",
                "--encoding=UTF8",
                "--no-locale",
                *([] if self._fsync else ["--no-sync"]),
            )
        finally:
            password_file.unlink()

    def _launch(self) -> subprocess.Popen[bytes]:
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "max_connections": "200",
            "fsync": "on" if self._fsync else "off",
            "synchronous_commit": "on" if self._fsync else "off",
            "full_page_writes": "on" if self._fsync else "off",
        } | self._settings
        command = [str(self.binaries / "postgres"), "-D", str(self._data)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [*files.end_with_parent(), *command],
                cwd="/" if self._user else None,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl+C in a terminal is for whoever started us
                **files.as_user(self._user),
            )

    def _wait_until_ready(self) -> bool:
        """False when the server ended by itself."""
        assert self._process is not None  # noqa: S101  (set by the only caller)
        deadline = time.monotonic() + START_SECONDS
        url = f"{self.urls().superuser.rpartition('/')[0]}/postgres"
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                return False
            try:
                psycopg.connect(url, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return True
        raise EmbeddedPostgresError(f"PostgreSQL did not answer in {START_SECONDS} s; see {self._log}")

    def _create_roles(self) -> None:
        ready = self._data / "autodoctor-ready"
        if ready.exists():
            return
        passwords = self._passwords()
        url = f"{self.urls().superuser.rpartition('/')[0]}/postgres"
        with psycopg.connect(url, autocommit=True) as connection:
            for role, rights in ROLES.items():
                if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    connection.execute(
                        psycopg.sql.SQL("CREATE ROLE {} LOGIN NOCREATEDB NOCREATEROLE {} PASSWORD {}").format(
                            psycopg.sql.Identifier(role), psycopg.sql.SQL(rights), passwords[role]
                        )
                    )
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER autodoctor_owner")
            connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO autodoctor_app, autodoctor_backup")
        ready.touch()

    def _stop_left_over(self) -> None:
        """A server whose program was killed on a system that could not end it: stop it before starting anew.

        Only under the lock: a server whose program lives is not ours to stop.
        """
        pid_file = self._data / "postmaster.pid"
        if not pid_file.exists():
            return
        if files.is_another_program(pid_file, self._data):  # the number was left by a power cut
            pid_file.unlink()
            return
        with contextlib.suppress(EmbeddedPostgresError):  # not running after all: PostgreSQL removes the file
            self._pg_ctl("stop", "-m", "fast", "-t", str(STOP_SECONDS))

    def _pg_ctl(self, *arguments: str) -> None:
        self._run("pg_ctl", f"--pgdata={self._data}", "--silent", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self.binaries / program), *arguments],
            cwd="/" if self._user else None,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **files.as_user(self._user),
        )
        if done.returncode:
            raise EmbeddedPostgresError(
                f"{program} failed ({done.returncode}): {done.stderr.strip()[-2000:]}"
            )

    def _passwords(self) -> dict[str, str]:
        return msgspec.json.decode(self._passwords_file.read_bytes(), type=dict[str, str])

    def _log_end(self) -> str:
        return self._log.read_text(errors="replace")[-1500:] if self._log.exists() else "(no log)"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    """Only a refusal means that nobody is there; a server with its hands full may not answer either."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except ConnectionRefusedError:
        return False
    except OSError:
        return True
    return True


def data_home() -> Path:
    """Where the server's data is when nothing else is said: ``AUTODOCTOR_HOME``, else by system and user."""
    told = os.environ.get("AUTODOCTOR_HOME")
    if told:
        return Path(told).absolute()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return files.SYSTEM_HOME
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "autodoctor"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "autodoctor"
