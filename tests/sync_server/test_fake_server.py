"""The fake server, on which the desktop's tests stand, answers as the real one: the same questions put to both."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from scheduling.commands import (
    NAME_OF,
    CancelSession,
    Command,
    CreateCustomer,
    EditCustomer,
    MoveSession,
    Place,
)
from scheduling.edit_commands import EditSession
from scheduling.ids import uuid7
from scheduling.records import Customer
from scheduling.wire import (
    Hello,
    Mutation,
    Page,
    Push,
    PushAnswer,
    Refresh,
    Row,
    SignIn,
    Snapshot,
    Tokens,
    Welcome,
)
from tests.factories import MONDAY, at, book, garage
from tests.fakes import FakeServer
from tests.sync_server.shop import PASSWORD, Shop

Answer = tuple[object, ...]


@dataclass
class Side:
    """One of the two servers, and somebody signed in there."""

    ask: httpx.AsyncClient
    mechanic_id: UUID
    customer: Customer
    ten: int
    """Ten o'clock on a day that is free."""
    refresh: str = ""
    token: str = ""
    device_id: UUID = field(default_factory=uuid7)
    numbers: count[int] = field(default_factory=lambda: count(1))

    async def call(self, method: str, path: str, body: object = None, **params: Any) -> httpx.Response:
        content = None if body is None else msgspec.json.encode(body)
        headers = {"Authorization": f"Bearer {self.token}"}
        return await self.ask.request(method, path, content=content, params=params, headers=headers)

    async def sign_in(self, email: str, password: str) -> None:
        message = SignIn(
            email=email, password=password, device_id=self.device_id, device_name="Desk", app="0.1.0"
        )
        response = await self.call("POST", "/auth/sign-in", message)
        tokens = msgspec.json.decode(response.content, type=Tokens)
        self.token, self.refresh = tokens.access_token, tokens.refresh_token

    async def hello(self) -> Welcome:
        response = await self.call("POST", "/sync/hello", Hello(device_id=self.device_id, app="0.1.0"))
        return msgspec.json.decode(response.content, type=Welcome)

    async def renew(self, refresh: str) -> tuple[int, str]:
        """The status, and the new refresh token; the access token is used from here on."""
        response = await self.call("POST", "/auth/refresh", Refresh(refresh_token=refresh))
        if response.status_code != 200:
            return response.status_code, _code(response)
        tokens = msgspec.json.decode(response.content, type=Tokens)
        self.token = tokens.access_token
        return 200, tokens.refresh_token

    def mutation(self, command: Command, seq: int | None = None, mid: UUID | None = None) -> Mutation:
        return Mutation(
            seq=next(self.numbers) if seq is None else seq,
            mid=mid or uuid7(),
            name=NAME_OF[type(command)],
            args=msgspec.to_builtins(command),
            client_time=1,
        )

    async def push(self, *mutations: Mutation, epoch: UUID | None = None) -> Answer:
        """What was answered, as far as both can answer the same."""
        known = (await self.hello()).epoch if epoch is None else epoch
        message = Push(device_id=self.device_id, epoch=known, mutations=list(mutations))
        response = await self.call("POST", "/sync/push", message)
        if response.status_code != 200:
            return response.status_code, _code(response)
        results = msgspec.json.decode(response.content, type=PushAnswer).results
        return tuple(
            (each.status.value, each.code, each.ver > 0, each.outcome.stored_as, each.outcome.fields)
            for each in results
        )

    async def pull(self, cursor: int, epoch: UUID | None = None) -> Page | Answer:
        welcome = await self.hello()
        query = {"cursor": cursor, "epoch": str(epoch or welcome.epoch)}
        window = {"from": welcome.window_from, "to": welcome.window_to}
        response = await self.call("GET", "/sync/pull", **query, **window)
        if response.status_code != 200:
            return response.status_code, _code(response)
        return msgspec.json.decode(response.content, type=Page)

    def new_customer(self) -> CreateCustomer:
        return CreateCustomer(customer_id=uuid7(), name="Somebody")

    def booking(self, starts: int) -> Any:
        return book(self.customer.id, starts=starts, mechanic_id=self.mechanic_id)


def _code(response: httpx.Response) -> str:
    return str(msgspec.json.decode(response.content)["code"])


