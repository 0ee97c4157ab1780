"""An example of every command that a push may carry, as the OpenAPI document and docs/commands.md show it.

Written as the commands themselves, so that none can name a field that is not there; a test sees that each would be
taken. Ids are the ones that the document's other examples have.
"""

from __future__ import annotations

import uuid
from datetime import date

from scheduling.commands import (
    AnswerOffer,
    AskTimeOff,
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    DecideTimeOff,
    EditCustomer,
    EditVehicle,
    HoursBlock,
    MechanicSettings,
    MoveSession,
    OpeningDay,
    ParkSession,
    Place,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.edit_commands import EditSession
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    TimeToOffer,
    WithdrawRequest,
)
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    ForceEndSession,
    MarkNoShow,
    RecordTookPlace,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
)
from scheduling.visit_request_records import DeclineReason, RequestSource
from scheduling.vocabulary import CancelledBy, ServiceType, SessionState, SpecialDayKind, VisitKind

STARTS = 1_796_221_800
"""An instant, 2 December 2026 at 9:30 in Montréal."""
_DAY = 86_400
_MONDAY, _TUESDAY = 0, 1
_NINE, _NOON, _ONE, _FIVE = 9 * 60, 12 * 60, 13 * 60, 17 * 60


def example_id(name: str) -> uuid.UUID:
    """The id that examples have for a name, the same each time."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, name)


_CUSTOMER, _VEHICLE = example_id("customer_id"), example_id("vehicle_id")
_OTHER_CUSTOMER = example_id("other_customer_id")
_MECHANIC, _SESSION = example_id("mechanic_id"), example_id("session_id")
_REQUEST, _RESERVATION = example_id("request_id"), example_id("reservation_id")
_TIME_OFF, _SPECIAL_DAY = example_id("time_off_id"), example_id("special_day_id")
_SEEN = Place(starts=STARTS, minutes=60, mechanic_id=_MECHANIC)
_SETTINGS = MechanicSettings(kinds=[VisitKind.IN_PERSON])

_CUSTOMERS: list[Command] = [
    CreateCustomer(
        customer_id=_CUSTOMER, name="Chantal Tremblay", phone="+15145550142", language="fr", postal_code="H2T 3B2"
    ),
    EditCustomer(customer_id=_CUSTOMER, set={"phone": ("+15145550142", "+15145550177")}),
    MergeCustomers(
        kept_id=_CUSTOMER, other_id=_OTHER_CUSTOMER, seen=Called(name="C. Tremblay", email="elise@example.test"),
        set={"email": ("", "elise@example.test")},
    ),
    CreateVehicle(
        vehicle_id=_VEHICLE, customer_id=_CUSTOMER, make="Mazda", model="3", year=2019, plate="F12 ABC"
    ),
    EditVehicle(vehicle_id=_VEHICLE, set={"year": (2019, 2020), "plate": ("F12 ABC", "F12 ABD")}),
]  # fmt: skip

_BOOKINGS: list[Command] = [
    BookSession(
        session_id=_SESSION,
        reservation_id=_RESERVATION,
        customer_id=_CUSTOMER,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR,
        starts=STARTS,
        minutes=60,
        mechanic_id=_MECHANIC,
        vehicle_id=_VEHICLE,
        category="brakes",
        concern="Noise when braking, front left.",
        bay_id=example_id("bay_id"),
    ),
    EditSession(
        session_id=_SESSION,
        set={
            "concern": ("Noise when braking, front left.", "Noise when braking, rear left."),
            "preparation": ("", "Lift"),
        },
    ),
    MoveSession(
        session_id=_SESSION,
        seen=_SEEN,
        to=Place(starts=STARTS + _DAY, minutes=60, mechanic_id=_MECHANIC),
    ),
    CancelSession(session_id=_SESSION, cancelled_by=CancelledBy.CUSTOMER, reason="The car runs again"),
    AnswerOffer(session_id=_SESSION, accept=True, seen=_SEEN),
    ParkSession(session_id=_SESSION, seen=_SEEN),
]

_DAY_OF_VISIT: list[Command] = [
    CheckIn(session_id=_SESSION),
    TakeBackCheckIn(session_id=_SESSION),
    StartSession(session_id=_SESSION),
    ExtendSession(session_id=_SESSION, minutes=30),
    CompleteSession(session_id=_SESSION, summary="Brake pads replaced, front."),
    ForceEndSession(session_id=_SESSION, reason="The mechanic had to leave."),
    MarkNoShow(session_id=_SESSION),
    TakeBackNoShow(session_id=_SESSION),
    RecordTookPlace(session_id=_SESSION, state=SessionState.COMPLETED, summary="Tires changed."),
]

_HOURS: list[Command] = [
    SetMechanicHours(
        mechanic_id=_MECHANIC,
        seen=[example_id("block 1")],
        blocks=[
            HoursBlock(id=example_id("block 1"), weekday=_MONDAY, start_minute=_NINE, end_minute=_FIVE),
            HoursBlock(id=example_id("block 2"), weekday=_TUESDAY, start_minute=_NINE, end_minute=_FIVE),
        ],
    ),
    SetOpeningHours(
        seen=[example_id("monday")],
        days=[
            OpeningDay(
                id=example_id("monday"),
                weekday=_MONDAY,
                start_minute=_NINE,
                end_minute=_FIVE,
                break_start_minute=_NOON,
                break_end_minute=_ONE,
            ),
            OpeningDay(id=example_id("tuesday"), weekday=_TUESDAY, start_minute=_NINE, end_minute=_FIVE),
        ],
    ),
    SetSpecialDay(
        special_day_id=_SPECIAL_DAY,
        day=date(2026, 12, 24),
        kind=SpecialDayKind.HOURS,
        label_en="Christmas Eve",
        label_fr="Veille de Noël",
        start_minute=_NINE,
        end_minute=_NOON,
    ),
    RemoveSpecialDay(special_day_id=_SPECIAL_DAY),
    AskTimeOff(
        time_off_id=_TIME_OFF,
        mechanic_id=_MECHANIC,
        first_day=date(2026, 12, 28),
        last_day=date(2026, 12, 31),
        label="Vacation",
    ),
    DecideTimeOff(time_off_id=_TIME_OFF, approve=True),
    RemoveTimeOff(time_off_id=_TIME_OFF),
    SetMechanicSettings(
        mechanic_id=_MECHANIC,
        seen=_SETTINGS,
        to=MechanicSettings(kinds=[VisitKind.IN_PERSON, VisitKind.VIDEO], buffer_minutes=15),
    ),
]

_REQUESTS: list[Command] = [
    CreateRequest(
        request_id=_REQUEST,
        source=RequestSource.PHONE,
        customer_id=_CUSTOMER,
        service_type=ServiceType.REPAIR,
        requested=[STARTS, STARTS + _DAY],
        vehicle_id=_VEHICLE,
        concern="It rattles in the cold.",
    ),
    ConfirmRequest(
        request_id=_REQUEST,
        session_id=_SESSION,
        reservation_id=_RESERVATION,
        starts=STARTS,
        mechanic_id=_MECHANIC,
        quote_cents=24_000,
        quote_text="Front brakes, parts included",
    ),
    CounterRequest(
        request_id=_REQUEST,
        times=[
            TimeToOffer(hold_id=example_id("hold 1"), starts=STARTS, mechanic_id=_MECHANIC),
            TimeToOffer(hold_id=example_id("hold 2"), starts=STARTS + 2 * _DAY),
        ],
    ),
    DeclineRequest(request_id=_REQUEST, decline_reason=DeclineReason.NO_PARTS),
    WithdrawRequest(request_id=_REQUEST, reason="It has stopped"),
]

_LEASES: list[Command] = [
    WalkIn(
        session_id=_SESSION,
        customer_id=_CUSTOMER,
        leases=[example_id("lease_id")],
        bay_id=example_id("bay_id"),
        starts=STARTS,
        minutes=60,
        at=STARTS + 240,
        vehicle_id=_VEHICLE,
        concern="A tire loses air.",
    ),
    GiveBackLease(lease_id=example_id("lease_id")),
]

EXAMPLES: dict[type[Command], Command] = {
    type(each): each for each in (*_CUSTOMERS, *_BOOKINGS, *_DAY_OF_VISIT, *_HOURS, *_REQUESTS, *_LEASES)
}
"""Command to its example."""
