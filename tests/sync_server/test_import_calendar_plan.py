"""Calendars against a shop's own: busy times, bookings by the rules, and the same file twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from scheduling.availability import Availability, Inputs
from scheduling.importing.report import Code
from scheduling.records import (
    Bay,
    Customer,
    ExternalBusy,
    Mechanic,
    Organization,
    Reservation,
    Session,
    WorkshopHours,
)
from scheduling.vocabulary import (
    OrganizationKind,
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from sync_server.services.importing.calendar_plan import (
    BookingsAs,
    CalendarPlan,
    Existing,
    plan_bookings,
    plan_busy,
)
from sync_server.services.importing.calendar_reader import CalendarContent, read_calendar
from sync_server.services.importing.ics_occurrences import Window

MONTREAL = ZoneInfo("America/Toronto")


def at(day: int, hour: int, minute: int = 0) -> int:
    """In November 2026, on the shop's clock (EST)."""
    return int(datetime(2026, 11, day, hour, minute, tzinfo=MONTREAL).timestamp())


NOW = at(23, 12)
WINDOW = Window(at(20, 0), at(30, 0))
SHOP = Organization(
    id=UUID(int=1),
    kind=OrganizationKind.WORKSHOP,
    name="Shop",
    zone="America/Toronto",
    locale="fr-CA",
    province="QC",
)
LUC = Mechanic(
    id=UUID(int=2), name="Luc", has_workshop=True, account_type="workshop_mechanic", kinds=tuple(VisitKind)
)
BAY = Bay(id=UUID(int=3), name="1")
ANN = Customer(id=UUID(int=4), name="Ann Roy", phone="+15145550100", email="ann@example.com")
BOOKED = Session(
    id=UUID(int=5), customer_id=ANN.id, state=SessionState.SCHEDULED, kind=VisitKind.IN_PERSON,
    service_type=ServiceType.REPAIR, minutes=60, starts=at(24, 10), mechanic_id=LUC.id, bay_id=BAY.id,
)  # fmt: skip
RESERVED = Reservation(
    id=UUID(int=6), kind=ReservationKind.BOOKING, status=ReservationStatus.CONFIRMED, starts=at(24, 10),
    ends=at(24, 11), blocks_end=at(24, 11, 15), mechanic_id=LUC.id, bay_id=BAY.id, session_id=BOOKED.id,
)  # fmt: skip
INPUTS = Inputs(
    organization=SHOP, zone=MONTREAL, mechanics=[LUC], bays=[BAY], reservations=[RESERVED],
    workshop_hours=[
        WorkshopHours(id=UUID(int=10 + day), weekday=day, start_minute=8 * 60, end_minute=17 * 60,
                      break_start_minute=12 * 60, break_end_minute=13 * 60)
        for day in range(5)
    ],
)  # fmt: skip
EXISTING = Existing(inputs=INPUTS, customers=(ANN,), sessions={BOOKED.id: BOOKED})


def content(*events: tuple[str, int, int, str], extra: str = "") -> CalendarContent:
    """Events of (uid, start, end, summary)."""
    lines = ["BEGIN:VCALENDAR"]
    for uid, start, end, summary in events:
        spans = [datetime.fromtimestamp(each, UTC).strftime("%Y%m%dT%H%M%SZ") for each in (start, end)]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTART:{spans[0]}",
            f"DTEND:{spans[1]}",
            f"SUMMARY:{summary}",
        ]
        lines += [extra] if extra else []
        lines += ["END:VEVENT"]
    return read_calendar("\r\n".join([*lines, "END:VCALENDAR"]).encode(), MONTREAL, WINDOW)


def busy(read: CalendarContent, existing: Existing = EXISTING) -> CalendarPlan:
    return plan_busy(read, existing, LUC, "Luc's", NOW)


def bookings(read: CalendarContent, existing: Existing = EXISTING, mechanic: Mechanic = LUC) -> CalendarPlan:
    return plan_bookings(read, existing, mechanic, BookingsAs(source="Luc's"), NOW)


def with_busy(rows: list[ExternalBusy]) -> Existing:
    return replace(EXISTING, inputs=replace(INPUTS, external_busy=rows))


