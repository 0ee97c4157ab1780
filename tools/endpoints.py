"""The list of endpoints, each with who may: ``python -m tools.endpoints`` writes docs/endpoints.md.

A test keeps the file equal to the code. What each answers is in the OpenAPI document that the server serves.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from scheduling.commands import NAMES
from scheduling.keys import Scope
from scheduling.rights import Action, Column, Extent, extent
from sync_server.app import create_app
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.http.documented import RULE, SCOPE

FILE = Path(__file__).parents[1] / "docs" / "endpoints.md"
_WORDS = {Extent.ALL: "all", Extent.OWN: "own", Extent.NONE: "–"}
_HEAD = """# Endpoints, and who may

Written by `python -m tools.endpoints`. Requests, answers and examples: `/schema/openapi.json` of a running server.
"own" is one's own bookings, customers and hours; the rules are `scheduling/rights.py`. A push is checked again for
each of its changes ([below](#changes-that-a-push-may-carry)). A site comes in by a key, whose scope stands in brackets.

"""


class Endpoint(NamedTuple):
    method: str
    path: str
    actions: tuple[Action, ...] | None
    """Of the table of rights; empty: whoever is signed in; ``None``: nobody need be."""
    scope: Scope | None
    """Of keys that are let in."""
    about: str


def endpoints(app: Litestar) -> Iterator[Endpoint]:
    """Those of the API, by path; not the document that describes it."""
    for route in sorted(app.routes, key=lambda each: each.path):
        handlers = {h for h in getattr(route, "route_handlers", ()) if isinstance(h, HTTPRouteHandler)}
        for handler in sorted(handlers, key=lambda each: sorted(each.http_methods)):
            if not handler.resolve_include_in_schema():
                continue
            about = (handler.fn.__doc__ or "").strip().split("\n")[0]
            for method in sorted(handler.http_methods - {"OPTIONS"}):
                yield Endpoint(method, route.path, handler.opt.get(RULE), handler.opt.get(SCOPE), about)


def described() -> str:
    """The whole file."""
    with TemporaryDirectory() as folder:
        secret = Path(folder) / "secret"
        settings = Settings(database_url="postgresql://nobody@localhost/none", secret_file=secret)
        app = create_app(Bootstrap.from_settings(settings))
    columns = " | ".join(column.value for column in Column)
    lines = [f"| endpoint | what | {columns} |", "| --- | --- |" + " --- |" * len(Column)]
    for each in endpoints(app):
        cells = " | ".join(_cell(each, column) for column in Column)
        lines.append(f"| `{each.method} {each.path}` | {each.about} | {cells} |")
    return _HEAD + "\n".join(lines) + "\n" + _commands()


def _cell(endpoint: Endpoint, column: Column) -> str:
    actions = endpoint.actions
    if actions is not None and column is Column.SITE and endpoint.scope is None:
        return _WORDS[Extent.NONE]
    if not actions:
        return "all"
    found = {extent(column, action) for action in actions}
    word = _WORDS[Extent.ALL if Extent.ALL in found else Extent.OWN if Extent.OWN in found else Extent.NONE]
    return f"{word} ({endpoint.scope})" if column is Column.SITE else word


def _commands() -> str:
    lines = [f"- `{name}`: {(cls.__doc__ or '').strip().splitlines()[0]}" for name, cls in NAMES.items()]
    return "\n## Changes that a push may carry\n\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(described(), encoding="utf-8")
