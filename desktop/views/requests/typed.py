"""Times and prices as people type them. Not here: whether such a time is free."""

from __future__ import annotations

LONGEST = 8
"""Letters of a time: what is longer is none."""


def typed_minute(typed: str) -> int | None:
    """``14:30``, ``14h30``, ``14 h`` or ``9`` as minutes since midnight."""
    text = typed.strip().lower().replace(" ", "").replace("\u00a0", "").replace("h", ":")
    hour, _, rest = text.partition(":")
    if len(text) > LONGEST or not (
        hour.isascii() and hour.isdigit() and (not rest or (rest.isascii() and rest.isdigit()))
    ):
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
