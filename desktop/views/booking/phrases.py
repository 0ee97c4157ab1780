"""The booking wizard's words for the flow's codes, in the language in use. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.presenters.booking_draft import Assigned, Draft, Step
from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.presenters.booking_hold import HoldState
from desktop.presenters.booking_vehicle import OLDEST, VehicleProblem, newest
from desktop.presenters.customer_form import Problem
from desktop.theming import formats, words
from scheduling.commands import Alternative
from scheduling.concern import LEAST_CONCERN
from scheduling.parts_of_day import Part
from scheduling.records import Customer, Plan, Vehicle
from scheduling.vocabulary import VisitKind


def say(source: str, *values: object) -> str:
    """Fill ``%1`` … of an already translated text."""
    for place, value in enumerate(values, start=1):
        source = source.replace(f"%{place}", str(value))
    return source


def step_title(step: Step) -> str:  # noqa: PLR0911 one title a step
    translate = QCoreApplication.translate
    match step:
        case Step.KIND:
            return translate("Booking", "Kind of visit")
        case Step.CUSTOMER:
            return translate("Booking", "Customer, vehicle")
        case Step.PLAN:
            return translate("Booking", "Plan")
        case Step.MECHANIC:
            return translate("Booking", "Mechanic")
        case Step.TIME:
            return translate("Booking", "Time")
        case Step.CONCERN:
            return translate("Booking", "Concern")
        case Step.REVIEW:
            return translate("Booking", "Review")


def step_value(flow: BookingFlow, step: Step) -> tuple[str, ...]:  # noqa: PLR0911 one answer a step
    """What was chosen there, for the list of steps, in the parts that stay together; empty when nothing was."""
    draft = flow.draft
    match step:
        case Step.KIND:
            return (formats.capital(words.kind_words(draft.kind)),) if draft.kind else ()
        case Step.CUSTOMER:
            return customer_parts(draft)
        case Step.PLAN:
            return plan_parts(draft) if draft.minutes else ()
        case Step.MECHANIC:
            return (mechanic_value(flow),)
        case Step.TIME:
            if draft.starts is None:
                return ()
            bay = bay_name(flow, draft.bay_id) if draft.kind in {None, VisitKind.IN_PERSON} else ""
            return *formats.moment_parts(draft.starts, flow.source.zone()), *((bay,) if bay else ())
        case Step.CONCERN:
            return (formats.capital(words.service_words(draft.service_type)),) if draft.service_type else ()
        case Step.REVIEW:
            return ()


def customer_parts(draft: Draft) -> tuple[str, ...]:
    """Who, and with which car."""
    if draft.customer is None:
        return ()
    if draft.just_advice:
        return draft.customer.name, QCoreApplication.translate("Booking", "just advice")
    if draft.vehicle is None:
        return (draft.customer.name,)
    return draft.customer.name, vehicle_long(draft.vehicle)


def vehicle_short(vehicle: Vehicle) -> str:
    """``CR-V 2017``."""
    model = vehicle.model if any(letter.isalpha() for letter in vehicle.model) else ""
    named = model or " ".join(part for part in (vehicle.make, vehicle.model) if part)  # a Mazda 3 is no "3"
    parts = [named or vehicle.plate, str(vehicle.year or "")]
    return " ".join(part for part in parts if part) or vehicle.vin


def vehicle_long(vehicle: Vehicle) -> str:
    """``Honda CR-V 2017``."""
    parts = [vehicle.make, vehicle.model, str(vehicle.year or "")]
    return " ".join(part for part in parts if part) or vehicle.plate or vehicle.vin


def vehicle_detail(vehicle: Vehicle) -> str:
    """Plate, kilometres, VIN."""
    distance = f"{formats.number(vehicle.odometer_km)} km" if vehicle.odometer_km else ""
    shown = vehicle_long(
        vehicle
    )  # where nothing else is known of it, the plate or the VIN stands there already
    return " · ".join(part for part in (vehicle.plate, distance, vehicle.vin) if part and part != shown)


def customer_detail(customer: Customer, vehicles: Sequence[Vehicle]) -> str:
    """Phone, or email, and the first vehicles with their plates: the line under a name."""
    cars = [" ".join(dict.fromkeys(filter(None, (vehicle_long(car), car.plate)))) for car in vehicles[:2]]
    contact = formats.phone(customer.phone) or customer.email
    return " · ".join(part for part in (contact, *dict.fromkeys(cars)) if part)


def plan_name(plan: Plan | None) -> str:
    if plan is None:
        return QCoreApplication.translate("Booking", "Workshop visit")
    return plan.name_fr if formats.language() == "fr" else plan.name_en


def plan_parts(draft: Draft) -> tuple[str, str]:
    """Which, and how long."""
    return plan_name(draft.plan), formats.duration(draft.minutes or 0)


def price_words(cents: int | None) -> str:
    translate = QCoreApplication.translate
    if cents is None:
        return translate("Booking", "Price in the shop")
    return formats.money(cents) if cents else translate("Booking", "Free")


def price_beside(name: str, cents: int | None) -> str:
    """The same beside the plan's name; empty where that says it already."""
    said = price_words(cents)
    return "" if said.casefold() == name.strip().casefold() else said


