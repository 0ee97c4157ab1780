"""The words of the My work screen: the switch in words, an offer's lines, what is ahead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.asking import TAKEN_THEN, UNREACHABLE
from desktop.presenters.work_model import Asked, OfferBoard, Switch, WorkOffer, WorkVisit
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.errors import ErrorCode
from scheduling.offers import Closing
from scheduling.vocabulary import SessionState, VisitKind

LITTLE = 60
"""Seconds from which the end of the time to answer is near."""
HOUR = 3600

CLOSINGS: Mapping[Closing, str] = {
    Closing.TAKEN: QT_TRANSLATE_NOOP("Work", "Another mechanic was quicker."),
    Closing.LAPSED: QT_TRANSLATE_NOOP("Work", "Its time to answer is over."),
    Closing.WITHDRAWN: QT_TRANSLATE_NOOP("Work", "It was cancelled, or goes to another time."),
}


def trouble_words(code: str) -> str:
    """Why something that the server alone can do did not work."""
    translate = QCoreApplication.translate
    if not code:
        return ""
    said = {
        UNREACHABLE: translate("Work", "The server does not answer. Nothing was changed."),
        TAKEN_THEN: translate("Work", "You have something else at that time."),
        ErrorCode.NOT_AVAILABLE: translate("Work", "You have something else at that time."),
        ErrorCode.SLOT_TAKEN: translate("Work", "Another mechanic was quicker."),
        ErrorCode.GONE: translate("Work", "Nobody can answer this offer any more."),
        ErrorCode.ILLEGAL_TRANSITION: translate("Work", "Nobody can answer this offer any more."),
    }
    return said.get(code) or words.error_words(code)


def switch_state(switch: Switch) -> tuple[str, str, str]:
    """Icon, word and colour of how the switch stands."""
    translate = QCoreApplication.translate
    if switch.away:
        return "cloud-off", translate("Work", "no server"), "wait"
    if switch.wanted is not None or switch.on is None:
        return "loader-circle", translate("Work", "asking"), "wait"
    if switch.on:
        return "check", translate("Work", "on"), "done"
    return "moon", translate("Work", "off"), "wait"


def switch_words(switch: Switch) -> str:
    """What that means."""
    translate = QCoreApplication.translate
    if switch.away:
        return _away_words(on=switch.on)
    if switch.wanted is not None:
        return (
            translate("Work", "Turning it on …") if switch.wanted else translate("Work", "Turning it off …")
        )
    if switch.on is None:
        return translate("Work", "Asking the server …")
    if switch.on:
        return translate(
            "Work",
            "Sessions that begin at once are offered to you while this program runs and the server hears it.",
        )
    return translate("Work", "No session that begins at once is offered to you. Being off costs you nothing.")


def _away_words(*, on: bool | None) -> str:
    translate = QCoreApplication.translate
    if on:
        return translate(
            "Work",
            "The server is out of reach, so nothing new is offered to you. It was on, and is again when the server"
            " answers.",
        )
    if on is None:
        return translate(
            "Work", "The server is out of reach: it cannot be turned on now. Being off costs you nothing."
        )
    return translate(
        "Work",
        "It is off, and cannot be turned on while the server is out of reach. Being off costs you nothing.",
    )


def when_words(offer: WorkOffer, zone: tzinfo) -> str:
    """``Tue 24 Nov, 10:00–11:00``, or that it begins at once."""
    if offer.starts is None:
        return fill(QCoreApplication.translate("Work", "At once, %1"), formats.duration(offer.minutes))
    day = formats.capital(formats.day_at(offer.starts, zone))
    return f"{day}, {formats.time_range(offer.starts, offer.starts + offer.minutes * 60, zone)}"


def left_words(offer: WorkOffer, now: int) -> str:
    """The countdown to the end of the time to answer."""
    if offer.asked is Asked.SENDING:
        return QCoreApplication.translate("Work", "sending your answer …")
    if offer.until is None:
        return ""
    seconds = max(0, offer.until - now)
    left = formats.countdown(seconds) if seconds < HOUR else formats.duration(seconds // 60)
    return fill(QCoreApplication.translate("Work", "%1 to answer"), left)


def is_soon(offer: WorkOffer, now: int) -> bool:
    """Whether the time to answer is nearly over."""
    return offer.until is not None and offer.until - now < LITTLE


def vehicle_words(offer: WorkOffer) -> str:
    """The vehicle and how far it has gone; that there is none is said too."""
    if not offer.vehicle:
        return QCoreApplication.translate("Work", "No vehicle: just advice")
    if offer.odometer_km is None:
        return offer.vehicle
    return f"{offer.vehicle}{DOT}{formats.number(offer.odometer_km)} km"


def payout_words(offer: WorkOffer, board: OfferBoard) -> str:
    """What is paid for it, and to whom; empty while only the server knows."""
    if offer.payout_cents is None:
        return ""
    translate = QCoreApplication.translate
    if not offer.payout_cents and offer.visit is VisitKind.IN_PERSON:
        return translate("Work", "price agreed at the workshop")
    money = formats.money(offer.payout_cents, board.currency)
    if board.to_workshop:
        return fill(translate("Work", "%1 to the workshop"), money)
    return fill(translate("Work", "%1 to you"), money)


def kind_words(offer: WorkOffer) -> str:
    """``Video``."""
    return formats.capital(words.kind_words(offer.visit))


def contact_words(offer: WorkOffer) -> list[str]:
    """How an accepted one's customer is reached, and the plate."""
    if offer.contact is None:
        return []
    found = (formats.phone(offer.contact.phone), offer.contact.email, offer.contact.plate)
    return [part for part in found if part]


