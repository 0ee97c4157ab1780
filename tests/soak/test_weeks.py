"""A bounded share of the simulated weeks, and that they would tell: what goes wrong is found, and found again.

The long ones are ``make soak``.
"""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest

from desktop.store.outbox import Outbox
from scheduling.wire import Page
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.services import pull
from tests.soak.weeks import live
from tests.soak.weeks_world import BOTH_NIGHTS, WeeksFault, World


def _life(cluster: EmbeddedPostgres, template: str, seed: int, days: int) -> World:
    return live(seed, days, cluster, template)


def test_everybody_agrees_after_both_nights_in_which_the_clocks_change(
    cluster: EmbeddedPostgres, template: str
) -> None:
    world = _life(cluster, template, 2, BOTH_NIGHTS)
    figures = world.figures
    assert figures["agreements"] > 4
    assert world.statuses["conflict"] > 10, "rivals wanted the same"
    for event in ("servers restored", "disks lost", "upgrades", "things meanwhile", "exchanges that failed"):
        assert figures[event], event
    assert figures["days"] >= BOTH_NIGHTS


def test_one_seed_is_one_life(cluster: EmbeddedPostgres, template: str) -> None:
    first, second = (_life(cluster, template, 5, 1) for _ in range(2))
    assert first.trace == second.trace
    assert first.figures == second.figures
    assert len(first.trace) > 100


def test_a_page_that_leaves_out_a_row_is_found_and_found_again(
    cluster: EmbeddedPostgres, template: str
) -> None:
    """The control: a cursor that goes past what was never sent."""
    whole = pull.page

    async def careless(*args: Any, **more: Any) -> Page:
        page = await whole(*args, **more)
        del page.rows[1:2]
        return page

    faults = []
    with patch.object(pull, "page", careless):
        for _ in range(2):
            with pytest.raises(
                WeeksFault, match=r"seed 7, step \d+ .*other rows than the server gives"
            ) as fault:
                _life(cluster, template, 7, 3)
            faults.append(str(fault.value))
    assert faults[0] == faults[1]


def test_a_change_that_is_never_pushed_is_found(cluster: EmbeddedPostgres, template: str) -> None:
    """The control: a device that forgets what it said was saved."""

    def forgetful(self: Outbox, limit: int, size: int) -> list[Any]:
        return [parcel for parcel in kept(self, limit, size) if parcel.seq != 3]

    kept = Outbox.parcels
    with patch.object(Outbox, "parcels", forgetful), pytest.raises(WeeksFault, match="seed 7, step"):
        _life(cluster, template, 7, 3)
