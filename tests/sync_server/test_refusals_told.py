"""In what order the server tells what is in the way of a time, and with which hours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import Place
from scheduling.ids import uuid7
from scheduling.vocabulary import Reason, VisitKind
from scheduling.wire import PushStatus
from sync_server.services.answers import verdict_of
from sync_server.services.reservations import TakeAnswer
from sync_server.services.schedule import Question
from tests.sync_server.shop import HOUR, Shop


async def test_who_has_the_time_comes_before_who_is_only_near(shop: Shop) -> None:
    for hour in (10, 11.5):
        assert (await shop.send("desk", shop.booking(shop.at(hour)))).status is PushStatus.APPLIED
    refused = await shop.send("desk", shop.booking(shop.at(10), minutes=90, kind=VisitKind.VIDEO))
    assert refused.outcome.reasons == ["booked", "buffer"]
    assert [(each.starts, each.ends) for each in refused.outcome.blocking] == [
        (shop.at(10), shop.at(11)),
        (shop.at(11.5), shop.at(12.5)),
    ]


@pytest.mark.parametrize("backwards", [False, True])
def test_so_it_does_where_the_database_refuses(shop: Shop, backwards: bool) -> None:
    within = shop.slot(shop.at(10), id=uuid7())
    after, before = (
        replace(within, id=uuid7(), starts=at, ends=at + HOUR, blocks_end=at + HOUR + 900)
        for at in (shop.at(11.5), shop.at(9))
    )
    found = (before, after, within)
    answer = TakeAnswer(blockers=found[::-1] if backwards else found)
    place = Place(starts=shop.at(10), minutes=90, mechanic_id=shop.anna.id)
    verdict = verdict_of(answer, Question(place=place, kind=VisitKind.VIDEO, now=shop.at(8)))
    assert [(each.reason, each.reservation_id) for each in verdict.refusals] == [
        (Reason.BOOKED, within.id),
        (Reason.BUFFER, before.id),
        (Reason.BUFFER, after.id),
    ]


def test_a_buffer_that_is_nobodys_in_particular_names_no_hours(shop: Shop) -> None:
    own = shop.slot(shop.at(10), id=uuid7())
    place = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.anna.id)
    question = Question(place=place, kind=VisitKind.VIDEO, now=shop.at(8), ignoring=frozenset({own.id}))
    (refusal,) = verdict_of(TakeAnswer(blockers=(own,)), question).refusals
    assert refusal.reason is Reason.BUFFER
    assert refusal.starts == refusal.ends, "the hours that were asked for are nobody's booking"
