"""What was done with money goes into the trail; texts that people give for it are checked here."""

from __future__ import annotations

from uuid import UUID

from scheduling.errors import Invalid, Rule, TooLong
from scheduling.limits import MOST_TEXT
from sync_server.services import audit
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account


async def note(
    uow: UnitOfWork,
    account: Account | None,
    what: str,
    subject: tuple[str, UUID],
    now: int,
    *,
    detail: str = "",
) -> None:
    """One line about a row of a kind; ``detail`` holds cents and codes, nobody's data. No ``account``: the platform."""
    await audit.note(uow, account, what, now, subject=subject, detail=detail)


def check_reason(text: str) -> None:
    """Raise ``Invalid`` for a reason that says nothing, ``TooLong`` for one that says too much."""
    if not text.strip() or "\x00" in text:
        raise Invalid("a reason is needed", field="reason", rule=Rule.MISSING)
    if len(text) > MOST_TEXT:
        raise TooLong("reason is too long", field="reason")
