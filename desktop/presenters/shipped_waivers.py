"""The drafts of a waiver's text that come with the program, by group of provinces and language.

Drafts alone: a lawyer of the province approves what a workshop publishes. No words of the screen, no Qt.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from scheduling.waiver_records import TemplateTick

LANGUAGES = ("fr", "en")
_OWN = frozenset({"QC"})
"""Provinces whose law asks for another text than the others'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedText:
    text: str
    ticks: tuple[TemplateTick, ...]


class ShippedTexts:
    """``folder`` has a file a group and language; each is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, province: str, language: str) -> ShippedText:
        """For a province, two letters; in a language that is not shipped, the English one."""
        group = province.lower() if province in _OWN else "ca"
        spoken = language if language in LANGUAGES else "en"
        with (self._folder / f"{group}-{spoken}.toml").open("rb") as file:
            found = tomllib.load(file)
        ticks = tuple(TemplateTick(**each) for each in found["ticks"])
        return ShippedText(text=found["text"].strip() + "\n", ticks=ticks)
