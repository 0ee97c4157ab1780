"""Pictures and papers that go along with a session at once, and over to a booking at a time or from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.now_draft import NowSeed
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.sync.errors import Unreachable
from tests.desktop.booking.choosing import files_of, kept, session_of
from tests.desktop.booking.desk import Desk, entered, filled
from tests.factories import named


@pytest.fixture
def flow(desk: Desk) -> BookingFlow:
    return filled(desk.flow(spawn=desk.at_once), desk)


@pytest.fixture
def now(desk: Desk) -> NowFlow:
    return entered(desk.now(spawn=desk.at_once), desk)


def test_at_once_they_are_kept_when_the_server_has_made_the_session(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    files_of(now).choose([front])
    assert desk.kept.files() == []
    now.ask()
    (asked,) = desk.seeking.asked
    assert kept(desk) == [("front.jpg", asked.session_id)]
    now.search_now.tick()
    assert len(desk.kept.files()) == 1, "once"


def test_at_once_nothing_is_kept_where_the_server_does_not_answer(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    files_of(now).choose([front])
    desk.seeking.fault = Unreachable("away")
    now.ask()
    assert desk.kept.files() == []
    desk.seeking.fault = None
    now.ask()
    assert [name for name, _ in kept(desk)] == ["front.jpg"]


def test_a_search_that_is_left_before_the_server_has_told_of_it_has_them_too(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    files_of(now).choose([front])
    desk.seeking.lose_answer = True
    now.ask()
    now.close()
    assert desk.kept.files() == []
    desk.seeking.lose_answer = False
    desk.at_once(desk.line.load())
    assert [name for name, _ in kept(desk)] == ["front.jpg"]


def test_a_search_that_is_looked_at_again_keeps_nothing_twice(now: NowFlow, desk: Desk, front: Path) -> None:
    files_of(now).choose([front])
    now.ask()
    now.close()
    (running,) = desk.line.running()
    again = desk.now(NowSeed(search=running.search, draft=running.draft), spawn=desk.at_once)
    assert again.phase is NowPhase.SEARCH
    again.search_now.changed.emit()
    assert len(desk.kept.files()) == 1


def test_nobody_online_and_they_go_over_to_a_booking_at_a_time(now: NowFlow, desk: Desk, front: Path) -> None:
    desk.seeking.online = []
    files_of(now).choose([front])
    now.ask()
    assert now.phase is NowPhase.NOBODY
    draft = now.schedule()
    now.close()
    flow = desk.flow(BookingSeed(draft=draft), spawn=desk.at_once)
    assert [file.name for file in flow.draft.files] == ["front.jpg"]
    assert desk.kept.files() == []
    _at_a_time(flow)
    flow.book()
    assert kept(desk) == [("front.jpg", session_of(flow))]


@pytest.mark.parametrize("sent", [False, True])
def test_a_search_that_found_nobody_gives_its_copies_to_the_booking_at_a_time(
    now: NowFlow, desk: Desk, front: Path, sent: bool
) -> None:
    files_of(now).choose([front])
    now.ask()
    (copy,) = desk.kept.files()
    if sent:
        desk.at_once(desk.kept.settle(copy.id, named("epoch"), desk.clock.now()))
    front.unlink()
    draft = now.schedule()
    now.close()
    flow = desk.flow(BookingSeed(draft=draft), spawn=desk.at_once)
    _at_a_time(flow)
    flow.book()
    assert kept(desk) == [("front.jpg", session_of(flow))]
    assert files_of(flow).missing == ()


def test_a_booking_at_a_time_that_is_left_leaves_the_searchs_copies_alone(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    files_of(now).choose([front])
    now.ask()
    flow = desk.flow(BookingSeed(draft=now.schedule()), spawn=desk.at_once)
    flow.close()
    assert len(desk.kept.files()) == 1


def test_they_go_over_from_a_booking_at_a_time(flow: BookingFlow, desk: Desk, front: Path) -> None:
    files_of(flow).choose([front])
    now = desk.now(NowSeed(draft=flow.draft), spawn=desk.at_once)
    assert [file.name for file in now.draft.files] == ["front.jpg"]


def test_choosing_another_file_asks_no_other_question_of_the_server(
    now: NowFlow, desk: Desk, front: Path
) -> None:
    desk.seeking.fault = Unreachable("away")
    now.ask()
    before = now._session_id
    files_of(now).choose([front])
    assert now._session_id == before


def _at_a_time(flow: BookingFlow) -> None:
    free = [time for part in flow.day(flow.first_day()) for time in part.times if time.free]
    assert flow.choose_time(free[0].starts)
    flow.advance()
    assert flow.step is Step.REVIEW
