"""A cancellation that a mechanic's yes crossed: it stands, both are told, and the money goes by when it was said."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession
from scheduling.sessions import place_of
from scheduling.vocabulary import CancelledBy, SessionState
from scheduling.wire import PushResult, PushStatus
from sync_server.services.money import settling
from tests.sync_server.mailing import Mailing
from tests.sync_server.shop import Shop


@pytest.fixture
async def mailing(shop: Shop) -> Mailing:
    made = Mailing(shop, shop.bootstrap.clock.now() + 60)
    await made.reach()
    return made


async def _offered(shop: Shop) -> UUID:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    assert (await shop.session(command.session_id)).state is SessionState.OFFERED
    return command.session_id


async def _yes(shop: Shop, session_id: UUID) -> PushResult:
    return await shop.send("ivan", AnswerOffer(session_id=session_id, accept=True))


def _cancelling(session_id: UUID, *, unanswered: bool = True) -> CancelSession:
    return CancelSession(session_id=session_id, cancelled_by=CancelledBy.STAFF, unanswered=unanswered)


async def test_it_stands_and_the_answer_says_who_had_accepted(mailing: Mailing) -> None:
    shop = mailing.shop
    session_id = await _offered(shop)
    assert (await _yes(shop, session_id)).code == ""
    result = await shop.send("desk", _cancelling(session_id))
    assert (result.status, result.outcome.accepted_by) == (PushStatus.APPLIED, shop.ivan.id)
    assert (await shop.session(session_id)).state is SessionState.CANCELLED
    assert await shop.slot_of(session_id) is None
    assert [step[0] for step in await shop.steps(session_id)][-2:] == ["accepted", "cancelled"]
    await mailing.sweep()
    told = {each.to for each in mailing.carrier.taken.values() if each.kind.value == "staff_cancelled"}
    assert shop.people["ivan"].member.email in told


async def test_of_what_was_seen_accepted_and_of_what_nobody_accepted_there_is_nothing_to_say(
    shop: Shop,
) -> None:
    seen = await _offered(shop)
    await _yes(shop, seen)
    assert (await shop.send("desk", _cancelling(seen, unanswered=False))).outcome.accepted_by is None
    asked = await _offered(shop)
    result = await shop.send("desk", _cancelling(asked))
    assert (result.status, result.outcome.accepted_by) == (PushStatus.APPLIED, None)
    assert (await _yes(shop, asked)).code == "gone"
    declined = await _offered(shop)
    await shop.send("ivan", AnswerOffer(session_id=declined, accept=False))
    assert (await shop.send("desk", _cancelling(declined))).outcome.accepted_by is None


async def test_at_the_same_moment_it_is_cancelled_whichever_came_first(shop: Shop) -> None:
    session_id = await _offered(shop)
    yes, cancel = await asyncio.gather(_yes(shop, session_id), shop.send("desk", _cancelling(session_id)))
    assert cancel.status is PushStatus.APPLIED
    crossed = yes.status is PushStatus.APPLIED
    assert cancel.outcome.accepted_by == (shop.ivan.id if crossed else None)
    assert yes.code == ("" if crossed else "gone")
    assert (await shop.session(session_id)).state is SessionState.CANCELLED
    assert await shop.slot_of(session_id) is None


async def test_sent_again_it_is_answered_the_same(shop: Shop) -> None:
    session_id = await _offered(shop)
    await _yes(shop, session_id)
    mutation = shop.mutation("desk", _cancelling(session_id))
    first = await shop.send("desk", mutation)
    again = await shop.send("desk", mutation)
    assert first.outcome.accepted_by == again.outcome.accepted_by == shop.ivan.id


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each that was settled, whether somebody's time was kept for it."""
    seen: list[bool] = []

    async def settle(*_: object, accepted: bool, **__: object) -> None:
        seen.append(accepted)

    monkeypatch.setattr(settling, "settle", settle)
    return seen


async def _long_made(shop: Shop, session_id: UUID) -> None:
    """Ten minutes ago, so that it can have been cancelled since."""
    async with shop.uow() as uow:
        await uow.bump()
        before = shop.bootstrap.clock.now() - 600
        await uow.records.put(replace(await shop.session(session_id), created_at=before))
        await uow.commit()


def _by_customer(shop: Shop, session_id: UUID, ago: int, *, unanswered: bool) -> CancelSession:
    command = _cancelling(session_id, unanswered=unanswered)
    return replace(command, cancelled_by=CancelledBy.CUSTOMER, at=shop.bootstrap.clock.now() - ago)


@pytest.mark.parametrize(("ago", "accepted"), [(300, False), (0, True)], ids=["before the yes", "after it"])
async def test_the_money_goes_by_when_it_was_said(
    shop: Shop, settled: list[bool], ago: int, accepted: bool
) -> None:
    session_id = await _offered(shop)
    await _long_made(shop, session_id)
    await _yes(shop, session_id)
    command = _by_customer(shop, session_id, ago, unanswered=True)
    assert (await shop.send("desk", command)).outcome.accepted_by == shop.ivan.id
    assert settled == [accepted]


async def test_of_what_was_seen_accepted_a_time_was_kept_though_the_clock_is_slow_or_it_was_accepted_anew(
    shop: Shop, settled: list[bool]
) -> None:
    session_id = await _offered(shop)
    await _long_made(shop, session_id)
    await _yes(shop, session_id)
    seen = place_of(await shop.session(session_id))
    command = MoveSession(session_id=session_id, seen=seen, to=replace(seen, starts=shop.at(12)))
    await shop.send("desk", command)
    await _yes(shop, session_id)
    result = await shop.send("owner", _by_customer(shop, session_id, 300, unanswered=False))
    assert (result.code, settled) == ("", [True])


async def _put_with_anna(shop: Shop, session_id: UUID) -> None:
    seen = place_of(await shop.session(session_id))
    command = MoveSession(session_id=session_id, seen=seen, to=replace(seen, mechanic_id=shop.anna.id))
    assert (await shop.send("owner", command)).code == ""
    assert (await shop.session(session_id)).state is SessionState.SCHEDULED


@pytest.mark.parametrize("answered", [False, True])
async def test_who_was_not_asked_said_no_yes(shop: Shop, answered: bool) -> None:
    """Anna is one of the workshop's own: another desk gave it to her meanwhile."""
    session_id = await _offered(shop)
    if answered:
        await _yes(shop, session_id)
    await _put_with_anna(shop, session_id)
    result = await shop.send("desk", _cancelling(session_id))
    assert (result.status, result.outcome.accepted_by) == (PushStatus.APPLIED, None)


async def test_before_a_desk_gave_it_to_somebody_no_time_was_kept_either(
    shop: Shop, settled: list[bool]
) -> None:
    session_id = await _offered(shop)
    await _long_made(shop, session_id)
    await _put_with_anna(shop, session_id)
    await shop.send("desk", _by_customer(shop, session_id, 300, unanswered=True))
    assert settled == [False]
