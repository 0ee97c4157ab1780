"""Whether a text's version and a signed record are whole and in order: the first fault, with code and field.

The capturing screen asks before it seals a record; the server asks on receipt, keeps the record all the
same (what was signed is a fact) and does not let a faulty one count. Whether a right one is enough for a
visit is in ``waivers``; whether it was changed afterwards in ``waiver_chain``.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from math import hypot

from scheduling.limits import LAST_INSTANT, MOST_TEXT
from scheduling.waiver_records import (
    DEFAULT_POLICY,
    NO_DYNAMICS,
    Point,
    Relation,
    SignatureForm,
    SignedWaiver,
    Stroke,
    WaiverMode,
    WaiverPolicy,
    WaiverTemplate,
)

MOST_TEMPLATE_TEXT = 200_000
"""Characters of one version's text."""
MOST_USER_AGENT = 1_000
MOST_POINTS = 50_000
"""Of one signature: some minutes of drawing."""
MOST_COORDINATE = 100_000
"""Ten pads' widths; a pad is not taller than that."""
MOST_MILLISECONDS = 3_600_000
MOST_PRESSURE = 1_000
LEAST_SALT = 16
"""Bytes; with fewer the salt itself could be guessed."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PROVINCE = re.compile(r"[A-Z]{2}")
_LANGUAGES = ("en", "fr")


class FaultCode(StrEnum):
    """What can be wrong with a record or with a version of the text."""

    OTHER_TEMPLATE = "other_template"
    TEXT_CHANGED = "text_changed"
    WRONG_DIGEST = "wrong_digest"
    """The SHA-256 is not the text's."""
    NOT_A_DIGEST = "not_a_digest"
    MISSING = "missing"
    UNEXPECTED = "unexpected"
    """Something that does not go with the rest, for example strokes of a typed signature."""
    BAD_TEXT = "bad_text"
    """Control characters, or text that no encoding has."""
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    BAD_ADDRESS = "bad_address"
    TICK_MISSING = "tick_missing"
    TICK_UNKNOWN = "tick_unknown"
    TICK_CHANGED = "tick_changed"
    TICK_REPEATED = "tick_repeated"
    NOT_TICKED = "not_ticked"
    DYNAMICS_NOT_ALLOWED = "dynamics_not_allowed"
    TIME_BACKWARDS = "time_backwards"
    ONLY_A_DOT = "only_a_dot"
    SALT_TOO_SHORT = "salt_too_short"
    BEFORE_PUBLICATION = "before_publication"
    AFTER_CAPTURE = "after_capture"
    VERSION_NOT_NEXT = "version_not_next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    code: FaultCode
    field: str
    """The record's field; with the place where there are several, for example ``strokes[0].points[3].x``."""


Faults = Iterator[Fault]


