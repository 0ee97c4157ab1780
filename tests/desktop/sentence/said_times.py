"""Times as they are spoken, parts of the day, and lengths of something else: what is understood and what is doubted.

A table only, for ``test_receptionists``.
"""

from __future__ import annotations

from typing import Any

SURE: frozenset[str] = frozenset()
TIME = frozenset({"time"})

SENTENCES: tuple[tuple[str, dict[str, Any], frozenset[str]], ...] = (
    (
        "vidange Tremblay Civic mardi après midi à 2h",
        {"who": "Élise", "car": "Civic", "job": "oil", "day": "06-23", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon mardi apres midi 2h",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon mardi apres-midi 2h",
        {"who": "Sophie", "job": "oil", "day": "06-23", "time": "14:00"},
        SURE,
    ),
    ("vidange Gagnon jeudi PM 2h", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "14:00"}, SURE),
    (
        "vidange Gagnon jeudi à 2h de l'après-midi",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi 2h de l'après-midi",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi à 2 heures de l'après midi",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi après-midi",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "12:00-17"},
        SURE,
    ),
    (
        "vidange Gagnon demain apres midi 14h30",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "14:30"},
        SURE,
    ),
    (
        "vidange Gagnon jeudi de 14h à 16h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "14:00", "left": "à 16h"},
        TIME,
    ),
    (
        "bruit après 30 minutes Roy mardi 9h",
        {"who": "Jean-Pierre", "job": "noise", "day": "06-23", "time": "9:00", "left": "après 30 minutes"},
        SURE,
    ),
    (
        "Gagnon mardi bruit après 30 minutes 9h",
        {"who": "Sophie", "job": "noise", "day": "06-23", "time": "9:00", "left": "après 30 minutes"},
        SURE,
    ),
    (
        "Gagnon tuesday 9am overheats after 1 hour",
        {"who": "Sophie", "day": "06-23", "time": "9:00", "left": "overheats after 1 hour"},
        SURE,
    ),
    (
        "Gagnon mardi 9h bruit après 1h de route",
        {"who": "Sophie", "job": "noise", "day": "06-23", "time": "9:00", "left": "après 1h de route"},
        SURE,
    ),
    (
        "Gagnon mardi bruit après 2 heures 9h",
        {"who": "Sophie", "job": "noise", "day": "06-23", "time": "9:00", "left": "après 2 heures"},
        SURE,
    ),
    (
        "Gagnon mardi 9h bruit depuis 2 heures",
        {"who": "Sophie", "job": "noise", "day": "06-23", "time": "9:00", "left": "depuis 2 heures"},
        SURE,
    ),
    (
        "Gagnon mardi 9h cale au bout de 30 minutes",
        {"who": "Sophie", "day": "06-23", "time": "9:00", "left": "cale au bout de 30 minutes"},
        SURE,
    ),
    (
        "Gagnon mardi 9h cale au bout d'une heure",
        {"who": "Sophie", "day": "06-23", "time": "9:00", "left": "cale au bout d'une heure"},
        SURE,
    ),
    (
        "Gagnon tuesday 9am squeaks for 1 hour",
        {"who": "Sophie", "job": "noise", "day": "06-23", "time": "9:00", "left": "for 1 hour"},
        SURE,
    ),
    ("Gagnon tuesday 9am for 2 hours", {"who": "Sophie", "day": "06-23", "time": "9:00", "min": 120}, SURE),
    (
        "oil change Gagnon for 1 hour thursday 9am",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00", "min": 60},
        SURE,
    ),
    (
        "vidange Gagnon demain 8h pour 2h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "8:00", "min": 120},
        SURE,
    ),
    (
        "vidange Gagnon jeudi après 1h",
        {"who": "Sophie", "job": "oil", "day": "06-18", "time": "13:00-24"},
        SURE,
    ),
    (
        "vidange Gagnon cet après-midi",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "12:00-17"},
        SURE,
    ),
    (
        "oil change Gagnon this afternoon",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "12:00-17"},
        SURE,
    ),
    (
        "oil change Gagnon tonight at 7",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "19:00"},
        SURE,
    ),
    ("oil change Gagnon tonight 7pm", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "19:00"}, SURE),
    ("vidange Gagnon ce soir 19h", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "19:00"}, SURE),
    ("vidange Gagnon ce soir à 7h", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "19:00"}, SURE),
    ("vidange Gagnon ce soir", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "17:00-24"}, SURE),
    ("vidange Gagnon ce matin 9h", {"who": "Sophie", "job": "oil", "day": "06-17", "time": "9:00"}, SURE),
    (
        "vidange Gagnon cet après-midi à 2h",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon cet après-midi 2h",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon cet apres midi 14h30",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "14:30"},
        SURE,
    ),
    (
        "oil change Gagnon this morning",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "0:00-12"},
        SURE,
    ),
    (
        "oil change Gagnon this afternoon at 10am",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "10:00"},
        TIME,
    ),
    (
        "oil change Gagnon this evening at 6:30",
        {"who": "Sophie", "job": "oil", "day": "06-17", "time": "18:30"},
        SURE,
    ),
    ("vidange Gagnon demain matin", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "0:00-12"}, SURE),
    ("vidange Gagnon demain matin 9h", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "9:00"}, SURE),
    ("vidange Gagnon demain midi", {"who": "Sophie", "job": "oil", "day": "06-18", "time": "12:00"}, SURE),
    (
        "oil change Gagnon half past two friday",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    (
        "oil change Gagnon friday half past two",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    (
        "oil change Gagnon friday at nine",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon at nine friday",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "oil change Gagnon friday at nine with Luc",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "by": "Luc"},
        SURE,
    ),
    (
        "oil change Gagnon friday at three pm",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "15:00"},
        SURE,
    ),
    (
        "oil change Gagnon friday at two thirty",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    (
        "oil change Gagnon friday quarter past nine",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:15"},
        SURE,
    ),
    (
        "oil change Gagnon friday quarter to three",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:45"},
        SURE,
    ),
    (
        "oil change Gagnon friday 10-11h",
        {"who": "Sophie", "job": "oil", "day": "06-19", "left": "10-11h"},
        SURE,
    ),
    (
        "oil change Gagnon friday 2-4pm",
        {"who": "Sophie", "job": "oil", "day": "06-19", "left": "2-4pm"},
        SURE,
    ),
    ("oil change Gagnon friday 1430", {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"}, SURE),
    ("oil change Gagnon friday 0900", {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"}, SURE),
    (
        "oil change Gagnon friday at 1430",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    ("oil change Gagnon friday 9.30", {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:30"}, SURE),
    (
        "oil change Gagnon friday 9.30am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:30"},
        SURE,
    ),
    (
        "oil change Gagnon friday 9.30 am",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi 14 h 30",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi 2 heures et demie",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi à 2 heures et demie",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi 2h et demie",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi midi et quart",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "12:15"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi à midi et demi",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "12:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi neuf heures",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi à neuf heures",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi à neuf heures et demie",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi à quatorze heures",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi à treize heures trente",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "13:30"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi deux heures",
        {"who": "Sophie", "job": "oil", "day": "06-19", "min": 120},
        SURE,
    ),
    (
        "vidange Gagnon vendredi à deux heures",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "14:00"},
        SURE,
    ),
    (
        "vidange Gagnon vendredi une heure et demie",
        {"who": "Sophie", "job": "oil", "day": "06-19", "min": 90},
        SURE,
    ),
    (
        "vidange Gagnon vendredi 9h 1h30",
        {"who": "Sophie", "job": "oil", "day": "06-19", "time": "9:00", "min": 90},
        SURE,
    ),
    (
        "noise at two wheels Roy thursday 9am",
        {"who": "Jean-Pierre", "job": "noise", "day": "06-18", "time": "9:00", "left": "at two wheels"},
        SURE,
    ),
    (
        "at nine thousand km Roy thursday 9am",
        {"who": "Jean-Pierre", "day": "06-18", "time": "9:00", "left": "at nine thousand km"},
        SURE,
    ),
)