async def a_repeat_is_answered_as_before(side: Side) -> Answer:
    first = side.mutation(side.new_customer())
    answers = [await side.push(first), await side.push(first)]
    return (*answers, (await side.hello()).last_seq)


async def a_number_left_out_is_a_gap(side: Side) -> Answer:
    answer = await side.push(side.mutation(side.new_customer(), seq=3), side.mutation(side.new_customer()))
    return answer, (await side.hello()).last_seq


async def a_number_used_twice_is_a_fork(side: Side) -> Answer:
    await side.push(side.mutation(side.new_customer()))
    return await side.push(side.mutation(side.new_customer(), seq=1), side.mutation(side.new_customer()))


async def a_known_change_under_a_new_number_counts_on(side: Side) -> Answer:
    first = side.mutation(side.new_customer())
    await side.push(first)
    return await side.push(replace(first, seq=2)), (await side.hello()).last_seq


async def a_husk_asks_or_is_refused_for_good(side: Side) -> Answer:
    known, unknown = side.mutation(side.new_customer()), side.mutation(side.new_customer())
    answers = [await side.push(known), await side.push(replace(known, args=None))]
    answers += [await side.push(replace(unknown, args=None)), await side.push(replace(unknown, args=None))]
    return (*answers, (await side.hello()).last_seq)


async def an_id_used_for_something_else_is_refused(side: Side) -> Answer:
    first = side.mutation(side.new_customer())
    await side.push(first)
    return await side.push(side.mutation(side.new_customer(), mid=first.mid)), (await side.hello()).last_seq


async def a_name_that_nobody_knows_is_refused(side: Side) -> Answer:
    strange = Mutation(seq=1, mid=uuid7(), name="drone.fly@1", args={"height": 3}, client_time=1)
    return await side.push(strange, side.mutation(side.new_customer(), seq=2))


async def another_epoch_is_told_to_begin_anew(side: Side) -> Answer:
    pushed = await side.push(side.mutation(side.new_customer()), epoch=uuid7())
    return pushed, await side.pull(0, uuid7()), await side.pull(2**40), (await side.hello()).last_seq


async def a_slot_goes_to_the_first(side: Side) -> Answer:
    first, second = side.booking(side.ten), side.booking(side.ten + 1800)
    answers = await side.push(side.mutation(first), side.mutation(second))
    later = Place(starts=side.ten + 7200, minutes=60, mechanic_id=side.mechanic_id)
    here = Place(starts=side.ten, minutes=60, mechanic_id=side.mechanic_id)
    lost = Place(starts=side.ten + 1800, minutes=60, mechanic_id=side.mechanic_id)
    moves = [
        MoveSession(session_id=second.session_id, seen=lost, to=here),
        MoveSession(session_id=second.session_id, seen=later, to=here),
        MoveSession(session_id=second.session_id, seen=lost, to=later),
        MoveSession(session_id=second.session_id, seen=lost, to=later),
        MoveSession(session_id=second.session_id, seen=lost, to=here),
        MoveSession(session_id=uuid7(), seen=here, to=later),
    ]
    return answers, await side.push(*map(side.mutation, moves))


async def a_cancelled_one_is_gone(side: Side) -> Answer:
    first, second = side.booking(side.ten), side.booking(side.ten)
    cancel = CancelSession(session_id=first.session_id)
    changes = [first, cancel, cancel, CancelSession(session_id=uuid7()), second]
    return await side.push(*map(side.mutation, changes))


async def an_edit_knows_what_it_replaces(side: Side) -> Answer:
    row = side.customer
    edits: list[dict[str, tuple[str, str]]] = [
        {"name": (row.name, "First")},
        {"name": (row.name, "Second"), "notes": ("", "kept away too")},
        {"name": (row.name, "First")},
        {"notes": ("", "Dog")},
    ]
    changes = [EditCustomer(customer_id=row.id, set=each) for each in edits]
    strange = EditCustomer(customer_id=uuid7(), set={"name": ("", "X")})
    return await side.push(*(side.mutation(each) for each in [*changes, strange]))


