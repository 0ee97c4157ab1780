"""The OpenAPI document made readable: what each message and field means, and an example of each. From the code alone.

What a message means is its docstring, what a field means the docstring below it. An example is made of the fields'
names and types, the same each time; a test sees that the server would take each of them. Decides nothing.
"""

from __future__ import annotations

import inspect
from typing import Any

from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin

from sync_server.http.command_examples import STARTS, example_id
from sync_server.http.command_schemas import PUSH, made_examples, push_words, with_commands
from sync_server.http.command_words import meanings, parts
from sync_server.http.messages_read import field_words, messages

Schema = dict[str, Any]

DEEPEST = 6
"""Messages within messages; below that an optional one is left out."""

_TEXTS = {
    "address": "5445, avenue de Gaspé", "app": "0.1.0", "city": "Montréal", "code": "slot_taken", "currency": "CAD",
    "concern": "Noise when braking, front left.", "email": "chantal@example.com", "first_day": "2026-12-02",
    "file_key": "5f" * 48, "key": "adk_…", "kind": "in_person",
    "language": "fr", "layout": "a1" * 32, "locale": "fr-CA", "make": "Mazda", "model": "3", "name": "Chantal Tremblay",
    "phone": "+15145550142", "plate": "F12 ABC", "postal_code": "H2T 3B2", "province": "QC",
    "reason": "in hospital", "state": "scheduled",
    "tzdata": "2026.1", "vin": "JM1BPALL0K1100001", "zone": "America/Toronto",
}  # fmt: skip
_NUMBERS = {
    "cursor": 4711, "horizon_days": 30, "minutes": 60, "notice_minutes": 120, "odometer_km": 84_000, "seq": 1,
    "ver": 4712, "year": 2019, "weekday": 0, "start_minute": 540, "end_minute": 1020,
}  # fmt: skip
_INSTANTS = (
    "_at",
    "starts",
    "ends",
    "expires",
    "_time",
    "until",
    "blocks_end",
    "at",
    "valid_from",
    "since",
    "requested",
    "times",
)


def illustrated(document: Schema) -> Schema:
    """The document with descriptions and examples of its messages; the given one is not changed."""
    schemas = with_commands(document.get("components", {}).get("schemas", {}))
    classes = {**messages(), **parts()}
    told = {name: _told(name, schema, schemas, classes.get(name)) for name, schema in schemas.items()}
    paths = {
        path: {method: _summed_up(_with_table(path, operation)) for method, operation in item.items()}
        for path, item in document.get("paths", {}).items()
    }
    return {**document, "paths": paths, "components": {**document.get("components", {}), "schemas": told}}


def _with_table(path: str, operation: Any) -> Any:
    """What a push may carry, below what a push is."""
    if path != PUSH or not isinstance(operation, dict):
        return operation
    return {**operation, "description": f"{operation['description']}\n\n{push_words()}"}


def _summed_up(operation: Any) -> Any:
    """What an endpoint does in its description's first sentence, where its name alone stood."""
    if not isinstance(operation, dict) or not operation.get("description"):
        return operation
    first = operation["description"].split("\n\n")[0].replace("\n", " ")
    return {**operation, "summary": first.partition(". ")[0].removesuffix(".")}


def _told(name: str, schema: Schema, schemas: dict[str, Schema], cls: type[Any] | None) -> Schema:
    described = dict(schema)
    if cls is not None and "properties" in schema:
        if cls.__doc__ and not cls.__doc__.startswith(f"{name}("):
            described["description"] = inspect.cleandoc(cls.__doc__)
        meant = meanings(cls) if cls.__name__ in parts() else field_words(cls)
        described["properties"] = {
            field: _with_words(each, meant.get(field, "")) for field, each in schema["properties"].items()
        }
    if "properties" in schema:
        described["example"] = made_examples().get(name) or example(schema, schemas)
    return described


def _with_words(schema: Schema, words: str) -> Schema:
    if not words or "description" in schema:
        return schema
    return {"allOf": [schema], "description": words} if "$ref" in schema else {**schema, "description": words}


def example(schema: Schema, schemas: dict[str, Schema], name: str = "", depth: int = 0) -> Any:
    """A value that the schema takes, telling by its ``name`` what it may look like."""
    if "$ref" in schema:
        of = schema["$ref"].rpartition("/")[2]
        return made_examples().get(of) or example(schemas[of], schemas, name, depth)
    if "enum" in schema:
        return schema["enum"][0]
    choices = [part for key in ("oneOf", "anyOf") for part in schema.get(key, ())]
    values = [part for part in choices if part.get("type") != "null"]
    if values:
        optional = len(values) < len(choices)
        names_a_row = values[0].get("format") == "uuid"  # which there would not be
        may_be_left_out = optional and (depth > DEEPEST or names_a_row)
        return None if may_be_left_out else example(values[0], schemas, name, depth)
    return _plain(schema, schemas, name, depth)


def _plain(schema: Schema, schemas: dict[str, Schema], name: str, depth: int) -> Any:
    match schema.get("type"):
        case "object":
            fields = schema.get("properties", {})
            return {field: example(each, schemas, field, depth + 1) for field, each in fields.items()}
        case "array":
            parts = schema.get("prefixItems") or [schema.get("items", {})]
            return [] if depth > DEEPEST else [example(part, schemas, name, depth + 1) for part in parts]
        case "boolean":
            return schema.get("default", True)
        case "integer":
            return _number(schema, name)
        case "number":
            return 4.5
        case _:
            return _text(schema, name)


def _number(schema: Schema, name: str) -> int:
    if "cents" in name:
        value = 2900
    elif name in _NUMBERS or not name.endswith(_INSTANTS):
        value = _NUMBERS.get(name, 1)
    else:
        value = STARTS
    return int(min(max(value, schema.get("minimum", value)), schema.get("maximum", value)))


def _text(schema: Schema, name: str) -> str:
    match schema.get("format"):
        case "uuid":
            return str(example_id(name))
        case "date":
            return "2026-12-02"
        case _:
            return _TEXTS.get(name) or schema.get("default") or "text"


class Json(JsonRenderPlugin):
    """``/schema/openapi.json``; made once, since reading our own source takes a while."""

    _made: bytes | None = None

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        if self._made is None:
            self._made = super().render(request, illustrated(openapi_schema))
        return self._made


class Yaml(YamlRenderPlugin):
    """``/schema/openapi.yaml``; made once too."""

    _made: bytes | None = None

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        if self._made is None:
            self._made = super().render(request, illustrated(openapi_schema))
        return self._made
