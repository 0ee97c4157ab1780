"""Times, dates, money and phone numbers in both languages."""

from __future__ import annotations

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from desktop.theming import formats

MONTREAL = ZoneInfo("America/Toronto")
FRIDAY = date(2026, 11, 20)
TEN = 1_795_186_800
NBSP = "\N{NO-BREAK SPACE}"


def test_dates_in_english() -> None:
    assert formats.day_title(FRIDAY) == "Fri 20 November"
    assert formats.day_long(FRIDAY) == "Friday 20 November"
    assert formats.day_short(FRIDAY) == "Fri 20 Nov"
    assert formats.day_within(FRIDAY) == "Friday 20 November"
    assert formats.month_title(FRIDAY) == "November 2026"


def test_dates_in_french() -> None:
    formats.use_language("fr")
    assert formats.day_title(FRIDAY) == "Ven. 20 novembre"
    assert formats.day_long(date(2026, 12, 1)) == "Mardi 1er décembre"
    assert formats.day_short(FRIDAY) == "ven. 20 nov."
    assert formats.day_within(FRIDAY) == "vendredi 20 novembre"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Fri 20 Nov 2026, 10:00"), ("fr", "ven. 20 nov. 2026, 10:00")]
)
def test_what_may_be_years_ago_says_which(language: formats.Language, said: str) -> None:
    formats.use_language(language)
    assert formats.moment_of_year(TEN, MONTREAL) == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Fri 20 Nov 2026, 10:00"), ("fr", "ven. 20 nov. 2026, 10:00")]
)
def test_another_year_than_todays_is_said_and_todays_is_not(language: formats.Language, said: str) -> None:
    formats.use_language(language)
    assert formats.moment_near(TEN, MONTREAL, date(2027, 1, 4)) == said
    for today in (FRIDAY, None):
        assert formats.moment_near(TEN, MONTREAL, today) == said.replace(" 2026", "")
        assert formats.day_near(FRIDAY, today) == formats.day_short(FRIDAY)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Fri 20 Nov 2026, 10:00"), ("fr", "ven. 20 nov. 2026, 10:00")]
)
def test_a_moment_says_its_year_where_the_clock_is_in_another(language: formats.Language, said: str) -> None:
    formats.use_language(language)
    same_year, new_year = 40 * 86400, 42 * 86400
    for now, expected in ((TEN - same_year, said.replace(" 2026", "")), (TEN + new_year, said)):
        formats.use_clock(lambda now=now: now)  # type: ignore[misc]
        assert formats.moment(TEN, MONTREAL) == expected
        assert formats.day_at(TEN, MONTREAL) == expected.removesuffix(", 10:00")
        assert formats.moment_parts(TEN, MONTREAL) == (expected.removesuffix(", 10:00"), "10:00")


def test_the_year_is_that_of_the_place() -> None:
    eve = TEN + 41 * 86400 + 10 * 3600  # 20:00 there, past midnight in Greenwich
    formats.use_clock(lambda: eve)
    assert formats.moment(eve, MONTREAL) == "Thu 31 Dec, 20:00"
    assert formats.moment(eve, UTC) == "Fri 1 Jan, 1:00"


def test_span_of_days_names_a_month_once() -> None:
    assert formats.days_range(date(2026, 11, 16), date(2026, 11, 22)) == "16 – 22 November"
    assert formats.days_range(date(2026, 11, 30), date(2026, 12, 6)) == "30 November – 6 December"


@pytest.mark.parametrize("language", formats.LANGUAGES)
def test_clock_is_24_hours_in_both(language: formats.Language) -> None:
    formats.use_language(language)
    assert formats.time(TEN + 4 * 3600 + 1800, MONTREAL) == "14:30"
    assert formats.time_range(TEN - 3600, TEN, MONTREAL) == "9:00–10:00"


def test_range_to_midnight_ends_at_24() -> None:
    assert formats.time_range(0, 86400, UTC) == "0:00–24:00"


def test_money_in_each_language() -> None:
    assert formats.money(2900) == "$29.00"
    assert formats.money(-123456) == "-$1,234.56"
    formats.use_language("fr")
    assert formats.money(2900) == f"29,00{NBSP}$"


def test_phone_numbers() -> None:
    assert formats.phone("+15145550142") == "(514) 555-0142"
    assert formats.phone("+33142685300") == "+33 1 42 68 53 00"
    assert formats.phone("") == ""
    assert formats.phone("ask Luc") == "ask Luc"
    formats.use_language("fr")
    assert formats.phone("+15145550142") == "514 555-0142"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (30, "30 min"), (60, "1 h"), (90, "1 h 30"), (125, "2 h 05")]
)
def test_durations(minutes: int, words: str) -> None:
    assert formats.duration(minutes) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Luc Tremblay", "LT"),
        ("Sam O’Neil", "SO"),
        ("Marie-Ève", "MÈ"),
        ("Cher", "C"),
        ("", "?"),
        ("- –", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert formats.initials(name) == letters


def test_countdown_never_runs_below_zero() -> None:
    assert formats.countdown(872) == "14:32"
    assert formats.countdown(-5) == "0:00"
