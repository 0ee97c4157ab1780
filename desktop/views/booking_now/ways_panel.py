"""The three ways on where nobody can help now: the waitlist, a booking at a time, the mechanics who are offline.

Looking through them asks nobody. Not here: why nobody can help.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.now_flow import NowFlow
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking.mechanic_tile import mechanic_tile
from desktop.views.booking.page import cleared, shown_now
from desktop.views.booking.painted import Tile
from desktop.views.booking.phrases import say
from desktop.views.booking_now import now_words
from scheduling.matching_messages import WaysAnswer


class WaysPanel(QWidget):
    """``schedule_asked``: all that was entered goes along. To joining it leads; looking through is done here."""

    schedule_asked = Signal()

    def __init__(self, flow: NowFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._shown: object = None
        self._looking = False
        self.tiles: list[Tile] = []
        self.mechanics: list[Tile] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))
        self.off = style.text("", tone="muted")
        self.off.setWordWrap(True)

    def show_ways(self, ways: WaysAnswer | None, *, anyway: bool = False) -> None:
        """As the server answered; without an answer the ways alone. ``anyway``: busy mechanics can be asked."""
        key = (ways, anyway, self._looking, self._flow.may_join)
        if key != self._shown:
            self._shown = key
            inside = any(tile.hasFocus() for tile in self.tiles)
            self._build(ways, anyway=anyway)
            if inside:
                self.focus_first()
        self.off.setText(self._off_words())
        self.off.setVisible(bool(self.off.text()))

    def focus_first(self) -> None:
        """The keys are on the first way."""
        target = self.mechanics[0] if self._looking and self.mechanics else self.tiles[0]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def backward(self) -> bool:
        """From the mechanics to the ways."""
        if not self._looking:
            return False
        self._look(look=False)
        return True

    def _build(self, ways: WaysAnswer | None, *, anyway: bool) -> None:
        translate = QCoreApplication.translate
        self.off.setParent(self)
        self._column.removeWidget(self.off)
        cleared(self._column)
        self.tiles, self.mechanics = [], []
        if self._looking and ways is not None:
            self._build_mechanics(ways)
        else:
            if anyway:
                about = translate("BookNow", "As soon as one of them has time")
                self._add(translate("BookNow", "Ask all the same"), about, "refresh-cw").clicked.connect(
                    lambda _checked: self._flow.ask(anyway=True)
                )
            wait = self._add(
                translate("BookNow", "Put them on the waitlist"), self._line_words(ways), "hourglass"
            )
            wait.clicked.connect(lambda _checked: self._flow.consider_line())
            wait.setEnabled(self._flow.may_join)
            self._add(
                translate("BookNow", "Schedule instead"),
                translate("BookNow", "For a set time; what you entered comes along"),
                "calendar-days",
            ).clicked.connect(lambda _checked: self.schedule_asked.emit())
            if ways is not None and ways.offline:
                self._add(
                    translate("BookNow", "See who is offline"),
                    translate("BookNow", "Their profiles, favourites first; nobody is asked"),
                    "users",
                ).clicked.connect(lambda _checked: self._look(look=True))
        self._column.addWidget(self.off)
        self._column.addStretch(1)

    def _build_mechanics(self, ways: WaysAnswer) -> None:
        translate = QCoreApplication.translate
        back = self._add(
            translate("BookNow", "Back to the choices"), translate("Booking", "Alt+Left"), "chevron-left"
        )
        back.clicked.connect(lambda _checked: self._look(look=False))
        for line in ways.offline:
            favourite = line.mechanic_id in self._flow.finder.favourites
            tile = mechanic_tile(line, favourite=favourite)
            tile.setCheckable(False)
            self.mechanics.append(tile)
            self._column.addWidget(tile)
            shown_now(tile)

    def _look(self, *, look: bool) -> None:
        self._looking = look
        self._flow.changed.emit()
        self.focus_first()

    def _line_words(self, ways: WaysAnswer | None) -> str:
        translate = QCoreApplication.translate
        if not self._flow.may_join:
            return translate("BookNow", "Choose the customer first")
        if ways is None:
            return translate("BookNow", "You are told when a mechanic comes online")
        return now_words.line_words(ways)

    def _off_words(self) -> str:
        """That somebody was taken off the list again."""
        customer = self._flow.draft.customer
        if customer is None or self._flow.off_line != customer.id:
            return ""
        said = QCoreApplication.translate("BookNow", "%1 is not on the waitlist any more")
        return f"{say(said, customer.name)}."

    def _add(self, title: str, detail: str, icon: str) -> Tile:
        number = len(self.tiles) + 1
        tile = Tile(formats.capital(title), detail, icon=icon, number=number, leaves=True)
        tile.setCheckable(False)
        tile.setProperty("number", number)
        self.tiles.append(tile)
        self._column.addWidget(tile)
        shown_now(tile)
        return tile
