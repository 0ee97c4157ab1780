"""What is left of a session: the mechanic's summary, the customer's rating, and mechanics whom a customer likes."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.errors import Gone, IllegalTransition, Invalid, NotFound, Rule, StaleEdit, TooLong
from scheduling.limits import MOST_LONG_TEXT
from scheduling.records import Customer, Mechanic, Session
from scheduling.rights import Action
from scheduling.visit_messages import Afterwards, Favourites, RatingLine, RatingRequest, SummaryRequest
from scheduling.visit_records import Favourite, SessionRating, SessionSummary
from scheduling.vocabulary import SessionState
from sync_server.services import audit
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require_customer
from sync_server.services.whose import session_for

MOST_RATING = 2_000
"""Characters."""


async def of_session(uow: UnitOfWork, account: Account, session_id: UUID) -> Afterwards:
    """Summary and rating, as far as there are any."""
    session = await session_for(uow, account, session_id, Action.VIEW_SESSION)
    summary = await uow.rows.get(SessionSummary, session.id)
    rating = await uow.rows.get(SessionRating, session.id)
    return Afterwards(
        session_id=session.id,
        state=session.state,
        summary="" if summary is None else summary.text,
        rating=None if rating is None else RatingLine(stars=rating.stars, words=rating.words, at=rating.at),
    )


async def summarize(
    uow: UnitOfWork, account: Account, session_id: UUID, wish: SummaryRequest, now: int
) -> Afterwards:
    """Write the summary, or write it anew; of a session that is over.

    Raises ``StaleEdit`` where neither it nor what it is to replace stands there.
    """
    session = await session_for(uow, account, session_id, Action.CONDUCT)
    _check_over(session)
    wanted = _text("text", wish.text, MOST_LONG_TEXT)
    if not wanted:
        raise Invalid("there is nothing to say", field="text", rule=Rule.MISSING)
    await uow.bump()
    before = await uow.rows.get(SessionSummary, session.id)
    if wish.over is not None and ("" if before is None else before.text) not in {wish.over.strip(), wanted}:
        raise StaleEdit
    row = SessionSummary(session_id=session.id, text=wanted, written_at=now, written_by=account.staff_id)
    if not await uow.rows.add_once(row):
        await uow.rows.put(row)
    await audit.note(uow, account, "session.summary", now, subject=("session", session.id))
    return await of_session(uow, account, session_id)


async def rate(
    uow: UnitOfWork, account: Account, session_id: UUID, wish: RatingRequest, now: int
) -> Afterwards:
    """One rating a session, which stays as it is; the mechanic's average follows. Raises ``Gone`` for another one."""
    session = await session_for(uow, account, session_id, Action.RATE)
    _check_over(session)
    if session.mechanic_id is None:
        raise Invalid("nobody of the mechanics did it", field="mechanic_id", rule=Rule.MISSING)
    if not 1 <= wish.stars <= 5:
        raise Invalid("stars is out of range", field="stars", rule=Rule.OUT_OF_RANGE)
    words = _text("words", wish.words, MOST_RATING)
    await uow.bump()
    known = await uow.rows.get(SessionRating, session.id)
    if known is None:
        await uow.rows.add(
            SessionRating(
                session_id=session.id, mechanic_id=session.mechanic_id, stars=wish.stars, words=words, at=now
            )
        )
        await _average(uow, session.mechanic_id)
        await audit.note(uow, account, "session.rating", now, subject=("session", session.id))
    elif (known.stars, known.words) != (wish.stars, words):
        raise Gone("it was rated already")
    return await of_session(uow, account, session_id)


async def _average(uow: UnitOfWork, mechanic_id: UUID) -> None:
    """To a tenth of a star; every device sees it."""
    mechanic = await uow.records.get(Mechanic, mechanic_id)
    stars = [row.stars for row in await uow.rows.find(SessionRating, mechanic_id=mechanic_id)]
    rating = round(sum(stars) / len(stars), 1)
    if mechanic is not None and mechanic.rating != rating:
        await uow.records.put(replace(mechanic, rating=rating))


def _check_over(session: Session) -> None:
    if session.state is not SessionState.COMPLETED:
        raise IllegalTransition("the session is not over", source=session.state.value, why="state")


def _text(field: str, text: str, most: int) -> str:
    if "\x00" in text:
        raise Invalid("the text has a zero byte", field=field, rule=Rule.ZERO_BYTE)
    if len(text) > most:
        raise TooLong("the text is too long", field=field, rule=Rule.TOO_LONG, most=most)
    return text.strip()


async def favourites(uow: UnitOfWork, account: Account, customer_id: UUID) -> Favourites:
    """The mechanics whom a customer likes, the longest liked first."""
    await _customer(uow, account, Action.VIEW_CUSTOMERS, customer_id)
    rows = await uow.rows.find(Favourite, order="since", customer_id=customer_id)
    return Favourites(mechanics=[row.mechanic_id for row in rows])


async def set_favourite(
    uow: UnitOfWork, account: Account, customer_id: UUID, mechanic_id: UUID, *, liked: bool, now: int
) -> None:
    """Add or take away; what is so already stays so. Raises ``NotFound``."""
    await _customer(uow, account, Action.EDIT_CUSTOMERS, customer_id)
    if (await uow.rule_book()).mechanic(mechanic_id) is None:
        raise NotFound("mechanic", id=str(mechanic_id))
    await uow.bump()
    if liked:
        changed = await uow.rows.add_once(
            Favourite(customer_id=customer_id, mechanic_id=mechanic_id, since=now)
        )
    else:
        changed = await uow.rows.delete(Favourite, customer_id, mechanic_id)
    if changed:
        what = "favourite.add" if liked else "favourite.remove"
        await audit.note(uow, account, what, now, subject=("customer", customer_id))


async def _customer(uow: UnitOfWork, account: Account, action: Action, customer_id: UUID) -> None:
    if not await uow.records.has(Customer, customer_id):
        await require_customer(uow, account, action, customer_id)
        raise NotFound("customer", id=str(customer_id))
    await require_customer(uow, account, action, customer_id)
