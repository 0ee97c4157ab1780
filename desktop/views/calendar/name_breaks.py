"""Where a first name may be broken over two lines: before a syllable, as far to its end as there is room.

A rule of thumb for names in French and English, ``Oli-vier`` and not ``Olivi-er``; no dictionary, no measuring.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

VOWELS = frozenset("aeiouy")
TOGETHER = frozenset({"ch", "gn", "ph", "qu", "sh", "th"})
"""Two letters that are one sound."""
LEAST = 2
"""One letter alone is no line."""
AT_EASE = 3
"""So many letters on the second line are read at once."""


def breaks(name: str, most: int) -> int:
    """How many letters, ``most`` at most, stand before the hyphen; 0 where it cannot be broken."""
    places = [place for place in _syllables(name) if LEAST <= place <= most]
    calm = [place for place in places if len(name) - place >= AT_EASE]
    if calm or places:
        return (calm or places)[-1]
    place = min(most, len(name) - LEAST)
    return place if place >= LEAST else 0


def _syllables(name: str) -> Iterator[int]:
    """Where a consonant is followed by a vowel, but not at the very end."""
    plain = "".join(unicodedata.normalize("NFD", letter)[0] for letter in name).lower()
    for place in range(1, len(plain) - 1):
        if plain[place] in VOWELS or plain[place + 1] not in VOWELS:
            continue
        onset = place - 1 if plain[place - 1 : place + 1] in TOGETHER else place
        if VOWELS & set(plain[:onset]):
            yield onset
