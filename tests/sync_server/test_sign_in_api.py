"""Passwords, refresh tokens that rotate, and limits on trying."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from uuid import UUID

import httpx
import pytest

from scheduling.ids import uuid7
from sync_server.config import ConfigurationError, Settings, read_secret
from sync_server.http.attempts import Attempt, Attempts, SignInLimits
from sync_server.http.context import Context
from sync_server.services import identity, sign_in
from sync_server.services.interfaces import Clock
from sync_server.services.refresh_texts import RefreshTexts, Said
from sync_server.services.refusals import TooManyAttempts
from tests.sync_server.shop import PASSWORD, Shop


def _sign_in(email: str, password: str = PASSWORD) -> dict[str, str]:
    return {
        "email": email,
        "password": password,
        "device_id": str(uuid7()),
        "device_name": "front",
        "app": "0.1.0",
    }


async def _refresh(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.post("/auth/refresh", json={"refresh_token": token})


async def test_signing_in_gives_tokens_that_work(client: httpx.AsyncClient, shop: Shop) -> None:
    email = await shop.give_password("desk")
    message = _sign_in(f"  {email.upper()} ")
    response = await client.post("/auth/sign-in", json=message)
    assert response.status_code == 200
    tokens = response.json()
    assert (tokens["tenant_id"], tokens["role"], tokens["name"]) == (str(shop.id), "receptionist", "Desk")
    hello = {"device_id": message["device_id"], "app": "0.1.0"}
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await client.post("/sync/hello", json=hello, headers=headers)).status_code == 200


async def test_wrong_password_and_unknown_address_look_and_cost_the_same(
    client: httpx.AsyncClient, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    email = await shop.give_password("desk")
    verified: list[bool] = []
    verify = identity._verify

    def counting(password_hash: str | None, password: str) -> bool:
        verified.append(password_hash is None)
        return verify(password_hash, password)

    monkeypatch.setattr(identity, "_verify", counting)
    wrong = await client.post("/auth/sign-in", json=_sign_in(email, "something else"))
    unknown = await client.post("/auth/sign-in", json=_sign_in("nobody@example.test"))
    assert (wrong.status_code, wrong.json()) == (unknown.status_code, unknown.json())
    assert wrong.json()["code"] == "wrong_credentials"
    assert verified == [False, True]


async def test_a_refresh_token_rotates_and_the_old_one_works_until_the_new_is_used(
    client: httpx.AsyncClient, shop: Shop
) -> None:
    email = await shop.give_password("desk")
    first = (await client.post("/auth/sign-in", json=_sign_in(email))).json()["refresh_token"]
    lost = (await _refresh(client, first)).json()["refresh_token"]
    second = (await _refresh(client, first)).json()["refresh_token"]
    assert len({first, lost, second}) == 3
    third = await _refresh(client, second)
    assert third.status_code == 200
    stolen = await _refresh(client, lost)
    assert (stolen.status_code, stolen.json()["code"]) == (401, "not_signed_in")
    ended = await _refresh(client, third.json()["refresh_token"])
    assert ended.status_code == 401, "the whole family ends"


@dataclass
class LaterClock:
    """So many seconds on."""

    clock: Clock
    ahead: int

    def now(self) -> int:
        return self.clock.now() + self.ahead


async def _used_up(client: httpx.AsyncClient, message: dict[str, str]) -> tuple[str, str]:
    """A token that was overtaken a moment ago, and the newest that came of it."""
    first = (await client.post("/auth/sign-in", json=message)).json()["refresh_token"]
    newest = first
    for _ in range(2):
        newest = (await _refresh(client, newest)).json()["refresh_token"]
    return first, newest


async def test_a_request_that_the_network_held_back_signs_nobody_out(
    client: httpx.AsyncClient, shop: Shop
) -> None:
    """It gets nothing, and nothing ends of it; but whoever comes with the same again is no network."""
    first, newest = await _used_up(client, _sign_in(await shop.give_password("desk")))
    assert (await _refresh(client, first)).status_code == 401
    goes_on = await _refresh(client, newest)
    assert goes_on.status_code == 200
    assert (await _refresh(client, first)).status_code == 401
    assert (await _refresh(client, goes_on.json()["refresh_token"])).status_code == 401


async def test_a_token_that_comes_back_long_after_ends_the_family_at_once(
    client: httpx.AsyncClient, shop: Shop, context: Context
) -> None:
    first, newest = await _used_up(client, _sign_in(await shop.give_password("desk")))
    context.bootstrap.clock = LaterClock(context.bootstrap.clock, sign_in.LATE + 1)
    assert (await _refresh(client, first)).status_code == 401
    assert (await _refresh(client, newest)).status_code == 401


async def test_who_was_robbed_a_moment_ago_and_signs_in_again_ends_what_the_thief_has(
    client: httpx.AsyncClient, shop: Shop
) -> None:
    """The thief was quicker: the person's own token looks like a late one."""
    message = _sign_in(await shop.give_password("desk"))
    elsewhere = (await client.post("/auth/sign-in", json=_sign_in(message["email"]))).json()
    own, thiefs = await _used_up(client, message)
    assert (await _refresh(client, own)).status_code == 401
    again = (await client.post("/auth/sign-in", json=message)).json()["refresh_token"]
    assert (await _refresh(client, thiefs)).status_code == 401
    for token in (again, elsewhere["refresh_token"]):
        assert (await _refresh(client, token)).status_code == 200


