"""When a waiver is asked for, when a signed one is enough, what may be done with it, how long it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import permutations, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.errors import IllegalTransition, Invalid, NotAllowed
from scheduling.rights import Action, may
from scheduling.sessions import Actor
from scheduling.vocabulary import Role, VisitKind
from scheduling.waiver_checks import text_digest
from scheduling.waiver_records import ActKind, SignedWaiver, WaiverAct, WaiverPolicy
from scheduling.waivers import (
    ACTORS,
    AskedWhen,
    Kept,
    Standing,
    asked_when,
    check_act,
    is_asked,
    retention_ends,
    signed_at,
    standing_of,
    template_in_force,
    valid_for,
    why_kept,
)
from tests.scheduling.waiver_world import (
    CUSTOMER,
    DAY,
    NOW,
    ORGANIZATION,
    TORONTO,
    act,
    drawn,
    name,
    paper,
    received,
    template,
)

ONLINE = [kind for kind in VisitKind if kind is not VisitKind.IN_PERSON]
START = NOW + 10 * DAY


def enough(record: SignedWaiver, now: int, *acts: WaiverAct, **of_template: object) -> bool:
    return valid_for([record], template(**of_template), CUSTOMER, now, acts=acts) is record


@pytest.mark.parametrize("kind", ONLINE)
def test_online_it_is_asked_before_payment_at_once_or_from_an_hour_before(kind: VisitKind) -> None:
    assert asked_when(kind, None) is AskedWhen.BEFORE_PAYMENT
    assert is_asked(kind, None, NOW)
    assert asked_when(kind, START) is AskedWhen.SHORTLY_BEFORE
    assert not is_asked(kind, START, START - 3601, arrived=True)
    assert is_asked(kind, START, START - 3600)
    assert is_asked(kind, START, START + 1)
    assert not is_asked(kind, START, START - 61, policy=WaiverPolicy(online_asked_before=60))


@pytest.mark.parametrize("starts", [None, START])
def test_in_person_it_is_asked_on_arrival(starts: int | None) -> None:
    assert asked_when(VisitKind.IN_PERSON, starts) is AskedWhen.ON_ARRIVAL
    assert not is_asked(VisitKind.IN_PERSON, starts, START)
    assert is_asked(VisitKind.IN_PERSON, starts, NOW, arrived=True)


def test_the_highest_published_version_is_in_force() -> None:
    versions = [template(version=v, published_at=at) for v, at in ((1, 10), (2, 20), (3, 30))]
    foreign = template(version=9, published_at=1)
    others = [
        replace(foreign, language="fr"),
        replace(foreign, province="QC"),
        replace(foreign, organization_id=name(9)),
    ]
    for now, version in ((9, None), (10, 1), (19, 1), (20, 2), (30, 3), (99, 3)):
        for order in permutations(versions):
            found = template_in_force([*others, *order], ORGANIZATION, "ON", "en", now)
            assert (found.version if found else None) == version


def test_thirty_days_count_to_the_second() -> None:
    record = received(drawn(), at=NOW + 5)
    assert enough(record, NOW)
    assert enough(record, NOW + 30 * DAY)
    assert not enough(record, NOW + 30 * DAY + 1)
    week = WaiverPolicy(valid_days=7)
    for seconds, found in ((7 * DAY, record), (7 * DAY + 1, None)):
        assert valid_for([record], template(), CUSTOMER, NOW + seconds, policy=week) is found


def test_it_is_enough_before_the_server_has_it_and_not_before_it_was_signed() -> None:
    assert enough(drawn(), NOW)
    assert enough(drawn(), NOW - 300)
    assert not enough(drawn(), NOW - 301)


def test_the_signing_is_what_the_device_estimated_but_not_after_receipt() -> None:
    assert signed_at(drawn()) == NOW
    assert signed_at(received(drawn(), at=NOW + 50)) == NOW
    assert signed_at(received(drawn(), at=NOW - 50)) == NOW - 50
    assert signed_at(paper(paper_signed_at=NOW - 9)) == NOW - 9
    assert signed_at(received(paper(paper_signed_at=NOW + 200), at=NOW)) == NOW
    old = paper(paper_signed_at=NOW - 30 * DAY)
    assert enough(old, NOW)
    assert not enough(old, NOW + 1)


def test_another_customer_organization_text_version_or_language_is_not_enough() -> None:
    assert enough(drawn(), NOW)
    assert valid_for([drawn()], template(), name(9), NOW) is None
    others: list[dict[str, object]] = [
        {"organization_id": name(9)},
        {"version": 2},
        {"id": name(9)},
        {"language": "fr"},
        {"province": "BC"},
        {"text": "new", "text_sha256": text_digest("new")},
    ]
    for other in others:
        assert not enough(drawn(), NOW, **other)


def test_a_record_with_a_fault_is_not_enough() -> None:
    assert not enough(drawn(signer_name=""), NOW)


@pytest.mark.parametrize("kind", [ActKind.SUPERSEDE, ActKind.ERASE])
def test_a_superseded_or_erased_one_is_not_enough_from_that_second(kind: ActKind) -> None:
    done = act(kind, at=NOW + 10)
    assert enough(drawn(), NOW + 9, done)
    assert not enough(drawn(), NOW + 10, done)
    assert enough(drawn(), NOW + 10, replace(done, waiver_id=name(9)))


def test_a_hold_takes_no_validity() -> None:
    assert enough(drawn(), NOW + 10, act(ActKind.HOLD))


def test_the_latest_of_several_is_given() -> None:
    first, second = drawn(1), drawn(2, estimated_at=NOW + 1)
    twin = drawn(3, estimated_at=NOW + 1)
    for order in permutations([first, second, twin]):
        assert valid_for(order, template(), CUSTOMER, NOW + 9) is twin
    gone = [act(ActKind.SUPERSEDE, waiver=3), act(ActKind.SUPERSEDE, waiver=2, number=501)]
    assert valid_for([first, second, twin], template(), CUSTOMER, NOW + 9, acts=gone) is first
    assert valid_for([], template(), CUSTOMER, NOW) is None


@given(st.integers(-40 * DAY, 40 * DAY), st.integers(-40 * DAY, 40 * DAY), st.sampled_from([None, 0, 999]))
def test_enough_is_at_most_thirty_days_after_signing(ahead: int, later: int, receipt: int | None) -> None:
    record = drawn(estimated_at=NOW + ahead)
    record = record if receipt is None else received(record, at=NOW + receipt)
    signed = NOW + ahead if receipt is None else min(NOW + ahead, NOW + receipt)
    now = NOW + later
    assert enough(record, now) is (signed - 300 <= now <= signed + 30 * 86_400)


# What may be done: every act in every state by every actor.

RECORD = received(drawn(), at=NOW, until=NOW + 1000)
DUE = NOW + 1000
HELD = act(ActKind.HOLD, 600)
ANOTHER = act(ActKind.HOLD, 601)
DONE = {
    "superseded": act(ActKind.SUPERSEDE, 602),
    "held": HELD,
    "erased": act(ActKind.ERASE, 603, at=DUE),
}
STATES = [
    [DONE[key] for key, there in zip(DONE, choice, strict=True) if there]
    for choice in product((False, True), repeat=3)
]


def attempt(kind: ActKind, at: int, acts: list[WaiverAct], actor: Actor) -> str:
    wanted = act(kind, 700, at=at, releases=HELD.id if kind is ActKind.RELEASE else None)
    try:
        check_act(wanted, RECORD, acts, actor)
    except NotAllowed:
        return "not_allowed"
    except IllegalTransition as error:
        return str(error.params["why"])
    return "ok"


def expected(kind: ActKind, at: int, acts: list[WaiverAct], actor: Actor) -> str:
    who = {Actor.PLATFORM} if kind is ActKind.ERASE else {Actor.OWNER, Actor.ADMIN}
    if actor not in who:
        return "not_allowed"
    if DONE["erased"] in acts:
        return "erased"
    held = HELD in acts
    match kind:
        case ActKind.SUPERSEDE:
            return "superseded" if DONE["superseded"] in acts else "ok"
        case ActKind.HOLD:
            return "ok"
        case ActKind.RELEASE:
            return "ok" if held else "no_such_hold"
        case ActKind.ERASE:
            return "held" if held else "not_due" if at < DUE else "ok"


@pytest.mark.parametrize("actor", Actor)
@pytest.mark.parametrize("kind", ActKind)
def test_every_act_in_every_state_by_every_actor(kind: ActKind, actor: Actor) -> None:
    for acts, at in product(STATES, (DUE - 1, DUE)):
        assert attempt(kind, at, acts, actor) == expected(kind, at, acts, actor)


def test_no_person_erases_and_nobody_edits_or_deletes() -> None:
    assert {kind.value for kind in ActKind} == {"supersede", "hold", "release", "erase"}
    assert ACTORS[ActKind.ERASE] == {Actor.PLATFORM}
    for kind in (ActKind.SUPERSEDE, ActKind.HOLD, ActKind.RELEASE):
        action = Action.SUPERSEDE_WAIVER if kind is ActKind.SUPERSEDE else Action.HOLD_WAIVER
        permitted = {actor.value for actor in ACTORS[kind]}
        for role in Role:
            assert (role.value in permitted) is may(role, None, action, own=True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"waiver_id": name(9)}, "waiver_id"),
        ({"by": None}, "by"),
        ({"reason": " "}, "reason"),
        ({"releases": HELD.id}, "releases"),
    ],
)
def test_who_and_why_are_asked_of_a_person(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_act(act(ActKind.HOLD, **changes), RECORD, [], Actor.OWNER)  # type: ignore[arg-type]
    assert caught.value.params["field"] == field


def test_a_release_names_its_hold_and_ends_no_other() -> None:
    with pytest.raises(Invalid, match="names a hold"):
        check_act(act(ActKind.RELEASE), RECORD, [HELD], Actor.OWNER)
    release = act(ActKind.RELEASE, 604, releases=HELD.id)
    check_act(release, RECORD, [HELD, ANOTHER], Actor.OWNER)
    assert standing_of(RECORD.id, [HELD, ANOTHER, release], NOW) == Standing(holds=frozenset({ANOTHER.id}))
    assert why_kept(RECORD, [HELD, ANOTHER, release], DUE) is Kept.HELD
    with pytest.raises(IllegalTransition):
        check_act(replace(release, id=name(605)), RECORD, [HELD, ANOTHER, release], Actor.OWNER)


def test_a_hold_that_a_clock_put_later_still_keeps() -> None:
    """Its instant is after the erasing's, and it was there before."""
    with pytest.raises(IllegalTransition) as caught:
        check_act(act(ActKind.ERASE, at=DUE), RECORD, [replace(HELD, at=DUE + 5)], Actor.PLATFORM)
    assert caught.value.params["why"] == "held"


