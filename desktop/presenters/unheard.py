"""Taking back what nobody else has heard of yet: as if it had never been. Not here: what is done about the rest."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from desktop.presenters.building_on import building_on
from desktop.presenters.undo import TakenBack
from desktop.presenters.undo_labels import BACK
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
from scheduling.commands import Command
from scheduling.errors import TooLate


def let_go(store: LocalStore, mid: UUID, *along: UUID) -> bool:
    """Discard a change that was never sent and on which nothing that waits builds; whether it was such a one.

    ``along``: what was made with it, builds on it and goes with it. Raises :class:`NotKept`.
    """
    for each in (mid, *along):
        change = store.change(each)
        if change is None or change.discarded or change.state not in UNANSWERED or change.attempts:
            return False
    if any(change.mid not in along for change in building_on(mid, store.changes())):
        return False
    store.discard([mid, *along])
    return True


def letting_go(
    store: LocalStore, mid: UUID, *along: UUID, goes_with: tuple[type[Command], ...] = ()
) -> Callable[[], TakenBack]:
    """For the undo stack: the same, or ``TooLate``, with ``built`` where only what was done since stands in the way.

    ``goes_with``: what was done since on what was made, and is nothing without it.
    """

    def take_back() -> TakenBack:
        since = building_on(mid, store.changes())
        more = [each.mid for each in since if isinstance(each.command, goes_with) and each.mid not in along]
        if not let_go(store, mid, *along, *more):
            change = store.change(mid)
            kept_here = change is not None and change.state in UNANSWERED and not change.attempts
            raise TooLate(built=bool(since) and kept_here)
        return TakenBack(BACK)

    return take_back
