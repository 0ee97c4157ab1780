"""What a waiver is made of: the text's versions, the signed record, what was done with it since, the numbers.

All of it is immutable: a signed waiver is never edited, and what happens to it later is an act of its own
beside it. Not here: whether a record is right (``waiver_checks``), whether it is enough (``waivers``), and
how a change is found (``waiver_chain``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

NO_DYNAMICS = frozenset({"QC"})
"""Fixed: provinces in which a signature's time and pressure, being biometric, are never taken."""


class Relation(StrEnum):
    """Who the signer is to whoever the waiver is about."""

    SELF = "self"
    GUARDIAN = "guardian"
    """Of a minor, who is named."""


class WaiverMode(StrEnum):
    """On what it was signed."""

    KIOSK = "kiosk"
    ONLINE = "online"
    """On the customer's own device, by a link or while booking."""
    PAPER = "paper"


class SignatureForm(StrEnum):
    DRAWN = "drawn"
    TYPED = "typed"
    """For who cannot draw: the name, typed."""
    WITNESSED = "witnessed"
    """For who cannot do either: a staff member witnesses the consent."""
    PAPER = "paper"
    """On the scanned sheet."""


class ActKind(StrEnum):
    """What can happen to a signed waiver. Editing and deleting are not among them."""

    SUPERSEDE = "supersede"
    HOLD = "hold"
    """Keep it for a lawsuit, past its retention."""
    RELEASE = "release"
    """End one such hold."""
    ERASE = "erase"
    """Its time is over: the content goes, the tombstone stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTick:
    """One agreement that the signer ticks; it starts unticked."""

    code: str
    words: str
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverTemplate:
    """One version of an organization's text for a province and a language; a change is a new version."""

    id: UUID
    organization_id: UUID
    """The platform's own, while an immediate session is still the platform's."""
    province: str
    """Two letters, for example ``QC``."""
    language: str
    """``en`` or ``fr``."""
    version: int
    """From 1, counted per organization, province and language."""
    text: str
    text_sha256: str
    """Lower-case hexadecimal, of the text's UTF-8 bytes as they are."""
    published_at: int
    """Instant from which it is asked for, until a higher version is."""
    ticks: tuple[TemplateTick, ...] = ()
    dynamics_allowed: bool = False
    """Whether the strokes may carry time and pressure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """An agreement as the signer saw it, and whether it was ticked."""

    code: str
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """``x`` to the right and ``y`` down, both in ten-thousandths of the signature pad's width."""

    x: int
    y: int
    milliseconds: int | None = None
    """Since the first point of the signature."""
    pressure: int | None = None
    """In thousandths of the most that the pad measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """What was drawn from pen down to pen up."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedWaiver:
    """A signed waiver, whole. ``received_at`` and ``erasable_from`` are the server's, set on receipt."""

    id: UUID
    organization_id: UUID
    customer_id: UUID
    template_id: UUID
    province: str
    language: str
    version: int
    text: str
    """The exact text that was shown."""
    text_sha256: str
    signer_name: str
    relation: Relation
    mode: WaiverMode
    form: SignatureForm
    device_time: int
    """Instant that the device's clock showed."""
    estimated_at: int
    """Instant of signing by the server's clock, as the device estimated it."""
    salt: bytes
    """Random, erased with the rest: so the digest that stays tells nothing about who signed."""
    session_id: UUID | None = None
    """The booking it was signed for; it is valid for others too."""
    minor_name: str = ""
    ticks: tuple[Tick, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    typed: str = ""
    picture_sha256: str = ""
    """Of the picture of a drawn signature, which is kept as a file."""
    scans_sha256: tuple[str, ...] = ()
    """Of the scanned sheets, in order."""
    paper_signed_at: int | None = None
    """Instant at which the sheet was signed, as the witness says."""
    device_id: UUID | None = None
    """The enrolled device; empty on the customer's own."""
    ip: str = ""
    user_agent: str = ""
    witness_id: UUID | None = None
    """The staff member who saw it signed."""
    received_at: int | None = None
    erasable_from: int | None = None
    """Instant at which the retention that was in force on receipt is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverAct:
    """Something done with a signed waiver; added, never changed."""

    id: UUID
    waiver_id: UUID
    kind: ActKind
    at: int
    salt: bytes
    """As a record's: the reason may name somebody, and goes with the waiver."""
    by: UUID | None = None
    """The staff member or platform admin; empty for the job that erases."""
    reason: str = ""
    releases: UUID | None = None
    """Of a release: the act of the hold that it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverPolicy:
    """The numbers that an owner can change."""

    valid_days: int = 30
    """For how long after signing it is enough: days of 24 hours elapsed, the last second included."""
    online_asked_before: int = 3600
    """Seconds before a scheduled online session from which its waiver is asked for."""
    retention_years: int = 7
    """Calendar years, from receipt."""
    clock_tolerance: int = 300
    """Seconds by which two clocks that both follow the server's may still differ."""
    shortest_ink: int = 500
    """Less drawn than this, in a point's units, is a dot and no signature."""


DEFAULT_POLICY = WaiverPolicy()
