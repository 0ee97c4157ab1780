"""Makes, models, years and plates, to notice a car that is not the customer's and to note it. Not here: whose is which.

Models as they are common on Canadian roads, in one piece; names that are everyday words too (Fit, Soul, Focus, Spark,
Forte …) are left out: they would be taken for a car where something is described.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.presenters.sentence.counted import COUNTED, set_of
from desktop.presenters.sentence.lexicon import BETWEEN, LINKS
from desktop.presenters.sentence.words import Word
from scheduling.folding import words_of
from scheduling.records import Vehicle
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
_TWO_WORDS = set_of(
    "modely models modelx model3 rangerover minicooper grandcherokee grandprix montecarlo crownvictoria ptcruiser"
    " transitconnect mache"
)
"""Models of two words, of which neither is a car's name alone."""
_RAM = re.compile(r"^ram\d{4}$")
_NO_PLATE = (
    LINKS
    | BETWEEN
    | COUNTED
    | set_of(
        "over under near past done call text cell fax paid pays owes cost only just even this that with have need make"
        " take does goes runs from last next then than code unit room suite step quote about till bill cash part job"
        " work temp idle gear turn lost left best more most less line hits stop does came come gets gave went like"
        " and any are but can did due for get got had has her him how its may max min new not now off old one our out"
        " own paid per put ran run she six ten the too two use was who why yes yet you all ask age ago oil gas hwy"
        " vers fait font avec pour chez plus puis deux cent cinq sept huit neuf dix onze tout tous tres sans sous"
        " par les des une ses mes nos vos lui est ete ont peut fois fort bout avant deja doit dois elle haut bas"
        " loin mais meme mois rend code prix paye cout env app apt poste route nord sud est ouest ligne car dit"
        " lot mal non net peu pas que qui quoi roue sec son ton tel tot tour use vite veut vend etre apres entre"
        " jusqu reste coute donne roule passe quand"
    )
)
"""Words that stand before or after a number in what is described: OVER 100, FAIT 120, CALL 450."""
_UNITS = set_of(
    "km kms kmh km/h kph k mph mi mile miles mille milles rpm rpms tr tr/min tours psi kpa lb lbs nm hp cv cc l litre"
    " litres volts v w $ % h heures hours min minutes mm cm po"
)
_PLATE_LEADS = set_of("plate plaque immatriculation immat")
_PLATES = frozenset({"A99AAA", "AAAA999", "AAA9999", "AA999A"})
"""Of Québec, Ontario and others: K12 ABC, ABCD 123, ABC 1234, AB1 23C."""
_PLATES_OR_MODELS = frozenset({"AAA999", "999AAA", "A999999"})
_TRIMS = set_of("amg awd fwd rwd srt gti sel slt pop gtx")
"""Behind a model: C43 AMG is no plate."""
_SHORTEST_PAIR = 2
"""Letters that are no car's in two words: “à 4” is no A4."""
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


def is_car(words: Sequence[Word], at: int) -> bool:
    """Whether the word there is the name of a make or a model, or one of the two that are: Santa Fe, Ram 1500."""
    return _is_car(words[at]) or any(_is_pair(words, first) for first in (at - 1, at) if first >= 0)


def is_behind_a_make(words: Sequence[Word], at: int) -> bool:
    """Whether nothing but a blank is between a make and the word there, which may be its model’s: Honda Pilot."""
    made = any(_words_of_make(words, at - count) == count for count in (1, 2) if count <= at)
    return made and words[at].starts - words[at - 1].ends == 1


def car_typed(words: Sequence[Word], this_year: int) -> Car:
    """Of words that name a car and nothing else. What is make, year and plate is known, all else is the model."""
    plate_at = _plate_at(words)
    year_at = _year_at([place for place in range(len(words)) if place not in plate_at], words, this_year)
    rest = [
        place
        for place, word in enumerate(words)
        if place not in {*plate_at, *year_at} and word.key not in _PLATE_LEADS and word.atoms
    ]
    made = {
        each for place in range(len(words)) for each in range(place, place + _words_of_make(words, place))
    }
    return Car(
        year=_texts(words, year_at),
        make=" ".join(_capital(words[place].text) for place in rest if place in made),
        model=" ".join(_capital(words[place].text) for place in rest if place not in made),
        plate=_texts(words, plate_at).upper(),
    )


