"""The bay of a visit in person, from the click on it to the booking's own: wished, held, given, and never promised."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.store.pending import ChangeState
from desktop.store.replica import Put
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking_wizard import BookingWizard
from scheduling.records import Session
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import HOLD_S, SOON, Desk, filled
from tests.desktop.booking.person import ENTER, Person

VISIT = "In person · Workshop visit, 1 h"


@pytest.mark.parametrize(("kind", "bay"), [(VisitKind.IN_PERSON, ", Bay 2"), (VisitKind.PHONE, "")])
def test_a_bay_that_was_clicked_stands_with_the_time_in_the_list_of_steps(
    desk: Desk, window: QWidget, kind: VisitKind, bay: str
) -> None:
    wizard = BookingWizard(desk.flow(BookingSeed(starts=SOON, bay_id=desk.garage.bays[1].id)), window)
    line = wizard.steps.lines[Step.TIME]
    assert line.value == "Mon 15 Jun, 14:00, Bay 2"
    wizard.flow.choose_kind(kind)
    assert line.value == f"Mon 15 Jun, 14:00{bay}"
    wizard.leave()


def test_the_review_names_the_bay_in_which_the_time_is_held(
    desk: Desk, flow: BookingFlow, wizard: BookingWizard
) -> None:
    desk.holds.bay_id = desk.garage.bays[1].id
    filled(flow, desk)
    page = wizard.page
    assert isinstance(page, ReviewPage)
    assert f"{VISIT} · Bay 2, held" in page.card.values


def test_where_none_is_known_yet_the_review_says_any(
    desk: Desk, flow: BookingFlow, wizard: BookingWizard
) -> None:
    desk.holds.offline = True
    filled(flow, desk)
    page = wizard.page
    assert isinstance(page, ReviewPage)
    assert f"{VISIT} · any bay" in page.card.values
    flow.book()
    assert "any bay" in wizard.result.detail.text()


def _held_in(flow: BookingFlow) -> UUID | None:
    return flow.hold.bay_id


def test_a_hold_of_another_time_says_nothing_of_this_ones_bay(desk: Desk, flow: BookingFlow) -> None:
    desk.holds.bay_id = desk.garage.bays[1].id
    filled(flow, desk)
    assert _held_in(flow) == desk.garage.bays[1].id
    desk.holds.bay_id = None
    flow.choose_time(SOON + 3600)
    assert _held_in(flow) is None


def test_a_hold_that_has_run_out_keeps_no_bay(desk: Desk, flow: BookingFlow) -> None:
    desk.holds.bay_id = desk.garage.bays[1].id
    filled(flow, desk)
    desk.clock.set(desk.clock.now() + HOLD_S)
    flow.tick()
    assert _held_in(flow) is None


def test_the_result_names_the_bay_once_the_server_has_given_it(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk)
    flow.book()
    page, submission = person.wizard.result, flow.submission
    assert submission is not None
    desk.answer(ChangeState.APPLIED)
    row = desk.store.get(Session, submission.booking.session_id)
    assert row is not None
    page.follow()
    assert "Bay" not in page.detail.text(), "until then it is only foreseen"
    given = replace(row, bay_id=desk.garage.bays[1].id)
    desk.store.apply_page([Put(given, 2)], replace(desk.store.state(), cursor=2))
    page.follow()
    assert page.detail.text().endswith("Anna Affiliated, Bay 2")


def test_what_was_booked_is_shown_in_the_calendar_by_a_key(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    foot = person.wizard.foot
    filled(flow, desk)
    assert not foot.show_button.isVisible()
    flow.book()
    desk.answer(ChangeState.APPLIED)
    assert foot.next_button.hasFocus()
    person.presses(Qt.Key.Key_Backtab)
    assert foot.show_button.hasFocus()
    with person.qtbot.waitSignal(person.wizard.show_asked) as asked:
        person.presses(ENTER)
    assert flow.submission is not None
    assert asked.args == [flow.submission.booking.session_id]
    assert person.wizard.isVisible(), "the shell leaves it"


@pytest.mark.parametrize("state", [ChangeState.REJECTED, ChangeState.CONFLICT])
def test_what_has_no_time_is_not_shown_there(
    person: Person, flow: BookingFlow, desk: Desk, state: ChangeState
) -> None:
    filled(flow, desk)
    flow.book()
    desk.answer(state, code="slot_taken" if state is ChangeState.CONFLICT else "invalid")
    assert not person.wizard.foot.show_button.isVisible()