def assigned_words(assigned: Assigned) -> str:
    translate = QCoreApplication.translate
    if assigned is Assigned.ANY:
        return translate("Booking", "Any mechanic")
    return translate("Booking", "No mechanic yet")


def mechanic_value(flow: BookingFlow) -> str:
    draft = flow.draft
    if draft.assigned is None:
        return ""
    row = flow.mechanic(draft.mechanic_id)
    if row is None:
        return assigned_words(draft.assigned)
    if draft.assigned is Assigned.ANY:
        return say(QCoreApplication.translate("Booking", "Any: %1"), row.name)
    return row.name


def mechanic_at_last(flow: BookingFlow) -> str:
    """Who it will be, where any would have done."""
    row = flow.mechanic(flow.draft.mechanic_id)
    if row is None or flow.draft.assigned is not Assigned.ANY:
        return mechanic_value(flow)
    return say(QCoreApplication.translate("Booking", "%1, who is free then (any would do)"), row.name)


def bay_name(flow: BookingFlow, bay_id: UUID | None) -> str:
    """Of one of the shop's bays."""
    return next((row.name for row in flow.source.bays() if row.id == bay_id), "")


def bay_value(flow: BookingFlow) -> str:
    """Where a visit in person is to stand: wished, never promised."""
    bay = bay_name(flow, flow.draft.bay_id)
    if not bay:
        return QCoreApplication.translate("Booking", "any bay")
    return say(QCoreApplication.translate("Booking", "%1 if it is free"), bay)


def bay_at_last(flow: BookingFlow) -> str:
    """The same once a time is chosen: where none was wished, the one in which the server holds it."""
    held = "" if bay_name(flow, flow.draft.bay_id) else bay_name(flow, flow.hold.bay_id)
    return say(QCoreApplication.translate("Booking", "%1, held"), held) if held else bay_value(flow)


def part_words(part: Part) -> str:
    translate = QCoreApplication.translate
    match part:
        case Part.MORNING:
            return translate("Booking", "Morning")
        case Part.AFTERNOON:
            return translate("Booking", "Afternoon")
        case Part.EVENING:
            return translate("Booking", "Evening")


def looked_for(typed: str) -> str:
    """A name that was typed before the customer is asked for."""
    said = QCoreApplication.translate("Booking", "“%1” is looked for once the kind of visit is chosen.")
    return say(said, typed)


def missing_words(missing: Missing) -> str:  # noqa: PLR0911 one sentence a code
    """Why the step can not be left, as a sentence."""
    translate = QCoreApplication.translate
    match missing:
        case Missing.KIND:
            return translate("Booking", "Choose the kind of visit.")
        case Missing.CUSTOMER:
            return translate("Booking", "Choose a customer or add a new one.")
        case Missing.VEHICLE:
            return translate("Booking", "Choose the vehicle, or “Just advice”.")
        case Missing.PLAN:
            return translate("Booking", "Choose a plan.")
        case Missing.PLAN_CHANGED:
            return translate("Booking", "The plan has changed: look at its price and length again.")
        case Missing.MECHANIC:
            return translate("Booking", "Choose who does the work.")
        case Missing.TIME:
            return translate("Booking", "Choose a time.")
        case Missing.TIME_TAKEN:
            return translate("Booking", "The chosen time is not free. Choose another.")
        case Missing.SERVICE:
            return translate("Booking", "Choose the kind of work.")
        case Missing.CONCERN:
            return short_words(LEAST_CONCERN)
        case Missing.CATEGORY:
            return translate("Booking", "Say in a word or two what it is about.")


