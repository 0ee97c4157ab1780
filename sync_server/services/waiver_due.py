"""Who has to sign, and from when: for one session, and for today's at the desk.

Whether what is signed is enough is ``waiver_standing``.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.calendar_rules import DAY_SECONDS, day_bounds, local_of
from scheduling.errors import NotFound
from scheduling.records import Customer, Session
from scheduling.rights import Action
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.waiver_messages import MissingWaivers, WaiverDue
from scheduling.waiver_records import WaiverPolicy
from scheduling.waivers import AskedWhen, asked_when, is_asked, signed_at
from sync_server.services.closing_times import day_of_visit
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import allows, require
from sync_server.services.waiver_standing import Standings, standings

AHEAD = frozenset({SessionState.SCHEDULED, SessionState.PENDING, SessionState.WAITING})
"""States in which a waiver may still be missing."""


async def due(uow: UnitOfWork, account: Account, session_id: UUID, now: int) -> WaiverDue:
    """Which text a session's customer signs and when, and whether what is signed is enough.

    A kiosk is answered for those only who may be checked in now, a mechanic for own sessions; others are ``NotFound``.
    """
    kiosk = allows(account, Action.CAPTURE_WAIVER)
    if not kiosk:
        require(account, Action.READ_WAIVERS, own=True)
    session = await uow.records.get(Session, session_id)
    book = await uow.rule_book()
    if session is None or not (await _arrives(uow, session, now) if kiosk else _may_read(account, session)):
        raise NotFound("session")
    found = await _due(uow, book, [session], now)
    return found[0]


async def _arrives(uow: UnitOfWork, session: Session, now: int) -> bool:
    opens, ends = await day_of_visit(uow, session)
    return session.kind is VisitKind.IN_PERSON and opens <= now < ends


def _may_read(account: Account, session: Session) -> bool:
    return allows(account, Action.READ_WAIVERS, own=account.is_mechanic(session.mechanic_id))


def _is_today(session: Session, book: RuleBook, now: int) -> bool:
    start, end = _today(book, now)
    at = session.created_at if session.starts is None else session.starts
    return start <= at < end


def _today(book: RuleBook, now: int) -> tuple[int, int]:
    zone = ZoneInfo(book.organization.zone)
    return day_bounds(local_of(now, zone)[0], zone)


async def missing(uow: UnitOfWork, account: Account, now: int) -> MissingWaivers:
    """Today's sessions, of the local day, whose customer has still to sign, and of another day's whoever has come for
    a visit that is not over; a mechanic's own."""
    require(account, Action.READ_WAIVERS, own=True)
    book = await uow.rule_book()
    start, end = _today(book, now)
    placed = await uow.records.between(Session, start, end)
    immediate = await uow.records.find(Session, state=sorted(AHEAD), starts=None)
    come = await uow.records.find(Session, state=SessionState.WAITING, kind=VisitKind.IN_PERSON)
    here = {each.id for each in come if await _arrives(uow, each, now)}
    today = [
        session
        for session in {each.id: each for each in (*placed, *immediate, *come)}.values()
        if session.state in AHEAD and (session.id in here or _is_today(session, book, now))
        if _may_read(account, session)
    ]
    today.sort(key=lambda each: (each.starts or each.created_at, each.id))
    found = await _due(uow, book, today, now)
    return MissingWaivers(sessions=[each for each in found if not each.enough])


async def _due(uow: UnitOfWork, book: RuleBook, sessions: Iterable[Session], now: int) -> list[WaiverDue]:
    wanted = list(sessions)
    known = await standings(uow, [each.customer_id for each in wanted], now)
    if not known.texts:
        return [WaiverDue(session_id=s.id, customer_id=s.customer_id, enough=True) for s in wanted]
    ids = sorted({each.customer_id for each in wanted})
    customers = await uow.records.find(Customer, id=ids) if ids else []
    languages = {customer.id: customer.language for customer in customers}
    return [
        _of_session(session, known, book, languages.get(session.customer_id, ""), now) for session in wanted
    ]


def _of_session(session: Session, known: Standings, book: RuleBook, language: str, now: int) -> WaiverDue:
    policy = book.policy(WaiverPolicy)
    asked = asked_when(session.kind, session.starts)
    record = known.records.get(session.customer_id)
    text = next(
        known.texts[each]
        for each in (language, book.organization.locale[:2], *known.texts)
        if each in known.texts
    )
    before = policy.online_asked_before
    shortly = asked is AskedWhen.SHORTLY_BEFORE and session.starts is not None
    return WaiverDue(
        session_id=session.id,
        customer_id=session.customer_id,
        asked=asked.value,
        asked_from=session.starts - before if shortly and session.starts is not None else None,
        is_asked=is_asked(
            session.kind, session.starts, now, arrived=session.arrived_at is not None, policy=policy
        ),
        enough=record is not None,
        valid_until=None if record is None else signed_at(record) + policy.valid_days * DAY_SECONDS,
        template_id=text.id,
        language=text.language,
        version=text.version,
    )
