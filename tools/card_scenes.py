"""A booking's card for `tools.screenshots`: as it is, with what was said and attached, corrected, being cancelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from desktop.presenters.calendar_model import Mode
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.time_grid import TimeGrid
from scheduling.vocabulary import CancelledBy, SessionState, VisitKind
from tools import file_scenes
from tools.quiet import settle
from tools.stage import NOW, Stage


def open_card(stage: Stage, session_id: UUID) -> BookingCard:
    """A booking's card in the day, beside it."""
    stage.desk.calendar.set_mode(Mode.DAY)
    stage.open("calendar")
    settle()
    stage.window.findChildren(TimeGrid)[0].opened.emit(session_id)
    (card,) = stage.window.findChildren(BookingCard)
    return card


def _card(stage: Stage) -> BookingCard:
    """Of a visit that is going on."""
    return open_card(stage, stage.someone(SessionState.LIVE)[0].id)


def _plain(stage: Stage) -> None:
    _card(stage)


def _said(stage: Stage) -> None:
    """With all that a customer said beforehand."""
    row = stage.someone(SessionState.LIVE)[0]
    preparation = "Laisser les pneus d’hiver dans le coffre"
    wishes = "Me reconduire au métro Jean-Talon, s’il vous plaît"
    stage.store.load([replace(row, category="freins", preparation=preparation, special_requests=wishes)])
    _card(stage)


def _coming(stage: Stage) -> None:
    """Of a visit that can still be moved, parked and cancelled."""
    rows = stage.someone(SessionState.SCHEDULED, SessionState.PENDING)
    open_card(stage, next(row.id for row in rows if row.kind is VisitKind.IN_PERSON))


def _files(*, offline: bool) -> Callable[[Stage], None]:
    """With pictures and papers, without the server or with it."""

    def show(stage: Stage) -> None:
        stage.library.away = offline
        stage.library.files = file_scenes.on_the_server()
        file_scenes.waiting_here(stage.desk.files, stage.someone(SessionState.LIVE)[0].id)
        if offline:
            stage.offline()
        _card(stage)

    return show


def _correcting(stage: Stage) -> None:
    """The form for the customer and the vehicle, in the place of the facts."""
    _card(stage).correct()


def _correcting_wrong(stage: Stage) -> None:
    """What is wrong in that form is said at its fields; another booking was clicked before it was mended."""
    card = _card(stage)
    card.correct()
    form = card.form
    if form is None or form.vehicle is None:
        raise LookupError("no form for a customer with a vehicle")
    form.customer.phone.line.setText("514 555")
    form.vehicle.year.line.setText("1815")
    form.vehicle.odometer.line.setText("beaucoup")
    form.save.click()
    card.give_way()


def _cancelling(who: CancelledBy | None) -> Callable[[Stage], None]:
    """The desk is about to cancel a booking of this afternoon."""

    def show(stage: Stage) -> None:
        later = [row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW]
        card = open_card(stage, later[0].id)
        card.ask_cancel()
        if who is not None and card.who is not None:
            card.who.buttons[who].click()

    return show


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "card": _plain,
    "card-coming": _coming,
    "card-said": _said,
    "card-correcting": _correcting,
    "card-correcting-wrong": _correcting_wrong,
    "card-files": _files(offline=False),
    "card-files-offline": _files(offline=True),
    "cancelling": _cancelling(None),
    "cancelling-customer": _cancelling(CancelledBy.CUSTOMER),
    "cancelling-workshop": _cancelling(CancelledBy.STAFF),
}
