"""The part of a fake server that knows one mechanic's switch and offers, as ``/presence`` and ``/offers`` do."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx

from desktop.store import codec
from scheduling.matching_messages import OffersAnswer
from scheduling.offer_views import OfferView
from scheduling.offers import OfferState
from scheduling.presence_messages import PresenceAnswer, PresenceLine, PresenceSwitch
from tests.factories import named
from tests.fake_door import json_answer, problem_answer


class FakeWork:
    """Who asks is the mechanic Ivan, whoever they are."""

    def __init__(self) -> None:
        self.accepting = False
        self.offers: list[OfferView] = []

    def _work_asked(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.startswith("/presence"):
            if request.method == "PUT":
                self.accepting = codec.decode(PresenceSwitch, request.content).accepting_now
                return json_answer(self._line())
            return json_answer(PresenceAnswer(mechanics=[self._line()]))
        if path == "/offers":
            return json_answer(OffersAnswer(offers=self.offers))
        _, _, offer_id, act = path.split("/")
        return self._answered(UUID(offer_id), accept=act == "accept")

    def _answered(self, offer_id: UUID, *, accept: bool) -> httpx.Response:
        found = next((view for view in self.offers if view.offer_id == offer_id), None)
        if found is None:
            return problem_answer(404, "not_found")
        self.offers.remove(found)
        if not accept:
            return httpx.Response(204)
        taken = replace(found, state=OfferState.ACCEPTED, answer_until=None)
        self.offers.append(taken)
        return json_answer(taken)

    def _line(self) -> PresenceLine:
        return PresenceLine(
            mechanic_id=named("ivan"),
            name="Ivan Independent",
            accepting_now=self.accepting,
            online=self.accepting,
            heard_at=None,
            online_until=None,
        )
