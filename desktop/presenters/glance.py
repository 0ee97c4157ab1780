"""What is told of a block that somebody rests on: whose it is, when, what, and what of it waits for the server.

It only reads; what may be done is the booking's card (``calendar_actions``). Codes and names, no words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_model import Block, BlockKind
from desktop.presenters.change_list import ChangeList
from desktop.presenters.pending_changes import PendingLine
from desktop.store.pending import UNANSWERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A block, and what it has no room for."""

    block: Block
    phone: str = ""
    plate: str = ""
    waiting: tuple[PendingLine, ...] = ()
    """The changes to it that the server has not answered, oldest first."""


class Glances:
    """``changes`` are those that wait; they are looked through only for a block that is drawn as waiting."""

    def __init__(self, actions: CalendarActions, changes: Callable[[], ChangeList]) -> None:
        self._actions = actions
        self._changes = changes

    def of(self, block: Block) -> Glance:
        """What is known of it now."""
        details = self._actions.details(block.id) if block.kind is BlockKind.SESSION else None
        if details is None:
            return Glance(block=block, waiting=self._waiting(block))
        return Glance(block=block, phone=details.phone, plate=details.plate, waiting=self._waiting(block))

    def _waiting(self, block: Block) -> tuple[PendingLine, ...]:
        if not block.waiting:
            return ()
        changes = self._changes()
        return tuple(
            changes.line(change)
            for change in changes.changes()
            if change.state in UNANSWERED and not change.discarded and block.id in change.rows
        )
