"""Sentences as people at a counter write them, in both languages, and what is understood of each."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.presenters.sentence.doubts import doubtful
from desktop.presenters.sentence.lexicon import SERVICES
from scheduling.concern import LEAST_CONCERN
from tests.desktop.sentence.shop import TODAY, Part, told, understand

OIL = {"job": "oil"}
ELISE = {"who": "Élise", "car": "Civic"}
BOTH = {"who": "Marc Élise"}
THU_2 = {"day": "06-18", "time": "14:00"}

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    # whole ones
    ("vidange Civic Tremblay jeudi 14h Luc", {**OIL, **ELISE, **THU_2, "by": "Luc"}),
    ("oil change Civic Tremblay thursday 2pm with Luc", {**OIL, **ELISE, **THU_2, "by": "Luc"}),
    ("Tremblay Civic oil change thu 2:00 pm Luc", {**OIL, **ELISE, **THU_2, "by": "Luc"}),
    ("jeudi 14 h 00, vidange pour la Civic de Tremblay avec Luc", {**OIL, **ELISE, **THU_2, "by": "Luc"}),
    ("Luc jeudi à 14h vidange d’huile Élise Tremblay", {**OIL, "who": "Élise", **THU_2, "by": "Luc"}),
    (
        "oil change for Elise Tremblay on thursday at 2 with Luc",
        {**OIL, "who": "Élise", **THU_2, "by": "Luc"},
    ),
    ("VIDANGE CIVIC TREMBLAY JEUDI 14H LUC", {**OIL, **ELISE, **THU_2, "by": "Luc"}),
    # customers
    ("Tremblay", BOTH),
    ("Corolla Tremblay", {"who": "Marc", "car": "Corolla"}),
    ("Tremblay Honda 2019", {"who": "Élise", "car": "Civic"}),
    ("jean pierre roy mazda 3", {"who": "Jean-Pierre", "car": "3"}),
    ("Jean-Pierre Roy", {"who": "Jean-Pierre"}),
    ("gagnon crv", {"who": "Sophie", "car": "CR-V"}),
    ("Gagnon CR-V", {"who": "Sophie", "car": "CR-V"}),
    ("bouchard f150", {"who": "Luc", "car": "F-150"}),
    ("Luc Bouchard", {"who": "Luc"}),
    ("for Luc Bouchard with Luc", {"who": "Luc", "by": "Luc"}),
    ("O'Brien outback", {"who": "Olivia", "car": "Outback"}),
    ("514 555-0104", {"who": "Sophie"}),
    ("(514) 555-0104 tomorrow", {"who": "Sophie", "day": "06-18"}),
    ("tel 5145550104", {"who": "Sophie"}),
    ("F12 ABC", ELISE),
    ("f12abc vidange", {**OIL, **ELISE}),
    ("0104@example.test", {"who": "Sophie"}),
    ("Tremblya", BOTH),
    ("Gagnonn", {"who": "Sophie"}),
    ("Lundy", {"who": "Anne"}),
    ("Lundy lundi", {"who": "Anne", "day": "06-22"}),
    ("Nguyen", {"left": "Nguyen"}),
    # mechanics and bays
    ("Luc", {"by": "Luc"}),
    ("avec Chloe", {"by": "Chloé"}),
    ("with Martin", {"by": "Chloé"}),
    ("avec Tremblay pour Gagnon", {"by": "Luc", "who": "Sophie"}),
    ("Chloé Martin", {"by": "Chloé"}),
    ("chez Chlod", {"by": "Chloé"}),
    ("any mechanic", {"by": "anybody"}),
    ("n'importe qui", {"by": "anybody"}),
    ("bay 2 Luc", {"bay": "Bay 2", "by": "Luc"}),
    ("dans la baie 1", {"bay": "Bay 1"}),
    # days
    ("today", {"day": "06-17"}),
    ("aujourd'hui", {"day": "06-17"}),
    ("demain", {"day": "06-18"}),
    ("après-demain", {"day": "06-19"}),
    ("the day after tomorrow", {"day": "06-19"}),
    ("wednesday", {"day": "06-17"}),
    ("mercredi prochain", {"day": "06-24"}),
    ("next thursday", {"day": "06-25"}),
    ("jeudi prochain", {"day": "06-18"}),
    ("jeudi en huit", {"day": "06-25"}),
    ("vendredi la semaine prochaine", {"day": "06-26"}),
    ("in two weeks", {"day": "07-01"}),
    ("dans 3 jours", {"day": "06-20"}),
    ("le 3", {"day": "07-03"}),
    ("on the 20th", {"day": "06-20"}),
    ("dec 3", {"day": "12-03"}),
    ("3 décembre", {"day": "12-03"}),
    ("le 1er juillet", {"day": "07-01"}),
    ("mardi le 23 juin", {"day": "06-23"}),
    ("january 5th", {"day": "01-05"}),
    ("2026-08-04", {"day": "08-04"}),
    ("thrusday", {"day": "06-18"}),
    ("vendrdi", {"day": "06-19"}),
    ("sun", {"day": "06-21"}),
    ("mar 23 juin", {"day": "06-23"}),
    # times and lengths
    ("14h30", {"time": "14:30"}),
    ("14 h 30", {"time": "14:30"}),
    ("2:30", {"time": "14:30"}),
    ("02:30", {"time": "2:30"}),
    ("9h", {"time": "9:00"}),
    ("10am", {"time": "10:00"}),
    ("2 p.m.", {"time": "14:00"}),
    ("noon", {"time": "12:00"}),
    ("à midi", {"time": "12:00"}),
    ("after 3", {"time": "15:00-24"}),
    ("après 15h", {"time": "15:00-24"}),
    ("before 11 am", {"time": "0:00-11"}),
    ("jeudi matin", {"day": "06-18", "time": "0:00-12"}),
    ("tomorrow afternoon", {"day": "06-18", "time": "12:00-17"}),
    ("thursday pm", {"day": "06-18", "time": "12:00-17"}),
    ("ce soir", {"day": "06-17", "time": "17:00-24"}),
    ("90 min", {"min": 90}),
    ("1h30", {"min": 90}),
    ("à 1h30", {"time": "13:30"}),
    ("pour 1h30", {"min": 90}),
    ("14h 1h30", {"time": "14:00", "min": 90}),
    ("two hours", {"min": 120}),
    ("une heure et demie", {"min": 90}),
    ("half an hour", {"min": 30}),
    ("1.5h", {"min": 90}),
    # kinds and jobs
    ("video 30 min Gagnon", {"kind": "video", "min": 30, "who": "Sophie"}),
    ("clavardage", {"kind": "chat"}),
    ("par téléphone", {"kind": "phone"}),
    ("phone 514 555-0104", {"who": "Sophie"}),
    ("changement de pneus", {"job": "tires"}),
    ("winter tires", {"job": "tires"}),
    ("freins avant", {"job": "brakes", "left": "avant"}),
    ("vidnge", {"job": "oil"}),
    ("brkes", {"job": "brakes"}),
    ("just advice", {"job": "advice"}),
    ("inspection mécanique", {"job": "inspection"}),
    ("pneus d’hiver et alignement", {"job": "tires alignment"}),
    # what is kept
    ("brakes squeal when cold", {"job": "brakes noise", "left": "when cold"}),
    (
        "bruit avant droit Gagnon demain",
        {"job": "noise", "left": "avant droit", "who": "Sophie", "day": "06-18"},
    ),
    ("customer waits in the car", {"left": "customer waits in the car"}),
    ("2 pneus usés", {"job": "tires", "left": "2 usés"}),
    ("Blake", {"left": "Blake"}),
    ("", {}),
)


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text or "nothing" for text, _ in SENTENCES])
def test_it_is_understood_so(text: str, expected: dict[str, Any]) -> None:
    assert told(understand(text)) == expected


def test_there_are_enough_of_them() -> None:
    assert len({text for text, _ in SENTENCES}) == len(SENTENCES) >= 60


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("vidange Civic Tremblay jeudi 14h", "Vidange d’huile"),
        ("oil change Civic Tremblay thursday 2pm", "Oil change"),
        ("vidange et freins pour Gagnon", "Vidange d’huile, Réparation des freins"),
        ("brakes squeal when cold, Roy tomorrow", "Brakes squeal when cold"),
        ("Gagnon jeudi: tourne mal à gauche", "tourne mal à gauche".capitalize()),
        ("oil change bay 2 Gagnon", "Oil change"),
        ("bruit aigu bay 2 Gagnon", "Bruit aigu"),
        ("Gagnon jeudi", ""),
    ],
)
def test_the_concern_is_the_job_by_its_name_or_all_that_was_said_of_it(text: str, concern: str) -> None:
    assert understand(text).concern == concern


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.code)
def test_a_job_alone_says_enough_of_what_is_wrong(service: Any) -> None:
    assert len(service.en) >= LEAST_CONCERN
    assert len(service.fr) >= LEAST_CONCERN
    assert service.en != service.fr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a number counts is no time and no day
        ("pose des 4 pneus jeudi 10h", {"day": "06-18", "time": "10:00", "left": "pose des 4"}),
        ("Roy a 4 pneus jeudi 10h", {"day": "06-18", "time": "10:00", "left": "a 4"}),
        ("a 4 pneus", {"left": "a 4"}),
        ("at 10 000 km thursday 2pm", {**THU_2, "left": "at 10 000 km"}),
        ("bruit à 20 km/h jeudi 9h", {"day": "06-18", "time": "9:00", "left": "à 20 km/h"}),
        ("for the past 3 weeks, thursday at 10", {"day": "06-18", "time": "10:00"}),
        ("1er entretien jeudi 14h", {**THU_2, "left": "1er"}),
        ("the 2 front tires thursday 2pm", {**THU_2, "left": "the 2 front"}),
        # since when is not when
        ("bruit depuis lundi, jeudi 14h", {**THU_2, "left": "depuis lundi"}),
        ("noise since last monday, thursday 2pm", {**THU_2, "left": "since last monday"}),
        # the week that is said
        ("jeudi de la semaine prochaine 14h", {"day": "06-25", "time": "14:00"}),
        ("thursday of next week", {"day": "06-25"}),
        ("next week on thursday", {"day": "06-25"}),
        ("samedi en 8", {"day": "06-27"}),
        ("jeudi 25 14h", {"day": "06-25", "time": "14:00"}),
        # hours as they are spoken
        ("half past 2", {"time": "14:30"}),
        ("at quarter to 3", {"time": "14:45"}),
        ("10h et demie", {"time": "10:30"}),
        ("à dix heures et quart", {"time": "10:15"}),
        ("15h moins quart", {"time": "14:45"}),
        # a part of the day and a time
        ("jeudi matin 9h", {"day": "06-18", "time": "9:00"}),
        ("thursday morning at 9", {"day": "06-18", "time": "9:00"}),
        ("9h demain matin", {"day": "06-18", "time": "9:00"}),
        ("demain 7h du soir", {"day": "06-18", "time": "19:00"}),
        ("mardi matin avant 11h", {"day": "06-23", "time": "0:00-11"}),
        ("fait du bruit le matin, jeudi 14h", {**THU_2, "left": "fait le matin"}),
        ("vendredi en avant-midi", {"day": "06-19", "time": "0:00-12"}),
    ],
)
def test_what_is_easily_taken_for_another_time_is_not(text: str, expected: dict[str, Any]) -> None:
    understood = understand(text)
    assert {what: value for what, value in told(understood).items() if what in expected} == expected
    assert not doubtful(understood, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("jeudi ou vendredi 14h", "pas jeudi 14h", "any day but friday 2pm", "before friday 2pm"),
        *(
            "by friday 2pm",
            "d'ici jeudi 14h",
            "jeudi dernier 14h",
            "thursday week 2pm",
            "a week from thursday",
        ),
        *("jeudi dans deux semaines", "dans deux semaines jeudi", "mardi le 25", "semaine prochaine 14h"),
        *("12/3 at 10", "24/11 14h", "2026-06-10 14h", "31 juin 14h", "thursday 2 to 4", "demain en huit"),
        *("le 5 juin 14h", "june 5 2pm"),  # passed: the next one is a year ahead
        *("mon auto fait un bruit 14h", "Sam Gagnon oil change 2pm"),
    ],
)
def test_a_day_that_may_be_another_is_doubtful(text: str) -> None:
    assert Part.DAY in doubtful(understand(text), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("thursday between 2 and 4pm", "jeudi de 14h à 16h", "thursday from 2pm to 4pm", "jeudi 10h ou 11h"),
        *(
            "tomorrow not before 4pm",
            "pas avant 14h demain",
            "tomorrow until 4pm",
            "call before 4pm, thursday 2pm",
        ),
        *("5h du matin", "2 in the afternoon", "freins avant 14h jeudi", "at 2 loud doors"),
    ],
)
def test_a_time_that_may_be_another_is_doubtful(text: str) -> None:
    assert Part.TIME in doubtful(understand(text), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("vidange Tremblay jeudi 14h pas Luc", "oil change Gagnon thursday 2pm not with Luc"),
        *("oil change Gagnon thursday 2pm without Luc", "oil change Gagnon thursday 2pm no Luc"),
        *("vidange Gagnon jeudi 14h sauf avec Luc", "vidange Gagnon jeudi 14h quelqu'un d'autre que Luc"),
        *("oil change Gagnon thursday 2pm with Luc or Chloé", "vidange Gagnon jeudi 14h avec Chloé ou Luc"),
    ],
)
def test_a_mechanic_who_may_be_another_is_doubtful(text: str) -> None:
    assert Part.MECHANIC in doubtful(understand(text), TODAY)


@pytest.mark.parametrize(
    "text", [text for text, _ in SENTENCES], ids=[text or "nothing" for text, _ in SENTENCES]
)
def test_of_what_is_plain_there_is_no_doubt(text: str) -> None:
    assert not doubtful(understand(text), TODAY)


def test_a_year_that_is_said_is_no_doubt() -> None:
    assert told(understand("june 5 2027 2pm")) == {"day": "06-05", "time": "14:00"}
    assert not doubtful(understand("june 5 2027 2pm"), TODAY)


def test_two_names_of_two_people_are_to_be_chosen_from() -> None:
    assert told(understand("bruit Lundy Bouchard jeudi 14h"))["who"] == "Anne Luc"
    assert told(understand("bruit Lundy pour Bouchard jeudi 14h"))["who"] == "Luc"


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("vidange Corolla Gagnon jeudi 14h", True),  # drives a CR-V
        ("Ford Gagnon jeudi 14h", True),
        ("vidange CR-V Gagnon jeudi 14h", False),
        ("Honda Gagnon jeudi 14h", False),
        ("the fit of the mini floor mats, Gagnon jeudi 14h", False),
        ("change spark plugs, AC kicks in late, odeur forte, Gagnon jeudi 14h", False),
        ("CR-V Gagnon jeudi 14h, comme la Corolla de son père", False),  # it was said which
        ("Corolla jeudi 14h", False),  # of nobody yet: whose it is is asked anyway
    ],
)
def test_a_car_that_is_not_the_customers_makes_the_vehicle_doubtful(text: str, doubted: bool) -> None:
    assert (Part.VEHICLE in doubtful(understand(text), TODAY)) is doubted
