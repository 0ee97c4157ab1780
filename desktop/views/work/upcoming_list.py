"""What is ahead on the My work screen: a heading a day, a line a session. Enter or a click opens its page."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.work_model import WorkBoard, WorkVisit
from desktop.theming import icons, style, words
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.calendar.card_parts import chip
from desktop.views.work import work_words
from desktop.views.work.work_card import WorkCard
from scheduling.vocabulary import SessionState

TIME_WIDE = 120
"""Of the column of times, so that all names begin below each other."""


class VisitLine(WorkCard):
    """One session; the same widget for as long as it is listed."""

    def __init__(self, visit: WorkVisit, day: date, zone: tzinfo, parent: QWidget) -> None:
        super().__init__(visit.session_id, parent)
        self.opens = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._state: tuple[SessionState, bool] | None = None
        self._chip: QWidget | None = None
        self._lay_out()
        self.show_visit(visit, day, zone)

    def show_visit(self, visit: WorkVisit, day: date, zone: tzinfo) -> None:
        """It says this now."""
        self.visit = visit
        self.time.setText(work_words.visit_time(visit, day, zone))
        self.customer.setText(work_words.visit_customer(visit))
        self.detail.setText(work_words.visit_detail(visit))
        self.concern.setText(" ".join(visit.concern.split()))
        self.concern.setVisible(bool(visit.concern.strip()) and not work_words.is_over(visit))
        icons.set_icon(self.mark, words.kind_icon(visit.visit), "ink3", 14)
        self.place.setText(work_words.visit_place(visit))
        if self._state != (visit.state, visit.waiting):
            self._state = (visit.state, visit.waiting)
            self._show_state(visit)
        self.setAccessibleName(work_words.visit_aloud(visit, day, zone))

    def _lay_out(self) -> None:
        space = theme().tokens.space
        grid = QGridLayout(self)
        grid.setContentsMargins(space(3), space(2), space(3), space(2))
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, TIME_WIDE)
        grid.setColumnStretch(2, 1)
        self.time = style.text("", weight=600)
        self.mark, self.place = QLabel(), style.text("", tone="muted", size="small")
        self.customer = ElidedLabel(weight=600)
        self.detail = ElidedLabel(tone="muted", size="small")
        self.concern = ElidedLabel(tone="muted", size="small")
        grid.addWidget(self.time, 0, 0)
        grid.addWidget(self.place, 1, 0)
        grid.addWidget(self.mark, 0, 1)
        grid.addWidget(self.customer, 0, 2)
        grid.addWidget(self.detail, 1, 2, 1, 2)
        grid.addWidget(self.concern, 2, 2, 1, 2)
        self._grid = grid

    def _show_state(self, visit: WorkVisit) -> None:
        if self._chip is not None:
            self._grid.removeWidget(self._chip)
            self._chip.hide()
            self._chip.deleteLater()
        token, icon = words.state_style(visit.state)
        said = words.state_words(visit.state)
        if visit.waiting:
            token, icon, said = "wait", "cloud-off", self.tr("waiting for the server")
        self._chip = chip(icon, said, token)
        self._grid.addWidget(self._chip, 0, 3, Qt.AlignmentFlag.AlignRight)


class UpcomingList(QWidget):
    """``opened`` carries a session's id."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[UUID, VisitLine] = {}
        self.headings: list[QLabel] = []
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space(2))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, space(3))
        self._column.setSpacing(space(2))
        self._column.addStretch(1)
        self._area.setWidget(inside)
        outer.addWidget(style.text(self.tr("Upcoming"), weight=600))
        self.nothing = style.text(
            self.tr("Nothing is booked with you in the coming two weeks."), tone="faint", size="small"
        )
        self.nothing.setWordWrap(True)
        self._column.insertWidget(0, self.nothing)
        outer.addWidget(self._area, 1)

    def show_board(self, board: WorkBoard) -> None:
        """These days; lines that stay are not touched."""
        had = self._focused()
        wanted = {visit.session_id for day in board.days for visit in day.visits}
        for session_id in [each for each in self.lines if each not in wanted]:
            _away(self.lines.pop(session_id))
        for heading in self.headings:
            _away(heading)
        self.headings = []
        lines: dict[UUID, VisitLine] = {}
        place = 1  # below what is said where there is none
        for day in board.days:
            heading = style.text(
                work_words.day_words(day.day, board.today), tone="muted", size="small", weight=600
            )
            self._column.insertWidget(place, heading)
            heading.show()
            self.headings.append(heading)
            place += 1
            for visit in day.visits:
                lines[visit.session_id] = self._line(visit, day.day, board.zone, place)
                place += 1
        self.lines = lines
        self.nothing.setVisible(not lines)
        self._order_tabs()
        if had is not None and had not in lines:
            self.focus_line()

    def focus_line(self, session_id: UUID | None = None) -> bool:
        """Put the keys on that line, else on the first that is not over; whether there is one."""
        found = self.lines.get(session_id) if session_id is not None else None
        ahead = (line for line in self.lines.values() if not work_words.is_over(line.visit))
        found = found or next(ahead, None) or next(iter(self.lines.values()), None)
        if found is None:
            return False
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(found)
        return True

    def _line(self, visit: WorkVisit, day: date, zone: tzinfo, place: int) -> VisitLine:
        line = self.lines.get(visit.session_id)
        if line is None:
            line = VisitLine(visit, day, zone, self)
            line.opened.connect(self.opened)
            line.walked.connect(self._walk)
        else:
            line.show_visit(visit, day, zone)
        if self._column.indexOf(line) != place:
            self._column.insertWidget(place, line)
            line.show()
        return line

    def _walk(self, step: int) -> None:
        lines = [*self.lines.values()]
        at = lines.index(cast("VisitLine", self.sender())) + step
        if 0 <= at < len(lines):
            self.focus_line(lines[at].key)

    def _focused(self) -> UUID | None:
        now = cast("QWidget | None", self.window().focusWidget())
        return next((key for key, line in self.lines.items() if line is now), None)

    def _order_tabs(self) -> None:
        before: QWidget = self
        for line in self.lines.values():
            QWidget.setTabOrder(before, line)
            before = line


def _away(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
