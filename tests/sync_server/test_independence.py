"""Contractor independence (domain, section 1), as tests that fail for whoever adds what the law does not allow.

No acceptance rate, no count of how anybody answers, no order of mechanics by it, no work without a yes: looked for in
the database's columns, the rows' fields, the rights, the table of offers' steps and the API's own document.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import httpx
import psycopg
import pytest

import scheduling
import sync_server.services
from scheduling.ids import uuid7
from scheduling.matching import Candidate, MatchCode
from scheduling.offer_rounds import Action as RoundAction
from scheduling.offers import OFFER_TRANSITIONS, Acceptance, Offer, OfferFacts, OfferRound, OfferState
from scheduling.records import Mechanic
from scheduling.rights import Action, Column, Extent, extent
from scheduling.sessions import Actor
from sync_server.db.embedded import Urls
from sync_server.db.stored import STORED
from tests.sync_server.shop import Shop

ANSWERS = (
    r"accept(s|ed|ance|ances|ing)?|declin(e|es|ed|ing)|refus(e|es|ed|al|als)|reject(s|ed|ion|ions)?"
    r"|answer(s|ed)?|response|responses|missed|ignored|offers?"
)
COUNTS = (
    r"rate|rates|ratio|percent|percentage|share|count|counts|counter|counted|total|totals|number|tally"
    r"|score|scores|ranking|rank|streak|penalt(y|ies)|strikes?|quota|minimum|average|mean|median|frequency"
    r"|history|reliability"
)
COMPULSION = (
    r"forced?_?(assign\w*|accept\w*|shift\w*)|auto_?(assign|accept)\w*|must_accept|compulsory"
    r"|mandatory_(hours|shift)|min(imum)?_(hours|shifts|acceptance)|shift_?assign\w*"
)

FORBIDDEN = (
    re.compile(rf"(^|_)({ANSWERS})_(\w+_)?({COUNTS})(_|$)"),
    re.compile(rf"(^|_)({COUNTS})_(\w+_)?({ANSWERS})(_|$)"),
    re.compile(rf"(^|_)({COMPULSION})(_|$)"),
    re.compile(r"(^|_)(responsiveness|acceptances|declines|rejections)(_|$)"),
)
ALLOWED = {
    "independent_share",  # of the price, in money
    "last_offered_at",  # when, whatever came of it: ties go to who waited longest
}


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("-", "_").lower()


def _offends(name: str) -> bool:
    plain = _snake(name).replace("counter_offer", "other_times")  # a workshop's, to a customer
    return plain not in ALLOWED and any(pattern.search(plain) for pattern in FORBIDDEN)


@pytest.mark.parametrize(
    "name",
    [
        "acceptance_rate",
        "acceptanceRate",
        "declined_count",
        "decline_counter",
        "count_of_declines",
        "offers_declined_total",
        "total_offers",
        "response_rate",
        "missed_offers_count",
        "forced_assignment",
        "auto_assign",
        "minimum_hours",
        "min_acceptance",
        "reliability_of_answers",
        "declines",
    ],
)
def test_such_names_are_found(name: str) -> None:
    assert _offends(name)


@pytest.mark.parametrize(
    "name",
    ["accepting_now", "answer_until", "closing", "acceptance", "declined", "offer_id", "rating", "made_at"],
)
def test_and_others_are_not(name: str) -> None:
    assert not _offends(name)


def test_no_column_of_the_database_keeps_how_anybody_answers(module_database: Urls) -> None:
    query = """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE 'procrastinate%'"""
    with psycopg.connect(module_database.owner) as connection:
        found = connection.execute(query).fetchall()
        functions = connection.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        ).fetchall()
    assert len(found) > 200
    assert [f"{table}.{column}" for table, column in found if _offends(column) or _offends(table)] == []
    assert [name for (name,) in functions if _offends(name)] == []


def test_offers_and_presence_have_these_columns_and_no_others() -> None:
    """Whoever adds one says here what it is for."""
    columns = {stored.table.name: set(stored.table.columns.keys()) for stored in STORED.values()}
    assert columns["mechanic_offer"] == {
        "tenant_id", "id", "session_id", "mechanic_id", "state", "round", "made_at", "expires_at",
        "starts", "sequence", "reasons", "acceptance", "closing",
    }  # fmt: skip
    assert columns["accepting_now"] == {"tenant_id", "mechanic_id", "accepting", "changed_at"}
    assert columns["mechanic_heard"] == {"tenant_id", "mechanic_id", "heard_at"}


def _dataclasses() -> Iterator[type[Any]]:

    for package in (scheduling, sync_server.services):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for value in vars(module).values():
                if isinstance(value, type) and is_dataclass(value):
                    yield value


def test_no_field_of_any_row_message_or_policy_does() -> None:
    names = {(cls.__name__, field.name) for cls in _dataclasses() for field in fields(cls)}
    assert len(names) > 500
    assert [f"{cls}.{field}" for cls, field in names if _offends(field)] == []


def test_matching_knows_nothing_of_earlier_answers() -> None:
    assert {field.name for field in fields(Candidate)} == {
        "mechanic", "soonness", "online", "city", "last_offered_at",
    }  # fmt: skip
    assert {code.value for code in MatchCode} == {
        "online_now", "within_half_hour", "within_hour", "today", "keyword", "brand", "experience",
        "same_postal_area", "same_city", "rating",
    }  # fmt: skip
    assert not [field.name for field in fields(Mechanic) if _offends(field.name)]


def test_no_step_of_an_offer_gives_an_independent_mechanic_work_without_a_yes(shop: Shop) -> None:
    """By whom: the mechanic, the mechanic's own standing yes, or a workshop for its affiliated ones."""
    offer = _offer(shop.ivan)
    for step in OFFER_TRANSITIONS:
        if step.target is not OfferState.ACCEPTED:
            continue
        for actor in step.actors - {Actor.MECHANIC}:
            facts = OfferFacts(now=1, mechanic=shop.ivan, slot_confirmed=True, inside_published_times=True)
            assert not step.guard(offer, facts), f"{actor} gives work to an independent mechanic"
        facts = OfferFacts(now=1, mechanic=shop.ivan, acting_mechanic_id=shop.anna.id, slot_confirmed=True)
        assert not step.guard(offer, facts), "nobody says yes for another"
    assert set(Acceptance) == {Acceptance.MECHANIC, Acceptance.STANDING, Acceptance.WORKSHOP}
    assert {action.value for action in RoundAction} == {"offer", "broadcast", "give_up", "close", "nothing"}


