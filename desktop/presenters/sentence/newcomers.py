"""Somebody who is in no book yet, as a sentence names them: name, number, address, and the car they come with.

Introduced (``New: Anna Roy``, ``nouvelle cliente``), beside a number or an address that is nobody's, or as the one pair
of capitals where nobody known is named. Not here: who is known (``people``), and the forms that this begins.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.presenters.sentence import people
from desktop.presenters.sentence.cars import (
    NO_CAR,
    Car,
    begins_plate,
    car_places,
    car_typed,
    is_behind_a_make,
    is_car,
)
from desktop.presenters.sentence.counted import COUNTED, set_of
from desktop.presenters.sentence.days import day_at
from desktop.presenters.sentence.hours import length_at, time_at
from desktop.presenters.sentence.lexicon import BAY_NAMES, BETWEEN, FOR, LINKS, MONTHS, WEEKDAYS, WITH
from desktop.presenters.sentence.people import Looking, Shop
from desktop.presenters.sentence.things import anybody_at, kind_at, service_at
from desktop.presenters.sentence.words import Word
from scheduling.folding import words_of

_NEW = set_of("new nouveau nouvelle nouv")
_CUSTOMER = set_of("customer client cliente cust")
_INSIDE_A_NAME = set_of("de la du des le d")
"""Links that are part of names: Anna de la Cruz."""
_CALLED = set_of("tel cell cel phone telephone cellulaire mobile email courriel mail no")
"""Between a name and the number or address."""
_BEFORE_A_NAME = set_of(
    "call callback appeler appelle appelez rappeler rappelle rappelez rappel contact contacter joindre text texter"
    " back hello hi hey there bonjour bonsoir salut allo book booking schedule add reserver ajouter inscrire please svp"
)
"""What is said to whom takes the booking, or to begin with: no part of a name."""
_CALLED_SO = set_of("named called name nom nomme nommee appele appelee")
"""Between who is introduced and the name."""
_GOES_ON = set_of(
    "wants want wanted needs need needed waiting waits wait is was has had have will would walk-in walkin who with"
    " asks asked says said calls calling coming comes came here drops dropping brings bringing must may can no"
    " veut veux voudrait voulait desire demande besoin attend attends attente arrive vient viendra passe passera"
    " appelle apporte laisse est etait a aura avait qui dit doit peut sans ici pas"
)
"""Small words that tell what a new customer does: the name, if there was one, has ended."""
MOST_WORDS = 4
LEAST_WORDS = 2
"""Of a name that nothing introduces: one word alone may be any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """``at``: the places of the words that say it."""

    at: frozenset[int]
    name: str = ""
    phone: str = ""
    email: str = ""


def introduced(look: Looking, shop: Shop, today: date) -> Newcomer | None:
    """New: Anna Roy 514 555 0199; nouvelle cliente Anna Roy, anna@example.com; not where somebody known is named."""
    words = look.words
    for at in range(len(words)):
        led = _lead(words, at)
        if not led or _names_a_customer(look, range(at), shop):
            continue
        name = _name_from(words, at + led, today)
        reached = _reached(look, name)
        if name and _is_a_name(words, name, reached, colon=led == 1):
            return Newcomer(
                at=frozenset({*range(at, name[0]), *name, *reached.at}),
                name=_as_name(words, name),
                phone=reached.phone,
                email=reached.email,
            )
    return None


def beside_number(look: Looking, shop: Shop, today: date) -> Newcomer | None:
    """Anna Roy 514 555 0199: the number or the address is nobody's, and nobody is called so."""
    words = look.words
    reached = _reached(look, ())
    if not reached.at:
        return None
    first, last = min(reached.at), max(reached.at)
    while first > 0 and words[first - 1].key in _CALLED:
        first -= 1
    before = _backward(words, first, today)
    for name in (before, _forward(words, last + 1, today)):
        if len(name) >= LEAST_WORDS and not _known(look, name, shop):
            called = {each for each in range(first, min(reached.at)) if name is before}
            return Newcomer(
                at=frozenset({*name, *called, *reached.at}),
                name=_as_name(words, name),
                phone=reached.phone,
                email=reached.email,
            )
    return None


def named_alone(words: Sequence[Word], kept: Sequence[int], today: date) -> Newcomer | None:
    """The one pair of capitals among the words that said nothing, in a sentence that has not capitals everywhere."""
    pairs: list[tuple[int, ...]] = []
    at = 0
    while at < len(words):
        name = _forward(words, at, today) if at in kept else ()
        name = tuple(place for place in name if place in kept)
        modelled = bool(name) and is_behind_a_make(words, name[0])
        if len(name) >= LEAST_WORDS and not modelled and name == tuple(range(name[0], name[-1] + 1)):
            pairs.append(name)
        at += max(1, len(name))
    others = [word for place, word in enumerate(words) if not pairs or place not in pairs[0]]
    shouted = any(word.text[:1].isalpha() for word in others) and all(
        word.text[:1].isupper() for word in others if word.text[:1].isalpha()
    )
    if len(pairs) != 1 or shouted:
        return None
    return Newcomer(at=frozenset(pairs[0]), name=_as_name(words, pairs[0]))


def car_of(words: Sequence[Word], kept: Sequence[int], today: date) -> tuple[tuple[int, ...], Car]:
    """The car that is named besides, which nobody has yet, and where."""
    at = car_places(words, kept, today.year)
    return (at, car_typed([words[place] for place in at], today.year)) if at else ((), NO_CAR)


