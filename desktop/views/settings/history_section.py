"""The settings' section on the shop's history: who did what, by person, kind and day, read on as one scrolls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.clock import Clock
from desktop.presenters.shop_history import Filters, ShopHistory, Where
from desktop.theming import formats, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import Foot, LoadedPage, Spawn, note, trouble_words
from desktop.views.hours.fields import Choice, DayButton
from desktop.views.settings.trail_list import TrailList
from desktop.views.trail_words import topic_words
from scheduling.trail import Topic

WIDEST = 1100


class HistorySection(LoadedPage):
    """``booking_asked`` and ``customer_asked`` carry the id that a line leads to."""

    booking_asked = Signal(object)
    customer_asked = Signal(object)

    def __init__(
        self, presenter: ShopHistory, spawn: Spawn, zone: Callable[[], tzinfo], clock: Clock
    ) -> None:
        super().__init__()
        self._history = presenter
        self._spawn = spawn
        self._zone = zone
        self._clock = clock
        style.mark(self, panel="canvas")
        self.person, self.topic = Choice(self.tr("Person")), Choice(self.tr("Kind"))
        self.day = DayButton(self.tr("Day"))
        self.every = style.button(self.tr("Show everything"), role="quiet", icon="x")
        self.list = TrailList(zone)
        self.said = note("", "muted")
        self.foot = Foot(self.load)
        self._lay_out()
        self.person.picked.connect(self._picked)
        self.topic.picked.connect(self._picked)
        self.day.picked.connect(self._day_picked)
        self.every.clicked.connect(self._show_all)
        self.list.more_asked.connect(self._read_on)
        self.list.led.connect(self._led)
        self.setFocusProxy(self.list)
        listen(presenter.changed, self, self.refresh)
        self.refresh()

    def load(self) -> None:
        """Ask for the newest."""
        self._spawn(self._history.load())

    def refresh(self) -> None:
        """Show what was read, and what is being asked."""
        history = self._history
        people = [(row.id, row.name) for row in history.people()]
        self.person.fill([(None, self.tr("Everybody")), *people], history.filters.staff_id)
        topics = [(topic, topic_words(topic)) for topic in Topic]
        self.topic.fill([(None, self.tr("Everything")), *topics], history.filters.topic)
        self._show_day(history.filters.day)
        self.every.setVisible(history.filters.any)
        self.list.rows.show(history.lines, history.version, more=history.more)
        self._card.setVisible(bool(history.lines))
        self._below.setVisible(not history.lines)
        self.said.setText(self._words())
        self.said.setVisible(bool(self.said.text()))
        self.foot.tell(trouble_words(history))

    # --- inside

    def _words(self) -> str:
        history = self._history
        if history.busy:
            return self.tr("Asking the server …")
        if history.problem and not history.known:
            return self.tr("The history is on the server alone.")
        if history.problem or not history.known:
            return ""
        if not history.lines:
            return (
                self.tr("Nothing of that kind was done.") if history.filters.any else self.tr("Nothing yet.")
            )
        return "" if history.more else self.tr("That is all of it.")

    def _show_day(self, day: date | None) -> None:
        today = formats.local(self._clock.now(), self._zone()).date()
        self.day.show_day(day or today, today)
        if day is None:
            every = self.tr("Every day")
            self.day.setText(every)
            self.day.setAccessibleName(f"{self.tr('Day')}: {every}")

    def _picked(self) -> None:
        self._choose(replace(self._history.filters, staff_id=self.person.value, topic=self.topic.value))

    def _day_picked(self) -> None:
        self._choose(replace(self._history.filters, day=self.day.day))

    def _show_all(self) -> None:
        self.list.setFocus()  # the button goes
        self._choose(Filters())

    def _choose(self, filters: Filters) -> None:
        self._history.choose(filters)
        self.refresh()
        self.load()

    def _read_on(self) -> None:
        self._spawn(self._history.read_on())

    def _led(self, lead: tuple[Where, object]) -> None:
        where, row_id = lead
        (self.booking_asked if where is Where.BOOKING else self.customer_asked).emit(row_id)

    def _lay_out(self) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QWidget()
        body.setMaximumWidth(WIDEST)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(space(5), space(5), space(5), space(3))
        inside.setSpacing(space(3))
        inside.addWidget(style.text(self.tr("History"), size="title", weight=700))
        inside.addWidget(
            note(self.tr("Who did what, when and from which computer; the newest first."), "muted")
        )
        filters = QHBoxLayout()
        filters.setSpacing(space(2))
        for widget in (self.person, self.topic, self.day, self.every):
            filters.addWidget(widget)
        filters.addStretch(1)
        inside.addLayout(filters)
        self._card = QFrame()
        style.mark(self._card, panel="card")
        around = QVBoxLayout(self._card)
        around.setContentsMargins(2, space(2), 2, space(2))
        around.addWidget(self.list)
        inside.addWidget(self._card, 1)
        inside.addWidget(self.said)
        self._below = QWidget()  # keeps the filters at the top where there is no list
        inside.addWidget(self._below, 1)
        column.addWidget(body, 1)
        column.addWidget(self.foot)
