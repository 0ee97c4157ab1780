"""What is to be done and of which kind the visit is, by their names in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.presenters.sentence.lexicon import ANYBODY, KINDS, SERVICES, Language, Service
from desktop.presenters.sentence.words import Phrase, Word, spans
from scheduling.folding import words_of
from scheduling.vocabulary import VisitKind


def _phrase(text: str) -> Phrase:
    return tuple(words_of(text))


_ENGLISH: dict[Phrase, tuple[Service, Language]] = {
    _phrase(name): (service, "en") for service in SERVICES for name in service.english.split(",")
}
_FRENCH: dict[Phrase, tuple[Service, Language]] = {
    _phrase(name): (service, "fr") for service in SERVICES for name in service.french.split(",")
}
_SERVICES = _ENGLISH | _FRENCH
_KINDS = {_phrase(name): kind for name, kind in KINDS.items()}
_ANYBODY = frozenset(_phrase(name) for name in ANYBODY)
_LONGEST = max(len(phrase) for phrase in (*_SERVICES, *_KINDS, *_ANYBODY))
SERVICE_WORDS = frozenset(phrase[0] for phrase in _SERVICES if len(phrase) == 1)
"""Those that are one word: of these a slip of one letter is mended."""


def service_at(words: Sequence[Word], at: int) -> tuple[int, Service, Language] | None:
    """How many words name the job, which one, and in which language."""
    for count, atoms in spans(words, at, _LONGEST):
        if atoms in _SERVICES:
            return count, *_SERVICES[atoms]
    return None


def kind_at(words: Sequence[Word], at: int) -> tuple[int, VisitKind] | None:
    """How many words say the kind, and which."""
    return next(
        ((count, _KINDS[atoms]) for count, atoms in spans(words, at, _LONGEST) if atoms in _KINDS), None
    )


def anybody_at(words: Sequence[Word], at: int) -> int:
    """How many words say that any mechanic will do."""
    return next((count for count, atoms in spans(words, at, _LONGEST) if atoms in _ANYBODY), 0)
