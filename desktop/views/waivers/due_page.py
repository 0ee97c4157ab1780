"""Who has still to sign today, whoever is here first. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.waiver_texts import WaiverTextsPage
from desktop.presenters.waivers_due import DueLine, WaiversDue
from desktop.theming import words
from desktop.views.asked import AskedPage, Spawn
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.page_parts import act, entry, listed, top
from desktop.views.waivers import waiver_words


class DuePage(AskedPage):
    """``show_asked`` carries a booking's id. ``texts`` say whether anybody is asked at all."""

    show_asked = Signal(object)

    def __init__(
        self, due: WaiversDue, texts: WaiverTextsPage, spawn: Spawn, zone: Callable[[], tzinfo]
    ) -> None:
        super().__init__(due, spawn)
        self._due = due
        self._texts = texts
        self._zone = zone
        self.refresh()

    def load(self) -> None:
        """Ask for both."""
        self._spawn(self._load())

    async def _load(self) -> None:
        await self._texts.load()
        await self._due.load()

    def content(self) -> Sequence[QWidget]:
        lines = self._due.lines()
        said = waiver_words.WaiverCounts().due(len(lines)) if lines else self._nobody()
        shown: list[QWidget] = [top(self.tr("To sign today"), said)]
        return [*shown, listed([self._row(line) for line in lines])] if lines else shown

    def _nobody(self) -> str:
        if self._texts.known and not any(line.in_force for line in self._texts.lines()):
            return self.tr(
                "No text is published, so nobody is asked to sign. The owner publishes one under Texts."
            )
        return self.tr("Nobody has anything left to sign today.")

    def _row(self, line: DueLine) -> QWidget:
        icon = words.kind_icon(line.kind) if line.kind is not None else "file-text"
        name = line.customer or self.tr("A customer whose booking is not on this computer")
        chips = [chip("map-pin", self.tr("Here"), "arrived")] if line.here else []
        about = waiver_words.due_words(line, self._zone())
        if line.starts is None:
            return entry(icon, name, about, chips=chips)
        show = act(self.tr("Show"), name)
        show.clicked.connect(partial(_show, self, line.due.session_id))
        return entry(icon, name, about, show, chips=chips)


def _show(page: DuePage, session_id: UUID, _checked: bool = False) -> None:
    page.show_asked.emit(session_id)
