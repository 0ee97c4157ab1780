"""A widget listens to a presenter's signal for as long as the widget lives, and no longer."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import shiboken6
from psygnal import SignalInstance
from PySide6.QtCore import QObject


def listen(
    signal: SignalInstance, owner: QObject, slot: Callable[..., None], *, arguments: bool = False
) -> None:
    """Call ``slot``, a method of ``owner``, at each emission, with its arguments only if they are wanted.

    Neither keeps the other alive, and a widget that Qt has deleted is never called.
    """
    method = weakref.WeakMethod(slot)
    widget = weakref.ref(owner)

    def heard(*args: Any) -> None:
        alive, call = widget(), method()
        if alive is not None and call is not None and shiboken6.isValid(alive):
            call(*(args if arguments else ()))
        else:
            forget()

    def forget() -> None:
        signal.disconnect(heard, missing_ok=True)

    signal.connect(heard)
    owner.destroyed.connect(forget)
