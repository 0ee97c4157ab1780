"""The search over the window: type, arrows, Enter; it goes to a customer, a booking or a screen. Esc goes back.

Who is found is ``presenters.finding``'s. It lies over the screen, which stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.item_models.found import FoundLine, FoundLines, FoundRoles
from desktop.presenters.finding import (
    Finding,
    Found,
    FoundBooking,
    FoundCustomer,
    FoundScreen,
    FoundSection,
    FoundSentence,
)
from desktop.shell.over_window import OverWindow
from desktop.theming import enters, formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.calendar.calendar_words import DOT
from desktop.views.painted import ENTER

Titles: TypeAlias = Callable[[], dict[str, tuple[str, str]]]
"""Key to title and icon."""
WIDE = 560
HIGH = 420
"""Of the list at most; what is below is scrolled to."""
_DISC = 28
_LINE = 44
_INNER = 34
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class FindBox(OverWindow):
    """``chosen`` with what was found."""

    chosen = Signal(object)

    def __init__(self, over: QWidget, finding: Finding, screens: Titles, sections: Titles) -> None:
        """``screens`` and ``sections`` of the settings: those one may go to."""
        super().__init__(over, WIDE)
        self._finding = finding
        self._screens = screens
        self._sections = sections
        self.setAccessibleName(self.tr("Search"))
        space = theme().tokens.space
        self.column.setContentsMargins(space(3), space(3), space(3), space(3))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name, phone, plate, email, or where to go"))
        self.field.setAccessibleName(self.tr("Search"))
        self.field.textChanged.connect(self.look)
        self.field.installEventFilter(self)
        self.column.addWidget(self.field)
        self.model = FoundLines()
        self.model.setParent(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Found"))
        style.mark(self.list, bare=True)
        self.list.clicked.connect(self._take)
        self.nothing = style.text(
            self.tr("Nothing found. Part of a name, the end of a phone number or a plate will do."),
            tone="muted",
        )
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(space(2), space(2), space(2), space(2))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list)  # a sentence may be booked though nothing is found
        self.column.addWidget(_foot((("↑ ↓", self.tr("choose")), (self.tr("Enter"), self.tr("open")))))

    def open(self) -> None:
        """Over the middle, empty, the keys in the field; nothing where it is open."""
        if self.isVisible():
            self.field.setFocus()
            return
        self.field.clear()
        self.look()
        self.lay_over(theme().tokens.size("header") + theme().tokens.space(4), self.field)

    def look(self) -> None:
        """List what is found now; the first is marked."""
        screens, sections = self._screens(), self._sections()
        found = self._finding.find(self.field.text(), _names(screens), _names(sections))
        icons_of = {key: icon for key, (_, icon) in (screens | sections).items()}
        self.model.show([_line(each, icons_of) for each in found])
        high = sum(_INNER if isinstance(each, FoundBooking) else _LINE for each in found)
        self.list.setFixedHeight(min(high, HIGH, self._room()))
        self.list.setVisible(bool(found))
        self.nothing.setVisible(all(isinstance(each, FoundSentence) for each in found))
        self._mark(0)
        if self.isVisible():
            self.refit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                row = self.list.currentIndex().row() + _STEPS[key]
                self._mark(max(0, min(self.model.rowCount() - 1, row)))
                return True
            if key in ENTER:
                if enters.once(event):
                    self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _room(self) -> int:
        """So that its foot is in the window too."""
        return max(_LINE, self._over.height() - 200)

    def _mark(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else self.nothing.text()
        self.field.setAccessibleDescription(str(said or ""))

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line = self.model.line(index.row()) if index.isValid() else None
        if line is None:
            return
        if isinstance(line.found, FoundCustomer):
            self._finding.opened(line.found.customer.id)
        self.close_for_good()
        enters.sent()
        self.chosen.emit(line.found)


def _names(titles: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {key: title for key, (title, _) in titles.items()}


def _line(found: Found, screen_icons: Mapping[str, str]) -> FoundLine:
    match found:
        case FoundScreen():
            return FoundLine(found=found, title=found.title, detail="", icon=screen_icons[found.key])
        case FoundSection():
            inside = QCoreApplication.translate("FindBox", "in the settings")
            return FoundLine(found=found, title=found.title, detail=inside, icon=screen_icons[found.key])
        case FoundSentence():
            return FoundLine(
                found=found,
                title=QCoreApplication.translate("FindBox", "Book by this sentence …"),
                detail=QCoreApplication.translate(
                    "FindBox", "It is read as a booking, as with Q in the calendar"
                ),
                icon="pencil",
            )
        case FoundCustomer():
            name = found.customer.name
            detail = phrases.customer_detail(found.customer, found.vehicles)
            return FoundLine(found=found, title=name, detail=detail, mark=formats.initials(name))
        case FoundBooking():
            colour, icon = words.state_style(found.state)
            when = formats.moment(found.starts, found.zone)
            about = [found.vehicle, words.state_words(found.state)]
            return FoundLine(
                found=found,
                title=formats.capital(when),
                detail=DOT.join(part for part in about if part),
                icon=icon,
                colour=colour,
                inner=True,
            )


class _Line(QStyledItemDelegate):
    """A disc with initials or an icon, a name, and what there is to know beside it or below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), _INNER if _of(index).inner else _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, space = _of(index), theme().tokens.space
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme().color("accent-weak" if chosen else "hover"))
            corner = theme().tokens.radius("control")
            painter.drawRoundedRect(option.rect, corner, corner)
        left = option.rect.left() + space(2) + (_DISC + space(3) if line.inner else 0)
        disc = QRect(left, option.rect.center().y() - _DISC // 2 + 1, _DISC, _DISC)
        if line.mark:
            painter.setBrush(theme().color("surface" if chosen else "sunken"))
            painter.drawEllipse(disc)
            painter.setPen(theme().color("ink2"))
            painter.setFont(theme().font("small", 700))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, line.mark)
        else:
            picture = icons.pixmap(line.icon, line.colour, 16, painter.device().devicePixelRatio())
            painter.drawPixmap(disc.center().x() - 7, disc.center().y() - 7, picture)
        room = option.rect.adjusted(disc.right() + space(3) - option.rect.left(), 0, -space(3), 0)
        _words(painter, room, line, "accent-ink" if chosen else "ink")
        painter.restore()


