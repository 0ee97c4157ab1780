"""The province's holidays are closed days, put once each: the owner's own days and removals stay as they are."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from scheduling.commands import RemoveSpecialDay, SetSpecialDay
from scheduling.ids import uuid7
from scheduling.records import Organization, SpecialDay
from scheduling.vocabulary import OrganizationKind, SpecialDayKind
from sync_server.jobs import holidays
from sync_server.services.holiday_closures import put_holidays
from sync_server.services.statutory_holidays import statutory_holidays
from tests.sync_server.shop import Shop

NOW = int(datetime(2026, 11, 21, 17, tzinfo=UTC).timestamp())
CHRISTMAS, NATIONAL = date(2026, 12, 25), date(2027, 6, 24)


async def _put(shop: Shop, now: int = NOW) -> int:
    async with shop.uow() as uow:
        count = await put_holidays(uow, now)
        await uow.commit()
        return count


async def _days(shop: Shop) -> dict[date, SpecialDay]:
    async with shop.uow() as uow:
        return {row.day: row for row in await uow.records.all(SpecialDay)}


async def _organize(shop: Shop, **over: object) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        organization = await uow.records.get(Organization, shop.id)
        assert organization is not None
        await uow.records.put(replace(organization, **over))  # type: ignore[arg-type]  # fields by name
        await uow.commit()


async def test_the_holidays_of_two_years_are_closed_once(shop: Shop) -> None:
    first = await _put(shop)
    days = await _days(shop)
    expected = {each.day for each in statutory_holidays("QC", [2026, 2027, 2028])}
    assert set(days) == {day for day in expected if date(2026, 11, 21) <= day <= date(2028, 11, 20)}
    assert first == len(days)
    row = days[NATIONAL]
    assert (row.kind, row.statutory, row.label_fr) == (
        SpecialDayKind.CLOSED,
        True,
        "Fête nationale du Québec",
    )
    async with shop.uow() as uow:
        before = await uow.feed.state()
    assert await _put(shop) == 0
    async with shop.uow() as uow:
        assert await uow.feed.state() == before, "an idle run gives no device anything to pull"


async def test_what_the_owner_set_and_what_they_removed_stays(shop: Shop) -> None:
    own = SetSpecialDay(
        special_day_id=uuid7(), day=CHRISTMAS, kind=SpecialDayKind.HOURS, start_minute=600, end_minute=720
    )
    await shop.send("owner", own)
    await _put(shop)
    days = await _days(shop)
    assert (days[CHRISTMAS].id, days[CHRISTMAS].statutory) == (own.special_day_id, False)
    for day in (CHRISTMAS, NATIONAL):
        removed = await shop.send("owner", RemoveSpecialDay(special_day_id=days[day].id))
        assert removed.status == "applied"
    assert await _put(shop) == 0
    assert not {CHRISTMAS, NATIONAL} & set(await _days(shop))


async def test_a_year_later_only_the_new_year_is_added(shop: Shop) -> None:
    await _put(shop)
    before = await _days(shop)
    assert await _put(shop, NOW + 365 * 86_400) > 5
    after = await _days(shop)
    assert min(set(after) - set(before)) > date(2028, 11, 20)
    assert {day: after[day] for day in before} == before


async def test_several_at_once_put_each_day_once(shop: Shop) -> None:
    counts = await asyncio.gather(*(_put(shop) for _ in range(4)))
    assert sorted(counts)[:3] == [0, 0, 0]
    async with shop.uow() as uow:
        assert len(await uow.records.all(SpecialDay)) == max(counts)


@pytest.mark.parametrize("over", [{"kind": OrganizationKind.SOLO}, {"province": "ZZ"}])
async def test_a_solo_practice_and_an_unknown_province_are_left_alone(
    shop: Shop, over: dict[str, object]
) -> None:
    """Nobody closes an independent mechanic's days but themselves."""
    await _organize(shop, **over)
    assert await holidays.put(shop.bootstrap, shop.id) == 0
    assert await _days(shop) == {}


async def test_a_new_organization_gets_them_by_a_job(shop: Shop) -> None:
    query = sa.text(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'put_holidays' AND args->>'tenant_id' = :id"
    )
    async with shop.bootstrap.engine.connect() as connection:
        assert (await connection.execute(query, {"id": str(shop.id)})).scalar_one() == 1
    assert await holidays.put(shop.bootstrap, shop.id) > 10
