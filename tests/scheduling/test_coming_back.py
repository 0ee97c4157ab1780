"""What speaks against a visit's own old place: who else has it, and nothing of the hours."""

from __future__ import annotations

import pytest

from scheduling.availability import Refusal, Verdict
from scheduling.coming_back import still_against
from scheduling.vocabulary import Reason

NINE = 1_800_000_000
TEN = NINE + 3600
TAKEN = {
    Reason.BOOKED,
    Reason.HELD,
    Reason.BUFFER,
    Reason.BUSY_ELSEWHERE,
    Reason.NO_BAY,
    Reason.NO_MECHANIC,
}
LEFT = {Reason.KIND_NOT_OFFERED}
"""What is said of a mechanic who works here no longer."""


@pytest.mark.parametrize("reason", sorted(Reason))
def test_only_whoever_has_it_speaks_against_it(reason: Reason) -> None:
    verdict = Verdict((Refusal(reason=reason, starts=NINE, ends=TEN),))
    before = still_against(verdict, TEN, NINE + 60, asked=False)
    assert before.available == (reason not in TAKEN | LEFT | {Reason.NO_SUCH_LOCAL_TIME})


def test_what_would_be_over_is_past() -> None:
    verdict = Verdict((Refusal(reason=Reason.IN_PAST, starts=NINE, ends=TEN),))
    assert still_against(verdict, TEN, TEN - 1, asked=False).available
    assert still_against(verdict, TEN, TEN, asked=False).reasons == verdict.reasons


def test_who_has_still_to_answer_may_until_it_begins() -> None:
    verdict = Verdict((Refusal(reason=Reason.IN_PAST, starts=NINE, ends=TEN),))
    assert still_against(verdict, TEN, NINE + 1, asked=True).reasons == verdict.reasons
