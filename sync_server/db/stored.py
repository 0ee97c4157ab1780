"""Tables of the server's own rows, taken from their dataclasses: what no device keeps a copy of.

A plain field is a plain column, a tuple of words a ``text[]``, anything nested ``jsonb``. What the database itself
checks is written in the migrations. Rows that devices keep copies of are in ``tables``, as are the oldest of the
server's own.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from scheduling.offers import Offer
from scheduling.visit_records import (
    Favourite,
    FileChunk,
    LeftOpen,
    LobbyPresence,
    SessionFile,
    SessionMessage,
    SessionRating,
    SessionSummary,
)
from scheduling.waitlist import WaitlistEntry
from scheduling.waiver_chain import Link
from scheduling.waiver_records import WaiverTemplate
from sync_server.db.tables import metadata
from sync_server.db.types import Instant, Nested, Word, Words
from sync_server.services.account_rows import AccountRequest, AccountToken
from sync_server.services.calendar_rows import CalendarSubscription
from sync_server.services.handover_rows import Handover, HandoverChange, HandoverFile, HandoverPart
from sync_server.services.holiday_closures import HolidayOffered
from sync_server.services.listing_messages import WorkshopListing
from sync_server.services.matching_rows import AcceptingNow, ImmediateIntake, MechanicHeard
from sync_server.services.message_rows import ReminderSwitch, SentMessage, SmsConsent, Tiding, WeeklyWish
from sync_server.services.models import DeviceKey, Policy
from sync_server.services.money.rows import (
    BookingTerms,
    Checkout,
    CreditRow,
    GatewayEventRow,
    MoneyTransaction,
    PaymentEventRow,
    Refund,
    SessionPayment,
)
from sync_server.services.passwords import StaffInvite
from sync_server.services.site_models import (
    ApiKey,
    KeyUse,
    SiteCustomer,
    SiteMade,
    SiteVehicle,
    VisitorHold,
)
from sync_server.services.waiver_rows import (
    DeviceLink,
    QuarantinedWaiver,
    StoredAct,
    StoredWaiver,
    WaiverAnchor,
)

_PLAIN: dict[Any, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    bool: sa.Boolean,
    int: sa.BigInteger,
    float: sa.Double,
    date: sa.Date,
    bytes: sa.LargeBinary,
    UUID: sa.Uuid,
}


@dataclass(frozen=True, slots=True)
class Stored:
    """A dataclass and the table of its rows; ``key`` are the fields that name a row, beside the tenant."""

    table: sa.Table
    key: tuple[str, ...]


STORED: dict[type[Any], Stored] = {}


def stored(
    cls: type[Any], name: str, *, key: tuple[str, ...] = ("id",), instants: Collection[str] = ()
) -> None:
    """Register the table ``name`` for rows of ``cls``; ``instants`` are the fields that are seconds UTC."""
    hints = typing.get_type_hints(cls)
    unknown = set(instants) - hints.keys()
    if unknown:
        raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
    columns = [_column(field.name, hints[field.name], field.name in instants) for field in fields(cls)]
    tenant = sa.Column("tenant_id", sa.Uuid, nullable=False)
    table = sa.Table(name, metadata, tenant, *columns, sa.PrimaryKeyConstraint("tenant_id", *key))
    STORED[cls] = Stored(table, key)


def _column(name: str, hint: Any, instant: bool) -> sa.Column[Any]:
    parts = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    nullable = types.NoneType in parts
    kinds = [part for part in parts if part is not types.NoneType]
    type_ = Nested(hint) if len(kinds) > 1 else _type(kinds[0], instant)
    return sa.Column(name, type_, nullable=nullable)


def _type(hint: Any, instant: bool) -> sa.types.TypeEngine[Any]:
    if instant:
        return Instant()
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Word(hint)
    if typing.get_origin(hint) is tuple and _are_words(typing.get_args(hint)):
        return Words(typing.get_args(hint)[0])
    plain = _PLAIN.get(hint)
    return Nested(hint) if plain is None else plain()


def _are_words(parts: tuple[Any, ...]) -> bool:
    return (
        len(parts) == 2 and parts[1] is Ellipsis and isinstance(parts[0], type) and issubclass(parts[0], str)
    )


stored(Policy, "policy", key=("name",), instants={"changed_at"})
stored(BookingTerms, "booking_terms", key=("session_id",), instants={"agreed_at"})
stored(Checkout, "checkout", instants={"started_at"})
stored(SessionPayment, "payment", instants={"recorded_at", "created_at"})
stored(GatewayEventRow, "gateway_event", instants={"at"})
stored(PaymentEventRow, "payment_event", key=("reference",), instants={"at"})
stored(Refund, "refund", instants={"next_try_at", "asked_at", "done_at"})
stored(CreditRow, "credit_entry", instants={"at"})
stored(MoneyTransaction, "money_transaction", instants={"at"})
stored(WaiverTemplate, "waiver_template", instants={"published_at"})
stored(Link, "waiver_link", key=("sequence",))
stored(StoredWaiver, "signed_waiver")
stored(StoredAct, "waiver_act")
stored(DeviceLink, "waiver_device_link", key=("device_id", "digest"))
stored(QuarantinedWaiver, "waiver_quarantine", key=("waiver_id", "digest"))
stored(WaiverAnchor, "waiver_anchor", key=("day",), instants={"made_at"})
stored(
    Tiding,
    "message_tiding",
    key=("about", "kind", "version"),
    instants={"at", "former_starts", "until", "look_at", "told_at"},
)
stored(
    SentMessage,
    "message",
    key=("about", "version", "kind", "recipient", "channel"),
    instants={"at", "due", "starts", "former_starts", "next_at", "done_at"},
)
stored(ReminderSwitch, "reminder_switch", key=("session_id",), instants={"changed_at"})
stored(SmsConsent, "sms_consent", key=("customer_id",), instants={"changed_at"})
stored(HolidayOffered, "holiday_offered", key=("day",), instants={"at"})
stored(
    CalendarSubscription,
    "calendar_subscription",
    instants={"created_at", "next_at", "checked_at", "fetched_at", "read_at"},
)
stored(WeeklyWish, "weekly_wish", key=("staff_id",), instants={"changed_at"})

stored(WorkshopListing, "workshop_listing", key=("workshop_id",), instants={"changed_at"})

# Other programs
stored(ApiKey, "api_key", instants={"created_at", "expires_at", "revoked_at"})
stored(StaffInvite, "staff_invite", key=("staff_id",), instants={"expires_at", "used_at"})
stored(KeyUse, "api_key_use", key=("key_id",), instants={"last_used"})

# Devices without access
stored(Handover, "handover", key=("device_id",), instants={"first_at", "last_at", "complete_at"})
stored(HandoverChange, "handover_change", key=("mid",), instants={"client_time", "received_at", "decided_at"})
stored(HandoverFile, "handover_file", instants={"added_at", "received_at", "ready_at", "decided_at"})
stored(HandoverPart, "handover_part", key=("file_id", "number"))
stored(DeviceKey, "device_key", key=("device_id", "key_id"), instants={"kept_at", "left_at"})

# What happens in a session
stored(
    LobbyPresence, "lobby_presence", key=("session_id", "side"), instants={"joined_at", "seen_at", "left_at"}
)
stored(LeftOpen, "left_open", key=("session_id",), instants={"listed_at"})
stored(SessionSummary, "session_summary", key=("session_id",), instants={"written_at"})
stored(SessionMessage, "session_message", instants={"at"})
stored(SessionFile, "session_file", instants={"begun_at", "ready_at"})
stored(FileChunk, "session_file_chunk", key=("file_id", "number"))
stored(SessionRating, "session_rating", key=("session_id",), instants={"at"})
stored(Favourite, "favourite", key=("customer_id", "mechanic_id"), instants={"since"})
stored(SiteCustomer, "site_customer", key=("site_id", "reference"), instants={"created_at"})
stored(SiteVehicle, "site_vehicle", key=("vehicle_id",))
stored(SiteMade, "site_made", key=("made_id",))
stored(AccountRequest, "account_request", instants={"asked_at", "expires_at", "used_at"})
stored(AccountToken, "account_token", key=("request_id", "token_hash"))
stored(VisitorHold, "visitor_hold", key=("site_id", "visitor"), instants={"placed_at"})
# Matching
stored(AcceptingNow, "accepting_now", key=("mechanic_id",), instants={"changed_at"})
stored(MechanicHeard, "mechanic_heard", key=("mechanic_id",), instants={"heard_at"})
stored(ImmediateIntake, "immediate_intake", key=("session_id",), instants={"asked_at"})
stored(Offer, "mechanic_offer", instants={"made_at", "expires_at", "starts"})
stored(WaitlistEntry, "waitlist_entry", instants={"joined_at", "notified_at", "held_until"})
