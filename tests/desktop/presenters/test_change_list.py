"""The list of changes: what is on it, in which state, and what its user may do about one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.change_list import ChangeList
from desktop.presenters.pending_changes import LineState, PendingChanges
from desktop.presenters.undo import UndoStack
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import (
    AnswerOffer,
    CancelSession,
    Command,
    EditCustomer,
    EditVehicle,
    HoursBlock,
    MechanicSettings,
    MoveSession,
    OpeningDay,
    Outcome,
    ParkSession,
    Place,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import Gone, NotFound
from scheduling.hours_editing import settings_of
from scheduling.ids import uuid7
from scheduling.records import Mechanic, Session, WeeklyBlock, WorkshopHours
from scheduling.sessions import place_of
from scheduling.vocabulary import SessionState, VisitKind
from tests import factories
from tests.factories import MONDAY, NOW, Garage, at, book, garage, named


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store(shop: Garage) -> Iterator[LocalStore]:
    made = LocalStore.in_memory(now=lambda: NOW)
    made.load(shop.records)
    made.write_state(replace(made.state(), epoch=named("epoch"), cursor=5))
    yield made
    made.close()


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def listed(store: LocalStore, undo: UndoStack) -> ChangeList:
    return ChangeList(store, undo)


def _refuse(store: LocalStore, command: Command, *, code: str = "server_fault", stored_as: str = "") -> UUID:
    mid = store.submit(command)
    state = ChangeState.CONFLICT if stored_as or code == "stale_edit" else ChangeState.REJECTED
    answer = Answer(mid=mid, state=state, code=code, outcome=Outcome(stored_as=stored_as))
    store.settle([answer], named("epoch"))
    return mid


def _booked(store: LocalStore, shop: Garage, **over: object) -> Session:
    row, slot = factories.booked(shop.elise.id, mechanic_id=shop.anna.id, **over)
    store.load([row, slot])
    return row


def test_every_state_is_listed_in_the_order_of_making(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    refused = _refuse(store, book(shop.elise.id))
    late, sent, waits, gone = store.submit_all(
        [
            book(shop.elise.id, mechanic_id=shop.anna.id, starts=at(MONDAY, f"{hour}:00"))
            for hour in (10, 11, 13, 14)
        ]
    )
    store.mark_sent(store.parcels(2, 10**6))
    store.discard([late, gone])
    store.settle([Answer(mid=late, state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())], named("epoch"))
    states = {change.mid: listed.line(change).state for change in listed.changes()}
    assert list(states.items()) == [
        (refused, LineState.REFUSED),
        (late, LineState.LATE),
        (sent, LineState.SENT),
        (waits, LineState.WAITING),
        (gone, LineState.DISCARDED),
    ]
    assert dict(listed.counts()) == dict.fromkeys(LineState, 1)
    assert [change.mid for change in listed.changes(LineState.SENT)] == [sent]
    lines = [listed.line(change) for change in listed.changes()]
    assert [line.tries for line in lines] == [0, 1, 1, 0, 0]
    assert {line.made_at for line in lines} == {NOW}
    assert {line.who for line in lines} == {"Élise Tremblay"}


def test_a_line_follows_its_state_and_its_rows(store: LocalStore, shop: Garage, listed: ChangeList) -> None:
    mid = store.submit(book(shop.elise.id))
    told: list[None] = []
    listed.changed.connect(lambda: told.append(None))
    (before,) = map(listed.line, listed.changes())
    store.mark_sent(store.parcels(1, 10**6))
    (after,) = map(listed.line, listed.changes())
    assert (before.mid, before.state, after.state) == (mid, LineState.WAITING, LineState.SENT)
    assert told
    store.load([replace(shop.elise, name="Élise Roy")])
    (renamed,) = map(listed.line, listed.changes())
    assert renamed.who == "Élise Roy"


def test_a_line_tells_every_try(store: LocalStore, listed: ChangeList) -> None:
    store.submit(book())
    told = []
    for _ in range(3):
        store.mark_sent(store.parcels(1, 10**6))
        told += [listed.line(change).tries for change in listed.changes()]
    assert told == [1, 2, 3]


def test_a_line_is_worked_out_once(store: LocalStore, listed: ChangeList) -> None:
    store.submit(book())
    (first,), (second,) = (map(listed.line, listed.changes()) for _ in range(2))
    assert first is second


def test_since_when_something_waits(store: LocalStore, listed: ChangeList) -> None:
    assert listed.oldest_waiting() is None
    store.submit(book())
    assert listed.oldest_waiting() == NOW


def test_discarding_names_what_goes_along_and_nothing_is_left_to_undo(
    store: LocalStore, shop: Garage, listed: ChangeList, undo: UndoStack
) -> None:
    command = book(shop.elise.id, mechanic_id=shop.anna.id)
    mid = store.submit(command)
    undo.push("kept", {}, lambda: None, mid)
    after = store.submit(CancelSession(session_id=command.session_id))
    question = listed.question(mid)
    assert question is not None
    assert (question.mids, question.may_have_arrived) == ([mid, after], False)
    listed.discard(question)
    assert store.changes() == []
    assert undo.last is None
    assert listed.question(mid) is None, "nothing of it is left to discard"


def test_it_is_said_that_one_of_them_may_have_arrived(store: LocalStore, listed: ChangeList) -> None:
    mid = store.submit(book())
    store.mark_sent(store.parcels(1, 10**6))
    question = listed.question(mid)
    assert question is not None
    assert question.may_have_arrived


def test_what_was_sent_once_may_have_arrived_also_where_it_waits_again(
    store: LocalStore, listed: ChangeList
) -> None:
    mid = store.submit(book())
    store.mark_sent(store.parcels(1, 10**6))
    store.settle([Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=6, outcome=Outcome())], named("epoch"))
    store.resend_after(0)
    question = listed.question(mid)
    assert question is not None
    assert (question.line.state, question.may_have_arrived) == (LineState.WAITING, True)


def test_what_was_sent_while_it_was_asked_is_asked_again(store: LocalStore, listed: ChangeList) -> None:
    mid = store.submit(book())
    question = listed.question(mid)
    assert question is not None
    store.mark_sent(store.parcels(1, 10**6))
    again = listed.discard(question)
    assert again is not None
    assert again.may_have_arrived
    assert [change.mid for change in store.changes()] == [mid]
    assert listed.discard(again) is None
    assert store.changes() == []


def test_what_came_to_build_on_it_while_it_was_asked_is_asked_about_too(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    command = book(shop.elise.id, mechanic_id=shop.anna.id)
    question = listed.question(store.submit(command))
    assert question is not None
    after = store.submit(CancelSession(session_id=command.session_id))
    again = listed.discard(question)
    assert again is not None
    assert [line.mid for line in again.others] == [after]
    assert len(store.changes()) == 2


def test_what_was_answered_while_it_was_asked_is_not_discarded(store: LocalStore, listed: ChangeList) -> None:
    mid = store.submit(book())
    question = listed.question(mid)
    assert question is not None
    store.settle([Answer(mid=mid, state=ChangeState.APPLIED, outcome=Outcome())], named("epoch"))
    with pytest.raises(Gone):
        listed.discard(question)
    assert store.change(mid) is not None


def test_what_is_refused_is_dismissed_not_discarded(store: LocalStore, listed: ChangeList) -> None:
    mid = _refuse(store, book())
    (change,) = listed.changes()
    assert (listed.may_discard(change), listed.may_dismiss(change)) == (False, True)
    assert listed.question(mid) is None
    listed.dismiss(mid)
    assert listed.changes() == []
    listed.dismiss(mid)


def _again(store: LocalStore, listed: ChangeList, mid: UUID) -> Command:
    new = listed.retry(mid)
    assert new is not None
    assert new != mid
    change = store.change(new)
    assert change is not None
    assert mid not in {each.mid for each in listed.changes()}
    return change.command


def test_a_refused_booking_is_made_anew_without_its_hold(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    command = book(shop.elise.id, mechanic_id=shop.anna.id, hold_id=uuid7())
    assert _again(store, listed, _refuse(store, command)) == replace(command, hold_id=None)


def test_a_booking_that_is_kept_without_a_time_is_rebooked_not_made_anew(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    mid = _refuse(store, book(shop.elise.id), code="slot_taken", stored_as="unplaced")
    (line,) = map(listed.line, listed.changes())
    assert not line.may_retry
    with pytest.raises(Gone):
        listed.retry(mid)


def test_a_booking_that_is_there_after_all_is_not_made_twice(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    command = book(shop.elise.id)
    mid = _refuse(store, command)
    _booked(store, shop, id=command.session_id)
    with pytest.raises(Gone):
        listed.retry(mid)
    assert [change.mid for change in listed.changes()] == [mid], "still listed"


def test_a_refused_move_begins_where_the_booking_stands_now(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    row = _booked(store, shop, starts=at(MONDAY, "10:00"))
    wanted = Place(starts=at(MONDAY, "15:00"), minutes=row.minutes, mechanic_id=shop.anna.id)
    stale = Place(starts=at(MONDAY, "8:00"), minutes=row.minutes, mechanic_id=shop.anna.id)
    command = _again(store, listed, _refuse(store, MoveSession(session_id=row.id, seen=stale, to=wanted)))
    assert isinstance(command, MoveSession)
    assert (command.seen.starts, command.to) == (row.starts, wanted)


@pytest.mark.parametrize("state", [None, SessionState.COMPLETED])
def test_a_move_of_what_is_gone_or_over_stays_refused(
    store: LocalStore, shop: Garage, listed: ChangeList, state: SessionState | None
) -> None:
    row = _booked(store, shop)
    place = Place(starts=at(MONDAY, "15:00"), minutes=60)
    mid = _refuse(store, MoveSession(session_id=row.id if state else uuid7(), seen=place, to=place))
    if state:
        store.load([replace(row, state=state)])
    with pytest.raises(Gone):
        listed.retry(mid)


def test_a_move_of_what_was_cancelled_meanwhile_says_so_and_is_not_made_anew(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    row = _booked(store, shop)
    place = Place(starts=at(MONDAY, "15:00"), minutes=60)
    mid = _refuse(store, MoveSession(session_id=row.id, seen=place, to=place), code="gone")
    (line,) = PendingChanges(store, lambda: NOW).refused()
    assert (line.mid, line.cancelled, line.may_retry) == (mid, False, True)
    store.load([replace(row, state=SessionState.CANCELLED)])
    (line,) = PendingChanges(store, lambda: NOW).refused()
    assert (line.cancelled, line.may_retry) == (True, False)


def test_an_offer_is_answered_where_it_stands_now(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    row = _booked(store, shop, state=SessionState.OFFERED)
    mid = _refuse(store, AnswerOffer(session_id=row.id, accept=True, seen=Place(starts=1, minutes=60)))
    command = _again(store, listed, mid)
    assert isinstance(command, AnswerOffer)
    assert command.seen is not None
    assert command.seen.starts == row.starts


def test_a_parking_is_of_where_it_stands_now(store: LocalStore, shop: Garage, listed: ChangeList) -> None:
    row = _booked(store, shop)
    mid = _refuse(store, ParkSession(session_id=row.id, seen=Place(starts=1, minutes=60)))
    command = _again(store, listed, mid)
    assert isinstance(command, ParkSession)
    assert command.seen.starts == row.starts


def test_an_edit_begins_with_what_stands_there_now(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    wished = {"notes": ("old", "new"), "name": ("x", shop.elise.name)}
    command = _again(store, listed, _refuse(store, EditCustomer(customer_id=shop.elise.id, set=wished)))
    assert command == EditCustomer(customer_id=shop.elise.id, set={"notes": (shop.elise.notes, "new")})


def test_an_edit_that_is_true_already_is_only_seen_to(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    same = EditCustomer(customer_id=shop.elise.id, set={"name": ("x", shop.elise.name)})
    assert listed.retry(_refuse(store, same)) is None
    assert listed.changes() == []


def test_an_edit_of_a_vehicle_begins_with_what_stands_there_now(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    car = factories.vehicle(shop.elise.id, year=2019)
    store.load([car])
    year = EditVehicle(vehicle_id=car.id, set={"year": (None, 2020)})
    command = _again(store, listed, _refuse(store, year))
    assert command == EditVehicle(vehicle_id=car.id, set={"year": (2019, 2020)})
    same = _refuse(store, EditVehicle(vehicle_id=car.id, set={"plate": ("", car.plate)}))
    assert listed.retry(same) is None
    with pytest.raises(NotFound):
        listed.retry(_refuse(store, EditVehicle(vehicle_id=uuid7(), set={"year": (None, 2020)})))


def test_a_correction_begins_with_what_stands_there_now_until_it_is_over(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    row = _booked(store, shop)
    edit = EditSession(
        session_id=row.id, set={"preparation": ("old", "Lift"), "category": ("x", row.category)}
    )
    command = _again(store, listed, _refuse(store, edit))
    assert command == EditSession(session_id=row.id, set={"preparation": (row.preparation, "Lift")})
    same = EditSession(session_id=row.id, set={"category": ("x", row.category)})
    assert listed.retry(_refuse(store, same)) is None
    store.load([replace(row, state=SessionState.COMPLETED)])
    with pytest.raises(Gone):
        listed.retry(_refuse(store, replace(edit, set={"concern": ("old", "a new concern")})))
    with pytest.raises(Gone):
        listed.retry(_refuse(store, replace(edit, session_id=uuid7())))


def test_settings_and_weeks_begin_with_what_stands_there_now(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    mechanic = store.get(Mechanic, shop.ivan.id)
    assert mechanic is not None
    seen = MechanicSettings(kinds=[VisitKind.PHONE], buffer_minutes=45)
    settings = SetMechanicSettings(mechanic_id=mechanic.id, seen=seen, to=replace(seen, buffer_minutes=50))
    command = _again(store, listed, _refuse(store, settings, code="stale_edit"))
    present = settings_of(mechanic)
    assert command == replace(settings, seen=present, to=replace(present, buffer_minutes=50))
    assert listed.retry(_refuse(store, settings, code="stale_edit")) is None, "as pending changes have it"

    block = HoursBlock(id=uuid7(), weekday=0, start_minute=600, end_minute=700)
    week = SetMechanicHours(mechanic_id=mechanic.id, seen=[uuid7()], blocks=[block])
    mine = sorted(row.id for row in store.all(WeeklyBlock) if row.mechanic_id == mechanic.id)
    again = _again(store, listed, _refuse(store, week, code="stale_edit"))
    assert isinstance(again, SetMechanicHours)
    assert (sorted(again.seen), again.blocks) == (mine, [block])

    day = OpeningDay(id=uuid7(), weekday=0, start_minute=600, end_minute=700)
    days = sorted(row.id for row in store.all(WorkshopHours))
    opened = _again(store, listed, _refuse(store, SetOpeningHours(seen=[], days=[day]), code="stale_edit"))
    assert isinstance(opened, SetOpeningHours)
    assert (sorted(opened.seen), opened.days) == (days, [day])


def test_what_saw_nothing_is_made_as_it_was(store: LocalStore, listed: ChangeList) -> None:
    command = CancelSession(session_id=uuid7(), at=NOW)
    assert _again(store, listed, _refuse(store, command)) == command
    with pytest.raises(Gone):
        listed.retry(uuid7())


def test_parked_again_it_has_the_place_again_that_it_had_on_deck(
    store: LocalStore, shop: Garage, listed: ChangeList
) -> None:
    row = _booked(store, shop)
    here = place_of(row)
    was = replace(here, starts=here.starts - 3600)
    seen = replace(here, starts=here.starts + 3600)
    again = ParkSession(session_id=row.id, seen=seen, was=replace(was, minutes=here.minutes + 15))
    command = _again(store, listed, _refuse(store, again))
    assert command == ParkSession(session_id=row.id, seen=here, was=was), "as long as it is by now"
