"""Which waiver is asked for and when, whether a signed one is enough, and how long it is kept.

Whether a record is right in itself is in ``waiver_checks``; how a change of one is found in
``waiver_chain``; who is late for having not signed is in ``late``. Nothing here edits or deletes a
record: there is no such act.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from uuid import UUID

from scheduling.calendar_rules import DAY_SECONDS, day_bounds, local_of
from scheduling.errors import IllegalTransition, Invalid, NotAllowed
from scheduling.sessions import Actor
from scheduling.vocabulary import VisitKind
from scheduling.waiver_checks import check_record
from scheduling.waiver_records import (
    DEFAULT_POLICY,
    ActKind,
    SignedWaiver,
    WaiverAct,
    WaiverPolicy,
    WaiverTemplate,
)


class AskedWhen(StrEnum):
    """At which moment of a visit its waiver is asked for."""

    BEFORE_PAYMENT = "before_payment"
    SHORTLY_BEFORE = "shortly_before"
    """From some time before the start, by the link in the message."""
    ON_ARRIVAL = "on_arrival"
    """At the kiosk."""


class Kept(StrEnum):
    """Why a waiver may not be erased yet."""

    NOT_RECEIVED = "not_received"
    NOT_DUE = "not_due"
    HELD = "held"
    ERASED = "erased"
    """It is already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What has become of a signed waiver."""

    superseded: bool = False
    holds: frozenset[UUID] = frozenset()
    """The acts of the holds that are not released: one a lawsuit."""
    erased: bool = False


_STAFF_ACTS = frozenset({Actor.OWNER, Actor.ADMIN})
ACTORS: dict[ActKind, frozenset[Actor]] = {
    ActKind.SUPERSEDE: _STAFF_ACTS,
    ActKind.HOLD: _STAFF_ACTS,
    ActKind.RELEASE: _STAFF_ACTS,
    ActKind.ERASE: frozenset({Actor.PLATFORM}),
}
"""Who may do what. Fixed: no person erases. The platform's admin does for the platform's own waivers."""


def asked_when(kind: VisitKind, starts: int | None) -> AskedWhen:
    """When a visit's waiver is asked for; ``starts`` is ``None`` for an immediate one.

    In person is on arrival always: a walk-in is asked at the kiosk too.
    """
    if kind is VisitKind.IN_PERSON:
        return AskedWhen.ON_ARRIVAL
    return AskedWhen.BEFORE_PAYMENT if starts is None else AskedWhen.SHORTLY_BEFORE


def is_asked(
    kind: VisitKind,
    starts: int | None,
    now: int,
    *,
    arrived: bool = False,
    policy: WaiverPolicy = DEFAULT_POLICY,
) -> bool:
    """Whether it is asked for by ``now`` (an hour before to the second counts); ``arrived``: in person."""
    if kind is VisitKind.IN_PERSON:
        return arrived
    return starts is None or now >= starts - policy.online_asked_before


def template_in_force(
    templates: Iterable[WaiverTemplate], organization_id: UUID, province: str, language: str, now: int
) -> WaiverTemplate | None:
    """The highest version that is published at ``now``; ``None``: the organization has no such text."""
    published = [
        template
        for template in templates
        if (template.organization_id, template.province, template.language)
        == (organization_id, province, language)
        and template.published_at <= now
    ]
    return max(published, key=lambda template: template.version, default=None)


def standing_of(waiver_id: UUID, acts: Iterable[WaiverAct], now: int) -> Standing:
    """What the acts up to ``now`` (included) have made of one waiver; their order does not matter."""
    mine = [act for act in acts if act.waiver_id == waiver_id and act.at <= now]
    kinds = {act.kind for act in mine}
    released = {act.releases for act in mine if act.kind is ActKind.RELEASE}
    holds = frozenset(act.id for act in mine if act.kind is ActKind.HOLD)
    return Standing(
        superseded=ActKind.SUPERSEDE in kinds, holds=holds - released, erased=ActKind.ERASE in kinds
    )


def signed_at(record: SignedWaiver) -> int:
    """The instant of signing, as far as it is known.

    Of a sheet what the witness said, otherwise the device's estimate of the server's time; never later
    than the server received it, for that clock alone is sure.
    """
    said = record.estimated_at if record.paper_signed_at is None else record.paper_signed_at
    return said if record.received_at is None else min(said, record.received_at)


def valid_for(
    records: Iterable[SignedWaiver],
    template: WaiverTemplate,
    customer_id: UUID,
    now: int,
    *,
    acts: Sequence[WaiverAct] = (),
    policy: WaiverPolicy = DEFAULT_POLICY,
) -> SignedWaiver | None:
    """The customer's latest record that is enough at ``now`` for the organization and text of ``template``.

    It was signed at most 30 days ago to the second, is right in itself, not superseded, not erased. The
    same version in another language is another text. A signature is not valid before it was given, but for
    the clocks' tolerance.
    """
    enough = [
        record
        for record in records
        if record.customer_id == customer_id
        and -policy.clock_tolerance <= now - signed_at(record) <= policy.valid_days * DAY_SECONDS
        and check_record(record, template, policy) is None
        and _in_force(standing_of(record.id, acts, now))
    ]
    return max(enough, key=lambda record: (signed_at(record), record.id), default=None)


def _in_force(standing: Standing) -> bool:
    return not standing.superseded and not standing.erased


def retention_ends(received_at: int, zone: tzinfo, policy: WaiverPolicy = DEFAULT_POLICY) -> int:
    """The first instant at which a waiver received then may be erased.

    It is kept through the whole local day that many calendar years later; after 29 February, where there is
    none, through 28 February. Counted from receipt: no device can set that clock.
    """
    day, _ = local_of(received_at, zone)
    year = day.year + policy.retention_years
    last = day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
    return day_bounds(last, zone)[1]


def why_kept(record: SignedWaiver, acts: Iterable[WaiverAct], now: int) -> Kept | None:
    """Why the record may not be erased at ``now``; ``None``: it may, and is to be.

    A superseded one is kept as long as any. A legal hold keeps it until the last hold is released.
    """
    standing = standing_of(record.id, acts, now)
    if standing.erased:
        return Kept.ERASED
    if record.erasable_from is None:
        return Kept.NOT_RECEIVED
    if now < record.erasable_from:
        return Kept.NOT_DUE
    return Kept.HELD if standing.holds else None


def check_act(act: WaiverAct, record: SignedWaiver, acts: Sequence[WaiverAct], actor: Actor) -> None:
    """Raise unless ``actor`` may do this with the record, after all that was done with it before.

    ``NotAllowed``: not by this actor. ``Invalid``: another waiver's act, or a person who gives no name or no
    reason. ``IllegalTransition``: superseded twice, a release of no open hold, anything after erasing, and
    erasing what is still kept; ``params["why"]`` says which.
    """
    if actor not in ACTORS[act.kind]:
        raise NotAllowed(f"{act.kind} not by {actor}", act=act.kind.value, actor=actor.value)
    if act.waiver_id != record.id:
        raise Invalid("another waiver's act", field="waiver_id")
    if act.kind is not ActKind.ERASE and act.by is None:
        raise Invalid("who does it is missing", field="by")
    if act.kind is not ActKind.ERASE and not act.reason.strip():
        raise Invalid("the reason is missing", field="reason")
    if (act.kind is ActKind.RELEASE) is (act.releases is None):
        raise Invalid("a release, and nothing else, names a hold", field="releases")
    # All of the acts count, also one that a clock put later than this one.
    latest = max((act.at, *(other.at for other in acts)))
    why = _why_not(act, record, standing_of(record.id, acts, latest), acts)
    if why:
        raise IllegalTransition(f"{act.kind}: {why}", act=act.kind.value, why=why)


def _why_not(act: WaiverAct, record: SignedWaiver, standing: Standing, acts: Sequence[WaiverAct]) -> str:
    kept = why_kept(record, acts, act.at) if act.kind is ActKind.ERASE else None
    cases = (
        (standing.erased, Kept.ERASED.value),
        (act.kind is ActKind.SUPERSEDE and standing.superseded, "superseded"),
        (act.kind is ActKind.RELEASE and act.releases not in standing.holds, "no_such_hold"),
        (act.kind is ActKind.ERASE and bool(standing.holds), Kept.HELD.value),
        (kept is not None, str(kept)),
    )
    return next((word for wrong, word in cases if wrong), "")
