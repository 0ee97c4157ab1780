"""The field for a booking in one sentence: parts as chips below it, each to be corrected; Enter books, Esc goes back.

What is understood is ``presenters.quick_add``'s; what Enter leads to is ``shell.sentence_booking``'s.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.quick_add import NEW_VEHICLE, QuickAdd
from desktop.presenters.quick_add_model import Standing, Understood
from desktop.presenters.sentence.parts import Part
from desktop.shell import sentence_words as said
from desktop.shell.over_window import OverWindow
from desktop.store.local_store import LocalStore
from desktop.theming import enters, icons, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.calendar.keys import key_caps
from desktop.views.painted import ENTER
from scheduling.records import Customer, Mechanic

WIDE = 720


class SentenceBox(OverWindow):
    """``book_asked`` when Enter was pressed and nothing has to be chosen first."""

    book_asked = Signal()

    def __init__(
        self,
        over: QWidget,
        quick: QuickAdd,
        store: LocalStore,
        source: AvailabilitySource,
        waits: Callable[[], bool],
    ) -> None:
        """``waits``: whether a booking would wait for the server now."""
        super().__init__(over, WIDE)
        self._quick = quick
        self._store = store
        self._source = source
        self._waits = waits
        self._choosing: Part | None = None
        self._values: list[Any] = []
        """What is offered for that part."""
        self.chips: dict[Part, QPushButton] = {}
        self.setAccessibleName(self.tr("Book in one sentence"))
        self._lay_out()
        listen(quick.changed, self, self.refresh)

    def open(self, seed: BookingSeed, text: str = "") -> None:
        """Empty, or with what was typed elsewhere, over the middle, the keys in the field; nothing where it is open."""
        if self.isVisible():
            self.field.setFocus()
            return
        self._choosing = None
        self.field.setEnabled(True)
        self._quick.begin(seed)
        self.field.setText(text)
        self.refresh()
        self.lay_over(theme().tokens.size("header") + theme().tokens.space(4), self.field)

    @property
    def unsaved(self) -> bool:
        """Whether something is typed that is not booked."""
        return not self.isHidden() and bool(self.field.text().strip())

    def wait(self) -> None:
        """Enter was heard, and the server is asked to hold the time."""
        self.field.setEnabled(False)
        self._say(self.verdict_mark, "loader-circle", "ink2")
        self.verdict.setText(self.tr("Holding the time …"))
        self.setFocus()

    def refresh(self) -> None:
        """Show what is understood now."""
        if not self._source.ready:
            return
        now = self._quick.understood()
        self._show_chips(now)
        self._show_verdict(now)
        self.concern.setText(said.concern_words(now))
        self.upcoming.setText(said.upcoming_words(now, self._source.zone()))
        self.upcoming.setVisible(bool(self.upcoming.text()))
        self.offline.setVisible(self._waits())
        self.leads.setText(self._leads(now))
        self._show_choices(now)
        self.field.setAccessibleDescription(self._spoken(now))
        if self.isVisible():
            self.refit()

    def choose(self, part: Part) -> None:
        """Offer what there is for a part, or no longer; the keys go to the first."""
        self._choosing = None if self._choosing is part else part
        self.refresh()
        if self._choosing is None or not self.offered:
            self.field.setFocus()
        else:
            self.offered[0].setFocus(Qt.FocusReason.TabFocusReason)

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                if enters.once(event):
                    self._entered()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._first_below().setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from button to button; Esc closes what is offered first."""
        step = {
            Qt.Key.Key_Down: True,
            Qt.Key.Key_Right: True,
            Qt.Key.Key_Up: False,
            Qt.Key.Key_Left: False,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self.focusNextPrevChild(step)
        elif event.key() == Qt.Key.Key_Escape and self._choosing is not None:
            self.choose(self._choosing)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        stops = [self.field, *self.chips.values(), *self.offered, *self.times]
        here = self.window().focusWidget()
        places = [stop for stop in stops if stop.isVisible() and stop.isEnabled()]
        if not places:
            return True
        at = places.index(here) if here in places else -1
        after = places[(at + (1 if forward else -1)) % len(places)]
        after.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _entered(self) -> None:
        unclear = self._quick.understood().unclear
        if unclear is None:
            enters.sent()  # what comes of it is to be looked at
            self.book_asked.emit()
        elif self._choosing is not unclear:
            self.choose(unclear)

    def _first_below(self) -> QWidget:
        stops = *self.offered, *self.times, *self.chips.values()
        return next((each for each in stops if each.isVisible()), self.field)

    # --- what is shown

    def _lay_out(self) -> None:
        space = theme().tokens.space
        self.column.setContentsMargins(space(4), space(4), space(4), space(3))
        self.column.setSpacing(space(3))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("oil change Civic Tremblay Thursday 2 pm with Luc"))
        self.field.setAccessibleName(self.tr("A booking in one sentence"))
        self.field.textChanged.connect(self._quick.type)
        self.field.installEventFilter(self)
        self.column.addWidget(self.field)
        self.parts = FlowRow(space(2))
        self.column.addWidget(self.parts)
        self.offered: list[QPushButton] = []
        self.choices = FlowRow(space(2))
        self.column.addWidget(self.choices)
        self.verdict_mark = QLabel()
        self.verdict = style.text("", weight=600)
        self.verdict.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(space(2))
        line.addWidget(self.verdict_mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.verdict, 1)
        self.about = QWidget()
        about = QVBoxLayout(self.about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(space(2))
        about.addLayout(line)
        self.times: list[QPushButton] = []
        self.near = FlowRow(space(2))
        about.addWidget(self.near)
        self.concern = _line()
        self.upcoming = _line()
        self.offline = _line(self.tr("The server is away: the booking will wait for it."))
        for label in (self.concern, self.upcoming, self.offline):
            about.addWidget(label)
        self.column.addWidget(self.about)
        self.column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        space = theme().tokens.space
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(2))
        self.leads = style.text("", tone="muted", size="small")
        for cap, does in (
            (self.tr("Enter"), self.leads),
            (self.tr("Tab"), style.text(self.tr("correct a part"), tone="muted", size="small")),
            (self.tr("Esc"), style.text(self.tr("close"), tone="muted", size="small")),
        ):
            line.addWidget(key_caps([cap]), 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(does)
        line.addStretch(1)
        return holder

    def _show_chips(self, now: Understood) -> None:
        zone, mechanic = self._source.zone(), self._mechanic(now)
        for part, how in now.standing.items():
            if part not in self.chips:
                chip = style.button("", role="part")
                chip.clicked.connect(self._chip_pressed)
                self.chips[part] = chip
            chip = self.chips[part]
            chip.setText(said.part_words(now, part, mechanic, zone))
            chip.setAccessibleName(said.spoken(now, part, mechanic, zone))
            colour = {Standing.SAID: "accent-ink", Standing.WRONG: "bad", Standing.CHOOSE: "arrived"}.get(
                how, "ink2"
            )
            icons.set_icon(chip, said.STANDING_ICONS.get(how, said.PART_ICONS[part]), colour)
            if chip.property("standing") != how.value:
                style.mark(chip, standing=how.value)
        self.parts.keep([self.chips[part] for part in now.standing])

    def _show_verdict(self, now: Understood) -> None:
        zone = self._source.zone()
        free, text = said.verdict(now, self._mechanic(now), zone)
        self.verdict.setText(text)
        self.verdict.setVisible(bool(text))
        self.verdict_mark.setVisible(bool(text))
        self._say(self.verdict_mark, "circle-check" if free else "circle-alert", "live" if free else "bad")
        self.times = self._refilled(
            self.near, [said.nearest_words(time, zone, now.today) for time in now.nearest]
        )

    def _show_choices(self, now: Understood) -> None:
        part = self._choosing
        self._values = self._quick.choices(part) if part is not None else []
        lines = [self._choice_words(part, value, now.today) for value in self._values] if part else []
        if part is not None and now.reading.said(part):
            lines.append(phrases.say(self.tr("Not meant: keep “%1” as words"), now.reading.said(part)))
        self.offered = self._refilled(self.choices, lines)

    def _leads(self, now: Understood) -> str:
        """What Enter does now."""
        if now.unclear is not None:
            return self.tr("choose")
        return self.tr("book") if now.whole else self.tr("go on, step by step")

    def _choice_words(self, part: Part, value: Any, today: date | None) -> str:
        if value == NEW_VEHICLE:
            return said.new_vehicle_words(self._quick.understood())
        if isinstance(value, int):
            return said.minutes_words(part, value)
        detail = ""
        if isinstance(value, Customer):
            detail = phrases.customer_detail(value, self._store.vehicles_of(value.id))
        return said.choice_words(value, detail, today)

    def _mechanic(self, now: Understood) -> Mechanic | None:
        named = now.draft.mechanic_id or (now.time.mechanic_id if now.time is not None else None)
        return self._store.get(Mechanic, named) if named is not None else None

    def _spoken(self, now: Understood) -> str:
        """For a screen reader: all parts and what of the time."""
        zone, mechanic = self._source.zone(), self._mechanic(now)
        parts = [said.spoken(now, part, mechanic, zone) for part in now.standing]
        return "\n".join((*parts, said.verdict(now, mechanic, zone)[1], self.concern.text()))

    @staticmethod
    def _say(mark: QLabel, icon: str, colour: str) -> None:
        icons.set_icon(mark, icon, colour)

    def _refilled(self, row: FlowRow, lines: list[str]) -> list[QPushButton]:
        """Buttons in place of those before; what says the same stays, and with it a press that is under way."""
        before = {button.text(): button for button in row.findChildren(QPushButton)}
        made = []
        for words in lines:
            button = before.pop(words, None)
            if button is None:
                button = style.button(words, role="choice")
                button.clicked.connect(self._choice_pressed if row is self.choices else self._time_pressed)
            made.append(button)
        row.keep(made)
        for gone in before.values():
            gone.setParent(None)
            gone.deleteLater()
        row.setVisible(bool(made))
        return made

    # --- by mouse or keys on a button; the keys are in the field again then

    def _chip_pressed(self) -> None:
        self.choose(next(part for part, chip in self.chips.items() if chip is self.sender()))

    def _choice_pressed(self) -> None:
        part, place = self._choosing, _place(self.offered, self.sender())
        self._choosing = None
        if part is not None and place < len(self._values):
            self._quick.choose(part, self._values[place])
        elif part is not None:
            self._quick.not_meant(part)
        self._type_on()

    def _time_pressed(self) -> None:
        self._quick.take(self._quick.understood().nearest[_place(self.times, self.sender())])
        self._type_on()

    def _type_on(self) -> None:
        """The keys go on behind what is written: they came from a button, which would have all of it marked."""
        self.field.setFocus()
        self.field.end(False)


def _line(text: str = "") -> QLabel:
    label = style.text(text, tone="muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _place(buttons: list[QPushButton], pressed: QObject) -> int:
    return next(place for place, button in enumerate(buttons) if button is pressed)
