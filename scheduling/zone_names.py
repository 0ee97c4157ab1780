"""By which place a customer is told the zone of a time: one rule, for whatever either side writes to them.

Not here: what zones are called where one is chosen (the settings), or in a calendar file (``invite``).
"""

from __future__ import annotations

from scheduling.records import Organization


def place_of_times(organization: Organization) -> str:
    """The workshop's own city, whose clocks everybody there knows; the zone's where it has not said one.

    A zone is named by one city of many: a customer in Montréal is not to wonder about Toronto.
    """
    city = organization.city.strip()
    return city or organization.zone.rpartition("/")[2].replace("_", " ")
