"""Our messages read from their own source: which dataclasses there are, and what is written below their fields."""

from __future__ import annotations

import ast
import inspect
import itertools
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any

OURS = ("scheduling.", "sync_server.")


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


def field_words(cls: type[Any]) -> dict[str, str]:
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
