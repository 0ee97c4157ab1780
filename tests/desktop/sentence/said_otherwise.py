"""Slips, weeks, lists, and what only sounds like a time: what is understood and what is doubted.

A table only, for ``test_receptionists``.
"""

from __future__ import annotations

from typing import Any

SURE: frozenset[str] = frozenset()
DAY = frozenset({"day"})
TIME = frozenset({"time"})

SENTENCES: tuple[tuple[str, dict[str, Any], frozenset[str]], ...] = (
    (
        "vidange Gagnon 2h de l'après-midi jeudi",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi 8h du matin",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "8:00"},
        SURE,
    ),
    (
        "vidange Gagnon une heure et demie jeudi 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "min": 90},
        SURE,
    ),
    (
        "vidange 1h30 Gagnon jeudi 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "min": 90},
        SURE,
    ),
    ("vidange Gagnon lun. 22 9h", {"who": "Sophie", "job": "oil", "day": "06-22", "time": "9:00"}, SURE),
    ("vidange Gagnon mar 9h", {"who": "Sophie", "job": "oil", "day": "06-23", "time": "9:00"}, SURE),
    ("oil change Gagnon weds 9am", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "9:00"}, SURE),
    (
        "oil change Gagnon friday the 19th at 9",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon june 23, 2026 at 10am",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "10:00"},
        SURE,
    ),
    (
        "oil change Gagnon 23 june 10:00",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "10:00"},
        SURE,
    ),
    (
        "vidange Gagnon le 1er juillet 10h",
        {"who": "Sophie", "job": "oil", "day": "07-01", "time": "10:00"},
        SURE,
    ),
    (
        "vidange gagnon le mardi 23 à 10h",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "10:00"},
        SURE,
    ),
    (
        "vidange Gagnon lundi prochain 8h",
        {"who": "Sophie", "job": "oil", "day": "06-22", "time": "8:00"},
        SURE,
    ),
    (
        "vidange Gagnon dans 2 jours à 8h",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "8:00"},
        SURE,
    ),
    (
        "vidange Gagnon apres demain 8h30",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "8:30"},
        SURE,
    ),
    (
        "vidange Gagnon demain en huit 8h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "8:00", "left": "en huit"},
        DAY,
    ),
    (
        "oil change Gagnon in 3 days at 8",
        {"who": "Sophie", "job": "oil", "day": "06-20", "time": "8:00"},
        SURE,
    ),
    (
        "oil change Gagnon tomorow 10am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "10:00"},
        SURE,
    ),
    (
        "oil change Gagnon teusday 10am",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "10:00"},
        SURE,
    ),
    ("vidange Gagnon mecredi 10h", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "10:00"}, SURE),
    ("vidange Gagnon samdi 10h", {"who": "Sophie", "job": "oil", "day": "06-20", "time": "10:00"}, SURE),
    (
        "vidange Gagnon demain dans l'après-midi",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "12:00-17"},
        SURE,
    ),
    (
        "oil change Gagnon tomorrow in the afternoon",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "12:00-17"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi entre 9h et 11h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "entre et 11h"},
        TIME,
    ),
    (
        "oil change Gagnon thursday 9 or 10",
        {"who": "Sophie", "job": "oil", "day": "06-18", "left": "9 or 10"},
        DAY,
    ),
    (
        "vidange Gagnon pas jeudi, vendredi 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "pas vendredi"},
        DAY,
    ),
    (
        "vidange Gagnon vendredi 9h à 10h30",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "left": "à 10h30"},
        TIME,
    ),
    (
        "oil change Gagnon friday 9am until 11",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "left": "until 11"},
        TIME,
    ),
    (
        "noise started monday Roy thursday 9am",
        {"who": "Jean-Pierre", "job": "noise starter", "day": "06-22", "time": "9:00", "left": "thursday"},
        DAY,
    ),
    (
        "vibration at 60 mph Roy thursday 9am",
        {"who": "Jean-Pierre", "job": "noise", "day": "06-18", "time": "9:00", "left": "at 60 mph"},
        SURE,
    ),
    (
        "inspection 10 000 km Roy jeudi 9h",
        {"who": "Jean-Pierre", "job": "inspection", "day": "06-18", "time": "9:00", "left": "10 000 km"},
        SURE,
    ),
    (
        "oil change Roy 5W30 tuesday 9am",
        {"who": "Jean-Pierre", "job": "oil", "day": "06-23", "time": "9:00", "left": "5W30"},
        SURE,
    ),
    (
        "diagnostic Roy mardi 9h code P0300",
        {"who": "Jean-Pierre", "job": "diagnostic", "day": "06-23", "time": "9:00", "left": "code P0300"},
        SURE,
    ),
    (
        "Gagnon mardi 9h batterie 12v",
        {"who": "Sophie", "job": "battery", "day": "06-23", "time": "9:00", "left": "12v"},
        SURE,
    ),
    (
        "Gagnon tuesday 9am leak under car for 2 days",
        {"who": "Sophie", "job": "leak", "day": "06-23", "time": "9:00", "left": "under car for 2 days"},
        SURE,
    ),
    (
        "Gagnon mardi 9h bruit depuis 2 semaines",
        {"who": "Sophie", "job": "noise", "day": "06-23", "time": "9:00", "left": "depuis 2 semaines"},
        SURE,
    ),
    (
        "Gagnon mardi 9h démarre pas le matin",
        {"who": "Sophie", "job": "no start", "day": "06-23", "time": "9:00", "left": "le matin"},
        SURE,
    ),
    (
        "Gagnon mardi 14h démarre mal le matin",
        {"who": "Sophie", "day": "06-23", "time": "14:00", "left": "démarre mal le matin"},
        SURE,
    ),
    (
        "Gagnon tuesday 2pm stalls at noon",
        {"who": "Sophie", "day": "06-23", "time": "14:00", "left": "stalls at noon"},
        TIME,
    ),
    (
        "Roy mardi 9h frein avant 30 min",
        {"who": "Jean-Pierre", "job": "brakes", "day": "06-23", "time": "9:00", "min": 30, "left": "avant"},
        SURE,
    ),
    (
        "Roy tires thu 8am needs it for 3pm",
        {"who": "Jean-Pierre", "job": "tires", "day": "06-18", "time": "8:00", "left": "needs it for 3pm"},
        TIME,
    ),
    (
        "Roy freins vendredi 9h au plus tard",
        {"who": "Jean-Pierre", "job": "brakes", "day": "06-19", "time": "9:00", "left": "au plus tard"},
        TIME,
    ),
    (
        "gagnon crv vidange demain 9h luc svp",
        {
            "who": "Sophie",
            "car": "CR-V",
            "job": "oil",
            "day": "06-18",
            "time": "9:00",
            "by": "Luc",
            "left": "svp",
        },
        SURE,
    ),
    (
        "salut, vidange pour gagnon demain matin vers 9h merci",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "left": "salut merci"},
        SURE,
    ),
    (
        "brakes for O'Brien tmrw 2pm w Luc",
        {"who": "Olivia", "job": "brakes", "day": "06-18", "time": "14:00", "by": "Luc"},
        SURE,
    ),
    (
        "rdv Gagnon vendredi 13h vidange",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "13:00", "left": "rdv"},
        SURE,
    ),
    (
        "Gagnon oil chnge friday 11am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "11:00", "left": "chnge"},
        SURE,
    ),
    ("vidange Gagnon 19/06 10h", {"who": "Sophie", "job": "oil", "time": "10:00", "left": "19/06"}, DAY),
    (
        "vidange Gagnon vendredi 19 juin 2026 à 9h",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon fri june 19 9am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon fri 19 june 9am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon sat june 19 9am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        DAY,
    ),
    (
        "vidange Gagnon 9h vendredi 60 minutes",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "min": 60},
        SURE,
    ),
    (
        "vidange Gagnon aujourd'hui 16h",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "16:00"},
        SURE,
    ),
    ("vidange Gagnon auj 16h", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "16:00"}, SURE),
    (
        "oil change Gagnon today at four",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "16:00"},
        SURE,
    ),
    (
        "oil change Gagnon noon tomorrow",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "12:00"},
        SURE,
    ),
    (
        "vidange Gagnon demain onze heures",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "11:00"},
        SURE,
    ),
    (
        "vidange Gagnon demain à onze heures moins quart",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "10:45"},
        SURE,
    ),
    (
        "oil change Gagnon monday at eleven",
        {"who": "Sophie", "job": "oil", "day": "06-22", "time": "11:00"},
        SURE,
    ),
    (
        "oil change Gagnon in a week at 8",
        {"who": "Sophie", "job": "oil", "day": "06-24", "time": "8:00"},
        SURE,
    ),
    (
        "oil change Gagnon end of june 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "end of june"},
        DAY,
    ),
    (
        "vidange Gagnon début juillet 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "début juillet"},
        DAY,
    ),
    (
        "vidange Gagnon semaine du 22 juin 9h",
        {"who": "Sophie", "job": "oil", "day": "06-22", "time": "9:00", "left": "semaine"},
        DAY,
    ),
    (
        "oil change Gagnon week of june 22 at 9",
        {"who": "Sophie", "job": "oil", "day": "06-22", "time": "9:00", "left": "week"},
        DAY,
    ),
    (
        "vidange Gagnon après-demain 8h30",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "8:30"},
        SURE,
    ),
)
