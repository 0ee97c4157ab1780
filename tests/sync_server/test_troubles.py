"""A command whose database is not there says so in the user's language, without a traceback or a password."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from sync_server.__main__ import main
from sync_server.app import import_command
from sync_server.db.embedded import EmbeddedPostgres, Urls
from tests.postgres import create_database, drop_database

SAMPLE = str(Path(__file__).parents[1] / "samples" / "clients.csv")
IMPORT = ["import", "customers", SAMPLE, "--language"]


def said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str, *arguments: str
) -> str:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", url)
    monkeypatch.setenv("AUTODOCTOR_OWNER_DATABASE_URL", url)
    assert main(arguments) == 2
    answer = capsys.readouterr().err
    assert answer.count("\n") == 1
    assert "SECRET" not in answer
    return answer


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["demo"], "The database cannot be reached: "),
        (["migrate"], "The database cannot be reached: "),
        ([*IMPORT, "en"], "The database cannot be reached: "),
        ([*IMPORT, "fr"], "Impossible de joindre la base de données : "),
    ],
)
def test_a_database_that_is_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str], words: str
) -> None:
    answer = said(monkeypatch, capsys, "postgresql://app:SECRET@127.0.0.1:1/shop", *command)
    assert words in answer.replace("\u00a0", " ")
    assert "Connection refused" in answer
    assert "AUTODOCTOR_DATABASE_URL" in answer


@pytest.mark.parametrize("url", ["nonsense SECRET", "postgresql://app:SECRET@127.0.0.1:port/shop"])
@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["demo"], "address is not understood"),
        (["migrate"], "address is not understood"),
        (["serve"], "address is not understood"),
        (["work"], "address is not understood"),
        ([*IMPORT, "fr"], "adresse de la base de données n’est pas comprise"),
    ],
)
def test_an_address_that_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    url: str, command: list[str], words: str,
) -> None:  # fmt: skip
    assert words in said(monkeypatch, capsys, url, *command)


def test_a_wrong_password_and_a_database_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], cluster: EmbeddedPostgres
) -> None:
    urls = cluster.urls()
    place = urls.app.partition("@")[2]
    answer = said(monkeypatch, capsys, f"postgresql://autodoctor_app:SECRET@{place}", *IMPORT, "en")
    assert 'password authentication failed for user "autodoctor_app"' in answer
    assert 'database "nowhere" does not exist' in said(
        monkeypatch, capsys, urls.of_database("nowhere").app, *IMPORT, "en"
    )


def test_a_database_without_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], cluster: EmbeddedPostgres
) -> None:
    create_database(cluster, "without_tables")
    try:
        url = cluster.urls().of_database("without_tables").app
        assert "python -m sync_server migrate" in said(monkeypatch, capsys, url, *IMPORT, "en")
        assert "Il manque des tables" in said(monkeypatch, capsys, url, *IMPORT, "fr")
    finally:
        drop_database(cluster, "without_tables")


def test_a_lock_that_is_not_given_is_a_busy_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], database: Urls
) -> None:
    with psycopg.connect(database.owner) as connection:
        connection.execute("LOCK TABLE tenant IN ACCESS EXCLUSIVE MODE")
        assert "too busy" in said(monkeypatch, capsys, database.app, *IMPORT, "en")


def test_a_fault_of_the_program_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise RuntimeError("a fault")

    monkeypatch.setattr(import_command, "run", fail)
    with pytest.raises(RuntimeError, match="a fault"):
        main([*IMPORT, "en"])
