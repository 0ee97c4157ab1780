"""What the server keeps for itself: who signs in, devices, answers given, the trail, what is purged. Protocols only.

Part of ``interfaces``, which has the unit of work that they belong to.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from scheduling.wire import AuditLine
from sync_server.services.models import (
    EVERY_LINE,
    Account,
    AuditEntry,
    Device,
    Identity,
    KioskCode,
    RefreshToken,
    StoredMutation,
    Wanted,
)


class Identities(Protocol):
    """Sign-in identities: they belong to no organization's view, so they are found before one is known."""

    async def add(self, identity: Identity) -> bool:
        """False where somebody has the address, also by a transaction that was not seen before its commit."""
        ...

    async def by_email(self, email: str) -> Identity | None: ...
    async def retire(self, tenant_id: UUID, staff_id: UUID) -> None:
        """The person signs in no longer, and the address is free."""
        ...

    async def set_password_hash(self, identity_id: UUID, password_hash: str) -> None: ...


class KioskCodes(Protocol):
    """One of an organization at a time; they belong to no organization's view, so they are found before it is known."""

    async def give(self, code: KioskCode) -> None:
        """From now on this one counts, and the one before does not."""
        ...

    async def by_hash(self, code_hash: bytes) -> KioskCode | None: ...
    async def use(self, code_hash: bytes) -> bool:
        """It is gone for good; false for whoever comes second."""
        ...


class Devices(Protocol):
    async def add(self, device: Device) -> None:
        """Register it, or refresh what is known of it (name, program, a kiosk's credential)."""
        ...

    async def get(self, device_id: UUID) -> Device | None: ...
    async def all(self) -> list[Device]:
        """Every device there ever was, newest first."""
        ...

    async def signed_in(self, now: int) -> list[tuple[UUID, UUID]]:
        """Person and device where somebody who works here goes on without a password, the latest sign-in first."""
        ...

    async def once_signed_in(self, staff_ids: Collection[UUID]) -> set[UUID]:
        """Devices at which any of them ever signed in, as far as their tokens are kept."""
        ...

    async def revoke(self, device_id: UUID, at: int) -> None: ...
    async def heard(self, device_id: UUID, app: str, protocol: int) -> None:
        """Remember which program it runs now."""
        ...

    async def account(self, staff_id: UUID, device_id: UUID) -> Account | None:
        """Who asks, as the database knows them now; ``None`` for an unknown or inactive person or device."""
        ...


class RefreshTokens(Protocol):
    async def add(self, token: RefreshToken) -> None: ...
    async def for_update(self, token_hash: bytes) -> RefreshToken | None: ...
    async def add_once(self, token: RefreshToken) -> None:
        """Unless it is known by now."""
        ...

    async def newest_of(self, family: UUID) -> RefreshToken | None: ...
    async def successors(self, token_id: UUID) -> list[RefreshToken]: ...
    async def were_given(self, staff_id: UUID, device_id: UUID) -> bool:
        """Whether any is known of this person at this device, however old."""
        ...

    async def latest(self) -> dict[UUID, RefreshToken]:
        """The newest of each device of the organization, as long as it is kept."""
        ...

    async def mark_used(self, token_id: UUID, at: int) -> None: ...
    async def revoke(self, token_id: UUID, at: int) -> None:
        """This one alone: those that follow from it go on."""
        ...

    async def revoke_family(self, family: UUID, at: int) -> int:
        """How many of them counted until now."""
        ...

    async def revoke_doubtful(self, staff_id: UUID, device_id: UUID, at: int) -> None:
        """The families of this person at this device of which one was revoked alone."""
        ...

    async def revoke_staff(self, staff_id: UUID, at: int) -> None:
        """All of a person's, on every device; those that had ended before end anew."""
        ...

    async def has_one_since(self, staff_id: UUID, at: int) -> bool:
        """Whether the person had one by ``at``, and not all of theirs were revoked since."""
        ...


