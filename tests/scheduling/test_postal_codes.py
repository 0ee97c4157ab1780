"""Canadian postal codes, and what is near by them."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.postal_codes import (
    Nearness,
    area_of,
    canadian,
    city_key,
    nearest,
    place_in,
    rings,
    sent_of,
    told_of,
)

N = Nearness


@dataclass(frozen=True)
class Shop:
    name_key: str
    postal_area: str
    city_key: str = ""
    workshop_id: UUID = field(default_factory=uuid7)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("H2T 3B2", "H2T 3B2"), ("h2t3b2", "H2T 3B2"), (" H2T-3B2 ", "H2T 3B2"),
        ("D2T 3B2", None), ("W2T 3B2", None), ("Z2T 3B2", None), ("F2T 3B2", None),
        ("H2D 3B2", None), ("H2T 3O2", None), ("H2T 3U2", None), ("H2I 3Q2", None), ("H2W 3Z2", "H2W 3Z2"),
        ("H2T  3B2", None), ("H2T 3B2 ", "H2T 3B2"), ("H2T 3B", None), ("90210", None), ("", None),
        ("H٢T 3B2", None), ("H2T 3B2\n", "H2T 3B2"), ("H2T 3B2X", None),
    ],
)  # fmt: skip
def test_a_postal_code_has_canadas_letters_and_digits(text: str, normal: str | None) -> None:
    assert canadian(text) == normal
    if normal is None:
        with pytest.raises(Invalid):
            area_of(text)
    else:
        assert area_of(text) == normal[:3]


def test_the_area_alone_is_enough() -> None:
    assert area_of(" h2t ") == "H2T"
    for text in ("H2", "D2T", "H2TT", "2HT"):
        with pytest.raises(Invalid) as caught:
            area_of(text)
        assert caught.value.params == {"field": "postal_code", "rule": "postal_code"}


@pytest.mark.parametrize(
    ("text", "code", "city"),
    [
        ("Montréal, H2J 3V7", "H2J 3V7", "Montréal"), ("h2j3v7 Montréal", "H2J 3V7", "Montréal"),
        (" h2j ", "H2J", ""), ("Laval", "", "Laval"), ("Saint-Jérôme - J7Z", "J7Z", "Saint-Jérôme"),
        ("H2", "", "H2"), ("H2JX", "", "H2JX"), ("D2T 3B2", "", "D2T 3B2"), (" , ", "", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_a_place_is_a_city_a_code_or_both(text: str, code: str, city: str) -> None:
    assert place_in(text) == (code, city)


BETWEEN = st.text(st.sampled_from(" ,.-\t\u00a0\u202f\u2013"), max_size=4)
CODES = st.tuples(
    st.from_regex("[HJhj][0-9][A-CE]", fullmatch=True),
    BETWEEN,
    st.from_regex("[0-9][A-CEa-c][0-9]", fullmatch=True),
)
CITIES = ["", "Laval", "Saint-Jérôme", "St. John's", "Trois-Rivières (Qc)"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Montréal, H2J 3V7", "Montréal"), ("H2J\u00a03V7", "H2J"), ("H2J  3V7", "H2J"), ("H2J, 3V7", "H2J"),
        ("H2J.3V7 Laval", "Laval"), ("H2J3V7 H2J3V8", "H2J"), ("M5V 3L9, D1A 2B3", "M5V"), ("H2O 3V7", ""),
        ("12 rue X, H2J 3V7", "H2J"), ("12 rue X", ""), ("H2J Montréal 3V7", "H2J"), ("H2JX 3V7", ""),
        ("Laval H2J 3V7 QC", "Laval QC"), ("Laval, H7A", "Laval"), ("", ""),
    ],
)  # fmt: skip
def test_of_a_place_the_city_or_the_area_is_told_and_never_a_whole_code(text: str, told: str) -> None:
    assert told_of(text) == told


@given(st.lists(CODES, min_size=1, max_size=3), st.sampled_from(CITIES), st.booleans())
def test_however_codes_are_written_the_city_alone_is_told(
    codes: list[tuple[str, str, str]], city: str, first: bool
) -> None:
    written = ["".join(code) for code in codes]
    text = ", ".join([city, *written] if first else [*written, city])
    area, _, rest = codes[0]
    assert place_in(text) == (f"{area} {rest}".upper(), city)
    assert told_of(text) == (city or area.upper())


@given(st.lists(st.one_of(st.text(max_size=8), CODES.map("".join), st.sampled_from(CITIES))).map(" ".join))
def test_whatever_is_typed_no_digit_is_told_but_an_areas(text: str) -> None:
    told = told_of(text)
    if any(each.isdigit() for each in told):
        assert area_of(told) == told


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Montréal, H2X 1Y4", "Montréal, H2X"),
        ("h2x1y4", "H2X"),
        ("H2X", "H2X"),
        ("Laval", "Laval"),
        ("12, rue Roy", ""),
        ("12, rue Roy, Montréal H2X 1Y4", "H2X"),
        ("", ""),
    ],
)
def test_a_desk_sends_the_city_and_the_area(text: str, sent: str) -> None:
    assert sent_of(text) == sent


@given(st.lists(st.one_of(st.text(max_size=8), CODES.map("".join), st.sampled_from(CITIES))).map(" ".join))
def test_whatever_is_typed_nothing_is_sent_but_what_may_be_told(text: str) -> None:
    """An older server shows all of it to whoever is asked."""
    code, city = place_in(sent_of(text))
    assert code in {"", place_in(text)[0][:3]}
    assert not any(each.isdigit() for each in city)


def test_cities_are_the_same_however_they_are_written() -> None:
    assert city_key("Saint-Jérôme") == city_key(" SAINT JEROME ") == "saint jerome"
    assert city_key("Laval") != city_key("Lavaltrie")
    assert city_key(" - ") == ""


def test_area_then_city_then_district_then_region_then_name() -> None:
    shops = [
        Shop("e", "H9Z"), Shop("d", "H2X"), Shop("c", "J4B", "laval"), Shop("b", "H2T"), Shop("a", "H2T", "laval"),
        Shop("x", "J4B"), Shop("d", "H2A"), Shop("a", "H9Z"),
    ]  # fmt: skip
    found = nearest(shops, "H2T", "Laval", 10)
    assert [(nearness, shop.name_key) for nearness, shop in found] == [
        (N.AREA, "a"), (N.AREA, "b"), (N.CITY, "c"), (N.DISTRICT, "d"), (N.DISTRICT, "d"), (N.REGION, "a"),
        (N.REGION, "e"),
    ]  # fmt: skip
    assert [shop for _, shop in found[3:5]] == sorted(
        (shops[1], shops[6]), key=lambda shop: shop.workshop_id.int
    )
    assert nearest(shops, "H2T", "Laval", 3) == found[:3]
    assert [nearness for nearness, _ in nearest(shops, "H2T", "", 10)].count(N.CITY) == 0
    assert nearest(shops, "V5K", "", 10) == []


def test_a_workshop_without_a_city_is_in_no_city() -> None:
    assert nearest([Shop("a", "J4B", "")], "H2T", " - ", 10) == []
    assert [ring.nearness for ring in rings("H2T", "-")] == [N.AREA, N.DISTRICT, N.REGION]


@given(
    st.lists(
        st.tuples(st.sampled_from(["H2T", "H2X", "H9Z", "J4B"]), st.sampled_from(["", "laval", "longueuil"]))
    ),
    st.integers(1, 6),
)
def test_each_is_told_once_and_a_nearer_one_always_first(places: list[tuple[str, str]], limit: int) -> None:
    shops = [Shop("n", area, city) for area, city in places]
    found = nearest([*shops, *shops], "H2T", "Laval", limit)
    order = [list(N).index(nearness) for nearness, _ in found]
    assert order == sorted(order)
    assert len({shop.workshop_id for _, shop in found}) == len(found) <= limit
    near = [shop for shop in shops if shop.postal_area[0] == "H" or shop.city_key == "laval"]
    assert len(found) == min(limit, len(near))
