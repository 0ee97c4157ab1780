"""``python -m sync_server changes FILE --as NAME``: reads in what a lost computer had not sent; first only as a trial.

What is such a file, and what each change in it would do, is ``services.filed_changes``; with ``--yes`` each is pushed.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scheduling.change_file import MOST_BYTES, ChangeFile
from scheduling.errors import ErrorCode, RuleError
from scheduling.records import Organization, StaffMember
from scheduling.vocabulary import Role
from scheduling.wire import Push, PushStatus
from sync_server.api import pushing
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.http.tokens import Principal
from sync_server.http.words import error_words
from sync_server.services import audit, filed_changes
from sync_server.services.filed_changes import FileFault, NoChangeFile, Received
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import asking
from sync_server.services.refusals import Busy, DeviceRevoked
from sync_server.services.wording import translator

PEOPLE = frozenset({Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC})
"""Not a kiosk, not another program."""


class Refused(Exception):
    """The file is not read in; a code, and why in the person's language."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", type=Path, help="as “Save to a file…” wrote it")
    parser.add_argument(
        "--as",
        dest="member",
        metavar="NAME",
        required=True,
        help="the member of staff in whose name it is done, by name or id",
    )
    parser.add_argument("--yes", action="store_true", help="do it; without, it is only tried")
    parser.add_argument("--language", choices=("en", "fr"), default="en")


def run(arguments: argparse.Namespace) -> int:
    """0 when the file was tried or read in, 1 when it was refused as a whole."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return asyncio.run(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    bootstrap = Bootstrap.from_settings(Settings.from_environment())
    try:
        file = _read(arguments.file, arguments.language)
        member = await _member(bootstrap, file, arguments.member, arguments.language)
        work = _read_in if arguments.yes else _try
        _say(_report(file, member, await work(bootstrap, file, member), arguments))
    except Busy:
        raise  # of the database, as any command says it
    except RuleError as error:
        why = _why(error, arguments.language)
        sys.stderr.write(f"sync_server: {error.code.value}: {why}\n")
        return 1
    except Refused as refused:
        sys.stderr.write(f"sync_server: {refused.code}: {refused}\n")
        return 1
    finally:
        await bootstrap.close()
    return 0


def _why(error: RuleError, language: str) -> str:
    """What stops the whole of it: on the server's own terminal nobody is signed in."""
    _ = translator(language)
    if isinstance(error, DeviceRevoked):
        return _("The device under which this file is read in was revoked: nothing more of it is read in.")
    return error_words(error.code, language)


def _read(path: Path, language: str) -> ChangeFile:
    _ = translator(language)
    words = {
        FileFault.NOT_CHANGES: _("This is no file of changes."),
        FileFault.TOO_NEW: _("A newer program wrote this file. Update the server first."),
        FileFault.DAMAGED: _("The file was changed, or is not whole: nothing of it is read in."),
        FileFault.TOO_LARGE: _("The file is too large."),
    }
    try:
        with path.open("rb") as opened:
            return filed_changes.read(opened.read(MOST_BYTES + 1))
    except NoChangeFile as refused:
        raise Refused(refused.fault.value, words[refused.fault]) from refused
    except OSError as error:
        text = _("The file cannot be read: %(why)s")
        raise Refused("unreadable", text % {"why": error.strerror}) from error


async def _member(bootstrap: Bootstrap, file: ChangeFile, wanted: str, language: str) -> StaffMember:
    """Who is named, in the file's organization."""
    _ = translator(language)
    async with bootstrap.reading(file.organization_id) as uow:
        if not await uow.records.all(Organization):
            text = _("The file is of another organization, “%(name)s”, which is not in this database.")
            raise Refused("not_found", text % {"name": file.organization})
        people = [row for row in await uow.records.all(StaffMember) if row.active and row.role in PEOPLE]
    found = [row for row in people if wanted == str(row.id) or wanted.casefold() == row.name.casefold()]
    if len(found) == 1:
        return found[0]
    listed = "".join(f"\n  {row.id}  {row.name}" for row in sorted(people, key=lambda row: row.name))
    raise Refused("not_found", _("Say in whose name with --as, by the name or the id:") + listed)


async def _account(uow: UnitOfWork, file: ChangeFile, member: StaffMember, now: int) -> Account:
    """The member of staff at the file's own device."""
    device = filed_changes.device_of(file, now)
    await uow.devices.add(device)
    return replace(await asking(uow, member.id, device.id), instead_of=file.device_id)


async def _try(bootstrap: Bootstrap, file: ChangeFile, member: StaffMember) -> list[Received]:
    """All of it in one transaction, which is rolled back."""
    async with bootstrap.unit_of_work(file.organization_id) as uow:
        account = await _account(uow, file, member, bootstrap.clock.now())
        return await filed_changes.try_out(uow, account, file, bootstrap.clock)


async def _read_in(bootstrap: Bootstrap, file: ChangeFile, member: StaffMember) -> list[Received]:
    """Each as a push of its own; read in again, it goes on behind what is done.

    A refusal is not kept: in another's name, or sent by the computer itself, the change may be allowed.
    """
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(file.organization_id) as uow:
        await uow.bump()
        account = await _account(uow, file, member, now)
        await audit.note(uow, account, "changes.read_in", now, subject=("device", file.device_id))
        seq = await uow.mutations.last_seq(account.device_id)
        epoch = (await uow.feed.state()).epoch
        await uow.commit()
    principal = Principal(
        tenant_id=file.organization_id,
        staff_id=member.id,
        device_id=account.device_id,
        role=member.role,
        instead_of=file.device_id,
    )
    message = Push(device_id=account.device_id, epoch=epoch, mutations=[])
    found = []
    for change in file.changes:
        async with bootstrap.reading(file.organization_id) as uow:
            known = await uow.mutations.get(change.mid)
        if known is not None:
            found.append(filed_changes.as_before(change, known))
            continue
        mutation = filed_changes.mutation_of(change, seq + 1)
        result = await pushing.receive(bootstrap, principal, message, mutation, for_good=False)
        seq += bool(result.ver)  # what changed nothing was not kept
        found.append(Received(change, result, already=False))
    return found


def _report(
    file: ChangeFile, member: StaffMember, found: Sequence[Received], arguments: argparse.Namespace
) -> list[str]:
    """What became of it: each that was not simply done, then how many."""
    _ = translator(arguments.language)
    named = {"file": file.organization, "person": file.person, "written": file.written, "member": member.name}
    lines = [_("%(file)s: changes of %(person)s, written %(written)s; in the name of %(member)s.") % named]
    for each in found:
        why = error_words(ErrorCode(each.result.code), arguments.language) if each.result.code else ""
        if each.result.status is PushStatus.CONFLICT:
            lines.append(_("needs an answer: %(what)s: %(why)s") % {"what": each.change.words, "why": why})
        elif each.result.status is not PushStatus.APPLIED:
            lines.append(_("refused: %(what)s: %(why)s") % {"what": each.change.words, "why": why})
    applied = [each for each in found if each.result.status is PushStatus.APPLIED]
    numbers = {
        "all": len(found),
        "done": sum(not each.already for each in applied),
        "before": sum(each.already for each in found),
        "other": len(found) - len(applied),
    }
    lines.append(
        _("Changes: %(all)d. Done: %(done)d, here before: %(before)d, refused or to be answered: %(other)d.")
        % numbers
    )
    if not arguments.yes:
        lines.append(_("This was a trial: nothing was written. With --yes it is done."))
    return lines


def _say(lines: Sequence[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
