"""The versions of a text: which is in force, what changed, and publishing the next one once, and only if approved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.waiver_texts import Draft, DraftProblem, WaiverTextsPage
from desktop.sync.errors import Unreachable
from scheduling.vocabulary import Role
from scheduling.waiver_checks import MOST_TEMPLATE_TEXT
from scheduling.waiver_messages import MOST_TICKS, DiffKind
from scheduling.waiver_records import TemplateTick
from tests.desktop.waivers.scene import DAY, Desk, desk
from tests.factories import NOW


@pytest.fixture
def owner() -> Desk:
    return desk()


def _draft(texts: WaiverTextsPage) -> Draft:
    assert texts.draft is not None
    return texts.draft


async def _begun(front: Desk, language: str = "fr") -> WaiverTextsPage:
    texts = front.waivers.texts
    await texts.load()
    texts.begin(language)
    return texts


async def test_a_line_a_language_with_what_is_in_force_and_what_is_to_come(owner: Desk) -> None:
    later = owner.server.publish_shipped("fr", NOW + DAY)
    texts = owner.waivers.texts
    await texts.load()
    by_language = {line.language: line for line in texts.lines()}
    french = by_language["fr"]
    assert french.in_force is not None
    assert (french.in_force.version, [row.version for row in french.versions]) == (1, [2, 1])
    assert french.versions[0] == later
    own = owner.shop.garage.organization.locale[:2]
    assert texts.lines()[0].language == own


async def test_a_version_says_what_it_changed(owner: Desk) -> None:
    first = owner.server.templates[0]
    await owner.waivers.texts.load()
    await owner.waivers.texts.show(first)
    assert (owner.waivers.texts.shown, owner.waivers.texts.diff) == (first, None), "there is none before it"
    second = owner.server._publish("fr", first.text + "7. Encore\n", first.ticks, NOW)
    texts = owner.waivers.texts
    await texts.load()
    await texts.show(second)
    assert texts.diff is not None
    assert [part.lines for part in texts.diff.text if part.kind is DiffKind.ADDED] == [["7. Encore"]]
    texts.leave()
    assert texts.shown is None
    assert texts.diff is None


async def test_the_first_version_begins_with_what_is_shipped(owner: Desk) -> None:
    owner.server.templates.clear()
    texts = await _begun(owner)
    assert _draft(texts).text.startswith("Autorisation et prise de connaissance")
    assert (_draft(texts).after, texts.unsaved) == (0, False)
    assert texts.problems() == [DraftProblem.NOT_APPROVED]
    assert not await texts.publish()
    assert texts.pressed
    texts.approve(True)
    assert await texts.publish()
    (template,) = owner.server.templates
    assert (template.version, template.language, template.province) == (1, "fr", texts.province)
    assert texts.draft is None
    assert texts.lines()[0].in_force is not None or texts.lines()[1].in_force is not None


async def test_what_was_approved_is_that_text_and_no_other(owner: Desk) -> None:
    texts = await _begun(owner)
    assert texts.problems() == [DraftProblem.SAME, DraftProblem.NOT_APPROVED]
    texts.write(_draft(texts).text + "Et voilà.\n")
    texts.approve(True)
    assert (texts.problems(), texts.unsaved) == ([], True)
    texts.write(_draft(texts).text + "Encore.\n")
    assert texts.problems() == [DraftProblem.NOT_APPROVED]
    texts.approve(True)
    texts.put_ticks((*_draft(texts).ticks, TemplateTick(code="more", words="")))
    assert set(texts.problems()) == {DraftProblem.TICK_EMPTY, DraftProblem.NOT_APPROVED}
    texts.take_shipped()
    assert texts.problems() == [DraftProblem.SAME, DraftProblem.NOT_APPROVED]


async def test_what_can_not_be_published_says_why(owner: Desk) -> None:
    texts = await _begun(owner)
    texts.write(" ")
    assert DraftProblem.NO_TEXT in texts.problems()
    texts.write("x" * (MOST_TEMPLATE_TEXT + 1))
    assert DraftProblem.TEXT_TOO_LONG in texts.problems()
    ticks = tuple(TemplateTick(code=str(each), words="Yes") for each in range(MOST_TICKS + 1))
    texts.put_ticks(ticks)
    assert DraftProblem.TOO_MANY_TICKS in texts.problems()
    texts.discard()
    assert (texts.draft, texts.problems(), texts.unsaved) == (None, [], False)


async def test_it_is_published_once_though_the_answer_was_lost(owner: Desk) -> None:
    texts = await _begun(owner)
    texts.write(_draft(texts).text + "Et voilà.\n")
    texts.approve(True)
    owner.server.answers = False
    assert not await texts.publish()
    assert texts.problem == "unreachable"
    owner.server.answers = True
    assert await texts.publish()
    assert [row.version for row in owner.server.templates if row.language == "fr"] == [1, 2]


async def test_what_was_just_published_is_in_force_though_the_clock_here_is_slow(owner: Desk) -> None:
    texts = await _begun(owner)
    texts.write(_draft(texts).text + "Et voilà.\n")
    texts.approve(True)
    owner.server.now = NOW + 7
    assert await texts.publish()
    in_force = next(line.in_force for line in texts.lines() if line.language == "fr")
    assert in_force is not None
    assert in_force.version == 2


async def test_where_somebody_else_published_meanwhile_nothing_is_lost_and_both_are_seen(owner: Desk) -> None:
    texts = await _begun(owner)
    mine = _draft(texts).text + "De moi.\n"
    texts.write(mine)
    texts.approve(True)
    theirs = owner.server._publish("fr", _draft(texts).text + "D’ailleurs.\n", _draft(texts).ticks, NOW)
    assert not await texts.publish()
    assert texts.problem == "stale_edit"
    assert (_draft(texts).text, _draft(texts).after, _draft(texts).approved) == (mine, 2, False)
    assert theirs in next(line for line in texts.lines() if line.language == "fr").versions
    texts.approve(True)
    assert await texts.publish()
    assert owner.server.templates[-1].version == 3


async def test_without_the_server_what_is_written_stays(owner: Desk) -> None:
    texts = await _begun(owner)
    texts.write("Autre chose\n")
    texts.approve(True)
    before = _draft(texts)
    owner.server.fault = Unreachable("away")
    assert not await texts.publish()
    await texts.load()
    assert texts.draft == replace(before)


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.MECHANIC])
async def test_only_the_owner_writes(role: Role) -> None:
    front = desk(role)
    texts = await _begun(front)
    assert (texts.may_publish, texts.draft) == (False, None)


async def test_what_had_arrived_though_its_answer_was_lost_is_over_once_the_versions_are_seen(
    owner: Desk,
) -> None:
    texts = await _begun(owner)
    texts.write(_draft(texts).text + "Et voilà.\n")
    texts.approve(True)
    owner.server.answers = False
    assert not await texts.publish()
    owner.server.answers = True
    await texts.load()
    assert texts.draft is None
    assert next(line for line in texts.lines() if line.language == "fr").versions[0].version == 2
