"""How much of what computers without access handed over the owner was told in this run. No words, no widgets here.

It lasts as long as the desk: a window that is made anew for another language does not ask twice.
"""

from __future__ import annotations

from typing import Protocol


class Waiting(Protocol):
    """As much of ``SyncStatus`` as is needed here."""

    @property
    def handed_over(self) -> int: ...


class HandoverNews:
    """``status`` says how many changes and files wait for this person to decide on."""

    def __init__(self, status: Waiting) -> None:
        self._status = status
        self._put_away = 0

    def to_tell(self) -> int:
        """How many wait, where there are more of them than when that was put away last; else 0."""
        waiting = self._status.handed_over
        self._put_away = min(self._put_away, waiting)  # decided on: as many that come after them are others
        return waiting if waiting > self._put_away else 0

    def put_away(self, told: int) -> None:
        """The person closed what told of so many, or went to look at them."""
        self._put_away = told
