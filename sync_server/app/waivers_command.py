"""``python -m sync_server waivers verify``: whether what was signed is still what was signed, of all organizations.

The exit code says it (0 whole, 1 not), the lines say what and where. Reads only.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator
from uuid import UUID

from scheduling.records import Organization
from scheduling.waiver_messages import FlawLine, Verification
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings, read_seal_key
from sync_server.services.waiver_verifying import verify
from sync_server.services.wording import translator


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    tasks = parser.add_subparsers(dest="task", required=True)
    task = tasks.add_parser("verify", help="find whatever was changed, dropped, put in or moved")
    task.add_argument("--organization", metavar="NAME", help="one only, by name or id")
    task.add_argument("--language", choices=("en", "fr"), default="en")


def run(arguments: argparse.Namespace) -> int:
    """0 when every chain is whole, 1 when one is not, 2 when there is no such organization."""
    return asyncio.run(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    bootstrap = Bootstrap.from_settings(Settings.from_environment())
    try:
        organizations = await _organizations(bootstrap, arguments.organization)
        if not organizations:
            _ = translator(arguments.language)
            sys.stderr.write(_("There is no such organization.") + "\n")
            return 2
        whole = True
        for organization in organizations:
            whole &= await _verify(bootstrap, organization, arguments.language)
        return 0 if whole else 1
    finally:
        await bootstrap.close()


async def _organizations(bootstrap: Bootstrap, wanted: str | None) -> list[Organization]:
    found: list[Organization] = []
    for tenant_id in await bootstrap.tenant_ids():
        async with bootstrap.reading(tenant_id) as uow:
            found += await uow.records.all(Organization)
    return [each for each in found if wanted is None or wanted in (str(each.id), each.name)]


async def _verify(bootstrap: Bootstrap, organization: Organization, language: str) -> bool:
    async with bootstrap.reading(organization.id) as uow:
        key = read_seal_key(bootstrap.settings)
        result = await verify(uow, key, bootstrap.clock.now(), language)
    sys.stdout.write("\n".join(_lines(organization, result, language)) + "\n")
    return result.whole


def _lines(organization: Organization, result: Verification, language: str) -> Iterator[str]:
    _ = translator(language)
    numbers = {
        "name": organization.name,
        "links": result.links,
        "contents": result.contents,
        "devices": result.devices,
        "anchors": result.anchors,
        "last": result.last_anchor,
    }
    if result.whole:
        yield (
            _(
                "%(name)s: whole. Links: %(links)d, contents: %(contents)d, devices: %(devices)d, "
                "sealed heads: %(anchors)d (the newest at link %(last)d)."
            )
            % numbers
        )
    else:
        yield (
            _(
                "%(name)s: NOT whole. Links: %(links)d, contents: %(contents)d, devices: %(devices)d, "
                "sealed heads: %(anchors)d (the newest at link %(last)d)."
            )
            % numbers
        )
    for flaw in result.flaws:
        yield f"  {_place(organization.id, flaw, language)}: {flaw.words}"
    if result.more:
        yield "  " + _("And %(count)d more.") % {"count": result.more}
    if result.faults:
        yield "  " + _("Kept, but not counting:")
    for fault in result.faults:
        yield f"    {_('waiver %(id)s') % {'id': fault.waiver_id}}: {fault.words} ({fault.field})"


def _place(chain: UUID, flaw: FlawLine, language: str) -> str:
    _ = translator(language)
    several = flaw.until != flaw.sequence
    text = _("links %(sequence)s to %(until)s") if several else _("link %(sequence)s")
    parts = [text % {"sequence": flaw.sequence, "until": flaw.until}]
    if flaw.chain != chain:
        parts.insert(0, _("device %(id)s") % {"id": flaw.chain})
    if flaw.waiver_id is not None:
        parts.append(_("waiver %(id)s") % {"id": flaw.waiver_id})
    return ", ".join(parts)
