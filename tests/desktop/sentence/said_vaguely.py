"""Weeks, months and days that are only hinted at: what is understood and what is doubted.

A table only, for ``test_receptionists``.
"""

from __future__ import annotations

from typing import Any

SURE: frozenset[str] = frozenset()
DAY = frozenset({"day"})
TIME = frozenset({"time"})

SENTENCES: tuple[tuple[str, dict[str, Any], frozenset[str]], ...] = (
    (
        "rappel Gagnon demain 10h vidange",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "10:00", "left": "rappel"},
        SURE,
    ),
    ("Gagnon vidange dès 8h jeudi", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "8:00-24"}, SURE),
    (
        "Gagnon, demain 8h, vidange + freins",
        {"who": "Sophie", "job": "oil brakes", "day": "06-18", "time": "8:00"},
        SURE,
    ),
    (
        "pneus Roy sem. prochaine mardi 9h",
        {"who": "Jean-Pierre", "job": "tires", "day": "06-23", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon nxt tues 9am",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "9:00", "left": "nxt"},
        DAY,
    ),
    (
        "oil change Gagnon next tues 9am",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "9:00"},
        SURE,
    ),
    ("Gagnon oil change thurs 9-ish", {"who": "Sophie", "job": "oil", "day": "06-18", "left": "9-ish"}, SURE),
    (
        "oil change Gagnon thursday 9am sharp",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "sharp"},
        SURE,
    ),
    (
        "oil change Gagnon thursday 9:00-10:00",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "9:00-10:00"},
        SURE,
    ),
    (
        "oil change Gagnon thursday 9h-10h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "9h-10h"},
        SURE,
    ),
    ("oil change Gagnon thursday 930", {"who": "Sophie", "job": "oil", "day": "06-18", "left": "930"}, SURE),
    ("oil change Gagnon thursday 9 30", {"who": "Sophie", "job": "oil", "day": "06-18", "left": "9 30"}, DAY),
    (
        "oil change Gagnon 9:30 thursday 18",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:30"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi 18 juin 9:30",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:30"},
        SURE,
    ),
    (
        "vidange Gagnon jeu 18/6 9h30",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:30", "left": "18/6"},
        DAY,
    ),
    (
        "vidange Gagnon 18 juin 2026 9h30",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:30"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi prochain ou le suivant 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "ou le suivant"},
        DAY,
    ),
    (
        "oil change Gagnon first thing thursday",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "first thing"},
        SURE,
    ),
    (
        "oil change Gagnon thursday lunch",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "lunch"},
        SURE,
    ),
    ("oil change Gagnon thursday eod", {"who": "Sophie", "job": "oil", "day": "06-18", "left": "eod"}, SURE),
    (
        "vidange Gagnon jeudi fin de journée",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "fin de journée"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi à l'ouverture",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "à l'ouverture"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi 17h avec n'importe qui",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "17:00", "by": "anybody"},
        SURE,
    ),
    (
        "oil change Gagnon 514-555-0104 thursday 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "Gagnon"},
        SURE,
    ),
    (
        "oil change 514.555.0104 thursday 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon thursday 9am plate J78 KLM",
        {"who": "Sophie", "car": "CR-V", "job": "oil", "day": "06-18", "time": "9:00", "left": "Gagnon"},
        SURE,
    ),
    (
        "oil change Gagnon thursday 9am po 4501234",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "po 4501234"},
        SURE,
    ),
    (
        "oil change Gagnon thursday 9am 2021-06-18",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "2021-06-18"},
        DAY,
    ),
    (
        "oil change Gagnon 18-06 or 19-06 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "or 19-06"},
        DAY,
    ),
    (
        "oil change Gagnon 06-18-2026 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon 18/06/26 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "18/06/26"},
        DAY,
    ),
    (
        "oil change Gagnon 18-06-26 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "18-06-26"},
        DAY,
    ),
    (
        "oil change Gagnon thursday 9am extra key 1234",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "extra key 1234"},
        SURE,
    ),
    (
        "oil change Gagnon thursday 2026 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "2026"},
        DAY,
    ),
    (
        "oil change Gagnon thursday 9am, 1430 km since last",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "1430 km since last"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi 9h pile",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "pile"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi passé 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "passé"},
        DAY,
    ),
    (
        "oil change Gagnon day after tmw 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "day after"},
        DAY,
    ),
    (
        "oil change Gagnon a week tomorrow 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "a week"},
        DAY,
    ),
    ("oil change Gagnon thurs am", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "0:00-12"}, SURE),
    (
        "oil change Gagnon this weekend 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "this weekend"},
        DAY,
    ),
    (
        "oil change Gagnon sometime thursday",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "sometime"},
        SURE,
    ),
    (
        "oil change Gagnon thursday at 9 or later",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "or later"},
        TIME,
    ),
    (
        "oil change Gagnon thursday 9am or earlier",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "or earlier"},
        TIME,
    ),
    (
        "vidange Gagnon jeudi 9h ou plus tôt",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "ou plus tôt"},
        TIME,
    ),
    ("vidange Gagnon mi-juin 9h", {"who": "Sophie", "job": "oil", "time": "9:00", "left": "mi-juin"}, DAY),
    (
        "oil change Gagnon mid june 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "mid june"},
        DAY,
    ),
    (
        "oil change Gagnon early next week 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "early next week"},
        DAY,
    ),
    (
        "oil change Gagnon later this week 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "later this week"},
        DAY,
    ),
    (
        "oil change Gagnon cette semaine 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "cette semaine"},
        DAY,
    ),
    (
        "oil change Gagnon within 2 weeks 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "within 2 weeks"},
        DAY,
    ),
    (
        "oil change Gagnon in a few days 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "in a few days"},
        DAY,
    ),
    (
        "vidange Gagnon d'ici 2 semaines 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "d'ici 2 semaines"},
        DAY,
    ),
    (
        "vidange Gagnon dans quelques jours 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "dans quelques jours"},
        DAY,
    ),
    (
        "vidange Gagnon dans une quinzaine 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "dans une quinzaine"},
        DAY,
    ),
    (
        "vidange Gagnon dans le mois 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "dans le mois"},
        DAY,
    ),
    (
        "vidange Gagnon le mois prochain 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "le mois prochain"},
        DAY,
    ),
    (
        "oil change Gagnon next month 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "next month"},
        DAY,
    ),
    ("oil change Gagnon july 9am", {"who": "Sophie", "job": "oil", "time": "9:00", "left": "july"}, DAY),
    ("oil change Gagnon may 9am", {"who": "Sophie", "job": "oil", "time": "9:00", "left": "may"}, DAY),
    ("vidange Gagnon mai 9h", {"who": "Sophie", "job": "oil", "time": "9:00", "left": "mai"}, DAY),
    ("oil change Gagnon xmas 9am", {"who": "Sophie", "job": "oil", "time": "9:00", "left": "xmas"}, DAY),
    (
        "oil change Gagnon same day next week 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "same day next week"},
        DAY,
    ),
    (
        "oil change Gagnon monday to wednesday 9am",
        {"who": "Sophie", "job": "oil", "day": "06-22", "time": "9:00", "left": "to wednesday"},
        DAY,
    ),
    (
        "oil change Gagnon mon-wed 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "mon-wed"},
        DAY,
    ),
    (
        "oil change Gagnon mon/tue 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "mon/tue"},
        DAY,
    ),
    (
        "vidange Gagnon lundi-mardi 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "lundi-mardi"},
        DAY,
    ),
    (
        "vidange Gagnon lundi/mardi 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "lundi/mardi"},
        DAY,
    ),
    (
        "vidange Gagnon lundi,mardi 9h",
        {"who": "Sophie", "job": "oil", "day": "06-22", "time": "9:00", "left": "mardi"},
        DAY,
    ),
)
