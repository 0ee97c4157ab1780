"""Design tokens: the colours and sizes of one theme, read from ``resources/themes``. Knows nothing of Qt.

A colour's name says its role (``ink2``, ``booked-bg``), never its hue. Sizes are logical pixels.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from desktop.theming import resources

ThemeName: TypeAlias = Literal["light", "dark"]
THEMES: tuple[ThemeName, ...] = ("light", "dark")


@dataclass(frozen=True)
class Tokens:
    """One theme. An unknown name raises ``KeyError``: a misspelt token is a bug."""

    name: ThemeName
    colours: Mapping[str, str]
    spaces: tuple[int, ...]
    radii: Mapping[str, int]
    sizes: Mapping[str, int]
    family: str

    def colour(self, name: str) -> str:
        """``#rrggbb``, or ``#aarrggbb`` for a scrim or shadow."""
        return self.colours[name]

    def space(self, step: int) -> int:
        """The step of the rhythm, from 1: 4, 8, 12, 16, 20, 24, 32 pixels."""
        return self.spaces[step - 1]

    def radius(self, name: str) -> int:
        """``control``, ``card``, ``dialog``, ``block`` or ``chip``."""
        return self.radii[name]

    def size(self, name: str) -> int:
        """A text size (``small``, ``body``, ``title``) or a measure (``control``, ``rail`` ...)."""
        return self.sizes[name]


@functools.cache
def document() -> dict[str, object]:
    """The whole token file."""
    text = resources.path("themes", "tokens.json").read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))


@functools.cache
def load(theme_name: ThemeName) -> Tokens:
    """The tokens of ``light`` or ``dark``."""
    data = document()
    kinds = cast("dict[str, object]", data["type"])
    texts = {name: value for name, value in kinds.items() if isinstance(value, int)}
    return Tokens(
        name=theme_name,
        colours=cast("dict[str, str]", data[theme_name]),
        spaces=tuple(cast("list[int]", data["space"])),
        radii=cast("dict[str, int]", data["radius"]),
        sizes=texts | cast("dict[str, int]", data["size"]),
        family=cast("str", kinds["family"]),
    )
