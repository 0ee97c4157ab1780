"""A customer being entered: what was typed, what is wrong with it, and who it may be a double of. No words.

Not here: finding customers by what is typed (``LocalStore.search_customers``), or writing one (a command).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from scheduling.postal_codes import canadian
from scheduling.records import Customer

_EXTENSION = re.compile(r"(?i)\s*\(?\b(?:poste|p\.|ext\.?)\s*:?\s*(\d{1,6})\)?\s*$")
"""As French Canada writes it, and with a colon or in brackets."""
_LONGEST_EXTENSION = 6
_ALL = sys.maxsize


class Problem(StrEnum):
    """What stands in the way of a field."""

    NAME_MISSING = "name_missing"
    PHONE_WRONG = "phone_wrong"
    PHONE_LONG = "phone_long"
    PHONE_MISSING = "phone_missing"
    EMAIL_WRONG = "email_wrong"


class Finds(Protocol):
    """As much of the local store as is needed here."""

    def search_customers(self, text: str, limit: int = 20) -> list[Customer]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerForm:
    """As typed. ``language`` is ``en`` or ``fr``."""

    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = "en"
    postal_code: str = ""
    notes: str = ""

    def problems(self, *, to_be_called: bool = False) -> dict[str, Problem]:
        """Field to what is wrong with it; empty when it can be saved.

        Phone and email may be left out, but for the phone of a customer who is ``to_be_called``.
        """
        found: dict[str, Problem] = {}
        if not self.name.strip():
            found["name"] = Problem.NAME_MISSING
        if self.phone.strip() and not e164(self.phone):
            found["phone"] = Problem.PHONE_LONG if has_too_many_digits(self.phone) else Problem.PHONE_WRONG
        elif to_be_called and not self.phone.strip():
            found["phone"] = Problem.PHONE_MISSING
        if self.email.strip() and not is_email(self.email):
            found["email"] = Problem.EMAIL_WRONG
        return found

    def customer(self, customer_id: UUID) -> Customer:
        """The row that it will be; only of a form without problems."""
        phone = e164(self.phone)
        return Customer(
            id=customer_id,
            name=" ".join(self.name.split()),
            phone=phone,
            email=self.email.strip(),
            language=self.language,
            postal_code=tidy_postal_code(self.postal_code),
            notes=self._noted(phone),
        )

    def _noted(self, phone: str) -> str:
        """With the extension of the number, which has no field of its own; as a list that is taken over notes it."""
        notes, extension = self.notes.strip(), extension_of(self.phone)
        line = f"{phone} x{extension}" if extension else ""
        return notes if line in ["", *notes.splitlines()] else f"{notes}\n{line}".strip()

    def doubles(self, store: Finds) -> list[Customer]:
        """Customers with the same phone or email, each once."""
        return list({row.id: row for row in self._doubles(store)}.values())

    def _doubles(self, store: Finds) -> Iterator[Customer]:
        phone, email = e164(self.phone), self.email.strip().casefold()
        if phone:
            found = store.search_customers(phone[-10:], _ALL)
            yield from (row for row in found if row.phone == phone)
        if is_email(email):
            found = store.search_customers(email, _ALL)  # many begin with the same words
            yield from (row for row in found if row.email.casefold() == email)


def started_from(typed: str, language: str) -> CustomerForm:
    """A form begun with what was typed into the search, in the field that it belongs to."""
    text = " ".join(typed.split())
    if "@" in text:
        return CustomerForm(email=text, language=language)
    if sum(letter.isdigit() for letter in text) > sum(letter.isalpha() for letter in text):
        return CustomerForm(phone=text, language=language)
    name = text.title() if text.islower() else text
    return CustomerForm(name=name, language=language)


def tidy_postal_code(typed: str) -> str:
    """A Canadian one as ``A1A 1A1``; any other as it was typed, in capitals."""
    return canadian(typed) or " ".join(typed.upper().split())


def e164(typed: str) -> str:
    """A phone number in its one written form; empty when it is not a number that can exist.

    Without a country it is taken for one of here; an extension is no part of it (``extension_of``).
    """
    return _read(typed)[0]


def extension_of(typed: str) -> str:
    """What is to be dialled after the number; empty where there is none, or no number."""
    return _read(typed)[1]


def _read(typed: str) -> tuple[str, str]:
    import phonenumbers

    try:
        number = phonenumbers.parse(_EXTENSION.sub(r" ext. \1", typed), "CA")
    except phonenumbers.NumberParseException:
        return "", ""
    whole = phonenumbers.ValidationResult.IS_POSSIBLE  # without area code it is "possible, local only"
    if phonenumbers.is_possible_number_with_reason(number) != whole:
        return "", ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), number.extension or ""


def read_phone(typed: str) -> tuple[str, str] | None:
    """Of a list from elsewhere: a valid number in E.164 and its extension, as the server reads them too."""
    import phonenumbers

    try:
        number = phonenumbers.parse(_EXTENSION.sub(r" ext. \1", typed), "CA")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) or len(number.extension or "") > _LONGEST_EXTENSION:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), number.extension or ""


def has_too_many_digits(typed: str) -> bool:
    """Whether that is why it is no phone number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(typed, "CA")
    except phonenumbers.NumberParseException as error:
        return error.error_type == phonenumbers.NumberParseException.TOO_LONG
    too_long = phonenumbers.ValidationResult.TOO_LONG
    return phonenumbers.is_possible_number_with_reason(number) == too_long


def is_email(typed: str) -> bool:
    """Whether it has the shape of an address; whether it exists only a message can tell."""
    name, at, domain = typed.strip().rpartition("@")
    parts = domain.split(".")
    return bool(name and at) and " " not in typed.strip() and len(parts) > 1 and all(parts)
