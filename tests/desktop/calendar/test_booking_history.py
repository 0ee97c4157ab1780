"""A booking's history: what the server tells, what this computer knows without it, and what waits, once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.presenters.asking import UNREACHABLE
from desktop.presenters.booking_history import BookingHistory
from desktop.presenters.pending_changes import LineState
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import BookSession, CancelSession, Outcome
from scheduling.ids import uuid7
from scheduling.visit_commands import CheckIn, RecordTookPlace, StartSession
from scheduling.vocabulary import CancelledBy, Role, ServiceType, SessionState, VisitKind
from tests.desktop.calendar.historic import Historic, step
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, NOW, at, named


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00", created_at=NOW - 7200)
    return made


@pytest.fixture
def server(shop: Scene) -> Iterator[Historic]:
    made = Historic(shop)
    yield made
    made.drop()


def _open(shop: Scene, server: Historic, name: str = "one") -> BookingHistory:
    history = server.histories.open(shop.ids[name])
    history.look()
    server.settle()
    return history


def _whats(history: BookingHistory) -> list[str]:
    return [each.what for each in history.now.steps]


def test_the_server_tells_each_step_with_who_and_where(shop: Scene, server: Historic) -> None:
    server.told[shop.ids["one"]] = [step("booked"), step("due", "", "")]
    first, last = _open(shop, server).now.steps
    assert (first.what, first.who, first.device, first.automatic) == (
        "booked", "Sylvie Gagnon", "Front desk", False,
    )  # fmt: skip
    assert (last.what, last.who, last.automatic) == ("due", "", True)


def test_before_it_is_told_there_is_what_the_row_says(shop: Scene, server: Historic) -> None:
    row = shop.session("one")
    shop.store.load([replace(row, state=SessionState.LIVE, arrived_at=NOW - 900, started_at=NOW - 600)])
    state = server.histories.open(row.id).now
    assert [each.what for each in state.steps] == ["booked", "checked in", "started"]
    assert all(each.here and not each.who for each in state.steps)
    assert not state.whole


def test_without_the_server_it_says_so_and_keeps_what_it_told(shop: Scene, server: Historic) -> None:
    server.told[shop.ids["one"]] = [step("booked"), step("moved")]
    history = _open(shop, server)
    server.leave()
    history.look()
    server.settle()
    state = history.now
    assert (state.whole, state.away, state.code) == (True, True, UNREACHABLE)
    assert _whats(server.histories.open(shop.ids["one"])) == ["booked", "moved"]


def test_away_from_the_start_nothing_is_whole(shop: Scene, server: Historic) -> None:
    server.leave()
    state = _open(shop, server).now
    assert (state.whole, state.away, state.asking) == (False, True, False)
    assert [each.what for each in state.steps] == ["booked"]


def test_what_waits_is_last_and_is_told_once(shop: Scene, server: Historic) -> None:
    history = server.histories.open(shop.ids["one"])
    shop.store.submit(CheckIn(session_id=shop.ids["one"], at=NOW))
    shop.store.submit(StartSession(session_id=shop.ids["one"], at=NOW))
    assert _whats(history) == ["booked", "session.check_in", "session.start"]
    assert [each.waits for each in history.now.steps] == [None, LineState.WAITING, LineState.WAITING]
    assert history.now.waiting


def test_what_left_and_is_not_answered_says_so(shop: Scene, server: Historic) -> None:
    history = server.histories.open(shop.ids["one"])
    shop.store.submit(CheckIn(session_id=shop.ids["one"], at=NOW))
    shop.under_way()
    assert history.now.steps[-1].waits is LineState.SENT


def test_a_booking_that_waits_itself_has_nothing_to_be_asked_for(shop: Scene, server: Historic) -> None:
    session_id = uuid7()
    garage = shop.garage
    shop.store.submit(
        BookSession(
            session_id=session_id,
            reservation_id=uuid7(),
            customer_id=garage.elise.id,
            kind=VisitKind.IN_PERSON,
            service_type=ServiceType.REPAIR,
            starts=at(MONDAY, "14:00"),
            minutes=60,
            mechanic_id=garage.anna.id,
        )
    )
    state = server.histories.open(session_id).now
    assert [each.what for each in state.steps] == ["session.book"]
    assert state.whole


def test_a_change_to_another_booking_is_no_part_of_it(shop: Scene, server: Historic) -> None:
    shop.booking("two", shop.garage.ivan.id, "10:00")
    shop.store.submit(CheckIn(session_id=shop.ids["two"], at=NOW))
    assert not server.histories.open(shop.ids["one"]).now.waiting


def test_it_took_place_all_the_same_and_waits(shop: Scene, server: Historic) -> None:
    lost = shop.booking("lost", None, "11:00", state=SessionState.UNPLACED, created_at=NOW - 60)
    shop.store.submit(RecordTookPlace(session_id=lost, state=SessionState.WAITING, at=NOW))
    assert _whats(server.histories.open(lost)) == ["booked", "session.took_place"]


def test_why_it_was_cancelled_is_told_with_the_step(shop: Scene, server: Historic) -> None:
    row = replace(shop.session("one"), state=SessionState.CANCELLED, cancel_reason="The car was sold")
    shop.store.load([row])
    server.told[row.id] = [step("booked"), step("cancelled")]
    assert [each.detail for each in _open(shop, server).now.steps] == ["", "The car was sold"]


def test_news_of_the_booking_are_asked_for_and_others_are_not(shop: Scene, server: Historic) -> None:
    history = _open(shop, server)
    asked = server.asked
    shop.booking("two", shop.garage.ivan.id, "10:00")
    server.settle()
    assert server.asked == asked
    server.told[shop.ids["one"]] = [step("booked"), step("checked in")]
    shop.store.load([replace(shop.session("one"), state=SessionState.WAITING, arrived_at=NOW)])
    server.settle()
    assert _whats(history) == ["booked", "checked in"]


def test_what_changes_while_it_is_asked_is_asked_for_once_more(shop: Scene, server: Historic) -> None:
    history = server.histories.open(shop.ids["one"])
    history.look()
    assert history.now.asking
    history.look()
    history.look()
    server.settle()
    assert server.asked == 1  # nothing was sent yet when it was asked again
    assert not history.now.asking


def test_what_waited_and_was_answered_is_asked_for_though_the_row_is_as_it_was_shown(
    shop: Scene, server: Historic
) -> None:
    session_id = shop.ids["one"]
    server.told[session_id] = [step("booked")]
    history = _open(shop, server)
    mid = shop.store.submit(CheckIn(session_id=session_id, at=NOW))
    server.settle()
    assert _whats(history) == ["booked", "session.check_in"]
    server.told[session_id].append(step("checked in"))
    shop.under_way()
    shop.store.load([shop.session("one")])
    done = Answer(mid=mid, state=ChangeState.APPLIED, code="", ack_ver=0, outcome=Outcome())
    shop.store.settle([done], named("epoch"))
    server.settle()
    assert _whats(history) == ["booked", "checked in"]


def _may_undo(history: BookingHistory) -> bool:
    return history.now.may_undo


def test_the_last_thing_done_here_is_led_to_where_it_is_taken_back(shop: Scene, server: Historic) -> None:
    history = server.histories.open(shop.ids["one"])
    assert not _may_undo(history)
    told: list[None] = []
    history.changed.connect(lambda: told.append(None))
    shop.presenter.actions.cancel(shop.ids["one"], "", by=CancelledBy.STAFF)
    assert _may_undo(history)
    assert len(told) > 0
    history.take_back()
    assert not _may_undo(history)
    history.take_back()
    kinds = [type(change.command) for change in shop.store.changes() if not change.discarded]
    assert CancelSession not in kinds


def test_only_who_may_see_the_booking_has_its_history() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    own, others = (
        shop.booking(name, getattr(shop.garage, who).id, "10:00")
        for name, who in (("own", "ivan"), ("others", "anna"))
    )
    server = Historic(shop)
    histories = server.histories
    assert histories.may_see(own)
    assert not histories.may_see(others)
    assert not histories.may_see(uuid7())


def test_two_who_look_see_the_same(shop: Scene, server: Historic) -> None:
    session_id = shop.ids["one"]
    first = server.histories.open(session_id)
    assert server.histories.open(session_id) is first
