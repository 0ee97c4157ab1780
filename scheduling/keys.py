"""What a key of another program may be limited to: a few scopes, each naming actions of the table of rights.

A key may do what its scopes name and the column of a site allows, never more. The keys themselves are the
server's.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from scheduling.rights import Action


class Scope(StrEnum):
    """A part of the API that the owner opens to a key."""

    AVAILABILITY = "availability"
    """See the plans and the free times."""
    BOOKINGS = "bookings"
    """Hold a time, book, move, cancel, and see what was booked, with what was paid and what comes back."""
    CUSTOMERS = "customers"
    """Bring in customers and their vehicles, and read back those that it brought."""
    REQUESTS = "requests"
    """Ask for a visit, see what became of it, answer the workshop's other times."""
    PAYMENTS = "payments"
    """Check out: what is due, what was paid, what comes back."""
    WAITLIST = "waitlist"
    """Look for a mechanic at once, and wait in line for one."""
    SESSIONS = "sessions"
    """Take part in a booked session as its customer: lobby, messages, files, rating."""


ACTIONS: dict[Scope, frozenset[Action]] = {
    Scope.AVAILABILITY: frozenset({Action.VIEW_BUSY}),
    Scope.BOOKINGS: frozenset(
        {Action.HOLD, Action.BOOK, Action.MOVE, Action.CANCEL, Action.VIEW_CUSTOMERS, Action.VIEW_MONEY}
    ),
    Scope.CUSTOMERS: frozenset({Action.VIEW_CUSTOMERS, Action.EDIT_CUSTOMERS}),
    Scope.REQUESTS: frozenset(
        {Action.CREATE_REQUESTS, Action.VIEW_REQUESTS, Action.ANSWER_REQUESTS, Action.VIEW_CUSTOMERS}
    ),
    Scope.PAYMENTS: frozenset(
        {Action.CHECK_OUT, Action.VIEW_MONEY, Action.BOOK, Action.HOLD, Action.VIEW_CUSTOMERS}
    ),
    Scope.WAITLIST: frozenset(
        {Action.SEEK_MECHANIC, Action.MANAGE_WAITLIST, Action.BOOK, Action.VIEW_CUSTOMERS}
    ),
    Scope.SESSIONS: frozenset(
        {Action.JOIN_LOBBY, Action.VIEW_SESSION, Action.ADD_TO_SESSION, Action.RATE, Action.VIEW_CUSTOMERS}
    ),
}
"""Beside ``ACT_FOR_CUSTOMERS``, which each key has. Who books names a customer, so it must see whose they are."""


def actions_of(scopes: Iterable[Scope]) -> frozenset[Action]:
    """All that keys of these scopes may ask for, as far as a site may at all."""
    return frozenset({Action.ACT_FOR_CUSTOMERS}).union(*(ACTIONS[scope] for scope in scopes))
