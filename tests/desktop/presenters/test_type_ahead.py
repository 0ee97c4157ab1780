"""Letters that are typed where choices stand: where they lead, and what goes on with them."""

from __future__ import annotations

import pytest

from desktop.presenters.type_ahead import PAUSE, TypeAhead, place_of

CARS = ["Honda Civic 2019, ABC 123", "Élan Sport, QRS 456", "New vehicle", "Just advice"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("h", 0),
        ("civ", 0),
        ("honda civic", 0),
        ("hondacivic", 0),
        ("abc123", 0),
        ("ABC 12", 0),
        ("elan", 1),
        ("n", 2),
        ("a", 0),
        ("ad", 3),
        ("ivic", None),
        ("-", None),
        ("", None),
    ],
)
def test_it_leads_to_the_choice_that_begins_so_or_of_which_a_word_does(typed: str, place: int | None) -> None:
    assert place_of(typed, CARS) == place


def test_what_begins_so_goes_before_what_has_such_a_word() -> None:
    assert place_of("v", ["New vehicle", "Video"]) == 1


def _typed(ahead: TypeAhead, letters: str, at: int = 0) -> None:
    for letter in letters:
        assert ahead.takes(letter, at), letter
        ahead.type(letter, at, CARS)


def test_a_letter_begins_and_blanks_and_digits_only_go_on() -> None:
    ahead = TypeAhead()
    assert not any(ahead.takes(key, 0) for key in (" ", "1", "-", "", "\r", "\x1b"))
    _typed(ahead, "abc 123")
    assert (ahead.text, ahead.found) == ("abc 123", 0)
    assert not ahead.takes("\r", 0)


def test_after_a_pause_it_begins_anew_and_a_blank_chooses_again() -> None:
    ahead = TypeAhead()
    _typed(ahead, "hon", at=100)
    assert ahead.takes(" ", 100 + PAUSE - 1)
    assert not ahead.takes(" ", 100 + PAUSE)
    _typed(ahead, "j", at=100 + PAUSE)
    assert (ahead.text, ahead.found) == ("j", 3)


def test_what_leads_nowhere_is_kept_however_long_it_takes() -> None:
    ahead = TypeAhead()
    _typed(ahead, "Marie")
    assert ahead.found is None
    _typed(ahead, " Tremblay 2", at=10 * PAUSE)
    assert (ahead.text, ahead.found) == ("Marie Tremblay 2", None)


def test_a_digit_long_after_one_stray_letter_means_what_it_means_alone() -> None:
    ahead = TypeAhead()
    _typed(ahead, "x", at=100)
    assert ahead.found is None
    assert ahead.takes("1", 100 + PAUSE - 1), "as in X1"
    assert not ahead.takes("1", 100 + PAUSE)


def test_a_letter_is_taken_back_and_all_of_them() -> None:
    ahead = TypeAhead()
    _typed(ahead, "hox")
    assert [ahead.text, ahead.found] == ["hox", None]
    ahead.take_back(0, CARS)
    assert [ahead.text, ahead.found] == ["ho", 0]
    ahead.clear()
    assert [ahead.text, ahead.found] == ["", None]
    assert not ahead.goes_on(0)
