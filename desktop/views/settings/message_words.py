"""What each message is called, when it goes out, and what quiet hours do to it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.server_setup import Planned
from desktop.presenters.typed_values import Unit, in_seconds
from desktop.theming import formats
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.settings.form_words import number_words
from scheduling.message_kinds import REMINDERS, Audience, Channel, Holding, MessageKind, MessageSettings


def message_title(kind: MessageKind) -> str:
    """In a few words."""
    translate, known = QCoreApplication.translate, MessageKind
    return {
        known.CONFIRMATION: translate("Messages", "Confirmation, with the invitation"),
        known.CONFIRMATION_AGAIN: translate("Messages", "Confirmation, sent again"),
        known.DAY_BEFORE: translate("Messages", "First reminder"),
        known.HOUR_BEFORE: translate("Messages", "Second reminder, with the waiver"),
        known.SIGN_AND_JOIN: translate("Messages", "Sign and join"),
        known.MOVED: translate("Messages", "Moved"),
        known.CANCELLED: translate("Messages", "Cancelled"),
        known.COUNTERED: translate("Messages", "Other times are offered"),
        known.DECLINED: translate("Messages", "Declined"),
        known.REFUNDED: translate("Messages", "Refunded"),
        known.WAITLIST_JOINED: translate("Messages", "On the waitlist"),
        known.WAITLIST_FREE: translate("Messages", "A time is held for who waited"),
        known.RECEIPT: translate("Messages", "Receipt"),
        known.WAIVER_COPY: translate("Messages", "Copy of the waiver"),
        known.HOW_WAS_IT: translate("Messages", "How was it?"),
        known.NEW_REQUEST: translate("Messages", "New request"),
        known.NEW_OFFER: translate("Messages", "New offer"),
        known.CUSTOMER_WAITING: translate("Messages", "A customer is waiting"),
        known.STAFF_CANCELLED: translate("Messages", "Cancelled, to staff"),
        known.WEEKLY_HOURS: translate("Messages", "Are your hours right?"),
        known.ACCOUNT_LINK: translate("Messages", "Link to the own bookings"),
    }[kind]


def planned_words(planned: Planned, settings: MessageSettings) -> str:
    """When, to whom of staff, over which channels, and what quiet hours do."""
    return DOT.join(
        part
        for part in (_when(planned.kind, settings), _whom(planned), _channels(planned), _quiet(planned))
        if part
    )


def _when(kind: MessageKind, settings: MessageSettings) -> str:
    translate = QCoreApplication.translate
    if kind in REMINDERS:
        return fill(translate("Messages", "%1 before the start"), _span(settings.before(kind)))
    if kind is MessageKind.HOW_WAS_IT:
        return fill(translate("Messages", "%1 after the end"), _span(settings.how_was_it_after))
    if kind is MessageKind.WEEKLY_HOURS:
        return fill(
            translate("Messages", "once a week, at %1, if wanted"), formats.minute(settings.weekly_minute)
        )
    if kind is MessageKind.CONFIRMATION_AGAIN:
        return translate("Messages", "when somebody at the desk asks for it")
    return translate("Messages", "when it happens")


def _span(seconds: int) -> str:
    return number_words(seconds, in_seconds(Unit.HOURS, seconds))


def _whom(planned: Planned) -> str:
    translate = QCoreApplication.translate
    names = {
        Audience.DESK: translate("Messages", "to owner and reception"),
        Audience.MECHANIC: translate("Messages", "to the mechanic"),
    }
    return ", ".join(words for audience, words in names.items() if audience in planned.audiences)


def _channels(planned: Planned) -> str:
    translate = QCoreApplication.translate
    if Channel.SMS in planned.channels:
        return translate("Messages", "email, SMS with consent")
    return translate("Messages", "email")


def _quiet(planned: Planned) -> str:
    translate = QCoreApplication.translate
    return {
        Holding.ALL: translate("Messages", "waits for the morning"),
        Holding.SMS_ONLY: translate("Messages", "SMS waits for the morning")
        if len(planned.channels) > 1
        else "",
        Holding.NONE: translate("Messages", "also in quiet hours"),
    }[planned.holding]
