"""The first step: what kind of visit. Choosing goes on by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal

from desktop.presenters.booking_flow import BookingFlow
from desktop.theming import formats, words
from desktop.views.booking import phrases
from desktop.views.booking.page import Page
from desktop.views.booking.painted import Tile
from scheduling.vocabulary import VisitKind


def _about(kind: VisitKind) -> str:
    translate = QCoreApplication.translate
    match kind:
        case VisitKind.IN_PERSON:
            return translate("Booking", "At the workshop, with a bay")
        case VisitKind.VIDEO:
            return translate("Booking", "The mechanic sees and hears the car")
        case VisitKind.PHONE:
            return translate("Booking", "The mechanic calls the customer")
        case VisitKind.CHAT:
            return translate("Booking", "In writing, with pictures")


class KindPage(Page):
    """One tile a kind that somebody here offers, and one for a mechanic at once."""

    now_asked = Signal()

    def __init__(self, flow: BookingFlow) -> None:
        super().__init__(flow, QCoreApplication.translate("Booking", "What kind of visit?"))
        self.subtitle.setText(QCoreApplication.translate("Booking", "A number chooses, and goes on."))
        self.tiles: dict[VisitKind, Tile] = {}
        for number, choice in enumerate(flow.kinds(), start=1):
            kind = choice.kind
            name = formats.capital(words.kind_words(kind))
            tile = Tile(name, _about(kind), icon=words.kind_icon(kind), number=number, leaves=True)
            tile.setProperty("number", number)
            tile.clicked.connect(lambda _checked, kind=kind: self.flow.choose_kind(kind))
            self.tiles[kind] = tile
            self.body.addWidget(tile)
        self.now = self._at_once(len(self.tiles) + 1)
        self.body.addWidget(self.now)
        if not flow.choices.rights.may_seek():
            self.now.hide()
        self.body.addStretch(1)

    def _at_once(self, number: int) -> Tile:
        translate = QCoreApplication.translate
        about = translate("BookNow", "Video, phone or chat with whoever is online")
        tile = Tile(translate("BookNow", "A mechanic now"), about, icon="users", number=number, leaves=True)
        tile.setProperty("number", number)
        tile.setCheckable(False)
        tile.clicked.connect(lambda _checked: self.now_asked.emit())
        return tile

    def unmatched(self, typed: str) -> str:
        """A name, most likely: whoever begins with the customer finds them looked for."""
        if self.flow.draft.customer is not None:
            return super().unmatched(typed)
        self.flow.look_for(typed)
        return phrases.looked_for(typed)

    def refresh(self) -> None:
        for kind, tile in self.tiles.items():
            tile.setChecked(kind is self.flow.draft.kind)

    def enter(self) -> None:
        chosen = self.tiles.get(self.flow.draft.kind) if self.flow.draft.kind else None
        first = chosen or next(iter(self.tiles.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
