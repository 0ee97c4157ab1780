"""A booking's card: what is known of it, and what this person may do with it. The presenter does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget

from desktop.theming import enters, formats, style, words
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared
from desktop.views.calendar.back_words import back_words
from desktop.views.calendar.booking_facts import fact_lines, so_far
from desktop.views.calendar.calendar_words import error_words
from desktop.views.calendar.cancel_reason import Reasons, cancel_reason
from desktop.views.calendar.card_body import CardBody
from desktop.views.calendar.card_deeds import deeds
from desktop.views.calendar.card_folds import add_confirmation, add_files, add_history, add_money
from desktop.views.calendar.card_parts import apart, beside, chip, fact, icon_button, problem
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.calendar.holding_card import HoldingCard, Typing
from desktop.views.calendar.keys import CARD_KEYS
from desktop.views.calendar.who_cancels import WhoCancels
from desktop.views.file_dialog import dropped
from desktop.views.keeps_keys import KeepsKeys
from desktop.views.tab_round import go_round
from scheduling.errors import RuleError

if TYPE_CHECKING:
    from datetime import tzinfo

    from desktop.presenters.booking_files import BookingFiles
    from desktop.presenters.booking_history import Histories
    from desktop.presenters.calendar_actions import CalendarActions, Details
    from desktop.presenters.correcting import Correcting
    from desktop.views.calendar.correct_form import CorrectForm
    from desktop.views.calendar.file_list import FileList
    from desktop.views.calendar.history_fold import HistoryFold
    from desktop.views.calendar.money_fold import MoneyFold
    from desktop.views.confirmation_row import ConfirmationRow
    from scheduling.vocabulary import CancelledBy

CLOSE = "close"
"""The name of the one button that does nothing to the booking, and is always there."""
PENCIL = "pencil"


class BookingCard(HoldingCard):
    """Shows one booking at a time; :meth:`show_booking` fills it anew."""

    move_asked = Signal(object)
    """A session's id: the ghost is moved by keyboard."""
    edit_asked = Signal(object)
    """A session's id: what was said of it is to be corrected."""
    changes_asked = Signal()
    """Lead to all that waits for the server."""

    def __init__(
        self,
        actions: CalendarActions,
        over: QWidget,
        files: BookingFiles | None = None,
        correcting: Correcting | None = None,
        histories: Histories | None = None,
    ) -> None:
        super().__init__(over)
        self._actions = actions
        self._correcting = correcting
        self.form: CorrectForm | None = None
        self._files = files
        self.files: FileList | None = None
        self._histories = histories
        self.history: HistoryFold | None = None
        self.money: MoneyFold | None = None
        self.confirmation: ConfirmationRow | None = None
        self.setAcceptDrops(files is not None)
        self._zone: tzinfo | None = None
        self.session_id: UUID | None = None
        self.reason: QLineEdit | None = None
        self._reasons: Reasons = {}
        self.who: WhoCancels | None = None
        self.problem: QLabel | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._late = False
        self.body = CardBody(self)
        self.facts = self.body.column
        self.setAccessibleName(self.tr("Booking"))
        KeepsKeys(self)

    def show_booking(self, session_id: UUID, zone: tzinfo) -> bool:
        """Fill the card; ``False`` when the booking is not here any more."""
        details = self._actions.details(session_id)
        if details is None:
            return False
        again = self.isVisible() and session_id == self.session_id
        if again and any(button.isDown() for button in self.findChildren(QAbstractButton)):
            self._late = True  # what is pressed stays under the hand until it lets go
            return True
        had = self._focused() if again else None
        same = session_id == self.session_id and not self.isHidden()
        said = self.problem.text() if same and self.problem is not None else ""
        self.session_id = session_id
        self._zone = zone
        kept = (self.history, self.money, self.confirmation, self.files) if again else (None,) * 4
        history, money, confirmation, files = kept
        for each in filter(None, kept):
            self.facts.removeWidget(each)
        self._empty()
        self._head(details, zone)
        for icon, text in fact_lines(details, zone):
            self.facts.addWidget(fact(icon, text))
        edit = self._add_edit(details)
        self.money = add_money(self._actions, session_id, money, self)
        if self.money is not None and money is None:
            self.money.told.connect(self._money_known)
        self.confirmation = add_confirmation(self._actions, session_id, confirmation, self)
        moved = self.tr("time changed %n times", "", details.moves) if details.moves else ""
        self.history = add_history(
            self._histories, session_id, so_far(details, zone, moved), zone, history, self
        )
        self.files = add_files(self._files, session_id, files, self)
        self.problem = problem(said)
        self.column.addWidget(self.problem)
        self._actions_row(details)
        if edit is not None:
            self.buttons["edit"] = edit  # last: the keys begin on what is done with it
        if not again:
            self.body.begin()
            next(iter(self.buttons.values()), self._close).setFocus()
        elif had is not None:  # never another button that does something: Space may be on its way
            back = self.pencil if had == PENCIL else self.buttons.get(had)
            (back or self._close).setFocus()
        return True

    def _focused(self) -> str | None:
        """Which of its buttons has the keys, by its name, or ``CLOSE``; ``None`` if they are elsewhere or stay."""
        # asked of the window: QApplication knows of none while another program has the keys
        now = cast("QWidget | None", self.window().focusWidget())
        if now is None or not self.isAncestorOf(now):
            return None
        kept = (self.history, self.money, self.confirmation, self.files)
        if any(each and each.isAncestorOf(now) for each in kept):
            return None
        if now is self.pencil:
            return PENCIL
        return next((name for name, button in self.buttons.items() if button is now), CLOSE)

    @property
    def asks(self) -> bool:
        """Whether something is being filled in here, which no news may sweep away."""
        return self.reason is not None or self.form is not None

    def forms(self) -> list[Typing]:
        found = (self.form, None if self.money is None else self.money.form)
        return [form for form in found if form is not None]

    def correct(self) -> None:
        """In place of the facts: a form for the customer and the vehicle."""
        wanted = self.session_id
        subject = self._correcting.subject(wanted) if self._correcting and wanted else None
        if self._correcting is None or subject is None or self.holds():
            return
        self._empty()
        from desktop.views.calendar.correct_form import CorrectForm  # not needed for the first paint

        self.form = CorrectForm(self._correcting, subject)
        self.form.done.connect(self._corrected)
        self.form.reshaped.connect(self.refit)
        self.column.addWidget(self.body)
        self.facts.addWidget(self.form)
        self.refit()
        self._to_form()

    def _to_form(self) -> None:
        if self.form is not None:
            self.form.start()
        else:
            super()._to_form()

    def _corrected(self) -> None:
        """Back to the card."""
        self.form = None
        if self._fill_again():
            self._close.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere leaves the card, but not what is being filled in."""
        if self._late and event.type() in {QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease}:
            self._late = False
            QTimer.singleShot(0, self, self._renew)
        press = event.type() == QEvent.Type.MouseButtonPress
        return False if press and self.form is not None else super().eventFilter(watched, event)

    def _renew(self) -> None:
        """What came while a button was held."""
        if self.isVisible() and not self.asks:
            self._fill_again()

    def _fill_again(self) -> bool:
        """With what is known by now; whether it is there still."""
        wanted, zone = self.session_id, self._zone
        there = wanted is not None and zone is not None and self.show_booking(wanted, zone)
        (self.refit if there else self.close_now)()
        return there

    def refit(self) -> None:
        """Its buttons stay in the window."""
        self.body.fit(self, super().refit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if event.key() == Qt.Key.Key_Escape and self.unsaved:
            self.losing.ask()
        elif event.key() == Qt.Key.Key_H and plain and self.history is not None:
            self.history.toggle.click()
        elif plain and (pressed := self.buttons.get(CARD_KEYS.get(event.key(), ""))) is not None:
            pressed.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Behind it is the screen that it stands over."""
        return go_round(self, forward=forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files is not None and self.files.takes_files and dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.files is not None:
            self.files.drop(event.mimeData())
            event.acceptProposedAction()

    def ask_cancel(self) -> None:
        """In place of the buttons: at the desk who cancels, then why, and whether to do it."""
        details = None if self.session_id is None else self._actions.details(self.session_id)
        self._drop_row()
        if details is not None and details.asks_who:
            self.who = WhoCancels(partial(self._follows, taken=details.taken))
            self.who.chosen.connect(self._who_chosen)
            self.who.insisted.connect(self._refit_who)
            self.who.confirmed.connect(self._cancel)
            self.column.addWidget(self.who)
        label, self.reason = cancel_reason(self.session_id, self._reasons)
        self.column.addWidget(label)
        self.reason.returnPressed.connect(self._cancel)
        self.column.addWidget(self.reason)
        row = self._row()
        self.buttons["cancel"] = self._button(row, self.tr("Cancel booking"), self._cancel, role="danger")
        self.buttons["keep"] = self._button(row, self.tr("Keep"), self.close_now)
        if self.who is None:
            self.reason.setFocus()
        else:
            self.buttons["cancel"].setEnabled(False)
            self.who.start()
        self.refit()

    def _follows(self, by: CancelledBy, *, taken: bool) -> str:
        """What becomes of the customer's money."""
        money = None if self.money is None else self.money.of
        return back_words(by, money, self._actions.now(), taken=taken)

    def _money_known(self) -> None:
        """The server has answered, or does not."""
        if self.who is not None:
            self.who.refresh()

    def _who_chosen(self) -> None:
        self.buttons["cancel"].setEnabled(True)
        self._refit_who()

    def _refit_who(self) -> None:
        """Its words have changed; Qt would tell the card only later."""
        if self.who is not None:
            self.who.updateGeometry()
        self.refit()

    # --- inside

    def _head(self, details: Details, zone: tzinfo) -> None:
        token, icon = ("wait", "cloud-off") if details.waiting else words.state_style(details.state)
        state = self.tr("waiting for the server") if details.waiting else words.state_words(details.state)
        self._close = icon_button("x", self.tr("Close"))
        self._close.clicked.connect(self.close_asking)
        self.column.addWidget(apart(chip(icon, state, token), self._close))
        name = style.text(details.customer or self.tr("Customer"), size="brand", weight=700)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        self.column.addWidget(self._with_pencil(name, details))
        when = f"{formats.day_at(details.starts, zone)}, "
        when += formats.time_range(details.starts, details.ends, zone)
        self.column.addWidget(fact("clock", formats.capital(when)))
        self.column.addWidget(self.body)

    def _with_pencil(self, name: QLabel, details: Details) -> QWidget:
        """The name, and beside it what leads to the form where this person may correct it."""
        if self._correcting is None or self._correcting.subject(details.session_id) is None:
            return name
        self.pencil = icon_button("pencil", self.tr("Correct the customer or the vehicle"))
        self.pencil.clicked.connect(self.correct)
        return beside(name, self.pencil)

    def _add_edit(self, details: Details) -> QPushButton | None:
        """Below what was said, what leads to the form for it."""
        if not details.may_edit:
            return None
        edit = style.button(self.tr("Edit details"), role="quiet", icon="pencil")
        edit.setToolTip(self.tr("What was said when it was booked (E)"))
        edit.clicked.connect(lambda: self._ask(self.edit_asked))
        self.facts.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        return edit

    def _actions_row(self, details: Details) -> None:
        found = deeds(details)
        if not found:
            return
        does = {
            "accept": lambda: self._answer(accept=True),
            "decline": lambda: self._answer(accept=False),
            "move": lambda: self._ask(self.move_asked),
            "park": lambda: self._try(self._actions.parking.park),
            "ask": self.ask_cancel,
        }
        row = self._row()
        for deed in found:
            button = self._button(row, deed.words, does[deed.name], role=deed.role)
            button.setToolTip(deed.tip)
            self.buttons[deed.name] = button

    def _row(self) -> FlowRow:
        self._foot = FlowRow(theme().tokens.space(2))
        self.column.addWidget(self._foot)
        return self._foot

    @staticmethod
    def _button(row: FlowRow, text: str, do: object, role: str = "") -> QPushButton:
        button = style.button(text, role=role)
        button.clicked.connect(do)
        row.add(button)
        return button

    def _drop_row(self) -> None:
        self.buttons.clear()
        if self._foot is not None:
            self._foot.setParent(None)
            self._foot.deleteLater()
            self._foot = None

    _foot: FlowRow | None = None
    pencil: QPushButton | None = None

    def _empty(self) -> None:
        self.buttons.clear()
        self._foot = self.reason = self.who = None
        self.files = self.history = self.money = self.confirmation = None
        self.form = self.pencil = self.problem = None
        self.column.removeWidget(self.body)
        cleared(self.facts)
        cleared(self.column)

    def _ask(self, asked: SignalInstance) -> None:
        wanted = self.session_id
        if self.holds():
            return
        self.close_now()
        if wanted is not None:
            asked.emit(wanted)

    def _cancel(self) -> None:
        reason = self.reason.text() if self.reason is not None else ""
        by = None if self.who is None else self.who.who
        if self.who is not None and by is None:
            self.who.insist()
            return
        self._try(lambda wanted: self._actions.cancel(wanted, reason, by=by))

    def _answer(self, *, accept: bool) -> None:
        self._try(lambda wanted: self._actions.answer(wanted, accept=accept))

    def _try(self, do: object) -> None:
        if self.session_id is None or not callable(do):
            return
        try:
            do(self.session_id)
        except RuleError as error:
            if self.problem is not None:
                self.problem.setText(error_words(error))
                self.problem.show()
                self.refit()
            return
        enters.sent()
        self._reasons.pop(self.session_id, None)  # used: another time there is another one
        self.close_now()
