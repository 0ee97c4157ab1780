"""Every command that a push may carry, with its fields, codes and an example: the text of docs/commands.md.

Made of the commands' dataclasses and of what sync_server/http tells of them; ``python -m tools.endpoints`` writes it.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from scheduling.commands import NAMES, Command
from scheduling.limits import INSTANTS, LONG_TEXT, MOST_LONG_TEXT, MOST_ROWS, MOST_TEXT
from scheduling.wire import PUSH_LIMIT
from sync_server.http.command_examples import EXAMPLES
from sync_server.http.command_list import ALWAYS, LISTED, OF_THE_PUSH, one_line
from sync_server.http.command_words import meanings, within
from sync_server.http.words import error_words

FILE = Path(__file__).parents[1] / "docs" / "commands.md"
_HEAD = f"""# Commands: what a push may carry

Written by `python -m tools.endpoints`. What staff change, they change with `POST /sync/push`: up to {PUSH_LIMIT}
mutations, each with its command's `name` and, as `args`, the fields below. How to push, from signing in on:
[api.md](api.md#what-staff-do-from-another-program).

Ids that you make are UUIDs, best of version 7. Instants are seconds since 1970 (UTC), days are `2026-12-02`,
amounts are cents without tax. Text has up to {MOST_TEXT} characters, long text {MOST_LONG_TEXT}, a list up to
{MOST_ROWS} entries. "own" is one's own bookings, customers and hours. A field that is not needed may be left out.

## The answer

Each mutation has a result of its own: `applied`; `conflict`, when something has changed meanwhile, with its `code`,
and in `outcome` why and what is free instead; `rejected`, when it could never be done. A booking that lost its time
is kept, with `outcome.stored_as` `unplaced`, for somebody to place anew; one that waits for an independent
mechanic's yes is `applied` with `stored_as` `offered`. Any command may be refused with:

"""


def described() -> str:
    """The whole file: a section for each command, in the order of ``NAMES``."""
    always = "\n".join(f"- `{code.value}`: {error_words(code, 'en')}" for code in (*ALWAYS, *OF_THE_PUSH))
    return _HEAD + always + "\n" + "".join(_section(name, cls) for name, cls in NAMES.items())


def anchor(name: str) -> str:
    """Where a command's section is, as GitHub derives it from its heading."""
    return "".join(letter for letter in name if letter.isalnum() or letter in "_-")


def _section(name: str, cls: type[Command]) -> str:
    listed = LISTED[name]
    lines = [f"\n## {name}\n", f"{_about(cls)}\n", f"Who may: {listed.who}.\n", *_table(cls)]
    for part in dict.fromkeys(part for hint in get_type_hints(cls).values() for part in within(hint)):
        lines += [f"`{part.__name__}`: {_about(part)}\n", *_table(part)]
    lines += ["```json", msgspec.json.format(_example(cls), indent=2).decode(), "```\n"]
    codes = [f"- `{code.value}`: {error_words(code, 'en')}" for code in listed.codes]
    lines += ["Refused with, besides what refuses any:\n", *codes, ""] if codes else []
    return "\n".join(lines)


def _about(cls: type[Any]) -> str:
    """A message's docstring as Markdown, a line a paragraph."""
    return "\n\n".join(one_line(each) for each in (cls.__doc__ or "").split("\n\n"))


def _example(cls: type[Command]) -> bytes:
    """What may be left out is, where it says nothing."""
    example = EXAMPLES[cls]
    given = {each.name for each in fields(cls) if getattr(example, each.name) != each.default}
    content = {field: value for field, value in msgspec.to_builtins(example).items() if field in given}
    return msgspec.json.encode(content)


def _table(cls: type[Any]) -> list[str]:
    hints, meant = get_type_hints(cls), meanings(cls)
    rows = [
        f"| `{each.name}` | {_type_words(hints[each.name], each.name)} | {_default(each)} "
        f"| {one_line(meant[each.name])} |"
        for each in fields(cls)
    ]
    return ["| field | type | if left out | means |", "| --- | --- | --- | --- |", *rows, ""]


def _default(field: Field[Any]) -> str:
    if field.default is MISSING:
        return "needed"
    return "none" if field.default is None else f"`{msgspec.json.encode(field.default).decode()}`"


def _type_words(hint: Any, name: str) -> str:
    """A field's type for somebody who writes JSON."""
    if get_origin(hint) in (types.UnionType, Union):
        return next(_type_words(each, name) for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is list:
        return f"list of {_type_words(get_args(hint)[0], name)}"
    if get_origin(hint) is dict:
        either = get_args(get_args(hint)[1])[0]
        return f"object of pairs of {_value_words(either, name)}"
    if is_dataclass(hint):
        return f"`{hint.__name__}`"  # type: ignore[union-attr] # a class
    if issubclass(hint, StrEnum):
        return "one of " + ", ".join(f"`{each.value}`" for each in hint)
    return _plain_words(hint, name)


def _value_words(hint: Any, name: str) -> str:
    """What may stand in a field of any of these types: ``null`` too, where that is one."""
    kinds = get_args(hint) or (hint,)
    said = [_type_words(kind, name) for kind in kinds if kind is not type(None)]
    return ", ".join(said) + (" or `null`" if type(None) in kinds else "")


def _plain_words(hint: type[Any], name: str) -> str:
    if hint is int:
        return "instant" if name in INSTANTS else "whole number"
    if hint is str:
        return "long text" if name in LONG_TEXT else "text"
    return {bool: "`true` or `false`", UUID: "id", date: "day"}[hint]
