"""Correcting, on a booking's card, who it is for and which vehicle it is."""

from __future__ import annotations

from desktop.presenters.correcting import Correcting, Subject
from desktop.views.detail_fields import CustomerFields, VehicleFields
from desktop.views.edit_form import EditForm


class CorrectForm(EditForm):
    """The customer's fields, and the vehicle's where the booking has one. Raises ``LookupError`` without a customer."""

    def __init__(self, correcting: Correcting, subject: Subject) -> None:
        if subject.customer is None:
            raise LookupError
        self.customer = CustomerFields(subject.customer)
        self.vehicle = (
            VehicleFields(subject.vehicle, correcting.this_year()) if subject.vehicle is not None else None
        )
        super().__init__(correcting, subject, self.customer, self.vehicle, titled=True)
