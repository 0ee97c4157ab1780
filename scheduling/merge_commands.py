"""Two customers that are one person: what is asked to make them one. Part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What a customer is called and how they are reached, as the user saw it."""

    name: str
    phone: str = ""
    email: str = ""
    language: str = "en"
    postal_code: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeCustomers:
    """All that is ``other_id``'s becomes ``kept_id``'s, and the other is no more: it cannot be taken back.

    ``set`` is what the one who stays is called from then on, as an edit: field to what it was and what it is to be.
    """

    kept_id: UUID
    other_id: UUID
    seen: Called
    """The other one, when it was chosen what is right: what is another since then would be lost unread."""
    set: dict[str, tuple[str, str]] = field(default_factory=dict)
