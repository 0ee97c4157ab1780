"""What stands for the place while nobody typed one, in both booking windows: where the customer lives, else the shop.

Not here: what counts of it (``scheduling.postal_codes.place_in``).
"""

from __future__ import annotations

from scheduling.records import Customer, Organization


def usual_place(customer: Customer | None, shop: Organization) -> str:
    """The customer's postal code, else the workshop's city and its code."""
    if customer is not None and customer.postal_code:
        return customer.postal_code
    return ", ".join(part for part in (shop.city, shop.postal_code) if part)
