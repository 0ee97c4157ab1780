"""The part of a fake server that knows a mechanic at once, as ``/waitlist`` and ``/matching`` do: nobody is online."""

from __future__ import annotations

import httpx

from desktop.store import codec
from scheduling.matching_messages import JoinWaitlist, WaitlistAnswer, WaitlistLine, WaysAnswer
from scheduling.money_messages import Foretold
from scheduling.offer_rounds import THREE_WAYS, Shortage
from scheduling.visit_messages import Favourites
from scheduling.waitlist import WaitlistState
from tests.fake_door import json_answer, problem_answer

FREE = Foretold(price_cents=0, tax=[], due_cents=0, balance_cents=0, credit_cents=0, rest_cents=0, terms=[])


class FakeLine:
    """``waiting`` stand in the line."""

    def __init__(self) -> None:
        self.waiting: list[WaitlistLine] = []

    def _line_asked(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/matching/ways":
            return json_answer(self._nobody())
        if request.url.path == "/money/terms":
            return json_answer(FREE)
        if request.url.path.endswith("/favourites"):
            return json_answer(Favourites(mechanics=[]))
        if request.url.path != "/waitlist":
            return problem_answer(404, "not_found")
        if request.method == "GET":
            return json_answer(WaitlistAnswer(entries=self.waiting))
        asked = codec.decode(JoinWaitlist, request.content)
        line = WaitlistLine(
            entry_id=asked.entry_id,
            customer_id=asked.customer_id,
            kind=asked.kind,
            minutes=asked.minutes,
            state=WaitlistState.PENDING,
            joined_at=0,
            mechanic_id=None,
            position=len(self.waiting) + 1,
            told_until=7200,
            held_mechanic_id=None,
            held_until=None,
            measured_wait=None,
        )
        self.waiting.append(line)
        return json_answer(line)

    def _nobody(self) -> WaysAnswer:
        return WaysAnswer(
            online=0,
            free=0,
            shortage=Shortage.NOBODY_ONLINE,
            ways=list(THREE_WAYS),
            waiting=len(self.waiting),
            measured_wait=None,
            offline=[],
        )
