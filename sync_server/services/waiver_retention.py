"""What time does to waivers: erased when their retention is over, and the chain's head sealed day by day.

Erasing takes the content and leaves the links, the erasure's own among them. A content that is no longer what its
link says is not erased: it is evidence. When it runs is a job's matter (``jobs.waivers``).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.calendar_rules import local_of
from scheduling.ids import uuid7
from scheduling.rights import Action
from scheduling.sessions import Actor
from scheduling.waiver_chain import Content, Entry, Link, add_act, entomb, seal
from scheduling.waiver_messages import AnchorLine, AnchorPage
from scheduling.waiver_records import ActKind, SignedWaiver, WaiverAct
from scheduling.waivers import check_act, why_kept
from sync_server.services import waiver_rows as rows
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.refusals import WaiverAltered
from sync_server.services.waiver_acts import SALT_BYTES
from sync_server.services.waiver_rows import Altered, StoredAct, StoredWaiver, WaiverAnchor
from sync_server.services.waiver_trail import note

MOST_ANCHORS = 400


async def due_after(uow: UnitOfWork, sequence: int, now: int, limit: int) -> list[tuple[int, UUID]]:
    """Places and ids of waivers behind a place whose retention is over, held or not."""
    found = await uow.rows.find(
        StoredWaiver,
        order="sequence",
        limit=limit,
        sequence=Within(low=sequence + 1),
        erasable_from=Within(high=now + 1),
    )
    return [(row.sequence, row.id) for row in found]


async def erase(uow: UnitOfWork, waiver_id: UUID, now: int) -> bool:
    """Erase one, unless it is kept or gone already; whether it was. ``WaiverAltered``: it stays as evidence."""
    await uow.bump()
    row = await uow.rows.get(StoredWaiver, waiver_id)
    if row is None:
        return False
    record = rows.content_of(row)
    if not isinstance(record, SignedWaiver):
        raise WaiverAltered(waiver_id=str(waiver_id))
    acts = await rows.acts_upon(uow, [waiver_id])
    if why_kept(record, acts, now) is not None:
        return False
    act = WaiverAct(
        id=uuid7(), waiver_id=waiver_id, kind=ActKind.ERASE, at=now, salt=secrets.token_bytes(SALT_BYTES)
    )
    check_act(act, record, acts, Actor.PLATFORM)
    erasure = add_act(act, await rows.head_of(uow))
    _require_whole(await _entries(uow, waiver_id, row), erasure)
    await rows.add(uow, erasure)
    await uow.purges.waiver(waiver_id)
    await note(uow, None, "waiver.erase", at=now, subject_id=waiver_id)
    return True


def _require_whole(entries: Sequence[tuple[Link, Content | Altered]], erasure: Entry) -> None:
    """Every content is what its link says; a receipt's hold and retention were asked about before."""
    for link, content in entries:
        if isinstance(content, Altered):
            raise WaiverAltered(waiver_id=str(link.waiver_id))
        entomb(Entry(link=link, content=content), erasure)


async def _entries(
    uow: UnitOfWork, waiver_id: UUID, row: StoredWaiver
) -> list[tuple[Link, Content | Altered]]:
    links = {link.sequence: link for link in await uow.rows.find(Link, waiver_id=waiver_id)}
    stored = await uow.rows.find(StoredAct, waiver_id=waiver_id)
    contents: dict[int, Content | Altered] = {row.sequence: rows.content_of(row)}
    contents |= {each.sequence: rows.act_of(each) for each in stored}
    if contents.keys() != links.keys():  # also a hold of which only the link is left
        raise WaiverAltered(waiver_id=str(waiver_id))
    return [(links[sequence], content) for sequence, content in contents.items()]


async def anchor(uow: UnitOfWork, key: bytes, now: int) -> bool:
    """Seal the chain's head for the local day, once, if it grew since the last time; whether it was."""
    head = await rows.head_of(uow)
    last = await uow.rows.find(WaiverAnchor, newest_first=True, limit=1)
    if head.count == 0 or (last and last[0].count >= head.count):
        return False
    zone = ZoneInfo((await uow.rule_book()).organization.zone)
    return await uow.rows.add_once(
        WaiverAnchor(
            day=local_of(now, zone)[0],
            count=head.count,
            digest=head.digest,
            head_at=head.at,
            made_at=now,
            seal=seal(head, key),
        )
    )


async def anchors(uow: UnitOfWork, account: Account) -> AnchorPage:
    """The newest sealed heads, for the owner to keep elsewhere."""
    require(account, Action.VIEW_AUDIT)
    found = await uow.rows.find(WaiverAnchor, newest_first=True, limit=MOST_ANCHORS)
    lines = [
        AnchorLine(
            day=each.day.isoformat(),
            count=each.count,
            digest=each.digest,
            head_at=each.head_at,
            made_at=each.made_at,
            seal=each.seal,
        )
        for each in found
    ]
    return AnchorPage(anchors=lines)
