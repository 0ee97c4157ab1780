"""One transaction's connection: what waits, what is undone, what was read ahead; and several statements as one."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import msgspec
import psycopg
import pytest
import sqlalchemy as sa

from scheduling.commands import Command, CreateCustomer
from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState
from scheduling.wire import PushResult, PushStatus
from sync_server.db.together import together
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.services import push
from sync_server.services.models import Expected
from tests.sync_server.shop import Shop


def test_one_statement_stays_as_it_is() -> None:
    only = ("INSERT INTO a (b) VALUES (%(b)s)", {"b": 1})
    assert together([only]) == only


def test_several_statements_keep_their_values_apart() -> None:
    sql, values = together(
        [
            ("INSERT INTO a (b) VALUES (%(b)s)", {"b": 1}),
            ("SELECT f(%(b)s, %(b)s)", {"b": 2}),
            ("UPDATE c SET d = %(d)s", {"d": 3}),
        ]
    )
    assert sql == (
        "WITH w0 AS (INSERT INTO a (b) VALUES (%(s0_b)s)), w1 AS (UPDATE c SET d = %(s2_d)s)"
        " SELECT (SELECT f(%(s1_b)s, %(s1_b)s))"
    )
    assert values == {"s0_b": 1, "s1_b": 2, "s2_d": 3}


def test_calls_alone_need_no_expression() -> None:
    assert together([("SELECT f()", {}), ("SELECT g()", {})])[0] == " SELECT (SELECT f()), (SELECT g())"


def _expected(shop: Shop) -> Expected:
    desk = shop.people["desk"]
    return Expected(staff_id=desk.staff_id, device_id=desk.device_id, pushing_id=desk.device_id, mid=uuid7())


def _customer(name: str) -> Customer:
    return Customer(id=uuid7(), name=name, created_at=1)


async def _add_in_vain(uow: SqlUnitOfWork, customer: Customer, *, read_back: bool) -> None:
    async with uow.savepoint():
        await uow.records.add(customer)
        if read_back:  # which sends what waits
            assert await uow.records.get(Customer, customer.id) == customer
        raise Invalid


@pytest.mark.parametrize("ahead", [True, False])
async def test_what_is_written_in_a_savepoint_that_raises_is_undone(shop: Shop, ahead: bool) -> None:
    kept, waiting, sent, after = (_customer(name) for name in ("kept", "waiting", "sent", "after"))
    async with shop.uow() as uow:
        if ahead:
            await uow.foresee(_expected(shop))
        await uow.bump()
        await uow.records.add(kept)
        with pytest.raises(Invalid):
            await _add_in_vain(uow, waiting, read_back=False)
        with pytest.raises(Invalid):
            await _add_in_vain(uow, sent, read_back=True)
        await uow.records.add(after)
        await uow.commit()
    async with shop.uow() as uow:
        found = {row.name for row in await uow.records.all(Customer)}
    assert {"kept", "after"} <= found
    assert not {"waiting", "sent"} & found


async def test_a_savepoint_within_another_that_raises_leaves_the_other_whole(shop: Shop) -> None:
    first, inner = _customer("first"), _customer("inner")
    async with shop.uow() as uow:
        await uow.bump()
        with contextlib.suppress(Invalid):
            async with uow.savepoint():
                await uow.records.add(first)
                with pytest.raises(Invalid):
                    await _add_in_vain(uow, inner, read_back=True)
                raise Invalid
        await uow.commit()
    async with shop.uow() as uow:
        assert not {"first", "inner"} & {row.name for row in await uow.records.all(Customer)}


async def test_without_a_commit_nothing_that_waits_is_written(shop: Shop) -> None:
    lost = _customer("lost")
    async with shop.uow() as uow:
        await uow.foresee(_expected(shop))
        await uow.records.add(lost)
    async with shop.uow() as uow:
        assert await uow.records.get(Customer, lost.id) is None


async def test_what_is_read_sees_what_waits(shop: Shop) -> None:
    new = _customer("new")
    async with shop.uow() as uow:
        await uow.foresee(replace(_expected(shop), customer_id=new.id))
        assert not await uow.records.has(Customer, new.id)
        await uow.records.add(new)
        assert await uow.records.has(Customer, new.id)
        assert await uow.records.get(Customer, new.id) == new


async def test_a_mistake_that_waited_surfaces_at_the_commit_as_sqlalchemys(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.foresee(_expected(shop))
        await uow.records.add(shop.customer)
        with pytest.raises(sa.exc.IntegrityError):
            await uow.commit()


async def test_after_a_commit_the_next_transaction_sees_the_organization_again(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.foresee(_expected(shop))
        await uow.commit()
        assert await uow.records.get(Customer, shop.customer.id) == shop.customer


async def test_a_transaction_for_reading_writes_nothing_and_leaves_nothing_behind(shop: Shop) -> None:
    async with shop.bootstrap.reading(shop.id) as uow:
        with pytest.raises(sa.exc.DBAPIError) as raised:
            await uow.bump()
    assert isinstance(raised.value.orig, psycopg.errors.ReadOnlySqlTransaction)
    for _ in range(20):  # whichever connection of the pool comes
        async with shop.uow() as uow:
            await uow.bump()
            await uow.commit()


async def test_reading_ahead_changes_no_answer(shop: Shop) -> None:
    """The same pushes to the same hours: decided without the lock, asked at once behind it, and piece by piece."""
    answers: list[list[PushResult]] = []
    for ahead, first_look, day in ((True, True, 2), (True, False, 3), (False, False, 4)):
        shop.reads_ahead, shop.looks_first = ahead, first_look
        at = shop.at(10, day=day)
        first = shop.booking(at)
        wishes: list[Command] = [
            first,
            shop.booking(at),
            shop.booking(shop.at(12, day=day), customer_id=uuid7()),
            shop.booking(shop.at(14, day=day), session_id=first.session_id),
            shop.booking(shop.at(14, day=day), reservation_id=first.reservation_id),
            shop.booking(shop.at(3, day=day)),
            CreateCustomer(customer_id=uuid7(), name="New"),
            CreateCustomer(customer_id=shop.customer.id, name="Again"),
        ]
        answers.append([await shop.send("desk", wish) for wish in wishes])
    told = [[(a.status, a.code, a.outcome.reasons, a.outcome.stored_as) for a in side] for side in answers]
    assert told[0] == told[1] == told[2]
    assert [status for status, *_ in told[0]] == [
        PushStatus.APPLIED,
        PushStatus.CONFLICT,
        *[PushStatus.REJECTED] * 3,
        PushStatus.CONFLICT,
        PushStatus.APPLIED,
        PushStatus.REJECTED,
    ]
    async with shop.uow() as uow:
        states = [row.state for row in await uow.records.all(Session)]
    assert sorted(states) == sorted([SessionState.SCHEDULED, *[SessionState.UNPLACED] * 2] * 3)


async def test_who_may_not_push_takes_no_version(shop: Shop) -> None:
    async with shop.uow() as uow:
        before = await uow.feed.state()
    async with shop.uow() as uow:
        await uow.foresee(replace(_expected(shop), staff_id=uuid7()))
        assert await uow.devices.account(uuid7(), shop.people["desk"].device_id) is None
        assert await uow.feed.state() == before


async def test_arguments_that_make_no_booking_are_expected_to_ask_little(shop: Shop) -> None:
    desk = shop.people["desk"]
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    whole = push.expected(desk, desk.device_id, mutation)
    assert whole.span[0] == shop.at(10)
    args = {**msgspec.to_builtins(mutation.args), "starts": -5}
    broken = push.expected(desk, desk.device_id, replace(mutation, args=args))
    assert (broken.session_id, broken.span) == (None, (0, 0))
