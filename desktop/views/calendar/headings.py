"""Names above columns that are too narrow for all of them: what tells one from the others stays. No painting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from desktop.views.calendar.calendar_words import first_name

Width = Callable[[str], float]
SPLIT = re.compile(r"\s*(?:\s[–—·/-]\s|[:,(])\s*")
"""Between the name of a place and what is done there: ``Bay 1 – Alignment``."""
WORTH = 4
"""So many letters of what follows say something; fewer are left out."""


def person(name: str, others: Sequence[str], room: float, width: Width) -> str:
    """The name, or the first name, with a letter of the last one where somebody else has that first name too."""
    if width(name) <= room:
        return name
    first = first_name(name)
    last = name.rstrip().rpartition(" ")[2]
    if first != name and any(first_name(other) == first for other in others):
        return f"{_cut(first, room - width(f' {last[0]}.'), width)} {last[0]}."
    return _cut(first, room, width)


def place(name: str, others: Sequence[str], room: float, width: Width) -> str:
    """A bay's name, or its beginning; where that does not tell it from the others, its end as well."""
    if width(name) <= room:
        return name
    cut = _cut(name, room, width)
    parted = SPLIT.search(name)
    head = name[: parted.start()] if parted else ""
    if parted and head and width(head) <= room and all(_head(other) != head for other in others):
        return cut if len(cut) - 1 - parted.end() >= WORTH else head
    if not any(_cut(other, room, width) == cut for other in others):
        return cut
    end = name.rpartition(" ")[2]
    begun = _cut(name[: len(name) - len(end)].rstrip(), room - width(f" {end}"), width)
    return f"{begun} {end}" if len(begun) > 1 else _cut(end, room, width)


def brief(name: str) -> str:
    """A bay by its number, where the name begins with one: what is done there is left out."""
    head = _head(name)
    return head if any(letter.isdigit() for letter in head) else name


def _head(name: str) -> str:
    parted = SPLIT.search(name)
    return name[: parted.start()] if parted else name


def _cut(words: str, room: float, width: Width) -> str:
    """All of it, or its beginning and an ellipsis."""
    if width(words) <= room:
        return words
    while words and width(f"{words}…") > room:
        words = words[:-1].rstrip(" .,–—-")
    return f"{words}…"
