"""The canonical bytes: the same for ever, and never the same for two different values."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.waiver_bytes import FORMAT, FORMATS, canonical_bytes, content_digest
from scheduling.waiver_records import ActKind, SignedWaiver, Tick
from tests.scheduling.waiver_strategies import acts, changed, plain_values, records
from tests.scheduling.waiver_world import act, drawn, paper, received

QUICK = settings(max_examples=150, deadline=None)


def test_a_formats_bytes_never_change() -> None:
    """Whoever breaks this makes every waiver that was ever signed look forged: add a format instead."""
    assert FORMAT == 1
    record = received(paper())
    assert content_digest(record).hex() == "7fc122356222c4860f7be4ff98edd733764158c78db6313301147966e2a04a79"
    assert content_digest(drawn()).hex() == "bfa324caf924835d7cb22c813cb7c953723c7b6d4856edb8f5124cfb08b6f1ae"
    assert (
        content_digest(act(ActKind.HOLD)).hex()
        == "f099a4954093ec6451b04f3500c3fe9df6251dfcf3ccdadf09071a0e417352ef"
    )


def test_the_bytes_are_written_out_as_described() -> None:
    tick = Tick(code="é", words="", ticked=True)

    def framed(tag: bytes, body: bytes) -> bytes:
        return tag + len(body).to_bytes(8, "big") + body

    parts = [framed(b"S", b"tick"), framed(b"S", "é".encode()), framed(b"S", b""), framed(b"B", b"1")]
    expected = b"autodoctor waiver" + b"\x00\x00\x00\x01" + framed(b"R", b"".join(parts))
    assert canonical_bytes(tick) == expected
    assert canonical_bytes(-12)[21:] == framed(b"I", b"-12")
    assert canonical_bytes(None)[21:] == framed(b"N", b"")
    assert canonical_bytes((b"a",))[21:] == framed(b"T", framed(b"Y", b"a"))
    assert content_digest(drawn()) == sha256(canonical_bytes(drawn())).digest()


def test_the_newest_format_has_every_field() -> None:
    for kind, (label, names) in FORMATS[FORMAT].items():
        assert is_dataclass(kind)
        assert label
        assert set(names) == {field.name for field in fields(kind)}
        assert len(set(names)) == len(names)
    assert max(FORMATS) == FORMAT
    labels = [label for label, _ in FORMATS[FORMAT].values()]
    assert len(set(labels)) == len(labels)


def test_what_has_no_place_in_a_format_is_refused() -> None:
    @dataclass(frozen=True)
    class Other:
        x: int = 0

    wrong: list[object] = [1.0, [1], {}, Other(), (1, (2.5,))]
    for value in wrong:
        with pytest.raises(TypeError, match="no canonical bytes"):
            canonical_bytes(value)
    with pytest.raises(ValueError, match="no such format"):
        canonical_bytes(1, 2)
    with pytest.raises(TypeError):
        content_digest(replace(drawn(), ticks=[]))  # type: ignore[arg-type]


def typed_form(value: object) -> object:
    """Equality that keeps True and 1 apart, as the bytes must."""
    if isinstance(value, tuple):
        return tuple(typed_form(part) for part in value)
    return type(value), value


@QUICK
@given(plain_values, plain_values)
def test_two_values_have_the_same_bytes_only_if_they_are_the_same(one: object, two: object) -> None:
    assert (canonical_bytes(one) == canonical_bytes(two)) is (typed_form(one) == typed_form(two))


@QUICK
@given(st.lists(st.text("ab", max_size=3), max_size=4), st.lists(st.text("ab", max_size=3), max_size=4))
def test_moving_a_letter_over_a_border_changes_the_bytes(one: list[str], two: list[str]) -> None:
    assert (canonical_bytes(tuple(one)) == canonical_bytes(tuple(two))) is (one == two)


@QUICK
@given(records(), records())
def test_two_records_have_the_same_bytes_only_if_they_are_the_same(
    one: SignedWaiver, two: SignedWaiver
) -> None:
    assert (canonical_bytes(one) == canonical_bytes(two)) is (one == two)
    assert canonical_bytes(one) == canonical_bytes(replace(one))


@QUICK
@given(st.one_of(records(), acts()), st.data())
def test_any_change_of_any_field_changes_the_digest(value: SignedWaiver, data: st.DataObject) -> None:
    names = [field.name for field in fields(value)]
    for field_name in names:
        other = changed(value, field_name, data)
        assert other != value
        assert content_digest(other) != content_digest(value)


@pytest.mark.parametrize(
    "neighbours", [("signer_name", "minor_name"), ("typed", "picture_sha256"), ("ip", "user_agent")]
)
def test_what_is_moved_from_one_field_to_another_changes_the_digest(neighbours: tuple[str, str]) -> None:
    left, right = neighbours
    one = drawn(100, **{left: "ab", right: "c"})
    two = drawn(100, **{left: "a", right: "bc"})
    assert content_digest(one) != content_digest(two)
