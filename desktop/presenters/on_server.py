"""What only the server has and nothing is kept of here: asked for when it is looked at, changed there. No words.

Whoever shows it makes one of these; what it asks is the subclass's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from enum import StrEnum

from psygnal import Signal

from desktop.store.telling import tell
from desktop.sync.errors import BadAnswer, Offline, Refused


class Reached(StrEnum):
    """How far what was asked last had come when it failed."""

    LOOKED = "looked"
    """The list was asked for, or is up to date."""
    ASKED = "asked"
    """Something was to be done; whether it was is not known."""
    ANSWERED = "answered"
    """The server has answered that; the list is the old one still."""


class OnServer:
    """``busy`` while the server is asked; ``problem`` is why it did not work, as the engine's codes."""

    changed = Signal()

    def __init__(self) -> None:
        self.busy = False
        self._queue = asyncio.Lock()
        self.known = False
        """Whether the server has answered once."""
        self.problem = ""
        self.problem_field = ""
        """The field of what was sent that it is about, where the server named one."""
        self.problem_params: dict[str, object] = {}
        """What else the server said of it."""
        self.reached = Reached.LOOKED
        """What is known all the same, where there is a problem."""

    async def _in_turn(self, work: Callable[[], Awaitable[None]], reached: Reached = Reached.ASKED) -> bool:
        """As ``_do``, but after what is under way, where all that is asked comes this way."""
        async with self._queue:
            return await self._do(work, reached)

    async def _do(self, work: Callable[[], Awaitable[None]], reached: Reached = Reached.ASKED) -> bool:
        """Whether it went well; nothing is done while something else is."""
        if self.busy:
            return False
        self.busy, self.problem, self.problem_field, self.reached = True, "", "", reached
        self.problem_params = {}
        tell(self.changed)
        try:
            await work()
        except Refused as error:
            self.problem = error.problem.code
            self.problem_params = error.problem.params
            self.problem_field = str(error.problem.params.get("field", ""))
        except Offline as error:
            self.problem = "bad_answer" if isinstance(error, BadAnswer) else "unreachable"
        finally:
            self.busy = False
            tell(self.changed)
        return not self.problem

    def forget_trouble(self) -> None:
        """What went wrong is no matter any more."""
        self.problem, self.problem_field, self.problem_params = "", "", {}
        tell(self.changed)
