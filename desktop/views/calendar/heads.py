"""What stands above the calendar, whatever is on view: which days, in which mode, of whom, and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.calendar_model import EVERYTHING, Board, Mode, Person, Sieve
from desktop.theming import formats
from desktop.views.calendar.calendar_words import board_title

if TYPE_CHECKING:
    from desktop.presenters.calendar_agenda import AgendaBoard
    from desktop.presenters.calendar_month import MonthBoard


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """``whole`` and ``short`` are two ways to name the days."""

    mode: Mode
    whole: str
    short: str
    people: tuple[Person, ...]
    chosen: frozenset[UUID]
    sieve: Sieve
    hidden: int
    """How many bookings the filters keep back."""
    window: tuple[date, date] | None
    kept: bool
    """Whether this computer keeps the bookings of all days on view."""

    @property
    def filtered(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.chosen) or self.sieve != EVERYTHING


def board_head(board: Board) -> Head:
    """Of a day or a week."""
    return Head(
        mode=board.mode,
        whole=board_title(board),
        short=board_title(board, short=True),
        people=board.people,
        chosen=board.chosen,
        sieve=board.sieve,
        hidden=board.hidden,
        window=board.window,
        kept=all(column.kept for column in board.columns),
    )


def month_head(board: MonthBoard) -> Head:
    """Of a month."""
    return Head(
        mode=Mode.MONTH,
        whole=formats.month_title(board.first),
        short=formats.capital(f"{formats.month(board.first, short=True)} {board.first.year}"),
        people=board.people,
        chosen=board.chosen,
        sieve=board.sieve,
        hidden=board.hidden,
        window=board.window,
        kept=all(day.facts.kept for day in board.days if day.inside),
    )


def agenda_head(board: AgendaBoard, day: date) -> Head:
    """Of the agenda, which is at that day. What is beyond what is kept is not listed: its end says so."""
    there = "" if day.year == board.today.year else f" {day.year}"
    return Head(
        mode=Mode.AGENDA,
        whole=formats.day_title(day) + there,
        short=formats.capital(formats.day_near(day, board.today)),
        people=board.people,
        chosen=board.chosen,
        sieve=board.sieve,
        hidden=board.hidden,
        window=board.window,
        kept=not (board.at_start or board.at_end) or board.first <= day <= board.last,
    )
