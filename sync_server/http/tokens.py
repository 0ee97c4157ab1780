"""Short-lived access tokens: who asks, from which device, in which organization. Rotation is a service."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

import jwt

from scheduling.rights import Action
from scheduling.vocabulary import Role
from sync_server.services.models import Account
from sync_server.services.refusals import NotSignedIn

ACCESS_SECONDS = 15 * 60
AUDIENCE = "autodoctor-sync"
ALGORITHM = "HS256"
MOST_REMEMBERED = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """What a token or a key says; the database says whether it is still so."""

    tenant_id: UUID
    staff_id: UUID
    device_id: UUID
    role: Role
    actions: frozenset[Action] | None = None
    """Of a key: what its scopes name; ``None`` of a token."""
    instead_of: UUID | None = None
    """The device that made what is read in out of a file; no token says so."""


class AccessTokens:
    """Signs and reads access tokens with one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._read: OrderedDict[str, tuple[Principal, int]] = OrderedDict()

    def issue(self, account: Account, now: int) -> tuple[str, int]:
        """A token and when it ends."""
        expires = now + ACCESS_SECONDS
        claims = {
            "aud": AUDIENCE,
            "iat": now,
            "exp": expires,
            "sub": str(account.staff_id),
            "tenant": str(account.tenant_id),
            "device": str(account.device_id),
            "role": account.role.value,
        }
        return jwt.encode(claims, self._secret, algorithm=ALGORITHM), expires

    def read(self, authorization: str, now: int) -> Principal:
        """Who sent this ``Authorization`` header; raises ``NotSignedIn``."""
        token = _bearer(authorization)
        principal, expires = self._read.get(token) or self._verified(token)
        if expires <= now:
            self._read.pop(token, None)
            raise NotSignedIn
        return principal

    def holder_of(self, authorization: str) -> Principal:
        """Whom the token was given to, however long it is over: good for handing over, and nothing else.

        Raises ``NotSignedIn``.
        """
        return self._verified(_bearer(authorization))[0]

    def _verified(self, token: str) -> tuple[Principal, int]:
        """What it says and when it ends, its signature checked; remembered, since a device sends it again."""
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                # The expiry is compared with the server's clock by ``read``.
                options={"verify_exp": False, "verify_iat": False, "require": ["exp", "aud", "sub"]},
            )
            principal = Principal(
                tenant_id=UUID(claims["tenant"]),
                staff_id=UUID(claims["sub"]),
                device_id=UUID(claims["device"]),
                role=Role(claims["role"]),
            )
            expires = int(claims["exp"])
        except (jwt.InvalidTokenError, KeyError, ValueError) as error:
            raise NotSignedIn from error
        self._read[token] = principal, expires
        while len(self._read) > MOST_REMEMBERED:
            self._read.popitem(last=False)
        return principal, expires


def _bearer(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn
    return token
