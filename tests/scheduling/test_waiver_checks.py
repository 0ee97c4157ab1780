"""Every way in which a record or a version of a text can be wrong, each from one that is right."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.limits import LAST_INSTANT
from scheduling.waiver_checks import (
    MOST_COORDINATE,
    MOST_MILLISECONDS,
    MOST_POINTS,
    FaultCode,
    check_record,
    check_template,
    ink,
    keeps_to_lines,
    text_digest,
    without_dynamics,
)
from scheduling.waiver_records import (
    Point,
    Relation,
    SignatureForm,
    SignedWaiver,
    Stroke,
    TemplateTick,
    Tick,
    WaiverMode,
    WaiverPolicy,
)
from tests.scheduling import waiver_world as world
from tests.scheduling.waiver_world import (
    NOW,
    drawn,
    minor,
    name,
    paper,
    received,
    strokes,
    template,
    typed,
    witnessed,
)

F = FaultCode
READ = Tick(code="read", words="I have read it.", ticked=True)
NEWS = Tick(code="news", words="Write to me.", ticked=False)
LINE = (Point(x=0, y=0), Point(x=900, y=0))


def fault(record: SignedWaiver, **of_template: object) -> tuple[str, str] | None:
    found = check_record(record, template(**of_template))
    return None if found is None else (found.code.value, found.field)


def one(*points: Point) -> SignedWaiver:
    return drawn(strokes=(Stroke(points=points),))


RIGHT = {
    "drawn": drawn(),
    "typed": typed(),
    "typed on the kiosk": typed(mode=WaiverMode.KIOSK, device_id=world.DEVICE, ip="", user_agent=""),
    "witnessed": witnessed(),
    "paper": paper(),
    "guardian": minor(),
    "received": received(drawn()),
    "drawn online": drawn(mode=WaiverMode.ONLINE, device_id=None, ip="2001:db8::1"),
    "witnessed drawing": drawn(witness_id=world.WITNESS),
    "without time and pressure": drawn(strokes=strokes(dynamics=False)),
    "ticks in another order": drawn(ticks=(NEWS, READ)),
    "an optional one ticked too": drawn(ticks=(READ, replace(NEWS, ticked=True))),
    "a device's clock that is years off": drawn(device_time=1, estimated_at=NOW + 10**6),
    "received before the estimate": received(drawn(estimated_at=NOW + 10**6)),
    "paper as late as the clocks may differ": paper(paper_signed_at=NOW + 300),
    "paper signed when the text came out": paper(paper_signed_at=template().published_at),
    "for a booking": drawn(session_id=name(77)),
    "edges of the pad": one(
        Point(x=0, y=MOST_COORDINATE, milliseconds=0, pressure=0),
        Point(x=MOST_COORDINATE, y=0, milliseconds=MOST_MILLISECONDS, pressure=1000),
    ),
}


@pytest.mark.parametrize("case", RIGHT)
def test_a_right_record_has_no_fault(case: str) -> None:
    assert fault(RIGHT[case]) is None


WRONG: list[tuple[SignedWaiver, FaultCode, str]] = [
    (drawn(organization_id=name(9)), F.OTHER_TEMPLATE, "organization_id"),
    (drawn(template_id=name(9)), F.OTHER_TEMPLATE, "template_id"),
    (drawn(province="QC"), F.OTHER_TEMPLATE, "province"),
    (drawn(language="fr"), F.OTHER_TEMPLATE, "language"),
    (drawn(version=2), F.OTHER_TEMPLATE, "version"),
    (drawn(text="other", text_sha256=text_digest("other")), F.TEXT_CHANGED, "text"),
    (drawn(text_sha256=text_digest("other")), F.WRONG_DIGEST, "text_sha256"),
    (drawn(text_sha256=text_digest(world.TEXT).upper()), F.NOT_A_DIGEST, "text_sha256"),
    (drawn(salt=bytes(15)), F.SALT_TOO_SHORT, "salt"),
    (drawn(signer_name=""), F.MISSING, "signer_name"),
    (drawn(signer_name=" \u00a0"), F.MISSING, "signer_name"),
    (drawn(signer_name="a" * 301), F.TOO_LONG, "signer_name"),
    (drawn(signer_name="Ann\nRoy"), F.BAD_TEXT, "signer_name"),
    (drawn(signer_name="Ann\x00"), F.BAD_TEXT, "signer_name"),
    (drawn(signer_name="Ann\x9f"), F.BAD_TEXT, "signer_name"),
    (drawn(signer_name="Ann\udfff"), F.BAD_TEXT, "signer_name"),
    (minor(signer_name=""), F.MISSING, "signer_name"),
    (drawn(relation=Relation.GUARDIAN), F.MISSING, "minor_name"),
    (drawn(relation=Relation.GUARDIAN, minor_name="a" * 301), F.TOO_LONG, "minor_name"),
    (drawn(minor_name="Leo Roy"), F.UNEXPECTED, "minor_name"),
    (drawn(ticks=(READ,)), F.TICK_MISSING, "ticks"),
    (drawn(ticks=(NEWS,)), F.TICK_MISSING, "ticks"),
    (drawn(ticks=()), F.TICK_MISSING, "ticks"),
    (drawn(ticks=(READ, NEWS, replace(READ, code="x"))), F.TICK_UNKNOWN, "ticks[2].code"),
    (drawn(ticks=(READ, NEWS, NEWS)), F.TICK_REPEATED, "ticks[2].code"),
    (drawn(ticks=(READ, replace(NEWS, words="x"))), F.TICK_CHANGED, "ticks[1].words"),
    (drawn(ticks=(replace(READ, ticked=False), NEWS)), F.NOT_TICKED, "ticks[0].ticked"),
    (drawn(mode=WaiverMode.PAPER), F.UNEXPECTED, "form"),
    (drawn(form=SignatureForm.PAPER), F.UNEXPECTED, "form"),
    (drawn(strokes=()), F.MISSING, "strokes"),
    (drawn(picture_sha256=""), F.MISSING, "picture_sha256"),
    (drawn(picture_sha256="x" * 64), F.NOT_A_DIGEST, "picture_sha256"),
    (drawn(picture_sha256="a" * 63), F.NOT_A_DIGEST, "picture_sha256"),
    (drawn(picture_sha256="a" * 64 + "\n"), F.NOT_A_DIGEST, "picture_sha256"),
    (drawn(typed="Ann"), F.UNEXPECTED, "typed"),
    (drawn(scans_sha256=(world.SHA,)), F.UNEXPECTED, "scans_sha256"),
    (drawn(paper_signed_at=NOW), F.UNEXPECTED, "paper_signed_at"),
    (typed(typed=""), F.MISSING, "typed"),
    (typed(typed=" "), F.MISSING, "typed"),
    (typed(typed="a" * 301), F.TOO_LONG, "typed"),
    (typed(strokes=strokes()), F.UNEXPECTED, "strokes"),
    (typed(picture_sha256=world.SHA), F.UNEXPECTED, "picture_sha256"),
    (witnessed(witness_id=None), F.MISSING, "witness_id"),
    (witnessed(strokes=strokes()), F.UNEXPECTED, "strokes"),
    (paper(witness_id=None), F.MISSING, "witness_id"),
    (paper(scans_sha256=()), F.MISSING, "scans_sha256"),
    (paper(scans_sha256=(world.SHA, "")), F.NOT_A_DIGEST, "scans_sha256[1]"),
    (paper(paper_signed_at=None), F.MISSING, "paper_signed_at"),
    (paper(paper_signed_at=NOW + 301), F.AFTER_CAPTURE, "paper_signed_at"),
    (paper(paper_signed_at=template().published_at - 1), F.BEFORE_PUBLICATION, "paper_signed_at"),
    (paper(device_id=None), F.MISSING, "device_id"),
    (drawn(device_id=None), F.MISSING, "device_id"),
    (typed(ip="300.1.1.1"), F.BAD_ADDRESS, "ip"),
    (typed(user_agent="a" * 1001), F.TOO_LONG, "user_agent"),
    (typed(user_agent="a\r\nb"), F.BAD_TEXT, "user_agent"),
    (drawn(device_time=0), F.OUT_OF_RANGE, "device_time"),
    (drawn(estimated_at=LAST_INSTANT), F.OUT_OF_RANGE, "estimated_at"),
    (received(drawn(), at=0), F.OUT_OF_RANGE, "received_at"),
    (drawn(received_at=NOW), F.MISSING, "erasable_from"),
    (drawn(erasable_from=NOW), F.UNEXPECTED, "erasable_from"),
    (received(drawn(), until=NOW + 59), F.OUT_OF_RANGE, "erasable_from"),
    (drawn(strokes=(*strokes(), Stroke(points=()))), F.MISSING, "strokes[2].points"),
    (one(*LINE, Point(x=-1, y=0)), F.OUT_OF_RANGE, "strokes[0].points[2].x"),
    (one(*LINE, Point(x=MOST_COORDINATE + 1, y=0)), F.OUT_OF_RANGE, "strokes[0].points[2].x"),
    (one(*LINE, Point(x=0, y=-1)), F.OUT_OF_RANGE, "strokes[0].points[2].y"),
    (one(Point(x=0, y=0, pressure=1001), *LINE), F.OUT_OF_RANGE, "strokes[0].points[0].pressure"),
    (one(Point(x=0, y=0, milliseconds=-1), *LINE), F.OUT_OF_RANGE, "strokes[0].points[0].milliseconds"),
    (
        one(Point(x=0, y=0, milliseconds=9), Point(x=900, y=0, milliseconds=8)),
        F.TIME_BACKWARDS,
        "strokes[0].points[1].milliseconds",
    ),
    (drawn(strokes=tuple(reversed(strokes()))), F.TIME_BACKWARDS, "strokes[1].points[0].milliseconds"),
    (one(*LINE * (MOST_POINTS // 2), LINE[0]), F.TOO_LONG, "strokes"),
    (one(Point(x=5, y=5)), F.ONLY_A_DOT, "strokes"),
    (one(Point(x=0, y=0), Point(x=499, y=0)), F.ONLY_A_DOT, "strokes"),
]


@pytest.mark.parametrize(
    ("record", "code", "field"), WRONG, ids=[f"{c}-{f}-{n}" for n, (_, c, f) in enumerate(WRONG)]
)
def test_a_wrong_record_is_told_with_code_and_field(
    record: SignedWaiver, code: FaultCode, field: str
) -> None:
    assert fault(record) == (code.value, field)


def test_every_code_of_a_record_and_every_field_that_can_be_wrong_is_tried() -> None:
    of_template = {F.VERSION_NOT_NEXT, F.DYNAMICS_NOT_ALLOWED}
    assert {code for _, code, _ in WRONG} == set(FaultCode) - of_template
    tried = {field.split("[", maxsplit=1)[0] for _, _, field in WRONG}
    free = {"id", "customer_id", "session_id", "relation", "mode"}
    assert tried == {field.name for field in fields(SignedWaiver)} - free


def test_five_hundred_units_of_ink_are_a_signature_and_moves_in_the_air_are_none() -> None:
    assert fault(one(Point(x=0, y=0), Point(x=300, y=400))) is None
    dots = tuple(Stroke(points=(Point(x=x, y=0),)) for x in (0, 5000))
    assert ink(dots) == 0
    assert fault(drawn(strokes=dots)) == ("only_a_dot", "strokes")
    lenient = WaiverPolicy(shortest_ink=0)
    assert check_record(drawn(strokes=dots), template(), lenient) is None


@pytest.mark.parametrize("what", ["milliseconds", "pressure"])
@pytest.mark.parametrize(("province", "allowed"), [("ON", False), ("QC", False), ("QC", True)])
def test_time_and_pressure_are_refused_where_the_template_has_them_not_and_in_quebec_always(
    what: str, province: str, allowed: bool
) -> None:
    point = Point(x=0, y=0, **{what: 0})
    record = replace(one(*LINE, point), province=province)
    places = {"province": province, "dynamics_allowed": allowed}
    assert fault(record, **places) == ("dynamics_not_allowed", f"strokes[0].points[2].{what}")
    plain = replace(record, strokes=without_dynamics(record.strokes))
    assert fault(plain, **places) is None
    assert fault(replace(record, province="ON")) is None


@pytest.mark.parametrize(
    ("allowed", "record", "text", "shop", "keeps"),
    [
        (True, "ON", "ON", "ON", True),
        (False, "ON", "ON", "ON", False),
        (True, "QC", "ON", "ON", False),
        (True, "ON", "QC", "ON", False),
        (True, "ON", "ON", "QC", False),
    ],
)
def test_time_and_pressure_are_kept_only_where_all_say_so(
    allowed: bool, record: str, text: str, shop: str, keeps: bool
) -> None:
    with_it = drawn(province=record, strokes=strokes())
    places = template(province=text, dynamics_allowed=allowed)
    assert keeps_to_lines(with_it, places, shop) is keeps
    assert not keeps_to_lines(with_it, None, "ON"), "an unknown text allows nothing"
    assert keeps_to_lines(replace(with_it, strokes=strokes(dynamics=False)), None, "QC")


def test_dropping_time_and_pressure_leaves_the_lines_as_they_are() -> None:
    assert without_dynamics(strokes()) == strokes(dynamics=False)


@pytest.mark.parametrize("form", SignatureForm)
@pytest.mark.parametrize("mode", WaiverMode)
def test_a_form_takes_exactly_its_own_proofs(form: SignatureForm, mode: WaiverMode) -> None:
    """Every combination of what may be there: one of the 32 is right, and none where form and mode clash."""
    proofs: dict[str, tuple[object, object]] = {
        "strokes": ((), strokes()),
        "picture_sha256": ("", world.SHA),
        "typed": ("", "Ann"),
        "scans_sha256": ((), (world.SHA,)),
        "paper_signed_at": (None, NOW),
    }
    right = 0
    for choice in product((0, 1), repeat=len(proofs)):
        parts = {key: proofs[key][pick] for key, pick in zip(proofs, choice, strict=True)}
        base = drawn(form=form, mode=mode, witness_id=world.WITNESS)
        right += fault(replace(base, **parts)) is None  # type: ignore[arg-type]
    assert right == ((form is SignatureForm.PAPER) is (mode is WaiverMode.PAPER))


@given(st.text(max_size=40))
def test_the_digest_of_a_text_is_that_of_its_bytes(text: str) -> None:
    assert (text_digest(text) == text_digest(world.TEXT)) is (text == world.TEXT)
    wrong = drawn(text=text, text_sha256=text_digest(text))
    assert (fault(wrong) is None) is (text == world.TEXT)


def test_a_texts_digest_is_what_any_tool_computes() -> None:
    assert text_digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


TEMPLATES: list[tuple[dict[str, object], FaultCode, str]] = [
    ({"province": "on"}, F.OUT_OF_RANGE, "province"),
    ({"province": "ONT"}, F.OUT_OF_RANGE, "province"),
    ({"language": "de"}, F.OUT_OF_RANGE, "language"),
    ({"text": " ", "text_sha256": text_digest(" ")}, F.MISSING, "text"),
    ({"text": "a" * 200_001, "text_sha256": text_digest("a" * 200_001)}, F.TOO_LONG, "text"),
    ({"text": "a\x00", "text_sha256": text_digest("a\x00")}, F.BAD_TEXT, "text"),
    ({"text_sha256": "0" * 64}, F.WRONG_DIGEST, "text_sha256"),
    ({"text_sha256": ""}, F.NOT_A_DIGEST, "text_sha256"),
    ({"province": "QC"}, F.DYNAMICS_NOT_ALLOWED, "dynamics_allowed"),
    ({"published_at": 0}, F.OUT_OF_RANGE, "published_at"),
    ({"ticks": (TemplateTick(code="", words="w"),)}, F.MISSING, "ticks[0].code"),
    ({"ticks": (TemplateTick(code="a", words=""),)}, F.MISSING, "ticks[0].words"),
    (
        {"ticks": (TemplateTick(code="a", words="v"), TemplateTick(code="a", words="w"))},
        F.TICK_REPEATED,
        "ticks[1].code",
    ),
    ({"version": 0}, F.VERSION_NOT_NEXT, "version"),
    ({"version": 2}, F.VERSION_NOT_NEXT, "version"),
]


@pytest.mark.parametrize(("changes", "code", "field"), TEMPLATES)
def test_a_wrong_version_of_a_text_is_told(changes: dict[str, object], code: FaultCode, field: str) -> None:
    found = check_template(template(**changes))
    assert found is not None
    assert (found.code, found.field) == (code, field)


def test_versions_are_counted_within_organization_province_and_language() -> None:
    first = template()
    assert check_template(first) is None
    second = template(version=2, text=" new\n", text_sha256=text_digest(" new\n"))
    assert check_template(second, [first]) is None
    assert check_template(template(version=3), [second, first]) is None
    others: list[dict[str, object]] = [{"organization_id": name(9)}, {"province": "BC"}, {"language": "fr"}]
    for other in others:
        assert check_template(template(**other), [first]) is None
    early = check_template(replace(second, published_at=first.published_at - 1), [first])
    assert early is not None
    assert early.code is F.BEFORE_PUBLICATION
    again = check_template(first, [first])
    assert again is not None
    assert again.code is F.VERSION_NOT_NEXT
