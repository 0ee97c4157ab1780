"""What a booking costs, on its card, for `tools.screenshots`: a pretended till answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from desktop.presenters.booking_money import BookingMoneys
from desktop.presenters.calendar_model import Mode
from desktop.presenters.hand_backs import HandBacks
from desktop.sync.errors import Unreachable
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.money_fold import GIVE, MoneyFold
from scheduling.cancellation import PolicyTerm, Term
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest, RefundsByHand, RefundView
from scheduling.vocabulary import CancelledBy, SessionState, VisitKind
from tools.card_scenes import open_card
from tools.pretended_till import Till
from tools.stage import NOW, Stage


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


def _coming(stage: Stage, *, paid: bool) -> BookingCard:
    """Of a visit with a deposit of 15.00."""
    rows = stage.someone(SessionState.SCHEDULED, SessionState.PENDING)
    row = next(row for row in rows if row.kind is VisitKind.IN_PERSON)
    actions, till = stage.desk.calendar.actions, Till(row.id)
    due = 0 if paid else 15_00
    till.money = replace(till.money, price_cents=None, total_cents=None, due_cents=due, due_for="deposit")
    if paid:
        kept = PolicyTerm(code=Term.NOTHING_BACK, kept=15_00)
        till.money = replace(till.money, paid_cents=15_00, terms=[kept])
    actions.moneys = BookingMoneys(stage.store, stage.desk.calendar.rights, till, stage.desk.ask)
    return open_card(stage, row.id)


def _unpaid(stage: Stage) -> None:
    _coming(stage, paid=False)


def _cancelling(stage: Stage) -> None:
    """So late that nothing goes back."""
    card = _coming(stage, paid=True)
    card.ask_cancel()
    if card.who is not None:
        card.who.buttons[CancelledBy.CUSTOMER].click()


def _giving_back(stage: Stage) -> None:
    """The owner gives back beyond the policy; what was given before waits to be handed over."""
    row, actions = stage.someone(SessionState.COMPLETED)[0], stage.desk.calendar.actions
    till = Till(row.id)
    till.divide()
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


class _Drawer:
    """Of a pretended server: what waits to be handed back, and that it could not be noted that it was."""

    def __init__(self, refunds: list[RefundView]) -> None:
        self._refunds = refunds

    async def to_hand_back(self) -> RefundsByHand:
        return RefundsByHand(refunds=self._refunds)

    async def handed(self, refund_id: UUID) -> None:
        raise Unreachable(str(refund_id))


def _to_hand_back(stage: Stage) -> None:
    """Cash of a booking that the workshop cancelled, and a terminal's of one whose rows are elsewhere."""
    calendar = stage.desk.calendar
    row = stage.someone(SessionState.SCHEDULED, SessionState.PENDING)[0]
    cancelled = replace(row, state=SessionState.CANCELLED, cancelled_by=CancelledBy.STAFF)
    refunds = [_refund(row.id, 15_02, "cash", handed=15_00), _refund(uuid7(), 33_34, "terminal")]
    backs = HandBacks(stage.store, calendar.rights, _Drawer(refunds), stage.desk.ask)
    stage.store.load([cancelled])
    calendar.conflicts.follow(backs)
    calendar.set_mode(Mode.DAY)
    stage.open("calendar")
    stage.desk.ask(_tried(backs, refunds[0].id))


async def _tried(backs: HandBacks, refund_id: UUID) -> None:
    backs.look()
    while not backs.lines:  # noqa: ASYNC110 it tells the calendar, which is painted by then
        await asyncio.sleep(0)
    backs.hand(refund_id)


def _refund(session_id: UUID, cents: int, method: str, handed: int | None = None) -> RefundView:
    return RefundView(
        id=uuid7(), session_id=session_id, payment_id=uuid7(), method=method, cents=cents, handed_cents=handed,
        state="due", by_hand=True, reason="cancelled", trouble="", asked_at=NOW, done_at=None,
    )  # fmt: skip


BESIDE: dict[str, Callable[[Stage], None]] = {
    "hand-backs": _to_hand_back,
}
SCENES: dict[str, Callable[[Stage], None]] = {
    "payment": _card(silent=False),
    "payment-offline": _card(silent=True),
    "payment-unpaid": _unpaid,
    "payment-cancelling": _cancelling,
}
AS_OWNER: dict[str, Callable[[Stage], None]] = {
    "payment-giving-back": _giving_back,
}
