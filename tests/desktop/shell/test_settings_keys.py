"""The settings name every key that the program listens to, found in its source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import desktop
from desktop.shell.managing import _ENTRIES
from desktop.views.key_list import shortcuts

CAPS = {
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Return": "Enter",
    "Escape": "Esc",
    "Backspace": "⌫",
    "Plus": "+",
    "Equal": "+",
    "Minus": "−",
    "Slash": "/",
    "PageUp": "Page up",
    "PageDown": "Page down",
    "Quit": "Q",
    "Undo": "Z",
    "Save": "S",
    "Question": "?",
}
"""How a key that is not a letter is written on its cap."""
SOURCES = "\n".join(file.read_text(encoding="utf-8") for file in Path(desktop.__file__).parent.rglob("*.py"))
CAP_SET = {cap for caps, _ in shortcuts() for cap in caps}


def _bound() -> set[str]:
    keys = set(re.findall(r"\bKey\.Key_(\w+)", SOURCES))
    keys |= set(re.findall(r"StandardKey\.(\w+)", SOURCES))
    keys |= set(re.findall(r"(?<!\")\"Ctrl\+([^\"{ ]+)\"", SOURCES))  # no sentence
    return keys


@pytest.mark.parametrize("key", sorted(_bound()))
def test_every_key_that_is_bound_is_listed(key: str) -> None:
    assert CAPS.get(key, key) in CAP_SET


def test_tab_and_the_screens_keys_are_listed() -> None:
    assert {"Tab", "1", ","} <= CAP_SET
    assert len({what for _, what in shortcuts()}) == len(shortcuts())


def test_the_keys_of_other_programs_are_not_called_as_those_of_the_keyboard() -> None:
    titles = {entry.key: entry.title() for entry in _ENTRIES}
    assert titles["keys"] == "Access keys"
