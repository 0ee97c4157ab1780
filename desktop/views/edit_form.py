"""A form for a customer's or a vehicle's details in place, wherever they stand. ``presenters.correcting`` decides.

What was not changed is not sent; what is wrong is said at its field. Not here: the fields (``detail_fields``).
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.booking_vehicle import VehicleProblem
from desktop.presenters.correcting import Correcting, Entered, Subject, typed, unsaved
from desktop.presenters.customer_form import Problem
from desktop.theming import enters, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.fields import Field
from desktop.views.calendar.calendar_words import error_words
from desktop.views.detail_fields import CustomerFields, VehicleFields
from desktop.views.painted import ENTER
from scheduling.errors import RuleError


def problem_words(problem: Problem | VehicleProblem, this_year: int) -> str:
    """What is wrong, where Save keeps a VIN as it is."""
    if isinstance(problem, Problem):
        return phrases.customer_problem(problem)
    if problem is VehicleProblem.VIN_CHECK:
        return QCoreApplication.translate(
            "Correct", "The check digit does not fit. Look again; Save keeps it as it is."
        )
    return phrases.vehicle_problem(problem, this_year)


class EditForm(QWidget):
    """``done`` when it was saved or left; ``reshaped`` when it became higher or lower.

    ``titled``: each part has its heading.
    """

    done = Signal()
    reshaped = Signal()

    def __init__(
        self,
        correcting: Correcting,
        subject: Subject,
        who: CustomerFields | None,
        car: VehicleFields | None,
        *,
        titled: bool = False,
    ) -> None:
        super().__init__()
        self._correcting = correcting
        self._subject = subject
        self._who = who
        self._car = car
        self._insisted_vin = ""
        translate = QCoreApplication.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        for title, part in ((translate("Correct", "Customer"), who), (translate("Correct", "Vehicle"), car)):
            if part is not None and titled:
                column.addWidget(style.text(title, weight=700))
            if part is not None:
                column.addWidget(part)
        self.problem = style.text("", tone="bad", size="small")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        self._before = self._entered()
        for field in self._fields().values():
            field.edited.connect(self.reshaped)

    def take(self) -> None:
        """Save it, or say what is wrong with it."""
        self.problem.hide()
        try:
            problems = self._correcting.save(self._subject, self._before, self._entered())
        except RuleError as error:
            self._say(error_words(error))
            return
        if not problems:
            enters.sent()
            self.done.emit()
            return
        if self._car is not None and problems.get("vin") is VehicleProblem.VIN_CHECK:
            self._insisted_vin = self._car.vin.text
        fields = self._fields()
        for name, field in fields.items():
            problem = problems.get(name)
            field.tell("" if problem is None else problem_words(problem, self._correcting.this_year()))
        next(fields[name] for name in fields if name in problems).line.setFocus()
        self.reshaped.emit()

    @property
    def unsaved(self) -> bool:
        """Whether anything was changed that is neither saved nor left."""
        return unsaved(self._before, self._entered())

    @property
    def typed(self) -> list[str]:
        """What was changed, as it stands in its fields."""
        return typed(self._before, self._entered())

    def start(self) -> None:
        """The keys begin on the first field."""
        self._first().setFocus(Qt.FocusReason.TabFocusReason)

    def insist(self) -> None:
        """Something else wants its place: it stays where the keys were, and says what has to be done first."""
        self._say(QCoreApplication.translate("Correct", "Save this first, or leave it as it was."))
        had = cast("QWidget | None", self.focusWidget())
        (had if had is not None else self._first()).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves: no field keeps it."""
        if event.key() in ENTER:
            if enters.once(event):
                self.take()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _first(self) -> QWidget:
        return next(iter(self._fields().values())).line

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.reshaped.emit()

    def _buttons(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave = style.button(translate("Correct", "Leave as it was"))
        self.save = style.button(translate("Correct", "Save"), role="primary")
        self.leave.clicked.connect(self.done)
        self.save.clicked.connect(self.take)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        return row

    def _fields(self) -> dict[str, Field]:
        """By the names of the presenter's problems, in the order of the keys."""
        who = self._who.fields() if self._who is not None else {}
        return who | (self._car.fields() if self._car is not None else {})

    def _entered(self) -> Entered:
        return Entered(
            customer=self._who.form() if self._who is not None else None,
            vehicle=self._car.form(self._insisted_vin) if self._car is not None else None,
        )
