"""Whose appointment an event is, by its guest, a phone number in its text, or its title."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import phonenumbers

from scheduling.importing.customer_columns import folded
from scheduling.importing.customer_values import email
from scheduling.importing.stable_ids import stable_id
from scheduling.records import Customer, Organization
from sync_server.services.importing.ics_events import Event
from sync_server.services.importing.phone_numbers import REGION
from sync_server.services.wording import translator


class CustomerFinder:
    """Looks among the customers given, and notes who has to be made in ``new``."""

    def __init__(self, organization: Organization, customers: Iterable[Customer], now: int) -> None:
        self._organization = organization
        self._now = now
        _ = translator(organization.locale)
        self._nobody = _("Customer without a name")
        self._by_contact: dict[str, Customer] = {}
        self._by_name: dict[str, Customer] = {}
        self._by_id: dict[UUID, Customer] = {}
        self.new: list[Customer] = []
        for customer in customers:
            self._index(customer)

    def _index(self, customer: Customer) -> None:
        self._by_id[customer.id] = customer
        for contact in (customer.phone, customer.email.lower()):
            if contact:
                self._by_contact.setdefault(contact, customer)
        self._by_name.setdefault(_key(customer.name), customer)

    def find(self, event: Event) -> Customer:
        """By address, by phone number, by name, in this order; otherwise somebody new.

        Events that say nothing about anybody share one customer, named so in the organization's language.
        """
        guest = next((person for person in event.attendees if person.email or person.name), None)
        address = (email(guest.email) or "") if guest else ""
        phone = _phone_in(f"{event.summary} {event.description}")
        name = (guest.name if guest and guest.name and "@" not in guest.name else event.summary) or address
        name = (name or phone or self._nobody)[:120]
        for known in (self._by_contact.get(address), self._by_contact.get(phone)):
            if known is not None:
                return known
        return self._by_name.get(_key(name)) or self._make(name, phone, address)

    def name_of(self, customer_id: UUID) -> str:
        """The name of somebody known or made."""
        return self._by_id[customer_id].name

    def _make(self, name: str, phone: str, address: str) -> Customer:
        customer = Customer(
            id=stable_id(self._organization.id, "customer", address or phone or _key(name)),
            name=name,
            phone=phone,
            email=address,
            language=self._organization.locale[:2],
            created_at=self._now,
        )
        known = self._by_id.get(customer.id)
        if known is not None:
            return known
        self._index(customer)
        self.new.append(customer)
        return customer


def _key(name: str) -> str:
    return " ".join(sorted(folded(name).split())) or name.casefold()


def _phone_in(text: str) -> str:
    """The first telephone number that is certainly one, as E.164."""
    for match in phonenumbers.PhoneNumberMatcher(text, REGION):
        return phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
    return ""
