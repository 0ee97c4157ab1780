"""The times that suit a customer, the best first: each with how it stands, and a press takes it away.

News change their words in place, so that no press and no focus is lost to them. Not here: which times they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.requests_model import RequestsBoard
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.requests import request_words


class ChosenTimes(QWidget):
    """``dropped`` carries the instant that is taken away. ``rest`` has the keys once the last one has gone."""

    dropped = Signal(object)

    def __init__(self, rest: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = rest
        self._lines: dict[int, _Line] = {}
        """By the time, in the order in which they are shown."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(1))

    @property
    def drops(self) -> list[QPushButton]:
        """One for each."""
        return [line.drop for line in self._lines.values()]

    def show_times(self, chosen: Sequence[int], board: RequestsBoard, standing: Callable[[int], str]) -> None:
        """These; ``standing`` says how one stands now. The keys of one that goes are the next one's."""
        before, had = list(self._lines), self._keys_on()
        lines = {starts: self._lines.get(starts) or self._made() for starts in chosen}
        gone = [line for starts, line in self._lines.items() if starts not in lines]
        self._lines = lines
        for number, (starts, line) in enumerate(lines.items(), start=1):
            when = request_words.when_words(starts, board.today, board.zone)
            line.say(number, when, fill(self.tr("Take %1 away"), when), standing(starts))
            if self._column.indexOf(line) != number - 1:
                self._column.insertWidget(number - 1, line)
            line.show()
        if had is not None and had not in lines:
            self._hand_on(before, before.index(had))
        for line in gone:
            line.hide()
            self._column.removeWidget(line)
            line.deleteLater()
        self.setVisible(bool(lines))

    def _keys_on(self) -> int | None:
        return next((starts for starts, line in self._lines.items() if line.drop.hasFocus()), None)

    def _hand_on(self, before: Sequence[int], place: int) -> None:
        """To the one after it, else the one before it."""
        near = [*before[place + 1 :], *reversed(before[:place])]
        line = next((self._lines[starts] for starts in near if starts in self._lines), None)
        (line.drop if line is not None else self._rest).setFocus()

    def _made(self) -> _Line:
        line = _Line(self)
        line.drop.clicked.connect(self._drop)
        return line

    def _drop(self) -> None:
        pressed = self.sender()
        self.dropped.emit(next(starts for starts, line in self._lines.items() if line.drop is pressed))


class _Line(QWidget):
    """One time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.drop = style.button("", role="choice")
        self.drop.setCheckable(True)
        row.addWidget(self.drop)
        self.standing = style.text("", tone="muted", size="small")
        row.addWidget(self.standing, 1)

    def say(self, number: int, when: str, does: str, standing: str) -> None:
        self.drop.setText(f"{number}\u2002{when}")
        self.drop.setToolTip(does)
        self.drop.setAccessibleName(does)
        self.drop.setChecked(True)  # a press has let go of it
        self.standing.setText(standing)
