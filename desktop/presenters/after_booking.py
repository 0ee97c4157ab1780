"""What stands after a booking was made: its confirmation, and what happens next. No words, no Qt.

The server is asked once it has answered; without it what this computer knows is told. Not here: the making.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_draft import Draft
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.booking_submission import Answer, Submission
from desktop.presenters.confirmations import Confirmation, Confirmations
from desktop.presenters.next_steps import NextStep, Outlook, next_steps
from scheduling.message_kinds import MessageSettings
from scheduling.money_messages import Foretold

_TOLD_OF = frozenset({Answer.BOOKED, Answer.OFFERED})
"""The server knows then what the customer is told."""


class AfterBooking:
    """``confirmation`` from when it was submitted; ``None`` before, and where there is no server to ask."""

    def __init__(
        self, confirmations: Confirmations | None, source: AvailabilitySource, changed: Callable[[], None]
    ) -> None:
        self._confirmations = confirmations
        self._source = source
        self._changed = changed
        self.confirmation: Confirmation | None = None

    @property
    def spawn(self) -> Spawn | None:
        """Starts what is asked of the server."""
        return self._confirmations.spawn if self._confirmations is not None else None

    def made(self, session_id: UUID) -> None:
        """It was submitted."""
        if self._confirmations is not None:
            self.confirmation = self._confirmations.open(session_id)
            self.confirmation.stands = False
            self.confirmation.changed.connect(self._changed)

    def answered(self, answer: Answer) -> None:
        """What the server told of it is asked for once it stands."""
        if self._confirmations is None or self.confirmation is None:
            return
        self.confirmation.stands = answer is Answer.BOOKED
        if answer in _TOLD_OF:
            self._confirmations.spawn(self.confirmation.look())

    def forget(self) -> None:
        """It was not made after all, or nobody looks any more."""
        if self.confirmation is not None:
            self.confirmation.changed.disconnect(self._changed, missing_ok=True)
        self.confirmation = None

    def steps(self, submission: Submission, draft: Draft, money: Foretold | None, now: int) -> list[NextStep]:
        """What happens next."""
        customer, asked = draft.customer, self.confirmation
        if customer is None:
            return []
        answered = asked is None or asked.known or bool(asked.problem)
        outlook = Outlook(
            answer=submission.answer,
            kind=submission.booking.kind,
            email=customer.email.strip(),
            phone=customer.phone.strip(),
            ahead=submission.place.starts - now,
            asking=submission.answer in _TOLD_OF and not answered,
            told=asked.told if asked is not None else None,
            money=money,
            reminders=self._source.policy(MessageSettings),
            carried=self._confirmations.carriers.names if self._confirmations is not None else None,
        )
        return next_steps(outlook)
