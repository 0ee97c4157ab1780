"""Whether a waiver is enough for a session: by the text in force, 30 days, the customer, who witnessed it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from scheduling.waiver_chain import add_act
from scheduling.waiver_records import ActKind, Relation, SignedWaiver, TemplateTick, WaiverAct
from sync_server.services import waiver_rows
from sync_server.services.models import Policy
from sync_server.services.waiver_standing import fault_of, waiver_valid
from tests.sync_server.shop import Shop
from tests.sync_server.waiver_desk import DAY, on_paper, publish, signed, store, template

NOW = 1_780_000_000


def _session(shop: Shop, **changes: Any) -> Session:
    plain = Session(
        id=uuid7(),
        customer_id=shop.customer.id,
        state=SessionState.SCHEDULED,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR,
        minutes=60,
        starts=NOW,
    )
    return replace(plain, **changes)


async def _valid(shop: Shop, now: int = NOW, **changes: Any) -> bool:
    async with shop.uow() as uow:
        return await waiver_valid(uow, _session(shop, **changes), now)


async def _do(shop: Shop, kind: ActKind, record: SignedWaiver) -> None:
    act = WaiverAct(
        id=uuid7(),
        waiver_id=record.id,
        kind=kind,
        at=NOW,
        salt=uuid7().bytes,
        by=shop.people["owner"].staff_id,
        reason="signed anew",
    )
    async with shop.uow() as uow:
        await uow.bump()
        await waiver_rows.add(uow, add_act(act, await waiver_rows.head_of(uow)))
        await uow.commit()


async def test_without_a_published_text_nothing_is_asked(shop: Shop) -> None:
    assert await _valid(shop)
    await publish(shop, published_at=NOW + 1)
    await publish(shop, province="ON")
    assert await _valid(shop), "another province's text, and one of the future, are not asked for"
    assert not await _valid(shop, NOW + 1)


async def test_one_of_the_last_30_days_is_enough_to_the_second(shop: Shop) -> None:
    text = await publish(shop)
    await store(shop, signed(shop, text, NOW), NOW + 60)
    assert await _valid(shop)
    assert await _valid(shop, NOW + 30 * DAY)
    assert not await _valid(shop, NOW + 30 * DAY + 1)
    assert not await _valid(shop, customer_id=uuid7()), "another customer's"


async def test_one_that_arrives_late_counts_from_when_it_was_signed(shop: Shop) -> None:
    text = await publish(shop)
    await store(shop, signed(shop, text, NOW), NOW + 20 * DAY)
    assert await _valid(shop, NOW + 30 * DAY)
    assert not await _valid(shop, NOW + 30 * DAY + 1)


async def test_the_owners_number_of_days_counts(shop: Shop) -> None:
    text = await publish(shop)
    await store(shop, signed(shop, text, NOW), NOW)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(Policy(name="waivers", value={"valid_days": 2}, changed_at=1))
        await uow.commit()
    assert await _valid(shop, NOW + 2 * DAY)
    assert not await _valid(shop, NOW + 2 * DAY + 1)


async def test_a_new_version_is_signed_anew_and_either_language_counts(shop: Shop) -> None:
    first = await publish(shop)
    await store(shop, signed(shop, first, NOW), NOW)
    await publish(shop, version=2, published_at=NOW + 100)
    assert await _valid(shop, NOW + 99)
    assert not await _valid(shop, NOW + 100)
    english = await publish(shop, language="en", text="I authorize.")
    await store(shop, signed(shop, english, NOW + 200), NOW + 200)
    assert await _valid(shop, NOW + 200)


async def test_a_faulty_one_does_not_count(shop: Shop) -> None:
    text = await publish(shop, ticks=(TemplateTick(code="read", words="J’ai lu."),))
    good = signed(shop, text, NOW)
    faulty = [
        replace(good, id=uuid7(), text=text.text + "!"),
        replace(good, id=uuid7(), ticks=()),
        replace(good, id=uuid7(), strokes=()),
        replace(good, id=uuid7(), relation=Relation.GUARDIAN),
        replace(good, id=uuid7(), template_id=uuid7()),
    ]
    for record in faulty:
        await store(shop, record, NOW)
        async with shop.uow() as uow:
            assert await fault_of(uow, record) is not None
    assert not await _valid(shop)
    await store(shop, replace(good, relation=Relation.GUARDIAN, minor_name="Léo"), NOW)
    assert await _valid(shop)


@pytest.mark.parametrize("who", ["desk", "owner", "anna", "kiosk", None])
async def test_a_witness_is_one_of_the_staff(shop: Shop, other_shop: Shop, who: str | None) -> None:
    text = await publish(shop)
    record = on_paper(shop, text, NOW)
    stranger = other_shop.people["desk"].staff_id
    record = replace(record, witness_id=shop.people[who].staff_id if who else stranger)
    await store(shop, record, NOW)
    counts = who not in ("kiosk", None)
    assert await _valid(shop) is counts
    async with shop.uow() as uow:
        fault = await fault_of(uow, record)
    assert (fault is None) is counts
    assert fault is None or fault.field == "witness_id"


async def test_a_superseded_one_no_longer_counts_and_a_held_one_does(shop: Shop) -> None:
    text = await publish(shop)
    record = await store(shop, signed(shop, text, NOW), NOW)
    await _do(shop, ActKind.HOLD, record)
    assert await _valid(shop)
    await _do(shop, ActKind.SUPERSEDE, record)
    assert not await _valid(shop)


async def test_another_organizations_signature_is_none(shop: Shop, other_shop: Shop) -> None:
    text = await publish(shop)
    theirs = await publish(other_shop, id=text.id)
    await store(other_shop, signed(other_shop, theirs, NOW, customer_id=shop.customer.id), NOW)
    assert not await _valid(shop)
    async with other_shop.uow() as uow:
        assert await waiver_valid(uow, _session(shop), NOW)


async def test_a_text_whose_digest_is_another_texts_cannot_be_stored(shop: Shop) -> None:
    wrong = replace(template(shop), text_sha256="0" * 64)
    async with shop.uow() as uow:
        await uow.bump()
        with pytest.raises(Exception, match="waiver_template"):
            await uow.rows.add(wrong)
