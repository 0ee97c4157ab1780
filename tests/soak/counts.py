"""What one part of ``make soak`` found: figures, failpoints by name, and faults, of which there must be none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Counts:
    """``figures`` are printed in their order. A part is well when ``faults`` is empty."""

    part: str
    seed: int
    """With which the same part does the same again."""
    figures: Counter[str] = field(default_factory=Counter)
    """How often what happened: ``saved``, ``killed``, ``lost``, ``doubled``, …"""
    failpoints: Counter[str] = field(default_factory=Counter)
    """How often the program went down at each; empty where no failpoint is used."""
    faults: list[str] = field(default_factory=list)
    """One sentence each: what was lost, doubled or did not converge, and by which seed it comes again."""

    def add(self, other: Counts) -> None:
        """Take over what another run of the same part found."""
        self.figures.update(other.figures)
        self.failpoints.update(other.failpoints)
        self.faults += other.faults
