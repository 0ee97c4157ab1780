"""What the search over the whole window finds: customers, their bookings, and where to go. No words, no Qt.

How a text finds a customer is ``store.search``'s. The screens' names are words, so they come from whoever shows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TypeAlias
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.customer_finding import CustomerFinding
from desktop.presenters.recent_customers import RecentCustomers
from desktop.store.local_store import LocalStore
from scheduling.folding import words_of
from scheduling.records import Customer, Session, Vehicle
from scheduling.sessions import derived_state
from scheduling.vocabulary import SessionState

MOST_CUSTOMERS = 6
BOOKINGS_OF = 2
"""Of how many customers the bookings are found too: who types three letters means somebody, not everybody's visits."""
BOOKINGS_EACH = 2
MORE_THAN_A_NAME = 3
"""So many words are offered as a sentence, whatever is found by them."""
OVER = frozenset({SessionState.COMPLETED, SessionState.CANCELLED, SessionState.NO_SHOW})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundScreen:
    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSection:
    """A part of a screen that has a name of its own: a page of the settings."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCustomer:
    customer: Customer
    vehicles: tuple[Vehicle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBooking:
    """``vehicle`` is empty where none is known."""

    session_id: UUID
    customer: str
    vehicle: str
    starts: int
    state: SessionState
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSentence:
    """Nobody and nothing of that name: it may be a booking, said in a sentence."""

    text: str


Found: TypeAlias = FoundScreen | FoundSection | FoundCustomer | FoundBooking | FoundSentence


class Finding:
    """``opened`` keeps who was looked at, for the list where nothing is typed."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        recent: RecentCustomers | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._customers = CustomerFinding(store, clock, recent)

    def find(
        self, typed: str, screens: Mapping[str, str], sections: Mapping[str, str] | None = None
    ) -> list[Found]:
        """The best first: customers, each of the first with bookings, then ``screens`` (key to title) of that name.

        Nothing typed: the customers one had to do with last, and all screens. ``sections`` of the settings are found
        by name alone. What may be a booking in a sentence is offered as one, last.
        """
        found: list[Found] = []
        if self._rights.may_see_customers() and self._source.ready:
            customers = self._customers.found(typed)[0][:MOST_CUSTOMERS]
            for place, customer in enumerate(customers):
                vehicles = tuple(self._store.vehicles_of(customer.id))
                found.append(FoundCustomer(customer=customer, vehicles=vehicles))
                if typed.strip() and place < BOOKINGS_OF:
                    found += self._bookings(customer, vehicles)
        found += [FoundScreen(key=key, title=title) for key, title in _called(typed, screens)]
        if typed.strip():
            found += [FoundSection(key=key, title=title) for key, title in _called(typed, sections or {})]
        if self._may_be_a_sentence(typed, found):
            found.append(FoundSentence(text=typed.strip()))
        return found

    def opened(self, customer_id: UUID) -> None:
        """Somebody went on to this customer."""
        self._customers.opened(customer_id)

    def _may_be_a_sentence(self, typed: str, found: Sequence[Found]) -> bool:
        """For who books: two words by which nothing is found, or more, last of what is; one or two are a name."""
        if not (self._source.ready and self._rights.may_book_at_all()):
            return False
        return len(words_of(typed)) >= (MORE_THAN_A_NAME if found else 2)

    def _bookings(self, customer: Customer, vehicles: Sequence[Vehicle]) -> list[FoundBooking]:
        """The next ones, else the last one: what somebody on the phone asks about."""
        now = self._clock.now()
        rows = [
            (row.starts, row)
            for row in self._store.sessions_of(customer.id)
            if row.starts is not None and self._rights.may_see(row)
        ]
        rows.sort(key=lambda each: each[0])
        ahead = [row for starts, row in rows if row.state not in OVER and starts + row.minutes * 60 > now]
        behind = [row for _, row in rows if row not in ahead and row.state is not SessionState.CANCELLED]
        chosen = ahead[:BOOKINGS_EACH] or behind[-1:]
        cars = {vehicle.id: vehicle for vehicle in vehicles}
        return [self._booking(row, customer, cars, now) for row in chosen]

    def _booking(
        self, row: Session, customer: Customer, cars: Mapping[UUID, Vehicle], now: int
    ) -> FoundBooking:
        vehicle = cars.get(row.vehicle_id) if row.vehicle_id else None
        return FoundBooking(
            session_id=row.id,
            customer=customer.name,
            vehicle=vehicle_name(vehicle),
            starts=row.starts or 0,
            state=derived_state(row, now),
            zone=self._source.zone(),
        )


def _called(typed: str, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Those each of whose typed words begins one of the title's."""
    wanted = words_of(typed)
    if typed.strip() and not wanted:
        return []  # a dash, a smiley: nothing is called so
    return [
        (key, title)
        for key, title in titles.items()
        if all(any(word.startswith(each) for word in words_of(title)) for each in wanted)
    ]
