"""The booking wizard over the stage of ``tools.screenshots``. Its server holds every time that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.confirmations import Confirmations
from desktop.shell.desk import Desk
from desktop.views.booking.mechanic_words import system_words
from desktop.views.booking_wizard import BookingWizard
from scheduling.message_kinds import Channel
from scheduling.records import Session
from tools.pretended_holds import Pretended, Server
from tools.pretended_messages import Post
from tools.pretended_terms import PretendedTerms

Play = Callable[[BookingWizard], None]


@dataclass(frozen=True, slots=True)
class BookingScene:
    name: str
    play: Play
    server: Server = Server.HOLDS


def open_wizard(desk: Desk, over: QWidget, spawn: Spawn, scene: BookingScene) -> BookingWizard:
    """The wizard over the window, answered as far as the scene goes."""
    server = Pretended(desk, scene.server)
    flow = BookingFlow(
        desk.store,
        desk.source,
        server,
        desk.clock,
        desk.account,
        spawn=spawn,
        terms=PretendedTerms(),
        say=system_words,
        attached=desk.attached,
        likes=server,
        confirmations=pretended_confirmations(desk, spawn),
    )
    wizard = BookingWizard(flow, over)
    wizard.show()
    scene.play(wizard)
    return wizard


def pretended_confirmations(desk: Desk, spawn: Spawn, *channels: Channel) -> Confirmations:
    """Of a server that tells by these ways, else by email."""

    def starts_of(session_id: UUID) -> int:
        row = desk.store.get(Session, session_id)
        return (row.starts if row is not None else None) or desk.clock.now()

    post = Post(starts_of, *channels)
    return Confirmations(desk.store, desk.source, desk.clock, desk.calendar.rights, post, spawn)
