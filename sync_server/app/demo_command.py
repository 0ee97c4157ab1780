"""``python -m sync_server demo``: write the demo's organizations into the database, for trying the program out.

What the demo consists of is ``services.demo``; here it meets the database, and people get their passwords.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from scheduling.records import Organization, StaffMember
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.services import identity
from sync_server.services.demo import DemoTenant, generate

EMAIL = "info@garage-tremblay.example"
"""By this address of its organization a demo is known."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--seed", type=int, default=1, help="another number makes another workshop")
    parser.add_argument("--now", type=_instant, help="make it as of this time (ISO 8601) instead of now")
    parser.add_argument(
        "--credentials", type=Path, help="write who can sign in, with passwords, to this file"
    )
    parser.add_argument("--again", action="store_true", help="add another demo beside the one that is there")


def _instant(text: str) -> int:
    at = datetime.fromisoformat(text)
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def run(arguments: argparse.Namespace) -> int:
    """0 when the demo was written, 1 when there is one already."""
    return asyncio.run(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    bootstrap = Bootstrap.from_settings(Settings.from_environment())
    try:
        edition = 1 + await count_demos(bootstrap)
        if edition > 1 and not arguments.again:
            _say("A demo is here already. Nothing was changed; --again adds another one beside it.")
            return 1
        now = arguments.now if arguments.now is not None else int(time.time())
        people = await write_demo(
            bootstrap, arguments.seed + edition - 1, now, edition, arguments.credentials
        )
        _say(f"Made by seed {arguments.seed + edition - 1}: {people.summary}.")
        if arguments.credentials is not None:
            _say(f"Who can sign in, with passwords: {arguments.credentials} (only you can read it).")
        return 0
    finally:
        await bootstrap.close()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


async def count_demos(bootstrap: Bootstrap) -> int:
    """How many demos the database holds."""
    count = 0
    for tenant_id in await bootstrap.tenant_ids():
        async with bootstrap.unit_of_work(tenant_id) as uow:
            count += len(await uow.records.find(Organization, email=EMAIL))
    return count


@dataclass(slots=True)
class Credentials:
    """What the credentials file says. The first person is a receptionist of the workshop."""

    people: list[dict[str, str]] = field(default_factory=list)
    kiosks: list[dict[str, str]] = field(default_factory=list)
    summary: str = ""


async def write_demo(
    bootstrap: Bootstrap, seed: int, now: int, edition: int = 1, file: Path | None = None
) -> Credentials:
    """Write both organizations, each in one transaction, and then the credentials ``file`` (mode 0600)."""
    draft = None if file is None else _open_draft(file)
    credentials = Credentials()
    tenants = generate(seed, now)
    for tenant in tenants:
        await _write(bootstrap, tenant, edition, now, credentials)
    credentials.summary = "; ".join(_summary(tenant) for tenant in tenants)
    if file is not None and draft is not None:
        content = {"people": credentials.people, "kiosks": credentials.kiosks}
        draft.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        draft.replace(file)
    return credentials


def _open_draft(file: Path) -> Path:
    """An empty file beside it that only its owner can read; fails before anything is written if it cannot be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return draft


async def _write(
    bootstrap: Bootstrap, tenant: DemoTenant, edition: int, now: int, credentials: Credentials
) -> None:
    organization = tenant.organization
    async with bootstrap.unit_of_work(organization.id) as uow:
        await identity.create_organization(uow, organization)
        tenant.staff[:] = [_numbered(member, edition) for member in tenant.staff]
        for batch in tenant.batches():
            await uow.records.add_many(batch)
        for member in tenant.staff:
            password = secrets.token_urlsafe(12)
            await identity.create_identity(uow, member, password)
            credentials.people.append(
                {
                    "email": member.email,
                    "password": password,
                    "name": member.name,
                    "role": member.role.value,
                    "organization": organization.name,
                }
            )
        for kiosk in tenant.kiosks:
            credential = await identity.enrol_kiosk(uow, kiosk.id, kiosk.name, now)
            credentials.kiosks.append(
                {
                    "device_id": str(kiosk.id),
                    "credential": credential,
                    "name": kiosk.name,
                    "organization": organization.name,
                }
            )
        await uow.commit()


def _numbered(member: StaffMember, edition: int) -> StaffMember:
    """An address belongs to one person on the server, so those of a second demo get a number."""
    if edition == 1:
        return member
    local, _, domain = member.email.partition("@")
    return replace(member, email=f"{local}.{edition}@{domain}")


def _summary(tenant: DemoTenant) -> str:
    return (
        f"{tenant.organization.name} with {len(tenant.mechanics)} mechanic(s), {len(tenant.customers)} customers, "
        f"{len(tenant.vehicles)} vehicles and {len(tenant.sessions)} bookings"
    )
