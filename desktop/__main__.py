"""``python -m desktop``: reads the command line and starts the program. Nothing else happens here."""

from __future__ import annotations

import argparse
import gc
import sys
import zoneinfo
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="desktop", description="The workshop's calendar at the counter.")
    made.add_argument("--server", default="", help="the server's address, such as http://127.0.0.1:8080")
    made.add_argument("--profile", default="default", help="whose data to use on this computer")
    made.add_argument("--email", default="", help="sign in as this person if nobody is signed in yet")
    made.add_argument("--password-file", type=Path, help="a file with that person's password, for --email")
    made.add_argument("--home", help="the folder of the profiles (else $AUTODOCTOR_HOME/desktop)")
    made.add_argument("--language", choices=("en", "fr"), help="else as last time, else as the system")
    made.add_argument("--theme", choices=("light", "dark", "system"), help="else as last time")
    return made


def _zones() -> list[str]:
    """Where the pinned files are; without it they would be found as the package's resources, only slower."""
    found = find_spec("tzdata")
    return [
        str(Path(place).resolve() / "zoneinfo")
        for place in (found and found.submodule_search_locations) or ()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the window is closed; 0, or 2 for a wrong command line, 3 when the profile is in use."""
    zoneinfo.reset_tzpath(to=_zones())  # the pinned tzdata counts, not the system's
    chosen = parser().parse_args(arguments)
    gc.disable()  # what is made until the first paint stays; keep_quick() lets the collector work again
    try:
        return _run(chosen)
    finally:
        gc.enable()


def _run(chosen: argparse.Namespace) -> int:
    from desktop.shell.options import Options
    from desktop.starting import run

    return run(
        Options(
            server=chosen.server,
            profile=chosen.profile,
            email=chosen.email,
            password_file=chosen.password_file,
            home=chosen.home,
            language=chosen.language,
            theme=chosen.theme,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
