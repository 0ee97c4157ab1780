"""What the engine reads of its inputs, and when."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scheduling.availability import Availability, Inputs
from scheduling.records import Reservation
from scheduling.vocabulary import VisitKind
from tests.factories import MONDAY, NOW, ZONE, garage


def test_what_a_day_looks_like_reads_no_reservation() -> None:
    """There may be thousands, and a week is painted again and again."""

    class Unwanted(list[Reservation]):
        def __iter__(self) -> Iterator[Reservation]:
            raise AssertionError("read")

    shop = garage()
    engine = Availability(
        Inputs(
            organization=shop.organization,
            zone=ZONE,
            mechanics=[shop.anna],
            bays=shop.bays,
            reservations=Unwanted(),
        )
    )
    for mechanic_id in (shop.anna.id, None):
        engine.shape(mechanic_id, MONDAY)
    with pytest.raises(AssertionError, match="read"):
        engine.verdict(shop.anna.id, NOW, NOW + 1800, VisitKind.PHONE, now=NOW)
