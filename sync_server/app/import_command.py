"""``python -m sync_server import calendar|customers``: a shop's own data, first as a trial, with ``--yes`` for good.

What is in a file and what it would change is ``services.importing``; here are the options and
the order of the steps.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.calendar_rules import day_bounds, local_of
from scheduling.importing.csv_table import LARGEST_FILE, read_table
from scheduling.importing.customer_columns import BadMapping, Field, folded, guess_columns
from scheduling.importing.customer_plan import Setting, plan_customers
from scheduling.importing.report import FileRefused
from scheduling.mechanics import answers_first
from scheduling.records import Mechanic, Organization
from scheduling.vocabulary import OrganizationKind
from sync_server.app import import_pages as pages
from sync_server.app.import_options import DAYS_AHEAD, DAYS_BACK, add_arguments
from sync_server.app.import_writing import (
    Shop,
    load_customers,
    load_shop,
    write_calendar,
    write_customers,
)
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.services.importing import phone_numbers
from sync_server.services.importing.calendar_plan import BookingsAs, CalendarPlan, plan_bookings, plan_busy
from sync_server.services.importing.calendar_reader import CalendarContent, read_calendar
from sync_server.services.importing.ics_occurrences import Window
from sync_server.services.wording import translator

__all__ = ["add_arguments", "run"]


class Refused(Exception):
    """The command cannot go on; the argument says why, in the person's language."""


def run(arguments: argparse.Namespace) -> int:
    """0 when the file was read (and written, if asked), 1 when it was refused as a whole."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without "→" gets the rest of the report
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
        _say([pages.refused(_readable(arguments.file.name), problem.entry, arguments.language)])
        return 1
    finally:
        await bootstrap.close()
    return 0


def _say(lines: Sequence[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def _readable(name: str) -> str:
    """A file's name as text; one that is not UTF-8 is most often from an old Windows disk."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp1252", "replace")
    return name


def _read(file: Path, most: int, language: str) -> bytes:
    """The file's bytes, one more than ``most`` of them where it is larger."""
    _ = translator(language)
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except FileNotFoundError:
        text = _("There is no file “%(file)s”.")
    except IsADirectoryError:
        text = _("“%(file)s” is a folder, not a file.")
    except PermissionError:
        text = _("You may not read “%(file)s”.")
    except OSError as problem:
        text = _("“%(file)s” cannot be read: %(why)s") % {"file": "%(file)s", "why": problem.strerror}
    raise Refused(text % {"file": _readable(str(file))})


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
    if not known:
        raise Refused(_("There is no workshop in this database yet."))
    listed = "\n".join(f"  {organization.id}  {organization.name}" for organization in known)
    raise Refused(_("Say which one with --organization NAME:") + "\n" + listed)


def _mechanic(shop: Shop, wanted: str | None, language: str) -> Mechanic:
    _ = translator(language)
    mechanics = {mechanic.id: mechanic for mechanic in shop.existing.inputs.mechanics}
    if wanted is None and len(mechanics) == 1:
        return next(iter(mechanics.values()))
    found: list[Mechanic] = []
    text = _("Say whose calendar it is with --mechanic NAME:")
    if wanted:
        found = _called(shop, wanted)
        text = _("No mechanic is called “%(name)s”. Say whose calendar it is with --mechanic NAME:")
    if len(found) == 1:
        return found[0]
    if found:
        text = _("More than one mechanic is called “%(name)s”. Give the whole name or the email address:")
    emails = {member.mechanic_id: member.email for member in shop.staff if member.mechanic_id}
    listed = [f"  {each.name}  {emails.get(each.id, '')}".rstrip() for each in found or mechanics.values()]
    raise Refused("\n".join([text % {"name": wanted}, *listed]))


