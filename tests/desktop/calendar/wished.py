"""A scene's Monday with visit requests in it, as the Requests screen has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource, Numbers
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import RequestDetail, RequestLine
from scheduling.visit_requests import RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import ServiceType
from tests.desktop.calendar.scenes import Scene
from tests.factories import MONDAY, NOW, at, named

HOUR = 3600


def requests_of(shop: Scene, numbers: Callable[[], Numbers] | None = None) -> RequestsPresenter:
    """The presenter over the same rows, clock, rights and undo stack; ``numbers``: the owner's."""
    source = AvailabilitySource(shop.store, numbers)
    return RequestsPresenter(shop.store, source, shop.clock, shop.presenter.rights, shop.presenter.undo)


def ask(shop: Scene, name: str, *times: str, old: int = 2, **over: Any) -> UUID:
    """A request of Élise's for Monday at these times, asked so many hours ago; its id."""
    values: dict[str, Any] = {
        "id": named(name),
        "source": RequestSource.WEB,
        "state": RequestState.PENDING,
        "customer_id": shop.garage.elise.id,
        "vehicle_id": shop.garage.civic.id,
        "service_type": ServiceType.REPAIR,
        "requested": tuple(at(MONDAY, time) for time in times or ("10:00",)),
        "asked_at": NOW - old * HOUR,
        "concern": "It rattles in the cold",
    }
    row = VisitRequest(**(values | over))
    shop.store.load([row])
    shop.ids[name] = row.id
    return row.id


def row(shop: Scene, name: str) -> VisitRequest:
    """The request as the user sees it now."""
    found = shop.store.get(VisitRequest, shop.ids[name])
    assert found is not None
    return found


def line(requests: RequestsPresenter, shop: Scene, name: str) -> RequestLine:
    """Its line in the list on view."""
    board = requests.board()
    assert board is not None
    found = board.line(shop.ids[name])
    assert found is not None, f"{name} is not in this list"
    return found


def detail(requests: RequestsPresenter, shop: Scene, name: str) -> RequestDetail:
    """All of it."""
    found = requests.detail(shop.ids[name])
    assert found is not None
    return found


def listed(requests: RequestsPresenter, shop: Scene) -> list[str]:
    """The names of the requests in the list on view, in its order."""
    board = requests.board()
    assert board is not None
    known = {request_id: name for name, request_id in shop.ids.items()}
    return [known[each.request_id] for each in board.lines]
