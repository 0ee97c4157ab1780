"""What whoever runs the platform does, on the server itself: organizations, sessions that hang, lost devices.

There is no HTTP for it: who may start a program on the server may do this.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

from scheduling.errors import RuleError
from scheduling.ids import uuid7
from scheduling.records import Organization, Session, StaffMember
from scheduling.sessions import Actor, Facts
from scheduling.vocabulary import OrganizationKind, Role, SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.services import keys, steps
from sync_server.services.founding import Founding, found
from sync_server.services.models import AuditEntry

Command = Callable[[Bootstrap, argparse.Namespace], Awaitable[int]]


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The platform's commands among the program's."""
    for name, text, arguments, command in (
        ("create-organization", "make an organization and its owner", _of_founding, create_organization),
        ("list-organizations", "every organization there is", _of_nothing, list_organizations),
        ("force-end", "end a live session in its mechanic's place", _of_force_end, force_end),
        ("revoke-device", "take a device's access away", _of_revoking, revoke_device),
    ):
        parser = commands.add_parser(name, help=text)
        arguments(parser)
        parser.set_defaults(run=_runner(command))


def _of_nothing(_: argparse.ArgumentParser) -> None:
    """No arguments."""


def _of_founding(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="the organization's name")
    parser.add_argument("--kind", choices=[kind.value for kind in OrganizationKind], default="workshop")
    parser.add_argument("--zone", default="America/Toronto", help="its time zone (default: America/Toronto)")
    parser.add_argument("--locale", default="fr-CA", help="en-CA or fr-CA (default: fr-CA)")
    parser.add_argument("--province", default="QC", help="two letters (default: QC)")
    parser.add_argument("--owner-name", required=True)
    parser.add_argument("--owner-email", required=True, help="the address to sign in with")
    parser.add_argument(
        "--password-file", dest="password", type=_first_line, metavar="FILE",
        help="a file whose first line is the owner's password; without it one is made up and printed once",
    )  # fmt: skip


def _first_line(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise argparse.ArgumentTypeError(f"{name!r} cannot be read") from error


def _of_force_end(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organization", type=UUID, required=True, metavar="ID")
    parser.add_argument("--session", type=UUID, required=True, metavar="ID")
    parser.add_argument("--reason", required=True, help="kept in the session's history")


def _of_revoking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organization", type=UUID, required=True, metavar="ID")
    parser.add_argument("--device", type=UUID, required=True, metavar="ID")


def _runner(command: Command) -> Callable[[argparse.Namespace], int]:
    """The command as a function of its arguments; its exit code, 1 where a rule says no."""

    def run(arguments: argparse.Namespace) -> int:
        return asyncio.run(_run(command, arguments))

    return run


async def _run(command: Command, arguments: argparse.Namespace) -> int:
    bootstrap = Bootstrap.from_settings(Settings.from_environment())
    try:
        return await command(bootstrap, arguments)
    except RuleError as refused:
        sys.stderr.write(f"Nothing was changed: {refused.detail}.\n")
        return 1
    finally:
        await bootstrap.close()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


async def create_organization(bootstrap: Bootstrap, arguments: argparse.Namespace) -> int:
    """An organization and its owner."""
    given: str | None = arguments.password
    password = secrets.token_urlsafe(12) if given is None else given
    wanted = Founding(
        kind=OrganizationKind(arguments.kind),
        name=arguments.name,
        zone=arguments.zone,
        locale=arguments.locale,
        province=arguments.province,
        owner_name=arguments.owner_name,
        owner_email=arguments.owner_email,
    )
    tenant_id = uuid7()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        owner = await found(uow, wanted, password, bootstrap.clock.now())
        await uow.commit()
    _say(f"organization {tenant_id}")
    _say(f"owner {owner.id} signs in by {owner.email}")
    if given is None:
        _say(f"password {password}")
    return 0


async def list_organizations(bootstrap: Bootstrap, _: argparse.Namespace) -> int:
    """Every organization: id, kind, zone, how many people, name."""
    for tenant_id in await bootstrap.tenant_ids():
        async with bootstrap.reading(tenant_id) as uow:
            organization = await uow.records.get(Organization, tenant_id)
            people = await uow.records.find(StaffMember, active=True)
        if organization is None:
            continue
        count = sum(person.role not in (Role.KIOSK, Role.SITE) for person in people)
        _say(f"{tenant_id}  {organization.kind}  {organization.zone}  {count}  {organization.name}")
    return 0


async def force_end(bootstrap: Bootstrap, arguments: argparse.Namespace) -> int:
    """End a live session in its mechanic's place, with a reason."""
    now = bootstrap.clock.now()
    reason = arguments.reason.strip()
    async with bootstrap.unit_of_work(arguments.organization) as uow:
        session = await uow.records.get(Session, arguments.session)
        if session is None:
            return _missing("session")
        await uow.bump()
        session = await uow.records.get(Session, arguments.session) or session
        await steps.change(
            uow,
            session,
            SessionState.COMPLETED,
            actor=Actor.ADMIN,
            facts=Facts(now=now, reason=reason),
            what="force-ended",
            detail=reason,
            ended_at=now,
        )
        await uow.commit()
    _say(f"session {session.id} is completed")
    return 0


def _missing(what: str) -> int:
    sys.stderr.write(f"Nothing was changed: there is no such {what} in this organization.\n")
    return 1


async def revoke_device(bootstrap: Bootstrap, arguments: argparse.Namespace) -> int:
    """Take a device's access away, at once and for good."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(arguments.organization) as uow:
        await uow.bump()
        device = await uow.devices.get(arguments.device)
        if device is None:
            return _missing("device")
        if device.revoked_at is None:
            await keys.revoke_device(uow, device.id, now)
            entry = AuditEntry(
                id=uuid7(), at=now, what="device.revoke", subject_kind="device", subject_id=device.id
            )
            await uow.audit.append(entry)
            await uow.commit()
    _say(f"device {device.id} has no access")
    return 0
