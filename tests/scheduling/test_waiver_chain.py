"""Both chains link by link: what each function makes and refuses, and what each flaw looks like."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from scheduling.errors import Invalid
from scheduling.waiver_audit import (
    FlawCode,
    content_flaws,
    proven_erased,
    verify_device,
    verify_organization,
    verify_origins,
)
from scheduling.waiver_bytes import content_digest
from scheduling.waiver_chain import (
    LINK_FIELDS,
    Entry,
    Head,
    Link,
    LinkKind,
    add_act,
    as_captured,
    beginning,
    entomb,
    head_after,
    link_digest,
    receive,
)
from scheduling.waiver_records import ActKind, SignedWaiver, WaiverAct
from scheduling.waivers import retention_ends
from tests.scheduling.waiver_world import (
    DAY,
    DEVICE,
    NOW,
    ORGANIZATION,
    TORONTO,
    act,
    device_chain,
    drawn,
    head_of,
    name,
    organization_chain,
    received,
    typed,
    with_act,
)

F = FlawCode
LATER = NOW + 60 + 7 * 366 * DAY
"""All of the waivers' retention is over."""
RECORDS = [drawn(number) for number in (100, 101, 102)]


def told(
    entries: list[Entry], head: Head | None = None, now: int = LATER + DAY
) -> list[tuple[str, int, int]]:
    return [
        (flaw.code.value, flaw.position, flaw.sequence)
        for flaw in verify_organization(ORGANIZATION, entries, now, head=head)
    ]


def relinked(entry: Entry, **changes: object) -> Entry:
    """As a forger would: another link whose digest is right again."""
    link = replace(entry.link, **changes)  # type: ignore[arg-type]
    return replace(entry, link=replace(link, digest=link_digest(link)))


def erased_chain(at: int = LATER) -> list[Entry]:
    """Three waivers, the second one erased."""
    entries = with_act(organization_chain(RECORDS), act(ActKind.ERASE, waiver=101, at=at))
    entries[1] = replace(entries[1], content=None)
    return entries


def test_a_link_says_what_it_is_about_and_follows_the_one_before() -> None:
    first, second, _ = organization_chain(RECORDS)
    assert first.link.previous == beginning(ORGANIZATION).digest
    assert second.link.previous == first.link.digest == link_digest(first.link)
    assert (second.link.sequence, second.link.kind, second.link.waiver_id) == (
        2,
        LinkKind.RECEIVED,
        name(101),
    )
    assert second.link.at == NOW + 61
    assert second.link.erasable_from == retention_ends(NOW + 61, TORONTO)
    assert isinstance(second.content, SignedWaiver)
    assert second.content == received(RECORDS[1], NOW + 61, second.link.erasable_from)
    assert second.link.content == content_digest(second.content)
    assert head_after(second.link) == Head(
        chain=ORGANIZATION, count=2, digest=second.link.digest, at=NOW + 61
    )
    assert beginning(ORGANIZATION) != beginning(DEVICE)


def test_a_links_digest_is_over_every_field_but_itself_and_never_changes() -> None:
    assert set(LINK_FIELDS) == {field.name for field in fields(Link)} - {"digest"}
    assert (
        beginning(ORGANIZATION).digest.hex()
        == "0d232bac80fa574721730f3e0a7e65cb84133204e2d9548ca5833e3f1754851b"
    )
    assert (
        organization_chain(RECORDS)[2].link.digest.hex()
        == "7600098b2b9c3642d143982a199af6081c0370d626a5e12e36711a4b4bb8576f"
    )


def test_whole_chains_have_no_flaw() -> None:
    assert told([]) == []
    assert told([], beginning(ORGANIZATION)) == []
    entries = organization_chain(RECORDS)
    assert told(entries, head_of(entries)) == []
    assert told(entries, head_of(entries[:1])) == []
    entries = device_chain(RECORDS)
    assert verify_device(DEVICE, entries, head=head_of(entries, DEVICE)) == ()
    assert told(erased_chain()) == []


def test_the_organizations_clock_never_goes_back() -> None:
    entries = organization_chain(RECORDS[:1])
    last = head_of(entries)
    late = receive(RECORDS[1], last, last.at - 100, TORONTO)
    assert isinstance(late.content, SignedWaiver)
    assert late.content.received_at == late.link.at == last.at
    done = add_act(act(ActKind.SUPERSEDE, at=last.at - 100), last)
    assert isinstance(done.content, WaiverAct)
    assert done.content.at == done.link.at == last.at
    assert told([*entries, late]) == []


