"""Whatever is typed, reading it never fails, loses no word and uses none twice; parts not meant are words again."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.presenters.sentence.doubts import doubtful
from desktop.presenters.sentence.lexicon import KINDS, MONTHS, PARTS_OF_DAY, RELATIVE_DAYS, SERVICES, WEEKDAYS
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.reading import MOST_LETTERS, read
from desktop.presenters.sentence.words import one_letter_off, split
from tests.desktop.sentence.shop import CARS, TODAY, shop, understand

SHOP = shop()
_OWN = [
    *CARS,
    "Luc",
    "Chloé",
    "Civic",
    "Tremblya",
    "bay 2",
    "F12 ABC",
    "514 555-0104",
    "with",
    "pour",
    "et",
    "le 3",
]
_TIMES = [
    "14h",
    "14 h 30",
    "2pm",
    "2:30",
    "à",
    "after 3",
    "90 min",
    "1h30",
    "noon",
    "in two weeks",
    "2026-08-04",
    "29 feb",
]
_JOBS = [name.strip() for each in SERVICES for name in (*each.english.split(","), *each.french.split(","))]
_WORDS = st.sampled_from([*_OWN, *_TIMES, *_JOBS, *KINDS, *MONTHS, *WEEKDAYS, *RELATIVE_DAYS, *PARTS_OF_DAY])
SENTENCES = st.lists(_WORDS | st.text(max_size=8), max_size=9).map(" ".join)
DAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))


@given(text=st.text() | SENTENCES, today=DAYS)
@example(text="²h ½h ٣h30 in ² weeks le ³", today=TODAY)
@example(text="29 feb 2100", today=date(2100, 2, 28))
@example(text="in 999 weeks", today=TODAY)
@example(text="@ @@ 99:99 31 june 0h 24h", today=TODAY)
@example(text="\x00 , ; ,,", today=TODAY)
@example(text="ß", today=TODAY)
def test_each_word_is_used_once_or_kept_and_none_is_lost(text: str, today: date) -> None:
    reading = read(text, SHOP, today)
    assert sorted([*reading.used, *reading.kept]) == list(range(len(reading.words)))
    assert all(text[word.starts : word.ends] == word.text for word in reading.words)
    ends = [0, *(word.ends for word in reading.words)]
    starts = [*(word.starts for word in reading.words), len(text)]
    between = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert all(letter.isspace() or letter in ",;" for letter in between)
    assert len(reading.concern) <= len(text) + sum(
        len(service.fr + service.en) + 2 for service in reading.services
    )


@given(text=SENTENCES, today=DAYS)
def test_what_was_understood_stands_behind_words(text: str, today: date) -> None:
    reading = read(text, SHOP, today)
    parts = set(reading.used.values())
    assert (reading.day is not None) == (Part.DAY in parts)
    in_day = reading.part_of_today is not None  # “ce soir” says both
    assert (reading.time is not None) == (Part.TIME in parts or in_day)
    assert (reading.minutes is not None) == (Part.LENGTH in parts)
    assert (reading.kind is not None) == (Part.KIND in parts)
    assert bool(reading.services) == (Part.SERVICE in parts)
    assert (bool(reading.mechanics) or reading.anybody) == (Part.MECHANIC in parts)
    past = reading.day is not None and reading.day.day < today
    assert not past or Part.DAY in doubtful(reading, today)
    assert reading.time is None or 0 <= reading.time.minute < 1440


@given(text=SENTENCES, part=st.sampled_from(Part))
def test_a_part_that_is_not_meant_leaves_its_words_alone(text: str, part: Part) -> None:
    assert part not in read(text, SHOP, TODAY, without={part}).used.values()


@given(text=SENTENCES)
def test_it_reads_the_same_twice(text: str) -> None:
    assert read(text, SHOP, TODAY).used == read(text, SHOP, TODAY).used


@given(ahead=st.integers(0, 6))
def test_a_weekday_is_within_the_coming_seven_days(ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    names = [name for name, number in WEEKDAYS.items() if number == day.weekday()]
    for name in names:
        reading = read(name, SHOP, TODAY)
        assert reading.day is not None
        assert reading.day.day == day


def test_a_page_that_was_pasted_is_kept_as_it_is() -> None:
    reading = understand("oil " * MOST_LETTERS)
    assert reading.used == {}


def test_not_meant_words_are_told_to_the_mechanic() -> None:
    text = "bruit le matin Gagnon"
    assert understand(text).concern == "Bruit à localiser"
    assert read(text, SHOP, TODAY, without={Part.TIME}).concern == "Bruit le matin"


def test_links_go_with_what_they_lead_to() -> None:
    reading = understand("oil change for Gagnon on the CR-V with Luc")
    assert reading.said(Part.MECHANIC) == "with Luc"
    assert reading.said(Part.CUSTOMER) == "for Gagnon"
    assert reading.said(Part.VEHICLE) == "on the CR-V"


def test_the_language_of_the_sentence_is_its_own() -> None:
    assert read("vidange Gagnon", SHOP, TODAY, language="en").concern == "Vidange d’huile"
    assert read("oil change Gagnon", SHOP, TODAY, language="fr").concern == "Oil change"
    assert read("inspection Gagnon", SHOP, TODAY, language="fr").concern == "Inspection mécanique"
    assert read("inspection Gagnon", SHOP, TODAY, language="en").concern == "Safety inspection"
    assert (
        read("transmission Gagnon jeudi", SHOP, TODAY, language="en").concern
        == "Entretien de la transmission"
    )


def test_a_plate_counts_more_than_a_name_beside_it() -> None:
    reading = understand("G34 DEF Tremblay")
    assert [row.name for row in reading.customers] == ["Marc Tremblay"]


def test_a_number_of_nobody_is_told_apart_from_words() -> None:
    reading = understand("oil change 438 555-9999 jeudi")
    assert (reading.customers, reading.phone, reading.left) == ((), "4385559999", "")


@given(word=st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=2, max_size=9), data=st.data())
def test_one_letter_off_is_what_a_finger_does(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("qxz"))
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }
    assert all(slip == word or one_letter_off(word, slip) for slip in slips)
    assert all(one_letter_off(word, slip) == one_letter_off(slip, word) for slip in slips)
    assert not one_letter_off(word, word)
    assert not one_letter_off(word, letter * 2 + word)


def test_words_are_split_at_blanks_and_commas_but_not_in_a_number() -> None:
    assert [word.text for word in split("a, b;c 1,5h")] == ["a", "b", "c", "1,5h"]
