"""What a device without access hands over, and how the owner reviews it: the messages. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

HANDOVER_LIMIT = 100
"""Changes in one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftChange:
    """A change that the device still had, as it was frozen when the user made it."""

    mid: UUID
    name: str
    args: str
    """The arguments as JSON text; whatever stands there is kept as it is."""
    client_time: int
    code: str = ""
    """Why the server had refused it, if it had; empty of what was never answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """``POST /sync/handover``: by the refresh token, or by the access token in the header, however old."""

    device_id: UUID
    """Under which the changes were numbered: the one that signed in, or one that goes on in its place."""
    refresh_token: str = ""
    changes: list[LeftChange] = field(default_factory=list)
    complete: bool = False
    """Everything was handed over before: the device erases itself now."""
    files_lost: int = 0
    """With ``complete``: how many files go with the device, being more than is kept or not to be read any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftFile:
    """``POST /sync/handover/files``: a file that was attached on the device and that no server has whole."""

    device_id: UUID
    """Whose it is, as of the changes."""
    refresh_token: str = ""
    id: UUID
    session_id: UUID
    """Whose file it is to be; that session may be made by a change that was handed over."""
    name: str
    size: int
    """Bytes."""
    sha256: str
    added_at: int
    code: str = ""
    """Why the server had refused it, if it had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftFileTaken:
    """What is still to be put of it."""

    missing: list[int]
    """Some parts that are not here yet, counted from 0; empty when all of it is here."""
    beyond: bool = False
    """It is more than is kept of one device: nothing of it is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """All that a device without access is ever told."""

    taken: int
    """How many changes of the message are kept; always all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """A device without access, and what it handed over."""

    device_id: UUID
    device_name: str
    staff_id: UUID
    staff_name: str
    first_at: int
    last_at: int
    complete_at: int | None
    """When the device had handed over everything, and went on to erase itself."""
    waiting: int
    """Changes that nobody has decided on."""
    decided: int
    files: int = 0
    """Files that nobody has decided on."""
    files_lost: int = 0
    """Files that went with the device, being more than is kept or not to be read any more; told for 30 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverList:
    """``GET /handovers``: the latest first."""

    handovers: list[HandoverLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedChange:
    """A change that waits for the owner: neither applied nor lost."""

    mid: UUID
    number: int
    """The order in which it was handed over."""
    name: str
    """A command of a push as a rule, but whatever the device wrote there."""
    args: str
    client_time: int
    """When the user made it, by the device's clock."""
    code: str
    """Why it had been refused before, if it had; after the owner tried it: why it is refused still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinePage:
    """``GET /handovers/{device_id}``: what waits, in its order."""

    changes: list[QuarantinedChange]
    after: int | None
    """Ask from here for more; ``None``: there is no more."""
    waiting: int = 0
    """How many wait of this device in all, and how many of them before these."""
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedFile:
    """A file that waits for the owner."""

    id: UUID
    session_id: UUID
    name: str
    size: int
    """Bytes."""
    added_at: int
    """When it was attached, by the device's clock."""
    code: str
    """Why it had been refused before, if it had; after the owner tried it: why it is refused still."""
    ready: bool
    """Whether all of it is here; before that it can only be discarded."""
    there: bool
    """Whether its session is; if not, the booking has to be applied first."""
    customer_name: str
    """Whose session it is, where that is there."""
    starts: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedFiles:
    """``GET /handovers/{device_id}/files``: all that wait of one device, in their order."""

    files: list[QuarantinedFile]
