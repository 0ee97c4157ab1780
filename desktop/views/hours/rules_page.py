"""How a mechanic is booked: time kept free, notice, how far ahead, steps, kinds of visit, whether they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.hours_model import HoursPage
from desktop.theming import formats, style, words
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.hours.fields import Choice, Tick, card
from desktop.views.hours.hours_words import HoursCounts
from scheduling.commands import MechanicSettings
from scheduling.vocabulary import MechanicType, VisitKind

BUFFERS = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120)
NOTICES = (0, 30, 60, 120, 240, 480, 1440, 2880, 4320, 10_080)
HORIZONS = (7, 14, 21, 30, 45, 60, 90, 180, 365)
GRIDS = (15, 20, 30, 60)
FIELDS = ("buffer_minutes", "notice_minutes", "horizon_days", "grid_minutes")


class RulesPage(QScrollArea):
    """``entered`` carries the settings as they should be."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._settings: MechanicSettings | None = None
        self.boxes: dict[str, Choice] = {}
        self.kinds: dict[VisitKind, Tick] = {}
        space = theme().tokens.space
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(4))
        column.addWidget(self._make_numbers())
        column.addWidget(self._make_kinds())
        column.addWidget(self._make_instant())
        column.addStretch(1)
        self.setWidget(page)

    def show_page(self, page: HoursPage) -> None:
        """Of this mechanic; the workshop's own defaults are said with them."""
        settings = self._settings = page.settings
        if settings is None:
            return
        presets: Sequence[Sequence[int]] = (BUFFERS, NOTICES, HORIZONS, GRIDS)
        for name, values, default in zip(FIELDS, presets, page.defaults, strict=True):
            value = getattr(settings, name)
            own = sorted({*values, *([value] if value is not None else [])})
            same = fill(QCoreApplication.translate("Hours", "As the workshop (%1)"), _value(name, default))
            self.boxes[name].fill([(None, same), *((each, _value(name, each)) for each in own)], value)
        for kind, tick in self.kinds.items():
            tick.setVisible(kind in page.kinds)
            tick.setChecked(kind in page.kinds and kind in settings.kinds)
        self.no_kind.setHidden(bool({*page.kinds} & {*settings.kinds}))
        self.instant.setChecked(settings.allow_instant_booking)
        self.instant_card.setVisible(page.subject.type is not MechanicType.WORKSHOP_AFFILIATED)

    def _make_numbers(self) -> QWidget:
        holder, column = card(self.tr("Times"))
        grid = QGridLayout()
        space = theme().tokens.space
        grid.setHorizontalSpacing(space(5))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(2, 1)
        rows = (
            ("buffer_minutes", self.tr("Time kept free after a visit"), self.tr("Nothing is booked in it.")),
            (
                "notice_minutes",
                self.tr("Notice"),
                self.tr("Customers book at least so long before the visit."),
            ),
            ("horizon_days", self.tr("How far ahead"), self.tr("Bookings are taken for so many days.")),
            (
                "grid_minutes",
                self.tr("Steps of times"),
                self.tr("Between two times, from where each block begins."),
            ),
        )
        for place, (name, title, note) in enumerate(rows):
            box = self.boxes[name] = Choice(title)
            box.picked.connect(self._enter)
            box.setAccessibleDescription(note)
            label = style.text(title)
            label.setBuddy(box)
            grid.addWidget(label, place, 0)
            grid.addWidget(box, place, 1)
            hint = style.text(note, tone="muted", size="small")
            hint.setWordWrap(True)
            grid.addWidget(hint, place, 2)
        column.addLayout(grid)
        return holder

    def _make_kinds(self) -> QWidget:
        holder, column = card(self.tr("Kinds of visit"))
        line = QHBoxLayout()
        line.setSpacing(theme().tokens.space(5))
        for kind in VisitKind:
            tick = self.kinds[kind] = Tick(formats.capital(words.kind_words(kind)))
            tick.clicked.connect(self._enter)
            line.addWidget(tick)
        line.addStretch(1)
        column.addLayout(line)
        none = self.tr("No kind of visit is ticked: nothing can be booked with this mechanic.")
        self.no_kind = style.text(none, tone="bad")
        self.no_kind.setWordWrap(True)
        column.addWidget(self.no_kind)
        return holder

    def _make_instant(self) -> QWidget:
        holder, column = card(self.tr("Instant booking"))
        self.instant_card = holder
        self.instant = Tick(self.tr("A booking inside these hours counts at once"))
        self.instant.clicked.connect(self._enter)
        column.addWidget(self.instant)
        off = self.tr(
            "Without it, each booking is an offer that you answer within 4 hours. Declining costs nothing."
        )
        note = style.text(off, tone="muted", size="small")
        note.setWordWrap(True)
        column.addWidget(note)
        return holder

    def _enter(self) -> None:
        if self._settings is None:
            return
        kinds = [kind for kind, tick in self.kinds.items() if tick.isChecked()]
        known = [kind for kind in self._settings.kinds if kind in kinds]
        wanted = {name: box.value for name, box in self.boxes.items()}
        made = replace(
            self._settings,
            kinds=[*known, *(kind for kind in kinds if kind not in known)],
            allow_instant_booking=self.instant.isChecked(),
            **wanted,
        )
        self.entered.emit(made)


def _value(name: str, value: int) -> str:
    if name == "horizon_days":
        return HoursCounts().days(value)
    if name == "buffer_minutes" and not value:
        return QCoreApplication.translate("Hours", "none")
    if name == "notice_minutes" and value and value % 1440 == 0:
        return HoursCounts().days(value // 1440)
    return formats.duration(value)
