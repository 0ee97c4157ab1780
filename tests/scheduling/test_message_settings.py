"""The weekly question, the language of a message, and the owner's numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scheduling.errors import Invalid
from scheduling.message_kinds import (
    REMINDERS,
    Audience,
    MessageSettings,
    Story,
    language_of,
)
from scheduling.message_relevance import Drop
from scheduling.reminders import weekly_question
from tests.scheduling.message_world import CLARA, INA, SEND, USUAL, K, decide, dropped, held
from tests.scheduling.shop import MONDAY, ZONE, at


def test_are_your_hours_right_is_asked_once_a_week_of_who_wants_it() -> None:
    ina = replace(INA, wants_weekly=True)
    for now in (at(MONDAY, 0), at(MONDAY, 9), at(MONDAY + timedelta(6), 23, 59)):
        one = weekly_question(ina, USUAL, ZONE, now)
        assert one is not None
        assert (one.due, one.version, one.about) == (at(MONDAY, 9), 202625, ina.id)
    following = weekly_question(ina, USUAL, ZONE, at(MONDAY + timedelta(7), 0))
    assert following is not None
    assert following.version == 202626
    assert following.due == at(MONDAY + timedelta(7), 9)
    for nobody in (INA, replace(ina, email=""), replace(ina, audiences=frozenset({Audience.DESK}))):
        assert weekly_question(nobody, USUAL, ZONE, at(MONDAY, 9)) is None
    friday = weekly_question(ina, MessageSettings(weekly_weekday=4, weekly_minute=0), ZONE, at(MONDAY, 9))
    assert friday is not None
    assert friday.due == at(MONDAY + timedelta(4), 8), "not at night"
    new_year = weekly_question(ina, USUAL, ZONE, at(date(2027, 1, 1), 12))
    assert new_year is not None
    assert new_year.version == 202653


def test_the_weekly_question_is_decided_again_too() -> None:
    ina = replace(INA, wants_weekly=True)
    one = weekly_question(ina, USUAL, ZONE, at(MONDAY, 9))
    assert one is not None
    told = Story(about=ina.id, recipients=[ina])
    assert decide(one, told, at(MONDAY, 9)) == SEND
    assert decide(one, told, at(MONDAY, 8)) == held(at(MONDAY, 9))
    assert decide(one, told, at(MONDAY + timedelta(6), 20)) == SEND
    assert decide(one, told, at(MONDAY + timedelta(7), 9)) == dropped(Drop.TOO_LATE)
    assert decide(one, replace(told, recipients=[INA]), at(MONDAY, 9)) == dropped(Drop.NOT_WANTED)


@pytest.mark.parametrize(
    ("language", "locale", "expected"),
    [
        ("fr", "en-CA", "fr"),
        ("en", "fr-CA", "en"),
        ("fr-CA", "en-CA", "fr"),
        ("EN", "fr-CA", "en"),
        ("", "fr-CA", "fr"),
        ("de", "fr-CA", "fr"),
        ("", "", "en"),
    ],
)
def test_the_language_is_the_customers_else_the_organizations(
    language: str, locale: str, expected: str
) -> None:
    assert language_of(replace(CLARA, language=language), locale) == expected


@pytest.mark.parametrize(
    "numbers",
    [
        {"day_before": 3600},
        {"hour_before": 900},
        {"join_before": 0},
        {"how_was_it_after": -1},
        {"weekly_weekday": 7},
        {"weekly_weekday": -1},
        {"weekly_minute": 1440},
        {"weekly_minute": -1},
    ],
)
def test_settings_out_of_order_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        MessageSettings(**numbers)  # type: ignore[arg-type] # a test names real fields


def test_only_a_reminder_has_a_time_before_the_start() -> None:
    assert [USUAL.before(kind) for kind in REMINDERS] == [86_400, 3600, 900]
    with pytest.raises(KeyError):
        USUAL.before(K.CONFIRMATION)