def text_digest(text: str) -> str:
    """The SHA-256 of a text: lower-case hexadecimal, of its UTF-8 bytes, nothing normalized."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def without_dynamics(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """The same lines without time and pressure, which are not taken where a template does not allow them.

    Once in a record they are refused, not dropped: dropping would change what was signed.
    """
    return tuple(
        Stroke(points=tuple(replace(point, milliseconds=None, pressure=None) for point in stroke.points))
        for stroke in strokes
    )


def keeps_to_lines(record: SignedWaiver, template: WaiverTemplate | None, province: str) -> bool:
    """Whether the record has time and pressure of the signature only where they may be kept.

    ``province`` is the organization's: with it and the template (``None``: not known) nobody comes around the law
    by writing another province on the record.
    """
    allowed = template is not None and template.dynamics_allowed
    if allowed and not NO_DYNAMICS & {record.province, template.province if template else "", province}:
        return True
    return record.strokes == without_dynamics(record.strokes)


def check_template(template: WaiverTemplate, earlier: Sequence[WaiverTemplate] = ()) -> Fault | None:
    """The first fault of a new version, or ``None``.

    ``earlier``: all versions of the organization; the new one's number is one above the highest of the same
    province and language, and it is not published before that one.
    """
    return next(_template_faults(template, earlier), None)


def check_record(
    record: SignedWaiver, template: WaiverTemplate, policy: WaiverPolicy = DEFAULT_POLICY
) -> Fault | None:
    """The first fault of a signed record against the version of the text it says it signs, or ``None``."""
    parts: tuple[Callable[[], Faults], ...] = (
        lambda: _identity_faults(record, template),
        lambda: _signer_faults(record),
        lambda: _tick_faults(record, template),
        lambda: _form_faults(record),
        lambda: _stroke_faults(record, template, policy),
        lambda: _origin_faults(record),
        lambda: _time_faults(record, template, policy),
    )
    return next((fault for part in parts for fault in part()), None)


def _template_faults(template: WaiverTemplate, earlier: Sequence[WaiverTemplate]) -> Faults:
    if not _PROVINCE.fullmatch(template.province):
        yield Fault(code=FaultCode.OUT_OF_RANGE, field="province")
    if template.language not in _LANGUAGES:
        yield Fault(code=FaultCode.OUT_OF_RANGE, field="language")
    yield from _text(template.text, "text", most=MOST_TEMPLATE_TEXT, several_lines=True)
    yield from _digest_of(template.text, template.text_sha256)
    if template.dynamics_allowed and template.province in NO_DYNAMICS:
        yield Fault(code=FaultCode.DYNAMICS_NOT_ALLOWED, field="dynamics_allowed")
    yield from _instant(template.published_at, "published_at")
    codes = [tick.code for tick in template.ticks]
    for place, tick in enumerate(template.ticks):
        yield from _text(tick.code, f"ticks[{place}].code")
        yield from _text(tick.words, f"ticks[{place}].words", most=MOST_TEMPLATE_TEXT, several_lines=True)
        if tick.code in codes[:place]:
            yield Fault(code=FaultCode.TICK_REPEATED, field=f"ticks[{place}].code")
    line = [other for other in earlier if line_of(other) == line_of(template)]
    if template.version != max((other.version for other in line), default=0) + 1:
        yield Fault(code=FaultCode.VERSION_NOT_NEXT, field="version")
    if any(template.published_at < other.published_at for other in line):
        yield Fault(code=FaultCode.BEFORE_PUBLICATION, field="published_at")


def line_of(template: WaiverTemplate) -> tuple[object, ...]:
    """What versions are counted within: organization, province and language."""
    return template.organization_id, template.province, template.language


def _identity_faults(record: SignedWaiver, template: WaiverTemplate) -> Faults:
    said = (
        ("organization_id", record.organization_id, template.organization_id),
        ("template_id", record.template_id, template.id),
        ("province", record.province, template.province),
        ("language", record.language, template.language),
        ("version", record.version, template.version),
    )
    for field, of_record, of_template in said:
        if of_record != of_template:
            yield Fault(code=FaultCode.OTHER_TEMPLATE, field=field)
    if record.text != template.text:
        yield Fault(code=FaultCode.TEXT_CHANGED, field="text")
    yield from _digest_of(record.text, record.text_sha256)
    if len(record.salt) < LEAST_SALT:
        yield Fault(code=FaultCode.SALT_TOO_SHORT, field="salt")


def _signer_faults(record: SignedWaiver) -> Faults:
    yield from _text(record.signer_name, "signer_name")
    if record.relation is Relation.GUARDIAN:
        yield from _text(record.minor_name, "minor_name")
    elif record.minor_name:
        yield Fault(code=FaultCode.UNEXPECTED, field="minor_name")


def _tick_faults(record: SignedWaiver, template: WaiverTemplate) -> Faults:
    asked = {tick.code: tick for tick in template.ticks}
    seen: set[str] = set()
    for place, tick in enumerate(record.ticks):
        wanted = asked.get(tick.code)
        if wanted is None:
            yield Fault(code=FaultCode.TICK_UNKNOWN, field=f"ticks[{place}].code")
        elif tick.words != wanted.words:
            yield Fault(code=FaultCode.TICK_CHANGED, field=f"ticks[{place}].words")
        elif wanted.required and not tick.ticked:
            yield Fault(code=FaultCode.NOT_TICKED, field=f"ticks[{place}].ticked")
        if tick.code in seen:
            yield Fault(code=FaultCode.TICK_REPEATED, field=f"ticks[{place}].code")
        seen.add(tick.code)
    if any(code not in seen for code in asked):
        yield Fault(code=FaultCode.TICK_MISSING, field="ticks")


def _form_faults(record: SignedWaiver) -> Faults:
    """Each form of signing has its own proof, and none of another's."""
    on_paper = record.mode is WaiverMode.PAPER
    if on_paper is not (record.form is SignatureForm.PAPER):
        yield Fault(code=FaultCode.UNEXPECTED, field="form")
    drawn = record.form is SignatureForm.DRAWN
    yield from _present("strokes", bool(record.strokes), drawn)
    yield from _present("picture_sha256", bool(record.picture_sha256), drawn)
    yield from _present("typed", bool(record.typed), record.form is SignatureForm.TYPED)
    yield from _present("scans_sha256", bool(record.scans_sha256), on_paper)
    yield from _present("paper_signed_at", record.paper_signed_at is not None, on_paper)
    if record.typed:
        yield from _text(record.typed, "typed")
    if record.picture_sha256 and not _DIGEST.fullmatch(record.picture_sha256):
        yield Fault(code=FaultCode.NOT_A_DIGEST, field="picture_sha256")
    for place, scan in enumerate(record.scans_sha256):
        if not _DIGEST.fullmatch(scan):
            yield Fault(code=FaultCode.NOT_A_DIGEST, field=f"scans_sha256[{place}]")
    if record.form in (SignatureForm.WITNESSED, SignatureForm.PAPER) and record.witness_id is None:
        yield Fault(code=FaultCode.MISSING, field="witness_id")


