"""What the settings' forms say: units, what is wrong with a field, what somebody else changed meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.editing import FieldProblem
from desktop.presenters.typed_values import OF_SECONDS, Measure, Unit, in_seconds, shown
from desktop.theming import formats


def unit_words(unit: Unit) -> str:
    """What stands beside a number; nothing where its name says it."""
    translate = QCoreApplication.translate
    return {
        Unit.MONEY: "$",
        Unit.PERCENT: "%",
        Unit.SECONDS: translate("Units", "seconds"),
        Unit.MINUTES: translate("Units", "minutes"),
        Unit.HOURS: translate("Units", "hours"),
        Unit.DAYS: translate("Units", "days"),
        Unit.YEARS: translate("Units", "years"),
        Unit.MEGABYTES: translate("Units", "MB"),
        Unit.POINTS: translate("Units", "points"),
        Unit.STARS: translate("Units", "stars"),
        Unit.COUNT: "",
        Unit.CLOCK: "",
    }[unit]


def localised(typed: str) -> str:
    """A number that stands in a field, with the language's own decimal mark."""
    return typed.replace(".", formats.locale().decimalPoint())


def number_words(value: int | float | None, measure: Measure) -> str:
    """A number with its unit, within a sentence; a dash for none."""
    if value is None:
        return formats.EN_DASH
    if measure.unit is Unit.MONEY:
        return formats.money(int(value))
    if measure in OF_SECONDS:
        measure = in_seconds(measure.unit, value)  # ninety minutes are neither one nor two hours
    said = localised(shown(value, measure))
    if measure.unit is Unit.PERCENT:
        return f"{said}\u00a0%" if formats.language() == "fr" else f"{said}%"
    ones = {"0", "1"} if formats.language() == "fr" else {"1"}
    unit = _one(measure.unit) if said in ones else unit_words(measure.unit)
    return f"{said}\u00a0{unit}" if unit else said


def _one(unit: Unit) -> str:
    translate = QCoreApplication.translate
    return {
        Unit.SECONDS: translate("Units", "second"),
        Unit.MINUTES: translate("Units", "minute"),
        Unit.HOURS: translate("Units", "hour"),
        Unit.DAYS: translate("Units", "day"),
        Unit.YEARS: translate("Units", "year"),
        Unit.POINTS: translate("Units", "point"),
        Unit.STARS: translate("Units", "star"),
    }.get(unit, unit_words(unit))


def field_problem_words(problem: FieldProblem) -> str:
    """A sentence for under the field."""
    translate = QCoreApplication.translate
    return {
        FieldProblem.MISSING: translate("SettingsForm", "This cannot be empty."),
        FieldProblem.NOT_A_NUMBER: translate("SettingsForm", "This cannot be read as such a number."),
        FieldProblem.OUT_OF_RANGE: translate("SettingsForm", "This is too small or too large."),
        FieldProblem.PRICE_MISSING: translate("SettingsForm", "A plan that is sold needs a price."),
        FieldProblem.TAKEN: translate("SettingsForm", "Another one is called so already."),
        FieldProblem.PHONE: translate("SettingsForm", "This cannot be read as a phone number."),
        FieldProblem.EMAIL: translate("SettingsForm", "This is no email address."),
        FieldProblem.ADDRESS: translate("SettingsForm", "Enter an address that begins with https://."),
        FieldProblem.CALENDAR: translate(
            "SettingsForm", "Enter the address of an .ics calendar; it begins with https:// or webcal://."
        ),
        FieldProblem.POSTAL_CODE: translate(
            "SettingsForm", "The list needs a Canadian postal code of the organization."
        ),
        FieldProblem.KIND_OFFERED: translate("SettingsForm", "No mechanic offers one of these."),
        FieldProblem.WRONG: translate("SettingsForm", "The server does not take this."),
    }[problem]
