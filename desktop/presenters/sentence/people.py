"""Who and what is named in a sentence: mechanics, bays, customers by name, phone, plate or email, their vehicles.

Rows come through ``Shop``. A name counts when the whole word is the row's, or one letter away from it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from desktop.presenters.sentence.counted import set_of
from desktop.presenters.sentence.lexicon import FOR, LINKS, MONTHS, WEEKDAYS, WITH
from desktop.presenters.sentence.words import LONG_ENOUGH, Word, meant, one_letter_off
from scheduling.folding import words_of
from scheduling.records import Bay, Customer, Mechanic, Vehicle

_MARK = re.compile(r"^[a-z]{0,3}(\d{1,3})$")
MOST = 200
"""Customers that are looked through by a number, a plate or an email."""
MOST_NAMED = 2000
"""Of one name: each of them counts, so that of more than these nobody is meant."""
MOST_CLOSE = 200
"""The same of those whose names only begin alike, for a slip in the rest."""
LONGEST_NAME = 4
_PHONE = re.compile(
    r"^(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)\d{3}[ .-]?\d{4}$|^\d{3}[ .-]\d{4}$|^\+\d(?:[ .-]?\(?\d\)?){6,14}$"
)
"""As numbers are written; eight digits with points are a date, seven in one piece an order’s number."""
_SEVEN = re.compile(r"^\d{7}$")
_WITH_AREA = 10
"""Digits of a number with its area code."""
_DIALLED = set_of("tel cell cel phone telephone cellulaire mobile")
"""Words before a number that is to be called."""
PLATES = range(4, 9)
"""Letters and digits of a plate."""

Find = Callable[[str, int], list[Customer]]
FindNamed = Callable[[Sequence[str], int], list[Customer]]


@dataclass(frozen=True, slots=True)
class Shop:
    """What the names are looked for among. ``find``: customers by parts of what they are found by.

    ``named``: all whose names have these words whole. Only among them can one be told from the others.
    """

    mechanics: Sequence[Mechanic]
    bays: Sequence[Bay]
    find: Find
    named: FindNamed
    vehicles_of: Callable[[UUID], list[Vehicle]]


@dataclass(frozen=True, slots=True)
class Named:
    """Places of words in the sentence and the rows they may mean; several rows: somebody has to choose."""

    at: tuple[int, ...]
    mechanics: tuple[Mechanic, ...] = ()
    bay: Bay | None = None


@dataclass(frozen=True, slots=True)
class Driver:
    """The customers who may be meant, and which of their vehicles; ``phone`` is a number that is nobody's."""

    at: tuple[int, ...] = ()
    customers: tuple[Customer, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    vehicle_at: tuple[int, ...] = ()
    phone: str = ""


@dataclass(slots=True)
class Looking:
    """The words that nothing has used yet, for one who looks for names among them."""

    words: Sequence[Word]
    free: list[bool]
    _atoms: dict[UUID, frozenset[str]] = field(default_factory=dict)

    def take(self, at: Iterable[int]) -> None:
        """They are used."""
        for each in at:
            self.free[each] = False

    def windows(self, most: int) -> Iterable[tuple[int, ...]]:
        """Runs of free words side by side, the longest first; such as begin or end with a link are left out."""
        for count in range(most, 0, -1):
            for first in range(len(self.words) - count + 1):
                at = tuple(range(first, first + count))
                ends = self.words[first], self.words[first + count - 1]
                if all(self.free[each] for each in at) and not any(word.key in LINKS for word in ends):
                    yield at

    def led_by(self, at: int, leads: frozenset[str]) -> bool:
        """Whether the word before leads to this one."""
        return at > 0 and self.words[at - 1].key in leads

    def atoms_at(self, at: Iterable[int]) -> tuple[str, ...]:
        return tuple(atom for each in at for atom in self.words[each].atoms)


# --- mechanics and bays


def led_mechanic(look: Looking, mechanics: Sequence[Mechanic]) -> Named | None:
    """After ``with``, ``avec``: by any part of the name, also with a slip."""
    for at in look.windows(LONGEST_NAME):
        if look.led_by(at[0], WITH):
            found = _called(look.atoms_at(at), mechanics) or _nearly(look.atoms_at(at), mechanics)
            if found:
                return Named(at, found)
    return None


def mechanic(look: Looking, mechanics: Sequence[Mechanic], *, slips: bool = False) -> Named | None:
    """By the whole name or the first one, where that is not introduced as a customer's."""
    for at in look.windows(LONGEST_NAME):
        if look.led_by(at[0], FOR):
            continue
        atoms = look.atoms_at(at)
        found = tuple(row for row in mechanics if atoms and _is_first_or_whole(atoms, words_of(row.name)))
        if slips and not found:
            found = _nearly(atoms, mechanics, first=True)
        if found:
            return Named(at, found)
    return None


def surname(look: Looking, mechanics: Sequence[Mechanic]) -> Named | None:
    """By a last name, which no customer has taken."""
    for at in look.windows(1):
        found = _called(look.atoms_at(at), mechanics)
        if found and not look.led_by(at[0], FOR):
            return Named(at, found)
    return None


def bay(look: Looking, bays: Sequence[Bay], names: frozenset[str]) -> Named | None:
    """``bay 2``, ``baie 2``, a bay's whole name, or its mark alone: ``B2`` of “B2 – Suspension”."""
    for at in look.windows(3):
        atoms = list(look.atoms_at(at))
        numbered = len(atoms) == 2 and atoms[0] in names
        marked = len(atoms) == 1 and _number_of(atoms[0]) not in {"", atoms[0]}
        for row in bays:
            called = words_of(row.name)
            numbers = [_number_of(word) for word in called]
            if atoms and (
                atoms == called
                or (numbered and (atoms[1] in called or atoms[1] in numbers))
                or (marked and atoms[0] in called)
            ):
                return Named(at, bay=row)
    return None


def _number_of(word: str) -> str:
    """Of a bay's mark: 2 of ``2`` and of ``b2``; of a word nothing."""
    found = _MARK.match(word)
    return found[1] if found else ""


def _is_first_or_whole(atoms: Sequence[str], name: list[str]) -> bool:
    return list(atoms) == name or (len(atoms) == 1 and name[:1] == list(atoms))


def _called(atoms: Sequence[str], mechanics: Sequence[Mechanic]) -> tuple[Mechanic, ...]:
    return tuple(row for row in mechanics if atoms and set(atoms) <= set(words_of(row.name)))


def _nearly(
    atoms: Sequence[str], mechanics: Sequence[Mechanic], *, first: bool = False
) -> tuple[Mechanic, ...]:
    """By one word with a slip, if only one name can be meant."""
    if len(atoms) != 1:
        return ()
    parts = {row.id: words_of(row.name)[: 1 if first else None] for row in mechanics}
    better = meant(atoms[0], {part for each in parts.values() for part in each})
    return tuple(row for row in mechanics if better and better in parts[row.id])


# --- customers and what they drive


def numbered(look: Looking, shop: Shop) -> Driver | None:
    """By a phone number, a plate or an email: each is one person's, as a rule."""
    nobodys = None
    for at in phones(look):
        digits = "".join(letter for each in at for letter in look.words[each].text if letter.isdigit())
        found = tuple(row for row in shop.find(digits, MOST) if row.phone.endswith(digits))
        if found:
            return Driver(at, found)
        nobodys = nobodys or Driver(at, phone=digits)
    for at in look.windows(1):
        text = look.words[at[0]].text.strip("<>()").casefold()
        if "@" in text[1:]:
            found = tuple(row for row in shop.find(text, MOST) if row.email.casefold() == text)
            if found:
                return Driver(at, found)
    return _by_plate(look, shop) or nobodys


def phones(look: Looking) -> Iterable[tuple[int, ...]]:
    """Runs of words that are written as a number to be called is, the longest first.

    One without its area code is none where it ends another: 555 0101 is not who has 438 555 0101.
    """
    longer: set[int] = set()
    for count in range(min(4, len(look.words)), 0, -1):
        for first in range(len(look.words) - count + 1):
            at = tuple(range(first, first + count))
            text = " ".join(look.words[each].text for each in at).rstrip(".:!?")
            dialled = first > 0 and look.words[first - 1].key in _DIALLED and _SEVEN.match(text)
            part = sum(map(str.isdigit, text)) < _WITH_AREA and longer.issuperset(at)
            if all(look.free[each] for each in at) and not part and (_PHONE.match(text) or dialled):
                longer.update(at)
                yield at


def _by_plate(look: Looking, shop: Shop) -> Driver | None:
    for at in look.windows(2):
        plate = "".join(look.words[each].joined for each in at)
        mixed = any(letter.isdigit() for letter in plate) and any(letter.isalpha() for letter in plate)
        if len(plate) not in PLATES or not mixed:
            continue
        owners = [
            (row, vehicle)
            for row in shop.find(plate, MOST)
            for vehicle in shop.vehicles_of(row.id)
            if "".join(words_of(vehicle.plate)) == plate
        ]
        if owners:
            customers = tuple({row.id: row for row, _ in owners}.values())
            return Driver(at, customers, tuple(vehicle for _, vehicle in owners), at)
    return None


def driver(look: Looking, shop: Shop, *, least: int = 1, slips: bool = False) -> Driver | None:
    """By name, of at least so many words; of several names the one whose owner drives what is said besides."""
    best: list[Driver] = []
    most: tuple[int, int, bool] = (0, 0, False)
    for at in look.windows(LONGEST_NAME):
        if len(at) < least or look.led_by(at[0], WITH):
            continue
        found = _of_name(look.atoms_at(at), shop)
        if slips and not found and len(at) == 1:
            found = _of_nearly(look.atoms_at(at), shop)
        if not found:
            continue
        chosen = narrowed(look, shop, Driver(at, found))
        rank = (len(at), len(chosen.vehicle_at), look.led_by(at[0], FOR))
        if rank > most:
            best, most = [], rank
        best += [chosen] * (rank == most)
    return _either(best) if best else None


def _either(named: Sequence[Driver]) -> Driver:
    """One name, or the people of several that are as good: bruit côté gauche Bouchard, where somebody is called Côté.

    A name that is said twice, and names of which one person has all, are one.
    """
    first = named[0]
    common = [row for row in first.customers if all(row in each.customers for each in named)]
    if common or len(named) == 1:
        return first
    everybody = {row.id: row for each in named for row in each.customers}
    at = tuple(sorted({place for each in named for place in each.at}))
    return Driver(at, tuple(everybody.values()))


def _of_name(atoms: Sequence[str], shop: Shop) -> tuple[Customer, ...]:
    """Each word is one of the name's."""
    if not atoms or any(atom.isdigit() for atom in atoms):
        return ()
    return tuple(row for row in shop.named(atoms, MOST_NAMED) if _holds(words_of(row.name), atoms))


def _holds(name: Sequence[str], atoms: Sequence[str]) -> bool:
    """Whether the name has all of them, a word that is said twice twice."""
    return all(name.count(atom) >= atoms.count(atom) for atom in atoms)


def _of_nearly(atoms: Sequence[str], shop: Shop) -> tuple[Customer, ...]:
    """With a slip after the third letter, if only one spelling can be meant."""
    if len(atoms) != 1 or len(atoms[0]) < LONG_ENOUGH or not atoms[0].isalpha():
        return ()
    typed = atoms[0]
    if typed in WEEKDAYS or typed in MONTHS:  # “depuis lundi” is nobody called Lundy
        return ()
    begun = shop.find(typed[:3], MOST_CLOSE)
    spellings = {
        part
        for row in begun
        for part in words_of(row.name)
        if len(part) >= LONG_ENOUGH and one_letter_off(typed, part)
    }
    named = shop.named(tuple(spellings), MOST_NAMED) if len(spellings) == 1 else []
    sure = len(begun) < MOST_CLOSE  # of a list that was cut another spelling may have been left out
    return tuple(named) if sure or len(named) > 1 else ()


def called(atoms: Sequence[str], shop: Shop) -> bool:
    """Whether somebody has all these names."""
    return bool(_of_name(atoms, shop))


def called_or_nearly(atoms: Sequence[str], shop: Shop) -> bool:
    """Whether somebody has all these names, or all but a slip in one of them."""
    if called(atoms, shop):
        return True
    for place, typed in enumerate(atoms):
        others = (*atoms[:place], *atoms[place + 1 :])
        if not others or len(typed) < LONG_ENOUGH or not typed.isalpha():
            continue
        for row in shop.find(" ".join((*others, typed[:3])), MOST_CLOSE):
            parts = words_of(row.name)
            if _holds(parts, others) and any(one_letter_off(typed, part) for part in parts):
                return True
    return False


def narrowed(look: Looking, shop: Shop, said: Driver) -> Driver:
    """To those who drive what is said: make, model, year; a vehicle that is known by its plate stays."""
    if said.vehicles:
        return said
    own = [(row, vehicle) for row in said.customers for vehicle in shop.vehicles_of(row.id)]
    taken = set(said.at)
    fits = [(_words_of_vehicle(look, taken, vehicle), row, vehicle) for row, vehicle in own]
    most = max((len(at) for at, _, _ in fits), default=0)
    if most == 0:
        return said
    best = [each for each in fits if len(each[0]) == most]
    customers = tuple({row.id: row for _, row, _ in best}.values())
    return Driver(said.at, customers, tuple(vehicle for _, _, vehicle in best), best[0][0])


def _words_of_vehicle(look: Looking, taken: set[int], vehicle: Vehicle) -> tuple[int, ...]:
    """The places of the words that name it; a number alone is none, but beside its make or model."""
    make, model, year = words_of(vehicle.make), words_of(vehicle.model), str(vehicle.year or "")
    letters = {part for part in (*make, *model) if not part.isdigit()}
    pieces = letters | {"".join(make), "".join(model)}
    found, beside = [], []
    for place, word in enumerate(look.words):
        if not look.free[place] or place in taken or not word.atoms or word.key in LINKS:
            continue
        if not word.joined.isdigit() and (set(word.atoms) <= letters or word.joined in pieces):
            found.append(place)
        elif word.joined in {year, *model} and word.joined.isdigit():
            beside.append(place)
        elif meant(word.key, pieces):
            found.append(place)
    return tuple(sorted(found + beside)) if found else ()
