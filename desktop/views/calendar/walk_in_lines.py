"""The parts of the walk-in's card: how long, where, who is known already, and the word on what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.walk_in_model import LENGTHS, USUAL, Choice, Known, Result, Standing, Stands
from desktop.presenters.walk_in_today import RoomToday
from desktop.theming import enters, formats, icons, style
from desktop.theming.theme import theme
from desktop.views.booking.page import segments, shown_now
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.card_parts import chip
from desktop.views.painted import ENTER

WAIT_LEAST = 5
"""Minutes; a shorter wait is not worth a word."""
_GONE = frozenset({Standing.DISCARDED, Standing.CANCELLED})
"""On no calendar any more."""


class LengthLine(QWidget):
    """How long it will take."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        label = style.text(self.tr("How long"), weight=500)
        row.addWidget(label)
        row.addStretch(1)
        self._group = QButtonGroup(self)
        self.buttons = {minutes: self._button(minutes, label) for minutes in LENGTHS}
        row.addWidget(segments(*self.buttons.values()))
        self._group.buttonClicked.connect(self.chosen)

    def _button(self, minutes: int, label: QLabel) -> QPushButton:
        button = style.button(formats.duration(minutes), role="segment")
        button.setCheckable(True)
        button.setChecked(minutes == USUAL)
        button.setAccessibleName(f"{label.text()} {button.text()}")
        self._group.addButton(button)
        return button

    @property
    def minutes(self) -> int:
        """The length chosen."""
        return next((minutes for minutes, button in self.buttons.items() if button.isChecked()), USUAL)

    def reset(self) -> None:
        """Back to the usual length."""
        self.buttons[USUAL].setChecked(True)


def place_words(choice: Choice, stands: Stands, zone: tzinfo, today: date) -> str:
    """``Bay 3 · 14:00–15:00 · Luc Tremblay``; of another day than today it says which."""
    when, day = _span(choice, zone), formats.local(choice.starts, zone).date()
    if day == today and choice.waits >= WAIT_LEAST:
        waits = QCoreApplication.translate("WalkIn", "%1, a wait of %2")
        when = fill(waits, when, formats.duration(choice.waits))
    if day != today:
        when = f"{formats.day_near(day, today)}, {when}"
        when = when if stands.bay else formats.capital(when)
    return DOT.join(part for part in (stands.bay, when, stands.mechanic) if part)


def any_bay_words() -> str:
    """In place of a bay's name."""
    return QCoreApplication.translate("WalkIn", "first free bay")


def sure_words(*, confirmed: bool) -> str:
    """What is said above the places."""
    translate = QCoreApplication.translate
    if confirmed:
        return translate("WalkIn", "Confirmed at once")
    return translate("WalkIn", "Sure once the server has answered")


def counted_words() -> str:
    """What a place here is, since the Today screen and the month count mechanics."""
    return QCoreApplication.translate("WalkIn", "Only a free bay counts here: a mechanic is named later.")


def closed_words(room: RoomToday, *, later: bool) -> str:
    """Why nothing is offered today; ``later``: another day is. Empty where something is."""
    translate = QCoreApplication.translate
    match room:
        case RoomToday.SOME:
            return ""
        case RoomToday.CLOSED:
            said = translate("WalkIn", "The workshop is closed today.")
        case RoomToday.OVER:
            said = translate("WalkIn", "The workshop has closed for today.")
        case RoomToday.FULL:
            said = translate("WalkIn", "No bay is free for so long any more today.")
    next_time = translate("WalkIn", "The next free bay:")
    return f"{said} {next_time}" if later else said


class ChoiceLine(QPushButton):
    """A line to choose, whose words are cut short where they do not fit; then its tip has them whole."""

    def __init__(self, words: str, *, icon: str, tone: str) -> None:
        super().__init__()
        self._words = words
        self.setFont(theme().font("body", 500))
        self.setProperty("role", "choice")
        self.setAutoDefault(True)
        icons.set_icon(self, icon, tone)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 56
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._words else self._words)


def choice_line(choice: Choice, zone: tzinfo, today: date, *, chosen: bool) -> ChoiceLine:
    """One place: first the time, which is never cut short."""
    where = DOT.join((_when(choice, zone, today), choice.bay or any_bay_words()))
    line = ChoiceLine(where, icon="check" if chosen else "dot", tone="accent" if chosen else "ink3")
    line.setCheckable(True)
    line.setChecked(chosen)
    line.setAccessibleName(f"{where}, {sure_words(confirmed=choice.confirmed)}")
    return line


def lay_places(  # noqa: PLR0917 - what stands there
    layout: QVBoxLayout,
    why: str,
    choices: Sequence[Choice],
    chosen: Choice | None,
    zone: tzinfo,
    today: date,
) -> list[tuple[ChoiceLine, Choice]]:
    """Why there is none, or each under how sure it is; the lines that were laid."""
    if why:
        label = style.text(why, weight=600)
        label.setWordWrap(True)
        layout.addWidget(label)
    made: list[tuple[ChoiceLine, Choice]] = []
    said: bool | None = None
    for choice in choices:
        if choice.confirmed is not said:
            said = choice.confirmed
            layout.addWidget(style.text(sure_words(confirmed=said), tone="muted", size="small"))
        line = choice_line(choice, zone, today, chosen=choice == chosen)
        layout.addWidget(line)
        made.append((line, choice))
    if choices:
        layout.addWidget(style.text(counted_words(), tone="faint", size="small"))
    return made