def least_words(least: int) -> str:
    """What is said under a concern that is too short yet."""
    if least < LEAST_CONCERN:
        return _no_shorter()
    return say(
        QCoreApplication.translate("Booking", "At least %1 characters, so that the mechanic can prepare."),
        least,
    )


def short_words(least: int) -> str:
    """What stops whoever goes on with a concern that is too short."""
    if least < LEAST_CONCERN:
        return _no_shorter()
    return say(
        QCoreApplication.translate("Booking", "Describe the concern in at least %1 characters."), least
    )


def _no_shorter() -> str:
    return QCoreApplication.translate("Booking", "It may stay as short as it was, but not become shorter.")


def customer_problem(problem: Problem) -> str:
    translate = QCoreApplication.translate
    match problem:
        case Problem.NAME_MISSING:
            return translate("Booking", "Enter the name.")
        case Problem.PHONE_MISSING:
            return translate("Booking", "Enter a number: the mechanic calls the customer.")
        case Problem.PHONE_WRONG:
            return translate("Booking", "This is not a complete phone number.")
        case Problem.PHONE_LONG:
            return translate("Booking", "This phone number has too many digits.")
        case Problem.EMAIL_WRONG:
            return translate("Booking", "This is not an email address.")


def vehicle_problem(problem: VehicleProblem, this_year: int) -> str:
    translate = QCoreApplication.translate
    match problem:
        case VehicleProblem.NOTHING_ENTERED:
            return translate("Booking", "Enter at least the make, the model, the plate or the VIN.")
        case VehicleProblem.YEAR_WRONG:
            range_ = translate("Booking", "Enter a year from %1 to %2.")
            return say(range_, OLDEST, newest(this_year))
        case VehicleProblem.VIN_LENGTH:
            return translate("Booking", "A VIN has 17 characters.")
        case VehicleProblem.VIN_LETTERS:
            return translate("Booking", "A VIN has no I, O or Q.")
        case VehicleProblem.ODOMETER_WRONG:
            return translate("Booking", "Enter whole kilometres.")
        case VehicleProblem.VIN_CHECK:
            return translate(
                "Booking", "The check digit does not fit. Look again; Continue keeps it as it is."
            )


def refused_words(flow: BookingFlow) -> str:
    """Why the chosen time is not to be had, by this computer's rows or by the server."""
    time = flow.time_refused()
    zone = flow.source.zone()
    if time is not None and time.refusals:
        return words.refusal_words(time.refusals[0], zone)
    outcome = flow.hold.outcome
    if outcome.blocking:
        return words.refusal_words(outcome.blocking[0], zone)
    if outcome.reasons:
        return words.reason_words(outcome.reasons[0])
    return words.error_words(flow.hold.code).rstrip(".") if flow.hold.code else ""


def hold_words(flow: BookingFlow, zone: tzinfo) -> tuple[str, str, str]:
    """What the chip at the foot says, its colour and its icon; empty words when there is nothing to say."""
    translate = QCoreApplication.translate
    hold = flow.hold
    at = formats.time(hold.starts, zone) if hold.starts is not None else ""
    match hold.state:
        case HoldState.HELD:
            left = formats.countdown(hold.seconds_left())
            return say(translate("Booking", "%1 is held for you, %2 left"), at, left), "booked", "timer"
        case HoldState.ASKING:
            return say(translate("Booking", "Holding %1 …"), at), "wait", "loader-circle"
        case HoldState.LAPSED:
            return say(translate("Booking", "The hold on %1 has run out"), at), "arrived", "clock-alert"
        case HoldState.OFFLINE:
            text = translate(
                "Booking", "Offline: the time cannot be held; the booking will wait for the server"
            )
            return text, "arrived", "cloud-off"
        case HoldState.REFUSED:
            return say(translate("Booking", "%1 could not be held"), at), "bad", "circle-alert"
        case HoldState.NONE:
            return "", "wait", "timer"


def alternative_words(flow: BookingFlow, alternative: Alternative) -> str:
    """``Tue 24 Nov, 10:00, Luc``."""
    when = formats.moment(alternative.starts, flow.source.zone())
    row = flow.mechanic(alternative.mechanic_id)
    return formats.capital(f"{when}, {row.name}" if row is not None else when)
