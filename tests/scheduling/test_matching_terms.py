"""The words of the field: whole, in both languages, in the singular and the simple plural."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling import matching_terms
from scheduling.folding import folded
from scheduling.matching_terms import (
    SYSTEMS,
    is_make,
    make_of,
    numbers_of,
    phrase_in,
    same_word,
    systems_in,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("My brakes squeal", ["brakes"]),
        ("FREINS qui grincent", ["brakes"]),
        ("l'étrier est coincé, l’embrayage glisse", ["brakes", "transmission"]),
        ("Batteries go flat", ["battery"]),
        ("La batterie est à plat", ["battery"]),
        ("Pneus d'hiver", ["tires"]),
        ("tyre, tire and tires", ["tires"]),
        ("The check engine light is on", ["diagnostics"]),
        ("The engine is hot", ["engine"]),
        ("a brake light is out", ["lighting"]),
        ("Les feux arrière", ["lighting"]),
        ("It won't start", ["starter"]),
        ("It won’t start", ["starter"]),
        ("no A/C, and the a.c. smells", ["climate"]),
        ("il y a c'est sûr un bruit", []),
        ("My electric car hums", ["electric_vehicles"]),
        ("an electric smell", ["electrical"]),
        ("Véhicules électriques", ["electric_vehicles"]),
        ("nobody knows, we've looked", []),
        ("brakeless", []),
        ("starting last week it hums", []),
        ("oil change and brakes", ["oil", "brakes"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_systems_of_a_text(text: str, systems: list[str]) -> None:
    assert list(systems_in(text)) == systems


def test_the_words_that_first_say_so_are_kept() -> None:
    found = systems_in("Freins bruyants; brake pads worn, Fuite d'huile")
    assert found == {"brakes": "freins", "oil": "fuite d huile"}


@pytest.mark.parametrize("system", sorted(SYSTEMS))
def test_every_system_is_known_by_its_code_in_any_case_singular_or_plural(system: str) -> None:
    spoken = system.replace("_", " ")
    assert list(systems_in(spoken.upper())) == [system]
    single = spoken.removesuffix("s") if not spoken.endswith("ss") else spoken
    assert list(systems_in(single)) == [system]


def test_every_phrase_of_the_table_speaks_of_its_own_system_and_of_no_other() -> None:
    for system, text in matching_terms._SYSTEMS.items():
        for phrase in text.split(","):
            assert list(systems_in(phrase)) == [system], phrase


def test_both_languages_know_every_system() -> None:
    for system, text in matching_terms._SYSTEMS.items():
        assert len(text.split(",")) >= 3, system


def test_the_specialties_for_which_the_desktop_has_words_are_systems() -> None:
    shown = {"brakes", "diesel", "electrical", "hybrids", "inspection", "oil", "suspension", "tires"}
    assert shown <= SYSTEMS


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("brakes", "brake"),
        ("batteries", "battery"),
        ("brushes", "brush"),
        ("clutches", "clutch"),
        ("gearboxes", "gearbox"),
        ("feux", "feu"),
        ("signaux", "signal"),
        ("pneus", "pneu"),
    ],
)
def test_simple_plurals(plural: str, singular: str) -> None:
    assert same_word(plural, singular)
    assert same_word(singular, plural)
    assert not same_word(singular + "ness", plural)


def test_short_words_and_double_s_have_no_plural() -> None:
    assert numbers_of("gas") == {"gas"}
    assert numbers_of("abs") == {"abs"}
    assert numbers_of("glass") == {"glass"}
    assert numbers_of("axes") == {"axes", "axe", "ax"}
    assert not same_word("pas", "pa")


def test_folding() -> None:
    assert folded("Élise Lœb ÇÀ") == "elise loeb ca"
    assert words_of("l'Étrier (gauche)—n°2") == ("l", "etrier", "gauche", "n", "2")


@given(st.text())
def test_no_text_breaks_it_and_case_and_accents_do_not_matter(text: str) -> None:
    found = systems_in(text)
    assert set(found) <= SYSTEMS
    assert list(systems_in(folded(text))) == list(found)


@given(
    st.lists(st.sampled_from(["brakes", "frein", "huile", "oil", "pneus", "hum", "alternateur"]), max_size=6)
)
def test_repeating_a_text_finds_nothing_more(words: list[str]) -> None:
    text = " ".join(words)
    assert systems_in(f"{text}. {text}") == systems_in(text)


def test_a_phrase_stands_as_whole_words() -> None:
    assert phrase_in("Upholstery torn", "upholstery")
    assert phrase_in("the Leather Seats are torn", "leather seat")
    assert not phrase_in("the leather on the seat", "leather seat")
    assert not phrase_in("leather", "leather seat")
    assert not phrase_in("anything", " … ")


def test_makes_in_their_spellings() -> None:
    assert make_of("VW") == make_of(" Volkswagen ") == "volkswagen"
    assert make_of("Mercedes-Benz") == make_of("mercedes") == "mercedes benz"
    assert make_of("Chevy") == "chevrolet"
    assert make_of("Škoda") == "skoda"
    assert make_of("") == ""
    assert is_make("Land Rover")
    assert is_make("toyota")
    assert not is_make("brakes")
    assert not is_make("Toyota brakes")
