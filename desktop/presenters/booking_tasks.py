"""How the booking flow starts what it asks of the server, where its owner gives no other way."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from desktop.presenters.tasks import Tasks


def _surface(fault: BaseException) -> None:
    """A fault here is a bug: the loop's handler logs and shows it."""
    asyncio.get_running_loop().call_exception_handler(
        {"message": "asking the server for a hold failed", "exception": fault}
    )


_tasks = Tasks(_surface)


def spawn(work: Coroutine[Any, Any, None]) -> None:
    """Run it in the loop that is running now."""
    _tasks.spawn(work)
