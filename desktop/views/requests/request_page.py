"""One request: who asks, for what, what it came of, the day, what stands against it and who else wants the time.

The same widgets for every request: news change their words, so that no press and no focus is lost to them.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.request_strip import Strip
from desktop.presenters.requests_model import Placement, RequestDetail, RequestsBoard, Wish
from desktop.theming import formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.card_parts import begins, chip
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.requests import request_words
from desktop.views.requests.day_strip import DayStrip
from desktop.views.requests.kept_buttons import KeptButtons
from scheduling.visit_requests import OPEN, RequestSource, RequestState

DISC = 40
_WITH_A_DAY = OPEN | {RequestState.CONFIRMED}
"""Of what is over, the day matters to nobody."""


class _Card(QFrame):
    """A heading, a strong line and what somebody wrote."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        style.mark(self, panel="card")
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(1))
        self.heading = style.text("", tone="muted", size="small", weight=600)
        self.strong = style.text("", weight=600)
        self.text = style.text("", tone="muted")
        for label in (self.heading, self.strong, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)

    def say(self, heading: str, strong: str, text: str) -> None:
        """What it is about."""
        self.heading.setText(heading)
        self.strong.setText(strong)
        self.strong.setVisible(bool(strong))
        shown = begins(text)
        self.text.setText(shown)
        self.text.setToolTip(text if shown != text else "")
        self.text.setVisible(bool(text))
        self.setAccessibleName(". ".join(part for part in (heading, strong, text) if part))


