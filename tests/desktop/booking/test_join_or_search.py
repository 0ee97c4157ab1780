"""A place on the waitlist while mechanics are still being asked: in the end one of the two stands."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import now_joining, now_search
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_search import Standing
from desktop.store.pending import ChangeState
from desktop.sync.errors import Unreachable
from desktop.views.now_wizard import NowWizard
from scheduling.commands import CancelSession
from scheduling.errors import ErrorCode
from scheduling.matching_messages import JoinWaitlist, SearchView, WaitlistLine
from tests.desktop.booking.desk import Desk, entered
from tests.desktop.booking.person import NowPerson


@pytest.fixture
def flow(desk: Desk) -> NowFlow:
    """Mechanics are being asked, and the place in the line is looked at."""
    flow = entered(desk.now(), desk)
    flow.ask()
    flow.consider_line()
    assert (_phase(flow), flow.searching) == (NowPhase.JOIN, True)
    return flow


def _phase(flow: NowFlow) -> NowPhase:
    return flow.phase


def _session(desk: Desk) -> UUID:
    (session_id,) = desk.seeking.searches
    return session_id


def _after_joining(desk: Desk, monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]) -> None:
    """What happens at the server between the place and the next look."""
    join = desk.seeking.join

    async def joined(asked: JoinWaitlist) -> WaitlistLine:
        line = await join(asked)
        happens()
        return line

    monkeypatch.setattr(desk.seeking, "join", joined)


def _passes(flow: NowFlow, desk: Desk, seconds: int) -> None:
    desk.clock.advance(seconds)
    flow.tick()


def _no_search(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search alone is not answered."""

    async def away(_session_id: UUID) -> SearchView:
        raise Unreachable("away")

    monkeypatch.setattr(desk.seeking, "search", away)


