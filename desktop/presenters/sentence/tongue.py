"""In which language a sentence is: by its small words, then by the names of jobs that only one language has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.presenters.sentence.lexicon import ENGLISH, FRENCH, SHARED, Language
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.things import service_at
from desktop.presenters.sentence.words import Word


def language_of(
    words: Sequence[Word], used: Mapping[int, Part], kept: Sequence[int], otherwise: Language
) -> Language:
    """``otherwise`` where neither is to be told."""
    keys = [word.key for word in words]
    french = sum(key in FRENCH for key in keys)
    english = sum(key in ENGLISH for key in keys)
    for place, word in enumerate(words):
        if used.get(place) is Part.SERVICE and word.key not in SHARED:
            found = service_at(words, place)
            french += found is not None and found[2] == "fr"
            english += found is not None and found[2] == "en"
        french += any(letter in "éèêàâçùûîïôœ" for letter in word.text.casefold()) and place in kept
    if french == english:
        return otherwise
    return "fr" if french > english else "en"
