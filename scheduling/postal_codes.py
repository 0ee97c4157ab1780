"""Canadian postal codes, and which workshops are near one by what the codes tell. No map, no distances. Pure.

The first letter names a region (H is Montréal, K eastern Ontario), the first three characters a small area (FSA).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from scheduling.errors import Invalid, Rule
from scheduling.folding import words_of

_AREA = "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]"
_REST = "[0-9][ABCEGHJ-NPRSTV-Z][0-9]"
_WHOLE = re.compile(f"({_AREA})[ -]?({_REST})")
_AREA_ONLY = re.compile(_AREA)
_BETWEEN = r"[\s,.\-\u2010-\u2015]*"
"""What people write between the halves of a code: blanks of all kinds, commas, dots, dashes."""
_WITHIN = re.compile(rf"(?<!\w)({_AREA})(?:{_BETWEEN}({_REST}))?(?!\w)", re.IGNORECASE)
_EDGES = re.compile(r"^[\s,;.\-\u2010-\u2015]+|[\s,;.\-\u2010-\u2015]+$")
"""What stands between a city and its code."""


class Nearness(StrEnum):
    """How near a workshop is, the nearest first."""

    AREA = "area"
    """The same first three characters."""
    CITY = "city"
    """A city of the same name."""
    DISTRICT = "district"
    """The same first two characters."""
    REGION = "region"
    """The same first letter. What is farther is not near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """What is as near as this: of areas that begin so, or of that city."""

    nearness: Nearness
    prefix: str = ""
    city: str = ""
    """As ``city_key`` makes it."""


class Placed(Protocol):
    """A workshop as far as it is asked where it is."""

    @property
    def workshop_id(self) -> UUID: ...
    @property
    def name_key(self) -> str: ...
    @property
    def postal_area(self) -> str: ...
    @property
    def city_key(self) -> str: ...


W = TypeVar("W", bound=Placed)


def canadian(text: str) -> str | None:
    """As ``A1A 1A1``; ``None`` where it is no Canadian postal code."""
    found = _WHOLE.fullmatch(text.strip().upper())
    return f"{found.group(1)} {found.group(2)}" if found else None


def area_of(text: str) -> str:
    """The area (FSA) of a postal code, or of its first three characters alone; raises ``Invalid``."""
    upper = text.strip().upper()
    if _AREA_ONLY.fullmatch(upper):
        return upper
    whole = canadian(upper)
    if whole is None:
        raise Invalid("postal_code is no Canadian one", field="postal_code", rule=Rule.POSTAL_CODE)
    return whole[:3]


def place_in(text: str) -> tuple[str, str]:
    """The postal code (or its area alone) and the city of a place as people write it; empty for what is not there.

    ``Montréal, H2J 3V7``; ``h2j``; ``Laval``. Of several codes the first counts. Whatever is no postal code is taken
    for the city's name: what is told of it to others is ``told_of``'s.
    """
    found = list(_WITHIN.finditer(text))
    code = " ".join(half for half in found[0].groups() if half).upper() if found else ""
    ends = [0, *(each.end() for each in found)]
    starts = [*(each.start() for each in found), len(text)]
    parts = [_EDGES.sub("", text[start:end]) for start, end in zip(ends, starts, strict=True)]
    return code, " ".join(part for part in parts if part)


def told_of(text: str) -> str:
    """What somebody may know who is asked to come: the city, or where that is not said the area; never a whole code.

    A digit is none of a city's: it is of an address, or of a code that somebody mistyped.
    """
    area, city = _vague(text)
    return city or area


def sent_of(text: str) -> str:
    """What a desk tells of a place where somebody is sought: the city and the area, which is all that is matched by.

    So that no server, however old, has more to show to whoever is asked.
    """
    area, city = _vague(text)
    return ", ".join(part for part in (city, area) if part)


def _vague(text: str) -> tuple[str, str]:
    """The area and the city."""
    code, city = place_in(text)
    return code[:3], "" if any(each.isdigit() for each in city) else city


def city_key(city: str) -> str:
    """By which cities are the same: ``Saint-Jérôme`` and ``saint jerome``; empty for no name."""
    return " ".join(words_of(city))


def rings(area: str, city: str) -> list[Ring]:
    """Around an area, the nearest first; without a city's name none is the same."""
    key = city_key(city)
    return [
        Ring(nearness=Nearness.AREA, prefix=area),
        *([Ring(nearness=Nearness.CITY, city=key)] if key else []),
        Ring(nearness=Nearness.DISTRICT, prefix=area[:2]),
        Ring(nearness=Nearness.REGION, prefix=area[:1]),
    ]


def is_in(ring: Ring, workshop: Placed) -> bool:
    if ring.city:
        return workshop.city_key == ring.city
    return workshop.postal_area.startswith(ring.prefix)


def nearest(workshops: Iterable[W], area: str, city: str, limit: int) -> list[tuple[Nearness, W]]:
    """At most ``limit``, each once, by the nearest ring that it is in; then by ``name_key``."""
    around = rings(area, city)
    found: dict[UUID, tuple[int, W]] = {}
    for workshop in workshops:
        place = next((n for n, ring in enumerate(around) if is_in(ring, workshop)), None)
        if place is not None:
            found[workshop.workshop_id] = place, workshop
    ordered = sorted(found.values(), key=lambda pair: (pair[0], pair[1].name_key, pair[1].workshop_id.int))
    return [(around[place].nearness, workshop) for place, workshop in ordered[:limit]]
