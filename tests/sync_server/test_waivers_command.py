"""``waivers verify``: the exit code says whether all is whole, the lines what is not, in either language."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from sync_server.__main__ import main
from sync_server.db.embedded import Urls
from tests.sync_server.shop import Shop
from tests.sync_server.waiver_desk import publish, signed, store

NOW = 1_780_000_000


@pytest.fixture
def environment(module_database: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", module_database.app)
    monkeypatch.setenv("AUTODOCTOR_SECRET_FILE", str(tmp_path / "server.secret"))


@pytest.fixture
async def opened(shop: Shop, other_shop: Shop) -> tuple[Shop, Shop]:
    """A shop with two waivers, one of them faulty, and one with none."""
    text = await publish(shop)
    await store(shop, signed(shop, text, NOW), NOW)
    await store(shop, signed(shop, text, NOW, strokes=()), NOW)
    return shop, other_shop


@pytest.mark.usefixtures("environment")
def test_all_organizations_or_one_and_the_exit_code(
    opened: tuple[Shop, Shop], capsys: pytest.CaptureFixture[str], module_database: Urls
) -> None:
    shop, other = opened
    assert main(["waivers", "verify"]) == 0
    out = capsys.readouterr().out
    assert out.count("Garage: whole.") >= 2
    assert "Links: 2, contents: 2" in out
    assert "Something is missing. (strokes)" in out
    with psycopg.connect(module_database.superuser) as connection:
        query = "DELETE FROM signed_waiver WHERE tenant_id = %s AND sequence = 2 RETURNING id"
        row = connection.execute(query, [shop.id]).fetchone()
    assert row is not None
    assert main(["waivers", "verify"]) == 1
    out = capsys.readouterr().out
    assert f"link 2, waiver {row[0]}: What was signed or said is gone" in out
    assert main(["waivers", "verify", "--organization", str(other.id)]) == 0
    assert main(["waivers", "verify", "--organization", str(shop.id), "--language", "fr"]) == 1
    out = capsys.readouterr().out
    assert "PAS intacte" in out
    assert f"maillon 2, décharge {row[0]}" in out


@pytest.mark.usefixtures("environment", "opened")
def test_an_organization_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["waivers", "verify", "--organization", "Nobody's"]) == 2
    assert "There is no such organization." in capsys.readouterr().err
