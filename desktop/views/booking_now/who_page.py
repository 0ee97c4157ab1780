"""The first step of a session at once: how, then for whom and which vehicle. Goes on by itself once all is known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.now_flow import NowFlow
from desktop.theming import formats, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking.painted import Tile
from desktop.views.booking_now import now_words
from scheduling.vocabulary import VisitKind


class KindPick(QWidget):
    """A tile a kind, and one for a time instead."""

    chosen = Signal(object)
    schedule_asked = Signal()

    def __init__(self, flow: NowFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        self.tiles: dict[VisitKind, Tile] = {}
        for number, choice in enumerate(flow.kinds(), start=1):
            kind = choice.kind
            name = formats.capital(words.kind_words(kind))
            tile = Tile(
                name, now_words.kind_about(kind), icon=words.kind_icon(kind), number=number, leaves=True
            )
            tile.setProperty("number", number)
            tile.clicked.connect(lambda _checked, kind=kind: self.chosen.emit(kind))
            self.tiles[kind] = tile
            column.addWidget(tile)
        translate = QCoreApplication.translate
        number = len(self.tiles) + 1
        self.later = Tile(
            translate("BookNow", "Schedule instead"),
            translate("BookNow", "For a set time, also a visit in person"),
            icon="calendar-days",
            number=number,
            leaves=True,
        )
        self.later.setProperty("number", number)
        self.later.clicked.connect(lambda _checked: self.schedule_asked.emit())
        column.addWidget(self.later)
        column.addStretch(1)

    def refresh(self) -> None:
        """Which one was chosen."""
        for kind, tile in self.tiles.items():
            tile.setChecked(kind is self._flow.draft.kind)
        self.later.setChecked(False)

    def focus_first(self) -> None:
        """On the chosen one, else on the first."""
        chosen = self.tiles.get(self._flow.draft.kind) if self._flow.draft.kind else None
        (chosen or next(iter(self.tiles.values()), self.later)).setFocus(Qt.FocusReason.TabFocusReason)


class WhoPage(CustomerPage):
    """One more panel before the customer's."""

    schedule_asked = Signal()

    def __init__(self, flow: NowFlow) -> None:
        self.now = flow
        self.kinds = KindPick(flow)
        super().__init__(flow)
        self.panels.addWidget(self.kinds)
        self.kinds.chosen.connect(self._kind_chosen)
        self.kinds.schedule_asked.connect(self.schedule_asked)

    def refresh(self) -> None:
        self.kinds.refresh()
        super().refresh()

    def enter(self) -> None:
        if self.now.draft.kind is None:
            self._ask_kind()
        else:
            super().enter()

    def backward(self) -> bool:
        """From the search to the kind."""
        if self.panels.currentWidget() is self.kinds:
            return False
        if not super().backward():
            self._ask_kind()
        return True

    def goes_back(self) -> bool:
        return self.panels.currentWidget() is not self.kinds

    def unmatched(self, typed: str) -> str:
        if self.panels.currentWidget() is not self.kinds or self.flow.entered.customer is not None:
            return super().unmatched(typed)
        self.flow.look_for(typed)
        return phrases.looked_for(typed)

    def number(self, number: int) -> bool:
        if self.panels.currentWidget() is self.kinds:
            return self._press(number)
        return super().number(number)

    def _kind_chosen(self, kind: VisitKind) -> None:
        self.now.choose_kind(kind)
        super().enter()

    def _ask_kind(self) -> None:
        self._show(self.kinds)
        self.kinds.refresh()
        self.kinds.focus_first()

    def _titles(self) -> dict[QWidget, tuple[str, str]]:
        translate = QCoreApplication.translate
        said = translate("BookNow", "With whoever is online. Press a number to choose.")
        return {self.kinds: (translate("BookNow", "How will they talk?"), said)}