def ended_words(offer: WorkOffer) -> str:
    """Why an offer ended without this person's answer."""
    if offer.closing is None:
        return QCoreApplication.translate("Work", "Nobody can answer this offer any more.")
    return QCoreApplication.translate("Work", CLOSINGS[offer.closing])


def offer_aloud(offer: WorkOffer, board: OfferBoard, zone: tzinfo) -> str:
    """All of an open offer in a sentence; by when it is to be answered as a time, which stands still."""
    translate = QCoreApplication.translate
    until = ""
    if offer.until is not None:
        until = fill(translate("Work", "to answer until %1"), formats.time(offer.until, zone))
    parts = [
        fill(translate("Work", "Offer: %1"), when_words(offer, zone)),
        kind_words(offer),
        vehicle_words(offer),
        " ".join(offer.concern.split()),
        offer.city,
        payout_words(offer, board),
        until,
    ]
    return ", ".join(part.replace(DOT, ", ") for part in parts if part)


def age_words(board: OfferBoard, switch: Switch, zone: tzinfo) -> str:
    """Of when the offers are, where that is not now; and that the server did not tell."""
    translate = QCoreApplication.translate
    if board.code and board.code != UNREACHABLE:
        return words.error_words(board.code)
    if not switch.away and not board.code:
        return ""
    if board.known_at is None:
        return translate(
            "Work",
            "The server has not told of your offers yet: bookings offered to you that are known here are shown.",
        )
    source = translate("Work", "As the server told at %1: there may be others by now.")
    return fill(source, formats.time(board.known_at, zone))


def nothing_words(switch: Switch) -> str:
    """What to expect where no offer waits."""
    translate = QCoreApplication.translate
    if switch.on:
        return translate(
            "Work",
            "No offers. You accept now: what begins at once and suits you shows up here, and so do bookings that"
            " wait for your yes.",
        )
    return translate(
        "Work",
        "No offers. When you accept now, sessions that begin at once are offered here. Bookings that wait for"
        " your yes show up in any case.",
    )


def day_words(day: date, today: date) -> str:
    """``Today, Monday 15 June``."""
    translate = QCoreApplication.translate
    if day - today not in {timedelta(0), timedelta(days=1)}:
        return formats.day_long(day)
    near = translate("Work", "Today, %1") if day == today else translate("Work", "Tomorrow, %1")
    return fill(near, formats.day_within(day))


def visit_customer(visit: WorkVisit) -> str:
    """Whose it is."""
    return visit.customer or QCoreApplication.translate("Work", "Customer")


def visit_detail(visit: WorkVisit) -> str:
    """Vehicle, and what is done or said."""
    translate = QCoreApplication.translate
    what = translate("Work", "just advice") if visit.just_advice else words.service_words(visit.service)
    return formats.capital(DOT.join(part for part in (visit.vehicle, what) if part))


def visit_place(visit: WorkVisit) -> str:
    """Where it is, or how one meets."""
    if visit.visit is VisitKind.IN_PERSON:
        return visit.bay or formats.capital(words.kind_words(visit.visit))
    said = formats.capital(words.kind_words(visit.visit))
    return f"{said}{DOT}{QCoreApplication.translate('Work', 'immediate')}" if visit.immediate else said


def visit_time(visit: WorkVisit, day: date, zone: tzinfo) -> str:
    """``9:00–10:00``; of another day than the one it stands under with that day's name."""
    span = formats.time_range(visit.starts, visit.ends, zone)
    its_day = formats.local(visit.starts, zone).date()
    return span if its_day == day else f"{formats.capital(formats.weekday(its_day, short=True))} {span}"


def visit_aloud(visit: WorkVisit, day: date, zone: tzinfo) -> str:
    """All of a line in a sentence."""
    waits = QCoreApplication.translate("Work", "waiting for the server") if visit.waiting else ""
    parts = [
        visit_time(visit, day, zone),
        visit_customer(visit),
        words.state_words(visit.state),
        waits,
        visit_place(visit),
        visit_detail(visit),
        " ".join(visit.concern.split()),
    ]
    return ", ".join(part.replace(DOT, ", ") for part in parts if part)


def is_over(visit: WorkVisit) -> bool:
    """Whether nothing is left to do on the day itself."""
    return visit.state in {SessionState.COMPLETED, SessionState.NO_SHOW}
