"""Matching: how well each mechanic suits a request, as points with the reasons for each of them.

The score knows the mechanic's profile, how soon they are there and the customer's words. How anybody ever
answered an offer is not known here and must not be (domain, section 1): no field holds it. Who is asked,
and when, is ``offer_rounds``; whether a time is free is ``availability``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from scheduling.matching_terms import is_make, make_of, phrase_in, systems_in, words_of
from scheduling.mechanics import offered_kinds
from scheduling.presence import Soonness
from scheduling.records import Mechanic, Organization
from scheduling.vocabulary import VisitKind

POSTAL_AREA = 3
"""Characters of a postal code that name its area (FSA). Fixed: Canada Post's."""


class MatchCode(StrEnum):
    """Why a mechanic has points; words in both languages belong to each."""

    ONLINE_NOW = "online_now"
    WITHIN_HALF_HOUR = "within_half_hour"
    WITHIN_HOUR = "within_hour"
    TODAY = "today"
    KEYWORD = "keyword"
    BRAND = "brand"
    EXPERIENCE = "experience"
    SAME_POSTAL_AREA = "same_postal_area"
    SAME_CITY = "same_city"
    RATING = "rating"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingPolicy:
    """The points, and how many are kept; the owner can change them."""

    online_now: int = 50
    within_half_hour: int = 30
    within_hour: int = 20
    today: int = 10
    keyword: int = 15
    brand: int = 30
    experience: tuple[tuple[int, int], ...] = ((10, 20), (5, 10))
    """From so many years on, so many points; the first step that is reached counts."""
    same_postal_area: int = 10
    same_city: int = 5
    rating: tuple[tuple[float, int], ...] = ((5.0, 20), (4.5, 15), (4.0, 10), (3.5, 5))
    """From this rating on, so many points; the first step that is reached counts."""
    best: int = 10


DEFAULT_MATCHING = MatchingPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A customer's request for a mechanic: the session to be, with what matching needs of its intake."""

    session_id: UUID
    kind: VisitKind
    asked_at: int
    """The instant from which somebody waits: paid and entered."""
    minutes: int
    starts: int | None = None
    """The scheduled instant; ``None``: immediate."""
    mechanic_id: UUID | None = None
    """The mechanic whom the customer chose, or whom staff ask."""
    sequence: int = 0
    """The session's, raised by each move to another time or mechanic: then it is another question."""
    concern: str = ""
    make: str = ""
    """Of the vehicle; empty where there is none."""
    just_advice: bool = False
    """Brand does not count then, not even where the plan asks for a specialist."""
    brand_specialist: bool = False
    """The plan asks for a specialist of the brand."""
    postal_code: str = ""
    city: str = ""
    closed: bool = False
    """Nobody is asked any more: it has its mechanic, was cancelled or was given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mechanic as matching sees them. A test lists these fields: none may tell how offers were answered."""

    mechanic: Mechanic
    soonness: Soonness
    online: bool
    city: str = ""
    last_offered_at: int | None = None
    """When we last offered them anything, whatever came of it; ``None``: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchReason:
    """Points with their reason: a code and the parameters of its words."""

    code: MatchCode
    points: int
    params: tuple[tuple[str, str | int | float], ...] = ()


Reasons: TypeAlias = tuple[MatchReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A mechanic who suits, with the reasons; the score is their sum and nothing else."""

    mechanic_id: UUID
    reasons: Reasons = ()

    @property
    def score(self) -> int:
        return sum(reason.points for reason in self.reasons)


def is_specialist(mechanic: Mechanic, make: str) -> bool:
    """Whether the mechanic names this make among the specialties (VW is Volkswagen); of no make nobody is."""
    wanted = make_of(make)
    return bool(wanted) and wanted in {make_of(specialty) for specialty in mechanic.specialties}


def matched_keywords(mechanic: Mechanic, request: Request) -> dict[str, str]:
    """The mechanic's systems of which the concern speaks, each once, with the words that first say so.

    A keyword is a system, however often and in whichever language it is named: who writes more gets no
    more points. A specialty that the table does not know is compared as it stands; a make is no system.
    """
    spoken = systems_in(request.concern)
    found: dict[str, str] = {}
    for specialty in mechanic.specialties:
        if is_make(specialty) or words_of(specialty) == words_of(request.make):
            continue
        systems = systems_in(specialty)
        found |= {system: spoken[system] for system in systems if system in spoken}
        if not systems and phrase_in(request.concern, specialty):
            words = " ".join(words_of(specialty))
            found[words] = words
    return found


def score(request: Request, candidate: Candidate, policy: MatchingPolicy = DEFAULT_MATCHING) -> Match:
    """The candidate's points for this request, each with its reason; reasons without points are left out."""
    reasons = (
        *_by_time(candidate, policy),
        *_by_knowledge(request, candidate.mechanic, policy),
        *_by_place(request, candidate, policy),
        *_by_rating(candidate.mechanic, policy),
    )
    return Match(
        mechanic_id=candidate.mechanic.id, reasons=tuple(reason for reason in reasons if reason.points)
    )


