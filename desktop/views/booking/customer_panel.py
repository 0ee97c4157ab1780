"""Entering a new customer; who it may be a double of is offered before anything is created."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.booking_customer import CustomerChoice
from desktop.presenters.customer_form import CustomerForm, e164, extension_of, started_from
from desktop.theming import enters, formats, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.fields import Field
from desktop.views.booking.page import cleared, segments, shown_now
from desktop.views.booking.painted import Tile
from scheduling.records import Customer


class CustomerPanel(QWidget):
    """``found`` when the user takes the double instead, ``added`` when the form was taken."""

    found = Signal(Customer)
    added = Signal()

    def __init__(self, flow: CustomerChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._seen: list[Customer] = []
        self._asked: list[UUID] = []
        """Those of whom it was asked, when the form was to be taken, whether it is one of them."""
        self.question: QLabel
        """Above them, as long as there are any."""
        self._typed = ""
        """What it was begun with."""
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        self.name = Field(translate("Booking", "Name"))
        self.phone = Field(translate("Booking", "Phone"))
        self.email = Field(translate("Booking", "Email"))
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self.phone, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.email, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addLayout(self._languages())
        self.doubles = QWidget()
        self._doubles = QVBoxLayout(self.doubles)
        self._doubles.setContentsMargins(0, 0, 0, 0)
        self._doubles.setSpacing(space(2))
        column.addWidget(self.doubles)
        column.addStretch(1)
        self.phone.line.editingFinished.connect(self._tidy_phone)
        for field in (self.phone, self.email):
            field.edited.connect(self.look_for_doubles)

    def _languages(self) -> QHBoxLayout:
        line, translate = QHBoxLayout(), QCoreApplication.translate
        line.setSpacing(theme().tokens.space(2))
        line.addWidget(style.text(translate("Booking", "Messages in"), tone="muted"))
        self._group = QButtonGroup(self)
        self.languages: dict[str, QPushButton] = {}
        for code, words in (("fr", "Français"), ("en", "English")):
            button = style.button(words, role="segment")
            button.setCheckable(True)
            self._group.addButton(button)
            self.languages[code] = button
        line.addWidget(segments(*self.languages.values()))
        line.addStretch(1)
        return line

    def begin(self, typed: str) -> None:
        """With what was typed, in the field that it belongs to; of somebody it was begun for, as it was left."""
        said = typed.strip().casefold()
        if self.begun and said in {self._typed, self.name.text.strip().casefold()}:
            self.look_for_doubles()
            self.focus_open()
            return
        usual = "fr" if self._flow.source.organization().locale.startswith("fr") else "en"
        self._fill(started_from(typed, usual), said)

    def begin_with(self, said: CustomerForm) -> None:
        """With what was said of somebody new, or begun in another window."""
        self._fill(said, said.name.strip().casefold())

    def _fill(self, form: CustomerForm, typed: str) -> None:
        self._typed = typed
        self._flow.begin_customer()
        for field, text in ((self.name, form.name), (self.phone, form.phone), (self.email, form.email)):
            field.line.setText(text)
            field.tell("")
        self.languages[form.language].setChecked(True)
        self._tidy_phone()
        self.look_for_doubles()
        self.focus_open()

    def focus_open(self) -> None:
        """The keys are on the first field that is empty, or else on the name."""
        fields = (self.name, self.phone, self.email)
        first = next((field for field in fields if not field.text.strip()), self.name)
        first.line.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def begun(self) -> bool:
        """Whether anything was typed."""
        return any(field.text.strip() for field in (self.name, self.phone, self.email))

    def form(self) -> CustomerForm:
        """As typed."""
        language = next((code for code, button in self.languages.items() if button.isChecked()), "en")
        return CustomerForm(
            name=self.name.text, phone=self.phone.text, email=self.email.text, language=language
        )

    def look_for_doubles(self) -> None:
        """Offer customers with the same phone or email."""
        found = self._flow.doubles(self.form())
        if found == self._seen:
            return
        self._seen = found
        cleared(self._doubles)
        if found:
            self.question = style.text("", weight=600)
            self.question.setWordWrap(True)
            self._doubles.addWidget(self.question)
            shown_now(self.question)
            self._put_question()
        for row in found:
            contact = " · ".join(part for part in (formats.phone(row.phone), row.email) if part)
            tile = Tile(row.name, contact, initials=formats.initials(row.name), leaves=True)
            tile.clicked.connect(lambda _checked, row=row: self.found.emit(row))
            self._doubles.addWidget(tile)
            shown_now(tile)

    def take(self) -> None:
        """Continue with the form, once it was asked about who may be in the books; or say what is wrong with it."""
        form = self.form()
        self.look_for_doubles()
        found = [row.id for row in self._seen]
        if found and found != self._asked and not self._flow.problems(form):
            self._asked = found
            self._put_question()
            enters.sent()  # it is to be looked at
            return
        problems = self._flow.add_customer(form)
        fields = {"name": self.name, "phone": self.phone, "email": self.email}
        for name, field in fields.items():
            problem = problems.get(name)
            field.tell(phrases.customer_problem(problem) if problem is not None else "")
        if problems:
            next(fields[name] for name in fields if name in problems).line.setFocus()
        else:
            self.added.emit()

    def _put_question(self) -> None:
        translate = QCoreApplication.translate
        asks = self._asked == [row.id for row in self._seen]
        more = translate("Booking", "Choose who it is, or press Enter once more for somebody new.")
        self.question.setText(more if asks else translate("Booking", "Is it one of these?"))
        style.mark(self.question, tone="bad" if asks else "")

    def _tidy_phone(self) -> None:
        number = e164(self.phone.text)
        if number and not extension_of(self.phone.text):  # which would be gone
            self.phone.line.setText(formats.phone(number))