def test_a_release_is_chained_to_the_hold_that_it_ends() -> None:
    entries = with_act(organization_chain(RECORDS), act(ActKind.HOLD, 500, at=NOW + 70))
    hold = entries[-1]
    release = act(ActKind.RELEASE, 501, at=NOW + 80, releases=name(500))
    whole = with_act(entries, release, hold)
    assert whole[-1].link.origin == hold.link.digest
    assert told(whole) == []
    wrong: list[tuple[WaiverAct, Entry | None]] = [
        (release, None),
        (release, entries[0]),
        (replace(release, releases=name(9)), hold),
        (replace(release, releases=None), hold),
        (act(ActKind.HOLD, 502), hold),
        (act(ActKind.HOLD, 502, releases=name(500)), hold),
        (act(ActKind.HOLD, 502, releases=name(500)), None),
        (release, replace(hold, content=None)),
    ]
    for done, ended in wrong:
        with pytest.raises(Invalid, match="the hold that it names"):
            add_act(done, head_of(entries), hold=ended)


def test_a_tombstone_is_made_only_of_what_is_due_erased_and_unchanged() -> None:
    entries = with_act(organization_chain(RECORDS), act(ActKind.ERASE, waiver=101, at=LATER))
    erasure = entries[-1]
    stone = entomb(entries[1], erasure)
    assert stone == Entry(link=entries[1].link, content=None)
    assert entomb(stone, erasure) == stone
    captured = device_chain(RECORDS)[1]
    assert entomb(captured, erasure).content is None
    early = with_act(organization_chain(RECORDS), act(ActKind.ERASE, waiver=101, at=LATER - 400 * DAY))[-1]
    assert isinstance(entries[1].content, SignedWaiver)
    forged = replace(entries[1], content=replace(entries[1].content, signer_name="X"))
    wrong = [(entries[0], erasure), (entries[1], entries[1]), (entries[1], early), (forged, erasure)]
    for (entry, by), field in zip(wrong, ("waiver_id", "waiver_id", "erasable_from", "content"), strict=True):
        with pytest.raises(Invalid) as caught:
            entomb(entry, by)
        assert caught.value.params["field"] == field


def test_a_tombstone_may_be_made_from_the_very_second_that_the_retention_is_over() -> None:
    ends = retention_ends(NOW + 61, TORONTO)
    assert told(erased_chain(ends)) == []
    assert told(erased_chain(ends - 1)) == [("erased_too_soon", 3, 4)]
    entries = organization_chain(RECORDS)
    for at in (ends, ends - 1):
        erasure = with_act(entries, act(ActKind.ERASE, waiver=101, at=at))[-1]
        if at == ends:
            assert entomb(entries[1], erasure).content is None
        else:
            with pytest.raises(Invalid):
                entomb(entries[1], erasure)


def test_a_content_that_is_gone_without_an_erasure_is_found() -> None:
    entries = organization_chain(RECORDS)
    entries[1] = replace(entries[1], content=None)
    assert told(entries) == [("content_missing", 1, 2)]
    flaw = verify_organization(ORGANIZATION, entries, LATER)[0]
    assert (flaw.waiver_id, flaw.until) == (name(101), 2)


def test_an_erasure_dated_ahead_is_found_until_its_day_has_come() -> None:
    """Who wants a tombstone too early must chain an erasure that is not yet due, or one from the future."""
    entries = erased_chain(LATER)
    assert told(entries, now=LATER) == []
    assert told(entries, now=LATER - 1) == [("in_future", 3, 4)]


def test_an_erased_content_that_is_still_there_is_found() -> None:
    entries = with_act(organization_chain(RECORDS), act(ActKind.ERASE, waiver=101, at=LATER))
    assert told(entries) == [("not_erased", 1, 2)]


def test_an_erasure_under_a_hold_is_found_even_when_every_content_is_gone() -> None:
    held = with_act(organization_chain(RECORDS), act(ActKind.HOLD, 500, waiver=101, at=NOW + 70))
    second = with_act(held, act(ActKind.HOLD, 501, waiver=101, at=NOW + 71))
    freed = with_act(second, act(ActKind.RELEASE, 502, 101, NOW + 72, releases=name(500)), held[-1])
    erased = with_act(freed, act(ActKind.ERASE, 503, waiver=101, at=LATER))
    bare = [entry if entry.link.waiver_id != name(101) else replace(entry, content=None) for entry in erased]
    assert told(bare) == [("erased_while_held", 6, 7)]
    free = with_act(freed, act(ActKind.RELEASE, 504, 101, NOW + 73, releases=name(501)), second[-1])
    done = with_act(free, act(ActKind.ERASE, 503, waiver=101, at=LATER))
    bare = [entry if entry.link.waiver_id != name(101) else replace(entry, content=None) for entry in done]
    assert told(bare) == []
    other = with_act(held, act(ActKind.ERASE, 503, waiver=100, at=LATER))
    assert told([replace(other[0], content=None), *other[1:]]) == []


