"""What the booking flow asks of the server, kept until it is answered, also when the wizard is left meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from psygnal import EmitLoopError

from desktop.presenters.tasks import Tasks


class BookingTasks(Tasks):
    """At the end a hold is still let go, if that is quick; nothing runs longer."""

    def __init__(self) -> None:
        super().__init__(_surface)
        self._over = False

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run it in the loop that is running now; after the end, not at all."""
        if self._over:
            work.close()
        else:
            super().spawn(work)

    async def finish(self, patience: float) -> None:
        """Wait so many seconds at most for what runs, and end the rest."""
        try:
            if self._running:
                await asyncio.wait(set(self._running), timeout=patience)
        finally:
            self._over = True
            await self.close()


def _surface(fault: BaseException) -> None:
    """What escapes here is a bug, or what the disk did not take: the loop's handler tells one from the other.

    What a listener of the hold raised comes wrapped by the signal.
    """
    if isinstance(fault, EmitLoopError) and fault.__cause__ is not None:
        fault = fault.__cause__
    asyncio.get_running_loop().call_exception_handler(
        {"message": "asking the server failed", "exception": fault}
    )