def test_busy_times_are_taken_unless_a_booking_stands_there() -> None:
    read = content(("a", at(24, 9), at(24, 10), "before"), ("b", at(24, 10, 30), at(24, 12), "over"))
    plan = busy(read)
    assert [(row.uid, row.starts, row.ends, row.mechanic_id, row.source) for row in plan.busy_new] == [
        ("a", at(24, 9), at(24, 10), LUC.id, "Luc's")
    ]
    (entry,) = plan.entries
    assert (entry.code, entry.what, entry.params["other"]) == (Code.OVERLAPS_BOOKING, "over", "Ann Roy")
    assert entry.params["other_at"] == at(24, 10)


def test_a_lapsed_hold_stands_in_nobodys_way() -> None:
    hold = replace(
        RESERVED, status=ReservationStatus.RESERVED, kind=ReservationKind.CHECKOUT, expires_at=NOW - 1
    )
    existing = replace(EXISTING, inputs=replace(INPUTS, reservations=[hold]))
    assert len(busy(content(("b", at(24, 10), at(24, 12), "over")), existing).busy_new) == 1


def test_busy_times_again_add_nothing_and_what_moved_is_changed() -> None:
    read = content(("a", at(25, 9), at(25, 10), "x"), ("b", at(26, 9), at(26, 10), "y"))
    first = busy(read)
    second = busy(read, with_busy(first.busy_new))
    assert (second.busy_new, second.busy_changed, second.known) == ([], [], 2)
    moved = busy(content(("a", at(25, 14), at(25, 15), "x")), with_busy(first.busy_new))
    assert [(row.id, row.starts) for row in moved.busy_changed] == [(first.busy_new[0].id, at(25, 14))]


def test_a_busy_time_blocks_the_engine() -> None:
    rows = busy(content(("a", at(25, 9), at(25, 10), "x"))).busy_new
    engine = Availability(with_busy(rows).inputs)
    verdict = engine.verdict(LUC.id, at(25, 9), at(25, 10), VisitKind.IN_PERSON, now=NOW)
    assert [reason.value for reason in verdict.reasons] == ["busy_elsewhere"]


def test_what_a_calendar_brought_as_busy_times_becomes_bookings() -> None:
    read = content(
        ("a", at(25, 9), at(25, 10), "one"),
        ("b", at(25, 9, 30), at(25, 10, 30), "over it"),
        ("c", at(25, 18), at(25, 19), "after hours"),
    )
    rows = busy(read).busy_new
    assert len(rows) == 3
    plan = bookings(read, with_busy(rows))
    ((session, _),) = plan.bookings
    assert (session.concern, plan.busy_replaced) == ("one", {session.id: rows[0]})
    assert [(entry.what, entry.code) for entry in plan.entries] == [
        ("over it", Code.OVERLAPS_BOOKING),
        ("after hours", Code.NOT_AVAILABLE),
    ]


def test_other_busy_times_are_in_the_way_of_bookings_all_the_same() -> None:
    read = content(("a", at(25, 9), at(25, 10), "one"))
    (row,) = busy(read).busy_new
    day = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:day\nDTSTART:20261125\nEND:VEVENT\nEND:VCALENDAR\n"
    (away,) = busy(read_calendar(day.encode(), MONTREAL, WINDOW)).busy_new
    for other in (
        replace(row, id=UUID(int=77), source="another calendar"),
        replace(row, id=UUID(int=77), uid="another event"),
        away,
    ):
        plan = bookings(read, with_busy([row, other]))
        assert (plan.bookings, plan.busy_replaced) == ([], {})
        assert [entry.params["reasons"] for entry in plan.entries] == [["busy_elsewhere"]]


def test_bookings_keep_the_rules_and_say_why_not() -> None:
    plan = bookings(
        content(
            ("past", at(23, 9), at(23, 10), "Ann Roy"),
            ("lunch", at(25, 12), at(25, 13), "lunch"),
            ("early", at(25, 6), at(25, 7), "early"),
            ("over", at(24, 10, 30), at(24, 11, 30), "over"),
            ("near", at(24, 11), at(24, 12), "in the buffer of Ann's"),
            ("back", at(26, 8), at(26, 9), "first"),
            ("to-back", at(26, 9), at(26, 10), "second"),
            ("same", at(26, 9, 30), at(26, 10, 30), "third"),
        )
    )
    assert [(session.starts, session.state) for session, _ in plan.bookings] == [
        (at(23, 9), SessionState.COMPLETED),
        (at(26, 8), SessionState.SCHEDULED),
        (at(26, 9), SessionState.SCHEDULED),
    ]
    assert [row.blocks_end for _, row in plan.bookings] == [at(23, 10, 15), at(26, 9), at(26, 10, 15)]
    assert all(row.bay_id == BAY.id for _, row in plan.bookings)
    said = {entry.what: (entry.code, entry.params.get("reasons")) for entry in plan.entries}
    assert said["lunch"] == (Code.NOT_AVAILABLE, ["on_break"])
    assert said["early"][0] is Code.NOT_AVAILABLE
    assert said["over"] == (Code.OVERLAPS_BOOKING, None)
    assert said["in the buffer of Ann's"] == (Code.NOT_AVAILABLE, ["buffer"])
    assert said["third"] == (Code.OVERLAPS_BOOKING, ["booked"])
    third = next(entry for entry in plan.entries if entry.what == "third")
    assert (third.params["other"], third.params["other_at"]) == ("second", at(26, 9))