def _words(painter: QPainter, room: QRect, line: FoundLine, colour: str) -> None:
    title = theme().font("body", 500 if line.inner else 600)
    if line.detail and not line.inner:
        upper = QRect(room.left(), room.center().y() - 18, room.width(), 20)
        lower = QRect(room.left(), room.center().y() + 1, room.width(), 17)
        places = [(upper, line.title, title, colour), (lower, line.detail, theme().font("small"), "ink2")]
    else:
        painter.setFont(title)
        wide = painter.fontMetrics().horizontalAdvance(line.title) + theme().tokens.space(3)
        places = [
            (room, line.title, title, colour),
            (room.adjusted(wide, 0, 0, 0), line.detail, theme().font("small"), "ink2"),
        ]
    for place, said, font, ink in places:
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, max(0, place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter.value, shown)


def _of(index: QModelIndex | QPersistentModelIndex) -> FoundLine:
    line: FoundLine = index.data(FoundRoles.LINE)
    return line


def _foot(keys: tuple[tuple[str, str], ...]) -> QWidget:
    """What the keys do."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    space = theme().tokens.space
    line.setContentsMargins(space(2), space(1), space(2), 0)
    line.setSpacing(space(2))
    for cap, does in keys:
        key = QLabel(cap)
        key.setFont(theme().font("small"))
        key.setProperty("role", "key")
        line.addWidget(key)
        line.addWidget(style.text(does, tone="muted", size="small"))
    line.addStretch(1)
    return holder
