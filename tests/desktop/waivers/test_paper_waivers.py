"""A sheet that was signed: what has to be on it, its scan kept with the booking, and taken in once with its witness."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.presenters.paper_waivers import UNREADABLE, PaperWaivers, Sheet, SheetProblem
from desktop.sync.errors import Unreachable
from scheduling.vocabulary import Role
from scheduling.waiver_messages import WaiverDue
from scheduling.waiver_records import Relation, SignatureForm, WaiverMode
from tests.desktop.waivers.scene import DAY, GONE, Desk, desk
from tests.factories import NOW


@pytest.fixture
def front() -> Desk:
    return desk(Role.RECEPTIONIST)


async def _begun(front: Desk, language: str = "fr") -> PaperWaivers:
    shop = front.shop
    session_id = shop.booking("one", shop.garage.anna.id, "10:00")
    front.server.due.append(
        WaiverDue(
            session_id=session_id,
            customer_id=shop.garage.elise.id,
            asked="on_arrival",
            enough=False,
            language=language,
        )
    )
    await front.waivers.texts.load()
    await front.waivers.due.load()
    front.waivers.paper.begin(front.waivers.due.lines()[0])
    return front.waivers.paper


def _sheet(paper: PaperWaivers) -> Sheet:
    assert paper.sheet is not None
    return paper.sheet


async def _copied(front: Desk) -> PaperWaivers:
    """Everything on it."""
    paper = await _begun(front)
    await paper.scan([Path("sheet.pdf")])
    paper.put(ticked=frozenset({"read", "examine"}))
    return paper


async def test_what_is_on_the_sheet_is_what_the_server_gets(front: Desk) -> None:
    paper = await _copied(front)
    taken: list[tuple[str, bool]] = []
    paper.taken.connect(lambda *what: taken.append(what))
    paper.put(signed_at=NOW - 600)
    assert paper.problems() == []
    assert await paper.take(), paper.problem
    (*_, record) = front.server.records.values()
    elise = front.shop.garage.elise
    assert (record.signer_name, record.customer_id, record.relation) == (elise.name, elise.id, Relation.SELF)
    assert (record.mode, record.form) == (WaiverMode.PAPER, SignatureForm.PAPER)
    assert (record.paper_signed_at, record.language) == (NOW - 600, "fr")
    assert [tick.code for tick in record.ticks if tick.ticked] == ["read", "examine"]
    assert record.scans_sha256 == (front.kept[0].sha256,)
    assert record.session_id == front.kept[0].session_id
    assert (paper.sheet, taken) == (None, [(elise.name, True)])


async def test_the_text_is_the_customer_s_language_s_or_another_one(front: Desk) -> None:
    paper = await _begun(front, "en")
    assert _sheet(paper).template.language == "en"
    paper.put(ticked=frozenset({"read"}))
    french = next(text for text in paper.choices() if text.language == "fr")
    paper.choose_text(french)
    assert (_sheet(paper).template, _sheet(paper).ticked) == (french, frozenset())


async def test_what_is_missing_is_said(front: Desk) -> None:
    paper = await _begun(front)
    assert paper.problems() == [SheetProblem.NOT_TICKED, SheetProblem.NO_SCAN]
    assert not await paper.take()
    assert paper.pressed
    paper.put(signer=" ", by_guardian=True, signed_at=NOW + 60)
    assert {SheetProblem.NO_NAME, SheetProblem.NO_MINOR, SheetProblem.NOT_YET} <= set(paper.problems())
    paper.put(signed_at=NOW - 100 * DAY)
    assert SheetProblem.BEFORE_TEXT in paper.problems()
    assert len(front.server.records) == 2, "nothing was sent"


async def test_what_no_record_may_have_is_found_before_it_is_sent(front: Desk) -> None:
    paper = await _copied(front)
    paper.put(signer="A\x01B")
    assert paper.problems() == [SheetProblem.WRONG]


async def test_a_guardian_signs_for_a_minor(front: Desk) -> None:
    paper = await _copied(front)
    paper.put(by_guardian=True, minor=" Lea ")
    assert await paper.take(), paper.problem
    (*_, record) = front.server.records.values()
    assert (record.relation, record.minor_name) == (Relation.GUARDIAN, "Lea")


async def test_it_is_taken_in_once_though_the_answer_was_lost_and_the_clock_went_on(front: Desk) -> None:
    paper = await _copied(front)
    front.server.answers = False
    assert not await paper.take()
    assert (paper.problem, len(front.server.records)) == ("unreachable", 3)
    front.server.answers = True
    front.shop.clock.set(NOW + 90)
    assert await paper.take(), paper.problem
    assert len(front.server.records) == 3


async def test_what_was_corrected_after_a_lost_answer_is_another_record(front: Desk) -> None:
    paper = await _copied(front)
    front.server.answers = False
    assert not await paper.take()
    front.server.answers = True
    paper.put(signer="Elise T.")
    assert await paper.take(), paper.problem
    assert [record.signer_name for record in front.server.records.values()][-1] == "Elise T."
    assert len(front.server.records) == 4


async def test_a_scan_that_can_not_be_kept_is_said_and_the_others_stay(front: Desk) -> None:
    paper = await _begun(front)
    await paper.scan([Path("one.pdf"), Path(GONE), Path("two.pdf")])
    assert paper.scan_trouble == UNREADABLE
    assert [scan.name for scan in _sheet(paper).scans] == ["one.pdf", "two.pdf"]
    paper.discard()
    await paper.scan([Path("three.pdf")])
    assert len(front.kept) == 2, "no sheet is open"


async def test_without_the_server_everything_stays(front: Desk) -> None:
    paper = await _copied(front)
    before = _sheet(paper)
    front.server.fault = Unreachable("away")
    assert not await paper.take()
    assert (_sheet(paper), front.waivers.unsaved) == (before, True)


@pytest.mark.parametrize("role", [Role.OWNER, Role.MECHANIC])
async def test_only_who_stands_at_the_desk_witnesses(role: Role) -> None:
    paper = await _begun(desk(role))
    assert (paper.may_take, paper.sheet) == (False, None)


async def test_without_a_text_there_is_no_sheet_to_sign() -> None:
    paper = await _begun(desk(Role.RECEPTIONIST, texts=False))
    assert (paper.may_take, paper.sheet) == (False, None)
