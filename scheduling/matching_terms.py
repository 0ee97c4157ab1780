"""The field's words in English and French: which systems a text speaks of, and which make a word names.

A small table, for matching only; it diagnoses nothing and shows no words to anybody. How much a matched
word is worth is in ``matching``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from scheduling import folding

Phrase: TypeAlias = tuple[str, ...]
"""Folded words that stand side by side."""

_AIR_CONDITIONING = re.compile(r"\ba[/.]c\b")
_SHORTEST_PLURAL = 4
"""A shorter word has no plural here: gas is not several ga."""

# System, as it is named in the code and in a mechanic's specialties, to its words and phrases. A phrase
# wins over the shorter words in it.
_SYSTEMS: Mapping[str, str] = {
    "brakes": "brake, braking, brake pad, rotor, caliper, abs, handbrake, frein, freinage, plaquette, "
    "etrier, frein a main, disque de frein",
    "engine": "engine, motor, misfire, piston, head gasket, timing belt, timing chain, spark plug, moteur, "
    "joint de culasse, courroie de distribution, chaine de distribution, bougie, rate d'allumage",
    "diagnostics": "check engine, check engine light, warning light, trouble code, fault code, obd, "
    "temoin moteur, voyant, code d'erreur, code de defaut",
    "transmission": "transmission, gearbox, gear, clutch, cvt, embrayage, boite de vitesse, boite automatique, "
    "boite manuelle",
    "drivetrain": "drivetrain, driveshaft, differential, cv joint, axle, awd, 4x4, transfer case, "
    "arbre de transmission, differentiel, essieu, joint homocinetique, cardan, boite de transfert",
    "electrical": "electrical, electric, wiring, fuse, relay, short circuit, electrique, electricite, "
    "cablage, fusible, relais, court circuit",
    "battery": "battery, dead battery, batterie",
    "charging": "alternator, charging, charger, alternateur, recharge, chargeur, borne de recharge",
    "starter": "won't start, no start, doesn't start, ignition, demarreur, demarrage, "
    "demarre pas, demarre plus, allumage",
    "suspension": "suspension, shock, shock absorber, strut, ball joint, control arm, sway bar, amortisseur, "
    "jambe de force, rotule, bras de suspension, barre stabilisatrice",
    "steering": "steering, steering wheel, power steering, tie rod, rack and pinion, direction, "
    "direction assistee, volant, cremaillere, biellette",
    "alignment": "alignment, wheel alignment, alignement, parallelisme, geometrie",
    "tires": "tire, tyre, flat tire, wheel, puncture, tpms, pneu, roue, crevaison, creve",
    "exhaust": "exhaust, muffler, catalytic converter, catalyst, emission, echappement, silencieux, "
    "catalyseur, pot catalytique",
    "cooling": "cooling, coolant, antifreeze, radiator, overheat, overheating, thermostat, water pump, "
    "refroidissement, antigel, radiateur, surchauffe, liquide de refroidissement, pompe a eau",
    "climate": "air conditioning, air conditioner, a/c, hvac, heater, heating, defroster, climatisation, "
    "climatiseur, air climatise, clim, chauffage, chaufferette, degivreur",
    "fuel": "fuel, gas, gasoline, fuel pump, injector, injection, carburant, essence, injecteur, "
    "pompe a essence",
    "oil": "oil, oil change, oil leak, huile, vidange, changement d'huile, fuite d'huile",
    "diesel": "diesel, turbodiesel, def, glow plug, bougie de prechauffage",
    "turbo": "turbo, turbocharger, supercharger, turbocompresseur, compresseur volumetrique",
    "hybrids": "hybrid, plug in hybrid, phev, hybride, hybride rechargeable",
    "electric_vehicles": "electric vehicle, electric car, ev, bev, high voltage, vehicule electrique, "
    "voiture electrique, auto electrique, haute tension",
    "lighting": "headlight, headlamp, taillight, light bulb, turn signal, brake light, phare, clignotant, "
    "ampoule, feu de position, feu arriere, feu de frein",
    "body": "body, bodywork, rust, dent, bumper, paint, carrosserie, rouille, bosse, pare choc, peinture",
    "glass": "windshield, window, glass, wiper, pare brise, vitre, essuie glace",
    "safety": "airbag, seat belt, seatbelt, srs, coussin gonflable, ceinture",
    "inspection": "inspection, safety check, pre purchase, pre purchase inspection, verification, "
    "inspection preachat, preachat, pre achat",
    "maintenance": "maintenance, tune up, service interval, entretien, mise au point",
}

# Makes that people write in several ways. A specialty that names a make is no system.
_MAKES = (
    "acura, alfa romeo|alfa, aston martin, audi, bentley, bmw, buick, cadillac|caddy, chevrolet|chevy, "
    "chrysler, dodge, ferrari, fiat, ford, genesis, gmc, honda, hummer, hyundai, infiniti, isuzu, jaguar, "
    "jeep, kia, lamborghini, land rover|range rover, lexus, lincoln, lotus, lucid, maserati, mazda, "
    "mercedes benz|mercedes|benz, mercury, mini|mini cooper, mitsubishi, nissan, oldsmobile, polestar, "
    "pontiac, porsche, ram, rivian, rolls royce, saab, saturn, scion, smart, subaru, suzuki, tesla, toyota, "
    "vinfast, volkswagen|vw, volvo"
)


def words_of(text: str) -> Phrase:
    """The folded words of a text; A/C is one word."""
    return tuple(folding.words_of(_AIR_CONDITIONING.sub("ac", folding.folded(text))))


@lru_cache(maxsize=4096)
def numbers_of(word: str) -> frozenset[str]:
    """A folded word with what it may be the simple plural of, in either language.

    brakes: brake; batteries: battery; brushes: brush; feux: feu; signaux: signal. A form that is no word
    does no harm: it is only compared.
    """
    forms = {word}
    if len(word) >= _SHORTEST_PLURAL and not word.endswith("ss"):
        if word[-1] in "sx":
            forms.add(word[:-1])
        for ending, single in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("aux", "al")):
            if word.endswith(ending):
                forms.add(word[: -len(ending)] + single)
    return frozenset(forms)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are the same, or one is the simple plural of the other."""
    return one in numbers_of(other) or other in numbers_of(one)


