"""``import`` on a real database: a trial writes nothing, ``--yes`` writes, and a second time adds nothing."""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from scheduling.records import Bay, Mechanic, Organization, WorkshopHours
from scheduling.vocabulary import OrganizationKind, VisitKind
from sync_server.app import import_command
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.services.identity import create_organization
from sync_server.services.reservations import TakeAnswer

OWN = Path(__file__).parents[1] / "samples"
SHOP = Organization(
    id=UUID(int=1),
    kind=OrganizationKind.WORKSHOP,
    name="Shop",
    zone="America/Toronto",
    locale="fr-CA",
    province="QC",
)
LUC = Mechanic(
    id=UUID(int=2), name="Luc", has_workshop=True, account_type="workshop_mechanic", kinds=tuple(VisitKind)
)
HOURS = [
    WorkshopHours(id=UUID(int=10 + day), weekday=day, start_minute=8 * 60, end_minute=17 * 60)
    for day in range(7)
]


@pytest.fixture
def shop(database: Urls, monkeypatch: pytest.MonkeyPatch) -> Urls:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", database.app)
    asyncio.run(_found_shop(database.app))
    return database


async def _found_shop(url: str) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=url))
    async with bootstrap.unit_of_work(SHOP.id) as uow:
        await create_organization(uow, SHOP)
        await uow.records.add_many([LUC, Bay(id=UUID(int=3), name="1"), *HOURS])
        await uow.commit()
    await bootstrap.close()


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    import_command.add_arguments(parser)
    return import_command.run(parser.parse_args(arguments))


def ask(urls: Urls, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.backup) as connection:
        return connection.execute(query.encode()).fetchall()


AUTUMN = ("--from", "2026-10-01", "--to", "2026-11-30")
SHOP_ICS = ("calendar", str(OWN / "shop.ics"), *AUTUMN)


def test_busy_times_first_as_a_trial_then_for_good_then_nothing_new(
    shop: Urls, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*SHOP_ICS, "--as", "busy") == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert ask(shop, "SELECT count(*) FROM external_busy") == [(0,)]
    assert run(*SHOP_ICS, "--as", "busy", "--yes") == 0
    rows = ask(shop, "SELECT uid, source, all_day, mechanic_id FROM external_busy ORDER BY starts")
    assert len(rows) == 6
    assert rows[0] == ("weekly/20261019T130000Z", "Own sample", False, LUC.id)
    before = ask(shop, "SELECT ver FROM sync_tenant")
    assert run(*SHOP_ICS, "--as", "busy", "--yes") == 0
    assert ask(shop, "SELECT uid, source, all_day, mechanic_id FROM external_busy ORDER BY starts") == rows
    assert ask(shop, "SELECT ver FROM sync_tenant") == before


