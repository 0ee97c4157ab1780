"""Consent to SMS, reminders of a booking, the weekly question: who sets them, and that it is written down."""

from __future__ import annotations

from datetime import datetime

import httpx
import msgspec
import pytest

from scheduling.ids import uuid7
from scheduling.message_delivery import (
    ConsentAnswer,
    ConsentHow,
    ConsentWish,
    ReminderWish,
    SessionMessages,
    WeeklyWishAnswer,
)
from scheduling.quiet_hours import QuietHours
from scheduling.wire import AuditPage
from sync_server.http.context import Context
from sync_server.jobs import messages
from sync_server.services.message_rows import SentMessage
from sync_server.services.models import Policy
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.mailing import Mailing
from tests.sync_server.shop import ZONE, Shop


async def _audited(owner: Caller, what: str) -> list[str]:
    page = read(AuditPage, await owner("GET", "/audit"))
    return [line.detail for line in page.lines if line.what == what]


async def test_consent_is_none_until_said_and_holds_for_one_number(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    path = f"/customers/{shop.customer.id}/sms-consent"
    assert read(ConsentAnswer, await desk("GET", path)) == ConsentAnswer(
        customer_id=shop.customer.id, given=False
    )
    given = read(ConsentAnswer, await desk("PUT", path, ConsentWish(given=True, how=ConsentHow.WRITTEN)))
    assert (given.given, given.how) == (True, ConsentHow.WRITTEN)
    assert read(ConsentAnswer, await desk("GET", path)) == given
    await Mailing(shop, 0).reach(phone="+15145550177")
    assert not read(ConsentAnswer, await desk("GET", path)).given
    assert not read(ConsentAnswer, await desk("PUT", path, ConsentWish(given=False))).given
    assert await _audited(owner, "sms.consent") == ["withdrawn spoken", "given written"]


async def test_consent_needs_a_number_and_a_customer(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    await Mailing(shop, 0).reach(phone="")
    refused = await desk("PUT", f"/customers/{shop.customer.id}/sms-consent", ConsentWish(given=True))
    assert (refused.status_code, problem(refused).code) == (400, "invalid")
    unknown = await desk("PUT", f"/customers/{uuid7()}/sms-consent", ConsentWish(given=True))
    assert unknown.status_code == 404


async def test_a_mechanic_reaches_the_messages_of_own_bookings_only(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    anna, ivan = Caller(client, context, shop, "anna"), Caller(client, context, shop, "ivan")
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    path = f"/sessions/{command.session_id}"
    assert (await anna("GET", f"{path}/messages")).status_code == 200
    assert (await anna("PUT", f"{path}/reminders", ReminderWish(reminders_on=False))).status_code == 204
    for response in (
        await ivan("GET", f"{path}/messages"),
        await ivan("PUT", f"{path}/reminders", ReminderWish(reminders_on=True)),
        await ivan("GET", f"/customers/{shop.customer.id}/sms-consent"),
        await ivan("PUT", f"/customers/{shop.customer.id}/sms-consent", ConsentWish(given=True)),
    ):
        assert response.status_code == 403
    assert (await anna("GET", f"/sessions/{uuid7()}/messages")).status_code == 404
    shown = read(SessionMessages, await anna("GET", f"{path}/messages"))
    assert shown.reminders_on is False


async def test_switching_reminders_is_written_down_once(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    owner = Caller(client, context, shop, "owner")
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    path = f"/sessions/{command.session_id}/reminders"
    for wanted in (False, False, True):
        assert (await owner("PUT", path, ReminderWish(reminders_on=wanted))).status_code == 204
    assert await _audited(owner, "reminders.off") == [""]
    assert await _audited(owner, "reminders.on") == [""]


async def test_the_weekly_question_is_a_mechanics_own_switch(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    ivan = Caller(client, context, shop, "ivan")
    assert read(WeeklyWishAnswer, await ivan("GET", "/me/weekly-question")) == WeeklyWishAnswer(wanted=False)
    for wanted in (False, True, True):
        response = await ivan("PUT", "/me/weekly-question", WeeklyWishAnswer(wanted=wanted))
        assert response.status_code == 204
    assert read(WeeklyWishAnswer, await ivan("GET", "/me/weekly-question")) == WeeklyWishAnswer(wanted=True)
    assert await _audited(Caller(client, context, shop, "owner"), "weekly_question.on") == [""]
    for who in ("owner", "desk"):
        other = Caller(client, context, shop, who)
        assert (await other("PUT", "/me/weekly-question", WeeklyWishAnswer(wanted=True))).status_code == 403


@pytest.mark.parametrize("wanted", [True, False])
async def test_who_wants_it_is_asked_once_a_week(
    client: httpx.AsyncClient, context: Context, shop: Shop, wanted: bool
) -> None:
    monday = shop.at(0) - shop.at(0) % 60
    while _weekday(monday) != 0:
        monday += 86_400
    mailing = Mailing(shop, monday + 8 * 3600)
    quiet = msgspec.to_builtins(QuietHours())
    async with shop.uow() as uow:
        await uow.bump()
        value = {"weekly_weekday": 0, "weekly_minute": 540, "quiet": quiet}
        await uow.rows.add(Policy(name="messages", value=value, changed_at=1))
        await uow.commit()
    ivan = Caller(client, context, shop, "ivan")
    await ivan("PUT", "/me/weekly-question", WeeklyWishAnswer(wanted=True))

    async def ask(at: int) -> int:
        mailing.clock.at = at
        return await messages.ask_weekly(mailing.bootstrap, shop.id)

    assert await ask(monday + 8 * 3600) == 0
    assert await ask(monday + 10 * 3600) == 1
    assert await ask(monday + 11 * 3600) == 0
    if not wanted:
        await ivan("PUT", "/me/weekly-question", WeeklyWishAnswer(wanted=False))
    assert await mailing.sweep() == int(wanted)
    async with shop.uow() as uow:
        (row,) = await uow.rows.find(SentMessage, about=shop.people["ivan"].staff_id)
    assert row.why == ("" if wanted else "not_wanted")
    assert await ask(monday + 7 * 86_400 + 12 * 3600) == int(wanted)


def _weekday(instant: int) -> int:
    return datetime.fromtimestamp(instant, ZONE).weekday()
