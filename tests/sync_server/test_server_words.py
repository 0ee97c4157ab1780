"""Every code has words in both languages, and the header decides which."""

from __future__ import annotations

from pathlib import Path

import pytest

import sync_server
from scheduling.errors import ErrorCode, Rule
from scheduling.vocabulary import Reason
from scheduling.waiver_audit import FlawCode
from scheduling.waiver_checks import FaultCode
from sync_server.http.problems import STATUS
from sync_server.http.words import (
    ERRORS,
    OTHERWISE,
    REASONS,
    RULES,
    error_words,
    language_of,
    reason_words,
    rule_words,
)
from sync_server.services.waiver_words import FAULTS, FLAWS
from sync_server.services.wording import FOLDER, compiled


def test_every_code_has_words_and_a_status() -> None:
    assert set(ERRORS) == set(ErrorCode) == set(STATUS)
    assert set(REASONS) == set(Reason)
    catalogue = compiled(FOLDER / "fr" / "LC_MESSAGES" / "server.po")
    assert set(FLAWS) == set(FlawCode)
    assert set(FAULTS) == set(FaultCode)
    assert set(RULES) == set(Rule)
    for text in (*RULES.values(), OTHERWISE):
        assert catalogue.gettext(text) != text, text
    for text in (*ERRORS.values(), *REASONS.values(), *FLAWS.values(), *FAULTS.values()):
        assert catalogue.gettext(text) != text, text


def test_words() -> None:
    assert error_words(ErrorCode.SLOT_TAKEN, "en") == "Somebody else has this time."
    assert error_words(ErrorCode.SLOT_TAKEN, "fr") == "Quelqu’un d’autre a cette plage."
    assert reason_words([Reason.IN_PAST, Reason.NO_BAY], "en") == "This time is in the past. No bay is free."


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_says_of_which_field_it_is(rule: Rule, language: str) -> None:
    params = {"field": "concern", "rule": rule, "least": 10, "most": 20}
    said = rule_words(ErrorCode.INVALID, params, language)
    assert "`concern`" in said
    assert "%" not in said


def test_a_field_without_a_rule_is_named_where_the_message_is_wrong() -> None:
    assert rule_words(ErrorCode.INVALID, {"field": "year"}, "en") == "`year` is not as it has to be."
    assert rule_words(ErrorCode.GONE, {"field": "year"}, "en") == ""
    assert rule_words(ErrorCode.INVALID, {}, "en") == ""


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("fr-CA", "fr"),
        ("de, fr;q=0.5, en;q=0.4", "fr"),
        ("fr;q=0.1,en", "en"),
        ("fr;q=x", "fr"),
        ("*", "en"),
        (";;,,", "en"),
    ],
)
def test_language(header: str, language: str) -> None:
    assert language_of(header) == language


def test_one_reader_of_the_catalogue_serves_answers_and_reports() -> None:
    package = Path(sync_server.__file__).parent
    readers = [path.name for path in package.rglob("*.py") if "read_po" in path.read_text("utf-8")]
    assert readers == ["wording.py"]
