"""Finding the customer: type, arrow keys, Enter. The last line adds a new one with what was typed."""

from __future__ import annotations

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
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.item_models.customers import CustomerResults, Roles
from desktop.presenters.booking_customer import CustomerChoice
from desktop.theming import enters, formats, icons, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.painted import ENTER
from scheduling.records import Customer

_DISC = 32
SHOWN = 8
"""Customers at a time; who has more of that name types on."""


class CustomerLine(QStyledItemDelegate):
    """Initials, name, and under it phone and vehicles."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(option.rect.width(), _DISC + 2 * theme().tokens.space(2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        space = theme().tokens.space
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or hovered:
            painter.setBrush(theme().color("accent-weak" if chosen else "hover"))
            corner = theme().tokens.radius("control")
            painter.drawRoundedRect(option.rect, corner, corner)
        disc = QRect(option.rect.left() + space(2), option.rect.center().y() - _DISC // 2 + 1, _DISC, _DISC)
        painter.setBrush(theme().color("surface" if chosen else "sunken"))
        painter.drawEllipse(disc)
        name = str(index.data())
        if index.data(Roles.ROW) is None:
            picture = icons.pixmap("user-plus", "accent", 16, painter.device().devicePixelRatio())
            painter.drawPixmap(disc.center().x() - 7, disc.center().y() - 7, picture)
        else:
            painter.setPen(theme().color("ink2"))
            painter.setFont(theme().font("small", 700))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, formats.initials(name))
        self._words(painter, option.rect.adjusted(_DISC + space(5), 0, -space(3), 0), index, chosen=chosen)
        painter.restore()

    @staticmethod
    def _words(
        painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        middle, detail = room.center().y(), str(index.data(Roles.DETAIL) or "")
        upper = QRect(room.left(), middle - 19, room.width(), 20) if detail else room
        lines = [(upper, str(index.data()), theme().font("body", 600), "accent-ink" if chosen else "ink")]
        if detail:
            lower = QRect(room.left(), middle + 1, room.width(), 18)
            lines.append((lower, detail, theme().font("small"), "ink2"))
        for place, words, font, colour in lines:
            painter.setFont(font)
            painter.setPen(theme().color(colour))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter.value, shown)


class CustomerSearch(QWidget):
    """``found`` carries the customer, ``new_asked`` what was typed."""

    found = Signal(Customer)
    new_asked = Signal(str)

    def __init__(self, flow: CustomerChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        translate = QCoreApplication.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("Booking", "Name, phone, plate or email"))
        self.field.setAccessibleName(translate("Booking", "Find a customer"))
        self.field.textChanged.connect(self.look)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.model = CustomerResults(self._detail, self)
        self.list = QListView()
        # each line fits itself in
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CustomerLine(self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(translate("Booking", "Customers found"))
        self.list.setStyleSheet("QListView { background: transparent; border: none; padding: 0; }")
        self.list.clicked.connect(self._take)
        self.list.viewport().installEventFilter(self)
        column.addWidget(self.list, 1)
        self.hint = style.text("", tone="muted")
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        column.addStretch(0)
        self.look()

    def look(self) -> None:
        """Search for what is in the field."""
        translate, typed = QCoreApplication.translate, self.field.text().strip()
        found = self._flow.search(typed, SHOWN + 1) if typed else []
        new = (
            phrases.say(translate("Booking", "New customer: %1"), typed)
            if typed
            else translate("Booking", "New customer")
        )
        self.model.show(found[:SHOWN], new)
        self._mark(0)
        more = translate("Booking", "There are more of them: type on to narrow the list.")
        begin = translate("Booking", "Begin to type: the list follows.")
        self.hint.setText(begin if not typed else more if len(found) > SHOWN else "")
        self.hint.setVisible(bool(self.hint.text()))

    def _detail(self, customer: Customer) -> str:
        return phrases.customer_detail(customer, self._flow.vehicles_of(customer))

    def take_current(self) -> None:
        """Enter: the line that is marked."""
        self._take(self.list.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentIndex().row() + step
                if 0 <= row < self.model.rowCount():
                    self._mark(row)
                return True
            if event.key() in ENTER:
                if enters.once(event):
                    self.take_current()
                return True
        if watched is not self.field and event.type() == QEvent.Type.MouseButtonDblClick:
            return True  # the second click of one that opened this page
        return super().eventFilter(watched, event)

    def _mark(self, row: int) -> None:
        """The keys stay in the field: it says what Enter takes."""
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        customer = self.model.customer(index.row())
        if customer is not None:
            self.found.emit(customer)
        else:
            self.new_asked.emit(self.field.text())
