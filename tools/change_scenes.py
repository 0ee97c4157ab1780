"""Scenes of the page behind the sync badge for `tools.screenshots`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from desktop.presenters.pending_changes import LineState
from desktop.views.calendar.edit_card import EditCard
from desktop.views.changes_view import ChangesView
from scheduling.commands import CreateCustomer, CreateVehicle
from scheduling.ids import uuid7
from scheduling.vocabulary import SessionState
from tools import file_scenes
from tools.quiet import settle
from tools.stage import Stage, away_for, edited_twice, many, refuse, wait


def _page(stage: Stage) -> ChangesView:
    view = stage.open("changes").workspace.current_view()
    settle()
    return cast("ChangesView", view)


def _empty(stage: Stage) -> None:
    _page(stage)


def _left(stage: Stage) -> None:
    """For the owner, where nothing else waits."""
    stage.left(3)
    _page(stage)


def _full(stage: Stage) -> None:
    stage.offline()
    many(stage)
    view = _page(stage)
    view.table.rows.setCurrentIndex(view.table.model.index(0))


def _files(stage: Stage) -> None:
    """Pictures and papers that wait, below changes that do."""
    stage.offline()
    wait(stage)
    file_scenes.waiting_here(stage.desk.files, stage.someone(SessionState.LIVE)[0].id)
    _page(stage)


def _clash(stage: Stage) -> None:
    refuse(stage)
    _page(stage)


def _edited(stage: Stage) -> None:
    edited_twice(stage)
    card = _page(stage).answers.cards[0]
    card.buttons[-1].click()


def _settled(stage: Stage) -> None:
    """One click later."""
    edited_twice(stage)
    view = _page(stage)
    card = cast("EditCard", view.answers.cards[0])
    card.all_mine.click()
    card.apply.click()


def _question(stage: Stage) -> None:
    """A new customer who has a car and a booking already."""
    stage.offline()
    customer = CreateCustomer(customer_id=uuid7(), name="Rosalie Quévillon", phone="+15145550177")
    stage.store.submit(customer)
    stage.store.submit(
        CreateVehicle(
            vehicle_id=uuid7(), customer_id=customer.customer_id, make="Kia", model="Soul", year=2021
        )
    )
    wait(stage)
    stage.store.mark_sent(stage.store.parcels(1, 10**6))
    view = _page(stage)
    view.table.rows.setCurrentIndex(view.table.model.index(0))
    settle()
    view.acts.discard.click()


def _days(stage: Stage) -> None:
    away_for(stage, 3)
    wait(stage)
    _page(stage)


def _narrowed(stage: Stage) -> None:
    stage.offline()
    many(stage)
    view = _page(stage)
    view.table.states.setCurrentIndex(view.table.states.findData(LineState.REFUSED))


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "empty": _empty,
    "left": _left,
    "full": _full,
    "files": _files,
    "narrowed": _narrowed,
    "clash": _clash,
    "settled": _settled,
    "edited-twice": _edited,
    "discarding": _question,
    "offline-3-days": _days,
}
