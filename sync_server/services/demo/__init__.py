"""The demo: a believable workshop and a solo practice from a seeded generator. Pure: nothing is written."""

from __future__ import annotations

from datetime import datetime

from scheduling.catalog import first_plans
from scheduling.vocabulary import Role
from sync_server.services.demo import days, garage
from sync_server.services.demo.bookings import add_bookings
from sync_server.services.demo.customers import add_customers, add_example_vehicle
from sync_server.services.demo.dice import Dice
from sync_server.services.demo.passage import ask_mechanics
from sync_server.services.demo.requests import add_requests
from sync_server.services.demo.tenant import DemoTenant, Kiosk

__all__ = ["DemoTenant", "Kiosk", "generate"]

FOUNDED = 3 * 365 * 86400
"""Both have been in business for three years."""


def generate(seed: int, now: int) -> list[DemoTenant]:
    """The workshop and the solo practice at the instant ``now``: the same rows for the same arguments."""
    dice = Dice(seed)
    return [_workshop(dice.branch("garage"), now), _practice(dice.branch("solo"), now)]


def _workshop(dice: Dice, now: int) -> DemoTenant:
    founded = now - FOUNDED
    tenant = garage.garage(dice.branch("people"), founded)
    today = datetime.fromtimestamp(now, tenant.zone).date()
    tenant.plans += first_plans(lambda: dice.id(founded))
    days.add_holidays(tenant, dice.branch("holidays"), today, founded)
    days.add_special_days(tenant, dice.branch("special"), today, now)
    days.add_time_off(tenant, dice.branch("off"), today, now)
    days.add_busy_elsewhere(tenant, dice.branch("busy"), today, now)
    add_customers(tenant, dice.branch("customers"), 254, now)
    add_bookings(tenant, dice.branch("bookings"), today, now)
    ask_mechanics(tenant, now)
    add_requests(tenant, dice.branch("requests"), now)
    add_example_vehicle(tenant, dice.branch("example"), now)
    tenant.walk_ins_at += [member.id for member in tenant.staff if member.role is Role.RECEPTIONIST][:1]
    return tenant


def _practice(dice: Dice, now: int) -> DemoTenant:
    founded = now - FOUNDED
    tenant = garage.solo(dice.branch("people"), founded)
    today = datetime.fromtimestamp(now, tenant.zone).date()
    tenant.plans += first_plans(lambda: dice.id(founded))
    add_customers(tenant, dice.branch("customers"), 36, now)
    add_bookings(tenant, dice.branch("bookings"), today, now, fullness=0.5)
    return tenant
