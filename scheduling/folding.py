"""Texts made alike before they are compared: lower case, no accents, ligatures written out. It searches nothing."""

from __future__ import annotations

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def folded(text: str) -> str:
    """Lower case without accents, ligatures written out: ``Élise Lœb`` is ``elise loeb``."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The folded words of a text, split at everything that is neither letter nor digit."""
    return "".join(letter if letter.isalnum() else " " for letter in folded(text)).split()
