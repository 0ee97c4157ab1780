"""What the user just did and how to take it back (Ctrl+Z). Codes and parameters; no words, no Qt.

How each change is taken back is decided where it is made (``moves``, ``calendar_actions``, the booking
flow); here is only the order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from psygnal import Signal

from scheduling.errors import RuleError

KEPT = 50
"""Older steps are forgotten: nobody means them."""


LET_GO = "let_go"
"""Taken back before anybody else heard of it: there is nothing to wait for."""
PUT_BACK = "put_back"
"""The same of a move."""
STAYED = "stayed"
"""It never came about."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of taking a step back, where that is more than the step says.

    ``label_code`` is ``moved``, ``resized``, ``moved_offer`` (its mechanic is asked again), ``cancelled_offer`` (booked
    again, which its mechanic answers), ``let_go`` (nobody else had heard of it), ``put_back`` (nor of that move) or
    ``stayed`` (the server had refused the step, or never heard of it); empty is as the step.
    """

    label_code: str = ""
    params: dict[str, object] = field(default_factory=dict)
    mid: UUID | None = None
    """The change that takes it back, on its way to the server."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One change. ``label_code`` is one of those of ``push``."""

    label_code: str
    params: dict[str, object]
    command: Callable[[], TakenBack | None] = field(repr=False)
    mid: UUID | None = None
    """The change itself, which the server answers."""


class UndoStack:
    """The newest step first. A step that can no longer be taken back is dropped, and said so."""

    changed = Signal()
    pushed = Signal(UndoStep)
    """Something was done just now."""
    undone = Signal(UndoStep, TakenBack)
    refused = Signal(UndoStep, RuleError)
    """It could not be taken back; the error says why."""

    def __init__(self) -> None:
        self._steps: list[UndoStep] = []

    def push(
        self,
        label_code: str,
        params: dict[str, object],
        command: Callable[[], TakenBack | None],
        mid: UUID | None = None,
        *,
        aloud: bool = True,
    ) -> None:
        """Remember how to take back what was just done; ``command`` raises :class:`RuleError` if it may not.

        ``aloud``: whether that it was done is told.

        ``label_code`` is ``booked``, ``offered``, ``kept`` (a booking without an answer from the server yet),
        ``kept_offer`` (whose mechanic is asked then), ``walked_in`` (confirmed without the server too), ``moved``,
        ``moved_offer`` (the new mechanic answers first), ``resized`` (it lasts longer or less long), ``extended``
        (it is under way, and lasts longer), ``cancelled``, ``no_show``, ``corrected`` (a customer's or a vehicle's
        details), ``parked`` (off its place, on deck), ``placed`` (on the calendar again from there), ``placed_offer``
        (its mechanic answers first), ``arrived``, ``begun``, ``longer``, ``finished``, ``workshop_hours``,
        ``mechanic_hours``, ``time_off``, or one of ``request_acts``.
        """
        step = UndoStep(label_code, params, command, mid)
        self._steps.append(step)
        del self._steps[:-KEPT]
        self.changed.emit()
        if aloud:
            self.pushed.emit(step)

    @property
    def last(self) -> UndoStep | None:
        """What :meth:`undo` would take back."""
        return self._steps[-1] if self._steps else None

    def undo(self) -> UndoStep | None:
        """Take back the newest step; it is gone from here whether or not that was possible.

        Unless it could not even be tried, as on a full disk: then the step is the newest still.
        """
        if not self._steps:
            return None
        step = self._steps.pop()
        try:
            back = step.command() or TakenBack()
        except RuleError as error:
            self.changed.emit()
            self.refused.emit(step, error)
            return step
        except Exception:
            self._steps.append(step)
            raise
        self.changed.emit()
        self.undone.emit(step, back)
        return step

    def drop(self, mid: UUID) -> None:
        """Forget the step that was this change, if it is here: there is nothing of it to take back."""
        left = [step for step in self._steps if step.mid != mid]
        if len(left) != len(self._steps):
            self._steps = left
            self.changed.emit()

    def clear(self) -> None:
        """Forget everything: somebody else has signed in."""
        self._steps.clear()
        self.changed.emit()
