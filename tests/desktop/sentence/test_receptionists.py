"""What receptionists type at a counter, table by table: what is understood of it, and what is doubted.

What Enter books without asking is right beyond doubt; the rest is a doubt, and what was not understood stays in the
concern. On a Wednesday in June. Plainer sentences are in ``test_sentences``.
"""

from __future__ import annotations

from typing import Any

import pytest

from desktop.presenters.sentence.doubts import doubtful
from tests.desktop.sentence import said_days, said_otherwise, said_times, said_vaguely
from tests.desktop.sentence.shop import TODAY, told, understand

SENTENCES = (
    *said_days.SENTENCES,
    *said_times.SENTENCES,
    *said_otherwise.SENTENCES,
    *said_vaguely.SENTENCES,
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


def test_there_are_many_of_them() -> None:
    assert len({text for text, _, _ in SENTENCES}) == len(SENTENCES) >= 180
