"""Every declared pair of colours is legible: 4.5 : 1 for text, 3 : 1 for edges (WCAG 2.2 AA)."""

from __future__ import annotations

from typing import cast

import pytest

from desktop.theming.tokens import THEMES, ThemeName, document, load

PAIRS = cast("dict[str, list[list[str]]]", document()["pairs"])


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_the_known_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("group", "least"), [("text", 4.5), ("edges", 3.0)])
def test_declared_pairs_are_legible(name: ThemeName, group: str, least: float) -> None:
    tokens = load(name)
    poor = {
        (front, back): round(contrast(tokens.colour(front), tokens.colour(back)), 2)
        for front, backs in PAIRS[group]
        for back in backs.split()
        if contrast(tokens.colour(front), tokens.colour(back)) < least
    }
    assert poor == {}


def test_every_colour_that_carries_words_is_in_a_pair() -> None:
    declared = {front for front, _ in PAIRS["text"]}
    backgrounds = {name.removesuffix("-bg") for name in load("light").colours if name.endswith("-bg")}
    assert backgrounds | {"ink", "ink2", "ink3", "accent", "accent-ink", "on-accent"} <= declared


def test_both_themes_have_the_same_names() -> None:
    assert set(load("light").colours) == set(load("dark").colours)


def test_unknown_token_is_a_bug() -> None:
    with pytest.raises(KeyError):
        load("light").colour("blue")
