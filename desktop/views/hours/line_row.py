"""A line of a list of the Availability screen: what it is, a word on its state, and buttons for what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.calendar.card_parts import chip
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.hours.fields import telling


class LineRow(QFrame):
    """``acted`` carries the act's name and the row's id."""

    acted = Signal(str, object)

    def __init__(
        self,
        row_id: UUID,
        title: str,
        detail: str,
        state: tuple[str, str, str] | None,
        acts: Sequence[tuple[str, str, str]],
    ) -> None:
        """``state``: colour, icon and word; ``acts``: name, words and role of each button."""
        super().__init__()
        self.row_id = row_id
        space = theme().tokens.space
        line = QHBoxLayout(self)
        line.setContentsMargins(0, space(1), 0, space(1))
        line.setSpacing(space(2))
        column = QVBoxLayout()
        column.setSpacing(2)
        above = FlowRow(space(2))
        above.add(ElidedLabel(title, weight=600))
        if state is not None:
            above.add(chip(state[1], state[2], state[0]))
        column.addWidget(above)
        if detail:
            self.detail = style.text(detail, tone="muted", size="small")
            self.detail.setTextFormat(Qt.TextFormat.PlainText)
            self.detail.setWordWrap(True)  # beside the buttons there is little room for it
            column.addWidget(self.detail)
        line.addLayout(column, 1)
        self.state = state[2] if state is not None else ""
        self.buttons: dict[str, QPushButton] = {}
        said = ", ".join(part for part in (title, detail, self.state) if part)
        self.setAccessibleName(said)
        self.setToolTip("\n".join(part for part in (title, detail) if part))  # the title may be cut short
        for name, words, role in acts:
            button = style.button(words, role=role)
            style.mark(button, compact=True)
            button.setAccessibleName(f"{words}: {said}")
            button.clicked.connect(telling(self, "acted", name, row_id))
            self.buttons[name] = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


def keys_at(rows: Iterable[LineRow]) -> tuple[int, UUID] | None:
    """Which line has the keys, and where it stands."""
    for place, row in enumerate(rows):
        if any(each.hasFocus() for each in row.buttons.values()):
            return place, row.row_id
    return None


def give_keys(rows: Sequence[LineRow], had: tuple[int, UUID] | None, otherwise: QWidget) -> None:
    """After the lines were made anew: to the same one, or to what stands in its place; with none ``otherwise``."""
    if had is None:
        return
    place, row_id = had
    row = next((row for row in rows if row.row_id == row_id), None)
    if row is None and rows:
        row = rows[min(place, len(rows) - 1)]
    target = next(iter(row.buttons.values()), otherwise) if row is not None else otherwise
    if row is not None:
        row.show()
    target.setFocus(Qt.FocusReason.OtherFocusReason)
