"""`make run FRESH=1`: say what goes, ask where there is more than the demo, and take it away.

What is counted: customers, vehicles, bookings, busy times and whatever else was imported or entered by hand, and
other organizations.
The offscreen tour's own booking is not.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg

from sync_server.db.embedded import ClusterBusy, EmbeddedPostgres, EmbeddedPostgresError
from tools.running import TOUR_CUSTOMER, Home
from tools.stopping import Stop, whole

DEMO = ("info@garage-tremblay.example", "ines@marchand-diagnostic.example")
"""The addresses of the demo's organizations; a test compares them with the generator's."""
_OWN = """
WITH demo AS (SELECT id FROM organization WHERE email = ANY(%(demo)s)),
own AS (
    SELECT head.* FROM sync_head head
    WHERE NOT head.deleted AND (head.ver > 1 OR head.tenant_id NOT IN (SELECT id FROM demo))
),  -- the demo is each organization's first version
tour AS (SELECT id FROM customer WHERE name = %(tour)s)
SELECT
    (SELECT count(*) FROM own WHERE kind = 'customer' AND row_id NOT IN (SELECT id FROM tour)),
    (SELECT count(*) FROM own WHERE kind = 'vehicle' AND row_id NOT IN
     (SELECT id FROM vehicle WHERE customer_id IN (SELECT id FROM tour))),
    (SELECT count(DISTINCT event.session_id) FROM session_event event JOIN session ON session.id = event.session_id
     WHERE (event.what = 'imported' OR event.staff_id IS NOT NULL)
     AND session.customer_id NOT IN (SELECT id FROM tour)),
    (SELECT count(*) FROM own WHERE kind = 'external_busy'),
    (SELECT count(*) FROM own WHERE tenant_id IN (SELECT id FROM demo) AND kind NOT IN
     ('customer', 'vehicle', 'session', 'reservation', 'external_busy')),  -- a session has its reservation
    (SELECT count(*) FROM organization WHERE id NOT IN (SELECT id FROM demo))
"""
WHAT = (
    ("customer", "customers"),
    ("vehicle", "vehicles"),
    ("booking", "bookings"),
    ("busy time of a calendar", "busy times of calendars"),
    ("change of the staff, the hours or the like", "changes of the staff, the hours or the like"),
    ("organization besides the demo's two", "organizations besides the demo's two"),
)


class Kept(Exception):
    """Nothing was removed; the argument says why and what to type."""


def begin_anew(home: Home, *, sure: bool, ask: Callable[[str], str] | None) -> None:
    """Remove the data of `make run`. ``ask`` puts a question on the terminal; ``None`` where there is none.

    Raises ``Kept`` when there is more than the demo and nobody agreed.
    """
    parts = [part for part in home.parts() if part.exists()]
    if not parts:
        return
    print(f"To begin anew, this goes: {', '.join(part.name for part in parts)} in {home.folder}", flush=True)
    cluster = EmbeddedPostgres(home.postgres, who="`make run FRESH=1`", passing=True)
    with cluster.claim():
        own = own_data(cluster)
        if own and not sure:
            lines = ["That is more than the demo workshop:", *(f"  {line}" for line in own)]
            print("\n".join(lines), flush=True)
            _agree(ask)
        _remove(home, parts)
    print("Removed.", flush=True)


def _remove(home: Home, parts: list[Path]) -> None:
    """Out of the way all at once, which is quick; then deleted, which may be cut short: ``clear_left_over``."""
    for part in parts:
        if part.is_symlink():
            raise Kept(
                f"Nothing was removed, since {part} is a link. Remove it, or what it leads to, yourself."
            )
    clear_left_over(home)
    begun = False
    try:
        with whole:
            home.gone.mkdir(mode=0o700)
            begun = True
            for part in parts:
                part.rename(home.gone / part.name)
        clear_left_over(home)
    except Stop:
        if not begun:
            raise
        raise Stop(
            f"All of it is removed, but for files in {home.gone}, which the next start deletes."
            if home.gone.exists()
            else "All of it is removed."
        ) from None


def clear_left_over(home: Home) -> None:
    """Delete what an earlier FRESH=1 had put aside when it was cut short."""
    if home.gone.exists():
        shutil.rmtree(home.gone)


def _agree(ask: Callable[[str], str] | None) -> None:
    if ask is None:
        raise Kept(
            "Nothing was removed, since nobody can be asked here. If all of it may go: make run FRESH=1 YES=1"
        )
    try:
        answer = ask("Remove all of it for good? Type yes to do so: ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in {"yes", "y", "oui", "o"}:
        raise Kept("Nothing was removed. `make run` goes on with what is there.")


def own_data(cluster: EmbeddedPostgres) -> list[str]:
    """What the embedded database holds besides the demo, a line each; a line, too, when nobody can tell."""
    if not (cluster.directory / "data").exists():
        return []
    try:
        with cluster, psycopg.connect(cluster.urls().backup) as connection:
            row = connection.execute(_OWN, {"demo": list(DEMO), "tour": TOUR_CUSTOMER}).fetchone()
    except psycopg.errors.UndefinedTable:
        return []  # a first start that was cut short before there were tables
    except ClusterBusy:
        raise  # whoever works in it must not lose it
    except (EmbeddedPostgresError, OSError, psycopg.Error) as problem:
        why = str(problem).partition("\n")[0]
        return [f"perhaps; the database cannot be looked into ({why})"]
    counted = zip(row or (), WHAT, strict=True)
    found = [f"{count} {words[count != 1]}, imported or entered by hand" for count, words in counted if count]
    return found


def question() -> Callable[[str], str] | None:
    """How to ask, where somebody sits at a terminal."""
    return input if sys.stdin.isatty() and sys.stdout.isatty() else None
