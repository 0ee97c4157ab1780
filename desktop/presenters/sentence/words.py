"""A sentence cut into words, and phrases looked for among them. Knows no language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduling.folding import folded, words_of

_WORD = re.compile(r"(?:[^\s,;]|(?<=\d),(?=\d))+")
_ELIDED = re.compile(r"^(?:qu|[dlmnstcj])['’](?=\w)")
_EDGES = ".,;:!?()[]{}\"«»“”'’*…"

Phrase = tuple[str, ...]
LONG_ENOUGH = 5
"""Letters from which on a word may have one that is wrong: of shorter ones too many are another word."""


@dataclass(frozen=True)
class Word:
    """``starts`` and ``ends`` are its place in the sentence."""

    text: str
    starts: int
    ends: int

    @cached_property
    def key(self) -> str:
        """Folded, without marks around it and what is elided before it: ``D’huile,`` is ``huile``."""
        return _ELIDED.sub("", folded(self.text).strip(_EDGES))

    @cached_property
    def atoms(self) -> Phrase:
        """What it is made of: ``Jean-Pierre`` is two."""
        return tuple(words_of(self.key))

    @cached_property
    def joined(self) -> str:
        """In one piece: ``CR-V`` is ``crv``."""
        return "".join(self.atoms)


def split(text: str) -> tuple[Word, ...]:
    """The words of a sentence in their order; what stands between them is blank, a comma or a semicolon."""
    return tuple(Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text))


def spans(words: Sequence[Word], at: int, most: int) -> Iterable[tuple[int, Phrase]]:
    """Runs of words from there on, the longest first: how many words, and their atoms."""
    for count in range(min(most, len(words) - at), 0, -1):
        yield count, tuple(atom for word in words[at : at + count] for atom in word.atoms)


def begins(words: Sequence[Word], at: int, phrase: Phrase) -> int:
    """How many words from there on are the phrase, 0 if they are not."""
    for count, atoms in spans(words, at, len(phrase)):
        if atoms == phrase:
            return count
    return 0


def one_letter_off(one: str, other: str) -> bool:
    """Whether a letter too many, too few, another one or two swapped make the one of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1]
    return one[start + 1 :] == other[start + 1 :] or (swapped and one[start + 2 :] == other[start + 2 :])


def meant(typed: str, known: Iterable[str]) -> str:
    """The one known word that is a letter away, or nothing where none is, or several are."""
    if len(typed) < LONG_ENOUGH or not typed.isalpha():
        return ""
    close = {each for each in known if len(each) >= LONG_ENOUGH and one_letter_off(typed, each)}
    return close.pop() if len(close) == 1 else ""


def put_right(
    words: Sequence[Word], sure: frozenset[str], known: frozenset[str], free: Sequence[bool]
) -> tuple[Word, ...]:
    """The words with each slip of one letter mended where they are free; with a capital only to one of ``sure``."""
    mended = []
    for word, is_free in zip(words, free, strict=True):
        better = meant(word.key, sure if word.text[:1].isupper() else known) if is_free else ""
        mended.append(Word(better, word.starts, word.ends) if better else word)
    return tuple(mended)
