"""Keys with which websites and other programs come in, for the owner: made, shown once, revoked. No words."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol
from uuid import UUID

from desktop.presenters.editing import FieldProblem, OneOf
from desktop.presenters.on_server import Reached
from desktop.store.telling import tell
from desktop.sync.errors import Refused
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.key_messages import LONGEST_NAME, SECRET_BYTES, KeyLine, KeyMade, KeyWish
from scheduling.keys import Scope

DAY = 86_400
LASTS = (None, 90, 365)
"""Days for which a new key is good; none: until it is revoked."""


class ManagesKeys(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def keys(self) -> list[KeyLine]: ...
    async def make_key(self, wish: KeyWish) -> KeyMade: ...
    async def revoke_key(self, key_id: UUID) -> None: ...


class WebsiteKeys(OneOf[KeyLine]):
    """Those that open something first, the newest first. ``made``: the one that was just made, while it is shown."""

    def __init__(self, server: ManagesKeys, now: Callable[[], int]) -> None:
        super().__init__()
        self._server = server
        self._now = now
        self.made: KeyMade | None = None
        self.copied = False
        """Whether the one that is shown was."""
        self._tried: tuple[KeyWish, int | None] | None = None
        """What was asked for last, and for how many days: asked for again in the same words it is the same key."""

    def id_of(self, row: KeyLine) -> UUID:
        return row.id

    def fields(self) -> list[str]:
        return ["name", "scopes", "lasts"]

    def stored(self, row: KeyLine | None, field: str) -> Any:
        """A new one's: a key that is there is not changed."""
        del row
        return {"name": "", "scopes": (), "lasts": None}[field]

    def tick(self, scope: Scope, *, on: bool) -> None:
        """Open a part of the API to it, or not."""
        had = set(self.text("scopes")) - {scope} | ({scope} if on else set())
        self.type("scopes", tuple(each for each in Scope if each in had))

    def lives(self, line: KeyLine) -> bool:
        """Whether it opens anything now."""
        return line.revoked_at is None and (line.expires_at is None or self._now() < line.expires_at)

    def problems(self) -> dict[str, FieldProblem]:
        found = {}
        if not self.read("name"):
            found["name"] = FieldProblem.MISSING
        elif len(self.read("name")) > LONGEST_NAME:
            found["name"] = FieldProblem.OUT_OF_RANGE
        if not self.read("scopes"):
            found["scopes"] = FieldProblem.MISSING
        return found

    @property
    def uncopied(self) -> bool:
        """Whether a key is shown that nobody has copied: it would be lost."""
        return self.made is not None and not self.copied

    def copy(self) -> str:
        """The key that is shown, to be taken along."""
        self.copied = True
        return self.made.key if self.made is not None else ""

    def drop(self) -> None:
        """It was copied, and is not shown any more."""
        self.made = None
        tell(self.changed)

    async def revoke(self, line: KeyLine) -> bool:
        """It opens nothing any more."""

        async def work() -> None:
            self._forget_tried(line.id)
            await self._server.revoke_key(line.id)
            self.reached = Reached.ANSWERED
            await self._known()

        return await self._do(work)

    async def _load(self) -> None:
        self.rows = sorted(await self._server.keys(), key=lambda line: not self.lives(line))
        for line in self.rows:
            if not self.lives(line):
                self._forget_tried(line.id)

    def _forget_tried(self, key_id: UUID) -> None:
        """It opens nothing any more: the same words mean another one."""
        if self._tried is not None and self._tried[0].key_id == key_id:
            self._tried = None

    async def _put(self, seen: KeyLine | None) -> None:
        del seen
        lasts = self.read("lasts")
        wish = KeyWish(
            name=self.read("name"),
            scopes=list(self.read("scopes")),
            expires_at=None if lasts is None else self._now() + lasts * DAY,
            key_id=uuid7(),
            secret=secrets.token_hex(SECRET_BYTES),
        )
        if self._tried is not None:
            before, lasted = self._tried
            if (before.name, before.scopes, lasted) == (wish.name, wish.scopes, lasts):
                wish = before  # its answer may have been lost
        self._tried = wish, lasts
        try:
            self.made = await self._server.make_key(wish)
        except Refused as error:
            if error.problem.code != ErrorCode.GONE:
                raise
            # it had arrived, and was revoked since by somebody else
            wish = replace(wish, key_id=uuid7(), secret=secrets.token_hex(SECRET_BYTES))
            self._tried = wish, lasts
            self.made = await self._server.make_key(wish)
        self._tried, self.copied = None, False
