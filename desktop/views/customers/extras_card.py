"""What the server alone knows of a customer, on their page: credit, favourite mechanics, SMS, signed waivers.

Asked for a moment after somebody is chosen, so that walking through the list asks for nobody. Paints and forwards.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from desktop.presenters.customer_extras import CustomerExtras, Extras
from desktop.theming import style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import Spawn, note, trouble_words
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.customers import extras_words
from desktop.views.customers.card import Card
from desktop.views.parked_keys import ParkedKeys

LOOK_MS = 350
"""How long one is looked at before the server is asked."""


class ExtrasCard(Card):
    """Of the customer on view."""

    def __init__(
        self,
        presenter: CustomerExtras,
        spawn: Spawn,
        zone: Callable[[], tzinfo],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            QCoreApplication.translate("Customers", "Credit, preferences and waivers"), parent=parent
        )
        self._presenter = presenter
        self._spawn = spawn
        self._zone = zone
        self._likes: dict[UUID, QPushButton] = {}
        self._offered: list[UUID] = []
        self._unheard = False
        self._keys = ParkedKeys(self)
        self.again = self.head_button(self.tr("Ask again"), "refresh-cw")
        self.again.clicked.connect(self._look)
        self.said = note("", "muted")
        self.body.addWidget(self.said)
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_MS)
        self._later.timeout.connect(self._look)
        listen(presenter.changed, self, self.refresh)

    def show_customer(self, customer_id: UUID) -> None:
        """This one is looked at."""
        if self._presenter.choose(customer_id):
            self._later.start()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody else may have changed it while nobody looked."""
        super().showEvent(event)
        if self._presenter.customer_id is not None:
            self._later.start()

    def refresh(self) -> None:
        """Show what is known now."""
        presenter, extras = self._presenter, self._presenter.extras
        said, unheard = trouble_words(presenter), presenter.unheard
        if self._unheard and not unheard:
            self._later.start()  # the server knows them by now
        self._unheard = unheard
        if unheard:
            said = self.tr("The server has not heard of this customer yet.")
        elif not said and extras is None:
            said = self.tr("Asking the server …")
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.again.setVisible(bool(presenter.problem))
        self.facts.setVisible(extras is not None)
        if extras is not None:
            self._show(extras)

    # --- inside

    def _look(self) -> None:
        self._later.stop()
        if self.isVisible():
            self._spawn(self._presenter.look())

    def _show(self, extras: Extras) -> None:
        for widget in (self.credit, self.credit_name):
            widget.setVisible(extras.credit is not None)
        if extras.credit is not None:
            self.credit.setText(extras_words.credit_words(extras.credit, self._zone()))
        self.waivers.setText(extras_words.waivers_words(extras.waivers, self._zone()))
        self.consent.setText(extras_words.consent_words(extras.consent, self._zone()))
        may, idle = self._presenter.may_change, not self._presenter.busy
        no = self.tr("No longer agrees")
        self.agree.setText(no if extras.consent.given else self.tr("They agree to SMS"))
        if not idle:
            self._keys.park([self.agree, self.names, self.add, *self._likes.values()])
        self.agree.setVisible(may)
        self.agree.setEnabled(idle)
        self._show_likes(extras, may=may, idle=idle)
        if idle:
            self._keys.give_back(self.add)

    def _show_likes(self, extras: Extras, *, may: bool, idle: bool) -> None:
        shown: list[QWidget] = [] if extras.favourites else [self.none]
        for mechanic_id in extras.favourites:
            button = self._likes.get(mechanic_id) or self._like(mechanic_id)
            button.setEnabled(may and idle)
            shown.append(button)
        rows = self._presenter.mechanics()
        if [row.id for row in rows] != self._offered:
            self._offered = [row.id for row in rows]
            self.names.clear()
            self.names.addItems([row.name for row in rows])
        for widget in (self.names, self.add):
            widget.setEnabled(idle)
        self.likes.keep([*shown, self.names, self.add] if may and rows else shown)

    def _like(self, mechanic_id: UUID) -> QPushButton:
        name = self._presenter.name_of(mechanic_id) or self.tr("A mechanic who is not here any more")
        button = style.button(name, icon="x")
        style.mark(button, compact=True)
        button.setAccessibleName(fill(self.tr("%1 is a favourite no more"), name))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(partial(_unlike, self._spawn, self._presenter, mechanic_id))
        self._likes[mechanic_id] = button
        return button

    def _add(self) -> None:
        row = self.names.currentIndex()
        if 0 <= row < len(self._offered):
            self._spawn(self._presenter.like(self._offered[row], yes=True))

    def _agreed(self) -> None:
        extras = self._presenter.extras
        if extras is not None:
            self._spawn(self._presenter.agree(given=not extras.consent.given))

    def _lay_out(self) -> None:
        space = theme().tokens.space
        self.facts = QWidget()
        grid = QGridLayout(self.facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(3))
        grid.setColumnStretch(1, 1)
        self.credit, self.consent, self.waivers = _value(), _value(), _value()
        self.none = style.text(self.tr("none"), tone="faint")
        self.likes = FlowRow(space(2))
        self.names = QComboBox()
        style.mark(self.names, compact=True)
        self.names.setAccessibleName(self.tr("Another favourite mechanic"))
        self.add = style.button(self.tr("Add"), icon="plus")
        style.mark(self.add, compact=True)
        self.add.clicked.connect(self._add)
        self.agree = style.button(self.tr("They agree to SMS"), role="quiet")
        style.mark(self.agree, compact=True)
        self.agree.clicked.connect(self._agreed)
        self.credit_name = _name(self.tr("Credit"), self.credit)
        likes_name, consent_name = (
            _name(self.tr("Favourite mechanics"), self.likes),
            _name(self.tr("SMS"), self.consent),
        )
        lower = (self.agree.sizeHint().height() - consent_name.sizeHint().height()) // 2
        for label in (
            likes_name,
            consent_name,
            self.consent,
            self.none,
        ):  # beside buttons, which are higher than a line
            label.setContentsMargins(0, lower, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, value) in enumerate(
            (
                (self.credit_name, self.credit),
                (likes_name, self.likes),
                (consent_name, self.consent),
                (_name(self.tr("Waivers"), self.waivers), self.waivers),
            )
        ):
            grid.addWidget(name, row, 0, top)
            wide = 1 if value is self.consent else 2
            grid.addWidget(value, row, 1, 1, wide, top if value is self.consent else Qt.AlignmentFlag(0))
        grid.addWidget(self.agree, 2, 2, top)
        self.body.addWidget(self.facts)


def _unlike(spawn: Spawn, presenter: CustomerExtras, mechanic_id: UUID, _checked: bool = False) -> None:
    spawn(presenter.like(mechanic_id, yes=False))


def _value() -> QLabel:
    label = style.text("")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _name(words: str, of: QWidget) -> QLabel:
    of.setAccessibleDescription(words)
    return style.text(words, tone="muted")
