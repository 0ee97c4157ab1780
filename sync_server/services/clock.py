"""The server's clock. Services are handed one, so that tests may stand still."""

from __future__ import annotations

import time


class SystemClock:
    """The machine's."""

    def now(self) -> int:
        return int(time.time())
