"""The Waivers screen's presenters over a real server: a text is published, somebody has to sign, nothing is altered."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import FixedClock
from desktop.presenters.waivers import WaiversDesk
from desktop.presenters.waivers_due import DueLine
from desktop.store.kept_file import KeptFile
from desktop.store.kept_files import KeptFiles
from desktop.sync.waivers import Waivers
from desktop.theming import resources
from scheduling.ids import uuid7
from scheduling.vocabulary import VisitKind
from scheduling.waiver_messages import StaffAct, WaiverDelivery, WaiverDue
from scheduling.waiver_records import Relation, SignatureForm, SignedWaiver, Tick, WaiverMode, WaiverTemplate
from sync_server.services import waiver_receiving, waiver_standing
from tests.integration.desks import Desk, until
from tests.sync_server.shop import Shop

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def _waivers(desk: Desk, shop: Shop) -> WaiversDesk:
    account = desk.access.account
    assert account is not None
    source = AvailabilitySource(desk.store)
    clock = FixedClock(shop.bootstrap.clock.now())
    rights = Rights(desk.store, account)
    files = KeptFiles.in_memory()

    async def attach(session_id: UUID, path: Path) -> KeptFile:
        return await files.attach(session_id, path, clock.now())

    return WaiversDesk(
        Waivers(desk.access),
        desk.store,
        source,
        clock,
        rights,
        shipped=resources.path("waivers"),
        account=account,
        attach=attach,
    )


def _sheet(shop: Shop, text: WaiverTemplate, now: int) -> SignedWaiver:
    """Signed on paper; the desk is its witness."""
    return SignedWaiver(
        id=uuid7(),
        organization_id=text.organization_id,
        customer_id=shop.customer.id,
        template_id=text.id,
        province=text.province,
        language=text.language,
        version=text.version,
        text=text.text,
        text_sha256=text.text_sha256,
        signer_name=shop.customer.name,
        relation=Relation.SELF,
        mode=WaiverMode.PAPER,
        form=SignatureForm.PAPER,
        device_time=now,
        estimated_at=now,
        salt=bytes(range(16)),
        ticks=tuple(Tick(code=each.code, words=each.words, ticked=True) for each in text.ticks),
        scans_sha256=("ab" * 32,),
        paper_signed_at=now,
        device_id=shop.people["desk"].device_id,
        witness_id=shop.people["desk"].member.id,
    )


async def test_a_text_is_published_signed_and_held(shop: Shop, desks: tuple[Desk, Desk]) -> None:
    owner, desk = desks
    boss, front = _waivers(owner, shop), _waivers(desk, shop)
    await until(lambda: boss.texts._source.ready and front.texts._source.ready)
    await front.due.load()
    assert (front.due.known, front.due.lines()) == (True, []), "nobody is asked before a text is published"

    await boss.texts.load()
    boss.texts.begin("fr")
    boss.texts.approve(True)
    assert await boss.texts.publish(), boss.texts.problem
    text = boss.texts.lines()[0].in_force or boss.texts.lines()[1].in_force
    assert text is not None
    assert text.version == 1

    now = shop.bootstrap.clock.now()
    sheet = _sheet(shop, text, max(now, text.published_at))
    async with shop.acting("desk") as (uow, account):
        received = await waiver_receiving.receive(uow, account, WaiverDelivery(record=sheet), now)
    assert received.receipt is not None
    assert received.receipt.fault == ""

    await front.signed.load()
    (line,) = front.signed.lines
    assert (line.signer_name, line.mode, line.altered) == (shop.customer.name, "paper", False)
    assert not await front.signed.act(StaffAct.HOLD, "File 12"), "the receptionist places no hold"
    assert await boss.signed.open(line.id), boss.signed.problem
    assert boss.signed.opened is not None
    assert boss.signed.opened.record is not None
    kept = replace(boss.signed.opened.record, received_at=None, erasable_from=None)
    assert kept == sheet
    assert await boss.signed.act(StaffAct.HOLD, "File 12"), boss.signed.problem
    (hold,) = boss.signed.open_holds()
    assert boss.signed.who(hold.by) != ""
    await boss.signed.check()
    assert boss.signed.checked is not None
    assert (boss.signed.checked.whole, boss.signed.checked.contents) == (True, 2), "it, and its hold"


async def test_a_sheet_is_taken_in_by_the_desk_and_is_enough(
    shop: Shop, desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    owner, desk = desks
    boss, front = _waivers(owner, shop), _waivers(desk, shop)
    await until(lambda: boss.texts._source.ready and front.texts._source.ready)
    await boss.texts.load()
    boss.texts.begin("fr")
    boss.texts.approve(True)
    assert await boss.texts.publish(), boss.texts.problem
    text = next(line.in_force for line in boss.texts.lines() if line.in_force is not None)
    front.texts._clock = front.paper._clock = FixedClock(text.published_at + 60)
    await front.texts.load()
    due = WaiverDue(
        session_id=uuid7(), customer_id=shop.customer.id, asked="on_arrival", is_asked=True, enough=False
    )
    line = DueLine(
        due=due, customer=shop.customer.name, phone="", kind=VisitKind.IN_PERSON, starts=None, state=None
    )
    front.paper.begin(line)
    scan = tmp_path / "sheet.png"
    scan.write_bytes(PNG)
    await front.paper.scan([scan])
    assert front.paper.scan_trouble == ""
    front.paper.put(ticked=frozenset(tick.code for tick in text.ticks))
    assert front.paper.problems() == []
    assert await front.paper.take(), front.paper.problem
    await front.signed.load()
    (signed,) = front.signed.lines
    assert (signed.signer_name, signed.mode, signed.fault) == (shop.customer.name, "paper", "")
    async with shop.acting("desk") as (uow, _):
        standing = await waiver_standing.standings(uow, [shop.customer.id], text.published_at + 120)
    assert standing.enough(shop.customer.id)
    assert await boss.signed.open(signed.id), boss.signed.problem
    assert boss.signed.opened is not None
    assert boss.signed.opened.record is not None
    assert boss.signed.opened.record.scans_sha256 == (sha256(PNG).hexdigest(),)


async def test_two_owners_publish_and_the_later_one_sees_both(shop: Shop, desks: tuple[Desk, Desk]) -> None:
    owner, _ = desks
    first, second = _waivers(owner, shop), _waivers(owner, shop)
    await until(lambda: first.texts._source.ready)
    for texts in (first.texts, second.texts):
        await texts.load()
        texts.begin("en")
        texts.approve(True)
    assert await first.texts.publish(), first.texts.problem
    assert not await second.texts.publish()
    assert second.texts.problem == "stale_edit"
    assert second.texts.draft is not None
    assert second.texts.draft.after == 1
    second.texts.write(second.texts.draft.text + "7. More\n")
    second.texts.approve(True)
    assert await second.texts.publish(), second.texts.problem
    versions = next(line for line in second.texts.lines() if line.language == "en").versions
    await second.texts.show(versions[0])
    assert second.texts.diff is not None
    assert [part.lines for part in second.texts.diff.text][-1] == ["7. More"]
