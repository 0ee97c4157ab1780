"""The messages of a session: told in order, sent once, and a draft until the server has what was typed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from desktop.presenters.asking import UNREACHABLE
from desktop.presenters.work_thread import WorkThread
from desktop.store.drafts import Drafts
from scheduling.errors import ErrorCode
from scheduling.visit_messages import MOST_MESSAGE
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.working import Working
from tests.factories import named

ONE = named("one")


@pytest.fixture
def ivan() -> Working:
    return Working(scene(Role.MECHANIC, mechanic_id=named("ivan")))


@pytest.fixture
def thread(ivan: Working) -> WorkThread:
    return ivan.work.thread(ONE)


def _texts(thread: WorkThread) -> list[str]:
    return [line.text for line in thread.now.messages]


def test_all_pages_are_told_and_then_only_what_is_new(ivan: Working, thread: WorkThread) -> None:
    for number in range(5):
        ivan.visits.say(f"message {number}")
    before = thread.now
    thread.look()
    ivan.settle()
    assert _texts(thread) == [f"message {number}" for number in range(5)]
    assert (before.known, thread.now.known) == (False, True)
    ivan.visits.asked.clear()
    ivan.visits.say("another")
    thread.look()
    thread.look()
    ivan.settle()
    assert ivan.visits.asked == ["thread 5"]
    assert _texts(thread)[-1] == "another"


def test_what_the_customer_wrote_just_before_ones_own_message_is_told_too(
    ivan: Working, thread: WorkThread
) -> None:
    thread.look()
    ivan.settle()
    ivan.visits.say("Which bay?")
    thread.type("On my way")
    thread.send()
    ivan.settle()
    assert _texts(thread) == ["Which bay?", "On my way"]


def test_nothing_new_tells_nobody(ivan: Working, thread: WorkThread) -> None:
    thread.look()
    ivan.settle()
    told: list[None] = []
    thread.changed.connect(lambda: told.append(None))
    thread.look()
    ivan.settle()
    assert told == []


def test_what_is_sent_is_among_the_messages_and_no_draft_any_more(ivan: Working, thread: WorkThread) -> None:
    thread.type("  On my way \n")
    before = thread.now
    thread.send()
    under_way = thread.now
    assert (before.may_send, under_way.may_send, under_way.sending) == (True, False, True)
    ivan.settle()
    assert _texts(thread) == ["On my way"]
    assert (thread.now.draft, thread.now.sending) == ("", False)


def test_without_the_server_it_is_a_draft_and_is_not_sent_by_itself(
    ivan: Working, thread: WorkThread
) -> None:
    ivan.status.say(online=False)
    thread.type("On my way")
    assert not thread.now.may_send
    thread.send()
    ivan.status.say(online=True)
    ivan.settle()
    assert ivan.visits.messages == []
    assert ivan.work.thread(ONE).now.draft == "On my way"


@pytest.mark.parametrize(("away", "code"), [(True, UNREACHABLE), (False, ErrorCode.NOT_FOUND.value)])
def test_what_did_not_arrive_stays_and_says_why(
    ivan: Working, thread: WorkThread, away: bool, code: str
) -> None:
    thread.type("On my way")
    ivan.visits.away, ivan.visits.refuse = away, None if away else ErrorCode.NOT_FOUND
    thread.send()
    ivan.settle()
    assert (thread.now.draft, thread.now.code) == ("On my way", code)
    thread.type("On my way, soon")
    assert thread.now.code == ""


def test_sent_again_after_the_answer_was_lost_it_stands_there_once(ivan: Working, thread: WorkThread) -> None:
    thread.type("On my way")
    ivan.visits.lose_answer = True
    thread.send()
    ivan.visits.lose_answer = False
    ivan.settle()
    assert _texts(thread) == ["On my way"], "the list tells that it arrived"
    assert thread.now.draft == ""


def test_it_stands_there_once_after_a_restart_too(ivan: Working, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.db", bytes(32))
    waiting = ivan._waiting
    thread = WorkThread(ONE, ivan.visits, drafts, ivan.status, waiting.append)
    thread.type("On my way")
    ivan.visits.away = True
    thread.send()
    ivan.settle()
    drafts.close()
    ivan.visits.away = False
    again = WorkThread(
        ONE, ivan.visits, Drafts(tmp_path / "drafts.db", bytes(32)), ivan.status, waiting.append
    )
    assert again.now.draft == "On my way"
    ids = set()
    for _ in range(2):
        again.send()
        ivan.settle()
        ids |= {line.id for line in ivan.visits.messages}
    assert len(ids) == 1
    again._drafts.close()


@pytest.mark.parametrize("lose_answer", [False, True])
def test_what_is_typed_on_while_one_is_on_its_way_is_the_next(
    ivan: Working, thread: WorkThread, lose_answer: bool
) -> None:
    ivan.visits.lose_answer = lose_answer
    thread.type("On my way.")
    thread.send()
    at_once = partial(thread.type, "On my way. Bay 2, please.")
    thread.arriving.connect(at_once)
    thread.type("On my way. Bay")
    ivan.settle()
    thread.arriving.disconnect(at_once)
    assert (_texts(thread), thread.now.draft) == (["On my way."], "Bay 2, please.")
    ivan.visits.lose_answer = False
    thread.send()
    ivan.settle()
    assert (_texts(thread), thread.now.draft) == (["On my way.", "Bay 2, please."], "")


@pytest.mark.parametrize("text", ["Come at 9:30", "Come at 93", "Come at 9"])
def test_what_was_sent_and_is_changed_within_a_word_keeps_its_beginning(
    ivan: Working, thread: WorkThread, text: str
) -> None:
    thread.type("Come at 9")
    thread.send()
    thread.type(text)
    ivan.settle()
    assert thread.now.draft == ("" if text == "Come at 9" else text)


def test_what_was_typed_instead_meanwhile_stays_as_it_is(ivan: Working, thread: WorkThread) -> None:
    thread.type("On my way.")
    thread.send()
    thread.type("No, wait.")
    ivan.settle()
    assert (_texts(thread), thread.now.draft) == (["On my way."], "No, wait.")


def test_another_text_is_another_message(ivan: Working, thread: WorkThread) -> None:
    thread.type("On my way")
    ivan.visits.away = True
    thread.send()
    ivan.settle()
    ivan.visits.away = False
    thread.type("On my way, five minutes")
    thread.send()
    ivan.settle()
    assert _texts(thread) == ["On my way, five minutes"]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (MOST_MESSAGE + 1)])
def test_nothing_and_too_much_are_not_sent(ivan: Working, thread: WorkThread, text: str) -> None:
    thread.type(text)
    assert not thread.now.may_send
    thread.send()
    ivan.settle()
    assert ivan.visits.asked == []
