"""Repainting the calendar against ``QGraphicsView`` with the same blocks and words; and one step of a drag.

Both paint the same week offscreen, whole, at the same size. The step of a drag is measured against the whole
repaint of the same grid. Not here: a bound that fails.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QScrollArea

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.calendar_model import Board
from desktop.presenters.clock import FixedClock
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.block_painter import look
from desktop.views.calendar.calendar_words import block_detail, block_title
from desktop.views.calendar.time_grid import TimeGrid
from scheduling.records import Record
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests import factories
from tests.factories import MONDAY, NOW, at, named

RUNS = 9
WIDTH = 1366
SHOWN = (SessionState.SCHEDULED, SessionState.COMPLETED, SessionState.LIVE, SessionState.WAITING)


def run() -> list[dict[str, object]]:
    """Rows for 500 and 2,000 blocks."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    style.install(app)
    rows: list[dict[str, object]] = []
    for count in (500, 2000):
        area, grid = _grid(count)
        view = _view(grid)
        still = _turns(partial(_whole, grid), partial(_graphics, view, grid))
        rows.append(_row(f"repaint of {count} blocks", "QGraphicsView with the same", still))
        anew = _turns(partial(_anew, grid), partial(_rebuilt, view, grid))
        rows.append(_row(f"first paint of {count} blocks", "a new QGraphicsScene, painted", anew))
        kept = _turns(partial(_from_kept, grid), partial(_graphics, view, grid))
        rows.append(_row(f"expose of {count} blocks, kept picture", "QGraphicsView with the same", kept))
        step = _turns(_drag_step(grid), partial(_whole, grid))
        rows.append(_row(f"step of a drag over {count} blocks", "the whole repaint", step))
        area.deleteLater()
    return rows


def _grid(count: int) -> tuple[QScrollArea, TimeGrid]:
    """A week with ``count`` bookings, in a scroll area, painted once."""
    garage = factories.garage()
    rows: list[Record] = [*garage.records, factories.staff_member(id=named("me"))]
    chance = random.Random(count)
    for number in range(count):
        row = factories.session(
            garage.elise.id,
            id=named(f"bench {number}"),
            starts=at(MONDAY + timedelta(days=number % 7), "08:00") + chance.randrange(40) * 900,
            minutes=chance.choice((30, 45, 60, 90)),
            state=chance.choice(SHOWN),
            kind=chance.choice(tuple(VisitKind)),
            mechanic_id=garage.anna.id,
            vehicle_id=garage.civic.id,
        )
        rows.append(row)
    store = LocalStore.in_memory(now=lambda: NOW)
    store.load(rows)
    account = Account(
        tenant_id=named("t"), staff_id=named("me"), role=Role.OWNER, name="Me", device_id=named("d")
    )
    presenter = CalendarPresenter(store, AvailabilitySource(store), FixedClock(NOW), account)
    grid, area = TimeGrid(presenter), QScrollArea()
    area.setWidget(grid)
    area.setWidgetResizable(True)
    area.resize(WIDTH, 700)
    grid.refresh(presenter.board())
    area.show()
    QApplication.processEvents()
    grid.grab()
    return area, grid