def test_who_takes_it_while_the_place_is_taken_has_it_and_nobody_waits(
    flow: NowFlow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    phases: list[NowPhase] = []
    flow.step_changed.connect(lambda: phases.append(flow.phase))
    _after_joining(desk, monkeypatch, lambda: desk.seeking.accept(_session(desk), desk.garage.anna.id))
    flow.join()
    assert (_phase(flow), flow.search_now.standing) == (NowPhase.SEARCH, Standing.FOUND)
    assert phases == [NowPhase.SEARCH], "the waitlist was never on view"
    assert desk.commands() == [], "nothing is cancelled that somebody has accepted"
    assert (desk.seeking.line, desk.line.waiters()) == ({}, [])


def test_who_is_seen_to_have_taken_it_during_the_joining_has_it(
    flow: NowFlow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    join = desk.seeking.join

    async def joined(asked: JoinWaitlist) -> WaitlistLine:
        desk.seeking.accept(_session(desk), desk.garage.anna.id)
        await flow.search_now.load()  # the clock's own look
        return await join(asked)

    monkeypatch.setattr(desk.seeking, "join", joined)
    flow.join()
    assert (_phase(flow), flow.search_now.standing) == (NowPhase.SEARCH, Standing.FOUND)
    assert (desk.commands(), desk.seeking.line) == ([], {})


def test_a_search_that_could_not_be_looked_at_is_over_once_it_was(
    flow: NowFlow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        _no_search(desk, away)
        flow.join()
        assert _phase(flow) is NowPhase.LINE
        assert desk.commands() == [], "somebody may have accepted"
        _passes(flow, desk, now_search.FOLLOW_S)
        assert desk.commands() == []
    _passes(flow, desk, now_search.FOLLOW_S)
    assert [type(each) for each in desk.commands()] == [CancelSession]
    assert _phase(flow) is NowPhase.LINE


def test_a_search_that_somebody_took_unseen_is_shown_and_the_place_given_up(
    flow: NowFlow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        _no_search(desk, away)
        flow.join()
        assert [waiter.name for waiter in desk.line.waiters()] == ["Élise Tremblay"]
    desk.seeking.accept(_session(desk), desk.garage.anna.id)
    _passes(flow, desk, now_search.FOLLOW_S)
    assert _phase(flow) is NowPhase.SEARCH
    assert (desk.commands(), desk.seeking.line, desk.line.waiters()) == ([], {}, [])


def test_a_place_that_could_not_be_given_up_is_told_of_and_given_up_later(
    qtbot: QtBot, flow: NowFlow, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = NowWizard(flow, window)
    person = NowPerson(qtbot, wizard)

    async def away(_entry_id: UUID) -> None:
        raise Unreachable("away")

    _after_joining(desk, monkeypatch, lambda: desk.seeking.accept(_session(desk), desk.garage.anna.id))
    said = "Élise Tremblay is still on the waitlist; the server is asked again to take them off."
    with monkeypatch.context() as without:
        without.setattr(desk.seeking, "leave", away)
        flow.join()
        assert _phase(flow) is NowPhase.SEARCH
        assert said in person.reads()
        (entry_id,) = desk.seeking.line
        desk.seeking.hold(entry_id, desk.garage.ivan.id, desk.clock.now() + 900)
        assert wizard.main_button().text() == "Close", "no second time is booked"
    _passes(flow, desk, now_joining.FOLLOW_S)
    assert desk.seeking.line == {}
    assert said not in person.reads()
    wizard.leave()


def test_a_cancellation_that_was_refused_is_not_sent_again_and_again(flow: NowFlow, desk: Desk) -> None:
    flow.join()
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    _passes(flow, desk, now_search.FOLLOW_S)
    _passes(flow, desk, now_search.FOLLOW_S)
    assert len(desk.commands()) == 1
    desk.seeking.accept(_session(desk), desk.garage.anna.id)
    _passes(flow, desk, now_joining.FOLLOW_S)
    assert _phase(flow) is NowPhase.SEARCH
    _passes(flow, desk, now_joining.FOLLOW_S)
    assert desk.seeking.line == {}


def test_what_is_being_cancelled_is_not_shown_as_found(flow: NowFlow, desk: Desk) -> None:
    """It is over as soon as the server hears of it: the place is all that is left."""
    flow.join()
    desk.seeking.accept(_session(desk), desk.garage.anna.id)
    _passes(flow, desk, now_joining.FOLLOW_S)
    _passes(flow, desk, now_joining.FOLLOW_S)
    assert _phase(flow) is NowPhase.LINE
    assert len(desk.seeking.line) == 1


def test_the_place_is_taken_once_while_the_search_is_looked_at(
    flow: NowFlow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = desk.seeking.search

    async def impatient(session_id: UUID) -> SearchView:
        flow.join()
        return await search(session_id)

    monkeypatch.setattr(desk.seeking, "search", impatient)
    flow.join()
    assert len(desk.seeking.joins) == 1
    assert _phase(flow) is NowPhase.LINE


def test_leaving_before_the_place_is_taken_tells_that_mechanics_are_asked(
    flow: NowFlow, desk: Desk, window: QWidget
) -> None:
    wizard = NowWizard(flow, window)
    told: list[bool] = []
    wizard.finished.connect(told.append)
    wizard.ask_to_leave()
    assert not wizard.question.isVisible()
    assert told == [True]
    assert len(desk.line.running()) == 1


def test_leaving_after_a_search_that_gave_up_loses_nothing(desk: Desk, window: QWidget) -> None:
    flow = entered(desk.now(), desk)
    wizard = NowWizard(flow, window)
    told: list[bool] = []
    wizard.finished.connect(told.append)
    flow.ask()
    desk.seeking.give_up(_session(desk))
    _passes(flow, desk, now_search.FOLLOW_S)
    assert not wizard.would_lose
    flow.consider_line()
    assert _phase(flow) is NowPhase.JOIN
    wizard.ask_to_leave()
    assert not wizard.question.isVisible()
    assert told == [True], "somebody was asked"
