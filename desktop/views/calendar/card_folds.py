"""What of a booking's card asks the server: its money and its confirmation, each kept while the card is filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from desktop.presenters.calendar_actions import CalendarActions
    from desktop.views.calendar.money_fold import MoneyFold
    from desktop.views.calendar.popover import Popover
    from desktop.views.confirmation_row import ConfirmationRow


def add_money(
    actions: CalendarActions, session_id: UUID, kept: MoneyFold | None, card: Popover
) -> MoneyFold | None:
    """What it costs and what was paid; asked of the server when it is unfolded."""
    moneys = actions.moneys
    money = moneys.open(session_id) if moneys is not None else None
    if moneys is None or money is None:
        return None
    from desktop.views.calendar.money_fold import MoneyFold  # not needed for the first paint

    fold = kept or MoneyFold(money, moneys.spawn, card.refit)
    card.column.addWidget(fold)
    return fold


def add_confirmation(
    actions: CalendarActions, session_id: UUID, kept: ConfirmationRow | None, card: Popover
) -> ConfirmationRow | None:
    """The invitation to save, and the confirmation to send again; nothing where neither can be."""
    confirmations = actions.confirmations
    if confirmations is None:
        return None
    from desktop.views.confirmation_row import ConfirmationRow  # not needed for the first paint

    row = kept
    if row is None:
        row = ConfirmationRow(confirmations.open(session_id), confirmations.spawn, compact=True)
        row.reshaped.connect(card.refit)
    row.refresh()
    row.setVisible(not row.empty)
    card.column.addWidget(row)
    return row
