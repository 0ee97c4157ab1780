"""What each field of a command means, for the documents. A docstring below the field itself goes before these words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from scheduling.commands import NAMES
from sync_server.http.messages_read import field_words

_WORDS = {
    "accept": "Yes or no.",
    "allow_instant_booking": "Whether bookings of this independent mechanic count at once, without their yes.",
    "approve": "Yes or no.",
    "at": "Instant at which it was done, by the device's clock, where it was offline; none: now.",
    "bay_id": "The bay wanted; none: the first that is free.",
    "blocks": "The whole week, a row for each block; empty: never at work.",
    "break_end_minute": "End of the break; none: there is no break.",
    "break_start_minute": "Begin of the break, in minutes after midnight; none: there is no break.",
    "buffer_minutes": "Kept free after each session; none: as the organization.",
    "cancelled_by": "Whose doing it was: what comes back to the customer follows from it. Never `platform`.",
    "concern": "What is wrong, in the customer's words.",
    "customer_agreed": "The customer said so, on the phone or at the counter.",
    "customer_id": "The customer.",
    "day": "The local day.",
    "days": "The whole week, a row for each weekday that is open.",
    "decline_reason": "Why the shop declines; needed where it is the shop. `other` is told in `reason`.",
    "diagnosis": "What the mechanic of the session at a distance found.",
    "drop_buffer": "Book it also where only the buffer of another booking is in the way; of an affiliated mechanic.",
    "email": "Address.",
    "end_minute": "End, in minutes after the midnight at which the day begins; beyond 1440 it is on the next day.",
    "ends": "Instant at which it ends; instead of days.",
    "first_day": "The first whole local day; with `last_day`.",
    "from_session_id": "The finished session at a distance that led to the request; of this customer.",
    "grid_minutes": "Minutes between the times offered: 15, 20, 30 or 60; none: as the organization.",
    "hold_id": "An id that you make, under which the time is held.",
    "horizon_days": "Days ahead that can be booked; none: as the organization.",
    "id": "The row's id: an id that you make for a new one, the row's own for one that stays.",
    "just_advice": "The customer wants advice without a vehicle of theirs.",
    "kind": "How it is held.",
    "kinds": "The kinds of visit that the mechanic offers.",
    "label": "What the calendar says of it.",
    "label_en": "Its name in English.",
    "label_fr": "Its name in French.",
    "language": "`en` or `fr`: what the customer is written to in.",
    "last_day": "The last whole local day; with `first_day`.",
    "lease_id": "The leased slot's reservation, as in `GET /leases`.",
    "make": "Maker, as `Mazda`.",
    "mechanic_id": "The mechanic; none: nobody in particular, in person a bay alone.",
    "minutes": "Length.",
    "model": "Model.",
    "name": "The customer's name; not empty.",
    "notes": "The shop's notes on the customer.",
    "notice_minutes": "Least time between a customer's booking and its start; none: as the organization.",
    "odometer_km": "Kilometres.",
    "phone": "Phone number.",
    "plan_id": "The plan that is sold; none: a session without a price.",
    "plate": "Licence plate.",
    "postal_code": "Postal code.",
    "preferred_mechanic_id": "Whom the customer would like; promises nothing.",
    "quote_text": "What the quote is for.",
    "reason": "Why, in words; kept with the history.",
    "request_id": "The request.",
    "requested": "Instants that suit the customer, the best first; three at most, unless the owner allows more.",
    "reservation_id": "An id that you make, of the time on the calendar.",
    "seen": "Where it stood when the user decided; elsewhere by now: `stale_move`, and nothing is moved.",
    "service_type": "What is done.",
    "session_id": "The session.",
    "set": "Field to the pair of what it was and what it should be; of `name`, `phone`, `email`, `language`, "
    "`postal_code`, `notes`.",
    "special_day_id": "The day's row; of a new one, an id that you make.",
    "special_requests": "What the customer wishes besides.",
    "start_minute": "Begin, in minutes after midnight.",
    "starts": "Instant at which it begins.",
    "summary": "What the mechanic tells the customer; empty: nothing.",
    "time_off_id": "The time off.",
    "times": "The times offered, each held; three at most, unless the owner allows more.",
    "to": "Where it should stand.",
    "vehicle_id": "The vehicle, of this customer.",
    "vin": "Vehicle identification number.",
    "weekday": "0 is Monday, 6 Sunday.",
    "year": "Model year.",
}
_OF = {
    ("RemoveSpecialDay", "special_day_id"): "The day's row.",
    ("CreateCustomer", "customer_id"): "An id that you make.",
    ("MergeCustomers", "kept_id"): "The customer who stays.",
    ("MergeCustomers", "other_id"): "The customer who goes; all that is theirs becomes the other's.",
    ("MergeCustomers", "seen"): "The one who goes, as the user saw them; another by now: `stale_edit`.",
    ("MergeCustomers", "set"): "What the one who stays is called from then on, as in `customer.edit`; may be empty.",
    ("CreateVehicle", "vehicle_id"): "An id that you make.",
    ("CreateVehicle", "customer_id"): "Whose it is.",
    ("EditVehicle", "vehicle_id"): "The vehicle.",
    ("EditVehicle", "set"): "Field to the pair of what it was and what it should be; of the texts `make`, `model`, "
    "`vin`, `plate` and the numbers `year`, `odometer_km`, which are `null` where they are not known.",
    ("EditSession", "set"): "Field to the pair of what it was and what it should be; of `service_type`, `category`, "
    "`concern`, `preparation`, `special_requests`. A `concern` becomes no shorter than 10 characters (`too_short`); "
    "one that is shorter already becomes no shorter than it is. The device whose correction of it is the last may take "
    "that back.",
    ("CancelSession", "unanswered"): "Nobody had accepted it for whoever cancels. Where somebody did meanwhile it is "
    "cancelled all the same, and `accepted_by` of the answer says who.",
    ("BookSession", "session_id"): "An id that you make: the session's from then on.",
    ("WalkIn", "session_id"): "An id that you make: the session's from then on.",
    ("ConfirmRequest", "session_id"): "An id that you make: the visit's, once it is booked.",
    ("ConfirmRequest", "starts"): "Instant at which the visit begins.",
    ("CreateRequest", "request_id"): "An id that you make.",
    ("AskTimeOff", "time_off_id"): "An id that you make.",
    ("CreateRequest", "source"): "Where it came from; `web` is a website's alone.",
    ("SetMechanicSettings", "to"): "The settings as they should be; only what differs from `seen` is set.",
    ("SetMechanicHours", "seen"): "The ids of the week's blocks as the user saw them; others by now: `stale_edit`.",
    ("SetOpeningHours", "seen"): "The ids of the week's days as the user saw them; others by now: `stale_edit`.",
    ("SetMechanicSettings", "seen"): "The settings as the user saw them.",
    ("SetSpecialDay", "kind"): "`closed`, or `hours`: that day's own hours instead of the week's.",
    ("SetSpecialDay", "start_minute"): "Begin, in minutes after midnight; needed with `hours`, none with `closed`.",
    ("SetSpecialDay", "end_minute"): "End, in minutes after that midnight; needed with `hours`, none with `closed`.",
    ("ExtendSession", "minutes"): "How much longer, at most 480.",
    ("AskTimeOff", "starts"): "Instant at which it begins; instead of days, with `ends`.",
    ("AskTimeOff", "ends"): "Instant at which it ends; with `starts`.",
    ("AskTimeOff", "mechanic_id"): "Whose time off it is.",
    ("SetMechanicHours", "mechanic_id"): "Whose week it is.",
    ("SetMechanicSettings", "mechanic_id"): "Whose settings they are.",
    ("ForceEndSession", "reason"): "Why; not empty.",
}  # fmt: skip


def meanings(cls: type[Any]) -> dict[str, str]:
    """Field to what it means, of a command or of a part of one."""
    own = field_words(cls)
    return {each.name: _meaning(cls.__name__, each.name, own) for each in fields(cls)}


def _meaning(cls_name: str, name: str, own: dict[str, str]) -> str:
    return own.get(name) or _OF.get((cls_name, name)) or _WORDS.get(name, "")


@cache
def parts() -> dict[str, type[Any]]:
    """All commands and the messages within them, by name."""
    found: dict[str, type[Any]] = {}
    waiting: list[type[Any]] = list(NAMES.values())
    while waiting:
        cls = waiting.pop()
        if cls.__name__ not in found:
            found[cls.__name__] = cls
            waiting += [part for hint in get_type_hints(cls).values() for part in within(hint)]
    return found


def within(hint: Any) -> list[type[Any]]:
    """The messages that a field's type names."""
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [part for inner in get_args(hint) for part in within(inner)]
