"""The page behind the sync badge: how it stands with the server, every open change, what needs an answer.

It paints and forwards to ``ChangeList`` and ``CalendarPresenter``. Not here: the words about the connection, and the
file that is written (``desktop.shell``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.change_list import DiscardQuestion
from desktop.store.pending import PendingChange
from desktop.theming import enters, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.answer_list import AnswerList
from desktop.views.calendar.answering import Answering
from desktop.views.calendar.calendar_words import error_words
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.changes.change_acts import ChangeActs
from desktop.views.changes.change_table import ChangeTable
from desktop.views.changes.connection_panel import Connection, ConnectionPanel
from desktop.views.changes.discard_question import DiscardBox
from desktop.views.changes.left_line import LeftLine
from desktop.views.changes.unsent_files import UnsentFiles
from desktop.views.header import Header
from scheduling.errors import RuleError

SOON_MS = 60
"""Several changes in a row are shown once."""
CLOCK_MS = 5_000
LEAST_LISTED = 180
"""Pixels for the list and what narrows it."""


class ChangesView(QWidget):
    """``connection`` says how it stands with the server now; ``zone`` is the workshop's.

    ``left`` says how much of computers without access waits for this person; empty when nothing does.
    """

    try_asked = Signal()
    sign_in_asked = Signal()
    export_asked = Signal()
    show_asked = Signal(object)
    """A booking's id: show it in the calendar."""
    cancel_asked = Signal(object)
    """A booking's id: ask there whether and why it is to be cancelled."""
    review_asked = Signal()
    """Show what computers without access handed over."""

    def __init__(
        self,
        presenter: CalendarPresenter,
        connection: Callable[[], Connection],
        zone: Callable[[], tzinfo],
        left: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._changes = presenter.changes
        self._connection = connection
        self._zone = zone
        self._left = left
        self.header = Header(self.tr("Exchange with the server"))
        self.connection = ConnectionPanel()
        self.connection.try_asked.connect(self.try_asked)
        self.connection.sign_in_asked.connect(self.sign_in_asked)
        self.connection.export_asked.connect(self.export_asked)
        self.left = LeftLine()
        self.left.review_asked.connect(self.review_asked)
        self.table = ChangeTable(self._changes, zone)
        self.acts = ChangeActs()
        self.calm = CalmButtons(self)
        self.calm.add(*self.acts.buttons)
        self.files = UnsentFiles()
        self.answers = AnswerList(wide=True)
        self.question = DiscardBox(self)
        self._lay_out()
        self._connect()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON_MS)
        self._later.timeout.connect(self.refresh)
        clock = QTimer(self)
        clock.timeout.connect(self._say_connection)
        clock.start(CLOCK_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.refresh()

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end of the header."""
        self.header.set_trailing(widget)

    def refresh(self) -> None:
        """Show what there is now; what is chosen stays chosen."""
        self._say_connection()
        self.table.refresh()
        self._show_files()
        if self._presenter.ready:
            self.answers.show_answers(self._presenter.answers(), self._zone(), self._presenter.today())
        self._say_acts()

    def lead_to(self, about: frozenset[UUID]) -> None:
        """Put the focus on the card about any of these ids."""
        self.answers.lead_to(about)

    # --- what the user asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.question.isVisible():
            self.question.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete, on a line, asks about discarding it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _deletes(event):
            self._ask_discard()
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin on the list; where nothing is listed, on what narrows it."""
        listed = self.table.model.rowCount() > 0
        (self.table.rows if listed else self.table.field).setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.question.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # else it is the window that was minimised
            self.question.put_off()

    def _ask_discard(self) -> None:
        chosen = self.table.current()
        self._ask(self._changes.question(chosen.mid) if chosen is not None else None)

    def _ask(self, question: DiscardQuestion | None) -> None:
        if question is not None:
            self.question.ask(question, self._zone())

    def _discard(self, question: DiscardQuestion) -> None:
        """What was said of it may not be so any more: then it is asked again."""
        self._do(lambda: self._ask(self._changes.discard(question)))

    def _retry(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self._do(lambda: self._changes.retry(chosen.mid))

    def _dismiss(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self._do(lambda: self._changes.dismiss(chosen.mid))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except RuleError as error:
            self.acts.say_problem(error_words(error))
            return
        enters.sent()  # the buttons are another change's by now
        self.refresh()

    # --- inside

    def _lay_out(self) -> None:
        style.mark(self, panel="canvas")
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        body = QHBoxLayout()
        edge = space(5)
        body.setContentsMargins(edge, edge, edge, edge)
        body.setSpacing(space(5))
        listed = QWidget()
        left = QVBoxLayout(listed)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(space(4))
        left.addWidget(self.connection)
        left.addWidget(self.left)
        left.addWidget(self.table, 1)
        left.addWidget(self.acts)
        left.addWidget(self.files)
        self.table.setMinimumHeight(LEAST_LISTED)
        area = QScrollArea()  # for a low window: with files below the list it is higher
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(listed)
        for each in (area.viewport(), listed):
            each.setAutoFillBackground(False)
        body.addWidget(area, 1)
        body.addWidget(self._side())
        outer.addLayout(body, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(theme().tokens.size("side_wide"))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(3))
        heading = QCoreApplication.translate("SidePanel", "Needs an answer")
        column.addWidget(style.text(heading, tone="muted", size="small", weight=600))
        column.addWidget(self.answers, 1)
        return side

    def _connect(self) -> None:
        listen(self._changes.changed, self, self._soon)
        listen(self._presenter.changed, self, self._soon)
        attached = self._presenter.files
        if attached is not None:
            listen(attached.changed, self, self._soon)
            self.files.away_asked.connect(attached.take_away)
        self.files.show_asked.connect(self.show_asked)
        self.table.chosen.connect(self._say_acts)
        self.table.rows.installEventFilter(self)
        self.acts.retry.clicked.connect(self._retry)
        self.acts.dismiss.clicked.connect(self._dismiss)
        self.acts.discard.clicked.connect(self._ask_discard)
        self.acts.to_card.clicked.connect(self._to_card)
        self.acts.show_it.clicked.connect(self._show_chosen)
        self.question.confirmed.connect(self._discard)
        self.question.closed.connect(self.table.rows.setFocus)
        self.answers.show_asked.connect(self.show_asked)
        self.answers.cancel_asked.connect(self.cancel_asked)
        self.answers.emptied.connect(self.table.rows.setFocus)
        Answering(self._presenter, self.answers, lambda _: None, self.answers.say_problem)

    def _soon(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _show_files(self) -> None:
        attached = self._presenter.files
        self.files.show_files([] if attached is None else attached.unsent(), self._zone())

    def _say_connection(self) -> None:
        self.connection.show_connection(self._connection())
        self.left.say(self._left())

    def _say_acts(self, _: QModelIndex | None = None) -> None:
        chosen = self.table.current()
        line = self._changes.line(chosen) if chosen is not None else None
        self.acts.show_line(
            line,
            may_discard=chosen is not None and self._changes.may_discard(chosen),
            may_dismiss=chosen is not None and self._changes.may_dismiss(chosen),
            has_card=chosen is not None and self._has_card(chosen),
            may_show=chosen is not None and self._session_of(chosen) is not None,
            listed=self.table.model.rowCount() > 0,
        )

    def _has_card(self, change: PendingChange) -> bool:
        """Whether there is more to answer than yes or no: another time, or whose value it should be."""
        answers = self._presenter.answers()
        about = {move.mid for move in answers.moves} | {edit.mid for edit in answers.edits}
        about |= {clash.session_id for clash in answers.clashes}
        return bool(about & (change.rows | {change.mid}))

    def _to_card(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.answers.lead_to(chosen.rows | {chosen.mid})

    def _show_chosen(self) -> None:
        chosen = self.table.current()
        session_id = self._session_of(chosen) if chosen is not None else None
        if session_id is not None:
            self.show_asked.emit(session_id)

    def _session_of(self, change: PendingChange) -> UUID | None:
        session_id = getattr(change.command, "session_id", None)
        here = isinstance(session_id, UUID) and self._presenter.actions.details(session_id) is not None
        return session_id if here else None


def _deletes(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.isAutoRepeat()