def _lead(words: Sequence[Word], at: int) -> int:
    """How many words introduce somebody new: ``new`` alone may be tires or a noise, so that it begins, with a colon."""
    if words[at].key not in _NEW:
        return 0
    if at + 1 < len(words) and words[at + 1].key in _CUSTOMER:
        return 2
    return int(at == 0 and words[at].text.endswith(":"))


def _names_a_customer(look: Looking, places: Sequence[int], shop: Shop) -> bool:
    """Whether two words there side by side are somebody's name, who is not the one to do it."""
    return any(
        not look.led_by(first, WITH - FOR) and people.called(look.atoms_at((first, second)), shop)
        for first, second in pairwise(places)
    )


def _name_from(words: Sequence[Word], at: int, today: date) -> tuple[int, ...]:
    """The words of a name from there on; after one with a capital those without are none."""
    while at < len(words) and words[at].key in _CALLED_SO:
        at += 1
    found: list[int] = []
    for place in range(at, min(len(words), at + MOST_WORDS + 1)):
        text = words[place].text
        inside = found and words[place].key in _INSIDE_A_NAME
        ended = text[:1].islower() and any(words[each].text[:1].isupper() for each in found)
        goes_on = words[place].key in _GOES_ON and (text.islower() or text.isupper())
        if not inside and (ended or goes_on or _says_something(words, place, today)):
            break
        found.append(place)
        if place + 1 < len(words) and words[place + 1].starts - words[place].ends > 1:
            break  # a comma
    while found and words[found[-1]].key in _INSIDE_A_NAME:
        found.pop()
    return tuple(found[:MOST_WORDS])


def _is_a_name(words: Sequence[Word], name: Sequence[int], reached: Newcomer, *, colon: bool) -> bool:
    """Whether it has a capital, or stands before a number or an address; of a customer two small words are one too."""
    if any(words[place].text[:1].isupper() for place in name):
        return True
    after = name[-1] + 1
    while after < len(words) and words[after].key in _CALLED:
        after += 1
    return after in reached.at or (not colon and len(name) >= LEAST_WORDS)


def _forward(words: Sequence[Word], at: int, today: date) -> tuple[int, ...]:
    """Words with capitals side by side from there on."""
    found: list[int] = []
    for place in range(at, min(len(words), at + MOST_WORDS)):
        if not words[place].text[:1].isupper() or _says_something(words, place, today):
            break
        if not found and words[place].atoms[0] in _BEFORE_A_NAME:
            break
        found.append(place)
        if place + 1 < len(words) and words[place + 1].starts - words[place].ends > 1:
            break
    led = at > 0 and words[at - 1].key in WITH - FOR
    return () if led else tuple(found)


def _backward(words: Sequence[Word], end: int, today: date) -> tuple[int, ...]:
    """Words with capitals before that place; without them only where the sentence begins with them."""
    found: list[int] = []
    for place in range(end - 1, max(-1, end - 1 - MOST_WORDS), -1):
        if _says_something(words, place, today):
            break
        found.insert(0, place)
    begins = found[:1] == [0]
    while found and words[found[0]].atoms[0] in _BEFORE_A_NAME:
        found.pop(0)
    begins = begins and all(words[place].text.islower() for place in found)
    if begins and len(found) < MOST_WORDS:
        return tuple(found)
    while found and not all(words[place].text[:1].isupper() for place in found):
        found.pop(0)
    led = bool(found) and found[0] > 0 and words[found[0] - 1].key in WITH - FOR
    return () if led else tuple(found)


def _says_something(words: Sequence[Word], at: int, today: date) -> bool:
    """Whether what is there is no part of a name: a car, a job, a day, a time, a link, a number."""
    word = words[at]
    letters = word.text.strip(".,;:!?’'")
    if not all(each.isalpha() or each in "-’'." for each in letters) or not word.atoms:
        return True
    day = day_at(words, at, today)
    known = word.key in LINKS | BETWEEN | COUNTED | BAY_NAMES | _NEW
    long_day = word.key in MONTHS.keys() | WEEKDAYS.keys() and len(word.key) > 3
    read = service_at(words, at) or kind_at(words, at) or time_at(words, at) or length_at(words, at)
    return bool(
        known
        or long_day
        or is_car(words, at)
        or begins_plate(words, at)
        or read
        or anybody_at(words, at)
        or (day is not None and not day[1].weak)
    )


def _reached(look: Looking, but: Collection[int]) -> Newcomer:
    """The first number to call and the first address."""
    at: set[int] = set()
    phone = email = ""
    for run in people.phones(look):
        if not set(run) & set(but):
            at |= set(run)
            phone = " ".join(look.words[each].text for each in run).rstrip(".:!?")
            break
    for place, word in enumerate(look.words):
        bare = word.text.strip("<>().,;:")
        if look.free[place] and "@" in bare[1:-1] and "." in bare.rpartition("@")[2]:
            at.add(place)
            email = bare
            break
    return Newcomer(at=frozenset(at), phone=phone, email=email)


def _known(look: Looking, name: Sequence[int], shop: Shop) -> bool:
    """Whether two words of it side by side are a customer's or a mechanic's name, or one letter away from it."""
    for pair in pairwise(name):
        atoms = look.atoms_at(pair)
        if any(set(atoms) <= set(words_of(row.name)) for row in shop.mechanics):
            return True
        if people.called_or_nearly(atoms, shop):
            return True
    return False


def _as_name(words: Sequence[Word], at: Sequence[int]) -> str:
    text = " ".join(words[place].text.strip(".,;:!?") for place in at)
    return text.title() if text.islower() else text
