"""A booking that this computer cannot keep, or the server would never take: nothing is lost of what was typed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import Answer
from desktop.presenters.booking_hold import HoldState
from desktop.store.errors import NotKept
from desktop.store.pending import ChangeState
from desktop.views.booking.fields import Field
from desktop.views.long_text import LongText
from scheduling.commands import BookSession
from scheduling.limits import MOST_LONG_TEXT, MOST_TEXT
from tests.desktop.booking.desk import Desk, answer_of, filled, hold_of, step_of


def test_on_a_full_disk_the_draft_and_its_hold_stay_and_book_works_later() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    draft = flow.draft
    outbox = desk.store._outbox._database
    outbox.read("PRAGMA query_only = ON")
    with pytest.raises(NotKept):
        flow.book()
    assert flow.submission is None
    assert (flow.draft, step_of(flow), hold_of(flow)) == (draft, Step.REVIEW, HoldState.HELD)
    assert desk.commands() == []
    outbox.read("PRAGMA query_only = OFF")
    flow.book()
    assert answer_of(flow) is Answer.SENDING
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    desk.answer(ChangeState.APPLIED)
    assert answer_of(flow) is Answer.BOOKED
    assert desk.undo.steps, "it is followed as ever"


def test_no_field_takes_more_than_can_be_kept(qtbot: QtBot) -> None:
    field = Field("Name")
    qtbot.addWidget(field)
    field.line.insert("x" * (MOST_TEXT + 10))
    assert len(field.text) == MOST_TEXT
    concern = LongText()
    qtbot.addWidget(concern)
    concern.setPlainText("Brakes squeal. " + "é" * MOST_LONG_TEXT)
    assert len(concern.toPlainText()) == MOST_LONG_TEXT
    assert concern.toPlainText().startswith("Brakes squeal. é")
    concern.insertPlainText("So ")
    assert len(concern.toPlainText()) == MOST_LONG_TEXT
