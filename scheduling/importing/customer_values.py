"""The cells of a customer list made normal: phone numbers, addresses, postal codes, years, vehicles.

Each function answers the normal form, or ``None`` for what it cannot read; nothing is guessed about people.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from scheduling.importing.customer_columns import folded
from scheduling.postal_codes import canadian

ReadPhone: TypeAlias = Callable[[str], tuple[str, str] | None]
"""A number in E.164 and its extension (empty when there is none); ``None`` for what is no number."""
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,24}")
_BETWEEN_NUMBERS = re.compile(r"(?i)[/;,|&\n]|\b(?:ou|or|et|and)\b|\([^()\d]*\)|[^\W\d]+\.?\s*:")
"""Among them words as ``(cell)`` and ``maison :``."""
_ZIP = re.compile(r"\d{5}(-\d{4})?")
_YEAR = re.compile(r"\b(19[2-9]\d|20\d\d)\b")
_ODOMETER = re.compile(r"(?i)([0-9]{1,3}([,.'’])[0-9]{3}(?:\2[0-9]{3})*|[0-9]{1,7})(?:[.,][0-9]+)?(?:km)?")
"""Without blanks; three digits after a mark are thousands, other digits a fraction, as spreadsheets write."""
OLDEST_CAR = 1920


def phones(text: str, read: ReadPhone) -> list[tuple[str, str]]:
    """The numbers of one cell (``514 555-0101 / 438 555-0102`` are two); none if one of them cannot be read."""
    whole = read(text)
    if whole is not None:
        return [whole]
    parts = [read(part) for part in _BETWEEN_NUMBERS.split(text) if part.strip()]
    return [number for number in parts if number is not None] if None not in parts else []


def email(text: str) -> str | None:
    """In lower case. Only the form is checked, not whether anybody reads it."""
    address = text.strip().removeprefix("mailto:").strip("<>").lower()
    if len(address) > 254 or ".." in address or not _EMAIL.fullmatch(address):
        return None
    return address


def postal_code(text: str) -> str | None:
    """Canadian ones as ``A1A 1A1``; those of the United States as they are."""
    if found := canadian(text):
        return found
    upper = text.strip().upper()
    return upper if _ZIP.fullmatch(upper) else None


def language(text: str) -> str | None:
    """``en`` or ``fr``; a single letter is the beginning of English, anglais or français."""
    word = folded(text)
    if word == "f" or word.startswith("fr"):
        return "fr"
    return "en" if word in {"e", "a"} or word.startswith(("en", "an")) else None


def year(text: str, latest: int) -> int | None:
    """A model year up to ``latest``; two digits are not enough."""
    digits = text.strip().removesuffix(".0")
    if not (digits.isascii() and digits.isdigit() and len(digits) == 4):
        return None
    return int(digits) if OLDEST_CAR <= int(digits) <= latest else None


def odometer(text: str) -> int | None:
    """Whole kilometres; spaces, marks between the thousands, a fraction and the unit are ignored."""
    found = _ODOMETER.fullmatch("".join(text.split()))
    digits = re.sub(r"[^0-9]", "", found[1]) if found else ""
    return int(digits) if 0 < len(digits) <= 7 else None


def plate(text: str) -> str:
    """Upper case; inner spaces stay as written."""
    return " ".join(text.upper().split())[:16]


def plate_key(text: str) -> str:
    """What two spellings of one plate share."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def vehicle(text: str, latest: int) -> tuple[int | None, str, str]:
    """Year, make and model from one cell such as ``2015 Honda Civic`` or ``Honda Civic 2015``."""
    found = _YEAR.search(text)
    known = year(found.group(0), latest) if found else None
    rest = text.replace(found.group(0), " ", 1).split() if found and known else text.split()
    return known, " ".join(rest[:1]), " ".join(rest[1:])
