"""The server is taken away and given back: work goes on, is said to wait, arrives; a clash is settled by a click."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.presenters.booking_submission import Answer
from desktop.views.calendar.answer_cards import ClashCard
from desktop.views.calendar.calendar_words import block_aloud
from desktop.views.changes_view import ChangesView
from scheduling.commands import Alternative
from scheduling.offers import asks_first
from scheduling.records import Mechanic
from scheduling.vocabulary import SessionState
from tests.integration.serving import ServerProcess
from tests.journeys.conftest import serving
from tests.journeys.hands import at_rest, drag_to, drawn, employed, other_free, session
from tests.journeys.shop import Demo, Pair, Picture
from tools.desks import Driven, NeverHappened, until, words
from tools.offscreen_tour import book_by_keys, wizard_to

WAITING = re.compile(r"\d+ (to send|changes? (is|are) waiting for the server)(\ndata from \d+:\d\d)?")
DONE = re.compile(r"\b(is booked|are booked|confirmed|is moved|is cancelled|Booked|arrived at the server)\b")


@pytest.fixture
def server(demo: Demo) -> Iterator[ServerProcess]:
    """One of the journey's own, which it stops and starts."""
    yield from serving(demo.urls, demo.folder)


async def _gone(server: ServerProcess, *desktops: Driven) -> None:
    await asyncio.to_thread(server.end)
    await until(lambda: not any(one.desk.status.online for one in desktops), "everybody to notice")


async def _back(server: ServerProcess, *asking: Driven) -> None:
    """Start it; who asks clicks on "Try now", the others find it by themselves."""
    await asyncio.to_thread(server.start)
    for driven in asking:
        await driven.try_now()


def _called_done(driven: Driven) -> list[str]:
    """Words on view, in tips or read aloud, that would say that something is booked or confirmed."""
    legend = set(words(driven.calendar.panel.legend))
    shown = [widget for widget in driven.app.window.findChildren(QWidget) if widget.isVisible()]
    said = {*words(driven.app.window)}
    said |= {text for widget in shown for text in (widget.toolTip(), widget.accessibleName())}
    zone = driven.desk.source.zone()
    board = driven.calendar.grid.board
    blocks = [block for column in (board.columns if board else ()) for block in column.blocks]
    said |= {block_aloud(block, zone) for block in blocks if block.waiting}
    return [text for text in said - legend if DONE.search(text)]


async def _looked_up(driven: Driven) -> None:
    """The page behind the badge, by its key: every change is listed, all of them waiting; and back again."""
    count = len(driven.desk.store.changes())
    await driven.activate()
    driven.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = driven.app.office.workspace.current_view()  # type: ignore[union-attr]  # it is open
    assert isinstance(page, ChangesView)
    assert count
    await until(lambda: page.table.model.rowCount() == count, "the changes on their page")
    model = page.table.model
    for row in range(count):
        said = str(model.data(model.index(row)))
        assert "waiting" in said or "on its way" in said, said
        assert not DONE.search(said), said
    assert page.connection.headline.text().startswith("Offline")
    assert _called_done(driven) == []
    driven.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)


