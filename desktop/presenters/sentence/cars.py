"""Makes, models, years and plates, to notice a car that is not the customer's and to note it. Not here: whose is which.

Models as they are common on Canadian roads, in one piece; names that are everyday words too (Fit, Soul, Focus, Spark,
Forte …) are left out: they would be taken for a car where something is described.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.presenters.sentence.counted import set_of
from desktop.presenters.sentence.words import Word
from scheduling.folding import words_of
from scheduling.vin_makers import makes

_EVERYDAY = set_of("ram mini seat smart saturn")
"""Makes that are words as well."""
_SHORT = set_of("chevy vw mercedes benz")
_MAKES = frozenset("".join(words_of(make)) for make in makes()) | _SHORT
_MODELS = set_of(
    "civic crv hrv accord odyssey corolla rav4 camry highlander yaris sienna tacoma tundra prius"
    " 4runner venza elantra tucson kona santafe sonata ioniq palisade cx3 cx30 cx5 cx50 cx9 mazda3 mazda5"
    " mazda6 sentra versa qashqai altima pathfinder murano f150 f250 fiesta mustang bronco cruze"
    " equinox silverado malibu impala yukon sportage sorento rondo telluride"
    " seltos niro impreza forester crosstrek wrx jetta tiguan passat caravan grandcaravan"
    " durango wrangler cherokee outlander rvr lancer q5 a4 cayenne xc60 xc90 micra"
)
_PLATE_LEADS = set_of("plate plaque immatriculation immat")
_PLATES = frozenset({"A99AAA", "AAAA999", "AAA9999", "AA999A"})
"""Of Québec, Ontario and others: K12 ABC, ABCD 123, ABC 1234, AB1 23C."""
_PLATES_OR_MODELS = frozenset({"AAA999", "999AAA", "A999999"})
_TRIMS = set_of("amg awd fwd rwd srt gti sel slt pop gtx")
"""Behind a model: C43 AMG is no plate."""
_MODEL_LIKE = re.compile(r"^(?=.*[a-z])[a-z0-9]{2,}$|^[1-9]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Car:
    """As it was said or typed, for a new vehicle's form: what was not said is empty."""

    year: str = ""
    make: str = ""
    model: str = ""
    plate: str = ""
    vin: str = ""
    """No sentence has it; a form that is begun anew in another window may."""

    @property
    def named(self) -> str:
        """In one line, without its plate."""
        return " ".join(part for part in (self.year, self.make, self.model) if part)


NO_CAR = Car()


def is_car(word: Word) -> bool:
    """Whether the word is the name of a make or a model."""
    return word.joined in _MODELS or _is_make(word)


def car_typed(words: Sequence[Word], this_year: int) -> Car:
    """Of words that name a car and nothing else. What is make, year and plate is known, all else is the model."""
    plate_at = _plate_at(words)
    year_at = _year_at([place for place in range(len(words)) if place not in plate_at], words, this_year)
    rest = [
        word
        for place, word in enumerate(words)
        if place not in {*plate_at, *year_at} and word.key not in _PLATE_LEADS and word.atoms
    ]
    return Car(
        year=_texts(words, year_at),
        make=" ".join(_capital(word.text) for word in rest if _is_make(word)),
        model=" ".join(_capital(word.text) for word in rest if not _is_make(word)),
        plate=_texts(words, plate_at).upper(),
    )


def car_places(words: Sequence[Word], free: Sequence[int], this_year: int) -> tuple[int, ...]:
    """Where, among the free words of a sentence, a car is named: makes and models, what is beside them, its plate."""
    named = {place for place in free if is_car(words[place])}
    for place in list(named):
        after = place + 1
        if after in free and _is_make(words[place]) and _is_like_a_model(words[after].text, this_year):
            named.add(after)
    plate = {place for run in _runs(free) for place in _plate_in(words, run, named=bool(named))}
    named -= plate
    years = [place for place in free if place not in plate and {place - 1, place + 1} & named]
    led = {place - 1 for place in plate if place - 1 in free and words[place - 1].key in _PLATE_LEADS}
    return tuple(sorted(named | plate | led | {*_year_at(years, words, this_year)}))


def begins_plate(words: Sequence[Word], at: int) -> bool:
    """Whether two words there are a plate of a form that nothing else has: ABCD 123."""
    return _plate_at(words[at : at + 2], among=False) == (0, 1)


def _plate_in(words: Sequence[Word], run: Sequence[int], *, named: bool) -> tuple[int, ...]:
    """Beside a car any that is written as one is; alone it has to be of a form that nothing else has."""
    part = [words[place] for place in run]
    at = tuple(run[place] for place in _plate_at(part, among=named))
    small = any(letter.islower() for place in at for letter in words[place].text)
    return () if small and not named else at


def _plate_at(words: Sequence[Word], *, among: bool = True) -> tuple[int, ...]:
    """Where a Canadian plate is: one word, or two side by side.

    ``GLC 300`` and ``500 Pop`` are written like plates, and are models where no other is said (and with ``plate``
    before them are none).
    """
    for count in (2, 1):
        for first in range(len(words) - count + 1):
            at = tuple(range(first, first + count))
            shape = _shape("".join(words[place].joined for place in at))
            led = first > 0 and words[first - 1].key in _PLATE_LEADS
            others = [word for place, word in enumerate(words) if place not in at and word.atoms]
            modelled = among and any(_MODEL_LIKE.match(word.joined) and not _is_make(word) for word in others)
            plain = shape in _PLATES or (shape in _PLATES_OR_MODELS and modelled)
            if led and shape in _PLATES | _PLATES_OR_MODELS:
                return at
            if plain and not any(_is_of_a_car(words[place]) for place in at):
                return at
    return ()


def _is_of_a_car(word: Word) -> bool:
    return is_car(word) or _is_year(word.key) or word.key in _TRIMS


def _shape(joined: str) -> str:
    """Letters as A, digits as 9."""
    if not joined.isascii() or not joined.isalnum():
        return ""
    return "".join("9" if letter.isdigit() else "A" for letter in joined)


def _year_at(places: Iterable[int], words: Sequence[Word], this_year: int) -> tuple[int, ...]:
    """The first that can be a year of make."""
    newest = this_year + 2
    years = (place for place in places if _is_year(words[place].key) and int(words[place].key) <= newest)
    return tuple(islice(years, 1))


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isascii() and key.isdigit() and int(key[:2]) in {19, 20}


def _is_like_a_model(text: str, this_year: int) -> bool:
    """Behind a make: a capital, or letters and digits: Kia Soul, Mazda 3, Ram 1500."""
    bare = text.strip(".,;:!?")
    digits = bare.isdigit() and bare.isascii()
    year = _is_year(bare) and int(bare) <= this_year + 2
    return not year and ((digits and len(bare) <= 4) or (bare[:1].isupper() and bare.isalnum()))


def _runs(free: Sequence[int]) -> list[list[int]]:
    """Of places, those side by side."""
    found: list[list[int]] = []
    for place in free:
        if found and found[-1][-1] == place - 1:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _texts(words: Sequence[Word], at: Iterable[int]) -> str:
    return " ".join(words[place].text.strip(".,;:!?") for place in at)


def _is_make(word: Word) -> bool:
    return word.joined in _MAKES and word.joined not in _EVERYDAY


def _capital(text: str) -> str:
    text = text.strip(".,;:!?")
    return text[:1].upper() + text[1:]
