"""Makes and models by their names, to notice that a car is named which is not the customer's. Not here: whose is which.

Models as they are common on Canadian roads, in one piece; names that are everyday words too (Fit, Soul, Focus, Spark,
Forte …) are left out: they would be taken for a car where something is described.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def is_car(word: Word) -> bool:
    """Whether the word is the name of a make or a model."""
    return word.joined in _MODELS or _is_make(word)


def make_and_model(words: Sequence[Word]) -> tuple[str, str]:
    """Names of cars as for a new vehicle's form. What is a make is known; whose model it is, is not."""
    makes_said = " ".join(_capital(word.text) for word in words if _is_make(word))
    return makes_said, " ".join(_capital(word.text) for word in words if not _is_make(word))


def _is_make(word: Word) -> bool:
    return word.joined in _MAKES and word.joined not in _EVERYDAY


def _capital(text: str) -> str:
    text = text.strip(".,;:!?")
    return text[:1].upper() + text[1:]
