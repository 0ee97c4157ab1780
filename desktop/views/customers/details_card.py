"""Who a customer is, as facts; the pencil, or E, makes a form of them in the same place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.correcting import Subject
from desktop.presenters.customer_sheet import CustomerSheet
from desktop.presenters.customers import CustomersPresenter
from desktop.views.calendar.card_parts import fact
from desktop.views.customers.card import Card
from desktop.views.customers.customers_words import facts
from desktop.views.detail_fields import CustomerFields
from desktop.views.edit_form import EditForm
from scheduling.records import Customer


class CustomerForm(EditForm):
    """All that is kept of a customer. Raises ``LookupError`` without one."""

    def __init__(self, presenter: CustomersPresenter, subject: Subject) -> None:
        if subject.customer is None:
            raise LookupError
        self.customer = CustomerFields(subject.customer, whole=True)
        super().__init__(presenter.correcting, subject, self.customer, None)


class DetailsCard(Card):
    """``left`` when the form is closed again."""

    left = Signal()

    def __init__(self, presenter: CustomersPresenter, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Customers", "Details"), parent=parent)
        self._presenter = presenter
        self._sheet: CustomerSheet | None = None
        self._shown: Customer | None = None
        self.form: CustomerForm | None = None
        self.button = self.head_button(translate("Customers", "Edit"), "pencil")
        self.button.setToolTip(translate("Customers", "Correct these details (E)"))
        self.button.clicked.connect(self.edit)

    def show_sheet(self, sheet: CustomerSheet) -> None:
        """Show this customer; a form that is open stays until it is saved or left."""
        other = self._sheet is None or sheet.customer.id != self._sheet.customer.id
        self._sheet = sheet
        if other:
            self._drop_form()
        if self.form is None:
            self.button.setVisible(sheet.may_edit)
            if other or sheet.customer != self._shown:
                self._fill(sheet.customer)

    def forget(self) -> None:
        """The customer is not here any more, nor what was typed about them."""
        self._sheet = None
        self._drop_form()
        self.empty()

    def edit(self) -> None:
        """Make a form of it."""
        subject = self._presenter.subject(self._sheet.customer.id) if self._sheet is not None else None
        if subject is None or self.form is not None:
            return
        self.empty()
        self.button.hide()
        self.form = CustomerForm(self._presenter, subject)
        self.form.done.connect(self._close)
        self.put(self.form)
        self.form.start()

    def _close(self) -> None:
        self._drop_form()
        sheet = self._presenter.sheet(self._sheet.customer.id) if self._sheet is not None else None
        if sheet is not None:
            self._sheet = sheet
            self._fill(sheet.customer)
            self.button.setVisible(sheet.may_edit)
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def _drop_form(self) -> None:
        self.form, self._shown = None, None

    def _fill(self, customer: Customer) -> None:
        self._shown = customer
        self.empty()
        for icon, said, faint in facts(customer):
            self.put(fact(icon, said, faint=faint))