def test_what_was_never_received_is_not_erased() -> None:
    assert why_kept(drawn(), [], NOW + 10**9) is Kept.NOT_RECEIVED
    with pytest.raises(IllegalTransition) as caught:
        check_act(act(ActKind.ERASE, at=NOW + 10**9), drawn(), [], Actor.PLATFORM)
    assert caught.value.params["why"] == "not_received"


def test_what_may_be_erased_now_and_what_a_hold_keeps() -> None:
    one, two, three = (received(drawn(number), until=NOW + number * 100) for number in (1, 2, 3))
    held = [act(ActKind.HOLD, waiver=2, at=NOW + 1)]
    for record, day in ((one, 100), (two, 200), (three, 300)):
        assert why_kept(record, held, NOW + day - 1) in (Kept.NOT_DUE, Kept.HELD)
        assert why_kept(record, held, NOW + day) is (Kept.HELD if record is two else None)
        assert why_kept(record, [], NOW + day) is None
    superseded = act(ActKind.SUPERSEDE, waiver=1)
    assert why_kept(one, [superseded], NOW + 99) is Kept.NOT_DUE
    assert why_kept(one, [superseded], NOW + 100) is None
    assert why_kept(one, [act(ActKind.ERASE, waiver=1, at=NOW + 100)], NOW + 100) is Kept.ERASED


