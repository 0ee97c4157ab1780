"""What the process is set to after the first paint, in a process of its own, which other tests do not share."""

from __future__ import annotations

import subprocess
import sys

TWICE = """
import gc
from desktop.shell.quick import COLLECTED, keep_quick
gc.disable()
keep_quick()
first = gc.get_freeze_count()
more = [[] for _ in range(5000)]
keep_quick()
print(first > 0, gc.get_freeze_count() <= first, gc.isenabled(), gc.get_threshold()[0] == COLLECTED)
"""


def test_what_is_made_by_the_first_paint_stays_and_nothing_more_however_often_the_program_is_begun() -> None:
    told = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True"] * 4
