"""What a booking costs, on its card, for `tools.screenshots`: a pretended till answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from desktop.presenters.booking_money import BookingMoneys
from desktop.sync.errors import Unreachable
from desktop.views.calendar.money_fold import GIVE, MoneyFold
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest
from scheduling.vocabulary import SessionState
from tools.card_scenes import open_card
from tools.pretended_till import DUE, Till
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


def _giving_back(stage: Stage) -> None:
    """The owner gives back beyond the policy; what was given before waits to be handed over."""
    row, actions = stage.someone(SessionState.COMPLETED)[0], stage.desk.calendar.actions
    till = Till(row.id)
    till.money = replace(till.money, settled=True, paid_cents=DUE, due_cents=0)
    actions.moneys = BookingMoneys(stage.store, stage.desk.calendar.rights, till, stage.desk.ask)
    fold = open_card(stage, row.id).money
    if fold is not None:
        stage.desk.ask(_given_once(till, row.id, fold))


async def _given_once(till: Till, session_id: UUID, fold: MoneyFold) -> None:
    await till.give_back(session_id, RefundRequest(refund_id=uuid7(), cents=5_00, reason="Attente de 40 min"))
    fold.toggle.click()
    while not (found := [it for it in fold.findChildren(QPushButton) if it.objectName() == GIVE]):  # noqa: ASYNC110 the fold is made anew at each answer
        await asyncio.sleep(0)
    found[0].click()


SCENES: dict[str, Callable[[Stage], None]] = {
    "payment": _card(silent=False),
    "payment-offline": _card(silent=True),
}
AS_OWNER: dict[str, Callable[[Stage], None]] = {
    "payment-giving-back": _giving_back,
}
