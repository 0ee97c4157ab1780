"""What the lines of the trail of who did what are called, in a word or two: every step of a session, every other entry.

A line by a newer server is named as it is written. Which words there are: ``scheduling.trail``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.field_words import FIELDS, field_words
from desktop.views.requests.request_words import decline_words
from scheduling.errors import ErrorCode
from scheduling.trail import Topic, words_of
from scheduling.visit_request_records import DeclineReason

TOPICS: Mapping[Topic, str] = {
    Topic.BOOKINGS: QT_TRANSLATE_NOOP("Trail", "Bookings"),
    Topic.CUSTOMERS: QT_TRANSLATE_NOOP("Trail", "Customers"),
    Topic.REQUESTS: QT_TRANSLATE_NOOP("Trail", "Requests and waitlist"),
    Topic.HOURS: QT_TRANSLATE_NOOP("Trail", "Hours and time off"),
    Topic.MONEY: QT_TRANSLATE_NOOP("Trail", "Money"),
    Topic.WAIVERS: QT_TRANSLATE_NOOP("Trail", "Waivers"),
    Topic.ACCESS: QT_TRANSLATE_NOOP("Trail", "People and access"),
    Topic.WORKSHOP: QT_TRANSLATE_NOOP("Trail", "Workshop and prices"),
}
TOPIC_ICONS: Mapping[Topic, str] = {
    Topic.BOOKINGS: "calendar-days",
    Topic.CUSTOMERS: "users",
    Topic.REQUESTS: "inbox",
    Topic.HOURS: "clock",
    Topic.MONEY: "credit-card",
    Topic.WAIVERS: "file-text",
    Topic.ACCESS: "key-round",
    Topic.WORKSHOP: "settings",
}

TIMED = frozenset({"moved", "placed"})
"""Steps whose detail is when the booking was and was put."""

STEPS: Mapping[str, str] = {
    "asked": QT_TRANSLATE_NOOP("Trail", "Asked for a mechanic at once"),
    "booked": QT_TRANSLATE_NOOP("Trail", "Booked"),
    "imported": QT_TRANSLATE_NOOP("Trail", "Taken over from another calendar"),
    "lost its slot": QT_TRANSLATE_NOOP("Trail", "Kept without a time"),
    "placed": QT_TRANSLATE_NOOP("Trail", "Given a time"),
    "moved": QT_TRANSLATE_NOOP("Trail", "Moved"),
    "corrected": QT_TRANSLATE_NOOP("Trail", "Details corrected"),
    "other bay": QT_TRANSLATE_NOOP("Trail", "Put in another bay"),
    "parked": QT_TRANSLATE_NOOP("Trail", "Parked without a time"),
    "extended": QT_TRANSLATE_NOOP("Trail", "Made longer"),
    "accepted": QT_TRANSLATE_NOOP("Trail", "Accepted by the mechanic"),
    "declined": QT_TRANSLATE_NOOP("Trail", "Declined by the mechanic"),
    "lapsed": QT_TRANSLATE_NOOP("Trail", "The mechanic did not answer in time"),
    "given up": QT_TRANSLATE_NOOP("Trail", "No mechanic was found"),
    "due": QT_TRANSLATE_NOOP("Trail", "About to begin"),
    "joined": QT_TRANSLATE_NOOP("Trail", "The customer is in the lobby"),
    "checked in": QT_TRANSLATE_NOOP("Trail", "Arrived"),
    "not here": QT_TRANSLATE_NOOP("Trail", "Not here after all"),
    "started": QT_TRANSLATE_NOOP("Trail", "Started"),
    "completed": QT_TRANSLATE_NOOP("Trail", "Done"),
    "force-ended": QT_TRANSLATE_NOOP("Trail", "Ended in the mechanic’s place"),
    "took place": QT_TRANSLATE_NOOP("Trail", "Took place without a time"),
    "cancelled": QT_TRANSLATE_NOOP("Trail", "Cancelled"),
    "did not come": QT_TRANSLATE_NOOP("Trail", "The customer did not come"),
    "came after all": QT_TRANSLATE_NOOP("Trail", "No-show taken back: the customer came"),
    "mechanic did not come": QT_TRANSLATE_NOOP("Trail", "The mechanic did not come"),
}

ENTRIES: Mapping[str, str] = {
    "offer.answer": QT_TRANSLATE_NOOP("Trail", "Offer answered"),
    "session.file": QT_TRANSLATE_NOOP("Trail", "Picture or paper attached"),
    "session.summary": QT_TRANSLATE_NOOP("Trail", "Summary written"),
    "session.rating": QT_TRANSLATE_NOOP("Trail", "Rated by the customer"),
    "reminders.on": QT_TRANSLATE_NOOP("Trail", "Reminders switched on"),
    "reminders.off": QT_TRANSLATE_NOOP("Trail", "Reminders switched off"),
    "confirmation.again": QT_TRANSLATE_NOOP("Trail", "Confirmation sent again"),
    "customer.create": QT_TRANSLATE_NOOP("Trail", "Customer added"),
    "customer.edit": QT_TRANSLATE_NOOP("Trail", "Customer corrected"),
    "customer.merge": QT_TRANSLATE_NOOP("Trail", "Two customers merged"),
    "vehicle.create": QT_TRANSLATE_NOOP("Trail", "Vehicle added"),
    "vehicle.edit": QT_TRANSLATE_NOOP("Trail", "Vehicle corrected"),
    "site.customer": QT_TRANSLATE_NOOP("Trail", "Customer came by the website"),
    "sms.consent": QT_TRANSLATE_NOOP("Trail", "Consent to text messages"),
    "favourite.add": QT_TRANSLATE_NOOP("Trail", "Favourite mechanic added"),
    "favourite.remove": QT_TRANSLATE_NOOP("Trail", "Favourite mechanic taken away"),
    "account.ask_link": QT_TRANSLATE_NOOP("Trail", "Link to a platform account asked for"),
    "account.ask_unlink": QT_TRANSLATE_NOOP("Trail", "End of the link to a platform account asked for"),
    "account.ask_bookings": QT_TRANSLATE_NOOP("Trail", "Own bookings asked for by email"),
    "account.link": QT_TRANSLATE_NOOP("Trail", "Linked to a platform account"),
    "account.unlink": QT_TRANSLATE_NOOP("Trail", "No longer linked to a platform account"),
    "account.bookings": QT_TRANSLATE_NOOP("Trail", "Own bookings seen"),
    "import.customers": QT_TRANSLATE_NOOP("Trail", "Customer list taken over"),
    "request.create": QT_TRANSLATE_NOOP("Trail", "Visit request taken down"),
    "request.confirm": QT_TRANSLATE_NOOP("Trail", "Visit confirmed"),
    "request.counter": QT_TRANSLATE_NOOP("Trail", "Other times offered"),
    "request.decline": QT_TRANSLATE_NOOP("Trail", "Visit request declined"),
    "request.withdraw": QT_TRANSLATE_NOOP("Trail", "Visit request withdrawn"),
    "request.expire": QT_TRANSLATE_NOOP("Trail", "The offered times were not answered"),
    "waitlist.join": QT_TRANSLATE_NOOP("Trail", "Put on the waitlist"),
    "waitlist.leave": QT_TRANSLATE_NOOP("Trail", "Taken off the waitlist"),
    "waitlist.book": QT_TRANSLATE_NOOP("Trail", "Booked from the waitlist"),
    "mechanic.hours": QT_TRANSLATE_NOOP("Trail", "Hours of a mechanic changed"),
    "mechanic.settings": QT_TRANSLATE_NOOP("Trail", "Settings of a mechanic changed"),
    "workshop.hours": QT_TRANSLATE_NOOP("Trail", "Opening hours changed"),
    "special_day.set": QT_TRANSLATE_NOOP("Trail", "Special day entered"),
    "special_day.remove": QT_TRANSLATE_NOOP("Trail", "Special day taken away"),
    "time_off.ask": QT_TRANSLATE_NOOP("Trail", "Time off entered"),
    "time_off.decide": QT_TRANSLATE_NOOP("Trail", "Time off answered"),
    "time_off.remove": QT_TRANSLATE_NOOP("Trail", "Time off taken back"),
    "calendar.subscribe": QT_TRANSLATE_NOOP("Trail", "Outside calendar subscribed to"),
    "calendar.remove": QT_TRANSLATE_NOOP("Trail", "Outside calendar taken away"),
    "presence.switch": QT_TRANSLATE_NOOP("Trail", "Accepting now switched"),
    "import.calendar": QT_TRANSLATE_NOOP("Trail", "Calendar taken over"),
    "lease.give": QT_TRANSLATE_NOOP("Trail", "Times for walk-ins kept for a computer"),
    "lease.give_back": QT_TRANSLATE_NOOP("Trail", "Time for walk-ins given back"),
    "checkout.start": QT_TRANSLATE_NOOP("Trail", "Payment begun"),
    "payment.by_hand": QT_TRANSLATE_NOOP("Trail", "Payment taken"),
    "payment.card": QT_TRANSLATE_NOOP("Trail", "Card payment asked for"),
    "session.quote": QT_TRANSLATE_NOOP("Trail", "Quote written"),
    "refund.beyond_policy": QT_TRANSLATE_NOOP("Trail", "Refund beyond the policy"),
    "refund.handed": QT_TRANSLATE_NOOP("Trail", "Refund handed over"),
    "refund.stopped": QT_TRANSLATE_NOOP("Trail", "Refund did not go through"),
    "credit.change": QT_TRANSLATE_NOOP("Trail", "Credit changed"),
    "money.export": QT_TRANSLATE_NOOP("Trail", "Transactions exported"),
    "waiver.receive": QT_TRANSLATE_NOOP("Trail", "Signed waiver received"),
    "waiver.quarantine": QT_TRANSLATE_NOOP("Trail", "Another waiver under the same number kept apart"),
    "waiver.read": QT_TRANSLATE_NOOP("Trail", "Waiver read"),
    "waiver.supersede": QT_TRANSLATE_NOOP("Trail", "Waiver superseded"),
    "waiver.hold": QT_TRANSLATE_NOOP("Trail", "Waiver held for a lawsuit"),
    "waiver.release": QT_TRANSLATE_NOOP("Trail", "Waiver no longer held"),
    "waiver.erase": QT_TRANSLATE_NOOP("Trail", "Waiver erased: its time is over"),
    "waiver_text.publish": QT_TRANSLATE_NOOP("Trail", "Waiver text published"),
    "auth.sign_in": QT_TRANSLATE_NOOP("Trail", "Signed in"),
    "auth.sign_out": QT_TRANSLATE_NOOP("Trail", "Signed out"),
    "auth.password_set": QT_TRANSLATE_NOOP("Trail", "Password set by a code"),
    "auth.token_late": QT_TRANSLATE_NOOP("Trail", "Sign-in renewed late"),
    "auth.token_reused": QT_TRANSLATE_NOOP("Trail", "Old sign-in used again: signed out to be safe"),
    "staff.password": QT_TRANSLATE_NOOP("Trail", "Password changed"),
    "staff.password_link": QT_TRANSLATE_NOOP("Trail", "Code for a password given"),
    "staff_member.create": QT_TRANSLATE_NOOP("Trail", "Person taken in"),
    "staff_member.edit": QT_TRANSLATE_NOOP("Trail", "Person changed"),
    "mechanic.create": QT_TRANSLATE_NOOP("Trail", "Mechanic’s profile made"),
    "mechanic.edit": QT_TRANSLATE_NOOP("Trail", "Mechanic’s profile changed"),
    "device.rename": QT_TRANSLATE_NOOP("Trail", "Computer renamed"),
    "device.revoke": QT_TRANSLATE_NOOP("Trail", "Computer’s access taken away"),
    "kiosk.code": QT_TRANSLATE_NOOP("Trail", "Code for a kiosk given"),
    "kiosk.enrol": QT_TRANSLATE_NOOP("Trail", "Kiosk let in by a code"),
    "device.key_kept": QT_TRANSLATE_NOOP("Trail", "Key of a computer’s data kept safe"),
    "device.key_given": QT_TRANSLATE_NOOP("Trail", "Key of a computer’s data given back"),
    "device.key_refused": QT_TRANSLATE_NOOP("Trail", "Key of a computer’s data refused"),
    "handover.begin": QT_TRANSLATE_NOOP("Trail", "Computer without access hands over what it had"),
    "handover.complete": QT_TRANSLATE_NOOP("Trail", "Computer without access has handed everything over"),
    "handover.review": QT_TRANSLATE_NOOP("Trail", "Decided on what a computer had handed over"),
    "changes.read_in": QT_TRANSLATE_NOOP("Trail", "File with changes read in"),
    "key.create": QT_TRANSLATE_NOOP("Trail", "Access key made"),
    "key.revoke": QT_TRANSLATE_NOOP("Trail", "Access key taken away"),
    "weekly_question.on": QT_TRANSLATE_NOOP("Trail", "Weekly question about hours switched on"),
    "weekly_question.off": QT_TRANSLATE_NOOP("Trail", "Weekly question about hours switched off"),
    "organization.edit": QT_TRANSLATE_NOOP("Trail", "Workshop’s details changed"),
    "bay.create": QT_TRANSLATE_NOOP("Trail", "Bay added"),
    "bay.edit": QT_TRANSLATE_NOOP("Trail", "Bay changed"),
    "plan.create": QT_TRANSLATE_NOOP("Trail", "Plan added"),
    "plan.edit": QT_TRANSLATE_NOOP("Trail", "Plan changed"),
    "policy.change": QT_TRANSLATE_NOOP("Trail", "Policy changed"),
    "listing.edit": QT_TRANSLATE_NOOP("Trail", "Listing of the workshop changed"),
    "platform.found": QT_TRANSLATE_NOOP("Trail", "Workshop set up"),
}


def what_words(what: str) -> str:
    """What was done."""
    known = STEPS.get(what) or ENTRIES.get(what)
    return QCoreApplication.translate("Trail", known) if known else what


def topic_of(what: str) -> Topic | None:
    """What such a line is about; of a newer server's nobody knows."""
    return next((topic for topic in Topic if what in words_of(topic)), None)


