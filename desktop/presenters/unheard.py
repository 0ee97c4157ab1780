"""Taking back what nobody else has heard of yet: as if it had never been. Not here: what is done about the rest."""

from __future__ import annotations

from uuid import UUID

from desktop.presenters.building_on import building_on
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED


def let_go(store: LocalStore, mid: UUID) -> bool:
    """Discard a change that was never sent and on which nothing that waits builds; whether it was such a one.

    Raises :class:`NotKept`.
    """
    change = store.change(mid)
    if change is None or change.discarded or change.state not in UNANSWERED or change.attempts:
        return False
    if building_on(mid, store.changes()):
        return False
    store.discard([mid])
    return True
