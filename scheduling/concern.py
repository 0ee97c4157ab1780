"""How much a customer says of what is wrong, at least: when it is booked, asked for, and corrected afterwards.

How much at most is ``limits``'s; which other field of an intake is needed, each command's own.
"""

from __future__ import annotations

from scheduling.errors import Invalid, Rule

LEAST_CONCERN = 10
"""Characters of a concern; fixed."""
LEAST_URGENT_CONCERN = 5


def check_concern(concern: str, *, urgent: bool = False) -> None:
    """Raise ``Invalid`` where a customer says too little of what is wrong for a mechanic to begin with."""
    least = LEAST_URGENT_CONCERN if urgent else LEAST_CONCERN
    if len(concern.strip()) < least:
        raise Invalid("concern is too short", field="concern", rule=Rule.TOO_SHORT, least=least)
