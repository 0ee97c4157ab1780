"""``python -m tools.server import …``: the server's commands on the database that ``make run`` keeps.

With ``make run`` in another terminal its database is used; else PostgreSQL is started for the command and stopped
after it. A database named by ``AUTODOCTOR_DATABASE_URL`` comes first, as everywhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sync_server.db.embedded import EmbeddedPostgres, EmbeddedPostgresError, Urls
from tools.running import ROOT, Home


def main() -> int:
    """The command's exit code."""
    home = Home()
    environment = dict(os.environ, AUTODOCTOR_SECRET_FILE=str(home.secret))
    command = [sys.executable, "-m", "sync_server", *sys.argv[1:]]
    here = Path.cwd()  # names of files are meant from here; the package is found from ROOT
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    if "AUTODOCTOR_DATABASE_URL" in environment:
        return subprocess.run(command, cwd=here, env=environment, check=False).returncode
    cluster = EmbeddedPostgres(home.postgres)
    try:
        running = cluster.running_urls()
        urls = running or cluster.start()
        try:
            environment |= variables(urls)
            return subprocess.run(command, cwd=here, env=environment, check=False).returncode
        finally:
            if running is None:
                cluster.stop()
    except EmbeddedPostgresError as error:
        print(error, file=sys.stderr)
        return 1


def variables(urls: Urls) -> dict[str, str]:
    """What ``sync_server`` reads."""
    return {"AUTODOCTOR_DATABASE_URL": urls.app, "AUTODOCTOR_OWNER_DATABASE_URL": urls.owner}


if __name__ == "__main__":
    sys.exit(main())
