"""The demo's word lists (resources/demo/*.json), read once and strictly. Words only, no rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from scheduling.vocabulary import ServiceType

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "demo"

T = TypeVar("T")


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First and last names of one community; ``share`` is its part of the customers in percent."""

    share: int
    first: tuple[str, ...]
    last: tuple[str, ...]


class Car(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A make with its models; ``wmi`` are the first three characters of its VINs."""

    make: str
    models: tuple[str, ...]
    wmi: str
    weight: int


class Concern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a customer says is wrong, in both languages; ``remote`` is good for video, chat and phone.

    ``months`` are those in which anybody says it; none means all year round.
    """

    service: ServiceType
    minutes: int
    weight: int
    en: str
    fr: str
    remote: bool = False
    months: tuple[int, ...] = ()

    def in_season(self, month: int) -> bool:
        return not self.months or month in self.months

    def words(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    fr: str


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    prefixes: tuple[str, ...]
    area_codes: tuple[str, ...]
    notes: tuple[Note, ...]


def _read(name: str, kind: type[T]) -> T:
    return msgspec.json.decode((FOLDER / name).read_bytes(), type=kind)


@cache
def names() -> dict[str, Names]:
    return _read("names.json", dict[str, Names])


@cache
def cars() -> tuple[Car, ...]:
    return _read("vehicles.json", tuple[Car, ...])


@cache
def concerns() -> tuple[Concern, ...]:
    return _read("concerns.json", tuple[Concern, ...])


@cache
def places() -> Places:
    return _read("places.json", Places)
