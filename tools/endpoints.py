"""The endpoints by subject, each with who may: ``python -m tools.endpoints`` writes docs/endpoints.md, and beside it
docs/commands.md (``tools.commands``).

A test keeps the files equal to the code. What each answers is in the OpenAPI document that the server serves.
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
from scheduling.rights import Action
from sync_server.app import create_app
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.http.command_list import about
from sync_server.http.documented import RULE, SCOPE, TAGS
from sync_server.http.who_may import who_may
from tools import commands

FILE = Path(__file__).parents[1] / "docs" / "endpoints.md"
_HEAD = """# Endpoints, and who may

Written by `python -m tools.endpoints`. Requests, answers and examples: `/schema/openapi.json` of a running server.
"own" is one's own bookings, customers and hours; the rules are `scheduling/rights.py`. A push is checked again for
each of its changes ([below](#changes-that-a-push-may-carry)). Staff are the owner, the receptionist and the mechanics,
independent and affiliated. A site comes in by a key, whose scope stands in brackets.
"""
_SCOPE_TOLD = re.compile(r" Scope: \w+\.")


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
            about = " ".join((handler.fn.__doc__ or "").strip().split("\n\n")[0].split())
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
    for each in found:
        who, about_it = who_may(each.actions, each.scope), _SCOPE_TOLD.sub("", each.about)
        lines.append(f"| `{each.method} {_plain(each.path)}` | {who} | {about_it} |")
    return "\n".join(lines) + "\n"


def _commands() -> str:
    lines = [f"- [`{name}`](commands.md#{commands.anchor(name)}): {about(name)}" for name in NAMES]
    head = "Fields, examples and codes of each: [commands.md](commands.md).\n\n"
    return "\n## Changes that a push may carry\n\n" + head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(described(), encoding="utf-8")
    commands.FILE.write_text(commands.described(), encoding="utf-8")
