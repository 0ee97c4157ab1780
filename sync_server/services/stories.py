"""What decides about a message, read as it is now: the session, whom it concerns, what happened, who wants what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduling.message_kinds import KINDS, Audience, MessageKind, MessageSettings, Recipient, Story
from scheduling.message_relevance import REQUEST_STATES
from scheduling.records import Customer, Organization, Session, StaffMember
from scheduling.sessions import is_left
from scheduling.visit_records import SessionRating
from scheduling.visit_requests import RequestState, VisitRequest
from scheduling.vocabulary import Role, SessionState
from sync_server.services import account_tokens
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.message_rows import ReminderSwitch, SmsConsent, Tiding, WeeklyWish
from sync_server.services.models import RuleBook
from sync_server.services.site_models import SiteCustomer

DESK = frozenset({Role.OWNER, Role.RECEPTIONIST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One story as it stands, with the organization's numbers."""

    story: Story
    tidings: tuple[Tiding, ...]
    book: RuleBook
    customer_id: UUID | None = None

    @property
    def organization(self) -> Organization:
        return self.book.organization

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.book.organization.zone)

    @property
    def settings(self) -> MessageSettings:
        return self.book.policy(MessageSettings)

    def of_anybody(self) -> list[Story]:
        """The story of a customer whom everything reaches and who wants all: when there is to be a look at it.

        By the workshop's clock, and by the customer's own where it is known. By it nothing is missed of who gets an
        address, consents, or has the reminders switched on, later.
        """
        who = self.customer_id or self.story.about
        anybody = Recipient(id=who, email="anybody", phone="anybody", sms_consent=True)
        zones = {None, *(each.zone for each in self.story.recipients if each.id == who)}
        return [
            replace(self.story, recipients=(replace(anybody, zone=zone),), reminders_on=True)
            for zone in zones
        ]


async def standing(uow: UnitOfWork, about: UUID) -> Standing:
    """The story of what ``about`` names; of nothing that is known, one that concerns nobody."""
    tidings = tuple(await uow.rows.find(Tiding, about=about))
    session_id = next((each.session_id for each in tidings if each.session_id is not None), None)
    session = None if session_id is None else await uow.records.get(Session, session_id)
    switch = None if session is None else await uow.rows.get(ReminderSwitch, session.id)
    rating = None if session is None else await uow.rows.get(SessionRating, session.id)
    customer_id = _first(session.customer_id if session else None, *(each.customer_id for each in tidings))
    mechanic_id = _first(session.mechanic_id if session else None, *(each.mechanic_id for each in tidings))
    if session is not None and session.state is SessionState.CANCELLED and is_left(session):
        mechanic_id = None  # who did not take it, or was asked in vain, is not told how it ended
    audiences = frozenset[Audience]().union(*(KINDS[each.kind].audiences for each in tidings))
    customer = None if customer_id is None else await customer_recipient(uow, customer_id)
    recipients = [] if customer is None else [customer]
    if any(each.kind is MessageKind.ACCOUNT_LINK for each in tidings):
        recipients = await account_tokens.still_theirs(uow, about, recipients)
    if audiences & {Audience.DESK, Audience.MECHANIC}:
        recipients += await _staff(uow, mechanic_id)
    story = Story(
        about=about,
        recipients=recipients,
        session=session,
        happened=[each.happened for each in tidings],
        reminders_on=switch is None or switch.reminders_on,
        rated=rating is not None,
        request_state=await _request_state(uow, tidings),
    )
    return Standing(story=story, tidings=tidings, book=await uow.rule_book(), customer_id=customer_id)


async def _request_state(uow: UnitOfWork, tidings: Sequence[Tiding]) -> RequestState | None:
    """Where the visit request stands that somebody is to answer; ``None`` if that is not what is told of."""
    about = next((each.about for each in tidings if each.kind in REQUEST_STATES), None)
    request = None if about is None else await uow.records.get(VisitRequest, about)
    return None if request is None else request.state


async def weekly_standing(uow: UnitOfWork, staff_id: UUID) -> Standing:
    """The story of the weekly question to one mechanic."""
    member = await uow.records.get(StaffMember, staff_id)
    wish = await uow.rows.get(WeeklyWish, staff_id)
    wanted = wish is not None and wish.wanted
    recipients = [] if member is None else _asked_weekly([member], wanted=wanted)
    story = Story(about=staff_id, recipients=recipients)
    return Standing(story=story, tidings=(), book=await uow.rule_book())


async def weekly_recipients(uow: UnitOfWork) -> list[Recipient]:
    """The mechanics who want to be asked whether their hours are right."""
    wanting = [row.staff_id for row in await uow.rows.find(WeeklyWish, wanted=True)]
    staff = await uow.records.find(StaffMember, id=wanting) if wanting else []
    return _asked_weekly(staff, wanted=True)


def _asked_weekly(staff: Sequence[StaffMember], *, wanted: bool) -> list[Recipient]:
    mechanic = frozenset({Audience.MECHANIC})
    return [
        replace(_of_staff(member, mechanic), wants_weekly=wanted)
        for member in staff
        if member.active and member.mechanic_id is not None
    ]


def _first(*ids: UUID | None) -> UUID | None:
    return next((each for each in ids if each is not None), None)


async def customer_recipient(uow: UnitOfWork, customer_id: UUID) -> Recipient | None:
    """A customer with how they can be reached as of now; ``None`` of one who is not known."""
    customer = await uow.records.get(Customer, customer_id)
    if customer is None:
        return None
    consent = await uow.rows.get(SmsConsent, customer_id)
    return Recipient(
        id=customer.id,
        email=customer.email,
        phone=customer.phone,
        sms_consent=consents(consent, customer),
        language=customer.language,
        zone=await _own_zone(uow, customer_id),
    )


async def _own_zone(uow: UnitOfWork, customer_id: UUID) -> ZoneInfo | None:
    """The customer's own, as a website told last; ``None``: none did, or our zone data knows it no more."""
    told = [row for row in await uow.rows.find(SiteCustomer, customer_id=customer_id) if row.zone]
    latest = max(told, key=lambda row: (row.created_at, row.reference), default=None)
    try:
        return None if latest is None else ZoneInfo(latest.zone)
    except ZoneInfoNotFoundError:
        return None


def consents(consent: SmsConsent | None, customer: Customer) -> bool:
    """Whether the customer agreed to SMS at the number that they have now."""
    return consent is not None and consent.given and consent.phone == customer.phone


async def _staff(uow: UnitOfWork, mechanic_id: UUID | None) -> list[Recipient]:
    """The desk, and the mechanic whose session it is; staff are reached by email only."""
    found = []
    for member in await uow.records.find(StaffMember, active=True):
        audiences = {Audience.DESK} if member.role in DESK else set()
        if mechanic_id is not None and member.mechanic_id == mechanic_id:
            audiences.add(Audience.MECHANIC)
        if audiences:
            found.append(_of_staff(member, frozenset(audiences)))
    return found


def _of_staff(member: StaffMember, audiences: frozenset[Audience]) -> Recipient:
    return Recipient(id=member.id, audiences=audiences, email=member.email, language=member.locale)


def recipient_of(recipients: Sequence[Recipient], recipient_id: UUID) -> Recipient | None:
    """The one with that id, as the first entry says how to reach them."""
    return next((each for each in recipients if each.id == recipient_id), None)
