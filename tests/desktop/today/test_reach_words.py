"""Whether a message reaches a customer is said wherever one is promised."""

from __future__ import annotations

from desktop.presenters.carriers import Reach
from desktop.views.booking_now.line_page import TOLD
from desktop.views.calendar.another_time import ANOTHER_TIME


def test_every_way_has_words() -> None:
    assert set(ANOTHER_TIME) == set(Reach)
    assert set(TOLD) == set(Reach) - {Reach.IF_AGREED}, "of the waitlist nothing goes out by SMS"