def _by_time(candidate: Candidate, policy: MatchingPolicy) -> Iterator[MatchReason]:
    points = {
        Soonness.NOW: (MatchCode.ONLINE_NOW, policy.online_now),
        Soonness.WITHIN_HALF_HOUR: (MatchCode.WITHIN_HALF_HOUR, policy.within_half_hour),
        Soonness.WITHIN_HOUR: (MatchCode.WITHIN_HOUR, policy.within_hour),
        Soonness.TODAY: (MatchCode.TODAY, policy.today),
    }
    if candidate.soonness in points:
        code, worth = points[candidate.soonness]
        yield MatchReason(code=code, points=worth)


def _by_knowledge(request: Request, mechanic: Mechanic, policy: MatchingPolicy) -> Iterator[MatchReason]:
    for keyword, words in matched_keywords(mechanic, request).items():
        params = (("keyword", keyword), ("words", words))
        yield MatchReason(code=MatchCode.KEYWORD, points=policy.keyword, params=params)
    if not request.just_advice and is_specialist(mechanic, request.make):
        yield MatchReason(code=MatchCode.BRAND, points=policy.brand, params=(("make", request.make),))
    for years, points in policy.experience:
        if mechanic.years >= years:
            yield MatchReason(code=MatchCode.EXPERIENCE, points=points, params=(("years", mechanic.years),))
            return


def postal_area(postal_code: str) -> str:
    """The first three characters (FSA), in capitals; empty where the code is too short to have them."""
    plain = "".join(letter for letter in postal_code.upper() if letter.isalnum())
    return plain[:POSTAL_AREA] if len(plain) >= POSTAL_AREA else ""


def city_of(mechanic: Mechanic, organization: Organization) -> str:
    """Where a mechanic works: in the workshop's city; of one without a workshop it is not known."""
    return organization.city if mechanic.has_workshop else ""


def _by_place(request: Request, candidate: Candidate, policy: MatchingPolicy) -> Iterator[MatchReason]:
    area = postal_area(request.postal_code)
    if area and area == postal_area(candidate.mechanic.postal_code):
        yield MatchReason(
            code=MatchCode.SAME_POSTAL_AREA, points=policy.same_postal_area, params=(("area", area),)
        )
        return
    city = words_of(request.city)
    if city and city == words_of(candidate.city):
        yield MatchReason(
            code=MatchCode.SAME_CITY, points=policy.same_city, params=(("city", candidate.city),)
        )


def _by_rating(mechanic: Mechanic, policy: MatchingPolicy) -> Iterator[MatchReason]:
    if mechanic.rating is None:
        return
    for least, points in policy.rating:
        if mechanic.rating >= least:
            yield MatchReason(code=MatchCode.RATING, points=points, params=(("rating", mechanic.rating),))
            return


def suitable(
    request: Request, candidates: Iterable[Candidate], free: Collection[UUID] = ()
) -> list[Candidate]:
    """The candidates who can be asked at all, in their order.

    They offer the visit kind; of a scheduled request ``free`` holds the mechanics who are free at its time
    (of an immediate one it is not looked at); where the plan asks for a specialist of the brand, only those
    stay, unless it is just advice. Where there is none, or the make is not known, nobody stays: the
    customer is told so and chooses, and is never quietly given somebody else.
    """
    return [
        candidate
        for candidate in candidates
        if request.kind in offered_kinds(candidate.mechanic)
        and (request.starts is None or candidate.mechanic.id in free)
        and (not wants_specialist(request) or is_specialist(candidate.mechanic, request.make))
    ]


def wants_specialist(request: Request) -> bool:
    """Whether only specialists of the brand may be asked."""
    return request.brand_specialist and not request.just_advice


def ranked(
    request: Request, candidates: Iterable[Candidate], policy: MatchingPolicy = DEFAULT_MATCHING
) -> list[Match]:
    """All these candidates, the highest score first; ties by rating, then longest without an offer.

    Without a rating comes after every rating, never offered anything before everybody who was; what is
    still equal goes by id, so that the order never depends on how the rows came.
    """
    scored = [(score(request, candidate, policy), candidate) for candidate in candidates]
    return [match for match, _ in sorted(scored, key=lambda pair: _place(*pair))]


def by_rating(mechanic: Mechanic) -> tuple[bool, float]:
    """Where a mechanic stands among those with as many points: the best rating first, those without one last."""
    return mechanic.rating is None, -(mechanic.rating or 0.0)


def _place(match: Match, candidate: Candidate) -> tuple[int, tuple[bool, float], bool, int, int]:
    offered = candidate.last_offered_at
    return (
        -match.score,
        by_rating(candidate.mechanic),
        offered is not None,
        offered or 0,
        match.mechanic_id.int,
    )


def best(
    request: Request,
    candidates: Iterable[Candidate],
    free: Collection[UUID] = (),
    policy: MatchingPolicy = DEFAULT_MATCHING,
) -> list[Match]:
    """The best ten of those who can be asked, with their reasons."""
    return ranked(request, suitable(request, candidates, free), policy)[: policy.best]


def offline_to_look_through(
    request: Request,
    candidates: Iterable[Candidate],
    favourites: Collection[UUID] = (),
    policy: MatchingPolicy = DEFAULT_MATCHING,
) -> list[Match]:
    """The offline mechanics whom a customer may look through when nobody is online: favourites first.

    View only, so all of them, free or not; of each group the best first. A plan's brand specialist counts.
    """
    offline = [candidate for candidate in candidates if not candidate.online]
    anybody = [candidate.mechanic.id for candidate in offline]
    matches = ranked(request, suitable(request, offline, anybody), policy)
    return sorted(matches, key=lambda match: match.mechanic_id not in favourites)
