"""The board is made in parts, so that whoever is at the keys is served in between."""

from __future__ import annotations

from desktop.presenters.calendar_model import Mode
from tests.desktop.calendar.scenes import scene


def test_what_changes_in_between_is_on_the_next_board() -> None:
    shop = scene(mode=Mode.WEEK)
    presenter = shop.presenter
    parts = presenter.prepare()
    next(parts)  # what all days share
    next(parts)  # Monday
    late = shop.booking("late", shop.garage.anna.id, "10:00")
    for _ in parts:
        pass
    latest = presenter.latest()
    assert latest is not None
    assert latest.block(late) is None, "Monday was read before"
    board = presenter.board()
    assert board is not None
    assert board.block(late) is not None
    assert presenter.latest() is board


def test_nothing_changed_and_it_is_not_made_twice() -> None:
    presenter = scene(mode=Mode.WEEK).presenter
    assert len(list(presenter.prepare())) > 7, "a pause for each day at least"
    made = presenter.latest()
    assert made is not None
    assert presenter.board() is made
    assert list(presenter.prepare()) == []


def test_somebody_who_cannot_wait_gets_it_whole_and_it_is_not_replaced_by_an_older_one() -> None:
    shop = scene(mode=Mode.WEEK)
    presenter = shop.presenter
    parts = presenter.prepare()
    next(parts)
    next(parts)
    late = shop.booking("late", shop.garage.anna.id, "10:00")
    board = presenter.board()
    for _ in parts:
        pass
    assert presenter.latest() is board
    assert board is not None
    assert board.block(late) is not None


def test_made_of_other_days_it_is_not_the_latest() -> None:
    presenter = scene(mode=Mode.WEEK).presenter
    parts = presenter.prepare()
    next(parts)
    presenter.go_by(1)
    for _ in parts:
        pass
    latest = presenter.latest()
    assert latest is not None
    assert latest.days == presenter.days()


def test_with_rows_that_are_gone_there_is_no_latest() -> None:
    """The cache was found damaged amid the reading: half a week of bookings is no week with free days."""
    shop = scene(mode=Mode.WEEK)
    presenter = shop.presenter
    parts = presenter.prepare()
    next(parts)
    next(parts)
    shop.store.apply_snapshot([], shop.store.state())
    for _ in parts:
        pass
    assert not presenter.ready
    assert presenter.latest() is None
    assert presenter.board() is None
