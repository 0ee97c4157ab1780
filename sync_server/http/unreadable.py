"""What the framework found wrong with a message, as fields and rules: it tells them in English sentences only.

What a rule of ours refuses names both by itself (``scheduling.errors``).
"""

from __future__ import annotations

import re
from typing import Any

from litestar.exceptions import HTTPException

from scheduling.errors import Rule

MOST = 5
"""Fields of which an answer tells."""
MOST_NAME = 60
_MISSING = re.compile(r"missing required field `([^`]{1,80})`", re.IGNORECASE)
_RULES: tuple[tuple[str, Rule], ...] = (
    ("invalid enum value", Rule.NOT_KNOWN),
    (">=", Rule.OUT_OF_RANGE),
    ("<=", Rule.OUT_OF_RANGE),
    ("out of range", Rule.OUT_OF_RANGE),
    ("of length", Rule.OUT_OF_RANGE),
)
_NO_PARAMETER = re.compile(r"missing required \w* ?parameter '([^']{1,80})'", re.IGNORECASE)
_BODY = "data"
BODY: dict[str, object] = {"field": "body", "rule": Rule.UNREADABLE}
"""Of a message that is none at all."""


def unreadable(error: HTTPException) -> list[dict[str, object]]:
    """The fields (`body`: the message as a whole), each with its rule; none where none was told."""
    fields = [_field(each) for each in told(error.extra)]
    lacking = _NO_PARAMETER.search(error.detail)
    if lacking and not fields:
        fields.append({"field": lacking[1][:MOST_NAME], "rule": Rule.MISSING})
    return fields


def told(extra: object) -> list[dict[str, Any]]:
    """What the framework says of each field, of the first few."""
    found = extra if isinstance(extra, list) else []
    return [each for each in found[:MOST] if isinstance(each, dict)]


def _field(said: dict[str, Any]) -> dict[str, object]:
    key, message = str(said.get("key") or ""), str(said.get("message") or "")
    missing = _MISSING.search(message)
    if missing:
        place = "" if key in ("", _BODY) else f"{key}."
        return {"field": f"{place}{missing[1]}"[:MOST_NAME], "rule": Rule.MISSING}
    field = "body" if key in ("", _BODY) else key[:MOST_NAME]
    lower = message.lower()
    rule = next((rule for sign, rule in _RULES if sign in lower), Rule.UNREADABLE)
    return {"field": field, "rule": rule}
