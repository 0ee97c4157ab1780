"""Every code of the import's report, and every reason, has words in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import sync_server
from scheduling.importing.report import Code, Entry
from scheduling.vocabulary import Reason
from sync_server.services.importing.report_words import line_of_report, reasons, sentences
from sync_server.services.wording import FOLDER, translator

MONTREAL = ZoneInfo("America/Toronto")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def test_every_code_and_reason_has_words() -> None:
    for language in ("en", "fr"):
        assert set(sentences(language)) == set(Code)
        assert set(reasons(language)) == set(Reason)


@pytest.mark.parametrize("code", list(Code))
def test_french_is_french_and_has_the_same_placeholders(code: Code) -> None:
    english, french = sentences("en")[code], sentences("fr")[code]
    assert english != french
    assert sorted(PLACEHOLDER.findall(english)) == sorted(PLACEHOLDER.findall(french))


@pytest.mark.parametrize("reason", list(Reason))
def test_reasons_in_french(reason: Reason) -> None:
    assert reasons("en")[reason] != reasons("fr")[reason]


def test_a_line_of_the_report() -> None:
    params: dict[str, object] = {"at": 1_795_532_400, "other": "Ann", "other_at": 1_795_536_000}
    entry = Entry(line=12, code=Code.OVERLAPS_BOOKING, what="Oil\x1b[31m", count=3, params=params)
    english = "line 12, “Oil[31m”: 2026-11-24 10:00 overlaps the booking at 2026-11-24 11:00 (Ann) (3 times)"
    assert line_of_report(entry, "en", MONTREAL) == english
    french = (
        "ligne 12, «\u00a0Oil[31m\u00a0»\u00a0: 2026-11-24 10:00 chevauche le rendez-vous de 2026-11-24 11:00"
    )
    french += " (Ann) (3 fois)"
    assert line_of_report(entry, "fr-CA", MONTREAL) == french
    why = Entry(
        line=0, code=Code.NOT_AVAILABLE, params={"at": 1_795_532_400, "reasons": ["on_break", "buffer"]}
    )
    said = "the file: 2026-11-24 10:00 is not available: during the break, too close to another booking"
    assert line_of_report(why, "en", MONTREAL) == said


def test_what_repeats_is_told_with_its_day() -> None:
    midnight = 1_795_496_400
    entry = Entry(line=29, code=Code.ALL_DAY, what="x", params={"day": midnight})
    english = (
        "line 29, “x”: on 2026-11-24 it lasts all day, so it is not an appointment; --as busy would take it"
    )
    assert line_of_report(entry, "en", MONTREAL) == english
    assert "le 2026-11-24, il dure toute la journée" in line_of_report(entry, "fr", MONTREAL)
    moved = Entry(line=29, code=Code.MOVED_SINCE, params={"was": midnight, "at": midnight + 3600})
    for language in ("en", "fr"):
        said = line_of_report(moved, language, MONTREAL)
        assert "2026-11-24 00:00" in said
        assert "2026-11-24 01:00" in said


def test_a_long_title_is_cut() -> None:
    entry = Entry(line=2, code=Code.CANCELLED, what="\u200bx" * 3000)
    assert line_of_report(entry, "en", MONTREAL) == f"line 2, “{'x' * 80}”: it is cancelled"


def test_what_repeats_too_often_is_said_as_one_says_it() -> None:
    entry = Entry(line=2, code=Code.TOO_FREQUENT, params={"rule": "FREQ=MINUTELY"})
    french = "ligne 2\u00a0: il se répète à quelques minutes d’intervalle ou plus souvent (FREQ=MINUTELY)"
    assert line_of_report(entry, "fr", MONTREAL) == french


def test_unknown_languages_and_words_stay_english() -> None:
    assert translator("de")("booked") == "booked"
    assert translator("fr")("no such words") == "no such words"


def test_the_catalogue_has_every_word_of_the_server_and_no_other() -> None:
    words: set[str | tuple[str, ...]] = set()
    for path in Path(sync_server.__file__).parent.rglob("*.py"):
        words |= {found[1] for found in extract_from_file("python", path, {"_": None, "n_": (1, 2)})}
    with (FOLDER / "fr" / "LC_MESSAGES" / "server.po").open("rb") as file:
        assert {message.id for message in read_po(file) if message.id} == words


def test_what_is_no_value_is_called_so_and_file_words_are_put_plainly() -> None:
    phone = Entry(line=6, code=Code.BAD_PHONE, what="Zoé", whole=False, params={"value": "123"})
    assert (
        line_of_report(phone, "en", MONTREAL)
        == "line 6, “Zoé”: “123” is not a phone number; taken without it"
    )
    language = replace(phone, code=Code.BAD_LANGUAGE, params={"value": "xx"})
    said = "line 6, “Zoé”: “xx” is neither English nor French; taken without it"
    assert line_of_report(language, "en", MONTREAL) == said
    task = Entry(line=1, code=Code.NOT_AN_EVENT, params={"component": "VTODO"})
    assert line_of_report(task, "en", MONTREAL) == "line 1: this is a task, not an event"
    start = Entry(line=4, code=Code.BAD_PROPERTY, params={"property": "DTSTART"})
    assert line_of_report(start, "fr", MONTREAL) == "ligne 4\u00a0: son début\u00a0: illisible"
    year = Entry(line=2, code=Code.DIFFERS, params={"field": "postal_code", "value": "A", "kept": "B"})
    assert "the postal code is “A” here" in line_of_report(year, "en", MONTREAL)