class Mutations(Protocol):
    async def last_seq(self, device_id: UUID) -> int:
        """Lock the device's row and answer its highest sequence number."""
        ...

    async def get(self, mid: UUID) -> StoredMutation | None: ...
    async def effective(self, mids: Sequence[UUID]) -> set[UUID]:
        """Which of these changed something: were applied, or have lost and are kept as the row that did."""
        ...

    async def add(self, mutation: StoredMutation) -> None:
        """Store the result and advance the device's sequence number to it."""
        ...

    async def advance(self, device_id: UUID, seq: int) -> None:
        """Raise the device's sequence number to ``seq``, if it is lower."""
        ...


class AuditTrail(Protocol):
    """Only ever added to; the steps of sessions are read along with it."""

    async def append(self, entry: AuditEntry) -> None: ...
    async def page(
        self,
        *,
        before: UUID | None,
        limit: int,
        staff_id: UUID | None = None,
        subject_id: UUID | None = None,
        wanted: Wanted = EVERY_LINE,
    ) -> list[AuditLine]:
        """Newest first, those older than the line ``before``."""
        ...


class Purges(Protocol):
    """Old rows that nobody asks for any more: deleted some at a time, how many is answered."""

    async def mark(self, now: int, apart: int) -> bool:
        """Note which version the organization stands at, unless that was done less than ``apart`` seconds ago."""
        ...

    async def tombstones(self, before: int, limit: int) -> int:
        """Of rows deleted before; raises the floor with them, below which a cursor needs a snapshot."""
        ...

    async def marks(self, before: int, limit: int) -> int:
        """All but the newest of those older than ``before``."""
        ...

    async def mutations(self, before: int, limit: int) -> int: ...
    async def refresh_tokens(self, before: int, limit: int) -> int:
        """Those that ended before, but for what the device may still have: no later one of its person's was used."""
        ...

    async def last_refresh_tokens(self, before: int, limit: int) -> int:
        """Any that ended before."""
        ...

    async def prices(self, before: int, limit: int) -> int: ...

    async def waiver(self, waiver_id: UUID) -> int:
        """Take what a waiver says, once the chain says that it is erased; its links stay.

        The database refuses ahead of its retention and under a hold, by its own clock.
        """
        ...

    async def quarantined_waivers(self) -> int:
        """Those whose retention is over, unless the waiver whose id they took is held."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A token that counted."""

    purpose: str
    """``link`` or ``unlink``."""
    customer_id: UUID
    done: bool
    """False where it had been given back before, and what it did still stands."""


class CustomerMerges(Protocol):
    """Customers who were merged, and who they are now."""

    async def merge(self, kept_id: UUID, other_id: UUID, *, by: UUID, now: int) -> None:
        """All that is the other one's is the kept one's, and the other is gone; both are there."""
        ...

    async def kept(self, merged_ids: Collection[UUID]) -> dict[UUID, UUID]:
        """Of those who were merged, into whom."""
        ...

    async def merged_into(self, kept_ids: Collection[UUID]) -> dict[UUID, UUID]:
        """Whoever was merged into these, and into which."""
        ...


class PlatformAccounts(Protocol):
    """One person's records over organizations. Nothing of another organization is ever told but for a token that
    came to the person's address; what writes needs a ``bump`` before, so that locks are taken in one order."""

    async def lock(self, customer_ids: Collection[UUID]) -> None:
        """Before several of them are claimed in one transaction, so that nobody waits in a circle."""
        ...

    async def busy(self, customer_ids: Collection[UUID], now: int) -> set[UUID]:
        """Those with a session under way by another record of theirs."""
        ...

    async def claim(
        self, customer_id: UUID, session_id: UUID, *, until: int, now: int, anyway: bool = False
    ) -> bool:
        """The session comes under way, and counts until an instant at most; false when another one is.

        ``anyway``: it is so already. Of several at once in different organizations one finds it free.
        """
        ...

    async def let_go(self, session_id: UUID) -> None:
        """It is under way no more."""
        ...

    async def is_linked(self, customer_id: UUID) -> bool: ...

    async def confirm(self, request_id: UUID, token: bytes, new_id: UUID, now: int) -> Confirmed | None:
        """Link or unlink the record of the request; ``new_id`` for an account that is not there yet."""
        ...

    async def records(self, request_id: UUID, token: bytes, now: int) -> list[tuple[UUID, UUID]]:
        """Organization and customer of each of the person's records, those linked first in front."""
        ...