def _stroke_faults(record: SignedWaiver, template: WaiverTemplate, policy: WaiverPolicy) -> Faults:
    allowed = template.dynamics_allowed and record.province not in NO_DYNAMICS
    if sum(len(stroke.points) for stroke in record.strokes) > MOST_POINTS:
        yield Fault(code=FaultCode.TOO_LONG, field="strokes")
    last = 0
    for place, stroke in enumerate(record.strokes):
        if not stroke.points:
            yield Fault(code=FaultCode.MISSING, field=f"strokes[{place}].points")
        for number, point in enumerate(stroke.points):
            yield from _point_faults(point, f"strokes[{place}].points[{number}]", allowed, last)
            last = last if point.milliseconds is None else point.milliseconds
    if record.strokes and ink(record.strokes) < policy.shortest_ink:
        yield Fault(code=FaultCode.ONLY_A_DOT, field="strokes")


def _point_faults(point: Point, field: str, allowed: bool, last: int) -> Faults:
    numbers = (
        ("x", point.x, MOST_COORDINATE),
        ("y", point.y, MOST_COORDINATE),
        ("milliseconds", point.milliseconds, MOST_MILLISECONDS),
        ("pressure", point.pressure, MOST_PRESSURE),
    )
    for name, number, most in numbers:
        if number is not None and not 0 <= number <= most:
            yield Fault(code=FaultCode.OUT_OF_RANGE, field=f"{field}.{name}")
    for name, number in (("milliseconds", point.milliseconds), ("pressure", point.pressure)):
        if number is not None and not allowed:
            yield Fault(code=FaultCode.DYNAMICS_NOT_ALLOWED, field=f"{field}.{name}")
    if point.milliseconds is not None and point.milliseconds < last:
        yield Fault(code=FaultCode.TIME_BACKWARDS, field=f"{field}.milliseconds")


def ink(strokes: Sequence[Stroke]) -> float:
    """The length of all lines drawn, in the units of a point; moving the pen in the air does not count."""
    return sum(
        hypot(after.x - before.x, after.y - before.y)
        for stroke in strokes
        for before, after in pairwise(stroke.points)
    )


def _origin_faults(record: SignedWaiver) -> Faults:
    if record.mode is not WaiverMode.ONLINE and record.device_id is None:
        yield Fault(code=FaultCode.MISSING, field="device_id")
    if record.ip and not _is_address(record.ip):
        yield Fault(code=FaultCode.BAD_ADDRESS, field="ip")
    if record.user_agent:
        yield from _text(record.user_agent, "user_agent", most=MOST_USER_AGENT)


def _time_faults(record: SignedWaiver, template: WaiverTemplate, policy: WaiverPolicy) -> Faults:
    """A device's wrong clock is recorded, not refused; what a person states must be possible."""
    yield from _instant(record.device_time, "device_time")
    yield from _instant(record.estimated_at, "estimated_at")
    if record.received_at is not None:
        yield from _instant(record.received_at, "received_at")
        if record.erasable_from is None:
            yield Fault(code=FaultCode.MISSING, field="erasable_from")
        elif record.erasable_from < record.received_at:
            yield Fault(code=FaultCode.OUT_OF_RANGE, field="erasable_from")
    elif record.erasable_from is not None:
        yield Fault(code=FaultCode.UNEXPECTED, field="erasable_from")
    if record.paper_signed_at is not None:
        if record.paper_signed_at < template.published_at:
            yield Fault(code=FaultCode.BEFORE_PUBLICATION, field="paper_signed_at")
        if record.paper_signed_at > record.estimated_at + policy.clock_tolerance:
            yield Fault(code=FaultCode.AFTER_CAPTURE, field="paper_signed_at")


def _digest_of(text: str, digest: str) -> Faults:
    if not _DIGEST.fullmatch(digest):
        yield Fault(code=FaultCode.NOT_A_DIGEST, field="text_sha256")
    if digest != text_digest(text):
        yield Fault(code=FaultCode.WRONG_DIGEST, field="text_sha256")


def _text(text: str, field: str, *, most: int = MOST_TEXT, several_lines: bool = False) -> Faults:
    if not text.strip():
        yield Fault(code=FaultCode.MISSING, field=field)
    if len(text) > most:
        yield Fault(code=FaultCode.TOO_LONG, field=field)
    free = "\n\r\t" if several_lines else ""
    if any(_unprintable(sign) and sign not in free for sign in text):
        yield Fault(code=FaultCode.BAD_TEXT, field=field)


def _unprintable(sign: str) -> bool:
    return sign < " " or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"


def _present(field: str, there: bool, wanted: bool) -> Faults:
    if there is not wanted:
        yield Fault(code=FaultCode.MISSING if wanted else FaultCode.UNEXPECTED, field=field)


def _instant(instant: int, field: str) -> Faults:
    if not 0 < instant < LAST_INSTANT:
        yield Fault(code=FaultCode.OUT_OF_RANGE, field=field)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
