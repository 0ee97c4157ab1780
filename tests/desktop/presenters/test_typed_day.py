"""A day as it is typed to go there, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.presenters.typed_day import typed_day

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 dec", date(2026, 12, 2)),
        ("2 déc", date(2026, 12, 2)),
        ("Dec 2", date(2026, 12, 2)),
        ("dec. 2", date(2026, 12, 2)),
        ("le 2 décembre", date(2026, 12, 2)),
        ("2 décembre 2027", date(2027, 12, 2)),
        ("december 2 2031", date(2031, 12, 2)),
        ("mercredi 2 décembre", date(2026, 12, 2)),
        ("24/12", date(2026, 12, 24)),
        ("24-12", date(2026, 12, 24)),
        ("2027-01-05", date(2027, 1, 5)),
        ("2026-10-05", date(2026, 10, 5)),
        ("today", TODAY),
        ("demain", date(2026, 11, 24)),
        ("friday", date(2026, 11, 27)),
        ("next friday", date(2026, 12, 4)),
        ("vendredi prochain", date(2026, 11, 27)),
        ("in 3 weeks", date(2026, 12, 14)),
        ("dans 10 jours", date(2026, 12, 3)),
        ("30", date(2026, 11, 30)),
        ("2", date(2026, 12, 2)),
        ("mars", date(2027, 3, 1)),
        ("november", date(2026, 11, 1)),
        ("mars 2028", date(2028, 3, 1)),
        ("15 oct", date(2026, 10, 15)),
        ("15 octobre 2027", date(2027, 10, 15)),
        ("15 june", date(2027, 6, 15)),
    ],
)
def test_understood(typed: str, day: date) -> None:
    assert typed_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "de",
        "2 d",
        "2/12",
        "32 dec",
        "30 february",
        "45",
        "friday 2 december",
        "2 dec brakes",
        "2027",
    ],
)
def test_not_understood(typed: str) -> None:
    assert typed_day(typed, TODAY) is None


def test_a_leap_day_is_that_of_its_year() -> None:
    assert typed_day("29 feb 2028", TODAY) == date(2028, 2, 29)
    assert typed_day("29 feb 2027", TODAY) is None
    assert typed_day("29 feb", TODAY) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("in 45 weeks", date(2027, 10, 4)),
        ("dans 320 jours", date(2027, 10, 9)),
        ("in 52 weeks", date(2027, 11, 22)),
        ("friday 2027", None),
        ("tomorrow 2027", None),
        ("in 3 weeks 2030", None),
    ],
)
def test_what_names_no_date_has_no_other_year(typed: str, day: date | None) -> None:
    assert typed_day(typed, date(2026, 11, 23)) == day
