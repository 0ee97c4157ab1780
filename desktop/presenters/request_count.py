"""How many visit requests wait for the shop's answer: for the rail and the Today screen, asked at each change.

Asks the engine nothing. What is to be known of each is ``requests``.
"""

from __future__ import annotations

from desktop.presenters.calendar_rights import Rights
from desktop.store.local_store import LocalStore
from scheduling.visit_request_records import VisitRequest, waits_for_shop


def requests_waiting(store: LocalStore, rights: Rights) -> int:
    """None for whom they are no affair of."""
    if not rights.may_answer_requests():
        return 0
    return sum(map(waits_for_shop, store.all(VisitRequest)))
