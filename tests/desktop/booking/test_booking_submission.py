"""What follows Book: confirmed, offered, waiting, lost and booked anew, refused, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import Answer, BookingFlow, Missing
from desktop.presenters.booking_submission import PATIENCE_S
from desktop.presenters.undo import TakenBack
from desktop.store.pending import ChangeState
from scheduling.commands import (
    Alternative,
    CancelSession,
    MoveSession,
    Outcome,
    Place,
)
from scheduling.errors import Gone
from scheduling.records import Session
from scheduling.vocabulary import CancelledBy, Role, ServiceType, SessionState
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, answer_of, filled, step_of, taken
from tests.factories import MONDAY, at


def _with_olga(desk: Desk) -> BookingFlow:
    """Up to the review, with an independent mechanic who answers first."""
    flow = filled(desk.flow(), desk, starts=None)
    flow.choose_mechanic(Assigned.NAMED, desk.garage.olga.id)
    flow.choose_time(SOON)
    flow.advance()
    flow.set_service(ServiceType.REPAIR)
    flow.set_concern("Brakes squeal when cold")
    flow.advance()
    return flow


def test_it_is_called_booked_only_when_the_server_said_so() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    assert answer_of(flow) is Answer.SENDING
    desk.clock.advance(PATIENCE_S)
    flow.tick()
    assert answer_of(flow) is Answer.WAITING
    desk.answer(ChangeState.APPLIED)
    assert answer_of(flow) is Answer.BOOKED


def test_a_booking_of_an_independent_who_answers_first_is_called_offered() -> None:
    desk = Desk()
    flow = _with_olga(desk)
    flow.book()
    desk.answer(ChangeState.APPLIED, outcome=Outcome(stored_as="offered"))
    assert answer_of(flow) is Answer.OFFERED


def test_a_race_lost_on_the_server_is_rebooked_with_one_click() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    free = at(MONDAY, "15:00")
    lost = replace(taken(SOON, free, mechanic_id=desk.garage.anna.id), stored_as="unplaced")
    desk.answer(ChangeState.CONFLICT, "slot_taken", lost)
    submission = flow.submission
    assert submission is not None
    assert (submission.answer, submission.code) == (Answer.LOST, "slot_taken")
    row = desk.store.get(Session, submission.booking.session_id)
    assert row is not None
    assert row.state is SessionState.UNPLACED

    flow.rebook(flow.alternatives()[0])

    move = desk.commands()[-1]
    anna = desk.garage.anna.id
    assert move == MoveSession(
        session_id=submission.booking.session_id,
        seen=Place(starts=SOON, minutes=60, mechanic_id=anna),
        to=Place(starts=free, minutes=60, mechanic_id=anna),
    )
    assert answer_of(flow) is Answer.SENDING
    desk.answer(ChangeState.APPLIED)
    assert answer_of(flow) is Answer.BOOKED
    assert submission.place.starts == free


def test_a_lost_race_without_the_servers_alternatives_offers_our_own() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    desk.answer(ChangeState.CONFLICT, "slot_taken", Outcome(stored_as="unplaced"))
    assert [one.starts for one in flow.alternatives()]
    assert SOON not in [one.starts for one in flow.alternatives()]


def test_a_rejected_booking_says_why() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    desk.answer(ChangeState.REJECTED, "not_allowed")
    assert flow.submission is not None
    assert (flow.submission.answer, flow.submission.code) == (Answer.REFUSED, "not_allowed")


def test_booking_can_be_taken_back() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    assert desk.undo.steps == [], "it is not called booked before the server said so"
    desk.answer(ChangeState.APPLIED)
    ((code, params, take_back),) = desk.undo.steps
    assert code == "booked"
    assert params == {"customer": "Élise Tremblay", "starts": SOON, "mechanic": desk.garage.anna.name}
    back = take_back()
    assert flow.submission is not None
    assert back == TakenBack(mid=desk.store.changes()[-1].mid), "its answer is waited for too"
    assert desk.commands()[-1] == CancelSession(session_id=flow.submission.booking.session_id)


def test_what_is_cancelled_already_is_not_taken_back_once_more() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    desk.answer(ChangeState.APPLIED)
    ((_, _, take_back),) = desk.undo.steps
    take_back()
    before = len(desk.commands())
    with pytest.raises(Gone):
        take_back()
    assert len(desk.commands()) == before


def test_one_that_nobody_has_heard_of_never_was() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    assert flow.submission is not None
    session_id = flow.submission.booking.session_id
    desk.clock.advance(PATIENCE_S)
    flow.tick()
    ((code, _, take_back),) = desk.undo.steps
    assert code == "kept"
    assert take_back() == TakenBack("let_go")
    assert desk.store.get(Session, session_id) is None
    assert not [command for command in desk.commands() if isinstance(command, CancelSession)]
    with pytest.raises(Gone):
        take_back()


def test_a_mechanic_takes_back_as_the_mechanic() -> None:
    me = replace(factories.garage().receptionist, role=Role.MECHANIC, mechanic_id=factories.garage().anna.id)
    desk = Desk(me)
    flow = filled(desk.flow(), desk)
    flow.book()
    desk.answer(ChangeState.APPLIED)
    desk.undo.steps[0][2]()
    command = desk.commands()[-1]
    assert isinstance(command, CancelSession)
    assert command.cancelled_by is CancelledBy.MECHANIC


def test_what_waits_for_the_server_can_be_taken_back_and_is_not_called_booked() -> None:
    desk = Desk()
    desk.holds.offline = True
    flow = filled(desk.flow(), desk)
    flow.book()
    assert [code for code, _, _ in desk.undo.steps] == ["kept"]
    desk.answer(ChangeState.APPLIED)
    flow.close()
    assert len(desk.undo.steps) == 1


def test_leaving_before_the_answer_keeps_the_way_back() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    flow.close()
    assert [code for code, _, _ in desk.undo.steps] == ["kept"]
    assert desk.undo.mids == [desk.store.changes()[-1].mid], "its answer comes yet, and is told"


def test_what_waits_for_the_server_and_then_for_its_mechanic_is_not_to_be_called_booked() -> None:
    desk = Desk()
    flow = _with_olga(desk)
    flow.book()
    flow.close()
    ((code, params, _),) = desk.undo.steps
    assert (code, params["mechanic"]) == ("kept_offer", "Olga Offers")


def test_a_lost_booking_made_anew_waits_for_the_answer_to_its_new_time() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    lost = replace(taken(SOON, at(MONDAY, "15:00"), mechanic_id=desk.garage.anna.id), stored_as="unplaced")
    desk.answer(ChangeState.CONFLICT, "slot_taken", lost)
    flow.rebook(flow.alternatives()[0])
    flow.close()
    change = desk.store.changes()[-1]
    assert isinstance(change.command, MoveSession)
    assert desk.undo.mids == [change.mid]


def test_a_refused_booking_is_nothing_to_take_back() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    desk.answer(ChangeState.REJECTED, "not_allowed")
    flow.close()
    assert desk.undo.steps == []


def test_what_somebody_else_books_meanwhile_closes_the_time_again() -> None:
    desk = Desk()
    desk.holds.offline = True
    flow = filled(desk.flow(), desk)
    heard: list[bool] = []
    flow.changed.connect(lambda: heard.append(True))
    _, slot = factories.booked(starts=SOON, mechanic_id=desk.garage.anna.id)
    desk.store.load([slot])
    assert heard
    assert flow.book() is Missing.TIME_TAKEN
    assert step_of(flow) is Step.TIME
    assert desk.commands() == []


def test_a_lost_alternative_with_another_mechanic_comes_with_that_mechanic() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.take(Alternative(starts=at(MONDAY, "15:00"), minutes=60, mechanic_id=desk.garage.ivan.id))
    assert flow.draft.mechanic_id == desk.garage.ivan.id
    assert flow.draft.assigned is Assigned.NAMED
