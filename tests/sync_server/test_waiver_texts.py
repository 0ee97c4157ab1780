"""Versions of a waiver's text: published by the owner, immutable, followed by higher ones; what changed between two."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import httpx
import psycopg
import pytest

from scheduling.ids import uuid7
from scheduling.waiver_checks import text_digest
from scheduling.waiver_messages import DiffKind, PublishText, TextDiff, WaiverTexts
from scheduling.waiver_records import TemplateTick, WaiverTemplate
from scheduling.wire import AuditPage
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop

TICK = TemplateTick(code="read", words="J’ai lu.")


@pytest.fixture
def owner(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "owner")


def _wish(**changes: Any) -> PublishText:
    plain = PublishText(
        id=uuid7(), province="QC", language="fr", text="Un.\nDeux.\n", ticks=[TICK], after_version=0
    )
    return replace(plain, **changes)


async def _publish(owner: Caller, **changes: Any) -> WaiverTemplate:
    return read(WaiverTemplate, await owner("POST", "/waiver-texts", _wish(**changes)))


async def _texts(caller: Caller, **query: Any) -> list[WaiverTemplate]:
    return read(WaiverTexts, await caller("GET", "/waiver-texts", **query)).templates


async def test_versions_are_counted_by_province_and_language(owner: Caller, context: Context) -> None:
    now = context.now()
    first = await _publish(owner)
    assert (first.version, first.text_sha256) == (1, text_digest("Un.\nDeux.\n"))
    assert now <= first.published_at <= context.now()
    english = await _publish(owner, language="en")
    ontario = await _publish(owner, province="ON", dynamics_allowed=True)
    second = await _publish(owner, after_version=1, text="Un.\n")
    assert [each.version for each in (english, ontario, second)] == [1, 1, 2]
    assert await _texts(owner) == [ontario, english, second, first]
    assert await _texts(owner, current=True) == [ontario, english, second]
    assert await _texts(owner, province="QC", language="fr") == [second, first]


async def test_one_of_the_future_is_not_in_force_and_can_be_followed_before_it_starts(
    owner: Caller, context: Context
) -> None:
    first = await _publish(owner)
    starts = context.now() + 1000
    await _publish(owner, after_version=1, published_at=starts, text="A misprint.")
    assert await _texts(owner, current=True) == [first]
    early = await owner("POST", "/waiver-texts", _wish(after_version=2, published_at=starts - 1))
    assert (early.status_code, problem(early).params["field"]) == (400, "published_at")
    mended = await _publish(owner, after_version=2, published_at=starts)
    assert mended.version == 3


async def test_sent_again_it_is_the_same_and_once(shop: Shop, owner: Caller) -> None:
    wish = _wish()
    answers = await asyncio.gather(*(owner("POST", "/waiver-texts", wish) for _ in range(3)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    other = await owner("POST", "/waiver-texts", replace(wish, text="Another."))
    assert (other.status_code, problem(other).code) == (400, "invalid")
    async with shop.uow() as uow:
        assert await uow.rows.count(WaiverTemplate) == 1


async def test_two_owners_at_once_are_one_version_and_a_refusal(owner: Caller) -> None:
    await _texts(owner)
    answers = await asyncio.gather(*(owner("POST", "/waiver-texts", _wish()) for _ in range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert {problem(answer).code for answer in answers if answer.status_code == 409} == {"stale_edit"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"province": "Québec"}, "invalid"),
        ({"language": "de"}, "invalid"),
        ({"text": "  "}, "invalid"),
        ({"text": "a\x00b"}, "invalid"),
        ({"text": "x" * 200_001}, "too_long"),
        ({"text": "x\n" * 5_000}, "too_long"),
        ({"ticks": [TICK] * 2}, "invalid"),
        ({"ticks": [replace(TICK, code=str(n)) for n in range(51)]}, "too_long"),
        ({"dynamics_allowed": True}, "invalid"),
        ({"published_at": 1}, "invalid"),
        ({"published_at": 2**34}, "invalid"),
        ({"after_version": 3}, "stale_edit"),
        ({"after_version": -1}, "stale_edit"),
    ],
)
async def test_what_is_no_text_is_refused(owner: Caller, changes: dict[str, Any], code: str) -> None:
    response = await owner("POST", "/waiver-texts", _wish(**changes))
    assert (response.status_code, problem(response).code) == (409 if code == "stale_edit" else 400, code)
    assert await _texts(owner) == []


@pytest.mark.parametrize("who", ["desk", "anna", "ivan", "kiosk"])
async def test_the_owner_publishes_and_the_others_read(
    client: httpx.AsyncClient, context: Context, shop: Shop, owner: Caller, who: str
) -> None:
    caller = Caller(client, context, shop, who)
    assert (await caller("POST", "/waiver-texts", _wish())).status_code == 403
    template = await _publish(owner)
    assert await _texts(caller, current=True) == [template]


async def test_what_changed_is_told_line_by_line(owner: Caller) -> None:
    first = await _publish(owner, text="Un.\nDeux.\nTrois.")
    optional = TemplateTick(code="news", words="Écrivez-moi.", required=False)
    second = await _publish(owner, after_version=1, text="Un.\nDeux et demi.\nTrois.", ticks=[TICK, optional])
    query = {"before": str(first.id), "after": str(second.id)}
    diff = read(TextDiff, await owner("GET", "/waiver-texts/diff", **query))
    assert [(part.kind, part.lines) for part in diff.text] == [
        (DiffKind.SAME, ["Un."]),
        (DiffKind.REMOVED, ["Deux."]),
        (DiffKind.ADDED, ["Deux et demi."]),
        (DiffKind.SAME, ["Trois."]),
    ]
    assert [(part.kind, part.lines) for part in diff.ticks] == [
        (DiffKind.SAME, ["read: J’ai lu. (*)"]),
        (DiffKind.ADDED, ["news: Écrivez-moi."]),
    ]
    back = read(
        TextDiff, await owner("GET", "/waiver-texts/diff", before=str(second.id), after=str(first.id))
    )
    assert [part.kind for part in back.ticks] == [DiffKind.SAME, DiffKind.REMOVED]
    assert (
        await owner("GET", "/waiver-texts/diff", before=str(uuid7()), after=str(first.id))
    ).status_code == 404


@pytest.mark.parametrize("field", ["province", "language", "text"])
async def test_a_null_character_is_refused_by_the_name_of_its_field(owner: Caller, field: str) -> None:
    answer = await owner("POST", "/waiver-texts", _wish(**{field: "f\x00"}))
    assert (answer.status_code, answer.json()["params"].get("field")) == (400, field)


async def test_publishing_is_in_the_trail(owner: Caller) -> None:
    template = await _publish(owner)
    (line,) = read(AuditPage, await owner("GET", "/audit", subject=str(template.id))).lines
    assert (line.what, line.detail, line.staff_id) == (
        "waiver_text.publish",
        "QC fr 1",
        owner.person.staff_id,
    )


@pytest.mark.parametrize(
    "table",
    [
        "waiver_template",
        "waiver_link",
        "signed_waiver",
        "waiver_act",
        "waiver_device_link",
        "waiver_quarantine",
        "waiver_anchor",
    ],
)
@pytest.mark.parametrize(
    "statement", ["DELETE FROM {}", "UPDATE {} SET tenant_id = tenant_id", "TRUNCATE {}"]
)
def test_the_application_only_adds(module_database: Urls, table: str, statement: str) -> None:
    with (
        psycopg.connect(module_database.app, autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement.format(table).encode())
