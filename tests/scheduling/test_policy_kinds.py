"""What desks are told of the owner's numbers: those that were changed, none that are no affair of theirs."""

from __future__ import annotations

from typing import Any

import pytest

from scheduling.message_kinds import MessageSettings
from scheduling.money import MoneySettings
from scheduling.offers import OfferPolicy
from scheduling.policy_kinds import TOLD, heard, told
from scheduling.visit_requests import RequestPolicy


def _told(*own: Any) -> dict[str, dict[str, int]]:
    by_kind = {type(each): each for each in own}
    return told(lambda kind: by_kind.get(kind) or kind())


def test_only_what_the_owner_changed_is_told() -> None:
    assert _told() == {}
    own = RequestPolicy(minutes=90, most_offered=2), OfferPolicy(stands_for=600)
    assert _told(*own) == {"requests": {"minutes": 90, "most_offered": 2}, "offers": {"stands_for": 600}}


def test_what_the_shop_keeps_of_a_price_is_not_told() -> None:
    money = MoneySettings(deposit=4000, independent_share=MoneySettings().independent_share + 100)
    assert _told(money) == {"money": {"deposit": 4000}}


@pytest.mark.parametrize(
    "own",
    [
        RequestPolicy(promise_seconds=7200, alternatives=0),
        OfferPolicy(best_at_once=5),
        MoneySettings(deposit=0),
        MessageSettings(day_before=48 * 3600),
    ],
)
def test_a_desk_knows_them_as_they_are(own: Any) -> None:
    assert heard(_told(own), type(own)) == own


def test_numbers_of_another_version_cost_nothing() -> None:
    said = {"requests": {"minutes": 90, "patience": 7}, "drones": {"wings": 4}}
    assert heard(said, RequestPolicy) == RequestPolicy(minutes=90)
    assert heard(said, MoneySettings) == MoneySettings()
    assert heard({"requests": {"minutes": 0}}, RequestPolicy) == RequestPolicy(), (
        "this program takes none of 0"
    )


def test_what_is_told_are_whole_numbers() -> None:
    for kind, names in TOLD.items():
        assert all(type(getattr(kind(), name)) is int for name in names)
