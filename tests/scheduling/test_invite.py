"""A booking as a calendar file: its times on the workshop's clock, its number, its words; lines as the format has them.

That other programs read it so is tested where one of ours does (tests/sync_server/test_invites_read).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.ids import uuid7
from scheduling.invite import LINE_OCTETS, Invite, InviteStatus, calendar_file, invite_file

TORONTO, REGINA = ZoneInfo("America/Toronto"), ZoneInfo("America/Regina")
SESSION = uuid7()


def at(text: str) -> int:
    """An instant from UTC written plainly."""
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC).timestamp())


def invite(starts: str = "2026-06-04 14:00", minutes: int = 60, **over: object) -> Invite:
    made = Invite(
        session_id=SESSION,
        moves=0,
        status=InviteStatus.CONFIRMED,
        starts=at(starts),
        ends=at(starts) + minutes * 60,
        made_at=at("2026-06-01 12:00"),
        zone="America/Toronto",
        summary="Visit – Garage Laurier",
        organizer="Garage Laurier",
        email="garage@example.org",
    )
    return replace(made, **over)  # type: ignore[arg-type] # a test names real fields


def lines(made: Invite, zone: ZoneInfo = TORONTO) -> list[str]:
    """As they were before they were folded."""
    return invite_file(made, zone).decode().replace("\r\n ", "").split("\r\n")


def test_the_times_are_on_the_workshop_s_clock_and_its_zone_comes_along() -> None:
    found = lines(invite())
    assert "DTSTART;TZID=America/Toronto:20260604T100000" in found
    assert "DTEND;TZID=America/Toronto:20260604T110000" in found
    zone = found[found.index("BEGIN:VTIMEZONE") : found.index("END:VTIMEZONE")]
    assert zone[1] == "TZID:America/Toronto"
    change = zone.index("DTSTART:20260308T020000")
    assert zone[change - 1 : change + 5] == [
        "BEGIN:DAYLIGHT",
        "DTSTART:20260308T020000",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0400",
        "TZNAME:EDT",
        "END:DAYLIGHT",
    ]
    assert "DTSTART:20261101T020000" in zone


def test_a_zone_that_never_changes_has_one_offset() -> None:
    found = lines(invite(zone="America/Regina"), REGINA)
    assert (found.count("BEGIN:STANDARD"), found.count("BEGIN:DAYLIGHT")) == (1, 0)
    assert "DTSTART;TZID=America/Regina:20260604T080000" in found


@pytest.mark.parametrize(
    ("starts", "first", "last"),
    [
        # spring: 02:00 to 03:00 is skipped, 01:30 and an hour later is 03:30
        (
            "2026-03-08 06:30",
            ";TZID=America/Toronto:20260308T013000",
            ";TZID=America/Toronto:20260308T033000",
        ),
        # autumn: 01:30 comes twice; a time that the clock shows for the second time is told in UTC
        (
            "2026-11-01 04:30",
            ";TZID=America/Toronto:20261101T003000",
            ";TZID=America/Toronto:20261101T013000",
        ),
        ("2026-11-01 05:30", ":20261101T053000Z", ":20261101T063000Z"),
        ("2026-11-01 06:30", ":20261101T063000Z", ":20261101T073000Z"),
        (
            "2026-11-01 07:00",
            ";TZID=America/Toronto:20261101T020000",
            ";TZID=America/Toronto:20261101T030000",
        ),
    ],
)
def test_in_both_nights_each_time_is_told_so_that_it_means_one_instant(
    starts: str, first: str, last: str
) -> None:
    found = lines(invite(starts))
    assert f"DTSTART{first}" in found
    assert f"DTEND{last}" in found


def test_one_booking_keeps_its_name_and_each_move_raises_the_number() -> None:
    assert {f"UID:{SESSION}", "SEQUENCE:0", "STATUS:CONFIRMED", "METHOD:PUBLISH"} <= set(lines(invite()))
    moved = lines(invite(moves=2, status=InviteStatus.TENTATIVE))
    assert {f"UID:{SESSION}", "SEQUENCE:2", "STATUS:TENTATIVE", "TRANSP:OPAQUE"} <= set(moved)


def test_cancelled_it_takes_the_place_of_all_before_blocks_nothing_and_rings_no_more() -> None:
    found = lines(invite(moves=2, status=InviteStatus.CANCELLED))
    assert {"SEQUENCE:3", "STATUS:CANCELLED", "TRANSP:TRANSPARENT"} <= set(found)
    assert "BEGIN:VALARM" not in found
    assert "TRIGGER:-PT15M" in lines(invite())


def test_what_is_not_known_is_left_out() -> None:
    found = lines(invite(email=""))
    assert not [line for line in found if line.startswith(("LOCATION", "DESCRIPTION:\n", "ORGANIZER"))]
    broken = lines(invite(email="a@example.org\r\nATTENDEE:mailto:b@example.org"))
    assert not any(line.startswith("ATTENDEE") for line in broken)
    named = lines(invite(organizer='Chez "Luc";\nRoy'))
    assert "ORGANIZER;CN=\"Chez 'Luc'; Roy\":mailto:garage@example.org" in named


def test_no_text_breaks_out_of_its_line() -> None:
    found = lines(
        invite(
            summary="Visit\r\nBEGIN:VEVENT",
            location="12, rue Laurier; Québec\\Nord",
            description="Luc\u2028\x00\x1bRoy",
        )
    )
    assert found.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Visit\\nBEGIN:VEVENT" in found
    assert "LOCATION:12\\, rue Laurier\\; Québec\\\\Nord" in found
    assert "DESCRIPTION:Luc\\nRoy" in found


@given(st.text(max_size=300))
def test_lines_are_short_and_whole_letters_whatever_stands_in_them(said: str) -> None:
    data = invite_file(invite(description=said), TORONTO)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= LINE_OCTETS
        line.decode()


def test_several_stand_in_one_file_under_one_zone_and_need_not_ring() -> None:
    many = [invite(), invite("2026-11-04 14:00", session_id=uuid7(), rings=False)]
    found = calendar_file(many, TORONTO).decode().replace("\r\n ", "").split("\r\n")
    assert found.count("BEGIN:VTIMEZONE") == 1
    assert found.count("BEGIN:VEVENT") == 2
    assert "DTSTART;TZID=America/Toronto:20261104T090000" in found
    assert found.count("BEGIN:VALARM") == 1
