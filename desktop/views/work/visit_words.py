"""The words of a session's lobby and of its messages."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.asking import UNREACHABLE
from desktop.presenters.work_lobby import LobbyState
from desktop.presenters.work_session import SessionDetails
from desktop.presenters.work_thread import ThreadState
from desktop.theming import formats, words
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.visit_messages import MOST_MESSAGE, MessageLine
from scheduling.visit_records import Side
from scheduling.vocabulary import VisitKind


def trouble_words(code: str) -> str:
    """Why something did not work that the server alone can do."""
    if code == UNREACHABLE:
        return QCoreApplication.translate("Lobby", "The server does not answer.")
    return words.error_words(code) if code else ""


def lobby_who(state: LobbyState) -> str:
    """Who is there."""
    if state.lobby is None:
        return ""
    translate = QCoreApplication.translate
    customer, mechanic = state.lobby.customer_there, state.lobby.mechanic_there
    if customer and mechanic:
        return translate("Lobby", "You and the customer are here.")
    if customer:
        return translate("Lobby", "The customer is here and waits for you.")
    if mechanic:
        return translate("Lobby", "You are here. The customer is not here yet.")
    return translate("Lobby", "Nobody is here.")


def lobby_signed(state: LobbyState) -> str:
    """How it stands with the waiver."""
    if state.lobby is None:
        return ""
    translate = QCoreApplication.translate
    if state.lobby.waiver_signed:
        return translate("Lobby", "The waiver is signed.")
    return translate("Lobby", "The waiver is not signed: without it the session does not begin.")


def lobby_meets(state: LobbyState, details: SessionDetails) -> str:
    """How one meets."""
    translate = QCoreApplication.translate
    if details.visit is VisitKind.PHONE:
        if not details.phone:
            return translate("Lobby", "By phone; no number is known.")
        return fill(translate("Lobby", "Call %1."), formats.phone(details.phone))
    if details.visit is VisitKind.CHAT:
        return translate("Lobby", "You write to each other in the messages here.")
    if state.open and not state.address:
        return translate("Lobby", "No meeting address was set up for video.")
    return ""


def lobby_note(state: LobbyState, zone: tzinfo) -> str:
    """Why one cannot join just now; empty where one can."""
    translate = QCoreApplication.translate
    if state.away:
        return translate("Lobby", "The server is out of reach: who is here is not known.")
    if state.lobby is None:
        return translate("Lobby", "Asking the server …")
    if not state.open:
        return fill(translate("Lobby", "Open from %1."), formats.moment(state.lobby.opens_at, zone))
    return ""


def thread_note(state: ThreadState) -> str:
    """What stands in place of the messages, or that there may be more of them."""
    translate = QCoreApplication.translate
    if state.away:
        return translate("Thread", "The server is out of reach: there may be messages that are not shown.")
    if not state.known:
        return translate("Thread", "Asking the server …")
    return "" if state.messages else translate("Thread", "Nobody has written yet.")


def draft_words(state: ThreadState) -> str:
    """Where what is typed is."""
    translate = QCoreApplication.translate
    if state.sending:
        return translate("Thread", "Sending …")
    if not state.draft.strip():
        return ""
    if state.too_long:
        return fill(translate("Thread", "At most %1 characters."), formats.number(MOST_MESSAGE))
    if state.away or state.code == UNREACHABLE:
        return translate("Thread", "Not sent: a draft on this computer. Send it once the server answers.")
    if state.code:
        return words.error_words(state.code)
    return translate("Thread", "Not sent yet.")


def message_head(message: MessageLine, customer: str, zone: tzinfo) -> str:
    """Who wrote it, and when."""
    translate = QCoreApplication.translate
    who = message.name or translate("Thread", "The workshop")
    if message.side == Side.CUSTOMER.value:
        who = customer or translate("Thread", "Customer")
    return f"{who}{DOT}{formats.moment(message.at, zone)}"


def message_text(message: MessageLine) -> str:
    """What it says; that a file came with it."""
    if message.file_id is None:
        return message.text
    attached = QCoreApplication.translate("Thread", "(with a file, see the pictures and papers)")
    return f"{message.text} {attached}".strip()
