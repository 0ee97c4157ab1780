"""Whether a customer's waiver is enough for a session, by what is stored: asked before joining and starting.

Which numbers make it enough is ``scheduling.waivers``; who signs when and where is not here. An organization that
has published no text for its province asks for no waiver: there is nothing that could be signed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from scheduling.calendar_rules import DAY_SECONDS
from scheduling.records import Session, StaffMember
from scheduling.vocabulary import Role
from scheduling.waiver_checks import Fault, FaultCode, check_record
from scheduling.waiver_records import SignedWaiver, WaiverAct, WaiverPolicy, WaiverTemplate
from scheduling.waivers import signed_at, template_in_force, valid_for
from sync_server.services import merging
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.waiver_rows import StoredWaiver, acts_upon, content_of, readable

LANGUAGES = ("en", "fr")
PEOPLE = frozenset({Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC})


async def waiver_valid(uow: UnitOfWork, session: Session, now: int) -> bool:
    """Whether the session's customer has signed what is asked for at ``now``, or nothing is asked for."""
    return (await standings(uow, [session.customer_id], now)).enough(session.customer_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """The texts in force by language, and each customer's latest record that is enough."""

    texts: Mapping[str, WaiverTemplate]
    records: Mapping[UUID, SignedWaiver] = field(default_factory=dict)

    def enough(self, customer_id: UUID) -> bool:
        """Whether nothing has to be signed."""
        return not self.texts or customer_id in self.records


async def standings(uow: UnitOfWork, customer_ids: Iterable[UUID], now: int) -> Standings:
    """Of several customers at once. A record in either language counts, for the version in force in it."""
    book = await uow.rule_book()
    texts = await texts_in_force(uow, book.organization.province, now)
    wanted = sorted(set(customer_ids))
    if not texts or not wanted:
        return Standings(texts=texts)
    policy = book.policy(WaiverPolicy)
    # Nobody signs after receipt: what arrived earlier than that was signed too long ago.
    since = now - policy.valid_days * DAY_SECONDS
    now_are = await merging.all_ids(uow, set(wanted))
    rows = await uow.rows.find(StoredWaiver, customer_id=sorted(now_are), received_at=Within(low=since))
    records = await _countable(uow, readable(content_of(row) for row in rows))
    acts = await acts_upon(uow, [record.id for record in records]) if records else []
    latest = _latest(texts.values(), records, acts, now, policy)
    return Standings(texts=texts, records=_by_who_they_are(latest, now_are))


def _by_who_they_are(latest: dict[UUID, SignedWaiver], now_are: dict[UUID, UUID]) -> dict[UUID, SignedWaiver]:
    """The last signed of each person, whichever of their records it was signed by."""
    found: dict[UUID, SignedWaiver] = {}
    for record in sorted(latest.values(), key=lambda record: (signed_at(record), record.id)):
        found[now_are[record.customer_id]] = record
    return found


def _latest(
    texts: Iterable[WaiverTemplate],
    records: Sequence[SignedWaiver],
    acts: Sequence[WaiverAct],
    now: int,
    policy: WaiverPolicy,
) -> dict[UUID, SignedWaiver]:
    by_customer: defaultdict[UUID, list[SignedWaiver]] = defaultdict(list)
    for record in records:
        by_customer[record.customer_id].append(record)
    found = {}
    for customer_id, mine in by_customer.items():
        enough = [valid_for(mine, text, customer_id, now, acts=acts, policy=policy) for text in texts]
        signed = [record for record in enough if record is not None]
        if signed:
            found[customer_id] = max(signed, key=lambda record: (signed_at(record), record.id))
    return found


async def texts_in_force(uow: UnitOfWork, province: str, now: int) -> dict[str, WaiverTemplate]:
    """Language to the version that is asked for at ``now``."""
    templates = await uow.rows.find(WaiverTemplate, province=province)
    found = {
        language: template_in_force(templates, uow.tenant_id, province, language, now)
        for language in LANGUAGES
    }
    return {language: text for language, text in found.items() if text is not None}


async def fault_of(uow: UnitOfWork, record: SignedWaiver) -> Fault | None:
    """The first thing wrong with a record; such a one is kept and does not count."""
    template = await uow.rows.get(WaiverTemplate, record.template_id)
    if template is None:
        return Fault(code=FaultCode.OTHER_TEMPLATE, field="template_id")
    fault = check_record(record, template, (await uow.rule_book()).policy(WaiverPolicy))
    if fault is None and not await _countable(uow, [record]):
        fault = Fault(code=FaultCode.MISSING, field="witness_id")
    return fault


async def _countable(uow: UnitOfWork, records: Sequence[SignedWaiver]) -> list[SignedWaiver]:
    """Without those whose witness is nobody of this organization: a device or a site is none."""
    named = {record.witness_id for record in records if record.witness_id is not None}
    if not named:
        return list(records)
    found = await uow.records.find(StaffMember, id=sorted(named))
    known = {None, *(member.id for member in found if member.role in PEOPLE)}
    return [record for record in records if record.witness_id in known]
