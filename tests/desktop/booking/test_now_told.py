"""A session at once: what the customer is told of it, and that nobody promises what cannot reach them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from desktop.presenters.now_flow import NowFlow
from desktop.presenters.now_search import FOLLOW_S
from desktop.views.confirmation_row import ConfirmationRow
from desktop.views.now_wizard import NowWizard
from scheduling.records import Session
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.desktop.booking.desk import Desk, entered
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable


@pytest.fixture
def now(desk: Desk) -> NowFlow:
    return desk.now()


@pytest.fixture
def wizard(now: NowFlow, window: QWidget) -> Iterator[NowWizard]:
    made = NowWizard(now, window)
    yield made
    made.leave()


def _row(wizard: NowWizard) -> ConfirmationRow | None:
    """Asked again each time: the type checker would remember the last answer."""
    return wizard.search.confirmation


def test_the_confirmation_goes_out_again_once_somebody_has_it(
    wizard: NowWizard, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk).ask()
    (asked,) = desk.seeking.asked
    assert _row(wizard) is None, "nobody has it"
    desk.seeking.accept(asked.session_id, desk.garage.ivan.id)
    desk.clock.advance(FOLLOW_S)
    now.tick()
    row = _row(wizard)
    assert row is not None
    assert row.empty, "its row has not come"
    desk.store.load(
        [
            Session(
                id=asked.session_id,
                customer_id=desk.garage.elise.id,
                state=SessionState.PENDING,
                kind=VisitKind.PHONE,
                service_type=ServiceType.DIAGNOSTIC,
                minutes=30,
                mechanic_id=desk.garage.ivan.id,
            )
        ]
    )
    wizard.search.tick()
    assert row.send.isVisible()
    assert not row.save.isVisible(), "it begins now: there is nothing for a calendar"
    row.send.click()
    assert len(desk.post.asked) == 1
    assert row.said.text() == "It goes out again within a minute, by email."
    assert (nameless(row), unreachable(row), cut_labels(row)) == ([], [], [])


@pytest.mark.parametrize("email", ["", "elise@example.org"])
def test_who_waits_without_an_email_is_to_be_called(
    wizard: NowWizard, now: NowFlow, desk: Desk, email: str
) -> None:
    customer = replace(desk.garage.elise, email=email)
    desk.store.load([customer])
    desk.garage = replace(desk.garage, elise=customer)
    entered(now, desk, online=False)
    now.join()
    said = wizard.line.outcome.detail.text()
    assert ("please call them" in said) is not bool(email)
    assert ("the customer is told by email" in said) is bool(email)
