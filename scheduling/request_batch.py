"""Confirming all requests without a clash at one go: which, and each for which of its times.

The queue tells it of each line. The client sends one confirmation for each, so that every one is decided, answered,
shown and taken back by itself, and all of it works without the server too. Nothing here decides whether a time is free.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from scheduling.request_choices import Choice
from scheduling.request_queue import Entry
from scheduling.visit_requests import RequestState, VisitRequest


class Ready(NamedTuple):
    """A request and the time for which it can be confirmed without anybody losing by it."""

    request: VisitRequest
    choice: Choice


def without_clash(entries: Iterable[Entry]) -> list[Ready]:
    """The pending requests with a time that nothing stands against and nobody else wants, in the queue's order.

    Of each the customer's best such time. A time with rivals is left for a person to decide, even where only
    one of them could have it; so none of those that are told here takes the place of another.
    """
    ready: list[Ready] = []
    for entry in entries:
        if entry.state is not RequestState.PENDING:
            continue
        choice = next((each for each in entry.choices if not each.clashes and not each.rivals), None)
        if choice is not None and choice.bay_id is not None:
            ready.append(Ready(entry.request, choice))
    return ready
