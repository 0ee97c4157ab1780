"""The sentence that README.md and the empty field give as an example: whole in the demo workshop, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.presenters.sentence.people import Shop
from desktop.presenters.sentence.reading import read
from desktop.store.local_store import LocalStore
from sync_server.services.demo import generate
from tests.desktop.sentence.shop import told

ROOT = Path(__file__).resolve().parents[3]
ENGLISH = "oil change Civic Tremblay thursday 2pm with Luc"
FRENCH = "vidange Civic Tremblay jeudi 14 h avec Luc"
NOW = 1_795_500_000
"""24 November 2026, a Tuesday."""


def test_they_are_the_ones_that_are_given() -> None:
    assert f"`{ENGLISH}`" in (ROOT / "README.md").read_text(encoding="utf-8")
    given = (
        (ROOT / "resources/translations/autodoctor_fr.ts").read_text(encoding="utf-8").replace("\u00a0", " ")
    )
    assert FRENCH in given.replace("&#xa0;", " ")


@pytest.mark.parametrize("sentence", [ENGLISH, FRENCH])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whole(sentence: str, seed: int) -> None:
    tenant = generate(seed, NOW)[0]
    store = LocalStore.in_memory()
    store.load([*tenant.customers, *tenant.vehicles])
    shop = Shop(
        tenant.mechanics, tenant.bays, store.search_customers, store.customers_named, store.vehicles_of
    )
    said = told(read(sentence, shop, date(2026, 11, 24)))
    assert (said["car"], said["job"], said["day"], said["time"], said["by"]) == (
        "Civic",
        "oil",
        "11-26",
        "14:00",
        "Luc",
    )
    assert len(str(said["who"]).split()) == 1, "one of them alone drives a Civic"
    assert "left" not in said
