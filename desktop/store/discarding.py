"""Taking a change back that the server has not answered: what is written down, and how that ends.

The row stays in the outbox, with its number: the server wants every number, and it may have the change already. It
is sent without its arguments (a husk), to which the server answers what it had answered before, or refuses for good.
Not here: what is sent when (``outbox.parcels``), or what the user is asked first (``desktop.presenters.change_acts``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.store.pending import ChangeState, Discard, PendingChange
from scheduling.commands import Outcome

if TYPE_CHECKING:
    from sqlalchemy import Connection

CAME_TO_NOTHING = "discard = 'asked' AND (attempts = 0 OR (settled_at IS NOT NULL AND code = 'discarded'))"
"""Of what was taken back: never sent, or answered so. What was refused and made anew was answered otherwise."""

MEANT = "discard <> 'asked'"
"""Neither taken back nor made anew."""

SOME = 500
"""Ids in one statement."""


def ask(connection: Connection, mids: Sequence[UUID]) -> None:
    """These are taken back, as of the commit."""
    from desktop.store import tables

    table = tables.outbox
    for start in range(0, len(mids), SOME):
        some = [str(mid) for mid in mids[start : start + SOME]]
        wanted = table.c.mid.in_(some)
        connection.execute(table.update().where(wanted).values(discard=Discard.ASKED.value))


def supersede(connection: Connection, mid: UUID) -> None:
    """A refused change was made anew: it is seen, and after a restore of the server it must not take effect too."""
    from desktop.store import tables

    table = tables.outbox
    wanted = table.c.mid == str(mid)
    connection.execute(table.update().where(wanted).values(discard=Discard.ASKED.value, dismissed=True))


def end(discard: Discard, state: ChangeState, outcome: Outcome) -> dict[str, Any]:
    """What an answer makes of a change: taken back and forgotten, or too late, since the server had it already.

    A conflict that left a row (a booking without a place) was late too. What came late and was sent once more, after
    a restore of the server, is refused like any other change where it is refused then.
    """
    holds = state is ChangeState.APPLIED or bool(outcome.stored_as)
    if discard is Discard.NONE or holds:
        return {"discard": Discard.LATE if discard else Discard.NONE, "dismissed": False}
    return {
        "discard": discard if discard is Discard.ASKED else Discard.NONE,
        "dismissed": discard is Discard.ASKED,
    }


def seen(change: PendingChange) -> Discard:
    """What is left to say once the user has seen what became of it: of one that came late, nothing; it holds."""
    return Discard.NONE if change.discard is Discard.LATE else change.discard
