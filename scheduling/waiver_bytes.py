"""The one way to write a signed waiver, and what was done with it, as bytes, for hashing.

Two different values never give the same bytes, and one value gives the same bytes for ever: each part is
written with a tag of its type and its length, and a format number stands in front. Not for storing or
sending: nothing reads these bytes back. What is hashed with what is in ``waiver_chain``.

A format, once used, never changes: whoever adds a field to a record adds a format with it and leaves the
old one, in which the older records are hashed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from hashlib import sha256
from typing import TypeAlias
from uuid import UUID

from scheduling.waiver_records import Point, SignedWaiver, Stroke, Tick, WaiverAct

Layout: TypeAlias = Mapping[type, tuple[str, tuple[str, ...]]]

FORMAT = 1
"""Of what is hashed now."""

_MAGIC = b"autodoctor waiver"
_FORMAT_1: Layout = {
    SignedWaiver: (
        "signed_waiver",
        (
            "id",
            "organization_id",
            "customer_id",
            "template_id",
            "province",
            "language",
            "version",
            "text",
            "text_sha256",
            "signer_name",
            "relation",
            "mode",
            "form",
            "device_time",
            "estimated_at",
            "salt",
            "session_id",
            "minor_name",
            "ticks",
            "strokes",
            "typed",
            "picture_sha256",
            "scans_sha256",
            "paper_signed_at",
            "device_id",
            "ip",
            "user_agent",
            "witness_id",
            "received_at",
            "erasable_from",
        ),
    ),
    WaiverAct: ("waiver_act", ("id", "waiver_id", "kind", "at", "salt", "by", "reason", "releases")),
    Tick: ("tick", ("code", "words", "ticked")),
    Stroke: ("stroke", ("points",)),
    Point: ("point", ("x", "y", "milliseconds", "pressure")),
}
FORMATS: Mapping[int, Layout] = {1: _FORMAT_1}
"""Format number to the names and the order of the fields, of every format that was ever used."""


def canonical_bytes(value: object, number: int = FORMAT) -> bytes:
    """A value's bytes in that format; ``value`` is a record, an act, or a tuple of what these are made of.

    ``ValueError`` for an unknown format, ``TypeError`` for a value that has no place in one: a float, say.
    """
    if number not in FORMATS:
        raise ValueError(f"no such format: {number}")
    return _MAGIC + number.to_bytes(4, "big") + _encode(value, FORMATS[number])


def content_digest(value: SignedWaiver | WaiverAct, number: int = FORMAT) -> bytes:
    """The SHA-256 of a record's or an act's canonical bytes: 32 bytes."""
    return sha256(canonical_bytes(value, number)).digest()


def _encode(value: object, layout: Layout) -> bytes:
    if type(value) in layout:
        label, names = layout[type(value)]
        parts = [label, *(getattr(value, name) for name in names)]
        return _framed(b"R", b"".join(_encode(part, layout) for part in parts))
    if type(value) is tuple:
        return _framed(b"T", b"".join(_encode(part, layout) for part in value))
    return _encode_plain(value.value if isinstance(value, Enum) else value)


def _encode_plain(value: object) -> bytes:
    # By exact type: True is 1 to Python, and must not be here.
    kind = type(value)
    if value is None:
        return _framed(b"N", b"")
    if kind is bool:
        return _framed(b"B", b"1" if value else b"0")
    if isinstance(value, int):
        return _framed(b"I", b"%d" % value)
    if isinstance(value, str):
        return _framed(b"S", value.encode("utf-8", "surrogatepass"))
    if isinstance(value, UUID):
        return _framed(b"U", value.bytes)
    if isinstance(value, bytes):
        return _framed(b"Y", value)
    raise TypeError(f"{kind.__name__} has no canonical bytes")


def _framed(tag: bytes, body: bytes) -> bytes:
    """Tag, length in eight bytes, body: where one part ends is never a matter of what is in it."""
    return tag + len(body).to_bytes(8, "big") + body