def _view(grid: TimeGrid) -> QGraphicsView:
    """A view as large as the grid, so that it paints all of it."""
    view = QGraphicsView()
    scene = _scene(grid)
    scene.setParent(view)
    view.setScene(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(grid.size())
    view.show()
    QApplication.processEvents()
    return view


def _image(grid: TimeGrid) -> QImage:
    image = QImage(grid.width(), grid.height(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    return image


def _whole(grid: TimeGrid) -> None:
    """The whole picture from its blocks: what a changed booking costs."""
    image = _image(grid)
    painter = QPainter(image)
    assert grid.geometry_ is not None
    grid.paint_still(painter, grid.geometry_, 1.0)
    painter.end()


def _anew(grid: TimeGrid) -> None:
    """Without anything kept: another theme or zoom."""
    grid._blocks.clear()
    grid.texts.clear()
    _whole(grid)


def _rebuilt(view: QGraphicsView, grid: TimeGrid) -> None:
    """The scene made again, then painted."""
    old, scene = view.scene(), _scene(grid)
    scene.setParent(view)
    view.setScene(scene)
    old.setParent(None)
    _graphics(view, grid)


def _from_kept(grid: TimeGrid) -> None:
    """What scrolling or uncovering costs."""
    grid.render(_image(grid))


def _drag_step(grid: TimeGrid) -> Callable[[], None]:
    """One quarter of an hour down or up: the decision, and the paint of what changed."""
    assert grid.board is not None
    column = 0
    block = next(block for block in grid.board.columns[column].blocks if block.movable)
    grid.dragger.begin(grid.board, block, column, 0.0)
    turn = {"minute": 600}
    image = _image(grid)

    def step() -> None:
        board = grid.board
        assert board is not None
        before = grid.drag_rects()
        turn["minute"] = 615 if turn["minute"] == 600 else 600
        grid.dragger.to_minute(board, column, turn["minute"])
        dirty = QRect()
        for rect in (*before, *grid.drag_rects()):
            if not rect.isEmpty():
                dirty = dirty.united(rect.adjusted(-4, -4, 4, 4).toAlignedRect())
        grid.render(image, dirty.topLeft(), dirty)

    return step


def _scene(grid: TimeGrid) -> QGraphicsScene:
    """The same rectangles, bars, icons and words as items of a scene, with the background."""
    board, geometry = grid.board, grid.geometry_
    assert board is not None
    assert geometry is not None
    scene = QGraphicsScene(0, 0, geometry.width, geometry.height)
    _scene_ground(scene, grid, board)
    small, name = theme().font("small"), theme().font("body", 600)
    for number, column in enumerate(board.columns):
        for block in column.blocks:
            rect = geometry.block_rect(number, block)
            token, icon = look(block)
            box = scene.addRect(QRectF(0, 0, rect.width(), rect.height()))
            box.setPos(rect.topLeft())
            box.setPen(QPen(Qt.PenStyle.NoPen))
            box.setBrush(QBrush(theme().color(f"{token}-bg")))
            bar = scene.addRect(QRectF(rect.left(), rect.top(), 3, rect.height()))
            bar.setPen(QPen(Qt.PenStyle.NoPen))
            bar.setBrush(QBrush(theme().color(token)))
            if rect.width() < 17:
                continue
            scene.addPixmap(icons.pixmap(icon, token, 14)).setPos(rect.topLeft() + QPointF(6, 5))
            if rect.width() < 46:
                continue
            lines = [formats.time(block.starts, board.zone), block_title(block)]
            lines.append(block_detail(block, board.zone, with_mechanic=True))
            for row, words in enumerate(lines):
                if rect.top() + 16 * row + 16 > rect.bottom():
                    break
                text = scene.addSimpleText(words[: int(rect.width() / 7)], name if row == 1 else small)
                text.setPos(rect.topLeft() + QPointF(24 if not row else 8, 4 + 16 * row))
    return scene


def _scene_ground(scene: QGraphicsScene, grid: TimeGrid, board: Board) -> None:
    geometry = grid.geometry_
    assert geometry is not None
    for number, column in enumerate(board.columns):
        scene.addRect(geometry.column_rect(number), QPen(Qt.PenStyle.NoPen), QBrush(theme().color("shade")))
        for starts, ends in column.open:
            area = geometry.span_rect(number, starts, ends)
            scene.addRect(area, QPen(Qt.PenStyle.NoPen), QBrush(theme().color("surface")))
    for mark in board.axis.hours():
        y = geometry.y(mark.at)
        scene.addLine(52, y, geometry.width, y, QPen(theme().color("line")))
        scene.addSimpleText(formats.minute(mark.wall), theme().font("small")).setPos(8, y - 8)


def _graphics(view: QGraphicsView, grid: TimeGrid) -> None:
    image = _image(grid)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.render(painter, QRectF(image.rect()), view.viewport().rect())
    painter.end()


def _turns(ours: Callable[[], None], theirs: Callable[[], None]) -> list[tuple[float, float]]:
    """Seconds of both, measured in turns; the first turn warms up and is left out."""
    pairs = [(_timed(ours), _timed(theirs)) for _ in range(RUNS + 1)]
    return pairs[1:]


def _timed(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _row(name: str, baseline: str, pairs: list[tuple[float, float]]) -> dict[str, object]:
    ratios = [ours / theirs for ours, theirs in pairs]
    return {
        "name": name,
        "baseline": baseline,
        "ratio_min": min(ratios),
        "ratio_median": statistics.median(ratios),
        "ratio_max": max(ratios),
        "runs": len(ratios),
        "ours_ms": statistics.median(ours for ours, _ in pairs) * 1000,
        "baseline_ms": statistics.median(theirs for _, theirs in pairs) * 1000,
    }
