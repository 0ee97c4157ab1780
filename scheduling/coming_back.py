"""A visit that comes back to the place it stood on: what still speaks against that.

Who else has the time, or the bay, does; and that its mechanic works here no longer. The hours do not: it stood there
before, whatever they are by now; nor that it should have begun, unless its mechanic has still to answer, who may until
then. Pure; asked by the server and by the desk.
"""

from __future__ import annotations

from scheduling.availability import Verdict
from scheduling.hours_change import OF_HOURS
from scheduling.vocabulary import Reason

_NEVER = OF_HOURS - {Reason.KIND_NOT_OFFERED} | {Reason.TOO_SOON, Reason.TOO_FAR}


def still_against(verdict: Verdict, ends: int, now: int, *, asked: bool) -> Verdict:
    """The verdict on its old place without what is no reason.

    ``asked``: its mechanic has to answer; then, and of one that would be over, that it is past is one.
    """
    none = _NEVER | {Reason.IN_PAST} if now < ends and not asked else _NEVER
    return Verdict(tuple(each for each in verdict.refusals if each.reason not in none))
