"""One customer's page: name and what can be done at its head, then details and vehicles side by side, and bookings."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.customer_sheet import CustomerSheet, Visit
from desktop.presenters.customers import CustomersPresenter
from desktop.theming import formats, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.booking.page import Area
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.calendar.card_parts import chip
from desktop.views.customers.customers_words import head_words
from desktop.views.customers.details_card import CustomerForm, DetailsCard
from desktop.views.customers.extras_card import ExtrasCard
from desktop.views.customers.vehicles_card import VehicleAdd, VehicleEdit, VehiclesCard
from desktop.views.customers.visits_card import VisitsCard
from desktop.views.customers.waiting_card import WaitingCard

SIDE_BY_SIDE = 720
"""Narrower than this the cards stand one below the other."""
WIDEST = 1120
_AVATAR = 40


class CustomerPage(Area):
    """``book_asked``: an id; ``visit_asked``: a booking that was clicked; ``left``: a form on it was closed."""

    book_asked = Signal(object)
    visit_asked = Signal(Visit)
    merge_asked = Signal(object)
    left = Signal()

    def __init__(
        self, presenter: CustomersPresenter, extras: ExtrasCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.extras = extras
        self.customer_id: UUID | None = None
        self.lost: tuple[CustomerSheet, list[str]] | None = None
        """Whom it showed and what was typed about them, where they are not here any more."""
        self._sheet: CustomerSheet | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.details = DetailsCard(presenter)
        self.vehicles = VehiclesCard(presenter)
        self.visits = VisitsCard()
        self.waiting: WaitingCard | None = None
        """For who may ask for mechanics."""
        self._lay_out()
        self.details.left.connect(self.left)
        self.vehicles.left.connect(self.left)
        self.visits.asked.connect(self.visit_asked)
        # It lies where other pages have the button by which they are left.
        CalmButtons(self).add(self.book, self.merge)
        self.book.clicked.connect(self._book)
        self.merge.clicked.connect(self._merge)

    def show_customer(self, customer_id: UUID) -> bool:
        """Show this one, from the top; whether they are here."""
        if customer_id != self.customer_id:
            self.verticalScrollBar().setValue(0)
        self.customer_id = customer_id
        return self.refresh()

    def add_waiting(self, card: WaitingCard) -> None:
        """Above all else that is known of them."""
        self.waiting = card
        self._column.insertWidget(1, card)

    def refresh(self) -> bool:
        """Show what there is of them now; ``False`` when they are not here any more."""
        sheet = self._presenter.sheet(self.customer_id) if self.customer_id is not None else None
        if sheet is None:
            typed = self.form.typed if self.form is not None and self.form.unsaved else []
            self.lost, self._sheet = (None if self._sheet is None else (self._sheet, typed)), None
            for editable in (self.details, self.vehicles):
                editable.forget()  # a form that nobody sees would hold the screen for ever
            return False
        self._sheet = sheet
        self._head(sheet)
        for card in (self.details, self.vehicles, self.visits):
            card.show_sheet(sheet)
        self.extras.show_customer(sheet.customer.id)
        if self.waiting is not None:
            self.waiting.show_customer(sheet.customer.id)
        return True

    def holds(self) -> bool:
        """Whether something typed here is neither saved nor left; it has the keys then, and says so."""
        for card in (self.details, self.vehicles):
            if card.form is not None and card.form.unsaved:
                card.form.insist()
                return True
        return False

    @property
    def unsaved(self) -> bool:
        """The same, said to nobody."""
        forms = (self.details.form, self.vehicles.form)
        return any(form is not None and form.unsaved for form in forms)

    @property
    def form(self) -> CustomerForm | VehicleEdit | VehicleAdd | None:
        """The one that is open; of two the one in which something was typed."""
        forms = [form for form in (self.details.form, self.vehicles.form) if form is not None]
        return next((form for form in forms if form.unsaved), next(iter(forms), None))

    def leave_forms(self) -> bool:
        """Close a form in which nothing was changed; whether there was one."""
        if self.form is None:
            return False
        self.form.leave.click()
        return True

    def start(self) -> None:
        """The keys begin on what is most often done."""
        target = self.book if self.book.isVisibleTo(self) else self.details.button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != way:
            self._pair.setDirection(way)

    # --- inside

    def _book(self) -> None:
        if self.customer_id is not None and not self.holds():
            self.book_asked.emit(self.customer_id)

    def _merge(self) -> None:
        if self.customer_id is not None and not self.holds():
            self.merge_asked.emit(self.customer_id)

    def _head(self, sheet: CustomerSheet) -> None:
        self.avatar.setText(formats.initials(sheet.customer.name))
        self.name.setText(sheet.customer.name)
        self.about.setText(head_words(sheet))
        self.about.setToolTip(self.about.text())
        self.waits.setVisible(bool(sheet.waiting))
        self.book.setVisible(sheet.may_book)
        merging = self._presenter.merging
        self.merge.setVisible(merging.may() and not merging.waits(sheet.customer.id))
        self.setAccessibleName(sheet.customer.name)

    def _lay_out(self) -> None:
        space = theme().tokens.space
        content = QWidget()
        outer = QHBoxLayout(content)
        outer.setContentsMargins(space(5), space(4), space(5), space(4))
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        column.addLayout(self._lay_head())
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(space(4))
        for card in (self.details, self.vehicles):
            self._pair.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._pair)
        column.addWidget(self.visits)
        column.addWidget(self.extras)
        column.addStretch(1)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget switches it on

    def _lay_head(self) -> QHBoxLayout:
        """Who it is, and what is done with them."""
        space, translate = theme().tokens.space, QCoreApplication.translate
        head = QHBoxLayout()
        head.setSpacing(space(3))
        self.avatar = style.text("", weight=700)
        self.avatar.setFixedSize(_AVATAR, _AVATAR)
        self.avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        style.mark(self.avatar, role="avatar", large=True)
        head.addWidget(self.avatar)
        names = QVBoxLayout()
        names.setSpacing(2)
        self.name = ElidedLabel(size="title", weight=700)
        self.about = ElidedLabel(tone="muted")
        self.about.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)  # for its tip
        names.addWidget(self.name)
        names.addWidget(self.about)
        head.addLayout(names, 1)
        self.waits = chip("cloud-off", translate("Today", "waiting for the server"), "wait")
        head.addWidget(self.waits, 0, Qt.AlignmentFlag.AlignVCenter)
        self.merge = style.button(translate("Customers", "Merge…"), role="quiet")
        self.merge.setToolTip(translate("Customers", "This customer is here twice: make the two one (M)"))
        head.addWidget(self.merge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.book = style.button(translate("Customers", "Book a visit"), icon="calendar-check")
        self.book.setToolTip(translate("Customers", "Book for this customer (B)"))
        head.addWidget(self.book, 0, Qt.AlignmentFlag.AlignVCenter)
        return head
