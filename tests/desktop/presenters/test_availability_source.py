"""The engine over the local rows: what it is fed, and when it is built anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.presenters.availability_source import AvailabilitySource, NothingYet
from desktop.store.local_store import LocalStore
from scheduling.vocabulary import Reason, VisitKind
from tests.factories import MONDAY, NOW, ZONE, Garage, at, book, customer, garage


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store() -> Iterator[LocalStore]:
    store = LocalStore.in_memory(now=lambda: NOW)
    yield store
    store.close()


def test_before_the_first_snapshot_nothing_is_known(store: LocalStore) -> None:
    source = AvailabilitySource(store)
    assert not source.ready
    assert (source.mechanics(), source.bays(), source.plans()) == ([], [], [])
    with pytest.raises(NothingYet):
        source.availability()


def test_the_workshop_is_known_in_the_owners_order(store: LocalStore, shop: Garage) -> None:
    store.load(shop.records)
    store.load([replace(shop.olga, active=False)])
    source = AvailabilitySource(store)
    assert source.ready
    assert source.organization() == shop.organization
    assert source.zone() == ZONE
    assert source.mechanics() == [shop.anna, shop.ivan, shop.vera]
    assert source.bays() == list(shop.bays)
    assert source.plans() == list(shop.plans)


def test_a_pending_booking_takes_its_time(store: LocalStore, shop: Garage) -> None:
    store.load(shop.records)
    source = AvailabilitySource(store)
    start, end = at(MONDAY, "13:00"), at(MONDAY, "14:00")

    def reasons() -> tuple[Reason, ...]:
        engine = source.availability()
        return engine.verdict(shop.anna.id, start, end, VisitKind.IN_PERSON, now=NOW, as_staff=True).reasons

    assert reasons() == ()
    store.submit(book(shop.elise.id, mechanic_id=shop.anna.id, starts=start))
    assert reasons() == (Reason.BOOKED,)


def test_it_is_built_again_only_when_something_that_matters_changed(store: LocalStore, shop: Garage) -> None:
    store.load(shop.records)
    source = AvailabilitySource(store)
    before = source.availability()
    store.load([customer("New One")])
    assert source.availability() is before
    store.load([replace(shop.anna, buffer_minutes=0)])
    assert source.availability() is not before
