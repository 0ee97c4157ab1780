"""Who does the work: any, one by name with the next free time, or nobody yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from desktop.presenters.booking_choices import MechanicChoice
from desktop.presenters.booking_draft import Assigned
from desktop.presenters.booking_flow import BookingFlow
from desktop.theming import formats, style, words
from desktop.views.booking import phrases
from desktop.views.booking.page import Page, cleared, shown_now
from desktop.views.booking.painted import Tile


class MechanicPage(Page):
    """A tile a choice, with marks for a specialist of the make and for who must accept first."""

    def __init__(self, flow: BookingFlow) -> None:
        super().__init__(flow, QCoreApplication.translate("Booking", "Who does the work?"))
        self.tiles: list[tuple[MechanicChoice, Tile]] = []

    def refresh(self) -> None:
        if not self.isVisible():
            return
        self.subtitle.setText(self._when())
        choices = self.flow.mechanics()
        if choices != [choice for choice, _ in self.tiles]:
            self._build(choices)
        draft = self.flow.draft
        for choice, tile in self.tiles:
            named = choice.mechanic is None or choice.mechanic.id == draft.mechanic_id
            tile.setChecked(choice.assigned is draft.assigned and named)

    def enter(self) -> None:
        self.refresh()
        tiles = [tile for _, tile in self.tiles]
        chosen = next((tile for tile in tiles if tile.isChecked()), tiles[0] if tiles else None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, choices: list[MechanicChoice]) -> None:
        focused = next((place for place, (_, tile) in enumerate(self.tiles) if tile.hasFocus()), None)
        cleared(self.body)
        self.tiles = []
        for number, choice in enumerate(choices, start=1):
            tile = self._tile(choice, number)
            tile.setProperty("number", number)
            tile.clicked.connect(lambda _checked, choice=choice: self._choose(choice))
            self.tiles.append((choice, tile))
            self.body.addWidget(tile)
            shown_now(tile)
        if not choices:
            nobody = QCoreApplication.translate("Booking", "Nobody here offers this kind of visit.")
            self.body.addWidget(style.text(nobody, tone="muted"))
        self.body.addStretch(1)
        if focused is not None and focused < len(self.tiles):
            self.tiles[focused][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, choice: MechanicChoice) -> None:
        self.flow.choose_mechanic(choice.assigned, choice.mechanic.id if choice.mechanic else None)
        self.refresh()  # of the one who is chosen already nothing changes, but the click has taken the mark

    def _tile(self, choice: MechanicChoice, number: int) -> Tile:
        translate = QCoreApplication.translate
        chips: list[tuple[str, str]] = []
        if choice.specialist and self.flow.draft.vehicle is not None:
            make = self.flow.draft.vehicle.make
            chips.append((phrases.say(translate("Booking", "%1 specialist"), make), "done"))
        if choice.answers_first:
            chips.append((translate("Booking", "must accept first"), "wait"))
        row = choice.mechanic
        return Tile(
            row.name if row is not None else phrases.assigned_words(choice.assigned),
            self._about(choice),
            icon="" if row is not None else ("users" if choice.assigned is Assigned.ANY else "warehouse"),
            initials=formats.initials(row.name) if row is not None else "",
            chips=chips,
            trailing=self._next_free(choice),
            number=number,
        )

    def _when(self) -> str:
        """Of what time the tiles speak."""
        translate, starts = QCoreApplication.translate, self.flow.draft.starts
        if starts is None:
            return translate("Booking", "With the next free time of each.")
        chosen = translate("Booking", "For the time that was chosen: %1")
        return phrases.say(chosen, formats.moment(starts, self.flow.source.zone()))

    def _next_free(self, choice: MechanicChoice) -> str:
        translate, zone = QCoreApplication.translate, self.flow.source.zone()
        starts = self.flow.draft.starts
        if starts is not None and choice.free_then is not None:
            said = (
                translate("Booking", "Free at %1")
                if choice.free_then
                else translate("Booking", "Not free at %1")
            )
            return phrases.say(said, formats.time(starts, zone))
        if choice.next_free is None:
            return translate("Booking", "Nothing free")
        return formats.moment(choice.next_free, zone)

    def _about(self, choice: MechanicChoice) -> str:
        translate = QCoreApplication.translate
        row = choice.mechanic
        if choice.assigned is Assigned.ANY:
            return translate("Booking", "Whoever is free at the time that you choose")
        if row is None:
            return translate("Booking", "Only a bay is taken; the shop decides later")
        years = self.tr("%n years of experience", "", row.years) if row.years else ""
        knows = ", ".join(words.specialty_words(word) for word in row.specialties[:3])
        return " · ".join(part for part in (formats.capital(knows), years) if part)
