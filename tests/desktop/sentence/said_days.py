"""Days in digits and words, numbers to call and sizes: what is understood and what is doubted.

A table only, for ``test_receptionists``.
"""

from __future__ import annotations

from typing import Any

SURE: frozenset[str] = frozenset()
DAY = frozenset({"day"})
TIME = frozenset({"time"})

SENTENCES: tuple[tuple[str, dict[str, Any], frozenset[str]], ...] = (
    ("vidange Gagnon 24-06-2026 14h", {"who": "Sophie", "job": "oil", "day": "06-24", "time": "14:00"}, SURE),
    ("vidange Gagnon 24.06.2026 14h", {"who": "Sophie", "job": "oil", "day": "06-24", "time": "14:00"}, SURE),
    (
        "vidange Gagnon le 24 06 2026 14h",
        {"who": "Sophie", "job": "oil", "day": "06-24", "time": "14:00"},
        SURE,
    ),
    ("vidange Gagnon 2026 06 24 14h", {"who": "Sophie", "job": "oil", "day": "06-24", "time": "14:00"}, SURE),
    ("vidange Gagnon 24/06/2026 14h", {"who": "Sophie", "job": "oil", "day": "06-24", "time": "14:00"}, SURE),
    (
        "pneus 205 55 16 Roy mardi 8h",
        {"who": "Jean-Pierre", "job": "tires", "day": "06-23", "time": "8:00", "left": "205 55 16"},
        SURE,
    ),
    (
        "tires 225-65-17 Roy tuesday 9am",
        {"who": "Jean-Pierre", "job": "tires", "day": "06-23", "time": "9:00", "left": "225-65-17"},
        SURE,
    ),
    (
        "work order 1234567 Roy tuesday 9am brakes",
        {"who": "Jean-Pierre", "job": "brakes", "day": "06-23", "time": "9:00", "left": "work order 1234567"},
        SURE,
    ),
    (
        "oil change Tremblay Civic tuesday 2pm cell 514 555 9876",
        {
            "who": "Élise",
            "car": "Civic",
            "job": "oil",
            "day": "06-23",
            "time": "14:00",
            "left": "cell 514 555 9876",
        },
        SURE,
    ),
    (
        "freins Roy mardi 9h rappeler au 514-555-9876",
        {
            "who": "Jean-Pierre",
            "job": "brakes",
            "day": "06-23",
            "time": "9:00",
            "left": "rappeler au 514-555-9876",
        },
        SURE,
    ),
    (
        "Roy brakes tuesday 9am call him at 514 555 9876",
        {
            "who": "Jean-Pierre",
            "job": "brakes",
            "day": "06-23",
            "time": "9:00",
            "left": "call him at 514 555 9876",
        },
        SURE,
    ),
    ("vidange 555-0104 jeudi 9h", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"}, SURE),
    ("vidange tel 5550104 jeudi 9h", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"}, SURE),
    (
        "vidange +1 514 555 0104 jeudi 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"},
        SURE,
    ),
    (
        "vidange 1-514-555-0104 jeudi 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"},
        SURE,
    ),
    (
        "vidange (514)555-0104, jeudi 9h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"},
        SURE,
    ),
    ("vidange Gagnon 24-06 10h", {"who": "Sophie", "job": "oil", "day": "06-24", "time": "10:00"}, SURE),
    ("vidange Gagnon tmw 10h", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "10:00"}, SURE),
    ("vidange Gagnon 6-23 10h", {"who": "Sophie", "job": "oil", "time": "10:00", "left": "6-23"}, DAY),
    ("vidange Gagnon 23juin 10h", {"who": "Sophie", "job": "oil", "day": "06-23", "time": "10:00"}, SURE),
    ("oil change Gagnon june23 10am", {"who": "Sophie", "job": "oil", "day": "06-23", "time": "10:00"}, SURE),
    ("vidange Gagnon 23 06 10h", {"who": "Sophie", "job": "oil", "time": "10:00", "left": "23 06"}, DAY),
    ("vidange Gagnon juin 10h", {"who": "Sophie", "job": "oil", "time": "10:00", "left": "juin"}, DAY),
    (
        "vidange Gagnon fin juin 10h",
        {"who": "Sophie", "job": "oil", "time": "10:00", "left": "fin juin"},
        DAY,
    ),
    (
        "oil change Gagnon weekend 10am",
        {"who": "Sophie", "job": "oil", "time": "10:00", "left": "weekend"},
        DAY,
    ),
    (
        "vidange Gagnon fin de semaine 10h",
        {"who": "Sophie", "job": "oil", "time": "10:00", "left": "fin de semaine"},
        DAY,
    ),
    (
        "oil change Gagnon friday after next 10am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "10:00", "left": "after next"},
        DAY,
    ),
    (
        "oil change Gagnon monday after next at 10",
        {"who": "Sophie", "job": "oil", "day": "06-22", "time": "10:00", "left": "after next"},
        DAY,
    ),
    (
        "vidange Gagnon vendredi de l'autre semaine 10h",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "10:00", "left": "de l'autre semaine"},
        DAY,
    ),
    (
        "oil change Gagnon 2 weeks friday 9am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "left": "2 weeks"},
        DAY,
    ),
    (
        "oil change Gagnon every friday 9am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "left": "every"},
        DAY,
    ),
    (
        "oil change Gagnon fridays 9am",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "fridays"},
        DAY,
    ),
    (
        "vidange Gagnon tous les vendredis 9h",
        {"who": "Sophie", "job": "oil", "time": "9:00", "left": "tous les vendredis"},
        DAY,
    ),
    (
        "vidange Gagnon vendredi d'après 14h",
        {"who": "Sophie", "job": "oil", "day": "06-19", "left": "d'après 14h"},
        DAY,
    ),
    (
        "vidange Gagnon le vendredi d'ensuite 9h",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "left": "d'ensuite"},
        DAY,
    ),
    (
        "vidange Gagnon vendredi suivant 9h",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "left": "suivant"},
        DAY,
    ),
    (
        "oil change Gagnon friday following 9am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "left": "following"},
        DAY,
    ),
    (
        "brakes Roy friday by 3pm",
        {"who": "Jean-Pierre", "job": "brakes", "day": "06-19", "time": "15:00"},
        TIME,
    ),
    (
        "freins Roy prêt pour 15h vendredi",
        {"who": "Jean-Pierre", "job": "brakes", "day": "06-19", "time": "15:00", "left": "prêt"},
        TIME,
    ),
    (
        "freins Roy vendredi prêt pour 15h",
        {"who": "Jean-Pierre", "job": "brakes", "day": "06-19", "time": "15:00", "left": "prêt"},
        TIME,
    ),
    (
        "oil change 5-30 Roy thursday 2pm",
        {"who": "Jean-Pierre", "job": "oil", "day": "06-18", "time": "14:00", "left": "5-30"},
        SURE,
    ),
    (
        "vidange 5W-30 Roy jeudi 14h",
        {"who": "Jean-Pierre", "job": "oil", "day": "06-18", "time": "14:00", "left": "5W-30"},
        SURE,
    ),
    ("oil change Gagnon tom 10am", {"who": "Sophie", "job": "oil", "time": "10:00", "left": "tom"}, DAY),
    (
        "vidange Gagnon 03-04-2026 10h",
        {"who": "Sophie", "job": "oil", "time": "10:00", "left": "03-04-2026"},
        DAY,
    ),
    ("vidange Gagnon 03-04 10h", {"who": "Sophie", "job": "oil", "time": "10:00", "left": "03-04"}, DAY),
    (
        "pneus 205/55 R16 Roy jeudi 9h",
        {"who": "Jean-Pierre", "job": "tires", "day": "06-18", "time": "9:00", "left": "205/55 R16"},
        SURE,
    ),
    (
        "vidange Roy jeudi 9h, 142 000 km",
        {"who": "Jean-Pierre", "job": "oil", "day": "06-18", "time": "9:00", "left": "142 000 km"},
        SURE,
    ),
)
