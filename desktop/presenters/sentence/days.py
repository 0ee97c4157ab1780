"""Days as people say them, in both languages: which day, reckoned from today.

A weekday is the coming one, today itself included; ``next`` means the week after this one, as ``jeudi en huit`` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.presenters.sentence.counted import COUNTED
from desktop.presenters.sentence.feasts import feast_at
from desktop.presenters.sentence.lexicon import MONTHS, NUMBERS, RELATIVE_DAYS, SHORT_DAYS, WEEKDAYS
from desktop.presenters.sentence.words import Phrase, Word, begins, spans

_NUMBER = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|er|e|eme)?$")
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|er|eme)$")
_YEAR_FIRST = re.compile(r"^(20\d\d)[-/. ](\d{1,2})[-/. ](\d{1,2})$")
_YEAR_LAST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](20\d\d)$")
_DAY_MONTH = re.compile(r"^(\d{2})-(\d{1,2})$")
_TWELVE = 12
"""What is more is no month: 24-06 is one day only, 03-04 one of two."""
_TIGHT = re.compile(r"^(?:(\d{1,2})([a-z]{3,9})|([a-z]{3,9})(\d{1,2}))$")
_UNITS = dict.fromkeys(("day", "days", "jour", "jours"), 1) | dict.fromkeys(
    ("week", "weeks", "wk", "wks", "semaine", "semaines", "sem"), 7
)
_NEXT_WEEK: tuple[Phrase, ...] = (
    *(("next", "week"), ("of", "next", "week"), ("semaine", "prochaine")),
    *(("la", "semaine", "prochaine"), ("de", "la", "semaine", "prochaine")),
    *(("next", "wk"), ("sem", "prochaine"), ("la", "sem", "prochaine"), ("de", "la", "sem", "prochaine")),
)
_LATER: dict[Phrase, int] = {
    ("en", "huit"): 7,
    ("en", "8"): 7,
    ("en", "quinze"): 14,
    ("prochain",): 0,
    ("a", "week"): 7,
}
_RELATIVE = {tuple(phrase.split()): ahead for phrase, ahead in RELATIVE_DAYS.items()}
_PAST: dict[Phrase, int] = {
    ("yesterday",): 1,
    ("hier",): 1,
    ("day", "before", "yesterday"): 2,
    ("the", "day", "before", "yesterday"): 2,
    ("avant", "hier"): 2,
}
_LONGEST_PAST = 4
_LONGEST_RELATIVE = max(len(phrase) for phrase in _RELATIVE)
HOURS = 12
_SINCE = frozenset({"depuis", "since"})
FAR = 3660
"""Days ahead that nobody means."""


@dataclass(frozen=True, slots=True)
class DaySaid:
    """``weekday``: it was only called by its weekday, so that today may be a week ahead as well."""

    day: date
    weekday: bool = False
    weak: bool = False
    """An abbreviation that is a word besides, an ordinal alone, or past: it yields to any other day."""
    torn: bool = False
    """Its weekday and its date are not the same day."""


Read = tuple[int, DaySaid]
"""How many words, and the day."""


def day_at(words: Sequence[Word], at: int, today: date) -> Read | None:
    """The day that is said from this word on."""
    for reader in _READERS:
        found = reader(words, at, today)
        if found is not None:
            return found
    return None


def after_since(words: Sequence[Word], at: int) -> bool:
    """Whether a day there is when it began to go wrong: since monday, depuis le 3."""
    before = [word.key for word in words[max(0, at - 2) : at]]
    return before[-1:] != [] and (
        before[-1] in _SINCE or (before[0] in _SINCE and before[-1] in {"last", "le", "the"})
    )


def _relative(words: Sequence[Word], at: int, today: date) -> Read | None:
    for count, atoms in spans(words, at, _LONGEST_RELATIVE):
        if atoms in _RELATIVE:
            return count, DaySaid(today + timedelta(days=_RELATIVE[atoms]))
    return None


def _past(words: Sequence[Word], at: int, today: date) -> Read | None:
    """Yesterday, hier: it says when it began, unless no other day is said."""
    for count, atoms in spans(words, at, _LONGEST_PAST):
        if atoms in _PAST:
            return count, DaySaid(today - timedelta(days=_PAST[atoms]), weak=True)
    return None


def _feast(words: Sequence[Word], at: int, today: date) -> Read | None:
    """Canada day, la St-Jean."""
    found = feast_at(words, at, today)
    return (found[0], DaySaid(found[1], weak=found[2])) if found is not None else None


def _ahead(words: Sequence[Word], at: int, today: date) -> Read | None:
    """In two weeks, in a couple of weeks, dans trois jours."""
    if len(words) - at < 3 or words[at].key not in {"in", "dans"}:
        return None
    counted = at + 1 + (words[at + 1].key in {"a", "an"} and words[at + 2].key == "couple")
    used = counted + 1
    if words[counted].key == "couple" and used < len(words) and words[used].key == "of":
        used += 1
    number, unit = _count(words[counted].key), _UNITS.get(words[used].key) if used < len(words) else None
    if number is None or unit is None or number * unit > FAR:
        return None
    return used + 1 - at, DaySaid(today + timedelta(days=number * unit))


def _in_digits(words: Sequence[Word], at: int, today: date) -> Read | None:
    """2026-06-24, 24-06-2026, 24.06.2026, le 24 06 2026, 24-06; what may be one of two days is none.

    One that is past says when something was done, unless no other day is said.
    """
    led = int(words[at].key in {"le", "the", "on"} and at + 1 < len(words))
    at += led
    for count in (3, 1) if at + 3 <= len(words) else (1,):
        text = " ".join(word.key for word in words[at : at + count])
        for shape in (_YEAR_FIRST, _YEAR_LAST):
            found = shape.match(text)
            if found is None:
                continue
            year, month, number = (
                (int(found[1]), int(found[2]), int(found[3]))
                if shape is _YEAR_FIRST
                else (int(found[3]), *_told_apart(int(found[1]), int(found[2])))
            )
            day = _date(year, month, number)
            return (led + count, DaySaid(day, weak=day < today)) if day is not None else None
    found = _DAY_MONTH.match(words[at].key)
    if found is None or not _TWELVE < int(found[1]) <= 31 or not 1 <= int(found[2]) <= _TWELVE:
        return None
    read = _in_month(words, at, 1, (int(found[1]), int(found[2])), today)
    return (led + read[0], read[1]) if read is not None else None


def _told_apart(one: int, other: int) -> tuple[int, int]:
    """Month and day, where only one of the two can be the month; else none."""
    if one == other or one > _TWELVE >= other:
        return other, one
    return (one, other) if other > _TWELVE >= one else (0, 0)


def _tight(words: Sequence[Word], at: int, today: date) -> Read | None:
    """23juin, june23."""
    found = _TIGHT.match(words[at].key)
    month = MONTHS.get(found[2] or found[3]) if found else None
    if found is None or month is None:
        return None
    return _in_month(words, at, 1, (int(found[1] or found[4]), month), today)


def next_week_at(words: Sequence[Word], at: int) -> int:
    """How many words say next week, and no day of it."""
    return next((count for phrase in _NEXT_WEEK if (count := begins(words, at, phrase))), 0)


def _day_of_next_week(words: Sequence[Word], at: int, today: date) -> Read | None:
    """Next week thursday, la semaine prochaine jeudi."""
    count = next_week_at(words, at)
    used = at + count + (at + count < len(words) and words[at + count].key in {"on", "le"})
    weekday = WEEKDAYS.get(words[used].key) if count and used < len(words) else None
    if weekday is None:
        return None
    return used + 1 - at, DaySaid(today + timedelta(days=7 - today.weekday() + weekday))


def _weekday(words: Sequence[Word], at: int, today: date) -> Read | None:
    """Thursday, jeudi prochain, next thursday, jeudi 26, mardi le 24 novembre."""
    ahead = 1 if words[at].key in {"next", "this", "ce", "cette", "coming"} else 0
    if at + ahead >= len(words):
        return None
    weekday = WEEKDAYS.get(words[at + ahead].key)
    if weekday is None:
        return None
    used = at + ahead + 1
    dated = _dated(words, used, today) if used < len(words) else None
    if dated is not None:
        return used - at + dated[0], DaySaid(dated[1].day, torn=dated[1].day.weekday() != weekday)
    number = _NUMBER.match(words[used].key) if used < len(words) else None
    numbered = next_numbered(int(number[1]), today) if number and not _counts(words, used) else None
    numbered = numbered if number and int(number[1]) > HOURS else None  # “jeudi 2 à 4” may be a time
    if numbered is not None and numbered.weekday() == weekday:
        return used - at + 1, DaySaid(numbered)
    by_week = _in_which_week(words, used, weekday, today, next_=ahead == 1 and words[at].key == "next")
    if by_week is not None:
        return used - at + by_week[0], by_week[1]
    coming = today + timedelta(days=(weekday - today.weekday()) % 7)
    return used - at, DaySaid(coming, weekday=True, weak=words[at + ahead].key in SHORT_DAYS)


def _in_which_week(words: Sequence[Word], at: int, weekday: int, today: date, *, next_: bool) -> Read | None:
    """What follows a weekday: next week, prochain, en huit; ``next_`` went before it."""
    following = today + timedelta(days=7 - today.weekday() + weekday)
    if next_:
        return 0, DaySaid(following)
    nearest = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    said = dict.fromkeys(_NEXT_WEEK, following)
    said |= {phrase: nearest + timedelta(days=later) for phrase, later in _LATER.items()}
    return next(
        ((count, DaySaid(day)) for phrase, day in said.items() if (count := begins(words, at, phrase))), None
    )


def _dated(words: Sequence[Word], at: int, today: date) -> Read | None:
    """Le 3, the 3rd, dec 3, 3 décembre, le 1er décembre 2026."""
    led = 0
    while at + led < len(words) and words[at + led].key in {"le", "the", "on"}:
        led += 1
    if at + led >= len(words):
        return None
    first = words[at + led].key
    second = words[at + led + 1].key if at + led + 1 < len(words) else ""
    number = _NUMBER.match(first)
    if number and second in {"of", "de"} and at + led + 2 < len(words) and words[at + led + 2].key in MONTHS:
        return _in_month(words, at, led + 3, (int(number[1]), MONTHS[words[at + led + 2].key]), today)
    if number and second in MONTHS:
        return _in_month(words, at, led + 2, (int(number[1]), MONTHS[second]), today)
    after = _NUMBER.match(second)
    if first in MONTHS and after:
        return _in_month(words, at, led + 2, (int(after[1]), MONTHS[first]), today)
    of_no_month = at > 0 and words[at - 1].key in MONTHS  # “february 30th” is not the 30th of another one
    if number and (led or _ORDINAL.match(first)) and not of_no_month and not _counts(words, at + led):
        day = next_numbered(int(number[1]), today)
        return (led + 1, DaySaid(day, weak=not led)) if day is not None else None
    return None


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether the number there counts what follows it."""
    after = words[at + 1].key if at + 1 < len(words) else ""
    return after in COUNTED or after in _OF_A_TIME or len(after) == 3 == sum(map(str.isdigit, after))


