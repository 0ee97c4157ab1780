"""The story in docs is true: it plays from an empty database to a refunded no-show, by HTTP alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync_server.db.embedded import EmbeddedPostgres, Urls
from tests.postgres import create_database, drop_database
from tools import story


@pytest.fixture
def empty(cluster: EmbeddedPostgres) -> Iterator[Urls]:
    """A database without any table."""
    create_database(cluster, "test_story")
    yield cluster.urls().of_database("test_story")
    drop_database(cluster, "test_story")


def test_from_an_empty_database_to_a_refunded_no_show(empty: Urls, tmp_path: Path) -> None:
    told: list[str] = []
    money = story.staged(empty, tmp_path, told.append)
    assert money["paid_cents"] == 0
    assert [(refund["state"], refund["cents"], refund["reason"]) for refund in money["refunds"]] == [
        ("done", 1500, "in hospital")
    ]
    assert [(payment["state"], payment["purpose"]) for payment in money["payments"]] == [
        ("refunded", "deposit")
    ]
    steps = [line.split(": ", 1)[1] for line in told if "Odile: " in line]
    assert [step for step in steps if "no_show" in step or "moved" in step or "refund" in step], steps