def _unknown(response: httpx.Response) -> bool:
    """Whether the server says of a token that it refuses that it never gave it."""
    assert (response.status_code, response.json()["code"]) == (401, "not_signed_in")
    return response.json()["params"].get("unknown") is True


async def test_a_token_of_another_server_is_refused_as_such_and_may_be_tried_again(
    client: httpx.AsyncClient, shop: Shop
) -> None:
    mine = (await client.post("/auth/sign-in", json=_sign_in(await shop.give_password("desk")))).json()
    said = Said(family=uuid7(), staff_id=uuid7(), device_id=uuid7(), created_at=0)
    for tenant_id in (shop.id, uuid7()):
        foreign = RefreshTexts(b"another server's").written(tenant_id, said)
        assert [_unknown(await _refresh(client, foreign)) for _ in range(3)] == [True] * 3
    assert (await _refresh(client, mine["refresh_token"])).status_code == 200


async def test_one_that_it_gave_is_not_even_when_it_is_over(client: httpx.AsyncClient, shop: Shop) -> None:
    """Whoever sent such a one again might end what another has."""
    first, newest = await _used_up(client, _sign_in(await shop.give_password("desk")))
    assert not _unknown(await _refresh(client, first))
    await client.post("/auth/sign-out", json={"refresh_token": newest})
    assert not _unknown(await _refresh(client, newest))


async def test_nor_one_that_is_forgotten_but_sealed_by_it(
    client: httpx.AsyncClient, shop: Shop, context: Context
) -> None:
    said = Said(family=uuid7(), staff_id=uuid7(), device_id=uuid7(), created_at=0)
    assert not _unknown(await _refresh(client, context.refresh_texts.written(shop.id, said)))


async def test_signing_out_ends_the_family(client: httpx.AsyncClient, shop: Shop) -> None:
    email = await shop.give_password("desk")
    token = (await client.post("/auth/sign-in", json=_sign_in(email))).json()["refresh_token"]
    assert (await client.post("/auth/sign-out", json={"refresh_token": token})).status_code == 204
    assert (await _refresh(client, token)).status_code == 401
    assert (await client.post("/auth/sign-out", json={"refresh_token": "x"})).status_code == 204


@pytest.mark.parametrize("token", ["", "x", "é", f"{UUID(int=7).hex}.x", "." * 500])
async def test_invented_refresh_tokens(client: httpx.AsyncClient, token: str) -> None:
    assert (await _refresh(client, token)).status_code == 401


async def test_a_revoked_device_does_not_come_back(client: httpx.AsyncClient, shop: Shop) -> None:
    email = await shop.give_password("desk")
    message = _sign_in(email)
    token = (await client.post("/auth/sign-in", json=message)).json()["refresh_token"]
    async with shop.acting("owner") as (uow, _):
        from uuid import UUID

        await uow.devices.revoke(UUID(message["device_id"]), 1)
    for response in (await _refresh(client, token), await client.post("/auth/sign-in", json=message)):
        assert (response.status_code, response.json()["code"]) == (403, "device_revoked")


async def test_too_many_attempts_are_told_to_wait(client: httpx.AsyncClient, context: Context) -> None:
    context.limits._emails = Attempts(2, 900)
    email = f"{uuid7().hex}@example.test"
    codes = [(await client.post("/auth/sign-in", json=_sign_in(email))).status_code for _ in range(3)]
    assert codes == [401, 401, 429]
    response = await client.post("/auth/sign-in", json=_sign_in(email))
    assert 0 < int(response.headers["retry-after"]) <= 900


