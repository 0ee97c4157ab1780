"""The day on paper: what each mechanic has, in order, with all that is needed away from the screen. No Qt, no words.

Not here: how it is laid out on pages (``views/calendar/sheet_painter``), and where it goes (``shell/printing``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from desktop.presenters.calendar_model import Block, BlockKind
from scheduling.calendar_rules import day_bounds, local_of

if TYPE_CHECKING:
    from desktop.presenters.availability_source import AvailabilitySource
    from desktop.presenters.calendar_actions import CalendarActions
    from desktop.presenters.calendar_blocks import BlockMaker
    from desktop.presenters.clock import Clock
    from desktop.store.resting import WeekRows
    from scheduling.records import SpecialDay


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One booking."""

    block: Block
    phone: str = ""
    plate: str = ""
    preparation: str = ""
    wishes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A mechanic's day; without a name, what nobody has yet."""

    mechanic: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """Only who has something is on it; ``away`` are those who are off."""

    day: date
    organization: str
    zone: tzinfo
    made_at: int
    parts: tuple[SheetPart, ...]
    away: tuple[str, ...]
    special: SpecialDay | None
    waiting: int
    """How many of the bookings have changes that the server has not answered."""

    @property
    def bookings(self) -> int:
        return sum(len(part.lines) for part in self.parts)


class DaySheets:
    """Reads when it is asked."""

    def __init__(
        self,
        store: WeekRows,
        source: AvailabilitySource,
        clock: Clock,
        blocks: BlockMaker,
        actions: CalendarActions,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._blocks = blocks
        self._actions = actions

    def of(self, day: date) -> DaySheet:
        """Everything of that day, whatever the calendar hides."""
        zone = self._source.zone()
        start, end = day_bounds(day, zone)
        found = [
            block
            for block in self._blocks.between(start, end, self._clock.now())
            if block.kind is BlockKind.SESSION and local_of(block.starts, zone)[0] == day
        ]
        found.sort(key=lambda block: (block.starts, block.ends, block.id))
        engine = self._source.near(start, end)
        people = self._source.mechanics()
        known = {row.id for row in people}
        parts = [
            SheetPart(
                mechanic=row.name, lines=self._lines(block for block in found if block.mechanic_id == row.id)
            )
            for row in people
        ]
        nobody = self._lines(block for block in found if block.mechanic_id not in known)
        parts.append(SheetPart(mechanic="", lines=nobody))
        shapes = [(row, engine.shape(row.id, day)) for row in people]
        return DaySheet(
            day=day,
            organization=self._source.organization().name,
            zone=zone,
            made_at=self._clock.now(),
            parts=tuple(part for part in parts if part.lines),
            away=tuple(row.name for row, shape in shapes if shape.open and shape.time_off),
            special=engine.shape(None, day).special,
            waiting=sum(block.waiting for block in found),
        )

    def _lines(self, blocks: Iterable[Block]) -> tuple[SheetLine, ...]:
        return tuple(self._line(block) for block in blocks)

    def _line(self, block: Block) -> SheetLine:
        details = self._actions.details(block.id)
        if details is None:
            return SheetLine(block=block)
        return SheetLine(
            block=block,
            phone=details.phone,
            plate=details.plate,
            preparation=details.preparation,
            wishes=details.special_requests,
        )
