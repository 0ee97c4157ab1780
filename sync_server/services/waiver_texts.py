"""The versions of a waiver's text: publishing one, listing them, what changed between two.

Published by the owner, from then on immutable: a mistake is followed by a higher version, also one that starts at the
same instant as a version that is still to come. Which version is asked for is ``scheduling.waivers``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from scheduling.errors import Invalid, NotFound, StaleEdit, TooLong
from scheduling.rights import Action
from scheduling.waiver_checks import FaultCode, check_template, line_of, text_digest
from scheduling.waiver_messages import (
    MOST_LINES,
    MOST_TICKS,
    DiffKind,
    DiffPart,
    PublishText,
    TextDiff,
    WaiverTexts,
)
from scheduling.waiver_records import WaiverTemplate
from scheduling.waivers import template_in_force
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import allows, require
from sync_server.services.waiver_trail import note


async def publish(uow: UnitOfWork, account: Account, wanted: PublishText, now: int) -> WaiverTemplate:
    """The owner's next version; the same one sent again is answered as before.

    ``StaleEdit``: another version came meanwhile. ``Invalid`` with the ``field`` that is wrong, ``TooLong``.
    """
    require(account, Action.MANAGE_POLICIES)
    await uow.bump()
    known = await uow.rows.get(WaiverTemplate, wanted.id)
    if known is not None:
        return _same(known, wanted)
    if wanted.published_at is not None and wanted.published_at < now:
        raise Invalid("a text is not published in the past", field="published_at")
    for name, value in (("province", wanted.province), ("language", wanted.language)):
        if "\x00" in value:  # the database, which is asked for the earlier ones, takes no such text
            raise Invalid(f"{name} has a null character", field=name)
    template = _template(uow.tenant_id, wanted, now)
    earlier = await uow.rows.find(WaiverTemplate, province=wanted.province, language=wanted.language)
    _check(template, earlier)
    await uow.rows.add(template)
    detail = f"{template.province} {template.language} {template.version}"
    await note(
        uow,
        account,
        "waiver_text.publish",
        at=now,
        subject_id=template.id,
        subject_kind="waiver_template",
        detail=detail,
    )
    return template


def _template(tenant_id: UUID, wanted: PublishText, now: int) -> WaiverTemplate:
    return WaiverTemplate(
        id=wanted.id,
        organization_id=tenant_id,
        province=wanted.province,
        language=wanted.language,
        version=wanted.after_version + 1,
        text=wanted.text,
        text_sha256=text_digest(wanted.text),
        published_at=now if wanted.published_at is None else wanted.published_at,
        ticks=tuple(wanted.ticks),
        dynamics_allowed=wanted.dynamics_allowed,
    )


def _same(known: WaiverTemplate, wanted: PublishText) -> WaiverTemplate:
    again = _template(known.organization_id, wanted, known.published_at)
    if again != known:
        raise Invalid("another text has this id", field="id")
    return known


def _check(template: WaiverTemplate, earlier: Sequence[WaiverTemplate]) -> None:
    if len(template.ticks) > MOST_TICKS:
        raise TooLong("too many ticks", field="ticks")
    if template.text.count("\n") >= MOST_LINES:
        raise TooLong("too many lines", field="text")
    fault = check_template(template, earlier)
    if fault is None:
        return
    if fault.code is FaultCode.VERSION_NOT_NEXT:
        raise StaleEdit("another version was published meanwhile", field="after_version")
    if fault.code is FaultCode.TOO_LONG:
        raise TooLong("a text is too long", field=fault.field)
    raise Invalid(f"{fault.field}: {fault.code}", field=fault.field, fault=fault.code.value)


async def texts(
    uow: UnitOfWork, account: Account, now: int, *, current: bool, province: str | None, language: str | None
) -> WaiverTexts:
    """All versions, or those in force; who reads waivers and who captures them see them."""
    _require_sight(account)
    equals: dict[str, Any] = {
        name: value for name, value in (("province", province), ("language", language)) if value
    }
    found = await uow.rows.find(WaiverTemplate, **equals)
    if current:
        lines = {line_of(each): each for each in found}
        in_force = [
            template_in_force(found, uow.tenant_id, each.province, each.language, now)
            for each in lines.values()
        ]
        found = [each for each in in_force if each is not None]
    return WaiverTexts(
        templates=sorted(found, key=lambda each: (each.province, each.language, -each.version))
    )


async def diff(uow: UnitOfWork, account: Account, before: UUID, after: UUID) -> TextDiff:
    """What changed from one version to another, also across languages; raises ``NotFound``."""
    _require_sight(account)
    old, new = [await uow.rows.get(WaiverTemplate, each) for each in (before, after)]
    if old is None or new is None:
        raise NotFound("waiver_template")
    return TextDiff(
        before=before,
        after=after,
        text=list(_parts(old.text.splitlines(), new.text.splitlines())),
        ticks=list(_parts(_tick_lines(old), _tick_lines(new))),
    )


def _require_sight(account: Account) -> None:
    if not allows(account, Action.CAPTURE_WAIVER):
        require(account, Action.READ_WAIVERS, own=True)


def _tick_lines(template: WaiverTemplate) -> list[str]:
    return [f"{tick.code}: {tick.words}{' (*)' if tick.required else ''}" for tick in template.ticks]


def _parts(old: list[str], new: list[str]) -> Iterator[DiffPart]:
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(a=old, b=new).get_opcodes():
        if tag == "equal":
            yield DiffPart(kind=DiffKind.SAME, lines=old[old_from:old_to])
            continue
        if old_to > old_from:
            yield DiffPart(kind=DiffKind.REMOVED, lines=old[old_from:old_to])
        if new_to > new_from:
            yield DiffPart(kind=DiffKind.ADDED, lines=new[new_from:new_to])
