"""The Customers screen: find somebody on the left, see and correct all that is known of them on the right.

It paints and forwards: who is found and what is shown is decided by ``presenters/customers``.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from desktop.presenters.customer_import import Preview
from desktop.presenters.customer_sheet import Visit
from desktop.presenters.customers import CustomersPresenter
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.customers.customer_list import CustomerList
from desktop.views.customers.customer_page import CustomerPage
from desktop.views.customers.customers_header import CustomersHeader
from desktop.views.customers.extras_card import ExtrasCard
from desktop.views.customers.import_page import ImportPage
from desktop.views.customers.merge_page import MergePage
from desktop.views.customers.new_customer import NewCustomer
from desktop.views.customers.nobody import Nobody
from desktop.views.lose_opener import LoseOpener
from desktop.views.screen_view import ScreenView, in_place_of_all
from scheduling.vocabulary import SessionState


class CustomersView(ScreenView):
    """One screen of the shell."""

    book_asked = Signal(object)
    """A customer's id: book for them."""
    show_asked = Signal(object)
    """A booking's id: show it in the calendar."""
    import_asked = Signal()
    export_asked = Signal()
    answer_asked = Signal(object)
    """The id of a booking without a place: lead to what has to be answered."""

    def __init__(
        self, presenter: CustomersPresenter, extras: ExtrasCard, parent: QWidget | None = None
    ) -> None:
        header = CustomersHeader()
        super().__init__(header, parent)
        self.header = header
        self._presenter = presenter
        self.list = CustomerList(presenter)
        self.page = CustomerPage(presenter, extras)
        self.nobody = Nobody()
        self.new: NewCustomer | None = None
        """While one is entered."""
        self.importing: ImportPage | None = None
        """While a file is looked at."""
        self.merging: MergePage | None = None
        """While two are compared."""
        self.fetching = in_place_of_all(self.tr("Fetching the customers of your workshop …"))
        self.losing = LoseOpener(self)
        self.losing.lose.connect(self._lose)
        self.losing.adrift.connect(self._to_search)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter has now; who is chosen stays chosen."""
        self._later.stop()
        ready = self._presenter.ready
        self._show_body(there=ready)
        header = self.header
        for button, may in (
            (header.new, self._presenter.may_add),
            (header.take_over, self._presenter.may_import),
            (header.write, self._presenter.may_export),
        ):
            button.setVisible(ready and may)
        if not ready:
            return
        self.list.look()
        if self.merging is not None:
            self.merging.refresh()
        has = cast("QWidget | None", self.window().focusWidget())
        there = has is not None and self.page.isAncestorOf(has)
        if self.stack.currentWidget() is self.page and not self.page.refresh():
            self._show_nobody()
            self._say_gone(keys=there)

    def show_customer(self, customer_id: UUID) -> None:
        """Show this one, as somewhere else was asked for; not in the place of what is being typed."""
        if self.holds():
            return
        self._drop_new()
        self.list.mark(customer_id)
        self._open(customer_id)

    def holds(self) -> bool:
        """Whether something typed here is neither saved nor left; it has the keys then, and says so."""
        self.losing.give_way()
        if self.new is not None and self.new.unsaved:
            self.new.insist()
            return True
        if self.importing is not None and self.importing.under_way:
            return True
        return self.page.holds()

    @property
    def unsaved(self) -> bool:
        """Whether something typed here would go with the screen."""
        return self.page.unsaved or (self.new is not None and self.new.unsaved)

    def begin_new(self, typed: str = "") -> None:
        """A form for somebody new, begun with what was typed into the search."""
        if not self._presenter.may_add or self.holds():
            return
        self._drop_new()
        new = self.new = NewCustomer(self._presenter)
        new.added.connect(self._added)
        new.found.connect(self._added)  # nobody new after all: what was typed goes
        new.left.connect(self._back)
        self.stack.addWidget(new)
        self.stack.setCurrentWidget(new)
        new.begin(typed)

    def show_import(self, preview: Preview) -> None:
        """What would come of a file, in the place of a customer's page."""
        if self.holds():
            return
        self._drop_new()
        page = self.importing = ImportPage(self._presenter.importing, preview)
        page.left.connect(self._back)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.start()

    def begin_merge(self, customer_id: UUID) -> None:
        """Compare this one with whom it may be as well, in the place of their page."""
        subject = self._presenter.subject(customer_id)
        if subject is None or subject.customer is None or not self._presenter.merging.may() or self.holds():
            return
        self._drop_new()
        page = self.merging = MergePage(self._presenter.merging, subject.customer)
        page.left.connect(self._merge_left)
        page.merged.connect(self._added)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.start()

    # --- events

    def event(self, event: QEvent) -> bool:
        """The slash is this screen's own search, not the one over the window."""
        own = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Slash
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin in the search."""
        super().focusInEvent(event)
        if self.losing.focus():
            return
        self.list.field.setFocus(event.reason())
        self.list.field.selectAll()  # who is looked for now is somebody else

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = theme().tokens.size
        self.list.setFixedWidth(size("side_wide") if self.width() >= 3 * size("side_wide") else size("side"))

    # --- inside

    def _key(self, event: QKeyEvent) -> bool:
        """Letters do something where nobody types: Esc and / lead back to the search."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if event.key() == Qt.Key.Key_Escape:
            if self.unsaved:
                self.losing.ask()
            elif self.new is not None:
                if not self.holds():
                    self._back()
            elif self.stack.currentWidget() is not self.page or not self.page.leave_forms():
                self._to_search()
            return True
        if typing or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Slash:
            self._to_search()
        elif self.stack.currentWidget() is not self.page:
            return False
        elif event.key() == Qt.Key.Key_E:
            self.page.details.edit()
        elif event.key() == Qt.Key.Key_M and self.page.merge.isVisible():
            self.page.merge.click()
        elif event.key() == Qt.Key.Key_B and self.page.book.isVisible():
            self.page.book.click()
        else:
            return False
        return True

    def _lose(self) -> None:
        """What was typed; the form goes as by its own button."""
        form = self.new or self.page.form
        if form is not None:
            form.leave.click()

    def _to_search(self) -> None:
        self.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.field.selectAll()

    def _chosen(self, customer_id: UUID | None) -> None:
        """Another is marked in the list. What is being typed stays on view until it is saved or left."""
        kept = self.unsaved or (self.importing is not None and self.importing.under_way)
        if kept or (customer_id is not None and customer_id == self._on_view()):
            return
        self._drop_new()
        if customer_id is None or not self.page.show_customer(customer_id):
            self._show_nobody()
        else:
            self.stack.setCurrentWidget(self.page)

    def _open(self, customer_id: UUID) -> None:
        """Go on to work with this one."""
        held = self.new is not None or self.importing is not None or self.page.customer_id != customer_id
        if held and self.holds():
            return
        self._drop_new()
        self._presenter.opened(customer_id)
        if self.page.show_customer(customer_id):
            self.stack.setCurrentWidget(self.page)
            self.page.start()

    def _on_view(self) -> UUID | None:
        return self.page.customer_id if self.stack.currentWidget() is self.page else None

    def _form_left(self) -> None:
        """Whoever was marked meanwhile is shown now."""
        self.list.look()
        self._chosen(self.list.current)

    def _new_clicked(self) -> None:
        self.begin_new(self.list.field.text().strip() if self.list.current is None else "")

    def _added(self, customer_id: UUID) -> None:
        self._drop_new()
        self.show_customer(customer_id)

    def _back(self) -> None:
        """Neither added nor taken over, or done with."""
        self._drop_new()
        self._form_left()
        self._to_search()

    def _merge_left(self) -> None:
        """They stay two, or one where the other went meanwhile."""
        shown = self.merging.customer_id if self.merging is not None else self.page.customer_id
        self._drop_new()
        if shown is not None:
            self.list.mark(shown)
            self._open(shown)
        if self.stack.currentWidget() is self.page and not self.page.refresh():
            self._show_nobody()
            self._to_search()

    def _drop_new(self) -> None:
        """What stood in the place of a customer's page."""
        over = [page for page in (self.new, self.importing, self.merging) if page is not None]
        self.new = self.importing = self.merging = None
        for page in over:
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _show_nobody(self) -> None:
        listed = self.list.model.customer(0) is not None
        self.nobody.say(any_listed=listed, typed=bool(self.list.field.text().strip()))
        self.stack.setCurrentWidget(self.nobody)

    def _say_gone(self, *, keys: bool) -> None:
        """Whoever was on view went while they were: who has what was theirs, and what was typed about them."""
        if self.page.lost is not None:
            sheet, typed = self.page.lost
            self.nobody.say_gone(sheet.customer.name, self._presenter.went_to(sheet), typed)
        if keys:
            (self.nobody.lead if self.nobody.lead.isVisibleTo(self.nobody) else self.list.field).setFocus()

    def _visit(self, visit: Visit) -> None:
        signal = self.answer_asked if visit.state is SessionState.UNPLACED else self.show_asked
        signal.emit(visit.session_id)

    def _lay_out(self) -> None:
        self._lay_frame(self.fetching)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.list)
        for widget in (self.nobody, self.page):
            self.stack.addWidget(widget)
        line.addWidget(self.stack, 1)
        self._column.addLayout(line)

    def _connect(self) -> None:
        listen(self._presenter.changed, self, self._soon)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open)
        self.nobody.lead_asked.connect(self.show_customer)
        self.list.new_asked.connect(self.begin_new)
        self.header.new.clicked.connect(self._new_clicked)
        self.header.take_over.clicked.connect(self.import_asked)
        self.header.write.clicked.connect(self.export_asked)
        self.page.book_asked.connect(self.book_asked)
        self.page.merge_asked.connect(self.begin_merge)
        self.page.visit_asked.connect(self._visit)
        self.page.left.connect(self._form_left)
