"""The owner's calls in the test of every endpoint."""

from __future__ import annotations

from typing import Any

from scheduling.ids import uuid7
from scheduling.management_messages import BayForm, ListingForm, OrganizationForm, PlanForm, PolicyForm
from scheduling.staff_messages import DeviceForm, MechanicForm, PasswordForm, StaffForm
from scheduling.vocabulary import Role
from tests.sync_server.shop import Shop

Request = tuple[str, object]


def calls(theirs: Shop) -> dict[tuple[str, str], Request]:
    """Path and body of each endpoint; ids are of ``theirs`` where it names a row."""
    plan = PlanForm(code=uuid7().hex, name_en="Plan", name_fr="Forfait", minutes=30, price_cents=100)
    place = OrganizationForm(name="Garage", zone="America/Toronto", locale="fr-CA", province="QC")
    nothing: dict[str, Any] = {}
    desk = theirs.people["desk"]
    person = StaffForm(name="Nadia Neuve", role=Role.RECEPTIONIST, email=f"{uuid7().hex}@example.test")
    anna = MechanicForm(name="Anna", has_workshop=True, account_type="workshop_mechanic")
    phone = theirs.people["kiosk"].device_id
    return {
        ("GET", "/plans"): ("/plans", None),
        ("PUT", "/plans/{plan_id:uuid}"): (f"/plans/{uuid7()}", plan),
        ("GET", "/bays"): ("/bays", None),
        ("PUT", "/bays/{bay_id:uuid}"): (f"/bays/{theirs.bays[1].id}", BayForm(name="Bay")),
        ("GET", "/organization"): ("/organization", None),
        ("PUT", "/organization"): ("/organization", place),
        ("GET", "/organization/listing"): ("/organization/listing", None),
        ("PUT", "/organization/listing"): ("/organization/listing", ListingForm(listed=False)),
        ("GET", "/policies"): ("/policies", None),
        ("PUT", "/policies/{name:str}"): ("/policies/clock", PolicyForm(value=nothing)),
        ("GET", "/setup"): ("/setup", None),
        ("GET", "/staff"): ("/staff", None),
        ("PUT", "/staff/{staff_id:uuid}"): (f"/staff/{uuid7()}", person),
        ("PUT", "/staff/{staff_id:uuid}/password"): (
            f"/staff/{desk.member.id}/password", PasswordForm(password="correct horse"),
        ),
        ("POST", "/staff/{staff_id:uuid}/password-link"): (f"/staff/{desk.member.id}/password-link", None),
        ("GET", "/mechanics"): ("/mechanics", None),
        ("PUT", "/mechanics/{mechanic_id:uuid}"): (f"/mechanics/{uuid7()}", anna),
        ("GET", "/devices"): ("/devices", None),
        ("POST", "/devices/kiosk-code"): ("/devices/kiosk-code", None),
        ("PUT", "/devices/{device_id:uuid}"): (f"/devices/{phone}", DeviceForm(name="Door")),
        ("DELETE", "/devices/{device_id:uuid}"): (f"/devices/{phone}", None),
    }  # fmt: skip


ENDPOINTS = (
    ("GET", "/plans"),
    ("PUT", "/plans/{plan_id:uuid}"),
    ("GET", "/bays"),
    ("PUT", "/bays/{bay_id:uuid}"),
    ("GET", "/organization"),
    ("PUT", "/organization"),
    ("GET", "/organization/listing"),
    ("PUT", "/organization/listing"),
    ("GET", "/policies"),
    ("PUT", "/policies/{name:str}"),
    ("GET", "/setup"),
    ("GET", "/staff"),
    ("PUT", "/staff/{staff_id:uuid}"),
    ("PUT", "/staff/{staff_id:uuid}/password"),
    ("POST", "/staff/{staff_id:uuid}/password-link"),
    ("GET", "/mechanics"),
    ("PUT", "/mechanics/{mechanic_id:uuid}"),
    ("GET", "/devices"),
    ("POST", "/devices/kiosk-code"),
    ("PUT", "/devices/{device_id:uuid}"),
    ("DELETE", "/devices/{device_id:uuid}"),
)
