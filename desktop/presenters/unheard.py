"""Taking back what nobody else has heard of yet: as if it had never been. Not here: what is done about the rest."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from desktop.presenters.building_on import building_on
from desktop.presenters.undo import TakenBack
from desktop.presenters.undo_labels import BACK
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
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


def letting_go(store: LocalStore, mid: UUID, *along: UUID) -> Callable[[], TakenBack]:
    """For the undo stack: the same, or ``TooLate``."""

    def take_back() -> TakenBack:
        if not let_go(store, mid, *along):
            raise TooLate
        return TakenBack(BACK)

    return take_back
