"""``python -m sync_server import calendar|customers``: a shop's own data, first as a trial, with ``--yes`` for good.

What is in a file and what it would change is ``services.importing``; here are the options and
the order of the steps.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.calendar_rules import day_bounds, local_of
from scheduling.mechanics import answers_first
from scheduling.records import Mechanic, Organization, StaffMember
from scheduling.vocabulary import OrganizationKind, ServiceType, VisitKind
from sync_server.app import import_pages as pages
from sync_server.app.import_writing import (
    Shop,
    compare_customers,
    load_shop,
    write_calendar,
    write_customers,
)
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.services.importing.calendar_plan import BookingsAs, CalendarPlan, plan_bookings, plan_busy
from sync_server.services.importing.calendar_reader import CalendarContent, read_calendar
from sync_server.services.importing.csv_table import read_table
from sync_server.services.importing.customer_columns import BadMapping, Field, folded, guess_columns
from sync_server.services.importing.customer_plan import Setting
from sync_server.services.importing.ics_occurrences import Window
from sync_server.services.importing.report import FileRefused
from sync_server.services.wording import translator

DAYS_BACK, DAYS_AHEAD = 30, 365


class Refused(Exception):
    """The command cannot go on; the argument says why, in the person's language."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options: two kinds of file."""
    kinds = parser.add_subparsers(dest="what", required=True)
    calendar = kinds.add_parser("calendar", help="appointments or busy times from an .ics file")
    _common(calendar)
    calendar.add_argument(
        "--mechanic", help="whose calendar it is: name or email (needed unless there is one)"
    )
    calendar.add_argument("--as", dest="taken_as", choices=("busy", "bookings"), required=True)
    calendar.add_argument("--from", dest="first", type=date.fromisoformat, help="first day (YYYY-MM-DD)")
    calendar.add_argument("--to", dest="last", type=date.fromisoformat, help="last day (YYYY-MM-DD)")
    calendar.add_argument("--source", help="what to call this calendar (its own name, or the file's)")
    calendar.add_argument("--kind", type=VisitKind, choices=list(VisitKind), default=VisitKind.IN_PERSON)
    calendar.add_argument(
        "--service", type=ServiceType, choices=list(ServiceType), default=ServiceType.MAINTENANCE
    )
    customers = kinds.add_parser("customers", help="customers and vehicles from a .csv file")
    _common(customers)
    customers.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", type=_mapping)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--organization", help="its name or id (needed unless there is one workshop)")
    parser.add_argument("--yes", action="store_true", help="write it; without this it is only tried")
    parser.add_argument("--language", choices=("en", "fr"), default="en", help="of the report")


def _mapping(text: str) -> tuple[str, str]:
    column, equals, name = text.rpartition("=")
    if not equals or not column:
        raise argparse.ArgumentTypeError(f"{text!r} is not COLUMN=FIELD")
    return column, name


