"""A request with its rows, walked through time for the tests of the rounds of offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from scheduling.ids import uuid7
from scheduling.matching import Candidate, Request
from scheduling.offer_rounds import Action, NextStep, carry_out, next_step
from scheduling.offers import (
    Closing,
    Offer,
    OfferFacts,
    OfferPolicy,
    OfferState,
    accept,
    check_offer_transition,
    decline,
)
from scheduling.presence import Soonness
from scheduling.sessions import Actor
from tests.scheduling.match_making import NOW, candidate

NOTHING = NextStep(action=Action.NOTHING)
S = OfferState


class World:
    """A request with its rows; ``at`` asks, checks that asking again says nothing more, and carries it out."""

    def __init__(self, asked: Request, people: Sequence[Candidate], **options: Any) -> None:
        self.request = asked
        self.people = {each.mechanic.id: each for each in people}
        self.offers: tuple[Offer, ...] = ()
        free = None if asked.starts is None else set(self.people)
        self.options: dict[str, Any] = {"free": free or set(), **options}

    def ask(self, now: int) -> NextStep:
        return next_step(self.request, self.offers, list(self.people.values()), now, **self.options)

    def at(self, now: int) -> NextStep:
        step = self.ask(now)
        assert self.ask(now) == step
        policy = self.options.get("policy", OfferPolicy())
        before = {row.id: row for row in self.offers}
        self.request, self.offers = carry_out(
            step, self.request, self.offers, now=now, new_id=uuid7, policy=policy
        )
        self.check_rows(before, now, step)
        after = self.ask(now)
        assert after.action is Action.NOTHING
        assert (after.to, after.queue, after.show, after.close) == ((), (), (), ())
        if not self.request.closed:
            assert after.again_at == step.again_at
        return step

    def check_rows(self, before: dict[Any, Offer], now: int, step: NextStep) -> None:
        """Each change of a row is a step of the table that the platform may take."""
        asked = [row.mechanic_id for row in self.offers if row.concerns(self.request)]
        assert len(asked) == len(set(asked))
        for row in self.offers:
            old = before.get(row.id)
            if old == row:
                continue
            over = row.closing in (Closing.WITHDRAWN, Closing.TAKEN)
            who = self.people[row.mechanic_id].mechanic
            facts = OfferFacts(now=now, mechanic=who, request_closed=over)
            check_offer_transition(old.state if old else None, row.state, row, Actor.PLATFORM, facts)
        assert step.again_at is None or step.again_at > now

    def names(self, step: NextStep) -> list[int]:
        order = list(self.people)
        return [order.index(match.mechanic_id) for match in step.to]

    def row(self, number: int) -> Offer:
        wanted = list(self.people)[number]
        return next(row for row in self.offers if row.mechanic_id == wanted and row.concerns(self.request))

    def put(self, *rows: Offer) -> None:
        changed = {row.id: row for row in rows}
        self.offers = tuple(changed.get(row.id, row) for row in self.offers)

    def facts(self, number: int, now: int) -> OfferFacts:
        who = list(self.people.values())[number].mechanic
        return OfferFacts(now=now, mechanic=who, acting_mechanic_id=who.id, slot_confirmed=True)

    def declines(self, number: int, now: int = NOW) -> None:
        self.put(decline(self.row(number), Actor.MECHANIC, self.facts(number, now)))

    def accepts(self, number: int, now: int = NOW) -> None:
        self.put(*accept(self.offers, self.row(number).id, Actor.MECHANIC, self.facts(number, now)))

    def becomes(self, number: int, soonness: Soonness, online: bool = True) -> None:
        key = list(self.people)[number]
        self.people[key] = replace(self.people[key], soonness=soonness, online=online)

    def states(self) -> list[OfferState]:
        return [row.state for row in self.offers]


def online(count: int) -> list[Candidate]:
    """So many online, the best first."""
    return [candidate(rating=5.0 - number / 100) for number in range(count)]


def away() -> Candidate:
    return candidate(Soonness.TODAY, online=False, rating=5.0)


def busy(rating: float = 5.0) -> Candidate:
    return candidate(Soonness.WITHIN_HALF_HOUR, rating=rating, years=20)
