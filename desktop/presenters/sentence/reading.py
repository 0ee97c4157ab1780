"""Reads one sentence: which words say what, and which say nothing known and are kept for the concern.

Each word is used by one part or kept, never lost and never both. It fails on no text. Exact words are looked for
first, then names, then either with one letter wrong: a customer called Lundy is not on a Monday.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from desktop.presenters.sentence import lexicon, people
from desktop.presenters.sentence.cars import NO_CAR, Car
from desktop.presenters.sentence.days import DaySaid, after_since, day_at
from desktop.presenters.sentence.hours import (
    BOUNDS,
    TimeSaid,
    goes_on,
    length_at,
    part_of_day,
    so_long_after,
    time_at,
    together,
)
from desktop.presenters.sentence.lexicon import BETWEEN, LINKS, Language, Service
from desktop.presenters.sentence.newcomers import Newcomer, beside_number, car_of, introduced, named_alone
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.people import Driver, Looking, Shop
from desktop.presenters.sentence.things import SERVICE_WORDS, anybody_at, kind_at, service_at
from desktop.presenters.sentence.tongue import language_of
from desktop.presenters.sentence.words import Word, put_right, split
from scheduling.records import Bay, Customer, Mechanic, Vehicle
from scheduling.vocabulary import VisitKind

Words: TypeAlias = Sequence[Word]
NOTHING: frozenset[Part] = frozenset()
MOST_LETTERS = 500
"""What is longer than any sentence is kept as it is: a page that was pasted is not read word by word."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """What was understood. ``used``: the place of a word to what it said; the others are kept."""

    words: tuple[Word, ...]
    used: dict[int, Part] = field(default_factory=dict)
    language: Language = "en"
    day: DaySaid | None = None
    time: TimeSaid | None = None
    part_of_today: TimeSaid | None = None
    """What the words of the day say of the time as well: ce soir, this morning."""
    minutes: int | None = None
    kind: VisitKind | None = None
    services: tuple[Service, ...] = ()
    customers: tuple[Customer, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    phone: str = ""
    """A number that is nobody's here."""
    newcomer: Newcomer | None = None
    """Somebody who is in no book yet, and the car that is said of them."""
    car: Car = NO_CAR
    mechanics: tuple[Mechanic, ...] = ()
    anybody: bool = False
    bay: Bay | None = None

    @property
    def kept(self) -> tuple[int, ...]:
        """The places of the words that said nothing known."""
        return tuple(place for place in range(len(self.words)) if place not in self.used)

    @property
    def advice(self) -> bool:
        """Whether it is just advice, for which no vehicle is needed."""
        return any(service.code == lexicon.ADVICE for service in self.services)

    def said(self, part: Part) -> str:
        """The words that said it, as they were typed."""
        return " ".join(word.text for place, word in enumerate(self.words) if self.used.get(place) is part)

    @property
    def left(self) -> str:
        """What was kept, without links that lead nowhere now."""
        return " ".join(self.words[place].text for place in self._telling())

    @property
    def concern(self) -> str:
        """For the mechanic: the job by its name, or, where more was said of it, in those words."""
        telling = set(self._telling())
        if not telling:
            return ", ".join(dict.fromkeys(service.label(self.language) for service in self.services))
        told = [
            word.text
            for place, word in enumerate(self.words)
            if place in telling or self.used.get(place) is Part.SERVICE
        ]
        text = " ".join(told).strip()
        large = text[:1].upper()
        return (large if len(large) == 1 else text[:1]) + text[1:]  # ß has no capital of one letter

    def _telling(self) -> tuple[int, ...]:
        kept = self.kept
        dull = all(not self.words[place].atoms or self.words[place].key in LINKS | BETWEEN for place in kept)
        return () if dull else kept


def read(
    text: str,
    shop: Shop,
    today: date,
    *,
    language: Language = "en",
    without: Collection[Part] = NOTHING,
) -> Reading:
    """``language``: of the window, where the sentence's own is not to be told. ``without``: parts not meant."""
    words = split(text)
    reading = Reading(words=words, language=language)
    if len(text) > MOST_LETTERS:
        return reading
    reader = _Reader(reading, shop, today, frozenset(without))
    reader.read()
    reading.language = language_of(reading.words, reading.used, reading.kept, language)
    return reading


