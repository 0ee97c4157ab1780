"""One phone number as a list writes it, made normal. Not here: several in a cell (``scheduling.importing``)."""

from __future__ import annotations

import re

import phonenumbers

REGION = "CA"
_EXTENSION = re.compile(r"(?i)\s*\(?\b(?:poste|p\.|ext\.?)\s*:?\s*(\d{1,6})\)?\s*$")
"""As French Canada writes it, and with a colon or in brackets."""
LONGEST_EXTENSION = 6
"""What is longer is another number."""


def phone(text: str) -> tuple[str, str] | None:
    """E.164 and the extension (empty when there is none); a number without country is Canadian."""
    try:
        number = phonenumbers.parse(_EXTENSION.sub(r" ext. \1", text), REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) or len(number.extension or "") > LONGEST_EXTENSION:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), number.extension or ""
