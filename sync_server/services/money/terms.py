"""The terms of a booking, stored when it is made: price, tax, policy, shares, who is paid.

Nothing is read for it but the rule book that the booking has read anyway, and the row travels with the session's own.
A booking of before there were terms, or one that was generated, has those of today.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.cancellation import CancellationPolicy
from scheduling.errors import Invalid, NotFound
from scheduling.mechanics import mechanic_type
from scheduling.money import MoneySettings, Payee, PayoutTerms, due_at_booking, payout_terms
from scheduling.records import Session
from scheduling.taxes import TaxLine, province_of, tax_lines, total_tax
from scheduling.vocabulary import MechanicType, VisitKind
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import RuleBook
from sync_server.services.money.rows import BookingTerms

MOST_CENTS = 10_000_000
"""A quote of 100,000.00 is the highest."""


def agreed(book: RuleBook, session: Session, now: int) -> BookingTerms:
    """What is agreed on when the session is booked at ``now``."""
    settings = book.policy(MoneySettings)
    price = price_of(session)
    tax = taxes_of(book, price or 0, now)
    quote_cents = session.quote_cents if session.kind is VisitKind.IN_PERSON else None
    payout = payout_for(book, settings, session.mechanic_id, referred=False)
    return BookingTerms(
        session_id=session.id,
        agreed_at=now,
        policy=book.policy(CancellationPolicy),
        settings=settings,
        payout=payout,
        payee_mechanic_id=_payee(payout, session.mechanic_id),
        price_cents=price,
        quote_cents=quote_cents,
        due_cents=due_of(book, session.kind, price, now, quote=quote_cents),
        tax=tax,
    )


def due_of(book: RuleBook, kind: VisitKind, price: int | None, now: int, *, quote: int | None = None) -> int:
    """What is asked for when it is booked at ``now``, in cents, with the tax that is payable then."""
    tax = 0 if kind is VisitKind.IN_PERSON else total_tax(taxes_of(book, price or 0, now))
    return due_at_booking(kind, book.policy(MoneySettings), price=price, quote=quote, tax=tax)


def brought(book: RuleBook, session: Session, now: int) -> BookingTerms:
    """Of a booking that was made elsewhere and imported: nothing was to be paid at booking here."""
    return replace(agreed(book, session, now), due_cents=0)


def price_of(session: Session) -> int | None:
    """Without tax. A visit in person without a plan has no price yet: the shop's quote will be its price (ours)."""
    if session.kind is VisitKind.IN_PERSON and session.plan_id is None and session.price_cents == 0:
        return None
    return session.price_cents


def taxes_of(book: RuleBook, cents: int, at: int) -> tuple[TaxLine, ...]:
    """The tax on ``cents`` that becomes payable at an instant; an organization outside Canada charges none."""
    organization = book.organization
    try:
        province = province_of(organization.province)
    except Invalid:
        return ()
    return tax_lines(cents, province, datetime.fromtimestamp(at, ZoneInfo(organization.zone)).date())


def payout_for(
    book: RuleBook, settings: MoneySettings, mechanic_id: UUID | None, *, referred: bool
) -> PayoutTerms:
    """Whom such a mechanic's session pays; a visit that names nobody is the workshop's."""
    mechanic = book.mechanic(mechanic_id)
    kind = MechanicType.WORKSHOP_AFFILIATED if mechanic is None else mechanic_type(mechanic)
    return payout_terms(kind, settings, referred=referred)


def _payee(payout: PayoutTerms, mechanic_id: UUID | None) -> UUID | None:
    return mechanic_id if payout.payee is Payee.MECHANIC else None


async def terms_of(uow: UnitOfWork, session: Session) -> BookingTerms:
    """As they were stored, or those of today where none were."""
    stored = await uow.rows.get(BookingTerms, session.id)
    return stored or agreed(await uow.rule_book(), session, session.created_at)


async def follow_mechanic(uow: UnitOfWork, session: Session) -> None:
    """The payee goes with the booking to another mechanic; price, policy and shares stay as agreed on."""
    terms = await terms_of(uow, session)
    referred = terms.referring_session_id is not None
    payout = payout_for(await uow.rule_book(), terms.settings, session.mechanic_id, referred=referred)
    await keep(uow, replace(terms, payout=payout, payee_mechanic_id=_payee(payout, session.mechanic_id)))


async def keep(uow: UnitOfWork, terms: BookingTerms) -> None:
    """Write them, whether or not there are some already."""
    if not await uow.rows.add_once(terms):
        await uow.rows.put(terms)


async def refer(uow: UnitOfWork, session: Session, referring_session_id: UUID) -> None:
    """Note the virtual session that led to this visit; its mechanic's share comes out of the platform's.

    Raises ``NotFound`` for a session that is not there.
    """
    if not await uow.records.has(Session, referring_session_id):
        raise NotFound("session", id=str(referring_session_id))
    terms = await terms_of(uow, session)
    book = await uow.rule_book()
    payout = payout_for(book, terms.settings, session.mechanic_id, referred=True)
    await keep(uow, replace(terms, payout=payout, referring_session_id=referring_session_id))


async def quote(uow: UnitOfWork, session: Session, cents: int) -> BookingTerms:
    """The shop's written quote for a visit in person, which counts before the plan's price.

    The deposit that was due stays as it was. Raises ``Invalid`` for a visit at a distance or out of range.
    """
    if session.kind is not VisitKind.IN_PERSON:
        raise Invalid("only a visit in person has a quote", field="kind")
    if not 0 <= cents <= MOST_CENTS:
        raise Invalid("cents is out of range", field="cents")
    terms = replace(await terms_of(uow, session), quote_cents=cents)
    await keep(uow, terms)
    return terms
