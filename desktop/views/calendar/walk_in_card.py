"""The small form for a customer who comes without a booking, and the word on what became of it.

It asks ``presenters/walk_in`` at every letter and paints what that says. Enter leads from field to field and confirms
in the last one, so that nobody is booked who is half entered; with Ctrl it confirms from any of them.
"""

from __future__ import annotations

from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.presenters.walk_in import WalkInDesk
from desktop.presenters.walk_in_model import Choice, Entered, Known, Result, Standing, Stands
from desktop.presenters.walk_in_today import RoomToday
from desktop.theming import enters, formats, style
from desktop.theming.theme import theme
from desktop.views.booking.fields import Field
from desktop.views.booking.page import cleared, shown_now
from desktop.views.calendar.calendar_words import error_words
from desktop.views.calendar.popover import Popover
from desktop.views.calendar.walk_in_lines import (
    LengthLine,
    ResultPage,
    beside_each_other,
    by_tab,
    closed_words,
    give_keys,
    keys_in,
    known_line,
    laid,
    lay_places,
)
from desktop.views.keeps_keys import KeepsKeys
from desktop.views.lose_opener import losing_of
from desktop.views.painted import ENTER
from scheduling.errors import Gone, RuleError
from scheduling.records import Customer

WIDE = 420


class WalkInCard(Popover):
    """``show_asked`` carries the session's id. What was typed stays until it is confirmed, or given up at Esc."""

    show_asked = Signal(object)

    def __init__(self, desk: WalkInDesk, over: QWidget) -> None:
        self._lines: tuple[QLineEdit, ...] = ()  # events are watched from the next line on
        super().__init__(over, WIDE)
        self._desk = desk
        self.losing = losing_of(self, over, self._lose, self.start)
        self._zone: tzinfo | None = None
        self._lease: UUID | None = None
        self._customer: Customer | None = None
        self._choices: list[Choice] = []
        self._chosen: Choice | None = None
        self._picked = False
        """Whether it was chosen by hand; else it is what stands first."""
        self._laid_known: object = None
        self._laid_places: object = None
        """What the lines were made from: those that say the same stay, and with them a press that is under way."""
        self.result: Result | None = None
        self._told: tuple[Result, Standing, Stands, int, tzinfo, date] | None = None
        """What the page about it says; it is made anew only to say something else."""
        self.form = QWidget()
        self.done = QWidget()
        self._lay_out()
        for page in (self.form, self.done):
            self.column.addWidget(page)
        QVBoxLayout(self.done).setContentsMargins(0, 0, 0, 0)
        self.done.hide()
        KeepsKeys(self)

    # --- for the calendar

    def begin(self, zone: tzinfo, lease_id: UUID | None = None) -> None:
        """Fill it anew around what was typed before; then one of the ``open`` methods, and ``start``."""
        self._zone, self._lease, self._chosen, self._picked = zone, lease_id, None, False
        if self.result is not None:
            self._clear()
        self._said("")
        self.give_back.setVisible(lease_id is not None)
        self._refill()

    def start(self) -> None:
        """The keys are on the first field; what was typed there before is typed over."""
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)
        self.name.line.selectAll()

    def follow(self) -> None:
        """Something changed below: where there is room, or what became of it."""
        if self.isHidden():
            return
        if self.result is not None:
            self._show_result()
        else:
            self._refill()
        self.refit()

    def refit(self) -> None:
        """As high as its lines need: those that were just laid in are shown first."""
        for layout in (self.known, self.places, self.done.layout()):
            for place in range(layout.count() if layout is not None else 0):
                item = layout.itemAt(place) if layout is not None else None
                widget = item.widget() if item is not None else None
                if widget is not None:
                    shown_now(widget)
        for page in (self.form, self.done):
            inside = page.layout()
            if inside is not None:
                inside.activate()
        super().refit()

    # --- layout

    def _lay_out(self) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(style.text(self.tr("Walk-in"), size="title", weight=700))
        left_out = self.tr("can be left out")
        self.name = Field(self.tr("Name"))
        self.phone = Field(self.tr("Phone"), hint=left_out)
        self.plate = Field(self.tr("Plate"), hint=left_out)
        self.concern = Field(self.tr("What is wrong"), hint=left_out)
        column.addWidget(self.name)
        column.addLayout(beside_each_other(self.phone, self.plate))
        self.known = QVBoxLayout()
        self.known.setSpacing(0)
        column.addLayout(self.known)
        column.addWidget(self.concern)
        self.length = LengthLine()
        self.length.chosen.connect(self._lengthen)
        column.addWidget(self.length)
        self.places = QVBoxLayout()
        self.places.setSpacing(space(1))
        column.addLayout(self.places)
        self.trouble = style.text("", tone="bad", size="small")
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        column.addLayout(self._foot())
        for field in (self.name, self.phone, self.plate, self.concern):
            field.edited.connect(self._typed)
            field.line.installEventFilter(self)
        self._lines = (self.name.line, self.phone.line, self.plate.line, self.concern.line)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(theme().tokens.space(2))
        self.yes = style.button(self.tr("Book walk-in"), role="primary")
        self.yes.setToolTip(self.tr("Enter in the last field, Ctrl+Enter in any"))
        self.yes.clicked.connect(self._confirm)
        self.give_back = style.button(self.tr("Give the time back"), role="quiet")
        self.give_back.setToolTip(self.tr("Anybody can be booked there from now on"))
        self.give_back.clicked.connect(self._give_back)
        foot.addWidget(self.yes)
        foot.addStretch(1)
        foot.addWidget(self.give_back)
        return foot

    # --- what is shown

    @property
    def entered(self) -> Entered:
        """As it stands in the fields."""
        return Entered(
            name=self.name.text,
            phone=self.phone.text,
            concern=self.concern.text,
            plate=self.plate.text,
            minutes=self.length.minutes,
            customer=self._customer,
        )

    def _refill(self) -> None:
        key = self._chosen.key if self._chosen is not None else None
        self._choices = self._desk.choices(self.length.minutes, self._lease, key)
        self._chosen = self._still(key)
        self._show_known()
        self._show_places()
        if not self.isHidden():
            self.refit()

    def _still(self, key: UUID | int | None) -> Choice | None:
        """The same place as before; where that was chosen by hand and is gone, none, until another is chosen."""
        same = next((choice for choice in self._choices if choice.key == key), None)
        if same is None and self._picked:
            self._said(self.tr("That time is not free any more. Choose again."))
            return None
        return same or next(iter(self._choices), None)

    def _lengthen(self) -> None:
        """A place that has no room for so long gives way to the first that has."""
        self._picked = False
        self._said("")
        self._refill()

    def _show_known(self) -> None:
        known = self._desk.known(self.entered)
        if known == self._laid_known:
            return
        self._laid_known = known
        held = keys_in(self.known)
        cleared(self.known)
        for each in known:
            button = known_line(each)
            button.clicked.connect(lambda _checked, known=each: self._take(known))
            button.installEventFilter(self)
            self.known.addWidget(button)
        give_keys(laid(self.known), held, self.concern)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """As they stand: lines that came later would else be the last by Tab."""
        lengths = self.length.buttons.values()
        before = (self.plate.line, *laid(self.known), self.concern.line)
        by_tab(*before, *lengths, *laid(self.places), self.yes)

    def _show_places(self) -> None:
        zone = self._zone
        room = self._desk.room_today(self._choices)
        if zone is None or (self._choices, self._chosen, room, zone) == self._laid_places:
            return
        self._laid_places = self._choices, self._chosen, room, zone
        held = keys_in(self.places)
        cleared(self.places)
        why = closed_words(room, later=bool(self._choices))
        if not self._choices and room is not RoomToday.CLOSED:
            why = self.tr("No bay is free for so long.")
        for line, choice in lay_places(
            self.places, why, self._choices, self._chosen, zone, self._desk.today()
        ):
            line.clicked.connect(lambda _checked, place=choice: self._choose(place))
        sure = self._chosen is not None and self._chosen.confirmed
        give_keys(laid(self.places), held, self.concern)
        self._order_tabs()
        self.yes.setText(self.tr("Confirm walk-in") if sure else self.tr("Book walk-in"))
        self.yes.setEnabled(self._chosen is not None)

    def _choose(self, choice: Choice) -> None:
        self._chosen, self._picked = choice, True
        self._laid_places = None  # the click has changed how its line looks
        self._said("")
        self._show_places()
        self.refit()

    def _step(self, by: int) -> None:
        """To a neighbour of what is chosen; from none to the first, or the last."""
        at = self._choices.index(self._chosen) if self._chosen is not None else min(-by, 0)
        self._choose(self._choices[(at + by) % len(self._choices)])

    def _take(self, known: Known) -> None:
        """Somebody of the books: their name and phone stand in the fields, and count as they are."""
        self._customer = known.customer
        self.name.line.setText(known.customer.name)
        self.phone.line.setText(formats.phone(known.customer.phone))
        if known.vehicle is not None:
            self.plate.line.setText(known.vehicle.plate)
        self._said("")
        self._refill()
        self.concern.setFocus()

    def _typed(self) -> None:
        sender = self.sender()
        if self._customer is not None and sender in (self.name, self.phone):
            self._customer = None  # it is somebody else after all
        self._refill()

    # --- what happens

    def _enter(self, line: QObject, *, at_once: bool) -> None:
        """On to the next field; in the last one, or at once, it is confirmed."""
        place = self._lines.index(line) + 1
        if at_once or place == len(self._lines):
            self._confirm()
        else:
            self._lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm(self) -> None:
        if self._chosen is None:
            return
        from desktop.views.booking.phrases import customer_problem  # not needed for the first paint

        entered, problems = self.entered, self._desk.problems(self.entered)
        for field, name in ((self.name, "name"), (self.phone, "phone")):
            field.tell(customer_problem(problems[name]) if name in problems else "")
        if problems:
            (self.name if "name" in problems else self.phone).setFocus()
            self.refit()
            return
        try:
            self.result = self._desk.confirm(entered, self._chosen)
        except Gone:
            self._said(self.tr("That time is not free any more. Choose again."))
            self._refill()
            return
        except RuleError as error:
            self._said(error_words(error))
            return
        enters.sent()  # what it came to is to be read
        self._show_result()
        self.refit()

    def _give_back(self) -> None:
        if self._lease is None:
            return
        try:
            self._desk.give_back(self._lease)
        except RuleError as error:
            self._said(error_words(error))
            return
        self.close_now()

    def _said(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _show_result(self) -> None:
        result, zone, desk = self.result, self._zone, self._desk
        if result is None or zone is None:
            return
        told = result, desk.standing(result), desk.stands(result), desk.unsent(), zone, desk.today()
        layout = self.done.layout()
        if layout is None or told == self._told:  # a press that is under way stays one
            return
        first, held = self._told is None, keys_in(layout)
        self._told = told
        self.form.hide()
        cleared(layout)
        page = ResultPage(*told)
        page.closed.connect(self.close_now)
        page.show_asked.connect(lambda: self.show_asked.emit(result.session_id))
        layout.addWidget(page)
        self.done.show()
        if first:
            page.start()
        else:
            give_keys((page.done, page.show_it), held, page.done)

    def _clear(self) -> None:
        self.result = self._customer = self._told = None
        for field in (self.name, self.phone, self.plate, self.concern):
            field.line.clear()
            field.tell("")
        self.length.reset()
        self.done.hide()
        self.form.show()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not confirmed."""
        return self.result is None and any(line.text().strip() for line in self._lines)

    def _lose(self) -> None:
        self._clear()
        self.close_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.unsaved:
            self.losing.ask()
            return
        if event.key() == Qt.Key.Key_Escape and self.result is None:
            self._clear()
        super().keyPressEvent(event)

    def _goes_on_typing(self, watched: QObject, event: QKeyEvent) -> bool:
        """On a line that came in the way of Tab: who types means the next field, and a blank there chooses nobody."""
        typed = event.text()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held or not typed.isprintable() or not typed.strip() or watched not in laid(self.known):
            return False
        self.concern.setFocus()
        self.concern.line.insert(typed)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._lines and self.losing.asks:  # over the card: no click there is one elsewhere
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether that key did something here, so that the line below it hears nothing of it."""
        if watched not in self._lines:
            return self._goes_on_typing(watched, event)
        if event.key() in ENTER:
            if enters.once(event):  # who holds it down means one field, not all of them
                self._enter(watched, at_once=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._choices:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return False
