"""The server's words in a person's language, from the .po catalogues as they are (no compiled files to forget)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).resolve().parents[3] / "resources" / "translations" / "server"

Translate = Callable[[str], str]


@cache
def translator(language: str) -> Translate:
    """English text to the text in ``language`` (``fr``, ``fr-CA``); English where there is none."""
    path = CATALOGUES / language[:2].lower() / "LC_MESSAGES" / "server.po"
    if not path.exists():
        return str
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language[:2].lower())
    known = {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str)
        and isinstance(message.string, str)
        and message.string
        and not message.fuzzy
    }
    return lambda text: known.get(text, text)
