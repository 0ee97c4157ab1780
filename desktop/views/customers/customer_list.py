"""Whom to work with: a field to type into, under it those found, or the recent ones. Arrows go through, Enter opens.

The field has the keys all the while. Not here: who is found (``presenters.customers``), what is shown of them.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.item_models.customers import CustomerResults
from desktop.presenters.customers import CustomersPresenter
from desktop.theming import enters, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.customer_search import CustomerLine
from desktop.views.painted import ENTER
from scheduling.records import Customer

_NOBODY_YET = "?"
_PAGE = 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class CustomerList(QFrame):
    """``chosen`` when another is marked, ``opened`` when one is to be worked with; ``new_asked``: what was typed."""

    chosen = Signal(object)
    opened = Signal(object)
    new_asked = Signal(str)

    def __init__(self, presenter: CustomersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: tuple[list[Customer], str] = ([], "")
        self._told: UUID | str | None = None
        """Who was told to be marked, so that news tell nobody the same again."""
        self.field = QLineEdit()
        self.about = style.text("", tone="muted", size="small", weight=600)
        self.model = CustomerResults(self._detail, self)
        self.rows = QListView()
        self.hint = _line("")
        self._lay_out()
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.rows.clicked.connect(self._clicked)
        self.rows.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def current(self) -> UUID | None:
        """Who is marked, or was until what is typed found them no more."""
        return self._told if isinstance(self._told, UUID) else None

    def look(self) -> None:
        """List again; who was marked is marked still, and so is the line that adds.

        Whoever is not listed any more, as they are called otherwise by now, stays chosen: nobody has let go of them.
        """
        index, marked = self.rows.currentIndex(), self.current
        adds = index.isValid() and self.model.customer(index.row()) is None
        self._show()
        row = self.model.row_adding() if adds else self.model.row_of(marked)
        if row >= 0 or marked is None:
            self._mark(row)

    def mark(self, customer_id: UUID) -> None:
        """Mark this one; with nobody of that name listed, everything typed goes."""
        if self.model.row_of(customer_id) < 0 and self.field.text():
            self.field.clear()
        self.look()
        self._mark(self.model.row_of(customer_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    # --- inside

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _STEPS:
            last = self.model.rowCount() - 1
            self._mark(max(0, min(last, self.rows.currentIndex().row() + _STEPS[Qt.Key(event.key())])))
        elif event.key() in ENTER:
            if enters.once(event):
                self._take(self.rows.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return False
        return True

    def _typed(self) -> None:
        """The best one found is marked; with nothing typed nobody is, for nobody was asked for."""
        self._show()
        self._told = _NOBODY_YET
        self._mark(0 if self.field.text().strip() else -1)

    def _show(self) -> None:
        typed = self.field.text().strip()
        found, more = self._presenter.found(typed)
        new = self.tr("New customer: %1") if typed and self._presenter.may_add else ""
        shown = found, phrases.say(new, typed)
        if shown != self._shown or self.model.rowCount() == 0:
            self.rows.selectionModel().blockSignals(True)  # who is marked is said once, by whoever asked
            self.model.show(*shown)
            self.rows.selectionModel().blockSignals(False)
            self._shown = shown
        else:
            self.model.look_again()
        self._say(typed, len(found), more=more)

    def _say(self, typed: str, count: int, *, more: bool) -> None:
        if not typed:
            self.about.setText(self.tr("Recent"))
            nobody = self.tr("Type a name, a phone number, a plate, a VIN, an email or a postal code.")
            self.hint.setText("" if count else nobody)
        else:
            self.about.setText(self.tr("%n found", "", count) if count else self.tr("No one found"))
            self.hint.setText(self.tr("There are more of them: type on to narrow the list.") if more else "")
        self.hint.setVisible(bool(self.hint.text()))

    def _mark(self, row: int) -> None:
        index = self.model.index(row) if row >= 0 else QModelIndex()
        changed = index != self.rows.currentIndex()
        self.rows.setCurrentIndex(index)
        if not changed:
            self._current_changed(index)

    def _current_changed(self, index: QModelIndex) -> None:
        row = self.model.customer(index.row()) if index.isValid() else None
        self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        chosen = None if row is None else row.id
        if chosen != self._told:
            self._told = chosen
            self.chosen.emit(chosen)

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.customer(index.row()) is None:
            self._take(index)

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.customer(index.row())
        if row is None:
            enters.sent()  # the next one would add them by their name alone
            self.new_asked.emit(self.field.text().strip())
        else:  # of who is shown Enter books, as fast as one likes: that gives nothing away yet
            self.opened.emit(row.id)

    def _detail(self, customer: Customer) -> str:
        return phrases.customer_detail(customer, self._presenter.vehicles_of(customer))

    def _lay_out(self) -> None:
        style.mark(self, panel="rail")
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(4), space(3), space(3))
        column.setSpacing(space(2))
        self.field.setPlaceholderText(self.tr("Name, phone, plate, VIN, email …"))
        self.field.setAccessibleName(self.tr("Find a customer"))
        column.addWidget(self.field)
        self.about.setContentsMargins(space(2), space(1), 0, 0)
        column.addWidget(self.about)
        rows = self.rows
        rows.setModel(self.model)
        rows.setItemDelegate(CustomerLine(rows))
        rows.setMouseTracking(True)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        rows.setUniformItemSizes(True)
        rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setAccessibleName(self.tr("Customers found"))
        style.mark(rows, bare=True)
        column.addWidget(rows, 1)
        column.addWidget(self.hint)


def _line(words: str) -> QLabel:
    label = style.text(words, tone="muted", size="small")
    label.setWordWrap(True)
    return label
