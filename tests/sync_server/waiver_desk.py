"""Waivers of a test workshop: texts published, records signed and received, for the tests of waivers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from scheduling.waiver_chain import receive
from scheduling.waiver_checks import text_digest
from scheduling.waiver_records import (
    Point,
    Relation,
    SignatureForm,
    SignedWaiver,
    Stroke,
    TemplateTick,
    Tick,
    WaiverMode,
    WaiverTemplate,
)
from sync_server.services import waiver_rows
from tests.sync_server.shop import ZONE, Shop

DAY = 86_400
TEXT = "J’autorise l’inspection.\nLe garage ne répond pas des objets laissés."
SHA = "ab" * 32
INK = (Stroke(points=(Point(x=0, y=0), Point(x=900, y=400))),)


def template(shop: Shop, **changes: Any) -> WaiverTemplate:
    """Version 1 of Québec's French text, in force since long ago."""
    plain = WaiverTemplate(
        id=uuid7(),
        organization_id=shop.id,
        province="QC",
        language="fr",
        version=1,
        text=TEXT,
        text_sha256=text_digest(TEXT),
        published_at=1_000_000_000,
        ticks=(TemplateTick(code="read", words="J’ai lu."),),
    )
    changed = replace(plain, **changes)
    return replace(changed, text_sha256=text_digest(changed.text))


async def publish(shop: Shop, **changes: Any) -> WaiverTemplate:
    """A version, straight into the table."""
    row = template(shop, **changes)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(row)
        await uow.commit()
    return row


def signed(shop: Shop, text: WaiverTemplate, at: int, **changes: Any) -> SignedWaiver:
    """Drawn at the kiosk by the shop's customer."""
    plain = SignedWaiver(
        id=uuid7(),
        organization_id=shop.id,
        customer_id=shop.customer.id,
        template_id=text.id,
        province=text.province,
        language=text.language,
        version=text.version,
        text=text.text,
        text_sha256=text.text_sha256,
        signer_name="Chantal Client",
        relation=Relation.SELF,
        mode=WaiverMode.KIOSK,
        form=SignatureForm.DRAWN,
        device_time=at,
        estimated_at=at,
        salt=uuid7().bytes,
        ticks=tuple(Tick(code=tick.code, words=tick.words, ticked=True) for tick in text.ticks),
        strokes=INK,
        picture_sha256=SHA,
        device_id=shop.people["kiosk"].device_id,
    )
    return replace(plain, **changes)


def on_paper(shop: Shop, text: WaiverTemplate, at: int, who: str = "desk", **changes: Any) -> SignedWaiver:
    """A sheet that somebody of the staff scanned and witnesses."""
    return signed(
        shop,
        text,
        at,
        mode=WaiverMode.PAPER,
        form=SignatureForm.PAPER,
        strokes=(),
        picture_sha256="",
        scans_sha256=(SHA,),
        paper_signed_at=at,
        witness_id=shop.people[who].staff_id,
        device_id=shop.people[who].device_id,
        **changes,
    )


async def store(shop: Shop, record: SignedWaiver, at: int) -> SignedWaiver:
    """Received at ``at``, straight into the rows; as it is stored."""
    async with shop.uow() as uow:
        await uow.bump()
        entry = receive(record, await waiver_rows.head_of(uow), at, ZONE)
        await waiver_rows.add(uow, entry)
        await uow.commit()
    assert isinstance(entry.content, SignedWaiver)
    return entry.content


@dataclass(frozen=True, slots=True)
class Prepared:
    """What requests about waivers may name: two versions of a text, a session of today, its customer's record."""

    before: WaiverTemplate
    text: WaiverTemplate
    session: Session
    record: SignedWaiver


async def prepare(shop: Shop, mechanic_id: UUID, now: int) -> Prepared:
    """Everything there is, once a shop and mechanic; the session is that mechanic's."""
    async with shop.uow() as uow:
        texts = await uow.rows.find(WaiverTemplate, order="version")
    if not texts:
        texts = [await publish(shop, published_at=now - DAY, version=each) for each in (1, 2)]
    session = today(shop, now, mechanic_id=mechanic_id)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(session)
        await uow.commit()
    record = await store(shop, signed(shop, texts[1], now, session_id=session.id), now)
    return Prepared(texts[0], texts[1], session, record)


def today(shop: Shop, now: int, **changes: Any) -> Session:
    """A session in person that begins now, not stored."""
    plain = Session(
        id=uuid7(),
        customer_id=shop.customer.id,
        state=SessionState.SCHEDULED,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=now,
        created_at=now,
    )
    return replace(plain, **changes)
