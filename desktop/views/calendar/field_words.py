"""What the fields of an edit are called on screen, and their values, for the choice between two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.presenters.edit_clashes import WEEKDAY
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from scheduling.vocabulary import ServiceType, VisitKind

FIELDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("Field", "Name"),
    "phone": QT_TRANSLATE_NOOP("Field", "Phone"),
    "email": QT_TRANSLATE_NOOP("Field", "Email"),
    "language": QT_TRANSLATE_NOOP("Field", "Language"),
    "postal_code": QT_TRANSLATE_NOOP("Field", "Postal code"),
    "notes": QT_TRANSLATE_NOOP("Field", "Notes"),
    "make": QT_TRANSLATE_NOOP("Field", "Make"),
    "model": QT_TRANSLATE_NOOP("Field", "Model"),
    "year": QT_TRANSLATE_NOOP("Field", "Year"),
    "vin": QT_TRANSLATE_NOOP("Field", "VIN"),
    "plate": QT_TRANSLATE_NOOP("Field", "Plate"),
    "odometer_km": QT_TRANSLATE_NOOP("Field", "Odometer"),
    "service_type": QT_TRANSLATE_NOOP("Field", "Service"),
    "category": QT_TRANSLATE_NOOP("Field", "What it is about"),
    "concern": QT_TRANSLATE_NOOP("Field", "Concern"),
    "preparation": QT_TRANSLATE_NOOP("Field", "To be ready beforehand"),
    "special_requests": QT_TRANSLATE_NOOP("Field", "The customer’s wishes"),
    "kinds": QT_TRANSLATE_NOOP("Field", "Kinds of visit"),
    "buffer_minutes": QT_TRANSLATE_NOOP("Field", "Time kept free after a visit"),
    "notice_minutes": QT_TRANSLATE_NOOP("Field", "Notice"),
    "horizon_days": QT_TRANSLATE_NOOP("Field", "How far ahead"),
    "grid_minutes": QT_TRANSLATE_NOOP("Field", "Steps of times"),
    "allow_instant_booking": QT_TRANSLATE_NOOP("Field", "Booked without asking"),
}
LANGUAGES = {"en": "English", "fr": "Français"}
MONDAY = date(2024, 1, 1)
"""Some Monday."""


def field_words(name: str) -> str:
    """A field; one of a newer program is named as it is."""
    if name.startswith(WEEKDAY):
        day = MONDAY + timedelta(int(name.removeprefix(WEEKDAY)))
        return formats.capital(formats.weekday(day))
    return QCoreApplication.translate("Field", FIELDS[name]) if name in FIELDS else name


def value_words(name: str, value: object) -> str:
    """A value of it; that there is none is said too."""
    translate = QCoreApplication.translate
    if name.startswith(WEEKDAY) and isinstance(value, tuple):
        spans = (f"{formats.minute(start)}{formats.EN_DASH}{formats.minute(end)}" for start, end in value)
        return ", ".join(spans) or translate("Field", "closed")
    if name == "kinds" and isinstance(value, list | tuple):
        return ", ".join(words.kind_words(VisitKind(kind)) for kind in value) or translate("Field", "none")
    if isinstance(value, bool):
        return translate("Field", "yes") if value else translate("Field", "no")
    if value is None and name.endswith(("_minutes", "_days")):
        return translate("Field", "as the workshop")
    if value in (None, ""):
        return translate("Field", "empty")
    return _UNITS[name](value) if name in _UNITS else str(value)


def _days(value: object) -> str:
    return QCoreApplication.translate("Field", "%1 days").replace("%1", str(value))


_UNITS: Mapping[str, Callable[[object], str]] = {
    "phone": lambda value: formats.phone(str(value)),
    "service_type": lambda value: formats.capital(words.service_words(ServiceType(str(value)))),
    "language": lambda value: LANGUAGES.get(str(value), str(value)),
    "buffer_minutes": lambda value: formats.duration(int(str(value))),
    "notice_minutes": lambda value: formats.duration(int(str(value))),
    "grid_minutes": lambda value: formats.duration(int(str(value))),
    "horizon_days": _days,
    "odometer_km": lambda value: f"{formats.number(int(str(value)))} km",
}