_OF_A_TIME = frozenset({"h", "heures", "heure", "hours", "hour", "min", "minutes", "am", "pm"})


def _in_month(words: Sequence[Word], at: int, count: int, said: tuple[int, int], today: date) -> Read | None:
    """A day of a month, with the year after so many words or the coming one."""
    number, month = said
    year = words[at + count].key if at + count < len(words) else ""
    if len(year) == 4 and year.isascii() and year.isdigit() and abs(int(year) - today.year) <= 1:
        day = _date(int(year), month, number)
        return (count + 1, DaySaid(day)) if day is not None else None
    day = next_in_month(number, month, today)
    return (count, DaySaid(day)) if day is not None else None


def next_in_month(
    number: int, month: int, today: date, year: int | None = None, *, past: bool = False
) -> date | None:
    """The next day of that number in that month, or that of the year; nothing, where there is none such.

    ``past``: whether one that is over is one too.
    """
    years = range(today.year, today.year + 5) if year is None else (year,)
    days = (_date(each, month, number) for each in years)
    return next((day for day in days if day is not None and (past or day >= today)), None)


def next_numbered(number: int, today: date) -> date | None:
    """The next day of that number, in this month or one of the next."""
    for ahead in range(3):
        months = today.year * 12 + today.month - 1 + ahead
        day = _date(months // 12, months % 12 + 1, number)
        if day is not None and day >= today:
            return day
    return None


def _count(key: str) -> int | None:
    if key.isascii() and key.isdigit() and len(key) <= 3:
        return int(key)
    return NUMBERS.get(key)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_READERS: tuple[Callable[[Sequence[Word], int, date], Read | None], ...] = (
    _relative,
    _past,
    _feast,
    _ahead,
    _in_digits,
    _tight,
    _day_of_next_week,
    _weekday,
    _dated,
)
