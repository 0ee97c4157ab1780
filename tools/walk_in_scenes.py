"""Walk-ins for `tools.screenshots`: bays that are kept for them, the form, and what became of one."""

from __future__ import annotations

from collections.abc import Callable

from desktop.presenters.calendar_model import Mode
from desktop.views.calendar.calendar_header import CalendarHeader
from desktop.views.calendar.walk_in_card import WalkInCard
from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationKind, ReservationStatus
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

_TEN = NOW // HOUR * HOUR
_NOON = _TEN + 2 * HOUR
_SLOTS = 7
"""From 10 to 17 o'clock."""


def keep_bays(stage: Stage, *, mine: bool = True) -> None:
    """The last bay for this computer (or another) and the one before for another, until five; Friday and Monday."""
    bays = stage.desk.source.bays()
    own = stage.store.device_id if mine else uuid7()
    rows = [
        Reservation(
            id=uuid7(),
            kind=ReservationKind.LEASE,
            status=ReservationStatus.RESERVED,
            starts=starts,
            ends=starts + HOUR,
            blocks_end=starts + HOUR,
            bay_id=bay.id,
            device_id=device,
            expires_at=_TEN + day * 24 * HOUR + _SLOTS * HOUR,
        )
        for bay, device in ((bays[-1], own), (bays[-2], uuid7()))
        for day in (0, 3)
        for starts in (_TEN + day * 24 * HOUR + place * HOUR for place in range(_SLOTS))
        if starts != _NOON + day * 24 * HOUR and not _taken(stage, bay.id, starts)
    ]
    stage.store.load(rows)


def _taken(stage: Stage, bay_id: object, starts: int) -> bool:
    found = stage.store.between(Reservation, starts, starts + HOUR)
    return any(row.bay_id == bay_id and row.ends > starts for row in found)


def calendar(mode: Mode, *, mine: bool = True) -> Callable[[Stage], None]:
    """The calendar with the slots on it."""

    def show(stage: Stage) -> None:
        keep_bays(stage, mine=mine)
        stage.desk.calendar.set_mode(mode)
        stage.open("calendar")

    return show


def _open(stage: Stage, *, mine: bool = True) -> WalkInCard:
    calendar(Mode.DAY, mine=mine)(stage)
    settle()
    (card,) = stage.window.findChildren(WalkInCard)
    (header,) = stage.window.findChildren(CalendarHeader)
    header.walk_in.click()
    return card


def form(stage: Stage) -> None:
    """Half filled in, with somebody who is known by the phone."""
    card = _open(stage)
    card.name.line.setText("Chantal")
    card.phone.line.setText(stage.tenant.customers[3].phone[-7:])
    card.phone.edited.emit()


def offline(stage: Stage) -> None:
    """Confirmed without the server."""
    stage.offline()
    _finish(_open(stage))


def waiting(stage: Stage) -> None:
    """This computer has no lease: it waits."""
    stage.offline()
    _finish(_open(stage, mine=False))


def tomorrow(stage: Stage) -> None:
    """The shop is about to close: it is for another day, which is said."""
    stage.clock.set(_TEN + 8 * HOUR)
    _finish(_open(stage, mine=False))


def taken_back(stage: Stage) -> None:
    """Ctrl+Z after it was on its way."""
    stage.offline()
    _finish(_open(stage, mine=False))
    stage.store.mark_sent(stage.store.parcels(10, 100_000))
    stage.desk.calendar.undo.undo()


def _finish(card: WalkInCard) -> None:
    card.name.line.setText("Nathalie Gagnon")
    card.phone.line.setText("514 555 0188")
    card.plate.line.setText("f12 abc")
    card.concern.line.setText("Pneu qui perd de l’air")
    card.yes.click()


SCENES: tuple[tuple[str, Callable[[Stage], None]], ...] = (
    ("calendar-kept-day", calendar(Mode.DAY)),
    ("calendar-kept-week", calendar(Mode.WEEK)),
    ("calendar-walk-in", form),
    ("calendar-walk-in-offline", offline),
    ("calendar-walk-in-waiting", waiting),
    ("calendar-walk-in-tomorrow", tomorrow),
    ("calendar-walk-in-taken-back", taken_back),
)