def instant(text: str, zone: ZoneInfo = TORONTO) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


@pytest.mark.parametrize(
    ("day", "free"),
    [
        ("2024-03-10", "2031-03-11"),
        ("2024-12-31", "2032-01-01"),
        ("2025-11-02", "2032-11-03"),
        ("2023-02-28", "2030-03-01"),
        ("2024-02-29", "2031-03-01"),
        ("2021-02-28", "2028-02-29"),
        ("2021-03-01", "2028-03-02"),
    ],
)
@pytest.mark.parametrize("clock", ["00:00:00", "12:30:00", "23:59:59"])
def test_it_is_kept_through_the_local_day_seven_years_later(day: str, free: str, clock: str) -> None:
    assert retention_ends(instant(f"{day}T{clock}"), TORONTO) == instant(f"{free}T00:00:00")


def test_a_leap_day_is_kept_to_a_leap_day_where_there_is_one() -> None:
    start = instant("2024-02-29T10:00:00")
    assert retention_ends(start, TORONTO, WaiverPolicy(retention_years=8)) == instant("2032-03-01T00:00:00")
    assert retention_ends(start, TORONTO, WaiverPolicy(retention_years=1)) == instant("2025-03-01T00:00:00")
    assert retention_ends(start, TORONTO, WaiverPolicy(retention_years=0)) == instant("2024-03-01T00:00:00")


def test_the_day_is_the_organizations_own() -> None:
    evening = instant("2024-05-01T22:00:00", ZoneInfo("America/Vancouver"))
    assert retention_ends(evening, TORONTO) == instant("2031-05-03T00:00:00")
    pacific = ZoneInfo("America/Vancouver")
    assert retention_ends(evening, pacific) == instant("2031-05-02T00:00:00", pacific)


@given(st.integers(instant("2020-01-01T00:00:00"), instant("2090-01-01T00:00:00")), st.integers(0, 10 * DAY))
def test_retention_is_never_shorter_than_the_calendar_says_and_never_runs_backwards(
    start: int, by: int
) -> None:
    ends = retention_ends(start, TORONTO)
    assert 7 * 365 * DAY < ends - start <= (7 * 365 + 3) * DAY + 3600
    assert ends <= retention_ends(start + by, TORONTO)