def test_where_there_is_nothing_to_take_it_says_so(shop: Urls, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(OWN / "shop.ics")
    assert run("calendar", path, "--from", "2030-01-01", "--to", "2030-01-05", "--as", "busy") == 0
    assert "Would be taken:\n  nothing\n" in capsys.readouterr().out


def test_bookings_are_reserved_once(shop: Urls, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (*SHOP_ICS, "--as", "bookings", "--mechanic", "luc", "--yes", "--language", "fr")
    assert run(*arguments) == 0
    page = capsys.readouterr().out
    assert "ligne 55, «\u00a0All day when the clock goes back\u00a0»" in page
    query = "SELECT s.id, s.starts, r.status, r.bay_id FROM session s JOIN slot_reservation r ON r.session_id = s.id"
    rows = ask(shop, query + " ORDER BY 2")
    assert len(rows) == 5
    assert {(status, bay) for _, _, status, bay in rows} == {("confirmed", UUID(int=3))}
    assert ask(shop, "SELECT what, count(*) FROM session_event GROUP BY 1") == [("imported", 5)]
    assert run(*arguments) == 0
    assert ask(shop, query + " ORDER BY 2") == rows
    assert run(*SHOP_ICS, "--as", "busy", "--yes") == 0
    assert "overlaps the booking at" in capsys.readouterr().out
    assert ask(shop, "SELECT uid FROM external_busy") == [("all-day",)]


def test_busy_times_of_the_same_calendar_become_bookings_and_devices_hear_of_it(
    shop: Urls, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*SHOP_ICS, "--yes") == 0
    busy = {row[0] for row in ask(shop, "SELECT id FROM external_busy WHERE NOT all_day")}
    ((before,),) = ask(shop, "SELECT ver FROM sync_tenant")
    capsys.readouterr()
    assert run(*SHOP_ICS, "--as", "bookings") == 0
    assert "       5  busy times that became bookings\n" in capsys.readouterr().out
    assert len(ask(shop, "SELECT id FROM external_busy")) == 6
    assert run(*SHOP_ICS, "--as", "bookings", "--yes") == 0
    assert "5 bookings, 5 busy times that became bookings," in capsys.readouterr().out
    assert ask(shop, "SELECT uid FROM external_busy") == [("all-day",)]
    assert len(ask(shop, "SELECT id FROM slot_reservation")) == 5
    gone = ask(shop, "SELECT row_id, ver FROM sync_head WHERE deleted")
    assert {row_id for row_id, ver in gone if ver > before} == busy
    assert run(*SHOP_ICS, "--as", "bookings", "--language", "fr") == 0
    assert "plages occupées devenues" not in capsys.readouterr().out


def test_a_busy_time_stays_where_the_slot_was_lost(
    shop: Urls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*SHOP_ICS, "--yes") == 0
    rows = ask(shop, "SELECT id FROM external_busy ORDER BY id")

    async def lost(*_: object, **__: object) -> TakeAnswer:
        return TakeAnswer()

    monkeypatch.setattr("sync_server.db.reservations.SqlReservations.take", lost)
    assert run(*SHOP_ICS, "--as", "bookings", "--yes") == 0
    assert ask(shop, "SELECT id FROM external_busy ORDER BY id") == rows
    assert ask(shop, "SELECT count(*) FROM customer") == [(4,)]
    assert capsys.readouterr().out.endswith("This is written.\n")


def test_customers_twice(shop: Urls, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("customers", str(OWN / "clients.csv"))
    assert run(*arguments) == 0
    assert "Téléphone → phone number (phone)" in capsys.readouterr().out
    assert ask(shop, "SELECT count(*) FROM customer") == [(0,)]
    for _ in range(2):
        assert run(*arguments, "--yes") == 0
        assert ask(shop, "SELECT count(*) FROM customer") == [(3,)]
        assert ask(shop, "SELECT count(*) FROM vehicle") == [(3,)]
    found = ask(shop, 'SELECT name, phone, language FROM customer ORDER BY name COLLATE "C"')
    assert found == [
        ("Marc Roy", "+15145550199", "en"),
        ("Zoé Côté", "", "fr"),
        ("Élise Roy", "+15145550199", "fr"),
    ]


async def _found_others(url: str, *organizations: Organization) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=url))
    for organization in organizations:
        async with bootstrap.unit_of_work(organization.id) as uow:
            await create_organization(uow, organization)
            await uow.commit()
    await bootstrap.close()


def test_the_only_workshop_is_meant_and_another_is_named(
    shop: Urls, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("customers", str(OWN / "clients.csv"), "--yes")
    solo = replace(SHOP, id=UUID(int=5), name="Élise en ligne", kind=OrganizationKind.SOLO)
    asyncio.run(_found_others(shop.app, solo))
    assert run(*arguments) == 0
    assert ask(shop, "SELECT DISTINCT tenant_id FROM customer") == [(SHOP.id,)]
    assert run(*arguments, "--organization", "elise en ligne") == 0
    assert len(ask(shop, "SELECT DISTINCT tenant_id FROM customer")) == 2
    asyncio.run(_found_others(shop.app, replace(SHOP, id=UUID(int=6))))
    capsys.readouterr()
    for unclear in ((), ("--organization", "shop")):
        assert run(*arguments, *unclear) == 1
        assert f"{UUID(int=6)}  Shop" in capsys.readouterr().out
    assert run(*arguments, "--organization", str(UUID(int=6))) == 0


def test_broken_calendar_is_reported_line_by_line(shop: Urls, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("calendar", str(OWN / "broken.ics"), *AUTUMN, "--as", "busy", "--yes") == 0
    page = capsys.readouterr().out
    assert "line 35, “Nowhere”: the time zone “Nulle/Part” is not known" in page
    assert ask(shop, "SELECT summary FROM external_busy") == [("Good all the same",)]


def test_zero_bytes_in_a_calendar_are_left_out(shop: Urls, tmp_path: Path) -> None:
    """PostgreSQL has no place for them, in an event's UID or a calendar's name no more than in its words."""
    lines = ["BEGIN:VCALENDAR", "X-WR-CALNAME:He\0re", "BEGIN:VEVENT", "UID:a\0b", "SUMMARY:Bu\0sy"]
    lines += ["DTSTART:20261019T130000Z", "DTEND:20261019T140000Z", "END:VEVENT", "END:VCALENDAR", ""]
    file = tmp_path / "zero.ics"
    file.write_bytes("\r\n".join(lines).encode())
    for _ in range(2):
        assert run("calendar", str(file), *AUTUMN, "--as", "busy", "--yes") == 0
        assert ask(shop, "SELECT source, uid, summary FROM external_busy") == [("Here", "ab", "Busy")]


def test_without_a_word_a_calendar_is_busy_times_and_the_page_says_how_else(
    shop: Urls, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*SHOP_ICS, "--yes") == 0
    assert "Read as busy times; for appointments of customers, add --as bookings." in capsys.readouterr().out
    assert ask(shop, "SELECT count(*) FROM external_busy") == [(6,)]
    assert ask(shop, "SELECT count(*) FROM session") == [(0,)]
    assert run(*SHOP_ICS, "--as", "busy") == 0
    assert "--as bookings" not in capsys.readouterr().out


def test_the_counts_are_said_last_in_the_right_number(
    shop: Urls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*SHOP_ICS, "--as", "busy") == 0
    last = capsys.readouterr().out.splitlines()[-2:]
    assert last == [
        "In short: 6 busy times, 3 not taken.",
        "Nothing was written. The same with --yes writes it.",
    ]
    one = tmp_path / "one.csv"
    one.write_text("name,phone\nAnn,123\n", encoding="utf-8")
    assert run("customers", str(one), "--yes") == 0
    page = capsys.readouterr().out
    assert "one.csv: 1 row (UTF-8, columns separated by “,”)" in page
    assert page.endswith("In short: 1 new customer, 0 not taken, 1 note.\nThis is written.\n")
    assert run("customers", str(one), "--language", "fr") == 0
    page = capsys.readouterr().out
    assert "one.csv\u00a0: 1 ligne (" in page
    assert "En bref\u00a0: 1 ligne qui n’apporte rien de nouveau, 0 pas importé, 1 remarque." in page


@pytest.mark.parametrize(
    ("option", "days"),
    [
        (("--from", "2050-03-01"), "2050-03-01 to 2051-03-01"),
        (("--to", "2025-03-31"), "2025-03-01 to 2025-03-31"),
    ],
)
def test_one_end_of_the_days_may_be_far_from_today(
    shop: Urls, capsys: pytest.CaptureFixture[str], option: tuple[str, ...], days: str
) -> None:
    assert run("calendar", str(OWN / "shop.ics"), *option) == 0
    assert f"For Luc, {days}." in capsys.readouterr().out


def test_the_first_and_the_last_day_that_can_be_asked_for_are_days(shop: Urls) -> None:
    far = ("--from", "1971-01-01", "--to", "2200-12-31")
    assert run("calendar", str(OWN / "broken.ics"), *far, "--yes") == 0
    assert run("calendar", str(OWN / "broken.ics"), *far, "--yes", "--as", "bookings") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there file names are always text")
def test_a_file_name_that_is_not_utf_8_is_read_and_shown(
    shop: Urls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = "BEGIN:VEVENT\nUID:a\nDTSTART:20261019T130000Z\nDURATION:PT1H\nEND:VEVENT"
    file = tmp_path / os.fsdecode(b"\xe9t\xe9.ics")
    file.write_text(f"BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n")
    assert run("calendar", str(file), *AUTUMN, "--yes") == 0
    assert "été.ics: 1 event in the file" in capsys.readouterr().out
    assert ask(shop, "SELECT source FROM external_busy") == [("été",)]
    list_ = file.with_suffix(".csv")
    for text, said in (("name\nAnn\n", "été.csv: 1 row"), ("", "été.csv: the file is empty")):
        list_.write_text(text)
        run("customers", str(list_))
        assert said in capsys.readouterr().out
    list_.unlink()
    assert run("customers", str(list_)) == 1
    assert "été.csv”" in capsys.readouterr().out


def test_a_terminal_that_lacks_a_letter_gets_the_rest(shop: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", out)
    assert run("customers", str(OWN / "clients.csv"), "--yes") == 0
    out.seek(0)
    assert "Téléphone ? phone number (phone)" in out.read()


@pytest.mark.parametrize("kind", ["calendar", "customers"])
def test_every_option_is_explained(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser(prog="import")
    import_command.add_arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args([kind, "--help"])
    assert "examples:" in capsys.readouterr().out
    (kinds,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for action in kinds.choices[kind]._actions:
        assert len(action.help or "") > 20, action.dest


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("calendar", "x.ics", "--from", "tomorrow"), "'tomorrow' is not a day such as 2026-11-30"),
        (
            ("calendar", "x.ics", "--to", "9999-12-31"),
            "'9999-12-31' is not a day from 1971-01-01 to 2200-12-31",
        ),
        (("calendar", "x.ics", "--from", "0001-01-01"), "'0001-01-01' is not a day from 1971-01-01"),
        (("customers", "x.csv", "--map", "phone"), "'phone' is not COLUMN=FIELD, such as \"Mobile=phone\""),
    ],
)
def test_a_wrong_option_names_an_example(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(*arguments)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("customers", str(OWN)), "is a folder"),
        (("calendar", str(OWN / "clients.csv"), "--as", "busy"), "this is not a calendar file"),
        (("customers", str(OWN / "shop.ics")), "no column is known"),
        (("customers", str(OWN / "nothing.csv")), "There is no file"),
        (("customers", str(OWN / "clients.csv"), "--map", "Nom=colour"), "no column or field “colour”"),
        (
            ("customers", str(OWN / "clients.csv"), "--organization", "x"),
            "00000000-0000-0000-0000-000000000001  Shop",
        ),
        (("calendar", str(OWN / "shop.ics"), "--as", "busy", "--mechanic", "x"), "--mechanic NAME:\n  Luc"),
        (
            ("calendar", str(OWN / "shop.ics"), "--as", "busy", "--from", "2026-11-02", "--to", "2026-11-01"),
            "last day",
        ),
    ],
)
def test_what_is_refused_is_said_and_writes_nothing(
    shop: Urls, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(*arguments, "--yes") == 1
    assert said in capsys.readouterr().out
    assert ask(shop, "SELECT count(*) FROM customer") == [(0,)]
