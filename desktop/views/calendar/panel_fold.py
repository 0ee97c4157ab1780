"""Whether the side panel is whole or a strip: by the room there is, what was lost, and what the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.calendar_model import Mode

if TYPE_CHECKING:
    from desktop.presenters.needs_answer import NeedsAnswer
    from desktop.views.calendar.side_panel import SidePanel

COLLAPSE_BELOW = {Mode.DAY: 1200, Mode.WEEK: 1600, Mode.MONTH: 1600, Mode.AGENDA: 1200}
"""Width of the window under which the side panel is a strip; weeks and months need the room for names."""


class PanelFold:
    """Belongs to one panel. What the person chooses counts for each mode apart."""

    def __init__(self, panel: SidePanel) -> None:
        self._panel = panel
        self._wished: dict[Mode, bool] = {}
        self._led_to: frozenset[UUID] = frozenset()

    def wish(self, mode: Mode, *, collapsed: bool) -> None:
        """The person folded or unfolded it."""
        self._wished[mode] = collapsed
        self._led_to = frozenset()

    def lead_to(self, about: frozenset[UUID]) -> None:
        """It is open as long as there is a card about one of these ids: that is where the person was led."""
        self._led_to = about

    def collapsed(self, mode: Mode, window_width: int, answers: NeedsAnswer) -> bool:
        """Whether it is to be a strip now."""
        if not any(card.about & self._led_to for card in self._panel.cards):
            self._led_to = frozenset()
        if self._led_to:
            return False
        lost = answers.count > len(answers.offers)
        narrow = window_width < COLLAPSE_BELOW[Mode.DAY if lost else mode]
        return self._wished.get(mode, narrow)
