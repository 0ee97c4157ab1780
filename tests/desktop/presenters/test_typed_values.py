"""Numbers in the units in which the owner types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.presenters.typed_values import (
    CLOCK,
    COUNT,
    MEGABYTES,
    MINUTES,
    MONEY,
    PERCENT,
    STARS,
    Measure,
    Unit,
    in_seconds,
    read,
    shown,
)

HOURS = Measure(Unit.HOURS, 3600)


@pytest.mark.parametrize(
    ("typed", "measure", "kept"),
    [
        ("29", MONEY, 2900), ("29,5", MONEY, 2950), ("$1 029.00", MONEY, 102_900), ("29.005", MONEY, None),
        ("29.00", MONEY, 2900), ("1,000", MONEY, None), ("2,500", MONEY, None), ("1,000", MINUTES, None),
        ("1.000", STARS, None), ("15,0", MINUTES, 15),
        ("25", PERCENT, 2500), ("0,01 %", PERCENT, 1), ("24", HOURS, 86_400),
        ("1.5", HOURS, None), ("30", MINUTES, 30), ("21:00", CLOCK, 1260), ("8h05", CLOCK, 485), ("9", CLOCK, 540),
        ("24:00", CLOCK, 1440), ("26:30", CLOCK, 1590), ("48:01", CLOCK, None), ("8:60", CLOCK, None),
        ("4,5", STARS, 4.5),
        ("4.55", STARS, None),
        ("25", MEGABYTES, 25 * 2**20), ("", COUNT, None), ("-1", COUNT, None), ("ten", COUNT, None),
        ("1e5", COUNT, None),
        ("٣", COUNT, None), ("9" * 15, COUNT, None), ("0.5", MEGABYTES, 2**19), ("2,7", MEGABYTES, 2_831_155),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(typed: str, measure: Measure, kept: float | None) -> None:
    assert read(typed, measure) == kept


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        (2900, MONEY, "29.00"), (2500, PERCENT, "25"), (1, PERCENT, "0.01"), (1260, CLOCK, "21:00"),
        (485, CLOCK, "8:05"),
        (5.0, STARS, "5"), (4.5, STARS, "4.5"), (None, MONEY, ""), (2_831_155, MEGABYTES, "2.7"),
        (0, COUNT, "0"), (100, COUNT, "100"),
    ],
)  # fmt: skip
def test_what_is_kept_is_shown(value: float | None, measure: Measure, text: str) -> None:
    assert shown(value, measure) == text


@given(st.integers(0, 10**7), st.sampled_from([MONEY, PERCENT, MINUTES, COUNT]))
def test_what_is_shown_is_read_as_it_was(value: int, measure: Measure) -> None:
    assert read(shown(value, measure), measure) == value
    assert read(shown(value, measure).replace(".", ","), measure) == value


@given(st.integers(0, 10**7))
def test_seconds_are_said_in_the_coarsest_unit_that_says_them_whole(seconds: int) -> None:
    measure = in_seconds(Unit.DAYS, seconds)
    assert read(shown(seconds, measure), measure) == seconds
    assert in_seconds(Unit.HOURS, seconds).unit is not Unit.DAYS


def test_the_unit_fits_each_of_the_values() -> None:
    assert in_seconds(Unit.HOURS, 7200, 3600).unit is Unit.HOURS
    assert in_seconds(Unit.HOURS, 7200, 5400).unit is Unit.MINUTES
    assert in_seconds(Unit.MINUTES, 90, 60).unit is Unit.SECONDS
