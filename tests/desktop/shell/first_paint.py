"""Starts the program on the home it is given and ends it at its first paint.

Tells the window's title, every module, how many bookings are painted, and whether the collector works.

``python -m tests.desktop.shell.first_paint HOME``: nothing of the tests may be imported here, it would be counted.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import Any


def painted() -> None:
    """In place of what comes after the first paint."""
    modules = sorted(sys.modules)
    from PySide6.QtWidgets import QApplication, QMainWindow

    from desktop.views.calendar.painted_grid import PaintedGrid

    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow))
    grid = window.findChild(PaintedGrid)
    board = grid.board if grid is not None and grid.painted else None
    told: dict[str, Any] = {
        "title": window.windowTitle(),
        "modules": modules,
        "blocks": sum(len(column.blocks) for column in board.columns) if board is not None else 0,
        "collects": gc.isenabled(),
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    import desktop.shell.quick
    import desktop.starting
    from desktop.__main__ import main

    inside = vars(desktop.starting)
    shown = inside["show_week"]

    def show_week(*about: object) -> None:
        week = shown(*about)
        if week is not None:
            painted()

    inside["show_week"] = show_week
    vars(desktop.shell.quick)["keep_quick"] = painted
    main(["--home", sys.argv[1]])
