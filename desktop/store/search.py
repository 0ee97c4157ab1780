"""How a customer is found by what somebody types: folded words and digits. Pure.

Not here: what they are found by (``scheduling.cache_layout``), storage (``replica``).
"""

from __future__ import annotations

from collections.abc import Iterable

from scheduling.folding import words_of

_NEWER = "\u0500"
"""From here on letters are not sure to be ones for FTS5; Latin, Greek and Cyrillic stand before."""


def wanted(text: str) -> list[list[str]]:
    """What was typed, as ways to find it; in one way each word must begin a term.

    ``514 555-01`` is looked for as one number too, and ``ABC 123`` as one plate.
    """
    parts = [part for part in words_of(text) if max(part) < _NEWER]
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


def whole_words(words: Iterable[str]) -> str:
    """For FTS5: each word is a whole term. Letters newer than FTS5 knows would cut one in two: these are left out."""
    return " AND ".join(f'"{word}"' for word in words if max(word) < _NEWER)


def rank(ways: list[list[str]], name: str) -> tuple[bool, str]:
    """Sorts names that begin with what was typed first, then by the alphabet."""
    plain = " ".join(words_of(name))
    return not plain.startswith(" ".join(ways[0])), plain
