"""What a move is about: another place, or another bay in the same."""

from __future__ import annotations

from dataclasses import replace

from scheduling.commands import MoveSession, Place
from scheduling.ids import uuid7


def test_only_with_a_bay_and_in_its_own_place_is_it_about_the_bay_alone() -> None:
    here = Place(starts=1_800_000_000, minutes=60, mechanic_id=uuid7())
    stays = MoveSession(session_id=uuid7(), seen=here, to=here)
    assert not stays.only_bay
    assert replace(stays, bay_id=uuid7()).only_bay
    assert not replace(stays, to=replace(here, minutes=90), bay_id=uuid7()).only_bay
    assert not replace(stays, bay_id=uuid7(), placing=True).only_bay, "it comes back from on deck"
