"""What receptionists type at a counter, table by table: what is understood of it, and what is doubted.

What Enter books without asking is right beyond doubt; the rest is a doubt, and what was not understood stays in the
concern. On a Wednesday in June. Plainer sentences are in ``test_sentences``.
"""

from __future__ import annotations

from typing import Any

import pytest

from desktop.presenters.sentence.doubts import doubtful
from tests.desktop.sentence.shop import TODAY, told, understand

SURE: frozenset[str] = frozenset()
DAY, TIME, BOTH = frozenset({"day"}), frozenset({"time"}), frozenset({"day", "time"})

SENTENCES: tuple[tuple[str, dict[str, Any], frozenset[str]], ...] = (
    # numbers to call, sizes, dates in digits, days
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


@pytest.mark.parametrize(("text", "expected", "doubted"), SENTENCES, ids=[text for text, _, _ in SENTENCES])
def test_it_is_understood_so_or_doubted(text: str, expected: dict[str, Any], doubted: frozenset[str]) -> None:
    reading = understand(text)
    assert told(reading) == expected
    assert {part.value for part in doubtful(reading, TODAY)} == doubted


@pytest.mark.parametrize("text", [text for text, _, _ in SENTENCES])
def test_no_word_is_lost(text: str) -> None:
    reading = understand(text)
    assert set(reading.used) | set(reading.kept) == set(range(len(reading.words)))
    assert reading.left in " ".join(word.text for word in reading.words) or len(reading.kept) > 1


def test_there_are_many_of_them() -> None:
    assert len({text for text, _, _ in SENTENCES}) == len(SENTENCES) >= 40
