"""The numbers that an owner may change, stored as one row a kind, and read through ``RuleBook.policy``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from scheduling.policy_kinds import POLICIES
from sync_server.services.models import Policy


def decoded(rows: Iterable[Policy]) -> dict[type[Any], Any]:
    """Kind to the owner's numbers; a number that a later version no longer has is left out."""
    return {
        POLICIES[row.name]: msgspec.convert(row.value, POLICIES[row.name])
        for row in rows
        if row.name in POLICIES
    }
