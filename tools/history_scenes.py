"""Scenes of who did what for `tools.screenshots`: on a booking's card, with and without the pretended server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from desktop.presenters.calendar_model import Mode
from desktop.sync.errors import Unreachable
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar_view import CalendarView
from scheduling.ids import uuid7
from scheduling.visit_commands import CheckIn
from scheduling.visit_messages import HistoryLine
from scheduling.vocabulary import SessionState
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

DAY = 24 * HOUR
_TOLD = (
    ("booked", "Sophie Gagnon", "reception-1", NOW - 9 * DAY),
    ("moved", "Mireille Bouchard", "bureau-arriere", NOW - 3 * DAY - 3000),
    ("moved", "Sophie Gagnon", "reception-1", NOW - 2 * DAY - 500),
    ("due", "", "", NOW - 2 * HOUR),
)


class _Visiting:
    """What the server would tell; ``silent``: nothing."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent

    async def events(self, session_id: UUID) -> list[HistoryLine]:
        if self._silent:
            raise Unreachable("away")
        return [
            HistoryLine(
                at=at, what=what, from_state="", to_state="", staff_id=session_id if who else None,
                staff_name=who, device_id=uuid7(), device_name=where,
            )
            for what, who, where, at in _TOLD
        ]  # fmt: skip


def _card(*, silent: bool) -> Callable[[Stage], None]:
    """A booking that waits to be checked in on the server, its history unfolded."""

    def show(stage: Stage) -> None:
        if silent:
            stage.offline()
        stage.desk.histories.calls = _Visiting(silent=silent)
        stage.desk.calendar.set_mode(Mode.DAY)
        view = stage.open("calendar").workspace.current_view()
        settle()
        assert isinstance(view, CalendarView)
        later = [row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW]
        stage.store.submit(CheckIn(session_id=later[0].id, at=NOW))
        view.grid.opened.emit(later[0].id)
        (card,) = stage.window.findChildren(BookingCard)
        assert card.history is not None
        card.history.toggle.click()

    return show


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "card": _card(silent=False),
    "card-offline": _card(silent=True),
}
