"""The server's rows about platform accounts that are an organization's own: who asked for a token, and its hashes.

The accounts and links themselves are in nobody's view (``platform_accounts``). No address and no token is in a row.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class AccountPurpose(StrEnum):
    """What a token that is sent to a customer's own address is good for; for nothing else."""

    LINK = "link"
    """This record is mine: verifies the address, makes the account or joins it."""
    UNLINK = "unlink"
    BOOKINGS = "bookings"
    """See what is upcoming over the linked organizations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRequest:
    """Somebody asked for a token for this record, through a site."""

    id: UUID
    purpose: AccountPurpose
    site_id: UUID
    reference: UUID
    customer_id: UUID
    address_hash: bytes
    """SHA-256 of the record's address then: once that is another one, nothing is sent and no token counts."""
    asked_at: int
    expires_at: int
    used_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountToken:
    """One that was handed to the carrier."""

    request_id: UUID
    token_hash: bytes
    """SHA-256."""


def digest_of(address: str) -> bytes:
    """Of an address as the record has it."""
    return hashlib.sha256(address.encode(errors="surrogatepass")).digest()
