"""What a plan costs, beside its name: never the same word twice."""

from __future__ import annotations

import pytest

from desktop.views.booking.phrases import price_beside


@pytest.mark.parametrize(
    ("name", "cents", "said"),
    [
        ("Free", 0, ""),
        ("free ", 0, ""),
        ("Trial", 0, "Free"),
        ("Free", 2900, "$29.00"),
        ("Shop visit", None, "Price in the shop"),
    ],
)
def test_a_plan_whose_name_says_that_it_is_free_says_it_once(name: str, cents: int | None, said: str) -> None:
    assert price_beside(name, cents) == said
