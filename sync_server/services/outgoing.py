"""A message as a carrier takes it, and what the carrier may answer. Words and links come with the sending."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from scheduling.importing.stable_ids import stable_id
from scheduling.message_kinds import Channel, MessageKey, MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message to one person."""

    key: UUID
    """The same at each try of the same message: a carrier that knows it sends nothing again."""
    kind: MessageKind
    channel: Channel
    to: str = field(repr=False)
    """An address or a number in E.164."""
    language: str
    """``en`` or ``fr``."""
    zone: str
    """The workshop's: times are told in it, and named."""
    own_zone: str = ""
    """The recipient's own, to be told beside it; empty where it is not known or shows the same time."""
    params: dict[str, str | int] = field(default_factory=dict, repr=False)
    """What the words are made of: instants are ints; a name is empty where there is none."""


class CarrierBusy(Exception):
    """It did not work now and may work later."""


class CarrierRefused(Exception):
    """It will never work: no such address, or no carrier of that kind at all."""


def carrier_key(tenant_id: UUID, key: MessageKey) -> UUID:
    """The same for each try of a message."""
    return stable_id(tenant_id, "message", *(str(part) for part in key))
