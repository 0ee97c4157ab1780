"""The settings' page on the numbers of the rules: each by its name, with its unit and what it was meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.policies import Policies
from desktop.presenters.policy_numbers import WEEKDAY, numbers_of
from desktop.presenters.typed_values import Unit
from desktop.theming import formats, style
from desktop.views.asked import AskedPage, Spawn
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.card_parts import chip
from desktop.views.settings.form import NARROW, Form
from desktop.views.settings.form_words import number_words
from desktop.views.settings.page_parts import Notice, act, entry, listed, top
from desktop.views.settings.policy_preview import preview_words
from desktop.views.settings.policy_words import kind_about, kind_title, number_name
from scheduling.management_messages import PolicyLine
from scheduling.money import MoneySettings

BY_ITSELF = frozenset({Unit.COUNT, Unit.CLOCK})
"""Their fields say all; of the others the bounds are said in their unit."""


class PoliciesSection(AskedPage):
    """One kind at a time is open, in its place."""

    def __init__(self, policies: Policies, spawn: Spawn) -> None:
        super().__init__(policies, spawn)
        self._policies = policies
        self.form: PolicyNumbers | None = None
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._policies.load())

    def content(self) -> Sequence[QWidget]:
        self._keep_form()
        about = self.tr(
            "The numbers that the rules go by, from now on. What is booked keeps those that it was booked under."
        )
        return [
            top(self.tr("Policies"), about),
            listed([self._row(line) for line in self._policies.lines]),
        ]

    def begin(self, name: str) -> None:
        """Open the numbers of one kind."""
        self._policies.open(name)
        if self.form is not None:
            self.form.first().setFocus()

    def _keep_form(self) -> None:
        """It is of the kind that is open, and lives on while the rest is painted anew."""
        open_ = self._policies.opened
        if self.form is not None and (self.form.name, self.form.measures) == (open_, self._policies.measures):
            self.form.setParent(self)  # else it would go with the page before
            self.form.refresh()
            return
        if self.form is not None:
            self.form.deleteLater()
        self.form = None
        if open_:
            self.form = PolicyNumbers(self._policies)
            self.form.save_asked.connect(self._save)
            self.form.left.connect(self._policies.discard)
            self.form.refresh()

    def _save(self) -> None:
        self._spawn(self._policies.save())

    def _row(self, line: PolicyLine) -> QWidget:
        if self.form is not None and self._policies.opened == line.name:
            return self.form
        title = kind_title(line.name)
        change = act(self.tr("Change"), title, "pencil")
        change.setEnabled(not self._policies.opened and not self._policies.busy)
        change.clicked.connect(partial(_begin, self, line.name))
        others = len(self._policies.changed_ones(line))
        chips = [chip("pencil", self.tr("%n changed", "", others), "booked")] if others else []
        return entry("file-text", title, kind_about(line.name), change, chips=chips)


class PolicyNumbers(Form):
    """The numbers of the kind that is open."""

    def __init__(self, policies: Policies) -> None:
        self.name, self.measures = policies.opened, policies.measures
        super().__init__(policies, kind_title(self.name), kind_about(self.name), bare=True)
        self._policies = policies
        self.may_be_left = True
        self.defaults: dict[str, QPushButton] = {}
        line = policies.row
        for path, kind in numbers_of(self.name, {} if line is None else line.value).items():
            name = number_name(self.name, path)
            if kind == WEEKDAY:
                self.choice(path, name, _weekdays)
                continue
            wide = NARROW if path in policies.measures else 0
            self.line(path, name, hint=self._bounds(path), wide=wide, beside=[self._default(path, name)])
        self.preview = Notice("")
        self.beside(self.preview)
        self.all = style.button(self.tr("All back to default"), role="quiet")
        self.all.clicked.connect(partial(_to_default, policies, ()))
        self.at_the_end(self.all)

    def tell_more(self) -> None:
        for path, button in self.defaults.items():
            button.setVisible(not self._policies.is_default(path))
        self.all.setVisible(any(not self._policies.is_default(path) for path in self._policies.fields()))
        said = preview_words(self._policies, self._deposit()) or self._walk_ins()
        self.preview.said.setText(said)
        self.preview.setVisible(bool(said))

    def _walk_ins(self) -> str:
        """At how many computers bays are kept, which is not said here."""
        devices = self._policies.stored(self._policies.row, "devices")
        if self.name != "leases" or not isinstance(devices, list):
            return ""
        if not devices:
            return self.tr("No computer keeps bays for walk-ins; which ones do is set on the server.")
        return self.tr("Kept at %n computers; which ones is set on the server.", "", len(devices))

    def _deposit(self) -> int:
        money = self._policies.line("money")
        deposit = None if money is None else money.value.get("deposit")
        return deposit if isinstance(deposit, int) else MoneySettings().deposit

    def _default(self, path: str, name: str) -> QPushButton:
        """Sets it back; there while it is another."""
        measure, default = self._policies.measures.get(path), self._policies.default(path)
        said = str(default) if measure is None else number_words(default, measure)
        button = style.button(fill(self.tr("Back to %1"), said), role="link")
        button.setAccessibleName(f"{name}{DOT}{button.text()}")
        button.clicked.connect(partial(_to_default, self._policies, (path,)))
        if default not in (None, ""):
            self.defaults[path] = button
        button.hide()
        return button

    def _bounds(self, path: str) -> str:
        """What the rules take, where that is less than any number."""
        measure = self._policies.measures.get(path)
        if measure is None or measure.unit in BY_ITSELF:
            return ""
        least, most = self._policies.bounds(path)
        low, high = number_words(least, measure), number_words(most, measure)
        if most is not None:
            return fill(self.tr("From %1 to %2."), low, high)
        return fill(self.tr("At least %1."), low) if least else ""


def _weekdays() -> list[tuple[int, str]]:
    monday = date(2024, 1, 1)
    return [(day, formats.capital(formats.weekday(monday + timedelta(days=day)))) for day in range(7)]


def _to_default(policies: Policies, paths: Sequence[str], _checked: bool = False) -> None:
    policies.to_default(paths or policies.fields())


def _begin(section: PoliciesSection, name: str, _checked: bool = False) -> None:
    section.begin(name)
