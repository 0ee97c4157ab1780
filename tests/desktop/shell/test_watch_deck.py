"""What is said of a visit that is placed from on deck, and of taking that, or its parking, back."""

from __future__ import annotations

import pytest

from desktop.presenters.undo import PUT_BACK, TakenBack, UndoStack
from desktop.shell.alerts import Alerts
from desktop.shell.watch import UndoWatch
from scheduling.errors import NotAvailable
from tests.desktop.shell.watched import Link, said
from tests.factories import MONDAY, ZONE, at


@pytest.mark.parametrize("label", ["placed", "placed_offer"])
@pytest.mark.parametrize("code", ["", PUT_BACK])
def test_a_placing_that_is_taken_back_is_parked_again_whoever_heard_of_it(
    alerts: Alerts, label: str, code: str
) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push(label, {"customer": "Marc", "mechanic": "Ivan"}, lambda: TakenBack(code))
    undo.undo()
    assert said(alerts) == ["Marc is parked again."]


def test_what_is_placed_with_who_answers_first_says_so(alerts: Alerts) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("placed_offer", {"customer": "Marc", "mechanic": "Ivan Petrov"}, lambda: None)
    assert said(alerts) == ["Marc: on the calendar again; Ivan answers first."]
    starts = at(MONDAY, "14:00")
    undo.push("placed_offer", {"customer": "Zoé", "mechanic": "Ivan Petrov", "starts": starts}, lambda: None)
    assert "Zoé: on the calendar again, Mon 15 Jun, 14:00; Ivan answers first." in said(alerts)


def test_a_parking_whose_place_is_gone_says_what_to_do(alerts: Alerts) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)

    def gone() -> None:
        raise NotAvailable(reasons=["booked"])

    undo.push("parked", {"customer": "Marc"}, gone)
    undo.undo()
    (words,) = said(alerts)
    assert words.endswith("It stays on deck, under Today: choose another time there.")


def test_where_it_is_on_the_calendar_again_is_said(alerts: Alerts) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    starts = at(MONDAY, "14:00")
    undo.push("placed", {"customer": "Marc", "mechanic": "Ivan Petrov", "starts": starts}, lambda: None)
    assert said(alerts) == ["Marc is on the calendar again: Mon 15 Jun, 14:00, with Ivan."]
    undo.push("placed", {"customer": "Zoé"}, lambda: None)
    assert "Zoé is on the calendar again." in said(alerts)
