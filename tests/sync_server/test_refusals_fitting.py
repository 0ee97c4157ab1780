"""What a refusal says is about what was asked, in the asker's language; not of a booking where there is none."""

from __future__ import annotations

import httpx
import msgspec
import pytest

from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import SessionState
from scheduling.wire import Push, PushAnswer
from sync_server.http.context import Context
from sync_server.http.words import error_words
from sync_server.services.site_request_messages import SiteAccept
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.counter import Counter
from tests.sync_server.matching_shop import at_clock
from tests.sync_server.requests import countering
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website
from tests.sync_server.visiting import S, stand

STATE = {"en": "Its state does not allow this.", "fr": "Son état ne le permet pas."}
OFFERED = {"en": "`starts` is none of the times that are offered.", "fr": "`starts`"}
IN_LINE = {
    "en": "`entry_id`: the customer is in the line already.",
    "fr": "`entry_id`\u00a0: cette personne est déjà dans la file d’attente.",
}
NOT_OVER = {"en": "`session_id` is not over yet: cancel it first.", "fr": "`session_id`"}
LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


class Speaker(Caller):
    """Who asks in a language."""

    language = "en"

    async def said(self, method: str, path: str, body: object) -> tuple[int, str, str]:
        """Status, code and words of the refusal."""
        if not self.token:
            await self("GET", "/waitlist")
        headers = {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language}
        content = msgspec.json.encode(body)
        response = await self.client.request(method, path, content=content, headers=headers)
        told = problem(response)
        return response.status_code, told.code, told.detail


def _speaker(client: httpx.AsyncClient, context: Context, shop: Shop, name: str, language: str) -> Speaker:
    speaker = Speaker(client, context, shop, name)
    speaker.language = language
    return speaker


@LANGUAGES
async def test_a_time_that_was_not_offered(
    client: httpx.AsyncClient, context: Context, shop: Shop, language: str
) -> None:
    website = await Website.of(shop)
    request_id = await website.ask(await website.bring(), shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14)))
    site = _speaker(client, context, shop, "site", language)
    another = SiteAccept(session_id=uuid7(), starts=shop.at(15))
    status, code, detail = await site.said("POST", f"/site/requests/{request_id}/accept", another)
    assert (status, code) == (409, "illegal_transition")
    assert detail.startswith(f"{STATE[language]} {OFFERED[language]}")


@LANGUAGES
async def test_a_second_place_in_the_line(
    client: httpx.AsyncClient, context: Context, shop: Shop, language: str
) -> None:
    at_clock(shop)
    website = await Website.of(shop)
    reference = await website.bring()
    await website.join(reference)
    site = _speaker(client, context, shop, "site", language)
    status, code, detail = await site.said("POST", "/site/waitlist", website.joining(reference))
    assert (status, code, detail) == (409, "illegal_transition", f"{STATE[language]} {IN_LINE[language]}")


@LANGUAGES
@pytest.mark.parametrize("state", [SessionState.SCHEDULED, SessionState.NO_SHOW])
async def test_a_refund_before_the_money_is_divided(
    client: httpx.AsyncClient, context: Context, shop: Shop, language: str, state: SessionState
) -> None:
    counter = Counter(shop)
    booked = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(booked, 15_00)
    if state is SessionState.NO_SHOW:
        await counter.miss(booked)
    owner = _speaker(client, context, shop, "owner", language)
    wish = RefundRequest(refund_id=uuid7(), cents=100, reason="was kept waiting")
    status, code, detail = await owner.said("POST", f"/money/sessions/{booked}/refunds", wish)
    assert status == 409
    if state is SessionState.NO_SHOW:
        assert (code, detail) == ("too_early", error_words(ErrorCode.TOO_EARLY, language))
    else:
        assert code == "illegal_transition"
        assert detail.startswith(f"{STATE[language]} {NOT_OVER[language]}")


@LANGUAGES
async def test_a_push_that_is_refused_says_it_in_the_devices_language(
    client: httpx.AsyncClient, context: Context, shop: Shop, language: str
) -> None:
    over, good = await stand(shop, S.CANCELLED), await stand(shop, S.SCHEDULED)
    desk = Caller(client, context, shop, "desk")
    await desk.hello()
    async with shop.uow() as uow:
        epoch = (await uow.feed.state()).epoch
    mutations = [shop.mutation("desk", CheckIn(session_id=row.id)) for row in (over, good)]
    message = Push(device_id=desk.person.device_id, epoch=epoch, mutations=mutations)
    headers = {"Authorization": f"Bearer {desk.token}", "Accept-Language": language}
    for _ in range(2):
        response = await client.post("/sync/push", content=msgspec.json.encode(message), headers=headers)
        refused, applied = read(PushAnswer, response).results
        assert refused.code == "illegal_transition"
        assert refused.outcome.detail.startswith(f"{STATE[language]} (cancelled to waiting by receptionist")
        assert (applied.code, applied.outcome.detail) == ("", "")
