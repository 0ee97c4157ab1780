"""`make run`: database, server, worker, demo workshop and desktop, from nothing, stopped together by Ctrl+C.

`make serve` is the same without a desktop, for other programs; there a gateway takes cards that charges nobody.

The data stays for the next start. Each program's output goes to a file of its own; what went wrong is shown.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from scheduling.vocabulary import Role
from sync_server.db.embedded import EmbeddedPostgres, EmbeddedPostgresError, Urls
from sync_server.db.embedded_files import end_with_parent
from sync_server.db.embedded_lock import fcntl
from tools.fresh import Kept, begin_anew, clear_left_over, question
from tools.running import ROOT, Home, desktop_command, has_display, who_opens
from tools.stopping import Stop, listen, whole

START_SECONDS = 60
STOP_SECONDS = 15
USUAL_PORT = 8080
LEAST_FREE_MB = 400
"""The embedded database takes about 200 with a demo, and writes ahead."""


class StartFailed(Exception):
    """A step failed; the message is for the user."""


def main() -> int:
    """The exit code: 0 after Ctrl+C or a finished tour, 1 when something failed."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="remove the data of earlier starts first")
    parser.add_argument(
        "--yes", action="store_true", help="with --fresh: also what is not the demo's, unasked"
    )
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "tour")
    parser.add_argument("--serve", action="store_true", help="without a desktop, until Ctrl+C")
    arguments = parser.parse_args()
    listen()
    home = Home()
    try:
        with contextlib.ExitStack() as stack:
            stack.enter_context(_claim(home))
            clear_left_over(home)
            if arguments.fresh:
                begin_anew(home, sure=arguments.yes, ask=question())
            _expect_room(home)
            launcher = Launcher(home, stack)
            return launcher.serve() if arguments.serve else launcher.run(arguments.pictures)
    except (StartFailed, EmbeddedPostgresError, Kept) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\n{_in_words(error, home)}", file=sys.stderr)
        return 1
    except Stop as stop:
        print(f"\nStopped. {str(stop) or f'The data stays in {home.folder}'}")
        return 0


