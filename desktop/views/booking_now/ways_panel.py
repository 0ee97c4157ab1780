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
    """``schedule_asked``: all that was entered goes along. Joining and looking through are done here."""

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
        self.trouble = style.text("", tone="bad")
        self.trouble.setWordWrap(True)

    def show_ways(self, ways: WaysAnswer | None, *, anyway: bool = False) -> None:
        """As the server answered; without an answer the ways alone. ``anyway``: busy mechanics can be asked."""
        key = (ways, anyway, self._looking, self._may_join())
        if key != self._shown:
            self._shown = key
            inside = any(tile.hasFocus() for tile in self.tiles)
            self._build(ways, anyway=anyway)
            if inside:
                self.focus_first()
        self.trouble.setText(self._trouble_words())
        self.trouble.setVisible(bool(self.trouble.text()))

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
        self.trouble.setParent(self)
        self._column.removeWidget(self.trouble)
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
            wait = self._add(translate("BookNow", "Join the waitlist"), self._line_words(ways), "hourglass")
            wait.clicked.connect(lambda _checked: self._flow.join())
            wait.setEnabled(self._may_join())
            self._add(
                translate("BookNow", "Schedule instead"),
                translate("BookNow", "At a time; all that was entered comes along"),
                "calendar-days",
            ).clicked.connect(lambda _checked: self.schedule_asked.emit())
            if ways is not None and ways.offline:
                self._add(
                    translate("BookNow", "Look through the mechanics"),
                    translate("BookNow", "Who is offline, favourites first; it asks nobody"),
                    "users",
                ).clicked.connect(lambda _checked: self._look(look=True))
        self._column.addWidget(self.trouble)
        self._column.addStretch(1)

    def _build_mechanics(self, ways: WaysAnswer) -> None:
        translate = QCoreApplication.translate
        back = self._add(
            translate("BookNow", "Back to the ways on"), translate("Booking", "Alt+Left"), "chevron-left"
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

    def _may_join(self) -> bool:
        return self._flow.draft.customer is not None

    def _line_words(self, ways: WaysAnswer | None) -> str:
        translate = QCoreApplication.translate
        if not self._may_join():
            return translate("BookNow", "Once it is known for whom")
        if ways is None:
            return translate("BookNow", "Told when a mechanic comes online")
        waiting = self.tr("%n wait already.", "", ways.waiting)
        first = waiting if ways.waiting else translate("BookNow", "Nobody waits yet.")
        return f"{first} {now_words.wait_words(ways.measured_wait)}"

    def _trouble_words(self) -> str:
        joining = self._flow.joining
        customer = self._flow.draft.customer
        if joining.in_line_already and customer is not None:
            said = QCoreApplication.translate("BookNow", "%1 is on the waitlist already.")
            return say(said, customer.name)
        return now_words.trouble_words(joining)

    def _add(self, title: str, detail: str, icon: str) -> Tile:
        number = len(self.tiles) + 1
        tile = Tile(formats.capital(title), detail, icon=icon, number=number, leaves=True)
        tile.setCheckable(False)
        tile.setProperty("number", number)
        self.tiles.append(tile)
        self._column.addWidget(tile)
        shown_now(tile)
        return tile
