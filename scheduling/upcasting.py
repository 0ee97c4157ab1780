"""A command as an older program wrote it, read as the newest version has it: step by step, each to the next version.

The server takes every ``name@v`` that it ever took, for a year at least after the last program that writes it; a
desktop reads with it what its own outbox has kept since before an update. What is sent and compared stays as it was
written. Not here: what a command does, nor what it may hold. How a shape is changed: docs/versions.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduling.errors import Invalid

Arguments = dict[str, object]
Step = Callable[[Arguments], Arguments]

STEPS: dict[str, Step] = {}
"""``name@v`` to what makes of its arguments, as JSON gives them, those of ``name@v+1``."""


def newest(name: str, args: object, steps: Mapping[str, Step] = STEPS) -> tuple[str, object]:
    """The newest name and its arguments; a name without a step, and what is no object, as they are.

    Raises ``Invalid`` where the arguments are not what that version has.
    """
    while (step := steps.get(name)) is not None:
        stem, _, version = name.rpartition("@")
        if isinstance(args, dict):
            try:
                args = step(args)
            except (KeyError, TypeError, ValueError) as error:
                raise Invalid(f"not a {name}: {type(error).__name__}") from error
        name = f"{stem}@{int(version) + 1}"
    return name, args
