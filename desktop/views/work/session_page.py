"""The page of one of a mechanic's own sessions: how it stands and what to do, what was said, files, summary.

Paints and forwards: what may be done is decided by ``presenters/work_session``. Its parts are widgets of their own.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_history import BookingHistory
from desktop.presenters.today_model import DayAct
from desktop.presenters.work_lobby import WorkLobby
from desktop.presenters.work_referral import WorkReferral
from desktop.presenters.work_session import EXTENSIONS, SessionDetails, WorkSession
from desktop.presenters.work_summary import WorkSummary
from desktop.presenters.work_thread import WorkThread
from desktop.theming import formats, style, words
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import error_words
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.calendar.card_parts import chip
from desktop.views.calendar.file_list import FileList
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.file_dialog import dropped
from desktop.views.history_list import HistoryList
from desktop.views.intake_opener import IntakeOpener
from desktop.views.work import session_words
from desktop.views.work.lobby_box import LobbyBox
from desktop.views.work.parts import Panel, Said, line, say, tone
from desktop.views.work.referral_box import ReferralBox
from desktop.views.work.summary_box import SummaryBox
from desktop.views.work.thread_box import ThreadBox
from scheduling.errors import RuleError
from scheduling.vocabulary import SessionState

SOON_MS = 40
"""Several changes in a row are shown once."""
TICK_MS = 5_000
STEPS_WIDE = 400
"""For which the history is laid out: about as narrow as its column becomes."""
_FIRST = frozenset({DayAct.ARRIVED, DayAct.START, DayAct.FINISH})
"""What there is to do next, where it is there."""


class ActsPanel(Panel):
    """How the session stands, and a button for each thing that may be done with it now."""

    acted = Signal(object, int)
    """A ``DayAct``, and by how many minutes it extends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Session"))
        space = theme().tokens.space
        self._calm = CalmButtons(self)
        self._chip: QWidget | None = None
        self._state: tuple[SessionState, bool] | None = None
        head = self._head = QHBoxLayout()
        head.setSpacing(space(2))
        self.when = style.text("", size="brand", weight=700)
        head.addWidget(self.when)
        head.addStretch(1)
        self.column.addLayout(head)
        self.what, self.note = line("muted", "body"), line(size="body", weight=600)
        self.hint, self.problem = line("muted"), line("bad")
        for label in (self.what, self.note, self.hint):
            self.column.addWidget(label)
        self.acts: dict[DayAct, QPushButton] = {act: self._act_button(act) for act in session_words.ACTS}
        self._acts = FlowRow(space(2))
        self.column.addWidget(self._acts)
        self.more: dict[int, QPushButton] = {minutes: self._more_button(minutes) for minutes in EXTENSIONS}
        self._more = QWidget()
        longer = QHBoxLayout(self._more)
        longer.setContentsMargins(0, 0, 0, 0)
        longer.setSpacing(space(2))
        longer.addWidget(style.text(self.tr("It takes longer:"), tone="muted", size="small"))
        for button in self.more.values():
            longer.addWidget(button)
        self.why = line("muted")
        longer.addStretch(1)
        self.column.addWidget(self._more)
        self.column.addWidget(self.why)
        self.column.addWidget(self.problem)
        self.problem.hide()

    def show_details(self, details: SessionDetails, zone: tzinfo, now: int) -> None:
        """It stands so now."""
        self.when.setText(session_words.when_words(details, zone))
        say(self.what, session_words.what_words(details))
        say(self.note, session_words.note_words(details, zone, now))
        tone(self.note, "bad" if details.late else "")
        say(self.hint, session_words.hint_words(details))
        if self._state != (details.state, details.waiting):
            self._state = (details.state, details.waiting)
            self.problem.hide()
            self._show_state(details)
        had = next((act for act, button in self.acts.items() if button.hasFocus()), None)
        self._acts.keep([self.acts[act] for act in details.acts])
        self._acts.setVisible(bool(details.acts))
        if had is not None and had not in details.acts and details.acts:
            self.acts[details.acts[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        for place, act in enumerate(details.acts):
            role = "primary" if not place and act in _FIRST else ""
            if (self.acts[act].property("role") or "") != role:
                style.mark(self.acts[act], role=role)
        live = details.state is SessionState.LIVE
        self._more.setVisible(live)
        for minutes, button in self.more.items():
            button.setEnabled(minutes in details.extensions)
            button.setToolTip(session_words.extend_tip(minutes, details, zone))
        say(self.why, session_words.why_no_longer(details, zone) if live else "")
        self._calm.moved()

    def say_problem(self, problem: str) -> None:
        """Why what was clicked could not be done."""
        say(self.problem, problem)

    def _show_state(self, details: SessionDetails) -> None:
        if self._chip is not None:
            self._head.removeWidget(self._chip)
            self._chip.hide()
            self._chip.deleteLater()
        token, icon = words.state_style(details.state)
        said = words.state_words(details.state)
        if details.waiting:
            said = f"{said}, {self.tr('waiting for the server')}"
            token, icon = "wait", "cloud-off"
        self._chip = chip(icon, said, token)
        self._head.addWidget(self._chip)

    def _act_button(self, act: DayAct) -> QPushButton:
        button = style.button(session_words.act_words(act))
        button.setToolTip(session_words.act_tip(act))
        button.clicked.connect(self._act_pressed)
        self._calm.add(button)
        return button

    def _more_button(self, minutes: int) -> QPushButton:
        button = style.button(session_words.extend_words(minutes))
        style.mark(button, compact=True)
        button.clicked.connect(self._more_pressed)
        self._calm.add(button)
        return button

    def _act_pressed(self) -> None:
        self.acted.emit(next(act for act, button in self.acts.items() if button is self.sender()), 0)

    def _more_pressed(self) -> None:
        minutes = next(minutes for minutes, button in self.more.items() if button is self.sender())
        self.acted.emit(DayAct.EXTEND, minutes)


class PageParts(NamedTuple):
    """What of a session has a presenter of its own."""

    summary: WorkSummary
    thread: WorkThread
    lobby: WorkLobby
    referral: WorkReferral
    history: BookingHistory | None = None


class SessionPage(QWidget):
    """``gone`` when the session is not this person's any more; ``left`` by Esc."""

    gone = Signal()
    left = Signal()
    titled = Signal(str)
    changes_asked = Signal()

    def __init__(
        self,
        session: WorkSession,
        parts: PageParts,
        files: BookingFiles,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._summary = parts.summary
        self._thread, self._lobby = parts.thread, parts.lobby
        session.in_lobby = parts.lobby.is_in  # it may be stayed in from before
        self._zone = zone
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_panels()
        self.editor = IntakeOpener(self)
        self.editor.closed.connect(self._edited)
        self.files = FileList(files, session.session_id)
        self.summary = SummaryBox(parts.summary)
        self.lobby, self.messages = LobbyBox(parts.lobby, zone), ThreadBox(parts.thread, zone)
        self.referral = ReferralBox(parts.referral, zone)
        self._lay_out()
        self._add_history(parts.history)
        self.papers.setVisible(files.may_see(session.session_id))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON_MS)
        self._later.timeout.connect(self.refresh)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        listen(session.changed, self, self._soon)
        listen(parts.lobby.changed, self, self._lobby_changed)
        self.acts.acted.connect(self._act)
        files.look(session.session_id)
        self.refresh()

    def _make_panels(self) -> None:
        """What there is to do, what was said, whose it is: filled by :meth:`refresh`."""
        self.acts = ActsPanel()
        self.intake = Panel(self.tr("What the customer said"))
        self.category, self.concern = Said(self.tr("Category")), Said("")
        self.preparation = Said(self.tr("To be ready beforehand"))
        self.wishes = Said(self.tr("Special requests"))
        self.nothing = line("faint")
        self.edit = style.button(self.tr("Edit details"), role="quiet", icon="pencil")
        self.edit.setToolTip(self.tr("What was said when it was booked (E)"))
        self.edit.clicked.connect(self.ask_to_edit)
        self.customer = Panel(self.tr("Customer and vehicle"))
        self.name, self.reach, self.vehicle = Said(""), Said(""), Said("")
        self.vin, self.notes = Said(self.tr("VIN")), Said(self.tr("Notes"))
        self.papers = Panel("")
        self.papers.setAccessibleName(self.tr("Pictures and papers"))
        self.history = Panel(self.tr("History"))

    def refresh(self) -> None:
        """Show how it is now."""
        self._later.stop()
        details = self.session.details()
        if details is None:
            if not self.editor.holds():
                self.gone.emit()
            return
        self.titled.emit(session_words.title_words(details))
        self.acts.show_details(details, self._zone, self.session.now)
        self._show_intake(details)
        self._show_customer(details)
        self.summary.show_details(details)
        self.lobby.show_details(details)
        self.messages.show_details(details)
        self.referral.refresh(self._summary.now.text)
        if details.over and not details.waiting and not self._over:
            self._over = True
            self._summary.look()

    def ask_to_edit(self) -> None:
        """A form for what was said beforehand, over the page."""
        self.editor.open(self.session.edit, self._zone)

    def keep(self) -> None:
        """The page goes: what was typed is kept."""
        self.summary.keep()
        self.messages.keep()
        self.referral.keep()

    # --- events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin on what there is to do; in service on the summary: nobody ends it by an Enter too many."""
        super().focusInEvent(event)
        if self.editor.focus():
            return
        starts = [self.acts.acts[act] for act in (DayAct.ARRIVED, DayAct.START)]
        wanted: list[QWidget] = [*starts, self.lobby.join, self.summary.edit, self.messages.edit]
        first = next(widget for widget in wanted if widget.isVisibleTo(self) and widget.isEnabled())
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if event.key() == Qt.Key.Key_E and plain and self.edit.isVisible():
            self.ask_to_edit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.stop()
        self.keep()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.takes_files and dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.drop(event.mimeData())
        event.acceptProposedAction()

    # --- inside

    def _lay_out(self) -> None:
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(space(5), space(4), space(5), space(4))
        columns.setSpacing(space(4))
        left, right = self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(space(3))
            columns.addLayout(column, 1)
        for text in (self.category, self.concern, self.preparation, self.wishes, self.nothing):
            self.intake.column.addWidget(text)
        self.intake.column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        for text in (self.name, self.reach, self.vehicle, self.vin, self.notes):
            self.customer.column.addWidget(text)
        self.papers.column.addWidget(self.files)
        for panel in (self.acts, self.intake, self.customer, self.papers, self.history):
            left.addWidget(panel)
        for box in (self.lobby, self.summary, self.referral, self.messages):
            right.addWidget(box)
        left.addStretch(1)
        right.addStretch(1)
        area.setWidget(inside)
        outer.addWidget(area)

    def _add_history(self, history: BookingHistory | None) -> None:
        """Who did what with it; the server is asked when the page is opened, and when it changes."""
        self.history.setVisible(history is not None)
        if history is None:
            return
        self.steps = HistoryList(history, self._zone, STEPS_WIDE)
        self.steps.changes_asked.connect(self.changes_asked)
        self.history.column.addWidget(self.steps)
        history.look()

    def _show_intake(self, details: SessionDetails) -> None:
        self.category.show_text(formats.capital(details.category))
        self.concern.show_text(details.concern.strip())
        self.preparation.show_text(details.preparation.strip())
        self.edit.setVisible(details.may_edit)
        self.wishes.show_text(details.special_requests.strip())
        said = (details.category, details.concern, details.preparation, details.special_requests)
        say(
            self.nothing,
            "" if any(text.strip() for text in said) else self.tr("Nothing was said beforehand."),
        )

    def _show_customer(self, details: SessionDetails) -> None:
        self.name.show_text(session_words.title_words(details))
        self.reach.show_text("\n".join(session_words.customer_lines(details)))
        self.vehicle.show_text(session_words.vehicle_line(details))
        self.vin.show_text(details.vin)
        self.notes.show_text(details.notes.strip())

    def _edited(self) -> None:
        self.refresh()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self) -> None:
        """Time passes: nothing tells of a message, or of who came into the lobby."""
        self.refresh()
        self._thread.look()
        if self.lobby.isVisibleTo(self):
            self._lobby.look()

    def _lobby_changed(self) -> None:
        """Who is in the lobby may say who did not come."""
        if self.session.in_lobby != self._lobby.is_in:
            self.session.in_lobby = self._lobby.is_in
            self._soon()

    def _soon(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _act(self, act: DayAct, minutes: int) -> None:
        if act is DayAct.FINISH:
            self.summary.keep()
        self.acts.say_problem("")
        try:
            self.session.do(act, minutes=minutes, summary=self._summary.now.text)
        except RuleError as error:
            self.acts.say_problem(error_words(error))
        self.refresh()
