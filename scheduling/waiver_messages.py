"""What is asked of the server about waivers, and what it answers: plain dataclasses, as ``wire`` has them for sync.

No behaviour: the rules are ``waivers`` and its neighbours. Digests and salts travel as base64.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from scheduling.waiver_chain import Link
from scheduling.waiver_records import SignedWaiver, TemplateTick, WaiverAct, WaiverTemplate

MOST_LINES = 5_000
"""Of one version of a text."""
MOST_TICKS = 50
MOST_LISTED = 100
"""Waivers on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverTexts:
    """Versions of the text, by province and language, the highest first."""

    templates: list[WaiverTemplate]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishText:
    """A new version; once published it is never changed, only followed by a higher one."""

    id: UUID
    province: str
    """Two letters."""
    language: str
    """``en`` or ``fr``."""
    text: str
    ticks: list[TemplateTick] = field(default_factory=list)
    after_version: int
    """The highest version of that province and language that was seen; 0: none."""
    dynamics_allowed: bool = False
    """Whether strokes may carry time and pressure; never in Québec."""
    published_at: int | None = None
    """Instant from which it is asked for; empty: at once. Not before an earlier version's."""


class DiffKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPart:
    """Neighbouring lines with the same fate."""

    kind: DiffKind
    lines: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDiff:
    """From one version to another; a tick is a line of its code and words, ``(*)`` after a required one."""

    before: UUID
    after: UUID
    text: list[DiffPart]
    ticks: list[DiffPart]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverDelivery:
    """A signed record, and the link that it has in its device's own chain."""

    record: SignedWaiver
    link: Link | None = None
    """Without, the device's chain does not vouch for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverReceipt:
    """That it was received; the same for the same record whenever it is asked again."""

    waiver_id: UUID
    sequence: int
    """Its place in the organization's chain."""
    digest: bytes
    """Of its link: what a device keeps of the organization's chain."""
    received_at: int
    erasable_from: int
    fault: str = ""
    """A ``FaultCode``: it is kept and does not count."""
    fault_field: str = ""
    flaws: list[str] = field(default_factory=list)
    """``FlawCode``: what was wrong with the device's chain when it arrived."""


class StaffAct(StrEnum):
    """What staff may do with a signed waiver."""

    SUPERSEDE = "supersede"
    HOLD = "hold"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRequest:
    """Supersede a waiver, keep it for a lawsuit, or end such a hold."""

    id: UUID
    """The act's own, made by the client: sent twice it is done once."""
    kind: StaffAct
    reason: str
    releases: UUID | None = None
    """Of a release: the act of the hold that it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActAnswer:
    act_id: UUID
    at: int
    sequence: int
    """Its place in the organization's chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverLine:
    """A signed waiver in a list."""

    id: UUID
    sequence: int
    customer_id: UUID
    session_id: UUID | None
    province: str = ""
    language: str = ""
    version: int = 0
    signer_name: str = ""
    minor_name: str = ""
    mode: str = ""
    form: str = ""
    signed_at: int = 0
    received_at: int
    erasable_from: int
    superseded: bool
    holds: int
    """How many legal holds are open."""
    fault: str = ""
    fault_field: str = ""
    altered: bool = False
    """What is stored is no longer what was received; everything but the ids may be missing here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverPage:
    """Newest first."""

    waivers: list[WaiverLine]
    before: int | None = None
    """The ``before`` of the next page; empty on the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverDetail:
    """A signed waiver whole, and what was done with it."""

    line: WaiverLine
    record: SignedWaiver | None
    """Empty when it was altered."""
    acts: list[WaiverAct] = field(default_factory=list)
    quarantined: list[SignedWaiver] = field(default_factory=list)
    """Other contents that arrived under the same id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverDue:
    """Whether and when a session's customer has to sign."""

    session_id: UUID
    customer_id: UUID
    asked: str = ""
    """An ``AskedWhen``; empty: the organization has published no text, nothing is asked."""
    asked_from: int | None = None
    """The instant from which it is asked for; empty where it is asked on arrival, or at once."""
    is_asked: bool = False
    """By now."""
    enough: bool
    """Nothing is left to sign."""
    valid_until: int | None = None
    """The last second for which the signed one is enough, if the text stays the same."""
    template_id: UUID | None = None
    """The version to sign, in the customer's language where there is one."""
    language: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingWaivers:
    """Today's sessions whose waiver is still to be signed, in the order of their starts."""

    sessions: list[WaiverDue]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlawLine:
    """Something that is wrong with a chain."""

    chain: UUID
    """The organization's, or a device's."""
    code: str
    """A ``FlawCode``."""
    sequence: int
    until: int
    waiver_id: UUID | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultLine:
    """A record that is whole and does not count."""

    waiver_id: UUID
    code: str
    """A ``FaultCode``."""
    field: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a verification of everything found; whole if nothing."""

    whole: bool
    links: int
    contents: int
    devices: int
    anchors: int
    """Sealed heads that the chain was held against."""
    last_anchor: int
    """How many links the newest of them vouches for."""
    flaws: list[FlawLine] = field(default_factory=list)
    more: int = 0
    """Flaws beyond those listed."""
    faults: list[FaultLine] = field(default_factory=list)
    """Records that were kept though something is wrong with them: no flaw of a chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorLine:
    """The chain's head as it was on a day; to be kept where the server's people cannot write."""

    day: str
    """Local date."""
    count: int
    digest: bytes
    head_at: int
    made_at: int
    seal: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorPage:
    """Newest first."""

    anchors: list[AnchorLine]
