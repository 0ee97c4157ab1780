"""The words for a mechanic who was found: why they suit, what they know, and why nobody was found. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.presenters.booking_intake import GENERAL
from desktop.presenters.mechanic_finder import MechanicFinder, Nobody
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.booking.phrases import say
from scheduling.errors import ErrorCode
from scheduling.matching import MatchCode, MatchReason, Reasons
from scheduling.matching_messages import MechanicLine
from scheduling.matching_terms import make_of

SYSTEMS: Mapping[str, str] = {
    GENERAL: QT_TRANSLATE_NOOP("System", "General"),
    "brakes": QT_TRANSLATE_NOOP("System", "Brakes"),
    "engine": QT_TRANSLATE_NOOP("System", "Engine"),
    "diagnostics": QT_TRANSLATE_NOOP("System", "Warning light"),
    "transmission": QT_TRANSLATE_NOOP("System", "Transmission"),
    "drivetrain": QT_TRANSLATE_NOOP("System", "Drivetrain"),
    "electrical": QT_TRANSLATE_NOOP("System", "Electrical"),
    "battery": QT_TRANSLATE_NOOP("System", "Battery"),
    "charging": QT_TRANSLATE_NOOP("System", "Charging"),
    "starter": QT_TRANSLATE_NOOP("System", "Starting"),
    "suspension": QT_TRANSLATE_NOOP("System", "Suspension"),
    "steering": QT_TRANSLATE_NOOP("System", "Steering"),
    "alignment": QT_TRANSLATE_NOOP("System", "Alignment"),
    "tires": QT_TRANSLATE_NOOP("System", "Tires"),
    "exhaust": QT_TRANSLATE_NOOP("System", "Exhaust"),
    "cooling": QT_TRANSLATE_NOOP("System", "Cooling"),
    "climate": QT_TRANSLATE_NOOP("System", "Heating and air conditioning"),
    "fuel": QT_TRANSLATE_NOOP("System", "Fuel"),
    "oil": QT_TRANSLATE_NOOP("System", "Oil"),
    "diesel": QT_TRANSLATE_NOOP("System", "Diesel"),
    "turbo": QT_TRANSLATE_NOOP("System", "Turbo"),
    "hybrids": QT_TRANSLATE_NOOP("System", "Hybrid"),
    "electric_vehicles": QT_TRANSLATE_NOOP("System", "Electric vehicle"),
    "lighting": QT_TRANSLATE_NOOP("System", "Lights"),
    "body": QT_TRANSLATE_NOOP("System", "Body"),
    "glass": QT_TRANSLATE_NOOP("System", "Glass"),
    "safety": QT_TRANSLATE_NOOP("System", "Safety"),
    "inspection": QT_TRANSLATE_NOOP("System", "Inspection"),
    "maintenance": QT_TRANSLATE_NOOP("System", "Maintenance"),
}
"""What a concern may be about; see ``scheduling.matching_terms``."""


def system_words(code: str) -> str:
    """What a concern is about."""
    known = SYSTEMS.get(code)
    return QCoreApplication.translate("System", known) if known else code


LANGUAGES: Mapping[str, str] = {
    "en": QT_TRANSLATE_NOOP("Language", "English"),
    "fr": QT_TRANSLATE_NOOP("Language", "French"),
    "ar": QT_TRANSLATE_NOOP("Language", "Arabic"),
    "de": QT_TRANSLATE_NOOP("Language", "German"),
    "es": QT_TRANSLATE_NOOP("Language", "Spanish"),
    "hi": QT_TRANSLATE_NOOP("Language", "Hindi"),
    "ht": QT_TRANSLATE_NOOP("Language", "Haitian Creole"),
    "it": QT_TRANSLATE_NOOP("Language", "Italian"),
    "pa": QT_TRANSLATE_NOOP("Language", "Punjabi"),
    "pl": QT_TRANSLATE_NOOP("Language", "Polish"),
    "pt": QT_TRANSLATE_NOOP("Language", "Portuguese"),
    "ru": QT_TRANSLATE_NOOP("Language", "Russian"),
    "tl": QT_TRANSLATE_NOOP("Language", "Tagalog"),
    "vi": QT_TRANSLATE_NOOP("Language", "Vietnamese"),
    "zh": QT_TRANSLATE_NOOP("Language", "Chinese"),
}
"""Those most spoken in workshops here; another one is called as its speakers do."""

RED_SEAL = "Red Seal"
"""The interprovincial standard of the trades, which has a name in both languages."""
PLACES = frozenset({MatchCode.SAME_POSTAL_AREA, MatchCode.SAME_CITY})
SOON = frozenset({MatchCode.ONLINE_NOW, MatchCode.WITHIN_HALF_HOUR, MatchCode.WITHIN_HOUR, MatchCode.TODAY})


def language_words(code: str) -> str:
    """A language that a mechanic speaks."""
    known = LANGUAGES.get(code)
    if known:
        return QCoreApplication.translate("Language", known)
    return QLocale(code).nativeLanguageName() or code


def certification_words(name: str) -> str:
    """The trade's own seal in the language in use; any other is called as whoever entered it did."""
    return QCoreApplication.translate("Certification", "Red Seal") if name == RED_SEAL else name


