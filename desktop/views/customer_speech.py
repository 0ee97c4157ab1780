"""A text in the customer's language, whatever the window speaks: words, and the forms of dates, amounts and numbers.

Not here: what is said (``invite_words``, ``requests/message_words``), or the window's own language (``shell``).
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from PySide6.QtCore import QTranslator

from desktop.theming import formats, resources
from desktop.views.calendar.calendar_words import fill


class Speech:
    """Says the texts of one ``context`` of the translations; English where the ``language`` is none of ours."""

    def __init__(self, context: str, language: str) -> None:
        self._context = context
        self._language: formats.Language = "fr" if language == "fr" else "en"
        self._words = _words(self._language)

    def say(self, source: str, *values: str) -> str:
        """A source text in that language, with its values."""
        return fill(self._words.translate(self._context, source) or source, *values)

    def forms(self) -> AbstractContextManager[None]:
        """Within it ``formats`` writes as one does in that language."""
        return formats.speaking(self._language)


@cache
def _words(language: formats.Language) -> QTranslator:
    translator = QTranslator()
    translator.load(f"autodoctor_{language}", str(resources.path("translations")))
    return translator
