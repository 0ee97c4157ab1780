"""What is said beforehand: the concern, what it is about, and for a booking at a time what is to be ready and wished.

The same for a booking at a time (``booking_flow``) and for one at once (``now_flow``). How much has to be said is
theirs.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from desktop.presenters.booking_draft import Draft
from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.chosen_files import ChosenFiles
from scheduling.concern import LEAST_CONCERN
from scheduling.matching_terms import systems_in

GENERAL = "general"
"""What a concern is about in which no part of a car is named."""


class IntakeChoice:
    """Reads and fills the intake's part of a draft. ``_say`` gives the words of a category's code."""

    _say: Callable[[str], str]
    _unnamed = ""
    """The code of what a concern is about in which no part of a car is named; empty: it is about nothing."""
    _category_typed = False

    @property
    @abstractmethod
    def entered(self) -> Draft:
        """What has been entered so far."""

    @abstractmethod
    def _update(self, **changes: Any) -> None: ...

    def _files_of(
        self, attached: BookingFiles | None, spawn: Spawn, now: Callable[[], int]
    ) -> ChosenFiles | None:
        """What chooses and keeps the draft's files; without somewhere to keep them none are taken."""
        if attached is None:
            return None
        return ChosenFiles(
            attached, spawn, now, lambda: self.entered.files, lambda files: self._update(files=files)
        )

    @property
    def least_concern(self) -> int:
        """How many characters a concern needs here."""
        return LEAST_CONCERN

    def set_concern(self, text: str) -> None:
        """In the customer's words; what it is about follows, until somebody says otherwise."""
        changes: dict[str, Any] = {"concern": text}
        if not self._category_typed:
            changes["category"] = self._proposed(text)
        self._update(**changes)

    def set_category(self, text: str) -> None:
        """What it is about; emptied, it is proposed again."""
        self._category_typed = bool(text.strip())
        self._update(category=text)

    def set_preparation(self, text: str) -> None:
        """What is to be ready before it begins."""
        self._update(preparation=text)

    def set_special_requests(self, text: str) -> None:
        """What the customer wishes besides."""
        self._update(special_requests=text)

    def _proposed(self, concern: str) -> str:
        systems = systems_in(concern)
        if systems:
            return self._say(next(iter(systems)))
        return self._say(self._unnamed) if self._unnamed and concern.strip() else ""

    def _was_typed(self, draft: Draft) -> bool:
        """Whether somebody said what a draft is about that was filled elsewhere."""
        return draft.category not in {"", self._say(GENERAL), self._proposed(draft.concern)}
