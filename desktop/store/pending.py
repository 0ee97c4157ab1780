"""A change that the user made, on its way to the server and back. Not here: where it is kept (``outbox``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.commands import CancelSession, Command, Outcome


class ChangeState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    """Under way; whether it arrived is not known, so it is sent again until answered."""
    APPLIED = "applied"
    CONFLICT = "conflict"
    """The server decided otherwise; a person has to look."""
    REJECTED = "rejected"
    """The server can not take it at all; a person has to look."""


class Discard(StrEnum):
    """Whether the user took the change back before the server had answered it."""

    NONE = ""
    ASKED = "asked"
    """Nothing of it shows any more. Its number goes to the server without arguments, which refuses it for good."""
    LATE = "late"
    """The server had it already, so it holds; the user is told until that is seen."""


HUSK = b"null"
"""What is sent of a change in place of its arguments, so that its number and id get an answer all the same."""

UNANSWERED = frozenset({ChangeState.WAITING, ChangeState.SENT})
REFUSED = frozenset({ChangeState.CONFLICT, ChangeState.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingChange:
    """``rows`` are the ids that the change touches."""

    seq: int
    """Counts from 1 in this device's pushes; 0 when it was answered under an earlier device id."""
    mid: UUID
    name: str
    command: Command
    state: ChangeState
    created_at: int
    code: str = ""
    """An ``ErrorCode`` when refused."""
    outcome: Outcome | None = None
    rows: frozenset[UUID] = frozenset()
    attempts: int = 0
    """How often it was sent, with its arguments: with none, nobody but this computer can know of it."""
    ack_ver: int = 0
    ack_epoch: UUID | None = None
    settled_at: int | None = None
    dismissed: bool = False
    place: int = 0
    """The order of submission, which outlives a change of device id."""
    discard: Discard = Discard.NONE

    @property
    def discarded(self) -> bool:
        """Whether nothing of it is to be shown: the user took it back, and the server has not said otherwise."""
        return self.discard is Discard.ASKED

    @property
    def came_late(self) -> bool:
        """Whether the user has still to be told that it could not be taken back any more."""
        return self.discard is Discard.LATE and not self.dismissed

    @property
    def crossed_by(self) -> UUID | None:
        """The mechanic who had said yes meanwhile to what was cancelled, while the user has still to be told so."""
        holds = self.state is ChangeState.APPLIED and isinstance(self.command, CancelSession)
        if not holds or self.outcome is None or self.dismissed:
            return None
        return self.outcome.accepted_by
