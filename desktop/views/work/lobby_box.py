"""The lobby of a session at a distance: who is there, join and leave, and the way to the meeting."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.presenters.work_lobby import WorkLobby
from desktop.presenters.work_session import SessionDetails
from desktop.theming import enters, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.work import visit_words
from desktop.views.work.parts import Panel, line, say
from scheduling.vocabulary import SessionState

_SHOWN = frozenset({SessionState.SCHEDULED, SessionState.PENDING, SessionState.WAITING, SessionState.LIVE})


class LobbyBox(Panel):
    """Of one session; there while it has one."""

    def __init__(self, lobby: WorkLobby, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lobby = lobby
        self._zone = zone
        self._details: SessionDetails | None = None
        self._shown: tuple[bool, bool] | None = None
        self.calm = CalmButtons(self)
        name = self.tr("Lobby")
        self.setAccessibleName(name)
        self.column.addWidget(style.text(name, tone="muted", size="small", weight=600))
        self.who, self.signed = line(size="body"), line(size="body")
        self.meets, self.note, self.problem = line("muted"), line("muted"), line("bad")
        for label in (self.who, self.signed, self.meets, self.note):
            self.column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme().tokens.space(2))
        self.join = style.button(self.tr("Join"), role="primary")
        self.meeting = style.button(self.tr("Open the meeting"), icon="video")
        self.meeting.setToolTip(self.tr("In the browser"))
        self.leave = style.button(self.tr("Leave"))
        for button, do in (
            (self.join, lobby.join),
            (self.meeting, self._open),
            (self.leave, lobby.leave),
        ):
            button.clicked.connect(do)
            button.clicked.connect(enters.sent)
            self.calm.add(button)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.problem)
        listen(lobby.changed, self, self.refresh)

    def show_details(self, details: SessionDetails) -> None:
        """The session stands so now."""
        self._details = details
        self.setVisible(details.at_distance and details.state in _SHOWN)
        self.refresh()

    def refresh(self) -> None:
        """Show who is there."""
        state, details = self._lobby.now, self._details
        if details is None:
            return
        say(self.who, visit_words.lobby_who(state))
        say(self.signed, visit_words.lobby_signed(state))
        say(self.meets, visit_words.lobby_meets(state, details))
        say(self.note, visit_words.lobby_note(state, self._zone))
        say(self.problem, visit_words.trouble_words(state.code))
        self.join.setVisible(not state.joined)
        self.join.setEnabled(state.open and not (state.busy or state.away))
        self.leave.setVisible(state.joined)
        self.leave.setEnabled(not state.away)
        self.meeting.setVisible(bool(state.address))
        shown = state.joined, bool(state.address)
        if shown != self._shown:
            self._shown = shown
            self.calm.moved()  # Leave lies by now where Join was

    def _open(self) -> None:
        address = self._lobby.now.address
        if address:
            QDesktopServices.openUrl(QUrl(address))
