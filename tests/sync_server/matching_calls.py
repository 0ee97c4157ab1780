"""The calls of matching in the test of every endpoint: what each names must be there first."""

from __future__ import annotations

from typing import Any

from scheduling.ids import uuid7
from scheduling.matching_messages import Assign, JoinWaitlist, WaysQuestion
from scheduling.presence_messages import PresenceSwitch
from scheduling.vocabulary import VisitKind
from tests.sync_server.matching_shop import ask_now, brought, held_for, joined, offer_to
from tests.sync_server.shop import Shop

SEARCH = "/matching/sessions/{session_id:uuid}"
ENTRY = "/waitlist/{entry_id:uuid}"
ENDPOINTS = (
    ("GET", "/presence"),
    ("PUT", "/presence"),
    ("POST", "/presence/heard"),
    ("POST", "/matching/sessions"),
    ("GET", SEARCH),
    ("POST", f"{SEARCH}/assign"),
    ("POST", "/matching/ways"),
    ("GET", "/offers"),
    ("POST", "/offers/{offer_id:uuid}/accept"),
    ("POST", "/offers/{offer_id:uuid}/decline"),
    ("GET", "/waitlist"),
    ("POST", "/waitlist"),
    ("GET", ENTRY),
    ("DELETE", ENTRY),
    ("POST", f"{ENTRY}/book"),
)


async def needed(endpoint: tuple[str, str], shop: Shop, who: str) -> Any:
    """An offer to whoever asks, a session that is sought for, an entry of the waitlist."""
    await brought(shop, shop.customer)
    path = endpoint[1]
    if path.startswith("/offers/"):
        return (await offer_to(shop, who if who in ("anna", "ivan") else "ivan")).id
    if path.startswith(SEARCH):
        return (await offer_to(shop, "ivan")).session_id
    if not path.startswith(ENTRY):
        return None
    line = await joined(shop)
    if path.endswith("/book"):
        await held_for(shop, line.entry_id)
    return line


def call(endpoint: tuple[str, str], theirs: Shop, ready: Any) -> tuple[str, Any]:
    """Path and body of one good request, with ids of ``theirs``."""
    method, path = endpoint
    if path.startswith(ENTRY):
        path = path.replace("{entry_id:uuid}", str(ready.entry_id))
    path = path.replace("{session_id:uuid}", str(ready)).replace("{offer_id:uuid}", str(ready))
    bodies: dict[tuple[str, str], Any] = {
        ("PUT", "/presence"): PresenceSwitch(accepting_now=True),
        ("POST", "/matching/sessions"): ask_now(theirs),
        ("POST", f"{SEARCH}/assign"): Assign(mechanic_id=theirs.bert.id),
        ("POST", "/matching/ways"): WaysQuestion(
            kind=VisitKind.VIDEO, customer_id=theirs.customer.id, plan_id=theirs.plan.id
        ),
        ("POST", "/waitlist"): JoinWaitlist(
            entry_id=uuid7(), customer_id=theirs.customer.id, kind=VisitKind.VIDEO
        ),
    }
    if (method, endpoint[1]) == ("POST", f"{ENTRY}/book"):
        return path, ask_now(theirs, customer_id=ready.customer_id, vehicle_id=None, just_advice=True)
    return path, bodies.get(endpoint)
