"""A customer's account credit: a ledger to which entries are only ever added.

Credit never expires, is never negative, and an entry told twice counts once. Not here: how much credit pays of
a total (``money.charge``), who is given credit (``cancellation``), storing the rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.errors import ErrorCode, Invalid


class CreditReason(StrEnum):
    """Why an entry stands in the ledger."""

    GRANTED = "granted"
    """Instead of money: a late cancellation, a no-show."""
    RETURNED = "returned"
    """Credit that was spent comes back."""
    GOODWILL = "goodwill"
    """The owner's, beyond the policy, with a reason."""
    SPENT = "spent"
    WITHDRAWN = "withdrawn"
    """Takes back what was entered by mistake; the mistake stays in the ledger."""


TAKES = frozenset({CreditReason.SPENT, CreditReason.WITHDRAWN})
"""The reasons whose entries are negative."""


class NotEnoughCredit(Invalid):
    """The ledger would become negative; ``params`` hold ``balance`` and ``wanted`` in cents."""

    code = ErrorCode.NOT_ENOUGH_CREDIT


class ReferenceReused(Invalid):
    """An entry with the same reference says something else."""

    code = ErrorCode.REFERENCE_REUSED


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditEntry:
    """One line. ``reference`` names what caused it (a session's cancellation, a payment) and is unique."""

    customer_id: UUID
    reference: str
    reason: CreditReason
    cents: int
    """More than 0 when given, less than 0 when taken."""
    at: int
    """The instant; of a repeated entry the first one's counts."""
    note: str = ""
    """Goodwill and withdrawals say why."""

    def __post_init__(self) -> None:
        if not self.reference:
            raise Invalid("an entry needs a reference", field="reference")
        if self.cents == 0 or (self.cents < 0) != (self.reason in TAKES):
            raise Invalid(f"an entry that is {self.reason} cannot be of {self.cents}", field="cents")
        needs_note = self.reason in (CreditReason.GOODWILL, CreditReason.WITHDRAWN)
        if needs_note and not self.note.strip():
            raise Invalid(f"an entry that is {self.reason} needs a reason", field="note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One customer's entries, in the order in which they were added."""

    customer_id: UUID
    entries: tuple[CreditEntry, ...] = ()

    @property
    def balance(self) -> int:
        """What the customer has, in cents; never negative."""
        return sum(entry.cents for entry in self.entries)

    def find(self, reference: str) -> CreditEntry | None:
        """The entry of that reference, if there is one."""
        return next((entry for entry in self.entries if entry.reference == reference), None)

    def add(self, entry: CreditEntry) -> Ledger:
        """The ledger with the entry; unchanged where it has it already, whatever the time of the repetition.

        Raises ``NotEnoughCredit`` when it would become negative, ``ReferenceReused`` when the reference stands
        for another amount or reason, ``Invalid`` for another customer's entry.
        """
        if entry.customer_id != self.customer_id:
            raise Invalid("the entry is another customer's", field="customer_id")
        known = self.find(entry.reference)
        if known is not None:
            if (known.cents, known.reason) != (entry.cents, entry.reason):
                raise ReferenceReused("the reference stands for another entry", field="reference")
            return self
        if self.balance + entry.cents < 0:
            raise NotEnoughCredit("not enough credit", balance=self.balance, wanted=-entry.cents)
        return Ledger(customer_id=self.customer_id, entries=(*self.entries, entry))
