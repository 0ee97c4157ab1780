"""The score, point by point from the specification, the order, and who can be asked at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.matching import (
    Candidate,
    MatchCode,
    MatchingPolicy,
    Request,
    best,
    by_rating,
    city_of,
    is_specialist,
    matched_keywords,
    offline_to_look_through,
    postal_area,
    ranked,
    score,
    suitable,
    wants_specialist,
)
from scheduling.presence import Soonness
from scheduling.vocabulary import VisitKind
from tests import factories
from tests.scheduling.match_making import NOW, START, candidate, mechanic, request

OFF: dict[str, Any] = {"soonness": Soonness.LATER, "online": False}


def points(asked: Request, who: Candidate) -> dict[MatchCode, int]:
    found: dict[MatchCode, int] = {}
    for reason in score(asked, who).reasons:
        found[reason.code] = found.get(reason.code, 0) + reason.points
    return found


@pytest.mark.parametrize(
    ("soon", "expected"),
    [
        (Soonness.NOW, {MatchCode.ONLINE_NOW: 50}),
        (Soonness.WITHIN_HALF_HOUR, {MatchCode.WITHIN_HALF_HOUR: 30}),
        (Soonness.WITHIN_HOUR, {MatchCode.WITHIN_HOUR: 20}),
        (Soonness.TODAY, {MatchCode.TODAY: 10}),
        (Soonness.LATER, {}),
    ],
)
def test_how_soon(soon: Soonness, expected: dict[MatchCode, int]) -> None:
    assert points(request(), candidate(soon)) == expected


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (None, 0),
        (0.0, 0),
        (3.49, 0),
        (3.5, 5),
        (3.99, 5),
        (4.0, 10),
        (4.49, 10),
        (4.5, 15),
        (4.99, 15),
        (5.0, 20),
    ],
)
def test_rating_steps(rating: float | None, expected: int) -> None:
    match = score(request(), candidate(**OFF, rating=rating))
    assert match.score == expected
    assert [reason.params for reason in match.reasons] == ([(("rating", rating),)] if expected else [])


@pytest.mark.parametrize(("years", "expected"), [(0, 0), (4, 0), (5, 10), (9, 10), (10, 20), (40, 20)])
def test_experience_steps(years: int, expected: int) -> None:
    match = score(request(), candidate(**OFF, years=years))
    assert match.score == expected
    assert [reason.params for reason in match.reasons] == ([(("years", years),)] if expected else [])


@pytest.mark.parametrize(
    ("code", "city", "expected"),
    [
        ("H2X 1Y4", "Laval", {MatchCode.SAME_POSTAL_AREA: 10}),
        ("h2x9z9", "MONTREAL", {MatchCode.SAME_POSTAL_AREA: 10}),
        ("H3X 1Y4", "montreal", {MatchCode.SAME_CITY: 5}),
        ("H3X 1Y4", "Laval", {}),
        ("", "Montréal", {MatchCode.SAME_CITY: 5}),
        ("H2", "", {}),
    ],
)
def test_same_postal_area_else_same_city(code: str, city: str, expected: dict[MatchCode, int]) -> None:
    asked = request(postal_code="H2X 3V4", city="Montréal")
    assert points(asked, candidate(**OFF, postal_code=code, city=city)) == expected


def test_only_who_has_a_workshop_is_in_its_city() -> None:
    garage = factories.organization(city="Laval")
    assert city_of(factories.affiliated(), garage) == "Laval"
    assert city_of(factories.independent(), garage) == "Laval"
    assert city_of(factories.virtual(), garage) == ""


def test_the_best_rating_first_and_none_after_all() -> None:
    rows = [mechanic(rating=rating) for rating in (None, 0.0, 4.5, 5.0)]
    assert [row.rating for row in sorted(rows, key=by_rating)] == [5.0, 4.5, 0.0, None]


def test_nothing_known_is_the_same_as_nothing() -> None:
    assert points(request(), candidate(**OFF)) == {}
    assert points(request(postal_code="H2"), candidate(**OFF, postal_code="H2")) == {}
    assert [postal_area(code) for code in ("h2x 1y4", "H-2-X", "H2", "")] == ["H2X", "H2X", "", ""]


def test_each_matched_keyword_counts_once_and_tells_its_words() -> None:
    asked = request(
        concern="Freins! My brakes and the brake pads squeal, and it smells of oil. Suspension ok?"
    )
    who = candidate(**OFF, specialties=("brakes", "Freinage", "oil", "tires", "Toyota"))
    match = score(asked, who)
    assert match.score == 30
    assert [reason.params for reason in match.reasons] == [
        (("keyword", "brakes"), ("words", "freins")),
        (("keyword", "oil"), ("words", "oil")),
    ]


def test_a_specialty_matches_across_languages_and_in_the_mechanics_own_words() -> None:
    assert matched_keywords(mechanic(specialties=("Embrayages",)), request(concern="clutch slips")) == {
        "transmission": "clutch"
    }
    own = mechanic(specialties=("Upholstery repair", "upholstery"))
    assert matched_keywords(own, request(concern="The UPHOLSTERY is torn")) == {"upholstery": "upholstery"}
    two = mechanic(specialties=("brakes and suspension",))
    assert list(matched_keywords(two, request(concern="suspension, brakes"))) == ["brakes", "suspension"]


def test_a_make_is_no_keyword() -> None:
    who = candidate(**OFF, specialties=("Toyota", "Zastava"))
    asked = request(concern="My Toyota hums, and the Zastava too", make="Zastava", just_advice=True)
    assert points(asked, who) == {}


def test_specialist_of_the_brand_by_the_vehicles_make() -> None:
    who = candidate(**OFF, specialties=("VW", "brakes"))
    match = score(request(make="Volkswagen"), who)
    assert [(reason.code, reason.points, reason.params) for reason in match.reasons] == [
        (MatchCode.BRAND, 30, (("make", "Volkswagen"),))
    ]
    assert points(request(make="Audi"), who) == {}
    assert points(request(make="volkswagen", just_advice=True), who) == {}
    assert not is_specialist(who.mechanic, "")
    assert not is_specialist(mechanic(specialties=("",)), " ")


def test_everything_at_once_adds_up() -> None:
    asked = request(concern="Noisy brakes", make="Honda", postal_code="H2X3V4", city="Montréal")
    who = candidate(specialties=("Honda", "brakes"), years=12, rating=5.0, postal_code="H2X", city="Montréal")
    match = score(asked, who)
    assert match.score == 50 + 15 + 30 + 20 + 10 + 20
    assert match.score == sum(reason.points for reason in match.reasons)
    assert [reason.code for reason in match.reasons] == [
        MatchCode.ONLINE_NOW,
        MatchCode.KEYWORD,
        MatchCode.BRAND,
        MatchCode.EXPERIENCE,
        MatchCode.SAME_POSTAL_AREA,
        MatchCode.RATING,
    ]


def test_the_points_are_the_owners_and_none_are_no_reason() -> None:
    policy = MatchingPolicy(online_now=7, keyword=0, best=1)
    match = score(request(concern="brakes"), candidate(specialties=("brakes",)), policy)
    assert [(reason.code, reason.points) for reason in match.reasons] == [(MatchCode.ONLINE_NOW, 7)]
    assert len(best(request(), [candidate(), candidate()], policy=policy)) == 1


def test_a_scheduled_request_keeps_only_who_is_free_then() -> None:
    one, two = candidate(), candidate(**OFF)
    assert suitable(request(starts=START), [one, two], {two.mechanic.id}) == [two]
    assert suitable(request(starts=START), [one, two]) == []
    assert suitable(request(), [one, two]) == [one, two]


def test_only_who_offers_the_kind_and_is_active() -> None:
    one, two = candidate(kinds=(VisitKind.PHONE,)), candidate(active=False)
    assert suitable(request(), [one, two]) == []
    assert suitable(request(kind=VisitKind.PHONE), [one, two]) == [one]


def test_a_plan_for_specialists_keeps_specialists_and_where_there_is_none_nobody() -> None:
    one, two = candidate(specialties=("Honda",)), candidate(rating=5.0)
    asked = request(make="Honda", brand_specialist=True)
    assert suitable(asked, [one, two]) == [one]
    assert suitable(replace(asked, make="Audi"), [one, two]) == []
    assert suitable(replace(asked, make=""), [one, two]) == []
    assert suitable(replace(asked, just_advice=True), [one, two]) == [one, two]
    assert wants_specialist(asked)
    assert not wants_specialist(replace(asked, just_advice=True))
    assert not wants_specialist(request())


def test_the_best_ten() -> None:
    many = [candidate(years=years) for years in range(12)]
    found = best(request(), many)
    assert {match.mechanic_id for match in found[:2]} == {many[10].mechanic.id, many[11].mechanic.id}
    assert len(found) == 10
    assert len(ranked(request(), many)) == 12


def test_ties_by_rating_then_longest_without_an_offer() -> None:
    order = [
        candidate(rating=4.9, last_offered_at=NOW),
        candidate(rating=4.8),
        candidate(rating=4.8, last_offered_at=0),
        candidate(rating=4.8, last_offered_at=NOW - 1),
        candidate(rating=4.8, last_offered_at=NOW),
    ]
    for mixed in permutations(order):
        assert [match.mechanic_id for match in ranked(request(), mixed)] == [
            each.mechanic.id for each in order
        ]


def test_without_a_rating_is_after_every_rating_and_equals_go_by_id() -> None:
    order = [candidate(rating=0.0, last_offered_at=NOW), candidate(), candidate()]
    order[1:] = sorted(order[1:], key=lambda each: each.mechanic.id)
    for mixed in permutations(order):
        assert [match.mechanic_id for match in ranked(request(), mixed)] == [
            each.mechanic.id for each in order
        ]


def test_a_better_score_beats_a_better_rating() -> None:
    one, two = candidate(rating=4.4, years=5), candidate(rating=4.49)
    assert ranked(request(), [two, one])[0].mechanic_id == one.mechanic.id


def test_offline_mechanics_to_look_through_favourites_first() -> None:
    there = candidate(rating=5.0)
    poor, good, loved = candidate(**OFF), candidate(**OFF, rating=5.0), candidate(**OFF, rating=3.0)
    for starts in (None, START):
        found = offline_to_look_through(
            request(starts=starts), [there, poor, good, loved], {loved.mechanic.id, there.mechanic.id}
        )
        assert [match.mechanic_id for match in found] == [each.mechanic.id for each in (loved, good, poor)]


candidates = st.builds(
    candidate,
    st.sampled_from(Soonness),
    st.booleans(),
    st.sampled_from(("", "Laval")),
    st.one_of(st.none(), st.integers(0, NOW)),
    rating=st.one_of(st.none(), st.sampled_from((3.5, 4.0, 4.5, 5.0))),
    years=st.integers(0, 12),
    specialties=st.lists(st.sampled_from(("brakes", "freins", "oil", "Honda", "Audi")), max_size=3).map(
        tuple
    ),
)


@given(
    st.lists(candidates, max_size=14),
    st.sampled_from(("", "brakes brakes freins", "Honda, huile")),
    st.data(),
)
def test_the_order_never_depends_on_how_the_rows_came(
    rows: list[Candidate], concern: str, data: st.DataObject
) -> None:
    asked = request(concern=concern, make="Honda", city="laval")
    found = best(asked, rows)
    assert best(asked, data.draw(st.permutations(rows))) == found
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert len(found) == min(10, len(rows))
    for match in found:
        assert all(reason.points > 0 for reason in match.reasons)
        keywords = [reason.params[0] for reason in match.reasons if reason.code is MatchCode.KEYWORD]
        assert len(keywords) == len(set(keywords))
