"""The server's words in a person's language: one reader of the catalogue for answers and reports. No words here.

gettext; English is the source, and what the catalogue lacks stays English.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

DOMAIN = "server"
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations" / DOMAIN

Translate = Callable[[str], str]
Plural = Callable[[str, str, int], str]


def translator(language: str) -> Translate:
    """English text to the text in ``language`` (``fr``, ``fr-CA``)."""
    return translations(language).gettext


def plurals(language: str) -> Plural:
    """English singular and plural, and a number, to the form for that number in ``language``."""
    return translations(language).ngettext


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalogue: compiled where a build made one, else compiled here from its source."""
    source = FOLDER / language[:2].lower() / "LC_MESSAGES" / f"{DOMAIN}.po"
    built = source.with_suffix(".mo")
    if built.exists() and (not source.exists() or built.stat().st_mtime >= source.stat().st_mtime):
        with built.open("rb") as file:
            return gettext.GNUTranslations(file)
    return compiled(source) if source.exists() else gettext.NullTranslations()


def compiled(source: Path) -> gettext.NullTranslations:
    """A catalogue straight from its .po file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = io.BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
