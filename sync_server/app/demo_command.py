"""``python -m sync_server demo``: write the demo's organizations into the database, for trying the program out.

What the demo consists of is ``services.demo``; here it meets the database, and people get their passwords.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import secrets
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgspec

from scheduling.leases import LeasePolicy
from scheduling.offers import OfferPolicy
from scheduling.records import Organization, StaffMember
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.services import chosen_offers, identity
from sync_server.services.demo import DemoTenant, Kiosk, generate
from sync_server.services.models import Policy

EMAIL = "info@garage-tremblay.example"
"""By this address of its organization a demo is known."""
YEARS = range(2000, 2101)
"""As of when a demo can be made."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="NUMBER",
        help="another number makes another workshop (default: 1)",
    )
    parser.add_argument(
        "--now", type=_instant, metavar="TIME",
        help="make it as of this time, such as 2026-11-18T10:00, instead of now",
    )  # fmt: skip
    parser.add_argument(
        "--credentials", type=Path, metavar="FILE",
        help="write who can sign in, with passwords, to this file",
    )  # fmt: skip
    parser.add_argument(
        "--renew", action="store_true",
        help="where there is a demo already, complete what a start that was cut short left undone, and give its "
        "people new passwords; the old ones end (needs --credentials)",
    )  # fmt: skip
    parser.add_argument("--again", action="store_true", help="add another demo beside the one that is there")


