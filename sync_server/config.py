"""What the server is told by its environment. No defaults that only suit one machine, no secrets here."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "AUTODOCTOR_"
KEY_REQUESTS = 300
"""A minute, of one key, unless the environment says otherwise."""


class ConfigurationError(Exception):
    """The environment lacks something or says something that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``database_url`` is the application's role, ``owner_database_url`` the migrations'."""

    database_url: str = field(repr=False)  # both hold passwords
    owner_database_url: str = field(default="", repr=False)
    secret_file: Path = Path("autodoctor.secret")
    seal_file: Path | None = None
    """Of the key that seals the heads of waivers' chains; by default beside ``secret_file``, ending in ``.seal``."""
    escrow_file: Path | None = None
    """To which devices seal the keys of their files; by default beside ``secret_file``, ending in ``.escrow``."""
    host: str = "127.0.0.1"
    port: int = 8080
    """0 lets the system pick one; ``serve`` prints it."""
    least_app: str = "0.1.0"
    """The oldest program that may still pull; what any program pushes is taken."""
    pool_size: int = 12
    payments: str = "none"
    """Who charges cards: ``none``, or ``fake`` to try things out."""
    webhook_secret: str = field(default="", repr=False)
    """With which the gateway signs what it tells."""
    calendars_anywhere: bool = False
    """Whether subscribed calendars may be in private networks, and without encryption."""
    key_requests: int = KEY_REQUESTS
    """That one key may make in a minute, of each server process."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read ``AUTODOCTOR_*``; raises :class:`ConfigurationError`."""
        database_url = environment.get(f"{PREFIX}DATABASE_URL", "")
        if not database_url:
            raise ConfigurationError(f"{PREFIX}DATABASE_URL is not set")
        seal = environment.get(f"{PREFIX}SEAL_FILE", "")
        escrow = environment.get(f"{PREFIX}ESCROW_FILE", "")
        return cls(
            database_url=database_url,
            owner_database_url=environment.get(f"{PREFIX}OWNER_DATABASE_URL", ""),
            secret_file=Path(environment.get(f"{PREFIX}SECRET_FILE", "autodoctor.secret")),
            seal_file=Path(seal) if seal else None,
            escrow_file=Path(escrow) if escrow else None,
            host=environment.get(f"{PREFIX}HOST", "127.0.0.1"),
            port=_number(environment, "PORT", 8080),
            least_app=environment.get(f"{PREFIX}LEAST_APP", "0.1.0"),
            pool_size=_number(environment, "POOL_SIZE", 12),
            payments=environment.get(f"{PREFIX}PAYMENTS", "none"),
            webhook_secret=environment.get(f"{PREFIX}WEBHOOK_SECRET", ""),
            calendars_anywhere=environment.get(f"{PREFIX}CALENDARS_ANYWHERE", "") == "1",
            key_requests=_number(environment, "KEY_REQUESTS", KEY_REQUESTS),
        )


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(PREFIX + name, str(default))
    try:
        return int(text)
    except ValueError as error:
        raise ConfigurationError(f"{PREFIX}{name} is not a number: {text!r}") from error


def read_secret(path: Path) -> bytes:
    """The token-signing secret (32 bytes or more); made at first use, readable by its owner only.

    Raises :class:`ConfigurationError` when the file is too short or others may read it.
    """
    if not path.exists():
        _create_secret(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise ConfigurationError(f"{path} can be read by others; make it 0600")
    secret = path.read_bytes().strip()
    if len(secret) < 32:
        raise ConfigurationError(f"{path} is shorter than 32 bytes")
    return secret


def read_seal_key(settings: Settings) -> bytes:
    """The key that seals the heads of waivers' chains (32 bytes); made at first use, kept as ``read_secret`` says.

    Not the secret of the tokens: that one may be changed any day, and old seals must still be known by theirs.
    """
    path = settings.seal_file or settings.secret_file.with_suffix(".seal")
    return hashlib.sha256(read_secret(path)).digest()


def read_escrow_key(settings: Settings) -> bytes:
    """From which the pair of keys is made that devices seal to; made at first use, kept as ``read_secret`` says.

    A file of its own: without it nobody who lost the key of their files gets it back, whatever else may be changed.
    """
    return read_secret(settings.escrow_file or settings.secret_file.with_suffix(".escrow"))


def _create_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_hex(32).encode())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # unlike a rename this never replaces the secret of a process that was quicker
    except FileExistsError:
        pass
    finally:
        draft.unlink()
