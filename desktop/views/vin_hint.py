"""What a VIN tells while it is typed: whether its check digit fits, and the year and make that follow from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.booking_vehicle import VehicleProblem, decoded_vin, tidy_vin, vin_problem
from desktop.views.booking import phrases
from desktop.views.booking.fields import Field
from scheduling.vin import LENGTH


def tell_vin(vin: Field, year: Field, make: Field, this_year: int) -> bool:
    """Say it at the field once the number is whole, and fill in what is empty beside it: it can be typed over.

    Whether it was said that the check digit does not fit: nobody needs to be told twice.
    """
    typed = tidy_vin(vin.text)
    if len(typed) < LENGTH:
        return False
    problem, told = vin_problem(typed), decoded_vin(typed, this_year)
    if told is None:
        if problem is not None:
            vin.tell(phrases.vehicle_problem(problem, this_year))
        return False
    found = {year: str(told.year or ""), make: told.make}
    for field, said in found.items():
        if said and not field.text.strip():
            field.line.setText(said)
            field.tell("")
    known = " ".join(part for part in (told.make, str(told.year or "")) if part)
    translate = QCoreApplication.translate
    if problem is VehicleProblem.VIN_CHECK:
        vin.tell(
            translate(
                "Customers",
                "The check digit does not fit: look again. Only vehicles from other continents have none.",
            )
        )
        return True
    fits = translate("Booking", "The check digit fits.")
    vin.tell(" ".join(part for part in (fits, known and f"{known}.") if part), bad=False)
    return False
