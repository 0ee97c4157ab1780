"""``python -m tests.soak.server``: ``python -m sync_server serve``, which kills itself at a failpoint."""

from __future__ import annotations

import sys

from tests.soak import killing

if __name__ == "__main__":
    killing.install()
    from sync_server.__main__ import main

    sys.exit(main(["serve"]))