class Launcher:
    """Starts the parts one after the other; the stack ends them in the opposite order."""

    def __init__(self, home: Home, stack: contextlib.ExitStack) -> None:
        self._home = home
        self._stack = stack
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._environment = dict(os.environ, PYTHONUNBUFFERED="1")
        self._url = ""
        self._server_wanted = True
        self._told_taken = False
        """That the port is somebody else's meanwhile."""
        if hasattr(signal, "SIGUSR1"):
            signal.signal(signal.SIGUSR1, lambda *_: self._want_server(False))
            signal.signal(signal.SIGUSR2, lambda *_: self._want_server(True))

    def run(self, pictures: Path) -> int:
        """Everything up, then the desktop, then wait."""
        self._up()
        return self._desktop(self._url) if has_display() else self._tour(self._url, pictures)

    def serve(self) -> int:
        """Everything up but a desktop, then wait."""
        self._environment.setdefault("AUTODOCTOR_PAYMENTS", "fake")
        self._up()
        owner = next(person for person in self._home.people() if person.role == Role.OWNER)
        print(
            f"\nThe API's document: {self._url}/schema/openapi.json; how to begin: docs/api.md, "
            f"as the owner, {owner.email}.\n{self._where()}\nCtrl+C here stops everything.",
            flush=True,
        )
        while True:
            self._tick()

    def _up(self) -> None:
        home = self._home
        home.logs.mkdir(mode=0o700, exist_ok=True)
        self._database()
        with step("Tables up to date"):
            self._command("migrate", "migrate")
        if not home.credentials.exists():
            with step("A demo workshop in Montréal, with a year of history"):
                self._command("demo", "demo", "--renew", "--credentials", str(home.credentials))
        port = _port()
        self._environment["AUTODOCTOR_PORT"] = str(port)
        self._url = f"http://127.0.0.1:{port}"
        self._serve()
        home.write_running(self._url)
        self._stack.callback(lambda: home.running.unlink(missing_ok=True))

    def _where(self) -> str:
        return f"Everybody's passwords: {self._home.credentials}"

    def _database(self) -> None:
        told = os.environ.get("AUTODOCTOR_DATABASE_URL"), os.environ.get("AUTODOCTOR_OWNER_DATABASE_URL")
        if all(told):
            print("Using the PostgreSQL named by AUTODOCTOR_DATABASE_URL")
        elif any(told):
            raise StartFailed(
                "Set both AUTODOCTOR_DATABASE_URL and AUTODOCTOR_OWNER_DATABASE_URL, or neither."
            )
        else:
            with step("PostgreSQL of our own"):
                cluster = EmbeddedPostgres(self._home.postgres, who="`make run`")
                self._stack.callback(cluster.stop)
                with whole:
                    self._use(cluster.start())
        self._environment["AUTODOCTOR_SECRET_FILE"] = str(self._home.secret)

    def _use(self, urls: Urls) -> None:
        self._environment["AUTODOCTOR_DATABASE_URL"] = urls.app
        self._environment["AUTODOCTOR_OWNER_DATABASE_URL"] = urls.owner

    def _serve(self) -> None:
        with step(f"Server at {self._url}"):
            self._start("server", [sys.executable, "-m", "sync_server", "serve"])
            self._wait_healthy(self._url)
        with step("Job worker"):
            self._start("worker", [sys.executable, "-m", "sync_server", "work"])

    def _want_server(self, wanted: bool) -> None:
        """Noted here, done by the loop: a signal may come at any moment."""
        self._server_wanted = wanted

    def _follow_wish(self) -> None:
        """`make server-stop` and `make server-start`: the desktops go on meanwhile."""
        runs = "server" in self._children
        if runs and not self._server_wanted:
            for name in ("worker", "server"):
                self._end(name, self._children[name])
            print(
                "The server is stopped. The desktops go on; `make server-start` brings it back.", flush=True
            )
        elif not runs and self._server_wanted and self._port_is_ours():
            self._serve()

    def _port_is_ours(self) -> bool:
        """Another program may have taken it while the server was stopped: then the desktops go on, and so do we."""
        port = int(self._environment["AUTODOCTOR_PORT"])
        refused = _refused(port)
        if refused is not None and not self._told_taken:
            print(
                f"{_why_not(str(port), refused)} The desktops go on; the server starts as soon as it is free.",
                flush=True,
            )
        self._told_taken = refused is not None
        return refused is None

    def _wait_healthy(self, url: str) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:  # noqa: S310  (loopback, ours)
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            self._check_children()
            if time.monotonic() > deadline:
                raise StartFailed(f"The server does not answer.\n{self._log_end('server')}")
            time.sleep(0.1)

    def _desktop(self, server: str) -> int:
        person = self._home.people()[0]
        with step(", ".join(filter(None, ("Desktop", who_opens(self._home, person))))):
            desktop = self._start("desktop", desktop_command(self._home, person, server), watched=False)
        print("\nIn another terminal, `make desktop` opens a second one as another member of the staff.")
        print(f"{self._where()}\nCtrl+C here stops everything.\n", flush=True)
        while desktop.poll() is None:
            self._tick()
        if desktop.returncode > 0:
            raise StartFailed(f"The desktop ended with an error.\n{self._log_end('desktop')}")
        if desktop.returncode < 0:  # somebody looks what is left after a kill: the rest is needed for that
            print(
                f"The desktop was killed (signal {-desktop.returncode}). The server still runs; "
                f'`make desktop WHO="{person.name}"` opens it again. Ctrl+C stops everything.',
                flush=True,
            )
        else:
            print(
                "The window was closed; the server still runs for other desktops. Ctrl+C stops it.",
                flush=True,
            )
        while True:
            self._tick()

    def _tick(self) -> None:
        self._check_children()
        self._follow_wish()
        time.sleep(0.2)

    def _tour(self, server: str, pictures: Path) -> int:
        print(
            "\nThere is no display (DISPLAY and WAYLAND_DISPLAY are not set), so no window can be opened here."
        )
        print(
            "Doing the same offscreen: two desktops, a booking made on one, seen on the other.\n", flush=True
        )
        environment = dict(self._environment, QT_QPA_PLATFORM="offscreen")
        command = [sys.executable, "-m", "tools.offscreen_tour", "--server", server]
        command += ["--home", str(self._home.folder), "--out", str(pictures)]
        began = time.time()
        with whole:
            tour = subprocess.Popen([*end_with_parent(), *command], cwd=ROOT, env=environment)
            self._stack.callback(self._end, "tour", tour)
        code = tour.wait()
        made = [p for p in sorted(pictures.glob("*.png")) if p.stat().st_mtime >= began - 1]
        if made:
            print("\nPictures:", *(f"  {picture}" for picture in made), sep="\n")
        print(
            f"\nAll of it is stopped again; the data stays in {self._home.folder}. {self._where()}\n"
            "`make serve` keeps the server running, for other programs.",
            flush=True,
        )
        return code

    def _command(self, name: str, *arguments: str) -> None:
        command = [sys.executable, "-m", "sync_server", *arguments]
        if self._start(name, command, watched=False).wait():
            raise StartFailed(f"`python -m sync_server {' '.join(arguments)}` failed.\n{self._log_end(name)}")

    def _start(self, name: str, command: list[str], *, watched: bool = True) -> subprocess.Popen[bytes]:
        prefix = [] if command[: len(end_with_parent())] == end_with_parent() else end_with_parent()
        with (self._home.logs / f"{name}.log").open("wb") as output, whole:
            child = subprocess.Popen(
                [*prefix, *command],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl+C is ours; we end the parts in order
            )
            self._stack.callback(self._end, name, child)
            if watched:
                self._children[name] = child
        return child

    def _end(self, name: str, child: subprocess.Popen[bytes]) -> None:
        self._children.pop(name, None)
        if child.poll() is None:
            child.terminate()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"{name} did not end by itself and was stopped", file=sys.stderr)
            child.kill()
            child.wait()

    def _check_children(self) -> None:
        for name, child in self._children.items():
            if child.poll() is not None:
                raise StartFailed(
                    f"The {name} ended unexpectedly ({child.returncode}).\n{self._log_end(name)}"
                )

    def _log_end(self, name: str) -> str:
        log = self._home.logs / f"{name}.log"
        lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
        return "\n".join([f"The end of {log}:", *(f"    {line}" for line in lines)])


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done while it is done, and how long it took."""
    started = time.monotonic()
    print(f"{what} …", end="", flush=True)
    try:
        yield
    except Stop:
        print(" stopped", flush=True)
        raise
    except BaseException:
        print(" failed", flush=True)
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)


def _expect_room(home: Home) -> None:
    """After FRESH=1, which makes some."""
    free = shutil.disk_usage(home.folder).free // 1_000_000
    if free < LEAST_FREE_MB:
        raise StartFailed(
            f"The disk of {home.folder} is nearly full: {free} MB are free, {LEAST_FREE_MB} are needed.\n"
            "Make room, or set AUTODOCTOR_HOME to a folder on another disk."
        )


def _claim(home: Home) -> contextlib.AbstractContextManager[object]:
    """The folder, for us alone."""
    home.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    lock = home.lock()
    running = home.read_running()
    if running is not None and (lock is None or fcntl is None):
        raise StartFailed(
            f"It runs already, at {running.server} (process {running.pid}). `make desktop` opens another window."
        )
    if lock is None:
        raise StartFailed(f"Another `make run` is just starting or stopping in {home.folder}. Wait for it.")
    return lock


def _in_words(error: OSError, home: Home) -> str:
    """What the system refused, and what to do about it."""
    what = error.filename or home.folder
    if error.errno == errno.ENOSPC:
        return (
            f"The disk of {home.folder} is full. Make room, then start again; nothing that was saved is lost."
        )
    if error.errno in {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}:
        return f"{what} cannot be locked ({error.strerror}). Set AUTODOCTOR_HOME to a folder on a disk of this machine."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"{what} cannot be written to ({error.strerror}). Set AUTODOCTOR_HOME to a folder of your own."
    return f"{what}: {error.strerror or error}"


def _port() -> int:
    """The one that AUTODOCTOR_PORT names; else the usual one, or a free one where somebody else has it."""
    told = os.environ.get("AUTODOCTOR_PORT", "").strip() or "0"
    if not (told.isascii() and told.isdigit() and len(told) <= 5 and int(told) <= 65535):
        raise StartFailed(f"AUTODOCTOR_PORT is not a port: {told!r}")
    refused: OSError | None = None
    for wanted in (int(told),) if int(told) else (USUAL_PORT, 0):
        try:
            return _bound(wanted)
        except OSError as error:
            refused = error
    if not int(told):
        raise StartFailed("No port is free on this machine.")
    raise StartFailed(
        f"{_why_not(told, refused, '(AUTODOCTOR_PORT) ')} Without AUTODOCTOR_PORT a free one is chosen."
    )


def _bound(wanted: int) -> int:
    """The port that is had for that one, which is the same but for 0; raises ``OSError`` where there is none."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", wanted))
        return int(probe.getsockname()[1])


def _refused(port: int) -> OSError | None:
    """Why it cannot be had now, if it cannot."""
    try:
        _bound(port)
    except OSError as error:
        return error
    return None


def _why_not(port: str, refused: OSError | None, named: str = "") -> str:
    why = "cannot be used" if refused is None else f"cannot be used ({refused.strerror})"
    if refused is not None and refused.errno == errno.EADDRINUSE:
        why = "is taken by another program"
    elif refused is not None and refused.errno in {errno.EACCES, errno.EPERM}:
        why = "is not for you to use: those below 1024 are the system's"
    return f"Port {port} {named}{why}."


if __name__ == "__main__":
    sys.exit(main())
