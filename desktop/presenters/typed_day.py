"""A day as somebody types it, to go there: in both languages, by the words that a booking's sentence knows. No Qt."""

from __future__ import annotations

import re
from datetime import date

from desktop.presenters.sentence.days import day_at, next_in_month, next_numbered
from desktop.presenters.sentence.lexicon import MONTHS
from desktop.presenters.sentence.words import Word, split

BACK = 60
"""Days: so long ago is meant rather than next year, where no year is said."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[/.](?=\d)")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def typed_day(typed: str, today: date) -> date | None:
    """``2 dec``, ``24/12``, ``2026-12-02``, ``next friday``, ``demain``, ``12`` or ``décembre``, and nothing besides.

    ``None`` of anything else, and of what may be one of two days, as ``2/12``.
    """
    words = split(_BETWEEN_DIGITS.sub("-", typed))
    if not words:
        return None
    year = _year(words[-1])
    if year and not _dated(words[:-1]):
        return None
    day = _named(words[:-1] if year else words, today, year)
    if day is None or year or not _dated(words):
        return day
    before = _year_before(day)
    has_year = any(len(part) == 4 and part.isdigit() for word in words for part in word.atoms)
    return before if before and not has_year and 0 < (today - before).days <= BACK else day


def _dated(words: tuple[Word, ...]) -> bool:
    """Whether a month was named, or a date in digits: “in 45 weeks” has no year of its own, nor has “Friday”."""
    return any(word.key in MONTHS or sum(part.isdigit() for part in word.atoms) > 1 for word in words)


def _named(words: tuple[Word, ...], today: date, year: int | None) -> date | None:
    """``year`` was said behind them."""
    if len(words) == 1 and words[0].key in MONTHS:
        return next_in_month(1, MONTHS[words[0].key], today.replace(day=1), year, past=year is not None)
    if len(words) == 1 and words[0].key.isascii() and words[0].key.isdigit() and len(words[0].key) <= 2:
        return next_numbered(int(words[0].key), today) if year is None else None
    found = day_at(words, 0, today) if words else None
    if found is None or found[0] != len(words) or found[1].torn:
        return None
    day = found[1].day
    return day if year is None else _in_year(day, year)


def _year(word: Word) -> int | None:
    text = word.key
    known = len(text) == 4 and text.isascii() and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR
    return int(text) if known else None


def _year_before(day: date) -> date | None:
    return _in_year(day, day.year - 1)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None
