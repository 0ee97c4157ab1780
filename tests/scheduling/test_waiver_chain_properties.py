"""Whatever is done to a chain of any length is found; what is left alone is not blamed."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduling.waiver_audit import Flaw, FlawCode, verify_device, verify_organization
from scheduling.waiver_chain import (
    Entry,
    Head,
    Link,
    LinkKind,
    add_act,
    beginning,
    capture,
    entomb,
    head_after,
    link_digest,
    receive,
)
from scheduling.waiver_records import ActKind, SignedWaiver
from tests.scheduling.waiver_strategies import changed, records
from tests.scheduling.waiver_world import DAY, DEVICE, NOW, ORGANIZATION, TORONTO, act, head_of, name

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
END = NOW + 20 * 366 * DAY


@st.composite
def chains(draw: st.DrawFn, least: int = 1) -> list[Entry]:
    """Waivers received, superseded, held, released and erased when due, their contents gone then."""
    rows: list[Entry] = []
    holds: dict[int, Entry] = {}
    alive: list[int] = []
    now = NOW
    size = draw(st.integers(least, 7))
    for number in range(1000, 1000 + size):
        now += draw(st.sampled_from((0, 1, 3600, 8 * 366 * DAY // size)))
        choice = draw(st.sampled_from(("receive", "receive", "supersede", "hold", "erase"))) if alive else ""
        head = head_of(rows)
        who = draw(st.sampled_from(alive)) if alive else 0
        if choice in ("", "receive"):
            record = replace(
                draw(records()),
                id=name(number),
                organization_id=ORGANIZATION,
                received_at=None,
                erasable_from=None,
            )
            rows.append(receive(record, head, now, TORONTO))
            alive.append(number)
        elif who in holds:
            hold = holds.pop(who)
            assert hold.content is not None
            done = act(ActKind.RELEASE, number, who, now, releases=hold.content.id)
            rows.append(add_act(done, head, hold=hold))
        elif choice == "erase":
            now = max(now, NOW + 9 * 366 * DAY)
            erasure = add_act(act(ActKind.ERASE, number, who, now), head)
            due = next(row for row in rows if row.link.waiver_id == name(who)).link.erasable_from
            if due is not None and due <= erasure.link.at:
                rows = [entomb(row, erasure) if row.link.waiver_id == name(who) else row for row in rows]
                rows.append(erasure)
                alive.remove(who)
        else:
            rows.append(add_act(act(ActKind(choice), number, who, now), head))
            if choice == "hold":
                holds[who] = rows[-1]
    return rows


@st.composite
def captured(draw: st.DrawFn) -> list[Entry]:
    rows: list[Entry] = []
    for number in range(draw(st.integers(1, 6))):
        record = draw(records())
        own = replace(record, id=name(number), device_id=DEVICE, received_at=None, erasable_from=None)
        rows.append(capture(own, head_of(rows, DEVICE)))
    return rows


def flaws(rows: list[Entry], head: Head | None = None) -> tuple[Flaw, ...]:
    device = bool(rows) and rows[0].link.kind is LinkKind.CAPTURED and rows[0].link.chain == DEVICE
    if device or (head is not None and head.chain == DEVICE):
        return verify_device(DEVICE, rows, head=head)
    return verify_organization(ORGANIZATION, rows, END, head=head)


def end(rows: list[Entry]) -> Head:
    return head_after(rows[-1].link)


any_chain = st.one_of(chains(), captured())


@QUICK
@given(any_chain)
def test_a_chain_that_was_left_alone_has_no_flaw(rows: list[Entry]) -> None:
    assert flaws(rows) == ()
    for count in range(len(rows) + 1):
        head = end(rows[:count]) if count else beginning(rows[0].link.chain)
        assert flaws(rows, head) == ()


@QUICK
@given(any_chain, st.data())
def test_any_change_of_any_field_of_any_content_is_found_and_no_other_is_blamed(
    rows: list[Entry], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(rows) - 1))
    row = rows[position]
    if row.content is None:
        return
    for field in fields(row.content):
        other = replace(row, content=changed(row.content, field.name, data))
        found = flaws([*rows[:position], other, *rows[position + 1 :]])
        assert [(flaw.code, flaw.position, flaw.waiver_id) for flaw in found] == [
            (FlawCode.CONTENT_CHANGED, position, row.link.waiver_id)
        ]


@QUICK
@given(any_chain, st.data())
def test_any_change_of_any_field_of_any_link_is_found_where_it_is(
    rows: list[Entry], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(rows) - 1))
    for field in fields(Link):
        other = replace(rows[position], link=changed(rows[position].link, field.name, data))
        found = verify(rows, [*rows[:position], other, *rows[position + 1 :]])
        assert (FlawCode.LINK_CHANGED, position) in [(flaw.code, flaw.position) for flaw in found]


def verify(whole: list[Entry], rows: list[Entry], head: Head | None = None) -> tuple[Flaw, ...]:
    """Of the chain that ``whole`` is, whatever ``rows`` say of themselves."""
    if whole[0].link.chain == DEVICE:
        return verify_device(DEVICE, rows, head=head)
    return verify_organization(ORGANIZATION, rows, END, head=head)


@QUICK
@given(any_chain, st.data())
def test_a_link_changed_with_its_digest_made_right_again_is_found_by_the_next_or_by_the_head(
    rows: list[Entry], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(rows) - 1))
    field = data.draw(st.sampled_from([f.name for f in fields(Link) if f.name not in ("digest", "format")]))
    link = changed(rows[position].link, field, data)
    forged = replace(rows[position], link=replace(link, digest=link_digest(link)))
    assert verify(rows, [*rows[:position], forged, *rows[position + 1 :]], end(rows))


@QUICK
@given(any_chain, st.data())
def test_any_other_order_is_found(rows: list[Entry], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(rows))
    if mixed == rows:
        return
    codes = {flaw.code for flaw in verify(rows, mixed)}
    assert codes == {FlawCode.REORDERED}
    moved = [replace(row, content=other.content) for row, other in zip(rows, mixed, strict=True)]
    assert moved == rows or verify(rows, moved)


@QUICK
@given(any_chain, st.data())
def test_whatever_is_dropped_is_found_and_only_the_end_needs_a_head(
    rows: list[Entry], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    left = [row for row, keep in zip(rows, kept, strict=True) if keep]
    missing = {place + 1 for place, keep in enumerate(kept) if not keep}
    found = verify(rows, left, end(rows))
    gaps = [flaw for flaw in found if flaw.code in (FlawCode.DROPPED, FlawCode.TRUNCATED)]
    assert {number for flaw in gaps for number in range(flaw.sequence, flaw.until + 1)} == missing
    last = left[-1].link.sequence if left else 0
    inner = {number for number in missing if number < last}
    assert {flaw.code for flaw in verify(rows, left)} >= ({FlawCode.DROPPED} if inner else set())


@QUICK
@given(any_chain, st.data())
def test_a_copy_put_anywhere_is_found(rows: list[Entry], data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(rows))
    position = data.draw(st.integers(0, len(rows)))
    found = verify(rows, [*rows[:position], row, *rows[position:]])
    assert any(flaw.code is FlawCode.DUPLICATED and flaw.waiver_id == row.link.waiver_id for flaw in found)


@QUICK
@given(any_chain, records(), st.data())
def test_a_forged_entry_put_anywhere_before_the_end_is_found(
    rows: list[Entry], record: SignedWaiver, data: st.DataObject
) -> None:
    """It follows the entry before it perfectly; so do all that come after, or not, as the forger likes."""
    chain = rows[0].link.chain
    position = data.draw(st.integers(0, len(rows) - 1))
    head = end(rows[:position]) if position else beginning(chain)
    blank = replace(
        record,
        id=name(9),
        organization_id=ORGANIZATION,
        device_id=DEVICE,
        received_at=None,
        erasable_from=None,
    )
    forged = capture(blank, head) if chain == DEVICE else receive(blank, head, head.at or NOW, TORONTO)
    found = verify(rows, [*rows[:position], forged, *rows[position:]])
    assert (FlawCode.INSERTED, position + 1) in [(flaw.code, flaw.sequence) for flaw in found]
    renumbered = [*rows[:position], forged]
    for row in rows[position:]:
        link = replace(row.link, sequence=row.link.sequence + 1, previous=renumbered[-1].link.digest)
        renumbered.append(replace(row, link=replace(link, digest=link_digest(link))))
    assert FlawCode.HEAD_DIFFERS in {flaw.code for flaw in verify(rows, renumbered, end(rows))}


@QUICK
@given(chains(), st.data())
def test_a_tombstone_without_its_time_is_found(rows: list[Entry], data: st.DataObject) -> None:
    """Over a content that is not due, with or without an erasure chained at any instant up to now."""
    there = [place for place, row in enumerate(rows) if row.link.kind is LinkKind.RECEIVED and row.content]
    if not there:
        return
    place = data.draw(st.sampled_from(there))
    row = rows[place]
    hidden = [
        replace(other, content=None) if other.link.waiver_id == row.link.waiver_id else other
        for other in rows
    ]
    assert FlawCode.CONTENT_MISSING in {flaw.code for flaw in verify(rows, hidden)}
    assert row.link.erasable_from is not None
    at = data.draw(st.integers(rows[-1].link.at, rows[-1].link.at + 10 * 366 * DAY))
    number = row.link.waiver_id.int
    erasure = add_act(act(ActKind.ERASE, 5000, number, at), end(rows))
    codes = {flaw.code for flaw in verify_organization(ORGANIZATION, [*hidden, erasure], at)}
    assert (FlawCode.ERASED_TOO_SOON in codes) is (at < row.link.erasable_from)
    early = verify_organization(ORGANIZATION, [*hidden, erasure], at - 1)
    assert FlawCode.IN_FUTURE in {flaw.code for flaw in early}
