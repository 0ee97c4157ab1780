"""The owner looks at and changes the numbers of the rules. What each means, and what it may be, is in the rules."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Any

import msgspec

from scheduling.errors import Invalid, NotFound, StaleEdit
from scheduling.limits import MOST_NUMBER, MOST_TEXT
from scheduling.management_messages import PolicyForm, PolicyLine, PolicyList
from scheduling.policy_kinds import POLICIES
from scheduling.rights import Action
from sync_server.services import audit, tasks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, Policy
from sync_server.services.permissions import require

MOST_DETAIL = 500
VERSION = "version"
MOST_ITEMS = 100
DEEPEST = 4
FOLLOWS = {"leases": tasks.GIVE_LEASES}
"""Kind to the job that makes its numbers count at once, where one waits for its hour otherwise."""


async def listed(uow: UnitOfWork, account: Account) -> PolicyList:
    """Every kind of numbers, with defaults; raises ``NotAllowed``."""
    require(account, Action.MANAGE_POLICIES)
    book = await uow.rule_book()
    rows = {row.name: row for row in await uow.rows.find(Policy)}
    return PolicyList(
        policies=[_line(name, book.policy(cls), rows.get(name)) for name, cls in sorted(POLICIES.items())]
    )


def _line(name: str, settings: Any, row: Policy | None) -> PolicyLine:
    return PolicyLine(
        name=name,
        value=msgspec.to_builtins(settings),
        defaults=msgspec.to_builtins(POLICIES[name]()),
        changed_at=None if row is None else row.changed_at,
        changed_by=None if row is None else row.changed_by,
    )


async def change(uow: UnitOfWork, account: Account, name: str, form: PolicyForm, now: int) -> PolicyLine:
    """Set one kind; what is booked keeps what it was booked under.

    Raises ``NotAllowed``, ``NotFound`` for a kind that there is not, ``Invalid`` with the field, and ``StaleEdit``
    where a version other than the present one is named, or the numbers are not as they were seen any more.
    """
    require(account, Action.MANAGE_POLICIES)
    if name not in POLICIES:
        raise NotFound("policy", name=name[:MOST_TEXT])
    await uow.bump()
    present = (await uow.rule_book()).policy(POLICIES[name])
    wanted = _read(POLICIES[name], form.value)
    if hasattr(present, VERSION):
        if form.value.get(VERSION, present.version) != present.version:
            raise StaleEdit(VERSION, present=present.version)
        wanted = replace(wanted, version=present.version)
    row = await uow.rows.get(Policy, name)
    if wanted == present:
        return _line(name, present, row)
    if form.seen is not None and _read(POLICIES[name], form.seen) != present:
        raise StaleEdit(f"{name} was changed meanwhile")
    changed = _changes(present, wanted)
    if hasattr(present, VERSION):
        wanted = replace(wanted, version=present.version + 1)
    fresh = Policy(name=name, value=msgspec.to_builtins(wanted), changed_at=now, changed_by=account.staff_id)
    await (uow.rows.add(fresh) if row is None else uow.rows.put(fresh))
    detail = f"{name}: {changed}"[:MOST_DETAIL]
    await audit.note(uow, account, "policy.change", now, subject=("policy", None), detail=detail)
    if name in FOLLOWS:
        await uow.jobs.defer_once(FOLLOWS[name])
    return _line(name, wanted, fresh)


def _read(cls: type[Any], value: dict[str, object]) -> Any:
    known = {field.name for field in fields(cls)}
    if unknown := set(value) - known:
        raise Invalid("no such number", field=min(unknown)[:MOST_TEXT])
    for field, each in value.items():
        _check_bounds(field, each)
    try:
        return msgspec.convert(value, cls)
    except msgspec.ValidationError as error:
        raise Invalid(str(error)) from error


def _check_bounds(field: str, value: object, depth: int = 0) -> None:
    """Numbers from 0 on, as the database keeps them, and short texts; the kind's own checks come after."""
    good = depth <= DEEPEST
    match value:
        case bool() | None:
            pass
        case int():
            good = good and 0 <= value <= MOST_NUMBER
        case float():
            good = good and math.isfinite(value) and 0 <= value <= MOST_NUMBER
        case str():
            good = good and len(value) <= MOST_TEXT and "\x00" not in value
        case list() | tuple() | dict():
            good = good and len(value) <= MOST_ITEMS
            for each in (
                [*value, *value.values()] if isinstance(value, dict) and good else value if good else ()
            ):
                _check_bounds(field, each, depth + 1)
        case _:
            good = False
    if not good:
        raise Invalid(f"{field} is out of range", field=field)


def _changes(before: Any, after: Any) -> str:
    pairs = [
        (field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(before)
    ]
    return ", ".join(f"{name} {_text(old)} -> {_text(new)}" for name, old, new in pairs if old != new)


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
