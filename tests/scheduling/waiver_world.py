"""Waivers for the tests: right records of every form, and chains of any length."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.waiver_chain import Entry, Head, add_act, beginning, capture, head_after, receive
from scheduling.waiver_checks import text_digest
from scheduling.waiver_records import (
    ActKind,
    Point,
    Relation,
    SignatureForm,
    SignedWaiver,
    Stroke,
    TemplateTick,
    Tick,
    WaiverAct,
    WaiverMode,
    WaiverTemplate,
)

TORONTO = ZoneInfo("America/Toronto")
NOW = 1_780_000_000
DAY = 86_400
SHA = "ab" * 32


def name(number: int) -> UUID:
    return UUID(int=number)


ORGANIZATION, CUSTOMER, DEVICE, OWNER, WITNESS = (name(number) for number in range(1, 6))
TEXT = "I authorize the inspection.\nEn français aussi."


def template(**changes: object) -> WaiverTemplate:
    plain = WaiverTemplate(
        id=name(10),
        organization_id=ORGANIZATION,
        province="ON",
        language="en",
        version=1,
        text=TEXT,
        text_sha256=text_digest(TEXT),
        published_at=NOW - 100 * DAY,
        ticks=(
            TemplateTick(code="read", words="I have read it."),
            TemplateTick(code="news", words="Write to me.", required=False),
        ),
        dynamics_allowed=True,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def strokes(*, dynamics: bool = True) -> tuple[Stroke, ...]:
    def point(x: int, y: int, at: int) -> Point:
        return Point(x=x, y=y, milliseconds=at if dynamics else None, pressure=500 + at if dynamics else None)

    return (
        Stroke(points=(point(0, 0, 0), point(300, 400, 16))),
        Stroke(points=(point(900, 100, 40), point(950, 160, 40), point(1000, 90, 56))),
    )


def drawn(number: int = 100, **changes: object) -> SignedWaiver:
    plain = SignedWaiver(
        id=name(number),
        organization_id=ORGANIZATION,
        customer_id=CUSTOMER,
        template_id=name(10),
        province="ON",
        language="en",
        version=1,
        text=TEXT,
        text_sha256=text_digest(TEXT),
        signer_name="Ann Roy",
        relation=Relation.SELF,
        mode=WaiverMode.KIOSK,
        form=SignatureForm.DRAWN,
        device_time=NOW + 7,
        estimated_at=NOW,
        salt=number.to_bytes(16, "big"),
        ticks=(
            Tick(code="read", words="I have read it.", ticked=True),
            Tick(code="news", words="Write to me.", ticked=False),
        ),
        strokes=strokes(),
        picture_sha256=SHA,
        device_id=DEVICE,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def typed(**changes: object) -> SignedWaiver:
    base = drawn(
        form=SignatureForm.TYPED,
        mode=WaiverMode.ONLINE,
        strokes=(),
        picture_sha256="",
        typed="Ann Roy",
        device_id=None,
        ip="192.0.2.7",
        user_agent="Browser/1.0",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def witnessed(**changes: object) -> SignedWaiver:
    base = drawn(form=SignatureForm.WITNESSED, strokes=(), picture_sha256="", witness_id=WITNESS)
    return replace(base, **changes)  # type: ignore[arg-type]


def paper(**changes: object) -> SignedWaiver:
    base = witnessed(
        form=SignatureForm.PAPER,
        mode=WaiverMode.PAPER,
        scans_sha256=(SHA, "0" * 64),
        paper_signed_at=NOW - DAY,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def minor(**changes: object) -> SignedWaiver:
    return replace(drawn(relation=Relation.GUARDIAN, minor_name="Leo Roy"), **changes)  # type: ignore[arg-type]


def received(record: SignedWaiver, at: int = NOW + 60, until: int = NOW + 3000 * DAY) -> SignedWaiver:
    return replace(record, received_at=at, erasable_from=until)


def act(kind: ActKind, number: int = 500, waiver: int = 100, at: int = NOW, **changes: object) -> WaiverAct:
    staff = kind is not ActKind.ERASE
    plain = WaiverAct(
        id=name(number),
        waiver_id=name(waiver),
        kind=kind,
        at=at,
        salt=number.to_bytes(16, "big"),
        by=OWNER if staff else None,
        reason="a lawsuit" if staff else "",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def head_of(entries: list[Entry], chain: UUID = ORGANIZATION) -> Head:
    return head_after(entries[-1].link) if entries else beginning(chain)


def device_chain(records: list[SignedWaiver]) -> list[Entry]:
    entries: list[Entry] = []
    for record in records:
        entries.append(capture(record, head_of(entries, DEVICE)))
    return entries


def organization_chain(records: list[SignedWaiver], at: int = NOW + 60) -> list[Entry]:
    entries: list[Entry] = []
    for number, record in enumerate(records):
        entries.append(receive(record, head_of(entries), at + number, TORONTO))
    return entries


def with_act(entries: list[Entry], done: WaiverAct, hold: Entry | None = None) -> list[Entry]:
    return [*entries, add_act(done, head_of(entries), hold=hold)]
