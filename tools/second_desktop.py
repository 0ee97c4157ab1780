"""`make desktop`: one more desktop at the server that `make run` started, as another member of the staff."""

from __future__ import annotations

import argparse
import subprocess
import sys

from tools.running import ROOT, Home, Person, desktop_command, has_display, profile_name, who_opens

IN_USE = 3
"""The desktop's exit code when its profile is open already."""


def main() -> int:
    """The desktop's exit code."""
    parser = argparse.ArgumentParser(prog="make desktop", description=__doc__)
    parser.add_argument("--as", dest="who", help="part of the name or address; else the next one who is free")
    who = parser.parse_args().who
    home = Home()
    running = home.read_running()
    if running is None:
        print(
            "Nothing runs yet. Start it with `make run`, and type this in a second terminal.", file=sys.stderr
        )
        return 1
    if not has_display():
        print(
            "There is no display (DISPLAY and WAYLAND_DISPLAY are not set): no window can be opened.",
            file=sys.stderr,
        )
        return 1
    people = _candidates(home.people(), who)
    if not people:
        names = ", ".join(person.name for person in home.people())
        print(f"Nobody is called {who!r}. There are: {names}", file=sys.stderr)
        return 1
    for person in people:
        opens = who_opens(home, person)
        print(
            f"Opening the desktop of {person.name} ({person.role})" + (f", {opens}" if opens else ""),
            flush=True,
        )
        code = subprocess.run(desktop_command(home, person, running.server), cwd=ROOT, check=False).returncode
        if code != IN_USE or who:
            return code
        print(f"{profile_name(person)} is open already.")
    return IN_USE


def _candidates(people: list[Person], who: str | None) -> list[Person]:
    if who is None:
        return people[1:]  # the first one's desktop is open
    return [p for p in people if who.casefold() in f"{p.name} {p.email} {p.role}".casefold()]


if __name__ == "__main__":
    sys.exit(main())
