"""What the server has to do now for a request that looks for its mechanic, and when to look again.

One pure function decides, ``next_step``; ``carry_out`` makes the rows that follow. It only ever asks:
there is no action that gives a session to a mechanic. Telling people, refunding and storing is the server's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from scheduling.matching import (
    DEFAULT_MATCHING,
    Candidate,
    Match,
    MatchingPolicy,
    Request,
    best,
    ranked,
    suitable,
    wants_specialist,
)
from scheduling.offers import (
    DEFAULT_OFFERS,
    Closing,
    Offer,
    OfferPolicy,
    OfferRound,
    OfferState,
    accepted_by,
    given_up_at,
    is_lapsed,
    is_open,
)
from scheduling.presence import Soonness


class Action(StrEnum):
    """What to do. A test lists these: whoever adds one that assigns somebody fails it."""

    OFFER = "offer"
    BROADCAST = "broadcast"
    GIVE_UP = "give_up"
    """Refund in full, with the ways on."""
    CLOSE = "close"
    """Only close offers that nobody can answer any more."""
    NOTHING = "nothing"


class Shortage(StrEnum):
    """Why nobody is being asked; words in both languages belong to each."""

    NOBODY_ONLINE = "nobody_online"
    NO_SPECIALIST = "no_specialist"
    """Somebody would be there, but no specialist of the brand, which the plan asks for."""
    NOBODY_FREE = "nobody_free"
    """Of a scheduled request: no mechanic is free at its time; of an immediate one, who is online is not free now."""
    NOBODY_LEFT = "nobody_left"
    """Everybody who could be asked was, and nobody can accept any more."""


class Way(StrEnum):
    """How a customer whom nobody can help now goes on."""

    WAITLIST = "waitlist"
    SCHEDULE = "schedule"
    """Schedule instead, or at another time: all that was entered comes along."""
    LOOK_THROUGH = "look_through"
    """The offline mechanics, favourites first; view only."""


THREE_WAYS = tuple(Way)
"""Of an immediate request; a scheduled one has no waitlist, since that is for who comes online."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do now, all of it in one transaction."""

    action: Action
    to: tuple[Match, ...] = ()
    """Ask these now, the best first."""
    queue: tuple[Match, ...] = ()
    """Ask these too, once their time is free."""
    show: tuple[UUID, ...] = ()
    """Queued offers, by id, whose mechanic is free now: they become offered."""
    close: tuple[tuple[UUID, Closing], ...] = ()
    """Open offers, by id, that expire, and why."""
    again_at: int | None = None
    """The instant at which time alone may change the answer; look also whenever an offer is answered or a
    mechanic comes online or is free again. ``None``: never."""
    shortage: Shortage | None = None
    ways: tuple[Way, ...] = ()
    """Shown while there is a shortage, and when it is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """All that one decision looks at."""

    request: Request
    offers: tuple[Offer, ...]
    """Those of this request, at its time."""
    there: tuple[Candidate, ...]
    """Who could be asked: of an immediate request online, of a scheduled one free at its time."""
    only_specialists_missing: bool
    now: int
    policy: OfferPolicy
    matching: MatchingPolicy

    @property
    def rounds(self) -> tuple[Offer, ...]:
        """Those of the rounds: who was chosen and did not take it, was asked before they began."""
        anybody = self.request.mechanic_id is None
        return tuple(row for row in self.offers if not (anybody and row.round is OfferRound.CHOSEN))

    def unasked(self) -> list[Candidate]:
        asked = {offer.mechanic_id for offer in self.offers}
        return [candidate for candidate in self.there if candidate.mechanic.id not in asked]

    def someone_asked(self) -> bool:
        """Whether anybody can answer now, or could be asked at once: who is only queued can do neither."""
        offered = any(offer.state is OfferState.OFFERED for offer in self.offers)
        return offered or any(map(self.is_free, self.unasked()))

    def someone_busy(self) -> bool:
        """Whether somebody is online who has not been asked, or has not seen it, for want of time."""
        queued = {offer.mechanic_id for offer in self.offers if offer.state is OfferState.QUEUED}
        waited_for = [each for each in self.there if each.mechanic.id in queued]
        return any(not self.is_free(each) for each in (*self.unasked(), *waited_for))

    def matches(self, candidates: Iterable[Candidate]) -> tuple[Match, ...]:
        return tuple(ranked(self.request, candidates, self.matching))

    def is_free(self, candidate: Candidate) -> bool:
        return self.request.starts is not None or candidate.soonness is Soonness.NOW


def next_step(
    request: Request,
    offers: Sequence[Offer],
    candidates: Sequence[Candidate],
    now: int,
    *,
    free: Collection[UUID] = (),
    policy: OfferPolicy = DEFAULT_OFFERS,
    matching: MatchingPolicy = DEFAULT_MATCHING,
) -> NextStep:
    """What to do for this request at ``now``.

    ``offers`` are the session's (others are not looked at), ``candidates`` every mechanic who might be
    asked, ``free`` those who are free at the time of a scheduled request. Once what it says was carried out,
    it says nothing more for the same instant, however often it is asked.
    """
    if request.closed or accepted_by(request, offers) is not None:
        return _close(_open(request, offers), Closing.WITHDRAWN if request.closed else Closing.TAKEN)
    ended = _ended(request, offers, now)
    standing = (
        replace(offer, state=OfferState.EXPIRED) if offer.id in ended else offer
        for offer in offers
        if offer.concerns(request)
    )
    table = _Table(
        request=request,
        offers=tuple(standing),
        there=_there(request, candidates, free),
        only_specialists_missing=_only_specialists_missing(request, candidates, free),
        now=now,
        policy=policy,
        matching=matching,
    )
    return _closing(tuple(ended.items()), _decided(table))


def _ended(request: Request, offers: Sequence[Offer], now: int) -> dict[UUID, Closing]:
    """The open offers that nobody can answer any more: lapsed, or made before a move."""
    return {
        offer.id: Closing.LAPSED if offer.concerns(request) else Closing.WITHDRAWN
        for offer in _open(request, offers)
        if is_lapsed(offer, now) or not offer.concerns(request)
    }


def _closing(ended: tuple[tuple[UUID, Closing], ...], step: NextStep) -> NextStep:
    """The step, which closes these offers as well."""
    close = (*ended, *step.close)
    only_close = bool(close) and step.action is Action.NOTHING
    return replace(step, close=close, action=Action.CLOSE if only_close else step.action)


def _decided(table: _Table) -> NextStep:
    if table.now >= given_up_at(table.request, table.policy):
        return _give_up(table)
    return _ask_in_rounds(table)


def _open(request: Request, offers: Iterable[Offer]) -> list[Offer]:
    return [offer for offer in offers if offer.session_id == request.session_id and is_open(offer)]


def _close(offers: Sequence[Offer], closing: Closing) -> NextStep:
    close = tuple((offer.id, closing) for offer in offers)
    return NextStep(action=Action.CLOSE if close else Action.NOTHING, close=close)


def _there(
    request: Request, candidates: Sequence[Candidate], free: Collection[UUID]
) -> tuple[Candidate, ...]:
    found = suitable(request, candidates, free)
    return tuple(candidate for candidate in found if request.starts is not None or candidate.online)


def _only_specialists_missing(
    request: Request, candidates: Sequence[Candidate], free: Collection[UUID]
) -> bool:
    if not wants_specialist(request) or _there(request, candidates, free):
        return False
    return bool(_there(replace(request, brand_specialist=False), candidates, free))


def _give_up(table: _Table) -> NextStep:
    return NextStep(
        action=Action.GIVE_UP,
        close=tuple((offer.id, Closing.LAPSED) for offer in table.offers if is_open(offer)),
        shortage=_shortage(table),
        ways=_ways(table.request),
    )


def _ways(request: Request) -> tuple[Way, ...]:
    return THREE_WAYS if request.starts is None else (Way.SCHEDULE, Way.LOOK_THROUGH)


def _shortage(table: _Table) -> Shortage:
    if table.someone_busy():
        return Shortage.NOBODY_FREE
    if table.offers:
        return Shortage.NOBODY_LEFT
    if table.only_specialists_missing:
        return Shortage.NO_SPECIALIST
    return Shortage.NOBODY_ONLINE if table.request.starts is None else Shortage.NOBODY_FREE


def _first_lapse(table: _Table) -> int:
    ends = [offer.expires_at for offer in table.offers if is_open(offer)]
    return min(ends, default=given_up_at(table.request, table.policy))


def _ask_in_rounds(table: _Table) -> NextStep:
    """The best three at once, then everybody: 2 min after the first offers, or when all of them declined."""
    request, now = table.request, table.now
    begins = _begins(request, table.policy)
    if now < begins:
        return NextStep(action=Action.NOTHING, again_at=begins)
    broadcast_at = _broadcast_at(table, begins)
    step = _best(table) if now < broadcast_at else _broadcast(table)
    ends = given_up_at(request, table.policy)
    ahead = [at for at in (broadcast_at, _first_lapse(table), ends) if at > now]
    waits = bool(step.to or step.show) or table.someone_asked()
    return replace(
        step,
        again_at=min(ahead),
        shortage=None if waits else _shortage(table),
        ways=() if waits else _ways(request),
    )


def _begins(request: Request, policy: OfferPolicy) -> int:
    return request.asked_at if request.starts is None else request.starts - policy.matching_before_start


def _broadcast_at(table: _Table, begins: int) -> int:
    """The instant from which everybody is asked; in the past once all the first were answered."""
    first = [offer for offer in table.rounds if offer.round is not OfferRound.BROADCAST]
    if len(first) < len(table.rounds) or (first and not any(map(is_open, first))):
        return table.now
    if first:
        return min(offer.made_at for offer in first) + table.policy.broadcast_after
    # Nobody was asked yet: whoever is free first is among the best, however late that is.
    if any(map(table.is_free, table.there)):
        return table.now + table.policy.broadcast_after
    return max(begins, table.request.asked_at) + table.policy.broadcast_after


def _best(table: _Table) -> NextStep:
    """The first round, filled up as long as it runs: only who is free at once, so that nobody waits in vain."""
    able = [candidate for candidate in table.unasked() if table.is_free(candidate)]
    chosen = [each for each in able if each.mechanic.id == table.request.mechanic_id]
    at_once = min(table.policy.best_at_once, table.matching.best)
    room = max(0, at_once - len(table.rounds))
    if table.request.mechanic_id is not None and (chosen or table.offers):
        able, room = chosen, 1
    to = tuple(best(table.request, able, [each.mechanic.id for each in able], table.matching)[:room])
    return NextStep(action=Action.OFFER if to else Action.NOTHING, to=to)


def _broadcast(table: _Table) -> NextStep:
    """Everybody who is there and was not asked; also who comes later. Who is in a session is queued."""
    free = [candidate for candidate in table.unasked() if table.is_free(candidate)]
    busy = [candidate for candidate in table.unasked() if not table.is_free(candidate)]
    now_free = {each.mechanic.id for each in table.there if table.is_free(each)}
    show = tuple(
        offer.id
        for offer in table.offers
        if offer.state is OfferState.QUEUED and offer.mechanic_id in now_free
    )
    if free or busy:
        return NextStep(action=Action.BROADCAST, to=table.matches(free), queue=table.matches(busy), show=show)
    return NextStep(action=Action.OFFER if show else Action.NOTHING, show=show)


def carry_out(
    step: NextStep,
    request: Request,
    offers: Sequence[Offer],
    *,
    now: int,
    new_id: Callable[[], UUID],
    policy: OfferPolicy = DEFAULT_OFFERS,
) -> tuple[Request, tuple[Offer, ...]]:
    """The request and all its offers after a step that ``next_step`` gave for ``now``."""
    rows = [_changed(step, offer) for offer in offers]
    until = given_up_at(request, policy)
    for matches, state in ((step.to, OfferState.OFFERED), (step.queue, OfferState.QUEUED)):
        rows += [
            Offer(
                id=new_id(),
                session_id=request.session_id,
                mechanic_id=match.mechanic_id,
                state=state,
                round=_round(step, request, match),
                made_at=now,
                expires_at=until,
                starts=request.starts,
                sequence=request.sequence,
                reasons=match.reasons,
            )
            for match in matches
        ]
    closed = request.closed or step.action is Action.GIVE_UP
    return replace(request, closed=closed), tuple(rows)


def _round(step: NextStep, request: Request, match: Match) -> OfferRound:
    if step.action is Action.BROADCAST:
        return OfferRound.BROADCAST
    return OfferRound.CHOSEN if match.mechanic_id == request.mechanic_id else OfferRound.BEST


def _changed(step: NextStep, offer: Offer) -> Offer:
    closing = dict(step.close).get(offer.id)
    if closing is not None:
        return replace(offer, state=OfferState.EXPIRED, closing=closing)
    if offer.id in step.show:
        return replace(offer, state=OfferState.OFFERED)
    return offer