class _Reader:
    """Of one sentence."""

    def __init__(self, reading: Reading, shop: Shop, today: date, without: frozenset[Part]) -> None:
        self._reading = reading
        self._shop = shop
        self._today = today
        self._without = without
        self._words = reading.words
        self._number_at: tuple[int, ...] = ()
        """Where a number is that is nobody’s."""
        self._given_back: tuple[int, ...] = ()

    def read(self) -> None:
        self._newcomer(introduced(self._look(), self._shop, self._today))
        self._numbers()
        self._plain()
        self._names(slips=False)
        self._words = put_right(self._words, _CALENDAR, _MENDED, self._mendable())
        self._plain()
        self._words = self._reading.words
        self._names(slips=True)
        if not self._reading.customers and not self._reading.phone:
            self._newcomer(named_alone(self._words, self._reading.kept, self._today))
        self._newcomers_car()
        self._give_back()
        for place in sorted(self._reading.used):
            self._take_links(place)

    # --- exact words

    def _plain(self) -> None:
        """Days, times, lengths, kinds, jobs; of each the first, of jobs all."""
        at = 0
        while at < len(self._words):
            at += self._plain_at(at) or 1

    def _plain_at(self, at: int) -> int:
        """How many words were read there."""
        free = self._words[at : self._end(at)]
        readers = (self._day, self._length, self._time, self._kind, self._job, self._anybody)
        return next((count for reader in readers if free and (count := reader(at, free))), 0)

    def _day(self, at: int, free: Words) -> int:
        known, found = self._reading.day, day_at(self._words, at, self._today)
        if found is None or found[0] > len(free) or after_since(self._words, at):
            return 0
        atoms = tuple(atom for word in self._words[at : at + found[0]] for atom in word.atoms)
        if found[1].weak and len(atoms) > 1 and people.called(atoms, self._shop):
            return 0  # somebody is called St-Jean
        surer = known is None or (known.weak and not found[1].weak)
        if not surer or not self._may(Part.DAY):
            return 0
        self._forget(Part.DAY)
        self._reading.day = found[1]
        part = part_of_day(atoms)
        if part is not None and self._may(Part.TIME):  # “ce soir” is a day, and when
            self._reading.part_of_today = part
            self._reading.time = self._reading.time or part
        return self._use(at, found[0], Part.DAY)

    def _length(self, at: int, free: Words) -> int:
        found = length_at(free, 0) if self._reading.minutes is None and self._may(Part.LENGTH) else None
        if found is None or self._is_no_length(at, found[0]):
            return 0
        self._reading.minutes = found[1]
        return self._use(at, found[0], Part.LENGTH)

    def _is_no_length(self, at: int, count: int) -> bool:
        """After 30 minutes, squeaks for an hour; jeudi 2h et demie and jeudi après-midi 2h are when."""
        reading = self._reading
        if so_long_after(self._words, at):
            return True
        led = at > 0 and self._words[at - 1].key in {"for", "pendant", "during"}
        if led and at > 1 and reading.used.get(at - 2) in {None, Part.SERVICE}:
            return True
        beside = reading.used.get(at - 1) in {Part.DAY, Part.TIME}
        if goes_on(self._words, at, count):
            return True
        said = time_at(self._words, at)
        part = reading.time if reading.time is not None and reading.time.part_of_day else None
        of_part = part is not None and said is not None and together(part, said[1]) is not None
        return of_part and beside and self._beside_time(at)

    def _time(self, at: int, free: Words) -> int:
        """The first that is said; a part of the day yields to an exact time, or goes with one that is beside it."""
        after_day = self._reading.used.get(at - 1) in {Part.DAY, Part.TIME}
        found = time_at(self._words, at, after_day=after_day) if self._may(Part.TIME) else None
        led = at > 0 and at - 1 not in self._reading.used and self._words[at - 1].key in BOUNDS
        led = led or so_long_after(self._words, at)
        if found is None or found[0] > len(free) or led:
            return 0
        known = self._reading.time
        both = together(known, found[1]) if known is not None and self._beside_time(at) else None
        if known is not None and both is None:
            if not known.part_of_day or not found[1].exact:
                return 0
            self._forget(Part.TIME)
        self._reading.time = both or found[1]
        return self._use(at, found[0], Part.TIME)

    def _beside_time(self, at: int) -> bool:
        """Whether nothing but the day and links are between the time and this."""
        before = at - 1
        while before >= 0 and (
            self._reading.used.get(before) is Part.DAY or self._words[before].key in LINKS
        ):
            before -= 1
        day = any(self._reading.used.get(place) is Part.DAY for place in range(before + 1, at))
        of_today = day and self._reading.part_of_today is not None
        return of_today or self._reading.used.get(before) is Part.TIME

    def _kind(self, at: int, free: Words) -> int:
        found = kind_at(free, 0) if self._reading.kind is None and self._may(Part.KIND) else None
        if found is None or (found[1] is VisitKind.PHONE and self._numbered(at + found[0])):
            return 0
        self._reading.kind = found[1]
        return self._use(at, found[0], Part.KIND)

    def _numbered(self, at: int) -> bool:
        """Whether a customer's number is there: ``phone`` before it is no kind of visit."""
        customers = self._reading.used.get(at) is Part.CUSTOMER
        return customers and any(letter.isdigit() for letter in self._words[at].text)

    def _job(self, at: int, free: Words) -> int:
        found = service_at(free, 0) if self._may(Part.SERVICE) else None
        if found is None:
            return 0
        self._reading.services = (*self._reading.services, found[1])
        return self._use(at, found[0], Part.SERVICE)

    def _anybody(self, at: int, free: Words) -> int:
        count = anybody_at(free, 0) if self._works_open() else 0
        if count:
            self._reading.anybody = True
        return self._use(at, count, Part.MECHANIC)

    # --- names

    def _numbers(self) -> None:
        """Phone, plate and email before anything takes their digits for a time."""
        if not self._may(Part.CUSTOMER) or self._reading.newcomer is not None:
            return
        found = people.numbered(self._look(), self._shop)
        if found is None or not found.customers:
            self._newcomer(beside_number(self._look(), self._shop, self._today))
        if found is not None and self._reading.newcomer is None:
            self._drives(found)

    def _newcomer(self, found: Newcomer | None) -> None:
        if found is not None and self._reading.newcomer is None and self._may(Part.CUSTOMER):
            self._reading.newcomer = found
            self._use_all(found.at, Part.CUSTOMER)

    def _newcomers_car(self) -> None:
        """What they come with; of who is known their vehicles tell."""
        if self._reading.newcomer is not None and self._may(Part.VEHICLE):
            at, self._reading.car = car_of(self._words, self._reading.kept, self._today)
            self._use_all(at, Part.VEHICLE)

    def _names(self, *, slips: bool) -> None:
        reading, shop = self._reading, self._shop
        if self._works_open():
            self._works(people.led_mechanic(self._look(), shop.mechanics))
        if reading.bay is None and self._may(Part.BAY):
            found = people.bay(self._look(), shop.bays, lexicon.BAY_NAMES)
            if found is not None:
                reading.bay = found.bay
                self._use_all(found.at, Part.BAY)
        self._customer(least=2, slips=slips)
        if self._works_open():
            self._works(people.mechanic(self._look(), shop.mechanics, slips=slips))
        self._customer(least=1, slips=slips)
        if self._works_open():
            self._works(people.surname(self._look(), shop.mechanics))
        self._vehicle()

    def _works_open(self) -> bool:
        """Whether it may still be said who works."""
        return not self._reading.mechanics and not self._reading.anybody and self._may(Part.MECHANIC)

    def _customer(self, *, least: int, slips: bool) -> None:
        known = self._reading.customers or self._reading.newcomer
        if not known and self._may(Part.CUSTOMER):
            found = people.driver(self._look(), self._shop, least=least, slips=slips)
            if found is not None:
                self._drives(found)

    def _works(self, found: people.Named | None) -> None:
        if found is not None:
            self._reading.mechanics = found.mechanics
            self._use_all(found.at, Part.MECHANIC)

    def _drives(self, found: Driver) -> None:
        reading = self._reading
        if reading.phone:  # a name says better who it is: the number is told with the concern
            self._given_back = self._number_at
        if found.phone:
            self._number_at = found.at
        reading.customers, reading.phone = found.customers, found.phone
        self._use_all(found.at, Part.CUSTOMER)
        if self._may(Part.VEHICLE):
            reading.vehicles = found.vehicles
            self._use_all(set(found.vehicle_at) - set(found.at), Part.VEHICLE)

    def _give_back(self) -> None:
        """Only when all else is read: its digits are no time."""
        for place in self._given_back:
            self._reading.used.pop(place, None)

    def _vehicle(self) -> None:
        """Of a customer who was found by a number, or before the words around had been read."""
        reading = self._reading
        if reading.customers and not reading.vehicles and self._may(Part.VEHICLE):
            found = people.narrowed(self._look(), self._shop, Driver((), reading.customers))
            reading.customers, reading.vehicles = found.customers, found.vehicles
            self._use_all(found.vehicle_at, Part.VEHICLE)

    # --- words

    def _take_links(self, place: int) -> None:
        """``with`` goes with Luc, ``for the`` with Tremblay."""
        part, before = self._reading.used[place], place - 1
        while before >= 0 and before not in self._reading.used and self._words[before].key in LINKS:
            self._reading.used[before] = part
            before -= 1

    def _look(self) -> Looking:
        return Looking(self._words, self._free())

    def _mendable(self) -> list[bool]:
        """Those that are free, and are not several Fridays: of these none is meant for sure."""
        return [
            free and word.key.removesuffix("s") not in lexicon.WEEKDAYS
            for free, word in zip(self._free(), self._words, strict=True)
        ]

    def _free(self) -> list[bool]:
        return [place not in self._reading.used for place in range(len(self._words))]

    def _end(self, at: int) -> int:
        """Where the run of words ends that nothing has used yet."""
        end = at
        while end < len(self._words) and end not in self._reading.used:
            end += 1
        return end

    def _may(self, part: Part) -> bool:
        return part not in self._without

    def _use(self, at: int, count: int, part: Part) -> int:
        self._use_all(range(at, at + count), part)
        return count

    def _use_all(self, places: Iterable[int], part: Part) -> None:
        for place in places:
            self._reading.used.setdefault(place, part)

    def _forget(self, part: Part) -> None:
        for place in [each for each, its in self._reading.used.items() if its is part]:
            del self._reading.used[place]


_CALENDAR = frozenset({*lexicon.WEEKDAYS, *lexicon.MONTHS, "tomorrow", "today", "demain", "afternoon"})
_MENDED = _CALENDAR | SERVICE_WORDS | {phrase for phrase in lexicon.KINDS if " " not in phrase}
"""The words of which a slip of one letter is mended; in one that begins with a capital, and may be a name, fewer."""
