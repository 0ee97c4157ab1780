"""What opens under the sync badge: each change that was refused or waits, how old it is, the last trouble.

A refused change is answered on its card beside the calendar, nowhere else: from here one is led there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.booking_files import Standing, UnsentFile
from desktop.presenters.pending_changes import PendingLine
from desktop.shell.sync_badge import Counts
from desktop.theming import enters, formats, icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.calendar.answer_cards import what_words, why_words
from desktop.views.changes.left_line import LeftLine
from desktop.views.changes.unsent_files import UnsentFiles
from desktop.views.painted import ENTER

MOST = 8
"""Of each part."""
WIDE = 380
LEAST = 320
"""Height under which it would rather cover the badge than show less."""
GAP = 6
"""Between it and the badge, and the edges of the screen."""


def age_words(seconds: int) -> str:
    """How long ago: ``just now``, ``4 min ago``, ``2 h ago``, ``3 days ago``."""
    translate = QCoreApplication.translate
    if seconds < 60:
        return translate("WaitingList", "just now")
    if seconds < 3600:
        return translate("WaitingList", "%1 min ago").replace("%1", str(seconds // 60))
    if seconds < 86400:
        return translate("WaitingList", "%1 h ago").replace("%1", str(seconds // 3600))
    return Counts().days_ago(seconds // 86400)


class WaitingList(QFrame):
    """A popup; Esc or a click elsewhere closes it. Its lines scroll where the screen is too low for them."""

    show_asked = Signal(object)
    """Of a refused change: the ids that its card is about."""
    try_now = Signal()
    sign_in_asked = Signal()
    all_asked = Signal()
    """To the page that lists all of it."""
    review_asked = Signal()
    """To what computers without access handed over."""

    def __init__(
        self,
        lines: Sequence[PendingLine],
        *,
        heard: str,
        trouble: str,
        stopped: bool,
        zone: tzinfo,
        parent: QWidget,
        unlisted: int = 0,
        files: Sequence[UnsentFile] = (),
        signed_out: bool = False,
        left: str = "",
    ) -> None:
        """``signed_out`` by the server: only who signs in again sends anything.

        ``unlisted``: how many wait besides the ``lines``; ``files``: what was attached and not sent. ``left`` says how
        much of computers without access waits for this person.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._zone = zone
        style.mark(self, panel="popup")
        self.setAccessibleName(self.tr("Exchange with the server"))
        self.setFixedWidth(WIDE)
        self._lay_out()
        if left:
            line = LeftLine()
            line.review_asked.connect(self.close)
            line.review_asked.connect(self.review_asked)
            line.say(left)
            self._column.addWidget(line)
        refused, waiting = ([row for row in lines if row.refused is state] for state in (True, False))
        if refused:
            self._part(self.tr("Needs an answer"), refused, 0)
        if waiting:
            self._part(self.tr("Waiting for the server"), waiting, unlisted)
        self.files = UnsentFiles()
        self.files.show_asked.connect(self.close)
        self.files.away_asked.connect(self.close)
        self._column.addWidget(self.files)
        self.files.show_files(files, zone)
        if not lines and not files and not left:
            self._column.addWidget(style.text(self.tr("Nothing is waiting"), weight=600))
        waits = bool(waiting) or any(each.file.standing is not Standing.REFUSED for each in files)
        self._foot(heard, trouble, waits=waits, stopped=stopped, signed_out=signed_out)

    def open_under(self, badge: QWidget) -> None:
        """Below the badge, right edges in line, and on the screen with all of its foot."""
        corner = badge.mapToGlobal(QPoint(badge.width() - WIDE, badge.height() + GAP))
        middle = badge.mapToGlobal(badge.rect().center())
        on = QGuiApplication.screenAt(middle) or badge.screen()  # its window may lie across two
        screen = on.availableGeometry().adjusted(GAP, GAP, -GAP, -GAP)
        left = max(screen.left(), min(corner.x(), screen.right() + 1 - WIDE))
        below = max(LEAST, screen.bottom() + 1 - corner.y())
        high = self._fit(min(below, screen.height()))
        top = max(screen.top(), min(corner.y(), screen.bottom() + 1 - high))
        self.setGeometry(left, top, WIDE, high)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys scroll; Enter leads to the whole list, Esc closes."""
        if event.key() in ENTER:
            if enters.once(event):
                enters.sent()
                self.close()
                self.all_asked.emit()
            return
        self.lines.keyPressEvent(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        """The lines, which scroll, and below them the foot, which does not."""
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, space(4), 0, space(4))
        outer.setSpacing(space(2))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(space(4), 0, space(4), 0)
        self._column.setSpacing(space(2))
        self.lines = QScrollArea()
        self.lines.setWidgetResizable(True)
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setMinimumHeight(1)  # of its own it would keep room for its bars
        self.lines.setWidget(inside)
        self.lines.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)  # setWidget switches it on
        outer.addWidget(self.lines, 1)
        self._edge = QWidget()
        style.mark(self._edge, panel="line")
        self._edge.setFixedHeight(1)
        outer.addWidget(self._edge)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(space(4), 0, space(4), 0)
        self._below.setSpacing(space(2))
        outer.addLayout(self._below)

    def _fit(self, most: int) -> int:
        """How high it is when it may be so high; a bar stands in the margin, so no line gets narrower by it."""
        space, bar = theme().tokens.space, self.lines.verticalScrollBar().sizeHint().width()
        self.ensurePolished()
        border = self.contentsMargins()
        wide = WIDE - border.left() - border.right()
        lines = _height(self._column, wide)
        rest = 2 * space(4) + space(2) + _height(self._below, wide)
        rest += border.top() + border.bottom()
        scrolls = lines + rest > most
        self._edge.setVisible(scrolls)
        self._column.setContentsMargins(space(4), 0, space(4) - (bar if scrolls else 0), 0)
        return most if scrolls else lines + rest

    def _part(self, title: str, lines: Sequence[PendingLine], unlisted: int) -> None:
        """A heading and the first of the lines."""
        self._column.addWidget(style.text(title, weight=600))
        for line in lines[:MOST]:
            self._column.addWidget(self._row(line))
        left = unlisted + len(lines) - len(lines[:MOST])
        if left:
            more = self.tr("and %n more", "", left)
            self._column.addWidget(style.text(more, tone="muted", size="small"))

    def _row(self, line: PendingLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "circle-alert" if line.refused else "clock", "bad" if line.refused else "ink3")
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        title = " · ".join(part for part in (what_words(line.what), line.who) if part)
        text.addWidget(ElidedLabel(title, weight=500))
        parts = [formats.moment(line.starts, self._zone)] if line.starts is not None else []
        parts.append(age_words(line.seconds))
        text.addWidget(ElidedLabel(" · ".join(parts), tone="muted", size="small"))
        if line.refused:
            why = style.text(why_words(line), tone="bad", size="small")
            why.setWordWrap(True)
            text.addWidget(why)
        layout.addLayout(text, 1)
        if line.refused:
            layout.addWidget(self._show(line), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show(self, line: PendingLine) -> QWidget:
        button = style.button(self.tr("Show"))
        style.mark(button, compact=True)
        button.clicked.connect(self.close)
        button.clicked.connect(lambda: self.show_asked.emit(line.about))
        return button

    def _foot(self, heard: str, trouble: str, *, waits: bool, stopped: bool, signed_out: bool) -> None:
        if waits:
            calm = self.tr("Kept on this computer and sent as soon as the server answers. Keep working.")
            if stopped:
                calm = self.tr("Kept on this computer and sent once the program is opened again.")
            elif signed_out:
                calm = self.tr("Kept on this computer and sent once you have signed in again. Keep working.")
            self._below.addWidget(_wrapped(calm, "muted"))
        self._below.addWidget(_wrapped(heard, "muted"))
        if trouble:
            self._below.addWidget(_wrapped(trouble, "bad"))
        row = QHBoxLayout()
        row.setSpacing(theme().tokens.space(2))
        if signed_out:
            enter = style.button(self.tr("Sign in"), icon="key-round")
            enter.clicked.connect(self.sign_in_asked)
            row.addWidget(self._closing(enter))
        elif not stopped and (waits or trouble):
            again = style.button(self.tr("Try now"), icon="refresh-cw")
            again.clicked.connect(self.try_now)
            row.addWidget(self._closing(again))
        every = style.button(self.tr("See all"))
        every.setToolTip(self.tr("The whole list, and what can be done about a change (Ctrl+E)"))
        every.clicked.connect(self.all_asked)
        row.addWidget(self._closing(every))
        row.addStretch(1)
        self._below.addLayout(row)

    def _closing(self, button: QPushButton) -> QPushButton:
        """One that closes the list."""
        style.mark(button, compact=True)
        button.clicked.connect(self.close)
        return button


def _height(column: QVBoxLayout, wide: int) -> int:
    """What it needs; a layout in which nothing wraps has no height for a width."""
    return column.totalHeightForWidth(wide) if column.hasHeightForWidth() else column.totalSizeHint().height()


def _wrapped(text: str, tone: str) -> QLabel:
    label = style.text(text, tone=tone, size="small")
    label.setWordWrap(True)
    return label
