"""Who could help at once, as the server says: asked when somebody presses Find, never while they type. No words."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from desktop.presenters.among import Among, is_among
from desktop.presenters.on_server import OnServer, Reached
from scheduling.matching_messages import MechanicLine, WaysAnswer, WaysQuestion


class Finds(Protocol):
    """As much of ``desktop.sync.seeking.Seeking`` as is needed here."""

    async def ways(self, question: WaysQuestion) -> WaysAnswer: ...
    async def favourites(self, customer_id: UUID) -> list[UUID]: ...


class Finder(OnServer):
    """``answer`` is what was found last, for ``asked``."""

    def __init__(self, server: Finds) -> None:
        super().__init__()
        self._server = server
        self.asked: WaysQuestion | None = None
        self.answer: WaysAnswer | None = None
        self.favourites: frozenset[UUID] = frozenset()
        self._among = Among.ALL

    async def find(self, question: WaysQuestion) -> None:
        """Ask anew; what was found before is nothing any more."""

        async def work() -> None:
            self.asked, self.answer = question, None
            self.answer = await self._server.ways(question)
            liked = await self._server.favourites(question.customer_id) if question.customer_id else []
            self.favourites = frozenset(liked)
            self.known = True

        await self._in_turn(work, Reached.LOOKED)

    def show(self, among: Among) -> None:
        """Only these of what was found."""
        self._among = among
        self.changed.emit()

    @property
    def makes(self) -> bool:
        """Whether it was asked for a make of which somebody may be a specialist."""
        return self.asked is not None and bool(self.asked.make)

    @property
    def among(self) -> Among:
        """Which of them are shown; specialists only while there is a make."""
        return Among.ALL if self._among is Among.BRAND and not self.makes else self._among

    def found(self) -> list[MechanicLine]:
        """Who is online, the best first."""
        return self._of(self.answer.there) if self.answer is not None else []

    def offline(self) -> list[MechanicLine]:
        """Who is not, favourites first; to look through."""
        return self.answer.offline if self.answer is not None else []

    def _of(self, lines: list[MechanicLine]) -> list[MechanicLine]:
        return [line for line in lines if is_among(line, self.among, self.favourites)]
