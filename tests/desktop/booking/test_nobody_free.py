"""A time at which nobody can be had says so: not that it is booked, which of the bay is not true."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.presenters.booking_draft import Assigned, BookingSeed, Step
from desktop.presenters.booking_times import BookingTimes, Time, Wanted
from desktop.views.booking.time_page import TimePage
from desktop.views.booking_wizard import BookingWizard
from scheduling.vocabulary import Reason, VisitKind
from tests import factories
from tests.desktop.booking.desk import SOON, Desk


def _busy(desk: Desk, people: Sequence[UUID], starts: int = SOON) -> None:
    """On the phone: their bays are free."""
    rows = [factories.booked(starts=starts, mechanic_id=each, kind=VisitKind.PHONE)[1] for each in people]
    desk.store.load(rows)


def _people(desk: Desk) -> tuple[UUID, ...]:
    flow = desk.flow()
    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_mechanic(Assigned.ANY)
    return tuple(each for each in flow.choices.candidates(flow.draft) if each is not None)


def _at(desk: Desk, people: tuple[UUID, ...], starts: int = SOON) -> Time:
    wanted = Wanted(kind=VisitKind.IN_PERSON, minutes=60, candidates=people)
    return BookingTimes(desk.source, desk.clock).at(starts, wanted, ())


def test_where_every_mechanic_is_busy_no_mechanic_is_free(desk: Desk) -> None:
    people = _people(desk)
    assert len(people) > 1
    _busy(desk, people)
    time = _at(desk, people)
    assert (time.reason, time.refusals[0].starts, time.refusals[0].ends) == (
        Reason.NO_MECHANIC,
        SOON,
        SOON + 3600,
    )


def test_one_mechanic_alone_has_a_reason_of_their_own(desk: Desk) -> None:
    anna = desk.garage.anna.id
    _busy(desk, [anna])
    assert _at(desk, (anna,)).reason is Reason.BOOKED


def test_out_of_everybodys_hours_is_out_of_hours(desk: Desk) -> None:
    people = _people(desk)
    night = SOON + 12 * 3600
    assert _at(desk, people, night).reason in {Reason.OUTSIDE_HOURS, Reason.WORKSHOP_CLOSED}


def test_where_somebody_is_free_and_no_bay_it_is_the_bay(desk: Desk) -> None:
    people = _people(desk)
    _busy(desk, people[1:])
    rows = [factories.booked(starts=SOON, bay_id=bay.id)[1] for bay in desk.garage.bays]
    desk.store.load(rows)
    assert _at(desk, people).reason is Reason.NO_BAY


def test_a_free_bay_that_was_clicked_then_says_that_no_mechanic_is_free(desk: Desk, window: QWidget) -> None:
    _busy(desk, _people(desk))
    flow = desk.flow(BookingSeed(starts=SOON, minutes=60, bay_id=desk.garage.bays[1].id))
    wizard = BookingWizard(flow, window)
    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    flow.advance()
    flow.choose_mechanic(Assigned.ANY)
    flow.advance()
    page = wizard.page
    assert isinstance(page, TimePage)
    assert "No mechanic is free then" in page.refused.words.text()
    assert "No mechanic is free then" in wizard.steps.lines[Step.TIME].toolTip()
    wizard.leave()
