"""What of a booking's card asks the server, each kept while the card is filled anew.

Its money, its confirmation, who did what, and its pictures and papers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from desktop.views.calendar.card_parts import fact
from desktop.views.calendar.file_list import FileList
from desktop.views.calendar.history_fold import HistoryFold

if TYPE_CHECKING:
    from datetime import tzinfo

    from desktop.presenters.booking_files import BookingFiles
    from desktop.presenters.booking_history import Histories
    from desktop.presenters.calendar_actions import CalendarActions
    from desktop.views.calendar.booking_card import BookingCard
    from desktop.views.calendar.money_fold import MoneyFold
    from desktop.views.confirmation_row import ConfirmationRow


def add_money(
    actions: CalendarActions, session_id: UUID, kept: MoneyFold | None, card: BookingCard
) -> MoneyFold | None:
    """What it costs and what was paid; asked of the server when it is unfolded."""
    moneys = actions.moneys
    money = moneys.open(session_id) if moneys is not None else None
    if moneys is None or money is None:
        return None
    from desktop.views.calendar.money_fold import MoneyFold  # not needed for the first paint

    fold = kept or MoneyFold(money, moneys.spawn, card.refit)
    card.facts.addWidget(fold)
    return fold


def add_confirmation(
    actions: CalendarActions, session_id: UUID, kept: ConfirmationRow | None, card: BookingCard
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
    card.facts.addWidget(row)
    return row


def add_files(
    files: BookingFiles | None, session_id: UUID, kept: FileList | None, card: BookingCard
) -> FileList | None:
    """Its pictures and papers; the server is asked for them when the card is opened."""
    if files is None or not files.may_see(session_id):
        return None
    shown = kept
    if shown is None:
        files.look(session_id)
        shown = FileList(files, session_id)
        shown.reshaped.connect(card.refit)
    card.facts.addWidget(shown)
    return shown


def add_history(  # noqa: PLR0917 - what it tells, and of which card
    histories: Histories | None,
    session_id: UUID,
    said: str,
    zone: tzinfo,
    kept: HistoryFold | None,
    card: BookingCard,
) -> HistoryFold | None:
    """What became of it; who did what is folded up until it is asked for, and then stays as it is."""
    if histories is None or not histories.may_see(session_id):
        if said:
            card.facts.addWidget(fact("history", said, faint=True))
        return None
    fold = kept or HistoryFold(histories.open(session_id), zone)
    fold.say(said)
    if kept is None:
        fold.reshaped.connect(card.refit)
        fold.changes_asked.connect(card.changes_asked)
    card.facts.addWidget(fold)
    return fold
