"""Every line of the trail has words, in both languages; details are told where they can be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.theming import formats, resources
from desktop.theming.words import error_words
from desktop.views.trail_words import (
    ENTRIES,
    STEPS,
    TOPIC_ICONS,
    TOPICS,
    detail_words,
    topic_words,
    what_words,
    who_words,
)
from scheduling import trail
from scheduling.commands import NAMES
from scheduling.errors import ErrorCode
from scheduling.trail import Topic
from scheduling.visit_request_records import DeclineReason
from tests.factories import MONDAY, ZONE, at

OF_SESSIONS = {
    name
    for name in (each.partition("@")[0] for each in NAMES)
    if name.startswith("session.") or name == "offer.answer"
}
"""Commands that leave the step of a session, not a line of their own."""


def test_every_word_of_the_trail_is_said_and_no_other() -> None:
    assert set(STEPS) == trail.STEPS
    assert set(ENTRIES) == frozenset().union(*trail.ENTRIES.values())
    assert set(TOPICS) == set(TOPIC_ICONS) == set(Topic)


def test_every_command_that_leaves_a_line_has_words() -> None:
    names = {each.partition("@")[0] for each in NAMES}
    assert names - OF_SESSIONS <= set(ENTRIES)


def test_no_two_lines_say_the_same() -> None:
    said = [*STEPS.values(), *ENTRIES.values()]
    assert len(set(said)) == len(said)


def test_in_french_everything_is_said_in_french(qapp: QCoreApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(resources.path("translations", "autodoctor_fr.qm")))
    for source in (*STEPS.values(), *ENTRIES.values(), *TOPICS.values()):
        assert translator.translate("Trail", source), source
    del qapp


def test_a_word_of_a_newer_server_is_named_as_it_is() -> None:
    assert what_words("robot.dance") == "robot.dance"
    assert what_words("moved") == "Moved"
    assert topic_words(Topic.MONEY) == "Money"


@pytest.mark.parametrize(
    ("what", "detail", "said"),
    [
        ("cancelled", "The car was sold", "The car was sold"),
        ("force-ended", " left the shop ", "left the shop"),
        ("extended", "30 min", "30 min"),
        ("extended", "a while", ""),
        ("corrected", "service_type, concern", "Service, Concern"),
        ("customer.edit", "notes, phone", "Notes, Phone"),
        ("customer.edit", "shoe_size", ""),
        ("session.quote", "12000", "$120.00"),
        ("credit.change", "-500", "-$5.00"),
        ("refund.beyond_policy", "2900 money", "$29.00"),
        ("payment.by_hand", "cash 2400 credit 500", "$29.00"),
        ("payment.by_hand", "in kind", ""),
        ("time_off.decide", "approved", "approved"),
        ("presence.switch", "not accepting", "off"),
        ("presence.switch", "who knows", ""),
        ("sms.consent", "withdrawn desk", "withdrawn"),
        ("sms.consent", "given desk", "given"),
        ("special_day.set", "2026-12-24 closed", "24 December 2026"),
        ("special_day.set", "some day", ""),
        ("request.decline", DeclineReason.NO_PARTS.value, "Parts cannot be had"),
        ("request.decline", "", ""),
        ("import.customers", "1200 rows", "1,200 lines"),
        ("lost its slot", "no_such_code", ""),
        ("auth.sign_in", "whatever", ""),
    ],
)
def test_what_can_be_read_of_a_detail_is_told(what: str, detail: str, said: str) -> None:
    formats.use_language("en")
    assert detail_words(what, detail, ZONE) == said


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        (f"{at(MONDAY, '08:30')} {at(MONDAY, '09:30')}", "Mon 15 Jun, 8:30 → 9:30"),
        (
            f"{at(MONDAY, '08:30')} {at(MONDAY + timedelta(days=1), '09:30')}",
            "Mon 15 Jun, 8:30 → Tue 16 Jun, 9:30",
        ),
        (f"{at(MONDAY, '08:30')} {at(MONDAY, '08:30')}", "Mon 15 Jun, 8:30"),
        (f"{at(MONDAY, '08:30')}", "Mon 15 Jun, 8:30"),
        ("None 5", ""),
        ("", ""),
    ],
)
def test_a_move_tells_from_when_to_when(detail: str, said: str) -> None:
    formats.use_language("en")
    assert detail_words("moved", detail, ZONE) == said


def test_why_a_booking_lost_its_time_is_told_as_everywhere() -> None:
    assert detail_words("lost its slot", ErrorCode.SLOT_TAKEN.value, ZONE) == error_words(
        ErrorCode.SLOT_TAKEN
    )


def test_a_long_reason_is_told_in_its_beginning() -> None:
    said = detail_words("cancelled", "very " * 100, ZONE)
    assert len(said) <= 120
    assert said.endswith("…")


def test_who_did_it_is_never_left_open() -> None:
    assert who_words("Sylvie", automatic=False) == "Sylvie"
    assert who_words("", automatic=False) == "somebody"
    assert who_words("", automatic=True) == "by itself, or by the customer"
