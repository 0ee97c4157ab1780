"""The owner's calls in the test of every endpoint."""

from __future__ import annotations

from typing import Any

from scheduling.ids import uuid7
from scheduling.management_messages import BayForm, OrganizationForm, PlanForm, PolicyForm
from tests.sync_server.shop import Shop

Request = tuple[str, object]


def calls(theirs: Shop) -> dict[tuple[str, str], Request]:
    """Path and body of each endpoint; ids are of ``theirs`` where it names a row."""
    plan = PlanForm(code=uuid7().hex, name_en="Plan", name_fr="Forfait", minutes=30, price_cents=100)
    place = OrganizationForm(name="Garage", zone="America/Toronto", locale="fr-CA", province="QC")
    nothing: dict[str, Any] = {}
    return {
        ("GET", "/plans"): ("/plans", None),
        ("PUT", "/plans/{plan_id:uuid}"): (f"/plans/{uuid7()}", plan),
        ("GET", "/bays"): ("/bays", None),
        ("PUT", "/bays/{bay_id:uuid}"): (f"/bays/{theirs.bays[1].id}", BayForm(name="Bay")),
        ("GET", "/organization"): ("/organization", None),
        ("PUT", "/organization"): ("/organization", place),
        ("GET", "/policies"): ("/policies", None),
        ("PUT", "/policies/{name:str}"): ("/policies/clock", PolicyForm(value=nothing)),
    }


ENDPOINTS = (
    ("GET", "/plans"),
    ("PUT", "/plans/{plan_id:uuid}"),
    ("GET", "/bays"),
    ("PUT", "/bays/{bay_id:uuid}"),
    ("GET", "/organization"),
    ("PUT", "/organization"),
    ("GET", "/policies"),
    ("PUT", "/policies/{name:str}"),
)
