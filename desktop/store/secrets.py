"""The few secrets of a desktop: refresh tokens, keys of the local files, hashes of PINs.

Kept in the system's keyring, or, where there is none, in a file that only the user can read; ``kind`` says
which, so that the screen can. The keyring's backend is chosen here: the package's own choice is slow to
import. Not here: what a secret is good for.
"""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol
from uuid import UUID

import msgspec

from desktop.store.database import KEY_BYTES
from desktop.store.disk import keeping
from desktop.store.errors import NotKept, Trouble

SERVICE = "autodoctor-workshop"
SHARED_KEY = "files"
"""The key that an older program had for the files of all people of a profile."""

Kind = Literal["keyring", "file"]


class Secrets(Protocol):
    """Small named texts. ``kind`` tells where they are. All may raise :class:`NotKept`."""

    @property
    def kind(self) -> Kind: ...
    def get(self, name: str) -> str | None: ...
    def set(self, name: str, value: str) -> None: ...
    def delete(self, name: str) -> None: ...


class FileSecrets:
    """A 0600 file in a 0700 directory, replaced as a whole."""

    kind: Kind = "file"

    def __init__(self, directory: Path) -> None:
        """Raises :class:`NotKept` when the directory can not be made."""
        with keeping(directory):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            directory.chmod(0o700)
        self._path = directory / "secrets.json"

    def get(self, name: str) -> str | None:
        return self._read().get(name)

    def set(self, name: str, value: str) -> None:
        self._write(self._read() | {name: value})

    def delete(self, name: str) -> None:
        self._write({key: value for key, value in self._read().items() if key != name})

    def _read(self) -> dict[str, str]:
        with keeping(self._path):
            try:
                data = self._path.read_bytes()
            except FileNotFoundError:
                return {}
        return msgspec.json.decode(data, type=dict[str, str])

    def _write(self, values: dict[str, str]) -> None:
        fresh = self._path.with_suffix(".new")
        with keeping(self._path):
            fresh.unlink(missing_ok=True)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.encode(values))
                file.flush()
                os.fsync(file.fileno())
            # failpoint: secrets.draft_written
            fresh.replace(self._path)


class KeyringSecrets:
    """The system's keyring, through one of the keyring package's backends; ``profile`` keeps two apart."""

    kind: Kind = "keyring"

    def __init__(self, backend: Any, profile: str) -> None:
        self._backend = backend
        self._profile = profile

    def get(self, name: str) -> str | None:
        with _unlocked():
            value = self._backend.get_password(SERVICE, self._user(name))
        return None if value is None else str(value)

    def set(self, name: str, value: str) -> None:
        with _unlocked():
            self._backend.set_password(SERVICE, self._user(name), value)

    def delete(self, name: str) -> None:
        if self.get(name) is not None:
            with _unlocked():
                self._backend.delete_password(SERVICE, self._user(name))

    def _user(self, name: str) -> str:
        return f"{self._profile}/{name}"


@contextmanager
def _unlocked() -> Iterator[None]:
    """A keyring may be locked, or its service gone, at any time: no bug of ours, and it may pass."""
    try:
        yield
    except Exception as error:  # each backend raises what it likes
        raise NotKept(Path(SERVICE), Trouble.KEYRING_LOCKED, type(error).__name__) from error


def open_secrets(directory: Path, choose: Callable[[], Any | None] | None = None) -> Secrets:
    """The keyring if it works, else the file in ``directory``, which also tells profiles apart."""
    if (directory / "secrets.json").exists():
        return FileSecrets(directory)  # what is there already is not looked for elsewhere
    backend = (choose or keyring_backend)()
    if backend is None:
        return FileSecrets(directory)
    return KeyringSecrets(backend, str(directory.resolve()))


def keyring_backend(platform: str = sys.platform) -> Any | None:
    """The platform's backend when it can be used now (asked by reading from it), else ``None``."""
    if platform == "linux" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None  # no session bus, no secret service: not worth the import
    try:
        backend = _backend(platform)
        backend.get_password(SERVICE, "probe")
    except Exception:  # whatever a foreign keyring raises means that it can not be used
        return None
    return backend


BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "linux": ("keyring.backends.SecretService", "Keyring"),
}


def _backend(platform: str) -> Any:
    module, name = BACKENDS[platform]
    return getattr(import_module(module), name)()


def refresh_name(staff_id: UUID) -> str:
    """Of a person's refresh token."""
    return f"refresh/{staff_id}"


def key_name(staff_id: UUID) -> str:
    """Of the key of a person's files: each has one, so that one can be erased alone."""
    return f"files/{staff_id}"


def pin_name(staff_id: UUID) -> str:
    """Of what is kept of a person's PIN (``pins``)."""
    return f"pin/{staff_id}"


class KeyMissing(LookupError):
    """There are files already, and their key is nowhere to be found now."""


def file_key(secrets: Secrets, staff_id: UUID, *, made: Path | None = None) -> bytes:
    """The 256-bit key of a person's local files, made at the first call.

    ``made`` is the profile's directory when there are such files already: then no other key is made, which could
    never open them. It is looked for in the keyring too, where it is if that could not be used meanwhile, and
    under the name that an older program gave it; raises :class:`KeyMissing`.
    """
    name = key_name(staff_id)
    text = secrets.get(name)
    if text is None:
        text = _made_before(secrets, name, made) if made is not None else _new_key()
        secrets.set(name, text)
    return base64.b64decode(text)


def keep_key(secrets: Secrets, staff_id: UUID, key: bytes) -> None:
    """This is the key of the person's files."""
    secrets.set(key_name(staff_id), base64.b64encode(key).decode())


def _new_key() -> str:
    import secrets as random  # not needed for the first paint

    return base64.b64encode(random.token_bytes(KEY_BYTES)).decode()


def everywhere(secrets: Secrets, profile: Path) -> list[Secrets]:
    """Where something of this profile may be: also in a keyring that could not be used when its file was begun."""
    backend = keyring_backend() if secrets.kind == "file" else None
    return [secrets] if backend is None else [secrets, KeyringSecrets(backend, str(profile.resolve()))]


def _made_before(secrets: Secrets, name: str, made: Path) -> str:
    for place in everywhere(secrets, made):
        for known in (name, SHARED_KEY):
            text = place.get(known)
            if text is not None:
                return text
    raise KeyMissing(name)