def topic_words(topic: Topic) -> str:
    """What lines are about."""
    return QCoreApplication.translate("Trail", TOPICS[topic])


def detail_words(what: str, detail: str, zone: tzinfo) -> str:
    """What the line says besides, where that is something to be read; codes that are not are left out."""
    detail = detail.strip()
    say = _DETAILS.get(what)
    try:
        if what in TIMED:
            return _from_to(detail, zone) if detail else ""
        return say(detail) if say is not None and detail else ""
    except ValueError:  # of a newer server
        return ""


def who_words(name: str, *, automatic: bool) -> str:
    """Who it was; ``automatic``: nobody of the staff."""
    if automatic:
        return QCoreApplication.translate("Trail", "by itself, or by the customer")
    return name or QCoreApplication.translate("Trail", "somebody")


def _from_to(detail: str, zone: tzinfo) -> str:
    """``Tue 24 Nov, 8:30 → 9:30``: the instants before and after, or where it was put alone."""
    instants = [int(each) for each in detail.split(" ")]
    first, last = instants[0], instants[-1]
    if first == last:
        return formats.moment(last, zone)
    same = formats.local(first, zone).date() == formats.local(last, zone).date()
    after = formats.time(last, zone) if same else formats.moment(last, zone)
    return f"{formats.moment(first, zone)} → {after}"


