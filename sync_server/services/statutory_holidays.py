"""The statutory holidays of a Canadian province, in both languages. Whether a shop closes is its choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import holidays

PROVINCES = frozenset(holidays.country_holidays("CA").subdivisions)
"""Provinces and territories whose holidays are known, by two letters."""


@dataclass(frozen=True, slots=True)
class StatutoryHoliday:
    day: date
    label_en: str
    label_fr: str


def statutory_holidays(province: str, years: Iterable[int]) -> list[StatutoryHoliday]:
    """By day. ``province`` is two letters, for example ``QC``."""
    wanted = list(years)
    english = holidays.country_holidays("CA", subdiv=province, years=wanted, language="en_CA")
    french = holidays.country_holidays("CA", subdiv=province, years=wanted, language="fr")
    return [StatutoryHoliday(day, english[day], french[day]) for day in sorted(english)]
