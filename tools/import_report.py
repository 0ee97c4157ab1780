"""What the importer makes of a folder of calendars, as a table: ``python -m tools.import_report FOLDER``.

Nothing is written anywhere. The same reader as ``python -m sync_server import calendar``, on its own.
"""

from __future__ import annotations

import argparse
import sys
import zoneinfo
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from scheduling.importing.report import FileRefused
from sync_server.services.importing.calendar_reader import read_calendar
from sync_server.services.importing.ics_occurrences import Window
from sync_server.services.importing.report_words import line_of_report


def main() -> int:
    """0 when every file could be read, or was refused with a reason."""
    parser = argparse.ArgumentParser(prog="python -m tools.import_report", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="first", type=date.fromisoformat, default=date(2010, 1, 1))
    parser.add_argument("--to", dest="last", type=date.fromisoformat, default=date(2026, 1, 1))
    parser.add_argument("--zone", default="America/Toronto", help="of times that name none")
    parser.add_argument("--language", choices=("en", "fr"), default="en")
    parser.add_argument("--lines", action="store_true", help="every line of each report, not only the counts")
    arguments = parser.parse_args()
    zoneinfo.reset_tzpath(to=[])
    zone = ZoneInfo(arguments.zone)
    window = Window(
        *(int(datetime(d.year, d.month, d.day, tzinfo=UTC).timestamp()) for d in _days(arguments))
    )
    print(f"{'file':55} {'events':>6} {'taken':>6}  not taken")
    files = sorted(arguments.folder.glob("*.ics"))
    for path in files:
        try:
            content = read_calendar(path.read_bytes(), zone, window)
        except FileRefused as refused:
            print(
                f"{path.stem:55} {'–':>6} {'–':>6}  {line_of_report(refused.entry, arguments.language, zone)}"
            )
            continue
        left: Counter[str] = Counter()
        for entry in content.entries:
            left[entry.code.value] += entry.count
        said = ", ".join(f"{count} {code}" for code, count in sorted(left.items()))
        print(f"{path.stem:55} {content.events:6} {len(content.occurrences):6}  {said}")
        if arguments.lines:
            for entry in content.entries:
                print(f"    {line_of_report(entry, arguments.language, zone)}")
    print(f"\n{len(files)} files; occurrences from {arguments.first} to {arguments.last}")
    return 0


def _days(arguments: argparse.Namespace) -> tuple[date, date]:
    return arguments.first, arguments.last


if __name__ == "__main__":
    sys.exit(main())
