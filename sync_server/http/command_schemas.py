"""The commands in the OpenAPI document: a schema for each, which name of a mutation takes which, and who may.

On the wire ``Mutation.args`` is anything: what is wrong in it is that one mutation's answer and holds up none behind.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from scheduling.commands import NAMES, BookSession
from sync_server.http.command_examples import EXAMPLES, STARTS, example_id
from sync_server.http.command_list import ALWAYS, LISTED, OF_THE_PUSH, about

Schema = dict[str, Any]

PUSH = "/sync/push"
_REF = "#/components/schemas/{name}"
_NAME_WORDS = "Which command it is, with its version; the operation has the table of them all."
_ARGS_WORDS = (
    "The command's fields, in the schema that belongs to `name`. What cannot be read is answered `rejected` with the "
    "code `invalid` and the field in `outcome.detail`; the mutations behind it go on. `null` only asks what was "
    "answered to this `mid` before."
)


def with_commands(schemas: dict[str, Schema]) -> dict[str, Schema]:
    """The document's schemas with one for each command, and the mutation that names them."""
    _, made = msgspec.json.schema_components(list(NAMES.values()), ref_template=_REF)
    found = {**made, **schemas}
    if "Mutation" in found:
        found["Mutation"] = _mutation(found["Mutation"])
    return found


def _mutation(schema: Schema) -> Schema:
    refs = [{"$ref": _REF.format(name=cls.__name__)} for cls in NAMES.values()]
    args = {"anyOf": [*refs, {"type": "null"}], "description": _ARGS_WORDS}
    name = {**schema["properties"]["name"], "description": _NAME_WORDS}
    return {**schema, "properties": {**schema["properties"], "name": name, "args": args}}


@cache
def made_examples() -> dict[str, Any]:
    """Examples that say more than what could be made of names and types: by schema."""
    found = {cls.__name__: msgspec.to_builtins(each) for cls, each in EXAMPLES.items()}
    (name,) = (name for name, cls in NAMES.items() if cls is BookSession)
    booking = found[BookSession.__name__]
    found["Mutation"] = {
        "seq": 1, "mid": str(example_id("mid")), "name": name, "args": booking, "client_time": STARTS - 86_400,
    }  # fmt: skip
    return found


def push_words() -> str:
    """What the operation tells of the commands, as Markdown."""
    rows = [
        f"| `{name}` | `{cls.__name__}` | {about(name)} | {LISTED[name].who} |" for name, cls in NAMES.items()
    ]
    table = "\n".join(["| `name` | `args` | what | who may |", "| --- | --- | --- | --- |", *rows])
    always = ", ".join(f"`{code.value}`" for code in (*ALWAYS, *OF_THE_PUSH))
    return f"{_ANSWER}\n\n{table}\n\nAny of them may be answered {always}; besides these:\n\n{_codes()}"


_ANSWER = (
    "A push that could be read is answered 200, whatever becomes of its mutations: `applied`; `conflict`, when "
    "something has changed meanwhile (`outcome` says what, and what is free instead); `rejected`, when it could never "
    "be done. `gap` and `forked` end the push: `seq` counts from 1 without gaps, `last_seq` of `POST /sync/hello` says "
    "how far it is. What was answered is answered the same when it is sent again."
)


def _codes() -> str:
    lines = [
        f"- `{name}`: {', '.join(f'`{code.value}`' for code in listed.codes)}"
        for name, listed in LISTED.items()
        if listed.codes
    ]
    return "\n".join(lines)
