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
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec
import psycopg

from sync_server.db import embedded_files as files
from sync_server.db.embedded_files import EmbeddedPostgresError

__all__ = ["EmbeddedPostgres", "EmbeddedPostgresError", "Urls"]

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
    told to stop when the thread that started it ends, so that a program that dies leaves nothing running.
    """

    def __init__(
        self, directory: Path, *, fsync: bool = True, settings: dict[str, str] | None = None
    ) -> None:
        self.directory = directory
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
        """Create the cluster if there is none, start it, and answer when it does; roles and database included."""
        if self._process is not None:
            return self.urls()
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
        return self.urls()

    def stop(self) -> None:
        """Stop at once, without waiting for clients, and leave the data consistent."""
        process, self._process = self._process, None
        if process is None:
            return
        self._pg_ctl("stop", "-m", "fast", "-t", str(STOP_SECONDS))
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def kill(self) -> None:
        """Stop it as a power cut would; for tests of recovery."""
        process, self._process = self._process, None
        if process is not None:
            self._pg_ctl("stop", "-m", "immediate", "-t", str(STOP_SECONDS))
            process.wait(STOP_SECONDS)

    def urls(self) -> Urls:
        """Where the running cluster answers."""
        passwords = self._passwords()

        def url(role: str) -> str:
            return f"postgresql://{role}:{passwords[role]}@127.0.0.1:{self.port}/{DATABASE}"

        owner, app, backup = (url(role) for role in ROLES)
        return Urls(owner, app, backup, url(SUPERUSER))

    def running_urls(self) -> Urls | None:
        """Where the cluster answers when another program runs it already; ``None`` when it does not run."""
        try:  # the file's fourth line is the port; PostgreSQL removes it when it stops
            self.port = int((self._data / "postmaster.pid").read_text().splitlines()[3])
            urls = self.urls()
            psycopg.connect(urls.app, connect_timeout=2).close()
        except (OSError, IndexError, ValueError, psycopg.OperationalError):
            return None
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
        self.stop()
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
        """A server whose program was killed on a system that could not end it: stop it before starting anew."""
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


def data_home() -> Path:
    """Where the server's data is when nothing else is said: ``AUTODOCTOR_HOME``, else by system and user."""
    told = os.environ.get("AUTODOCTOR_HOME")
    if told:
        return Path(told)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return files.SYSTEM_HOME
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "autodoctor"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "autodoctor"
