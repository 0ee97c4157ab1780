"""A place on the waitlist that was just taken, in the real window: which one, how long, whose turn, and leaving it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_joining import FOLLOW_S
from desktop.sync.errors import Refused, Unreachable
from desktop.theming import words
from scheduling.errors import ErrorCode
from scheduling.matching_messages import WaitlistLine
from scheduling.waitlist import WaitlistState
from scheduling.wire import Problem
from tests.desktop.booking.desk import Desk
from tests.desktop.booking.person import ENTER, ESC, NowPerson, at_the_ways_on
from tests.desktop.shell.widgets import closed, cut_labels, nameless, unreachable


@pytest.fixture
def flow(desk: Desk) -> NowFlow:
    """Nobody is online for what was entered."""
    return desk.now()


@pytest.fixture
def person(qtbot: QtBot, desk: Desk, flow: NowFlow, window: QWidget) -> Iterator[NowPerson]:
    yield from at_the_ways_on(qtbot, desk, flow, window)


def _join(person: NowPerson) -> None:
    """The first way, and what it would be is right."""
    person.types("1")
    person.presses(ENTER)


def _line(flow: NowFlow) -> WaitlistLine:
    assert flow.joining.line is not None
    return flow.joining.line


def _asked_again(flow: NowFlow, desk: Desk) -> None:
    desk.clock.advance(FOLLOW_S)
    flow.tick()


def test_it_says_which_place_how_long_and_what_happens_next(person: NowPerson, flow: NowFlow) -> None:
    _join(person)
    page = person.wizard.line
    assert page.outcome.headline.text() == "Élise Tremblay is number 1 on the waitlist"
    wait, told = page.outcome.detail.text().split("\n")
    assert wait == "Lately people waited about 14 min."
    assert told.startswith("If a mechanic comes online before ")
    assert "is held for a while" in told, "how long is the owner's to say"
    assert page.accessibleName() == f"{page.outcome.headline.text()}. {page.outcome.detail.text()}"
    assert nameless(person.wizard, on_view=True) == []
    assert unreachable(page) == []
    person.qtbot.waitUntil(lambda: cut_labels(page) == [])


def test_a_wait_that_nobody_measured_is_no_number(person: NowPerson, flow: NowFlow, desk: Desk) -> None:
    _join(person)
    line = _line(flow)
    desk.seeking.line[line.entry_id] = replace(line, measured_wait=None)
    _asked_again(flow, desk)
    assert (
        "Too few people have waited lately to say how long it takes."
        in person.wizard.line.outcome.detail.text()
    )


def test_whose_turn_has_come_is_said_with_whose_time_it_is(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    _join(person)
    desk.seeking.hold(_line(flow).entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    _asked_again(flow, desk)
    page = person.wizard.line
    assert page.outcome.headline.text() == "A mechanic is there for Élise Tremblay"
    assert page.outcome.detail.text().startswith("The time of Anna Affiliated is held until ")


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (WaitlistState.EXPIRED, "The wait was too long, or the time that was held was not taken."),
        (WaitlistState.PENDING, "The wait was too long, or the time that was held was not taken."),
        (WaitlistState.BOOKED, ""),
        (WaitlistState.CANCELLED, ""),
    ],
)
def test_who_has_no_place_any_more_is_no_number_and_promised_nothing(
    person: NowPerson, flow: NowFlow, desk: Desk, state: WaitlistState, why: str
) -> None:
    _join(person)
    line = _line(flow)
    desk.seeking.line[line.entry_id] = replace(line, state=state, position=None)
    _asked_again(flow, desk)
    page = person.wizard.line
    assert page.outcome.headline.text() == "Élise Tremblay is not on the waitlist any more"
    assert page.outcome.detail.text() == why


def test_while_the_server_is_away_the_place_stands(person: NowPerson, flow: NowFlow, desk: Desk) -> None:
    _join(person)
    said = person.wizard.line.outcome.headline.text()
    desk.seeking.fault = Unreachable("away")
    _asked_again(flow, desk)
    assert (flow.phase, person.wizard.line.outcome.headline.text()) == (NowPhase.LINE, said)


def test_a_refusal_is_not_told_as_a_server_that_does_not_answer(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    _join(person)
    desk.seeking.fault = Refused(404, Problem(code=ErrorCode.NOT_FOUND.value, detail=""))
    _asked_again(flow, desk)
    assert "The server does not answer" not in person.reads()
    assert words.error_words(ErrorCode.NOT_FOUND) in person.reads()


@pytest.mark.parametrize("answer", [None, Refused(404, Problem(code=ErrorCode.NOT_FOUND.value, detail=""))])
def test_what_became_of_taking_off_is_unknown_until_the_server_answers(
    person: NowPerson, flow: NowFlow, desk: Desk, answer: Refused | None
) -> None:
    _join(person)
    desk.seeking.fault = Unreachable("away")
    flow.leave_line()
    said = "It is not known whether Élise Tremblay is still on the list: please try again."
    assert said in person.reads()
    _asked_again(flow, desk)
    assert said in person.reads(), "a look that was not answered tells nothing of it"
    desk.seeking.fault = answer
    _asked_again(flow, desk)
    assert said not in person.reads()
    desk.seeking.fault = Unreachable("away")
    _asked_again(flow, desk)
    assert said not in person.reads()
    assert "The server does not answer: this is how it stood last." in person.reads()


@pytest.mark.parametrize("key", [ENTER, ESC])
def test_left_by_enter_or_esc_without_a_question_the_place_stays(
    person: NowPerson, desk: Desk, key: object
) -> None:
    _join(person)
    person.presses(key)  # type: ignore[arg-type]  # a key
    assert closed(person.wizard)
    assert [waiter.name for waiter in desk.line.waiters()] == ["Élise Tremblay"]


def test_without_the_server_no_place_is_given_and_that_is_said(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    desk.seeking.fault = Unreachable("away")
    _join(person)
    assert flow.phase is NowPhase.JOIN
    said = person.reads()
    assert "The server does not answer, and the waitlist needs it." in said
    assert "It is not known whether Élise Tremblay is on the list; trying again adds nobody twice." in said
    assert desk.line.waiters() == []


def test_who_stands_there_already_is_told_so(person: NowPerson, flow: NowFlow, desk: Desk) -> None:
    desk.seeking.fault = Refused(
        409, Problem(code=ErrorCode.ILLEGAL_TRANSITION.value, detail="", params={"field": "entry_id"})
    )
    _join(person)
    assert flow.phase is NowPhase.JOIN
    assert flow.joining.in_line_already
    assert "Élise Tremblay is already on the waitlist." in person.reads()


@pytest.mark.parametrize(
    ("carried", "said"),
    [
        ({"email"}, "the customer is told by email"),
        ({"sms"}, "not set up to send messages: please call the customer."),
        (set(), "not set up to send messages: please call the customer."),
        (None, "the customer by email, if the server is set up to send messages."),
    ],
)
def test_an_email_is_promised_only_where_one_goes_out(
    person: NowPerson, flow: NowFlow, desk: Desk, carried: set[str] | None, said: str
) -> None:
    desk.carried = None if carried is None else frozenset(carried)
    _join(person)
    assert said in person.wizard.line.outcome.detail.text()
    person.qtbot.waitUntil(lambda: cut_labels(person.wizard.line) == [])
