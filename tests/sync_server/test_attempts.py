"""What nobody may do without end from one network address, each address for itself."""

from __future__ import annotations

import pytest

from sync_server.http.attempts import AccountLimits, DirectoryLimits
from sync_server.services.refusals import TooManyAttempts


@pytest.mark.parametrize("kind", [AccountLimits, DirectoryLimits])
def test_sixty_a_minute_for_each_network_address(kind: type[AccountLimits | DirectoryLimits]) -> None:
    """Right ones too: a token that opens something, a list that anybody may read."""
    limits = kind()
    for _ in range(60):
        limits.check("192.0.2.1", 100)
    with pytest.raises(TooManyAttempts):
        limits.check("192.0.2.1", 159)
    limits.check("192.0.2.2", 159)
    limits.check("192.0.2.1", 160)
