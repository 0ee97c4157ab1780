"""Every word that the trail of who did what is written in, by what it is about. What each is called on screen is the
desktop's; who may read the trail is ``rights``.

A step of a session is a plain word or two, all else is ``subject.verb``. A newer server may write others.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Topic(StrEnum):
    """What a line of the trail is about."""

    BOOKINGS = "bookings"
    CUSTOMERS = "customers"
    REQUESTS = "requests"
    HOURS = "hours"
    MONEY = "money"
    WAIVERS = "waivers"
    ACCESS = "access"
    """Who works here, what they sign in on, and with what."""
    WORKSHOP = "workshop"


STEPS = frozenset(
    {
        "asked", "booked", "imported", "lost its slot", "placed", "moved", "parked", "extended", "accepted", "declined",
        "lapsed", "given up", "due", "joined", "checked in", "not here", "started", "completed", "force-ended",
        "took place", "other bay", "corrected", "cancelled", "did not come", "came after all", "mechanic did not come",
    }
)  # fmt: skip
"""Of sessions."""

ENTRIES: Mapping[Topic, frozenset[str]] = {
    Topic.BOOKINGS: frozenset(
        {
            "offer.answer", "session.file", "session.summary", "session.rating", "reminders.on", "reminders.off",
            "confirmation.again",
        }
    ),
    Topic.CUSTOMERS: frozenset(
        {
            "customer.create", "customer.edit", "customer.merge", "vehicle.create", "vehicle.edit", "site.customer",
            "sms.consent",
            "favourite.add", "favourite.remove", "account.ask_link", "account.ask_unlink", "account.ask_bookings",
            "account.link", "account.unlink", "account.bookings", "import.customers",
        }
    ),
    Topic.REQUESTS: frozenset(
        {
            "request.create", "request.confirm", "request.counter", "request.decline", "request.withdraw",
            "request.expire", "waitlist.join", "waitlist.leave", "waitlist.book",
        }
    ),
    Topic.HOURS: frozenset(
        {
            "mechanic.hours", "mechanic.settings", "workshop.hours", "special_day.set", "special_day.remove",
            "time_off.ask", "time_off.decide", "time_off.remove", "calendar.subscribe", "calendar.remove",
            "presence.switch", "import.calendar", "lease.give", "lease.give_back",
        }
    ),
    Topic.MONEY: frozenset(
        {
            "checkout.start", "payment.by_hand", "payment.card", "session.quote", "refund.beyond_policy",
            "refund.handed", "refund.stopped", "credit.change", "money.export",
        }
    ),
    Topic.WAIVERS: frozenset(
        {
            "waiver.receive", "waiver.quarantine", "waiver.read", "waiver.supersede", "waiver.hold",
            "waiver.release", "waiver.erase", "waiver_text.publish",
        }
    ),
    Topic.ACCESS: frozenset(
        {
            "auth.sign_in", "auth.sign_out", "auth.password_set", "auth.token_late", "auth.token_reused",
            "staff.password", "staff.password_link", "staff_member.create", "staff_member.edit",
            "mechanic.create", "mechanic.edit", "device.rename", "device.revoke", "kiosk.code", "kiosk.enrol",
            "device.key_kept", "device.key_given", "device.key_refused", "handover.begin", "handover.complete",
            "handover.review", "changes.read_in", "key.create", "key.revoke",
            "weekly_question.on", "weekly_question.off",
        }
    ),
    Topic.WORKSHOP: frozenset(
        {
            "organization.edit", "bay.create", "bay.edit", "plan.create", "plan.edit", "policy.change",
            "listing.edit", "platform.found",
        }
    ),
}  # fmt: skip
"""All else, by topic."""


def words_of(topic: Topic) -> frozenset[str]:
    """All that lines of this topic may say; those on bookings are the steps of sessions too."""
    return ENTRIES[topic] | STEPS if topic is Topic.BOOKINGS else ENTRIES[topic]