def test_an_independent_mechanics_buffer_is_kept_between_imported_ones_too() -> None:
    noah = replace(LUC, account_type="individual_mechanic")
    # without weekly blocks an independent has no hours; the affiliated shop hours must not count for them
    plan = bookings(
        content(("a", at(26, 8), at(26, 9), "a")),
        replace(EXISTING, inputs=replace(INPUTS, mechanics=[noah])),
        noah,
    )
    assert not plan.bookings
    assert [entry.code for entry in plan.entries] == [Code.NOT_AVAILABLE]


def test_bookings_again_add_nothing_and_a_move_outside_is_told() -> None:
    read = content(("a", at(26, 8), at(26, 9), "Somebody New"))
    first = bookings(read)
    ((session, reservation),) = first.bookings
    later = replace(
        EXISTING,
        inputs=replace(INPUTS, reservations=[RESERVED, reservation]),
        customers=(ANN, *first.customers_new),
        sessions={BOOKED.id: BOOKED, session.id: session},
    )
    second = bookings(read, later)
    assert (second.bookings, second.customers_new, second.known) == ([], [], 1)
    moved = bookings(content(("a", at(26, 14), at(26, 15), "Somebody New")), later)
    (entry,) = moved.entries
    assert (entry.code, entry.params["at"]) == (Code.MOVED_SINCE, at(26, 8))
    assert entry.params["was"] != entry.params["at"]


@pytest.mark.parametrize(
    ("summary", "extra"),
    [
        ("Oil change", "ATTENDEE;CN=A. Roy:mailto:Ann@Example.com"),
        ("Brakes 514-555-0100", ""),
        ("ann roy", ""),
        ("Roy, Ann", ""),
    ],
)
def test_known_customers_are_found(summary: str, extra: str) -> None:
    plan = bookings(content(("a", at(26, 8), at(26, 9), summary), extra=extra))
    assert [session.customer_id for session, _ in plan.bookings] == [ANN.id]
    assert not plan.customers_new


def test_one_new_customer_for_several_appointments() -> None:
    plan = bookings(
        content(
            ("a", at(26, 8), at(26, 9), "Tyres"),
            ("b", at(27, 8), at(27, 9), "Oil"),
            extra="ATTENDEE;CN=Bob Côté:mailto:bob@example.com",
        )
    )
    (bob,) = plan.customers_new
    assert (bob.name, bob.email, bob.language) == ("Bob Côté", "bob@example.com", "fr")
    assert {session.customer_id for session, _ in plan.bookings} == {bob.id}
    assert [session.concern for session, _ in plan.bookings] == ["Tyres", "Oil"]


def test_all_day_is_no_booking_and_each_is_told_with_its_day() -> None:
    lines = ("UID:x", "DTSTART:20261125", "RRULE:FREQ=DAILY;COUNT=2", "SUMMARY:day")
    text = "\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""))
    plan = bookings(read_calendar(text.encode(), MONTREAL, WINDOW))
    assert [(entry.code, entry.params) for entry in plan.entries] == [
        (Code.ALL_DAY, {"day": at(day, 0)}) for day in (25, 26)
    ]


def test_events_about_nobody_share_a_customer_named_in_the_shops_language() -> None:
    said = content(("a", at(26, 8), at(26, 9), ""), ("b", at(26, 10), at(26, 11), ""))
    plan = bookings(said)
    assert [customer.name for customer in plan.customers_new] == ["Client sans nom"]
    assert {session.customer_id for session, _ in plan.bookings} == {plan.customers_new[0].id}
    english = replace(EXISTING, inputs=replace(INPUTS, organization=replace(SHOP, locale="en-CA")))
    assert [one.name for one in bookings(said, english).customers_new] == ["Customer without a name"]
