"""What makes a day, a time, a mechanic or a vehicle doubtful: words beside it, or others that say another one.

Somebody chooses then: better asked once too often than booked on another day without a sign. Not here: what was
read (``reading``).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop.presenters.sentence.cars import car_places, is_car
from desktop.presenters.sentence.counted import set_of
from desktop.presenters.sentence.days import after_since, day_at, next_week_at
from desktop.presenters.sentence.hours import so_long_after, time_at, together
from desktop.presenters.sentence.lexicon import BETWEEN, FOR, LINKS, MONTHS, SHORT_DAYS, WEEKDAYS, WITH
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.reading import Reading
from desktop.presenters.sentence.words import Word

_BEFORE_DAY = set_of(
    "nxt before avant after apres until till jusqu jusque ici by not pas sauf except but mais excepte last or ou either"
    " entre between from than other autre every each tous toutes chaque week weeks semaine semaines"
    " following fin end debut"
)
_AFTER_DAY = set_of("dernier derniere passe past week en or ou to after apres suivant suivante following")
_AFTER_DAY_AND_LINKS = set_of("autre apres suivant ensuite other")
"""The same behind ``de l’``, ``d’``."""
_SOME_DAY = set_of("weekend weekends week-end week-ends")
_A_DAY_OR_NAME = set_of(
    "tom tomo tomm dem may mai week weeks semaine semaines sem days jours month mois quinzaine xmas noel"
)
"""A day where none is said besides."""
_ORDINARY_MONTHS = set_of("may mar march mai jun dec avr sep")
"""Words or abbreviations besides: months beside a number only."""
"""Beside a day: another one is meant, or one of several."""
_BESIDE_TIME = set_of(
    "between entre half quarter demi demie quart not pas until till jusqu than moins or ou to ici tard late latest"
)
_READY_BY = set_of("ready done pret prete prets pretes fini finie finis termine terminee needed due besoin")
"""Before ``for 3``, ``pour 15h``: when it has to be done, not when it begins."""
_BEFORE_MECHANIC = set_of("not pas non sans without sauf except excepte but mais than que or ou ni nor")
"""Beside a name: it is somebody else, or one of several."""
_AFTER_MECHANIC = set_of("or ou")
_NUMERIC = re.compile(r"^(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}|(?:[0-2]?\d|3[01])/(?:[0-2]?\d|3[01])(?:/\d{2,4})?)$")
_NUMBER = re.compile(r"^(?:\d{1,2}(?:st|nd|rd|th|er|e)?|20\d\d)$")
_TWO_NUMBERS = re.compile(
    r"^(?:(\d{1,2})[-.](\d{1,2})|(\d{1,2})[-.](\d{1,2})[-.](\d{2}|\d{4})|\d{4}[-.]\d{1,2}[-.]\d{1,2})$"
)
OIL_GRADE = re.compile(r"^(?:0|5|10|15|20)-(?:20|30|40|50)$")
_YEAR = re.compile(r"^\d{4}(?:-|$)")
LONG_AHEAD = timedelta(days=270)
_BARE = re.compile(r"^@?\d{1,2}$")


def doubtful(reading: Reading, today: date) -> frozenset[Part]:
    """Of day, time, mechanic and vehicle those of which it is not sure that they were understood."""
    found = _Doubts(reading, today)
    doubted = {
        Part.DAY: found.day(),
        Part.TIME: found.time(),
        Part.MECHANIC: found.mechanic(),
        Part.VEHICLE: found.vehicle(),
    }
    return frozenset(part for part, doubt in doubted.items() if doubt)


def strange_car(reading: Reading, today: date) -> tuple[Word, ...]:
    """The words that name a car which none of those who may be meant drives, where no other of theirs is said."""
    if not reading.customers or reading.vehicles:
        return ()
    if not any(is_car(reading.words, place) for place in reading.kept):
        return ()
    return tuple(reading.words[place] for place in car_places(reading.words, reading.kept, today.year))


class _Doubts:
    """Of one sentence."""

    def __init__(self, reading: Reading, today: date) -> None:
        self._reading = reading
        self._words = reading.words
        self._keys = [word.key for word in reading.words]
        self._today = today
        self._kept = frozenset(reading.kept)

    def day(self) -> bool:
        """Whether another day is said besides, or something beside it says that it is not that one."""
        if any(self._other_day(place) for place in self._kept):
            return True
        said, at = self._reading.day, self._places(Part.DAY)
        if said is None or not at:
            return False
        after = self._beside(at[-1], at[-1] + 1)
        yearless = not any(_YEAR.match(self._keys[place]) for place in at)
        far = yearless and said.day - self._today > LONG_AHEAD
        if far or said.day < self._today:  # it passed lately, and next year’s is seldom meant
            return True
        own = self._keys[at[0]] in _BEFORE_DAY and self._keys[at[0] : at[0] + 2] != ["apres", "demain"]
        if said.torn or own or self._beside(at[0], at[0] - 1) in _BEFORE_DAY:
            return True
        behind = self._past_links(at[-1], 1)
        if behind in self._kept and self._keys[behind] in _AFTER_DAY_AND_LINKS:
            return True
        return after in _AFTER_DAY or bool(_NUMBER.match(after)) or (said.weak and self._is_a_word(at, after))

    def time(self) -> bool:
        """The same of a time; a number alone is one only where nothing follows that it may count."""
        said, at, part = self._reading.time, self._places(Part.TIME), self._reading.part_of_today
        if said is None or not at:
            return False
        for place in self._kept:
            if so_long_after(self._words, place):
                continue
            if not said.exact and _BARE.match(self._keys[place]) and self._past_links(place, 1) in at:
                return True  # “2 in the afternoon”
            other = time_at(self._words, place)
            if other is None or other[1] == said or not self._all_kept(place, other[0]):
                continue
            beside = self._past_links(place, -1) in at or place + other[0] in at
            if other[1].exact or not said.exact or beside:
                return True
        if self._keys[at[0]] == "avant" and self._reading.used.get(at[0] - 1) is Part.SERVICE:
            return True  # “freins avant 14h”: those in front, or before then
        before, after = self._beside(at[0], at[0] - 1), self._beside(at[-1], at[-1] + 1)
        first = self._keys[at[0]]
        until = first == "by" or (first in {"pour", "for"} and before in _READY_BY)
        if until or {before, after} & _BESIDE_TIME or self._at_the_latest() or before in BETWEEN:
            return True
        at_odds = part is not None and said != part and together(part, said) != said
        return at_odds or bool(_BARE.match(self._keys[at[-1]]) and after and after not in LINKS | BETWEEN)

    def _at_the_latest(self) -> bool:
        return any(self._keys[place] in {"tard", "latest"} for place in self._kept)

    def mechanic(self) -> bool:
        """Whether it is somebody else, or one of two: “pas avec Luc”, “Luc ou Noah”."""
        at = self._places(Part.MECHANIC)
        if not at or not self._reading.mechanics:
            return False
        before, after = self._beside(at[0], at[0] - 1), self._beside(at[-1], at[-1] + 1)
        refused = before in _BEFORE_MECHANIC or "no" in (self._keys[place] for place in at)
        return refused or after in _AFTER_MECHANIC

    def vehicle(self) -> bool:
        """Whether a car is named that is none of theirs."""
        return bool(strange_car(self._reading, self._today))

    def _other_day(self, place: int) -> bool:
        if after_since(self._words, place):
            return False
        said, other = self._reading.day, day_at(self._words, place, self._today)
        if other is not None and not other[1].weak and self._all_kept(place, other[0]):
            return said is None or other[1].day != said.day
        week = next_week_at(self._words, place)
        if week and self._all_kept(place, week):
            monday = self._today + timedelta(days=7 - self._today.weekday())
            return said is None or not monday <= said.day < monday + timedelta(days=7)
        if self._hint(place):
            return True
        near = [self._beside(place, each) for each in (place - 1, place + 1)]
        return bool(_NUMERIC.match(self._keys[place])) or (
            self._keys[place] in MONTHS and any(_NUMBER.match(each) for each in near)
        )

    def _hint(self, place: int) -> bool:
        """Whether the word speaks of a day that it does not say: weekend, fridays, juin, 6-23."""
        key, plural, unsaid = (
            self._keys[place],
            self._keys[place].removesuffix("s"),
            self._reading.day is None,
        )
        several = plural != key and plural in WEEKDAYS and plural not in SHORT_DAYS
        week_ends = key == "semaine" and self._keys[max(0, place - 2) : place] == ["fin", "de"]
        joined = {*re.split("[-/]", key)} if key[:1].isalpha() else set()
        several = several or (len(joined) > 1 and bool(joined & (WEEKDAYS.keys() | MONTHS.keys())))
        lone = unsaid and (key in _A_DAY_OR_NAME or (key in MONTHS and key not in _ORDINARY_MONTHS))
        return key in _SOME_DAY or several or week_ends or lone or self._two_numbers(place)

    def _two_numbers(self, place: int) -> bool:
        """6-23, 03.04.2026, 23 06: a day, of which it is not sure which; 5-30 may be an oil."""
        key, said = self._keys[place], self._reading.day
        after = self._beside(place, place + 1)
        if OIL_GRADE.match(key):
            return said is None
        found = _TWO_NUMBERS.match(key)
        if found is None:
            return bool(re.fullmatch("[0-3]?[0-9]", key) and re.fullmatch("0[1-9]|1[0-2]", after))
        pair = [int(each) for each in found.groups()[:4] if each]
        return not pair or (0 < min(pair) <= 12 and max(pair) <= 31)

    def _is_a_word(self, at: list[int], after: str) -> bool:
        """Mon auto, Sam Gagnon: what may be a day is a word or a name."""
        before = self._keys[at[0] - 1] if at[0] else ""
        names = self._reading.used.get(at[-1] + 1) is Part.CUSTOMER or before in WITH | FOR
        return bool(after) or (self._keys[at[-1]] == "sam" and names)

    def _places(self, part: Part) -> list[int]:
        return sorted(place for place, its in self._reading.used.items() if its is part)

    def _past_links(self, place: int, step: int) -> int:
        """The next place that way that is no link."""
        place += step
        while 0 <= place < len(self._keys) and self._keys[place] in LINKS:
            place += step
        return place

    def _all_kept(self, place: int, count: int) -> bool:
        return self._kept.issuperset(range(place, place + count))

    def _beside(self, place: int, other: int) -> str:
        """The kept word there, if nothing but a blank is between; else nothing."""
        if other not in self._kept:
            return ""
        first, second = sorted((place, other))
        return self._keys[other] if self._words[second].starts - self._words[first].ends == 1 else ""
