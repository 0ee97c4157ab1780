"""How a customer is found by what somebody types: folded words and digits. Pure; storage is ``replica``'s."""

from __future__ import annotations

from collections.abc import Iterable

from scheduling.folding import words_of
from scheduling.records import Customer, Vehicle

_SHORTEST_DIGITS = 3


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def customer_terms(customer: Customer) -> list[str]:
    """What a customer is found by: name, email, and each ending of the phone number."""
    digits = _digits(customer.phone)
    endings = [digits[start:] for start in range(len(digits) - _SHORTEST_DIGITS + 1)]
    return [*words_of(customer.name), *words_of(customer.email), *endings]


def vehicle_terms(vehicle: Vehicle) -> list[str]:
    """What a vehicle finds its owner by: the plate, in one piece and in parts."""
    parts = words_of(vehicle.plate)
    return list(dict.fromkeys(["".join(parts), *parts])) if parts else []


def wanted(text: str) -> list[list[str]]:
    """What was typed, as ways to find it; in one way each word must begin a term.

    ``514 555-01`` is looked for as one number too, and ``ABC 123`` as one plate.
    """
    parts = words_of(text)
    if not parts:
        return []
    joined = "".join(parts)
    return [parts] if len(parts) == 1 else [parts, [joined]]


def matches(ways: Iterable[list[str]], terms: list[str]) -> bool:
    """Whether one of the ways fits the terms."""
    return any(all(any(term.startswith(part) for term in terms) for part in way) for way in ways)


def match_expression(ways: Iterable[list[str]]) -> str:
    """The same question for SQLite's FTS5; the words hold only letters and digits, so quotes are safe."""
    return " OR ".join("(" + " AND ".join(f'"{part}"*' for part in way) + ")" for way in ways)


def rank(ways: list[list[str]], name: str) -> tuple[bool, str]:
    """Sorts names that begin with what was typed first, then by the alphabet."""
    plain = " ".join(words_of(name))
    return not plain.startswith(" ".join(ways[0])), plain