def run(arguments: argparse.Namespace) -> int:
    """0 when the file was read (and written, if asked), 1 when it was refused as a whole."""
    return asyncio.run(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    bootstrap = Bootstrap.from_settings(Settings.from_environment())
    try:
        work = _calendar if arguments.what == "calendar" else _customers
        _say(await work(bootstrap, arguments))
    except Refused as problem:
        _say([str(problem)])
        return 1
    except FileRefused as problem:
        _say([pages.refused(arguments.file.name, problem.entry, arguments.language)])
        return 1
    finally:
        await bootstrap.close()
    return 0


def _say(lines: Sequence[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def _read(file: Path, language: str) -> bytes:
    _ = translator(language)
    try:
        return file.read_bytes()
    except OSError as problem:
        raise Refused(
            _("%(file)s cannot be read: %(why)s") % {"file": file, "why": problem.strerror}
        ) from None


async def _organization(bootstrap: Bootstrap, wanted: str | None, language: str) -> UUID:
    """The one that is meant; without a word the only workshop there is, or else the only organization."""
    _ = translator(language)
    known: list[Organization] = []
    for tenant_id in await bootstrap.tenant_ids():
        async with bootstrap.unit_of_work(tenant_id) as uow:
            known += await uow.records.all(Organization)
    if wanted is None:
        workshops = [each for each in known if each.kind is OrganizationKind.WORKSHOP]
        found = workshops or known
    else:
        names = {wanted.casefold(), folded(wanted)} - {""}
        found = [
            each
            for each in known
            if wanted == str(each.id) or names & {each.name.casefold(), folded(each.name)}
        ]
    if len(found) == 1:
        return found[0].id
    listed = "\n".join(f"  {organization.id}  {organization.name}" for organization in known)
    raise Refused(_("Say which organization with --organization:") + "\n" + listed)


def _mechanic(shop: Shop, wanted: str | None, language: str) -> Mechanic:
    _ = translator(language)
    mechanics = {mechanic.id: mechanic for mechanic in shop.existing.inputs.mechanics}
    if wanted is None and len(mechanics) == 1:
        return next(iter(mechanics.values()))
    name = (wanted or "").casefold()
    found = [each for each in mechanics.values() if name == each.name.casefold()]
    found += [mechanics[id_] for id_ in _by_email(shop.staff, name) if id_ in mechanics]
    if len({each.id for each in found}) == 1:
        return found[0]
    listed = "\n".join(f"  {each.name}" for each in mechanics.values())
    raise Refused(_("Say whose calendar it is with --mechanic:") + "\n" + listed)


def _by_email(staff: Sequence[StaffMember], email: str) -> list[UUID]:
    return [
        member.mechanic_id
        for member in staff
        if member.mechanic_id and email and member.email.casefold() == email
    ]


def _window(arguments: argparse.Namespace, zone: ZoneInfo, now: int) -> Window:
    today = local_of(now, zone)[0]
    first = arguments.first or today - timedelta(days=DAYS_BACK)
    last = arguments.last or today + timedelta(days=DAYS_AHEAD)
    if last < first:
        raise Refused(translator(arguments.language)("The last day lies before the first."))
    return Window(day_bounds(first, zone)[0], day_bounds(last, zone)[1])


async def _calendar(bootstrap: Bootstrap, arguments: argparse.Namespace) -> list[str]:
    data = _read(arguments.file, arguments.language)
    tenant_id = await _organization(bootstrap, arguments.organization, arguments.language)
    now = int(time.time())
    async with bootstrap.reading(tenant_id) as uow:
        zone = await _zone(bootstrap, tenant_id)
        window = _window(arguments, zone, now)
        shop = await load_shop(uow, zone, window)
    mechanic = _mechanic(shop, arguments.mechanic, arguments.language)
    content = read_calendar(data, zone, window)
    plan = _calendar_plan(content, shop, mechanic, arguments, now)
    done = arguments.yes
    if done:
        plan = await write_calendar(bootstrap, tenant_id, plan, now)
    return pages.calendar(
        arguments.file.name, content, plan, mechanic, zone=zone, language=arguments.language, done=done
    )


async def _zone(bootstrap: Bootstrap, tenant_id: UUID) -> ZoneInfo:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        return ZoneInfo((await uow.rule_book()).organization.zone)


def _calendar_plan(
    content: CalendarContent, shop: Shop, mechanic: Mechanic, arguments: argparse.Namespace, now: int
) -> CalendarPlan:
    _ = translator(arguments.language)
    if arguments.taken_as == "busy":
        source = arguments.source or content.name or arguments.file.stem
        return plan_busy(content, shop.existing, mechanic, source[:120], now)
    if answers_first(mechanic):
        text = _("%(name)s accepts each booking, so nobody else can book: import the calendar --as busy.")
        raise Refused(text % {"name": mechanic.name})
    how = BookingsAs(kind=arguments.kind, service_type=arguments.service)
    return plan_bookings(content, shop.existing, mechanic, how, now)


async def _customers(bootstrap: Bootstrap, arguments: argparse.Namespace) -> list[str]:
    table = read_table(_read(arguments.file, arguments.language))
    columns = _columns(table.header, dict(arguments.map), arguments.language)
    tenant_id = await _organization(bootstrap, arguments.organization, arguments.language)
    zone = await _zone(bootstrap, tenant_id)
    now = int(time.time())
    async with bootstrap.reading(tenant_id) as uow:
        organization = (await uow.rule_book()).organization
        setting = Setting(
            tenant_id=tenant_id,
            language=organization.locale[:2],
            now=now,
            year=datetime.fromtimestamp(now, UTC).year,
        )
        plan = await compare_customers(uow, table, columns, setting)
    if arguments.yes:
        await write_customers(bootstrap, tenant_id, plan)
    return pages.customers(
        arguments.file.name, table, columns, plan, zone=zone, language=arguments.language, done=arguments.yes
    )


def _columns(header: Sequence[str], mapping: dict[str, str], language: str) -> dict[int, Field]:
    try:
        return guess_columns(header, mapping)
    except BadMapping as problem:
        _ = translator(language)
        text = _("--map: there is no column or field “%(name)s”. Columns: %(columns)s. Fields: %(fields)s.")
        params = {"name": problem, "columns": ", ".join(header), "fields": ", ".join(Field)}
        raise Refused(text % params) from None
