"""Keys of other programs: shown once, kept as a hash, of limited scope, over when they are over."""

from __future__ import annotations

import asyncio
import base64
import time
from dataclasses import replace

import httpx
import msgspec
import pytest
import sqlalchemy as sa

from scheduling.errors import Gone, Invalid, NotAllowed, NotFound
from scheduling.ids import uuid7
from scheduling.key_messages import LONGEST_NAME, MOST_KEYS, KeyList, KeyMade, KeyWish
from scheduling.keys import Scope
from scheduling.records import StaffMember
from scheduling.rights import Action
from scheduling.vocabulary import Role
from sync_server.config import KEY_REQUESTS
from sync_server.db.engine import make_engine
from sync_server.http.attempts import Attempts, KeyLimits
from sync_server.http.context import Context
from sync_server.services import identity, keys
from sync_server.services.permissions import allows
from sync_server.services.refusals import NotSignedIn, TooManyAttempts
from sync_server.services.site_models import KeyUse
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop

NOW = int(time.time())


def _wish(**over: object) -> KeyWish:
    return replace(KeyWish(name="Website", scopes=[Scope.AVAILABILITY]), **over)  # type: ignore[arg-type] # fields of it


async def test_the_owner_makes_lists_and_revokes_one(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    owner = Caller(client, context, shop, "owner")
    response = await owner("POST", "/keys", _wish(scopes=[Scope.BOOKINGS, Scope.BOOKINGS]))
    assert response.status_code == 201
    made = msgspec.json.decode(response.content, type=KeyMade)
    assert made.key.startswith("adk_")
    assert made.line.scopes == [Scope.BOOKINGS]
    listed = await owner("GET", "/keys")
    assert made.key not in listed.text
    assert made.key[-43:] not in listed.text
    (line,) = read(KeyList, listed).keys
    assert (line.name, line.last_used, line.revoked_at) == ("Website", None, None)
    for _ in range(2):
        assert (await owner("DELETE", f"/keys/{line.id}")).status_code == 204
    (line,) = read(KeyList, await owner("GET", "/keys")).keys
    assert line.revoked_at is not None
    assert (await owner("DELETE", f"/keys/{uuid7()}")).status_code == 404
    audit = (await owner("GET", "/audit", subject=str(line.id))).json()["lines"]
    assert [each["what"] for each in audit] == ["key.revoke", "key.create"]
    assert audit[1]["detail"] == "bookings"


async def test_asked_for_again_by_its_id_and_secret_it_is_one(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    owner = Caller(client, context, shop, "owner")
    wish = _wish(key_id=uuid7(), secret="0f" * 32)
    answers = await asyncio.gather(*(owner("POST", "/keys", wish) for _ in range(3)))
    assert {each.status_code for each in answers} == {201}
    (text,) = {msgspec.json.decode(each.content, type=KeyMade).key for each in answers}
    (line,) = read(KeyList, await owner("GET", "/keys")).keys
    assert line.id == wish.key_id
    assert (await client.get("/site/shop", headers={"Authorization": f"Bearer {text}"})).status_code == 200
    over = await owner("POST", "/keys", replace(wish, expires_at=1))
    assert msgspec.json.decode(over.content, type=KeyMade).line.expires_at is None, "as it stands"
    others = await owner("POST", "/keys", replace(wish, secret="1f" * 32))
    assert problem(others).params["field"] == "key_id"
    await owner("DELETE", f"/keys/{line.id}")
    again = await owner("POST", "/keys", wish)
    assert (again.status_code, problem(again).code) == (409, "gone")
    audit = (await owner("GET", "/audit", subject=str(line.id))).json()["lines"]
    assert [each["what"] for each in audit] == ["key.revoke", "key.create"]


async def test_one_that_is_over_is_not_answered_again(shop: Shop) -> None:
    wish = _wish(key_id=uuid7(), secret="0f" * 32, expires_at=NOW + 60)
    async with shop.acting("owner") as (uow, account):
        made = await keys.create(uow, account, wish, NOW)
        assert await keys.create(uow, account, wish, NOW + 59) == made
        with pytest.raises(Gone):
            await keys.create(uow, account, wish, NOW + 60)


@pytest.mark.parametrize(
    ("key_id", "secret", "field"),
    [
        (True, "", "key_id"),
        (False, "0f" * 32, "key_id"),
        (True, "0f" * 31, "secret"),
        (True, "0G" * 32, "secret"),
    ],
)
async def test_id_and_secret_come_together_and_are_whole(
    shop: Shop, key_id: bool, secret: str, field: str
) -> None:
    wish = _wish(key_id=uuid7() if key_id else None, secret=secret)
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(Invalid) as caught:
            await keys.create(uow, account, wish, NOW)
    assert caught.value.params["field"] == field


async def test_nothing_that_is_kept_opens_anything(shop: Shop) -> None:
    made = await shop.give_key()
    secret = base64.urlsafe_b64decode(made.key.removeprefix("adk_") + "==")[32:]
    engine = make_engine(shop.bootstrap.settings.owner_database_url)
    async with engine.begin() as connection:
        await connection.execute(sa.text("SELECT set_config('app.tenant', :id, true)"), {"id": str(shop.id)})
        rows = (await connection.execute(sa.text("SELECT api_key::text FROM api_key"))).scalars().all()
    await engine.dispose()
    assert len(rows) == 1
    assert secret.hex() not in rows[0]
    assert made.key not in rows[0]


async def test_only_the_owner(shop: Shop) -> None:
    made = await shop.give_key()
    for who in ("desk", "anna", "ivan", "kiosk", "site"):
        async with shop.acting(who) as (uow, account):
            with pytest.raises(NotAllowed):
                await keys.create(uow, account, _wish(), NOW)
            with pytest.raises(NotAllowed):
                await keys.listed(uow, account)
            with pytest.raises(NotAllowed):
                await keys.revoke(uow, account, made.line.id, NOW)


@pytest.mark.parametrize(
    "over",
    [
        {"name": " "},
        {"name": "x" * (LONGEST_NAME + 1)},
        {"name": "a\x00b"},
        {"scopes": []},
        {"expires_at": NOW - 5},
        {"expires_at": 2**40},
    ],
)
async def test_a_wish_that_is_none(shop: Shop, over: dict[str, object]) -> None:
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(Invalid):
            await keys.create(uow, account, _wish(**over), NOW)


async def test_there_is_an_end_to_how_many_live(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        made = [await keys.create(uow, account, _wish(), NOW) for _ in range(MOST_KEYS)]
        with pytest.raises(Invalid):
            await keys.create(uow, account, _wish(), NOW)
        await keys.revoke(uow, account, made[0].line.id, NOW)
        await keys.create(uow, account, _wish(), NOW)


async def test_a_key_is_known_and_a_wrong_revoked_or_expired_one_is_not(shop: Shop) -> None:
    begin = shop.bootstrap.unit_of_work
    async with shop.acting("owner") as (uow, account):
        made = await keys.create(uow, account, _wish(expires_at=NOW + 60), NOW)
    tenant_id, key = await keys.holder_of(begin, made.key, NOW + 59)
    assert (tenant_id, key.id) == (shop.id, made.line.id)
    wrong = keys.text_of(shop.id, key.id, bytes(32))
    unknown = keys.text_of(shop.id, uuid7(), bytes(32))
    nobody = keys.text_of(uuid7(), key.id, bytes(32))
    for text in (wrong, unknown, nobody, "adk_", "adk_é", made.key[:-2], made.key + "AAAA"):
        with pytest.raises(NotSignedIn):
            await keys.holder_of(begin, text, NOW)
    with pytest.raises(NotSignedIn):
        await keys.holder_of(begin, made.key, NOW + 60)
    async with shop.acting("owner") as (uow, account):
        await keys.revoke(uow, account, key.id, NOW)
    with pytest.raises(NotSignedIn):
        await keys.holder_of(begin, made.key, NOW)


async def test_another_organizations_key_opens_nothing_here(shop: Shop, other_shop: Shop) -> None:
    """The id of a key of theirs with an organization of ours, and the other way round."""
    theirs = await other_shop.give_key()
    packed = base64.urlsafe_b64decode(theirs.key.removeprefix("adk_") + "==")
    with pytest.raises(NotSignedIn):
        await keys.holder_of(
            shop.bootstrap.unit_of_work, keys.text_of(shop.id, theirs.line.id, packed[32:]), NOW
        )
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(NotFound):
            await keys.revoke(uow, account, theirs.line.id, NOW)
        with pytest.raises(NotFound):
            await keys.create(uow, account, _wish(continues=theirs.line.id), NOW)
        assert (await keys.listed(uow, account)).keys == []


async def test_its_use_is_noted_to_the_hour(shop: Shop) -> None:
    made = await shop.give_key()
    for at in (NOW, NOW + 3599, NOW + 3600):
        await keys.holder_of(shop.bootstrap.unit_of_work, made.key, at)
        async with shop.uow() as uow:
            use = await uow.rows.get(KeyUse, made.line.id)
        assert use is not None
        assert use.last_used == (NOW if at < NOW + 3600 else at)
    async with shop.acting("owner") as (uow, account):
        assert (await keys.listed(uow, account)).keys[0].last_used == NOW + 3600


async def test_a_key_that_continues_another_is_of_the_same_site(shop: Shop) -> None:
    first = await shop.give_key()
    async with shop.acting("owner") as (uow, account):
        second = await keys.create(uow, account, _wish(continues=first.line.id), NOW)
        other = await keys.create(uow, account, _wish(), NOW)
        sites = await uow.records.find(StaffMember, role=Role.SITE)
    assert second.line.site_id == first.line.site_id
    assert {site.id for site in sites} == {first.line.site_id, other.line.site_id}


async def test_scopes_narrow_what_the_role_may_and_widen_nothing(shop: Shop) -> None:
    await shop.give_key()
    async with shop.acting("site") as (_, account):
        narrow = replace(account, actions=frozenset({Action.VIEW_BUSY, Action.VIEW_CALENDAR}))
    assert allows(account, Action.BOOK, own=True)
    assert not allows(account, Action.BOOK)
    assert allows(narrow, Action.VIEW_BUSY)
    assert not allows(narrow, Action.BOOK, own=True)
    assert not allows(narrow, Action.VIEW_CALENDAR, own=True)


async def test_neither_a_site_nor_a_kiosk_signs_in_with_a_password(shop: Shop) -> None:
    await shop.give_key()
    async with shop.uow() as uow:
        for who in ("site", "kiosk"):
            member = replace(shop.people[who].member, email="somebody@example.test")
            with pytest.raises(Invalid):
                await identity.create_identity(uow, member, "correct horse battery")


async def test_a_key_opens_no_endpoint_that_names_no_scope_of_it(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await shop.give_key()
    site = Caller(client, context, shop, "site")
    for path in ("/keys", "/audit", "/sync/events", "/availability/slots"):
        response = await site("GET", path)
        assert (response.status_code, problem(response).code) == (403, "not_allowed"), path


def test_wrong_keys_are_counted_by_address_and_requests_by_key() -> None:
    limits = KeyLimits()
    for _ in range(60):
        limits.check("192.0.2.1", NOW)
        limits.failed("192.0.2.1", NOW)
    with pytest.raises(TooManyAttempts):
        limits.check("192.0.2.1", NOW)
    limits.check("192.0.2.2", NOW)
    right = KeyLimits()
    for _ in range(KEY_REQUESTS):
        right.check("192.0.2.1", NOW)
        right.known("a", NOW)
    right.check("192.0.2.1", NOW)
    with pytest.raises(TooManyAttempts):
        right.known("a", NOW)
    right.known("b", NOW)
    right.known("a", NOW + 60)


async def test_a_website_may_ask_many_things_at_once(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    """Requests whose key is still being looked up are no wrong keys of their address."""
    await shop.give_key()
    site = Caller(client, context, shop, "site")
    answers = await asyncio.gather(*(site("GET", "/site/shop") for _ in range(70)))
    assert {each.status_code for each in answers} == {200}


async def test_too_many_wrong_keys_are_told_to_wait(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    context.key_limits._addresses = Attempts(1, 900)
    text = keys.text_of(shop.id, uuid7(), bytes(32))
    answers = [await client.get("/keys", headers={"Authorization": f"Bearer {text}"}) for _ in range(2)]
    assert [each.status_code for each in answers] == [401, 429]
    assert int(answers[1].headers["Retry-After"]) > 0
