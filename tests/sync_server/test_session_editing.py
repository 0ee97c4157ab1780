"""Correcting a booking on the server: who may, until when, two desks at once, and what is written of it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.commands import BookSession, CancelSession
from scheduling.edit_commands import EditSession
from scheduling.vocabulary import ServiceType, SessionState
from scheduling.wire import Mutation, PushResult, PushStatus
from sync_server.services.message_rows import Tiding
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import S, stand

SAID = "Brakes squeal when cold"
MORE = "Brakes squeal when cold, rear left"


async def _booked(shop: Shop) -> BookSession:
    command = shop.booking(shop.at(10), concern=SAID)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    return command


async def _edit(shop: Shop, who: str, session_id: UUID, **edits: tuple[str, str]) -> PushResult:
    return await shop.send(who, EditSession(session_id=session_id, set=edits))


async def _said(shop: Shop, concern: str) -> UUID:
    command = shop.booking(shop.at(10), concern=concern)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    return command.session_id


async def test_a_concern_is_not_corrected_to_less_than_one_may_book_with(shop: Shop) -> None:
    session_id = await _said(shop, SAID)
    result = await _edit(shop, "desk", session_id, concern=(SAID, "Brakes"))
    assert (result.status, result.code) == (PushStatus.REJECTED, "invalid")
    assert (await shop.session(session_id)).concern == SAID


async def test_one_that_is_short_already_is_corrected_but_not_made_shorter(shop: Shop) -> None:
    session_id = await _said(shop, "Smkoe")
    assert (await _edit(shop, "desk", session_id, concern=("Smkoe", "Smoke"))).code == ""
    result = await _edit(shop, "owner", session_id, concern=("Smoke", "Smok"))
    assert (result.status, result.code) == (PushStatus.REJECTED, "invalid")
    assert (await shop.session(session_id)).concern == "Smoke"


async def test_whoever_corrected_it_last_takes_that_back_and_nobody_else_does(shop: Shop) -> None:
    """As an older desktop does, too: its undo says what any edit says."""
    session_id = await _said(shop, "Oil")
    assert (await _edit(shop, "desk", session_id, concern=("Oil", SAID))).code == ""
    assert (await _edit(shop, "desk", session_id, concern=(SAID, MORE))).code == ""
    assert (await _edit(shop, "owner", session_id, preparation=("", "Lift"))).code == ""
    assert (await _edit(shop, "owner", session_id, concern=(MORE, "Oil"))).code == "invalid"
    assert (await _edit(shop, "desk", session_id, concern=(MORE, SAID))).code == ""
    assert (await _edit(shop, "desk", session_id, concern=(SAID, "Oil"))).code == ""
    assert (await shop.session(session_id)).concern == "Oil"


async def test_their_own_correction_back_is_no_way_to_one_that_says_less(shop: Shop) -> None:
    session_id = await _said(shop, "Oil")
    assert (await _edit(shop, "desk", session_id, concern=("Oil", SAID))).code == ""
    for less in ("", "Oi"):
        result = await _edit(shop, "desk", session_id, concern=(SAID, less))
        assert (result.status, result.code) == (PushStatus.REJECTED, "invalid")
    assert (await shop.session(session_id)).concern == SAID
    assert (await _details(shop, session_id))[-1] == ("corrected", "concern, from 3")


async def test_a_concern_of_another_length_is_none_to_go_back_to(shop: Shop) -> None:
    session_id = await _said(shop, SAID)
    assert (await _edit(shop, "desk", session_id, concern=(SAID, MORE))).code == ""
    assert (await _edit(shop, "desk", session_id, concern=(MORE, "Brakes"))).code == "invalid"
    assert (await _edit(shop, "desk", session_id, concern=("Brakes", MORE))).code == "", "it is so already"
    assert (await _edit(shop, "desk", session_id, concern=(MORE, "Brakes"))).code == "invalid"


async def _told(shop: Shop) -> int:
    async with shop.uow() as uow:
        return len(await uow.rows.find(Tiding))


async def _details(shop: Shop, session_id: UUID) -> list[tuple[str, str]]:
    async with shop.uow() as uow:
        return [(each.what, each.detail) for each in await uow.events.of_session(session_id)]


async def test_what_was_said_is_corrected_and_the_trail_says_which_fields(shop: Shop) -> None:
    booked = await _booked(shop)
    before, told = await shop.session(booked.session_id), await _told(shop)
    result = await _edit(
        shop,
        "desk",
        booked.session_id,
        special_requests=("", "Call before any repair"),
        concern=(SAID, MORE),
        service_type=(before.service_type.value, "inspection"),
    )
    assert (result.status, result.code) == (PushStatus.APPLIED, "")
    after = await shop.session(booked.session_id)
    assert after == replace(
        before,
        concern=MORE,
        special_requests="Call before any repair",
        service_type=ServiceType.INSPECTION,
    )
    assert (await shop.steps(booked.session_id))[-1] == ("corrected", "scheduled", "scheduled")
    assert (await _details(shop, booked.session_id))[-1] == (
        "corrected",
        "service_type, concern, special_requests",
    )
    assert await _told(shop) == told, "no message says any of it"


async def test_the_same_field_by_two_desks_is_put_before_the_second(shop: Shop) -> None:
    booked = await _booked(shop)
    assert (await _edit(shop, "desk", booked.session_id, concern=(SAID, MORE))).code == ""
    late = await _edit(
        shop, "owner", booked.session_id, concern=(SAID, "It pulls left"), preparation=("", "Lift")
    )
    assert (late.status, late.code) == (PushStatus.CONFLICT, "stale_edit")
    assert late.outcome.fields == {"concern": (MORE, "It pulls left")}
    row = await shop.session(booked.session_id)
    assert (row.concern, row.preparation) == (MORE, ""), "nothing of the late one is done"


async def test_other_fields_by_two_desks_are_both_kept(shop: Shop) -> None:
    booked = await _booked(shop)
    assert (await _edit(shop, "desk", booked.session_id, concern=(SAID, MORE))).code == ""
    assert (await _edit(shop, "owner", booked.session_id, preparation=("", "Lift"))).code == ""
    row = await shop.session(booked.session_id)
    assert (row.concern, row.preparation) == (MORE, "Lift")


async def test_what_is_so_already_is_no_second_step(shop: Shop) -> None:
    booked = await _booked(shop)
    for who in ("desk", "owner"):
        assert (await _edit(shop, who, booked.session_id, concern=(SAID, MORE))).code == ""
    assert (await _edit(shop, "desk", booked.session_id)).code == ""
    assert [step[0] for step in await shop.steps(booked.session_id)] == ["booked", "corrected"]


@pytest.mark.parametrize("state", [S.PENDING, S.WAITING, S.LIVE, S.UNPLACED])
async def test_until_it_is_over_it_may_be_corrected(shop: Shop, state: SessionState) -> None:
    row = await stand(shop, state, concern=SAID)
    assert (await _edit(shop, "desk", row.id, concern=(SAID, MORE))).code == ""
    after = await shop.session(row.id)
    assert (after.state, after.concern) == (state, MORE)


@pytest.mark.parametrize("state", [S.COMPLETED, S.CANCELLED, S.NO_SHOW])
async def test_what_is_over_is_gone(shop: Shop, state: SessionState) -> None:
    row = await stand(shop, state, concern=SAID)
    assert (await _edit(shop, "desk", row.id, concern=(SAID, MORE))).code == "gone"
    assert (await shop.session(row.id)).concern == SAID


async def test_a_booking_that_was_cancelled_meanwhile_or_never_was_is_gone(shop: Shop) -> None:
    booked = await _booked(shop)
    await shop.send("owner", CancelSession(session_id=booked.session_id))
    assert (await _edit(shop, "desk", booked.session_id, concern=(SAID, MORE))).code == "gone"
    assert (await _edit(shop, "desk", shop.customer.id, concern=(SAID, MORE))).code == "gone"


async def test_what_mechanics_were_asked_on_at_once_stays(shop: Shop) -> None:
    row = await stand(shop, S.LIVE, starts=None, concern=SAID)
    assert (await _edit(shop, "desk", row.id, concern=(SAID, MORE))).code == "invalid"


@pytest.mark.parametrize(("who", "code"), [("anna", ""), ("ivan", "not_allowed"), ("owner", "")])
async def test_a_mechanic_corrects_own_bookings_and_no_other(shop: Shop, who: str, code: str) -> None:
    booked = await _booked(shop)
    assert (await _edit(shop, who, booked.session_id, preparation=("", "Lift"))).code == code


@pytest.mark.parametrize(
    "over",
    [{"state": S.OFFERED}, {"state": S.UNPLACED, "conflict_code": "declined"}],
    ids=["only asked", "declined"],
)
async def test_who_is_only_asked_or_said_no_corrects_nothing(shop: Shop, over: dict[str, str]) -> None:
    row = await stand(shop, mechanic_id=shop.ivan.id, **over)  # type: ignore[arg-type]  # a state is among them
    assert (await _edit(shop, "ivan", row.id, concern=("", MORE))).code == "not_allowed"
    assert (await _edit(shop, "desk", row.id, concern=("", MORE))).code == ""
    assert (await shop.session(row.id)).state is over["state"]


async def test_who_works_here_no_longer_corrects_nothing(shop: Shop) -> None:
    booked = await _booked(shop)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.people["anna"].member, mechanic_id=None))
        await uow.commit()
    assert (await _edit(shop, "anna", booked.session_id, concern=(SAID, MORE))).code == "not_allowed"


async def test_what_was_agreed_on_is_refused_and_so_is_a_service_of_a_newer_program(shop: Shop) -> None:
    booked = await _booked(shop)
    assert (await _edit(shop, "desk", booked.session_id, minutes=("60", "30"))).code == "invalid"
    assert (await _edit(shop, "desk", booked.session_id, service_type=("repair", "towing"))).code == "invalid"
    assert (await _edit(shop, "desk", booked.session_id, concern=(SAID, "x" * 8_001))).code == "too_long"


async def test_sent_twice_it_is_done_once(shop: Shop) -> None:
    booked = await _booked(shop)
    mutation: Mutation = shop.mutation(
        "desk", EditSession(session_id=booked.session_id, set={"concern": (SAID, MORE)})
    )
    first = await shop.send("desk", mutation)
    assert await shop.send("desk", mutation) == first
    assert [step[0] for step in await shop.steps(booked.session_id)] == ["booked", "corrected"]
