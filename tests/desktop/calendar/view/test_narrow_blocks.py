"""A week of everybody on a small screen: the names can be read, and the panel gives way to them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import first_name
from desktop.views.calendar.legend import CHIP
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


class Painted(NamedTuple):
    """A text, and whether it does not stand upright."""

    words: str
    turned: bool


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Painted]:
    """Every text that is painted."""
    known: list[Painted] = []
    draw = Texts.draw

    def listen(  # noqa: PLR0917 as the method
        self: Texts, painter: QPainter, at: QPointF, text: str, key: FontKey, colour: QColor, room: float
    ) -> float:
        known.append(Painted(text, painter.worldTransform().isRotating()))
        return draw(self, painter, at, text, key, colour, room)

    monkeypatch.setattr(Texts, "draw", listen)
    return known


def _week_at_1366(qtbot: QtBot, said: list[Painted], count: int) -> list[Painted]:
    """What a week with so many bookings at one time paints."""
    pilot = Pilot(qtbot, _crowd(count), width=1366 - 176, height=700)
    pilot.grid.set_hour(64)
    said.clear()
    theme().set_mode("dark")  # everything is painted anew
    pilot.grid.grab()
    return said.copy()


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


def test_first_names_of_a_full_hour_are_painted_whole_at_1366_and_the_longest_is_seen_to_be_cut(
    qtbot: QtBot, said: list[Painted]
) -> None:
    painted = "".join(each.words for each in _week_at_1366(qtbot, said, 3)).replace("-", "")
    for name in NAMES[:2]:
        assert name.split(" ")[0].replace("-", "") in painted
    assert "JeanFranç…" in painted


@pytest.mark.parametrize("count", [4, 5])
def test_in_a_more_crowded_hour_who_does_not_fit_whole_is_told_by_initials(
    qtbot: QtBot, said: list[Painted], count: int
) -> None:
    words = [each.words for each in _week_at_1366(qtbot, said, count)]
    joined = "".join(words).replace("-", "")
    for name in NAMES[:count]:
        assert name.split(" ")[0].replace("-", "") in joined or formats.initials(name) in words
    assert formats.initials("Geneviève Côté") in words
    assert "Roy" not in joined


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_nothing_in_a_crowded_week_is_turned_on_its_side(
    qtbot: QtBot, said: list[Painted], count: int
) -> None:
    painted = _week_at_1366(qtbot, said, count)
    assert painted
    assert not any(each.turned for each in painted)


@pytest.mark.parametrize("room", range(14, 90))
@pytest.mark.usefixtures("qapp")
def test_a_name_on_one_line_is_whole_or_ends_in_an_ellipsis_or_is_the_initials(room: int) -> None:
    texts = Texts()
    narrow = NarrowBlocks(texts)
    for name in NAMES:
        first, short = name.split(" ")[0], narrow.short(name, room)
        assert texts.width(short, STRONG) <= room
        if texts.width(first, STRONG) <= room:
            assert short == first
        elif short.endswith("…"):
            assert first.startswith(short[:-1])
            assert len(short) > 3
        else:
            assert short
            assert formats.initials(name).startswith(short)


@pytest.mark.parametrize("room", [34, 40, 60])
@pytest.mark.usefixtures("qapp")
def test_a_name_is_broken_only_where_it_does_not_fit_and_no_line_is_wider_than_its_room(room: int) -> None:
    shop = _crowd(6)
    board = shop.presenter.board()
    assert board is not None
    texts = Texts()
    narrow = NarrowBlocks(texts)
    for block in board.columns[0].blocks:
        first, _, last = block.customer.partition(" ")
        lines = narrow.name_lines(block, room, 4)
        assert all(texts.width(line, STRONG) <= room for line in lines)
        after = lines.pop()
        assert after in {last, f"{last[0]}."} or (after.endswith("…") and last.startswith(after[:-1]))
        if texts.width(first, STRONG) <= room:
            assert lines == [first]
        else:
            assert len(lines) == 2
            seen = "".join(lines).replace("-", "").removesuffix("…")
            assert first.replace("-", "").startswith(seen)
            assert lines[1].endswith("…") or seen == first.replace("-", "")
            assert len(seen) >= 6


@pytest.mark.parametrize("room", range(13, 40))
@pytest.mark.parametrize("most", [0, 1, 3])
@pytest.mark.usefixtures("qapp")
def test_the_narrowest_block_tells_a_whole_first_name_or_letters_of_the_initials_and_never_nothing(
    room: int, most: int
) -> None:
    board = _crowd(6).presenter.board()
    assert board is not None
    texts = Texts()
    narrow = NarrowBlocks(texts)
    for block in board.columns[0].blocks:
        for name in (block.customer, "Marc Lavoie", "Wilfrid Ouellet", "Aïcha Diallo"):
            lines = narrow.shortest(replace(block, customer=name), room, most)
            assert all(lines)
            told = "".join(lines).replace("-", "")
            whole = told == first_name(name).replace("-", "")
            assert whole or formats.initials(name).startswith(told)
            assert len(lines) <= max(1, most)


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


def test_the_legend_names_what_is_kept_for_walk_ins_and_stays_one_line(qtbot: QtBot) -> None:
    legend = Pilot(qtbot, scene(mode=Mode.WEEK), width=1366 - 176).view.foot.legend
    assert "walk-ins" in {said for _token, _icon, said, _drawn in legend.entries()}
    assert legend.heightForWidth(legend.width()) < 2 * CHIP


def test_the_legend_line_names_everything_that_the_panel_names(qtbot: QtBot) -> None:
    pilot = Pilot(qtbot, scene(mode=Mode.WEEK), width=1366)
    assert pilot.view.foot.legend.entries() == pilot.view.panel.legend.entries()
    assert pilot.view.foot.legend.height() >= pilot.view.foot.legend.heightForWidth(
        pilot.view.foot.legend.width()
    )
