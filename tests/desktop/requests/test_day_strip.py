"""The bars of a request's day: what stands in one, however little room it has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from desktop.presenters.request_strip import Bar, BarKind
from desktop.theming.theme import theme
from desktop.views.requests.day_strip import short_words
from scheduling.vocabulary import ReservationKind
from tests.factories import MONDAY, ZONE, at

NAMED = Bar(
    starts=at(MONDAY, "10:00"), ends=at(MONDAY, "11:00"), kind=BarKind.TAKEN, customer="Maxime Gagnon-Lavoie"
)


@pytest.fixture
def measure(qapp: object) -> QFontMetrics:
    return QFontMetrics(theme().font("small", 600))


@pytest.mark.parametrize(
    ("fits", "said"),
    [
        ("10:00 Gagnon-Lavoie", "10:00 Gagnon-Lavoie"),
        ("Gagnon-Lavoie", "Gagnon-Lavoie"),
        ("Gagnon….", "Gagnon…"),
        ("MLi", "ML"),
        ("ML", "ML"),
        ("M", ""),
    ],
)
def test_as_much_as_has_room_and_at_the_least_whose_it_is(
    measure: QFontMetrics, fits: str, said: str
) -> None:
    assert short_words(NAMED, ZONE, measure, measure.horizontalAdvance(fits)) == said


def test_a_hold_for_nobody_has_no_initials(measure: QFontMetrics) -> None:
    hold = Bar(
        starts=at(MONDAY, "10:00"),
        ends=at(MONDAY, "11:00"),
        kind=BarKind.HELD,
        hold=ReservationKind.CHECKOUT,
    )
    assert short_words(hold, ZONE, measure, measure.horizontalAdvance("M")) == ""
