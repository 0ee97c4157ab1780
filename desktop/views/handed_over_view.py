"""What computers without access had not sent: the owner decides on each change and file. Paints and forwards.

What is decided says so where it stands, and nothing below it moves up: the next click could be meant for another line.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from datetime import tzinfo
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.handed_over import HandedOver
from desktop.presenters.left_lines import Became, LeftDevice, LeftLine, LeftPaper
from desktop.theming import formats, icons, style, words
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.asked import AskedPage, Spawn, asked_twice, note
from desktop.views.calendar.answer_cards import what_words
from desktop.views.calendar.card_parts import chip
from desktop.views.header import Header


class HandedOverView(AskedPage):
    """``zone`` is the workshop's."""

    def __init__(self, presenter: HandedOver, spawn: Spawn, zone: Callable[[], tzinfo]) -> None:
        super().__init__(presenter, spawn)
        self._presenter = presenter
        self._zone = zone
        self._header = Header(self.tr("Computers without access"))
        self.column.insertWidget(0, self._header)
        self._rows: dict[UUID, QWidget] = {}
        self.refresh()

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end of the header."""
        self._header.set_trailing(widget)

    def load(self) -> None:
        """Ask the server anew."""
        self._spawn(self._presenter.load())

    def content(self) -> Sequence[QWidget]:
        high = {line_id: row.height() for line_id, row in self._rows.items()}
        self._rows = {}
        shown = [*self._notes(), *(self._card(device) for device in self._presenter.devices)]
        for line_id in self._decided():
            self._rows[line_id].setMinimumHeight(high.get(line_id, 0))
        return shown

    def _decided(self) -> set[UUID]:
        """The lines that have become something."""
        lines = {line.mid for it in self._presenter.devices for line in it.lines if line.became is not None}
        return lines | {
            file.id for it in self._presenter.devices for file in it.files if file.became is not None
        }

    def _notes(self) -> list[QWidget]:
        shown = self._presenter
        if not shown.devices:
            return [] if shown.problem else [note(self.tr("Nothing waits for your decision."), "muted")]
        hint = self.tr(
            "This was made on computers whose access was taken away, and had not been sent. Nothing of it counts"
            " unless you apply a change or keep a file: then it is done now, in your name."
        )
        return [note(hint, "muted")]

    def _card(self, device: LeftDevice) -> QFrame:
        space = theme().tokens.space
        card = QFrame()
        style.mark(card, panel="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(2))
        title = " · ".join(part for part in (device.person, device.name) if part)
        column.addWidget(style.text(title, weight=600))
        state = (
            self.tr("That was everything; it then erases itself.")
            if device.complete
            else self.tr("It has not finished yet.")
        )
        handed = self.tr("Handed over %1.").replace("%1", formats.moment(device.handed_at, self._zone()))
        column.addWidget(note(f"{handed} {state}", "muted"))
        for line in device.lines:
            column.addWidget(self._row(line))
        if device.waiting > len(device.lines):
            column.addWidget(self._turning(device))
        for file in device.files:
            column.addWidget(self._file_row(file))
        if device.files_lost:
            lost = self.tr(
                "%n files could not be taken over: there were too many or they could not be read. They are erased"
                " with the computer.",
                "",
                device.files_lost,
            )
            column.addWidget(note(lost, "bad"))
        return card

    def _row(self, line: LeftLine) -> QWidget:
        what = what_words(line.what) if line.what else self.tr("A change that this program cannot read")
        title = " · ".join(part for part in (what, line.who) if part)
        parts = [formats.moment(line.starts, self._zone())] if line.starts is not None else []
        parts += [part for part in (line.mechanic, line.vehicle) if part]
        parts.append(self.tr("made %1").replace("%1", formats.moment(line.made_at, self._zone())))
        said = words.error_words(line.code) if line.code else ""
        if line.became is Became.ASIDE:
            lost = self.tr("%1 It is kept as a booking without a place, beside the calendar.")
            said = lost.replace("%1", said)
        apply = style.button(self.tr("Apply"), icon="check")
        apply.setAccessibleName(self.tr("Apply: %1").replace("%1", title))
        apply.clicked.connect(lambda: self._spawn(self._presenter.apply(line.mid)))
        apply.setEnabled(not self._presenter.busy)
        discard = self._discard(title, lambda: self._presenter.discard(line.mid))
        ends = [apply, discard] if line.became is None else [self._ended(line.became)]
        self._rows[line.mid] = _line("clock", [title, " · ".join(parts), said], ends)
        return self._rows[line.mid]

    def _ended(self, became: Became) -> QWidget:
        """What was decided, in the place of the buttons."""
        icon, said, token = {
            Became.APPLIED: ("check", self.tr("Applied"), "done"),
            Became.ASIDE: ("git-compare-arrows", self.tr("Without a place"), "arrived"),
            Became.KEPT: ("check", self.tr("Kept"), "done"),
            Became.DISCARDED: ("x", self.tr("Discarded"), "wait"),
        }[became]
        return chip(icon, said, token)

    def _turning(self, device: LeftDevice) -> QWidget:
        """Which of how many these are, and the way to the others."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, theme().tokens.space(1), 0, theme().tokens.space(1))
        last = device.before + len(device.lines)
        which = self.tr("Changes %1 to %2 of %3")
        for mark, number in (("%1", device.before + 1), ("%2", last), ("%3", device.waiting)):
            which = which.replace(mark, formats.number(number))
        layout.addWidget(note(which, "muted"), 1)
        for said, icon, there, turn in (
            (self.tr("Those before"), "chevron-left", device.before > 0, self._presenter.back),
            (self.tr("The next ones"), "chevron-right", last < device.waiting, self._presenter.forth),
        ):
            button = style.button(said, icon=icon)
            button.setAccessibleName(f"{said}: {device.person}")
            button.clicked.connect(lambda _=False, turn=turn: self._spawn(turn(device.id)))
            button.setEnabled(there and not self._presenter.busy)
            style.mark(button, compact=True)
            layout.addWidget(button)
        return row

    def _file_row(self, file: LeftPaper) -> QWidget:
        title = " · ".join(part for part in (file.name, formats.data_size(file.size)) if part)
        parts = [file.who] if file.who else []
        parts += [formats.moment(file.starts, self._zone())] if file.starts is not None else []
        parts.append(self.tr("attached %1").replace("%1", formats.moment(file.added_at, self._zone())))
        keep = style.button(self.tr("Keep"), icon="check")
        keep.setAccessibleName(self.tr("Keep: %1").replace("%1", title))
        keep.clicked.connect(lambda: self._spawn(self._presenter.keep_file(file.id)))
        keep.setEnabled(file.ready and file.there and not self._presenter.busy)
        discard = self._discard(title, lambda: self._presenter.discard_file(file.id))
        ends = [keep, discard] if file.became is None else [self._ended(file.became)]
        said = self._why_not(file) if file.became is None else ""
        self._rows[file.id] = _line("paperclip", [title, " · ".join(parts), said], ends)
        return self._rows[file.id]

    def _why_not(self, file: LeftPaper) -> str:
        """What keeps it from being kept; empty when nothing does that is known."""
        if not file.ready:
            return self.tr("It has not arrived whole yet.")
        if not file.there:
            return self.tr("Its booking is not in the calendar: apply the booking first.")
        return words.error_words(file.code) if file.code else ""

    def _discard(self, title: str, work: Callable[[], Coroutine[Any, Any, None]]) -> QPushButton:
        """What is discarded is gone, so that is asked twice."""
        discard = style.button(self.tr("Discard"), role="quiet")
        discard.setAccessibleName(self.tr("Discard: %1").replace("%1", title))

        asked_twice(discard, self.tr("Discard for good"), lambda: self._spawn(work()))
        discard.setEnabled(not self._presenter.busy)
        return discard


def _line(icon: str, said: Sequence[str], ends: Sequence[QWidget]) -> QWidget:
    """``said``: what it is, what there is to know of it, and what is wrong with it, if anything is.

    ``ends``: what can be done about it, or what was.
    """
    title, about, wrong = said
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, theme().tokens.space(1), 0, theme().tokens.space(1))
    layout.setSpacing(theme().tokens.space(2))
    mark = QLabel()
    icons.set_icon(mark, "circle-alert" if wrong else icon, "bad" if wrong else "ink3")
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(ElidedLabel(title, weight=500))
    text.addWidget(ElidedLabel(about, tone="muted", size="small"))
    if wrong:
        text.addWidget(note(wrong, "bad"))
    text.addStretch(1)
    layout.addLayout(text, 1)
    for end in ends:
        if isinstance(end, QPushButton):
            style.mark(end, compact=True)
        layout.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
    return row
