"""Days that are past, that no month has, that may be one of two, and holidays by name: what is understood and said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.presenters.province_holidays import Holidays
from desktop.presenters.sentence.day_doubt import DayDoubt, Doubt, day_doubt
from desktop.presenters.sentence.doubts import doubtful
from desktop.presenters.sentence.feasts import feast_at
from desktop.presenters.sentence.lexicon import Language
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.words import split
from tests.desktop.sentence.shop import TODAY, told, understand

LIST = Path(__file__).parents[3] / "resources" / "holidays.json"


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("freins Gagnon yesterday 9am", "06-16", "9:00"),
        ("freins Gagnon hier 9h", "06-16", "9:00"),
        ("freins Gagnon avant-hier 9h", "06-15", "9:00"),
        ("brakes Gagnon the day before yesterday 9am", "06-15", "9:00"),
        ("freins Gagnon 2026-06-10 9h", "06-10", "9:00"),
    ],
)
def test_a_day_that_is_past_is_understood_and_has_to_be_chosen(text: str, day: str, time: str) -> None:
    reading = understand(text)
    assert (told(reading)["day"], told(reading)["time"]) == (day, time)
    assert Part.DAY in doubtful(reading, TODAY)
    assert day_doubt(reading, TODAY, "en") == DayDoubt(doubt=Doubt.PAST)


@pytest.mark.parametrize(
    "text", ["bruit depuis hier Gagnon demain 9h", "it began yesterday, Gagnon brakes tomorrow 9am"]
)
def test_when_it_began_is_not_when(text: str) -> None:
    reading = understand(text)
    assert told(reading)["day"] == "06-18"
    assert Part.DAY not in doubtful(reading, TODAY)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("oil change done 2024-05-20, brakes Civic Tremblay tomorrow 9am", "2024-05-20"),
        ("freins Civic Tremblay demain 9h, vidange faite le 20-05-2024", "20-05-2024"),
        ("huile changée 20.05.2024 freins Civic Tremblay demain 9h", "20.05.2024"),
        ("pneus posés le 20 05 2024, freins Civic Tremblay demain 9h", "20 05 2024"),
        ("Tremblay Civic last serviced 2025-03-10, brakes tomorrow 9am", "2025-03-10"),
    ],
)
def test_a_day_in_digits_that_is_past_yields_and_stays_in_the_words(text: str, done: str) -> None:
    reading = understand(text)
    assert (told(reading)["day"], told(reading)["time"], told(reading)["car"]) == ("06-18", "9:00", "Civic")
    assert done in reading.concern
    assert "tomorrow" not in reading.concern
    assert "demain" not in reading.concern


@pytest.mark.parametrize(
    "text",
    [
        "Civic Tremblay brakes next tuesday 9am with Chloé, it may 90 km/h vibrate",
        "Civic Tremblay freins mardi prochain 9h avec Chloé, mai 90 km/h",
        "Civic Tremblay it may 90 km/h vibrate 9am",
        "Civic Tremblay brakes tuesday 9am, not 31 november",
    ],
)
def test_nothing_is_no_such_day_where_another_is_said_or_something_else_is_counted(text: str) -> None:
    assert day_doubt(understand(text), TODAY, "en") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("brakes Gagnon 31 november 9am", "31 november"),
        ("freins Gagnon 31 novembre 9h", "31 novembre"),
        ("freins Gagnon le 30 février 9h", "30 février"),
        ("brakes Gagnon february 30th 9am", "february 30th"),
        ("brakes Gagnon feb 29 2027 9am", "feb 29 2027"),
        ("freins Gagnon 31/11 9h", "31/11"),
    ],
)
def test_a_day_that_no_month_has_is_told(text: str, said: str) -> None:
    reading = understand(text)
    assert reading.day is None
    assert Part.DAY in doubtful(reading, TODAY)
    assert day_doubt(reading, TODAY, "en") == DayDoubt(doubt=Doubt.NONE, said=said)


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("brakes Gagnon 02/03 9am", "en", (date(2027, 2, 3), date(2027, 3, 2))),
        ("freins Gagnon 02/03 9h", "fr", (date(2027, 3, 2), date(2027, 2, 3))),
        ("freins Gagnon 7/8/2026 9h", "fr", (date(2026, 8, 7), date(2026, 7, 8))),
        ("freins Gagnon 7-8 9h", "fr", (date(2026, 8, 7), date(2026, 7, 8))),
        ("freins Gagnon 19/06 9h", "en", (date(2026, 6, 19),)),
        ("freins Gagnon 07/07 9h", "fr", (date(2026, 7, 7),)),
    ],
)
def test_of_a_day_that_may_be_two_both_are_offered_as_the_language_has_them(
    text: str, language: Language, days: tuple[date, ...]
) -> None:
    reading = understand(text)
    assert Part.DAY in doubtful(reading, TODAY)
    found = day_doubt(reading, TODAY, language)
    assert found is not None
    assert (found.doubt, found.days) == (Doubt.EITHER, days)


@pytest.mark.parametrize("text", ["oil 5-30 Gagnon 9am", "tires Gagnon 205/55 R16 thursday 9am"])
def test_a_size_is_no_day(text: str) -> None:
    assert day_doubt(understand(text), TODAY, "en") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thursday a week", "06-25"),
        ("in a couple weeks", "07-01"),
        ("in a couple of weeks", "07-01"),
        ("in a couple days", "06-19"),
        ("mardi sem. prochaine", "06-23"),
        ("la sem. prochaine mardi", "06-23"),
        ("dans 2 sem", "07-01"),
        ("la St-Jean", "06-24"),
        ("st-jean", "06-24"),
        ("saint-jean-baptiste", "06-24"),
        ("canada day", "07-01"),
        ("à la fête du Canada", "07-01"),
        ("on labour day", "09-07"),
        ("fête du travail", "09-07"),
        ("à l’Action de grâce", "10-12"),
        ("christmas eve", "12-24"),
        ("jour de l’an", "01-01"),
    ],
)
def test_days_by_their_names(text: str, day: str) -> None:
    reading = understand(f"freins Gagnon {text} 9h")
    assert (told(reading)["day"], told(reading)["time"]) == (day, "9:00")
    assert "left" not in told(reading)
    assert Part.DAY not in doubtful(reading, TODAY)


@pytest.mark.parametrize("text", ["avant la St-Jean", "the day after canada day", "before christmas"])
def test_beside_a_holiday_is_another_day(text: str) -> None:
    assert Part.DAY in doubtful(understand(f"freins Gagnon {text} 9h"), TODAY)


@pytest.mark.parametrize("text", ["vers les 9h", "vers 9h", "around 9am"])
def test_about_a_time_is_that_time(text: str) -> None:
    assert told(understand(f"freins Gagnon demain {text}"))["time"] == "9:00"


@pytest.mark.parametrize(
    ("name", "province", "label"),
    [
        ("new years day", "QC", "New Year's Day"),
        ("family day", "ON", "Family Day"),
        ("vendredi saint", "QC", "Good Friday"),
        ("victoria day", "ON", "Victoria Day"),
        ("journée nationale des patriotes", "QC", "National Patriots' Day"),
        ("la st-jean", "QC", "Saint Jean Baptiste Day"),
        ("canada day", "ON", "Canada Day"),
        ("conge civique", "NU", "Civic Holiday"),
        ("labour day", "BC", "Labour Day"),
        ("truth and reconciliation day", "BC", "National Day for Truth and Reconciliation"),
        ("action de grâce", "QC", "Thanksgiving Day"),
        ("remembrance day", "AB", "Remembrance Day"),
        ("jour de noël", "QC", "Christmas Day"),
        ("boxing day", "ON", "Boxing Day"),
    ],
)
def test_a_holiday_is_the_day_that_the_list_has(name: str, province: str, label: str) -> None:
    for year in (2026, 2027, 2028):
        first = date(year, 1, 1)
        listed = [
            each.day
            for each in Holidays(LIST).between(province, first, date(year, 12, 31))
            if each.label_en == label
        ]
        found = feast_at(split(name), 0, first)
        assert found is not None
        assert [found[1]] == listed
