"""What is attached to a booking that is discarded in the list of changes goes with it, as with Ctrl+Z."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.presenters.change_list import ChangeList
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import CancelSession, Outcome
from scheduling.vocabulary import CancelledBy
from tests.desktop.calendar.attaching import PDF, Attaching, written
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, book, named


class Counter:
    """A booking at ten that the server has, one at two that waits, and a paper with each."""

    def __init__(self, shop: Scene, folder: Path) -> None:
        self.shop = shop
        shop.booking("one", shop.garage.anna.id, "10:00")
        self.attaching = Attaching(shop)
        self.changes: ChangeList = shop.presenter.changes
        self.changes.files = self.attaching.files
        command = book(shop.garage.elise.id, mechanic_id=shop.garage.anna.id, starts=at(MONDAY, "14:00"))
        self.mid = shop.store.submit(command)
        self.new = command.session_id
        for session_id, name in ((named("one"), "old.pdf"), (self.new, "new.pdf")):
            self.attaching.files.attach(session_id, [written(folder, name, PDF)])

    def discard(self) -> None:
        """As the page does it, once it was asked."""
        question = self.changes.question(self.mid)
        assert question is not None
        assert self.changes.discard(question) is None

    def answer(self, state: ChangeState, code: str = "") -> None:
        done = Answer(mid=self.mid, state=state, code=code, ack_ver=9, outcome=Outcome())
        self.shop.store.settle([done], named("epoch"))

    @property
    def kept(self) -> list[str]:
        return [file.name for file in self.attaching.kept.files()]


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(scene(), tmp_path)


def test_they_go_with_it_and_those_of_other_bookings_stay(counter: Counter) -> None:
    assert counter.kept == ["old.pdf", "new.pdf"]
    counter.discard()
    assert counter.kept == ["old.pdf"]
    assert [each.file.name for each in counter.attaching.files.unsent()] == ["old.pdf"]


def test_of_another_change_of_a_booking_they_stay(counter: Counter) -> None:
    cancel = CancelSession(session_id=named("one"), cancelled_by=CancelledBy.CUSTOMER)
    counter.mid = counter.shop.store.submit(cancel)
    counter.discard()
    assert counter.kept == ["old.pdf", "new.pdf"]


def test_while_it_may_have_arrived_they_stay_and_go_once_the_server_never_had_it(counter: Counter) -> None:
    counter.shop.under_way()
    counter.discard()
    assert counter.kept == ["old.pdf", "new.pdf"], "the server may have the booking"
    counter.answer(ChangeState.REJECTED, "discarded")
    assert counter.kept == ["old.pdf"]


def test_of_a_booking_that_the_server_had_already_they_stay(counter: Counter) -> None:
    counter.shop.under_way()
    counter.discard()
    counter.answer(ChangeState.APPLIED)
    change = counter.shop.store.change(counter.mid)
    assert change is not None
    assert change.came_late
    assert counter.kept == ["old.pdf", "new.pdf"]
