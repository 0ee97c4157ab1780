"""Copying a sheet that was signed: who signed it and when, what was ticked, and its scan. Paints and forwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.paper_waivers import PaperWaivers, Sheet
from desktop.theming import enters, formats, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import Spawn, asked_twice, note, run_by
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.file_list import trouble_words
from desktop.views.file_dialog import ask_for_files
from desktop.views.hours.fields import DayButton, Segments, Tick
from desktop.views.requests.typed import typed_minute
from desktop.views.waivers import waiver_words
from scheduling.calendar_rules import instant_of
from scheduling.limits import MOST_TEXT
from scheduling.waiver_records import WaiverTemplate

TIME_WIDE = 76


class PaperForm(QWidget):
    """Of the presenter's sheet. ``left`` when it was taken in or discarded."""

    left = Signal()

    def __init__(self, paper: PaperWaivers, spawn: Spawn, zone: Callable[[], tzinfo]) -> None:
        super().__init__()
        self._paper = paper
        self._spawn = spawn
        self._zone = zone
        self._asked_in: Path | None = None
        """The folder from which a scan was chosen last."""
        self._ticks_of: WaiverTemplate | None = None
        space = theme().tokens.space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, space(3), 0, space(3))
        self._column.setSpacing(space(3))
        self.said = note("", "muted")
        self._column.addWidget(self.said)
        self.text = Segments(self.tr("Which text was signed"))
        self.text.chosen.connect(paper.choose_text)
        self._column.addLayout(_row(self.text))
        self.signer = self._line(self.tr("Who signed"), "signer")
        self.guardian = Tick(self.tr("As the guardian of a minor"))
        self.guardian.toggled.connect(self._by_guardian)
        self._column.addWidget(self.guardian)
        self.minor = self._line(self.tr("Name of the minor"), "minor")
        self._column.addWidget(style.text(self.tr("Ticked on the sheet"), weight=600))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(space(1))
        self._column.addLayout(self._ticks)
        self.ticks: dict[str, Tick] = {}
        self._add_when()
        self.scan = style.button(self.tr("Add the scan…"), icon="paperclip")
        self.scan.clicked.connect(self._ask_scan)
        self.scans = note("", "muted")
        self._column.addLayout(_row(self.scan))
        self._column.addWidget(self.scans)
        self.wrong = note("", "bad")
        self._column.addWidget(self.wrong)
        self.go = style.button(self.tr("Take it in, as its witness"), role="primary")
        self.go.clicked.connect(partial(run_by, spawn, self._take))
        self.leave = style.button(self.tr("Leave it"))
        asked_twice(self.leave, self.tr("Yes, leave it"), self._discard)
        self._column.addLayout(_row(self.go, self.leave))
        listen(paper.changed, self, self.show_sheet)
        self.show_sheet()

    def show_sheet(self) -> None:
        """As the presenter has it."""
        sheet = self._paper.sheet
        if sheet is None:
            return
        who = sheet.line.customer or self.tr("the customer")
        self.said.setText(
            fill(self.tr("What %1 signed on paper. Whoever takes it in says that they saw it signed."), who)
        )
        texts = self._paper.choices()
        self.text.show_choices(
            [(text, waiver_words.text_words(text.province, text.language, text.version)) for text in texts],
            sheet.template,
        )
        for line, value in ((self.signer, sheet.signer), (self.minor, sheet.minor)):
            if line.text() != value:
                line.setText(value)
        self._show_ticks(sheet)
        self._show_when(sheet)
        names = ", ".join(scan.name for scan in sheet.scans)
        self.scans.setText(fill(self.tr("With the booking: %1"), names) if names else self.tr("No scan yet."))
        self._tell()

    # --- inside

    def _line(self, name: str, field: str) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(MOST_TEXT)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.textEdited.connect(partial(self._typed, field))
        enters.once_in(line)
        line.returnPressed.connect(self._entered)
        self._column.addWidget(line)
        return line

    def _add_when(self) -> None:
        self.day = DayButton(self.tr("Day on which it was signed"))
        self.day.picked.connect(self._when)
        self.time = QLineEdit()
        self.time.setFixedWidth(TIME_WIDE)
        self.time.setAccessibleName(self.tr("Time at which it was signed"))
        self.time.textEdited.connect(self._when)
        self._column.addLayout(_row(style.text(self.tr("Signed"), tone="muted"), self.day, self.time))

    def _show_when(self, sheet: Sheet) -> None:
        at, now = formats.local(sheet.signed_at, self._zone()), formats.today(self._zone())
        self.day.show_day(at.date(), now or at.date())
        if typed_minute(self.time.text()) != at.hour * 60 + at.minute and not self.time.hasFocus():
            self.time.setText(formats.time(sheet.signed_at, self._zone()))

    def _show_ticks(self, sheet: Sheet) -> None:
        if self._ticks_of != sheet.template:
            self._ticks_of = sheet.template
            for box in self.ticks.values():
                box.hide()
                box.setParent(None)
                box.deleteLater()
            self.ticks = {}
            for tick in sheet.template.ticks:
                box = self.ticks[tick.code] = Tick(tick.words)
                box.toggled.connect(partial(self._ticked, tick.code))
                self._ticks.addWidget(box)
                box.show()
        for code, box in self.ticks.items():
            _set(box, on=code in sheet.ticked)
        _set(self.guardian, on=sheet.by_guardian)
        self.minor.setVisible(sheet.by_guardian)

    def _tell(self) -> None:
        """What stands in the way once taking it in was tried; a scan that could not be kept at once."""
        paper, free = self._paper, not self._paper.busy
        for widget in (
            self.signer,
            self.minor,
            self.guardian,
            self.day,
            self.time,
            self.scan,
            self.go,
            self.leave,
        ):
            widget.setEnabled(free)
        problems = paper.problems() if paper.pressed else []
        said = [waiver_words.sheet_problem_words(problem) for problem in problems]
        if paper.scan_trouble:
            said.append(trouble_words(paper.scan_trouble))
        self.wrong.setText(" ".join(said))
        self.wrong.setVisible(bool(said))

    def _typed(self, field: str, typed: str) -> None:
        self._paper.put(**{field: typed})
        self._tell()

    def _by_guardian(self, on: bool) -> None:
        self._paper.put(by_guardian=on)
        self.minor.setVisible(on)
        if on:
            self.minor.setFocus()
        self._tell()

    def _ticked(self, code: str, on: bool) -> None:
        sheet = self._paper.sheet
        if sheet is not None:
            self._paper.put(ticked=sheet.ticked | {code} if on else sheet.ticked - {code})
            self._tell()

    def _when(self) -> None:
        minute = typed_minute(self.time.text())
        if minute is not None:
            self._paper.put(signed_at=instant_of(self.day.day, minute, self._zone()))
        self._tell()

    def _ask_scan(self) -> None:
        ask_for_files(self.window(), self.tr("The scan of the sheet"), self._asked_in, self._chosen)

    def _chosen(self, sources: list[Path]) -> None:
        if sources:
            self._asked_in = sources[-1].parent
            self._spawn(self._paper.scan(sources))

    def _entered(self) -> None:
        self.go.click()

    async def _take(self) -> None:
        if await self._paper.take() and isValid(self):
            self.left.emit()

    def _discard(self) -> None:
        self._paper.discard()
        self.left.emit()


def _set(box: Tick, *, on: bool) -> None:
    blocker = QSignalBlocker(box)
    box.setChecked(on)
    blocker.unblock()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().tokens.space(2))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
