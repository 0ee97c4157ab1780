"""A visit that comes back to the place it stood on: what still speaks against that.

Who else has the time, or the bay, does. The hours do not: it stood there before, whatever they are by now; nor that it
should have begun. Pure; asked by the server and by the desk's undo.
"""

from __future__ import annotations

from scheduling.availability import Verdict
from scheduling.hours_change import OF_HOURS
from scheduling.vocabulary import Reason

_NEVER = OF_HOURS | {Reason.TOO_SOON, Reason.TOO_FAR}


def still_against(verdict: Verdict, ends: int, now: int) -> Verdict:
    """The verdict on its old place without what is no reason; of one that would be over, that it is past stays one."""
    none = _NEVER | {Reason.IN_PAST} if now < ends else _NEVER
    return Verdict(tuple(each for each in verdict.refusals if each.reason not in none))
