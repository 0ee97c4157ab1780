"""Who has to sign, from when, which text: of one session, and of all of today's at the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.errors import NotFound
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.waiver_messages import MissingWaivers, WaiverDue
from scheduling.waiver_records import WaiverTemplate
from sync_server.http.context import Context
from sync_server.services import waiver_due
from tests.sync_server.caller import Caller, read
from tests.sync_server.shop import HOUR, Shop
from tests.sync_server.waiver_desk import DAY, publish, signed, store, today


@pytest.fixture
def noon(shop: Shop) -> int:
    return shop.at(12, 0)


@pytest.fixture
async def text(shop: Shop) -> WaiverTemplate:
    return await publish(shop)


async def _add(shop: Shop, *rows: Session | Customer) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add_many(rows)
        await uow.commit()


async def _due(shop: Shop, session: Session, now: int, who: str = "desk") -> WaiverDue:
    async with shop.acting(who) as (uow, account):
        return await waiver_due.due(uow, account, session.id, now)


async def _missing(shop: Shop, now: int, who: str = "desk") -> list[UUID]:
    async with shop.acting(who) as (uow, account):
        return [each.session_id for each in (await waiver_due.missing(uow, account, now)).sessions]


async def test_without_a_text_nothing_is_asked(shop: Shop, noon: int) -> None:
    session = today(shop, noon)
    await _add(shop, session)
    due = await _due(shop, session, noon)
    assert (due.asked, due.is_asked, due.enough, due.template_id) == ("", False, True, None)
    assert await _missing(shop, noon) == []


@pytest.mark.usefixtures("text")
async def test_when_it_is_asked_follows_from_the_kind_of_visit(shop: Shop, noon: int) -> None:
    starts = noon + 2 * HOUR
    arriving = today(shop, starts, arrived_at=noon + 600)
    cases: list[tuple[Session, str, int | None, dict[int, bool]]] = [
        (today(shop, starts), "on_arrival", None, {noon: False, starts: False}),
        (arriving, "on_arrival", None, {noon + 600: True}),
        (
            today(shop, starts, kind=VisitKind.VIDEO),
            "shortly_before",
            starts - HOUR,
            {starts - HOUR - 1: False, starts - HOUR: True},
        ),
        (
            today(shop, noon, kind=VisitKind.CHAT, starts=None, state=SessionState.PENDING),
            "before_payment",
            None,
            {noon: True},
        ),
    ]
    await _add(shop, *(case[0] for case in cases))
    for session, asked, asked_from, moments in cases:
        for now, is_asked in moments.items():
            due = await _due(shop, session, now)
            assert (due.asked, due.asked_from, due.is_asked, due.enough) == (
                asked,
                asked_from,
                is_asked,
                False,
            )


async def test_the_text_is_in_the_customers_language_or_the_shops(
    shop: Shop, noon: int, text: WaiverTemplate
) -> None:
    polly = Customer(id=uuid7(), name="Polly", language="en", created_at=1)
    session, walk_in = today(shop, noon, customer_id=polly.id), today(shop, noon, customer_id=uuid7())
    await _add(shop, polly, session)
    assert (await _due(shop, session, noon)).template_id == text.id
    english = await publish(shop, language="en", text="I agree.")
    due = await _due(shop, session, noon)
    assert (due.template_id, due.language, due.version) == (english.id, "en", 1)
    assert walk_in.customer_id != polly.id


async def test_a_signed_one_is_enough_until_it_ends(shop: Shop, noon: int, text: WaiverTemplate) -> None:
    session = today(shop, noon)
    await _add(shop, session)
    await store(shop, signed(shop, text, noon - DAY), noon - DAY)
    due = await _due(shop, session, noon)
    assert (due.enough, due.valid_until) == (True, noon + 29 * DAY)
    assert await _missing(shop, noon) == []


@pytest.mark.usefixtures("text")
async def test_the_desk_sees_todays_open_sessions_in_the_order_of_their_starts(shop: Shop, noon: int) -> None:
    kept = [
        today(shop, shop.at(8, 0), state=SessionState.WAITING),
        today(shop, noon - 1, starts=None, state=SessionState.PENDING, kind=VisitKind.PHONE),
        today(shop, noon, state=SessionState.PENDING),
        today(shop, shop.at(23.5, 0)),
    ]
    others = [
        today(shop, shop.at(0, 1)),
        today(shop, shop.at(23.5, -1)),
        today(shop, shop.at(12, -1), starts=None, state=SessionState.PENDING, kind=VisitKind.PHONE),
        *(
            today(shop, noon, state=state)
            for state in (
                SessionState.CANCELLED,
                SessionState.COMPLETED,
                SessionState.NO_SHOW,
                SessionState.LIVE,
            )
        ),
    ]
    await _add(shop, *others, *reversed(kept))
    assert await _missing(shop, noon) == [session.id for session in kept]
    assert await _missing(shop, shop.at(0, 0)) == [session.id for session in kept]


@pytest.mark.usefixtures("text")
async def test_a_mechanic_sees_own_sessions_and_a_kiosk_todays_arrivals(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    now = context.now()
    annas = today(shop, now, mechanic_id=shop.anna.id)
    ivans = today(shop, now, mechanic_id=shop.ivan.id)
    call = today(shop, now, mechanic_id=shop.ivan.id, kind=VisitKind.VIDEO)
    later = today(shop, now + 3 * DAY, mechanic_id=shop.ivan.id)
    await _add(shop, annas, ivans, call, later)
    sight: dict[str, list[Session]] = {
        "desk": [annas, ivans, call, later],
        "owner": [annas, ivans, call, later],
        "anna": [annas],
        "ivan": [ivans, call, later],
        "kiosk": [annas, ivans],
    }
    for who, seen in sight.items():
        caller = Caller(client, context, shop, who)
        for session in (annas, ivans, call, later):
            response = await caller("GET", "/waivers/due", session=str(session.id))
            assert response.status_code == (200 if session in seen else 404), (who, session)
        if who == "kiosk":
            continue
        listed = read(MissingWaivers, await caller("GET", "/waivers/missing")).sessions
        assert {each.session_id for each in listed} == {each.id for each in seen} - {later.id}
        assert (await caller("GET", "/waivers/due", session=str(uuid7()))).status_code == 404


@pytest.mark.usefixtures("text")
async def test_a_kiosk_asks_who_comes_as_early_or_late_over_midnight_as_may_be_checked_in(shop: Shop) -> None:
    midnight = shop.at(0, 1)
    early, late = today(shop, midnight + 600), today(shop, midnight - 1800, minutes=60)
    await _add(shop, early, late)
    for session, first, after in (
        (early, midnight - 300, shop.at(0, 2)),
        (late, shop.at(0, 0), shop.at(0, 2)),
    ):
        for now in (first, after - 1):
            assert (await _due(shop, session, now, "kiosk")).session_id == session.id
        for now in (first - 1, after):
            with pytest.raises(NotFound):
                await _due(shop, session, now, "kiosk")


@pytest.mark.usefixtures("text")
async def test_who_has_come_over_midnight_stays_on_the_desks_list(shop: Shop) -> None:
    midnight = shop.at(0, 1)
    late = today(shop, midnight - 1800, minutes=60, state=SessionState.WAITING)
    early = today(shop, midnight + 600, state=SessionState.WAITING)
    left = today(shop, midnight - DAY - HOUR, state=SessionState.WAITING)
    await _add(shop, late, early, left)
    assert await _missing(shop, midnight - 300) == [late.id, early.id]
    assert await _missing(shop, midnight + 300) == [late.id, early.id]


async def test_a_policy_of_hours_before_counts(shop: Shop, noon: int, text: WaiverTemplate) -> None:
    from sync_server.services.models import Policy

    session = today(shop, noon + 3 * HOUR, kind=VisitKind.VIDEO)
    await _add(shop, session)
    values: dict[str, Any] = {"online_asked_before": 3 * HOUR}
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(Policy(name="waivers", value=values, changed_at=1))
        await uow.commit()
    due = await _due(shop, session, noon)
    assert (due.asked_from, due.is_asked, due.template_id) == (noon, True, text.id)
