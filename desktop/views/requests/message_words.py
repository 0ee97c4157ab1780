"""The text that a customer will be told, in their own language, whatever the window speaks.

What is said is ``presenters/request_told``'s; whether and when it goes out is the server's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from desktop.presenters.carriers import Reach
from desktop.presenters.request_told import Telling, Told
from desktop.theming import formats
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import fill, first_name
from desktop.views.customer_speech import Speech
from scheduling.visit_requests import DeclineReason

HELLO = QT_TRANSLATE_NOOP("Message", "Hello %1,")
CONFIRMED = QT_TRANSLATE_NOOP("Message", "%1 expects you on %2.")
WITH = QT_TRANSLATE_NOOP("Message", "%1 will look after your car.")
VEHICLE = QT_TRANSLATE_NOOP("Message", "Vehicle: %1.")
DEPOSIT = QT_TRANSLATE_NOOP("Message", "Please pay the deposit of %1; it counts against the price.")
QUOTE = QT_TRANSLATE_NOOP("Message", "Our written quote: %1 before tax.")
QUOTE_FOR = QT_TRANSLATE_NOOP("Message", "Our written quote: %1 before tax (%2).")
ADDRESS = QT_TRANSLATE_NOOP("Message", "Address: %1.")
COUNTERED = QT_TRANSLATE_NOOP("Message", "We cannot take you on %1. %2 offers you instead:")
PROPOSED = QT_TRANSLATE_NOOP("Message", "You asked for %1. %2 proposes:")
HELD = QT_TRANSLATE_NOOP("Message", "Kept for you until %1. Choose by the link in this message.")
HELD_ONLY = QT_TRANSLATE_NOOP("Message", "Kept for you until %1.")
DECLINED = QT_TRANSLATE_NOOP("Message", "%1 cannot take your visit of %2.")
CALL = QT_TRANSLATE_NOOP("Message", "Questions? Call us: %1.")
ZONED = QT_TRANSLATE_NOOP("Message", "%1 (%2 time)")
WHY: Mapping[DeclineReason, str] = {
    DeclineReason.NO_ROOM: QT_TRANSLATE_NOOP("Message", "We have no room at that time."),
    DeclineReason.NOT_OUR_WORK: QT_TRANSLATE_NOOP("Message", "It is not work that we do."),
    DeclineReason.NO_PARTS: QT_TRANSLATE_NOOP("Message", "The parts cannot be had at present."),
    DeclineReason.DUPLICATE: QT_TRANSLATE_NOOP(
        "Message", "You asked for the same visit twice; the other request stands."
    ),
    DeclineReason.UNREACHABLE: QT_TRANSLATE_NOOP("Message", "We could not reach you."),
}


class Say(Protocol):
    """A source text in the language of the message, with its values."""

    def __call__(self, source: str, *values: str) -> str: ...


def message_text(told: Told) -> str:
    """The whole message; empty where nothing is said."""
    if told.kind is Telling.NOTHING:
        return ""
    speech = Speech("Message", told.language)
    say = speech.say
    with speech.forms():
        lines = [say(HELLO, first_name(told.customer) or told.customer)]
        match told.kind:
            case Telling.CONFIRMED | Telling.ONCE_ACCEPTED:
                lines += _confirmed(told, say)
            case Telling.COUNTERED:
                lines += _countered(told, say)
            case Telling.DECLINED:
                lines += _declined(told, say)
        if told.shop_phone:
            lines.append(say(CALL, formats.phone(told.shop_phone)))
    return "\n".join(line for line in lines if line)


def way_words(told: Told) -> str:
    """How and in which language it reaches them, in the window's own language."""
    translate = QCoreApplication.translate
    if told.kind is Telling.NOTHING:
        return translate("Requests", "Nothing is sent: the customer said so.")
    if told.reach is Reach.NO_ADDRESS:
        return translate("Requests", "No email and no phone here: nobody else tells the customer.")
    french, english = translate("Requests", "in French"), translate("Requests", "in English")
    language = french if told.language == "fr" else english
    if told.reach is Reach.NOT_SET_UP:
        source = translate(
            "Requests", "The server is not set up to send messages: please tell the customer yourself, %1."
        )
    elif told.by_email and told.by_phone:
        source = translate("Requests", "By email, and by text if they agreed; %1.")
    elif told.by_email:
        source = translate("Requests", "By email; %1.")
    else:
        source = translate("Requests", "By text, if they agreed; %1.")
    return fill(source, language)


def heading_words(told: Told | None) -> str:
    """Above the letter: whether the customer gets it, or hears it from the workshop."""
    if told is not None and told.by_mouth:
        return QCoreApplication.translate("Requests", "What to tell the customer")
    return QCoreApplication.translate("Requests", "What the customer is told")


def sent_words(told: Told) -> str:
    """When it goes out; of what does not, nothing, but when somebody else answers first."""
    translate = QCoreApplication.translate
    if told.kind is Telling.ONCE_ACCEPTED and told.by_mouth:
        source = translate("Requests", "Not before %1 has accepted: until then nothing is settled.")
        return fill(source, first_name(told.mechanic))
    if told.kind is Telling.NOTHING or told.by_mouth:
        return ""
    unknown = told.reach is Reach.UNKNOWN
    if told.kind is Telling.ONCE_ACCEPTED:
        source = translate("Requests", "Sent once %1 has accepted.")
        if unknown:
            source = translate(
                "Requests", "Sent once %1 has accepted, if the server is set up to send messages."
            )
        return fill(source, first_name(told.mechanic))
    if unknown:
        return translate(
            "Requests", "Sent as soon as the server has your answer, if it is set up to send messages."
        )
    return translate("Requests", "Sent as soon as the server has your answer.")


def _confirmed(told: Told, say: Say) -> list[str]:
    starts = told.starts if told.starts is not None else told.wished
    lines = [say(CONFIRMED, told.shop, _when(told, starts, say))]
    if told.mechanic:
        lines.append(say(WITH, told.mechanic))
    if told.vehicle:
        lines.append(say(VEHICLE, told.vehicle))
    if told.quote_cents is not None:
        price = formats.money(told.quote_cents)
        lines.append(say(QUOTE_FOR, price, told.quote_text) if told.quote_text else say(QUOTE, price))
    if told.deposit_cents:
        lines.append(say(DEPOSIT, formats.money(told.deposit_cents)))
    if told.address:
        lines.append(say(ADDRESS, told.address))
    return lines


def _countered(told: Told, say: Say) -> list[str]:
    lines = [say(PROPOSED if told.could_be else COUNTERED, _day(told, told.wished), told.shop)]
    for starts, mechanic in told.times:
        who = f", {mechanic}" if mechanic else ""
        lines.append(f"•\u00a0{_day(told, starts)}{who}")
    if told.held_until is not None:
        lines.append(say(HELD_ONLY if told.by_mouth else HELD, _when(told, told.held_until, say)))
    return lines


def _declined(told: Told, say: Say) -> list[str]:
    why = say(WHY[told.reason]) if told.reason is not None and told.reason in WHY else ""
    return [say(DECLINED, told.shop, _day(told, told.wished)), why, told.words]


def _when(told: Told, at: int, say: Say) -> str:
    """With the workshop's zone named."""
    return say(ZONED, _day(told, at), told.zone_place)


def _day(told: Told, at: int) -> str:
    return formats.moment_within(at, told.zone)
