"""Generated waivers, acts and chains, and every way to change one."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st

from scheduling.waiver_chain import Link, LinkKind
from scheduling.waiver_records import (
    ActKind,
    Point,
    Relation,
    SignatureForm,
    SignedWaiver,
    Stroke,
    Tick,
    WaiverAct,
    WaiverMode,
)

Value = TypeVar("Value")

ids = st.integers(1, 2**128 - 1).map(lambda number: UUID(int=number))
words = st.text(max_size=6)
numbers = st.integers(-5, 2**33)
maybe = st.one_of(st.none(), st.integers(0, 1000))
ticks = st.lists(st.builds(Tick, code=words, words=words, ticked=st.booleans()), max_size=2).map(tuple)
points = st.builds(Point, x=numbers, y=numbers, milliseconds=maybe, pressure=maybe)
strokes = st.lists(st.builds(Stroke, points=st.lists(points, max_size=3).map(tuple)), max_size=2).map(tuple)
digests = st.binary(min_size=32, max_size=32)

# By field: what it may hold. Shared by the records' strategy and by the changes.
FIELDS: dict[str, st.SearchStrategy[object]] = {
    "kind": st.sampled_from(ActKind),
    "relation": st.sampled_from(Relation),
    "mode": st.sampled_from(WaiverMode),
    "form": st.sampled_from(SignatureForm),
    "ticks": ticks,
    "strokes": strokes,
    "scans_sha256": st.lists(words, max_size=2).map(tuple),
    "salt": st.binary(max_size=20),
    **dict.fromkeys(
        ["province", "language", "text", "text_sha256", "signer_name", "minor_name", "typed"], words
    ),
    **dict.fromkeys(["picture_sha256", "ip", "user_agent", "reason"], words),
    **dict.fromkeys(("version", "device_time", "estimated_at", "at"), numbers),
    **dict.fromkeys(("id", "organization_id", "customer_id", "template_id", "waiver_id"), ids),
    **{key: st.one_of(st.none(), ids) for key in ("session_id", "device_id", "witness_id", "by", "releases")},
    **{key: st.one_of(st.none(), numbers) for key in ("paper_signed_at", "received_at", "erasable_from")},
}
LINK_FIELDS: dict[str, st.SearchStrategy[object]] = {
    "format": st.integers(-1, 300),
    "chain": ids,
    "sequence": st.integers(-1, 2**40),
    "kind": st.sampled_from(LinkKind),
    "waiver_id": ids,
    "at": numbers,
    "erasable_from": st.one_of(st.none(), numbers),
    "origin": st.one_of(st.none(), digests),
    "content": digests,
    "previous": digests,
    "digest": digests,
}


def records() -> st.SearchStrategy[SignedWaiver]:
    names = SignedWaiver.__dataclass_fields__
    return st.builds(SignedWaiver, **{key: FIELDS[key] for key in names})


def acts() -> st.SearchStrategy[WaiverAct]:
    return st.builds(WaiverAct, **{key: FIELDS[key] for key in WaiverAct.__dataclass_fields__})


def changed(value: Value, field: str, data: st.DataObject) -> Value:
    """The same with another value in that field."""
    source = (LINK_FIELDS if isinstance(value, Link) else FIELDS)[field]
    now = getattr(value, field)
    other = data.draw(source.filter(lambda drawn: drawn != now), label=field)
    return replace(value, **{field: other})  # type: ignore[type-var]


atoms = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.text("aé\x00", max_size=3), st.binary(max_size=3), ids
)
plain_values = st.recursive(atoms, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=6)
