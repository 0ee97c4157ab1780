"""Which of two versions of the program is older. Not here: what follows from it."""

from __future__ import annotations


def is_older(version: str, least: str) -> bool:
    """Whether ``version`` is below ``least``: 0.9 is older than 0.10, and 1.0 is 1.0.0."""
    mine, wanted = _numbers(version), _numbers(least)
    length = max(len(mine), len(wanted))
    return mine + [0] * (length - len(mine)) < wanted + [0] * (length - len(wanted))


def _numbers(version: str) -> list[int]:
    """What is no number counts as 0."""
    return [int(part) if part.isascii() and part.isdigit() else 0 for part in version.split(".")]
