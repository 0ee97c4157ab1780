"""What somebody else does between an import's reading and its writing is kept, and said where it matters."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sync_server.app import import_command
from sync_server.db.embedded import Urls
from tests.sync_server.test_import_command import AUTUMN, ask, run, shop

__all__ = ["shop"]

Meanwhile = Callable[[str, str], None]


@pytest.fixture
def meanwhile(shop: Urls, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """``meanwhile("plan_customers", sql)``: somebody does that when the import has just made its plan."""

    def does(planner: str, sql: str) -> None:
        made = getattr(import_command, planner)

        def and_then(*arguments: Any) -> Any:
            plan = made(*arguments)
            with psycopg.connect(shop.superuser) as connection:
                connection.execute("SELECT set_config('app.tenant', id::text, true) FROM organization")
                connection.execute(f"SELECT bump_tenant(); {sql}".encode())
            return plan

        monkeypatch.setattr(import_command, planner, and_then)

    return does


def listed(tmp_path: Path, *rows: str) -> tuple[str, ...]:
    file = tmp_path / "list.csv"
    file.write_text("\n".join(["name,phone,email,make,odometer", *rows, ""]), encoding="utf-8")
    return "customers", str(file), "--yes"


def test_an_edit_during_an_import_is_kept_and_gaps_are_filled_all_the_same(
    shop: Urls, tmp_path: Path, meanwhile: Meanwhile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*listed(tmp_path, "Ann Roy,514-555-0101,,Kia,", "Bob Roe,514-555-0102,,,")) == 0
    edit = "UPDATE customer SET name = 'Ann Côté', email = 'own@example.com' WHERE name = 'Ann Roy';"
    edit += "UPDATE vehicle SET plate = 'A12 BCD', odometer_km = 90000"
    meanwhile("plan_customers", edit)
    again = listed(
        tmp_path, "Ann Roy,514-555-0101,list@example.com,Kia,80000", "Bob Roe,514-555-0102,bob@example.com,,"
    )
    capsys.readouterr()
    assert run(*again) == 0
    assert ask(shop, "SELECT name, email FROM customer ORDER BY name") == [
        ("Ann Côté", "own@example.com"),
        ("Bob Roe", "bob@example.com"),
    ]
    assert ask(shop, "SELECT make, plate, odometer_km FROM vehicle") == [("Kia", "A12 BCD", 90_000)]
    assert "In short: 1 customer completed, 0 not taken." in capsys.readouterr().out


def test_customers_deleted_during_an_import_are_said_and_the_rest_is_written(
    shop: Urls, tmp_path: Path, meanwhile: Meanwhile, capsys: pytest.CaptureFixture[str]
) -> None:
    known = ("Ann,514-555-0101,,,", "Bob,514-555-0102,,Kia,", "Cy,514-555-0103,,,")
    assert run(*listed(tmp_path, *known)) == 0
    meanwhile("plan_customers", "DELETE FROM vehicle; DELETE FROM customer WHERE name <> 'Cy'")
    more = (
        "Ann,514-555-0101,a@example.com,Mazda,",
        "Bob,514-555-0102,,Kia,70",
        "Cy,514-555-0103,c@example.com,,",
    )
    capsys.readouterr()
    assert run(*listed(tmp_path, *more)) == 0
    page = capsys.readouterr().out
    for where in ("line 2, “Ann”", "line 2, “Mazda”", "line 3, “Kia”"):
        assert f"{where}: it or its customer was deleted by somebody else" in page
    assert "In short: 1 customer completed, 3 not taken." in page
    assert ask(shop, "SELECT name, email FROM customer") == [("Cy", "c@example.com")]
    assert ask(shop, "SELECT make FROM vehicle") == []


def calendar(tmp_path: Path, hour: int) -> tuple[str, ...]:
    file = tmp_path / "year.ics"
    event = f"BEGIN:VEVENT\nUID:a\nDTSTART:202610{hour}T140000Z\nDURATION:PT1H\nSUMMARY:Ann\nEND:VEVENT"
    file.write_text(f"BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n", encoding="utf-8")
    return "calendar", str(file), *AUTUMN, "--yes"


def test_what_a_calendar_changes_may_be_gone_by_then(
    shop: Urls, tmp_path: Path, meanwhile: Meanwhile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*calendar(tmp_path, 19)) == 0
    meanwhile("plan_busy", "DELETE FROM external_busy")
    assert run(*calendar(tmp_path, 20)) == 0
    assert "line 2, “Ann”: it or its customer was deleted" in capsys.readouterr().out
    assert ask(shop, "SELECT id FROM external_busy") == []


def test_a_booking_whose_customer_is_gone_by_then_is_not_made(
    shop: Urls, tmp_path: Path, meanwhile: Meanwhile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*listed(tmp_path, "Ann,514-555-0101,,,")) == 0
    meanwhile("plan_bookings", "DELETE FROM customer")
    assert run(*calendar(tmp_path, 19), "--as", "bookings") == 0
    assert "line 2, “Ann”: it or its customer was deleted" in capsys.readouterr().out
    assert ask(shop, "SELECT id FROM session") == []


@pytest.mark.parametrize("command", ["customers", "calendar", "bookings"])
def test_the_same_import_twice_at_once_brings_everything_once(
    shop: Urls,
    tmp_path: Path,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Both have made their plan before either writes."""
    if command == "customers":
        planner, arguments = "plan_customers", listed(tmp_path, "Ann Roy,514-555-0101,,Kia,")
    else:
        planner = "plan_bookings" if command == "bookings" else "plan_busy"
        arguments = calendar(tmp_path, 19)
        arguments += ("--as", "bookings") if command == "bookings" else ()
    made = getattr(import_command, planner)

    def and_the_other_goes_on(*given: Any) -> Any:
        plan = made(*given)
        monkeypatch.setattr(import_command, planner, made)
        with ThreadPoolExecutor(1) as other:
            assert other.submit(run, *arguments).result() == 0
        capsys.readouterr()
        return plan

    monkeypatch.setattr(import_command, planner, and_the_other_goes_on)
    assert run(*arguments) == 0
    known = "row that brings nothing new" if command == "customers" else "known from an earlier import"
    assert f"In short: 1 {known}, 0 not taken." in capsys.readouterr().out
    counts = "SELECT (SELECT count(*) FROM {}), (SELECT count(*) FROM {}), (SELECT count(*) FROM {})"
    (found,) = ask(shop, counts.format("customer", "session", "external_busy"))
    assert found == {"customers": (1, 0, 0), "calendar": (0, 0, 1), "bookings": (1, 1, 0)}[command]
    trail = ask(shop, "SELECT what, detail FROM audit_entry")
    rows = 2 if command == "customers" else 1
    what = "customers" if command == "customers" else "calendar"
    assert trail == [(f"import.{what}", f"{rows} rows")]