async def test_both_go_on_without_the_server_and_everything_arrives(
    server: ServerProcess, pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        where = await right.find_free(fits=employed)
        moved, _ = await book_by_keys(right, "Renée Déplacée", where=where)
        await at_rest(left, right)
        right.app.office.alerts.clear()  # type: ignore[union-attr]  # it is open
        await _gone(server, left, right)
        assert any("The server does not answer. Keep working" in text for text in left.said())

        target = other_free(right, where, moved)
        await drag_to(right, moved, where, target)
        shown = await drawn(right, moved, lambda block: block.waiting)
        assert _starts(right, moved) == target
        assert WAITING.fullmatch(right.badge()), right.badge()
        assert _called_done(right) == []
        assert "waiting for the server" in block_aloud(shown, right.desk.source.zone())
        picture(right, "moved-meanwhile")

        place = await left.find_free(fits=employed)
        wizard = await wizard_to(left, None, "Alban Hors-Ligne", where=place)
        submission = wizard.flow.submission
        assert submission is not None
        assert submission.answer is Answer.WAITING
        assert wizard.result.headline.text() == "Waiting for the server"
        picture(left, "booked-meanwhile")
        assert _called_done(left) == []
        await left.press(wizard.foot.next_button)
        await until(lambda: left.wizard() is None, "the wizard closes")
        booked = submission.booking.session_id
        shown = await drawn(left, booked, lambda block: block.waiting)
        assert WAITING.fullmatch(left.badge()), left.badge()
        assert _called_done(left) == []
        await _looked_up(left)
        picture(left, "waiting")
        assert session(right, booked) is None
        assert _starts(left, moved) == where.starts

        await _back(server, left)
        await until(lambda: session(right, booked), "the booking on the second desktop")
        await until(lambda: _starts(left, moved) == target, "the move on the first desktop")
        await at_rest(left, right)
        for driven in (left, right):
            assert driven.desk.store.changes() == []
            assert driven.badge() == "Up to date"
            found = session(driven, booked)
            assert found is not None
            assert (found.state, found.starts) == (SessionState.SCHEDULED, place.starts)
            assert _starts(driven, moved) == target
        picture(right, "arrived")


async def test_the_same_time_booked_twice_offline_is_a_clash_on_both_and_one_click_places_it(
    server: ServerProcess, pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        where = await left.find_free(fits=employed)
        await right.show_same_day(left)
        await _gone(server, left, right)
        first, _ = await book_by_keys(left, "Aline Avant", where=where)
        second, _ = await book_by_keys(right, "Benoît Bientôt", where=where)
        assert _starts(left, first) == _starts(right, second) == where.starts
        await _back(server, left, right)

        def settled() -> bool:
            return all(_state(one, one_id) for one in (left, right) for one_id in (first, second))

        await until(settled, "both bookings on both desktops")
        await until(lambda: left.clashes() and right.clashes(), "the clash on both desktops")
        await at_rest(left, right)
        states = {one_id: _state(left, one_id) for one_id in (first, second)}
        assert sorted(state.value for state in states.values() if state) == ["scheduled", "unplaced"]
        (lost,) = [one_id for one_id, state in states.items() if state is SessionState.UNPLACED]
        for driven, name in ((left, "first"), (right, "second")):
            card = _card(driven, lost)
            assert len(card.buttons) >= 2, "alternatives, and a way to cancel"
            picture(driven, f"clash-{name}")

        await _place(left, right, lost, picture)


async def _place(left: Driven, right: Driven, lost: UUID, picture: Picture) -> None:
    """Anybody may settle it, by the first button of what is on view."""
    await left.activate()
    await at_rest(left, right)
    panel = left.calendar.panel.list
    # The rows come a moment before the cards: until then one may offer what is not free any more.
    await until(lambda: panel.answers == left.desk.calendar.answers(), "the cards to say what is known")
    shown = panel.answers
    assert shown is not None
    (offered, *_) = next(clash for clash in shown.clashes if clash.session_id == lost).alternatives
    expected = SessionState.OFFERED if _asks(left, lost, offered) else SessionState.SCHEDULED
    await left.press(_card(left, lost).buttons[0])
    for driven in (left, right):
        try:
            await until(lambda driven=driven: _state(driven, lost) is expected, "its place")  # type: ignore[misc]  # bound on purpose
        except NeverHappened as error:
            cards = [
                (card.session_id, [button.text() for button in card.buttons]) for card in driven.clashes()
            ]
            told = f"{_state(driven, lost)} instead of {expected}; {driven.said()}; {driven.badge()}; {cards}"
            raise AssertionError(told) from error
        await until(lambda driven=driven: not driven.clashes(), "the card to go")  # type: ignore[misc]  # bound on purpose
    await at_rest(left, right)
    for driven in (left, right):
        found = session(driven, lost)
        assert found is not None
        assert (found.starts, found.mechanic_id) == (offered.starts, offered.mechanic_id)
        assert driven.desk.status.needs_attention == 0
        assert driven.badge() == "Up to date"
    picture(right, "placed")


def _asks(driven: Driven, lost: UUID, offered: Alternative) -> bool:
    """Whether its mechanic is asked first, as the server will find: some only inside their notice."""
    row = session(driven, lost)
    mechanic = driven.desk.store.get(Mechanic, offered.mechanic_id) if offered.mechanic_id else None
    assert row is not None
    if mechanic is None:
        return False
    span = offered.starts, offered.starts + offered.minutes * 60
    source, now = driven.desk.source, driven.desk.clock.now()
    return asks_first(source.availability(), mechanic, span, row.kind, now=now, ignoring=(lost,))


def _card(driven: Driven, session_id: UUID) -> ClashCard:
    (found,) = [card for card in driven.clashes() if card.session_id == session_id]
    return found


def _starts(driven: Driven, session_id: UUID) -> int | None:
    found = session(driven, session_id)
    return found.starts if found else None


def _state(driven: Driven, session_id: UUID) -> SessionState | None:
    found = session(driven, session_id)
    return found.state if found else None
