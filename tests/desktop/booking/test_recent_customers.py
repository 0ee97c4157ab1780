"""Whom one had to do with last: who was opened or booked, with the server's answer or without, the last one first."""

from __future__ import annotations

from dataclasses import replace

from desktop.presenters.customer_finding import CustomerFinding
from desktop.presenters.recent_customers import MOST_RECENT, RecentCustomers
from desktop.store.pending import ChangeState
from scheduling.ids import uuid7
from scheduling.vocabulary import ServiceType
from tests.desktop.booking.desk import Desk, filled

WEEK = 7 * 86_400


def _booked(desk: Desk) -> None:
    """Élise, for a day that is not near."""
    flow = filled(desk.flow(), desk, starts=None)
    far = next(each for each in range(WEEK, 4 * WEEK, 900) if flow.choose_time(desk.clock.now() + each))
    assert far
    flow.advance()
    flow.set_service(ServiceType.REPAIR)
    flow.set_concern("Brakes squeal when cold")
    flow.advance()
    assert flow.book() is None


def test_who_was_booked_just_now_comes_first_before_the_server_has_heard_of_it(desk: Desk) -> None:
    recent = RecentCustomers(desk.store)
    finding = CustomerFinding(desk.store, desk.clock, recent)
    recent.opened(desk.garage.marc.id)
    assert [row.name for row in finding.recent()] == [desk.garage.marc.name]
    _booked(desk)
    assert [row.name for row in finding.recent()] == [desk.garage.elise.name, desk.garage.marc.name]


def test_and_still_does_once_it_is_answered_and_gone_from_the_outbox(desk: Desk) -> None:
    recent = RecentCustomers(desk.store)
    _booked(desk)
    desk.answer(ChangeState.APPLIED)
    desk.store.apply_page([], replace(desk.store.state(), cursor=9))
    assert desk.store.changes() == []
    assert recent.ids == [desk.garage.elise.id]


def test_what_waits_from_before_the_program_was_opened_counts(desk: Desk) -> None:
    _booked(desk)
    assert RecentCustomers(desk.store).ids == [desk.garage.elise.id]


def test_who_is_opened_later_comes_before_who_was_booked_and_each_stands_once(desk: Desk) -> None:
    recent = RecentCustomers(desk.store)
    _booked(desk)
    recent.opened(desk.garage.marc.id)
    assert recent.ids == [desk.garage.marc.id, desk.garage.elise.id]
    recent.opened(desk.garage.elise.id)
    assert recent.ids == [desk.garage.elise.id, desk.garage.marc.id]


def test_only_the_last_are_kept(desk: Desk) -> None:
    recent = RecentCustomers(desk.store)
    ids = [uuid7() for _ in range(MOST_RECENT + 1)]
    for each in ids:
        recent.opened(each)
    assert recent.ids == ids[:0:-1]
