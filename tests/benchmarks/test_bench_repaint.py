"""What is measured of the calendar's painting still runs: the same steps over a few blocks."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.benchmarks import bench_repaint


def test_each_step_that_is_measured_runs(qtbot: QtBot) -> None:
    area, grid = bench_repaint._grid(60)
    qtbot.addWidget(area)
    view = bench_repaint._view(grid)
    qtbot.addWidget(view)
    for step in (bench_repaint._whole, bench_repaint._anew, bench_repaint._from_kept):
        step(grid)
    bench_repaint._rebuilt(view, grid)
    bench_repaint._graphics(view, grid)
    drag = bench_repaint._drag_step(grid)
    drag()
    assert grid.dragger.current is not None
    before = grid.dragger.current.decision.to.starts
    drag()
    assert grid.dragger.current.decision.to.starts != before, "the ghost moves at each step"
    grid.dragger.end()
