"""Which of two versions of the program is older."""

from __future__ import annotations

import pytest

from scheduling.versions import is_older


@pytest.mark.parametrize(
    ("version", "least", "older"),
    [
        ("0.9", "0.10", True),
        ("0.10", "0.9", False),
        ("1.0", "1.0.0", False),
        ("1.0.0", "1", False),
        ("1", "1.0.1", True),
        ("2", "1.9.9", False),
        ("1.0rc1", "1.1", True),  # what is no number counts as 0
        ("", "0.1", True),
        ("١.0", "1.0", True),  # digits of another script are no number here
    ],
)
def test_numbers_are_compared_place_by_place(version: str, least: str, older: bool) -> None:
    assert is_older(version, least) is older
