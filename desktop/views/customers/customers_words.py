"""The words of the Customers screen: what is said of a customer, a vehicle, a booking, and of who may be the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.customer_doubles import Double, Likeness
from desktop.presenters.customer_sheet import CustomerSheet, Visit, Wish
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.booking import phrases
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.records import Customer, Vehicle
from scheduling.vocabulary import VisitKind

LIKENESS: Mapping[Likeness, str] = {
    Likeness.PHONE: QT_TRANSLATE_NOOP("Customers", "same phone"),
    Likeness.EMAIL: QT_TRANSLATE_NOOP("Customers", "same email"),
    Likeness.VIN: QT_TRANSLATE_NOOP("Customers", "same VIN"),
    Likeness.PLATE: QT_TRANSLATE_NOOP("Customers", "same plate"),
    Likeness.NAME: QT_TRANSLATE_NOOP("Customers", "similar name"),
}


def since_words(customer: Customer, zone: tzinfo) -> str:
    """``customer since June 2021``; empty where that is not known."""
    if not customer.created_at:
        return ""
    month = formats.month_title(formats.local(customer.created_at, zone).date())
    month = month if formats.language() == "en" else month[:1].lower() + month[1:]
    return fill(QCoreApplication.translate("Customers", "customer since %1"), month)


def head_words(sheet: CustomerSheet) -> str:
    """The line under the name; what else reaches them stands among the details below."""
    customer = sheet.customer
    parts = (formats.phone(customer.phone) or customer.email, since_words(customer, sheet.zone))
    return DOT.join(part for part in parts if part)


def facts(customer: Customer) -> list[tuple[str, str, bool]]:
    """Icon, words, and whether they only say that nothing is known."""
    translate = QCoreApplication.translate
    language = (
        translate("Customers", "Messages in French")
        if customer.language == "fr"
        else translate("Customers", "Messages in English")
    )
    found = [
        ("phone", formats.phone(customer.phone), translate("Customers", "No phone number")),
        ("mail", customer.email, translate("Customers", "No email")),
        ("languages", language, ""),
        ("map-pin", customer.postal_code, translate("Customers", "No postal code")),
        ("file-text", customer.notes, translate("Customers", "No notes")),
    ]
    return [(icon, said or nothing, not said) for icon, said, nothing in found]


def vehicle_title(vehicle: Vehicle) -> str:
    return phrases.vehicle_long(vehicle) or QCoreApplication.translate("Customers", "Vehicle")


def vehicle_detail(vehicle: Vehicle) -> str:
    """Plate, kilometres, VIN; without what is its title already."""
    title = vehicle_title(vehicle)
    said = phrases.vehicle_detail(vehicle)
    return DOT.join(part for part in said.split(DOT) if part and part != title)


def visit_time(visit: Visit, zone: tzinfo) -> str:
    """``Fri 20 Nov, 10:50``; with its year where that is another than today's."""
    if visit.starts is None:
        return QCoreApplication.translate("Customers", "immediate")
    return formats.capital(formats.moment(visit.starts, zone))


def visit_detail(visit: Visit) -> str:
    """What is done, to which vehicle, by whom."""
    translate = QCoreApplication.translate
    what = translate("Today", "just advice") if visit.just_advice else words.service_words(visit.service)
    kind = "" if visit.visit is VisitKind.IN_PERSON else words.kind_words(visit.visit)
    parts = (what, kind, visit.vehicle, visit.mechanic, visit.bay)
    return formats.capital(DOT.join(part for part in parts if part))


def visit_aloud(visit: Visit, zone: tzinfo) -> str:
    """All that its line says, in one sentence."""
    waits = QCoreApplication.translate("Today", "waiting for the server") if visit.waiting else ""
    parts = (
        visit_time(visit, zone),
        words.state_words(visit.state),
        waits,
        visit_detail(visit),
        " ".join(visit.concern.split()),
    )
    return ", ".join(part.replace(DOT, ", ") for part in parts if part)


def wish_words(wish: Wish, zone: tzinfo) -> str:
    """A request that waits for an answer."""
    translate = QCoreApplication.translate
    said = translate("Customers", "Asked for a visit: %1 · %2")
    return fill(said, formats.moment(wish.wanted, zone), words.service_words(wish.service))


def kept_words(sheet: CustomerSheet) -> str:
    """How far back the list goes."""
    translate = QCoreApplication.translate
    if not sheet.kept_from:
        return ""
    day = formats.date_words(formats.local(sheet.kept_from, sheet.zone).date())
    return fill(translate("Customers", "This computer keeps the bookings since %1."), day)


def likeness_words(double: Double) -> str:
    """``same phone, similar name``."""
    said = (QCoreApplication.translate("Customers", LIKENESS[each]) for each in double.likeness)
    return ", ".join(said)


def double_detail(double: Double) -> str:
    """In what they are alike, and what is known of who is here already."""
    row = double.customer
    contact = formats.phone(row.phone) or row.email
    return DOT.join(part for part in (likeness_words(double), contact) if part)
