"""Times and prices as people type them. Not here: whether such a time is free."""

from __future__ import annotations

LONGEST = 8
"""Letters of a time: what is longer is none."""
MINUTE_DIGITS = 2


def typed_minute(typed: str) -> int | None:
    """``14:30``, ``14h30``, ``14 h`` or ``9`` as minutes since midnight; half a number, as in ``14:3``, is none."""
    text = typed.strip().lower().replace(" ", "").replace("\u00a0", "").replace("h", ":")
    hour, _, rest = text.partition(":")
    if len(text) > LONGEST or not (hour.isascii() and hour.isdigit()):
        return None
    if rest and not (rest.isascii() and rest.isdigit() and len(rest) == MINUTE_DIGITS):
        return None
    minutes = int(hour) * 60 + int(rest or 0)
    return minutes if int(hour) < 24 and int(rest or 0) < 60 else None


def price_cents(typed: str) -> int | None:
    """``240``, ``240.50`` or ``240,50`` in cents; ``None`` of anything else."""
    text = (
        typed.strip()
        .replace("\u00a0", "")
        .replace("\u202f", "")
        .replace(" ", "")
        .replace("$", "")
        .replace(",", ".")
    )
    whole, dot, part = text.partition(".")
    if not whole.isascii() or not whole.isdigit() or len(whole) > 6:
        return None
    if dot and (not part.isascii() or not part.isdigit() or len(part) > 2):
        return None
    return int(whole) * 100 + int((part + "00")[:2])