def _called(shop: Shop, wanted: str) -> list[Mechanic]:
    """Whose whole name or email address that is; else whose first name, or any other one of the names."""
    names = {wanted.casefold().strip(), folded(wanted)} - {""}
    owners = {member.mechanic_id for member in shop.staff if member.email.casefold() in names}
    mechanics = shop.existing.inputs.mechanics
    whole = [each for each in mechanics if each.id in owners or names & _written(each.name)]
    firsts = [each for each in mechanics if names & _written(each.name.partition(" ")[0])]
    others = [each for each in mechanics if any(names & _written(part) for part in each.name.split())]
    return whole or firsts or others


def _written(name: str) -> set[str]:
    """A name as it may be typed."""
    return {name.casefold(), folded(name)} - {""}


def _window(arguments: argparse.Namespace, zone: ZoneInfo, now: int) -> Window:
    """The days that are meant; where only one end is said, the other is on its far side of today and of it."""
    today = local_of(now, zone)[0]
    first = arguments.first or min(today, arguments.last or today) - timedelta(days=DAYS_BACK)
    last = arguments.last or max(today, arguments.first or today) + timedelta(days=DAYS_AHEAD)
    if last < first:
        _ = translator(arguments.language)
        raise Refused(_("The last day (--to) is before the first (--from)."))
    return Window(day_bounds(first, zone)[0], day_bounds(last, zone)[1])


async def _calendar(bootstrap: Bootstrap, arguments: argparse.Namespace) -> list[str]:
    data = _read(arguments.file, LARGEST_FILE, arguments.language)
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
    how = _taken_as(arguments, mechanic)
    return pages.calendar(
        _readable(arguments.file.name), content, plan, mechanic,
        taken_as=how, zone=zone, language=arguments.language, done=done,
    )  # fmt: skip


def _taken_as(arguments: argparse.Namespace, mechanic: Mechanic) -> str:
    """What the events become, and where nobody said what, how to get the other."""
    _ = translator(arguments.language)
    if arguments.taken_as == "bookings":
        return _("Read as appointments of customers.")
    if arguments.taken_as == "busy" or answers_first(mechanic):
        return _("Read as busy times.")
    return _("Read as busy times; for appointments of customers, add --as bookings.")


async def _zone(bootstrap: Bootstrap, tenant_id: UUID) -> ZoneInfo:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        return ZoneInfo((await uow.rule_book()).organization.zone)


def _calendar_plan(
    content: CalendarContent, shop: Shop, mechanic: Mechanic, arguments: argparse.Namespace, now: int
) -> CalendarPlan:
    _ = translator(arguments.language)
    source = _readable(arguments.source or content.name or arguments.file.stem)[:120]
    if arguments.taken_as != "bookings":
        return plan_busy(content, shop.existing, mechanic, source, now)
    if answers_first(mechanic):
        text = _(
            "%(name)s answers each request before it is booked: take the calendar as busy times (--as busy)."
        )
        raise Refused(text % {"name": mechanic.name})
    how = BookingsAs(kind=arguments.kind, service_type=arguments.service, source=source)
    return plan_bookings(content, shop.existing, mechanic, how, now)


async def _customers(bootstrap: Bootstrap, arguments: argparse.Namespace) -> list[str]:
    table = read_table(_read(arguments.file, LARGEST_FILE, arguments.language))
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
            read_phone=phone_numbers.phone,
        )
        known = await load_customers(uow)
    plan = plan_customers(table, columns, setting, *known)  # may take longer than a transaction may be idle
    if arguments.yes:
        plan = await write_customers(bootstrap, tenant_id, plan)
    return pages.customers(
        _readable(arguments.file.name), table, columns, plan,
        zone=zone, language=arguments.language, done=arguments.yes,
    )  # fmt: skip


def _columns(header: Sequence[str], mapping: dict[str, str], language: str) -> dict[int, Field]:
    try:
        return guess_columns(header, mapping)
    except BadMapping as problem:
        _ = translator(language)
        text = _(
            "--map: there is no column or field “%(name)s”.\n  Columns: %(columns)s\n  Fields: %(fields)s"
        )
        params = {"name": problem, "columns": ", ".join(header), "fields": ", ".join(Field)}
        raise Refused(text % params) from None
