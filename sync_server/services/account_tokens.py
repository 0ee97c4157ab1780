"""The tokens of platform accounts: made when their message goes out, kept as hashes, for one purpose and not for long.

Who may ask for one, and what one does, is ``platform_accounts``; the words and the address of the page come with the
sending.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from uuid import UUID

from scheduling.key_messages import SECRET_BYTES
from scheduling.message_kinds import MessageKind, Recipient
from sync_server.services import keys
from sync_server.services.account_rows import AccountPurpose, AccountRequest, AccountToken, digest_of
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.message_rows import SentMessage
from sync_server.services.refusals import LinkOver

PREFIX = "ada_"
"""By which one is known from a key."""
SECONDS = {
    AccountPurpose.LINK: 24 * 3600,
    AccountPurpose.UNLINK: 24 * 3600,
    AccountPurpose.BOOKINGS: 30 * 60,
}
"""From the asking on."""


async def params_of(uow: UnitOfWork, row: SentMessage) -> dict[str, str | int]:
    """What the words of such a message are made of besides, with a new token; of any other message nothing.

    Each try has a token of its own, since of the one before nobody knows whether it arrived; all of them count.
    """
    if row.kind is not MessageKind.ACCOUNT_LINK:
        return {}
    request = await uow.rows.get(AccountRequest, row.about)
    if request is None:
        return {}
    secret = secrets.token_bytes(SECRET_BYTES)
    await uow.rows.add(AccountToken(request_id=request.id, token_hash=hashlib.sha256(secret).digest()))
    return {
        "purpose": request.purpose.value,
        "token": keys.text_of(uow.tenant_id, request.id, secret, prefix=PREFIX),
        "expires": request.expires_at,
    }


async def still_theirs(uow: UnitOfWork, about: UUID, recipients: Sequence[Recipient]) -> list[Recipient]:
    """Those who still have the address that it was asked for: it goes to no other."""
    request = await uow.rows.get(AccountRequest, about)
    return [
        each for each in recipients if request is not None and digest_of(each.email) == request.address_hash
    ]


def parsed(text: str) -> tuple[UUID, UUID, bytes]:
    """Organization, request and secret; raises ``LinkOver``."""
    found = keys.unpacked(text, PREFIX)
    if found is None:
        raise LinkOver
    return found
