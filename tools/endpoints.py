"""The endpoints by subject, each with who may: ``python -m tools.endpoints`` writes docs/endpoints.md.

A test keeps the file equal to the code. What each answers is in the OpenAPI document that the server serves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.spec import Tag

from scheduling.commands import NAMES
from scheduling.keys import Scope
from scheduling.rights import Action, Column, Extent, extent
from sync_server.app import create_app
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.http.documented import RULE, SCOPE, TAGS

FILE = Path(__file__).parents[1] / "docs" / "endpoints.md"
_HEAD = """# Endpoints, and who may

Written by `python -m tools.endpoints`. Requests, answers and examples: `/schema/openapi.json` of a running server.
"own" is one's own bookings, customers and hours; the rules are `scheduling/rights.py`. A push is checked again for
each of its changes ([below](#changes-that-a-push-may-carry)). Staff are the owner, the receptionist and the mechanics,
independent and affiliated. A site comes in by a key, whose scope stands in brackets.
"""
_GROUPS = {
    "staff": (
        Column.OWNER.value,
        Column.RECEPTIONIST.value,
        Column.INDEPENDENT.value,
        Column.AFFILIATED.value,
    ),
    "mechanics": (Column.INDEPENDENT.value, Column.AFFILIATED.value),
}
_SCOPE_TOLD = re.compile(r" Scope: \w+\.")
_PEOPLE = tuple(column for column in Column if column is not Column.SITE)


class Endpoint(NamedTuple):
    method: str
    path: str
    tag: str
    actions: tuple[Action, ...] | None
    """Of the table of rights; empty: whoever is signed in; ``None``: nobody need be."""
    scope: Scope | None
    """Of keys that are let in."""
    about: str


def endpoints(app: Litestar) -> Iterator[Endpoint]:
    """Those of the API, by path; not the document that describes it."""
    paths = app.openapi_schema.paths or {}
    for route in sorted(app.routes, key=lambda each: each.path):
        handlers = {h for h in getattr(route, "route_handlers", ()) if isinstance(h, HTTPRouteHandler)}
        for handler in sorted(handlers, key=lambda each: sorted(each.http_methods)):
            if not handler.resolve_include_in_schema():
                continue
            about = (handler.fn.__doc__ or "").strip().split("\n")[0]
            for method in sorted(handler.http_methods - {"OPTIONS"}):
                operation = getattr(paths[_plain(route.path)], method.lower())
                (tag,) = operation.tags
                yield Endpoint(method, route.path, tag, handler.opt.get(RULE), handler.opt.get(SCOPE), about)


def _plain(path: str) -> str:
    """Without the types of its parts."""
    return re.sub(r":\w+}", "}", path)


def described() -> str:
    """The whole file: a table for each tag, in the order in which the API's document has them."""
    with TemporaryDirectory() as folder:
        secret = Path(folder) / "secret"
        settings = Settings(database_url="postgresql://nobody@localhost/none", secret_file=secret)
        found = list(endpoints(create_app(Bootstrap.from_settings(settings))))
    if lost := {each.tag for each in found} - {tag.name for tag in TAGS}:
        raise ValueError(f"no such tag in sync_server/http/documented.py: {', '.join(sorted(lost))}")
    parts = [_table(tag, [each for each in found if each.tag == tag.name]) for tag in TAGS]
    return _HEAD + "".join(parts) + _commands()


def _table(tag: Tag, found: list[Endpoint]) -> str:
    lines = [f"\n## {tag.name}\n", f"{tag.description}\n", "| endpoint | who | what |", "| --- | --- | --- |"]
    lines += [
        f"| `{each.method} {_plain(each.path)}` | {_who(each)} | {_SCOPE_TOLD.sub('', each.about)} |"
        for each in found
    ]
    return "\n".join(lines) + "\n"


def _who(endpoint: Endpoint) -> str:
    """Who may, and whose own only; a site by its key's scope."""
    actions = endpoint.actions
    if actions is None:
        return "anybody"
    if not actions:
        return "whoever is signed in"
    whole = [column.value for column in _PEOPLE if _extent(column, actions) is Extent.ALL]
    own = [column.value for column in _PEOPLE if _extent(column, actions) is Extent.OWN]
    said = [_named(whole)] if whole else []
    said += [f"own: {_named(own)}"] if own else []
    said += [f"site ({endpoint.scope.value})"] if endpoint.scope is not None else []
    return "; ".join(said)


def _named(columns: list[str]) -> str:
    """The people of some columns, shortly."""
    for short, of in _GROUPS.items():
        if set(of) <= set(columns):
            columns = [short, *(each for each in columns if each not in of)]
    return ", ".join(columns)


def _extent(column: Column, actions: tuple[Action, ...]) -> Extent:
    """The widest that any of the actions has."""
    found = {extent(column, action) for action in actions}
    return next((each for each in (Extent.ALL, Extent.OWN) if each in found), Extent.NONE)


def _commands() -> str:
    lines = [f"- `{name}`: {(cls.__doc__ or '').strip().splitlines()[0]}" for name, cls in NAMES.items()]
    return "\n## Changes that a push may carry\n\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(described(), encoding="utf-8")
