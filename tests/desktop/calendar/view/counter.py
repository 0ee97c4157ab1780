"""A booking's card that is open before a pretended till."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from desktop.presenters.booking_money import BookingMoneys
from desktop.views.calendar.money_fold import MoneyFold
from tests.desktop.calendar.view.open_card import OpenCard, assert_sound
from tests.desktop.calendar.view.pilot import Pilot
from tools.pretended_till import Till


class Counter(OpenCard):
    """Before a pretended till."""

    def __init__(self, pilot: Pilot) -> None:
        super().__init__(pilot)
        self.till = Till(pilot.shop.ids["one"])
        presenter = pilot.shop.presenter
        presenter.actions.moneys = BookingMoneys(pilot.shop.store, presenter.rights, self.till, self.spawn)
        self.open()

    @property
    def fold(self) -> MoneyFold:
        assert self.card.money is not None
        return self.card.money

    @property
    def words(self) -> str:
        return " | ".join(
            it.text() for it in self.fold.findChildren(QLabel) if it.text() and it.isVisibleTo(self.card)
        )

    def buttons(self) -> list[str]:
        return [it.text() for it in self.fold.findChildren(QPushButton) if it.isVisibleTo(self.card)]

    async def press(self, name: str) -> None:
        (button,) = [it for it in self.fold.findChildren(QPushButton) if it.text() == name]
        button.click()
        await self.idle()

    def sound(self) -> None:
        assert_sound(self.fold)
