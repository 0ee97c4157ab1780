"""What is to be said of a day that somebody has to choose: it is past, there is none such, or it is one of two.

Not here: whether a day is doubtful at all (``doubts``), and the words (``shell.sentence_words``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.presenters.sentence.days import next_in_month
from desktop.presenters.sentence.doubts import OIL_GRADE
from desktop.presenters.sentence.lexicon import MONTHS, Language
from desktop.presenters.sentence.reading import Reading
from desktop.presenters.sentence.words import Word

_PAIR = re.compile(r"^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$")
_NUMBER = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|er|e)?$")
_YEAR = re.compile(r"^20\d\d$")
_MOST_DAYS = 31
_MOST_MEANT = 39
"""A number over this one beside a month’s name counts something else: “it may 90 km/h vibrate”."""
_TWELVE = 12


class Doubt(StrEnum):
    PAST = "past"
    NONE = "none"
    """No month has that day."""
    EITHER = "either"
    """Day and month, or month and day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDoubt:
    """``days``: those that it may be, the usual one of the language first."""

    doubt: Doubt
    said: str = ""
    days: tuple[date, ...] = ()


def day_doubt(reading: Reading, today: date, language: Language) -> DayDoubt | None:
    """Of a day that is doubtful; nothing, where there is no more to say than that."""
    if reading.day is not None:
        return DayDoubt(doubt=Doubt.PAST) if reading.day.day < today else None
    kept = reading.kept
    for place in kept:
        count = _no_such(reading.words, place, today) if place in kept else 0
        if count:
            said = " ".join(word.text for word in reading.words[place : place + count])
            return DayDoubt(doubt=Doubt.NONE, said=said.strip(".,;:!?"))
    for place in kept:
        days = _either(reading.words[place].key, today, language)
        if days:
            return DayDoubt(doubt=Doubt.EITHER, said=reading.words[place].text.strip(".,;:!?"), days=days)
    return None


def _either(key: str, today: date, language: Language) -> tuple[date, ...]:
    """6/7, 02-03-2026: each day that it may be, once."""
    found = _PAIR.match(key)
    if found is None or OIL_GRADE.match(key):
        return ()
    one, other = int(found[1]), int(found[2])
    year = None if found[3] is None else int(found[3]) % 100 + 2000
    pairs = [(one, other), (other, one)] if language == "fr" else [(other, one), (one, other)]
    days = (next_in_month(number, month, today, year) for number, month in pairs)
    return tuple(dict.fromkeys(day for day in days if day is not None))


def _no_such(words: Sequence[Word], at: int, today: date) -> int:
    """How many words say a day that no month has: 31 november, february 30, 31/11."""
    first = words[at].key
    second = words[at + 1].key if at + 1 < len(words) else ""
    third = words[at + 2].key if at + 2 < len(words) else ""
    if first in MONTHS:
        number, month = _NUMBER.match(second), MONTHS[first]
    else:
        number, month = _NUMBER.match(first), MONTHS.get(second, 0)
    if number is not None and month and int(number[1]) <= _MOST_MEANT:
        said_year = int(third) if _YEAR.match(third) else None
        real = next_in_month(int(number[1]), month, today, said_year, past=True)
        return 0 if real is not None else 2 + (said_year is not None)
    pair = _PAIR.match(first)
    if pair is None or max(int(pair[1]), int(pair[2])) > _MOST_DAYS or "0" in {pair[1], pair[2]}:
        return 0
    low, high = sorted((int(pair[1]), int(pair[2])))
    return int(high > _TWELVE and low <= _TWELVE and next_in_month(high, low, today) is None)
