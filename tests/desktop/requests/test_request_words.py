"""The words of the Requests screen: complete; ages and times as people say them; messages in another language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from enum import Enum

import pytest

from desktop.presenters.carriers import Reach
from desktop.presenters.request_new import Missing
from desktop.presenters.request_told import Telling, Told
from desktop.presenters.requests_model import Placement
from desktop.theming import formats
from desktop.views.requests import message_words, request_words
from scheduling.request_queue import Group
from scheduling.visit_requests import DeclineReason, RequestSource, RequestState
from tests.factories import MONDAY, ZONE, at, named

TUESDAY = MONDAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (request_words.GROUPS, Group),
        (request_words.HINTS, Group),
        (request_words.EMPTY, Group),
        (request_words.SOURCES, RequestSource),
        (request_words.SOURCE_ICONS, RequestSource),
        (request_words.STATES, RequestState),
        (request_words.DECLINES, DeclineReason),
        (request_words.MISSING, Missing),
        (message_words.WHY, set(DeclineReason) - {DeclineReason.OTHER}),
    ],
    ids=range(9),
)
def test_every_code_has_words(words: Iterable[Enum], known: Iterable[Enum]) -> None:
    assert set(words) == set(known)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(59, "0 min"), (25 * 60, "25 min"), (3600, "1 h"), (26 * 3600, "26 h"), (49 * 3600, "2 d")],
)
def test_how_long(seconds: int, said: str) -> None:
    assert request_words.span_words(seconds) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today 10:00"), (1, "Tue 10:00"), (7, "Mon 22 Jun, 10:00"), (-1, "Sun 14 Jun, 10:00")],
)
def test_when(days: int, said: str) -> None:
    assert request_words.when_words(at(MONDAY + timedelta(days=days), "10:00"), MONDAY, ZONE) == said


def told(**over: object) -> Told:
    values: dict[str, object] = {
        "kind": Telling.CONFIRMED,
        "customer": "Nathalie Dubé",
        "language": "fr",
        "reach": Reach.SENT,
        "by_email": True,
        "by_phone": True,
        "shop": "Garage Tremblay",
        "shop_phone": "+15145550100",
        "address": "12 rue Principale, Montréal",
        "zone_place": "Montréal",
        "zone": ZONE,
        "wished": at(MONDAY, "10:00"),
        "starts": at(TUESDAY, "14:30"),
        "mechanic": "Luc Tremblay",
        "deposit_cents": 15_00,
        "vehicle": "Hyundai Kona 2021",
    }
    return Told(**(values | over))  # type: ignore[arg-type]  # each is of its field's kind


def test_a_message_speaks_the_customers_language_whatever_the_window_speaks() -> None:
    assert message_words.message_text(told()).split("\n") == [
        "Bonjour Nathalie,",
        "Garage Tremblay vous attend le mardi 16 juin à 14\u00a0h\u00a030 (heure locale, Montréal).",
        "Luc Tremblay s’occupera de votre voiture.",
        "Véhicule\u00a0: Hyundai Kona 2021.",
        "Veuillez régler l’acompte de 15,00\u00a0$\u202f; il est déduit du prix.",
        "Adresse\u00a0: 12 rue Principale, Montréal.",
        "Des questions\u202f? Appelez-nous\u00a0: 514 555-0100.",
    ]
    formats.use_language("fr")
    try:
        english = message_words.message_text(told(language="en"))
    finally:
        formats.use_language("en")
    assert "Garage Tremblay expects you on Tuesday 16 June, 14:30 (Montréal time)." in english
    assert "$15.00" in english
    assert "(514) 555-0100" in english


def test_other_times_are_listed_with_until_when_they_are_held() -> None:
    times = ((at(TUESDAY, "09:00"), "Luc Tremblay"), (at(TUESDAY, "13:00"), ""))
    said = message_words.message_text(
        told(kind=Telling.COUNTERED, language="en", times=times, held_until=at(TUESDAY, "08:00"))
    )
    assert "We cannot take you on Monday 15 June, 10:00. Garage Tremblay offers you instead:" in said
    assert "•\u00a0Tuesday 16 June, 9:00, Luc Tremblay\n•\u00a0Tuesday 16 June, 13:00\n" in said
    assert "Kept for you until Tuesday 16 June, 8:00 (Montréal time)." in said
    free = message_words.message_text(told(kind=Telling.COUNTERED, language="fr", times=times, could_be=True))
    assert "Vous avez demandé le lundi 15 juin à 10\u00a0h. Garage Tremblay vous propose\u00a0:" in free


def test_a_no_says_why_in_both_ways() -> None:
    said = message_words.message_text(
        told(kind=Telling.DECLINED, language="en", reason=DeclineReason.NO_PARTS, words="Try in May.")
    )
    assert "Garage Tremblay cannot take your visit of Monday 15 June, 10:00." in said
    assert "The parts cannot be had at present.\nTry in May." in said


def test_by_which_ways_it_reaches_them_and_when() -> None:
    both = told()
    assert message_words.way_words(both) == "By email, and by text if they agreed; in French."
    assert message_words.way_words(replace(both, by_phone=False, language="en")) == "By email; in English."
    assert message_words.way_words(replace(both, by_email=False)) == "By text, if they agreed; in French."
    nobody = replace(both, reach=Reach.NO_ADDRESS, by_email=False, by_phone=False)
    assert message_words.way_words(nobody).startswith("No email and no phone here")
    assert message_words.sent_words(nobody) == ""
    asked = replace(both, kind=Telling.ONCE_ACCEPTED)
    assert message_words.sent_words(asked) == "Sent once Luc has accepted."
    nothing = replace(both, kind=Telling.NOTHING)
    assert message_words.message_text(nothing) == ""
    assert message_words.way_words(nothing) == "Nothing is sent: the customer said so."


def test_what_nobody_sends_is_said_to_be_the_workshops_to_tell() -> None:
    nobody = told(reach=Reach.NOT_SET_UP, by_email=False, by_phone=False)
    said = message_words.way_words(nobody)
    assert said.endswith("not set up to send messages: please tell the customer yourself, in French.")
    assert message_words.sent_words(nobody) == "", "it is never sent"
    assert message_words.heading_words(nobody) == "What to tell the customer"
    assert message_words.heading_words(told()) == "What the customer is told"
    times = ((at(TUESDAY, "09:00"), ""),)
    offered = replace(nobody, kind=Telling.COUNTERED, language="en", times=times, held_until=0)
    assert "link" not in message_words.message_text(offered), "nobody gets one"
    assert "by the link" in message_words.message_text(replace(offered, reach=Reach.SENT))


@pytest.mark.parametrize("kind", [Telling.CONFIRMED, Telling.ONCE_ACCEPTED])
def test_of_a_server_that_has_never_said_it_is_promised_only_if_it_can(kind: Telling) -> None:
    assert message_words.sent_words(told(kind=kind, reach=Reach.UNKNOWN)).endswith("set up to send messages.")
    assert "set up" not in message_words.sent_words(told(kind=kind))


def test_a_time_whose_mechanic_another_one_takes_says_that_it_is_without_one() -> None:
    starts = at(MONDAY, "14:00")
    luc = Placement(
        starts=starts,
        ends=starts + 3600,
        mechanic_id=named("luc"),
        mechanic="Luc Roy",
        bay_id=named("bay"),
        bay="B1",
    )
    alone = replace(luc, mechanic_id=None, mechanic="")
    assert request_words.place_words(luc, MONDAY, ZONE, short=True) == "today 14:00 Luc"
    assert request_words.place_words(alone, MONDAY, ZONE, short=True) == "today 14:00, without a mechanic"
    assert request_words.place_words(alone, MONDAY, ZONE) == "today 14:00, without a mechanic, B1"
