"""What a chain takes as its next entry, and the seal of its head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.errors import Invalid
from scheduling.waiver_chain import Link, LinkKind, beginning, capture, is_sealed, receive, seal
from scheduling.waiver_records import SignedWaiver
from tests.scheduling.waiver_world import (
    DEVICE,
    NOW,
    ORGANIZATION,
    TORONTO,
    device_chain,
    drawn,
    head_of,
    name,
    organization_chain,
    received,
    typed,
)

KEY = bytes(range(32))
RECORDS = [drawn(number) for number in (100, 101, 102)]


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (drawn(device_id=name(9)), "device_id"),
        (typed(), "device_id"),
        (received(drawn()), "received_at"),
        (drawn(erasable_from=NOW), "received_at"),
    ],
)
def test_a_device_captures_its_own_signatures_only(record: SignedWaiver, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        capture(record, beginning(DEVICE))
    assert caught.value.params["field"] == field


def test_a_receipt_is_refused_of_what_is_not_the_organizations_or_not_the_devices() -> None:
    link = device_chain(RECORDS)[0].link
    start = beginning(ORGANIZATION)
    assert receive(RECORDS[0], start, NOW, TORONTO, origin=link).link.origin == link.digest
    wrong: list[tuple[SignedWaiver, Link | None, str]] = [
        (drawn(organization_id=name(9)), None, "organization_id"),
        (received(drawn()), None, "received_at"),
        (drawn(erasable_from=NOW), None, "received_at"),
        (RECORDS[1], link, "origin"),
        (replace(RECORDS[0], signer_name="X"), link, "origin"),
        (replace(RECORDS[0], id=name(9)), link, "origin"),
        (replace(RECORDS[0], device_id=name(9)), link, "origin"),
        (RECORDS[0], replace(link, kind=LinkKind.RECEIVED), "origin"),
    ]
    for record, origin, field in wrong:
        with pytest.raises(Invalid) as caught:
            receive(record, start, NOW, TORONTO, origin=origin)
        assert caught.value.params["field"] == field


def test_a_seal_is_one_heads_and_one_keys() -> None:
    head = head_of(organization_chain(RECORDS))
    sealed = seal(head, KEY)
    assert len(sealed) == 32
    assert is_sealed(head, sealed, KEY)
    others = [
        replace(head, chain=DEVICE),
        replace(head, count=2),
        replace(head, digest=bytes(32)),
        replace(head, at=head.at + 1),
    ]
    assert not any(is_sealed(other, sealed, KEY) for other in others)
    assert not is_sealed(head, sealed, bytes(32))
    assert not is_sealed(head, sealed[:-1], KEY)
    assert not is_sealed(head, b"", KEY)
    for size, right in ((15, False), (16, True), (64, True), (65, False)):
        if right:
            assert is_sealed(head, seal(head, bytes(size)), bytes(size))
        else:
            with pytest.raises(Invalid, match="16 to 64"):
                seal(head, bytes(size))
