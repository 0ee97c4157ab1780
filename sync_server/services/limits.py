"""What PostgreSQL can not store, taken out. The bounds on commands are ``scheduling.limits``."""

from __future__ import annotations


def storable(text: str) -> str:
    """Without the zero bytes that PostgreSQL has no place for: for what is kept to be shown, not to be used."""
    return text.replace("\x00", "")