def _instant(text: str) -> int:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 2026-11-18T10:00") from None
    if at.year not in YEARS:  # there is a year of history before it, and a calendar of holidays around it
        raise argparse.ArgumentTypeError(f"{text!r} is not between {YEARS[0]} and {YEARS[-1]}")
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def run(arguments: argparse.Namespace) -> int:
    """0 when the demo was written, 1 when there is one already, or nothing of it could be renewed."""
    if arguments.renew and (arguments.credentials is None or arguments.again):
        _say("--renew needs --credentials FILE, and does not go with --again. Nothing was changed.")
        return 2
    return asyncio.run(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    bootstrap = Bootstrap.from_settings(Settings.from_environment())
    file: Path | None = arguments.credentials
    try:
        demos = await count_demos(bootstrap)
        edition = demos + 1 if arguments.again else 1
        if demos and not (arguments.again or arguments.renew):
            _say(
                "A demo is here already. Nothing was changed; --again adds another one beside it, "
                "--renew --credentials FILE gives its people new passwords."
            )
            return 1
        now = arguments.now if arguments.now is not None else int(time.time())
        seed = arguments.seed + edition - 1
        people = await write_demo(bootstrap, seed, now, edition, file)
        if people.renewed:
            _say("The demo was here already. It is whole now, and who can sign in got new passwords.")
        else:
            _say(f"Made by seed {seed}: {people.summary}.")
        if file is not None:
            _say(f"Who can sign in, with passwords: {file} (only you can read it).")
    except NobodyToRenew as problem:
        _say(f"Nothing was changed: {problem} is here, but nobody of the demo can sign in to it.")
        return 1
    finally:
        await bootstrap.close()
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


async def count_demos(bootstrap: Bootstrap) -> int:
    """How many demos the database holds."""
    count = 0
    for tenant_id in await bootstrap.tenant_ids():
        async with bootstrap.unit_of_work(tenant_id) as uow:
            count += len(await uow.records.find(Organization, email=EMAIL))
    return count


class NobodyToRenew(Exception):
    """An organization of the demo has nobody whom the demo knows; the argument is its name."""


async def _find(bootstrap: Bootstrap, tenant: DemoTenant) -> UUID | None:
    """The organization that a demo which was cut short, or lost its file, has written already.

    Known by its people, since an address to sign in with belongs to one person on the server and those of another
    edition have numbers. Its own address tells nothing: all editions share that.
    """
    tenants = await bootstrap.tenant_ids()
    if not tenants:
        return None
    async with bootstrap.unit_of_work(tenants[0]) as uow:  # any of them: who may sign in has no tenant
        for member in tenant.staff:
            known = await uow.identities.by_email(identity.normal_email(member.email))
            if known is not None:
                return known.tenant_id
    for tenant_id in tenants:
        async with bootstrap.unit_of_work(tenant_id) as uow:
            if await uow.records.find(Organization, email=tenant.organization.email):
                raise NobodyToRenew(tenant.organization.name)
    return None


@dataclass(slots=True)
class Credentials:
    """What the credentials file says. The first person is a receptionist of the workshop."""

    people: list[dict[str, str]] = field(default_factory=list)
    kiosks: list[dict[str, str]] = field(default_factory=list)
    summary: str = ""
    renewed: bool = False
    """Whether an organization was there already, and only passwords are new."""

    def add_person(self, member: StaffMember, password: str, organization: str) -> None:
        self.people.append(
            {
                "email": member.email,
                "password": password,
                "name": member.name,
                "role": member.role.value,
                "organization": organization,
            }
        )

    def add_kiosk(self, kiosk: Kiosk, credential: str, organization: str) -> None:
        self.kiosks.append(
            {
                "device_id": str(kiosk.id),
                "credential": credential,
                "name": kiosk.name,
                "organization": organization,
            }
        )


async def write_demo(
    bootstrap: Bootstrap, seed: int, now: int, edition: int = 1, file: Path | None = None
) -> Credentials:
    """Write both organizations, each in one transaction, and then the credentials ``file`` (mode 0600).

    One that a first edition has written before is left as it is; its people get new passwords.
    """
    tenants = generate(seed, now)
    known = [await _find(bootstrap, tenant) if edition == 1 else None for tenant in tenants]
    draft = None if file is None else _open_draft(file)
    credentials = Credentials()
    for tenant, there in zip(tenants, known, strict=True):
        if there is None:
            await _write(bootstrap, tenant, edition, now, credentials)
        else:
            await _renew(bootstrap, there, tenant, now, credentials)
    credentials.summary = "; ".join(_summary(tenant) for tenant in tenants)
    if file is not None and draft is not None:
        _write_file(draft, file, credentials)
    return credentials


def _write_file(draft: Path, file: Path, credentials: Credentials) -> None:
    content = {"people": credentials.people, "kiosks": credentials.kiosks}
    draft.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    draft.replace(file)


def _open_draft(file: Path) -> Path:
    """An empty file beside it that only its owner can read; fails before anything is written if it cannot be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    ours = re.compile(rf"\.{re.escape(file.name)}\.[0-9a-f]{{8}}")
    for left in file.parent.iterdir():  # of a call that was cut short
        if ours.fullmatch(left.name) and left.is_file() and not left.is_symlink():
            left.unlink()
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
        asked = [row for row in tenant.sessions if row.state is SessionState.OFFERED]
        for session in asked:  # without it the mechanic sees what is asked, and not what it pays
            await uow.rows.add(chosen_offers.offer_for(session, session.created_at, OfferPolicy()))
        for member in tenant.staff:
            password = secrets.token_urlsafe(12)
            await identity.create_identity(uow, member, password)
            credentials.add_person(member, password, organization.name)
        for kiosk in tenant.kiosks:
            credential = await identity.enrol_kiosk(uow, kiosk.id, kiosk.name, now)
            credentials.add_kiosk(kiosk, credential, organization.name)
        if tenant.walk_ins_at:
            kept = msgspec.to_builtins(LeasePolicy(devices=tuple(tenant.walk_ins_at)))
            await uow.rows.add(Policy(name="leases", value=kept, changed_at=now))
        await uow.commit()


async def _renew(
    bootstrap: Bootstrap, tenant_id: UUID, tenant: DemoTenant, now: int, credentials: Credentials
) -> None:
    """New passwords for the demo's people, and a kiosk of its own; nothing else of theirs is touched."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        for member in tenant.staff:
            known = await uow.identities.by_email(identity.normal_email(member.email))
            if known is not None and known.tenant_id == tenant_id:
                password = secrets.token_urlsafe(12)
                await uow.identities.set_password_hash(known.id, await identity.hash_password(password))
                credentials.add_person(member, password, tenant.organization.name)
        for kiosk in tenant.kiosks:
            credential = await identity.enrol_kiosk(uow, kiosk.id, kiosk.name, now)
            credentials.add_kiosk(kiosk, credential, tenant.organization.name)
        await uow.commit()
    credentials.renewed = True


def _numbered(member: StaffMember, edition: int) -> StaffMember:
    """An address belongs to one person on the server, so those of a second demo get a number."""
    if edition == 1:
        return member
    local, _, domain = member.email.partition("@")
    return replace(member, email=f"{local}.{edition}@{domain}")


def _summary(tenant: DemoTenant) -> str:
    return (
        f"{tenant.organization.name} with {_counted(len(tenant.mechanics), 'mechanic')}, "
        f"{len(tenant.customers)} customers, {len(tenant.vehicles)} vehicles and {len(tenant.sessions)} bookings"
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
