"""What we write as a calendar file is read as it was meant: by our own importer, and by its library."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from scheduling.invite import Invite, InviteStatus, invite_file
from sync_server.services.importing.calendar_reader import read_calendar
from sync_server.services.importing.ics_occurrences import Window
from tests.scheduling.test_invite import SESSION, invite

ELSEWHERE = ZoneInfo("Asia/Tokyo")
SAID: dict[str, Any] = {
    "summary": "Visite à l’atelier – Garage Laurier",
    "location": "12, rue Laurier; Québec",
    "description": "Avec Luc.\nPour changer : 514 555-0100, ou \\ écrivez.",
}
NIGHTS = [
    f"{day} {hour:02}:{minute:02}"
    for day in ("2026-03-08", "2026-11-01")
    for hour in range(3, 10)
    for minute in (0, 30)
]
"""Half hours around both changes of Toronto's clock."""


def _written(made: Invite, zone: str) -> bytes:
    return invite_file(made, ZoneInfo(zone))


@pytest.mark.parametrize("zone", ["America/Toronto", "America/St_Johns", "America/Regina"])
@pytest.mark.parametrize("defined", [False, True])
def test_it_means_the_same_instants_wherever_it_is_read(zone: str, defined: bool) -> None:
    """``defined``: the zone's name says nothing to who reads it, so that only its definition in the file counts."""
    for starts in (*NIGHTS, "2026-06-04 14:00", "2026-12-31 23:30"):
        made = invite(starts, zone=zone, **SAID)
        data = _written(made, zone)
        if defined:
            data = data.replace(zone.encode(), b"Workshop")
        content = read_calendar(data, ELSEWHERE, Window(made.starts - 86_400, made.ends + 86_400))
        assert content.entries == [], starts
        (taken,) = content.occurrences
        assert (taken.starts, taken.ends) == (made.starts, made.ends), starts
        event = taken.event
        assert (event.uid, event.status) == (str(SESSION), "CONFIRMED")
        assert event.summary == SAID["summary"]
        assert event.description.split() == SAID["description"].split()


def test_the_library_finds_every_part_in_its_place() -> None:
    made = invite(moves=3, **SAID)
    calendar: Any = icalendar.Calendar.from_ical(
        _written(made, "America/Toronto")
    )  # its types are of all versions
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    assert {name: str(event[name.upper()]) for name in SAID} == SAID
    assert (int(event["SEQUENCE"]), str(event["ORGANIZER"])) == (3, "mailto:garage@example.org")
    assert event["DTSTAMP"].dt == datetime.fromtimestamp(made.made_at, UTC)
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt.total_seconds() == -900
    (zone,) = calendar.walk("VTIMEZONE")
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_a_cancelled_one_is_read_as_cancelled() -> None:
    made = invite(status=InviteStatus.CANCELLED)
    window = Window(made.starts - 1, made.ends + 1)
    content = read_calendar(_written(made, "America/Toronto"), ELSEWHERE, window)
    assert content.occurrences == []
    assert [entry.code.value for entry in content.entries] == ["cancelled"]
