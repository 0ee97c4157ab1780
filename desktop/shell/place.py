"""What the program has whoever is at work: window, files, connections. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from desktop.presenters.settings import Settings
from desktop.shell.connections import Connections
from desktop.shell.main_window import MainWindow
from desktop.shell.opening import PeoplesFiles
from desktop.store.account_file import AccountFile
from desktop.store.pins import Pins


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """``spawn`` starts a coroutine and answers for its faults; ``tell`` gets any other."""

    window: MainWindow
    settings: Settings
    files: PeoplesFiles
    accounts: AccountFile
    pins: Pins
    connections: Connections
    spawn: Callable[[Coroutine[Any, Any, Any]], None]
    tell: Callable[[BaseException], None]