def car_places(words: Sequence[Word], free: Sequence[int], this_year: int) -> tuple[int, ...]:
    """Where, among the free words of a sentence, a car is named: makes and models, what is beside them, its plate."""
    named = {place for place in free if _is_car(words[place])}
    for place in free:
        if place + 1 in free and _is_pair(words, place):
            named |= {place, place + 1}
    for place in list(named):
        count = _words_of_make(words, place)
        after = place + count
        if count and after in free and _is_like_a_model(words[after].text, this_year):
            named.add(after)
    plate = {place for run in _runs(free) for place in _plate_in(words, run, named=bool(named))}
    named -= plate
    years = [place for place in free if place not in plate and {place - 1, place + 1} & named]
    led = {place - 1 for place in plate if place - 1 in free and words[place - 1].key in _PLATE_LEADS}
    return tuple(sorted(named | plate | led | {*_year_at(years, words, this_year)}))


def may_be(car: Car, vehicle: Vehicle) -> bool:
    """Whether what was said fits that vehicle: by its plate, else by year and model, or make.

    A model's year is told a year off as often as not, and VW is a Volkswagen where the model fits.
    """
    if car.plate and vehicle.plate:
        return _alike(car.plate, vehicle.plate, whole=True)
    if _is_year(car.year) and vehicle.year and abs(int(car.year) - vehicle.year) > 1:
        return False
    if car.model and vehicle.model:
        return _alike(car.model, vehicle.model)
    return not (car.make and vehicle.make) or _alike(car.make, vehicle.make)


def _alike(said: str, noted: str, *, whole: bool = False) -> bool:
    """Whether they have a word in common, or are the same but for blanks and signs."""
    one, other = words_of(said), words_of(noted)
    return "".join(one) == "".join(other) or (not whole and not set(one).isdisjoint(other))


def begins_plate(words: Sequence[Word], at: int) -> bool:
    """Whether two words there are a plate of a form that nothing else has: ABCD 123."""
    return _plate_at(words[at : at + 3], among=False) == (0, 1)


def _plate_in(words: Sequence[Word], run: Sequence[int], *, named: bool) -> tuple[int, ...]:
    """Beside a car any that is written as one is; alone it has to be of a form that nothing else has."""
    part = [words[place] for place in run]
    at = tuple(run[place] for place in _plate_at(part, among=named))
    small = any(letter.islower() for place in at for letter in words[place].text)
    return () if small and not named else at


def _plate_at(words: Sequence[Word], *, among: bool = True) -> tuple[int, ...]:
    """Where a Canadian plate is: one word, or two side by side.

    ``GLC 300`` and ``500 Pop`` are written like plates, and are models where no other is said (and with ``plate``
    before them are none). Two words have capitals: “over 100” is described.
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
            if plain and not any(_is_of_a_car(words[place]) for place in at) and not _is_described(words, at):
                return at
    return ()


def _is_described(words: Sequence[Word], at: Sequence[int]) -> bool:
    """Whether it is a number with a word of every day, or with what it counts behind it, or a Ram of a size."""
    after = at[-1] + 1
    counted = after < len(words) and words[after].key in _UNITS
    small = len(at) > 1 and any(letter.islower() for place in at for letter in words[place].text)
    daily = any(words[place].joined in _NO_PLATE for place in at)
    return counted or small or daily or bool(_RAM.match("".join(words[place].joined for place in at)))


def _is_car(word: Word) -> bool:
    return word.joined in _MODELS or _is_make(word) or bool(_RAM.match(word.joined))


def _is_pair(words: Sequence[Word], at: int) -> bool:
    """Whether two words there are one name of a make or a model: Land Rover, Santa Fe, F 150, Ram 1500."""
    joined = "".join(word.joined for word in words[at : at + 2])
    if len(words) < at + 2 or not (words[at].atoms and words[at + 1].atoms) or len(joined) <= _SHORTEST_PAIR:
        return False
    return joined in _MAKES | _MODELS | _TWO_WORDS or bool(_RAM.match(joined))


def _words_of_make(words: Sequence[Word], at: int) -> int:
    """How many words from there on are a make."""
    if _is_pair(words, at) and "".join(word.joined for word in words[at : at + 2]) in _MAKES:
        return 2
    return int(_is_make(words[at]))


def _is_of_a_car(word: Word) -> bool:
    return _is_car(word) or _is_year(word.key) or word.key in _TRIMS


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
