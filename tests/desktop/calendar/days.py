"""A scene's Monday as the Today screen has it."""

from __future__ import annotations

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.today import TodayPresenter
from desktop.presenters.today_model import DayAct, DayCard
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import Scene
from tests.factories import MONDAY, at


def today_of(shop: Scene) -> TodayPresenter:
    """The presenter over the same rows, clock, rights and undo stack."""
    source = AvailabilitySource(shop.store)
    return TodayPresenter(shop.store, source, shop.clock, shop.presenter.rights, shop.presenter.undo)


def card(today: TodayPresenter, shop: Scene, name: str) -> DayCard:
    """The booking's card; it has to be of today."""
    board = today.board()
    assert board is not None
    found = board.card(shop.ids[name])
    assert found is not None, f"{name} is not of today"
    return found


def acts(today: TodayPresenter, shop: Scene, name: str) -> tuple[DayAct, ...]:
    """What one click may do with it."""
    return card(today, shop, name).acts


def names(today: TodayPresenter, shop: Scene) -> list[list[str]]:
    """Which bookings stand in each column, from the top."""
    board = today.board()
    assert board is not None
    known = {session_id: name for name, session_id in shop.ids.items()}
    return [[known[each.session_id] for each in cards] for cards in board.columns]


def arrived(
    shop: Scene, name: str, time: str, came: str, *, state: SessionState = SessionState.WAITING
) -> None:
    """A booking with Anna whose customer is here."""
    shop.booking(name, shop.garage.anna.id, time, state=state, arrived_at=at(MONDAY, came))