def test_a_release_of_another_waivers_or_of_an_ended_hold_is_found() -> None:
    held = with_act(organization_chain(RECORDS), act(ActKind.HOLD, 500, waiver=101, at=NOW + 70))
    foreign = with_act(held, act(ActKind.RELEASE, 501, 100, NOW + 71, releases=name(500)), held[-1])
    assert told(foreign) == [("no_such_hold", 4, 5)]
    once = with_act(held, act(ActKind.RELEASE, 501, 101, NOW + 71, releases=name(500)), held[-1])
    twice = with_act(once, act(ActKind.RELEASE, 502, 101, NOW + 72, releases=name(500)), held[-1])
    assert told(twice) == [("no_such_hold", 5, 6)]
    none = relinked(once[-1], origin=None)
    assert told([*held, none]) == [("no_such_hold", 4, 5)]


def test_an_act_upon_nothing_or_upon_what_is_erased_is_found() -> None:
    entries = organization_chain(RECORDS)
    assert told(with_act(entries, act(ActKind.HOLD, waiver=999, at=LATER))) == [("never_received", 3, 4)]
    erased = erased_chain()
    assert told(with_act(erased, act(ActKind.HOLD, 501, waiver=101, at=LATER))) == [
        ("act_after_erasure", 4, 5)
    ]


def test_a_waiver_received_or_captured_twice_is_found() -> None:
    entries = organization_chain([*RECORDS, RECORDS[0]])
    assert told(entries) == [("duplicated", 3, 4)]
    flaws = verify_device(DEVICE, device_chain([*RECORDS, RECORDS[0]]))
    assert [(flaw.code, flaw.position) for flaw in flaws] == [(F.DUPLICATED, 3)]


def test_a_receipt_without_an_end_of_retention_is_never_rightly_erased() -> None:
    entries = organization_chain(RECORDS[:1])
    bare = relinked(entries[0], erasable_from=None)
    done = with_act([bare], act(ActKind.ERASE, at=LATER))
    assert ("erased_too_soon", 1, 2) in told([replace(bare, content=None), done[-1]])


def test_what_is_dropped_put_in_moved_doubled_or_cut_off_is_told_with_its_place() -> None:
    a, b, c = organization_chain(RECORDS)
    head = head_after(c.link)
    assert told([a, c]) == [("dropped", 1, 2)]
    assert told([b, c]) == [("dropped", 0, 1)]
    assert told([c]) == [("dropped", 0, 1)]
    assert verify_organization(ORGANIZATION, [c], LATER)[0].until == 2
    assert told([a, b]) == []
    assert told([a, b], head) == [("truncated", 2, 3)]
    assert told([], head) == [("truncated", 0, 1)]
    assert verify_organization(ORGANIZATION, [], LATER, head=head)[0].until == 3
    assert told([b, a, c]) == [("reordered", 1, 1)]
    assert told([a, c, b]) == [("reordered", 2, 2)]
    assert ("duplicated", 1, 1) in told([a, a, b, c])
    assert ("duplicated", 3, 1) in told([a, b, c, a])
    extra = receive(drawn(200), head_after(a.link), NOW + 61, TORONTO)
    for rows, position in (([a, extra, b, c], 1), ([a, b, extra, c], 2)):
        assert told(rows) == [("inserted", position, 2)]
    tail = receive(drawn(200), head_after(b.link), NOW + 62, TORONTO)
    assert told([a, b, tail, c], head) == [("inserted", 2, 3)]
    assert told([a, b, tail], head) == [("head_differs", 2, 3)]
    assert told([a, extra, c]) == [("not_linked", 2, 3)]


def test_a_chain_forged_anew_from_somewhere_is_found_by_a_head_alone() -> None:
    entries = organization_chain(RECORDS)
    forged = organization_chain([RECORDS[0], replace(RECORDS[1], signer_name="X"), RECORDS[2]])
    assert told(forged) == []
    assert told(forged, head_of(entries)) == [("head_differs", 2, 3)]
    assert told(forged, head_of(entries[:1])) == []


def test_a_changed_content_or_link_is_told_with_its_waiver() -> None:
    entries = organization_chain(RECORDS)
    assert isinstance(entries[1].content, SignedWaiver)
    content = replace(entries[1].content, signer_name="X")
    assert told([entries[0], replace(entries[1], content=content), entries[2]]) == [("content_changed", 1, 2)]
    for kind, codes in (
        (LinkKind.RECEIVED, []),
        (LinkKind.CAPTURED, ["content_misfit", "foreign", "never_received"]),
    ):
        rows = [entries[0], relinked(entries[1], kind=kind), entries[2]]
        assert [code for code, position, _ in told(rows) if position == 1] == codes
    dated = [*entries[:2], relinked(entries[2], at=NOW + 70)]
    assert told(dated) == [("content_misfit", 2, 3)]
    assert told([*entries[:2], relinked(entries[2], at=NOW)]) == [
        ("content_misfit", 2, 3),
        ("clock_back", 2, 3),
    ]
    late = with_act(entries, act(ActKind.HOLD, at=NOW + 90))
    assert told([*entries, relinked(late[-1], waiver_id=name(101))]) == [("content_misfit", 3, 4)]
    first = [relinked(entries[0], previous=bytes(32))]
    assert told(first) == [("not_linked", 0, 1)]


