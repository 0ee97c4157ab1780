"""The words of the trade and of the calendar in both languages, folded: what a sentence may be made of.

Tables only. How they are looked for is in ``days``, ``hours`` and ``things``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from desktop.presenters.sentence.words import Phrase
from scheduling.vocabulary import ServiceType, VisitKind

Language: TypeAlias = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Service:
    """A job by name. ``en`` and ``fr`` are what the concern says where nothing else was said of it.

    ``english`` and ``french`` are what people call it, with commas between.
    """

    code: str
    type: ServiceType
    en: str
    fr: str
    english: str
    french: str

    def label(self, language: Language) -> str:
        """In the language of the sentence."""
        return self.fr if language == "fr" else self.en


_D, _R, _M = ServiceType.DIAGNOSTIC, ServiceType.REPAIR, ServiceType.MAINTENANCE
_I, _C = ServiceType.INSPECTION, ServiceType.CONSULTATION
ADVICE = "advice"

SERVICES: tuple[Service, ...] = (
    Service(
        "oil",
        _M,
        "Oil change",
        "Vidange d’huile",
        "oil change, oil, lube",
        "vidange, vidange huile, changement huile, huile",
    ),
    Service(
        "tires",
        _M,
        "Tire change",
        "Changement de pneus",
        "tire change, tires, tire, tire swap, winter tires, summer tires, snow tires, tyres, change tires",
        "pneus, pneu, changement de pneus, pose de pneus, pneus hiver, pneus ete",
    ),
    Service(
        "rotation",
        _M,
        "Tire rotation",
        "Rotation des pneus",
        "tire rotation, rotation, rotate tires",
        "rotation des pneus, rotation de pneus",
    ),
    Service(
        "brakes",
        _R,
        "Brake repair",
        "Réparation des freins",
        "brakes, brake, brake job, brake pads, brake repair",
        "freins, frein, plaquettes, reparation des freins",
    ),
    Service(
        "battery",
        _R,
        "Battery replacement",
        "Remplacement de la batterie",
        "battery, battery replacement",
        "batterie, changement de batterie",
    ),
    Service(
        "alignment",
        _M,
        "Wheel alignment",
        "Alignement des roues",
        "alignment, wheel alignment",
        "alignement, parallelisme, geometrie",
    ),
    Service(
        "inspection",
        _I,
        "Safety inspection",
        "Inspection mécanique",
        "inspection, safety inspection, safety check, check up, checkup",
        "inspection mecanique, verification, inspection saaq",
    ),
    Service(
        "engine light",
        _D,
        "Check engine light is on",
        "Voyant du moteur allumé",
        "check engine, check engine light, engine light, cel",
        "voyant moteur, voyant du moteur, voyant, lumiere moteur, check engine allume",
    ),
    Service(
        "diagnostic",
        _D,
        "Diagnostic of the vehicle",
        "Diagnostic du véhicule",
        "diagnosis, diag, scan",
        "diagnostic, diagnostique",
    ),
    Service(
        "noise",
        _D,
        "Noise to be located",
        "Bruit à localiser",
        "noise, squeak, squeal, rattle, grinding, clunk, vibration",
        "bruit, grincement, claquement, vibrations, couinement",
    ),
    Service(
        "leak",
        _D,
        "Leak to be located",
        "Fuite à localiser",
        "leak, leaking",
        "fuite, coule",
    ),
    Service(
        "no start",
        _D,
        "Does not start",
        "Ne démarre pas",
        "wont start, won t start, no start, does not start, doesn t start",
        "demarre pas, ne demarre pas, demarre plus, ne demarre plus",
    ),
    Service(
        "air",
        _R,
        "Air conditioning repair",
        "Réparation de la climatisation",
        "air conditioning, ac, a c",
        "climatisation, clim, air climatise, air conditionne",
    ),
    Service(
        "tune-up",
        _M,
        "Engine tune-up",
        "Mise au point du moteur",
        "tune up, tuneup",
        "mise au point",
    ),
    Service(
        "exhaust",
        _R,
        "Exhaust repair",
        "Réparation de l’échappement",
        "exhaust, muffler",
        "echappement, silencieux, muffleur",
    ),
    Service(
        "suspension",
        _R,
        "Suspension repair",
        "Réparation de la suspension",
        "suspension, shocks, struts",
        "amortisseurs, amortisseur",
    ),
    Service(
        "transmission",
        _R,
        "Transmission service",
        "Entretien de la transmission",
        "transmission, gearbox",
        "boite de vitesses",
    ),
    Service(
        "clutch",
        _R,
        "Clutch repair",
        "Réparation de l’embrayage",
        "clutch",
        "embrayage",
    ),
    Service(
        "belt",
        _R,
        "Belt replacement",
        "Remplacement de la courroie",
        "belt, timing belt, serpentine belt",
        "courroie, courroie de distribution",
    ),
    Service(
        "coolant",
        _M,
        "Coolant service",
        "Entretien de l’antigel",
        "coolant, antifreeze, coolant flush",
        "antigel, liquide de refroidissement",
    ),
    Service(
        "starter",
        _R,
        "Starter repair",
        "Réparation du démarreur",
        "starter",
        "demarreur",
    ),
    Service(
        "alternator",
        _R,
        "Alternator repair",
        "Réparation de l’alternateur",
        "alternator",
        "alternateur",
    ),
    Service(
        "wipers",
        _M,
        "Wiper replacement",
        "Remplacement des essuie-glaces",
        "wipers, wiper blades",
        "essuie glaces, essuie glace",
    ),
    Service(
        "rust",
        _M,
        "Rust proofing",
        "Traitement antirouille",
        "rust proofing, rustproofing, undercoating",
        "antirouille, anti rouille",
    ),
    Service(
        "windshield",
        _R,
        "Windshield repair",
        "Réparation du pare-brise",
        "windshield",
        "pare brise, parebrise",
    ),
    Service(
        "maintenance",
        _M,
        "Scheduled maintenance",
        "Entretien périodique",
        "maintenance, service, tune",
        "entretien, entretien periodique, mise au point annuelle",
    ),
    Service(
        "repair",
        _R,
        "Repair as discussed",
        "Réparation convenue",
        "repair, fix",
        "reparation, reparer",
    ),
    Service(
        ADVICE,
        _C,
        "Advice, no vehicle needed",
        "Conseil, sans véhicule",
        "just advice, advice",
        "juste un conseil, conseil, conseils",
    ),
    Service(
        "consultation",
        _C,
        "Consultation asked for",
        "Consultation demandée",
        "consultation, consult",
        "consulter",
    ),
)

KINDS: dict[str, VisitKind] = {
    **dict.fromkeys(("video", "video call", "appel video", "visio"), VisitKind.VIDEO),
    **dict.fromkeys(("chat", "clavardage"), VisitKind.CHAT),
    **dict.fromkeys(("phone", "phone call", "telephone", "appel telephonique"), VisitKind.PHONE),
    **dict.fromkeys(("in person", "in shop", "at the shop"), VisitKind.IN_PERSON),
    **dict.fromkeys(("en personne", "au garage", "sur place"), VisitKind.IN_PERSON),
}

ANYBODY = (
    *("anyone", "anybody", "any mechanic", "whoever"),
    *("n importe qui", "n importe quel mecanicien", "importe qui", "importe quel mecanicien"),
)

BAY_NAMES = frozenset({"bay", "baie", "lift", "pont"})

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi lun",
            "tuesday tue tues mardi mar",
            "wednesday wed weds mercredi mer",
            "thursday thu thur thurs jeudi jeu",
            "friday fri vendredi ven",
            "saturday sat samedi sam",
            "sunday sun dimanche dim",
        )
    )
    for name in names.split()
}
SHORT_DAYS = frozenset({"mon", "sun", "sat", "wed", "mar", "mer", "sam", "dim", "ven"})
"""Names or words besides: they yield to any other day."""
MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fev fevr",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
RELATIVE_DAYS: dict[str, int] = {
    **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("aujourd hui", "auj", "ce matin", "cet apres midi", "cette apres midi", "ce soir"), 0),
    **dict.fromkeys(("tomorrow", "tmrw", "tmr", "tmw", "2moro", "demain"), 1),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow", "apres demain"), 2),
}
NUMBERS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "a an un une one",
            "two deux couple",
            "three trois",
            "four quatre",
            "five cinq",
            "six",
            "seven sept",
            "eight huit",
            "nine neuf",
            "ten dix",
        ),
        start=1,
    )
    for word in words.split()
}
MORNING, AFTERNOON, EVENING = (0, 720), (720, 1020), (1020, 1440)
PARTS_OF_DAY: dict[str, tuple[int, int]] = {
    **dict.fromkeys(
        ("morning", "this morning", "matin", "ce matin", "matinee", "am", "avant midi", "en am"), MORNING
    ),
    **dict.fromkeys(("afternoon", "this afternoon", "pm", "en pm"), AFTERNOON),
    **dict.fromkeys(("apres midi", "cet apres midi", "cette apres midi"), AFTERNOON),
    **dict.fromkeys(("evening", "this evening", "tonight", "soir", "ce soir", "soiree"), EVENING),
}
"""From when to when, in minutes of the day."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AT = _set("at a @ vers around about environ pour for by")
AFTER: tuple[Phrase, ...] = (
    *(("after",), ("past",), ("from",), ("apres",), ("des",)),
    *(("a", "partir", "de"), ("a", "compter", "de")),
)
BEFORE: tuple[Phrase, ...] = (("before",), ("avant",))

WITH = _set("with w avec chez par by")
FOR = _set("for pour client cliente customer mr mrs ms miss m mme monsieur madame")
LINKS = (
    WITH
    | FOR
    | _set(
        "at a @ on le la les l the de du des d of sur sa son ses his her their my un une an to in en dans au aux"
        " car auto voiture vehicle vehicule plate plaque phone tel cell no mechanic mecanicien mecanicienne"
    )
)
"""Words that lead to another one and go with it; alone they are kept like any other."""
BETWEEN = _set("et and plus puis then")

FRENCH = _set(
    "avec pour chez dans et le la les des du une sur bruit jeudi lundi mardi mercredi vendredi samedi dimanche demain"
    " midi matin soir apres avant heure heures prochain prochaine semaine semaines mme monsieur madame auto"
)
"""Words that tell the language of a sentence."""
ENGLISH = _set(
    "with for the and on at in monday tuesday wednesday thursday friday saturday sunday tomorrow today noon morning"
    " evening afternoon after before hour hours next week weeks mr mrs ms car"
)
SHARED = _set("inspection transmission suspension rotation consultation maintenance")
"""Names of jobs that both languages have."""