class RequestPage(QWidget):
    """``other_asked`` carries a ``Placement``: one of the free times near the wish."""

    other_asked = Signal(object)
    visit_asked = Signal(object)
    """The visit that it became: its session's id."""
    rival_asked = Signal(object)
    """Another request's id."""
    read = Signal(object)
    """A refused answer was read: its change's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail: RequestDetail | None = None
        self._places: list[Placement] = []
        self._laid: object = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._lay_out(inside)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget switches it on
        whole.addWidget(self.area)

    def show_detail(self, detail: RequestDetail, strip: Strip, board: RequestsBoard) -> None:
        """This request now, with the day on which it is asked for."""
        if self.detail is None or self.detail.line.request_id != detail.line.request_id:
            self.area.verticalScrollBar().setValue(0)
        self.detail = detail
        self._show_head(detail, board)
        self._show_cards(detail, board)
        self.strip.show_strip(strip, board.zone)
        self.strip.setVisible(detail.line.state in _WITH_A_DAY)
        self._show_notes(detail, board)
        self._show_others(detail, board)

    # --- layout

    def _lay_out(self, inside: QWidget) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(inside)
        column.setContentsMargins(space(6), space(4), space(6), space(4))
        column.setSpacing(space(3))
        column.addLayout(self._head())
        self.refused = QFrame(inside)
        self._lay_refused()
        column.addWidget(self.refused)
        pair = QHBoxLayout()
        pair.setSpacing(space(3))
        self.what, self.before = _Card(inside), _Card(inside)
        pair.addWidget(self.what, 1)
        pair.addWidget(self.before, 1)
        column.addLayout(pair)
        self.strip = DayStrip(inside)
        column.addWidget(self.strip)
        self.notes = QVBoxLayout()
        self.notes.setSpacing(space(1))
        column.addLayout(self.notes)
        self.near = style.text(self.tr("Other good times"), tone="muted", size="small")
        self.row = FlowRow(space(2), inside)
        self._kept = KeptButtons(self.row, self._other_button, self._rest)
        self.visit = style.button(self.tr("Show the visit"), icon="calendar-days")
        self.visit.setParent(self.row)
        self.visit.hide()
        self.visit.clicked.connect(self._show_visit)
        column.addWidget(self.near)
        column.addWidget(self.row)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        space = theme().tokens.space
        line = QHBoxLayout()
        line.setSpacing(space(3))
        self.disc = style.text("", weight=600)
        self.disc.setProperty("role", "avatar")
        self.disc.setFixedSize(DISC, DISC)
        self.disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self.disc)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = style.text("", size="title", weight=700)
        self.contact = style.text("", tone="muted", size="small")
        for label in (self.name, self.contact):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            names.addWidget(label)
        line.addLayout(names, 1)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(space(2))
        line.addLayout(self.chips)
        return line

    def _lay_refused(self) -> None:
        space = theme().tokens.space
        style.mark(self.refused, panel="bad")
        line = QHBoxLayout(self.refused)
        line.setContentsMargins(space(3), space(2), space(2), space(2))
        line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "circle-alert", "bad", 16)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.why = style.text("")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        line.addWidget(self.why, 1)
        self.seen = style.button(self.tr("Dismiss"), role="quiet")
        self.seen.clicked.connect(self._dismiss)
        line.addWidget(self.seen)

    # --- what is shown

    def _show_head(self, detail: RequestDetail, board: RequestsBoard) -> None:
        name = request_words.customer_words(detail.line.customer)
        self.disc.setText(formats.initials(name))
        self.name.setText(name)
        self.contact.setText(request_words.contact_words(detail, board.zone))
        wanted = self._wanted_chips(detail, board)
        if self.chips.property("shown") != wanted:
            self.chips.setProperty("shown", wanted)
            cleared(self.chips)
            for icon, said, token in wanted:
                self.chips.addWidget(chip(icon, said, token), 0, Qt.AlignmentFlag.AlignTop)
        refused = detail.refused
        self.refused.setVisible(refused is not None)
        if refused is not None:
            self.why.setText(request_words.refused_words(refused, board.zone))

    @staticmethod
    def _wanted_chips(detail: RequestDetail, board: RequestsBoard) -> list[tuple[str, str, str]]:
        line, source = detail.line, detail.request.source
        chips = [(request_words.SOURCE_ICONS[source], request_words.source_chip(detail, board), "booked")]
        if line.over:
            chips.append(("clock-alert", request_words.age_words(line), "bad"))
        elif line.state is not RequestState.PENDING:
            good = line.state is RequestState.CONFIRMED
            token, said = "done" if good else "wait", request_words.side_words(line, board)
            if said:
                chips.append(("check" if good else "info", said, token))
        if line.waiting:
            said = QCoreApplication.translate("Requests", "waiting for the server")
            chips.append(("cloud-upload", said, "wait"))
        return chips

    def _show_cards(self, detail: RequestDetail, board: RequestsBoard) -> None:
        request = detail.request
        concern = f"\u00ab\u00a0{request.concern}\u00a0\u00bb" if request.concern else ""
        self.what.say(self.tr("Vehicle and concern"), request_words.vehicle_words(detail), concern)
        if request.source is RequestSource.SESSION:
            came_of = request_words.came_of_words(detail, board.zone)
            self.before.say(self.tr("After a session"), came_of, request.diagnosis)
            return
        strong, lines = self._wish_lines(detail, board)
        self.before.say(self._before_title(detail), strong, "\n".join(lines))

    def _before_title(self, detail: RequestDetail) -> str:
        match detail.line.state:
            case RequestState.COUNTERED:
                return self.tr("Offered instead")
            case RequestState.CONFIRMED:
                return self.tr("Confirmed for")
            case RequestState.PENDING:
                return self.tr("Asked for")
            case _:
                return self.tr("What became of it")

    def _wish_lines(self, detail: RequestDetail, board: RequestsBoard) -> tuple[str, list[str]]:
        request, zone = detail.request, board.zone
        length = formats.duration(request.minutes)
        what = f"{formats.capital(words.service_words(request.service_type))}, {length}"
        if detail.line.state is RequestState.CONFIRMED:
            where = [detail.mechanic, detail.bay]
            return formats.moment(detail.line.starts, zone), [*(part for part in where if part), what]
        if detail.line.state in {RequestState.PENDING, RequestState.COUNTERED}:
            starts = [wish.starts for wish in detail.wishes] or list(request.requested)
            strong = " · ".join(request_words.when_words(at, board.today, zone) for at in starts)
            lines = [what]
            if detail.preferred:
                lines.append(fill(self.tr("With %1, if possible"), detail.preferred))
            return strong, lines
        why = request_words.decline_words(request.decline_reason) if request.decline_reason else ""
        return formats.capital(request_words.state_words(detail.line.state)), [
            part for part in (why, request.reason) if part
        ]

    def _show_notes(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """What stands against its times, and who else wants them; of several each with its time."""
        wanted = (detail.wishes, board.now, board.zone)
        if wanted == self._laid:
            return
        self._laid = wanted
        cleared(self.notes)
        several = len(detail.wishes) > 1
        for wish in detail.wishes:
            when = request_words.when_words(wish.starts, board.today, board.zone) if several else ""
            self._add_against(wish, board, when)
            self._add_rivals(wish, board)

    def _add_against(self, wish: Wish, board: RequestsBoard, when: str) -> None:
        place = wish.placement
        said = dict.fromkeys(
            request_words.blocking_words(each, place.mechanic, board.zone) for each in place.blocking
        )
        for reason in said:
            text = fill(QCoreApplication.translate("Requests", "%1: %2"), when, reason) if when else reason
            self.notes.addWidget(_note("git-compare-arrows", text, "bad"))

    def _add_rivals(self, wish: Wish, board: RequestsBoard) -> None:
        for rival in wish.rivals:
            button = style.button(request_words.rival_words(rival, board), role="link")
            icons.set_icon(button, "users", "arrived", 14)
            button.setToolTip(self.tr("Show that request"))
            button.setProperty("request", str(rival.request_id))
            button.clicked.connect(self._show_rival)
            self.notes.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_others(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """Free times near the wish; of a confirmed one, the way to its visit."""
        places = list(detail.alternatives) if detail.may_answer else []
        confirmed = detail.line.state is RequestState.CONFIRMED and detail.request.session_id is not None
        beside = [self.visit] if confirmed else []
        self._kept.show(
            [(detail.line.request_id, place.starts, place.mechanic_id) for place in places], beside=beside
        )
        for button, place in zip(self.others, places, strict=True):
            said = request_words.place_words(place, board.today, board.zone)
            button.setText(request_words.place_words(place, board.today, board.zone, short=True))
            button.setToolTip(fill(self.tr("Offer %1 instead"), said))
            button.setAccessibleName(button.toolTip())
        self._places = places
        self.near.setVisible(bool(places))
        self.row.setVisible(bool(places or beside))
        self.row.fit()

    # --- what is pressed

    @property
    def others(self) -> list[QPushButton]:
        """One for each of the free times near the wish."""
        return self._kept.shown

    def _other_button(self) -> QPushButton:
        button = style.button("")
        button.clicked.connect(self._take_other)
        return button

    def _rest(self) -> QWidget:
        """Whoever shows the page says by the focus proxy who has the keys then."""
        return self

    def _take_other(self) -> None:
        """One of the free times near the wish."""
        pressed = self.sender()
        for button, place in zip(self.others, self._places, strict=True):
            if button is pressed:
                self.other_asked.emit(place)
                return

    def _show_rival(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.rival_asked.emit(UUID(pressed.property("request")))

    def _show_visit(self) -> None:
        if self.detail is not None and self.detail.request.session_id is not None:
            self.visit_asked.emit(self.detail.request.session_id)

    def _dismiss(self) -> None:
        if self.detail is not None and self.detail.refused is not None:
            self.read.emit(self.detail.refused.mid)


def _note(icon: str, said: str, token: str) -> QWidget:
    """A line with its icon, in one colour."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(4, 0, 0, 0)
    line.setSpacing(theme().tokens.space(2))
    mark = QLabel()
    icons.set_icon(mark, icon, token, 14)
    line.addWidget(mark)
    label = style.text(said)
    label.setProperty("tint", token)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    line.addWidget(label, 1)
    return holder
