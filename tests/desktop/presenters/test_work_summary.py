"""The summary of a session: what is typed is never lost, and is done with only once the server has it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from desktop.presenters.asking import UNREACHABLE
from desktop.presenters.work_summary import WorkSummary
from desktop.store.drafts import Drafts
from scheduling.errors import ErrorCode
from scheduling.limits import MOST_LONG_TEXT
from scheduling.visit_messages import Afterwards, RatingLine
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.working import Working
from tests.factories import NOW, named

ONE = named("one")
TEXT = "Changed the front pads; the discs last another year."


@pytest.fixture
def ivan() -> Working:
    return Working(scene(Role.MECHANIC, mechanic_id=named("ivan")))


def _summary(ivan: Working) -> WorkSummary:
    return ivan.work.summary(ONE)


def test_what_is_typed_is_there_on_the_next_visit_of_the_page(ivan: Working) -> None:
    _summary(ivan).type(TEXT)
    state = _summary(ivan).now
    assert (state.text, state.unsent, state.known) == (TEXT, True, False)


def test_it_outlives_the_program(ivan: Working, tmp_path: Path) -> None:
    for text in ("", TEXT):
        drafts = Drafts(tmp_path / "drafts.db", bytes(32))
        summary = WorkSummary(ONE, ivan.visits, drafts, ivan.status, lambda work: work.close())
        assert summary.now.text == text
        summary.type(TEXT)
        drafts.close()


def test_saved_it_is_the_servers_and_nothing_is_kept_here(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type(f"  {TEXT}\n")
    summary.save()
    assert summary.now.sending
    ivan.settle()
    assert ivan.visits.summaries == {ONE: TEXT}
    assert ivan.drafts.get("summary", ONE) == ""
    state = summary.now
    assert (state.text, state.unsent, state.sending) == (TEXT, False, False)


@pytest.mark.parametrize(("away", "code"), [(True, UNREACHABLE), (False, ErrorCode.ILLEGAL_TRANSITION.value)])
def test_what_the_server_did_not_take_stays_and_can_be_sent_again(
    ivan: Working, away: bool, code: str
) -> None:
    summary = _summary(ivan)
    summary.type(TEXT)
    ivan.visits.away = away
    ivan.visits.refuse = None if away else ErrorCode.ILLEGAL_TRANSITION
    summary.save()
    ivan.settle()
    assert (summary.now.text, summary.now.unsent, summary.now.code) == (TEXT, True, code)
    ivan.visits.away, ivan.visits.refuse = False, None
    summary.save()
    ivan.settle()
    assert (summary.now.unsent, summary.now.code) == (False, "")


def test_what_was_asked_before_it_was_saved_says_nothing_of_after(
    ivan: Working, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = _summary(ivan)
    told = ivan.visits.afterwards

    async def late(session_id: UUID) -> Afterwards:
        """It is answered, and meanwhile the mechanic saves."""
        answer = await told(session_id)
        monkeypatch.undo()
        summary.type(TEXT)
        summary.save()
        ivan.settle()
        return answer

    monkeypatch.setattr(ivan.visits, "afterwards", late)
    summary.look()
    ivan.settle()
    assert (summary.now.text, summary.now.unsent) == (TEXT, False)


def test_what_was_typed_while_it_was_sent_is_kept(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type(TEXT)
    summary.save()
    summary.type(TEXT + " Come back in spring.")
    ivan.settle()
    assert (summary.now.text, summary.now.unsent) == (TEXT + " Come back in spring.", True)


def test_what_went_along_with_the_end_is_done_with_once_the_server_tells_it(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type(TEXT)
    summary.look()
    ivan.settle()
    assert summary.now.unsent, "the server does not have it yet"
    ivan.visits.summaries[ONE] = TEXT
    summary.look()
    ivan.settle()
    assert (summary.now.text, summary.now.unsent) == (TEXT, False)
    assert ivan.drafts.get("summary", ONE) == ""


def test_what_the_server_has_is_shown_and_typing_it_again_is_no_change(ivan: Working) -> None:
    ivan.visits.summaries[ONE] = TEXT
    ivan.visits.ratings[ONE] = RatingLine(stars=5, words="Great", at=NOW)
    summary = _summary(ivan)
    summary.look()
    ivan.settle()
    assert (summary.now.text, summary.now.known, summary.now.rating) == (TEXT, True, ivan.visits.ratings[ONE])
    summary.type(TEXT + " ")
    assert not summary.now.unsent
    summary.save()
    ivan.settle()
    assert "summarize" not in ivan.visits.asked


OTHERS = "The owner had written this."


def test_what_somebody_else_wrote_is_shown_before_it_is_replaced(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type(TEXT)  # the server has not told yet what it has
    ivan.visits.summaries[ONE] = OTHERS
    summary.save()
    ivan.settle()
    assert ivan.visits.summaries[ONE] == OTHERS
    state = summary.now
    assert (state.text, state.unsent, state.other, state.code) == (TEXT, True, OTHERS, "")
    summary.save()
    ivan.settle()
    assert ivan.visits.summaries[ONE] == TEXT
    assert (summary.now.unsent, summary.now.other) == (False, "")


def test_what_is_told_of_another_after_the_typing_began_can_be_left_there(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type(TEXT)
    ivan.visits.summaries[ONE] = OTHERS
    summary.look()
    ivan.settle()
    assert (summary.now.text, summary.now.other) == (TEXT, OTHERS)
    summary.take_other()
    assert (summary.now.text, summary.now.unsent, summary.now.other) == (OTHERS, False, "")
    assert ivan.drafts.get("summary", ONE) == ""


def test_who_changes_what_is_on_view_is_told_of_no_other(ivan: Working) -> None:
    ivan.visits.summaries[ONE] = OTHERS
    summary = _summary(ivan)
    summary.look()
    ivan.settle()
    summary.type(TEXT)
    assert (summary.now.unsent, summary.now.other) == (True, "")
    ivan.visits.summaries[ONE] = OTHERS + " And more."
    summary.save()
    ivan.settle()
    assert summary.now.other == OTHERS + " And more."


def test_what_one_goes_on_with_after_saving_is_over_no_others(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type(TEXT)
    summary.save()
    summary.type(TEXT + " Come back")
    ivan.settle()
    assert (summary.now.unsent, summary.now.other) == (True, "")
    again = _summary(ivan)  # the page was left and is opened again
    again.look()
    ivan.settle()
    assert (again.now.text, again.now.other) == (TEXT + " Come back", "")
    again.type(TEXT + " Come back in spring.")
    again.save()
    ivan.settle()
    assert ivan.visits.summaries[ONE] == TEXT + " Come back in spring."


def test_one_begun_after_saving_is_over_no_others_when_the_page_is_opened_again(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type(TEXT)
    summary.save()
    ivan.settle()
    summary.type(TEXT + " Come back")
    again = _summary(ivan)
    again.look()
    ivan.settle()
    assert (again.now.unsent, again.now.other) == (True, "")
    ivan.visits.summaries[ONE] = OTHERS
    again.look()
    ivan.settle()
    assert again.now.other == OTHERS


def test_one_that_is_too_long_is_kept_and_not_sent(ivan: Working) -> None:
    summary = _summary(ivan)
    summary.type("x" * (MOST_LONG_TEXT + 1))
    assert summary.now.too_long
    summary.save()
    ivan.settle()
    assert ivan.visits.asked == []
    assert len(summary.now.text) == MOST_LONG_TEXT + 1


def test_what_is_typed_counts_as_not_sent_until_it_is(ivan: Working) -> None:
    ivan.drafts.put("summary", named("long ago"), "Of a session that is not here any more")
    assert ivan.work.unsent() == 0
    ivan.shop.booking("one", named("ivan"), "10:00")
    _summary(ivan).type(TEXT)
    ivan.work.thread(ONE).type("On my way")
    ivan.drafts.put("thread-sent", ONE, str(named("message")))
    assert ivan.work.unsent() == 2
    summary = _summary(ivan)
    summary.save()
    ivan.settle()
    assert ivan.work.unsent() == 1
