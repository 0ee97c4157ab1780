"""A bounded share of the state machine over the real server; the same examples in each run."""

from __future__ import annotations

from sync_server.db.embedded import EmbeddedPostgres
from tests.soak.machine import explore


def test_whatever_is_done_everybody_agrees(cluster: EmbeddedPostgres, template: str) -> None:
    counts = explore(cluster, template, examples=6, steps=30)
    assert counts.figures["agreements"] >= 4
    assert counts.figures["changes"] >= 5, "little was done to disagree about"
