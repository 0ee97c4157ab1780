"""The calls of messages and outside calendars in the test of every endpoint: what each names must be there first."""

from __future__ import annotations

from uuid import UUID

from scheduling.calendar_messages import SubscribeWish
from scheduling.commands import AnswerOffer
from scheduling.ids import uuid7
from scheduling.message_delivery import ConsentWish, ReminderWish, ResendWish, WeeklyWishAnswer
from scheduling.records import Mechanic
from scheduling.vocabulary import VisitKind
from sync_server.services import subscriptions
from tests.fake_carrier import FakeCarrier
from tests.sync_server.mailing import Mailing
from tests.sync_server.money_calls import Made
from tests.sync_server.shop import Shop


def _mechanic(shop: Shop, who: str) -> Mechanic:
    return {"anna": shop.anna, "ivan": shop.ivan}.get(who, shop.bert)


async def _booked(shop: Shop, who: str, hour: int) -> UUID:
    """A booking of the asker's own, if they are a mechanic, who has said yes to it."""
    mechanic_id = _mechanic(shop, who).id
    command = shop.booking(shop.at(hour, day=6), mechanic_id=mechanic_id, kind=VisitKind.PHONE)
    await shop.send("desk", command)
    if mechanic_id == shop.ivan.id:
        await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=True))
    return command.session_id


async def of_session(shop: Shop, who: str) -> Made:
    return Made(f"/sessions/{await _booked(shop, who, 9)}/messages")


async def reminders(shop: Shop, who: str) -> Made:
    return Made(f"/sessions/{await _booked(shop, who, 11)}/reminders", ReminderWish(reminders_on=False))


async def confirmation(shop: Shop, who: str) -> Made:
    shop.bootstrap.notifier = FakeCarrier()
    await Mailing(shop, 0).reach()
    return Made(f"/sessions/{await _booked(shop, who, 10)}/confirmation", ResendWish(resend_id=uuid7()))


async def consent(shop: Shop, who: str) -> Made:
    await _booked(shop, who, 13)
    return Made(f"/customers/{shop.customer.id}/sms-consent")


async def set_consent(shop: Shop, who: str) -> Made:
    await _booked(shop, who, 15)
    return Made(f"/customers/{shop.customer.id}/sms-consent", ConsentWish(given=True))


async def weekly(_: Shop, __: str) -> Made:
    return Made("/me/weekly-question")


async def set_weekly(_: Shop, __: str) -> Made:
    return Made("/me/weekly-question", WeeklyWishAnswer(wanted=True))


async def calendars(_: Shop, __: str) -> Made:
    return Made("/calendars")


def _wish(shop: Shop, who: str) -> SubscribeWish:
    mechanic = shop.ivan if who == "ivan" else shop.bert
    return SubscribeWish(id=uuid7(), address=f"https://a.example/{uuid7()}", mechanic_id=mechanic.id)


async def subscribe(shop: Shop, who: str) -> Made:
    return Made("/calendars", _wish(shop, who))


async def remove(shop: Shop, who: str) -> Made:
    async with shop.acting("ivan" if who == "ivan" else "owner") as (uow, account):
        line = await subscriptions.subscribe(uow, account, _wish(shop, who), 1, anywhere=False)
    return Made(f"/calendars/{line.id}")


PREPARED = {
    ("GET", "/sessions/{session_id:uuid}/messages"): of_session,
    ("PUT", "/sessions/{session_id:uuid}/reminders"): reminders,
    ("POST", "/sessions/{session_id:uuid}/confirmation"): confirmation,
    ("GET", "/customers/{customer_id:uuid}/sms-consent"): consent,
    ("PUT", "/customers/{customer_id:uuid}/sms-consent"): set_consent,
    ("GET", "/me/weekly-question"): weekly,
    ("PUT", "/me/weekly-question"): set_weekly,
    ("GET", "/calendars"): calendars,
    ("POST", "/calendars"): subscribe,
    ("DELETE", "/calendars/{subscription_id:uuid}"): remove,
}
