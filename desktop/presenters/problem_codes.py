"""Codes of what went wrong on the way to the server; those of its own answers are ``scheduling.errors``'s."""

from __future__ import annotations

UNREACHABLE_CODES = frozenset({"unreachable", "bad_answer"})
"""It said nothing, or nothing that makes sense."""