def _table(rows: Iterable[tuple[str, str]]) -> dict[str, list[tuple[Phrase, str]]]:
    """Each number of a first word to the phrases that begin with it."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for system, text in rows:
        for phrase in {words_of(part) for part in (*text.split(","), system.replace("_", " "))}:
            for form in numbers_of(phrase[0]):
                found.setdefault(form, []).append((phrase, system))
    return {form: sorted(entries) for form, entries in found.items()}


_PHRASES = _table(_SYSTEMS.items())
_MAKE_OF = {
    words_of(name): words_of(names.split("|")[0]) for names in _MAKES.split(", ") for name in names.split("|")
}
SYSTEMS = frozenset(_SYSTEMS)
"""The systems that the table knows, as codes; those of the desktop's specialties are among them."""


def _begins_with(words: Phrase, phrase: Phrase) -> bool:
    return len(phrase) <= len(words) and all(map(same_word, words, phrase))


def _longest(words: Phrase) -> tuple[Phrase, str] | None:
    """The longest phrase of the table with which these words begin."""
    entries = [entry for form in sorted(numbers_of(words[0])) for entry in _PHRASES.get(form, ())]
    fitting = [entry for entry in entries if _begins_with(words, entry[0])]
    return max(fitting, key=lambda entry: len(entry[0]), default=None)


def _found(words: Phrase) -> Iterator[tuple[str, Phrase]]:
    place = 0
    while place < len(words):
        entry = _longest(words[place:])
        length = len(entry[0]) if entry else 1
        if entry:
            yield entry[1], words[place : place + length]
        place += length


def systems_in(text: str) -> dict[str, str]:
    """The systems a text speaks of, in its order, each once, with the folded words that first say so.

    Whole words and phrases, without accents and case, singular or simple plural; the longest phrase wins
    ("brake light" is a light, not the brakes).
    """
    systems: dict[str, str] = {}
    for system, words in _found(words_of(text)):
        systems.setdefault(system, " ".join(words))
    return systems


def phrase_in(text: str, phrase: str) -> bool:
    """Whether the words of ``phrase`` stand side by side in the text; an empty phrase stands nowhere."""
    words, wanted = words_of(text), words_of(phrase)
    return bool(wanted) and any(_begins_with(words[place:], wanted) for place in range(len(words)))


def make_of(text: str) -> str:
    """The make that a text names, in one spelling (VW is volkswagen); of an unknown one its folded words."""
    words = words_of(text)
    return " ".join(_MAKE_OF.get(words, words))


def is_make(text: str) -> bool:
    """Whether the whole text names a make that the table knows."""
    return words_of(text) in _MAKE_OF