async def test_guesses_of_strangers_shut_nobody_out_of_their_own_device(
    client: httpx.AsyncClient, shop: Shop, context: Context
) -> None:
    email = await shop.give_password("desk")
    own, other = _sign_in(email), _sign_in(await shop.give_password("anna"))
    for message in (own, other):
        assert (await client.post("/auth/sign-in", json=message)).status_code == 200
    context.limits._emails, context.limits._devices = Attempts(2, 900), Attempts(2, 900)
    for code in (401, 401, 429):
        assert (await client.post("/auth/sign-in", json=_sign_in(email, "wrong"))).status_code == code
    elsewhere = own | {"device_id": other["device_id"]}
    assert (await client.post("/auth/sign-in", json=elsewhere)).status_code == 429, "somebody else's device"
    for code in (401, 401, 429):
        assert (await client.post("/auth/sign-in", json=own | {"password": "wrong"})).status_code == code
    context.limits._devices = Attempts(2, 900)
    assert (await client.post("/auth/sign-in", json=own)).status_code == 200
    nobody = _sign_in("nobody@example.test")
    for code in (401, 401, 429):
        assert (await client.post("/auth/sign-in", json=nobody)).status_code == code


def test_attempts_slide() -> None:
    attempts = Attempts(2, 10)
    attempts.check("a", 0)
    attempts.check("a", 5)
    attempts.check("b", 5)
    with pytest.raises(TooManyAttempts):
        attempts.check("a", 9)
    attempts.check("a", 10)
    with pytest.raises(TooManyAttempts):
        attempts.check("a", 11)
    attempts.forgive("a")
    attempts.check("a", 11)


async def test_no_secret_and_nobody_is_named_in_the_log(
    client: httpx.AsyncClient, shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    email = await shop.give_password("desk")
    with caplog.at_level(logging.DEBUG, logger="sync_server"):
        await client.post("/auth/sign-in", json=_sign_in(email, "wrong"))
        tokens = (await client.post("/auth/sign-in", json=_sign_in(email))).json()
    for secret in (email, PASSWORD, tokens["refresh_token"], tokens["access_token"]):
        assert secret not in caplog.text


def test_the_secret_is_made_once_and_for_the_owner_only(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "deep" / "secret"
    secret = read_secret(path)
    assert len(secret) >= 32
    assert read_secret(path) == secret
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    with pytest.raises(ConfigurationError, match="0600"):
        read_secret(path)
    path.chmod(0o600)
    path.write_text("short")
    with pytest.raises(ConfigurationError, match="32"):
        read_secret(path)


async def _try(limits: SignInLimits, email: str, address: str) -> Attempt:
    """At a device that is nobody's."""

    async def no() -> bool:
        return False

    attempt = Attempt(email=email, device_id=uuid7(), address=address)
    await limits.check(attempt, 0, no)
    return attempt


async def test_one_network_of_the_new_protocol_is_one_address() -> None:
    """Whoever has one IPv6 address has 2⁶⁴ of them."""
    limits = SignInLimits()
    for number in range(60):
        await _try(limits, f"{number}@example.test", f"2001:db8:1:2::{number:x}")
    with pytest.raises(TooManyAttempts):
        await _try(limits, "new@example.test", "2001:db8:1:2:ffff::1")
    await _try(limits, "new@example.test", "2001:db8:1:3::1")


async def test_a_whole_shop_signs_in_behind_one_address() -> None:
    """Only what failed is counted against the address that a shop, or a proxy, shares."""
    limits = SignInLimits()
    for number in range(200):
        limits.succeeded(await _try(limits, f"{number}@example.test", "192.0.2.1"))
    for number in range(60):
        await _try(limits, f"wrong{number}@example.test", "192.0.2.1")
    with pytest.raises(TooManyAttempts):
        await _try(limits, "200@example.test", "192.0.2.1")


def test_settings_show_no_password() -> None:
    environment = {
        "AUTODOCTOR_DATABASE_URL": "postgresql://app:geheim1@db/x",
        "AUTODOCTOR_OWNER_DATABASE_URL": "postgresql://owner:geheim2@db/x",
    }
    assert "geheim" not in repr(Settings.from_environment(environment))
