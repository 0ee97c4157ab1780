"""The invitation to a booking, to be saved as a calendar file: which booking has one, and what it says. Without Qt.

Made of what this computer knows, so that it works without the server; what nobody answered yet is tentative. The words
are the view's, in the customer's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.clock import Clock
from desktop.store.export_file import write_whole
from desktop.store.local_store import LocalStore
from scheduling.invite import Invite, InviteStatus, invite_file
from scheduling.records import Customer, Mechanic, Organization, Session
from scheduling.vocabulary import SessionState

_STATUS = {
    SessionState.OFFERED: InviteStatus.TENTATIVE,
    SessionState.SCHEDULED: InviteStatus.CONFIRMED,
    SessionState.PENDING: InviteStatus.CONFIRMED,
    SessionState.WAITING: InviteStatus.CONFIRMED,
    SessionState.CANCELLED: InviteStatus.CANCELLED,
}
"""What has no time, has begun or is over has none."""
_HELD = frozenset({InviteStatus.TENTATIVE, InviteStatus.CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What its words are made of: nothing of anybody else, and nothing that need not be in a calendar."""

    session: Session
    moves: int
    """How often its time was changed, as the server has it: a change that it may refuse does not count."""
    status: InviteStatus
    shop: Organization
    zone: tzinfo
    """The workshop's."""
    mechanic: str
    language: str
    """The customer's: ``en`` or ``fr``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteWords:
    """In the customer's language."""

    summary: str
    location: str
    description: str
    file_name: str


class Invites:
    """Reads the local rows; writes where it is told to."""

    def __init__(self, store: LocalStore, source: AvailabilitySource, clock: Clock) -> None:
        self._store = store
        self._source = source
        self._clock = clock

    def of(self, session_id: UUID, *, stands: bool = True) -> Invitation | None:
        """``None``: there is none, or not any more. ``stands``: whether it is no other than its row says."""
        row = self._store.get(Session, session_id)
        customer = self._store.get(Customer, row.customer_id) if row is not None else None
        shop = next(iter(self._store.all(Organization)), None)
        if row is None or customer is None or shop is None:
            return None
        status = self._status(row, stands=stands)
        if status is None:
            return None
        mechanic = self._store.get(Mechanic, row.mechanic_id) if row.mechanic_id else None
        return Invitation(
            session=row,
            moves=self._moves(row),
            status=status,
            shop=shop,
            zone=self._source.zone(),
            mechanic=mechanic.name if mechanic is not None else "",
            language="fr" if customer.language == "fr" else "en",
        )

    def save(self, invitation: Invitation, words: InviteWords, path: Path) -> None:
        """The file, whole or not at all; raises ``NotKept`` where the disk does not take it."""
        row, shop = invitation.session, invitation.shop
        assert row.starts is not None  # noqa: S101 else there is no invitation
        invite = Invite(
            session_id=row.id,
            moves=invitation.moves,
            status=invitation.status,
            starts=row.starts,
            ends=row.starts + row.minutes * 60,
            made_at=self._clock.now(),
            zone=shop.zone,
            summary=words.summary,
            location=words.location,
            description=words.description,
            organizer=shop.name,
            email=shop.email,
        )
        write_whole(path, invite_file(invite, invitation.zone))

    def _moves(self, row: Session) -> int:
        """Else a calendar would take no later file from the server for newer, once it has refused the change."""
        if row.id not in self._store.waiting_rows():
            return row.sequence
        told = self._store.told(Session, row.id)
        return told.sequence if told is not None else 0

    def _status(self, row: Session, *, stands: bool) -> InviteStatus | None:
        """As the server has said: until then nothing is confirmed, and nothing cancelled."""
        status = _STATUS.get(row.state)
        if row.starts is None or row.starts + row.minutes * 60 <= self._clock.now():
            return None
        if stands and row.id not in self._store.waiting_rows():
            return status
        return InviteStatus.TENTATIVE if status in _HELD else None
