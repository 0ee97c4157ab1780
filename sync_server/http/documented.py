"""What the OpenAPI document says of refusals and of who may ask. The refusals themselves are ``problems``."""

from __future__ import annotations

from collections import defaultdict

from litestar.openapi import ResponseSpec
from litestar.openapi.spec import Components, Example, SecurityScheme, Tag

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.rights import Action
from scheduling.wire import Problem
from sync_server.http.problems import STATUS
from sync_server.http.words import error_words

BEARER = "bearer"
SIGNED_IN: list[dict[str, list[str]]] = [{BEARER: []}]
"""Of an endpoint that needs a token."""
KEY = "key"
WITH_KEY: list[dict[str, list[str]]] = [{KEY: []}]
"""Of an endpoint for other programs."""

COMPONENTS = Components(
    security_schemes={
        BEARER: SecurityScheme(
            type="http", scheme="bearer", bearer_format="JWT", description="From `POST /auth/sign-in`."
        ),
        KEY: SecurityScheme(
            type="http",
            scheme="bearer",
            bearer_format="adk_…",
            description="Of another program, from `POST /keys`; each endpoint that takes it says for which scope.",
        ),
    }
)

TAGS = [
    Tag(name="auth", description="Signing in with an address and a password; tokens and their renewal."),
    Tag(name="availability", description="Which times are free, and every reason why one is not."),
    Tag(name="holds", description="Keeping a time for 15 minutes while a booking is filled in."),
    Tag(name="leases", description="Slots of bays that are kept for walk-ins, by computer."),
    Tag(
        name="presence",
        description="Who accepts immediate sessions now: each mechanic's own switch and their desktop's heartbeat.",
    ),
    Tag(
        name="matching", description="A mechanic at once: asking for one, how far the search is, the ways on."
    ),
    Tag(name="offers", description="What a mechanic is asked, and their answer."),
    Tag(name="waitlist", description="Who found nobody online, first come, first served."),
    Tag(
        name="requests",
        description="The workshop's queue: who wishes for a visit, and what stands against it.",
    ),
    Tag(
        name="sessions",
        description="The day of one session: arrival, lobby, messages, files, what became of it, what was left open.",
    ),
    Tag(name="sync", description="What a device of the shop does to stay in agreement with the others."),
    Tag(
        name="management",
        description="What the owner keeps in order: plans, bays, the organization, its numbers.",
    ),
    Tag(name="staff", description="The owner's people, the mechanics' profiles, and the devices."),
    Tag(
        name="handovers",
        description="Devices whose access was taken away: what they had not sent yet, for the owner to decide on.",
    ),
    Tag(name="keys", description="Keys for a website or another program: the owner makes and revokes them."),
    Tag(
        name="waivers",
        description="The texts that customers sign, what they signed, who has still to, and what became of it.",
    ),
    Tag(
        name="calendars",
        description="Calendars from outside as busy times: subscribed by address, with their age and failures.",
    ),
    Tag(
        name="messages",
        description="What goes out about a booking and what became of it; consent to SMS, reminders on or off.",
    ),
    Tag(
        name="site",
        description="For a website or another system that acts for customers. It comes in by a key, and may see free "
        "times, hold, book, move and cancel for the customers that it brings.",
    ),
    Tag(
        name="account",
        description="For a person, by the token of a link that came to their own address: their records in several "
        "shops linked, and what is upcoming there.",
    ),
    Tag(
        name="workshops",
        description="Workshops near a postal code, of those that want to be found; no sign-in.",
    ),
    Tag(name="checkouts", description="From a hold to a paid booking: what it costs, paying, confirming."),
    Tag(name="money", description="What sessions cost, payments, refunds, credit, the accountant's export."),
    Tag(name="webhooks", description="What the payment gateway tells, signed; no sign-in."),
    Tag(name="audit", description="Who did what from which device, for the owner."),
    Tag(name="health", description="Whether the server and its database answer."),
]

RULE = "rule"
"""The key under which an endpoint names the actions of the table of rights that it asks for."""


SCOPE = "scope"
"""The key under which an endpoint names the scope of keys that it lets in; without it no key is."""


def needs(*actions: Action, scope: Scope | None = None) -> dict[str, object]:
    """An endpoint's ``opt``: what its service requires. None: whoever is signed in. ``scope``: of keys let in."""
    return {RULE: actions} if scope is None else {RULE: actions, SCOPE: scope}


_ALWAYS = (ErrorCode.INVALID, ErrorCode.BUSY)
_SIGNED_IN = (
    ErrorCode.NOT_SIGNED_IN,
    ErrorCode.DEVICE_REVOKED,
    ErrorCode.NOT_ALLOWED,
    ErrorCode.TOO_MANY_ATTEMPTS,
)


def refusals(*codes: ErrorCode, signed_in: bool = True) -> dict[int, ResponseSpec]:
    """The answers of an endpoint that are not 2xx, each with its codes in words and an example.

    A server's own mistake (500) is none of them: it is no part of what is promised.
    """
    by_status: defaultdict[int, list[ErrorCode]] = defaultdict(list)
    for code in (*_ALWAYS, *(_SIGNED_IN if signed_in else ()), *codes):
        if code not in by_status[STATUS[code]]:
            by_status[STATUS[code]].append(code)
    return {
        status: ResponseSpec(
            data_container=Problem,
            generate_examples=False,
            description="; ".join(f"`{code.value}`: {error_words(code, 'en')}" for code in found),
            examples=[_example(code) for code in found],
        )
        for status, found in sorted(by_status.items())
    }


def _example(code: ErrorCode) -> Example:
    body: dict[str, object] = {
        "code": code.value,
        "detail": error_words(code, "en"),
        "params": {},
        "outcome": None,
    }
    return Example(id=code.value, summary=code.value, value=body)
