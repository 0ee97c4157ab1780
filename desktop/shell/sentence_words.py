"""What the field for a booking in one sentence says of its parts and choices, in the language in use."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.presenters.booking_choices import MechanicChoice, PlanChoice
from desktop.presenters.booking_draft import Assigned
from desktop.presenters.booking_times import Time
from desktop.presenters.quick_add import ADVICE
from desktop.presenters.quick_add_model import Standing, Understood
from desktop.presenters.sentence.cars import NO_CAR
from desktop.presenters.sentence.day_doubt import DayDoubt, Doubt
from desktop.presenters.sentence.parts import Part
from desktop.theming import formats, words
from desktop.views.booking import phrases
from scheduling.concern import LEAST_CONCERN
from scheduling.records import Customer, Mechanic, Vehicle
from scheduling.vocabulary import ServiceType, VisitKind

PART_ICONS = {
    Part.CUSTOMER: "user",
    Part.VEHICLE: "car",
    Part.SERVICE: "wrench",
    Part.KIND: "users",
    Part.DAY: "calendar",
    Part.TIME: "clock",
    Part.LENGTH: "timer",
    Part.MECHANIC: "hammer",
    Part.BAY: "warehouse",
}
STANDING_ICONS = {Standing.CHOOSE: "list-filter", Standing.WRONG: "circle-alert", Standing.MISSING: "plus"}


def part_name(part: Part) -> str:
    """What is shown there."""
    translate = QCoreApplication.translate
    return {
        Part.CUSTOMER: translate("Sentence", "Customer"),
        Part.VEHICLE: translate("Sentence", "Vehicle"),
        Part.SERVICE: translate("Sentence", "Service"),
        Part.KIND: translate("Sentence", "Kind of visit"),
        Part.DAY: translate("Sentence", "Day"),
        Part.TIME: translate("Sentence", "Time"),
        Part.LENGTH: translate("Sentence", "Length"),
        Part.MECHANIC: translate("Sentence", "Mechanic"),
        Part.BAY: translate("Sentence", "Bay"),
    }[part]


def _which(part: Part) -> str:
    """Several are meant."""
    translate = QCoreApplication.translate
    return {
        Part.CUSTOMER: translate("Sentence", "Which customer?"),
        Part.VEHICLE: translate("Sentence", "Which vehicle?"),
        Part.MECHANIC: translate("Sentence", "Which mechanic?"),
        Part.DAY: translate("Sentence", "Which day?"),
        Part.TIME: translate("Sentence", "Which time?"),
    }.get(part) or translate("Sentence", "Which plan?")


def _lacks(part: Part) -> str:
    """Nothing is known of it."""
    translate = QCoreApplication.translate
    return {
        Part.CUSTOMER: translate("Sentence", "No customer yet"),
        Part.VEHICLE: translate("Sentence", "No vehicle yet"),
        Part.SERVICE: translate("Sentence", "No service yet"),
        Part.DAY: translate("Sentence", "No day yet"),
        Part.TIME: translate("Sentence", "No time yet"),
        Part.LENGTH: translate("Sentence", "No plan yet"),
    }.get(part) or translate("Sentence", "Nobody for it")


def part_words(now: Understood, part: Part, mechanic: Mechanic | None, zone: tzinfo) -> str:
    """What its chip says."""
    translate = QCoreApplication.translate
    how = now.standing[part]
    if part is Part.VEHICLE and now.strange_car != NO_CAR:
        if how is Standing.CHOOSE:
            return phrases.say(translate("Sentence", "%1: none of theirs"), _car(now))
        if now.new_vehicle:
            return new_vehicle_words(now)
    if how is Standing.CHOOSE:
        return _which(part)
    if how is Standing.WRONG and part is Part.CUSTOMER:
        return phrases.say(translate("Sentence", "Nobody has %1"), now.reading.phone)
    said = _said(now, part, mechanic, zone)
    if how is Standing.MISSING or not said:
        new = now.reading.newcomer if part is Part.CUSTOMER else None
        return (
            _lacks(part) if new is None else phrases.say(translate("Booking", "New customer: %1"), new.name)
        )
    said = formats.capital(said) if part in {Part.SERVICE, Part.KIND, Part.DAY} else said
    return phrases.say(translate("Sentence", "%1 (usual)"), said) if how is Standing.ASSUMED else said


def new_vehicle_words(now: Understood) -> str:
    """The one that was named, which is not noted yet."""
    return phrases.say(QCoreApplication.translate("Sentence", "New vehicle: %1"), _car(now))


def _car(now: Understood) -> str:
    return now.strange_car.named or now.strange_car.plate


def _said(now: Understood, part: Part, mechanic: Mechanic | None, zone: tzinfo) -> str:  # noqa: PLR0911 one a part
    draft = now.draft
    match part:
        case Part.CUSTOMER:
            return draft.customer.name if draft.customer is not None else ""
        case Part.VEHICLE:
            advice = QCoreApplication.translate("Booking", "just advice") if draft.just_advice else ""
            return phrases.vehicle_short(draft.vehicle) if draft.vehicle is not None else advice
        case Part.SERVICE:
            return words.service_words(draft.service_type) if draft.service_type is not None else ""
        case Part.KIND:
            return words.kind_words(draft.kind) if draft.kind is not None else ""
        case Part.DAY:
            return formats.day_near(now.day, now.today) if now.day is not None else ""
        case Part.TIME:
            return formats.time(now.time.starts, zone) if now.time is not None else ""
        case Part.LENGTH:
            return formats.duration(draft.minutes) if draft.minutes else ""
        case Part.MECHANIC:
            if draft.assigned is Assigned.NAMED:
                return mechanic.name if mechanic is not None else ""
            return phrases.assigned_words(draft.assigned) if draft.assigned is not None else ""
        case Part.BAY:
            return now.reading.bay.name if now.reading.bay is not None else ""


def spoken(now: Understood, part: Part, mechanic: Mechanic | None, zone: tzinfo) -> str:
    """The same for a screen reader: which part it is, and how sure."""
    said = part_words(now, part, mechanic, zone)
    return phrases.say(QCoreApplication.translate("Sentence", "%1: %2"), part_name(part), said)


def choice_words(value: Any, detail: str, today: date | None) -> str:  # noqa: PLR0911 one kind of value each
    """What a button says that chooses this; ``detail`` tells customers of one name apart."""
    translate = QCoreApplication.translate
    match value:
        case Customer():
            return " · ".join(part for part in (value.name, detail) if part)
        case Vehicle():
            return " · ".join(part for part in (phrases.vehicle_long(value), value.plate) if part)
        case ServiceType():
            return formats.capital(words.service_words(value))
        case VisitKind():
            return formats.capital(words.kind_words(value))
        case date():
            return formats.capital(formats.day_near(value, today))
        case PlanChoice():
            said = phrases.plan_name(value.plan), formats.duration(value.minutes)
            return " · ".join((*said, phrases.price_words(value.price_cents)))
        case MechanicChoice():
            return (
                value.mechanic.name if value.mechanic is not None else phrases.assigned_words(value.assigned)
            )
        case _ if value == ADVICE:
            return formats.capital(translate("Booking", "just advice"))
    return str(value)


def minutes_words(part: Part, value: int) -> str:
    """A length, or a time of the day."""
    return formats.duration(value) if part is Part.LENGTH else formats.minute(value)


def verdict(now: Understood, mechanic: Mechanic | None, zone: tzinfo) -> tuple[bool, str]:
    """Whether the time is free, and what to say of it; empty while there is none."""
    translate = QCoreApplication.translate
    if now.day_doubt is not None:
        return False, _day_words(now, now.day_doubt)
    if now.time is None:
        if now.standing[Part.TIME] is Standing.WRONG and now.day is not None:
            none = translate("Sentence", "%1: nothing is free then")
            return False, phrases.say(none, formats.capital(formats.day_near(now.day, now.today)))
        return True, ""
    when = formats.capital(formats.moment_near(now.time.starts, zone, now.today))
    if not now.time.free:
        why = words.refusal_words(now.time.refusals[0], zone)
        return False, phrases.say(translate("Booking", "%1: %2"), when, why)
    if now.time.ends <= now.time.starts:
        return True, ""
    free = translate("Sentence", "%1 is free, until %2")
    said = phrases.say(free, when, formats.time(now.time.ends, zone))
    if mechanic is not None and now.draft.assigned is Assigned.ANY:
        said = phrases.say(translate("Sentence", "%1, with %2"), said, mechanic.name)
    return True, said


def _day_words(now: Understood, doubt: DayDoubt) -> str:
    """Why somebody has to choose the day."""
    translate = QCoreApplication.translate
    days = [formats.day_near(day, now.today) for day in doubt.days]
    match doubt.doubt:
        case Doubt.PAST:
            past = formats.day_near(now.day, now.today) if now.day is not None else doubt.said
            return phrases.say(translate("Sentence", "%1 is past: choose the day."), formats.capital(past))
        case Doubt.NONE:
            return phrases.say(translate("Sentence", "There is no “%1”: choose the day."), doubt.said)
    if len(days) == 1:
        return phrases.say(translate("Sentence", "“%1” may be %2: choose the day."), doubt.said, *days)
    return phrases.say(translate("Sentence", "“%1” may be %2 or %3: choose the day."), doubt.said, *days)


def nearest_words(time: Time, zone: tzinfo, today: date | None) -> str:
    """A free time on its button."""
    return formats.capital(formats.moment_near(time.starts, zone, today))


def concern_words(now: Understood) -> str:
    """What the mechanic will read, and whether that is enough."""
    translate = QCoreApplication.translate
    concern = now.draft.concern
    if not concern:
        return translate("Sentence", "Nothing is said yet of what is wrong.")
    said = phrases.say(translate("Sentence", "Concern: %1"), concern)
    if len(concern) < LEAST_CONCERN:
        short = translate("Sentence", "%1 (a few words more are needed)")
        return phrases.say(short, said)
    return said


def upcoming_words(now: Understood, zone: tzinfo) -> str:
    """That the customer has a booking already: who books all the same wants another one."""
    if now.upcoming is None or now.upcoming.starts is None:
        return ""
    text = QCoreApplication.translate("Sentence", "Has a booking already: %1. Enter books another one.")
    return phrases.say(text, formats.moment_near(now.upcoming.starts, zone, now.today))
