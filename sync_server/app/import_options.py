"""The options of ``import``, in plain words with examples. What they do is ``import_command``'s."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from textwrap import dedent

from scheduling.importing.customer_columns import Field
from scheduling.vocabulary import ServiceType, VisitKind

DAYS_BACK, DAYS_AHEAD = 30, 365
FIRST_DAY, LAST_DAY = date(1971, 1, 1), date(2200, 12, 31)
"""No booking is older, or later; far beyond them no computer has a date."""
CALENDAR_EXAMPLES = """\
    examples:
      import calendar year.ics --mechanic "Luc Tremblay"
          tries the calendar as busy times and shows what would be taken; nothing is written
      import calendar year.ics --mechanic "Luc Tremblay" --yes
          writes it; a second time adds nothing
      import calendar appointments.ics --mechanic "Luc Tremblay" --as bookings --from 2026-11-01
          tries it as appointments of customers, from that day on
    """
CUSTOMERS_EXAMPLES = """\
    examples:
      import customers list.csv
          shows how the columns were understood and what would be taken; nothing is written
      import customers list.csv --map "Mobile=phone" --map "Remarks=-" --yes
          says what two of the columns are, and writes; a second time adds nothing
    """


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two kinds of file."""
    kinds = parser.add_subparsers(dest="what", required=True)
    _add_calendar(_kind(kinds, "calendar", "appointments or busy times from an .ics file", CALENDAR_EXAMPLES))
    _add_customers(_kind(kinds, "customers", "customers and vehicles from a .csv file", CUSTOMERS_EXAMPLES))


def _kind(
    kinds: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str, examples: str
) -> argparse.ArgumentParser:
    return kinds.add_parser(
        name,
        help=what,
        description=f"Bring in {what}. Without --yes it is only tried, and nothing changes.",
        epilog=dedent(examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_calendar(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", type=Path, help="the calendar as an .ics file, as Google, Outlook and others export it")
    _common(parser)
    add(
        "--mechanic", metavar="NAME",
        help='whose calendar it is, by name or email address, such as "Luc Tremblay"; a first name will do '
        "where only one mechanic has it (needed unless there is only one mechanic)",
    )  # fmt: skip
    add(
        "--as", dest="taken_as", choices=("busy", "bookings"),
        help="busy: times at which the mechanic cannot be booked, whatever they are for (this is "
        "the default); bookings: appointments of customers, who are made where they are not known yet",
    )  # fmt: skip
    add(
        "--from", dest="first", type=_day, metavar="DAY",
        help=f"the first day to take, such as 2026-11-01 (default: {DAYS_BACK} days ago, or "
        "as long before --to where that is earlier)",
    )  # fmt: skip
    add(
        "--to", dest="last", type=_day, metavar="DAY",
        help=f"the last day to take, such as 2027-03-31 (default: {DAYS_AHEAD} days ahead, or "
        "as long after --from where that is later)",
    )  # fmt: skip
    add(
        "--source", metavar="NAME",
        help="what to call this calendar. The same name again means the same calendar, whose busy times "
        "--as bookings turns into bookings (default: the calendar's own name, else the file's)",
    )  # fmt: skip
    add(
        "--kind", type=VisitKind, choices=list(VisitKind), default=VisitKind.IN_PERSON,
        help="for bookings: how the mechanic sees the customer (default: %(default)s, which takes a bay)",
    )  # fmt: skip
    add(
        "--service", type=ServiceType, choices=list(ServiceType), default=ServiceType.MAINTENANCE,
        help="for bookings: what is done (default: %(default)s)",
    )  # fmt: skip


def _add_customers(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", type=Path, help="the list as a .csv file; from a spreadsheet program, save it as CSV")
    _common(parser)
    add(
        "--map", action="append", default=[], metavar="COLUMN=FIELD", type=_mapping,
        help='what a column is, where the guess is wrong, such as "Mobile=phone"; "Remarks=-" leaves the column '
        f"out. May be given several times. The fields are {', '.join(Field)}",
    )  # fmt: skip


def _common(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--organization", metavar="NAME",
        help='which workshop, by name or id, such as "Garage Tremblay" (needed when there are several)',
    )  # fmt: skip
    add("--yes", action="store_true", help="write it; without this the file is only tried")
    add("--language", choices=("en", "fr"), default="en", help="of the report (default: %(default)s)")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-30") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day from {FIRST_DAY} to {LAST_DAY}")
    return day


def _mapping(text: str) -> tuple[str, str]:
    column, equals, name = text.rpartition("=")
    if not equals or not column:
        raise argparse.ArgumentTypeError(f'{text!r} is not COLUMN=FIELD, such as "Mobile=phone"')
    return column, name
