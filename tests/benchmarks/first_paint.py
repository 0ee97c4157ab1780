"""One start, in a process of its own: prints when its first picture stood, and the memory it had then.

``python -m tests.benchmarks.first_paint HOME`` starts the program on that profile, without HOME a bare window.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time


def painted() -> None:
    """Say so, and end at once."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"at": time.time(), "worked": time.process_time(), "mb": memory}), flush=True)
    os._exit(0)


def bare() -> None:
    """What PySide6 needs for itself. A window is painted once the window system shows it, not before."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    while not window.windowHandle().isExposed():
        app.processEvents()
    painted()


def program(home: str) -> None:
    """From the command line on, as ``python -m desktop`` does it."""
    import desktop.starting
    from desktop.__main__ import main

    inside = vars(desktop.starting)
    shown = inside["show_week"]

    def show_week(*about: object) -> None:
        if shown(*about) is None:
            raise SystemExit("nothing was painted before the program was imported")
        painted()

    inside["show_week"] = show_week
    main(["--home", home])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        program(sys.argv[1])
    bare()