def reason_words(reason: MatchReason) -> str:  # noqa: PLR0911 one reason each
    """Why a mechanic suits."""
    translate, params = QCoreApplication.translate, dict(reason.params)
    match reason.code:
        case MatchCode.ONLINE_NOW:
            return translate("Booking", "online and free")
        case MatchCode.WITHIN_HALF_HOUR:
            return translate("Booking", "free within half an hour")
        case MatchCode.WITHIN_HOUR:
            return translate("Booking", "free within the hour")
        case MatchCode.TODAY:
            return translate("Booking", "free today")
        case MatchCode.KEYWORD:
            about = system_words(str(params.get("keyword", ""))).lower()
            return say(translate("Booking", "knows about: %1"), about)
        case MatchCode.BRAND:
            return say(translate("Booking", "%1 specialist"), params.get("make", ""))
        case MatchCode.EXPERIENCE:
            return years_words(int(params.get("years", 0)))
        case MatchCode.SAME_POSTAL_AREA:
            return say(translate("Booking", "near (%1)"), params.get("area", ""))
        case MatchCode.SAME_CITY:
            return say(translate("Booking", "in %1"), params.get("city", ""))
        case MatchCode.RATING:
            return say(translate("Booking", "rated %1"), formats.number(float(params.get("rating", 0)), 1))


def reasons_line(reasons: Reasons) -> str:
    """All of them, each always in the same place, since the lines of several mechanics are compared."""
    told = sorted(reasons, key=lambda reason: (reason.code in PLACES, [*MatchCode].index(reason.code)))
    return formats.capital(" · ".join(reason_words(reason) for reason in told))


def years_words(years: int) -> str:
    """How long somebody has done this."""
    translate = QCoreApplication.translate
    if years == 1:
        return translate("Booking", "1 year of experience")
    return say(translate("Booking", "%1 years of experience"), years)


def score_words(line: MechanicLine) -> str:
    """All points with their reasons; empty where there are none."""
    if not line.reasons:
        return ""
    told = sorted(line.reasons, key=lambda reason: -reason.points)
    parts = ", ".join(f"{reason_words(reason)} {reason.points}" for reason in told)
    return say(QCoreApplication.translate("Booking", "%1 points: %2"), line.score, parts)


def profile_words(line: MechanicLine, said: Reasons = ()) -> str:
    """What a customer may be told: what they know, years, rating, certificates, languages; without what is ``said``."""
    translate, codes = QCoreApplication.translate, {reason.code for reason in said}
    params = [dict(reason.params) for reason in said]
    makes = {make_of(str(each["make"])) for each in params if "make" in each}
    known = {each["keyword"] for each in params if "keyword" in each}
    rest = [word for word in line.specialties if make_of(word) not in makes and word not in known]
    knows = ", ".join(map(words.specialty_words, rest))
    years = years_words(line.years) if line.years else ""
    rated = (
        say(translate("Booking", "rated %1"), formats.number(line.rating, 1))
        if line.rating is not None
        else ""
    )
    parts = (
        knows,
        "" if MatchCode.EXPERIENCE in codes else years,
        "" if MatchCode.RATING in codes else rated,
        ", ".join(map(certification_words, line.certifications)),
        ", ".join(map(language_words, line.languages)),
    )
    return formats.capital(" · ".join(part for part in parts if part))


def note_words(finder: MechanicFinder, *, at_a_time: bool) -> str:
    """One quiet line above those who were found; ``at_a_time``: one is chosen already."""
    translate = QCoreApplication.translate
    if finder.stale:
        return translate("Booking", "Find counts the place that was changed.")
    if not finder.problem:
        if at_a_time:
            return translate(
                "Booking",
                "Who is free then first, favourites before others, the best suited before the rest.",
            )
        return translate(
            "Booking",
            "Favourites first, then the best suited: free soon, make, concern, place, experience, rating.",
        )
    if finder.problem in set(ErrorCode):
        told = translate("Booking", "The favourites are not to be had: %1")
        return say(told, words.error_words(finder.problem))
    if finder.known:
        return translate("Booking", "The server does not answer; the favourites are as it told them before.")
    return translate(
        "Booking", "The server does not answer: whom the customer likes is not known. All else is."
    )


def nobody_words(why: Nobody, *, make: str, customer: str) -> str:  # noqa: PLR0911 one answer each
    """Why nobody is listed by name, and what can be done."""
    translate = QCoreApplication.translate
    match why:
        case Nobody.KIND:
            return translate("Booking", "Nobody here offers this kind of visit.")
        case Nobody.PLAN:
            told = translate(
                "Booking", "The plan is for a specialist of %1, and nobody here is one. Choose another plan."
            )
            return say(told, make)
        case Nobody.PLAN_MAKE:
            return translate(
                "Booking",
                "The plan is for a specialist of the make, which is not known. Add it, or choose another plan.",
            )
        case Nobody.BRAND:
            told = translate("Booking", "Nobody here is a specialist of %1. “All” shows who can do it.")
            return say(told, make)
        case Nobody.LIKED:
            told = translate(
                "Booking",
                "%1 has no favourites yet. They are noted on the customer’s page; “All” shows everybody.",
            )
            return say(told, customer)
        case Nobody.LIKED_ELSE:
            told = translate(
                "Booking", "Nobody whom %1 likes can be booked for this. “All” shows who can do it."
            )
            return say(told, customer)
        case Nobody.LIKED_ASKING:
            return translate("Booking", "Asking whom the customer likes …")
        case Nobody.LIKED_UNKNOWN:
            return translate(
                "Booking",
                "Whom the customer likes the server alone knows. “Find” asks it again; “All” shows everybody.",
            )
