"""Where the bundled files are, from a source checkout and from a packaged program alike. Reads nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_SOURCE = Path(__file__).resolve().parents[2] / "resources"


def root() -> Path:
    """The ``resources`` folder: the packager's (``sys._MEIPASS``), else the one beside the package."""
    chosen = os.environ.get("AUTODOCTOR_RESOURCES")
    if chosen:
        return Path(chosen)
    packaged = getattr(sys, "_MEIPASS", None)
    if packaged:
        return Path(packaged) / "resources"
    return _SOURCE


def path(*parts: str) -> Path:
    """A bundled file, such as ``path("icons", "wrench.svg")``."""
    return root().joinpath(*parts)
