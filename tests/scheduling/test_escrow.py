"""By what a key is known, and what its seal is bound to."""

from __future__ import annotations

from itertools import combinations
from uuid import UUID

from scheduling.escrow_messages import bound_to, key_id_of

ONE, TWO = UUID(int=1), UUID(int=2)


def test_a_key_is_known_by_what_does_not_tell_it() -> None:
    key = bytes(range(32))
    assert key_id_of(key) == key_id_of(bytes(range(32)))
    assert key_id_of(key) != key_id_of(bytes(32))
    assert len(key_id_of(key)) == 32
    assert key.hex() not in key_id_of(key)


def test_a_seal_is_one_devices_one_keys_in_one_organization() -> None:
    bindings = [
        bound_to(ONE, ONE, "a"),
        bound_to(ONE, TWO, "a"),
        bound_to(TWO, ONE, "a"),
        bound_to(ONE, ONE, "b"),
    ]
    assert all(first != second for first, second in combinations(bindings, 2))
