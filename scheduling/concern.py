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
    _check(concern, LEAST_URGENT_CONCERN if urgent else LEAST_CONCERN)


def least_after(said: str, *before: int) -> int:
    """Characters of what corrects a concern: one that is short already (urgent, imported) is not made shorter.

    ``before``: how many it had before the corrections that whoever corrects it now may take back.
    """
    return min(LEAST_CONCERN, len(said.strip()), *before)


def check_corrected(concern: str, said: str, *before: int) -> None:
    """Raise ``Invalid`` where ``concern`` says too little in place of what was ``said``; ``before`` as above."""
    _check(concern, least_after(said, *before))


def _check(concern: str, least: int) -> None:
    if len(concern.strip()) < least:
        raise Invalid("concern is too short", field="concern", rule=Rule.TOO_SHORT, least=least)
