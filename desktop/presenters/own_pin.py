"""A person's own PIN: set, changed and taken away, once they have proved who they are. No words.

By the old PIN, also without the server; or by the password, which the server looks at. Not here: how often a PIN may be
wrong (``desktop.store.pins``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from enum import StrEnum
from uuid import UUID

from psygnal import Signal

from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.presenters.switching import Wrong
from desktop.store.errors import NotKept
from desktop.store.pins import Flaw, Pins, Standing, flaw, hashed, matches
from desktop.store.telling import tell
from scheduling.errors import ErrorCode


class NotSame(StrEnum):
    """The new PIN was typed otherwise the second time."""

    AGAIN = "again"


class Done(StrEnum):
    """What was done last."""

    SET = "set"
    CHANGED = "changed"
    REMOVED = "removed"


class OwnPin:
    """``by_password``: how the person proves who they are; ``trouble`` is why the last try did not work."""

    changed = Signal()

    def __init__(self, pins: Pins, staff_id: UUID, prove: Callable[[str], Awaitable[None]]) -> None:
        """``prove`` gets the password; it raises ``SignInFailed``."""
        self._pins = pins
        self._staff_id = staff_id
        self._prove = prove
        self.busy = False
        self.trouble: Flaw | NotSame | Wrong | ErrorCode | Trouble | None = None
        self.done: Done | None = None
        self.by_password = self.must_be_password

    @property
    def standing(self) -> Standing:
        """How it stands with the PIN that there is, if any."""
        try:
            return self._pins.standing(self._staff_id)
        except NotKept:
            return Standing()

    @property
    def must_be_password(self) -> bool:
        """Whether there is no PIN by which one could prove anything."""
        standing = self.standing
        return not standing.known or standing.spent

    def prove_by(self, *, password: bool) -> None:
        """By the password, or by the PIN that there is."""
        if not self.busy:
            self.by_password, self.trouble, self.done = password or self.must_be_password, None, None
            tell(self.changed)

    async def save(self, proof: str, pin: str, again: str) -> bool:
        """Have this PIN from now on; whether it is so."""
        return await self._do(proof, pin, flaw(pin) or (NotSame.AGAIN if pin != again else None))

    async def remove(self, proof: str) -> bool:
        """Have none any more; whether it is so."""
        return await self._do(proof, None, None)

    async def _do(self, proof: str, pin: str | None, wrong: Flaw | NotSame | None) -> bool:
        if self.busy:
            return False
        self.done, self.trouble = None, wrong
        if wrong is not None:
            tell(self.changed)
            return False
        self.busy = True
        tell(self.changed)
        try:
            if await self._proven(proof):
                self.done = await self._keep(pin)
        except SignInFailed as failure:
            self.trouble = failure.code
        except NotKept:
            self.trouble = Trouble.NOT_KEPT
        finally:
            self.busy = False
            self.by_password = self.by_password or self.must_be_password
            if self.done is not None:
                self.by_password = self.must_be_password
            tell(self.changed)
        return self.done is not None

    async def _proven(self, proof: str) -> bool:
        if self.by_password:
            if proof:
                await self._prove(proof)
            else:
                self.trouble = Trouble.NO_PASSWORD
            return bool(proof)
        if not proof:
            self.trouble = Wrong.EMPTY
            return False
        kept = self._pins.begin(self._staff_id)
        if kept is not None and await asyncio.to_thread(matches, self._staff_id, proof, kept):
            self._pins.right(self._staff_id)
            return True
        standing = self.standing
        self.trouble = Wrong.SPENT if standing.spent else Wrong.WAIT if kept is None else Wrong.PIN
        return False

    async def _keep(self, pin: str | None) -> Done:
        had = self.standing.known
        if pin is None:
            self._pins.remove(self._staff_id)
            return Done.REMOVED
        self._pins.keep(self._staff_id, await asyncio.to_thread(hashed, self._staff_id, pin))
        return Done.CHANGED if had else Done.SET
