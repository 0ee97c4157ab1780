"""The file of changes: what is sealed, and which file is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from scheduling.change_file import FORMAT, VERSION, ChangeFile, FiledChange, fault_of, seal_of

SHOP, OTHER = UUID(int=1), UUID(int=2)
BOOKED = FiledChange(
    words="Booking · Élise",
    made="Mon 15 Jun, 9:00",
    state="waiting",
    name="session.book@1",
    args={"b": 1, "a": ["é", None, {"d": 2, "c": 3}]},
    mid=UUID(int=3),
    seq=1,
    client_time=1_781_528_400,
)


def _file(*changes: FiledChange, **over: Any) -> ChangeFile:
    file = ChangeFile(
        format=FORMAT,
        version=VERSION,
        about=["What this is"],
        written="Mon 15 Jun, 9:00",
        written_at=1_781_528_400,
        organization="Garage Test",
        organization_id=SHOP,
        person="Léa",
        staff_id=UUID(int=5),
        device_id=UUID(int=6),
        server="https://garage.example",
        changes=list(changes),
        seal=seal_of(SHOP, changes),
    )
    return replace(file, **over)


def test_a_file_as_it_was_written_has_no_fault() -> None:
    assert fault_of(_file()) == fault_of(_file(BOOKED, replace(BOOKED, mid=UUID(int=4)))) == ""


@pytest.mark.parametrize(
    ("over", "fault"),
    [
        ({"format": "something else"}, "not_changes"),
        ({"format": "something else", "version": VERSION + 1}, "not_changes"),
        ({"version": VERSION + 1}, "too_new"),
        ({"version": VERSION + 1, "seal": ""}, "too_new"),
        ({"seal": ""}, "damaged"),
        ({"changes": []}, "damaged"),
        ({"organization_id": OTHER}, "damaged"),
        ({"changes": [replace(BOOKED, mid=OTHER)]}, "damaged"),
        ({"changes": [replace(BOOKED, name="session.move@1")]}, "damaged"),
        ({"changes": [replace(BOOKED, args={})]}, "damaged"),
        ({"changes": [replace(BOOKED, client_time=0)]}, "damaged"),
        ({"changes": [BOOKED, BOOKED]}, "damaged"),
    ],
)
def test_what_is_no_such_file_or_was_changed_is_told(over: dict[str, Any], fault: str) -> None:
    assert fault_of(_file(BOOKED, **over)) == fault


def test_the_order_of_changes_counts_the_order_of_keys_and_the_words_do_not() -> None:
    second = replace(BOOKED, mid=OTHER)
    assert seal_of(SHOP, [BOOKED, second]) != seal_of(SHOP, [second, BOOKED])
    turned = replace(BOOKED, args={"a": ["é", None, {"c": 3, "d": 2}], "b": 1}, words="", made="", state="")
    assert seal_of(SHOP, [turned]) == seal_of(SHOP, [BOOKED])
