"""The trail's words: each is about one thing, and every command that leaves a line of its own has its word."""

from __future__ import annotations

from itertools import combinations

from scheduling.trail import ENTRIES, STEPS, Topic, words_of


def test_every_topic_has_words_and_none_is_about_two() -> None:
    assert set(ENTRIES) == set(Topic)
    for one, other in combinations(Topic, 2):
        assert not words_of(one) & words_of(other)


def test_the_steps_of_sessions_are_about_bookings() -> None:
    assert words_of(Topic.BOOKINGS) >= STEPS
    assert words_of(Topic.MONEY) == ENTRIES[Topic.MONEY]


def test_a_step_and_another_line_are_told_apart() -> None:
    assert not any("." in word for word in STEPS)
    assert all("." in word for entries in ENTRIES.values() for word in entries)
