"""Who does the work: any, nobody yet, or one by name, with profile, reasons and the next free time; the best first.

Nobody is looked for while somebody types. Not here: who suits and in which order (``presenters/mechanic_finder``).
"""

from __future__ import annotations

from functools import partial
from itertools import count

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.presenters.booking_choices import MechanicChoice
from desktop.presenters.booking_draft import Assigned, Missing
from desktop.presenters.booking_flow import BookingFlow
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking import mechanic_words, phrases
from desktop.views.booking.find_bar import FindBar
from desktop.views.booking.mechanic_tile import mechanic_tile
from desktop.views.booking.page import Page, cleared, shown_now
from desktop.views.booking.painted import Tile

NOBODY_KEY = 0
"""Chooses nobody yet; so the others keep their numbers, whoever may leave it open or not."""


class MechanicPage(Page):
    """Among whom and near where; a tile a choice, marked for a specialist of the make and for who must accept first."""

    def __init__(self, flow: BookingFlow) -> None:
        super().__init__(flow, QCoreApplication.translate("Booking", "Who does the work?"))
        self.tiles: list[tuple[MechanicChoice, Tile]] = []
        self._shown: object = None
        self.bar = FindBar(QCoreApplication.translate("Booking", "City or postal code"))
        self.bar.among.connect(flow.finder.show)
        self.bar.typed.connect(flow.finder.set_place)
        self.bar.wanted.connect(self._find)
        self.note = style.text("", tone="muted", size="small")
        self.nobody = style.text("", tone="muted")
        for label in (self.note, self.nobody):
            label.setWordWrap(True)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(theme().tokens.space(2))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.note)
        self.body.addLayout(self._choices)
        self.body.addWidget(self.nobody)
        self.body.addStretch(1)

    def refresh(self) -> None:
        if not self.isVisible():
            return
        flow, finder = self.flow, self.flow.finder
        self.subtitle.setText(self._when())
        self.bar.show_state(finder.among, finder.place, makes=bool(finder.make), busy=finder.busy)
        self.note.setText(mechanic_words.note_words(finder, at_a_time=flow.draft.starts is not None))
        found = flow.mechanics()
        if (found, finder.favourites) != self._shown:
            self._shown = found, finder.favourites
            self._build(found)
        why = finder.nobody(found)
        customer = flow.draft.customer.name if flow.draft.customer is not None else ""
        said = "" if why is None else mechanic_words.nobody_words(why, make=finder.make, customer=customer)
        self.nobody.setText(said)
        self.nobody.setVisible(bool(said))
        for choice, tile in self.tiles:
            named = choice.mechanic is None or choice.mechanic.id == flow.draft.mechanic_id
            tile.setChecked(choice.assigned is flow.draft.assigned and named)

    def enter(self) -> None:
        self.flow.finder.open()
        self.refresh()
        self._focus_best()

    def number(self, number: int) -> bool:
        return not self.bar.place.hasFocus() and self._press(number)

    def forward(self) -> Missing | None:
        """What is pressed in the bar shows others; it chooses nobody."""
        return None if self.bar.has_keys else super().forward()

    def _find(self) -> None:
        self.flow.finder.find()
        self._focus_best()

    def _focus_best(self) -> None:
        """On who was chosen, else on the first: Enter takes that one."""
        tiles = [tile for _, tile in self.tiles]
        chosen = next((tile for tile in tiles if tile.isChecked()), tiles[0] if tiles else None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, found: list[MechanicChoice]) -> None:
        """Anew; the keys stay with the mechanic on whom they were, wherever that one stands now."""
        keys = next((_who(choice) for choice, tile in self.tiles if tile.hasFocus()), None)
        cleared(self._choices)
        self.tiles = []
        numbers = count(1)
        for choice in found:
            number = NOBODY_KEY if choice.assigned is Assigned.LATER else next(numbers)
            tile = self._tile(choice, number)
            tile.setProperty("number", number)
            tile.clicked.connect(partial(self._choose, choice))
            self.tiles.append((choice, tile))
            self._choices.addWidget(tile)
            shown_now(tile)
        if keys is not None:
            same = next((tile for choice, tile in self.tiles if _who(choice) == keys), None)
            if same is not None:
                same.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._focus_best()

    def _choose(self, choice: MechanicChoice) -> None:
        self.flow.choose_mechanic(choice.assigned, choice.mechanic.id if choice.mechanic else None)
        self.refresh()  # of the one who is chosen already nothing changes, but the click has taken the mark

    def _tile(self, choice: MechanicChoice, number: int) -> Tile:
        when = self._next_free(choice)
        if choice.line is not None:
            accepts = QCoreApplication.translate("Booking", "must accept first")
            return mechanic_tile(
                choice.line,
                favourite=choice.line.mechanic_id in self.flow.finder.favourites,
                number=number,
                marks=[(accepts, "wait")] if choice.answers_first else [],
                when=when,
                leaves=False,
            )
        return Tile(
            phrases.assigned_words(choice.assigned),
            self._about(choice.assigned),
            icon="users" if choice.assigned is Assigned.ANY else "warehouse",
            trailing=when,
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

    def _about(self, assigned: Assigned) -> str:
        translate = QCoreApplication.translate
        if assigned is Assigned.ANY:
            return translate("Booking", "Whoever is free at the time that you choose")
        return translate("Booking", "Only a bay is taken; the shop decides later")


def _who(choice: MechanicChoice) -> object:
    return choice.mechanic.id if choice.mechanic is not None else choice.assigned
