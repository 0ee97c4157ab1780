"""Files that go along with a booking: chosen, and what is kept of them."""

from __future__ import annotations

from pathlib import Path

from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.chosen_files import ChosenFiles
from desktop.presenters.now_flow import NowFlow
from desktop.store.pending import ChangeState
from scheduling.errors import ErrorCode
from tests.desktop.booking.desk import Desk


def files_of(flow: BookingFlow | NowFlow) -> ChosenFiles:
    assert flow.files is not None
    return flow.files


def booked_with(flow: BookingFlow, *files: Path) -> None:
    """They are chosen, and the booking is made."""
    files_of(flow).choose([*files])
    flow.book()


def revised_with(flow: BookingFlow, desk: Desk, *files: Path) -> None:
    """The booking was made with them, and refused; it is open again."""
    booked_with(flow, *files)
    desk.answer(ChangeState.REJECTED, ErrorCode.NOT_ALLOWED)
    flow.revise()


def kept(desk: Desk) -> list[tuple[str, object]]:
    """Name and session of what waits to be sent."""
    return [(file.name, file.session_id) for file in desk.kept.unsent()]


def session_of(flow: BookingFlow) -> object:
    assert flow.submission is not None
    return flow.submission.booking.session_id