def test_rows_of_nonsense_are_flaws_and_no_crash() -> None:
    entries = organization_chain(RECORDS)
    link = entries[0].link
    for wrong in (replace(link, format=2), replace(link, at=1.5), replace(link, sequence=-1)):  # type: ignore[arg-type]
        assert told([Entry(link=wrong, content=entries[0].content)])[0] == ("link_changed", 0, wrong.sequence)
    assert ("content_changed", 0, 1) in told([replace(entries[0], link=replace(link, format=2))])
    bad = replace(RECORDS[0], version=1.5)  # type: ignore[arg-type]
    assert told([Entry(link=link, content=bad)]) == [("content_changed", 0, 1)]
    zero = relinked(entries[0], sequence=0)
    assert ("link_changed", 0, 0) in told([zero])


def test_a_foreign_chain_or_head_is_found() -> None:
    entries = organization_chain(RECORDS)
    flaws = verify_organization(name(9), entries, LATER)
    assert [flaw.code for flaw in flaws] == [F.FOREIGN] * 3 + [F.NOT_LINKED]
    assert told(entries, beginning(DEVICE)) == [("head_differs", 3, 0)]
    assert told(entries, replace(beginning(ORGANIZATION), digest=bytes(32))) == [("head_differs", 3, 0)]
    assert told(entries, replace(head_of(entries), at=1)) == [("head_differs", 2, 3)]
    flaws = verify_device(ORGANIZATION, entries)
    assert {flaw.code for flaw in flaws} == {F.FOREIGN}


def test_a_device_may_lack_what_is_erased_or_handed_over_and_nothing_else() -> None:
    entries = device_chain(RECORDS)
    wiped = [replace(entry, content=None) for entry in entries]
    lacking = [(flaw.code, flaw.position) for flaw in verify_device(DEVICE, wiped, may_lack={name(101)})]
    assert lacking == [(F.CONTENT_MISSING, 0), (F.CONTENT_MISSING, 2)]
    erased = proven_erased(erased_chain())
    assert erased == {name(101)}
    entries[1] = wiped[1]
    assert verify_device(DEVICE, entries, may_lack=erased) == ()


def test_the_two_chains_vouch_for_each_other() -> None:
    device = device_chain(RECORDS)
    rows: list[Entry] = []
    for record, entry in zip(RECORDS, device, strict=True):
        rows.append(receive(record, head_of(rows), NOW + 60, TORONTO, origin=entry.link))
    rows.append(receive(typed(id=name(300)), head_of(rows), NOW + 60, TORONTO))
    assert verify_origins(rows, [device]) == ()
    assert verify_origins([replace(row, content=None) for row in rows], [device]) == ()

    def found(organization: list[Entry], captured: list[Entry]) -> list[tuple[FlawCode, int]]:
        return [(flaw.code, flaw.position) for flaw in verify_origins(organization, [captured])]

    assert found(rows[:2], device) == [(F.NOT_RECEIVED, 2)]
    assert found(rows, device[:2]) == [(F.ORIGIN_DIFFERS, 2)]
    assert found([replace(rows[0], link=replace(rows[0].link, waiver_id=name(9)))], device[:1]) == [
        (F.ORIGIN_DIFFERS, 0)
    ]
    assert isinstance(rows[0].content, SignedWaiver)
    assert as_captured(rows[0].content) == RECORDS[0]
    forged = replace(rows[0], content=replace(rows[0].content, signer_name="X"))
    assert found([forged], device[:1]) == [(F.ORIGIN_DIFFERS, 0)]


def test_contents_are_judged_in_parts_too_by_their_place_in_the_whole() -> None:
    entries = organization_chain(RECORDS)
    assert content_flaws(entries) == ()
    other = entries[2].content
    entries[1] = replace(entries[1], content=other)
    (flaw,) = content_flaws(entries[1:2], 1)
    assert (flaw.code, flaw.position, flaw.waiver_id) == (F.CONTENT_CHANGED, 1, RECORDS[1].id)
    assert verify_organization(ORGANIZATION, entries, LATER, checked=True) == ()
    assert verify_organization(ORGANIZATION, entries, LATER) == (flaw,)
    erased = replace(entries[1], content=None)
    assert content_flaws([erased], 1) == ()


def test_a_waiver_that_is_superseded_is_no_flaw() -> None:
    assert told(with_act(organization_chain(RECORDS), act(ActKind.SUPERSEDE, at=NOW + DAY))) == []
