"""What is typed where choices stand and no field does: it leads to the choice whose words begin so.

Letters begin it; a blank, a digit or a hyphen only goes on with it, for alone they mean something else. What leads
nowhere is kept as it was typed. Not here: what becomes of that, and what a choice means (the pages).
"""

from __future__ import annotations

from collections.abc import Sequence

from scheduling.folding import folded

PAUSE = 1_500
"""After so many ms the next letter begins anew, and a blank chooses again."""


class TypeAhead:
    """``text`` is what was typed; ``found`` the place of what it leads to, if it leads anywhere."""

    def __init__(self) -> None:
        self.text = ""
        self.found: int | None = None
        self._at = 0

    def goes_on(self, at: int) -> bool:
        """Whether what is typed at that moment (ms) belongs to what was typed before."""
        return bool(self.text) and (self.found is None or at - self._at < PAUSE)

    def takes(self, typed: str, at: int) -> bool:
        """Whether these letters are for here. A stray letter, left alone, takes no digit with it: that is a choice."""
        if typed.isalpha():
            return True
        stray = typed.isdigit() and len(self.text) == 1 and at - self._at >= PAUSE
        return typed.isprintable() and bool(typed) and self.goes_on(at) and not stray

    def type(self, typed: str, at: int, choices: Sequence[str]) -> None:
        """One letter more, or the first."""
        self.text = self.text + typed if self.goes_on(at) else typed
        self._at = at
        self.found = place_of(self.text, choices)

    def take_back(self, at: int, choices: Sequence[str]) -> None:
        """One letter less."""
        self.text, self._at = self.text[:-1], at
        self.found = place_of(self.text, choices)

    def clear(self) -> None:
        """Nothing was typed."""
        self.text, self.found = "", None


def place_of(text: str, choices: Sequence[str]) -> int | None:
    """The first choice that begins so, else the first of whose words one does; blanks and accents count for nothing."""
    wanted = _joined(text)
    if not wanted:
        return None
    for anywhere in (False, True):
        for place, choice in enumerate(choices):
            if any(start.startswith(wanted) for start in _starts(choice, anywhere=anywhere)):
                return place
    return None


def _starts(choice: str, *, anywhere: bool) -> list[str]:
    words = choice.split()
    return [_joined(" ".join(words[at:])) for at in range(len(words) if anywhere else min(1, len(words)))]


def _joined(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isalnum())