async def a_correction_knows_what_it_replaces_until_it_is_over(side: Side) -> Answer:
    booking = side.booking(side.ten)
    said: list[dict[str, tuple[str, str]]] = [
        {"concern": (booking.concern, "Said first")},
        {"concern": (booking.concern, "Said second"), "preparation": ("", "kept away too")},
        {"concern": (booking.concern, "Said first")},
        {"preparation": ("", "Lift"), "service_type": (booking.service_type.value, "inspection")},
    ]
    changes = [EditSession(session_id=booking.session_id, set=each) for each in said]
    over = CancelSession(session_id=booking.session_id)
    strange = EditSession(session_id=uuid7(), set={"category": ("", "X")})
    return await side.push(*map(side.mutation, [booking, *changes, over, changes[0], strange]))


async def a_pull_tells_each_row_once_in_its_newest_form(side: Side) -> Answer:
    before = await side.pull(0)
    assert isinstance(before, Page)
    created, booking = side.new_customer(), side.booking(side.ten)
    edit = EditCustomer(customer_id=created.customer_id, set={"name": ("Somebody", "Else")})
    await side.push(*map(side.mutation, (created, booking, edit)))
    page = await side.pull(before.cursor)
    assert isinstance(page, Page)
    kinds = [(row.kind, row.ver - before.cursor, row.body is not None) for row in page.rows]
    names = [row.body["name"] for row in page.rows if row.kind == "customer"]  # type: ignore[index] # JSON
    empty = await side.pull(page.cursor)
    assert isinstance(empty, Page)
    ends = page.cursor - before.cursor, page.more, empty.rows, empty.cursor == page.cursor
    return sorted(kinds), names, *ends


async def a_snapshot_is_all_that_pulls_told(side: Side) -> Answer:
    await side.push(*map(side.mutation, (side.new_customer(), side.booking(side.ten))))
    welcome, page = await side.hello(), await side.pull(0)
    assert isinstance(page, Page)
    window = {"from": welcome.window_from, "to": welcome.window_to}
    lines = (await side.call("GET", "/sync/snapshot", **window)).content.splitlines()
    head, *rows = lines
    told = msgspec.json.decode(head, type=Snapshot)
    given = {row.id: row for row in (msgspec.json.decode(line, type=Row) for line in rows)}
    return (
        (told.rows - len(rows), told.cursor - page.cursor, told.epoch == welcome.epoch),
        given == {row.id: row for row in page.rows},
    )


async def an_old_token_works_until_the_new_one_was_used(side: Side) -> Answer:
    unheard = await side.renew(side.refresh)
    heard = await side.renew(side.refresh)
    newest = await side.renew(heard[1])
    side_token, side.token = side.token, "nonsense"
    strange = (await side.call("POST", "/sync/hello", Hello(device_id=side.device_id, app="1"))).status_code
    side.token = side_token
    return unheard[0], heard[0], newest[0], strange, await side.renew(side.refresh)


QUESTIONS: list[Callable[[Side], Awaitable[Answer]]] = [
    a_repeat_is_answered_as_before,
    a_number_left_out_is_a_gap,
    a_number_used_twice_is_a_fork,
    a_known_change_under_a_new_number_counts_on,
    a_husk_asks_or_is_refused_for_good,
    an_id_used_for_something_else_is_refused,
    a_name_that_nobody_knows_is_refused,
    another_epoch_is_told_to_begin_anew,
    a_slot_goes_to_the_first,
    a_cancelled_one_is_gone,
    an_edit_knows_what_it_replaces,
    a_correction_knows_what_it_replaces_until_it_is_over,
    a_pull_tells_each_row_once_in_its_newest_form,
    a_snapshot_is_all_that_pulls_told,
    an_old_token_works_until_the_new_one_was_used,
]


@pytest.fixture
async def real(client: httpx.AsyncClient, shop: Shop) -> Side:
    side = Side(client, shop.anna.id, shop.customer, shop.at(10))
    await side.sign_in(await shop.give_password("owner"), PASSWORD)
    return side


@pytest.fixture
async def fake() -> AsyncIterator[Side]:
    shop = garage()
    async with httpx.AsyncClient(transport=FakeServer(shop.records), base_url="http://garage.test") as client:
        side = Side(client, shop.anna.id, shop.elise, at(MONDAY, "10:00"))
        await side.sign_in("owner@example.test", "correct")
        yield side


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
async def test_both_answer_alike(
    question: Callable[[Side], Awaitable[Answer]], fake: Side, real: Side
) -> None:
    assert await question(fake) == await question(real)
