"""Access tokens: read again they count as long as the first time, and no longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.ids import uuid7
from scheduling.vocabulary import Role
from sync_server.http import tokens
from sync_server.http.tokens import ACCESS_SECONDS, AccessTokens
from sync_server.services.models import Account
from sync_server.services.refusals import NotSignedIn

NOW = 1_800_000_000
ACCOUNT = Account(tenant_id=uuid7(), staff_id=uuid7(), device_id=uuid7(), role=Role.OWNER, name="O")


def test_a_remembered_token_still_ends() -> None:
    reader = AccessTokens(b"s" * 32)
    token, expires = reader.issue(ACCOUNT, NOW)
    assert expires == NOW + ACCESS_SECONDS
    first = reader.read(f"Bearer {token}", NOW)
    assert (first.tenant_id, first.staff_id) == (ACCOUNT.tenant_id, ACCOUNT.staff_id)
    assert reader.read(f"bearer {token}", expires - 1) == first
    for _ in range(2):
        with pytest.raises(NotSignedIn):
            reader.read(f"Bearer {token}", expires)


def test_a_changed_or_foreign_token_is_not_taken_for_a_remembered_one() -> None:
    reader, other = AccessTokens(b"s" * 32), AccessTokens(b"t" * 32)
    token, _ = reader.issue(ACCOUNT, NOW)
    reader.read(f"Bearer {token}", NOW)
    head, body, _ = token.split(".")
    foreign, _ = other.issue(ACCOUNT, NOW)
    for wrong in (f"{head}.{body}.", f"{head}.{body}.{foreign.split('.')[2]}", foreign, token.lower()):
        with pytest.raises(NotSignedIn):
            reader.read(f"Bearer {wrong}", NOW)
    with pytest.raises(NotSignedIn):
        reader.read(f"Basic {token}", NOW)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_REMEMBERED", 2)
    reader = AccessTokens(b"s" * 32)
    issued = [reader.issue(replace(ACCOUNT, staff_id=uuid7()), NOW)[0] for _ in range(4)]
    read = [reader.read(f"Bearer {token}", NOW).staff_id for token in issued * 2]
    assert read[:4] == read[4:]
    assert len(set(read)) == 4
    assert len(reader._read) == 2
