"""A week of everybody on a small screen: the names can be read, and the panel gives way to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming.theme import theme
from desktop.views.calendar.narrow_blocks import NarrowBlocks
from desktop.views.calendar.texts import STRONG, FontKey, Texts
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import named

NAMES = [
    "Geneviève Côté",
    "Marie-Ève Roy",
    "Jean-François Dubé",
    "Alexandre Ng",
    "Wei Tran",
    "Thérèse St-Pierre",
]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is painted."""
    words: list[str] = []
    draw = Texts.draw

    def listen(  # noqa: PLR0917 as the method
        self: Texts, painter: QPainter, at: QPointF, text: str, key: FontKey, colour: QColor, room: float
    ) -> float:
        words.append(text)
        return draw(self, painter, at, text, key, colour, room)

    monkeypatch.setattr(Texts, "draw", listen)
    return words


def _crowd(count: int) -> Scene:
    """So many bookings at the same time on Monday."""
    shop = scene(mode=Mode.WEEK)
    people = [shop.garage.anna, shop.garage.ivan, shop.garage.olga]
    for number in range(count):
        customer = factories.customer(id=named(f"customer {number}"), name=NAMES[number])
        shop.store.load([customer])
        mechanic = people[number].id if number < len(people) else None
        booked = shop.booking(f"{number}", mechanic, "13:00", minutes=90)
        row = shop.store.get(Session, booked)
        assert row is not None
        shop.store.load([replace(row, customer_id=customer.id)])
    return shop


@pytest.mark.parametrize("count", [4, 5])
def test_every_first_name_of_a_crowded_hour_is_painted_whole_at_1366(
    qtbot: QtBot, said: list[str], count: int
) -> None:
    shop = _crowd(count)
    pilot = Pilot(qtbot, shop, width=1366 - 176, height=700)
    pilot.grid.set_hour(64)
    said.clear()
    theme().set_mode("dark")  # everything is painted anew
    pilot.grid.grab()
    painted = "".join(said).replace("-", "")
    for name in NAMES[:count]:
        assert name.split(" ")[0].replace("-", "") in painted


@pytest.mark.parametrize("room", [30, 34, 40, 60])
@pytest.mark.usefixtures("qapp")
def test_a_name_is_broken_only_where_it_does_not_fit_and_no_line_is_wider_than_its_room(room: int) -> None:
    shop = _crowd(6)
    board = shop.presenter.board()
    assert board is not None
    texts = Texts()
    narrow = NarrowBlocks(texts)
    for block in board.columns[0].blocks:
        first = block.customer.split(" ")[0]
        lines = narrow.name_lines(block, room, 2)
        assert all(texts.width(line, STRONG) <= room for line in lines)
        if texts.width(first, STRONG) <= room:
            assert lines[0] == first
        else:
            assert len(lines) == 2
            whole = first.replace("-", "")
            assert whole.startswith("".join(lines).replace("-", ""))
            assert len("".join(lines)) >= min(len(whole), 6)


@pytest.mark.parametrize("height", [16, 24, 30, 46, 62, 94])
def test_what_is_narrow_paints_at_every_height_in_every_state(qtbot: QtBot, height: int) -> None:
    shop = scene(mode=Mode.WEEK)
    for number, state in enumerate(SessionState):
        for beside in range(6):
            shop.booking(
                f"{number} {beside}", None, f"{8 + number}:00", state=state, minutes=15 + beside * 15
            )
    pilot = Pilot(qtbot, shop, width=900)
    pilot.grid.set_hour(height)
    assert not pilot.grid.grab().isNull()


def _shown(pilot: Pilot) -> tuple[bool, bool]:
    """Whether the panel is a strip, and the legend a line."""
    return pilot.view.panel.collapsed, pilot.view.foot.isVisible()


def test_in_a_week_the_panel_is_a_strip_and_the_legend_a_line(qtbot: QtBot) -> None:
    pilot = Pilot(qtbot, scene(mode=Mode.WEEK), width=1366)
    assert _shown(pilot) == (True, True)
    pilot.key(Qt.Key.Key_D)
    pilot.settle()
    assert _shown(pilot) == (False, False)
    assert pilot.view.panel.legend.isVisible()


def test_the_panel_stays_as_the_person_wants_it_beside_a_week(qtbot: QtBot) -> None:
    pilot = Pilot(qtbot, scene(mode=Mode.WEEK), width=1366)
    QTest.mouseClick(pilot.view.panel.strip, Qt.MouseButton.LeftButton)
    assert not pilot.view.panel.collapsed
    pilot.settle()
    assert not pilot.view.panel.collapsed
    pilot.key(Qt.Key.Key_D)
    pilot.key(Qt.Key.Key_W)
    pilot.settle()
    assert not pilot.view.panel.collapsed
    QTest.mouseClick(pilot.view.panel.fold, Qt.MouseButton.LeftButton)
    assert pilot.view.panel.collapsed


def test_what_was_lost_keeps_the_panel_open_beside_a_week(qtbot: QtBot) -> None:
    shop = scene(mode=Mode.WEEK)
    shop.booking("lost", shop.garage.anna.id, "10:00", state=SessionState.UNPLACED)
    assert not Pilot(qtbot, shop, width=1366).view.panel.collapsed


def test_the_legend_line_names_everything_that_the_panel_names(qtbot: QtBot) -> None:
    pilot = Pilot(qtbot, scene(mode=Mode.WEEK), width=1366)
    assert pilot.view.foot.legend.entries() == pilot.view.panel.legend.entries()
    assert pilot.view.foot.legend.height() >= pilot.view.foot.legend.heightForWidth(
        pilot.view.foot.legend.width()
    )