def _offer(mechanic: Mechanic) -> Offer:
    return Offer(
        id=uuid7(),
        session_id=uuid7(),
        mechanic_id=mechanic.id,
        state=OfferState.OFFERED,
        round=OfferRound.BEST,
        made_at=0,
        expires_at=100,
        starts=50,
    )


def test_declining_has_no_guard_but_that_it_is_ones_own(shop: Shop) -> None:
    (step,) = [each for each in OFFER_TRANSITIONS if each.target is OfferState.DECLINED]
    assert step.actors == {Actor.MECHANIC}
    late = OfferFacts(now=10_000, mechanic=shop.ivan, acting_mechanic_id=shop.ivan.id, request_closed=True)
    assert step.guard(_offer(shop.ivan), late)


def test_nobody_but_a_mechanic_answers_or_switches_for_a_mechanic() -> None:
    for action in (Action.ANSWER_OFFER, Action.ACCEPT_NOW):
        for column in Column:
            mechanics = {Column.INDEPENDENT, Column.AFFILIATED}
            assert extent(column, action) is (Extent.OWN if column in mechanics else Extent.NONE)
    assert extent(Column.OWNER, Action.MANAGE_OWN_HOURS) is Extent.NONE, "nobody else sets their hours"
    assert not [action.value for action in Action if _offends(action.value)]


async def test_the_api_promises_no_such_thing(client: httpx.AsyncClient) -> None:
    document = (await client.get("/schema/openapi.json")).json()
    names = set(_names(document))
    assert "accepting_now" in names, "else this test looks at nothing"
    assert sorted(name for name in names if _offends(name)) == []
    paths = [part for path in document["paths"] for part in path.strip("/").split("/")]
    assert [part for part in paths if _offends(part.strip("{}"))] == []


def _names(value: Any) -> Iterator[str]:
    """Names of schemas, their fields, parameters and closed words, however deep."""
    match value:
        case dict():
            for key, each in value.items():
                if key == "properties" and isinstance(each, dict):
                    yield from each
                if key in ("name", "title") and isinstance(each, str) and " " not in each:
                    yield each
                if key == "enum" and isinstance(each, list):
                    yield from (word for word in each if isinstance(word, str))
                yield from _names(each)
        case list():
            for each in value:
                yield from _names(each)
