"""The PINs of this computer's people: what is kept of them, and how often a wrong one may be given (docs/adr/0029).

A PIN says who stands at the counter; it opens no file. Only a slow, salted hash of it is kept, with the secrets, beside
how many wrong ones were given since the last right one. A try is counted before it is looked at, so that neither a
restart nor a kill gives one back. Not here: whom a right one lets in (``desktop.shell.counter``).
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from desktop.store import codec
from desktop.store.secrets import Secrets, pin_name

SHORTEST, LONGEST = 4, 8
WAITS = (0, 0, 15, 60, 300)
"""Seconds to wait after the first, second … wrong one in a row; after one more the password is asked for."""
MOST_WRONG = len(WAITS) + 1
COST = 2**14
"""Of scrypt, with blocks of 8: 16 MB and about a twentieth of a second, on a busy computer most of a switch."""
_BLOCK, _MEMORY, _SALT = 8, 64 * 2**20, 16


class Flaw(StrEnum):
    """Why something is no PIN."""

    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    TOO_PLAIN = "too_plain"
    """The same digit again and again, or one after the other: what everybody tries first."""


def flaw(pin: str) -> Flaw | None:
    """What is wrong with it as a PIN, if anything."""
    if not (pin.isascii() and pin.isdigit()):
        return Flaw.NOT_DIGITS
    if not SHORTEST <= len(pin) <= LONGEST:
        return Flaw.LENGTH
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return Flaw.TOO_PLAIN if steps in ({0}, {1}, {-1}) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of one person's PIN."""

    salt: str
    hash: str
    cost: int
    wrong: int = 0
    """How many wrong ones were given since the last right one."""
    tried_at: float = 0
    """When the last of them was, by this computer's clock."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with somebody's PIN: ``wait`` seconds until one may be given, ``left`` tries in all."""

    known: bool = False
    wait: float = 0
    left: int = MOST_WRONG

    @property
    def may_be_given(self) -> bool:
        return self.known and self.left > 0 and self.wait <= 0

    @property
    def spent(self) -> bool:
        """Only the password helps any more."""
        return self.known and self.left <= 0


class Pins:
    """Those of one profile; ``clock`` is the computer's. All may raise :class:`NotKept`."""

    def __init__(self, secrets: Secrets, clock: Callable[[], float]) -> None:
        self._secrets = secrets
        self._clock = clock

    def standing(self, staff_id: UUID) -> Standing:
        """Whether this person has one, and may give it now."""
        kept = self._kept(staff_id)
        if kept is None:
            return Standing()
        return Standing(True, self._wait(kept), max(0, MOST_WRONG - kept.wrong))

    def begin(self, staff_id: UUID) -> Kept | None:
        """Count a try, which is wrong until :meth:`right` says otherwise; ``None`` where none may be made now."""
        kept = self._kept(staff_id)
        if kept is None or not self.standing(staff_id).may_be_given:
            return None
        self._write(staff_id, replace(kept, wrong=kept.wrong + 1, tried_at=self._clock()))
        return kept

    def right(self, staff_id: UUID) -> None:
        """The PIN was right, or the person proved by their password who they are: all tries are there again."""
        kept = self._kept(staff_id)
        if kept is not None and kept.wrong:
            self._write(staff_id, replace(kept, wrong=0, tried_at=0))

    def keep(self, staff_id: UUID, kept: Kept) -> None:
        """This is the person's PIN from now on, made by :func:`hashed`."""
        self._write(staff_id, kept)

    def remove(self, staff_id: UUID) -> None:
        """They have none any more."""
        self._secrets.delete(pin_name(staff_id))

    def _wait(self, kept: Kept) -> float:
        """A clock that was set back begins the wait anew; that ends by itself as long as it goes on."""
        if not 0 < kept.wrong < MOST_WRONG:
            return 0
        passed = self._clock() - kept.tried_at
        wait = WAITS[kept.wrong - 1]
        return max(0, min(wait, wait - passed))

    def _kept(self, staff_id: UUID) -> Kept | None:
        text = self._secrets.get(pin_name(staff_id))
        if text is not None:
            with suppress(codec.Malformed):  # of a newer program, or spoilt: as if there were none
                return codec.decode(Kept, text.encode())
        return None

    def _write(self, staff_id: UUID, kept: Kept) -> None:
        self._secrets.set(pin_name(staff_id), codec.encode(kept).decode())


def hashed(staff_id: UUID, pin: str) -> Kept:
    """What is kept of a PIN; it is slow on purpose, so not in the window's thread."""
    import secrets as random  # not needed for the first paint

    salt = random.token_bytes(_SALT)
    return Kept(salt=_text(salt), hash=_text(_hash(staff_id, pin, salt, COST)), cost=COST)


def matches(staff_id: UUID, pin: str, kept: Kept) -> bool:
    """Whether this is the PIN; as slow."""
    import hmac

    made = _hash(staff_id, pin, base64.b64decode(kept.salt), kept.cost)
    return hmac.compare_digest(made, base64.b64decode(kept.hash))


def _hash(staff_id: UUID, pin: str, salt: bytes, cost: int) -> bytes:
    """Bound to the person: what is kept of one is not another's."""
    import hashlib

    return hashlib.scrypt(
        f"{staff_id}:{pin}".encode(), salt=salt, n=cost, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
