"""Holidays by the names that people here have for them, in both languages. Whether a shop closes on one is its own.

That they are the days of the list that comes with the program (``resources/holidays.json``) is tested.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from desktop.presenters.sentence.words import Phrase, Word, spans

Rule = Callable[[int], date]
"""The day of a year."""


def _on(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _monday(month: int, which: int) -> Rule:
    """The first, second … monday of a month."""
    return lambda year: (
        date(year, month, 1) + timedelta(days=-date(year, month, 1).weekday() % 7 + 7 * (which - 1))
    )


def _before_may_25(year: int) -> date:
    return date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday())


def _easter(days: int) -> Rule:
    """So many days from Easter Sunday, by the Gregorian computus."""

    def of(year: int) -> date:
        golden, century = year % 19, year // 100
        skipped = century - century // 4 - (8 * century + 13) // 25
        moon = (skipped + 19 * golden + 15) % 30
        moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
        sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
        month = 3 + (sunday + 40) // 44
        return date(year, month, sunday + 28 - 31 * (month // 4)) + timedelta(days=days)

    return of


_NAMES: dict[str, Rule] = {
    "new year s day, new years day, jour de an, le jour de an": _on(1, 1),
    "family day, jour de la famille, fete de la famille": _monday(2, 3),
    "good friday, vendredi saint": _easter(-2),
    "easter sunday, easter, dimanche de paques": _easter(0),
    "easter monday, lundi de paques": _easter(1),
    "victoria day, fete de la reine, fete des patriotes, journee des patriotes, national patriots day,"
    " journee nationale des patriotes": _before_may_25,
    "la st jean, la saint jean, st jean, saint jean, st jean baptiste, saint jean baptiste, la st jean baptiste,"
    " la saint jean baptiste, fete nationale, fete nationale du quebec": _on(6, 24),
    "canada day, fete du canada": _on(7, 1),
    "civic holiday, conge civique, british columbia day, bc day": _monday(8, 1),
    "labour day, labor day, fete du travail": _monday(9, 1),
    "truth and reconciliation day, national day for truth and reconciliation,"
    " journee de la verite et de la reconciliation, journee nationale de la verite et de la reconciliation": _on(
        9, 30
    ),
    "thanksgiving, thanksgiving day, action de grace, action de graces": _monday(10, 2),
    "remembrance day, jour du souvenir": _on(11, 11),
    "christmas eve, veille de noel": _on(12, 24),
    "christmas, christmas day, jour de noel": _on(12, 25),
    "boxing day, lendemain de noel": _on(12, 26),
    "new year s eve, new years eve, veille du jour de an": _on(12, 31),
}
_RULES: dict[Phrase, Rule] = {
    tuple(name.split()): rule for names, rule in _NAMES.items() for name in names.split(",")
}
_ALSO_NAMES: frozenset[Phrase] = frozenset({("st", "jean"), ("saint", "jean")})
"""Of people too."""
_LONGEST = max(len(phrase) for phrase in _RULES)


def feast_at(words: Sequence[Word], at: int, today: date) -> tuple[int, date, bool] | None:
    """How many words name a holiday, its next day, and whether they may be somebody's name as well."""
    for count, atoms in spans(words, at, _LONGEST):
        rule = _RULES.get(atoms)
        if rule is not None:
            this = rule(today.year)
            return count, this if this >= today else rule(today.year + 1), atoms in _ALSO_NAMES
    return None
