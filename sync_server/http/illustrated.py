"""The OpenAPI document made readable: what each message and field means, and an example of each. From the code alone.

What a message means is its docstring, what a field means the docstring below it. An example is made of the fields'
names and types, the same each time; a test sees that the server would take each of them. Decides nothing.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import sys
import textwrap
import uuid
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin

Schema = dict[str, Any]

OURS = ("scheduling.", "sync_server.")
DEEPEST = 6
"""Messages within messages; below that an optional one is left out."""

_TEXTS = {
    "address": "5445, avenue de Gaspé", "app": "0.1.0", "city": "Montréal", "code": "slot_taken", "currency": "CAD",
    "concern": "Noise when braking, front left.", "email": "chantal@example.com", "first_day": "2026-12-02",
    "key": "adk_…", "kind": "in_person",
    "language": "fr", "locale": "fr-CA", "make": "Mazda", "model": "3", "name": "Chantal Tremblay",
    "phone": "+15145550142", "plate": "F12 ABC", "postal_code": "H2T 3B2", "province": "QC",
    "reason": "in hospital", "state": "scheduled",
    "tzdata": "2026.1", "vin": "JM1BPALL0K1100001", "zone": "America/Toronto",
}  # fmt: skip
_NUMBERS = {
    "cursor": 4711, "horizon_days": 30, "minutes": 60, "notice_minutes": 120, "odometer_km": 84_000, "seq": 1,
    "ver": 4712, "year": 2019, "weekday": 0, "start_minute": 540, "end_minute": 1020,
}  # fmt: skip
_INSTANT = 1_796_221_800
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
    schemas: dict[str, Schema] = document.get("components", {}).get("schemas", {})
    classes = messages()
    told = {name: _told(name, schema, schemas, classes.get(name)) for name, schema in schemas.items()}
    paths = {
        path: {method: _summed_up(operation) for method, operation in item.items()}
        for path, item in document.get("paths", {}).items()
    }
    return {**document, "paths": paths, "components": {**document.get("components", {}), "schemas": told}}


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
        meant = _fields(cls)
        described["properties"] = {
            field: _with_words(each, meant.get(field, "")) for field, each in schema["properties"].items()
        }
    if "properties" in schema:
        described["example"] = example(schema, schemas)
    return described


def _with_words(schema: Schema, words: str) -> Schema:
    if not words or "description" in schema:
        return schema
    return {"allOf": [schema], "description": words} if "$ref" in schema else {**schema, "description": words}


@cache
def messages() -> dict[str, type[Any]]:
    """Our dataclasses by name, as far as a name means one only."""
    found: dict[str, set[type[Any]]] = {}
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith(OURS):
            for name, value in vars(module).items():
                if inspect.isclass(value) and is_dataclass(value) and value.__module__.startswith(OURS):
                    found.setdefault(name, set()).add(value)
    return {name: values.pop() for name, values in found.items() if len(values) == 1}


def _fields(cls: type[Any]) -> dict[str, str]:
    """Field to the docstring below it; without the source there is none."""
    try:
        source = textwrap.dedent(inspect.getsource(cls))
    except OSError:
        return {}
    body = ast.parse(source).body[0]
    return dict(_documented(body.body)) if isinstance(body, ast.ClassDef) else {}


def _documented(statements: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, below in itertools.pairwise(statements):
        match statement, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str() as words)),
            ):
                yield name, inspect.cleandoc(words)
            case _:
                pass


def example(schema: Schema, schemas: dict[str, Schema], name: str = "", depth: int = 0) -> Any:
    """A value that the schema takes, telling by its ``name`` what it may look like."""
    if "$ref" in schema:
        return example(schemas[schema["$ref"].rpartition("/")[2]], schemas, name, depth)
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
        value = _INSTANT
    return int(min(max(value, schema.get("minimum", value)), schema.get("maximum", value)))


def _text(schema: Schema, name: str) -> str:
    match schema.get("format"):
        case "uuid":
            return str(uuid.uuid5(uuid.NAMESPACE_DNS, name))
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