def _when(choice: Choice, zone: tzinfo, today: date) -> str:
    """``14:00–15:00, in 2 h``, on another day than today ``Mon 23 Nov, 8:00–9:00``."""
    day = formats.local(choice.starts, zone).date()
    span = _span(choice, zone)
    if day == today and choice.waits >= WAIT_LEAST:
        span = fill(QCoreApplication.translate("WalkIn", "%1, in %2"), span, formats.duration(choice.waits))
    return span if day == today else formats.capital(f"{formats.day_near(day, today)}, {span}")


def _span(choice: Choice, zone: tzinfo) -> str:
    return formats.time_range(choice.starts, choice.ends, zone)


def known_line(known: Known) -> ChoiceLine:
    """Somebody who may be meant."""
    row = known.customer
    parts = [row.name, formats.phone(row.phone) if row.phone else "", known.drives]
    words = DOT.join(part for part in parts if part)
    line = ChoiceLine(words, icon="user", tone="ink2")
    line.setAccessibleName(fill(QCoreApplication.translate("WalkIn", "It is %1"), words))
    return line


class ResultPage(QWidget):
    """What became of it. Enter closes."""

    closed = Signal()
    show_asked = Signal()

    def __init__(  # noqa: PLR0917 - what is said of it
        self, result: Result, standing: Standing, stands: Stands, unsent: int, zone: tzinfo, today: date
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        icon, words, token = _head(standing)
        self.head = chip(icon, words, token)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        self.said = style.text(result.customer, size="title", weight=700)
        where = place_words(result.choice, stands, zone, today)
        if standing is Standing.WAITING and not stands.bay:
            where = DOT.join((where, any_bay_words()))
        self.where = style.text(where, weight=600)
        waiting = self.tr("%n changes are sent as soon as the server is there.", "", unsent) if unsent else ""
        self.why = style.text(_why(standing, waiting), tone="muted")
        for label in (self.said, self.where, self.why):
            label.setWordWrap(True)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme().tokens.space(2))
        self.done = style.button(self.tr("Done"), role="primary")
        self.done.clicked.connect(self.closed)
        self.show_it = style.button(self.tr("Show"))
        self.show_it.clicked.connect(self.show_asked)
        self.show_it.setVisible(standing not in _GONE)
        row.addWidget(self.done)
        row.addWidget(self.show_it)
        row.addStretch(1)
        column.addLayout(row)
        self.setAccessibleName(f"{words}. {self.where.text()}")

    def start(self) -> None:
        """The keys are on what closes it."""
        self.done.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if enters.once(event):
                self.closed.emit()
        else:
            super().keyPressEvent(event)


def laid(layout: QVBoxLayout) -> list[QWidget]:
    """What stands in it, from the top."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def by_tab(*widgets: QWidget) -> None:
    """One after the other."""
    for before, widget in pairwise(widgets):
        QWidget.setTabOrder(before, widget)


def keys_in(layout: QLayout) -> str | None:
    """What has the keys in it is called so; ``None`` where they are elsewhere."""
    widgets = (item.widget() for item in map(layout.itemAt, range(layout.count())) if item is not None)
    has = QApplication.focusWidget()
    if has is None or not any(each is has or each.isAncestorOf(has) for each in widgets if each is not None):
        return None
    return _called(has)


def give_keys(among: Sequence[QWidget], called: str | None, otherwise: QWidget) -> None:
    """Of what was laid anew the keys are on what says the same again, else on what is chosen; ``otherwise`` there."""
    if called is None:
        return
    same = [each for each in among if _called(each) == called and not each.isHidden()]
    chosen = [each for each in among if isinstance(each, ChoiceLine) and each.isChecked()]
    target = next(iter((*same, *chosen)), otherwise)
    shown_now(target)
    target.setFocus(Qt.FocusReason.OtherFocusReason)


def _called(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")


def _head(standing: Standing) -> tuple[str, str, str]:
    """Icon, word and colour."""
    translate = QCoreApplication.translate
    match standing:
        case Standing.CONFIRMED:
            return "circle-check", translate("WalkIn", "Confirmed"), "booked"
        case Standing.WAITING:
            return "cloud-off", translate("WalkIn", "Waiting for the server"), "wait"
        case Standing.BOOKED:
            return "calendar-check", translate("WalkIn", "Booked"), "booked"
        case Standing.LOST:
            return "circle-alert", translate("WalkIn", "Without a time"), "bad"
        case Standing.DISCARDED:
            return "circle-x", translate("WalkIn", "Discarded"), "bad"
        case Standing.CANCELLED:
            return "circle-x", translate("WalkIn", "Cancelled"), "bad"


def _why(standing: Standing, unsent: str) -> str:
    """``unsent``: that changes wait, in words, if any do."""
    translate = QCoreApplication.translate
    if standing is Standing.CONFIRMED:
        kept = translate("WalkIn", "Nobody else can have this bay.")
        return f"{kept} {unsent}" if unsent else kept
    if standing is Standing.WAITING:
        return translate("WalkIn", "Safe on this computer. Whether the time is free only the server can say.")
    if standing is Standing.BOOKED:
        return translate("WalkIn", "It stands on the calendar of every desk.")
    if standing is Standing.DISCARDED:
        return translate(
            "WalkIn", "Taken back on this computer. If the server had it already, it holds, and you are told."
        )
    if standing is Standing.CANCELLED:
        return translate("WalkIn", "It was taken back: nothing is kept for this customer any more.")
    return translate("WalkIn", "Somebody was quicker. Other times stand beside the calendar.")


def beside_each_other(*fields: QWidget) -> QHBoxLayout:
    """Two fields of the form in one row."""
    row = QHBoxLayout()
    row.setSpacing(theme().tokens.space(2))
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)  # one may have its trouble below
    return row
