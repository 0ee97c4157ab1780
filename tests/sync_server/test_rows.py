"""The server's own rows: written and read by dataclass, of one organization only; the owner's numbers among them."""

from __future__ import annotations

import pytest

from scheduling.errors import NotFound
from scheduling.matching import MatchingPolicy
from scheduling.money import MoneySettings
from scheduling.policy_kinds import POLICIES
from sync_server.bootstrap import Bootstrap
from sync_server.db.stored import STORED
from sync_server.services.interfaces import Within
from sync_server.services.models import Policy
from sync_server.services.policies import decoded
from tests.sync_server.shop import Shop


def _row(name: str, at: int = 10, **value: object) -> Policy:
    return Policy(name=name, value=value, changed_at=at)


async def test_rows_are_found_by_key_by_value_and_between(shop: Shop) -> None:
    rows = [_row("a", 10), _row("b", 20, fee=1), _row("c", 30)]
    async with shop.uow() as uow:
        await uow.bump()
        for row in rows:
            await uow.rows.add(row)
        await uow.commit()
    async with shop.uow() as uow:
        assert await uow.rows.get(Policy, "b") == rows[1]
        assert await uow.rows.get(Policy, "z") is None
        assert await uow.rows.find(Policy) == rows
        assert await uow.rows.find(Policy, changed_at=Within(10, 30)) == rows[:2]
        assert await uow.rows.find(Policy, changed_at=Within(low=20)) == rows[1:]
        assert await uow.rows.find(Policy, name=["a", "c"]) == [rows[0], rows[2]]
        newest = await uow.rows.find(Policy, order="changed_at", newest_first=True, limit=1)
        assert newest == rows[2:]
        assert await uow.rows.count(Policy, changed_at=20) == 1


async def test_rows_are_replaced_inserted_once_and_deleted(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        assert await uow.rows.add_once(_row("a", 10))
        assert not await uow.rows.add_once(_row("a", 11))
        await uow.rows.put(_row("a", 12))
        assert await uow.rows.find(Policy) == [_row("a", 12)]
        with pytest.raises(NotFound):
            await uow.rows.put(_row("b"))
        assert await uow.rows.delete(Policy, "a")
        assert not await uow.rows.delete(Policy, "a")
        await uow.rows.add(_row("c", 1))
        await uow.rows.add(_row("d", 2))
        assert await uow.rows.delete_where(Policy, changed_at=Within(high=2)) == 1
        assert [row.name for row in await uow.rows.find(Policy)] == ["d"]


async def test_anothers_rows_are_not_there(shop: Shop, other_shop: Shop) -> None:
    async with other_shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(_row("a"))
        await uow.commit()
    async with shop.uow() as uow:
        await uow.bump()
        assert await uow.rows.find(Policy) == []
        assert not await uow.rows.delete(Policy, "a")
        assert await uow.rows.count(Policy) == 0


async def test_the_rules_follow_the_owners_numbers_at_once(shop: Shop, bootstrap: Bootstrap) -> None:
    async with bootstrap.reading(shop.id) as uow:
        assert (await uow.rule_book()).policy(MoneySettings) == MoneySettings()
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(_row("money", deposit=20_00))
        await uow.commit()
    async with bootstrap.reading(shop.id) as uow:
        book = await uow.rule_book()
    assert book.policy(MoneySettings) == MoneySettings(deposit=20_00)
    assert book.policy(MatchingPolicy) == MatchingPolicy()


@pytest.mark.parametrize("name", POLICIES)
def test_each_kind_of_numbers_has_defaults_and_survives_storing(name: str) -> None:
    import msgspec

    cls = POLICIES[name]
    plain = msgspec.json.decode(msgspec.json.encode(cls()))
    assert decoded([_row(name, **plain)]) == {cls: cls()}


def test_a_kind_that_is_no_more_is_left_out() -> None:
    assert decoded([_row("of another version", a=1)]) == {}


def test_every_stored_dataclass_names_its_key() -> None:
    for cls, stored in STORED.items():
        assert {"tenant_id", *stored.key} == set(stored.table.primary_key.columns.keys()), cls