def _fields(detail: str) -> str:
    names = [name.strip() for name in detail.split(",")]
    return ", ".join(dict.fromkeys(field_words(name) for name in names if name in FIELDS))


def _minutes(detail: str) -> str:
    number, _, unit = detail.partition(" ")
    return formats.duration(int(number)) if unit == "min" else ""


def _cents(detail: str) -> str:
    return formats.money(int(detail.split(" ", 1)[0]))


def _paid(detail: str) -> str:
    """``card 2900 credit 0``: together."""
    _, money, _, credit = detail.split(" ")
    return formats.money(int(money) + int(credit))


def _decision(detail: str) -> str:
    translate = QCoreApplication.translate
    return {
        "approved": translate("Trail", "approved"),
        "declined": translate("Trail", "declined"),
        "accepting now": translate("Trail", "on"),
        "not accepting": translate("Trail", "off"),
    }.get(detail, "")


def _consent(detail: str) -> str:
    translate = QCoreApplication.translate
    given = detail.split(" ", 1)[0] == "given"
    return translate("Trail", "given") if given else translate("Trail", "withdrawn")


def _day(detail: str) -> str:
    return formats.date_words(date.fromisoformat(detail.split(" ", 1)[0]))


def _code(detail: str) -> str:
    return words.error_words(ErrorCode(detail))


def _reason(detail: str) -> str:
    return decline_words(DeclineReason(detail))


def _rows(detail: str) -> str:
    number = formats.number(int(detail.split(" ", 1)[0]))
    return QCoreApplication.translate("Trail", "%1 lines").replace("%1", number)


def _as_written(detail: str, most: int = 120) -> str:
    return detail if len(detail) <= most else f"{detail[: most - 1].rstrip()}…"


_DETAILS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("cancelled", "force-ended"), _as_written),
    **dict.fromkeys(
        ("corrected", "customer.edit", "customer.merge", "vehicle.edit", "mechanic.settings"), _fields
    ),
    **dict.fromkeys(("session.quote", "refund.beyond_policy", "refund.handed", "credit.change"), _cents),
    **dict.fromkeys(("payment.by_hand", "payment.card", "checkout.start"), _paid),
    **dict.fromkeys(("time_off.decide", "presence.switch"), _decision),
    **dict.fromkeys(("import.customers", "import.calendar", "money.export"), _rows),
    "extended": _minutes,
    "lost its slot": _code,
    "sms.consent": _consent,
    "special_day.set": _day,
    "request.decline": _reason,
}
"""Those whose detail can be read, and how."""
