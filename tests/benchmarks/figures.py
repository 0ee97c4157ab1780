"""Spreads and quantiles as the rows of the table hold them."""

from __future__ import annotations

import statistics


def spread(ratios: list[float]) -> dict[str, object]:
    """The columns of the table."""
    return {
        "ratio_min": min(ratios),
        "ratio_median": statistics.median(ratios),
        "ratio_max": max(ratios),
        "runs": len(ratios),
    }


def at(ordered: list[float], share: float) -> float:
    """The value below which that share of a sorted list lies."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
