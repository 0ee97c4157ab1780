"""What a booking costs, on its card, for `tools.screenshots`: a pretended till answers."""

from __future__ import annotations

from collections.abc import Callable

from desktop.presenters.booking_money import BookingMoneys
from desktop.sync.errors import Unreachable
from scheduling.vocabulary import SessionState
from tools.card_scenes import open_card
from tools.pretended_till import Till
from tools.stage import Stage


def _card(*, silent: bool) -> Callable[[Stage], None]:
    """What is due, part of it by credit; or a server that is away."""

    def show(stage: Stage) -> None:
        row, actions = stage.someone(SessionState.LIVE)[0], stage.desk.calendar.actions
        till = Till(row.id)
        till.balance = 10_00
        till.fault = Unreachable("away") if silent else None
        actions.moneys = BookingMoneys(stage.store, stage.desk.calendar.rights, till, stage.desk.ask)
        card = open_card(stage, row.id)
        if card.money is not None:
            card.money.toggle.click()

    return show


SCENES: dict[str, Callable[[Stage], None]] = {
    "payment": _card(silent=False),
    "payment-offline": _card(silent=True),
}
