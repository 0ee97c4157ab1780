"""What is sold: cards with minutes and price; a visit in person can be made longer or shorter."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.presenters.booking_choices import DURATIONS, PlanChoice
from desktop.presenters.booking_flow import BookingFlow
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import Page, cleared, segments, shown_now
from desktop.views.booking.painted import Tile
from scheduling.vocabulary import VisitKind


class PlanPage(Page):
    """Only plans that can be booked are shown."""

    def __init__(self, flow: BookingFlow) -> None:
        super().__init__(flow, QCoreApplication.translate("Booking", "Which plan?"))
        self.tiles: list[tuple[PlanChoice, Tile]] = []
        self._shown: list[PlanChoice] = []
        self.lengths = QWidget()
        self._length_group = QButtonGroup(self)
        line = QHBoxLayout(self.lengths)
        line.setContentsMargins(0, 0, 0, theme().tokens.space(2))
        line.setSpacing(theme().tokens.space(2))
        line.addWidget(style.text(self._tr_lasts(), tone="muted"))
        self.length_buttons: dict[int, QPushButton] = {}
        own = flow.seed.minutes
        for minutes in sorted({*DURATIONS, *([own] if own else [])}):
            button = style.button(formats.duration(minutes))
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.clicked.connect(lambda _checked, minutes=minutes: self.flow.set_minutes(minutes))
            self._length_group.addButton(button)
            self.length_buttons[minutes] = button
        line.addWidget(segments(*self.length_buttons.values()))
        line.addStretch(1)

    @staticmethod
    def _tr_lasts() -> str:
        return QCoreApplication.translate("Booking", "The visit lasts")

    def refresh(self) -> None:
        self.subtitle.setText(", ".join(phrases.customer_parts(self.flow.draft)))
        choices = self.flow.plans()
        if [_key(choice) for choice in choices] != [_key(choice) for choice in self._shown]:
            self._build(choices)
        draft = self.flow.draft
        for choice, tile in self.tiles:
            tile.setChecked(bool(draft.minutes) and choice.plan == draft.plan)
            if choice.plan is None:
                tile.detail = formats.duration(draft.minutes or choice.minutes)
                tile.update()
        visit = draft.kind is VisitKind.IN_PERSON and draft.plan is None
        self.lengths.setVisible(visit)
        for minutes, button in self.length_buttons.items():
            button.setChecked(visit and minutes == draft.minutes)

    def enter(self) -> None:
        tiles = [tile for _, tile in self.tiles]
        chosen = next((tile for tile in tiles if tile.isChecked()), tiles[0] if tiles else None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, choices: list[PlanChoice]) -> None:
        """Anew; the keys stay with the plan on which they were."""
        plans = [_id(choice) for choice, tile in self.tiles if tile.hasFocus()]
        self.lengths.setParent(self.content)
        self.body.removeWidget(self.lengths)
        cleared(self.body)
        self.tiles, self._shown = [], choices
        for number, choice in enumerate(choices, start=1):
            name = phrases.plan_name(choice.plan)
            tile = Tile(
                name,
                formats.duration(choice.minutes),
                trailing=phrases.price_beside(name, choice.price_cents),
                icon="wrench" if choice.plan is None else "clock",
                number=number,
            )
            tile.setProperty("number", number)
            tile.clicked.connect(lambda _checked, choice=choice: self.flow.choose_plan(choice))
            self.tiles.append((choice, tile))
            self.body.addWidget(tile)
            shown_now(tile)
            if choice.plan is None:
                self.body.addWidget(self.lengths)
        if not choices:
            none = QCoreApplication.translate("Booking", "No plan is sold for this kind of visit.")
            self.body.addWidget(style.text(none, tone="muted"))
        self.body.addStretch(1)
        for plan_id in plans:
            same = next((tile for choice, tile in self.tiles if _id(choice) == plan_id), None)
            if same is not None:
                same.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.enter()


def _key(choice: PlanChoice) -> object:
    return choice.plan


def _id(choice: PlanChoice) -> UUID | None:
    return choice.plan.id if choice.plan is not None else None
